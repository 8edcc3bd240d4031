/// Definitions and named sets of conditions: checked when first used, so that their order in the text means nothing.
extension RuleChecking {
  mutating func checkNamed() {
    let nothing = Expression(kind: .invalid, type: .invalid, isWhole: true, span: SourceSpan(file: 0, start: 0, end: 0))
    for named in definitionSyntax {
      book.definitions.append(
        Definition(
          name: named.syntax.name.text, label: named.syntax.label?.text ?? readable(named.syntax.name.text),
          list: named.syntax.list.flatMap { listNumber($0) }, clause: named.clause(nothing, named.syntax.name.span),
          instrument: named.instrument))
    }
    for named in conditionSyntax {
      book.conditionSets.append(
        ConditionSet(
          name: named.syntax.name.text, label: named.syntax.label?.text ?? readable(named.syntax.name.text),
          list: named.syntax.list.flatMap { listNumber($0) }, clause: named.clause(nothing, named.syntax.name.span),
          instrument: named.instrument))
    }
    for number in definitionSyntax.indices { _ = checkDefinition(number, definitionSyntax[number].syntax.name.span) }
    for number in conditionSyntax.indices { _ = checkConditionSet(number, conditionSyntax[number].syntax.name.span) }
  }

  /// Checks a definition if it is not yet; false where it is in the middle of being checked: a circle.
  mutating func checkDefinition(_ number: Int, _ span: SourceSpan) -> Bool {
    let named = definitionSyntax[number]
    switch definitionState[number] {
    case .done: return true
    case .checking: return reportCircle(named.syntax.name.text, span)
    case .pending: break
    }
    guard enter(named.syntax.name.text, span) else { return false }
    defer { chain.removeLast() }
    definitionState[number] = .checking
    defer { definitionState[number] = .done }
    var source = named.source
    var value = named.syntax.value
    let place = AssumptionOverlay.Place(
      instrument: book.instruments[named.instrument].number, name: named.syntax.name.text)
    if let filling = overlay.definitions[place] {
      if value.containsHole {
        value = filled(value, with: filling.syntax.value, filling.name.span)
        source = Source(basis: .assumption, text: filling.reason)
      } else if isFirstText(named.instrument) {
        report(.assumptionReplacesKnown("định nghĩa \(place.name)"), filling.name.span)
      }
    }
    let scope = scope(named.instrument, named.citation, source, book.definitions[number].list)
    let checked = check(value, expecting: gradesOfDefinition[number].map { .symbol($0) }, scope)
    book.definitions[number].clause = Clause(
      value: checked, citation: named.citation, source: source, span: named.syntax.name.span)
    return true
  }

  /// Checks a set of conditions if it is not yet; false where it is in the middle of being checked.
  mutating func checkConditionSet(_ number: Int, _ span: SourceSpan) -> Bool {
    let named = conditionSyntax[number]
    switch conditionState[number] {
    case .done: return true
    case .checking: return reportCircle(named.syntax.name.text, span)
    case .pending: break
    }
    guard enter(named.syntax.name.text, span) else { return false }
    defer { chain.removeLast() }
    conditionState[number] = .checking
    defer { conditionState[number] = .done }
    var source = named.source
    var condition = named.syntax.condition
    let place = AssumptionOverlay.Place(
      instrument: book.instruments[named.instrument].number, name: named.syntax.name.text)
    if let filling = overlay.conditionSets[place] {
      if condition.containsHole {
        condition = filling.syntax.condition
        source = Source(basis: .assumption, text: filling.reason)
      } else if isFirstText(named.instrument) {
        report(.assumptionReplacesKnown("điều kiện \(place.name)"), filling.name.span)
      }
    }
    let scope = scope(named.instrument, named.citation, source, book.conditionSets[number].list)
    let checked = checkCondition(condition, scope)
    book.conditionSets[number].clause = Clause(
      value: checked, citation: named.citation, source: source, span: named.syntax.name.span)
    return true
  }

  private mutating func enter(_ name: String, _ span: SourceSpan) -> Bool {
    if chain.count >= RuleChecking.chainLimit {
      report(.chainTooDeep(name, limit: RuleChecking.chainLimit), span)
      return false
    }
    chain.append(name)
    return true
  }

  private mutating func reportCircle(_ name: String, _ span: SourceSpan) -> Bool {
    let start = chain.firstIndex(of: name) ?? 0
    report(.circular(Array(chain[start...]) + [name]), span)
    return false
  }

  private func scope(_ instrument: Int, _ citation: Citation, _ source: Source, _ list: Int?) -> CheckScope {
    CheckScope(
      instrument: instrument, citation: citation, source: source, lists: list.map { [$0] } ?? [])
  }
}

extension RuleChecking.Named {
  /// A clause at the place of this.
  func clause<Value>(_ value: Value, _ span: SourceSpan) -> Clause<Value> {
    Clause(value: value, citation: citation, source: source, span: span)
  }
}
