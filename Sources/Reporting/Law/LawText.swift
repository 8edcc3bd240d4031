import RuleLanguage

/// The law read back to people from the checked rules: what `cancu law` prints.
public struct LawText {
  let book: RuleBook
  let language: MessageLanguage
  let numbers: NumberText

  /// For texts of `book` in `language`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
    numbers = NumberText(language)
  }

  // MARK: The list of instruments

  /// Every instrument: its number, title, validity, territory, and how much of it is known.
  public func overview() -> String {
    var page = TextPage()
    let inventory = LawInventory(book)
    let width = (book.instruments.map { TextWidth.columns(of: $0.number.text) }.max() ?? 0) + 2
    for number in book.instruments.indices where book.instruments[number].version == 1 {
      // What is told is the latest text; an instrument counts once, whatever texts it has had.
      let texts = book.instruments.indices.filter { book.instruments[$0].number == book.instruments[number].number }
      let latest = texts.last ?? number
      let instrument = book.instruments[latest]
      let entries = inventory.entries(of: number)
      let holes = Set(entries.flatMap(\.holes)).count
      let items = book.items.count { $0.instrument == latest }
      page.entry(instrument.number.text, instrument.title ?? "", indent: 0, nameWidth: width)
      let facts = [
        instrument.isDraft ? say(.draft) : "", instrument.issuer ?? "",
        validity(from: book.instruments[number].validFrom, until: instrument.validUntil, isBrief: true),
        territory(of: instrument), texts.count > 1 ? say(.textsInTime(texts.count)) : "", say(.itemCount(items)),
        holes > 0 ? say(.holeCount(holes)) : "", say(.basis(instrument.source.basis)),
      ]
      page.entry("", facts.filter { !$0.isEmpty }.joined(separator: " · "), indent: 0, nameWidth: width)
    }
    return page.text
  }

  // MARK: An instrument

  /// One instrument, or what stands at a place of it; nil where nothing stands there.
  public func text(of number: Int, at query: ProvisionQuery? = nil) -> String? {
    let instrument = book.instruments[number]
    let provisions = instrument.provisions.filter { query?.matches($0.citation.path) ?? true }
    if query != nil, provisions.isEmpty { return nil }
    var page = TextPage()
    addHeader(of: instrument, to: &page)
    let writer = ProvisionText(book, language, instrument: number)
    var place = Place()
    for provision in provisions {
      addHeadings(of: provision, place: &place, to: &page)
      for statement in provision.statements { writer.add(statement, at: provision.citation, to: &page) }
    }
    return page.text
  }

  /// The places of an instrument, for who asked for one it does not have.
  public func places(of number: Int) -> [String] {
    let citations = CitationText(language)
    return book.instruments[number].provisions.map { citations.place($0.citation) }
  }

  private func addHeader(of instrument: Instrument, to page: inout TextPage) {
    let kind = language == .vietnamese ? instrument.number.kindInVietnamese.map { "\($0) " } ?? "" : ""
    page.paragraph((instrument.isDraft ? "\(NumberText.capitalized(say(.draft))) " : kind) + instrument.number.text)
    if texts(of: instrument.number).count > 1 { page.paragraph(consolidated(instrument)) }
    if let title = instrument.title { page.paragraph(title) }
    var facts: [String] = []
    switch (instrument.issuer, instrument.issued) {
    case (let issuer?, let day?): facts.append(say(.issuedByOn(issuer, numbers.date(day))))
    case (let issuer?, nil): facts.append(say(.issuedBy(issuer)))
    case (nil, let day?): facts.append(say(.issuedOn(numbers.date(day))))
    case (nil, nil): break
    }
    let all = texts(of: instrument.number).map { book.instruments[$0] }
    let whole = validity(from: all.first?.validFrom ?? instrument.validFrom, until: all.last?.validUntil)
    facts += [whole, territory(of: instrument)]
    if let fact = instrument.referenceDate { facts.append(say(.judgedBy(book.vocabulary.fact(fact).label))) }
    page.paragraph(NumberText.capitalized(facts.joined(separator: "; ")) + ".")
    let source = say(.basisOf(instrument.source.basis, instrument.source.text))
    page.paragraph(NumberText.capitalized(source) + ".")
  }

  /// `bản hợp nhất từ 01/06/2019: …`, with the acts whose changes stand in it.
  private func consolidated(_ instrument: Instrument) -> String {
    var acts: [InstrumentNumber] = []
    func add(_ citation: Citation) {
      for mark in citation.changes where !acts.contains(mark.instrument) { acts.append(mark.instrument) }
    }
    for item in book.items
    where book.instruments[item.instrument].number == instrument.number
      && book.instruments[item.instrument].version == instrument.version
    {
      add(item.citation)
      for citation in item.clauseCitations { add(citation) }
    }
    for set in book.conditionSets
    where book.instruments[set.instrument].version == instrument.version
      && book.instruments[set.instrument].number == instrument.number
    {
      add(set.clause.citation)
    }
    // What an act took away leaves no clause behind to say so.
    for repeal in book.repeals where repeal.instrument == instrument.number && !acts.contains(repeal.mark.instrument) {
      guard case .day(let first, _) = instrument.validFrom,
        case .day(let day, _)? = book.instruments.first(where: { $0.number == repeal.mark.instrument })?.validFrom,
        day <= first
      else { continue }
      acts.append(repeal.mark.instrument)
    }
    let names = acts.map { CitationText(language).place(nil, of: $0) }
    return say(.consolidated(bound(instrument.validFrom, true), names.joined(separator: ", ")))
  }

  /// The headings a provision stands under, as far as they are not on the page yet.
  private func addHeadings(of provision: Provision, place: inout Place, to page: inout TextPage) {
    let path = provision.citation.path
    if path.article != place.article || path.unknownArticle != place.unknownArticle {
      place = Place(article: path.article, unknownArticle: path.unknownArticle)
      page.blank()
      let title = provision.citation.title.map { ". \($0)" } ?? ""
      page.paragraph(say(.article(path.article ?? "?")) + title, hanging: 2)
    }
    guard path.clause != place.clause || path.point != place.point else { return }
    (place.clause, place.point) = (path.clause, path.point)
    let clause = path.clause.map { say(.clause($0)) }
    let point = path.point.map { clause == nil ? say(.point($0)) : "\(Phrase.point.text(in: language)) \($0)" }
    let heading = [clause, point].compactMap { $0 }.joined(separator: " ")
    let isOwnTitle = provision.title != nil && provision.title != provision.citation.title
    page.paragraph(heading + (isOwnTitle ? provision.title.map { ". \($0)" } ?? "" : ""), indent: 2, hanging: 4)
  }

  /// Where in the instrument the page has come to.
  private struct Place {
    var article: String?
    var unknownArticle = 0
    var clause: String?
    var point: String?
  }

  // MARK: Validity and territory

  func validity(of instrument: Instrument, isBrief: Bool = false) -> String {
    validity(from: instrument.validFrom, until: instrument.validUntil, isBrief: isBrief)
  }

  func validity(from first: DateBound, until last: DateBound?, isBrief: Bool = false) -> String {
    let from = say(.validFrom(bound(first, isBrief)))
    return last.map { "\(from) \(say(.validUntil(bound($0, isBrief))))" } ?? from
  }

  private func bound(_ bound: DateBound, _ isBrief: Bool) -> String {
    switch bound {
    case .day(let day, let source):
      let mark = source.basis == .assumption ? " \(Phrase.basisMark(.assumption).text(in: language))" : ""
      return numbers.date(day) + mark
    case .hole(let number, let low, let high):
      let bounds = [
        low.map { ExpressionPhrase.above(numbers.date($0), inclusive: true).text(in: language) },
        high.map { ExpressionPhrase.below(numbers.date($0), inclusive: true).text(in: language) },
      ].compactMap { $0 }.joined(separator: " ")
      let reason = ExpressionPhrase.hole(book.holes[number].reason).text(in: language)
      let what = isBrief ? say(.notKnown) : reason
      return "[\(bounds.isEmpty ? what : "\(what); \(bounds)")]"
    }
  }

  func territory(of instrument: Instrument) -> String {
    instrument.territory.map(territory) ?? say(.nationwide)
  }

  /// The provinces a territory names.
  func territory(of values: [Int]) -> String {
    guard let fact = book.vocabulary.territoryFact, case .symbol(let number) = book.vocabulary.facts[fact].kind else {
      return ""
    }
    let names = ExpressionText(book, language).symbols(values, .symbol(number), joiner: .and)
    return say(.territory(names))
  }

  func say(_ phrase: LawPhrase) -> String { phrase.text(in: language) }
}
