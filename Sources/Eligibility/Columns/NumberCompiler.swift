import RuleLanguage

/// Takes expressions apart into the steps of a program.
struct NumberCompiler {
  private let plan: ColumnPlan
  private let date: CalendarDate
  /// The list of which a record is at hand.
  private let list: Int?
  private(set) var program: NumberProgram
  /// Whether tables have to cover whatever a fact can be: of a value of a parameter that has no row nothing is known.
  private var coversAll: Bool

  init(_ plan: ColumnPlan, on date: CalendarDate, home: Int, list: Int?, coversAll: Bool = false) {
    self.plan = plan
    self.date = date
    self.list = list
    self.coversAll = coversAll
    program = NumberProgram(home: home)
  }

  private var book: RuleBook { plan.book }

  private static let denominatorLimit: Int64 = 1 << 40

  /// The step that computes an expression; nil: it is left to the evaluator.
  mutating func number(_ expression: Expression) -> Int? {
    switch expression.type {
    case .quantity, .date: break
    default: return nil
    }
    switch expression.kind {
    case .constant(.quantity(let value)): return constant(value)
    case .constant(.date(let day)): return program.add(.constant(Int64(day.dayNumber)), over: 1)
    case .fact(let reference, let selector): return fact(reference, selector)
    case .referenceDate: return program.add(.referenceDay, over: 1)
    case .arithmetic(let left, let operation, let right): return arithmetic(left, operation, right)
    case .clamp(let left, let operation, let right):
      guard let (left, right, denominator) = aligned(left, right) else { return nil }
      return program.add(operation == .atMost ? .least(left, right) : .most(left, right), over: denominator)
    case .shiftMonths(let day, let by, let direction):
      guard let day = whole(day), let by = whole(by) else { return nil }
      return program.add(.shiftMonths(day, by: by, direction), over: 1)
    case .shiftDays(let day, let by, let forward):
      guard let day = whole(day), let by = whole(by) else { return nil }
      return program.add(.shiftDays(day, by: by, forward: forward), over: 1)
    case .timeBetween(let unit, let from, let to):
      guard let from = whole(from), let to = whole(to) else { return nil }
      return program.add(unit == .days ? .daysBetween(from, to) : .monthsBetween(from, to), over: 1)
    case .definition(let number): return definition(number)
    case .parameter(let number): return parameter(number)
    case .hole(_, let low, let high): return hole(low, high)
    case .table(let subject, let rows): return table(subject, rows)
    default: return nil
    }
  }

  private mutating func constant(_ value: Ratio) -> Int? {
    guard let number = Int64(exactly: value.numerator), number.magnitude < NumberBounds.limit,
      let denominator = Int64(exactly: value.denominator), denominator <= NumberCompiler.denominatorLimit
    else { return nil }
    return program.add(.constant(number), over: denominator)
  }

  /// A number whose step is over one.
  private mutating func whole(_ expression: Expression) -> Int? {
    guard let step = number(expression), program.steps[step].denominator == 1 else { return nil }
    return step
  }

  private mutating func fact(_ reference: FactReference, _ selector: YearSelector?) -> Int? {
    if let own = reference.list, own != list { return nil }
    let fact = book.vocabulary.fact(reference)
    let scale = fact.cellScale
    var unknown = NumberBounds.unbounded
    if case .quantity(let range)? = plan.evaluation.fact(reference)?.unknown {
      guard let bounds = NumberCompiler.bounds(range, scale) else { return nil }
      unknown = bounds
    }
    var back: Int?
    if fact.isYearly {
      guard case .before(let years)? = selector, reference.list == nil else { return nil }
      back = years
    }
    let place = program.place(of: reference)
    return program.add(.fact(place, back: back, unknown: unknown), over: scale)
  }

  private static func bounds(_ range: Interval, _ scale: Int64) -> NumberBounds? {
    func end(_ value: Ratio?, _ otherwise: Int64) -> Int64? {
      guard let value else { return otherwise }
      guard let scaled = (try? value.multiplied(by: Ratio(scale)))?.whole, scaled.magnitude < NumberBounds.limit else {
        return nil
      }
      return scaled
    }
    guard let low = end(range.low, .min), let high = end(range.high, .max) else { return nil }
    return NumberBounds(low: low, high: high)
  }

  private mutating func arithmetic(
    _ left: Expression, _ operation: ArithmeticOperator, _ right: Expression
  ) -> Int? {
    switch operation {
    case .add, .subtract:
      guard let (left, right, denominator) = aligned(left, right) else { return nil }
      return program.add(operation == .add ? .add(left, right) : .subtract(left, right), over: denominator)
    case .multiply:
      guard let left = number(left), let right = number(right) else { return nil }
      return product(left, right)
    case .divide:
      // Only by a number that is written down: then it is a product.
      guard let left = number(left), case .constant(.quantity(let divisor)) = right.kind, .zero < divisor,
        let turned = try? Ratio.one.divided(by: divisor), let right = constant(turned)
      else { return nil }
      return product(left, right)
    }
  }

  private mutating func product(_ left: Int, _ right: Int) -> Int? {
    let (denominator, overflow) = program.steps[left].denominator.multipliedReportingOverflow(
      by: program.steps[right].denominator)
    guard !overflow, denominator <= NumberCompiler.denominatorLimit else { return nil }
    let operands = [left, right].map { NumberProgram.Operand(step: $0, factor: 1) }
    return program.add(.multiply(operands[0], operands[1]), over: denominator)
  }

  /// Two numbers over one denominator; nil: they are left to the evaluator.
  mutating func aligned(
    _ left: Expression, _ right: Expression
  ) -> (NumberProgram.Operand, NumberProgram.Operand, Int64)? {
    guard let left = number(left), let right = number(right), let denominator = common([left, right]) else {
      return nil
    }
    return (operand(left, denominator), operand(right, denominator), denominator)
  }

  /// A denominator that all of these can be put over.
  private func common(_ steps: [Int]) -> Int64? {
    var common: Int64 = 1
    for step in steps {
      let own = program.steps[step].denominator
      var (left, right) = (common, own)
      while right != 0 { (left, right) = (right, left % right) }
      let (product, overflow) = (common / left).multipliedReportingOverflow(by: own)
      guard !overflow, product <= NumberCompiler.denominatorLimit else { return nil }
      common = product
    }
    return common
  }

  private func operand(_ step: Int, _ denominator: Int64) -> NumberProgram.Operand {
    NumberProgram.Operand(step: step, factor: denominator / program.steps[step].denominator)
  }

  private mutating func hole(_ low: Expression?, _ high: Expression?) -> Int? {
    let (first, last) = (low.map { number($0) }, high.map { number($0) })
    // A bound that cannot be computed leaves the whole to the evaluator.
    if case .some(nil) = first { return nil }
    if case .some(nil) = last { return nil }
    let ends = (first ?? nil, last ?? nil)
    guard let denominator = common([ends.0, ends.1].compactMap { $0 }) else { return nil }
    return program.add(
      .hole(low: ends.0.map { operand($0, denominator) }, high: ends.1.map { operand($0, denominator) }),
      over: denominator)
  }

  // MARK: Names

  private mutating func definition(_ number: Int) -> Int? {
    guard let definition = book.definitions[checked: number], definition.list == nil || definition.list == list,
      let value = self.number(definition.clause.value)
    else { return nil }
    let own = book.instruments[checked: program.home]?.number
    if book.instruments[checked: definition.instrument]?.number == own { return value }
    // What another instrument sets says nothing once that has ended.
    guard let instrument = book.instruments[checked: definition.instrument], instrument.keeps.isEmpty,
      instrument.yields.isEmpty, let (first, last) = NumberCompiler.days(of: instrument)
    else { return nil }
    return dated([(first, last, value)])
  }

  /// The days on which an instrument is in force, whatever its transitions say; nil: one of them is not known.
  private static func days(of instrument: Instrument) -> (first: Int64, last: Int64)? {
    guard case .day(let first, _) = instrument.validFrom else { return nil }
    switch instrument.validUntil {
    case nil: return (Int64(first.dayNumber), .max)
    case .day(let last, _)?: return (Int64(first.dayNumber), Int64(last.dayNumber))
    case .hole?: return nil
    }
  }

  private mutating func parameter(_ number: Int) -> Int? {
    var values: [(first: Int64, last: Int64, step: Int)] = []
    let outer = coversAll
    coversAll = true
    defer { coversAll = outer }
    for given in plan.evaluation.valuesOfParameter[checked: number] ?? [] {
      let value = book.parameterValues[given]
      // Whether it holds looks at the instrument's days alone, whatever its transitions say, and at the province.
      guard let instrument = book.instruments[checked: value.instrument], instrument.territory == nil,
        let (first, last) = NumberCompiler.days(of: instrument)
      else { return nil }
      guard isReached(first, last) else { continue }
      guard let step = self.number(value.clause.value) else { return nil }
      values.append((first, last, step))
    }
    return dated(values)
  }

  /// Whether the instrument can be judged by a day between these.
  private func isReached(_ first: Int64, _ last: Int64) -> Bool {
    guard plan.reference(of: program.home) == nil else { return true }
    let day = Int64(date.dayNumber)
    return first <= day && day <= last
  }

  private mutating func dated(_ values: [(first: Int64, last: Int64, step: Int)]) -> Int? {
    guard let denominator = common(values.map(\.step)) else { return nil }
    return program.add(
      .dated(
        values.map { NumberProgram.Dated(first: $0.first, last: $0.last, number: operand($0.step, denominator)) }),
      over: denominator)
  }

  // MARK: Tables

  /// A table by one fact.
  private mutating func table(_ subject: Expression, _ rows: [Expression.TableRow]) -> Int? {
    guard case .fact(let reference, nil) = subject.kind, reference.list == nil || reference.list == list,
      !book.vocabulary.fact(reference).isYearly, rows.count < Int(Int8.max),
      let unknown = plan.evaluation.fact(reference)?.unknown
    else { return nil }
    var steps: [Int] = []
    for row in rows {
      guard let step = number(row.value) else { return nil }
      steps.append(step)
    }
    guard let denominator = common(steps) else { return nil }
    let isByNumber: Bool
    switch subject.type {
    case .quantity: isByNumber = true
    case .truth, .symbol: isByNumber = false
    case .date, .text, .supportItem, .instrument, .invalid: return nil
    }
    var rest = UncoveredValues(unknown, isWhole: subject.isWhole)
    var possible: [Int] = []
    for (place, row) in rows.enumerated() where rest.take(row.key) { possible.append(place) }
    if coversAll, !rest.isEmpty { possible = [] }
    let scale = book.vocabulary.fact(reference).cellScale
    let table = NumberTable(
      rowOfValue: NumberCompiler.rowOfValue(rows), isByNumber: isByNumber, ranges: NumberCompiler.ranges(rows, scale),
      possible: possible,
      rows: steps.map { operand($0, denominator) })
    return program.add(.table(program.place(of: reference), table), over: denominator)
  }

  private static func rowOfValue(_ rows: [Expression.TableRow]) -> [Int8] {
    (0..<Enumeration.limit).map { value in
      let covering = rows.firstIndex { row in
        switch row.key {
        case .symbols(let numbers): numbers.contains(value)
        case .truths(let truths): value < 2 && truths.contains(value == 1)
        case .otherwise: true
        case .numbers, .range: false
        }
      }
      return Int8(truncatingIfNeeded: covering ?? -1)
    }
  }

  private static func ranges(
    _ rows: [Expression.TableRow], _ scale: Int64
  ) -> [(low: Int64, high: Int64, row: Int)] {
    var ranges: [(low: Int64, high: Int64, row: Int)] = []
    for (row, covering) in rows.enumerated() {
      switch covering.key {
      case .symbols, .truths: continue
      case .otherwise: ranges.append((.min, .max, row))
      case .numbers(let numbers):
        for number in numbers {
          if let cell = (try? number.multiplied(by: Ratio(scale)))?.whole { ranges.append((cell, cell, row)) }
        }
      case .range(let low, let includesLow, let high, let includesHigh):
        ranges.append(
          (NumberCompiler.first(low, includesLow, scale), NumberCompiler.last(high, includesHigh, scale), row))
      }
    }
    return ranges
  }

  /// The first cell that is not below an end.
  private static func first(_ end: Ratio?, _ isIncluded: Bool, _ scale: Int64) -> Int64 {
    guard let end else { return .min }
    guard let scaled = try? end.multiplied(by: Ratio(scale)), let cell = try? scaled.rounded(.up, toMultipleOf: 1)
    else {
      return end < .zero ? .min : .max
    }
    return Ratio(cell) == scaled && !isIncluded && cell < .max ? cell + 1 : cell
  }

  /// The last cell that is not above an end.
  private static func last(_ end: Ratio?, _ isIncluded: Bool, _ scale: Int64) -> Int64 {
    guard let end else { return .max }
    guard let scaled = try? end.multiplied(by: Ratio(scale)), let cell = try? scaled.rounded(.down, toMultipleOf: 1)
    else { return end < .zero ? .min : .max }
    return Ratio(cell) == scaled && !isIncluded && cell > .min ? cell - 1 : cell
  }
}
