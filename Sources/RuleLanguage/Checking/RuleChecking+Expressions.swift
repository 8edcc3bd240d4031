/// Values and conditions: one arm a construct of section 5 of the guide.
extension RuleChecking {
  /// Checks an expression; `expecting` is the type the place needs, where it is known: it settles names of values and
  /// the type of holes. A type that does not fit is reported by `checkCondition`, `checkMoney` and the like.
  mutating func check(_ syntax: ExpressionSyntax, expecting: ValueType? = nil, _ scope: CheckScope) -> Expression {
    let span = syntax.span
    switch syntax.kind {
    case .literal(let literal): return check(literal, span)
    case .name(let name): return check(name, expecting: expecting, scope)
    case .foreignName(let name, let instrument): return checkForeign(name, of: instrument, scope)
    case .and(let parts): return truth(.all(parts.map { point($0, scope) }), span)
    case .or(let parts): return truth(.any(parts.map { point($0, scope) }), span)
    case .not(let part): return truth(.not(checkCondition(part, scope)), span)
    case .provided(let needed, let premise):
      return truth(.provided(checkCondition(needed, scope), premise: checkCondition(premise, scope)), span)
    case .unless(let needed, let exception):
      return truth(.unless(checkCondition(needed, scope), exception: checkCondition(exception, scope)), span)
    case .presumed(let part, let value):
      return truth(.presumed(checkCondition(part, scope), value: value), span)
    case .comparison(let left, let comparison, let right):
      return checkComparison(left, comparison, right, scope, span)
    case .between(let value, let low, let high, let includesHigh):
      return checkBetween(value, low, high, includesHigh, scope, span)
    case .member(let value, let others): return checkMember(value, others, scope, span)
    case .arithmetic(let left, let operation, let right):
      return checkArithmetic(left, operation, right, expecting: expecting, scope, span)
    case .negation(let part): return checkNegation(part, scope, span)
    case .clamp(let left, let operation, let right):
      let (first, second) = checkPair(left, right, expecting: expecting, scope)
      guard sameQuantity(first, second, span) else { return invalid(span) }
      let type = first.type == .invalid ? second.type : first.type
      return Expression(
        kind: .clamp(first, operation, second), type: type, isWhole: first.isWhole && second.isWhole, span: span)
    case .shift(let date, let by, let direction):
      let start = require(.date, check(date, expecting: .date, scope))
      let months = require(.quantity(.months), check(by, scope))
      return Expression(kind: .shiftMonths(start, by: months, direction), type: .date, isWhole: false, span: span)
    case .timeBetween(let unit, let from, let to):
      let start = require(.date, check(from, expecting: .date, scope))
      let end = require(.date, check(to, expecting: .date, scope))
      let type: ValueType = .quantity(unit == .days ? .days : .months)
      return Expression(kind: .timeBetween(unit, from: start, to: end), type: type, isWhole: true, span: span)
    case .group(let quantifier, let points): return checkGroup(quantifier, points, scope, span)
    case .reference(let reference): return checkReference(reference, scope)
    case .table(let subject, let rows): return checkTable(subject, rows, expecting: expecting, scope, span)
    case .aggregate(let kind, let value, let list, let filter):
      return checkAggregate(kind, value, list, filter, scope, span)
    case .inYear(let name, let selector): return checkYear(name, selector, scope, span)
    case .yearsAtLeast(let count, let total, let condition):
      checkYears(total, span)
      if count < 1 || count > total { report(.impossibleCount(count, of: total), span) }
      var inside = scope
      inside.isInYears = true
      return truth(.yearsAtLeast(count, of: total, checkCondition(condition, inside)), span)
    case .trend(let name, let direction, let years):
      checkYears(years, span)
      guard let fact = yearlyQuantity(name, scope) else { return invalid(span) }
      return truth(.trend(fact, direction, years: years), span)
    case .overYears(let kind, let name, let years):
      checkYears(years, span)
      guard let fact = yearlyQuantity(name, scope) else { return invalid(span) }
      return Expression(
        kind: .overYears(kind, fact, years: years), type: book.vocabulary.fact(fact).kind.type,
        isWhole: kind != .average && isWhole(fact), span: span)
    case .receivedElsewhere:
      if book.vocabulary.ledger?.content == nil || book.vocabulary.ledger?.instrument == nil {
        report(.ledgerMissing, span)
      } else if !scope.isInItem {
        report(.notInItem, span)
      }
      return truth(.receivedElsewhere, span)
    case .hole(let reason, let low, let high):
      return checkHole(reason, low, high, expecting: expecting, scope, span)
    case .score(let score): return checkScore(score, scope, span)
    case .grading(let grading):
      // Its grades are those of the definition it stands in; without them that has been reported.
      guard case .symbol(let grades)? = expecting else { return invalid(span) }
      return checkGrading(grading, grades, scope, span)
    case .invalid: return invalid(span)
    }
  }

  /// A condition: what is not one is reported.
  mutating func checkCondition(_ syntax: ExpressionSyntax, _ scope: CheckScope) -> Expression {
    require(.truth, check(syntax, expecting: .truth, scope))
  }

  /// Gives the expression back if it is of the type, else reports it.
  mutating func require(_ type: ValueType, _ expression: Expression) -> Expression {
    if expression.type == type || expression.type == .invalid || type == .invalid { return expression }
    report(mismatch(type, expression.type), expression.span)
    return invalid(expression.span)
  }

  func mismatch(_ expected: ValueType, _ found: ValueType) -> MeaningProblem {
    if case .quantity(let first) = expected, case .quantity(let second) = found,
      Set([first, second]) == [.months, .days]
    {
      return .monthsAgainstDays
    }
    return .wrongType(expected: words(expected), found: words(found))
  }

  func truth(_ kind: Expression.Kind, _ span: SourceSpan) -> Expression {
    Expression(kind: kind, type: .truth, isWhole: false, span: span)
  }

  func invalid(_ span: SourceSpan) -> Expression {
    Expression(kind: .invalid, type: .invalid, isWhole: true, span: span)
  }

  private mutating func point(_ syntax: ExpressionSyntax, _ scope: CheckScope) -> Expression.Point {
    Expression.Point(mark: nil, condition: checkCondition(syntax, scope), citation: nil)
  }

  private mutating func check(_ literal: LiteralSyntax, _ span: SourceSpan) -> Expression {
    func number(_ value: Ratio, _ dimension: Dimension) -> Expression {
      Expression(
        kind: .constant(.quantity(value)), type: .quantity(dimension), isWhole: value.isWhole, span: span)
    }
    switch literal {
    case .truth(let value): return truth(.constant(.truth(value)), span)
    case .number(let value), .percent(let value): return number(value, .none)
    case .money(let value): return number(Ratio(value), .money)
    case .moneyPer(let value, let unit):
      if unit.text == "năm" {
        guard let monthly = try? value.divided(by: Ratio(12)) else { return invalid(span) }
        return number(monthly, Dimension(money: 1, units: [Unit.month: -1]))
      }
      guard let dimension = unitNumber(unit) else { return invalid(span) }
      return number(value, Dimension(money: 1, units: [dimension: -1]))
    case .rate(let value): return number(value, Dimension(money: 0, units: [Unit.month: -1]))
    case .months(let value): return number(Ratio(value), .months)
    case .days(let value): return number(Ratio(value), .days)
    case .quantity(let value, let unit):
      guard let dimension = unitNumber(unit) else { return invalid(span) }
      return number(value, .unit(dimension))
    case .date(let date): return Expression(kind: .constant(.date(date)), type: .date, isWhole: false, span: span)
    case .text(let text): return Expression(kind: .constant(.text(text)), type: .text, isWhole: false, span: span)
    case .instrument(let number):
      return Expression(kind: .constant(.instrument(number)), type: .instrument, isWhole: false, span: span)
    }
  }

  /// Two sides of one type: the side that can stand alone settles the other (names of values, holes).
  mutating func checkPair(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, expecting: ValueType? = nil, _ scope: CheckScope
  ) -> (Expression, Expression) {
    if case .hole = left.kind {
      let second = check(right, expecting: expecting, scope)
      return (check(left, expecting: second.type, scope), second)
    }
    let first = check(left, expecting: expecting, scope)
    return (first, check(right, expecting: first.type, scope))
  }

  /// Whether two numbers add and compare; what does not is reported.
  mutating func sameQuantity(_ left: Expression, _ right: Expression, _ span: SourceSpan) -> Bool {
    if left.type == .invalid || right.type == .invalid { return true }
    guard case .quantity(let first) = left.type else {
      report(.notANumber(words(left.type)), left.span)
      return false
    }
    guard case .quantity(let second) = right.type else {
      report(.notANumber(words(right.type)), right.span)
      return false
    }
    if first == second { return true }
    reportDimensions(first, second, span)
    return false
  }

  mutating func reportDimensions(_ first: Dimension, _ second: Dimension, _ span: SourceSpan) {
    if Set([first, second]) == [.months, .days] { return report(.monthsAgainstDays, span) }
    report(.differentDimensions(left: words(first), right: words(second)), span)
  }

  private mutating func checkNegation(_ part: ExpressionSyntax, _ scope: CheckScope, _ span: SourceSpan) -> Expression {
    let inner = check(part, scope)
    guard case .quantity = inner.type else {
      if inner.type != .invalid { report(.notANumber(words(inner.type)), inner.span) }
      return invalid(span)
    }
    if let value = constantQuantity(inner), let negated = try? value.negated() {
      return Expression(kind: .constant(.quantity(negated)), type: inner.type, isWhole: inner.isWhole, span: span)
    }
    let zero = Expression(kind: .constant(.quantity(.zero)), type: inner.type, isWhole: true, span: span)
    return Expression(
      kind: .arithmetic(zero, .subtract, inner), type: inner.type, isWhole: inner.isWhole, span: span)
  }

  private mutating func checkArithmetic(
    _ left: ExpressionSyntax, _ operation: ArithmeticOperator, _ right: ExpressionSyntax, expecting: ValueType?,
    _ scope: CheckScope, _ span: SourceSpan
  ) -> Expression {
    switch operation {
    case .add, .subtract:
      let (first, second) = checkPair(left, right, expecting: expecting == .date ? nil : expecting, scope)
      if first.type == .date { return checkDateArithmetic(first, operation, second, span) }
      guard sameQuantity(first, second, span) else { return invalid(span) }
      let type = first.type == .invalid ? second.type : first.type
      return Expression(
        kind: .arithmetic(first, operation, second), type: type, isWhole: first.isWhole && second.isWhole, span: span)
    case .multiply, .divide:
      let first = check(left, scope)
      let second = check(right, scope)
      guard first.type != .invalid, second.type != .invalid else { return invalid(span) }
      guard case .quantity(let one) = first.type else {
        report(.notANumber(words(first.type)), first.span)
        return invalid(span)
      }
      guard case .quantity(let other) = second.type else {
        report(.notANumber(words(second.type)), second.span)
        return invalid(span)
      }
      let isProduct = operation == .multiply
      if isProduct { warnOfMissingPercent(first, second) }
      if !isProduct, constantQuantity(second) == .zero { report(.divisionByZero, second.span) }
      return Expression(
        kind: .arithmetic(first, operation, second),
        type: .quantity(isProduct ? one.multiplied(by: other) : one.divided(by: other)),
        isWhole: isProduct && first.isWhole && second.isWhole, span: span)
    }
  }

  /// `50 × chi_phí`: fifty times a cost is hardly what an act says.
  private mutating func warnOfMissingPercent(_ first: Expression, _ second: Expression) {
    for (number, other) in [(first, second), (second, first)] {
      guard case .fact = other.kind, other.type == .money, number.type == .quantity(.none), number.isWhole,
        let value = constantQuantity(number), Ratio(10) <= value, value <= Ratio(100)
      else { continue }
      report(.percentMissing, number.span, .warning)
    }
  }

  private mutating func checkDateArithmetic(
    _ date: Expression, _ operation: ArithmeticOperator, _ amount: Expression, _ span: SourceSpan
  ) -> Expression {
    switch amount.type {
    case .invalid: return invalid(span)
    case .quantity(.days):
      return Expression(
        kind: .shiftDays(date, by: amount, forward: operation == .add), type: .date, isWhole: false, span: span)
    case .quantity(.months):
      // Only a written date can be known never to meet a month too short for it.
      if case .constant(.date(let day)) = date.kind, day.components.day <= 28, operation == .add {
        return Expression(kind: .shiftMonths(date, by: amount, .back), type: .date, isWhole: false, span: span)
      }
      report(.monthEndMissing, span)
      return invalid(span)
    default:
      report(.wrongType(expected: words(.quantity(.days)), found: words(amount.type)), amount.span)
      return invalid(span)
    }
  }

  private mutating func checkHole(
    _ reason: TextSyntax, _ low: ExpressionSyntax?, _ high: ExpressionSyntax?, expecting: ValueType?,
    _ scope: CheckScope, _ span: SourceSpan
  ) -> Expression {
    let lowest = low.map { check($0, expecting: expecting, scope) }
    let highest = high.map { check($0, expecting: expecting, scope) }
    let type = expecting ?? lowest?.type ?? highest?.type
    guard let type, type != .invalid else {
      if type == nil { report(.holeWithoutType, span) }
      return invalid(span)
    }
    for bound in [lowest, highest] {
      if let bound, bound.type != type, bound.type != .invalid { report(mismatch(type, bound.type), bound.span) }
    }
    book.holes.append(Hole(reason: reason.text, citation: scope.citation, span: span))
    let isWhole = lowest?.isWhole != false && highest?.isWhole != false
    return Expression(
      kind: .hole(book.holes.count - 1, low: lowest, high: highest), type: type, isWhole: isWhole, span: span)
  }

  /// The number an expression is known to be without a dossier.
  func constantQuantity(_ expression: Expression) -> Ratio? {
    guard case .constant(.quantity(let value)) = expression.kind else { return nil }
    return value
  }
}
