import RuleLanguage

/// An instrument on a day, and what changed between two.
extension LawText {
  /// The text of an instrument that is in force on a day, or may be; nil where none is.
  public func textInForce(of number: InstrumentNumber, on day: CalendarDate) -> Int? {
    texts(of: number).last { book.instruments[$0].mayBeInForce(on: day) }
  }

  /// The latest text of an instrument.
  public func latestText(of number: InstrumentNumber) -> Int? { texts(of: number).last }

  /// Why an instrument has no text on a day.
  public func notInForce(_ number: InstrumentNumber, on day: CalendarDate) -> String {
    let texts = texts(of: number)
    guard let first = texts.first, let last = texts.last else { return "" }
    let bounds = validity(from: book.instruments[first].validFrom, until: book.instruments[last].validUntil)
    return say(.notInForce(number.text, numbers.date(day), bounds))
  }

  /// That a place an instrument once had has been repealed, since when and by which act; nil where none was.
  public func repeal(of number: InstrumentNumber, at query: ProvisionQuery, in text: Int) -> String? {
    let gone = book.repeals.filter { repeal in
      repeal.instrument == number && (repeal.path.map { query.matches($0) || query.isUnder($0) } ?? false)
    }
    let before = texts(of: number).filter { $0 < text }
    guard
      let last = before.last(where: { old in
        book.instruments[old].provisions.contains { query.matches($0.citation.path) }
      }), let repeal = gone.last, book.instruments.indices.contains(last + 1)
    else { return nil }
    let since =
      switch book.instruments[last + 1].validFrom {
      case .day(let day, _): numbers.date(day)
      case .hole: "?"
      }
    let act = CitationText(language).place(repeal.mark.path, of: repeal.mark.instrument)
    return Phrase.repealed(isWhole: false, since: since, by: act).text(in: language)
  }

  func texts(of number: InstrumentNumber) -> [Int] {
    book.instruments.indices.filter { book.instruments[$0].number == number }
  }

  /// What differs between an instrument on two days, provision by provision: `-` is gone, `+` is new.
  public func difference(
    of number: InstrumentNumber, from old: CalendarDate, to new: CalendarDate, at query: ProvisionQuery? = nil
  ) -> String {
    var page = TextPage()
    page.paragraph(say(.difference(number.text, numbers.date(old), numbers.date(new))))
    let (before, after) = (textInForce(of: number, on: old), textInForce(of: number, on: new))
    for (text, day) in [(before, old), (after, new)] where text == nil { page.paragraph(notInForce(number, on: day)) }
    guard before != after else {
      page.paragraph(say(.noDifference))
      return page.text
    }
    let left = before.map(provisions) ?? []
    let right = after.map(provisions) ?? []
    var isSame = true
    for path in order(left.map(\.path), right.map(\.path)) where query?.matches(path) ?? true {
      let gone = left.first { $0.path == path }?.lines ?? []
      let come = right.first { $0.path == path }?.lines ?? []
      let changes = LawText.changes(from: gone, to: come)
      guard !changes.isEmpty else { continue }
      isSame = false
      page.blank()
      page.paragraph(CitationText(language).place(path, of: number))
      for change in changes { page.verbatim(change) }
      let repeal = book.repeals.first { $0.instrument == number && $0.path?.covers(path) == true }
      if come.isEmpty, let repeal {
        page.paragraph("(\(CitationText(language).change(repeal.mark)))", indent: 2, hanging: 4)
      }
    }
    if isSame { page.paragraph(say(.noDifference)) }
    return page.text
  }

  /// A provision as it is read, without its headings.
  private struct ReadProvision {
    let path: ProvisionPath
    let lines: [String]
  }

  private func provisions(of text: Int) -> [ReadProvision] {
    let writer = ProvisionText(book, language, instrument: text)
    return book.instruments[text].provisions.map { provision in
      var page = TextPage()
      for statement in provision.statements { writer.add(statement, at: provision.citation, to: &page) }
      return ReadProvision(path: provision.citation.path, lines: page.lines)
    }
  }

  /// The places of both texts in the order of the newer one, with what is gone after what it followed.
  private func order(_ old: [ProvisionPath], _ new: [ProvisionPath]) -> [ProvisionPath] {
    var result = new
    for (index, path) in old.enumerated() where !new.contains(path) {
      let place = old[..<index].reversed().lazy.compactMap { result.firstIndex(of: $0) }.first
      result.insert(path, at: place.map { $0 + 1 } ?? 0)
    }
    return result
  }

  /// The lines that are gone and those that are new, in the order of the text.
  static func changes(from old: [String], to new: [String]) -> [String] {
    let difference = new.difference(from: old)
    let gone = Set(difference.removals.map(\.offset))
    let come = Set(difference.insertions.map(\.offset))
    var result: [String] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if gone.contains(left) {
        result.append("- \(old[left])")
        left += 1
      } else if come.contains(right) {
        result.append("+ \(new[right])")
        right += 1
      } else {
        left += 1
        right += 1
      }
    }
    return result
  }
}

extension CollectionDifference.Change {
  /// Where it happens.
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
