import RuleLanguage

/// What must hold for an item, for the applicant or for one of its records.
extension Evaluation {
  /// Looks at everything that must hold. For a record, what does not differ from record to record is taken over.
  func check(_ support: SupportItem, _ checks: [PlannedCheck], like shared: Checked?) -> Checked {
    Checked(
      results: checks.indices.map { place in
        if let shared, !checks[place].isByRecord, let known = shared.results[checked: place] { return known }
        return result(of: checks[place].kind, support)
      })
  }

  /// The same for the applicant as a whole: what differs from record to record is left open.
  func checkShared(_ support: SupportItem, _ checks: [PlannedCheck]) -> Checked {
    Checked(results: checks.map { $0.isByRecord ? CheckResult() : result(of: $0.kind, support) })
  }

  /// One thing that must hold.
  func result(of kind: PlannedCheck.Kind, _ support: SupportItem) -> CheckResult {
    switch kind {
    case .filter:
      guard let clause = support.filter else { return CheckResult() }
      return CheckResult(condition(clause.value, at: FindingPlace(citation: clause.citation, mark: nil)))
    case .condition(let place):
      let clause = support.conditions[place]
      return CheckResult(condition(clause.value, at: FindingPlace(citation: clause.citation, mark: nil)))
    case .exclusion(let place):
      let clause = support.exclusions[place]
      return CheckResult(condition(clause.value, at: FindingPlace(citation: clause.citation, mark: nil)).asExclusion)
    case .times(let place): return CheckResult(times(support.times[place]))
    case .amount:
      guard let clause = support.amount else { return CheckResult() }
      return presence(of: value(clause.value.value), clause.citation)
    case .ceiling(let place):
      guard case .amount(let limit) = support.ceilings[place].value.limit else { return CheckResult() }
      return presence(of: value(limit), support.ceilings[place].citation)
    }
  }

  /// An amount without a row in its table, or resting on what does not apply, is no amount: the item fails, openly.
  private func presence(of value: Evaluated, _ citation: Citation) -> CheckResult {
    guard value.absence.isPossible else { return CheckResult(value: value) }
    let finding = Finding(
      value.finding.expression, value.isAbsent ? .no : .unknown, at: FindingPlace(citation: citation, mark: nil),
      values: [value.finding], causes: value.absence.causes,
      note: value.absence.reasons.contains(.noTableRow) ? .noTableRow : .notApplicable)
    return CheckResult(finding, value: value)
  }
}

/// How one thing that must hold came out.
struct CheckResult {
  let truth: Truth
  /// The explanation; nil where there is nothing to say.
  let finding: Finding?
  /// The value, for an amount or a ceiling.
  let value: Evaluated?

  init(_ finding: Finding? = nil, value: Evaluated? = nil) {
    truth = finding?.truth ?? .yes
    self.finding = finding
    self.value = value
  }
}

/// How everything that must hold came out, in the order of the plan.
struct Checked {
  let results: [CheckResult]

  /// Whether all of it holds.
  var truth: Truth { results.reduce(.yes) { $0.and($1.truth) } }

  /// The explanations.
  var findings: [Finding] { results.compactMap(\.finding) }

  /// What is not known.
  var causes: [Cause] {
    var causes: [Cause] = []
    for result in results where result.truth == .unknown { causes = causes.joined(with: result.finding?.causes ?? []) }
    return causes
  }
}
