import RuleLanguage

/// A rule on stacking for rows: how it counts for each.
final class StackingRuleColumns {
  private let rule: StackingRule
  private let unit: DecisionUnit
  /// How it counts, each once; nil: surely not.
  private var found: [StandingRule?] = []
  /// The same, as far as it decides.
  private(set) var ways: StackingWays

  init(_ rule: StackingRule, _ plan: ColumnPlan) {
    self.rule = rule
    var finder = DossierUseFinder(plan, home: rule.instrument, item: -1, list: nil)
    finder.lookAtValidity(of: rule.instrument)
    if let fact = plan.book.vocabulary.territoryFact { finder.add(FactReference(list: nil, index: fact), .exact) }
    if let condition = rule.condition { finder.look(at: condition.value) }
    if case .jointCeiling(let limit, let isPerYear) = rule.kind {
      finder.look(at: limit)
      if isPerYear { finder.lookAtLedger(for: Set(rule.members)) { [$0.date, $0.amount] } }
    } else {
      finder.lookAtLedger(for: Set(rule.members)) { _ in [] }
    }
    unit = DecisionUnit(finder.use, plan)
    ways = StackingWays(memberCount: rule.members.count)
  }

  /// How it counts for rows, by number.
  func standings(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    unit.outcomes(of: subjects, oracle.codes) { subject in
      let (standing, _) = oracle.ask(subject, subjects, unit.part) { $0.standing(of: rule) }
      found.append(standing)
      ways.append(
        StackingWays.Counting(truth: standing?.truth ?? .no, basis: standing?.basis ?? .text),
        losses: members.map { loss(standing, of: $0) })
      return Int32(truncatingIfNeeded: found.count - 1)
    }
  }

  private func loss(_ standing: StandingRule?, of family: Int) -> Truth? {
    guard let standing, standing.truth != .no else { return .no }
    return isExclusive ? standing.receivedBesides(family).truth : nil
  }

  var isExclusive: Bool { rule.isExclusive }
  /// The items it speaks of, by their families.
  var members: [Int] { rule.members }

  /// How it counts; nil: surely not.
  func standing(_ way: Int32) -> StandingRule? { found[Int(way)] }
}
