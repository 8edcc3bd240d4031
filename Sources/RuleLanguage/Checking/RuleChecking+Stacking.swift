/// Rules on what may be received together (guide, section 4.11).
extension RuleChecking {
  /// Takes a rule into the book; nil where it is about nothing.
  mutating func stackingRule(_ syntax: StackingSyntax, _ here: Citation, _ instrument: Int) -> Int? {
    let citation = cited(syntax.trailer, here, instrument)
    let source = syntax.trailer?.source.map(Source.init) ?? sourceOf(here, instrument)
    let scope = CheckScope(instrument: instrument, citation: citation, source: source)
    var members: Set<Int> = []
    var isKnown = true
    for member in syntax.members {
      guard let items = items(of: member, scope) else {
        isKnown = false
        continue
      }
      members.formUnion(items)
    }
    let kind = stackingKind(syntax, scope)
    let condition = syntax.condition.map { condition in
      Clause(value: checkCondition(condition, scope), citation: citation, source: source, span: syntax.span)
    }
    guard isKnown, let kind else { return nil }
    guard members.count > 1 else {
      report(.stackingOfOne(syntax.kind.rawValue), syntax.members.last?.span ?? syntax.span)
      return nil
    }
    book.stackingRules.append(
      StackingRule(
        number: book.stackingRules.count, instrument: instrument,
        clause: Clause(value: kind, citation: citation, source: source, span: syntax.span), members: members.sorted(),
        condition: condition))
    return book.stackingRules.count - 1
  }

  private mutating func stackingKind(_ syntax: StackingSyntax, _ scope: CheckScope) -> StackingRule.Kind? {
    switch syntax.kind {
    case .notTogether: return .notTogether
    case .chooseOne: return .chooseOne
    case .jointCeiling:
      guard let ceiling = syntax.ceiling else { return nil }
      var isPerYear = false
      for key in ceiling.keys {
        if key.text == "năm" {
          isPerYear = true
          if book.vocabulary.ledger == nil { report(.ledgerMissing, key.span) }
        } else if key.text != book.vocabulary.applicantName {
          report(.jointCeilingKey(key.text, applicant: book.vocabulary.applicantName), key.span)
          return nil
        }
      }
      return .jointCeiling(checkMoney(ceiling.value, scope), isPerYear: isPerYear)
    }
  }

  /// The items a member means, each by the one that stands for all its texts; nil, reported, where there is none.
  mutating func items(of member: StackingMemberSyntax, _ scope: CheckScope) -> [Int]? {
    switch member {
    case .place(let reference):
      guard let texts = texts(of: reference.instrument, scope) else { return nil }
      let place = path(reference, scope)
      let found = itemSyntax.indices.filter {
        texts.contains(itemSyntax[$0].instrument) && place.covers(itemSyntax[$0].citation.path)
      }
      if found.isEmpty {
        report(
          .noItemAtPlace(place.words, instrument: number(texts), nearest: nearest(to: place, texts)), reference.span)
        return nil
      }
      return found.map { book.familyOfItem[$0] }
    case .item(let name, of: let instrument):
      guard let texts = texts(of: instrument, scope) else { return nil }
      let found = texts.compactMap { names[$0].items[name.text] }
      if found.isEmpty {
        let known = texts.flatMap { names[$0].items.keys }
        report(
          .unknownItem(
            name.text, instrument: number(texts), nearest: NearestName.nearest(to: name.text, among: known)), name.span)
        return nil
      }
      return found.map { book.familyOfItem[$0] }
    }
  }

  /// The text a rule stands in where it names no instrument; every text of another instrument, since the item is the same
  /// whatever text it is read in.
  private mutating func texts(of syntax: InstrumentNumberSyntax?, _ scope: CheckScope) -> [Int]? {
    guard let syntax else { return scope.instrument.map { [$0] } }
    let found = book.instruments.indices.filter { book.instruments[$0].number == syntax.number }
    guard found.isEmpty else { return found }
    reportUnknown(syntax, among: book.instruments.map(\.number.text))
    return nil
  }

  private func number(_ texts: [Int]) -> String { texts.first.map { book.instruments[$0].number.text } ?? "" }

  /// The place with items that was most likely meant: one of the same điều, else one that is written nearly alike.
  private func nearest(to place: ProvisionPath, _ texts: [Int]) -> String? {
    let paths = itemSyntax.filter { texts.contains($0.instrument) }.map(\.citation.path).filter { $0.article != nil }
    let sameArticle = paths.first { $0.article == place.article }
    if let sameArticle { return sameArticle.words }
    let articles = paths.map { ProvisionPath(article: $0.article, unknownArticle: 0, clause: nil, point: nil) }
    return NearestName.nearest(to: place.words, among: (paths + articles).map(\.words))
  }

  /// Two joint ceilings lie one inside the other or apart: which of two that cross is to be filled first no act says, and
  /// the best filling of three could be a fraction of a đồng.
  mutating func checkCrossingCeilings() {
    let ceilings = book.stackingRules.filter { !$0.isExclusive }
    for (place, rule) in ceilings.enumerated() {
      for other in ceilings[..<place] {
        // Two texts of one instrument are never in force together.
        if rule.instrument != other.instrument, rule.citation.instrument == other.citation.instrument { continue }
        let (own, others) = (Set(rule.members), Set(other.members))
        if own.isDisjoint(with: others) || own.isSubset(of: others) || others.isSubset(of: own) { continue }
        report(.crossingCeilings(other.citation.instrument.text, other.citation.path.words), rule.clause.span)
      }
    }
  }
}
