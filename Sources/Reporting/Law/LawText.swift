import RuleLanguage

/// The law read back to people from the checked rules: what `cancu law` prints.
public struct LawText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let numbers: NumberText

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
    for (number, instrument) in book.instruments.enumerated() {
      let entries = inventory.entries(of: number)
      let holes = Set(entries.flatMap(\.holes)).count
      let items = book.items.count { $0.instrument == number }
      page.entry(instrument.number.text, instrument.title ?? "", indent: 0, nameWidth: width)
      let facts = [
        instrument.issuer ?? "", validity(of: instrument, isBrief: true), territory(of: instrument),
        say(.itemCount(items)),
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
      for statement in provision.statements { writer.add(statement, to: &page) }
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
    page.paragraph(kind + instrument.number.text)
    if let title = instrument.title { page.paragraph(title) }
    var facts: [String] = []
    switch (instrument.issuer, instrument.issued) {
    case (let issuer?, let day?): facts.append(say(.issuedByOn(issuer, numbers.date(day))))
    case (let issuer?, nil): facts.append(say(.issuedBy(issuer)))
    case (nil, let day?): facts.append(say(.issuedOn(numbers.date(day))))
    case (nil, nil): break
    }
    facts += [validity(of: instrument), territory(of: instrument)]
    if let fact = instrument.referenceDate { facts.append(say(.judgedBy(book.vocabulary.fact(fact).label))) }
    page.paragraph(NumberText.capitalized(facts.joined(separator: "; ")) + ".")
    let source = say(.basisOf(instrument.source.basis, instrument.source.text))
    page.paragraph(NumberText.capitalized(source) + ".")
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
    let from = say(.validFrom(bound(instrument.validFrom, isBrief)))
    return instrument.validUntil.map { "\(from) \(say(.validUntil(bound($0, isBrief))))" } ?? from
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
    guard let values = instrument.territory else { return say(.nationwide) }
    guard let fact = book.vocabulary.territoryFact, case .symbol(let number) = book.vocabulary.facts[fact].kind else {
      return ""
    }
    let names = ExpressionText(book, language).symbols(values, .symbol(number), joiner: .and)
    return say(.territory(names))
  }

  private func say(_ phrase: LawPhrase) -> String { phrase.text(in: language) }
}
