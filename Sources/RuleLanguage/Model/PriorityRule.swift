/// What puts one applicant before another where not all can be served (DESIGN §2.7). It counts only while its
/// instrument is in force.
public struct PriorityRule: Sendable {
  /// Its number in the rule book.
  public let number: Int
  /// The instrument it stands in, by number.
  public let instrument: Int
  /// Whether the criteria stand in the order of their weight. Where they do not, an applicant comes before another only
  /// if no criterion speaks against it: the law gives no weights, and there are none.
  public let isRanked: Bool
  /// Whether it names its items (`đối với`); else it is about those beside it, or all of its instrument.
  public let isScoped: Bool
  /// The criteria.
  public let clause: Clause<[Criterion]>
  /// The items it is about, each by the number of the one that stands for all its texts (`RuleBook.familyOfItem`).
  public let members: [Int]

  /// Where it stands.
  public var citation: Citation { clause.citation }

  /// One criterion.
  public struct Criterion: Sendable, Hashable {
    /// Its mark in the list.
    public let mark: ListMark
    /// What is asked.
    public let test: Test
    /// Where it stands in the law, where its mark is a điểm.
    public let citation: Citation?
  }

  /// What a criterion asks.
  public enum Test: Sendable, Hashable {
    /// Who fulfils it comes first.
    case condition(Expression)
    /// Who has the larger or smaller value comes first.
    case value(Expression, PriorityDirection)

    /// The condition or value.
    public var expression: Expression {
      switch self {
      case .condition(let expression), .value(let expression, _): expression
      }
    }
  }
}
