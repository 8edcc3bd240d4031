import RuleLanguage

/// One of two items of a row between which is chosen.
struct PairSide {
  private let candidate: StackingWork.Candidate
  /// Whether it is lost to something already received: surely not, or maybe.
  private let loss: Truth
  let choice: PairChoice.Side
  let isGranted: Bool
  /// Whether anything keeps the amount from being exact before anything is taken down.
  let isUnclear: Bool

  @inline(__always)
  init(_ candidate: StackingWork.Candidate, _ loss: Truth, _ work: StackingWork) {
    self.candidate = candidate
    self.loss = loss
    let (item, place) = (Int(candidate.item), Int(candidate.place))
    isGranted = work.values[item].verdicts[place] == .eligible
    isUnclear = !isGranted || work.values[item].openness[place] == .unclear
    choice = PairChoice.Side(work.values[item].standing(at: place), isSure: isGranted, mayBeLost: loss == .unknown)
  }

  /// The weakest source of the item.
  func basis(in work: StackingWork) -> Basis { work.values[Int(candidate.item)].bases[Int(candidate.place)] }

  /// Takes down whether it is chosen, and whether the other is; what is left of it.
  func take(
    _ choice: Truth, besides other: Truth, _ rule: StackingWays.Counting, isUnclear: Bool,
    _ work: inout StackingWork
  ) -> MoneyBounds {
    let standing = self.choice.standing
    let range =
      choice == .no
      ? MoneyBounds(low: 0, high: 0)
      : MoneyBounds(low: choice == .yes ? standing.leastLow : 0, high: standing.mostHigh)
    let hasReason =
      switch choice {
      case .yes: other != .yes
      case .no: other == .yes && rule.truth == .yes
      case .unknown: other != .no
      }
    work.values[Int(candidate.item)].take(
      range, choice, hasReason ? rule.basis : .text,
      isOpen: loss == .unknown || (choice == .unknown && hasReason && isUnclear), at: Int(candidate.place))
    return range
  }
}
