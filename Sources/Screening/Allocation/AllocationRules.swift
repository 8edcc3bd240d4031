/// How a budget is to be shared out.
///
/// The law ranks the demands of one item among themselves (`ưu tiên`) and says nothing between items. With the rule
/// `order` the first class of every item is served before the second of any, and so on: inside an item that is the
/// law's order, between items it is this rule's, and reports say so. `ties` says how the money that is left is shared
/// in a class it does not reach to serve; without it nothing is decided there.
public struct AllocationRules: Sendable, Hashable {
  /// What there is to share out, in whole đồng, above nought.
  public let budget: Int64
  /// What the demands of one item may take together, in whole đồng; nil: no limit.
  public let itemCap: Int64?
  /// What the demands of one instrument may take together, in whole đồng; nil: no limit.
  public let instrumentCap: Int64?
  /// In what way.
  public let rule: Rule
  /// How ties are broken; only with `order`.
  public let ties: Sharing?

  /// The ways.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// By the law's priority.
    case order = "thứ-tự"
    /// All by what they ask for.
    case proRata = "tỷ-lệ"
    /// All the same, nobody more than is asked for.
    case equal = "chia-đều"
  }

  /// How those the law does not tell apart share what does not reach for all.
  public enum Sharing: String, Sendable, Hashable, CaseIterable {
    /// By what they ask for, in whole đồng rounded down.
    case proRata = "tỷ-lệ"
    /// The same for all, nobody more than is asked for, in whole đồng rounded down.
    case equal = "chia-đều"
    /// One after the other, in the order of the register.
    case byRegister = "mã"
  }

  /// Rules for a budget.
  public init(
    budget: Int64, itemCap: Int64? = nil, instrumentCap: Int64? = nil, rule: Rule = .order, ties: Sharing? = nil
  ) {
    self.budget = max(0, budget)
    self.itemCap = itemCap.map { max(0, $0) }
    self.instrumentCap = instrumentCap.map { max(0, $0) }
    self.rule = rule
    self.ties = ties
  }

  /// The same rules for a budget that is larger or smaller by so much; nil where that is no budget.
  public func changed(by difference: Int64) -> AllocationRules? {
    let (sum, overflow) = budget.addingReportingOverflow(difference)
    guard !overflow, sum >= 0 else { return nil }
    return AllocationRules(
      budget: sum, itemCap: itemCap, instrumentCap: instrumentCap, rule: rule, ties: ties)
  }
}
