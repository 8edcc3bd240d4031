import Dispatch
import Eligibility
import Foundation
import RuleLanguage
import Screening

/// Times deciding alone: the register is read whole first, as a database has its tables in memory.
enum ScreenMeasure {
  /// `measure screen REGISTER.csv DAY ITEM,ITEM… RUNS [THREADS]`: a line with the seconds of every run, each by an engine
  /// that has learnt nothing yet, and of the same number of runs by one that has decided the register before.
  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 4, let date = CalendarDate(arguments[1]), let runs = Int(arguments[3]) else {
      print("measure screen REGISTER.csv YYYY-MM-DD ITEM,ITEM… RUNS [THREADS]")
      return
    }
    let threads = arguments.count > 4 ? Int(arguments[4]) ?? 2 : 2
    let book = Checkout.book()
    let items = try items(arguments[2], book)
    func screen() -> RegisterScreen {
      RegisterScreen(book: book, on: date, items: items, priorities: false, threads: threads)
    }
    let batches = try batches(of: arguments[0], book, screen().wanted)
    let rows = batches.reduce(0) { $0 + $1.rowCount }
    let cold = (0..<runs).map { _ in time(batches, screen()) }
    let learnt = screen()
    _ = time(batches, learnt)
    let warm = (0..<runs).map { _ in time(batches, learnt) }
    print(
      "measure-screen rows=\(rows) items=\(items?.count ?? book.distinctItems.count) threads=\(threads) cold=\(list(cold)) warm=\(list(warm))"
    )
  }

  /// The items that are named, each `tên` or `văn_bản:tên`; nil: all. One nobody knows ends it: what is not decided is fast.
  private static func items(_ typed: String, _ book: RuleBook) throws -> [Int]? {
    let names = typed.split(separator: ",").map(String.init)
    guard !names.isEmpty else { return nil }
    return try names.map { name in
      let found = book.distinctItems.filter { item in
        name == item.name || name == "\(book.instruments[item.instrument].number.text):\(item.name)"
      }
      guard found.count == 1 else { throw UnknownItem(name: name) }
      return found[0].number
    }
  }

  private struct UnknownItem: Error {
    let name: String
  }

  private static func list(_ seconds: [Double]) -> String {
    seconds.map { String(format: "%.4f", $0) }.joined(separator: ",")
  }

  private static func time(_ batches: [RegisterBatch], _ screen: RegisterScreen) -> Double {
    let start = ContinuousClock.now
    let blocks = batches.flatMap { batch in screen.blocks(of: batch).map { (batch: batch, rows: $0) } }
    DispatchQueue.concurrentPerform(iterations: screen.threads) { thread in
      for block in stride(from: thread, to: blocks.count, by: screen.threads) {
        _ = screen.decide(blocks[block].rows, of: blocks[block].batch, on: thread)
      }
    }
    let taken = ContinuousClock.now - start
    return Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
  }

  private static func batches(of path: String, _ book: RuleBook, _ wanted: RegisterColumnSet?) throws -> [RegisterBatch]
  {
    let url = URL(filePath: path)
    let stem = url.deletingPathExtension().lastPathComponent
    var files = [RegisterFile(name: path, list: nil, source: try source(url))]
    let folder = url.deletingLastPathComponent()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where name.hasPrefix(stem + ".") && name.hasSuffix(".csv") && name != stem + ".csv" {
      let list = String(name.dropFirst(stem.count + 1).dropLast(4))
      files.append(RegisterFile(name: name, list: list, source: try source(folder.appending(path: name))))
    }
    var options = RegisterOptions()
    options.wanted = wanted
    // As large as what is decided at once may be: a database has its tables in larger groups of rows.
    options.blockSize = 48 << 20
    var problems: [RegisterProblem] = []
    guard let register = try Register.open(files, book: book, options, problems: &problems) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    var batches: [RegisterBatch] = []
    while let batch = try register.next() { batches.append(batch) }
    return batches
  }

  private static func source(_ url: URL) throws -> ByteSource {
    let file = try FileHandle(forReadingFrom: url)
    return { $0 += try file.read(upToCount: 1 << 20) ?? Data() }
  }
}

extension CalendarDate {
  /// `2025-12-31`.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }
}
