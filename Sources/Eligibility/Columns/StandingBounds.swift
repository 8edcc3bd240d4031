import RuleLanguage

/// What `StandingAmount` says, in four numbers for the column engine: the greatest number there is stands for no limit.
/// Amounts so large that they could be taken for that are left to the evaluator.
struct StandingBounds: Equatable {
  private(set) var leastLow: Int64
  private(set) var leastHigh: Int64
  private(set) var mostLow: Int64
  private(set) var mostHigh: Int64

  /// No limit.
  static let unlimited = Int64.max
  /// Nothing.
  static let zero = StandingBounds(leastLow: 0, leastHigh: 0, mostLow: 0, mostHigh: 0)
  /// From nothing upwards: of records nobody gives.
  static let anything = StandingBounds(leastLow: 0, leastHigh: unlimited, mostLow: 0, mostHigh: unlimited)
  /// Sums of this many amounts, or more, are left to the evaluator.
  private static let limit = Int64(1) << 61

  init(leastLow: Int64, leastHigh: Int64, mostLow: Int64, mostHigh: Int64) {
    self.leastLow = leastLow
    self.leastHigh = leastHigh
    self.mostLow = mostLow
    self.mostHigh = mostHigh
  }

  /// An amount as the law says it.
  @inline(__always)
  init(_ bound: AmountBound, _ range: MoneyBounds) {
    switch bound {
    case .exact: self.init(leastLow: range.low, leastHigh: range.high, mostLow: range.low, mostHigh: range.high)
    case .atMost: self.init(leastLow: 0, leastHigh: 0, mostLow: range.low, mostHigh: range.high)
    case .atLeast:
      self.init(
        leastLow: range.low, leastHigh: range.high, mostLow: StandingBounds.unlimited,
        mostHigh: StandingBounds.unlimited)
    }
  }

  /// What the evaluator found.
  init(_ standing: StandingAmount) {
    self.init(
      leastLow: standing.least.low, leastHigh: standing.least.high ?? StandingBounds.unlimited,
      mostLow: standing.mostLow ?? StandingBounds.unlimited, mostHigh: standing.mostHigh ?? StandingBounds.unlimited)
  }

  /// The same for the evaluator.
  var amount: StandingAmount {
    func limit(_ amount: Int64) -> Int64? { amount == StandingBounds.unlimited ? nil : amount }
    return StandingAmount(
      least: MoneyRange(low: leastLow, high: limit(leastHigh)), mostLow: limit(mostLow), mostHigh: limit(mostHigh))
  }

  /// Whether an authority's decision would change anything.
  @inline(__always)
  var isOpen: Bool { leastLow != mostLow || leastHigh != mostHigh }

  /// Whether it is one amount.
  @inline(__always)
  var isExact: Bool { leastLow == mostHigh }

  /// Whether every number is one, or without limit for sure.
  @inline(__always)
  var isWithinLimits: Bool {
    func isWithin(_ amount: Int64) -> Bool { amount < StandingBounds.limit || amount == StandingBounds.unlimited }
    return leastLow < StandingBounds.limit && isWithin(leastHigh) && isWithin(mostLow) && isWithin(mostHigh)
  }

  /// Capped; whether that may have lowered it.
  @inline(__always)
  mutating func cap(_ limit: MoneyBounds) -> Bool {
    let certain = mostLow == StandingBounds.unlimited ? leastLow : mostLow
    let isSure = limit.high != StandingBounds.unlimited && certain > limit.high
    let bites = isSure || mostHigh == StandingBounds.unlimited || mostHigh > limit.low
    leastLow = min(leastLow, limit.low)
    leastHigh = min(leastHigh, limit.high)
    mostLow = min(mostLow, limit.low)
    mostHigh = min(mostHigh, limit.high)
    return bites
  }

  /// Decided: within what the law guarantees and allows.
  @inline(__always)
  mutating func decide(_ amount: Int64) {
    let low = max(leastLow, min(mostLow, amount))
    let upper = min(mostHigh, amount)
    let high = leastHigh == StandingBounds.unlimited ? StandingBounds.unlimited : max(leastHigh, upper)
    self = StandingBounds(leastLow: low, leastHigh: high, mostLow: low, mostHigh: high)
  }

  /// Less what was received.
  @inline(__always)
  mutating func deduct(_ received: MoneyBounds) {
    leastLow = MoneyBounds.rest(of: leastLow, less: received.high)
    leastHigh = MoneyBounds.rest(of: leastHigh, less: received.low)
    mostLow = MoneyBounds.rest(of: mostLow, less: received.high)
    mostHigh = MoneyBounds.rest(of: mostHigh, less: received.low)
  }

  /// The same, or nothing: it is not known whether it is granted.
  @inline(__always)
  var orNothing: StandingBounds {
    StandingBounds(leastLow: 0, leastHigh: leastHigh, mostLow: 0, mostHigh: mostHigh)
  }

  /// Both together.
  @inline(__always)
  func adding(_ other: StandingBounds) -> StandingBounds {
    // What does not fit stays too large for `isWithinLimits`, however much is added to it, and is never without limit.
    func sum(_ one: Int64, _ other: Int64) -> Int64 {
      one == StandingBounds.unlimited || other == StandingBounds.unlimited
        ? StandingBounds.unlimited : min(one.clampedSum(other), StandingBounds.unlimited - 1)
    }
    return StandingBounds(
      leastLow: sum(leastLow, other.leastLow), leastHigh: sum(leastHigh, other.leastHigh),
      mostLow: sum(mostLow, other.mostLow), mostHigh: sum(mostHigh, other.mostHigh))
  }
}

/// An amount in whole đồng between two bounds, the high one `StandingBounds.unlimited` where there is none.
struct MoneyBounds {
  let low: Int64
  let high: Int64

  init(low: Int64, high: Int64) {
    self.low = low
    self.high = high
  }

  /// What is left of it when so much is taken away.
  @inline(__always)
  func less(_ taken: MoneyBounds) -> MoneyBounds {
    MoneyBounds(
      low: MoneyBounds.rest(of: low, less: taken.high), high: MoneyBounds.rest(of: high, less: taken.low))
  }

  /// What is left of an amount; of one without limit nothing is missed.
  @inline(__always)
  fileprivate static func rest(of amount: Int64, less taken: Int64) -> Int64 {
    if amount == StandingBounds.unlimited { return amount }
    return taken == StandingBounds.unlimited ? 0 : max(0, amount &- taken)
  }

  /// Rounds a number over a denominator as the law says; without a word of the law a part of a đồng widens the range. Nil:
  /// it is left to the evaluator.
  @inline(__always)
  init?(_ number: NumberBounds, over denominator: Int64, _ rounding: Rounding?) {
    let (unit, overflow) = denominator.multipliedReportingOverflow(by: rounding?.step ?? 1)
    guard number.isNumber, !overflow, unit > 0 else { return nil }
    low = number.low <= 0 ? 0 : MoneyBounds.round(number.low, unit, rounding?.direction ?? .down, rounding?.step ?? 1)
    if number.high == .max {
      high = StandingBounds.unlimited
    } else {
      high =
        number.high <= 0 ? 0 : MoneyBounds.round(number.high, unit, rounding?.direction ?? .up, rounding?.step ?? 1)
    }
    guard low < Int64(NumberBounds.limit), high < Int64(NumberBounds.limit) || number.high == .max else { return nil }
  }

  /// Of a number above nought: the result is below twice the number, or one step.
  @inline(__always)
  private static func round(_ number: Int64, _ unit: Int64, _ direction: RoundingDirection, _ step: Int64) -> Int64 {
    if unit == 1 { return number }
    var quotient = number / unit
    let rest = number % unit
    switch direction {
    case .down: break
    case .up: if rest > 0 { quotient += 1 }
    case .nearest: if rest >= unit - rest { quotient += 1 }
    }
    let (amount, overflow) = quotient.multipliedReportingOverflow(by: step)
    return overflow ? .max - 1 : amount
  }
}
