import RuleLanguage

/// A rule on stacking for rows: how it counts for each.
final class StackingRuleColumns {
  private let rule: StackingRule
  private let unit: DecisionUnit
  /// How it counts, each once; nil: surely not.
  private var found: [StandingRule?] = []
  /// What the ledger takes from the only item of a row, by how the rule counts and the item.
  private var losses: [[Int: Truth]] = []

  init(_ rule: StackingRule, _ plan: ColumnPlan) {
    self.rule = rule
    members = Set(rule.members)
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
    unit = DecisionUnit(finder.use, plan.book.vocabulary)
  }

  /// How it counts for rows, by number.
  func standings(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    unit.outcomes(of: subjects, oracle.codes) { subject in
      let (standing, _) = oracle.ask(subject, subjects) { $0.standing(of: rule) }
      found.append(standing)
      losses.append([:])
      return Int32(truncatingIfNeeded: found.count - 1)
    }
  }

  var isExclusive: Bool { rule.isExclusive }
  /// The items it speaks of, by their families.
  let members: Set<Int>

  /// Whether it counts, or may.
  func counts(_ number: Int32) -> Bool { found[Int(number)] != nil }

  /// How it counts; nil: surely not.
  func standing(_ number: Int32) -> StandingRule? { found[Int(number)] }

  /// Whether an item is lost to something received, where it is the only one of a row; nil: the rule sets a limit.
  func loss(_ number: Int32, of family: Int) -> Truth? {
    guard members.contains(family), let standing = found[Int(number)] else { return .no }
    guard rule.isExclusive else { return nil }
    if let known = losses[Int(number)][family] { return known }
    let loss = standing.receivedBesides(family).truth
    losses[Int(number)][family] = loss
    return loss
  }
}
