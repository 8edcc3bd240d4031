import Eligibility
import RuleLanguage

/// Random conditions in which every fact is asked once, so that each part can come out either way whatever the others do.
struct RandomConditions {
  /// A condition on one fact, with a value that satisfies it and one that does not.
  struct Leaf {
    let fact: String
    let text: String
    let yes: Constant
    let no: Constant
    /// Another value that does not satisfy it, where it can be missed on two sides.
    var alsoNo: Constant?

    var values: [Constant] { [yes, no] + (alsoNo.map { [$0] } ?? []) }
  }

  static let leaves: [Leaf] = [
    Leaf(fact: "mới_lập", text: "mới_lập", yes: .truth(true), no: .truth(false)),
    Leaf(fact: "bị_phạt", text: "không bị_phạt", yes: .truth(false), no: .truth(true)),
    Leaf(fact: "vốn", text: "vốn ≥ 5 đồng", yes: .quantity(Ratio(5)), no: .quantity(Ratio(4))),
    Leaf(fact: "chi_phí", text: "chi_phí < 9 đồng", yes: .quantity(Ratio(8)), no: .quantity(Ratio(9))),
    Leaf(fact: "ngành", text: "ngành thuộc trồng_trọt, dịch_vụ", yes: .symbol(2), no: .symbol(1)),
    Leaf(fact: "địa_bàn", text: "địa_bàn ≥ khó_khăn", yes: .symbol(1), no: .symbol(0)),
    Leaf(
      fact: "thời_hạn", text: "thời_hạn từ 12 tháng đến 36 tháng", yes: .quantity(Ratio(12)), no: .quantity(Ratio(37)),
      alsoNo: .quantity(Ratio(11))),
    Leaf(
      fact: "ngày_nộp", text: "ngày_nộp ≤ 31/12/2021", yes: .date(day(2021, 12, 31)), no: .date(day(2022, 1, 1))),
  ]

  private var random: SeededRandom
  /// The leaves that were used.
  private(set) var used: [Leaf] = []
  private var left: [Leaf]

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    left = Self.leaves.shuffled(using: &random)
  }

  /// An item with a few conditions.
  mutating func item() -> String {
    var clauses = ["điều kiện \(condition(2))"]
    if random.once(in: 2) { clauses.append("điều kiện \(condition(1))") }
    if random.once(in: 2) { clauses.append("không hỗ trợ khi \(condition(1))") }
    return (clauses + ["hình thức \"giống\""]).joined(separator: "\n")
  }

  private mutating func condition(_ depth: Int) -> String {
    guard depth > 0, left.count > 1, !random.once(in: 4) else {
      guard let leaf = left.popLast() else { return "đúng" }
      used.append(leaf)
      return "(\(leaf.text))"
    }
    let first = condition(depth - 1)
    let second = condition(depth - 1)
    return random.pick([
      "(\(first) và \(second))", "(\(first) hoặc \(second))", "(không (\(first) và \(second)))",
      "(\(first) nếu \(second))", "(\(first) trừ khi \(second))", "(không (\(first) nếu \(second)))",
    ])
  }

  /// What is known of each fact used; nil: nothing.
  mutating func knowledge(hiding: Bool) -> [Constant?] {
    used.map { leaf in
      if hiding, random.once(in: 2) { return nil }
      return random.once(in: 2) ? leaf.yes : leaf.no
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
    return date
  }
}

extension RuleBench {
  /// The decision on the only item for a cooperative of which this is known.
  func decide(_ leaves: [RandomConditions.Leaf], _ known: [Constant?]) -> ItemDecision? {
    var dossier = Dossier(name: "random", vocabulary: book.vocabulary)
    if let kind = book.vocabulary.kindFact { dossier.facts[kind] = .value(.symbol(0)) }
    for (leaf, value) in zip(leaves, known) {
      guard let value, let fact = book.vocabulary.fact(named: leaf.fact) else { continue }
      dossier.facts[fact.index] = .value(value)
    }
    return CalendarDate("30/06/2022").flatMap { evaluator.decide(dossier, on: $0).items.first }
  }
}
