/// What can be wrong with the tokens (codes L…) and clauses (codes S…) of a text.
public enum SyntaxProblem: Sendable, Hashable {
  // MARK: Tokens

  /// A character that starts no token.
  case strayCharacter(String)
  /// An invisible character that has no business in a rule file; its code is `U+0000`.
  case controlCharacter(code: String)
  /// `"…` up to the end of the line.
  case unterminatedText
  /// `“…”` instead of `"…"`.
  case curlyQuotes
  /// `\n` and the like inside a text.
  case unknownEscape(String)
  /// `0a2b`, `5ha`.
  case badNumber(String, fix: String?)
  /// `1.5`, `1,500,000`.
  case misplacedSeparator(String, fix: String?)
  /// More than six places after the comma.
  case tooManyDecimals(String)
  /// More than the largest number that can be written.
  case numberTooLarge(String)
  /// `31/02/2020`.
  case impossibleDate(String)
  /// `06/2018`, `1/2/20`.
  case incompleteDate(String)
  /// `52/18/NĐ-CP`.
  case badInstrumentNumber(String)
  /// `==`, `&&` and other signs of other languages.
  case foreignSymbol(String, canonical: String)
  /// A file over `SourceFile.sizeLimit`.
  case fileTooLarge
  /// Bytes that are no text; the first of them, from 1.
  case notUTF8(byte: Int)

  // MARK: Clauses

  /// Something that cannot stand here; what could, where that is known.
  case unexpected(String, need: SyntaxNeed?)
  /// The line ends where something is still needed.
  case missing(SyntaxNeed, after: String)
  /// Something is still needed before what stands here.
  case missingBefore(SyntaxNeed, found: String)
  /// A word that is a keyword but for its diacritics.
  case misspeltWord(String, nearest: String)
  /// A fact of a type there is not.
  case unknownType(String, nearest: String?)
  /// A line that starts with no keyword of its place.
  case unknownLine(String, nearest: String?, place: SyntaxPlace)
  /// A clause that stands in the wrong place.
  case misplacedClause(String, home: SyntaxPlace)
  /// A keyword used as a name.
  case reservedName(String)
  /// `hợp tác xã` instead of `hợp_tác_xã`.
  case spacedName(String, fix: String)
  /// A half đồng.
  case fractionalMoney(String)
  /// `300 triệu` without `đồng`.
  case moneyWithoutDong(String)
  /// `5 tỉ đồng`: no such scale.
  case unknownMoneyScale(String)
  /// `50 tr`, `5 tỉ`, `500 đ`.
  case abbreviatedMoney(String, fix: String)
  /// An amount beyond what can be reckoned with.
  case amountTooLarge(String)
  /// `1,5 tháng`.
  case fractionalDuration(String)
  /// `A tối đa B` without parentheses.
  case clampOutsideParentheses(String)
  /// `a < b < c`.
  case chainedComparison
  /// `X từ A` without `đến`.
  case rangeWithoutEnd
  /// `(` without `)`.
  case unclosedParenthesis
  /// `một trong` without points.
  case groupWithoutPoints(String)
  /// A point that belongs to no group.
  case strayPoint(String)
  /// A list inside a point that does not use a deeper mark.
  case shallowMark(String)
  /// Parentheses, lists or sums nested deeper than the limit.
  case nestingTooDeep(limit: Int)
  /// A list or table longer than the limit.
  case tooManyPoints(limit: Int)
  /// `theo FACT` without rows.
  case tableWithoutRows(String)
  /// A khoản or điểm without a điều above it.
  case orphanProvision(String)
  /// A statement before the first điều.
  case statementBeforeArticle(String)
  /// `điểm a khoản 1 điều 18`.
  case referenceOrder
  /// A reference to `điều ?`.
  case unknownArticleReference
  /// Something that may stand once stands again.
  case repeatedPart(String)
  /// A fact of a dossier without a value.
  case factWithoutValue(String)
  /// `hiệu lực từ` something else than a date or a hole.
  case validityNotDate
  /// `nguồn …` inside an assumption.
  case sourceInAssumption
  /// `mỗi …` at a row of a table that is not the last.
  case keysInsideTable
  /// The limit of diagnostics of one file is reached.
  case tooManyProblems(limit: Int)

  /// The stable code.
  public var code: String {
    switch self {
    case .strayCharacter: "L001"
    case .controlCharacter: "L002"
    case .unterminatedText: "L003"
    case .curlyQuotes: "L004"
    case .unknownEscape: "L005"
    case .badNumber: "L006"
    case .misplacedSeparator: "L007"
    case .tooManyDecimals: "L008"
    case .numberTooLarge: "L009"
    case .impossibleDate: "L010"
    case .incompleteDate: "L011"
    case .badInstrumentNumber: "L012"
    case .foreignSymbol: "L013"
    case .fileTooLarge: "L014"
    case .notUTF8: "L015"
    case .unexpected: "S001"
    case .missing: "S002"
    case .missingBefore: "S003"
    case .misspeltWord: "S004"
    case .unknownType: "S005"
    case .unknownLine: "S006"
    case .misplacedClause: "S007"
    case .reservedName: "S008"
    case .spacedName: "S009"
    case .fractionalMoney: "S010"
    case .moneyWithoutDong: "S011"
    case .unknownMoneyScale: "S012"
    case .amountTooLarge: "S013"
    case .fractionalDuration: "S014"
    case .clampOutsideParentheses: "S015"
    case .chainedComparison: "S016"
    case .rangeWithoutEnd: "S017"
    case .unclosedParenthesis: "S018"
    case .groupWithoutPoints: "S019"
    case .strayPoint: "S020"
    case .shallowMark: "S021"
    case .nestingTooDeep: "S022"
    case .tooManyPoints: "S023"
    case .tableWithoutRows: "S024"
    case .orphanProvision: "S025"
    case .statementBeforeArticle: "S026"
    case .referenceOrder: "S027"
    case .unknownArticleReference: "S028"
    case .repeatedPart: "S029"
    case .factWithoutValue: "S030"
    case .validityNotDate: "S031"
    case .keysInsideTable: "S032"
    case .tooManyProblems: "S033"
    case .abbreviatedMoney: "S034"
    case .sourceInAssumption: "S035"
    }
  }

  /// What is wrong: lower case, no full stop, the user's words in “…”.
  public func message(in language: MessageLanguage) -> String {
    switch language {
    case .vietnamese: vietnameseMessage
    case .english: englishMessage
    }
  }

  /// What to do about it, where there is something to say.
  public func help(in language: MessageLanguage) -> String? {
    switch language {
    case .vietnamese: vietnameseHelp
    case .english: englishHelp
    }
  }
}
