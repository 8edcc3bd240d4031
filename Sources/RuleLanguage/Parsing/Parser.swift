/// Tokens → syntax.
public enum Parser {
  /// How many diagnostics of one file are given before "too many".
  static let diagnosticLimit = 100
  /// How deep parentheses, lists and prefixes may nest.
  static let nestingLimit = 64
  /// How tall a tree a chain of operators may build.
  static let heightLimit = 200
  /// How many points or rows a list may have.
  static let pointLimit = 2000

  /// The syntax of a file. What cannot be read is left out or marked `.invalid`, and said in `diagnostics`, in the order
  /// of the text.
  public static func parse(_ file: SourceFile, number: Int32, diagnostics: inout [Diagnostic]) -> RuleFileSyntax {
    let parsed = parseWithLayout(file, number: number)
    diagnostics += parsed.diagnostics
    return parsed.syntax
  }

  /// The syntax together with what the formatter needs: the tokens and what the parser has seen of their layout.
  static func parseWithLayout(_ file: SourceFile, number: Int32) -> ParsedFile {
    var lexical: [Diagnostic] = []
    let stream = Lexer.tokens(of: file, number: number, diagnostics: &lexical)
    var parser = SyntaxParser(stream: stream, file: file)
    let syntax = parser.parseFile()
    return ParsedFile(
      syntax: syntax, stream: stream, keywords: parser.keywords, layout: parser.layout,
      diagnostics: inOrder(lexical + parser.diagnostics))
  }

  /// Sorted by place, cut at the limit.
  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    // The enumeration keeps two diagnostics of one place in the order they were found.
    let sorted = diagnostics.enumerated().sorted { left, right in
      (left.element.span.start, left.offset) < (right.element.span.start, right.offset)
    }.map(\.element)
    guard sorted.count > diagnosticLimit else { return sorted }
    let beyond = Diagnostic(.syntax(.tooManyProblems(limit: diagnosticLimit)), at: sorted[diagnosticLimit].span)
    return Array(sorted.prefix(diagnosticLimit)) + [beyond]
  }
}

/// What parsing one file gives.
struct ParsedFile {
  let syntax: RuleFileSyntax
  let stream: TokenStream
  let keywords: KeywordTable
  let layout: LayoutTrace
  let diagnostics: [Diagnostic]
}

/// What the parser has seen of how a file is laid out, for the formatter: it knows what each token is for.
struct LayoutTrace {
  /// The lines of the canonical layout, by the index of their first token.
  private(set) var lines: [Int: LogicalLine] = [:]
  /// Numbers that are no quantities and take no points: years, the numbers of provisions.
  var plainNumbers: Set<Int> = []
  /// Signs without blanks around them: the `/` of `đồng/ha`.
  var tightSigns: Set<Int> = []
  /// A `-` that turns a sign: no blank after it.
  var prefixSigns: Set<Int> = []
  /// Keywords that may be written with a capital and are not in the canonical layout.
  var loweredWords: Set<Int> = []
  /// Tokens with a wider gap before them: what follows the values of an enumeration.
  var gaps: Set<Int> = []

  mutating func addLine(at token: Int, _ line: LogicalLine) { lines[token] = line }
}

/// One line of the canonical layout.
struct LogicalLine {
  /// How deep it stands, in steps of two columns.
  let indent: Int
  /// Whether a blank line comes before it.
  let blankBefore: Bool
  /// The block whose columns it shares, where it is a line of the vocabulary, and the token its second column starts at.
  let column: (block: Int, token: Int)?
}
