import Eligibility
import RuleLanguage

/// What came out for one row of a register.
public struct ScreenedRow: Sendable, Hashable {
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
public struct ScreenedItem: Sendable, Hashable {
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
  /// Where the rules on priority put the applicant, for an item that is granted or may be; nothing where it was not asked
  /// for.
  public let priority: [PriorityFinding]
  /// Why the verdict or the amount is not exact.
  public let causes: [Cause]
}

extension ScreenedRow {
  /// What a decision comes to; with `isPart` it was asked for some items only, and only these are summed.
  init(
    _ decision: Decision, identifier: String, name: String, groups: [String], isPart: Bool, hasPriorities: Bool
  ) {
    self.identifier = identifier
    self.name = name
    self.groups = groups
    items = decision.items.filter { $0.verdict != .outOfScope }.map { item in
      ScreenedItem(
        item: item.item, verdict: item.verdict, amount: item.amount, taken: item.afterStacking, choice: item.choice,
        basis: item.basis, failed: item.verdict == .ineligible ? item.failedProvisions : [], missing: item.missing,
        priority: hasPriorities ? item.priority : [], causes: item.causes)
    }
    totals = isPart ? items.totals : decision.totals
  }

  /// What came out by the column for the row at a place of a block; with `items`, by their families, only these, and only
  /// these are summed.
  init(
    _ answers: BlockAnswers, _ place: Int, identifier: String, name: String, groups: [String], items wanted: Set<Int>?,
    _ book: RuleBook
  ) {
    self.identifier = identifier
    self.name = name
    self.groups = groups
    items = answers.row(place).compactMap { item, answer, stacked, priority in
      if let wanted, !wanted.contains(book.familyOfItem[item]) { return nil }
      return ScreenedItem(
        item: item, verdict: answer.verdict, amount: answer.amount, taken: stacked?.taken, choice: stacked?.choice,
        basis: stacked?.basis ?? answer.basis, failed: answer.failed, missing: answer.missing,
        priority: priority, causes: stacked?.causes ?? answer.causes)
    }
    totals = wanted == nil ? answers.totals[place] : items.totals
  }
}

extension [ScreenedItem] {
  /// What the granted ones come to, by basis.
  fileprivate var totals: [Basis: MoneyRange] {
    filter { $0.verdict == .eligible }.reduce(into: [:]) { sums, item in
      guard let amount = item.taken ?? item.amount else { return }
      sums.add(amount, to: item.basis)
    }
  }
}
