import RuleLanguage

/// `chấm điểm` and `xếp loại`: one function each (guide, section 3.7).
extension Evaluation {
  /// The points of all criteria together; nothing where the applicant is not of the kinds that are scored.
  func score(_ expression: Expression, _ score: Score) -> Evaluated { scoreParts(expression, score).total }

  /// The same with what came of each criterion.
  func scoreParts(_ expression: Expression, _ score: Score) -> ScoreParts {
    let kind = score.scope.map { condition($0) }
    if kind?.truth == .no { return ScoreParts(kind: kind, criteria: [], total: .absent(expression, .notApplicable)) }
    let criteria = score.criteria.map(points)
    var absence = maybeAbsent(kind)
    var causes: [Cause] = []
    var isAbsent = false
    for criterion in criteria {
      absence = absence.joined(with: criterion.points.absence)
      causes = causes.joined(with: criterion.points.causes)
      isAbsent = isAbsent || criterion.points.isAbsent
    }
    let sum = sum(criteria.map { $0.points.interval ?? .unbounded })
    let parts = criteria.map(\.points.finding)
    let total =
      isAbsent
      ? Evaluated.absent(expression, absence.reasons, parts: parts)
      : Evaluated(expression, .quantity(sum), parts: parts, causes: causes, absence: absence)
    return ScoreParts(kind: kind, criteria: criteria, total: total)
  }

  /// Points added; beyond what can be represented nothing is known of them.
  private func sum(_ points: [Interval]) -> Interval {
    var sum = Interval(.zero)
    for points in points {
      do throws(ArithmeticFault) { sum = try sum.adding(points) } catch { return .unbounded }
    }
    return sum
  }

  /// What a criterion gives: the points the law gives, at most as many as it allows; where somebody has given points by
  /// the law, those, as far as the law allows them.
  private func points(_ criterion: Criterion) -> CriterionParts {
    let outer = used
    used = UsedSources()
    let parts = criterionParts(criterion)
    used = outer
    used.formUnion(parts.used)
    return parts
  }

  private func criterionParts(_ criterion: Criterion) -> CriterionParts {
    let law = value(criterion.value)
    let awarded = criterion.awarded.map(value)
    guard case .quantity(let scale) = law.value else {
      return CriterionParts(law: law, awarded: awarded, points: law, allowed: nil, used: used)
    }
    if let awarded, let parts = branched(criterion, law, awarded, scale) { return parts }
    let allowed = criterion.allowed(by: scale)
    var findings = [law.finding]
    var points = Evaluated(
      criterion.value, .quantity(allowed), parts: findings, causes: law.causes, absence: law.absence)
    if let awarded, case .quantity(let given) = awarded.value {
      let counted = given.kept(within: allowed)
      findings.append(awarded.finding)
      let isSettled = counted.exact != nil
      // The points that are given settle it, whatever the law's scale says within its bounds; then what nobody has read
      // no longer matters.
      if isSettled { used.metHole = false }
      points = Evaluated(
        criterion.value, .quantity(counted), parts: findings,
        causes: awarded.causes.isEmpty ? law.causes : awarded.causes, absence: isSettled ? .none : law.absence)
    }
    return CriterionParts(law: law, awarded: awarded, points: points, allowed: allowed, used: used)
  }

  /// Where it is not known which row of a scale counts, the points that are given count within each row that may; nil
  /// where the scale is one.
  private func branched(
    _ criterion: Criterion, _ law: Evaluated, _ awarded: Evaluated, _ scale: Interval
  ) -> CriterionParts? {
    guard case .table(let asked, let rows) = criterion.value.kind, case .quantity(let given) = awarded.value else {
      // A scale that rests on facts by itself allows whatever it may come to.
      return law.causes.contains { if case .fact = $0 { true } else { false } }
        ? CriterionParts(law: law, awarded: awarded, points: law, allowed: scale, used: used) : nil
    }
    let subject = value(asked)
    let (possible, _) = possibleRows(rows, subject)
    guard possible.count > 1 else { return nil }
    var counted: Interval?
    for row in possible {
      guard case .quantity(let own) = value(row.value).value else { continue }
      let within = given.kept(within: criterion.allowed(by: own))
      counted = counted?.hull(with: within) ?? within
    }
    guard let counted else { return nil }
    let points = Evaluated(
      criterion.value, .quantity(counted), parts: [law.finding, awarded.finding],
      causes: subject.causes.joined(with: awarded.causes), absence: law.absence)
    return CriterionParts(law: law, awarded: awarded, points: points, allowed: scale, used: used)
  }

  /// The grade: nothing where the applicant is not of the kinds that are graded or is given no grade, else the first one
  /// whose condition holds.
  func grade(_ expression: Expression, _ grading: Grading) -> Evaluated { gradingParts(expression, grading).grade }

  /// The same with what was found on the way; what stands after a condition that is sure to hold was not asked. A hole
  /// that leaves the grade as it is does not count against it.
  func gradingParts(_ expression: Expression, _ grading: Grading) -> GradingParts {
    let metHole = used.metHole
    let parts = findGrade(expression, grading)
    if parts.grade.value.isExact, !parts.grade.absence.isPossible || parts.grade.isAbsent { used.metHole = metHole }
    return parts
  }

  private func findGrade(_ expression: Expression, _ grading: Grading) -> GradingParts {
    let kind = grading.scope.map { condition($0) }
    guard kind?.truth != .no else {
      return GradingParts(kind: kind, grade: .absent(expression, .notApplicable))
    }
    let exclusions = grading.exclusions.map { condition($0) }
    var absence = maybeAbsent(kind)
    for exclusion in exclusions {
      if exclusion.truth == .yes {
        return GradingParts(kind: kind, exclusions: exclusions, grade: .absent(expression, .notApplicable))
      }
      if exclusion.truth == .unknown {
        absence = absence.joined(with: Absence(reasons: .notApplicable, causes: exclusion.causes))
      }
    }
    var rows: [Finding] = []
    var possible: UInt64 = 0
    var causes: [Cause] = []
    for row in grading.rows {
      let finding = condition(row.condition, at: FindingPlace(citation: row.citation, mark: row.mark))
      rows.append(finding)
      if finding.truth != .no { possible |= Value.bit(row.grade) }
      if finding.truth == .unknown { causes = causes.joined(with: finding.causes) }
      if finding.truth == .yes { break }
    }
    var rest: Evaluated?
    if rows.last?.truth != .yes {
      rest = grading.rest.map(value)
      if let rest {
        causes = causes.joined(with: rest.causes)
        absence = absence.joined(with: rest.absence)
        if case .symbols(let set) = rest.value { possible |= set }
      } else {
        absence = absence.joined(with: Absence(reasons: .noTableRow, causes: causes))
      }
    }
    let parts = rows.map(\.asValue) + [rest?.finding].compactMap { $0 }
    let grade =
      possible == 0
      ? Evaluated.absent(expression, absence.reasons, parts: parts)
      : Evaluated(expression, .symbols(possible), parts: parts, causes: causes, absence: absence)
    return GradingParts(kind: kind, exclusions: exclusions, rows: rows, rest: rest, grade: grade)
  }

  /// Where it is not known whether the applicant is of the right kind there may be no value.
  private func maybeAbsent(_ kind: Finding?) -> Absence {
    guard let kind, kind.truth == .unknown else { return .none }
    return Absence(reasons: .notApplicable, causes: kind.causes)
  }
}

extension Criterion {
  /// The points that count of those a scale gives: none below nought, none beyond the most of the criterion.
  fileprivate func allowed(by scale: Interval) -> Interval {
    scale.atLeast(Interval(.zero)).atMost(Interval(maximum))
  }
}

/// What came of a score.
struct ScoreParts {
  /// Whether the applicant is of the kinds that are scored.
  let kind: Finding?
  let criteria: [CriterionParts]
  let total: Evaluated
}

/// What came of a criterion.
struct CriterionParts {
  /// The points by the law.
  let law: Evaluated
  /// The points somebody has given.
  let awarded: Evaluated?
  /// The points that count.
  let points: Evaluated
  /// Within which the law allows points.
  let allowed: Interval?
  /// The sources it rests on.
  let used: UsedSources
}

/// What came of a grading.
struct GradingParts {
  /// Whether the applicant is of the kinds that are graded.
  let kind: Finding?
  var exclusions: [Finding] = []
  /// The rows that were asked.
  var rows: [Finding] = []
  var rest: Evaluated?
  let grade: Evaluated
}
