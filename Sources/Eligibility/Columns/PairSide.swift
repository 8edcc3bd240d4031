import RuleLanguage

/// One of two items of a row between which is chosen.
struct PairSide {
  let column: BlockAnswers.Column
  let place: Int
  /// Whether it is lost to something already received: surely not, or maybe.
  let loss: Truth
  let choice: PairChoice.Side
  let isGranted: Bool
  /// Whether anything keeps the amount from being exact before anything is taken down.
  let isUnclear: Bool

  init(_ column: BlockAnswers.Column, at place: Int, _ loss: Truth) {
    self.column = column
    self.place = place
    self.loss = loss
    isGranted = column.values.verdicts[place] == .eligible
    isUnclear = !isGranted || column.values.openness[place] == .unclear
    choice = PairChoice.Side(column.values.standing(at: place), isSure: isGranted, mayBeLost: loss == .unknown)
  }

  /// Takes down whether it is chosen, and whether the other is; what is left of it.
  func take(
    _ choice: Truth, besides other: Truth, _ rule: StackingRuleColumns.Counting, isUnclear: Bool
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
    column.values.take(
      range, choice, hasReason ? rule.basis : .text,
      isOpen: loss == .unknown || (choice == .unknown && hasReason && isUnclear), at: place)
    return range
  }
}
