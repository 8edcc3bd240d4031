/// Instruments, their headers, and the numbers of everything that has a name in them.
extension RuleChecking {
  mutating func declareInstruments(_ declarations: [DeclarationSyntax]) {
    var seen: Set<InstrumentNumber> = []
    for case .instrument(let syntax) in declarations {
      if !seen.insert(syntax.number.number).inserted {
        report(.duplicateInstrument(syntax.number.number.text), syntax.number.span)
        continue
      }
      instrumentSyntax.append(syntax)
    }
    // The order of files may not show in an answer: instruments stand in the order of their numbers.
    instrumentSyntax.sort { $0.number.number < $1.number.number }
    layAssumedProvisions()
    let law = Consolidation(instrumentSyntax, splits: splits)
    diagnostics += law.diagnostics
    versions = law.versions
    book.repeals = law.repeals
    instrumentSyntax = versions.map(\.syntax)
    reportRoles()
    for number in instrumentSyntax.indices {
      names.append(InstrumentNames())
      book.instruments.append(instrument(instrumentSyntax[number], versions[number]))
    }
    for number in instrumentSyntax.indices { declareNames(of: number) }
    joinTextsOfItems()
    for syntax in overlay.namedInstruments where !seen.contains(syntax.number) {
      reportUnknown(syntax, among: seen.map(\.text).sorted())
    }
  }

  /// Puts what assumptions take unread provisions to say after what each instrument says itself; from there on it is a
  /// text like any other, with the assumption as its source.
  private mutating func layAssumedProvisions() {
    for index in instrumentSyntax.indices {
      guard let assumed = overlay.provisions[instrumentSyntax[index].number.number] else { continue }
      let own = instrumentSyntax[index].provisions
      let unknown = own.map(\.path.unknownArticle).max() ?? 0
      for provision in assumed {
        let path = provision.path
        if path.article != nil, own.contains(where: { $0.path.article == path.article }) {
          report(.assumptionReplacesKnown(path.words), provision.span)
          continue
        }
        instrumentSyntax[index].provisions.append(
          ProvisionSyntax(
            path: ProvisionPath(
              article: path.article, unknownArticle: path.article == nil ? path.unknownArticle + unknown : 0,
              clause: path.clause, point: path.point),
            title: provision.title, statements: provision.statements, span: provision.span))
      }
    }
  }

  /// Items of one name in the texts of one instrument are one item: the one in the first text that has it stands for all.
  private mutating func joinTextsOfItems() {
    var first: [AssumptionOverlay.Place: Int] = [:]
    book.familyOfItem = itemSyntax.indices.map { item in
      let own = itemSyntax[item]
      let place = AssumptionOverlay.Place(instrument: own.citation.instrument, name: own.syntax.name.text)
      let family = first[place] ?? item
      first[place] = family
      return family
    }
  }

  /// Says that there is no such instrument, with the one of these numbers that was most likely meant.
  mutating func reportUnknown(_ syntax: InstrumentNumberSyntax, among known: [String]) {
    let nearest = NearestName.nearest(to: syntax.number.text, among: known)
    report(.unknownInstrument(syntax.number.text, nearest: nearest), syntax.span)
  }

  private mutating func reportRoles() {
    guard let first = instrumentSyntax.first else { return }
    if book.vocabulary.kindFact == nil { report(.roleMissing("là đối tượng"), first.number.span) }
  }

  private mutating func instrument(_ syntax: InstrumentSyntax, _ version: InstrumentVersion) -> Instrument {
    let number = syntax.number.number
    var title: String?
    var issuer: String?
    var issued: CalendarDate?
    var territory: [Int]?
    var reference: FactReference?
    var source: Source?
    var from: DateBound?
    var until: DateBound?
    var isPlaced = false
    var seen: Set<String> = []
    for clause in syntax.header {
      if case .source(let text) = clause.kind { source = Source(text) }
    }
    let own = source ?? .unstated
    for clause in syntax.header {
      let keyword = clause.keyword
      if !seen.insert(keyword).inserted { report(.duplicateClause(keyword), clause.span) }
      switch clause.kind {
      case .title(let text): title = text.text
      case .issuer(let text): issuer = text.text
      case .issued(let date): issued = date
      case .validFrom(let expression): from = dateBound(expression, of: number, source: own)
      case .validUntil(let expression): until = dateBound(expression, of: number, source: own)
      case .nationwide: isPlaced = true
      case .territory(let values):
        isPlaced = true
        territory = territoryValues(values)
      case .referenceDate(let name):
        reference = book.vocabulary.fact(named: name.text)
        if reference == nil { reportUnknown(name, among: book.vocabulary.facts.map(\.name)) }
        if let fact = reference.map(book.vocabulary.fact), fact.kind != .date {
          report(.wrongType(expected: words(.date), found: words(fact.kind.type)), name.span)
          reference = nil
        }
      case .source: break
      }
    }
    for (clause, reason) in overlay.headers[number] ?? [] {
      fill(clause, reason, in: syntax, isFirst: version.from == nil, &from, &until)
    }
    if from == nil { report(.headerMissing(instrument: number.text, clause: "hiệu lực từ"), syntax.number.span) }
    if source == nil { report(.headerMissing(instrument: number.text, clause: "nguồn"), syntax.number.span) }
    if !isPlaced { report(.headerMissing(instrument: number.text, clause: "phạm vi"), syntax.number.span) }
    if case .day(let first, _)? = from, case .day(let last, _)? = until, last < first {
      report(.validityReversed, syntax.number.span)
    }
    var first = from ?? .hole(hole("thiếu ngày có hiệu lực", syntax), low: nil, high: nil)
    // What an act changes carries the act's source; that the rest stands in a text of its own rests on nothing more.
    if let change = version.from, let start = dateBound(change.start, of: number, source: own) {
      first = first.later(start)
    }
    if let change = version.until, let start = dateBound(change.start, of: number, source: own) {
      until = until?.earlier(start.dayBefore) ?? start.dayBefore
    }
    return Instrument(
      number: number, version: book.instruments.filter { $0.number == number }.count + 1, isDraft: syntax.isDraft,
      title: title, issuer: issuer, issued: issued, validFrom: first, validUntil: until, territory: territory,
      referenceDate: reference, source: own, provisions: [], span: syntax.number.span)
  }

  /// Whether a text is the one its instrument was issued with: what an assumption says of an instrument is held against
  /// that one, and later texts may have filled the hole by themselves.
  func isFirstText(_ instrument: Int) -> Bool {
    versions.indices.contains(instrument) && versions[instrument].from == nil
  }

  private mutating func hole(_ reason: String, _ syntax: InstrumentSyntax) -> Int {
    book.holes.append(Hole(reason: reason, citation: whole(syntax.number.number), span: syntax.number.span))
    return book.holes.count - 1
  }

  private func whole(_ number: InstrumentNumber) -> Citation {
    Citation(instrument: number, path: Citation.nowhere.path, title: nil)
  }

  private mutating func fill(
    _ clause: HeaderClauseSyntax, _ reason: String, in syntax: InstrumentSyntax, isFirst: Bool,
    _ from: inout DateBound?, _ until: inout DateBound?
  ) {
    let source = Source(basis: .assumption, text: reason)
    let number = syntax.number.number
    switch clause.kind {
    case .validFrom(let expression):
      if case .day? = from {
        if isFirst { report(.assumptionReplacesKnown("hiệu lực từ"), clause.span) }
        return
      }
      from = dateBound(expression, of: number, source: source)
    case .validUntil(let expression):
      if case .day? = until {
        if isFirst { report(.assumptionReplacesKnown("hiệu lực đến"), clause.span) }
        return
      }
      until = dateBound(expression, of: number, source: source)
    case .title, .issuer, .issued, .nationwide, .territory, .referenceDate, .source:
      report(.assumptionReplacesKnown(clause.keyword), clause.span)
    }
  }

  private mutating func dateBound(
    _ syntax: ExpressionSyntax, of number: InstrumentNumber, source: Source
  ) -> DateBound? {
    let scope = CheckScope(instrument: nil, citation: whole(number), source: source)
    let expression = require(.date, check(syntax, expecting: .date, scope))
    func day(_ expression: Expression?) -> CalendarDate? {
      guard case .constant(.date(let date))? = expression?.kind else { return nil }
      return date
    }
    switch expression.kind {
    case .constant(.date(let date)): return .day(date, source)
    case .hole(let hole, let low, let high): return .hole(hole, low: day(low), high: day(high))
    default:
      if expression.type != .invalid {
        report(.wrongType(expected: words(.date), found: words(expression.type)), syntax.span)
      }
      return nil
    }
  }

  private mutating func territoryValues(_ values: [NameSyntax]) -> [Int]? {
    guard let fact = book.vocabulary.territoryFact, case .symbol(let enumeration) = book.vocabulary.facts[fact].kind
    else {
      if let first = values.first { report(.roleMissing("là địa bàn áp dụng"), first.span) }
      return nil
    }
    return values.compactMap { symbol($0, of: enumeration) }
  }

  /// The number of a value of an enumeration; what is none is reported.
  mutating func symbol(_ name: NameSyntax, of enumeration: Int) -> Int? {
    let known = book.vocabulary.enumerations[enumeration]
    if let value = known.number(of: name.text) { return value }
    let nearest = NearestName.nearest(to: name.text, among: known.values.map(\.name))
    report(.unknownValue(name.text, of: known.name, nearest: nearest), name.span)
    return nil
  }

  private mutating func declareNames(of instrument: Int) {
    let number = book.instruments[instrument].number
    var titles: [ProvisionPath: String] = [:]
    var seen: Set<ProvisionPath> = []
    for provision in instrumentSyntax[instrument].provisions {
      if !seen.insert(provision.path).inserted {
        report(.duplicateProvision(provision.path.words), provision.span, .warning)
      }
      let article = ProvisionPath(
        article: provision.path.article, unknownArticle: provision.path.unknownArticle, clause: nil, point: nil)
      if provision.path == article, let title = provision.title { titles[article] = title.text }
      let place = Citation(instrument: number, path: provision.path, title: titles[article])
      var source = book.instruments[instrument].source
      for case .source(let text) in provision.statements { source = Source(text) }
      for statement in provision.statements {
        switch statement {
        case .supportItem(let item):
          declare(item.name, \.items, itemSyntax.count, instrument)
          itemSyntax.append(
            Named(
              syntax: item, instrument: instrument, citation: place.changed(by: item.amendment), source: source,
              written: place.path))
        case .conditionSet(let set):
          declare(set.name, \.conditionSets, conditionSyntax.count, instrument)
          conditionSyntax.append(
            Named(
              syntax: set, instrument: instrument, citation: cited(set.trailer, place, instrument),
              source: set.trailer?.source.map(Source.init) ?? source, written: place.path))
          conditionState.append(.pending)
        case .definition(let definition):
          declare(definition.name, \.definitions, definitionSyntax.count, instrument)
          definitionSyntax.append(
            Named(
              syntax: definition, instrument: instrument, citation: cited(definition.trailer, place, instrument),
              source: definition.trailer?.source.map(Source.init) ?? source, written: place.path))
          definitionState.append(.pending)
          gradesOfDefinition.append(declareGrades(definition))
        case .common, .parameterValue, .stacking, .priority, .amendment, .transition, .source: break
        }
      }
    }
  }

  private mutating func declare(
    _ name: NameSyntax, _ table: WritableKeyPath<InstrumentNames, [String: Int]>, _ number: Int, _ instrument: Int
  ) {
    let known = names[instrument]
    if known.items[name.text] != nil || known.conditionSets[name.text] != nil || known.definitions[name.text] != nil
      || (table != \.items && isNameOfVocabulary(name.text))
    {
      report(.duplicateName(name.text), name.span)
    }
    names[instrument][keyPath: table][name.text] = number
  }

  /// Whether the vocabulary uses a name for something that stands in expressions: a rule would mean one thing here and
  /// another there.
  private func isNameOfVocabulary(_ name: String) -> Bool {
    let vocabulary = book.vocabulary
    return vocabulary.factNumbers[name] != nil || vocabulary.listNumbers[name] != nil
      || vocabulary.parameters.contains { $0.name == name }
      || vocabulary.enumerations.contains { $0.number(of: name) != nil }
      || vocabulary.lists.contains { $0.fields.contains { $0.name == name } }
  }

  /// Where a clause stands: what its trailer says, else the place it is written at.
  func cited(_ trailer: TrailerSyntax?, _ citation: Citation, _ instrument: Int) -> Citation {
    guard let reference = trailer?.citation else { return citation.changed(by: trailer?.amendment) }
    let scope = CheckScope(instrument: instrument, citation: citation, source: .unstated)
    let place = path(reference, scope)
    let isSameArticle = reference.instrument == nil && place.article == citation.path.article
    return Citation(
      instrument: reference.instrument?.number ?? citation.instrument, path: place,
      title: isSameArticle ? citation.title : nil, changes: citation.changes
    ).changed(by: trailer?.amendment)
  }
}

extension Source {
  /// A source as it is written.
  init(_ syntax: SourceSyntax) {
    self.init(basis: syntax.basis, text: syntax.text.text)
  }
}

extension HeaderClauseSyntax {
  /// Its keyword.
  var keyword: String {
    switch kind {
    case .title: "tên"
    case .issuer: "cơ quan"
    case .issued: "ban hành"
    case .validFrom: "hiệu lực từ"
    case .validUntil: "hiệu lực đến"
    case .nationwide, .territory: "phạm vi"
    case .referenceDate: "xét theo"
    case .source: "nguồn"
    }
  }
}
