/// What is common to several items, the values of parameters, and the instruments as they are read: provision by provision.
extension RuleChecking {
  /// Gives common clauses to the items they are for.
  mutating func checkCommonClauses() {
    for instrument in instrumentSyntax.indices {
      for provision in instrumentSyntax[instrument].provisions {
        for case .common(let clause) in provision.statements { apply(clause, at: provision, of: instrument) }
      }
    }
  }

  private mutating func apply(_ clause: CommonClauseSyntax, at provision: ProvisionSyntax, of instrument: Int) {
    let here = citation(of: provision, in: instrument)
    let targets = targets(of: clause, here, instrument)
    if targets.isEmpty { return report(.emptyScope, clause.scope.first?.span ?? clause.span) }
    guard let common = common(clause, here, instrument) else { return }
    commonClauses[instrument, default: []].append(common)
    for number in targets {
      switch common {
      case .condition(let condition): book.items[number].conditions.append(condition)
      case .exclusion(let condition): book.items[number].exclusions.append(condition)
      case .beneficiaries(let kinds):
        if servedInCommon.contains(number) { report(.duplicateClause("đối tượng chung"), clause.span) }
        servedInCommon.insert(number)
        if book.items[number].beneficiaries == nil { book.items[number].beneficiaries = kinds }
      }
    }
    if case .condition(let list?, _) = clause.kind, let needed = book.vocabulary.listNumbers[list.text] {
      for number in targets where book.items[number].list != needed {
        report(.recordScopeMismatch("điều kiện chung", list: list.text), book.items[number].span)
      }
    }
  }

  private mutating func targets(of clause: CommonClauseSyntax, _ here: Citation, _ instrument: Int) -> [Int] {
    let own = book.items.indices.filter { book.items[$0].instrument == instrument }
    guard !clause.scope.isEmpty else { return own }
    let scope = CheckScope(instrument: instrument, citation: here, source: .unstated)
    let places = clause.scope.map { path($0, scope) }
    return own.filter { number in places.contains { $0.covers(book.items[number].citation.path) } }
  }

  /// The clause as it stands; nil where its list is not known.
  private mutating func common(_ clause: CommonClauseSyntax, _ here: Citation, _ instrument: Int) -> CommonClause? {
    let citation = cited(clause.trailer, here, instrument)
    let source = clause.trailer?.source.map(Source.init) ?? sourceOf(here, instrument)
    var scope = CheckScope(instrument: instrument, citation: citation, source: source, isInItem: true)
    func laid<Value>(_ value: Value) -> Clause<Value> {
      Clause(value: value, citation: citation, source: source, span: clause.span)
    }
    switch clause.kind {
    case .condition(let list, let condition):
      if let list {
        guard let number = listNumber(list) else { return nil }
        scope.lists = [number]
      }
      return .condition(laid(checkCondition(condition, scope)))
    case .exclusion(let condition): return .exclusion(laid(checkCondition(condition, scope)))
    case .beneficiaries(let kinds): return .beneficiaries(laid(beneficiaries(kinds, scope)))
    }
  }

  private func citation(of provision: ProvisionSyntax, in instrument: Int) -> Citation {
    let article = ProvisionPath(
      article: provision.path.article, unknownArticle: provision.path.unknownArticle, clause: nil, point: nil)
    let title = instrumentSyntax[instrument].provisions.first { $0.path == article && $0.title != nil }?.title
    return Citation(instrument: book.instruments[instrument].number, path: provision.path, title: title?.text)
  }

  func sourceOf(_ citation: Citation, _ instrument: Int) -> Source {
    for provision in instrumentSyntax[instrument].provisions where provision.path == citation.path {
      for case .source(let text) in provision.statements { return Source(text) }
    }
    return book.instruments[instrument].source
  }

  /// Lays out each instrument as it is read, and takes the values of parameters.
  mutating func checkProvisions() {
    var items = queue(book.items) { $0.instrument }
    var sets = queue(book.conditionSets) { $0.instrument }
    var definitions = queue(book.definitions) { $0.instrument }
    for instrument in instrumentSyntax.indices {
      var commons = (commonClauses[instrument] ?? [])[...]
      var provisions: [Provision] = []
      for provision in instrumentSyntax[instrument].provisions {
        let here = citation(of: provision, in: instrument)
        var statements: [Provision.Statement] = []
        for statement in provision.statements {
          switch statement {
          case .supportItem:
            if let number = items[instrument]?.popFirst() { statements.append(.item(number)) }
          case .conditionSet:
            if let number = sets[instrument]?.popFirst() { statements.append(.conditionSet(number)) }
          case .definition:
            if let number = definitions[instrument]?.popFirst() { statements.append(.definition(number)) }
          case .common:
            if let common = commons.popFirst() { statements.append(.common(common)) }
          case .parameterValue(let value):
            if let number = parameterValue(value, here, instrument) { statements.append(.parameterValue(number)) }
          case .amendment(let amendment):
            statements.append(.amendment(Amendment(amendment, sourceOf(here, instrument))))
          case .transition, .source: break
          case .stacking(let rule):
            if let number = stackingRule(rule, here, instrument) { statements.append(.stacking(number)) }
          case .priority(let rule):
            if let number = priorityRule(rule, here, instrument) { statements.append(.priority(number)) }
          }
        }
        provisions.append(Provision(citation: here, title: provision.title?.text, statements: statements))
      }
      book.instruments[instrument].provisions = provisions
    }
  }

  /// The numbers of what stands in each instrument, in order.
  private func queue<Element>(_ all: [Element], _ instrument: (Element) -> Int) -> [Int: ArraySlice<Int>] {
    Dictionary(grouping: all.indices) { instrument(all[$0]) }.mapValues { $0[...] }
  }

  private mutating func parameterValue(
    _ syntax: ParameterValueSyntax, _ here: Citation, _ instrument: Int
  ) -> Int? {
    guard let parameter = book.vocabulary.parameters.firstIndex(where: { $0.name == syntax.name.text }) else {
      let nearest = NearestName.nearest(to: syntax.name.text, among: book.vocabulary.parameters.map(\.name))
      report(.unknownParameter(syntax.name.text, nearest: nearest), syntax.name.span)
      return nil
    }
    var source = syntax.trailer?.source.map(Source.init) ?? sourceOf(here, instrument)
    var value = syntax.value
    let place = AssumptionOverlay.Place(instrument: here.instrument, name: syntax.name.text)
    if let filling = overlay.parameterValues[place] {
      if value.containsHole {
        value = filling.syntax.value
        source = Source(basis: .assumption, text: filling.reason)
      } else if isFirstText(instrument) {
        report(.assumptionReplacesKnown("quy định \(place.name)"), filling.name.span)
      }
    }
    let declared = book.vocabulary.parameters[parameter]
    if let key = declared.key, !follows(value, key) {
      report(.parameterKey(parameter: declared.name, key: book.vocabulary.fact(key).name), syntax.name.span)
    }
    let citation = cited(syntax.trailer, here, instrument)
    let scope = CheckScope(instrument: instrument, citation: citation, source: source)
    let checked = require(
      .quantity(declared.dimension), check(value, expecting: .quantity(declared.dimension), scope))
    book.parameterValues.append(
      ParameterValue(
        parameter: parameter,
        clause: Clause(value: checked, citation: citation, source: source, span: syntax.name.span),
        instrument: instrument))
    return book.parameterValues.count - 1
  }

  /// Whether a value is a table by the fact the parameter follows, or a hole.
  private func follows(_ value: ExpressionSyntax, _ key: FactReference) -> Bool {
    switch value.kind {
    case .table(let subject, _): book.vocabulary.fact(named: subject.text) == key
    case .hole: true
    default: false
    }
  }

  /// Two instruments that set one parameter at the same time contradict each other unless they say the same: the law may
  /// be so, and then whatever needs it has no answer; but a slip is likelier.
  mutating func checkParameterOverlaps() {
    for (index, first) in book.parameterValues.enumerated() {
      for second in book.parameterValues[..<index] where second.parameter == first.parameter {
        let one = book.instruments[first.instrument]
        let other = book.instruments[second.instrument]
        guard one.isSurelyInForce(with: other), first.clause.value != second.clause.value else { continue }
        let name = book.vocabulary.parameters[first.parameter].name
        report(.parameterOverlap(name, other.number.text, one.number.text), first.clause.span, .warning)
      }
    }
  }
}

extension Instrument {
  /// Whether there is a day on which both are in force, as far as their days are known; of different places they never are.
  fileprivate func isSurelyInForce(with other: Instrument) -> Bool {
    if let territory, let others = other.territory, Set(territory).isDisjoint(with: others) { return false }
    guard case .day(let first, _) = validFrom, case .day(let second, _) = other.validFrom else { return false }
    func ends(_ bound: DateBound?, before day: CalendarDate) -> Bool {
      switch bound {
      case .day(let last, _): last < day
      case .hole: true
      case nil: false
      }
    }
    return !ends(validUntil, before: second) && !ends(other.validUntil, before: first)
  }
}
