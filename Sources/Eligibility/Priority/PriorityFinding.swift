import RuleLanguage

/// Where a rule on priority puts the applicant for an item (DESIGN §2.7).
public struct PriorityFinding: Sendable, Hashable {
  /// The rule, by number in the rule book.
  public let rule: Int
  /// Whether it counts: its instrument is in force.
  public let truth: Truth
  /// What came of each criterion.
  public let criteria: [Criterion]

  /// What came of a criterion.
  public enum Criterion: Sendable, Hashable {
    /// Whether the condition holds.
    case condition(Finding)
    /// The value by which applicants are compared.
    case value(ValueFinding, PriorityDirection)

    /// Whether it is fulfilled; of a value nothing can be said without another applicant's.
    public var truth: Truth? {
      if case .condition(let finding) = self { finding.truth } else { nil }
    }
  }

  /// The conditions that hold or may, by their place from 0.
  public var open: [Int] { criteria.indices.filter { criteria[$0].truth.map { $0 != .no } ?? false } }

  /// The conditions that are sure to hold, by their place from 0.
  public var held: [Int] { truth == .yes ? open.filter { criteria[$0].truth == .yes } : [] }

  /// Whether it depends on what is not known which conditions hold, or whether the rule counts at all.
  public var isOpen: Bool { !open.isEmpty && (truth != .yes || held.count < open.count) }

  /// The first condition that is sure to hold where none before it may: the applicant's level where the criteria are
  /// ranked, from 1; nil where none holds or it is not known which.
  public var level: Int? {
    guard let first = open.first, held.first == first else { return nil }
    return first + 1
  }
}
