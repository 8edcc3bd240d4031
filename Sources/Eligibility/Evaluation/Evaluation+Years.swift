import RuleLanguage

/// Questions to yearly facts about the years before the year of the reference date.
extension Evaluation {
  /// `ít nhất k trong n năm trước: C`. The findings of the years stand in order, the year before first.
  func yearsAtLeast(
    _ expression: Expression, _ count: Int, _ total: Int, _ part: Expression, _ place: FindingPlace
  ) -> Finding {
    guard let year = referenceDate.year else { return unknownYears(expression, place) }
    let outer = triedYear
    defer { triedYear = outer }
    let children = Evaluation.back(total).map { back in
      triedYear = year - back
      return condition(part)
    }
    return Finding(
      expression, Truth(atLeast: count, of: children.map(\.truth)), at: place, children: children,
      causes: Finding.causes(children))
  }

  /// `F tăng trong n năm trước liền nhau`: in each of the n years it is more than in the year before it, so that n + 1
  /// years are looked at. The values stand in order, the year before first.
  func trend(
    _ expression: Expression, _ reference: FactReference, _ direction: TrendDirection, _ years: Int,
    _ place: FindingPlace
  ) -> Finding {
    guard referenceDate.year != nil else { return unknownYears(expression, place) }
    let values = Evaluation.back(years, andOneMore: true).map { value(of: reference, back: $0, like: expression) }
    let comparison: ComparisonOperator = direction == .rising ? .greater : .less
    var truth = Truth.yes
    var causes: [Cause] = []
    for (later, earlier) in zip(values, values.dropFirst()) {
      let step = later.value.compared(comparison, earlier.value)
      if step == .unknown { causes = causes.joined(with: later.causes).joined(with: earlier.causes) }
      truth = truth.and(step)
    }
    return Finding(expression, truth, at: place, values: values.map(\.finding), causes: causes)
  }

  /// `tổng F trong n năm trước`, `trung bình F trong n năm trước`.
  func overYears(
    _ expression: Expression, _ kind: AggregateKind, _ reference: FactReference, _ years: Int
  ) -> Evaluated {
    if referenceDate.year == nil { return overUnknownYears(expression, kind, reference, years) }
    let values = Evaluation.back(years).map { value(of: reference, back: $0, like: expression) }
    let parts = values.map(\.finding)
    if values.contains(where: \.isAbsent) || values.isEmpty {
      return .absent(expression, .notApplicable, parts: parts)
    }
    var causes: [Cause] = []
    for value in values { causes = causes.joined(with: value.causes) }
    let intervals = values.map { $0.interval ?? .unbounded }
    do throws(ArithmeticFault) {
      let result = try Evaluation.over(intervals, kind)
      return Evaluated(expression, .quantity(result), parts: parts, causes: causes)
    } catch {
      return Evaluated(
        expression, .quantity(.unbounded), parts: parts, causes: causes.joined(with: [.arithmetic(error)]))
    }
  }

  /// The same where the years are not known: any year's value may be any the fact can have.
  private func overUnknownYears(
    _ expression: Expression, _ kind: AggregateKind, _ reference: FactReference, _ years: Int
  ) -> Evaluated {
    if referenceDate.value == .notApplicable { return .absent(expression, .notApplicable) }
    var range = Interval.unbounded
    if case .quantity(let one)? = plan.fact(reference)?.unknown {
      range = (try? Evaluation.over(Evaluation.back(years).map { _ in one }, kind)) ?? .unbounded
    }
    let causes = referenceDate.causes
    return Evaluated(
      expression, .quantity(range), causes: causes,
      absence: mayNotApply(reference) ? Absence(reasons: .notApplicable, causes: causes) : .none)
  }

  private static func over(_ years: [Interval], _ kind: AggregateKind) throws(ArithmeticFault) -> Interval {
    guard var result = years.first else { return .unbounded }
    for year in years.dropFirst() {
      switch kind {
      case .sum, .average: result = try result.adding(year)
      case .maximum: result = result.atLeast(year)
      case .minimum: result = result.atMost(year)
      case .count, .any, .every: return .unbounded
      }
    }
    return kind == .average ? try result.divided(by: Interval(Ratio(Int64(years.count)))) : result
  }

  /// The value of a yearly fact so many years back.
  private func value(of reference: FactReference, back: Int, like expression: Expression) -> Evaluated {
    let type = book.vocabulary.fact(reference).kind.type
    return fact(.fact(reference, .before(back), type: type, at: expression.span), reference, .before(back))
  }

  /// Nothing can be said of years that are not known; of years that do not apply, nothing holds.
  private func unknownYears(_ expression: Expression, _ place: FindingPlace) -> Finding {
    let truth: Truth = referenceDate.value == .notApplicable ? .no : .unknown
    return Finding(expression, truth, at: place, causes: referenceDate.causes)
  }

  /// 1, 2, … so many years back; no rule can look further than the calendar reaches.
  private static func back(_ count: Int, andOneMore: Bool = false) -> [Int] {
    Array(1..<(1 + max(0, min(count, CalendarDate.years.count)) + (andOneMore ? 1 : 0)))
  }
}
