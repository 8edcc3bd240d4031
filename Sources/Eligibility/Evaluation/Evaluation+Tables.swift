import RuleLanguage

/// `theo FACT` with rows: the row that covers the value, or every row that may.
extension Evaluation {
  func table(_ expression: Expression, _ asked: Expression, _ rows: [Expression.TableRow]) -> Evaluated {
    let subject = value(asked)
    if subject.isAbsent { return .absent(expression, subject.absence.reasons, parts: [subject.finding]) }
    let (possible, isCovered) = possibleRows(rows, subject)
    let values = possible.map { value($0.value) }
    let parts = [subject.finding] + values.map(\.finding)
    var absence = subject.absence
    if !isCovered {
      if values.isEmpty { return .absent(expression, .noTableRow, parts: parts) }
      absence = absence.joined(with: Absence(reasons: .noTableRow, causes: subject.causes))
    }
    return joined(expression, values, parts: parts, absence: absence, causes: values.count > 1 ? subject.causes : [])
  }

  /// One of several values, it is not known which.
  func joined(
    _ expression: Expression, _ values: [Evaluated], parts: [ValueFinding], absence: Absence, causes: [Cause]
  ) -> Evaluated {
    var absence = absence
    var causes = causes
    var hull: Value?
    for value in values {
      causes = causes.joined(with: value.causes)
      // Of several, one that is sure to be missing makes it only possible that the whole is.
      absence = absence.joined(with: value.absence)
      if !value.isAbsent { hull = hull?.hull(with: value.value) ?? value.value }
    }
    guard let hull else { return .absent(expression, absence.reasons, parts: parts) }
    if values.contains(where: \.isAbsent) {
      absence = Absence(reasons: absence.reasons, causes: absence.causes.joined(with: causes))
    }
    return Evaluated(expression, hull, parts: parts, causes: causes, absence: absence)
  }

  /// The rows that may cover the subject, and whether every value it may have is covered.
  func possibleRows(
    _ rows: [Expression.TableRow], _ subject: Evaluated
  ) -> (rows: [Expression.TableRow], isCovered: Bool) {
    var possible: [Expression.TableRow] = []
    var rest = UncoveredValues(subject.value, isWhole: subject.finding.expression.isWhole)
    for row in rows where rest.take(row.key) { possible.append(row) }
    return (possible, rest.isEmpty)
  }
}

/// The values a subject may have that no row has covered yet.
struct UncoveredValues {
  /// Values of an enumeration; of a truth, 1 for no and 2 for yes.
  private var symbols: UInt64 = 0
  /// Stretches of numbers.
  private var stretches: [Stretch] = []
  /// Whether only whole numbers count.
  private let isWhole: Bool

  init(_ subject: Value, isWhole: Bool) {
    self.isWhole = isWhole
    switch subject {
    case .symbols(let set): symbols = set
    case .truth(let truth): symbols = truth == .yes ? 2 : (truth == .no ? 1 : 3)
    case .quantity(let interval):
      let all = Stretch(low: interval.low, includesLow: true, high: interval.high, includesHigh: true)
      stretches = [all].compactMap { isWhole ? $0.whole : $0 }
    case .date, .text, .supportItem, .instrument, .notApplicable: break
    }
  }

  /// Whether every value is covered.
  var isEmpty: Bool { symbols == 0 && stretches.isEmpty }

  /// Takes away what a row covers; whether that was anything.
  mutating func take(_ key: Expression.TableRow.Key) -> Bool {
    switch key {
    case .symbols(let numbers): return take(Value.bits(numbers))
    case .truths(let truths): return take(truths.reduce(0) { $0 | ($1 ? 2 : 1) })
    case .numbers(let numbers):
      var took = false
      for number in numbers where take(Stretch(low: number, includesLow: true, high: number, includesHigh: true)) {
        took = true
      }
      return took
    case .range(let low, let includesLow, let high, let includesHigh):
      return take(Stretch(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh))
    case .otherwise:
      defer {
        symbols = 0
        stretches = []
      }
      return !isEmpty
    }
  }

  private mutating func take(_ set: UInt64) -> Bool {
    defer { symbols &= ~set }
    return symbols & set != 0
  }

  private mutating func take(_ covered: Stretch) -> Bool {
    var rest: [Stretch] = []
    var took = false
    for stretch in stretches {
      guard stretch.intersection(covered) != nil else {
        rest.append(stretch)
        continue
      }
      took = true
      let left = [stretch.part(below: covered), stretch.part(above: covered)].compactMap { $0 }
      rest += left.compactMap { isWhole ? $0.whole : $0 }
    }
    stretches = rest
    return took
  }
}

/// A stretch of numbers, not empty; a missing end is without limit.
private struct Stretch {
  let low: Ratio?
  let includesLow: Bool
  let high: Ratio?
  let includesHigh: Bool

  /// The numbers in both.
  func intersection(_ other: Stretch) -> Stretch? {
    var (low, includesLow, high, includesHigh) = (low, includesLow, high, includesHigh)
    if let bound = other.low, low.map({ $0 < bound || ($0 == bound && !other.includesLow) }) ?? true {
      (low, includesLow) = (bound, other.includesLow)
    }
    if let bound = other.high, high.map({ bound < $0 || ($0 == bound && !other.includesHigh) }) ?? true {
      (high, includesHigh) = (bound, other.includesHigh)
    }
    return Stretch(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh).orNothing
  }

  /// The numbers below all of the other's.
  func part(below other: Stretch) -> Stretch? {
    guard let bound = other.low else { return nil }
    return intersection(Stretch(low: nil, includesLow: false, high: bound, includesHigh: !other.includesLow))
  }

  /// The numbers above all of the other's.
  func part(above other: Stretch) -> Stretch? {
    guard let bound = other.high else { return nil }
    return intersection(Stretch(low: bound, includesLow: !other.includesHigh, high: nil, includesHigh: false))
  }

  /// The same with ends at its first and last whole number.
  var whole: Stretch? {
    var (first, last) = (low, high)
    if let low {
      guard var number = try? low.rounded(.up, toMultipleOf: 1) else { return self }
      if !includesLow, Ratio(number) == low, number < .max { number += 1 }
      first = Ratio(number)
    }
    if let high {
      guard var number = try? high.rounded(.down, toMultipleOf: 1) else { return self }
      if !includesHigh, Ratio(number) == high, number > .min { number -= 1 }
      last = Ratio(number)
    }
    return Stretch(low: first, includesLow: true, high: last, includesHigh: true).orNothing
  }

  private var orNothing: Stretch? {
    if let low, let high, high < low || (low == high && !(includesLow && includesHigh)) { return nil }
    return self
  }
}
