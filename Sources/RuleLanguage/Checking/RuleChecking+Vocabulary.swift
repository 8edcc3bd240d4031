/// Units, facts, lists, the ledger and the parameters.
extension RuleChecking {
  mutating func declareVocabulary(_ declarations: [DeclarationSyntax]) {
    for case .units(let units) in declarations {
      for unit in units {
        if book.vocabulary.units.contains(where: { $0.name == unit.text }) {
          report(.duplicateName(unit.text), unit.span)
        } else {
          book.vocabulary.units.append(Unit(name: unit.text))
        }
      }
    }
    // Lists first: their names are units, and facts may be measured in them.
    var isNamed = false
    for case .vocabulary(let vocabulary) in declarations {
      if isNamed, vocabulary.name.text != book.vocabulary.applicantName {
        report(.secondApplicant(book.vocabulary.applicantName), vocabulary.name.span)
      }
      if !isNamed {
        book.vocabulary.applicantName = vocabulary.name.text
        book.vocabulary.applicantLabel = readable(vocabulary.name.text)
      }
      if let label = vocabulary.label { book.vocabulary.applicantLabel = label.text }
      isNamed = true
      for list in vocabulary.lists { declareList(list) }
    }
    for case .vocabulary(let vocabulary) in declarations { declareFacts(vocabulary.facts) }
    for case .vocabulary(let vocabulary) in declarations {
      for list in vocabulary.lists { declareFields(list) }
    }
    declareLedger()
    for case .parameter(let parameter) in declarations { declareParameter(parameter) }
  }

  private mutating func declareList(_ list: ListSyntax) {
    let label = list.label?.text ?? readable(list.name.text)
    if let known = book.vocabulary.listNumbers[list.name.text] {
      if list.label != nil { book.vocabulary.lists[known].label = label }
      return
    }
    book.vocabulary.listNumbers[list.name.text] = book.vocabulary.lists.count
    book.vocabulary.units.append(Unit(name: list.name.text))
    book.vocabulary.lists.append(
      RecordList(name: list.name.text, label: label, fields: [], unit: book.vocabulary.units.count - 1))
  }

  private mutating func declareFacts(_ facts: [FactSyntax]) {
    for syntax in facts {
      let number = book.vocabulary.facts.count
      if book.vocabulary.factNumbers[syntax.name.text] != nil || book.vocabulary.listNumbers[syntax.name.text] != nil {
        report(.duplicateName(syntax.name.text), syntax.name.span)
        continue
      }
      guard let fact = fact(syntax) else { continue }
      book.vocabulary.factNumbers[syntax.name.text] = number
      book.vocabulary.facts.append(fact)
      if syntax.isBeneficiaryKind { take(\.kindFact, number, fact, "là đối tượng", syntax.name.span) }
      if syntax.isTerritory { take(\.territoryFact, number, fact, "là địa bàn áp dụng", syntax.name.span) }
    }
  }

  private mutating func take(
    _ role: WritableKeyPath<Vocabulary, Int?>, _ number: Int, _ fact: Fact, _ words: String, _ span: SourceSpan
  ) {
    guard case .symbol = fact.kind else { return report(.roleNotEnumeration, span) }
    if book.vocabulary[keyPath: role] != nil { return report(.secondRole(words), span) }
    book.vocabulary[keyPath: role] = number
  }

  private mutating func declareFields(_ list: ListSyntax) {
    guard let number = book.vocabulary.listNumbers[list.name.text] else { return }
    for syntax in list.fields {
      if syntax.isBeneficiaryKind || syntax.isTerritory { report(.roleNotEnumeration, syntax.name.span) }
      if book.vocabulary.factNumbers[syntax.name.text] != nil {
        report(.fieldNamedAsFact(syntax.name.text), syntax.name.span)
        continue
      }
      if book.vocabulary.lists[number].fields.contains(where: { $0.name == syntax.name.text }) {
        report(.duplicateName(syntax.name.text), syntax.name.span)
        continue
      }
      guard let fact = fact(syntax) else { continue }
      book.vocabulary.lists[number].fields.append(fact)
    }
  }

  private mutating func fact(_ syntax: FactSyntax) -> Fact? {
    guard let kind = factKind(syntax.type, named: syntax.name.text) else { return nil }
    return Fact(
      name: syntax.name.text, label: syntax.label?.text ?? readable(syntax.name.text), kind: kind,
      isYearly: syntax.isYearly, isFixed: syntax.isFixed || syntax.isBeneficiaryKind || syntax.isTerritory,
      span: syntax.name.span)
  }

  private mutating func factKind(_ type: TypeSyntax, named name: String) -> FactKind? {
    switch type.kind {
    case .truth: return .truth
    case .judgement: return .judgement
    case .paper: return .paper
    case .oneOf(let values): return enumeration(values, isOrdered: false, name, type.span)
    case .grade(let values): return enumeration(values, isOrdered: true, name, type.span)
    case .money(let per, let range):
      guard let dimension = dimension(money: 1, per: per) else { return nil }
      return quantity(dimension, whole: true, low: .zero, range, type.span)
    case .integer(let unit, let range):
      guard let dimension = dimension(of: unit) else { return nil }
      return quantity(dimension, whole: true, low: nil, range, type.span)
    case .number(let unit, let range):
      guard let dimension = dimension(of: unit) else { return nil }
      return quantity(dimension, whole: false, low: nil, range, type.span)
    case .ratio(let range): return quantity(.none, whole: false, low: nil, range, type.span, isRatio: true)
    case .date: return .date
    case .months(let range): return quantity(.months, whole: true, low: .zero, range, type.span)
    case .days(let range): return quantity(.days, whole: true, low: .zero, range, type.span)
    case .text: return .text
    case .supportItem: return .supportItem
    case .instrument: return .instrument
    case .invalid: return nil
    }
  }

  /// Takes an enumeration into the vocabulary.
  mutating func enumeration(
    _ values: [EnumerationValueSyntax], isOrdered: Bool, _ name: String, _ span: SourceSpan
  ) -> FactKind? {
    if values.count > Enumeration.limit {
      report(.tooManyValues(Enumeration.limit), span)
      return nil
    }
    var seen: Set<String> = []
    for value in values where !seen.insert(value.name.text).inserted {
      report(.duplicateName(value.name.text), value.name.span)
    }
    book.vocabulary.enumerations.append(
      Enumeration(
        values: values.map { EnumerationValue(name: $0.name.text, label: $0.label?.text ?? readable($0.name.text)) },
        isOrdered: isOrdered, name: name))
    return .symbol(book.vocabulary.enumerations.count - 1)
  }

  private mutating func quantity(
    _ dimension: Dimension, whole: Bool, low: Ratio?, _ range: RangeSyntax?, _ span: SourceSpan, isRatio: Bool = false
  ) -> FactKind? {
    let lowest = range?.low.map { bound($0, dimension) } ?? low
    let highest = range?.high.flatMap { bound($0, dimension) }
    if let lowest, let highest, highest < lowest { report(.emptyRange, span) }
    return .quantity(
      QuantityKind(dimension: dimension, isWhole: whole, low: lowest, high: highest, isRatio: isRatio))
  }

  /// The bound of a declared range; a bare number counts in the unit of the fact.
  private mutating func bound(_ syntax: ExpressionSyntax, _ dimension: Dimension) -> Ratio? {
    let scope = CheckScope(instrument: nil, citation: .nowhere, source: .unstated)
    let expression = check(syntax, expecting: .quantity(dimension), scope)
    guard let value = constantQuantity(expression) else {
      if expression.type != .invalid {
        report(.wrongType(expected: words(.quantity(dimension)), found: words(expression.type)), syntax.span)
      }
      return nil
    }
    if expression.type != .quantity(dimension), expression.type != .quantity(.none) {
      report(.wrongType(expected: words(.quantity(dimension)), found: words(expression.type)), syntax.span)
    }
    return value
  }

  private mutating func dimension(of unit: NameSyntax?) -> Dimension? {
    guard let unit else { return Dimension.none }
    return unitNumber(unit).map(Dimension.unit)
  }

  /// The dimension of money per unit; per year is not a dimension of its own, so it is not offered for facts.
  private mutating func dimension(money: Int, per unit: NameSyntax?) -> Dimension? {
    guard let unit else { return Dimension(money: money, units: [:]) }
    return unitNumber(unit).map { Dimension(money: money, units: [$0: -1]) }
  }

  mutating func unitNumber(_ name: NameSyntax) -> Int? {
    if let number = book.vocabulary.units.firstIndex(where: { $0.name == name.text }) { return number }
    report(
      .unknownUnit(name.text, nearest: NearestName.nearest(to: name.text, among: book.vocabulary.units.map(\.name))),
      name.span)
    return nil
  }

  private mutating func declareLedger() {
    guard let list = book.vocabulary.listNumbers["đã_nhận"] else { return }
    let fields = book.vocabulary.lists[list].fields
    let span = fields.first?.span ?? SourceSpan(file: 0, start: 0, end: 0)
    func find(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
    func check(_ name: String, _ type: Bilingual, _ fits: (FactKind) -> Bool) -> Int? {
      guard let index = find(name) else {
        report(.ledgerFieldMissing(name), span)
        return nil
      }
      if !fits(fields[index].kind) { report(.ledgerFieldType(name, expected: type), fields[index].span) }
      return index
    }
    let item = check("khoản_hỗ_trợ", words(.supportItem)) { $0 == .supportItem }
    let amount = check("số_tiền", words(ValueType.money)) { $0.type == .money }
    let date = check("ngày", words(.date)) { $0 == .date }
    let instrument = find("văn_bản")
    if let instrument, fields[instrument].kind != .instrument {
      report(.ledgerFieldType("văn_bản", expected: words(.instrument)), fields[instrument].span)
    }
    let content = find("nội_dung")
    if let content {
      if case .symbol = fields[content].kind {
      } else {
        let expected = Bilingual("một trong các nội dung", "one of the contents")
        report(.ledgerFieldType("nội_dung", expected: expected), fields[content].span)
      }
    }
    guard let item, let amount, let date else { return }
    book.vocabulary.ledger = LedgerLayout(
      list: list, item: item, amount: amount, date: date, instrument: instrument, content: content)
  }

  private mutating func declareParameter(_ syntax: ParameterSyntax) {
    if book.vocabulary.parameters.contains(where: { $0.name == syntax.name.text })
      || book.vocabulary.factNumbers[syntax.name.text] != nil
    {
      return report(.duplicateName(syntax.name.text), syntax.name.span)
    }
    guard let kind = factKind(syntax.type, named: syntax.name.text) else { return }
    guard case .quantity(let quantity) = kind else {
      return report(.notANumber(words(kind.type)), syntax.type.span)
    }
    var key: FactReference?
    if let name = syntax.key {
      key = book.vocabulary.fact(named: name.text)
      if key == nil { reportUnknown(name, among: book.vocabulary.facts.map(\.name)) }
    }
    book.vocabulary.parameters.append(
      Parameter(
        name: syntax.name.text, label: syntax.label?.text ?? readable(syntax.name.text), dimension: quantity.dimension,
        isWhole: quantity.isWhole, key: key, span: syntax.name.span))
  }

  mutating func reportUnknown(_ name: NameSyntax, among candidates: [String]) {
    report(.unknownName(name.text, nearest: NearestName.nearest(to: name.text, among: candidates)), name.span)
  }
}

extension Citation {
  /// The citation of what stands in no instrument.
  static let nowhere = Citation(
    instrument: InstrumentNumber(""), path: ProvisionPath(article: nil, unknownArticle: 0, clause: nil, point: nil),
    title: nil)
}

extension Source {
  /// The source of what has none of its own.
  static let unstated = Source(basis: .text, text: "")
}
