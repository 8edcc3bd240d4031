/// Text → tokens.
public enum Lexer {
  /// The tokens and comments of a file; what is wrong with them is added to `diagnostics`.
  ///
  /// The last token is always `.endOfFile`. A file over `SourceFile.sizeLimit` gives one error and no other token.
  public static func tokens(of file: SourceFile, number: Int32, diagnostics: inout [Diagnostic]) -> TokenStream {
    var scanner = Scanner(bytes: file.bytes, file: number)
    if file.bytes.count > SourceFile.sizeLimit {
      let start = SourceSpan(file: number, start: 0, end: 0)
      diagnostics.append(Diagnostic(.syntax(.fileTooLarge), at: start))
      return TokenStream(tokens: [Token(kind: .endOfFile, span: start, isFirstOnLine: true)], comments: [])
    }
    scanner.scanAll()
    diagnostics += scanner.diagnostics
    return TokenStream(tokens: scanner.tokens, comments: scanner.comments)
  }
}

/// The moving position of the lexer and what it has found. Every read goes through `byte(at:)` or `scalar(at:)`, which
/// give nil beyond the end; every step moves forward by at least one byte.
struct Scanner {
  let bytes: [UInt8]
  let file: Int32
  var offset = 0
  private(set) var tokens: [Token] = []
  private(set) var comments: [Comment] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the current line holds a token already.
  private var lineHasToken = false
  /// Whether the current line holds a comment already.
  private var lineHasComment = false
  /// Where the current line ends, where that has been searched.
  private var lineEnd: Int?
  /// Whether a blank line came since the last line that holds something.
  private var sawBlankLine = false

  init(bytes: [UInt8], file: Int32) {
    self.bytes = bytes
    self.file = file
  }

  /// Whether a token that starts here would be the first of its line.
  var isAtLineStart: Bool { !lineHasToken }

  mutating func scanAll() {
    while let byte = byte(at: offset) {
      switch byte {
      case ASCII.newline: endLine()
      case ASCII.space, ASCII.tab, ASCII.carriageReturn: offset += 1
      case ASCII.hash: scanComment()
      case ASCII.quote: scanText()
      case ASCII.zero...ASCII.nine: scanNumber()
      default: scanOther()
      }
    }
    emit(.endOfFile, from: offset)
  }

  func byte(at index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  /// The scalar that starts at a byte, and its length in bytes.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let first = byte(at: index) else { return nil }
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for step in 1..<length {
      guard let next = byte(at: index + step), next & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }

  func text(from start: Int, to end: Int) -> String {
    guard start >= 0, start <= end, end <= bytes.count else { return "" }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Where the current line ends: at its line break or at the end of the file. Searched once a line: a line may hold very
  /// many texts.
  mutating func endOfLine(from start: Int) -> Int {
    if let lineEnd { return max(lineEnd, start) }
    var end = start
    while let byte = byte(at: end), byte != ASCII.newline { end += 1 }
    if end > start, self.byte(at: end - 1) == ASCII.carriageReturn { end -= 1 }
    lineEnd = end
    return end
  }

  mutating func emit(_ kind: TokenKind, from start: Int) {
    tokens.append(Token(kind: kind, span: span(from: start, to: offset), isFirstOnLine: !lineHasToken))
    lineHasToken = true
  }

  mutating func report(_ problem: SyntaxProblem, from start: Int, to end: Int) {
    // One more than the parser shows, so that it can say that there are more; a file of stray signs must not fill memory.
    guard diagnostics.count <= Parser.diagnosticLimit else { return }
    diagnostics.append(Diagnostic(.syntax(problem), at: span(from: start, to: end)))
  }

  func span(from start: Int, to end: Int) -> SourceSpan {
    SourceSpan(file: file, start: Int32(clamping: start), end: Int32(clamping: end))
  }

  private mutating func endLine() {
    offset += 1
    sawBlankLine = lineHasToken || lineHasComment ? false : true
    lineHasToken = false
    lineHasComment = false
    lineEnd = nil
  }

  private mutating func scanComment() {
    let start = offset
    offset = endOfLine(from: start)
    reportControlCharacters(from: start, to: offset)
    comments.append(
      Comment(
        text: commentText(from: start + 1, to: offset), span: span(from: start, to: offset),
        isAlone: !lineHasToken, tokenIndex: tokens.count, followsBlankLine: !lineHasToken && sawBlankLine))
    lineHasComment = true
  }

  /// The text of a comment: without the one blank that usually comes first (more of them lay the text out), and without
  /// those at its end.
  private func commentText(from start: Int, to end: Int) -> String {
    let whole = text(from: start, to: end)
    let trimmed = ASCII.trimmed(whole)
    guard !trimmed.isEmpty, whole.first == " " else { return trimmed }
    return String(repeating: " ", count: whole.prefix { $0 == " " }.count - 1) + trimmed
  }

  /// Reports the invisible characters of a comment or a text, one by one.
  mutating func reportControlCharacters(from start: Int, to end: Int) {
    var index = start
    while index < end, let (scalar, length) = scalar(at: index) {
      if scalar.isForbidden { report(.controlCharacter(code: scalar.code), from: index, to: index + length) }
      index += length
    }
  }
}

/// The bytes the lexer knows by name.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let closeParenthesis: UInt8 = 0x29
  static let comma: UInt8 = 0x2C
  static let hyphen: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let backslash: UInt8 = 0x5C
  static let underscore: UInt8 = 0x5F

  static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (zero...nine).contains($0) } ?? false }

  /// The text without the blanks around it.
  static func trimmed(_ text: String) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" || character == "\r" }
    let rest = text.drop(while: isBlank)
    guard let last = rest.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(rest[...last])
  }
}

extension Unicode.Scalar {
  /// Whether the scalar may start a name.
  var startsName: Bool {
    if value < 0x80 { return (0x61...0x7A).contains(value) || (0x41...0x5A).contains(value) || value == 0x5F }
    return properties.isAlphabetic
  }

  /// Whether the scalar may go on a name. A combining mark that no composition took in stays with its letter.
  var continuesName: Bool {
    startsName || (0x30...0x39).contains(value) || (0x0300...0x036F).contains(value)
  }

  /// Whether the scalar is invisible and must not stand in a file: controls, and the marks that turn the direction of
  /// writing, with which a file could show something else than it says.
  var isForbidden: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// `U+200B`.
  var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
