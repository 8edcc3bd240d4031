import RuleLanguage

/// What scores and grades come to for one dossier (guide, section 3.7).
public struct Classification: Sendable {
  /// What the dossier is called.
  public let dossier: String
  /// The date.
  public let date: CalendarDate
  /// Whether assumptions filled holes.
  public let usesAssumptions: Bool
  /// The scores and grades of the instruments that are, or may be, in force and for the province, in the order of the
  /// rule book; where none of an instrument's texts is, the text that was last or will be first, out of scope.
  public let outcomes: [ClassOutcome]
}

/// What a score or a grade comes to.
public struct ClassOutcome: Sendable {
  /// The definition, by number in the rule book.
  public let definition: Int
  /// In force, in this province.
  public let scope: [ScopeFinding]
  /// Whether the applicant is of the kinds it is for; nil: it is for all.
  public let kind: Finding?
  /// What came out.
  public let result: Result
  /// The criteria and conditions it was found by.
  public let detail: Detail
  /// What it came to, with all it was found by; `notApplicable` where there is nothing.
  public let value: ValueFinding
  /// The weakest source of everything that was evaluated.
  public let basis: Basis
  /// Why it is not exact, each once.
  public let causes: [Cause]

  /// What came out.
  public enum Result: Sendable, Hashable {
    /// Not in force, another province, not this kind of applicant.
    case outOfScope
    /// Points between these bounds, both inclusive.
    case points(Interval)
    /// One of these grades, the lowest first; it may also be that none is given.
    case grades([Int], mayBeUngraded: Bool)
    /// No grade is given, or a criterion does not apply so that there are no points.
    case nothing
  }

  /// What it was found by.
  public enum Detail: Sendable {
    /// What each criterion gives.
    case score([CriterionOutcome])
    /// Who is given no grade; the grades that were asked, with their conditions; the grade of the rest, where it came to
    /// that.
    case grading(exclusions: [Finding], rows: [Finding], rest: ValueFinding?)
  }

  /// Whether nothing more needs to be known.
  public var isSettled: Bool {
    if result != .outOfScope, scope.contains(where: { $0.truth != .yes }) { return false }
    switch result {
    case .outOfScope: return scope.contains { $0.truth == .no } || kind?.truth == .no
    case .points(let points): return points.exact != nil && causes.isEmpty
    case .grades(let grades, let mayBeUngraded): return grades.count == 1 && !mayBeUngraded
    case .nothing: return kind?.truth != .unknown
    }
  }

  /// The names of the grades there are, the lowest first; none for a score.
  public func gradeNames(in vocabulary: Vocabulary) -> [String] {
    guard case .symbol(let grades) = value.expression.type else { return [] }
    return vocabulary.enumerations[grades].values.map(\.name)
  }

  /// The facts it depends on, each once.
  public var missing: [FactPath] {
    causes.compactMap { if case .fact(let path) = $0 { path } else { nil } }
  }
}

/// What a criterion gives.
public struct CriterionOutcome: Sendable {
  /// The criterion, by its place in the score.
  public let place: Int
  /// The points that count; nil where it does not apply.
  public let points: Interval?
  /// What the law gives, as evaluated.
  public let law: ValueFinding
  /// The points somebody has given, where a fact holds them.
  public let awarded: ValueFinding?
  /// Within which the law allows points; nil where it does not apply.
  public let allowed: Interval?
  /// The weakest source it rests on.
  public let basis: Basis
  /// Why it is not exact.
  public let causes: [Cause]
}
