import RuleLanguage

/// What an amount may come to while an authority may still decide: the least the law guarantees and the most it allows,
/// each with its own bounds. Where the law fixes the amount both are the same.
struct StandingAmount: Equatable {
  /// The least that must be granted.
  private(set) var least: MoneyRange
  /// The most that may be granted; a `low` of nil is without limit too.
  private(set) var mostLow: Int64?
  private(set) var mostHigh: Int64?

  /// Nothing.
  static let zero = StandingAmount(.exact, MoneyRange.zero)

  /// An amount as the law says it.
  init(_ bound: AmountBound, _ range: MoneyRange) {
    switch bound {
    case .exact:
      least = range
      (mostLow, mostHigh) = (range.low, range.high)
    case .atMost:
      least = MoneyRange.zero
      (mostLow, mostHigh) = (range.low, range.high)
    case .atLeast:
      least = range
      (mostLow, mostHigh) = (nil, nil)
    }
  }

  /// These bounds.
  init(least: MoneyRange, mostLow: Int64?, mostHigh: Int64?) {
    self.least = least
    self.mostLow = mostLow
    self.mostHigh = mostHigh
  }

  /// What may come out.
  var range: MoneyRange { MoneyRange(low: least.low, high: mostHigh) }

  /// Whether an authority's decision would change anything.
  var isOpen: Bool { least.low != mostLow || least.high != mostHigh }

  /// Capped; whether that lowered it.
  mutating func cap(_ limit: MoneyRange) -> LadderStep.Bite {
    // Of an amount without upper limit only the floor can be sure to be lowered.
    let certain = mostLow ?? least.low
    let bite: LadderStep.Bite
    if let high = limit.high, certain > high {
      bite = .yes
    } else if let mostHigh, mostHigh <= limit.low {
      bite = .no
    } else {
      bite = .possibly
    }
    least = MoneyRange(low: min(least.low, limit.low), high: least.high.lesser(limit.high))
    mostLow = mostLow.lesser(limit.low)
    mostHigh = mostHigh.lesser(limit.high)
    return bite
  }

  /// Decided: within what the law guarantees and allows.
  mutating func decide(_ amount: Int64) {
    let low = Swift.max(least.low, mostLow.map { Swift.min($0, amount) } ?? amount)
    let upper = mostHigh.map { Swift.min($0, amount) } ?? amount
    let high = least.high.map { Swift.max($0, upper) }
    least = MoneyRange(low: low, high: high)
    (mostLow, mostHigh) = (low, high)
  }

  /// Less what was received.
  mutating func deduct(_ received: MoneyRange) {
    least = MoneyRange(low: least.low.without(received.high), high: least.high.less(received.low))
    mostLow = mostLow.map { $0.without(received.high) }
    mostHigh = mostHigh.less(received.low)
  }

  /// The same, or nothing: it is not known whether it is granted.
  var orNothing: StandingAmount {
    var result = self
    result.least = MoneyRange(low: 0, high: least.high)
    result.mostLow = 0
    return result
  }

  /// Both together.
  func adding(_ other: StandingAmount) -> StandingAmount {
    var result = self
    result.least = least.adding(other.least)
    result.mostLow = mostLow.flatMap { low in other.mostLow.map(low.clampedSum) }
    result.mostHigh = mostHigh.checkedSum(other.mostHigh)
    return result
  }
}
