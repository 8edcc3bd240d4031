import Eligibility
import RuleLanguage
import Testing

/// What is said while facts are missing must hold once they are known.
@Suite("Stacking with missing facts")
struct StackingSoundnessTests {
  /// Three acts with items that rest on facts, and rules between them that may rest on facts too.
  static func rules(_ random: inout SeededRandom) -> String {
    let numbers = ["1/2020/NĐ-CP", "2/2020/TT-BTC", "3/2020/NQ-HĐND"]
    var texts: [String] = []
    for (place, number) in numbers.enumerated() {
      let items = (0..<3).map { item -> (name: String, clauses: String) in
        var clauses = [
          "    mức \(random.pick(["", "", "không quá "]))\(random.pick(["5 đồng", "chi_phí", "vốn", "9 đồng", "dư_nợ"]))",
          "    làm tròn xuống đồng",
        ]
        if random.once(in: 3) { clauses.append("    điều kiện \(random.pick(["mới_lập", "bị_phạt", "khả_thi"]))") }
        if random.once(in: 4) { clauses.append("    tối đa 8 đồng mỗi năm") }
        if random.once(in: 4) { clauses.append("    nguồn thứ cấp \"báo\"") }
        if random.once(in: 4) { clauses.append("    chi 50% khi mới_lập, 100% khi bị_phạt") }
        return ("i\(place)\(item)", clauses.joined(separator: "\n"))
      }
      func member() -> String { "điều 1 khoản \(Int.random(in: 1...3, using: &random)) của \(random.pick(numbers))" }
      var rules: [String] = (0..<2).map { _ in
        let when = random.once(in: 2) ? " khi \(random.pick(["mới_lập", "có_kế_hoạch", "vốn ≥ 5 đồng"]))" : ""
        let members = Set((0..<3).map { _ in member() } + ["điều 1 khoản 1", "điều 1 khoản 2 của \(numbers[0])"])
          .sorted()
        return "  \(random.pick(["không cộng dồn", "được chọn một"])) \(members.joined(separator: ", "))\(when)"
      }
      if place == 1 {
        let limit = random.pick(["12 đồng", "vốn", "50% × chi_phí"])
        rules.append("  tổng điều 1, điều 1 của 1/2020/NĐ-CP tối đa \(limit)\(random.pick(["", " mỗi năm"]))")
      }
      texts.append(StackingTests.instrument(number, items, rules.joined(separator: "\n")))
    }
    return texts.joined()
  }

  @Test("every amount, choice and total holds when more becomes known", arguments: 1...20 as ClosedRange<UInt64>)
  func completions(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let text = Self.rules(&random)
    let bench = try RuleBench(text)
    let date = try #require(CalendarDate("30/06/2022"))
    var dossiers = RandomDossiers(book: bench.book, seed: seed)
    for _ in 0..<2 {
      var full = dossiers.full()
      full.facts[bench.book.vocabulary.kindFact ?? 0] = .value(.symbol(0))
      var disclosed: Set<Disclosure> = []
      var before = bench.evaluator.decide(full.saying(disclosed, hidden: .unknown), on: date)
      var hidden = full.disclosures.shuffled(using: &dossiers.random)[...]
      while let disclosure = hidden.last {
        disclosed.formUnion(hidden.suffix(4))
        hidden = hidden.dropLast(4)
        let after = bench.evaluator.decide(full.saying(disclosed, hidden: .unknown), on: date)
        defer { before = after }
        guard let problem = before.contradicts(after) else { continue }
        Issue.record("seed \(seed), after \(disclosure): \(problem)\n\(text)")
        return
      }
    }
  }
}

extension Decision {
  /// What of this cannot be so if the other, of the same dossier of which more is known, is right.
  fileprivate func contradicts(_ other: Decision) -> String? {
    for (old, new) in zip(items, other.items) {
      if let was = old.choice, let now = new.choice, was != .unknown, was != now {
        return "item \(old.item): \(was) → \(now)"
      }
      let nothing = MoneyRange(low: 0, high: 0)
      if let range = old.afterStacking, !range.includes(new.afterStacking ?? nothing) {
        return "item \(old.item): \(range) → \(String(describing: new.afterStacking))"
      }
      if let range = old.payable, !range.includes(new.payable ?? nothing) {
        return "payable of \(old.item): \(range) → \(String(describing: new.payable))"
      }
    }
    for (basis, range) in possible where !range.includes(other.possible[basis] ?? MoneyRange(low: 0, high: 0)) {
      return "\(basis): \(range) → \(String(describing: other.possible[basis]))"
    }
    for (basis, range) in totals where (other.totals[basis]?.low ?? 0) < range.low {
      return "total of \(basis): \(range) → \(String(describing: other.totals[basis]))"
    }
    return nil
  }
}

extension MoneyRange {
  fileprivate func includes(_ other: MoneyRange) -> Bool {
    low <= other.low && (high == nil || (other.high.map { $0 <= high ?? $0 } ?? false))
  }
}
