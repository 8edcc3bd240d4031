import RuleLanguage

/// Arithmetic on days. A day beyond the calendar is one of which nothing is known.
extension Evaluation {
  /// `D + 36 tháng lấy về trước`. Later days and more months never lead to an earlier day, so the ends give the ends.
  func shiftMonths(
    _ expression: Expression, _ day: Evaluated, _ by: Evaluated, _ direction: MonthEndDirection
  ) -> Evaluated {
    shifted(expression, day, by) { day, count in day.adding(months: count, direction) }
  }

  /// `D + 15 ngày`, `D - 15 ngày`.
  func shiftDays(_ expression: Expression, _ day: Evaluated, _ by: Evaluated, _ forward: Bool) -> Evaluated {
    shifted(expression, day, by, isBackwards: !forward) { day, count in day.adding(days: count) }
  }

  private func shifted(
    _ expression: Expression, _ day: Evaluated, _ by: Evaluated, isBackwards: Bool = false,
    _ shift: (CalendarDate, Int64) -> CalendarDate?
  ) -> Evaluated {
    let parts = [day.finding, by.finding]
    let absence = day.absence.joined(with: by.absence)
    if day.isAbsent || by.isAbsent { return .absent(expression, absence.reasons, parts: parts) }
    var causes = day.causes.joined(with: by.causes)
    guard case .date(let earliest, let latest) = day.value, var count = by.interval else {
      return Evaluated(expression, .date(earliest: nil, latest: nil), parts: parts, causes: causes, absence: absence)
    }
    if isBackwards { count = (try? count.negated()) ?? .unbounded }
    var isBeyond = false
    func end(_ day: CalendarDate?, _ count: Ratio?) -> CalendarDate? {
      guard let day, let count else { return nil }
      if let whole = count.whole, let result = shift(day, whole) { return result }
      isBeyond = true
      return nil
    }
    var ends = (end(earliest, count.low), end(latest, count.high))
    if isBeyond {
      ends = (nil, nil)
      causes = causes.joined(with: [.arithmetic(.overflow)])
    }
    return Evaluated(
      expression, .date(earliest: ends.0, latest: ends.1), parts: parts, causes: causes, absence: absence)
  }

  /// `số ngày từ A đến B`, `số tháng tròn từ A đến B`.
  func timeBetween(
    _ expression: Expression, _ unit: CalendarUnit, _ from: Evaluated, _ to: Evaluated
  ) -> Evaluated {
    let parts = [from.finding, to.finding]
    let absence = from.absence.joined(with: to.absence)
    if from.isAbsent || to.isAbsent { return .absent(expression, absence.reasons, parts: parts) }
    let causes = from.causes.joined(with: to.causes)
    guard case .date(let firstStart, let lastStart) = from.value, case .date(let firstEnd, let lastEnd) = to.value
    else { return Evaluated(expression, .quantity(.unbounded), parts: parts, causes: causes, absence: absence) }
    func length(_ start: CalendarDate?, _ end: CalendarDate?) -> Ratio? {
      guard let start, let end else { return nil }
      switch unit {
      case .days: return Ratio(Int64(end.dayNumber) - Int64(start.dayNumber))
      case .months: return Ratio(start.wholeMonths(until: end))
      }
    }
    // The later it starts and the earlier it ends, the shorter it is.
    let range = Interval(low: length(lastStart, firstEnd), high: length(firstStart, lastEnd))
    return Evaluated(expression, .quantity(range), parts: parts, causes: causes, absence: absence)
  }
}
