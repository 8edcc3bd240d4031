import RuleLanguage

/// What a rule on stacking made of an item.
public struct StackingReason: Sendable, Hashable {
  /// The rule, by its number in `RuleBook.stackingRules`.
  public let rule: Int
  /// What it did.
  public let effect: Effect
  /// Why that is not certain.
  public let causes: [Cause]

  /// What a rule can do to an item; other items by their number in the rule book.
  public enum Effect: Sendable, Hashable {
    /// It is taken, and these are left out.
    case over([Int])
    /// It is left out in favour of these.
    case under([Int])
    /// It depends on what is not known whether it is taken or these are.
    case against([Int])
    /// Another item of the rule was received already: the entry of the ledger by its place, and the item it is of.
    case received(entry: Int, item: Int?)
    /// Another item may have been received already.
    case perhapsReceived
    /// What it and others may come to together, what of that the ledger shows in the year, and whether that lowered it.
    case capped(limit: MoneyRange, used: MoneyRange?, LadderStep.Bite)
  }
}
