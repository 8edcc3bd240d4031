import RuleLanguage

/// Values: one function a construct of section 5 of the guide.
extension Evaluation {
  /// What an expression comes to, with its explanation.
  func value(_ expression: Expression) -> Evaluated {
    switch expression.kind {
    case .constant(let constant): Evaluated(expression, Value(constant))
    case .fact(let reference, let selector): fact(expression, reference, selector)
    case .definition(let number) where expression.type != .truth: definedValue(expression, number)
    case .parameter(let number): parameter(expression, number)
    case .referenceDate: referenceDate(expression)
    case .arithmetic(let left, let operation, let right):
      arithmetic(expression, left, operation, right)
    case .clamp(let left, let operation, let right): clamp(expression, left, operation, right)
    case .shiftMonths(let day, let by, let direction): shiftMonths(expression, day, by, direction)
    case .shiftDays(let day, let by, let forward): shiftDays(expression, day, by, forward)
    case .timeBetween(let unit, let from, let to): timeBetween(expression, unit, from, to)
    case .table(let subject, let rows): table(expression, subject, rows)
    case .aggregate(.sum, let list, let part, let filter): sum(expression, list, part, filter)
    case .aggregate(.average, let list, let part, let filter): average(expression, list, part, filter)
    case .aggregate(.maximum, let list, let part, let filter): extreme(expression, list, part, filter, isLargest: true)
    case .aggregate(.minimum, let list, let part, let filter): extreme(expression, list, part, filter, isLargest: false)
    case .aggregate(.count, let list, _, let filter): count(expression, list, filter)
    case .overYears(let kind, let reference, let years): overYears(expression, kind, reference, years)
    case .score(let criteria): score(expression, criteria)
    case .grading(let grading): grade(expression, grading)
    case .hole(let number, let low, let high): hole(expression, number, low, high)
    case .invalid: Evaluated(expression, Value.unknown(expression.type, book.vocabulary))
    case .all, .any, .atLeast, .not, .provided, .unless, .presumed, .comparison, .between, .member, .conditionSet,
      .definition, .aggregate, .yearsAtLeast, .trend, .receivedElsewhere:
      truthValue(expression)
    }
  }

  /// A condition where a value is asked for.
  private func truthValue(_ expression: Expression) -> Evaluated {
    let finding = condition(expression)
    let value = finding.asValue
    return Evaluated(value.expression, value.value, parts: value.parts, causes: finding.causes)
  }

  /// `ngày_xét`.
  private func referenceDate(_ expression: Expression) -> Evaluated {
    if referenceDate.value == .notApplicable { return .absent(expression, .notApplicable) }
    return Evaluated(expression, referenceDate.value, causes: referenceDate.causes)
  }

  /// `A + B`, `A - B`, `A × B`, `A / B`.
  private func arithmetic(
    _ expression: Expression, _ left: Expression, _ operation: ArithmeticOperator, _ right: Expression
  ) -> Evaluated {
    combined(expression, value(left), value(right)) { (left, right) throws(ArithmeticFault) in
      switch operation {
      case .add: try left.adding(right)
      case .subtract: try left.subtracting(right)
      case .multiply: try left.multiplied(by: right)
      case .divide: try left.divided(by: right)
      }
    }
  }

  /// `(A tối đa B)`: the smaller; `(A tối thiểu B)`: the larger.
  private func clamp(
    _ expression: Expression, _ left: Expression, _ operation: ClampOperator, _ right: Expression
  ) -> Evaluated {
    combined(expression, value(left), value(right)) { (left, right) throws(ArithmeticFault) in
      operation == .atMost ? left.atMost(right) : left.atLeast(right)
    }
  }

  /// A number made of two; arithmetic that fails leaves a number of which nothing is known.
  private func combined(
    _ expression: Expression, _ left: Evaluated, _ right: Evaluated,
    _ combine: (Interval, Interval) throws(ArithmeticFault) -> Interval
  ) -> Evaluated {
    let parts = [left.finding, right.finding]
    let absence = left.absence.joined(with: right.absence)
    if left.isAbsent || right.isAbsent { return .absent(expression, absence.reasons, parts: parts) }
    let causes = left.causes.joined(with: right.causes)
    guard let first = left.interval, let second = right.interval else {
      return Evaluated(expression, .quantity(.unbounded), parts: parts, causes: causes, absence: absence)
    }
    do throws(ArithmeticFault) {
      return Evaluated(
        expression, .quantity(try combine(first, second)), parts: parts, causes: causes, absence: absence)
    } catch {
      return Evaluated(
        expression, .quantity(.unbounded), parts: parts, causes: causes.joined(with: [.arithmetic(error)]),
        absence: absence)
    }
  }

  /// `chưa rõ "…" từ A đến B`: what nobody has read, within its bounds.
  private func hole(_ expression: Expression, _ number: Int, _ first: Expression?, _ last: Expression?) -> Evaluated {
    used.metHole = true
    let low = first.map(value)
    let high = last.map(value)
    let bounds = [low, high].compactMap { $0 }
    var causes: [Cause] = [.hole(number)]
    for bound in bounds { causes = causes.joined(with: bound.causes) }
    let value: Value
    switch expression.type {
    case .quantity:
      value = .quantity(Interval(from: low?.interval?.low, to: high?.interval?.high))
    case .date:
      value = Value(days: Interval(from: low?.value.days.low, to: high?.value.days.high))
    default: value = Value.unknown(expression.type, book.vocabulary)
    }
    return Evaluated(expression, value, parts: bounds.map(\.finding), causes: causes)
  }
}
