import RuleLanguage

/// A rule on stacking for rows: how it counts for each.
final class StackingRuleColumns {
  private let rule: StackingRule
  private let unit: DecisionUnit
  /// How it counts, each once; nil: surely not.
  private var found: [StandingRule?] = []
  /// The same, as far as it decides.
  private var counting: [Counting] = []
  /// What the ledger takes from an item, by how the rule counts and the place of the item; nil: not known yet.
  private var losses: [Truth?] = []
  /// Whether a rule counts, surely not or at least maybe, and its weakest source.
  struct Counting {
    let truth: Truth
    let basis: Basis
  }

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
  }

  /// How it counts for rows, by number.
  func standings(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    unit.outcomes(of: subjects, oracle.codes) { subject in
      let (standing, _) = oracle.ask(subject, subjects) { $0.standing(of: rule) }
      found.append(standing)
      counting.append(Counting(truth: standing?.truth ?? .no, basis: standing?.basis ?? .text))
      losses += repeatElement(nil, count: members.count)
      return Int32(truncatingIfNeeded: found.count - 1)
    }
  }

  var isExclusive: Bool { rule.isExclusive }
  /// The items it speaks of, by their families.
  var members: [Int] { rule.members }

  /// Whether it counts.
  func counts(_ number: Int32) -> Counting { counting[Int(number)] }

  /// How it counts; nil: surely not.
  func standing(_ number: Int32) -> StandingRule? { found[Int(number)] }

  /// Of each way in which it counts, whether it takes nothing from any of its items where that is alone.
  var isQuiet: [Bool] {
    counting.indices.map { number in
      members.indices.allSatisfy { loss(Int32(truncatingIfNeeded: number), ofMember: $0) == .no }
    }
  }

  /// Whether the item at a place among the members is lost to something received; nil: the rule sets a limit.
  func loss(_ number: Int32, ofMember member: Int) -> Truth? {
    guard counting[Int(number)].truth != .no else { return .no }
    guard rule.isExclusive else { return nil }
    let place = Int(number) * members.count + member
    if let known = losses[place] { return known }
    let loss = found[Int(number)]?.receivedBesides(members[member]).truth ?? .no
    losses[place] = loss
    return loss
  }
}
