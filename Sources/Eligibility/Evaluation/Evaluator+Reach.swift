import RuleLanguage

/// All that decisions on some items can look at.
public struct DecisionReach: Sendable {
  /// Facts of the applicant, and fields of records.
  public internal(set) var facts: Set<FactReference> = []
  /// The lists.
  public internal(set) var lists: Set<Int> = []
}

extension Evaluator {
  /// What deciding these items can look at, and those that rules join them with (nil: all), papers left out; with
  /// `priorities` what ranks applicants too. It may name more than is looked at, never less.
  public func reach(of items: [Int]?, priorities: Bool) -> DecisionReach {
    var finder = ReachFinder(book, plan)
    finder.look(atItems: items)
    if priorities { finder.lookAtPriorities() }
    return finder.reach
  }
}

/// Gathers what can be looked at, names followed to what they stand for.
private struct ReachFinder {
  private let book: RuleBook
  private let plan: EvaluationPlan
  private var finder: DependencyFinder
  private var found = FactSet()

  init(_ book: RuleBook, _ plan: EvaluationPlan) {
    self.book = book
    self.plan = plan
    finder = DependencyFinder(book, plan.numbering)
  }

  /// The facts and lists of all that was gathered.
  var reach: DecisionReach {
    var reach = DecisionReach()
    for index in book.vocabulary.facts.indices {
      add(FactReference(list: nil, index: index), to: &reach)
    }
    for (list, layout) in book.vocabulary.lists.enumerated() {
      if found.contains(plan.numbering.number(list: list)) { reach.lists.insert(list) }
      for index in layout.fields.indices { add(FactReference(list: list, index: index), to: &reach) }
    }
    return reach
  }

  private func add(_ reference: FactReference, to reach: inout DecisionReach) {
    guard found.contains(plan.numbering.number(reference)) else { return }
    reach.facts.insert(reference)
    if let list = reference.list { reach.lists.insert(list) }
  }

  mutating func look(atItems items: [Int]?) {
    // Which instrument counts is asked of each that has a word to say, and of those they refer to.
    for instrument in book.instruments {
      if let fact = instrument.referenceDate { look(at: fact) }
      for transition in instrument.keeps + instrument.yields { look(at: transition.condition.value) }
    }
    for role in [book.vocabulary.kindFact, book.vocabulary.territoryFact] {
      if let role { look(at: FactReference(list: nil, index: role)) }
    }
    let families = items.map { plan.families(joinedWith: $0, in: book) }
    for item in plan.items {
      let family = book.familyOfItem[checked: item.support.number] ?? item.support.number
      if families?.contains(family) != false { look(at: item) }
    }
    for rule in book.stackingRules where families.map({ !$0.isDisjoint(with: rule.members) }) ?? true {
      lookAtLedger()
      if let condition = rule.condition { look(at: condition.value) }
      if case .jointCeiling(let limit, _) = rule.kind { look(at: limit) }
    }
  }

  mutating func lookAtPriorities() {
    for rule in book.priorityRules {
      for criterion in rule.clause.value {
        switch criterion.test {
        case .condition(let expression), .value(let expression, _): look(at: expression)
        }
      }
    }
  }

  private mutating func look(at item: ItemPlan) {
    let support = item.support
    if let list = support.list { found.insert(plan.numbering.number(list: list)) }
    for check in item.checks { found.formUnion(check.dependencies.facts) }
    for beneficiary in support.beneficiaries?.value ?? [] { beneficiary.condition.map { look(at: $0) } }
    if let decision = support.decision { look(at: decision.value) }
    for step in support.payment?.value ?? [] { look(at: step.condition) }
    let keys = (support.deduction?.value ?? []) + support.times.flatMap(\.value.keys)
    for case .fact(let reference, _) in keys { look(at: reference) }
    if support.deduction != nil || !support.times.isEmpty || support.ceilings.contains(where: \.value.isPerYear) {
      lookAtLedger()
    }
  }

  private mutating func lookAtLedger() {
    if let ledger = book.vocabulary.ledger { found.formUnion(finder.whole(ledger.list).facts) }
  }

  private mutating func look(at reference: FactReference) { found.insert(plan.numbering.number(reference)) }

  private mutating func look(at expression: Expression) { found.formUnion(finder.find(expression).facts) }
}
