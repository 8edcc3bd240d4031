/// A checked value or condition: every name resolved, every type and unit known.
public struct Expression: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// The type of its value.
  public let type: ValueType
  /// Whether a number it gives is sure to be whole.
  public let isWhole: Bool
  /// Where it stands.
  public let span: SourceSpan

  /// The forms of a checked expression; the evaluator has one function for each.
  public indirect enum Kind: Sendable, Hashable {
    /// A literal or a value of an enumeration.
    case constant(Constant)
    /// A fact, in the year asked where it is yearly; nil inside `… năm trước: C`, where the year is the one being tried.
    case fact(FactReference, YearSelector?)
    /// A definition, by its number in `RuleBook.definitions`.
    case definition(Int)
    /// A parameter, by its number in `Vocabulary.parameters`.
    case parameter(Int)
    /// `ngày_xét`: the reference date of the instrument.
    case referenceDate
    /// All must hold: `và`, `tất cả`.
    case all([Point])
    /// One must hold: `hoặc`, `một trong`.
    case any([Point])
    /// So many must hold.
    case atLeast(Int, [Point])
    /// `không A`.
    case not(Expression)
    /// `A nếu B`.
    case provided(Expression, premise: Expression)
    /// `A trừ khi B`.
    case unless(Expression, exception: Expression)
    /// `A coi là sai nếu chưa có`, A a fact.
    case presumed(Expression, value: Bool)
    /// A comparison of two values of one type.
    case comparison(Expression, ComparisonOperator, Expression)
    /// `A từ B đến [dưới] C`.
    case between(Expression, low: Expression, high: Expression, includesHigh: Bool)
    /// `A thuộc x, y`: the values by number.
    case member(Expression, [Int])
    /// `A + B` and the like.
    case arithmetic(Expression, ArithmeticOperator, Expression)
    /// The smaller or larger of two.
    case clamp(Expression, ClampOperator, Expression)
    /// A date and months.
    case shiftMonths(Expression, by: Expression, MonthEndDirection)
    /// A date and days, added or (false) taken away.
    case shiftDays(Expression, by: Expression, forward: Bool)
    /// Days or whole months from one date to another.
    case timeBetween(CalendarUnit, from: Expression, to: Expression)
    /// A named set of conditions, by its number in `RuleBook.conditionSets`.
    case conditionSet(Int)
    /// A table by a value.
    case table(subject: Expression, [TableRow])
    /// A question to a list, by number.
    case aggregate(AggregateKind, list: Int, value: Expression?, filter: Expression?)
    /// In at least so many of the last so many years.
    case yearsAtLeast(Int, of: Int, Expression)
    /// Rising or falling in so many years running before this one.
    case trend(FactReference, TrendDirection, years: Int)
    /// Sum or average over the last so many years.
    case overYears(AggregateKind, FactReference, years: Int)
    /// `đã nhận cùng nội dung từ chương trình khác`; the content is the item's.
    case receivedElsewhere
    /// `chấm điểm`: the points of its criteria together.
    case score(Score)
    /// `xếp loại`: the grade the applicant is given.
    case grading(Grading)
    /// What nobody has read in the gazette, by its number in `RuleBook.holes`.
    case hole(Int, low: Expression?, high: Expression?)
    /// Something wrong that has been reported.
    case invalid
  }

  /// A condition of a group, with its mark where it has one.
  public struct Point: Sendable, Hashable {
    /// Its mark, nil for a part of `và` or `hoặc`.
    public let mark: ListMark?
    /// Its condition.
    public let condition: Expression
    /// Where it stands in the law: its own điểm where the mark is one.
    public let citation: Citation?
  }

  /// A row of a table.
  public struct TableRow: Sendable, Hashable {
    /// Which values it covers.
    public let key: Key
    /// What it gives.
    public let value: Expression
    /// Where it stands.
    public let span: SourceSpan

    /// The left side of a row.
    public enum Key: Sendable, Hashable {
      /// These values of an enumeration.
      case symbols([Int])
      /// These numbers.
      case numbers([Ratio])
      /// These truths.
      case truths([Bool])
      /// A range of numbers.
      case range(low: Ratio?, includesLow: Bool, high: Ratio?, includesHigh: Bool)
      /// Everything else.
      case otherwise
    }
  }
}

/// A known value.
public enum Constant: Sendable, Hashable {
  case truth(Bool)
  /// The number of a value of the expression's enumeration.
  case symbol(Int)
  /// In đồng, months, days or the unit.
  case quantity(Ratio)
  case date(CalendarDate)
  case text(String)
  case instrument(InstrumentNumber)
  /// A support item, by its number in `RuleBook.items`.
  case supportItem(Int)
}

/// Where something stands in the law: what an officer cites.
public struct Citation: Sendable, Hashable {
  /// The instrument.
  public let instrument: InstrumentNumber
  /// The place in it.
  public let path: ProvisionPath
  /// The title of its điều, where it has one: it tells one `điều ?` from another.
  public let title: String?
  /// The acts that put there what stands there, the last one last.
  public internal(set) var changes: [AmendmentMark] = []

  /// The same place with one more change.
  func changed(by mark: AmendmentMark?) -> Citation {
    guard let mark, changes.last != mark else { return self }
    var result = self
    result.changes.append(mark)
    return result
  }

  /// Whether `other` is this provision or stands under it.
  public func contains(_ other: Citation) -> Bool {
    guard other.instrument == instrument, other.path.article == path.article,
      other.path.unknownArticle == path.unknownArticle
    else { return false }
    if let clause = path.clause, clause != other.path.clause { return false }
    if let point = path.point, point != other.path.point { return false }
    return true
  }
}

/// How far a clause can be trusted, the best first (DESIGN §2.5).
public enum Basis: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// Read in the gazette text.
  case text
  /// Quoted by somebody.
  case secondary
  /// Assumed, openly.
  case assumption
  /// Not known.
  case hole

  /// The better basis first.
  public static func < (left: Basis, right: Basis) -> Bool { left.rawValue < right.rawValue }
}

/// Where a clause was read, who quotes it, or why it is assumed.
public struct Source: Sendable, Hashable {
  /// How far it can be trusted.
  public let basis: Basis
  /// Where, who or why.
  public let text: String
}

/// What nobody has read in the gazette.
public struct Hole: Sendable, Hashable {
  /// Why it is not known.
  public let reason: String
  /// Where it stands in the law.
  public let citation: Citation
  /// Where it is written.
  public let span: SourceSpan
}
