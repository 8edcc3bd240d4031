import Eligibility
import RuleLanguage
import Testing

@Suite("More known facts")
struct MonotonyTests {
  static let seeds: [UInt64] = Array(1...12)

  @Test("only narrow a range or settle a verdict", arguments: seeds)
  func narrow(seed: UInt64) throws {
    var rules = RandomRules(seed: seed)
    let text = rules.text()
    let bench = try RuleBench(text)
    let date = try #require(CalendarDate("30/06/2022"))
    var dossiers = RandomDossiers(book: bench.book, seed: seed)
    for _ in 0..<2 {
      let full = dossiers.full()
      var disclosed: Set<Disclosure> = []
      let hidden: Given = dossiers.random.once(in: 2) ? .notGiven : .unknown
      var before = bench.evaluator.decide(full.saying([], hidden: hidden), on: date)
      for disclosure in full.disclosures.shuffled(using: &dossiers.random) {
        disclosed.insert(disclosure)
        let after = bench.evaluator.decide(full.saying(disclosed, hidden: hidden), on: date)
        for (old, new) in zip(before.items, after.items) where !old.allows(new) {
          Issue.record(
            """
            seed \(seed), item \(bench.book.items[new.item].name), after \(disclosure):
            \(old.verdict) \(String(describing: old.amount)) \(old.findings.map(\.truth)) →
            \(new.verdict) \(String(describing: new.amount)) \(new.findings.map(\.truth))
            \(text)
            """)
          return
        }
        before = after
      }
      for item in before.items where !item.isSettled {
        Issue.record("seed \(seed): \(item.verdict) \(bench.causes(item)) with everything known\n\(text)")
        return
      }
    }
  }
}

extension ItemDecision {
  /// Whether knowing more may lead from this decision to the other.
  fileprivate func allows(_ other: ItemDecision) -> Bool {
    let isVerdictAllowed =
      switch verdict {
      case .eligible: other.verdict == .eligible
      case .ineligible: other.verdict == .ineligible || other.verdict == .outOfScope
      case .outOfScope: other.verdict == .outOfScope
      case .undetermined, .conflict: true
      }
    let nothing = MoneyRange(low: 0, high: 0)
    let isAmountAllowed = (amount ?? nothing).holds(other.amount ?? nothing)
    let isPayableAllowed = (payable ?? nothing).holds(other.payable ?? nothing)
    return isVerdictAllowed && (amount == nil || isAmountAllowed) && (payable == nil || isPayableAllowed)
      && zip(scope, other.scope).allSatisfy { $0.truth.allows($1.truth) }
      && zip(findings, other.findings).allSatisfy { $0.note != $1.note || $0.truth.allows($1.truth) }
      && zip(records, other.records).allSatisfy { old, new in
        old.record != new.record || (old.amount ?? nothing).holds(new.amount ?? nothing) || old.amount == nil
      }
  }

  /// Whether nothing but a hole, an authority or arithmetic leaves it open.
  fileprivate var isSettled: Bool {
    causes.allSatisfy { cause in
      switch cause {
      case .fact, .noParameterValue, .parameterConflict, .lapsedReference: false
      case .hole, .authorityDecides, .arithmetic: true
      }
    } && (verdict != .undetermined || !causes.isEmpty) && (amount?.isExact ?? true || !causes.isEmpty)
  }
}

extension MoneyRange {
  fileprivate func holds(_ other: MoneyRange) -> Bool {
    if other.low < low { return false }
    guard let high else { return true }
    return other.high.map { $0 <= high } ?? false
  }
}

extension Truth {
  fileprivate func allows(_ other: Truth) -> Bool { self == .unknown || self == other }
}
