import Dispatch
import Eligibility
import RuleLanguage
import Screening

/// Screens a register batch by batch. Rows are decided, counted and turned into what is written on the same thread, beside
/// the reading of the next; what is written comes in the order of the rows.
public final class ScreenWork {
  /// What is to be written of the rows.
  public enum Output: Sendable {
    case none
    case csv
    case lines(ScreenJSON)
  }

  private let screen: RegisterScreen
  private let empty: ScreenSummary
  private let lanes: [Lane]
  /// How many blocks may be under way, so that no more than these are in memory.
  private let room: DispatchSemaphore
  private let writing: Writing
  /// How many blocks there were.
  private var count = 0

  /// For the rows of `screen`; `parts` tells what is written of them, `isAsking` counts what is missing. `write` is given
  /// what is written, piece by piece.
  public init(
    _ screen: RegisterScreen, _ book: RuleBook, items: [Int]?, output: Output, parts: RowParts = .all, isAsking: Bool,
    write: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) {
    self.screen = screen
    let empty = ScreenSummary(book, items: items)
    self.empty = empty
    lanes = (0..<screen.threads).map { thread in
      Lane(thread, empty, book, output, parts, isAsking: isAsking)
    }
    room = DispatchSemaphore(value: screen.threads + 2)
    writing = Writing(write)
  }

  // What is under way ends before what it uses.
  deinit { writing.queue.sync {} }

  /// What one thread has of its own.
  private final class Lane: @unchecked Sendable {
    // SAFETY: used on its own queue, one block after the other, and after all have been done by the caller.
    let thread: Int
    let queue: DispatchQueue
    private(set) var summary: ScreenSummary
    private let writer: ScreenRowsCSV
    private let output: Output
    private let parts: RowParts
    private let isAsking: Bool

    init(
      _ thread: Int, _ summary: ScreenSummary, _ book: RuleBook, _ output: Output, _ parts: RowParts,
      isAsking: Bool
    ) {
      self.thread = thread
      queue = DispatchQueue(label: "cancu.screen.\(thread)")
      self.summary = summary
      writer = ScreenRowsCSV(book, parts)
      self.output = output
      self.parts = parts
      self.isAsking = isAsking
    }

    func work(_ rows: Range<Int>, of batch: RegisterBatch, _ screen: RegisterScreen, into buffer: LineBuffer) {
      let block = screen.decide(rows, of: batch, on: thread)
      summary.add(block, asking: isAsking)
      buffer.removeAll()
      switch output {
      case .none: break
      case .csv: writer.write(block, to: buffer)
      case .lines(let json):
        for row in block.screenedRows(explained: parts.tellReasons) { buffer.append(json.line(row, parts)) }
      }
    }
  }

  /// What puts blocks behind one another.
  private final class Writing: @unchecked Sendable {
    // SAFETY: `write` and `error` are used on the queue, one block after the other; buffers are taken out and put back there
    // and by the caller, never at the same time (`lock`).
    let queue = DispatchQueue(label: "cancu.write")
    private let write: (UnsafeRawBufferPointer) throws -> Void
    private var error: (any Error)?
    private var spare: [LineBuffer] = []
    private let lock = DispatchSemaphore(value: 1)

    init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) { self.write = write }

    func take() -> LineBuffer { locked { spare.popLast() ?? LineBuffer() } }

    /// Writes a block, unless something went wrong before.
    func write(_ buffer: LineBuffer) {
      if buffer.count > 0, !hasFailed {
        do { try buffer.withBytes(write) } catch { locked { self.error = error } }
      }
      locked { spare.append(buffer) }
    }

    private var hasFailed: Bool { locked { error != nil } }

    /// Throws what went wrong.
    func rethrow() throws {
      if let found = locked({ error }) { throw found }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
      lock.wait()
      defer { lock.signal() }
      return body()
    }
  }

  /// Has the rows of a batch decided and written, beside whatever is done next. Throws what went wrong with writing before.
  public func add(_ batch: RegisterBatch) throws {
    for rows in screen.blocks(of: batch) {
      try writing.rethrow()
      room.wait()
      let (lane, writing, screen, room) = (lanes[count % lanes.count], writing, screen, room)
      let done = Done(writing.take())
      count += 1
      lane.queue.async {
        lane.work(rows, of: batch, screen, into: done.buffer)
        done.isDone.signal()
      }
      writing.queue.async {
        done.isDone.wait()
        writing.write(done.buffer)
        room.signal()
      }
    }
  }

  /// A block under way.
  private struct Done: @unchecked Sendable {
    // SAFETY: the buffer is filled by the thread that decides the block and then, after `isDone`, read by the one that writes.
    let buffer: LineBuffer
    let isDone = DispatchSemaphore(value: 0)

    init(_ buffer: LineBuffer) { self.buffer = buffer }
  }

  /// Waits until all is decided and written; throws what went wrong.
  public func finish() throws {
    writing.queue.sync {}
    try writing.rethrow()
  }

  /// What the screening comes to, after it has ended.
  public var summary: ScreenSummary {
    var whole = empty
    for lane in lanes { whole.add(lane.summary) }
    return whole
  }
}
