import RuleLanguage

extension MoneyRange {
  /// The sum; beyond what can be represented the least stays at the greatest amount, the most is without limit.
  public func adding(_ other: MoneyRange) -> MoneyRange {
    MoneyRange(low: low.clampedSum(other.low), high: high.checkedSum(other.high))
  }
}

extension [Basis: MoneyRange] {
  /// Adds an amount to what is of its basis: amounts of different bases are never added.
  public mutating func add(_ amount: MoneyRange, to basis: Basis) {
    self[basis] = (self[basis] ?? .zero).adding(amount)
  }
}

extension Int64 {
  /// The sum of two amounts that are not negative, or the greatest amount.
  func clampedSum(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

extension Int64? {
  /// The sum of two amounts; nil, without limit, where one is or where it does not fit.
  func checkedSum(_ other: Int64?) -> Int64? {
    guard let self, let other else { return nil }
    let (sum, overflow) = self.addingReportingOverflow(other)
    return overflow ? nil : sum
  }

  /// The lesser of two amounts, nil being without limit.
  func lesser(_ other: Int64?) -> Int64? {
    guard let self, let other else { return self ?? other }
    return Swift.min(self, other)
  }

  /// What is left of an amount, nil being without limit, never less than nought.
  func less(_ other: Int64) -> Int64? {
    guard let self else { return nil }
    return self.without(other)
  }
}

extension Int64 {
  /// What is left when as much as `other`, nil being without limit, is taken away; never less than nought.
  func without(_ other: Int64?) -> Int64 {
    guard let other else { return 0 }
    let (rest, overflow) = subtractingReportingOverflow(other)
    return overflow ? 0 : Swift.max(0, rest)
  }
}

/// Bounds of a number turned into whole đồng.
struct RoundedMoney {
  /// The amount, never less than nought.
  let range: MoneyRange
  /// Whether rounding changed anything.
  let wasRounded: Bool
  /// Set where the number is too large to be an amount.
  let fault: ArithmeticFault?

  /// Rounds both ends as the law says; without a word of the law a part of a đồng widens the range instead.
  init(_ interval: Interval, _ rounding: Rounding?) {
    var fault: ArithmeticFault?
    var wasRounded = false
    func amount(_ end: Ratio, _ otherwise: RoundingDirection) -> Int64? {
      do throws(ArithmeticFault) {
        let whole = try end.rounded(rounding?.direction ?? otherwise, toMultipleOf: rounding?.step ?? 1)
        if Ratio(whole) != end { wasRounded = true }
        return Swift.max(0, whole)
      } catch {
        if end < .zero { return 0 }
        fault = error
        return nil
      }
    }
    let low = interval.low.map { amount($0, .down) ?? 0 } ?? 0
    let high = interval.high.flatMap { amount($0, .up) }
    range = MoneyRange(low: low, high: high)
    self.wasRounded = wasRounded
    self.fault = fault
  }
}
