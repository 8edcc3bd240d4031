import Eligibility
import RuleLanguage
import Testing

@testable import Screening

@Suite("Screening")
struct ScreenTests {
  /// A register of `count` rows, sampled and read again.
  static func sampled(
    _ count: Int, seed: UInt64, profile: SampleProfile? = nil, year: Int = 2022, of given: RuleBook? = nil,
    isDamaged: Bool = false, wanted: RegisterColumnSet? = nil
  ) throws -> (register: Register, batches: [RegisterBatch]) {
    let book = try given ?? RegisterTests.book()
    let profile = try #require(profile ?? SampleProfile.all.first)
    var sample = RegisterSample(book, profile, seed: seed, year: year)
    var gaps = Gaps(seed: seed)
    // Where an applicant is and what it is always applies, and lists have no such words.
    let kept = Set(
      sample.header.dropLast().split(separator: ",").enumerated()
        .filter { ["tỉnh", "loại_hình"].contains($1) || sample.lists.contains(String($1)) }.map(\.offset))
    var main = sample.notes(rows: count, seed: seed) + sample.header
    var lists = sample.lists.indices.map { sample.header(of: $0) }
    for number in 1...count {
      let (row, records) = sample.next(number)
      main += isDamaged ? gaps.fill(row, but: kept) : row
      for (list, lines) in records.enumerated() { lists[list] += isDamaged ? gaps.fill(lines, but: []) : lines }
    }
    let files =
      [RegisterTests.file(main, step: 4096)]
      + zip(sample.lists, lists).map { RegisterTests.file($1, list: $0, step: 4096) }
    var problems: [RegisterProblem] = []
    var options = RegisterOptions(keepsGoing: true)
    options.wanted = wanted
    let opened = try Register.open(files, book: book, options, problems: &problems)
    let register = try #require(opened, "seed \(seed): \(problems)")
    var batches: [RegisterBatch] = []
    while let batch = try register.next() { batches.append(batch) }
    try #require(register.problemCount == 0, "seed \(seed): \(register.problems)")
    return (register, batches)
  }

  static let day = CalendarDate(dayNumber: 19_357)

  /// What a screening comes to, counted by block.
  static func summary(of batches: [RegisterBatch], by screen: RegisterScreen, _ book: RuleBook) -> ScreenSummary {
    let slots = batches.map { ResultSlots<ScreenSummary>(count: screen.blocks(of: $0, divided: true).count) }
    var whole = ScreenSummary(book)
    for (batch, slots) in zip(batches, slots) {
      screen.screen(batch) { block, _, number in
        var own = ScreenSummary(book)
        own.add(block, asking: true)
        slots.put(own, at: number)
      }
      for own in slots.results { whole.add(own) }
    }
    return whole
  }

  @Test("decides each row as its dossier", arguments: [1, 2, 3])
  func rows(seed: UInt64) throws {
    let book = try RegisterTests.book()
    let date = try #require(Self.day)
    let (register, batches) = try Self.sampled(300, seed: seed)
    let evaluator = Evaluator(book: book)
    var verdicts: [Verdict: Int] = [:]
    for batch in batches {
      let rows = RegisterScreen(book: book, on: date, priorities: false).rows(of: batch)
      try #require(rows.count == batch.rowCount)
      for (index, row) in rows.enumerated() {
        let decision = evaluator.decide(register.dossier(batch, index), on: date)
        let shown = decision.items.filter { $0.verdict != .outOfScope }
        #expect(row.items.map(\.item) == shown.map(\.item), "seed \(seed), row \(row.identifier)")
        #expect(row.items.map(\.verdict) == shown.map(\.verdict), "seed \(seed), row \(row.identifier)")
        #expect(row.items.map(\.taken) == shown.map(\.afterStacking), "seed \(seed), row \(row.identifier)")
        #expect(row.totals == decision.totals, "seed \(seed), row \(row.identifier)")
        for item in row.items { verdicts[item.verdict, default: 0] += 1 }
      }
    }
    // A sample that met no answer but one would show nothing.
    #expect(verdicts.count >= 3, "\(verdicts)")
  }

  @Test("of some items only, counts these and sums these")
  func someItems() throws {
    let book = try RegisterTests.book()
    let date = try #require(Self.day)
    let (_, batches) = try Self.sampled(200, seed: 4)
    for batch in batches {
      let all = RegisterScreen(book: book, on: date, priorities: false).rows(of: batch)
      let some = RegisterScreen(book: book, on: date, items: [1], priorities: false).rows(of: batch)
      for (whole, part) in zip(all, some) {
        let same = whole.items.filter { $0.item == 1 }
        #expect(part.items.map(\.verdict) == same.map(\.verdict))
        #expect(part.items.map(\.taken) == same.map(\.taken))
        let granted = same.filter { $0.verdict == .eligible }.compactMap { $0.taken ?? $0.amount }
        #expect(part.totals.values.map(\.low).reduce(0, +) == granted.map(\.low).reduce(0, +))
      }
    }
  }

  @Test("adds up: items, groups and the whole count the same rows and the same money")
  func summary() throws {
    let book = try RegisterTests.book()
    let date = try #require(Self.day)
    let (_, batches) = try Self.sampled(400, seed: 5)
    let screen = RegisterScreen(book: book, on: date, priorities: false)
    let layout = try #require(batches.first).layout
    let names = layout.groupColumns(book.vocabulary).map { layout.columns[$0].header }
    #expect(Set(names) == ["loại_hình", "tỉnh"])
    let summary = Self.summary(of: batches, by: screen, book)
    let rows = batches.flatMap { screen.rows(of: $0) }
    #expect(summary.rowCount == 400)
    let decided = summary.items.values.map { $0.verdicts.values.reduce(0, +) }.reduce(0, +)
    #expect(decided == rows.map(\.items.count).reduce(0, +))
    #expect(summary.whole.granted == rows.filter { $0.items.contains { $0.verdict == .eligible } }.count)
    for name in names {
      let groups = summary.groups.filter { $0.key.column == name }.map(\.value)
      #expect(groups.map(\.rowCount).reduce(0, +) == 400)
      #expect(groups.map(\.granted).reduce(0, +) == summary.whole.granted)
      for (basis, total) in summary.whole.totals {
        #expect(groups.compactMap { $0.totals[basis]?.low }.reduce(0, +) == total.low)
      }
    }
    for (target, question) in summary.questions {
      #expect(question.rows <= question.alone + question.together, "\(target)")
    }
  }

  @Test("A sampled register is the same for a seed, another for another")
  func samples() throws {
    let book = try RegisterTests.book()
    let profile = try #require(SampleProfile.all.last)
    func rows(_ seed: UInt64) -> [String] {
      var sample = RegisterSample(book, profile, seed: seed, year: 2022)
      return (1...50).map { number in
        let (row, records) = sample.next(number)
        return row + records.joined()
      }
    }
    #expect(rows(7) == rows(7))
    #expect(rows(7) != rows(8))
    #expect(rows(7)[3].hasPrefix("4,"))
  }
}

/// Says of some cells that are left out that nobody knows, or that the question does not arise.
private struct Gaps {
  private var random: SampleRandom

  init(seed: UInt64) { random = SampleRandom(seed: seed) }

  /// Fills gaps, but none at these places of a line.
  mutating func fill(_ lines: String, but kept: Set<Int>) -> String {
    lines.split(separator: "\n").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return cells.enumerated().map { place, cell in
        guard cell.isEmpty, !kept.contains(place) else { return String(cell) }
        switch random.below(5) {
        case 0: return "?"
        case 1: return "không áp dụng"
        default: return ""
        }
      }.joined(separator: ",") + "\n"
    }.joined()
  }
}
