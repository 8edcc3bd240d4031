import Eligibility
import RuleLanguage

/// What came out for one row of a register.
public struct ScreenedRow: Sendable, Hashable {
  /// Whose row it is.
  public let identifier: String
  /// What the applicant is called.
  public let name: String
  /// The values of the columns summaries go by, by their headers: kind, province, and groups of the register.
  public let groups: [String: String]
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
  /// Why the amount of a granted item is not exact.
  public let openness: BlockAnswers.Openness

  /// What a column says of a row at a place; without the reasons where it is not `explained`.
  init(_ column: BlockAnswers.Column, at place: Int, explained: Bool) {
    let values = column.values
    let explanation = explained ? column.explanations[place] : nil
    item = column.item
    verdict = values.verdicts[place]
    amount = values.amount(at: place)
    taken = values.taken(at: place)
    choice = values.choices[place]
    basis = values.bases[place]
    failed = explanation?.failed ?? []
    missing = explanation?.missing ?? []
    priority = column.priorities.isEmpty ? [] : column.priorities[place]
    openness = values.openness[place]
  }
}
