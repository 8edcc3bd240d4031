extension Expression {
  /// The expressions it is made of, in the order they are written; names are not followed.
  public var parts: [Expression] {
    switch kind {
    case .constant, .fact, .definition, .parameter, .referenceDate, .conditionSet, .trend, .overYears,
      .receivedElsewhere, .invalid:
      []
    case .all(let points), .any(let points), .atLeast(_, let points): points.map(\.condition)
    case .not(let part), .presumed(let part, _), .member(let part, _), .yearsAtLeast(_, _, let part): [part]
    case .provided(let needed, let premise): [needed, premise]
    case .unless(let needed, let exception): [needed, exception]
    case .comparison(let left, _, let right), .arithmetic(let left, _, let right), .clamp(let left, _, let right):
      [left, right]
    case .between(let value, let low, let high, _): [value, low, high]
    case .shiftMonths(let date, let by, _): [date, by]
    case .shiftDays(let date, let by, _): [date, by]
    case .timeBetween(_, let from, let to): [from, to]
    case .table(let subject, let rows): [subject] + rows.map(\.value)
    case .aggregate(_, _, let value, let filter): [value, filter].compactMap { $0 }
    case .score(let score):
      [score.scope].compactMap { $0 } + score.criteria.flatMap { [$0.value] + [$0.awarded].compactMap { $0 } }
    case .grading(let grading):
      [grading.scope].compactMap { $0 } + grading.exclusions + grading.rows.map(\.condition)
        + [grading.rest].compactMap { $0 }
    case .hole(_, let low, let high): [low, high].compactMap { $0 }
    }
  }
}
