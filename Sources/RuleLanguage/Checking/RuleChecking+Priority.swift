/// Priority (guide, section 4.12).
extension RuleChecking {
  /// Takes a rule on priority into the book; nil where it is about nothing.
  mutating func priorityRule(_ syntax: PrioritySyntax, _ here: Citation, _ instrument: Int) -> Int? {
    let citation = cited(syntax.trailer, here, instrument)
    let source = syntax.trailer?.source.map(Source.init) ?? sourceOf(here, instrument)
    let scope = CheckScope(instrument: instrument, citation: citation, source: source)
    let criteria = syntax.criteria.map { criterion -> PriorityRule.Criterion in
      let place = scope.at(criterion.mark)
      let test: PriorityRule.Test
      if let direction = criterion.direction {
        let value = check(criterion.value, place)
        if value.type != .invalid, !isOrdered(value.type) { report(.notOrdered(words(value.type)), value.span) }
        test = .value(value, direction)
      } else {
        test = .condition(checkCondition(criterion.value, place))
      }
      return PriorityRule.Criterion(
        mark: criterion.mark, test: test, citation: place.citation == citation ? nil : place.citation)
    }
    guard let members = members(syntax.scope, scope, instrument, here.path) else { return nil }
    if members.isEmpty {
      report(.emptyScope, syntax.span)
      return nil
    }
    book.priorityRules.append(
      PriorityRule(
        number: book.priorityRules.count, instrument: instrument, isRanked: syntax.isRanked,
        isScoped: !syntax.scope.isEmpty,
        clause: Clause(value: criteria, citation: citation, source: source, span: syntax.span), members: members))
    return book.priorityRules.count - 1
  }

  /// The items it is about, each by the one that stands for all its texts; nil, reported, where one is not there.
  private mutating func members(
    _ syntax: [StackingMemberSyntax], _ scope: CheckScope, _ instrument: Int, _ path: ProvisionPath
  )
    -> [Int]?
  {
    guard !syntax.isEmpty else {
      // Beside items it is about them, else about all of the instrument.
      let own = itemSyntax.indices.filter { itemSyntax[$0].instrument == instrument }
      let beside = own.filter { itemSyntax[$0].citation.path == path }
      return Set((beside.isEmpty ? own : beside).map { book.familyOfItem[$0] }).sorted()
    }
    var found: Set<Int> = []
    var isKnown = true
    for member in syntax {
      if let items = items(of: member, scope) { found.formUnion(items) } else { isKnown = false }
    }
    return isKnown ? found.sorted() : nil
  }
}

extension CheckScope {
  /// The same place, at a điểm of it where a mark is a letter and none has been named.
  func at(_ mark: ListMark) -> CheckScope {
    guard case .letter(let letter) = mark, citation.path.point == nil, instrument != nil else { return self }
    let own = Citation(
      instrument: citation.instrument,
      path: ProvisionPath(
        article: citation.path.article, unknownArticle: citation.path.unknownArticle, clause: citation.path.clause,
        point: letter),
      title: citation.title, changes: citation.changes)
    return CheckScope(
      instrument: instrument, citation: own, source: source, lists: lists, isInYears: isInYears, isInItem: isInItem)
  }
}
