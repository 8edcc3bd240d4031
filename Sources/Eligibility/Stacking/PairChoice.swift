/// What stacking makes of two items of which only one may be received: what `StackingChoice` says of them, without looking
/// through combinations. The first is the one preferred where all else is equal.
struct PairChoice {
  /// One of the two.
  struct Side {
    /// What it comes to if it is granted for sure, or nothing where it may be lost or is not sure to be.
    let standing: StandingBounds
    /// What it is worth to whoever chooses.
    let worth: StandingBounds
    /// Whether it may still be lost to something already received.
    let mayBeLost: Bool

    /// An item with its amount; nil: it is not in money, and may be worth anything.
    init(_ standing: StandingBounds?, isSure: Bool, mayBeLost: Bool) {
      self.mayBeLost = mayBeLost
      guard let standing else {
        self.standing = .zero
        worth = .anything
        return
      }
      self.standing = isSure && !mayBeLost ? standing : standing.orNothing
      worth = self.standing
    }

    fileprivate var isExact: Bool { worth.leastLow == worth.leastHigh && worth.mostLow == worth.mostHigh }
    fileprivate var halfway: Int128 {
      PairChoice.number(worth.leastLow) + PairChoice.number(worth.leastHigh) + PairChoice.number(worth.mostLow)
        + PairChoice.number(worth.mostHigh)
    }
  }

  /// Whether each is taken.
  private(set) var choices: (Truth, Truth) = (.unknown, .unknown)

  /// Chooses; `truth` is whether the rule that lets only one be received counts: yes or unknown.
  init(_ first: Side, _ second: Side, _ truth: Truth) {
    choices = PairChoice.choose(first, second, isSure: truth == .yes)
    if first.mayBeLost, choices.0 == .yes { choices.0 = .unknown }
    if second.mayBeLost, choices.1 == .yes { choices.1 = .unknown }
  }

  private static func number(_ amount: Int64) -> Int128 {
    amount == StandingBounds.unlimited ? StackingProblem.unlimited : Int128(amount)
  }

  private static func choose(_ first: Side, _ second: Side, isSure: Bool) -> (Truth, Truth) {
    if isSure, first.isExact, second.isExact {
      let (one, other) = (first.worth, second.worth)
      let isFirst = number(one.leastLow) + number(one.mostLow) >= number(other.leastLow) + number(other.mostLow)
      let (taken, left) = isFirst ? (one, other) : (other, one)
      // It must be the best both in what is guaranteed and in what is allowed.
      if number(left.leastLow) <= number(taken.leastLow), number(left.mostLow) <= number(taken.mostLow) {
        return isFirst ? (.yes, .no) : (.no, .yes)
      }
    }
    if isSafe(first, against: second, isPreferred: true) { return (.yes, isSure ? .no : .unknown) }
    if isSafe(second, against: first, isPreferred: false) { return (isSure ? .no : .unknown, .yes) }
    guard isSure else { return (.unknown, .unknown) }
    return settle(first, second)
  }

  /// Whether one, at its worst, is worth as much as the other at its best.
  private static func isSafe(_ one: Side, against other: Side, isPreferred: Bool) -> Bool {
    if one.mayBeLost { return false }
    var isBetter = isPreferred
    for (low, high) in [(one.worth.leastLow, other.worth.leastHigh), (one.worth.mostLow, other.worth.mostHigh)] {
      if number(low) < number(high) { return false }
      if number(low) > number(high) { isBetter = true }
    }
    return isBetter
  }

  /// Whether the one that is the best halfway is the best whatever turns out.
  private static func settle(_ first: Side, _ second: Side) -> (Truth, Truth) {
    let isFirst = first.halfway >= second.halfway
    let (best, other) = isFirst ? (first.worth, second.worth) : (second.worth, first.worth)
    let (least, most) = (number(best.leastLow), number(best.mostLow))
    let (otherLeast, otherMost) = (number(other.leastHigh), number(other.mostHigh))
    guard otherLeast <= least, otherMost <= most else { return (.unknown, .unknown) }
    let (sum, otherSum) = (least + most, otherLeast + otherMost)
    guard isFirst ? sum >= otherSum : sum > otherSum else { return (.unknown, .unknown) }
    return isFirst ? (.yes, .no) : (.no, .yes)
  }
}
