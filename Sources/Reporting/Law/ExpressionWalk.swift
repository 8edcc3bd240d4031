import RuleLanguage

extension Expression {
  /// The expressions it is made of, in the order they are written; names are not followed.
  var parts: [Expression] {
    switch kind {
    case .constant, .fact, .definition, .parameter, .referenceDate, .conditionSet, .trend, .overYears,
      .receivedElsewhere,
      .invalid:
      []
    case .all(let points), .any(let points), .atLeast(_, let points): points.map(\.condition)
    case .not(let part), .presumed(let part, _), .yearsAtLeast(_, _, let part): [part]
    case .provided(let first, let second), .unless(let first, let second), .comparison(let first, _, let second),
      .arithmetic(let first, _, let second), .clamp(let first, _, let second), .shiftMonths(let first, let second, _),
      .shiftDays(let first, let second, _), .timeBetween(_, let first, let second):
      [first, second]
    case .between(let value, let low, let high, _): [value, low, high]
    case .member(let value, _): [value]
    case .table(let subject, let rows): [subject] + rows.map(\.value)
    case .aggregate(_, _, let value, let filter): [value, filter].compactMap { $0 }
    case .hole(_, let low, let high): [low, high].compactMap { $0 }
    }
  }

  /// The holes in it, in the order they are written; names are not followed.
  var holes: [Expression] {
    let inside = parts.flatMap(\.holes)
    return holeNumber == nil ? inside : [self] + inside
  }

  /// The number of the hole it is.
  var holeNumber: Int? {
    guard case .hole(let number, _, _) = kind else { return nil }
    return number
  }
}
