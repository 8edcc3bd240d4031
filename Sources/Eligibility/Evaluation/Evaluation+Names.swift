import RuleLanguage

/// Definitions and condition sets: evaluated where they are first asked for, and kept.
extension Evaluation {
  /// A definition that is a condition: its explanation stands under its name.
  func definedCondition(_ expression: Expression, _ number: Int, _ place: FindingPlace) -> Finding {
    guard let definition = book.definitions[checked: number] else { return Finding(expression, .unknown, at: place) }
    if let causes = lapsed(definition.instrument) { return Finding(expression, .unknown, at: place, causes: causes) }
    let key = key(.definition(number), definition.list, plan.definitions[number])
    let child = remembered(key, plan.definitions[number]) {
      .condition(
        condition(definition.clause.value, at: FindingPlace(citation: definition.clause.citation, mark: nil)))
    }
    guard case .condition(let finding) = child else { return Finding(expression, .unknown, at: place) }
    return .named(expression, finding, place)
  }

  /// A definition that is a value.
  func definedValue(_ expression: Expression, _ number: Int) -> Evaluated {
    guard let definition = book.definitions[checked: number] else {
      return Evaluated(expression, Value.unknown(expression.type, book.vocabulary))
    }
    if let causes = lapsed(definition.instrument) {
      return Evaluated(expression, Value.unknown(expression.type, book.vocabulary), causes: causes)
    }
    let key = key(.definition(number), definition.list, plan.definitions[number])
    let found = remembered(key, plan.definitions[number]) { .value(value(definition.clause.value)) }
    guard case .value(let part) = found else {
      return Evaluated(expression, Value.unknown(expression.type, book.vocabulary))
    }
    return Evaluated(expression, part.value, parts: [part.finding], causes: part.causes, absence: part.absence)
  }

  /// `theo điều 18 khoản 1 …`: a named set of conditions, cited where it stands.
  func conditionSet(_ expression: Expression, _ number: Int, _ place: FindingPlace) -> Finding {
    guard let set = book.conditionSets[checked: number] else { return Finding(expression, .unknown, at: place) }
    if let causes = lapsed(set.instrument) { return Finding(expression, .unknown, at: place, causes: causes) }
    let key = key(.conditionSet(number), set.list, plan.conditionSets[number])
    let child = remembered(key, plan.conditionSets[number]) {
      .condition(condition(set.clause.value, at: FindingPlace(citation: set.clause.citation, mark: nil)))
    }
    guard case .condition(let finding) = child else { return Finding(expression, .unknown, at: place) }
    return .named(expression, finding, place)
  }

  /// Why nothing can be said by what another instrument sets: it is not, or may not be, in force on the day. What has
  /// ended answers nothing, and which act stands in its place the law says, not we.
  func lapsed(_ instrument: Int) -> [Cause]? {
    guard let own = book.instruments[checked: home], let other = book.instruments[checked: instrument],
      own.number != other.number
    else { return nil }
    let test = applies(instrument).test
    switch test.truth {
    case .yes: return nil
    case .no: return referenceDate.day.map { [.lapsedReference(instrument, $0)] }
    case .unknown:
      if test.metHole { used.metHole = true }
      return test.causes
    }
  }

  /// A set of conditions by itself; one about the records of a list, for all of them.
  func wholeSet(_ set: ConditionSet) -> Finding {
    let place = FindingPlace(citation: set.clause.citation, mark: nil)
    guard let list = set.list else { return condition(set.clause.value, at: place) }
    guard let given = records(of: list) else {
      return Finding(set.clause.value, .unknown, at: place, causes: listCause(list))
    }
    let children = given.indices.map { record in
      with(.number(record), of: list) { condition(set.clause.value, at: place) }
    }
    if children.count == 1 { return children[0] }
    return Finding(
      .truth(true, at: set.clause.span), children.reduce(.yes) { $0.and($1.truth) }, at: place, children: children,
      causes: Finding.causes(children))
  }

  /// Where what is found can be kept: nil where it means something else in each item.
  private func key(_ name: EvaluationMemory.Name, _ list: Int?, _ named: NamedPlan) -> EvaluationMemory.Key? {
    if named.dependencies.isAboutItem { return nil }
    let record = list.flatMap { records[checked: $0] } ?? .none
    return EvaluationMemory.Key(
      name: name, reference: named.dependencies.usesReferenceDate ? reference : 0, record: record)
  }

  /// What was found before, or what is found now; the sources met count for whoever asks.
  func remembered(
    _ key: EvaluationMemory.Key?, _ named: NamedPlan?, _ find: () -> EvaluationMemory.Content
  ) -> EvaluationMemory.Content {
    if let key, let found = memory.named[key] {
      used.formUnion(found.used)
      return found.content
    }
    let outer = used
    used = UsedSources()
    if let named { use(source: named.source) }
    let content = find()
    if let key { memory.named[key] = EvaluationMemory.Found(content: content, used: used) }
    let inner = used
    used = outer
    used.formUnion(inner)
    return content
  }
}
