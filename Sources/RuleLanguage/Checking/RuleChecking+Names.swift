/// Names: facts, definitions, parameters, values; and what is asked of years and lists.
extension RuleChecking {
  mutating func check(_ name: NameSyntax, expecting: ValueType?, _ scope: CheckScope) -> Expression {
    let span = name.span
    if name.text == "ngày_xét" { return Expression(kind: .referenceDate, type: .date, isWhole: false, span: span) }
    if case .symbol(let enumeration)? = expecting,
      let value = book.vocabulary.enumerations[enumeration].number(of: name.text)
    {
      return Expression(
        kind: .constant(.symbol(value)), type: .symbol(enumeration), isWhole: false, span: span)
    }
    if expecting == .supportItem, let instrument = scope.instrument, let item = names[instrument].items[name.text] {
      return Expression(
        kind: .constant(.supportItem(book.familyOfItem[item])), type: .supportItem, isWhole: false, span: span)
    }
    if let fact = fact(name, scope) { return use(fact, name, scope) }
    if let instrument = scope.instrument {
      if let definition = names[instrument].definitions[name.text] { return use(definition: definition, span, scope) }
      if let set = names[instrument].conditionSets[name.text] { return use(conditionSet: set, span, scope) }
    }
    if let parameter = book.vocabulary.parameters.firstIndex(where: { $0.name == name.text }) {
      let declared = book.vocabulary.parameters[parameter]
      return Expression(
        kind: .parameter(parameter), type: .quantity(declared.dimension), isWhole: declared.isWhole, span: span)
    }
    return checkLoneValue(name, expecting: expecting, scope)
  }

  /// A name that is no fact, definition or parameter: a value of an enumeration, or a mistake.
  private mutating func checkLoneValue(
    _ name: NameSyntax, expecting: ValueType?, _ scope: CheckScope
  ) -> Expression {
    if case .symbol(let number)? = expecting {
      let enumeration = book.vocabulary.enumerations[number]
      let nearest = NearestName.nearest(to: name.text, among: enumeration.values.map(\.name))
      report(.unknownValue(name.text, of: enumeration.name, nearest: nearest), name.span)
      return invalid(name.span)
    }
    let holders = book.vocabulary.enumerations.indices.filter {
      book.vocabulary.enumerations[$0].number(of: name.text) != nil
    }
    if holders.count == 1, let value = book.vocabulary.enumerations[holders[0]].number(of: name.text) {
      return Expression(
        kind: .constant(.symbol(value)), type: .symbol(holders[0]), isWhole: false, span: name.span)
    }
    if holders.count > 1 {
      report(.ambiguousValue(name.text, of: holders.map { book.vocabulary.enumerations[$0].name }), name.span)
      return invalid(name.span)
    }
    if let list = book.vocabulary.lists.first(where: { $0.fields.contains { $0.name == name.text } }) {
      report(.fieldOutOfScope(name.text, list: list.name), name.span)
      return invalid(name.span)
    }
    reportUnknown(name, among: visibleNames(scope))
    return invalid(name.span)
  }

  private func visibleNames(_ scope: CheckScope) -> [String] {
    var candidates = scope.lists.flatMap { book.vocabulary.lists[$0].fields.map(\.name) }
    candidates += book.vocabulary.facts.map(\.name)
    candidates += book.vocabulary.parameters.map(\.name)
    if let instrument = scope.instrument {
      candidates += names[instrument].definitions.keys.sorted() + names[instrument].conditionSets.keys.sorted()
    }
    return candidates
  }

  /// The fact of a name: a field of the innermost list that has one, else the applicant's.
  func fact(_ name: NameSyntax, _ scope: CheckScope) -> FactReference? {
    for list in scope.lists.reversed() {
      if let field = book.vocabulary.field(named: name.text, of: list) { return field }
    }
    return book.vocabulary.fact(named: name.text)
  }

  private mutating func use(_ reference: FactReference, _ name: NameSyntax, _ scope: CheckScope) -> Expression {
    let fact = book.vocabulary.fact(reference)
    if fact.isYearly, !scope.isInYears {
      report(.yearMissing(name.text), name.span)
      return invalid(name.span)
    }
    return Expression(kind: .fact(reference, nil), type: fact.kind.type, isWhole: isWhole(reference), span: name.span)
  }

  func isWhole(_ reference: FactReference) -> Bool {
    guard case .quantity(let kind) = book.vocabulary.fact(reference).kind else { return false }
    return kind.isWhole
  }

  mutating func checkForeign(
    _ name: NameSyntax, of instrument: InstrumentNumberSyntax, _ scope: CheckScope
  ) -> Expression {
    guard let number = instrumentNumber(instrument, scope) else { return invalid(name.span) }
    if let definition = names[number].definitions[name.text] { return use(definition: definition, name.span, scope) }
    if let set = names[number].conditionSets[name.text] { return use(conditionSet: set, name.span, scope) }
    // The name of an item is a value too: the ledger is searched for it.
    if let item = names[number].items[name.text] {
      return Expression(
        kind: .constant(.supportItem(book.familyOfItem[item])), type: .supportItem, isWhole: false, span: name.span)
    }
    let known = names[number].definitions.keys.sorted() + names[number].conditionSets.keys.sorted()
    reportUnknown(name, among: known)
    return invalid(name.span)
  }

  mutating func use(definition number: Int, _ span: SourceSpan, _ scope: CheckScope) -> Expression {
    let named = definitionSyntax[number]
    guard fits(named.syntax.list, named.syntax.name.text, span, scope) else { return invalid(span) }
    guard checkDefinition(number, span) else { return invalid(span) }
    let value = book.definitions[number].clause.value
    return Expression(kind: .definition(number), type: value.type, isWhole: value.isWhole, span: span)
  }

  mutating func use(conditionSet number: Int, _ span: SourceSpan, _ scope: CheckScope) -> Expression {
    let named = conditionSyntax[number]
    guard fits(named.syntax.list, named.syntax.name.text, span, scope) else { return invalid(span) }
    guard checkConditionSet(number, span) else { return invalid(span) }
    return truth(.conditionSet(number), span)
  }

  /// Whether a thing that is about the records of a list is used where such a record is being decided.
  private mutating func fits(_ list: NameSyntax?, _ name: String, _ span: SourceSpan, _ scope: CheckScope) -> Bool {
    guard let list, let number = book.vocabulary.listNumbers[list.text] else { return true }
    if scope.lists.contains(number) { return true }
    report(.recordScopeMismatch(name, list: list.text), span)
    return false
  }

  mutating func listNumber(_ name: NameSyntax) -> Int? {
    if let number = book.vocabulary.listNumbers[name.text] { return number }
    let nearest = NearestName.nearest(to: name.text, among: book.vocabulary.lists.map(\.name))
    report(.unknownList(name.text, nearest: nearest), name.span)
    return nil
  }

  mutating func checkAggregate(
    _ kind: AggregateKind, _ value: ExpressionSyntax?, _ list: NameSyntax, _ filter: ExpressionSyntax?,
    _ scope: CheckScope, _ span: SourceSpan
  ) -> Expression {
    guard let number = listNumber(list) else { return invalid(span) }
    let inside = scope.inside(number)
    let condition = filter.map { checkCondition($0, inside) }
    switch kind {
    case .count:
      return Expression(
        kind: .aggregate(kind, list: number, value: nil, filter: condition), type: .quantity(.none), isWhole: true,
        span: span)
    case .any, .every: return truth(.aggregate(kind, list: number, value: nil, filter: condition), span)
    case .sum, .average, .maximum, .minimum:
      guard let value else { return invalid(span) }
      let checked = check(value, inside)
      guard case .quantity = checked.type else {
        if checked.type != .invalid { report(.notANumber(words(checked.type)), checked.span) }
        return invalid(span)
      }
      return Expression(
        kind: .aggregate(kind, list: number, value: checked, filter: condition), type: checked.type,
        isWhole: kind != .average && checked.isWhole, span: span)
    }
  }

  mutating func checkYear(
    _ name: NameSyntax, _ selector: YearSelector, _ scope: CheckScope, _ span: SourceSpan
  ) -> Expression {
    guard let reference = fact(name, scope) else {
      reportUnknown(name, among: visibleNames(scope))
      return invalid(span)
    }
    let fact = book.vocabulary.fact(reference)
    guard fact.isYearly else {
      report(.notYearly(name.text), name.span)
      return invalid(span)
    }
    if case .before(let years) = selector, years > RuleChecking.yearLimit || years < 0 {
      report(.yearsOutOfRange(limit: RuleChecking.yearLimit), span)
    }
    return Expression(
      kind: .fact(reference, selector), type: fact.kind.type, isWhole: isWhole(reference), span: span)
  }

  mutating func checkYears(_ years: Int, _ span: SourceSpan) {
    if years < 1 || years > RuleChecking.yearLimit { report(.yearsOutOfRange(limit: RuleChecking.yearLimit), span) }
  }

  mutating func yearlyQuantity(_ name: NameSyntax, _ scope: CheckScope) -> FactReference? {
    guard let reference = fact(name, scope) else {
      reportUnknown(name, among: visibleNames(scope))
      return nil
    }
    let fact = book.vocabulary.fact(reference)
    guard fact.isYearly else {
      report(.notYearly(name.text), name.span)
      return nil
    }
    guard case .quantity = fact.kind else {
      report(.notANumber(words(fact.kind.type)), name.span)
      return nil
    }
    return reference
  }
}
