/// `chấm điểm`: points for each criterion, added (guide, section 3.7).
public struct Score: Sendable, Hashable {
  /// The kinds of applicant that are scored; nil: all.
  public let scope: Expression?
  /// The criteria, in the order of the text.
  public let criteria: [Criterion]

  /// The most points there are.
  public var maximum: Ratio? {
    try? criteria.reduce(Ratio.zero) { try $0.adding($1.maximum) }
  }
}

/// A criterion of a score.
public struct Criterion: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// How people read it.
  public let label: String
  /// The most points it gives; the least is none.
  public let maximum: Ratio
  /// The points the law gives for it.
  public let value: Expression
  /// The points whoever scores by the law has given, where the dossier has them: they count within what the law allows.
  public let awarded: Expression?
  /// Where it stands.
  public let span: SourceSpan
}

/// `xếp loại`: the first grade whose condition holds (guide, section 3.7).
public struct Grading: Sendable, Hashable {
  /// The grades, an enumeration by number.
  public let grades: Int
  /// The kinds of applicant that are graded; nil: all.
  public let scope: Expression?
  /// Who fulfils one of these is given no grade.
  public let exclusions: [Expression]
  /// The grades with their conditions, in the order of the text.
  public let rows: [Row]
  /// The grade of everybody else; nil: none.
  public let rest: Expression?

  /// `- khá khi …`.
  public struct Row: Sendable, Hashable {
    /// Its mark in the list.
    public let mark: ListMark
    /// The grade, a value of the enumeration by number.
    public let grade: Int
    /// When it is given.
    public let condition: Expression
    /// Where it stands in the law, where its mark is a điểm.
    public let citation: Citation?
  }
}
