import RuleLanguage

/// Parameters: the value an instrument in force at the reference date gives. Never one of another date.
extension Evaluation {
  func parameter(_ expression: Expression, _ number: Int) -> Evaluated {
    let key = EvaluationMemory.Key(name: .parameter(number), reference: reference, record: .none)
    let found = remembered(key, nil) { .value(findParameter(expression, number)) }
    guard case .value(let value) = found else { return Evaluated(expression, .quantity(.unbounded)) }
    return value
  }

  private func findParameter(_ expression: Expression, _ number: Int) -> Evaluated {
    let candidates = (plan.valuesOfParameter[checked: number] ?? []).compactMap(candidate)
    let values = candidates.map(\.value)
    let certain = candidates.filter(\.isCertain)
    var causes: [Cause] = []
    for candidate in candidates where !candidate.isCertain { causes = causes.joined(with: candidate.causes) }
    guard !candidates.isEmpty else {
      return Evaluated(
        expression, .quantity(.unbounded), causes: [.noParameterValue(number, referenceDate.day ?? date)])
    }
    let parts = values.map(\.finding)
    if certain.isEmpty {
      // It may be that none of them applies, and then nothing is known of the value.
      for value in values { causes = causes.joined(with: value.causes) }
      return Evaluated(expression, .quantity(.unbounded), parts: parts, causes: causes)
    }
    if contradict(certain.map(\.value)) {
      causes = causes.joined(with: [.parameterConflict(number, certain.map(\.citation))])
    }
    return joined(expression, values, parts: parts, absence: .none, causes: causes)
  }

  /// A value that an instrument gives which is, or may be, in force and for this province.
  private func candidate(_ number: Int) -> ParameterCandidate? {
    guard let given = book.parameterValues[checked: number] else { return nil }
    let scope = applicability(of: given.instrument)
    if scope.truth == .no { return nil }
    for source in plan.validitySources[checked: given.instrument] ?? [] { use(source: source) }
    if scope.metHole { used.metHole = true }
    use(source: plan.parameterValues[number].source)
    let value = value(given.clause.value)
    // A table without a row for the applicant gives nobody's value; another instrument may have one.
    if value.isAbsent, value.absence.reasons == .noTableRow { return nil }
    let mayLackRow = !value.isAbsent && value.absence.reasons.contains(.noTableRow)
    return ParameterCandidate(
      value: value.withoutAbsence(of: .noTableRow), isCertain: scope.truth == .yes && !mayLackRow,
      causes: scope.causes.joined(with: mayLackRow ? value.absence.causes : []), citation: given.clause.citation)
  }

  /// Whether two values cannot both be right.
  private func contradict(_ values: [Evaluated]) -> Bool {
    for (place, first) in values.enumerated() {
      guard let one = first.interval else { continue }
      for second in values[..<place] {
        if let other = second.interval, one.isDisjoint(with: other) { return true }
      }
    }
    return false
  }

  /// Whether an instrument is in force on the reference date and for the applicant's province.
  private func applicability(of instrument: Int) -> (truth: Truth, causes: [Cause], metHole: Bool) {
    let validity = validity(of: instrument)
    let territory = territory(of: instrument)
    let truth = validity.truth.and(territory.truth)
    return (truth, truth == .unknown ? validity.causes.joined(with: territory.causes) : [], validity.metHole)
  }
}

/// A value that may be the parameter's.
private struct ParameterCandidate {
  let value: Evaluated
  let isCertain: Bool
  /// Why it is not certain.
  let causes: [Cause]
  let citation: Citation
}

extension Evaluated {
  /// The same value, where a reason for its being missing has been dealt with.
  func withoutAbsence(of reason: Absence.Reasons) -> Evaluated {
    let rest = absence.reasons.subtracting(reason)
    return Evaluated(
      finding.expression, value, parts: finding.parts, causes: causes,
      absence: rest.isEmpty ? .none : Absence(reasons: rest, causes: absence.causes))
  }
}
