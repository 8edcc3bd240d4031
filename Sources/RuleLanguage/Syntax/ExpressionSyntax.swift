/// A name as written, and where.
public struct NameSyntax: Sendable, Hashable {
  /// The name, in NFC.
  public let text: String
  /// Where it stands.
  public let span: SourceSpan
}

/// A text in quotes, and where.
public struct TextSyntax: Sendable, Hashable {
  /// The text without its quotes.
  public let text: String
  /// Where it stands.
  public let span: SourceSpan
}

/// The number of an instrument, and where it is written.
public struct InstrumentNumberSyntax: Sendable, Hashable {
  /// The number.
  public let number: InstrumentNumber
  /// Where it stands.
  public let span: SourceSpan
}

/// `điều 18 khoản 1 điểm a của 17/2023/QH15`; what is left out means the place where the reference stands.
public struct ReferenceSyntax: Sendable, Hashable {
  /// The article, without the word điều; nil: the same one.
  public let article: String?
  /// The khoản; nil: none named.
  public let clause: String?
  /// The điểm; nil: none named.
  public let point: String?
  /// The instrument; nil: the same one.
  public let instrument: InstrumentNumberSyntax?
  /// Where it stands.
  public let span: SourceSpan

  /// What `article` is where any article without a number is meant (`vì điều ?`, in cases only).
  public static let unknownArticle = "?"
}

/// A value or a condition, as written.
public struct ExpressionSyntax: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: SourceSpan

  /// The forms a value or a condition can take (guide, section 5).
  public indirect enum Kind: Sendable, Hashable {
    /// A literal.
    case literal(LiteralSyntax)
    /// A fact, a definition, a parameter, a value of an enumeration, or `ngày_xét`.
    case name(NameSyntax)
    /// `NAME của 17/2023/QH15`.
    case foreignName(NameSyntax, InstrumentNumberSyntax)
    /// `A và B và …`, two or more.
    case and([ExpressionSyntax])
    /// `A hoặc B hoặc …`, two or more.
    case or([ExpressionSyntax])
    /// `không A`.
    case not(ExpressionSyntax)
    /// `A nếu B`: A is needed only if B.
    case provided(ExpressionSyntax, premise: ExpressionSyntax)
    /// `A trừ khi B`: A is needed except if B.
    case unless(ExpressionSyntax, exception: ExpressionSyntax)
    /// `A coi là sai nếu chưa có`.
    case presumed(ExpressionSyntax, value: Bool)
    /// `A ≥ B`; `là` is `=`.
    case comparison(ExpressionSyntax, ComparisonOperator, ExpressionSyntax)
    /// `A từ B đến C`, `A từ B đến dưới C`.
    case between(ExpressionSyntax, low: ExpressionSyntax, high: ExpressionSyntax, includesHigh: Bool)
    /// `A thuộc x, y, z`.
    case member(ExpressionSyntax, [ExpressionSyntax])
    /// `A + B` and the like.
    case arithmetic(ExpressionSyntax, ArithmeticOperator, ExpressionSyntax)
    /// `-A`.
    case negation(ExpressionSyntax)
    /// `(A tối đa B)` or `(A tối thiểu B)`.
    case clamp(ExpressionSyntax, ClampOperator, ExpressionSyntax)
    /// `A + 36 tháng lấy về trước`.
    case shift(ExpressionSyntax, by: ExpressionSyntax, MonthEndDirection)
    /// `số ngày từ A đến B`, `số tháng tròn từ A đến B`.
    case timeBetween(CalendarUnit, from: ExpressionSyntax, to: ExpressionSyntax)
    /// `tất cả` / `một trong` / `ít nhất k trong`, with points on lines of their own.
    case group(Quantifier, [PointSyntax])
    /// `theo điều 18 khoản 1`.
    case reference(ReferenceSyntax)
    /// `theo FACT`, with rows on lines of their own.
    case table(subject: NameSyntax, [TableRowSyntax])
    /// `tổng E của L mà C` and the like.
    case aggregate(AggregateKind, value: ExpressionSyntax?, list: NameSyntax, filter: ExpressionSyntax?)
    /// `F năm trước`, `F năm nay`, `F năm 2020`.
    case inYear(NameSyntax, YearSelector)
    /// `ít nhất k trong n năm trước: C`.
    case yearsAtLeast(Int, of: Int, ExpressionSyntax)
    /// `F tăng trong n năm trước liền nhau`.
    case trend(NameSyntax, TrendDirection, years: Int)
    /// `tổng F trong n năm trước`, `trung bình F trong n năm trước`.
    case overYears(AggregateKind, NameSyntax, years: Int)
    /// `đã nhận cùng nội dung từ chương trình khác`.
    case receivedElsewhere
    /// What stands under `chấm điểm NAME`.
    case score(ScoreSyntax)
    /// What stands under `xếp loại NAME`.
    case grading(GradingSyntax)
    /// `chưa rõ "why" từ A đến B`.
    case hole(TextSyntax, low: ExpressionSyntax?, high: ExpressionSyntax?)
    /// Something the parser could not read; it has said so.
    case invalid
  }
}

/// A literal.
public enum LiteralSyntax: Sendable, Hashable {
  /// `đúng`, `sai`.
  case truth(Bool)
  /// A bare number.
  case number(Ratio)
  /// Whole đồng.
  case money(Int64)
  /// Đồng per unit: `40 triệu đồng/ha`.
  case moneyPer(Ratio, unit: NameSyntax)
  /// A percentage as a ratio: `50%` is 1/2.
  case percent(Ratio)
  /// A ratio per year or month, kept per month: `2%/năm` is 2/1200.
  case rate(Ratio)
  /// Months.
  case months(Int64)
  /// Days.
  case days(Int64)
  /// A number with a unit of the vocabulary, or with the name of a list (`2 lao_động_trẻ`).
  case quantity(Ratio, unit: NameSyntax)
  /// A date.
  case date(CalendarDate)
  /// A text.
  case text(String)
  /// An instrument.
  case instrument(InstrumentNumber)
}

/// A point of a group of conditions.
public struct PointSyntax: Sendable, Hashable {
  /// Its mark.
  public let mark: ListMark
  /// Its condition.
  public let condition: ExpressionSyntax
  /// Where its mark stands.
  public let span: SourceSpan
}

/// A row of a table.
public struct TableRowSyntax: Sendable, Hashable {
  /// Which values of the subject it covers.
  public let key: Key
  /// What it gives.
  public let value: ExpressionSyntax
  /// Where it stands.
  public let span: SourceSpan

  /// The left side of a row.
  public enum Key: Sendable, Hashable {
    /// `- 4, 3:` or `- khó_khăn, bình_thường:`.
    case values([ExpressionSyntax])
    /// `- từ A đến B:`, `- từ A đến dưới B:`, `- từ A:`, `- dưới B:`, `- đến B:`, `- trên A:`.
    case range(low: ExpressionSyntax?, includesLow: Bool, high: ExpressionSyntax?, includesHigh: Bool)
    /// `- còn lại:`.
    case otherwise
  }
}

/// `=`, `≠`, `<`, `≤`, `>`, `≥`.
public enum ComparisonOperator: String, Sendable, Hashable {
  case equal = "="
  case notEqual = "≠"
  case less = "<"
  case lessOrEqual = "≤"
  case greater = ">"
  case greaterOrEqual = "≥"

  /// The comparison that holds exactly where this one does not.
  public var negated: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}

/// `+`, `-`, `×`, `/`.
public enum ArithmeticOperator: String, Sendable, Hashable {
  case add = "+"
  case subtract = "-"
  case multiply = "×"
  case divide = "/"
}

/// `tối đa`: the smaller of two; `tối thiểu`: the larger.
public enum ClampOperator: Sendable, Hashable {
  case atMost
  case atLeast
}

/// What `số … từ A đến B` counts.
public enum CalendarUnit: Sendable, Hashable {
  /// Days.
  case days
  /// Whole months.
  case months
}

/// How many of the points of a group must hold.
public enum Quantifier: Sendable, Hashable {
  /// `tất cả`.
  case all
  /// `một trong`.
  case any
  /// `ít nhất k trong`.
  case atLeast(Int)
}

/// What is asked of a list.
public enum AggregateKind: Sendable, Hashable {
  /// `tổng`.
  case sum
  /// `trung bình`.
  case average
  /// `lớn nhất`.
  case maximum
  /// `nhỏ nhất`.
  case minimum
  /// `đếm`.
  case count
  /// `có … mà`.
  case any
  /// `mọi … đều`.
  case every
}

/// Which year's value of a fact is meant.
public enum YearSelector: Sendable, Hashable {
  /// So many years before the year of the reference date: 1 is `năm trước`, 0 is `năm nay`.
  case before(Int)
  /// A calendar year: `năm 2020`.
  case year(Int)
}

/// `tăng` or `giảm`.
public enum TrendDirection: Sendable, Hashable {
  case rising
  case falling
}
