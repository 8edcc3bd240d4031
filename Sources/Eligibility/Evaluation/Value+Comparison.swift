import RuleLanguage

/// What can be said of two values of which only bounds may be known.
extension Value {
  /// A known value.
  init(_ constant: Constant) {
    switch constant {
    case .truth(let truth): self = .truth(Truth(truth))
    case .symbol(let number): self = .symbols(Value.bit(number))
    case .quantity(let value): self = .quantity(Interval(value))
    case .date(let date): self = .date(earliest: date, latest: date)
    case .text(let text): self = .text(text)
    case .instrument(let number): self = .instrument(number)
    case .supportItem(let number): self = .supportItem(number)
    }
  }

  /// The set of one value of an enumeration; empty for a number none can have.
  static func bit(_ number: Int) -> UInt64 {
    (0..<Enumeration.limit).contains(number) ? 1 << UInt64(number) : 0
  }

  /// The set of these values of an enumeration.
  static func bits(_ numbers: [Int]) -> UInt64 { numbers.reduce(0) { $0 | bit($1) } }

  /// Whether nothing more can be learnt of it.
  var isExact: Bool {
    switch self {
    case .truth(let truth): truth != .unknown
    case .symbols(let set): set.nonzeroBitCount == 1
    case .quantity(let interval): interval.exact != nil
    case .date(let earliest, let latest): earliest != nil && earliest == latest
    case .text(let text): text != nil
    case .supportItem(let number): number != nil
    case .instrument(let number): number != nil
    case .notApplicable: true
    }
  }

  /// Whether the comparison holds; a comparison with what does not apply does not.
  func compared(_ comparison: ComparisonOperator, _ other: Value) -> Truth {
    switch (self, other) {
    case (.notApplicable, _), (_, .notApplicable): .no
    case (.quantity(let left), .quantity(let right)): Value.compare(left, comparison, right)
    case (.date, .date): Value.compare(days, comparison, other.days)
    case (.symbols(let left), .symbols(let right)): Value.compare(left, comparison, right)
    case (.truth(let left), .truth(let right)):
      Value.equality(comparison, left == .unknown || right == .unknown ? nil : left == right)
    case (.text(let left), .text(let right)): Value.equality(comparison, Value.equal(left, right))
    case (.supportItem(let left), .supportItem(let right)): Value.equality(comparison, Value.equal(left, right))
    case (.instrument(let left), .instrument(let right)): Value.equality(comparison, Value.equal(left, right))
    default: .unknown
    }
  }

  /// The narrowest value that holds both; neither is `.notApplicable`.
  func hull(with other: Value) -> Value {
    switch (self, other) {
    case (.truth(let left), .truth(let right)): .truth(left == right ? left : .unknown)
    case (.symbols(let left), .symbols(let right)): .symbols(left | right)
    case (.quantity(let left), .quantity(let right)): .quantity(left.hull(with: right))
    case (.date, .date): Value(days: days.hull(with: other.days))
    case (.text(let left), .text(let right)): .text(left == right ? left : nil)
    case (.supportItem(let left), .supportItem(let right)): .supportItem(left == right ? left : nil)
    case (.instrument(let left), .instrument(let right)): .instrument(left == right ? left : nil)
    default: self
    }
  }

  /// The bounds of a date by day number; of anything else, no bounds.
  var days: Interval {
    guard case .date(let earliest, let latest) = self else { return .unbounded }
    return Interval(low: earliest.map { Ratio(Int64($0.dayNumber)) }, high: latest.map { Ratio(Int64($0.dayNumber)) })
  }

  /// A date by the bounds of its day number.
  init(days: Interval) {
    func day(_ number: Ratio?) -> CalendarDate? {
      number.flatMap { $0.whole }.flatMap { Int(exactly: $0) }.flatMap { CalendarDate(dayNumber: $0) }
    }
    self = .date(earliest: day(days.low), latest: day(days.high))
  }

  private static func compare(_ left: Interval, _ comparison: ComparisonOperator, _ right: Interval) -> Truth {
    switch comparison {
    case .less: left.isBelow(right) ? .yes : (right.isAtMost(left) ? .no : .unknown)
    case .lessOrEqual: left.isAtMost(right) ? .yes : (right.isBelow(left) ? .no : .unknown)
    case .greater: compare(right, .less, left)
    case .greaterOrEqual: compare(right, .lessOrEqual, left)
    case .equal:
      left.isDisjoint(with: right) ? .no : (left.exact != nil && left.exact == right.exact ? .yes : .unknown)
    case .notEqual: compare(left, .equal, right).negated
    }
  }

  /// The values of a grade by their place; equality for any enumeration.
  private static func compare(_ left: UInt64, _ comparison: ComparisonOperator, _ right: UInt64) -> Truth {
    guard left != 0, right != 0 else { return .unknown }
    switch comparison {
    case .equal:
      if left & right == 0 { return .no }
      return left == right && left.nonzeroBitCount == 1 ? .yes : .unknown
    case .notEqual: return compare(left, .equal, right).negated
    case .less:
      if left.highest < right.lowest { return .yes }
      return left.lowest >= right.highest ? .no : .unknown
    case .lessOrEqual:
      if left.highest <= right.lowest { return .yes }
      return left.lowest > right.highest ? .no : .unknown
    case .greater: return compare(right, .less, left)
    case .greaterOrEqual: return compare(right, .lessOrEqual, left)
    }
  }

  private static func equal<Known: Equatable>(_ left: Known?, _ right: Known?) -> Bool? {
    guard let left, let right else { return nil }
    return left == right
  }

  /// What has no order can only be equal or not.
  private static func equality(_ comparison: ComparisonOperator, _ isEqual: Bool?) -> Truth {
    guard let isEqual else { return .unknown }
    switch comparison {
    case .equal: return Truth(isEqual)
    case .notEqual: return Truth(!isEqual)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return .unknown
    }
  }
}

extension UInt64 {
  fileprivate var lowest: Int { trailingZeroBitCount }
  fileprivate var highest: Int { 63 - leadingZeroBitCount }
}
