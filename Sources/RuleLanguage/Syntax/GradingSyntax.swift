/// What follows the name of `chấm điểm`: whom it is for, and the criteria.
public struct ScoreSyntax: Sendable, Hashable {
  /// The kinds of applicant (`đối tượng`); empty: all.
  public let beneficiaries: [NameSyntax]
  /// The criteria.
  public let criteria: [CriterionSyntax]
}

/// `- vốn "Vốn bình quân" tối đa 6: EXPR, đã chấm FACT`.
public struct CriterionSyntax: Sendable, Hashable {
  /// Its name.
  public let name: NameSyntax
  /// Its label.
  public let label: TextSyntax?
  /// The most points it gives.
  public let maximum: Ratio
  /// The points the law gives.
  public let value: ExpressionSyntax
  /// The points somebody has given.
  public let awarded: ExpressionSyntax?
  /// Where it stands.
  public let span: SourceSpan
}

/// What follows the name of `xếp loại`: the grades, whom it is for, and when each is given.
public struct GradingSyntax: Sendable, Hashable {
  /// The grades, the lowest first (`bậc yếu < khá < tốt`), or classes (`một trong a, b`).
  public let grades: [EnumerationValueSyntax]
  /// Whether they are ordered.
  public let isOrdered: Bool
  /// The kinds of applicant (`đối tượng`); empty: all.
  public let beneficiaries: [NameSyntax]
  /// `không xếp loại khi …`.
  public let exclusions: [ExpressionSyntax]
  /// `- khá khi …`.
  public let rows: [Row]
  /// `- còn lại: …`, or a table by itself.
  public let rest: ExpressionSyntax?

  /// A grade with its condition.
  public struct Row: Sendable, Hashable {
    /// Its mark.
    public let mark: ListMark
    /// The grade.
    public let grade: NameSyntax
    /// When it is given.
    public let condition: ExpressionSyntax
    /// Where it stands.
    public let span: SourceSpan
  }
}
