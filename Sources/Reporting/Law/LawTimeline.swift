import RuleLanguage

/// Which instruments are in force when, what each changes or replaces, and where nothing is in force (`law --timeline`).
public struct LawTimeline {
  private let book: RuleBook
  private let language: MessageLanguage
  private let law: LawText
  private let numbers: NumberText
  private let citations: CitationText

  /// For the law of `book` in `language`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
    law = LawText(book, language)
    numbers = NumberText(language)
    citations = CitationText(language)
  }

  /// The instruments in the order of their first days; with `province` (a value of the province fact) those of that
  /// province and of the whole country.
  public func text(province: Int?) -> String {
    var page = TextPage()
    let shown = book.instruments.indices.filter { number in
      let instrument = book.instruments[number]
      guard instrument.version == 1 else { return false }
      return province.map { instrument.territory?.contains($0) ?? true } ?? true
    }
    let ordered = shown.map { ($0, span(of: book.instruments[$0].number)) }.sorted { left, right in
      (left.1.start, left.0) < (right.1.start, right.0)
    }
    for (number, span) in ordered { add(number, span, to: &page) }
    let gaps = gaps(among: shown)
    guard !gaps.isEmpty else { return page.text }
    page.blank()
    page.paragraph(say(.gapsTitle))
    for gap in gaps { page.paragraph(gap, indent: 2, hanging: 4) }
    return page.text
  }

  private func add(_ number: Int, _ span: Span, to page: inout TextPage) {
    let instrument = book.instruments[number]
    let bounds = "\(span.startText) – \(span.endText)"
    page.entry(
      bounds, "\(instrument.number.text)\(instrument.isDraft ? " (\(say(.draft)))" : "")", indent: 0, nameWidth: 25)
    if let title = instrument.title { page.entry("", title, indent: 0, nameWidth: 25) }
    if let bounds = span.bounds { page.entry("", bounds, indent: 0, nameWidth: 25) }
    for text in law.texts(of: instrument.number).dropFirst() {
      let assumed = Phrase.basisMark(.assumption).text(in: language)
      let acts = acts(changing: text).map { act in
        citations.place(nil, of: act.number) + (act.isAssumed ? " \(assumed)" : "")
      }.joined(separator: ", ")
      page.entry("", say(.textFrom(day(book.instruments[text].validFrom), acts)), indent: 0, nameWidth: 25)
    }
    for repeal in book.repeals where repeal.instrument == instrument.number && repeal.path == nil {
      page.entry("", "→ \(citations.change(repeal.mark))", indent: 0, nameWidth: 25)
    }
    for transition in instrument.yields {
      page.entry(
        "", say(.olderApplies(transition.instrument.text, citations.place(transition.condition.citation))), indent: 0,
        nameWidth: 25)
    }
  }

  /// The acts whose first day is that of a text, and whether it is only assumed that they change it.
  private func acts(changing text: Int) -> [(number: InstrumentNumber, isAssumed: Bool)] {
    guard case .day(let first, _) = book.instruments[text].validFrom else { return [] }
    return book.instruments.compactMap { act in
      guard case .day(first, _) = act.validFrom, act.version == 1 else { return nil }
      let amendments = act.provisions.flatMap(\.statements).compactMap { statement -> Amendment? in
        if case .amendment(let amendment) = statement { amendment } else { nil }
      }.filter { $0.instrument == book.instruments[text].number }
      guard !amendments.isEmpty else { return nil }
      return (act.number, amendments.allSatisfy { $0.source.basis == .assumption })
    }
  }

  // MARK: Spans

  /// From the first day of the first text to the last day of the last, as far as they are known.
  private struct Span {
    let start: Int
    let startText: String
    let endText: String
    /// What is certain of days nobody has read, and which days are assumed; nil where both were read.
    let bounds: String?
  }

  private func span(of number: InstrumentNumber) -> Span {
    let texts = law.texts(of: number)
    guard let first = texts.first, let last = texts.last else {
      return Span(start: 0, startText: "", endText: "", bounds: nil)
    }
    let from = book.instruments[first].validFrom
    let start: CalendarDate? =
      switch from {
      case .day(let day, _): day
      case .hole(_, let low, let high): low ?? high ?? book.instruments[first].issued
      }
    let until = book.instruments[last].validUntil
    let isRead = from.isRead && until?.isRead != false
    return Span(
      start: start.map { Int($0.dayNumber) } ?? .min, startText: day(from), endText: until.map(day) ?? "",
      bounds: isRead ? nil : law.validity(from: from, until: until, isBrief: true))
  }

  private func day(_ bound: DateBound) -> String {
    switch bound {
    case .day(let day, _): numbers.date(day)
    case .hole: "?"
    }
  }

  // MARK: Gaps

  /// Days between the end of the support of one content and its next beginning, in one territory.
  private func gaps(among shown: [Int]) -> [String] {
    let wanted = Set(shown.map { book.instruments[$0].number })
    var spans: [GapKey: [(first: CalendarDate, last: CalendarDate?)]] = [:]
    for item in book.items {
      let instrument = book.instruments[item.instrument]
      guard wanted.contains(instrument.number), let content = item.content?.value,
        case .day(let first, _) = instrument.validFrom
      else { continue }
      switch instrument.validUntil {
      case .day(let last, _):
        spans[GapKey(territory: instrument.territory, content: content), default: []].append((first, last))
      case .hole, nil:
        spans[GapKey(territory: instrument.territory, content: content), default: []].append((first, nil))
      }
    }
    return spans.sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }.flatMap { key, spans in
      gaps(of: spans).map { gap in
        let place =
          key.territory.map { territory in
            law.territory(of: territory)
          } ?? say(.nationwide)
        return say(.gap(content(key.content), place, numbers.date(gap.first), numbers.date(gap.last)))
      }
    }
  }

  private struct GapKey: Hashable {
    let territory: [Int]?
    let content: Int

    var order: [Int] { [territory == nil ? 0 : 1] + (territory ?? []) + [content] }
  }

  private func gaps(of spans: [(first: CalendarDate, last: CalendarDate?)]) -> [(
    first: CalendarDate, last: CalendarDate
  )] {
    var result: [(CalendarDate, CalendarDate)] = []
    var covered: CalendarDate?
    for (index, span) in spans.sorted(by: { $0.first < $1.first }).enumerated() {
      if index > 0, let end = covered, let open = end.adding(days: 1), let before = span.first.adding(days: -1),
        open <= before
      {
        result.append((open, before))
      }
      guard let last = span.last else { return result }
      covered = max(covered ?? last, last)
    }
    return result
  }

  private func content(_ value: Int) -> String {
    guard let ledger = book.vocabulary.ledger, let field = ledger.content,
      case .symbol(let enumeration) = book.vocabulary.lists[ledger.list].fields[field].kind
    else { return "" }
    return book.vocabulary.enumerations[enumeration].values[value].label
  }

  private func say(_ phrase: LawPhrase) -> String { phrase.text(in: language) }
}

extension DateBound {
  /// Whether the day was read somewhere, and is neither assumed nor unknown.
  fileprivate var isRead: Bool {
    if case .day(_, let source) = self { source.basis != .assumption } else { false }
  }
}
