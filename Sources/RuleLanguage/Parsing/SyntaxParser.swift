/// Thrown where a clause is given up. The diagnostic has been recorded already; whoever catches it goes on at the next
/// clause, point or row.
struct Abandoned: Error {}

/// The position of the parser in its tokens, and what it has found. The grammar is in the extensions, a file a section of
/// the guide.
struct SyntaxParser {
  let file: SourceFile
  let tokens: [Token]
  var keywords: KeywordTable
  private(set) var index = 0
  /// The tokens of the keyword stepped over last.
  private var lastKeyword = 0..<0
  private(set) var diagnostics: [Diagnostic] = []
  var layout = LayoutTrace()

  /// The indent of the logical line being read.
  var indent = 0
  /// The indent of statements: one deeper below an amendment.
  var statementIndent = 1
  /// Whether what is read now is assumed.
  var isInAssumption = false
  /// The depth of the mark of the list being read; -1 outside lists.
  var listDepth = -1
  /// The token after the list read last: what follows there stands on a line of its own in the canonical layout.
  var listEnd = -1
  /// How deep the expression being read is nested.
  var nesting = 0
  /// How tall the tree of the expression read last is.
  var height = 0

  init(stream: TokenStream, file: SourceFile) {
    self.file = file
    tokens = stream.tokens
    keywords = KeywordTable(tokens: stream.tokens)
  }

  // MARK: Looking

  // INVARIANT: `tokens` ends with `.endOfFile` and `index` never passes it (`advance`, the only step, stops there).
  var current: Token { tokens[index] }

  /// A token further on; the end of the file where there is none.
  func token(ahead count: Int) -> Token { tokens[min(index + count, tokens.count - 1)] }

  var isAtEnd: Bool { index >= tokens.count - 1 }

  /// The longest keyword that starts here.
  var keyword: Keyword? { keywords.matches[index]?.keyword }

  func keyword(ahead count: Int) -> Keyword? { keywords.matches[min(index + count, tokens.count - 1)]?.keyword }

  func isAt(_ keyword: Keyword) -> Bool { self.keyword == keyword }

  /// Whether the keyword stands here and does not start a line, where it would start a clause.
  func isAtInline(_ keyword: Keyword) -> Bool { isAt(keyword) && !current.isFirstOnLine }

  func isAt(_ symbol: Symbol) -> Bool { current.kind == .symbol(symbol) }

  /// Whether a clause of any kind starts here.
  var isAtClauseStart: Bool {
    isAtEnd || (current.isFirstOnLine && (keyword?.clausePlace != nil || isAtJointCeiling))
  }

  /// Whether `tổng điều 8, …` starts here: a sum of facts goes on with a value, one of items with where they stand.
  var isAtJointCeiling: Bool {
    guard current.isFirstOnLine, isAt(.sum), !token(ahead: 1).isFirstOnLine, let next = keyword(ahead: 1) else {
      return false
    }
    return [.article, .clause, .point, .support].contains(next)
  }

  var isAtDeclaration: Bool { isAtEnd || (current.isFirstOnLine && keyword?.clausePlace == .file) }

  /// Whether a list mark starts here.
  var mark: ListMark? {
    guard case .mark(let mark) = current.kind else { return nil }
    return mark
  }

  /// The span from the token of `start` to the token before the current one.
  func span(since start: Int) -> SourceSpan {
    let first = tokens[min(start, tokens.count - 1)].span
    return index > start ? first.joined(with: tokens[index - 1].span) : first
  }

  // MARK: Stepping

  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  /// Steps over the keyword where it stands here.
  mutating func take(_ keyword: Keyword) -> Bool {
    guard let match = keywords.matches[index], match.keyword == keyword else { return false }
    lastKeyword = index..<index + match.count
    for _ in 0..<match.count { advance() }
    return true
  }

  mutating func takeInline(_ keyword: Keyword) -> Bool { !current.isFirstOnLine && take(keyword) }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ keyword: Keyword) throws(Abandoned) {
    guard take(keyword) else { throw fail(.spelling(keyword.rawValue)) }
  }

  mutating func expect(_ symbol: Symbol) throws(Abandoned) {
    guard take(symbol) else { throw fail(.spelling(symbol.rawValue)) }
  }

  // MARK: Reporting

  mutating func report(_ problem: SyntaxProblem, at span: SourceSpan) {
    diagnostics.append(Diagnostic(.syntax(problem), at: span))
    // One more than is shown, so that "too many" can be said; what follows would not be shown.
    if diagnostics.count > Parser.diagnosticLimit { index = tokens.count - 1 }
  }

  /// Records a problem and gives the error to throw.
  mutating func fail(_ problem: SyntaxProblem, at span: SourceSpan) -> Abandoned {
    report(problem, at: span)
    return Abandoned()
  }

  /// Says that something is needed here: what stands here instead, or what came before where the line ends.
  mutating func fail(_ need: SyntaxNeed) -> Abandoned {
    // The lexer has said already what is wrong with this token.
    if case .invalid = current.kind { return Abandoned() }
    if isAtEnd || current.isFirstOnLine, index > 0 {
      if case .invalid = tokens[index - 1].kind { return Abandoned() }
      let previous = lastKeyword.upperBound == index ? lastKeyword : index - 1..<index
      return fail(.missing(need, after: written(previous)), at: span(of: previous))
    }
    if need == .name || need == .conditionName || need == .listName || need == .unit,
      let match = keywords.matches[index], match.count == 1,
      !match.keyword.isConnector
    {
      return fail(.reservedName(match.keyword.rawValue), at: current.span)
    }
    return failUnexpected(need)
  }

  /// Says that what stands here cannot stand here.
  mutating func failUnexpected(_ need: SyntaxNeed?) -> Abandoned {
    if case .invalid = current.kind { return Abandoned() }
    if keyword == nil, case .word(let word) = current.kind,
      let meant = Keyword.connectors.first(where: { NearestName.differInMarks(word, $0.rawValue) })
    {
      return fail(.misspeltWord(word, nearest: meant.rawValue), at: current.span)
    }
    if let (span, words) = spacedName(need) {
      return fail(.spacedName(words.joined(separator: " "), fix: words.joined(separator: "_")), at: span)
    }
    let found = index..<index + (keywords.matches[index]?.count ?? 1)
    let spelling = written(found)
    if let need, isMissingBefore(need, spelling) {
      return fail(.missingBefore(need, found: spelling), at: span(of: found))
    }
    return fail(.unexpected(spelling, need: need), at: span(of: found))
  }

  /// Whether what stands here is in its place and only lacks something before it: a joining word, or anything where a
  /// given word is needed that is not begun here.
  private func isMissingBefore(_ need: SyntaxNeed, _ found: String) -> Bool {
    if case .spelling(let spelling) = need { return !spelling.hasPrefix(found) && !found.hasPrefix(spelling) }
    if need == .endOfLine { return false }
    if let keyword { return keyword.isConnector }
    guard case .symbol(let symbol) = current.kind else { return false }
    return symbol != .openParenthesis && symbol != .question && symbol != .percent
  }

  /// The span of the keyword that starts here, or of the token.
  var keywordSpan: SourceSpan { span(of: index..<index + (keywords.matches[index]?.count ?? 1)) }

  private func span(of range: Range<Int>) -> SourceSpan {
    let last = min(max(range.lowerBound, range.upperBound - 1), tokens.count - 1)
    return tokens[min(range.lowerBound, last)].span.joined(with: tokens[last].span)
  }

  /// Tokens as written, short enough for a message; a text without its quotes.
  private func written(_ range: Range<Int>) -> String {
    if range.count == 1, case .text(let text) = tokens[range.lowerBound].kind { return SyntaxParser.shortened(text) }
    return SyntaxParser.shortened(file.text(in: span(of: range)))
  }

  /// A token as written.
  func written(_ token: Token) -> String { SyntaxParser.shortened(file.text(in: token.span)) }

  static func shortened(_ text: String) -> String { text.count <= 40 ? text : String(text.prefix(39)) + "…" }

  /// Plain words on one line where a name was meant: `hợp tác xã`. Words with underscores are names already, and only
  /// where a name has just been read can the words after it be meant as its rest.
  private func spacedName(_ need: SyntaxNeed?) -> (SourceSpan, [String])? {
    switch need {
    case nil, .endOfLine, .spelling: break
    default: return nil
    }
    func plainWord(_ position: Int) -> String? {
      guard tokens.indices.contains(position), case .word(let word) = tokens[position].kind,
        keywords.matches[position] == nil, !word.contains("_"), word.allSatisfy(\.isLetter)
      else { return nil }
      return word
    }
    guard !current.isFirstOnLine, lastKeyword.upperBound != index, let previous = plainWord(index - 1),
      let here = plainWord(index)
    else { return nil }
    var words = [previous, here]
    var end = index + 1
    while let word = plainWord(end), !tokens[end].isFirstOnLine {
      words.append(word)
      end += 1
    }
    return (tokens[index - 1].span.joined(with: tokens[end - 1].span), words)
  }

  // MARK: Recovering

  /// Skips to the next line that starts a clause.
  mutating func skipToClause() { while !isAtClauseStart { advance() } }

  /// Skips to the next line that starts a declaration.
  mutating func skipToDeclaration() { while !isAtDeclaration { advance() } }

  /// Skips to the next line, where lines start with names: a line after a comma goes on.
  mutating func skipToLine() {
    while !isAtEnd {
      advance()
      if current.isFirstOnLine, index == 0 || tokens[index - 1].kind != .symbol(.comma) { return }
    }
  }

  /// Skips to the next mark of this depth or a shallower one, or to the next clause.
  mutating func skipToPoint(depth: Int) {
    while !isAtClauseStart {
      if let mark, mark.depth <= depth { return }
      advance()
    }
  }

  /// Reads something of a clause; where that fails, gives `fallback` and goes on at the next clause.
  mutating func recovering<Result>(
    _ fallback: Result, _ read: (inout SyntaxParser) throws(Abandoned) -> Result
  ) -> Result {
    do {
      return try read(&self)
    } catch {
      skipToClause()
      return fallback
    }
  }

  /// Says so where something still stands on the line after a complete clause.
  mutating func endClause() {
    if isAtEnd || current.isFirstOnLine { return }
    _ = failTrailing()
    skipToClause()
  }

  /// What to say of something left over after a complete clause.
  mutating func failTrailing() -> Abandoned {
    if let keyword, keyword == .ceiling || keyword == .floor {
      return fail(.clampOutsideParentheses(keyword.rawValue), at: keywordSpan)
    }
    let isShareOf = isAt(.of) && index > 0 && tokens[index - 1].kind == .symbol(.percent)
    if isAtTimesSign || isShareOf {
      return fail(.unexpected(written(current), need: .spelling(Symbol.times.rawValue)), at: current.span)
    }
    return failUnexpected(.endOfLine)
  }

  /// Whether a letter stands here as people type a times sign: `30% x chi_phí`.
  var isAtTimesSign: Bool { current.kind == .word("x") || current.kind == .word("X") }

  // MARK: Lines

  /// Puts what follows a list on a line of its own: at the end of the last point it would look like a part of that.
  mutating func beginLineAfterList() {
    guard listEnd == index else { return }
    layout.addLine(at: index, LogicalLine(indent: indent + 1, blankBefore: false, column: nil))
  }

  /// Marks the current token as the start of a line of the canonical layout.
  mutating func beginLine(indent: Int, blank: Bool = false, column: (block: Int, token: Int)? = nil) {
    self.indent = indent
    layout.addLine(at: index, LogicalLine(indent: indent, blankBefore: blank, column: column))
  }
}
