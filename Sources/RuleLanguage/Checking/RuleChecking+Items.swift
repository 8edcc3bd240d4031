/// Support items and their clauses (guide, section 4).
extension RuleChecking {
  mutating func checkItems() {
    for number in itemSyntax.indices {
      let named = itemSyntax[number]
      book.items.append(
        SupportItem(
          number: number, name: named.syntax.name.text,
          label: named.syntax.label?.text ?? readable(named.syntax.name.text),
          instrument: named.instrument, citation: named.citation, source: itemSource(named),
          span: named.syntax.name.span))
    }
    for number in itemSyntax.indices { checkItem(number) }
    checkCommonClauses()
    for number in itemSyntax.indices { checkCompleteness(number) }
  }

  private func itemSource(_ named: Named<SupportItemSyntax>) -> Source {
    for clause in named.syntax.clauses {
      if case .source(let text) = clause.kind { return Source(text) }
    }
    return named.source
  }

  /// A clause to check, and why it is assumed where it is.
  private struct LaidClause {
    let syntax: ClauseSyntax
    let reason: String?
  }

  /// The item's clauses with the assumptions laid over its holes.
  private mutating func laidClauses(_ named: Named<SupportItemSyntax>) -> [LaidClause] {
    let base = named.syntax.clauses
    let place = AssumptionOverlay.Place(instrument: named.citation.instrument, name: named.syntax.name.text)
    guard let filling = overlay.items[place] else { return base.map { LaidClause(syntax: $0, reason: nil) } }
    let fillsAmount = base.contains { if case .amount = $0.kind { $0.containsHole } else { false } }
    var replaced: Set<String> = []
    for clause in filling.syntax.clauses {
      let keyword = clause.keyword
      let known = base.filter { $0.keyword == keyword && !$0.isOfAct }
      // Where an act has put a clause of its own there is no hole left to fill; one that is only added leaves it.
      let ofActs = base.filter { $0.keyword == keyword }
      if known.isEmpty, ofActs.contains(where: { clause.standsOnce || $0.trailer?.amendment?.action != .add }) {
        continue
      }
      let isFree = known.isEmpty && fillsAmount && clause.mayStandBesideAssumedAmount
      if known.isEmpty ? !isFree : !known.allSatisfy(\.containsHole) {
        if isFirstText(named.instrument) { report(.assumptionReplacesKnown(keyword), clause.span) }
      } else {
        replaced.insert(keyword)
      }
    }
    return base.filter { !replaced.contains($0.keyword) || $0.isOfAct }.map { LaidClause(syntax: $0, reason: nil) }
      + filling.syntax.clauses.filter { replaced.contains($0.keyword) }
      .map { LaidClause(syntax: $0, reason: filling.reason) }
  }

  private mutating func checkItem(_ number: Int) {
    let named = itemSyntax[number]
    let clauses = laidClauses(named)
    var item = book.items[number]
    var seen: Set<String> = []
    for clause in clauses where clause.syntax.standsOnce {
      if !seen.insert(clause.syntax.keyword).inserted {
        report(.duplicateClause(clause.syntax.keyword), clause.syntax.span)
      }
    }
    for case .perRecord(let list, _) in clauses.map(\.syntax.kind) {
      if item.list == nil { item.list = listNumber(list) }
    }
    for clause in clauses {
      let citation = cited(clause.syntax.trailer, item.citation, item.instrument)
      let source =
        clause.reason.map { Source(basis: .assumption, text: $0) } ?? clause.syntax.trailer?.source.map(Source.init)
        ?? item.source
      let scope = CheckScope(
        instrument: item.instrument, citation: citation, source: source, lists: item.list.map { [$0] } ?? [],
        isInItem: true)
      checkClause(clause.syntax, &item, scope)
    }
    book.items[number] = item
  }

  private mutating func checkClause(_ clause: ClauseSyntax, _ item: inout SupportItem, _ scope: CheckScope) {
    func laid<Value>(_ value: Value) -> Clause<Value> {
      Clause(value: value, citation: scope.citation, source: scope.source, span: clause.span)
    }
    switch clause.kind {
    case .beneficiaries(let kinds): item.beneficiaries = laid(beneficiaries(kinds, scope))
    case .perRecord(_, let filter): item.filter = filter.map { laid(checkCondition($0, scope)) }
    case .source: break
    case .condition(let condition): item.conditions.append(laid(checkCondition(condition, scope)))
    case .exclusion(let condition): item.exclusions.append(laid(checkCondition(condition, scope)))
    case .amount(let bound, let value): item.amount = laid(Amount(bound: bound, value: checkMoney(value, scope)))
    case .inKind(let text): item.inKind = laid(text.text)
    case .decision(let name):
      if let fact = decisionFact(name, scope) { item.decision = laid(fact) }
    case .ceilings(let ceilings):
      item.ceilings += ceilings.compactMap { ceiling($0, item, scope) }.map(laid)
    case .rounding(let direction, let step): item.rounding = laid(Rounding(direction: direction, step: step))
    case .times(let count, let per):
      item.times.append(laid(TimesLimit(count: count, keys: keys(per, item, clause.span, scope))))
    case .deductReceived(let same): item.deduction = laid(keys(same, item, clause.span, scope))
    case .payment(let steps):
      item.payment = laid(
        steps.map { step in
          checkShare(step.share, clause.span)
          return PaymentStep(share: step.share, condition: checkCondition(step.condition, scope))
        })
    case .advance(let share):
      checkShare(share, clause.span)
      item.advance = laid(share)
    case .papers(let names): item.papers = laid(names.compactMap { paper($0) })
    case .authority(let text, let days): item.authority = laid(Authority(name: text.text, days: days))
    case .funding(let parts):
      checkFunding(parts, clause.span)
      item.funding = laid(
        parts.map { part in
          switch part.share {
          case .exactly(let share), .atMost(let share): checkShare(share, clause.span)
          case .unstated, .remainder: break
          }
          return Funding(payer: readable(part.name.text), share: part.share)
        })
    case .content(let name):
      guard let ledger = book.vocabulary.ledger, let field = ledger.content,
        case .symbol(let enumeration) = book.vocabulary.lists[ledger.list].fields[field].kind
      else { return report(.ledgerFieldMissing("nội_dung"), clause.span) }
      if let value = symbol(name, of: enumeration) { item.content = laid(value) }
    }
  }

  /// An amount in đồng; one that is not money is reported with the unit that may be missing.
  mutating func checkMoney(_ syntax: ExpressionSyntax, _ scope: CheckScope) -> Expression {
    let value = check(syntax, expecting: .money, scope)
    guard value.type != .money, value.type != .invalid else { return value }
    var missing: String?
    if case .quantity(let dimension) = value.type, dimension.money == 1, dimension.units.count == 1,
      let unit = dimension.units.first, unit.value == 1
    {
      missing = book.vocabulary.units[unit.key].name
    }
    report(.amountNotMoney(words(value.type), perUnit: missing), value.span)
    return invalid(value.span)
  }

  mutating func beneficiaries(_ kinds: [BeneficiarySyntax], _ scope: CheckScope) -> [Beneficiary] {
    guard let fact = book.vocabulary.kindFact, case .symbol(let enumeration) = book.vocabulary.facts[fact].kind else {
      return []
    }
    // Whom an item is for is a question about the applicant, never about one of its records.
    let applicant = CheckScope(
      instrument: scope.instrument, citation: scope.citation, source: scope.source, isInItem: scope.isInItem)
    var seen: Set<Int> = []
    var result: [Beneficiary] = []
    for syntax in kinds {
      let condition = syntax.condition.map { checkCondition($0, applicant) }
      switch syntax.who {
      case .kind(let name):
        guard let value = symbol(name, of: enumeration) else { continue }
        if !seen.insert(value).inserted { report(.duplicateName(name.text), name.span) }
        result.append(Beneficiary(kind: value, condition: condition))
      case .others:
        for value in book.vocabulary.enumerations[enumeration].values.indices where seen.insert(value).inserted {
          result.append(Beneficiary(kind: value, condition: condition))
        }
      }
    }
    return result
  }

  private mutating func decisionFact(_ name: NameSyntax, _ scope: CheckScope) -> FactReference? {
    guard let reference = fact(name, scope) else {
      reportUnknown(name, among: book.vocabulary.facts.map(\.name))
      return nil
    }
    let declared = book.vocabulary.fact(reference)
    if declared.kind.type != .money || declared.isYearly {
      report(.decisionNotMoney(name.text), name.span)
      return nil
    }
    return reference
  }

  private mutating func ceiling(_ syntax: CeilingSyntax, _ item: SupportItem, _ scope: CheckScope) -> Ceiling? {
    var ceilingScope: Ceiling.Scope?
    var isPerYear = false
    for key in syntax.keys {
      if key.text == "năm" {
        isPerYear = true
        if book.vocabulary.ledger == nil { report(.ledgerMissing, key.span) }
      } else if ceilingScope != nil {
        // A ceiling for the applicant and one for each record are two ceilings.
        report(.ceilingKeyTwice, key.span)
        return nil
      } else if key.text == book.vocabulary.applicantName {
        ceilingScope = .applicant
      } else if let list = item.list, book.vocabulary.lists[list].name == key.text {
        ceilingScope = .record
      } else {
        report(.ceilingKeyUnusable(key.text), key.span)
        return nil
      }
    }
    if case .literal(.quantity(let count, let unit)) = syntax.value.kind,
      let list = book.vocabulary.listNumbers[unit.text]
    {
      guard list == item.list, let records = count.whole, records >= 0, ceilingScope != .record else {
        report(.recordsCeilingNeedsRecords(unit.text), syntax.span)
        return nil
      }
      return Ceiling(limit: .records(records), scope: .applicant, isPerYear: isPerYear)
    }
    if item.list != nil, ceilingScope == nil { report(.ceilingKeyMissing, syntax.span) }
    // A ceiling for the whole applicant cannot follow one of its records.
    var inner = scope
    if item.list != nil, ceilingScope != .record { inner.lists = [] }
    return Ceiling(
      limit: .amount(checkMoney(syntax.value, inner)), scope: ceilingScope ?? .applicant, isPerYear: isPerYear)
  }

  private mutating func keys(
    _ names: [NameSyntax], _ item: SupportItem, _ span: SourceSpan, _ scope: CheckScope
  ) -> [LedgerKey] {
    guard let ledger = book.vocabulary.ledger else {
      report(.ledgerMissing, span)
      return []
    }
    return names.compactMap { name in
      if name.text == book.vocabulary.applicantName { return .applicant }
      if name.text == "năm" { return .year }
      let field = book.vocabulary.field(named: name.text, of: ledger.list)
      if let list = item.list, book.vocabulary.lists[list].name == name.text {
        if let field, book.vocabulary.fact(field).kind == .text { return .record(ledgerField: field.index) }
        report(.keyUnusable(name.text), name.span)
        return nil
      }
      guard let fact = fact(name, scope) else {
        reportUnknown(name, among: book.vocabulary.facts.map(\.name))
        return nil
      }
      guard let field, sameKind(book.vocabulary.fact(field), book.vocabulary.fact(fact)) else {
        report(.keyUnusable(name.text), name.span)
        return nil
      }
      return .fact(fact, ledgerField: field.index)
    }
  }

  /// Whether a field of the ledger can hold the values of a fact: enumerations are the same if their values are.
  private func sameKind(_ field: Fact, _ fact: Fact) -> Bool {
    if fact.isYearly { return false }
    if case .symbol(let first) = field.kind, case .symbol(let second) = fact.kind {
      return book.vocabulary.enumerations[first].values.map(\.name)
        == book.vocabulary.enumerations[second].values.map(\.name)
    }
    return field.kind.type == fact.kind.type
  }

  private mutating func paper(_ name: NameSyntax) -> FactReference? {
    guard let reference = book.vocabulary.fact(named: name.text) else {
      let papers = book.vocabulary.facts.filter { $0.kind == .paper }.map(\.name)
      reportUnknown(name, among: papers)
      return nil
    }
    if book.vocabulary.fact(reference).kind != .paper {
      report(.notAPaper(name.text), name.span)
      return nil
    }
    return reference
  }

  /// Exact shares may not come to more than the whole, and only one payer pays the rest.
  private mutating func checkFunding(_ parts: [FundingSyntax], _ span: SourceSpan) {
    var sum = Ratio.zero
    var hasRemainder = false
    for part in parts {
      switch part.share {
      case .exactly(let share): sum = (try? sum.adding(share)) ?? sum
      case .remainder:
        if hasRemainder { report(.duplicateClause("phần còn lại"), part.name.span) }
        hasRemainder = true
      case .unstated, .atMost: break
      }
    }
    if .one < sum { report(.shareOutOfRange, span) }
  }

  private mutating func checkShare(_ share: Ratio, _ span: SourceSpan) {
    if share < .zero || .one < share { report(.shareOutOfRange, span) }
  }

  private mutating func checkCompleteness(_ number: Int) {
    let item = book.items[number]
    if item.beneficiaries == nil { report(.clauseMissing(item: item.name, clause: "đối tượng"), item.span) }
    if item.amount == nil, item.inKind == nil {
      report(.clauseMissing(item: item.name, clause: "mức"), item.span)
    }
    if item.rounding == nil {
      if let amount = item.amount, !amount.value.value.isWhole { report(.roundingMissing, amount.span) }
      for ceiling in item.ceilings {
        if case .amount(let value) = ceiling.value.limit, !value.isWhole { report(.roundingMissing, ceiling.span) }
      }
    }
    if item.content == nil {
      for clause in item.exclusions + item.conditions where clause.value.searchesLedgerForContent {
        report(.contentMissing, item.span)
      }
    }
  }
}
