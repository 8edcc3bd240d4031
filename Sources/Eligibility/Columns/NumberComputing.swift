import RuleLanguage

/// What a number came to: the bounds of a number, or of the number of a day.
enum NumberState {
  case absent
  case known(Interval)

  var interval: Interval? {
    if case .known(let interval) = self { return interval }
    return nil
  }
}

/// The facts of computed numbers in the columns of one block.
struct BoundNumbers {
  private let columns: [Fact]
  /// The column of the day the instrument is judged by; nil: it is the date of the decision.
  private let reference: FactColumn??
  private let day: Int

  private struct Fact {
    let unknown: Interval
    /// The number of the field, of records.
    let field: Int?
    /// By year; one without a year where it is not yearly.
    let cells: [FactColumn]
  }

  init(_ facts: [FactReference], home: Int, _ codes: BlockCodes) {
    let plan = codes.plan.evaluation
    day = Int(codes.date.dayNumber)
    let fact = plan.references[checked: plan.referenceOfInstrument[checked: home] ?? 0] ?? nil
    reference = fact.map { reference in codes.columns(of: reference).first.map { codes.block.facts[$0] } }
    columns = facts.map { reference in
      var unknown = Interval.unbounded
      if case .quantity(let range)? = plan.fact(reference)?.unknown { unknown = range }
      let cells = reference.list == nil ? codes.columns(of: reference).map { codes.block.facts[$0] } : []
      return Fact(unknown: unknown, field: reference.list == nil ? nil : reference.index, cells: cells)
    }
  }

  /// The reference day of a row; nil where it is not known.
  func referenceDay(_ row: Int) -> Int? {
    guard let reference else { return day }
    guard let column = reference, column.states[row] == FactColumn.value else { return nil }
    return Int(column.numbers[row])
  }

  /// Whether the reference day differs from row to row.
  var hasReferenceFact: Bool { reference != nil }

  /// The state and the cell of a fact; nil where it is left to the evaluator.
  fileprivate func read(_ place: Int, back: Int?, _ at: Place) -> (state: UInt8, number: Int64, scale: Int64)? {
    let fact = columns[place]
    if let field = fact.field {
      guard let record = at.record, let list = at.list else { return nil }
      guard let column = list.fields.first(where: { $0.reference.index == field }) else { return (0, 0, 1) }
      return (column.states[record], column.numbers[record], column.scale)
    }
    guard let back else {
      guard let column = fact.cells.first else { return (0, 0, 1) }
      return (column.states[at.row], column.numbers[at.row], column.scale)
    }
    guard let day = referenceDay(at.row), let year = CalendarDate(dayNumber: day)?.year else { return nil }
    var found: (state: UInt8, number: Int64, scale: Int64) = (0, 0, 1)
    for column in fact.cells {
      // What is said of all years at once is left to the evaluator.
      guard let own = column.year else { return nil }
      if own == year - back { found = (column.states[at.row], column.numbers[at.row], column.scale) }
    }
    return found
  }

  fileprivate func unknown(_ place: Int) -> Interval { columns[place].unknown }

  /// Where a number is asked for.
  struct Place {
    let row: Int
    let record: Int?
    let list: RecordColumns?
  }
}

/// Computes numbers for one row or record, and notes how each step came out: all that explanations rest on.
struct NumberComputing {
  let numbers: BoundNumbers
  let place: BoundNumbers.Place
  /// How the steps came out, two bits each.
  private(set) var steps: UInt64 = 1

  init(_ numbers: BoundNumbers, _ place: BoundNumbers.Place) {
    self.numbers = numbers
    self.place = place
  }

  private mutating func note(_ bits: UInt64) { steps = steps << 2 | bits }

  private mutating func noted(_ interval: Interval) -> NumberState {
    note(interval.exact == nil ? 1 : 0)
    return .known(interval)
  }

  /// Whether a condition holds; nil: it is left to the evaluator.
  mutating func truth(_ condition: ComputedCondition) -> Truth? {
    switch condition {
    case .comparison(let left, let comparison, let right):
      guard let left = value(left), let right = value(right) else { return nil }
      return compare(left, comparison, right)
    case .between(let subject, let low, let high, let includesHigh):
      guard let subject = value(subject), let low = value(low), let high = value(high) else { return nil }
      return compare(subject, .greaterOrEqual, low)
        .and(compare(subject, includesHigh ? .lessOrEqual : .less, high))
    case .trend(let values, let comparison):
      var states: [NumberState] = []
      for column in values {
        guard let state = value(column) else { return nil }
        states.append(state)
      }
      var truth = Truth.yes
      for (later, earlier) in zip(states, states.dropFirst()) {
        let step = compare(later, comparison, earlier)
        note(step == .yes ? 0 : step == .no ? 1 : 2)
        truth = truth.and(step)
      }
      return truth
    }
  }

  private func compare(_ left: NumberState, _ comparison: ComparisonOperator, _ right: NumberState) -> Truth {
    guard let left = left.interval, let right = right.interval else { return .no }
    return Value.quantity(left).compared(comparison, .quantity(right))
  }

  /// What a number comes to; nil: it is left to the evaluator.
  mutating func value(_ column: NumberColumn) -> NumberState? {
    switch column {
    case .constant(let interval): return .known(interval)
    case .fact(let fact, let back):
      guard let cell = numbers.read(fact, back: back, place) else { return nil }
      note(UInt64(cell.state))
      switch cell.state {
      case FactColumn.value:
        guard cell.scale != 1 else { return .known(Interval(Ratio(cell.number))) }
        guard let value = try? Ratio(Int128(cell.number), over: Int128(cell.scale)) else { return nil }
        return .known(Interval(value))
      case 3: return .absent
      default: return .known(numbers.unknown(fact))
      }
    case .referenceDay:
      guard let day = numbers.referenceDay(place.row) else { return nil }
      return .known(Interval(Ratio(Int64(day))))
    case .arithmetic(let left, let operation, let right):
      return combined(left, right) { (left, right) throws(ArithmeticFault) in
        switch operation {
        case .add: try left.adding(right)
        case .subtract: try left.subtracting(right)
        case .multiply: try left.multiplied(by: right)
        case .divide: try left.divided(by: right)
        }
      }
    case .clamp(let left, let operation, let right):
      return combined(left, right) { (left, right) throws(ArithmeticFault) in
        operation == .atMost ? left.atMost(right) : left.atLeast(right)
      }
    case .shiftMonths(let day, let by, let direction):
      return shifted(day, by) { day, count in day.adding(months: count, direction) }
    case .shiftDays(let day, let by, let forward):
      return shifted(day, by) { day, count in
        forward ? day.adding(days: count) : (count == .min ? nil : day.adding(days: -count))
      }
    case .timeBetween(let unit, let from, let to): return timeBetween(unit, from, to)
    case .hole(let low, let high):
      var bounds: [Ratio?] = []
      for (bound, isLow) in [(low, true), (high, false)] {
        guard let bound else {
          bounds.append(nil)
          continue
        }
        guard let state = value(bound) else { return nil }
        bounds.append(isLow ? state.interval?.low : state.interval?.high)
      }
      return noted(Interval(from: bounds[0], to: bounds[1]))
    case .table(let fact, let rows):
      guard let cell = numbers.read(fact, back: nil, place), cell.state == FactColumn.value,
        let row = rows.first(where: { $0.values & Value.bit(Int(cell.number)) != 0 })
      else { return nil }
      return value(row.gives)
    }
  }

  private mutating func combined(
    _ left: NumberColumn, _ right: NumberColumn, _ combine: (Interval, Interval) throws(ArithmeticFault) -> Interval
  ) -> NumberState? {
    guard let left = value(left), let right = value(right) else { return nil }
    guard let first = left.interval, let second = right.interval else {
      note(3)
      return .absent
    }
    do throws(ArithmeticFault) {
      return noted(try combine(first, second))
    } catch {
      note(2)
      return .known(.unbounded)
    }
  }

  /// A day moved; only of days that are known, the rest is left to the evaluator.
  private mutating func shifted(
    _ day: NumberColumn, _ by: NumberColumn, _ shift: (CalendarDate, Int64) -> CalendarDate?
  ) -> NumberState? {
    guard let day = value(day), let by = value(by) else { return nil }
    guard let start = day.interval, let count = by.interval else {
      note(3)
      return .absent
    }
    if start.exact == nil, start.low == nil, start.high == nil, count.exact != nil { return noted(.unbounded) }
    guard let number = start.exact?.whole, let months = count.exact?.whole,
      let date = Int(exactly: number).flatMap({ CalendarDate(dayNumber: $0) }), let moved = shift(date, months)
    else { return nil }
    return noted(Interval(Ratio(Int64(moved.dayNumber))))
  }

  private mutating func timeBetween(_ unit: CalendarUnit, _ from: NumberColumn, _ to: NumberColumn) -> NumberState? {
    guard let from = value(from), let to = value(to) else { return nil }
    guard let first = from.interval, let last = to.interval else {
      note(3)
      return .absent
    }
    // A day that is not known can be any day: so can the time.
    let isOpen = { (interval: Interval) in interval.low == nil && interval.high == nil }
    if isOpen(first) || isOpen(last) { return noted(.unbounded) }
    guard let start = first.exact?.whole, let end = last.exact?.whole else { return nil }
    switch unit {
    case .days: return noted(Interval(Ratio(end - start)))
    case .months:
      guard let from = Int(exactly: start).flatMap({ CalendarDate(dayNumber: $0) }),
        let to = Int(exactly: end).flatMap({ CalendarDate(dayNumber: $0) })
      else { return nil }
      return noted(Interval(Ratio(from.wholeMonths(until: to))))
    }
  }
}
