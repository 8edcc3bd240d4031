/// `trường hợp`: facts, records and what must come out (guide, section 7).
extension SyntaxParser {
  /// What has been read of a case so far.
  private struct CaseParts {
    var note: TextSyntax?
    var base: TextSyntax?
    var withoutAssumptions = false
    var date: CalendarDate?
    var facts: [GivenFactSyntax] = []
    var emptyLists: [NameSyntax] = []
    var records: [RecordSyntax] = []
    var expectations: [ExpectationSyntax] = []
    /// The clauses that have stood already; each may stand once.
    var clauses: Set<Keyword> = []
    /// The column of the record line that the lines after it are compared with.
    var recordColumn: Int?
  }

  mutating func dossier() -> CaseSyntax {
    beginLine(indent: 0, blank: true)
    let start = index
    _ = take(.dossier)
    let place = current.span
    let name = recovering(TextSyntax(text: "", span: place)) { (parser) throws(Abandoned) in try parser.text() }
    endLine()
    let span = span(since: start)
    var parts = CaseParts()
    while !isAtDeclaration {
      if !caseClause(&parts) { caseLine(&parts) }
    }
    return CaseSyntax(
      name: name, note: parts.note, base: parts.base, withoutAssumptions: parts.withoutAssumptions, date: parts.date,
      facts: parts.facts, emptyLists: parts.emptyLists, records: parts.records, expectations: parts.expectations,
      span: span)
  }

  /// A clause of a case; false where the line is something else.
  private mutating func caseClause(_ parts: inout CaseParts) -> Bool {
    guard let keyword, keyword.clausePlace == .dossier else { return false }
    beginLine(indent: 1)
    let place = keywordSpan
    _ = take(keyword)
    if !parts.clauses.insert(keyword).inserted { report(.repeatedPart(keyword.rawValue), at: place) }
    do {
      switch keyword {
      case .note: parts.note = try text()
      case .base: parts.base = try text()
      case .decidedOn: parts.date = try date()
      case .withoutAssumptions: parts.withoutAssumptions = true
      default:
        if !current.isFirstOnLine, !isAtEnd { throw failUnexpected(.endOfLine) }
        expectations(&parts.expectations)
      }
      endLine()
    } catch {
      skipToNextLine()
    }
    return true
  }

  /// A line that starts with a name: a fact, a record, or a list that is empty.
  private mutating func caseLine(_ parts: inout CaseParts) {
    guard isAtName else { return unknownNameLine() }
    if let (written, span) = misspeltExpect() {
      report(.unknownLine(written, nearest: Keyword.expect.rawValue, place: .dossier), at: span)
      return keywords.mend(at: index, to: .expect, count: 2)
    }
    beginLine(indent: caseIndent(&parts))
    do {
      let name = try name()
      if current.isFirstOnLine || isAtEnd { throw fail(.factWithoutValue(name.text), at: name.span) }
      if takeInline(.hasNone) {
        parts.emptyLists.append(name)
      } else if let label = optionalText() {
        parts.records.append(RecordSyntax(list: name, label: label, facts: []))
      } else {
        let value = try givenValues()
        addFact(GivenFactSyntax(name: name, value: isAtLineEnd ? value : value.unread), to: &parts)
      }
      endLine()
    } catch {
      skipToNextLine()
    }
  }

  private func addFact(_ fact: GivenFactSyntax, to parts: inout CaseParts) {
    guard let record = parts.records.popLast() else { return parts.facts.append(fact) }
    parts.records.append(RecordSyntax(list: record.list, label: record.label, facts: record.facts + [fact]))
  }

  /// Whether a line belongs to a record only the vocabulary can tell; the formatter leaves a line that is written deeper
  /// than the record line above it deeper, and puts the others under the case.
  private mutating func caseIndent(_ parts: inout CaseParts) -> Int {
    let column = file.position(of: current.span.start).column
    if let recordColumn = parts.recordColumn, column > recordColumn { return 2 }
    if case .text = token(ahead: 1).kind, !token(ahead: 1).isFirstOnLine { parts.recordColumn = column }
    return 1
  }

  /// `cho doi`: a line of two plain words close to `chờ đợi`, with nothing after them.
  private func misspeltExpect() -> (written: String, span: SourceSpan)? {
    guard case .word(let first) = current.kind, case .word(let second) = token(ahead: 1).kind,
      !token(ahead: 1).isFirstOnLine, token(ahead: 2).isFirstOnLine, keyword == nil, keyword(ahead: 1) == nil
    else { return nil }
    let written = "\(first) \(second)"
    guard case .instrument = token(ahead: 2).kind, NearestName.closeDistance(written, Keyword.expect.rawValue) != nil
    else { return nil }
    return (written, current.span.joined(with: token(ahead: 1).span))
  }

  // MARK: Ends of lines

  private var isAtLineEnd: Bool { isAtEnd || current.isFirstOnLine }

  /// Says so where something is left on a complete line, and goes on at the next.
  mutating func endLine() {
    if isAtEnd || current.isFirstOnLine { return }
    _ = failUnexpected(.endOfLine)
    skipToLine()
  }

  /// After a line that could not be read: to the next line, unless it is reached already.
  mutating func skipToNextLine() {
    if isAtEnd || current.isFirstOnLine { return }
    skipToLine()
  }

  // MARK: Values

  /// A value, or `năm 2021: …, năm 2020: …`.
  private mutating func givenValues() throws(Abandoned) -> GivenFactSyntax.Value {
    guard isAt(.year) else { return .single(try givenValue()) }
    return .byYear(try commaSeparated { (parser) throws(Abandoned) in try parser.yearValue() })
  }

  private mutating func yearValue() throws(Abandoned) -> GivenFactSyntax.YearValue {
    let start = index
    try expect(.year)
    let year = try year()
    let span = span(since: start)
    try expect(.colon)
    return GivenFactSyntax.YearValue(year: year, value: try givenValue(), span: span)
  }

  mutating func givenValue() throws(Abandoned) -> GivenValueSyntax {
    let start = index
    if current.isFirstOnLine { throw fail(.value) }
    if isAt(.isValue) || isAt(.equal) { throw fail(.unexpected(written(current), need: .value), at: current.span) }
    let kind = try givenKind()
    return GivenValueSyntax(kind: kind, span: span(since: start))
  }

  private mutating func givenKind() throws(Abandoned) -> GivenValueSyntax.Kind {
    if take(.unknown) { return .unknown }
    if take(.notApplicable) { return .notApplicable }
    if take(.has) || take(.yes) { return .truth(true, try judgement()) }
    if take(.not) || take(.no) { return .truth(false, try judgement()) }
    if isAtName {
      let name = try name()
      guard isAtInline(.of) else { return .name(name) }
      _ = take(.of)
      return .supportItem(name, of: try instrumentNumber())
    }
    guard isAtLiteral || isAt(.minus) else { throw fail(.value) }
    return try givenLiteral()
  }

  /// A literal with its sign taken in.
  private mutating func givenLiteral() throws(Abandoned) -> GivenValueSyntax.Kind {
    let place = current.span
    let expression = try signedLiteral()
    switch expression.kind {
    case .literal(let literal): return .literal(literal)
    case .negation(let inner):
      guard case .literal(let literal) = inner.kind else { return .invalid }
      guard let negated = SyntaxParser.negated(literal) else {
        throw fail(.unexpected(Symbol.minus.rawValue, need: .value), at: place)
      }
      return .literal(negated)
    default: return .invalid
    }
  }

  private static func negated(_ literal: LiteralSyntax) -> LiteralSyntax? {
    switch literal {
    case .number(let number): (try? number.negated()).map { .number($0) }
    case .money(let amount): .money(-amount)
    case .moneyPer(let amount, let unit): (try? amount.negated()).map { .moneyPer($0, unit: unit) }
    case .percent(let ratio): (try? ratio.negated()).map { .percent($0) }
    case .rate(let ratio): (try? ratio.negated()).map { .rate($0) }
    case .months(let months): .months(-months)
    case .days(let days): .days(-days)
    case .quantity(let number, let unit): (try? number.negated()).map { .quantity($0, unit: unit) }
    case .truth, .date, .text, .instrument: nil
    }
  }

  /// `theo "…" của "…" ngày …`, each part where it stands; `ngày` on the next line would be a fact of that name.
  private mutating func judgement() throws(Abandoned) -> JudgementSyntax? {
    let paper = takeInline(.by) ? try text() : nil
    let person = takeInline(.of) ? try text() : nil
    let date = takeInline(.day) ? try date() : nil
    guard paper != nil || person != nil || date != nil else { return nil }
    return JudgementSyntax(paper: paper, person: person, date: date)
  }
}

extension GivenFactSyntax.Value {
  /// What is left of a name that is only the beginning of what was written (`bao bì`): nothing, so that nobody is told
  /// that “bao” is unknown. Any other value is whole before what follows it.
  fileprivate var unread: GivenFactSyntax.Value {
    guard case .single(let value) = self, case .name = value.kind else { return self }
    return .single(GivenValueSyntax(kind: .invalid, span: value.span))
  }
}
