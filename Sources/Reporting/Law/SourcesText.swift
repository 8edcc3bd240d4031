import RuleLanguage

/// Where every clause was read, who quotes it, what is assumed and what nobody knows: what `cancu sources` prints.
public struct SourcesText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let inventory: LawInventory
  private let numbers: NumberText
  private let citations: CitationText

  /// For texts of `book` in `language`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
    inventory = LawInventory(book)
    numbers = NumberText(language)
    citations = CitationText(language)
  }

  // MARK: All clauses

  /// Every clause with its source, and the counts of each instrument.
  public func all() -> String {
    var page = TextPage()
    for (number, instrument) in book.instruments.enumerated() where instrument.version == 1 {
      let entries = inventory.entries(of: number)
      page.blank()
      addTitle(of: instrument, to: &page)
      page.paragraph(say(.basisOf(instrument.source.basis, instrument.source.text)), indent: 2, hanging: 4)
      page.paragraph(counts(of: entries), indent: 2, hanging: 4)
      var heading = ""
      for group in grouped(entries) { addGroup(group, in: instrument, under: &heading, to: &page) }
    }
    return page.text
  }

  private func addTitle(of instrument: Instrument, to page: inout TextPage) {
    page.paragraph(instrument.number.text + (instrument.title.map { " — \($0)" } ?? ""), hanging: 2)
  }

  /// `25 mệnh đề: 22 văn bản gốc, 3 chưa rõ`.
  private func counts(of entries: [LawInventory.Entry]) -> String {
    let parts = Basis.allCases.compactMap { basis in
      let count = entries.count { $0.basis == basis }
      return count > 0 ? "\(count) \(say(.basis(basis)))" : nil
    }
    let total = say(.clauseCount(entries.count))
    return parts.isEmpty ? total : "\(total): \(parts.joined(separator: ", "))"
  }

  /// Clauses that follow one another and say the same of where they come from are told together.
  private func grouped(_ entries: [LawInventory.Entry]) -> [[LawInventory.Entry]] {
    var groups: [[LawInventory.Entry]] = []
    for entry in entries {
      if let last = groups.last?.last, last.citation == entry.citation, last.subject == entry.subject,
        last.source == entry.source, last.holes == entry.holes
      {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
    return groups
  }

  private func addGroup(
    _ group: [LawInventory.Entry], in instrument: Instrument, under heading: inout String, to page: inout TextPage
  ) {
    guard let first = group.first else { return }
    let place = first.citation.map { citations.short($0, within: instrument.number) } ?? ""
    let title = [place, first.subject].filter { !$0.isEmpty }.joined(separator: " — ")
    if !title.isEmpty, title != heading { page.paragraph(title, indent: 2, hanging: 4) }
    heading = title
    var parts: [String] = []
    for part in group.map({ $0.part.text(in: language) }) where !parts.contains(part) { parts.append(part) }
    // What was read where the whole instrument was read needs no more than the word.
    let isAsAbove = first.holes.isEmpty && first.source == instrument.source
    let reasons = first.holes.map { book.holes[$0].reason }.joined(separator: "; ")
    let origin =
      isAsAbove
      ? say(.basis(first.basis)) : say(.basisOf(first.basis, reasons.isEmpty ? first.source.text : reasons))
    let indent = title.isEmpty ? 2 : 6
    page.paragraph("\(parts.joined(separator: ", ")): \(origin)", indent: indent, hanging: indent + 2)
  }

  // MARK: Holes

  /// What nobody knows, what is certain of it, how many items it bears on, and what would close it.
  public func holes() -> String {
    var page = TextPage()
    let reach = HoleReach(book)
    for (number, instrument) in book.instruments.enumerated() where instrument.version == 1 {
      let entries = inventory.entries(of: number).filter { !$0.holes.isEmpty }
      guard !entries.isEmpty else { continue }
      page.blank()
      addTitle(of: instrument, to: &page)
      page.paragraph(say(.holeCount(Set(entries.flatMap(\.holes)).count)), indent: 2)
      var told: Set<Int> = []
      for entry in entries {
        for hole in entry.holes where told.insert(hole).inserted {
          add(hole, of: entry, in: instrument, reach.itemCounts[hole] ?? 0, to: &page)
        }
      }
    }
    if page.lines.isEmpty { page.paragraph(say(.noHoles)) }
    return page.text
  }

  private func add(
    _ number: Int, of entry: LawInventory.Entry, in instrument: Instrument, _ itemCount: Int, to page: inout TextPage
  ) {
    let part = entry.part.text(in: language)
    let subject = entry.subject.isEmpty ? part : "\(entry.subject): \(part)"
    let place = entry.citation.map { citations.short($0, within: instrument.number) }
    page.paragraph([place, subject].compactMap { $0 }.joined(separator: " — "), indent: 2, hanging: 4)
    page.paragraph(ExpressionPhrase.hole(book.holes[number].reason).text(in: language), indent: 6, hanging: 8)
    if let bounds = bounds(of: number) { page.paragraph(say(.bounds(bounds)), indent: 6, hanging: 8) }
    if entry.source.basis == .secondary {
      page.paragraph(say(.basisOf(.secondary, entry.source.text)), indent: 6, hanging: 8)
    }
    if itemCount > 0 { page.paragraph(say(.usedBy(itemCount)), indent: 6) }
    let whole = entry.citation.map { citations.long($0) } ?? instrument.number.text
    let close = say(.closeByReading(whole, instrument.issuer ?? instrument.number.text))
    page.paragraph("\(say(.toClose)): \(close)", indent: 6, hanging: 8)
  }

  private func bounds(of hole: Int) -> String? {
    let (low, high): (String?, String?)
    switch inventory.bounds[hole] {
    case .values(let lowest, let highest):
      let words = ExpressionText(book, language)
      (low, high) = (lowest.map { words.text($0) }, highest.map { words.text($0) })
    case .days(let first, let last): (low, high) = (first.map(numbers.date), last.map(numbers.date))
    case nil: return nil
    }
    let parts = [
      low.map { ExpressionPhrase.above($0, inclusive: true).text(in: language) },
      high.map { ExpressionPhrase.below($0, inclusive: true).text(in: language) },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func say(_ phrase: LawPhrase) -> String { phrase.text(in: language) }
}
