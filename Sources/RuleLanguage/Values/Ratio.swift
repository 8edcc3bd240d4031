/// An exact number: a fraction of two 128-bit integers in lowest terms, the denominator positive (DESIGN §1.4).
///
/// Every operation is checked; one that does not fit throws `ArithmeticFault` instead of wrapping or rounding.
public struct Ratio: Sendable, Hashable, Comparable {
  /// The numerator; its sign is the sign of the number.
  public let numerator: Int128
  /// The denominator, at least 1.
  public let denominator: Int128

  /// Nought.
  public static let zero = Ratio(0)
  /// One.
  public static let one = Ratio(1)

  /// A whole number.
  public init(_ whole: Int64) {
    numerator = Int128(whole)
    denominator = 1
  }

  private init(reduced numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The fraction in lowest terms; throws where the denominator is nought or a sign cannot be turned.
  public init(_ numerator: Int128, over denominator: Int128) throws(ArithmeticFault) {
    guard denominator != 0 else { throw .divisionByZero }
    guard numerator != .min, denominator != .min else { throw .overflow }
    let sign: Int128 = denominator < 0 ? -1 : 1
    let divisor = Ratio.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let common = Int128(clamping: divisor)
    self.init(reduced: sign * numerator / common, sign * denominator / common)
  }

  /// Whether it is a whole number.
  public var isWhole: Bool { denominator == 1 }

  /// The sum.
  public func adding(_ other: Ratio) throws(ArithmeticFault) -> Ratio {
    if denominator == 1, other.denominator == 1 {
      return Ratio(reduced: try Ratio.checked(numerator.addingReportingOverflow(other.numerator)), 1)
    }
    let left = try Ratio.checked(numerator.multipliedReportingOverflow(by: other.denominator))
    let right = try Ratio.checked(other.numerator.multipliedReportingOverflow(by: denominator))
    let sum = try Ratio.checked(left.addingReportingOverflow(right))
    return try Ratio(sum, over: try Ratio.checked(denominator.multipliedReportingOverflow(by: other.denominator)))
  }

  /// The difference.
  public func subtracting(_ other: Ratio) throws(ArithmeticFault) -> Ratio {
    try adding(try other.negated())
  }

  /// The product.
  public func multiplied(by other: Ratio) throws(ArithmeticFault) -> Ratio {
    let top = try Ratio.checked(numerator.multipliedReportingOverflow(by: other.numerator))
    if denominator == 1, other.denominator == 1 { return Ratio(reduced: top, 1) }
    return try Ratio(top, over: try Ratio.checked(denominator.multipliedReportingOverflow(by: other.denominator)))
  }

  /// The quotient; throws `divisionByZero`.
  public func divided(by other: Ratio) throws(ArithmeticFault) -> Ratio {
    guard other.numerator != 0 else { throw .divisionByZero }
    let top = try Ratio.checked(numerator.multipliedReportingOverflow(by: other.denominator))
    return try Ratio(top, over: try Ratio.checked(denominator.multipliedReportingOverflow(by: other.numerator)))
  }

  /// The number with its sign turned.
  public func negated() throws(ArithmeticFault) -> Ratio {
    guard numerator != .min else { throw .overflow }
    return Ratio(reduced: -numerator, denominator)
  }

  /// The nearest whole multiple of `step` (at least 1) in the direction asked; `.nearest` takes a half upwards.
  public func rounded(_ direction: RoundingDirection, toMultipleOf step: Int64) throws(ArithmeticFault) -> Int64 {
    guard step > 0 else { throw .divisionByZero }
    let unit = try Ratio.checked(denominator.multipliedReportingOverflow(by: Int128(step)))
    var quotient = numerator / unit
    let remainder = numerator % unit
    if remainder < 0 { quotient -= 1 }
    let rest = remainder < 0 ? remainder + unit : remainder
    let goesUp =
      switch direction {
      case .down: false
      case .up: rest > 0
      case .nearest: rest >= unit - rest
      }
    if goesUp { quotient += 1 }
    let whole = try Ratio.checked(quotient.multipliedReportingOverflow(by: Int128(step)))
    guard let result = Int64(exactly: whole) else { throw .overflow }
    return result
  }

  /// The whole number it is, where it is one and fits.
  public var whole: Int64? { denominator == 1 ? Int64(exactly: numerator) : nil }

  /// Exact; can neither overflow nor throw.
  public static func < (left: Ratio, right: Ratio) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    // Full-width products, so that a comparison can neither overflow nor throw.
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return first.high != second.high ? first.high < second.high : first.low < second.low
  }

  private static func checked(
    _ result: (partialValue: Int128, overflow: Bool)
  ) throws(ArithmeticFault) -> Int128 {
    guard !result.overflow else { throw .overflow }
    return result.partialValue
  }

  private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (left, right) = (first, second)
    while right != 0 { (left, right) = (right, left % right) }
    return max(left, 1)
  }
}

/// Which way an amount is rounded (DESIGN §2.3: only where a rule says so).
public enum RoundingDirection: Sendable, Hashable {
  /// Towards less (`xuống`).
  case down
  /// Towards more (`lên`).
  case up
  /// To the nearer one, a half upwards (`gần nhất`).
  case nearest
}

/// What can go wrong in exact arithmetic.
public enum ArithmeticFault: Error, Sendable, Hashable {
  /// The result does not fit.
  case overflow
  /// Division by nought.
  case divisionByZero
}
