import RuleLanguage

/// Arithmetic on numbers of which only bounds are known. Every result holds every result of numbers within the bounds;
/// where exact arithmetic fails the fault is thrown and nothing is known of the result.
extension Interval {
  /// Any number at all.
  static let unbounded = Interval(low: nil, high: nil)

  /// Between two bounds that somebody stated; where they contradict each other, anything between them.
  init(from first: Ratio?, to last: Ratio?) {
    if let first, let last, last < first {
      self.init(low: last, high: first)
    } else {
      self.init(low: first, high: last)
    }
  }

  /// The sums.
  func adding(_ other: Interval) throws(ArithmeticFault) -> Interval {
    Interval(low: try Interval.sum(low, other.low), high: try Interval.sum(high, other.high))
  }

  /// The differences.
  func subtracting(_ other: Interval) throws(ArithmeticFault) -> Interval {
    try adding(try other.negated())
  }

  /// The numbers with their sign turned.
  func negated() throws(ArithmeticFault) -> Interval {
    Interval(low: try high?.negated(), high: try low?.negated())
  }

  /// The products.
  func multiplied(by other: Interval) throws(ArithmeticFault) -> Interval {
    if let value = exact, let factor = other.exact { return Interval(try value.multiplied(by: factor)) }
    let corners = [
      try lowEnd.multiplied(by: other.lowEnd), try lowEnd.multiplied(by: other.highEnd),
      try highEnd.multiplied(by: other.lowEnd), try highEnd.multiplied(by: other.highEnd),
    ]
    var (least, most) = (corners[0], corners[0])
    for corner in corners {
      if corner < least { least = corner }
      if most < corner { most = corner }
    }
    return Interval(low: least.finite, high: most.finite)
  }

  /// The quotients; nothing is known of them where the divisor may be nought.
  func divided(by other: Interval) throws(ArithmeticFault) -> Interval {
    if let value = exact, let divisor = other.exact { return Interval(try value.divided(by: divisor)) }
    if other.exact == .zero { throw .divisionByZero }
    if other.contains(.zero) { return .unbounded }
    let reciprocal = Interval(
      low: try other.high.map(Interval.reciprocal) ?? (other.isNegative ? nil : .zero),
      high: try other.low.map(Interval.reciprocal) ?? (other.isNegative ? .zero : nil))
    return try multiplied(by: reciprocal)
  }

  /// The smaller of two.
  func atMost(_ other: Interval) -> Interval {
    Interval(low: Interval.lesserLow(low, other.low), high: Interval.lesserHigh(high, other.high))
  }

  /// The larger of two.
  func atLeast(_ other: Interval) -> Interval {
    Interval(low: Interval.greaterLow(low, other.low), high: Interval.greaterHigh(high, other.high))
  }

  /// This number kept within bounds: below them it is their low end, above them their high end.
  func kept(within bounds: Interval) -> Interval {
    atLeast(Interval(from: bounds.low, to: bounds.low)).atMost(Interval(from: bounds.high, to: bounds.high))
  }

  /// The narrowest bounds that hold both.
  func hull(with other: Interval) -> Interval {
    Interval(low: Interval.lesserLow(low, other.low), high: Interval.greaterHigh(high, other.high))
  }

  /// Whether the number may be `value`.
  func contains(_ value: Ratio) -> Bool {
    if let low, value < low { return false }
    if let high, high < value { return false }
    return true
  }

  /// Whether two numbers cannot be equal.
  func isDisjoint(with other: Interval) -> Bool { isBelow(other) || other.isBelow(self) }

  /// Whether it is sure to be less.
  func isBelow(_ other: Interval) -> Bool {
    guard let high, let low = other.low else { return false }
    return high < low
  }

  /// Whether it is sure not to be more.
  func isAtMost(_ other: Interval) -> Bool {
    guard let high, let low = other.low else { return false }
    return !(low < high)
  }

  /// Whether it is sure to be less than nought, for an interval without nought.
  private var isNegative: Bool { high.map { $0 < .zero } ?? false }

  private var lowEnd: End { low.map(End.finite) ?? .below }
  private var highEnd: End { high.map(End.finite) ?? .above }

  private static func sum(_ left: Ratio?, _ right: Ratio?) throws(ArithmeticFault) -> Ratio? {
    guard let left, let right else { return nil }
    return try left.adding(right)
  }

  private static func reciprocal(_ value: Ratio) throws(ArithmeticFault) -> Ratio {
    try Ratio.one.divided(by: value)
  }

  // A missing low bound is below everything, a missing high bound above everything.
  private static func lesserLow(_ left: Ratio?, _ right: Ratio?) -> Ratio? {
    guard let left, let right else { return nil }
    return min(left, right)
  }
  private static func greaterLow(_ left: Ratio?, _ right: Ratio?) -> Ratio? {
    guard let left, let right else { return left ?? right }
    return max(left, right)
  }
  private static func lesserHigh(_ left: Ratio?, _ right: Ratio?) -> Ratio? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }
  private static func greaterHigh(_ left: Ratio?, _ right: Ratio?) -> Ratio? {
    guard let left, let right else { return nil }
    return max(left, right)
  }

  /// An end of an interval.
  private enum End: Comparable {
    case below
    case finite(Ratio)
    case above

    var finite: Ratio? {
      if case .finite(let value) = self { return value }
      return nil
    }

    /// The product; the numbers themselves are finite, so nought times an end without limit is nought.
    func multiplied(by other: End) throws(ArithmeticFault) -> End {
      if case .finite(let left) = self, case .finite(let right) = other {
        return .finite(try left.multiplied(by: right))
      }
      let sign = self.sign * other.sign
      if sign == 0 { return .finite(.zero) }
      return sign < 0 ? .below : .above
    }

    private var sign: Int {
      switch self {
      case .below: -1
      case .above: 1
      case .finite(let value): value < .zero ? -1 : (value == .zero ? 0 : 1)
      }
    }
  }
}
