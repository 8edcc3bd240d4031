/// Names, texts, numbers, references and sources: the small parts clauses are made of.
extension SyntaxParser {
  /// Whether a word that may be a name stands here.
  var isAtName: Bool { isName(ahead: 0) }

  func isName(ahead count: Int) -> Bool {
    guard case .word(let word) = token(ahead: count).kind, word.first?.isNumber != true else { return false }
    guard let keyword = keyword(ahead: count) else { return true }
    return !keyword.isReserved
  }

  mutating func name(_ need: SyntaxNeed = .name) throws(Abandoned) -> NameSyntax {
    guard isAtName, case .word(let word) = current.kind else { throw fail(need) }
    return NameSyntax(text: word, span: advance().span)
  }

  /// A name that must stand on the line already begun; a word that starts a line starts something new.
  mutating func nameInline(_ need: SyntaxNeed = .name) throws(Abandoned) -> NameSyntax {
    guard !current.isFirstOnLine else { throw fail(need) }
    return try name(need)
  }

  /// A name that opens a block. Where there is none that is said, and the block is read all the same.
  mutating func blockName(_ need: SyntaxNeed = .name) -> NameSyntax {
    let place = current.span
    do {
      return try nameInline(need)
    } catch {
      while !current.isFirstOnLine, !isAtEnd { advance() }
      return NameSyntax(text: "", span: place)
    }
  }

  mutating func optionalText() -> TextSyntax? {
    guard case .text(let text) = current.kind else { return nil }
    return TextSyntax(text: text, span: advance().span)
  }

  mutating func text() throws(Abandoned) -> TextSyntax {
    guard let text = optionalText() else { throw fail(.text) }
    return text
  }

  mutating func date() throws(Abandoned) -> CalendarDate {
    guard case .date(let date) = current.kind else { throw fail(.date) }
    advance()
    return date
  }

  mutating func instrumentNumber() throws(Abandoned) -> InstrumentNumberSyntax {
    guard case .instrument(let number) = current.kind else { throw fail(.instrumentNumber) }
    return InstrumentNumberSyntax(number: number, span: advance().span)
  }

  /// A whole number from 1 up to a million: counts of points, years, times.
  mutating func wholeNumber() throws(Abandoned) -> Int {
    guard case .number(let number) = current.kind, let whole = number.whole, (1...1_000_000).contains(whole) else {
      throw fail(.wholeNumber)
    }
    advance()
    return Int(whole)
  }

  /// `2020`.
  mutating func year() throws(Abandoned) -> Int {
    guard case .number(let number) = current.kind, let whole = number.whole,
      let year = Int(exactly: whole), CalendarDate.years.contains(year)
    else { throw fail(.year) }
    layout.plainNumbers.insert(index)
    advance()
    return year
  }

  /// One or more, separated by commas.
  mutating func commaSeparated<Element>(
    _ element: (inout SyntaxParser) throws(Abandoned) -> Element
  ) throws(Abandoned) -> [Element] {
    var elements = [try element(&self)]
    while take(.comma) { elements.append(try element(&self)) }
    if isAtName, !current.isFirstOnLine { throw failUnexpected(.spelling(Symbol.comma.rawValue)) }
    return elements
  }

  mutating func names() throws(Abandoned) -> [NameSyntax] {
    try commaSeparated { (parser) throws(Abandoned) in try parser.name() }
  }

  // MARK: References

  /// Whether a reference starts here; first on its line it would be the header of a provision, except after a comma.
  var isAtReference: Bool { isContinued && (isAt(.article) || isAt(.clause) || isAt(.point)) }

  /// Whether what stands here goes on with what stands before it: on the same line, or after a comma.
  var isContinued: Bool { !current.isFirstOnLine || (index > 0 && tokens[index - 1].kind == .symbol(.comma)) }

  /// `điều 18 khoản 1 điểm a của Luật 17/2023/QH15`.
  mutating func reference(allowsUnknownArticle: Bool = false) throws(Abandoned) -> ReferenceSyntax {
    let start = index
    guard isAtReference else { throw fail(.reference) }
    var article: String?
    var clause: String?
    var point: String?
    if takeProvisionWord(.article) {
      // `điều ?` means whichever article of the instrument has no number; only cases refer to one.
      if allowsUnknownArticle, take(.question) {
        article = ReferenceSyntax.unknownArticle
      } else if isAt(.question) {
        throw fail(.unknownArticleReference, at: span(since: start).joined(with: current.span))
      } else {
        article = try provisionNumber()
      }
    }
    if !current.isFirstOnLine, takeProvisionWord(.clause) { clause = try provisionNumber() }
    if !current.isFirstOnLine, takeProvisionWord(.point) { point = try pointLetter() }
    if isAtReference {
      while isAtReference {
        advance()
        advance()
      }
      throw fail(.referenceOrder, at: span(since: start))
    }
    let instrument = try instrumentOfReference()
    return ReferenceSyntax(
      article: article, clause: clause, point: point, instrument: instrument, span: span(since: start))
  }

  /// `điều`, `khoản` or `điểm`, with or without a capital.
  mutating func takeProvisionWord(_ keyword: Keyword) -> Bool {
    guard isAt(keyword) else { return false }
    layout.loweredWords.insert(index)
    return take(keyword)
  }

  /// `18`, `15a`.
  mutating func provisionNumber() throws(Abandoned) -> String {
    guard !current.isFirstOnLine else { throw fail(.provisionNumber) }
    switch current.kind {
    case .number(let number):
      guard let whole = number.whole, (1...10_000).contains(whole) else { throw fail(.provisionNumber) }
      layout.plainNumbers.insert(index)
      advance()
      return String(whole)
    case .word(let word) where word.first?.isNumber == true:
      advance()
      return word
    default: throw fail(.provisionNumber)
    }
  }

  /// `a`, `đ`.
  mutating func pointLetter() throws(Abandoned) -> String {
    guard case .word(let letter) = current.kind, letter.count <= 2, !current.isFirstOnLine else {
      throw fail(.pointLetter)
    }
    advance()
    return letter
  }

  /// `của Nghị định 52/2018/NĐ-CP`, where it stands; what kind of instrument it is may be said or not.
  private mutating func instrumentOfReference() throws(Abandoned) -> InstrumentNumberSyntax? {
    let hasOf = isAtInline(.of)
    // `tổng … theo điều 5 của LIST` does not exist, so a `của` here always belongs to the reference.
    if hasOf { _ = take(.of) }
    let hasKind = takeInstrumentKind()
    guard case .instrument = current.kind, !current.isFirstOnLine else {
      if hasOf || hasKind { throw fail(.instrumentNumber) }
      return nil
    }
    return try instrumentNumber()
  }

  /// `Luật`, `Nghị định` …, written with a capital as the acts do.
  private mutating func takeInstrumentKind() -> Bool {
    guard case .word(let first) = current.kind, !current.isFirstOnLine else { return false }
    if first == "Luật" {
      advance()
      return true
    }
    guard case .word(let second) = token(ahead: 1).kind else { return false }
    guard ["Nghị định", "Thông tư", "Nghị quyết", "Quyết định"].contains("\(first) \(second)") else { return false }
    advance()
    advance()
    return true
  }

  // MARK: Sources and trailers

  /// `nguồn văn bản gốc "…"`, the word `nguồn` already read.
  mutating func sourceAfterKeyword() throws(Abandoned) -> SourceSyntax {
    // What is assumed was read nowhere.
    if isInAssumption { throw fail(.sourceInAssumption, at: current.span) }
    if take(.primary) { return SourceSyntax(basis: .text, text: try text()) }
    if take(.secondary) { return SourceSyntax(basis: .secondary, text: try text()) }
    throw fail(.source)
  }

  /// Whether `(theo …)` or `(nguồn …)` stands here.
  var isAtTrailer: Bool {
    isAt(.openParenthesis) && (keyword(ahead: 1) == .by || keyword(ahead: 1) == .source)
  }

  /// `(theo khoản 3, nguồn thứ cấp "…")`, where it stands; then the clause ends.
  mutating func trailer() -> TrailerSyntax? {
    let read = recovering(nil) { (parser) throws(Abandoned) in try parser.trailerParts() }
    endClause()
    return read
  }

  private mutating func trailerParts() throws(Abandoned) -> TrailerSyntax? {
    guard isAtTrailer else { return nil }
    beginLineAfterList()
    let open = current.span
    advance()
    var citation: ReferenceSyntax?
    var source: SourceSyntax?
    repeat {
      let start = current.span
      if take(.by) {
        if citation != nil { throw fail(.repeatedPart(Keyword.by.rawValue), at: start) }
        citation = try reference()
      } else if takeInline(.source) {
        if source != nil { throw fail(.repeatedPart(Keyword.source.rawValue), at: start) }
        source = try sourceAfterKeyword()
      } else {
        throw fail(.oneOf([Keyword.by.rawValue, Keyword.source.rawValue]))
      }
    } while take(.comma)
    guard take(.closeParenthesis) else { throw failUnclosed(open) }
    return TrailerSyntax(citation: citation, source: source)
  }

  /// Where a `)` is needed: what stands in its way, or that the line ends without it.
  mutating func failUnclosed(_ open: SourceSpan) -> Abandoned {
    if case .invalid = current.kind { return Abandoned() }
    if isAtEnd || current.isFirstOnLine || isAt(.comma) || isAt(.colon) {
      return fail(.unclosedParenthesis, at: open)
    }
    return failUnexpected(.spelling(Symbol.closeParenthesis.rawValue))
  }
}
