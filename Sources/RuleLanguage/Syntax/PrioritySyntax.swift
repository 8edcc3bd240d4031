/// `ưu tiên`: what puts one applicant before another where not all can be served (DESIGN §2.7).
public struct PrioritySyntax: Sendable, Hashable {
  /// Whether the criteria stand in the order of their weight; else (`không xếp thứ tự`) none comes before another.
  public let isRanked: Bool
  /// The criteria, in the order of the text.
  public let criteria: [Criterion]
  /// The items it is about; empty: all of the instrument.
  public let scope: [StackingMemberSyntax]
  /// Its trailer.
  public internal(set) var trailer: TrailerSyntax?
  /// Where it stands.
  public let span: SourceSpan

  /// One criterion.
  public struct Criterion: Sendable, Hashable {
    /// Its mark.
    public let mark: ListMark
    /// A condition, or a value where a direction follows.
    public let value: ExpressionSyntax
    /// Which value comes first (`nhiều hơn`); nil: who fulfils the condition does.
    public let direction: PriorityDirection?
    /// Where it stands.
    public let span: SourceSpan
  }
}

/// Which of two values puts its applicant first.
public enum PriorityDirection: Sendable, Hashable {
  /// `cao hơn`, `nhiều hơn`, `muộn hơn`.
  case larger
  /// `thấp hơn`, `ít hơn`, `sớm hơn`.
  case smaller
}
