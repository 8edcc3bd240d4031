/// `văn bản`: its head and its provisions (guide, section 3).
extension SyntaxParser {
  mutating func instrument() -> InstrumentSyntax {
    beginLine(indent: 0, blank: true)
    let isDraft = take(.draft)
    if !isDraft { _ = take(.instrument) }
    let number = blockInstrument()
    endClause()
    let header = header()
    return InstrumentSyntax(isDraft: isDraft, number: number, header: header, provisions: provisions())
  }

  /// The number that opens a block; where there is none that is said, and the block is read all the same.
  mutating func blockInstrument() -> InstrumentNumberSyntax {
    let place = current.span
    do {
      if current.isFirstOnLine { throw fail(.instrumentNumber) }
      return try instrumentNumber()
    } catch {
      while !current.isFirstOnLine, !isAtEnd { advance() }
      return InstrumentNumberSyntax(number: InstrumentNumber(""), span: place)
    }
  }

  private mutating func header() -> [HeaderClauseSyntax] {
    var clauses: [HeaderClauseSyntax] = []
    while !isAtDeclaration {
      switch keyword {
      case .title, .issuer, .issued, .validity, .territory, .referenceDate, .source: clauses += headerClauses()
      case .article, .clause, .point: return clauses
      case let keyword? where keyword.clausePlace == .provision || isAtJointCeiling: return clauses
      default: unknownLine(in: .header)
      }
    }
    return clauses
  }

  /// One line of the head; `hiệu lực từ A đến B` gives two clauses.
  mutating func headerClauses(indent: Int = 1) -> [HeaderClauseSyntax] {
    beginLine(indent: indent)
    let start = index
    let clauses = recovering([]) { (parser) throws(Abandoned) in
      try parser.headerKinds().map { HeaderClauseSyntax(kind: $0, span: parser.span(since: start)) }
    }
    endClause()
    return clauses
  }

  private mutating func headerKinds() throws(Abandoned) -> [HeaderClauseSyntax.Kind] {
    if take(.title) { return [.title(try text())] }
    if take(.issuer) { return [.issuer(try text())] }
    if take(.issued) { return [.issued(try date())] }
    if take(.validity) { return try validity() }
    if take(.referenceDate) { return [.referenceDate(try nameInline())] }
    if take(.source) { return [.source(try sourceAfterKeyword())] }
    try expect(.territory)
    if take(.nationwide) { return [.nationwide] }
    return [.territory(try names())]
  }

  /// `hiệu lực từ X [đến Y]`, `hiệu lực đến Y`; `hiệu lực` has been read.
  mutating func validity() throws(Abandoned) -> [HeaderClauseSyntax.Kind] {
    if take(.upTo) { return [.validUntil(try validityEnd())] }
    guard take(.from) else { throw fail(.oneOf([Keyword.from.rawValue, Keyword.upTo.rawValue])) }
    let start = try validityEnd()
    return take(.upTo) ? [.validFrom(start), .validUntil(try validityEnd())] : [.validFrom(start)]
  }

  /// A date or a hole.
  private mutating func validityEnd() throws(Abandoned) -> ExpressionSyntax {
    nesting = 0
    let end = try sum(.date)
    switch end.kind {
    case .literal(.date), .hole, .invalid: return end
    default: throw fail(.validityNotDate, at: end.span)
    }
  }

  // MARK: Provisions

  mutating func provisions() -> [ProvisionSyntax] {
    var provisions: [ProvisionSyntax] = []
    var path = ProvisionPath(article: nil, unknownArticle: 0, clause: nil, point: nil)
    var unknownArticles = 0
    var isPlaced = false
    while !isAtDeclaration {
      let span = keywordSpan
      var title: TextSyntax?
      switch keyword {
      case .article, .clause, .point:
        let isBelowHeader = provisions.last.map { $0.statements.isEmpty } ?? false
        beginLine(indent: 0, blank: isAt(.article) || !isBelowHeader)
        if !isAt(.article), !isPlaced {
          report(.orphanProvision(keyword?.rawValue ?? ""), at: span)
        }
        (path, title) = provisionHeader(after: path, &unknownArticles)
        isPlaced = true
      case let keyword? where keyword.clausePlace == .provision || isAtJointCeiling || keyword == .source && isPlaced:
        // Statements that come right after the head: said once, then read as if they stood in some điều.
        report(.statementBeforeArticle(keyword.rawValue), at: span)
        isPlaced = true
      default:
        unknownLine(in: isPlaced ? .provision : .header)
        continue
      }
      provisions.append(ProvisionSyntax(path: path, title: title, statements: statements(), span: span))
    }
    return provisions
  }

  /// `điều 9 "…"`, `khoản 3 điểm a`: what is not named stays as it was, what is below what is named is left.
  private mutating func provisionHeader(
    after previous: ProvisionPath, _ unknownArticles: inout Int
  ) -> (ProvisionPath, TextSyntax?) {
    var article = previous.article
    var unknown = previous.unknownArticle
    var clause = previous.clause
    var point: String?
    var title: TextSyntax?
    let startsWithPoint = isAt(.point)
    do {
      if takeProvisionWord(.article) {
        clause = nil
        if take(.question) {
          unknownArticles += 1
          (article, unknown) = (nil, unknownArticles)
        } else {
          (article, unknown) = (try provisionNumber(), 0)
        }
        if isAtInline(.clause), takeProvisionWord(.clause) { clause = try provisionNumber() }
      } else if takeProvisionWord(.clause) {
        clause = try provisionNumber()
      }
      if startsWithPoint || isAtInline(.point), takeProvisionWord(.point) { point = try pointLetter() }
      title = optionalText()
    } catch {
      skipToClause()
    }
    endClause()
    return (ProvisionPath(article: article, unknownArticle: unknown, clause: clause, point: point), title)
  }
}
