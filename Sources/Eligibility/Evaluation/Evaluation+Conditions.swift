import RuleLanguage

/// Conditions: one function a construct of section 5 of the guide.
extension Evaluation {
  /// Whether a condition holds, with its explanation. A hole that does not keep it from being settled does not count
  /// against what rests on it.
  func condition(_ expression: Expression, at place: FindingPlace = .unplaced) -> Finding {
    let metHole = used.metHole
    let finding = find(expression, at: place)
    if finding.truth != .unknown { used.metHole = metHole }
    return finding
  }

  private func find(_ expression: Expression, at place: FindingPlace) -> Finding {
    switch expression.kind {
    case .all(let points): all(expression, points, place)
    case .any(let points): any(expression, points, place)
    case .atLeast(let count, let points): atLeast(expression, count, points, place)
    case .not(let part): not(expression, part, place)
    case .provided(let needed, let premise): provided(expression, needed, premise, place)
    case .unless(let needed, let exception): unless(expression, needed, exception, place)
    case .presumed(let part, let value): presumed(expression, part, value, place)
    case .comparison(let left, let comparison, let right):
      compared(expression, left, comparison, right, place)
    case .between(let subject, let low, let high, let includesHigh):
      between(expression, subject, low, high, includesHigh, place)
    case .member(let subject, let numbers): member(expression, subject, numbers, place)
    case .definition(let number) where expression.type == .truth: definedCondition(expression, number, place)
    case .conditionSet(let number): conditionSet(expression, number, place)
    case .aggregate(.any, let list, _, let filter): anyRecord(expression, list, filter, place)
    case .aggregate(.every, let list, _, let filter): everyRecord(expression, list, filter, place)
    case .yearsAtLeast(let count, let total, let part): yearsAtLeast(expression, count, total, part, place)
    case .trend(let reference, let direction, let years): trend(expression, reference, direction, years, place)
    case .receivedElsewhere: receivedElsewhere(expression, place)
    case .constant, .fact, .definition, .parameter, .referenceDate, .arithmetic, .clamp, .shiftMonths, .shiftDays,
      .timeBetween, .table, .aggregate, .overYears, .score, .grading, .hole, .invalid:
      truth(of: expression, place)
    }
  }

  /// `A và B`, `tất cả`: all must hold.
  private func all(_ expression: Expression, _ points: [Expression.Point], _ place: FindingPlace) -> Finding {
    .all(expression, findings(points), place)
  }

  /// `A hoặc B`, `một trong`: one must hold.
  private func any(_ expression: Expression, _ points: [Expression.Point], _ place: FindingPlace) -> Finding {
    .any(expression, findings(points), place)
  }

  /// `ít nhất k trong`: so many must hold.
  private func atLeast(
    _ expression: Expression, _ count: Int, _ points: [Expression.Point], _ place: FindingPlace
  ) -> Finding {
    .atLeast(expression, count, findings(points), place)
  }

  /// `không A`.
  private func not(_ expression: Expression, _ part: Expression, _ place: FindingPlace) -> Finding {
    .not(expression, condition(part), place)
  }

  /// `A nếu B`: A is needed only if B.
  private func provided(
    _ expression: Expression, _ needed: Expression, _ premise: Expression, _ place: FindingPlace
  ) -> Finding {
    .provided(expression, [condition(needed), condition(premise)], place)
  }

  /// `A trừ khi B`: A is needed except if B.
  private func unless(
    _ expression: Expression, _ needed: Expression, _ exception: Expression, _ place: FindingPlace
  ) -> Finding {
    .unless(expression, [condition(needed), condition(exception)], place)
  }

  /// `A coi là sai nếu chưa có`: only what is not given is presumed, never what is said not to be known.
  private func presumed(
    _ expression: Expression, _ part: Expression, _ value: Bool, _ place: FindingPlace
  ) -> Finding {
    let child = condition(part)
    if child.truth == .unknown, case .fact(let reference, let selector) = part.kind, isNotGiven(reference, selector) {
      return Finding(expression, Truth(value), at: place, values: child.values, presumed: value)
    }
    return Finding(
      expression, child.truth, at: place, values: child.values, children: child.children, causes: child.causes)
  }

  private func isNotGiven(_ reference: FactReference, _ selector: YearSelector?) -> Bool {
    var year: Int?
    if plan.fact(reference)?.isYearly == true {
      switch selector {
      case .year(let number): year = number
      case .before(let count): year = referenceDate.year.map { $0 &- count }
      case nil: year = triedYear
      }
      if year == nil { return false }
    }
    let record = recordNumber(of: reference)
    if reference.list != nil, record == nil { return false }
    return given(reference, record: record, year: year) == .notGiven
  }

  /// `A ≥ B`.
  private func compared(
    _ expression: Expression, _ first: Expression, _ comparison: ComparisonOperator, _ second: Expression,
    _ place: FindingPlace
  ) -> Finding {
    let left = value(first)
    let right = value(second)
    return settled(expression, left.value.compared(comparison, right.value), by: [left, right], place)
  }

  /// `A từ B đến C`, `A từ B đến dưới C`.
  private func between(
    _ expression: Expression, _ asked: Expression, _ from: Expression, _ to: Expression, _ includesHigh: Bool,
    _ place: FindingPlace
  ) -> Finding {
    let subject = value(asked)
    let low = value(from)
    let high = value(to)
    let isAbove = subject.value.compared(.greaterOrEqual, low.value)
    let isBelow = subject.value.compared(includesHigh ? .lessOrEqual : .less, high.value)
    return settled(expression, isAbove.and(isBelow), by: [subject, low, high], place)
  }

  /// `A thuộc x, y`.
  private func member(
    _ expression: Expression, _ asked: Expression, _ numbers: [Int], _ place: FindingPlace
  ) -> Finding {
    let subject = value(asked)
    var truth = Truth.unknown
    if case .symbols(let possible) = subject.value, possible != 0 {
      let wanted = Value.bits(numbers)
      truth = possible & wanted == 0 ? .no : (possible & ~wanted == 0 ? .yes : .unknown)
    }
    if subject.isAbsent { truth = .no }
    return settled(expression, truth, by: [subject], place)
  }

  /// A fact, a table or a hole that is a condition by itself; what does not apply does not hold.
  private func truth(of expression: Expression, _ place: FindingPlace) -> Finding {
    let evaluated = value(expression)
    var truth = Truth.unknown
    if case .truth(let known) = evaluated.value { truth = known }
    if evaluated.isAbsent { truth = .no }
    return settled(expression, truth, by: [evaluated], place)
  }

  /// The finding of a condition on values: where one of them may not be there, it may not hold.
  private func settled(
    _ expression: Expression, _ truth: Truth, by values: [Evaluated], _ place: FindingPlace
  ) -> Finding {
    var settled = truth
    var causes: [Cause] = []
    for value in values {
      if settled == .yes, value.absence.isPossible, !value.isAbsent { settled = .unknown }
      if truth == .unknown { causes = causes.joined(with: value.causes) }
      if truth != .no { causes = causes.joined(with: value.absence.causes) }
    }
    return Finding(expression, settled, at: place, values: values.map(\.finding), causes: causes)
  }

  private func findings(_ points: [Expression.Point]) -> [Finding] {
    points.map { condition($0.condition, at: FindingPlace(citation: $0.citation, mark: $0.mark)) }
  }
}

/// How the parts of a condition are put together, whoever found them.
extension Finding {
  /// `A và B`, `tất cả`.
  static func all(_ expression: Expression, _ children: [Finding], _ place: FindingPlace) -> Finding {
    Finding(
      expression, children.reduce(.yes) { $0.and($1.truth) }, at: place, children: children, causes: causes(children))
  }

  /// `A hoặc B`, `một trong`.
  static func any(_ expression: Expression, _ children: [Finding], _ place: FindingPlace) -> Finding {
    Finding(
      expression, children.reduce(.no) { $0.or($1.truth) }, at: place, children: children, causes: causes(children))
  }

  /// `ít nhất k trong`.
  static func atLeast(
    _ expression: Expression, _ count: Int, _ children: [Finding], _ place: FindingPlace
  ) -> Finding {
    Finding(
      expression, Truth(atLeast: count, of: children.map(\.truth)), at: place, children: children,
      causes: causes(children))
  }

  /// `không A`.
  static func not(_ expression: Expression, _ child: Finding, _ place: FindingPlace) -> Finding {
    Finding(expression, child.truth.negated, at: place, children: [child], causes: child.causes)
  }

  /// `A nếu B`: what is needed, then the premise.
  static func provided(_ expression: Expression, _ children: [Finding], _ place: FindingPlace) -> Finding {
    Finding(
      expression, children[0].truth.or(children[1].truth.negated), at: place, children: children,
      causes: causes(children))
  }

  /// `A trừ khi B`: what is needed, then the exception.
  static func unless(_ expression: Expression, _ children: [Finding], _ place: FindingPlace) -> Finding {
    Finding(
      expression, children[0].truth.or(children[1].truth), at: place, children: children, causes: causes(children))
  }

  /// What has a name, by what it stands for.
  static func named(_ expression: Expression, _ child: Finding, _ place: FindingPlace) -> Finding {
    Finding(expression, child.truth, at: place, children: [child], causes: child.causes)
  }

  /// What is not known of these findings.
  static func causes(_ findings: [Finding]) -> [Cause] {
    var causes: [Cause] = []
    for finding in findings where finding.truth == .unknown { causes = causes.joined(with: finding.causes) }
    return causes
  }
}

extension Truth {
  /// Whether so many of several hold.
  init(atLeast count: Int, of truths: [Truth]) {
    var certain = 0
    var possible = 0
    for truth in truths {
      if truth == .yes { certain += 1 }
      if truth != .no { possible += 1 }
    }
    self = certain >= count ? .yes : (possible < count ? .no : .unknown)
  }
}
