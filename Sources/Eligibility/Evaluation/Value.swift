import RuleLanguage

/// What an expression came to: a value, or the bounds it is sure to lie within.
public enum Value: Sendable, Hashable {
  /// Yes, no or unknown.
  case truth(Truth)
  /// The values of an enumeration that it may have, as a set of bits; one bit: known.
  case symbols(UInt64)
  /// A number between two bounds, both inclusive; equal: known.
  case quantity(Interval)
  /// A day between two bounds, both inclusive.
  case date(earliest: CalendarDate?, latest: CalendarDate?)
  /// A text; nil: unknown.
  case text(String?)
  /// A support item by number; nil: unknown.
  case supportItem(Int?)
  /// An instrument; nil: unknown.
  case instrument(InstrumentNumber?)
  /// The dossier says that it does not apply, so nothing can be said of it: a comparison with it does not hold.
  case notApplicable
}

/// A number between two bounds, both inclusive; a missing bound is without limit.
public struct Interval: Sendable, Hashable {
  /// The lowest it can be.
  public let low: Ratio?
  /// The highest it can be.
  public let high: Ratio?

  /// Between these.
  public init(low: Ratio?, high: Ratio?) {
    self.low = low
    self.high = high
  }

  /// Exactly this.
  public init(_ value: Ratio) {
    low = value
    high = value
  }

  /// The value where it is known.
  public var exact: Ratio? { low == high ? low : nil }
}

/// Why something is not known.
public enum Cause: Sendable, Hashable {
  /// A fact the dossier does not give.
  case fact(FactPath)
  /// A hole of the law, by number.
  case hole(Int)
  /// No instrument in force at the reference date gives the parameter (by number) a value.
  case noParameterValue(Int, CalendarDate)
  /// Instruments in force give the parameter (by number) different values.
  case parameterConflict(Int, [Citation])
  /// What is referred to stands in an instrument (by its place in the book) that is not in force on the day.
  case lapsedReference(Int, CalendarDate)
  /// The amount is decided by an authority, and its decision is not given.
  case authorityDecides
  /// The arithmetic went beyond what can be represented, or divided by nought.
  case arithmetic(ArithmeticFault)
}

/// Points at one fact of one dossier.
public struct FactPath: Sendable, Hashable, Comparable {
  /// What it points at.
  public let target: Target
  /// The record, by its place in its list; nil: of the applicant, or of records of the list in general.
  public let record: Int?
  /// The calendar year, for a yearly fact.
  public let year: Int?

  /// A fact, or a whole list.
  public enum Target: Sendable, Hashable {
    case fact(FactReference)
    case list(Int)
  }

  /// A path to `target`.
  public init(_ target: Target, record: Int? = nil, year: Int? = nil) {
    self.target = target
    self.record = record
    self.year = year
  }

  /// By list, fact, record and year.
  public static func < (left: FactPath, right: FactPath) -> Bool {
    left.sortKey.lexicographicallyPrecedes(right.sortKey)
  }

  private var sortKey: [Int] {
    switch target {
    case .fact(let fact): [fact.list ?? -1, fact.index, record ?? -1, year ?? 0]
    case .list(let list): [list, -1, record ?? -1, year ?? 0]
    }
  }
}
