import RuleLanguage

/// Values that satisfy a set of changes, to try it out; the smallest change from what is known.
struct TrialFacts {
  private(set) var facts: [TriedFact] = []
  /// The facts that are changed, by their number in the plan.
  private(set) var numbers = FactSet()

  /// Nil where no value satisfies all changes of a fact, or a change cannot be tried.
  init?(_ changes: [Change], _ evaluation: Evaluation) {
    for change in changes {
      guard let path = change.fact, let target = change.target, case .fact(let reference) = path.target,
        let plan = evaluation.plan.fact(reference)
      else { return nil }
      let kind = evaluation.book.vocabulary.fact(reference).kind
      if let place = facts.firstIndex(where: { $0.path == path }) {
        // Another change of the same fact: the value taken for it must do for both, or the other way round.
        if TrialFacts.satisfies(facts[place].given, target) { continue }
        guard let value = TrialFacts.value(for: target, kind, plan, facts[place].given),
          changes.allSatisfy({ $0.fact != path || TrialFacts.satisfies(.value(value), $0.target) })
        else { return nil }
        facts[place] = TriedFact(path: path, given: .value(value))
        continue
      }
      let now = evaluation.given(reference, record: path.record, year: path.year)
      guard let value = TrialFacts.value(for: target, kind, plan, now) else { return nil }
      facts.append(TriedFact(path: path, given: .value(value)))
      numbers.insert(evaluation.plan.numbering.number(reference))
    }
  }

  private static func satisfies(_ given: Given, _ target: Change.Target?) -> Bool {
    switch (given, target) {
    case (.value(.truth(let truth)), .truth(let wanted)?): truth == wanted
    case (.value(.symbol(let number)), .symbols(let numbers)?): numbers.contains(number)
    case (.value(.quantity(let value)), .quantity(let comparison, let bound)?):
      Value.quantity(Interval(value)).compared(comparison, .quantity(Interval(bound))) == .yes
    case (.value(.date(let day)), .date(let comparison, let bound)?):
      Value(.date(day)).compared(comparison, Value(.date(bound))) == .yes
    default: false
    }
  }

  /// The value nearest to what is known that reaches the target; nil where the fact cannot hold one.
  private static func value(for target: Change.Target, _ kind: FactKind, _ plan: FactPlan, _ now: Given) -> Constant? {
    switch target {
    case .truth(let wanted): return .truth(wanted)
    case .symbols(let numbers):
      guard case .value(.symbol(let own)) = now else { return numbers.first.map(Constant.symbol) }
      return numbers.min { abs($0 - own) < abs($1 - own) }.map(Constant.symbol)
    case .date(let comparison, let bound):
      switch comparison {
      case .equal, .lessOrEqual, .greaterOrEqual: return .date(bound)
      case .greater, .notEqual: return bound.adding(days: 1).map(Constant.date)
      case .less: return bound.adding(days: -1).map(Constant.date)
      }
    case .quantity(let comparison, let bound):
      guard case .quantity(let quantity) = kind, case .quantity(let range) = plan.unknown else { return nil }
      let value = nearest(comparison, bound, isWhole: quantity.isWhole)
      let other = comparison == .notEqual ? nearest(.less, bound, isWhole: quantity.isWhole) : nil
      return [value, other].compactMap { $0 }.first(where: range.contains).map(Constant.quantity)
    }
  }

  /// The number nearest to a bound on its right side: the next whole one, or the next that can be written.
  private static func nearest(_ comparison: ComparisonOperator, _ bound: Ratio, isWhole: Bool) -> Ratio? {
    guard isWhole else {
      guard let step = try? Ratio(1, over: 1_000_000) else { return nil }
      switch comparison {
      case .equal, .lessOrEqual, .greaterOrEqual: return bound
      case .greater, .notEqual: return try? bound.adding(step)
      case .less: return try? bound.subtracting(step)
      }
    }
    let above = (try? bound.rounded(.up, toMultipleOf: 1)).map(Ratio.init)
    let below = (try? bound.rounded(.down, toMultipleOf: 1)).map(Ratio.init)
    switch comparison {
    case .equal: return bound.isWhole ? bound : nil
    case .greaterOrEqual: return above
    case .lessOrEqual: return below
    case .greater, .notEqual: return try? below?.adding(.one)
    case .less: return try? above?.subtracting(.one)
    }
  }
}
