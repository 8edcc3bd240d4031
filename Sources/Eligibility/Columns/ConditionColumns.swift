import RuleLanguage

/// Takes the conditions of an item apart for the column engine: down to what looks at facts.
struct ConditionColumns {
  let plan: ColumnPlan
  /// The date of the decision.
  let date: CalendarDate
  let item: ItemPlan
  /// The list of which a record is at hand; nil: none is.
  let list: Int?
  /// The conditions of the items before.
  let known: KnownConditions
  /// Whether the condition that is taken apart asks for the item it stands in: then it means something else in each.
  private var isAboutItem = false

  init(_ plan: ColumnPlan, on date: CalendarDate, item: ItemPlan, list: Int?, known: KnownConditions) {
    self.plan = plan
    self.date = date
    self.item = item
    self.list = list
    self.known = known
  }

  /// What must hold for the item, one thing.
  func check(_ check: PlannedCheck) -> ConditionNode {
    var columns = self
    columns.isAboutItem = check.dependencies.isAboutItem
    return columns.node(of: check.kind)
  }

  private func node(of kind: PlannedCheck.Kind) -> ConditionNode {
    let support = item.support
    switch kind {
    case .filter:
      guard let clause = support.filter else { return nothing }
      return node(clause.value, FindingPlace(citation: clause.citation, mark: nil), .no)
    case .condition(let place):
      let clause = support.conditions[place]
      return node(clause.value, FindingPlace(citation: clause.citation, mark: nil), .no)
    case .exclusion(let place):
      let clause = support.exclusions[place]
      let inner = node(clause.value, FindingPlace(citation: clause.citation, mark: nil), .yes)
      let group = ConditionGroup([inner], .not, wanted: .no, plan.reasons) { $0[0].asExclusion }
      return ConditionNode(.group(group))
    case .times(let place):
      let limit = support.times[place]
      var finder = finder
      finder.lookAtLedger(for: family, keys: limit.value.keys) { _ in [] }
      return leaf(finder.use, .no) { $0.times(limit) }
    case .amount:
      guard let clause = support.amount else { return nothing }
      return presence(clause.value.value, kind)
    case .ceiling(let place):
      guard case .amount(let limit) = support.ceilings[place].value.limit else { return nothing }
      return presence(limit, kind)
    }
  }

  private var book: RuleBook { plan.book }

  private var family: Int { book.familyOfItem[checked: item.support.number] ?? item.support.number }

  private var finder: DossierUseFinder {
    DossierUseFinder(plan, home: item.support.instrument, item: item.support.number, list: list)
  }

  /// What holds in any case and has nothing to say.
  private var nothing: ConditionNode { leaf(DossierUse(), .no) { _ in nil } }

  /// Whether there is an amount at all.
  private func presence(_ value: Expression, _ kind: PlannedCheck.Kind) -> ConditionNode {
    var finder = finder
    finder.look(at: value, isExact: false)
    let item = item
    return leaf(finder.use, .no) { evaluation in
      var checked = Checked(capacity: 1)
      evaluation.look(at: kind, item, &checked)
      return checked.findings.first
    }
  }

  private func leaf(
    _ use: DossierUse, _ wanted: Truth, computed: ComputedCondition? = nil,
    _ question: @escaping (Evaluation) -> Finding?
  ) -> ConditionNode {
    let item = item
    let leaf = ConditionLeaf(DecisionUnit(use, plan, computed: computed), wanted: wanted, plan.reasons) { evaluation in
      evaluation.turn(to: item)
      return question(evaluation)
    }
    return ConditionNode(.leaf(leaf))
  }

  /// A condition; `wanted` is the truth for which provisions are cited.
  private func node(_ expression: Expression, _ place: FindingPlace, _ wanted: Truth) -> ConditionNode {
    let key = KnownConditions.Key(
      instrument: item.support.instrument, item: isAboutItem ? item.support.number : nil, list: list,
      expression: expression, citation: place.citation, mark: place.mark, wanted: wanted)
    if let same = known.nodes[key] { return same }
    let made = made(expression, place, wanted)
    known.nodes[key] = made
    return made
  }

  private func made(_ expression: Expression, _ place: FindingPlace, _ wanted: Truth) -> ConditionNode {
    func group(
      _ parts: [ConditionNode], _ logic: ConditionGroup.Logic, source: Int? = nil,
      _ combine: @escaping ([Finding]) -> Finding
    ) -> ConditionNode {
      let group = ConditionGroup(parts, logic, wanted: wanted, plan.reasons, source: source, combine: combine)
      return ConditionNode(.group(group))
    }
    func parts(_ points: [Expression.Point]) -> [ConditionNode] {
      points.map { node($0.condition, FindingPlace(citation: $0.citation, mark: $0.mark), wanted) }
    }
    switch expression.kind {
    case .all(let points): return group(parts(points), .all) { .all(expression, $0, place) }
    case .any(let points): return group(parts(points), .any) { .any(expression, $0, place) }
    case .atLeast(let count, let points):
      return group(parts(points), .atLeast(count)) { .atLeast(expression, count, $0, place) }
    case .not(let part):
      return group([node(part, .unplaced, wanted.negated)], .not) { .not(expression, $0[0], place) }
    case .provided(let needed, let premise):
      return group([node(needed, .unplaced, wanted), node(premise, .unplaced, wanted.negated)], .provided) {
        .provided(expression, $0, place)
      }
    case .unless(let needed, let exception):
      return group([node(needed, .unplaced, wanted), node(exception, .unplaced, wanted)], .any) {
        .unless(expression, $0, place)
      }
    case .definition(let number) where expression.type == .truth:
      guard let definition = book.definitions[checked: number], definition.list == nil || definition.list == list
      else { break }
      let inner = node(
        definition.clause.value, FindingPlace(citation: definition.clause.citation, mark: nil), wanted)
      return named(expression, place, inner, definition.instrument, plan.evaluation.definitions[number].source, wanted)
    case .conditionSet(let number):
      guard let set = book.conditionSets[checked: number], set.list == nil || set.list == list else { break }
      let inner = node(set.clause.value, FindingPlace(citation: set.clause.citation, mark: nil), wanted)
      return named(expression, place, inner, set.instrument, plan.evaluation.conditionSets[number].source, wanted)
    default: break
    }
    var finder = finder
    finder.look(at: expression)
    return leaf(finder.use, wanted, computed: computed(expression)) { $0.condition(expression, at: place) }
  }

  /// A condition on numbers, where the column engine can compute it.
  private func computed(_ expression: Expression) -> ComputedCondition? {
    guard plan.shortcuts.contains(.numbers) else { return nil }
    return ComputedCondition(expression, plan, on: date, home: item.support.instrument, list: list)
  }

  /// What has a name; of one that another instrument sets nothing is known once that has ended.
  private func named(
    _ expression: Expression, _ place: FindingPlace, _ inner: ConditionNode, _ instrument: Int, _ source: Int,
    _ wanted: Truth
  ) -> ConditionNode {
    let own = book.instruments[checked: item.support.instrument]?.number
    if book.instruments[checked: instrument]?.number == own {
      let group = ConditionGroup([inner], .named, wanted: wanted, plan.reasons, source: source) {
        .named(expression, $0[0], place)
      }
      return ConditionNode(.group(group))
    }
    var finder = finder
    finder.lookAtValidity(of: instrument)
    let lapse = leaf(finder.use, .no) { evaluation in
      guard let causes = evaluation.lapsed(instrument) else { return Finding(expression, .yes) }
      return Finding(expression, .unknown, at: place, causes: causes)
    }
    let group = ConditionGroup([lapse, inner], .named, wanted: wanted, plan.reasons, source: source) { findings in
      findings[0].truth == .yes ? .named(expression, findings[1], place) : findings[0]
    }
    return ConditionNode(.group(group))
  }
}

/// The conditions that were taken apart before: what items of an instrument have in common is looked at once.
final class KnownConditions {
  fileprivate var nodes: [Key: ConditionNode] = [:]

  fileprivate struct Key: Hashable {
    let instrument: Int
    let item: Int?
    let list: Int?
    let expression: Expression
    let citation: Citation?
    let mark: ListMark?
    let wanted: Truth
  }
}
