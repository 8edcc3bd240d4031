/// What may be received together and what not (DESIGN §2.6). It counts only while its instrument is in force, for the
/// applicants its instrument is for, and where its condition holds.
public struct StackingRule: Sendable, Hashable {
  /// Its number in `RuleBook.stackingRules`.
  public let number: Int
  /// The instrument, by number: one rule for each of its texts.
  public let instrument: Int
  /// What it says, where it stands and where it was read.
  public let clause: Clause<Kind>
  /// The items it is about: the item that stands for all texts of each (`RuleBook.familyOfItem`), in their order, each
  /// once.
  public let members: [Int]
  /// When it counts; nil: always.
  public let condition: Clause<Expression>?

  /// What it says.
  public var kind: Kind { clause.value }
  /// Where it stands in the law.
  public var citation: Citation { clause.citation }
  /// Where it was read.
  public var source: Source { clause.source }

  /// The three rules.
  public enum Kind: Sendable, Hashable {
    /// `không cộng dồn`: of these one is received, the applicant takes the better.
    case notTogether
    /// `được chọn một`: the same content at several levels, the most favourable is taken.
    case chooseOne
    /// `tổng … tối đa …`: together at most so much; a year: less what the ledger shows of them in the calendar year of
    /// the reference date.
    case jointCeiling(Expression, isPerYear: Bool)
  }

  /// Whether it lets only one of its items be received.
  public var isExclusive: Bool {
    if case .jointCeiling = kind { false } else { true }
  }
}
