import Eligibility
import Foundation
import GuideText
import RuleLanguage
import Testing

@testable import Screening

/// The column engine against the evaluator, which is the specification: every verdict, amount, basis, reason, missing
/// fact, priority and total of every row.
@Suite("The column engine")
struct ColumnTests {
  /// What rows are decided by.
  enum Book: String, CaseIterable, CustomTestStringConvertible {
    case small
    case guide
    case law

    var testDescription: String { rawValue }

    func read() throws -> RuleBook {
      var loader = RuleLoader()
      switch self {
      case .small: return try RegisterTests.book()
      case .guide:
        for block in Guide.blocks(.right) { loader.read(SourceFile(path: "\(block)", text: block.text)) }
      case .law:
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
          .deletingLastPathComponent()
        for folder in ["Vocabulary", "National", "BacKan", "BacGiang", "Assumptions"] {
          let url = root.appending(path: "Rules/\(folder)")
          for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
          where name.hasSuffix(".cancu") {
            let text = try String(contentsOf: url.appending(path: name), encoding: .utf8)
            loader.read(SourceFile(path: "Rules/\(folder)/\(name)", text: text))
          }
        }
      }
      let book = loader.check(usingAssumptions: true)
      try #require(loader.diagnostics.filter { $0.severity == .error }.isEmpty)
      return book
    }

    /// How many rows are looked at a day: real law asks for more of each.
    var rows: Int {
      switch self {
      case .small: 200
      case .guide: 120
      case .law: 40
      }
    }
  }

  static let days = ["2019-06-15", "2021-08-01", "2022-12-31", "2024-11-30", "2025-12-31"]

  @Test("says of each row what the evaluator says", arguments: Book.allCases, days)
  func agrees(_ kind: Book, day: String) throws {
    let book = try kind.read()
    let parts = day.split(separator: "-").compactMap { Int($0) }
    let date = try #require(CalendarDate(year: parts[0], month: parts[1], day: parts[2]))
    for (place, profile) in SampleProfile.all.enumerated() {
      let seed = UInt64(parts[0] * 10 + place)
      let (_, batches) = try ScreenTests.sampled(
        kind.rows, seed: seed, profile: profile, year: parts[0], of: book, isDamaged: true)
      try Self.compare(batches, book, on: date, items: nil, "\(kind), seed \(seed)")
    }
  }

  @Test("of some items only, says what the evaluator says of them", arguments: Book.allCases)
  func someItems(_ kind: Book) throws {
    let book = try kind.read()
    let date = try #require(CalendarDate(year: 2022, month: 12, day: 31))
    let items = stride(from: 0, to: book.items.count, by: 7).map { $0 }
    let (_, batches) = try ScreenTests.sampled(30, seed: 11, year: 2022, of: book, isDamaged: true)
    try Self.compare(batches, book, on: date, items: items, "\(kind), seed 11")
  }

  @Test("says the same on one thread and on several")
  func threads() throws {
    let book = try Book.guide.read()
    let date = try #require(CalendarDate(year: 2024, month: 11, day: 30))
    let (_, batches) = try ScreenTests.sampled(5000, seed: 3, year: 2024, of: book, isDamaged: true)
    let one = RegisterScreen(book: book, on: date, priorities: false, threads: 1)
    let several = RegisterScreen(book: book, on: date, priorities: false, threads: 3)
    for batch in batches {
      #expect(one.rows(of: batch) == several.rows(of: batch))
    }
  }

  @Test(
    "says the same whichever shortcuts it takes", arguments: Book.allCases, [ColumnShortcuts.amounts, .numbers, .pairs])
  func shortcuts(_ kind: Book, without shortcut: ColumnShortcuts) throws {
    let book = try kind.read()
    let date = try #require(CalendarDate(year: 2024, month: 11, day: 30))
    let (_, batches) = try ScreenTests.sampled(kind.rows, seed: 21, year: 2024, of: book, isDamaged: true)
    let all = RegisterScreen(book: book, on: date, priorities: false, threads: 1)
    let some = RegisterScreen(
      book: book, on: date, priorities: false, threads: 1, shortcuts: ColumnShortcuts.all.subtracting(shortcut))
    for batch in batches {
      for (one, other) in zip(all.rows(of: batch), some.rows(of: batch)) where one != other {
        Issue.record("\(kind), seed 21, row \(one.identifier)")
      }
    }
  }

  @Test("says the same where only what bears on the items was read")
  func projected() throws {
    let book = try Book.law.read()
    let date = try #require(CalendarDate(year: 2025, month: 12, day: 31))
    for first in 0..<6 {
      let items = stride(from: first * 5, to: book.items.count, by: 31).map { $0 }
      let screen = RegisterScreen(book: book, on: date, items: items, priorities: true, threads: 1)
      let seed = UInt64(40 + first)
      let whole = try ScreenTests.sampled(40, seed: seed, year: 2025, of: book, isDamaged: true)
      let part = try ScreenTests.sampled(40, seed: seed, year: 2025, of: book, isDamaged: true, wanted: screen.wanted)
      for (one, other) in zip(whole.batches, part.batches) {
        try #require(one.rowCount == other.rowCount)
        for (left, right) in zip(screen.rows(of: one), screen.rows(of: other)) {
          #expect(Self.isSame(left, right, book), "items \(items), seed \(seed), row \(left.identifier)")
        }
      }
    }
  }

  @Test("says the same of failures where nothing else is asked", arguments: Book.allCases)
  func failuresOnly(_ kind: Book) throws {
    let book = try kind.read()
    let date = try #require(CalendarDate(year: 2024, month: 11, day: 30))
    let (_, batches) = try ScreenTests.sampled(kind.rows, seed: 31, year: 2024, of: book, isDamaged: true)
    let all = RegisterScreen(book: book, on: date, priorities: false, threads: 1)
    let failures = RegisterScreen(book: book, on: date, priorities: false, threads: 1, reasons: .failures)
    var failed = 0
    for batch in batches {
      for (one, other) in zip(all.rows(of: batch), failures.rows(of: batch)) {
        #expect(one.items.map(\.failed) == other.items.map(\.failed), "\(kind), seed 31, row \(one.identifier)")
        #expect(one.items.map(\.verdict) == other.items.map(\.verdict), "\(kind), seed 31, row \(one.identifier)")
        failed += one.items.reduce(0) { $0 + $1.failed.count }
      }
    }
    #expect(failed > 100)
  }

  @Test("of ledgers that show more than has a number, says what the evaluator says", arguments: [1, 2])
  func ledgers(seed: UInt64) throws {
    let book = try Book.law.read()
    let date = try #require(CalendarDate(year: 2025, month: 12, day: 31))
    let names = [
      "hội_thi_thủ_công của 52/2018/NĐ-CP", "dự_án_ngành_nghề_nông_thôn của 52/2018/NĐ-CP",
      "tập_huấn_hữu_cơ của 109/2018/NĐ-CP", "tập_huấn_khuyến_nông của 83/2018/NĐ-CP",
      "quảng_bá_thương_hiệu của 01/2022/NQ-HĐND", "phí_bảo_hiểm_tổ_chức của 13/2022/QĐ-TTg",
    ]
    let cells = [
      names + ["", "?"], ["", "", "52/2018/NĐ-CP", "01/2022/NQ-HĐND"], ["", "xúc_tiến_thương_mại", "khác", "?"],
      ["", "5000000"], ["", "2025-03-01", "2024-12-31"],
    ]
    var sample = RegisterSample(book, try #require(SampleProfile.all.last), seed: seed, year: 2025)
    var random = SampleRandom(seed: seed)
    let header = sample.header.dropLast().split(separator: ",", omittingEmptySubsequences: false)
    let column = try #require(header.firstIndex(of: "đã_nhận"))
    var (main, ledger) = (sample.header, "mã,khoản_hỗ_trợ,văn_bản,nội_dung,số_tiền,ngày\n")
    for number in 1...300 {
      var row = sample.next(number).row.dropLast().split(separator: ",", omittingEmptySubsequences: false)
      row[column] = ""
      main += row.joined(separator: ",") + "\n"
      for _ in 0..<random.below(5) {
        let entry = cells.map { $0[Int(random.below(Int64($0.count)))] }
        ledger += "\(number)," + entry.joined(separator: ",") + "\n"
      }
    }
    var problems: [RegisterProblem] = []
    let opened = try Register.open(
      [RegisterTests.file(main, step: 4096), RegisterTests.file(ledger, list: "đã_nhận", step: 4096)], book: book,
      problems: &problems)
    let register = try #require(opened, "seed \(seed): \(problems)")
    var batches: [RegisterBatch] = []
    while let batch = try register.next() { batches.append(batch) }
    let items = book.items.indices.filter { item in
      names.contains("\(book.items[item].name) của \(book.instruments[book.items[item].instrument].number.text)")
    }
    try #require(items.count == names.count && register.problems.isEmpty, "\(register.problems)")
    try Self.compare(batches, book, on: date, items: items, "ledgers, seed \(seed)")
  }

  /// Whether two rows say the same, priorities as far as they rank.
  private static func isSame(_ one: ScreenedRow, _ other: ScreenedRow, _ book: RuleBook) -> Bool {
    one.identifier == other.identifier && one.totals == other.totals && one.groups == other.groups
      && one.items.count == other.items.count
      && zip(one.items, other.items).allSatisfy { differences($0, $1, book).isEmpty }
  }

  static func compare(
    _ batches: [RegisterBatch], _ book: RuleBook, on date: CalendarDate, items: [Int]?,
    _ which: String
  ) throws {
    let columns = RegisterScreen(book: book, on: date, items: items, priorities: true, threads: 1)
    let scalar = RegisterScreen(book: book, on: date, items: items, priorities: true, engine: .evaluator)
    for batch in batches {
      let found = columns.rows(of: batch)
      let expected = scalar.rows(of: batch)
      try #require(found.count == expected.count)
      for (one, other) in zip(found, expected) {
        guard !Self.isSame(one, other, book) else { continue }
        for (item, same) in zip(one.items, other.items) {
          let parts = Self.differences(item, same, book)
          if !parts.isEmpty { Issue.record("\(which), row \(one.identifier), \(book.items[item.item].name): \(parts)") }
        }
        #expect(one.items.map(\.item) == other.items.map(\.item), "\(which), row \(one.identifier)")
        #expect(one.totals == other.totals, "\(which), row \(one.identifier)")
      }
    }
  }

  private static func differences(_ one: ScreenedItem, _ other: ScreenedItem, _ book: RuleBook) -> String {
    let ranks = [one, other].map { PriorityStanding($0.priority) { book.priorityRules[$0].isRanked } }
    let parts: [(String, Any, Any, Bool)] = [
      ("verdict", one.verdict, other.verdict, one.verdict == other.verdict),
      ("amount", one.amount as Any, other.amount as Any, one.amount == other.amount),
      ("taken", one.taken as Any, other.taken as Any, one.taken == other.taken),
      ("choice", one.choice as Any, other.choice as Any, one.choice == other.choice),
      ("basis", one.basis, other.basis, one.basis == other.basis),
      ("failed", one.failed.map(\.path), other.failed.map(\.path), one.failed == other.failed),
      ("missing", one.missing, other.missing, one.missing == other.missing),
      ("priority", ranks[0], ranks[1], ranks[0] == ranks[1]),
      ("openness", one.openness, other.openness, one.openness == other.openness),
      ("item", one.item, other.item, one.item == other.item),
    ]
    return parts.filter { !$0.3 }.map { "\($0.0): \($0.1), not \($0.2)" }.joined(separator: "; ")
  }
}
