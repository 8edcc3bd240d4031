import Eligibility
import RuleLanguage

/// What came out for one row of a register.
public struct ScreenedRow: Sendable {
  /// Whose row it is.
  public let identifier: String
  /// What the applicant is called.
  public let name: String
  /// The values of the columns summaries go by: kind, province, and groups of the register.
  public let groups: [String]
  /// The items that are not out of scope, in the order of the book.
  public let items: [ScreenedItem]
  /// What the granted ones of these items come to, by basis.
  public let totals: [Basis: MoneyRange]
}

/// What came out for one item and row.
public struct ScreenedItem: Sendable {
  /// The item, by number: of its texts the one it was decided by.
  public let item: Int
  /// The answer.
  public let verdict: Verdict
  /// The amount by itself.
  public let amount: MoneyRange?
  /// What is left of it where not all may be received together.
  public let taken: MoneyRange?
  /// Whether it is chosen.
  public let choice: Truth?
  /// The weakest source.
  public let basis: Basis
  /// Where the conditions stand that fail.
  public let failed: [Citation]
  /// The smallest sets of facts that would settle it.
  public let missing: [[FactPath]]
  /// Where the rules on priority put the applicant, for an item that is granted or may be.
  public let priority: [PriorityFinding]
  /// Why the verdict or the amount is not exact.
  public let causes: [Cause]
}

extension ScreenedRow {
  /// What a decision comes to; with `isPart` it was asked for some items only, and only these are summed.
  init(_ decision: Decision, identifier: String, name: String, groups: [String], isPart: Bool) {
    self.identifier = identifier
    self.name = name
    self.groups = groups
    items = decision.items.filter { $0.verdict != .outOfScope }.map { item in
      ScreenedItem(
        item: item.item, verdict: item.verdict, amount: item.amount, taken: item.afterStacking, choice: item.choice,
        basis: item.basis, failed: item.verdict == .ineligible ? item.failedProvisions : [], missing: item.missing,
        priority: item.priority, causes: item.causes)
    }
    totals =
      isPart
      ? items.filter { $0.verdict == .eligible }.reduce(into: [:]) { sums, item in
        guard let amount = item.taken ?? item.amount else { return }
        sums.add(amount, to: item.basis)
      } : decision.totals
  }
}
