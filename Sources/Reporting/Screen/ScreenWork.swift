import Dispatch
import Eligibility
import RuleLanguage
import Screening

/// Screens a register batch by batch: rows are decided, counted and turned into what is written on the same thread.
public final class ScreenWork {
  /// What is to be written of the rows.
  public enum Output: Sendable {
    case none
    case csv
    case lines(ScreenJSON)
  }

  private let parts: Parts
  private let output: Output
  private let isBrief: Bool
  private let isAsking: Bool

  /// For screenings by `book` on so many threads; `isBrief` writes no reasons, `isAsking` counts what is missing.
  public init(_ book: RuleBook, items: [Int]?, threads: Int, output: Output, isBrief: Bool = false, isAsking: Bool) {
    parts = Parts(book, items: items, threads: threads, isBrief: isBrief)
    self.isBrief = isBrief
    self.output = output
    self.isAsking = isAsking
  }

  /// What each thread and each block has of its own.
  private final class Parts: @unchecked Sendable {
    // SAFETY: entries of a thread are used by that thread alone, those of a block by the thread that decides it; between
    // batches by nobody but the caller. Neither array changes its size while threads run.
    let book: RuleBook
    let items: [Int]?
    let writers: [ScreenRowsCSV]
    let summaries: [Holder]
    /// What the batch that is decided fills.
    var buffers: [LineBuffer] = []
    var used = 0

    /// One summary, in a place of its own.
    final class Holder {
      var summary: ScreenSummary?
    }

    init(_ book: RuleBook, items: [Int]?, threads: Int, isBrief: Bool) {
      self.book = book
      self.items = items
      writers = (0..<threads).map { _ in ScreenRowsCSV(book, isBrief: isBrief) }
      summaries = (0..<threads).map { _ in Holder() }
    }
  }

  /// Decides the rows of a batch.
  public func screen(_ batch: RegisterBatch, _ screen: RegisterScreen) {
    let blocks = screen.blockCount(of: batch)
    while parts.buffers.count < blocks { parts.buffers.append(LineBuffer()) }
    parts.used = blocks
    for holder in parts.summaries where holder.summary == nil {
      holder.summary = ScreenSummary(parts.book, items: parts.items)
    }
    let (parts, output, isBrief, isAsking) = (parts, output, isBrief, isAsking)
    screen.screen(batch) { block, thread, number in
      parts.summaries[thread].summary?.add(block, asking: isAsking)
      let buffer = parts.buffers[number]
      buffer.removeAll()
      switch output {
      case .none: break
      case .csv: parts.writers[thread].write(block, to: buffer)
      case .lines(let json):
        for row in block.screenedRows(explained: !isBrief) { buffer.append(json.line(row, isBrief: isBrief)) }
      }
    }
  }

  /// Gives what is to be written of the batch that was decided last, in the order of its rows, beside whatever is done next;
  /// what is given before comes first. Throws what went wrong with that.
  public func write(_ body: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    try finish()
    // The next batch fills the buffers that have been written.
    let full = Array(parts.buffers.prefix(parts.used))
    parts.buffers.removeFirst(parts.used)
    parts.buffers += spare
    spare = full
    parts.used = 0
    let (writing, carried) = (writing, Carried(buffers: full, body: body))
    queue.async(group: group) {
      do {
        for buffer in carried.buffers where buffer.count > 0 { try buffer.withBytes(carried.body) }
      } catch {
        writing.error = error
      }
    }
  }

  /// Waits until all is written; throws what went wrong.
  public func finish() throws {
    group.wait()
    if let error = writing.error {
      writing.error = nil
      throw error
    }
  }

  private let queue = DispatchQueue(label: "writing")
  private let group = DispatchGroup()
  private let writing = Writing()
  /// What has been given to be written.
  private var spare: [LineBuffer] = []

  /// What went wrong while writing.
  private final class Writing: @unchecked Sendable {
    // SAFETY: written by the one task that writes, read after it has ended.
    var error: (any Error)?
  }

  /// What the task that writes works with.
  private struct Carried: @unchecked Sendable {
    // SAFETY: one task writes at a time, and nobody else uses these buffers, or what they are written to, until it has ended.
    let buffers: [LineBuffer]
    let body: (UnsafeRawBufferPointer) throws -> Void
  }

  /// What the screening comes to; nil: there was no row.
  public var summary: ScreenSummary? {
    var whole: ScreenSummary?
    for holder in parts.summaries {
      guard let own = holder.summary else { continue }
      if whole == nil { whole = own } else { whole?.add(own) }
    }
    return whole
  }
}
