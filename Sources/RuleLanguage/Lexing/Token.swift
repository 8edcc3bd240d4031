/// One token of a rule file. Comments are kept apart (`TokenStream.comments`), so that the parser never meets them.
public struct Token: Sendable, Hashable {
  /// What it is.
  public let kind: TokenKind
  /// Where it stands.
  public let span: SourceSpan
  /// Whether it is the first token of its line: only there can a clause or a list mark start.
  public let isFirstOnLine: Bool
}

/// The kinds of tokens.
public enum TokenKind: Sendable, Hashable {
  /// A plain word or a name; a name may hold underscores and digits.
  case word(String)
  /// A number as written, exact.
  case number(Ratio)
  /// `17/07/2019`.
  case date(CalendarDate)
  /// `52/2018/NĐ-CP`.
  case instrument(InstrumentNumber)
  /// `"…"`, without its quotes and escapes.
  case text(String)
  /// `a)`, `-` or `+`, first on its line.
  case mark(ListMark)
  /// A sign.
  case symbol(Symbol)
  /// Something that is no token; the lexer has said why.
  case invalid
  /// After the last token.
  case endOfFile
}

/// The signs of the language; the raw value is the canonical spelling.
public enum Symbol: String, Sendable, Hashable, CaseIterable {
  case equal = "="
  case notEqual = "≠"
  case less = "<"
  case lessOrEqual = "≤"
  case greater = ">"
  case greaterOrEqual = "≥"
  case plus = "+"
  case minus = "-"
  case times = "×"
  case divide = "/"
  case percent = "%"
  case openParenthesis = "("
  case closeParenthesis = ")"
  case comma = ","
  case colon = ":"
  case question = "?"
}

/// What opens a point of a list.
public enum ListMark: Sendable, Hashable {
  /// `a)`, `đ)`: a điểm of the law.
  case letter(String)
  /// `-`.
  case dash
  /// `+`.
  case plus

  /// How deep it nests: a list inside a point must use a deeper mark.
  public var depth: Int {
    switch self {
    case .letter: 0
    case .dash: 1
    case .plus: 2
    }
  }

  /// As written.
  public var text: String {
    switch self {
    case .letter(let letter): "\(letter))"
    case .dash: "-"
    case .plus: "+"
    }
  }
}

/// A comment: from `#` to the end of its line.
public struct Comment: Sendable, Hashable {
  /// The text after `#`, without the blanks at its end; the one blank that usually comes first is not part of it.
  public let text: String
  /// Where it stands.
  public let span: SourceSpan
  /// Whether nothing but blanks stands before it on its line.
  public let isAlone: Bool
  /// The number of tokens before it: it belongs before the token of that index.
  public let tokenIndex: Int
  /// Whether a blank line comes before it.
  public let followsBlankLine: Bool
}

/// The tokens and comments of one file.
public struct TokenStream: Sendable {
  /// The tokens; the last is `.endOfFile`.
  public let tokens: [Token]
  /// The comments, in order.
  public let comments: [Comment]
}
