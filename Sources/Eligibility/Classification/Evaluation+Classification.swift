import RuleLanguage

/// Scores and grades by themselves, with everything that was found on the way.
extension Evaluation {
  /// What every score and grade comes to that is about the applicant as a whole, and not about its records. A grade that
  /// only stands in for another (a table names it) is there where it is the one taken, or may be.
  func classify() -> [ClassOutcome] {
    var shown: [Int] = []
    for number in book.definitions.indices where book.definitions[number].isScoreOrGrade {
      let texts = texts(of: number)
      if texts.first == number { shown += standing(texts) }
    }
    let outcomes = shown.sorted().map(classify)
    let parts = outcomes.reduce(into: Set<Int>()) { $0.formUnion(grades(namedIn: $1.value.expression)) }
    var taken: Set<Int> = []
    for outcome in outcomes where !parts.contains(outcome.definition) { take(outcome.value, &taken) }
    return outcomes.filter { !parts.contains($0.definition) || taken.contains($0.definition) }
  }

  /// The grades an expression names; not the scores, which are told by themselves.
  private func grades(namedIn expression: Expression) -> Set<Int> {
    var named: Set<Int> = []
    if case .definition(let number) = expression.kind,
      case .grading? = book.definitions[checked: number]?.clause.value.kind
    {
      named.insert(number)
    }
    for part in expression.parts { named.formUnion(grades(namedIn: part)) }
    return named
  }

  /// The definitions that were looked at for a value.
  private func take(_ value: ValueFinding, _ taken: inout Set<Int>) {
    if case .definition(let number) = value.expression.kind { taken.insert(number) }
    for part in value.parts { take(part, &taken) }
  }

  /// What one score or grade comes to, in this text.
  func classify(_ number: Int) -> ClassOutcome {
    let definition = book.definitions[number]
    turn(toInstrument: definition.instrument)
    used = UsedSources()
    let scope = instrumentScope(definition.instrument)
    if scope.metHole { used.metHole = true }
    let findings = [scope.validity, scope.territory]
    let expression = definition.clause.value
    guard scope.truth != .no else { return outOfScope(number, findings) }
    switch expression.kind {
    case .score(let score):
      let parts = scoreParts(expression, score)
      let criteria = parts.criteria.enumerated().map { place, part in
        CriterionOutcome(
          place: place, points: part.points.interval, law: part.law.finding, awarded: part.awarded?.finding,
          allowed: part.allowed, basis: basis(of: part.used, and: plan.definitions[number].source),
          causes: part.points.causes)
      }
      return outcome(number, findings, parts.kind, parts.total, .score(criteria))
    case .grading(let grading):
      let parts = gradingParts(expression, grading)
      let detail = ClassOutcome.Detail.grading(
        exclusions: parts.exclusions, rows: parts.rows, rest: parts.rest?.finding)
      return outcome(number, findings, parts.kind, parts.grade, detail)
    default: return outOfScope(number, findings)
    }
  }

  /// The texts of a score or grade that count on the day its instrument is judged by, or may; where none does, the one
  /// that was last, or will be first.
  func standing(_ texts: [Int]) -> [Int] {
    let standing = texts.filter { number in
      turn(toInstrument: book.definitions[number].instrument)
      return validity(of: book.definitions[number].instrument).truth != .no
    }
    guard standing.isEmpty else { return standing }
    let last = texts.last { number in
      let instrument = book.definitions[number].instrument
      turn(toInstrument: instrument)
      guard let day = referenceDate.day, case .day(let first, _) = book.instruments[instrument].validFrom else {
        return false
      }
      return first <= day
    }
    return [last ?? texts.first].compactMap { $0 }
  }

  /// The same score or grade in all texts of its instrument, in the order of time.
  func texts(of number: Int) -> [Int] {
    let own = book.definitions[number]
    return book.definitions.indices.filter { other in
      book.definitions[other].name == own.name
        && book.instruments[book.definitions[other].instrument].number == book.instruments[own.instrument].number
    }
  }

  private func outOfScope(_ number: Int, _ findings: [ScopeFinding]) -> ClassOutcome {
    let definition = book.definitions[number]
    let detail: ClassOutcome.Detail =
      if case .score = definition.clause.value.kind {
        .score([])
      } else {
        .grading(exclusions: [], rows: [], rest: nil)
      }
    return ClassOutcome(
      definition: number, scope: findings, kind: nil, result: .outOfScope, detail: detail,
      value: ValueFinding(expression: definition.clause.value, value: .notApplicable, parts: []),
      basis: basis(plan.definitions[number].source), causes: [])
  }

  private func outcome(
    _ number: Int, _ scope: [ScopeFinding], _ kind: Finding?, _ found: Evaluated, _ detail: ClassOutcome.Detail
  ) -> ClassOutcome {
    var causes = found.causes.joined(with: found.absence.causes)
    for finding in scope where finding.truth == .unknown { causes = causes.joined(with: finding.causes) }
    let result: ClassOutcome.Result =
      switch found.value {
      case _ where kind?.truth == .no: .outOfScope
      case .quantity(let points): .points(points)
      case .symbols(let set):
        .grades(
          (0..<64).filter { set & Value.bit($0) != 0 }, mayBeUngraded: found.absence.isPossible)
      default: .nothing
      }
    return ClassOutcome(
      definition: number, scope: scope, kind: kind, result: result, detail: detail, value: found.finding,
      basis: basis(plan.definitions[number].source), causes: causes)
  }

  private func basis(of used: UsedSources, and source: Int) -> Basis {
    let outer = self.used
    defer { self.used = outer }
    self.used = used
    return basis(source)
  }
}

extension Definition {
  /// Whether it is a score or a grade of the applicant as a whole.
  var isScoreOrGrade: Bool {
    guard list == nil else { return false }
    switch clause.value.kind {
    case .score, .grading: return true
    default: return false
    }
  }
}
