import RuleLanguage

/// One run of a program: its numbers for some rows or records.
struct NumberRun {
  private let bound: BoundNumbers
  private let rows: [Int32]
  private let records: [Int32]?
  private let list: RecordColumns?
  /// Which of the rows or records the numbers are of.
  private let part: Range<Int>
  private let scratch: NumberScratch

  /// How many are computed at once where what is computed is looked at in order: their numbers stay at hand.
  static let partSize = 512

  /// Computes the numbers of rows, or of records with their rows.
  init(
    _ bound: BoundNumbers, rows: [Int32], records: [Int32]? = nil, of list: RecordColumns? = nil,
    in scratch: NumberScratch
  ) {
    scratch.start(steps: bound.program.steps.count, count: rows.count)
    self.init(bound, rows, records, list, 0..<rows.count, scratch)
    for step in bound.program.steps.indices { run(step) }
  }

  private init(
    _ bound: BoundNumbers, _ rows: [Int32], _ records: [Int32]?, _ list: RecordColumns?, _ part: Range<Int>,
    _ scratch: NumberScratch
  ) {
    self.bound = bound
    self.rows = rows
    self.records = records
    self.list = list
    self.part = part
    self.scratch = scratch
  }

  /// Computes the numbers of subjects part by part, and does something with each part.
  static func eachPart(
    _ bound: BoundNumbers, of subjects: Subjects, in scratch: NumberScratch, _ body: (NumberRun, Range<Int>) -> Void
  ) {
    let steps = bound.program.steps
    var constants = -1
    for start in stride(from: 0, to: subjects.count, by: partSize) {
      let part = start..<min(subjects.count, start + partSize)
      let run = NumberRun(bound, subjects.rows, subjects.records, subjects.list, part, scratch)
      scratch.start(steps: steps.count, count: part.count)
      for step in steps.indices {
        // What is the same for all of them stays where it is.
        if part.count == constants, case .constant = steps[step].operation { continue }
        run.run(step)
      }
      constants = part.count
      body(run, part)
    }
  }

  /// What a step came to.
  func numbers(of step: Int) -> StepNumbers { scratch.numbers(of: step) }

  /// Adds how the steps came out to words, two bits each: the state of what is read, whether what is made of it is exact.
  @inline(__always)
  func addOutcomes<Word: FixedWidthInteger>(to words: UnsafeMutablePointer<Word>) {
    for number in bound.program.openSteps {
      if case .fact(let fact, let back, _) = bound.program.steps[number].operation {
        each(of: fact, back) { place, state, _ in
          words[place] = words[place] &<< 2 | Word(truncatingIfNeeded: state & 3)
        }
      } else {
        let numbers = numbers(of: number)
        for place in 0..<part.count {
          let one = numbers[place]
          words[place] = words[place] &<< 2 | (one.isExact ? 0 : one.isNumber ? 1 : 3)
        }
      }
    }
  }

  private func run(_ number: Int) {
    let result = scratch.numbers(of: number)
    switch bound.program.steps[number].operation {
    case .constant(let value): fill(result, NumberBounds(low: value, high: value))
    case .fact(let fact, let back, let unknown): read(fact, back, unknown, result)
    case .referenceDay:
      for place in 0..<part.count {
        result[place] = bound.day(row(place)).map { NumberBounds(low: $0, high: $0) } ?? .left
      }
    case .add(let left, let right): combine(left, right, result) { $0.adding($1) }
    case .subtract(let left, let right): combine(left, right, result) { $0.subtracting($1) }
    case .multiply(let left, let right): combine(left, right, result) { $0.multiplied(by: $1) }
    case .least(let left, let right):
      combine(left, right, result) { NumberBounds(low: min($0.low, $1.low), high: min($0.high, $1.high)) }
    case .most(let left, let right):
      combine(left, right, result) { NumberBounds(low: max($0.low, $1.low), high: max($0.high, $1.high)) }
    case .shiftMonths(let day, let by, let direction):
      let days = bound.movedDays
      shift(day, by, result) { day, count in days.day(count, from: day, direction) }
    case .shiftDays(let day, let by, let forward):
      shift(day, by, result) { day, count in
        let start = Int(exactly: day).flatMap { CalendarDate(dayNumber: $0) }
        let moved = forward ? start?.adding(days: count) : count == .min ? nil : start?.adding(days: -count)
        return moved.map { Int64($0.dayNumber) }
      }
    case .daysBetween(let from, let to): between(from, to, result) { from, to in to - from }
    case .monthsBetween(let from, let to):
      between(from, to, result) { from, to in
        guard let from = Int(exactly: from).flatMap({ CalendarDate(dayNumber: $0) }),
          let to = Int(exactly: to).flatMap({ CalendarDate(dayNumber: $0) })
        else { return nil }
        return from.wholeMonths(until: to)
      }
    case .hole(let low, let high): hole(low, high, result)
    case .table(let fact, let table): lookUp(fact, table, result)
    case .dated(let values): choose(values, result)
    }
  }

  private func fill(_ result: StepNumbers, _ value: NumberBounds) {
    for place in 0..<result.count { result[place] = value }
  }

  @inline(__always)
  private func row(_ place: Int) -> Int { Int(rows[part.lowerBound + place]) }

  // MARK: Facts

  private func read(_ fact: Int, _ back: Int?, _ unknown: NumberBounds, _ result: StepNumbers) {
    each(of: fact, back) { place, state, number in
      // What a cell says is put together without a branch: a quarter of them would be guessed wrong.
      let isValue = state == FactColumn.value
      let isSmall = number.magnitude < NumberBounds.limit
      let other = state == FactColumn.absent ? NumberBounds.absent : state == NumberRun.unreadable ? .left : unknown
      let value = isSmall ? NumberBounds(low: number, high: number) : .left
      result[place] = NumberBounds(low: isValue ? value.low : other.low, high: isValue ? value.high : other.high)
    }
  }

  /// Where the cells of a fact stand, if all are in one column; nil where they are not.
  private func plain(_ fact: Int, _ back: Int?) -> (column: FactColumn?, places: [Int32])? {
    if let field = bound.fields[fact] {
      guard let records, let list else { return nil }
      return (list.field(field), records)
    }
    let columns = bound.cells[fact]
    guard let back else { return (columns.first, rows) }
    guard let year = bound.yearOfAll, columns.allSatisfy({ $0.year != nil }) else { return nil }
    return (columns.first { $0.year == year - back }, rows)
  }

  /// A state for what is left to the evaluator.
  private static let unreadable: UInt8 = 255

  /// The cell of a fact for each row or record.
  @inline(__always)
  private func each(of fact: Int, _ back: Int?, _ body: (Int, UInt8, Int64) -> Void) {
    if let (column, places) = plain(fact, back) { return cells(column, places, body) }
    let columns = bound.cells[fact]
    // What is said of all years at once is left to the evaluator.
    let isReadable = bound.fields[fact] == nil && columns.allSatisfy { $0.year != nil }
    for place in 0..<part.count {
      let row = row(place)
      guard isReadable, let back, let year = bound.year(row) else {
        body(place, NumberRun.unreadable, 0)
        continue
      }
      if let column = columns.first(where: { $0.year == year - back }) {
        body(place, column.state(row), column.number(row))
      } else {
        body(place, 0, 0)
      }
    }
  }

  @inline(__always)
  private func cells(_ column: FactColumn?, _ places: [Int32], _ body: (Int, UInt8, Int64) -> Void) {
    guard let column else {
      for place in 0..<part.count { body(place, 0, 0) }
      return
    }
    column.withCells { states, numbers in
      places.withUnsafeBufferPointer { all in
        let places = UnsafeBufferPointer(rebasing: all[part])
        @inline(__always)
        func each(_ numbers: UnsafeBufferPointer<some FixedWidthInteger>) {
          for place in 0..<places.count {
            let cell = Int(places[place])
            body(place, states[cell], Int64(truncatingIfNeeded: numbers[cell]))
          }
        }
        switch numbers {
        case .bytes(let bytes): each(bytes)
        case .words(let words): each(words)
        }
      }
    }
  }

  // MARK: Two numbers

  /// A number of a step over another denominator.
  @inline(__always)
  func value(_ operand: NumberProgram.Operand, _ place: Int) -> NumberBounds {
    scratch.numbers(of: operand.step)[place].over(operand.factor)
  }

  @inline(__always)
  private func combine(
    _ left: NumberProgram.Operand, _ right: NumberProgram.Operand, _ result: StepNumbers,
    _ body: (NumberBounds, NumberBounds) -> NumberBounds
  ) {
    let (lefts, rights) = (numbers(of: left.step), numbers(of: right.step))
    for place in 0..<result.count {
      let (first, second) = (lefts[place].over(left.factor), rights[place].over(right.factor))
      if first.isNumber, second.isNumber {
        let value = body(first, second)
        result[place] = value.isWithinLimits ? value : .left
      } else {
        result[place] = first == .left || second == .left ? .left : .absent
      }
    }
  }

  // MARK: Days

  /// A day moved; only of days that are known, the rest is left to the evaluator.
  @inline(__always)
  private func shift(_ day: Int, _ by: Int, _ result: StepNumbers, _ move: (Int64, Int64) -> Int64?) {
    let (days, counts) = (numbers(of: day), numbers(of: by))
    for place in 0..<result.count {
      let (start, count) = (days[place], counts[place])
      guard start.isNumber, count.isNumber else {
        result[place] = start == .left || count == .left ? .left : .absent
        continue
      }
      if start == .unbounded, count.isExact {
        result[place] = .unbounded
      } else if start.isExact, count.isExact, let moved = move(start.low, count.low) {
        result[place] = NumberBounds(low: moved, high: moved)
      } else {
        result[place] = .left
      }
    }
  }

  private func between(_ from: Int, _ to: Int, _ result: StepNumbers, _ length: (Int64, Int64) -> Int64?) {
    let (starts, ends) = (numbers(of: from), numbers(of: to))
    for place in 0..<result.count {
      let (start, end) = (starts[place], ends[place])
      guard start.isNumber, end.isNumber else {
        result[place] = start == .left || end == .left ? .left : .absent
        continue
      }
      // A day that is not known can be any day: so can the time.
      if start == .unbounded || end == .unbounded {
        result[place] = .unbounded
      } else if start.isExact, end.isExact, let time = length(start.low, end.low) {
        result[place] = NumberBounds(low: time, high: time)
      } else {
        result[place] = .left
      }
    }
  }

  // MARK: Choices

  private func hole(_ low: NumberProgram.Operand?, _ high: NumberProgram.Operand?, _ result: StepNumbers) {
    for place in 0..<result.count {
      var (first, last) = (Int64.min, Int64.max)
      var isLeft = false
      if let low {
        let value = self.value(low, place)
        isLeft = value == .left
        if value.isNumber { first = value.low }
      }
      if let high {
        let value = self.value(high, place)
        isLeft = isLeft || value == .left
        if value.isNumber { last = value.high }
      }
      // Where the bounds contradict each other, anything between them.
      result[place] = isLeft ? .left : NumberBounds(low: min(first, last), high: max(first, last))
    }
  }

  private func lookUp(_ fact: Int, _ table: NumberTable, _ result: StepNumbers) {
    each(of: fact, nil) { place, state, number in
      switch state {
      case FactColumn.value:
        let row =
          !table.isByNumber
          ? table.rowOfValue[checked: Int(truncatingIfNeeded: number)].map { Int($0) } ?? -1
          : table.ranges.first { $0.low <= number && number <= $0.high }?.row ?? -1
        // Without a row there is no value. What a row gives that does not apply may mean more than that.
        let value = row < 0 ? .absent : self.value(table.rows[row], place)
        result[place] = row >= 0 && value == .absent ? .left : value
      case FactColumn.absent: result[place] = .absent
      case NumberRun.unreadable: result[place] = .left
      default: result[place] = hull(table.possible.map { value(table.rows[$0], place) })
      }
    }
  }

  private func hull(_ values: [NumberBounds]) -> NumberBounds {
    guard var hull = values.first, hull.isNumber else { return .left }
    for value in values.dropFirst() {
      guard value.isNumber else { return .left }
      hull = NumberBounds(low: min(hull.low, value.low), high: max(hull.high, value.high))
    }
    return hull
  }

  private func choose(_ values: [NumberProgram.Dated], _ result: StepNumbers) {
    for place in 0..<result.count {
      guard let day = bound.day(row(place)) else {
        result[place] = .left
        continue
      }
      var found: NumberBounds?
      for dated in values where dated.first <= day && day <= dated.last {
        // Two at once may contradict each other; one that does not apply may leave the word to another.
        let number = value(dated.number, place)
        found = found == nil && number.isNumber ? number : .left
      }
      result[place] = found ?? .left
    }
  }
}

extension NumberBounds {
  /// Whether it is small enough to be told from one without limit.
  @inline(__always)
  var isWithinLimits: Bool {
    (low == .min || low.magnitude < NumberBounds.limit) && (high == .max || high.magnitude < NumberBounds.limit)
  }

  /// The same over another denominator.
  @inline(__always)
  func over(_ factor: Int64) -> NumberBounds { factor == 1 || !isNumber ? self : scaled(by: factor) }

  private func scaled(by factor: Int64) -> NumberBounds {
    let (first, isFirstOver) = low.multipliedReportingOverflow(by: factor)
    let (last, isLastOver) = high.multipliedReportingOverflow(by: factor)
    if low != .min && isFirstOver || high != .max && isLastOver { return .left }
    let scaled = NumberBounds(low: low == .min ? .min : first, high: high == .max ? .max : last)
    return scaled.isWithinLimits ? scaled : .left
  }

  // Both are within limits: sums and differences of numbers fit.

  @inline(__always)
  fileprivate func adding(_ other: NumberBounds) -> NumberBounds {
    NumberBounds(
      low: low == .min || other.low == .min ? .min : low &+ other.low,
      high: high == .max || other.high == .max ? .max : high &+ other.high)
  }

  @inline(__always)
  fileprivate func subtracting(_ other: NumberBounds) -> NumberBounds {
    NumberBounds(
      low: low == .min || other.high == .max ? .min : low &- other.high,
      high: high == .max || other.low == .min ? .max : high &- other.low)
  }

  @inline(__always)
  fileprivate func multiplied(by other: NumberBounds) -> NumberBounds {
    if isExact, other.isExact {
      let (product, overflow) = low.multipliedReportingOverflow(by: other.low)
      return overflow ? .left : NumberBounds(low: product, high: product)
    }
    // Where one may be negative it is left to the evaluator.
    guard low >= 0, other.low >= 0 else { return .left }
    let (least, isLeastOver) = low.multipliedReportingOverflow(by: other.low)
    if isLeastOver { return .left }
    // Numbers themselves are finite: nought times one without limit is nought.
    if high == 0 || other.high == 0 { return NumberBounds(low: least, high: 0) }
    if high == .max || other.high == .max { return NumberBounds(low: least, high: .max) }
    let (most, isMostOver) = high.multipliedReportingOverflow(by: other.high)
    return isMostOver ? .left : NumberBounds(low: least, high: most)
  }
}
