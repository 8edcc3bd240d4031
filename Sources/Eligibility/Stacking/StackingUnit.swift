/// An item that is granted, or may be, among those it may not be received together with.
struct StackingUnit {
  /// What it is worth to whoever chooses: for support that is not money anything at all.
  let worth: StandingAmount
  /// What it comes to in money.
  let money: MoneyRange
  /// Whether it may still be lost to something already received.
  let mayBeLost: Bool
}

/// A rule that counts for the applicant, or may.
struct StackingTie {
  /// Whether it counts: yes or unknown.
  let truth: Truth
  /// The items, by their place among the units.
  let members: ItemSet
  /// What they may come to together; nil for a rule that lets only one be received.
  let limit: MoneyRange?
}

/// What stacking makes of items: which are taken, and what they come to.
///
/// What is not known is a range. A combination is *surely* the best where it is no worse than any other whatever the
/// amounts turn out to be within their ranges, both in the least the law guarantees and in the most it allows; then its
/// items are chosen and what they exclude is left out. Where that depends on what is not known, the choice is open. An
/// authority that decides below a ceiling decides after the choice: of two ceilings the higher is the better, but between
/// a ceiling and a fixed amount below it the choice is open.
struct StackingResult: Equatable {
  /// Whether each unit is taken (where it is granted at all).
  var choices: [Truth]
  /// What is left of its amount.
  var amounts: [MoneyRange]
}
