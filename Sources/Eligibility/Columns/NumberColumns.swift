import RuleLanguage

/// A number of the rules as the column engine computes it: what `Evaluation` computes, bounds and all, without its
/// explanation. What it cannot compute it leaves to the evaluator.
indirect enum NumberColumn {
  case constant(Interval)
  /// A fact or a field, by its place in `ComputedColumns.facts`; so many years back where it is yearly.
  case fact(Int, back: Int?)
  /// The day the instrument is judged by.
  case referenceDay
  case arithmetic(NumberColumn, ArithmeticOperator, NumberColumn)
  case clamp(NumberColumn, ClampOperator, NumberColumn)
  case shiftMonths(NumberColumn, by: NumberColumn, MonthEndDirection)
  case shiftDays(NumberColumn, by: NumberColumn, forward: Bool)
  case timeBetween(CalendarUnit, NumberColumn, NumberColumn)
  /// What nobody has read, within its bounds.
  case hole(NumberColumn?, NumberColumn?)
  /// What one of the values of an enumeration or truth (as bits) gives, by a fact.
  case table(Int, [(values: UInt64, gives: NumberColumn)])
}

/// A condition on such numbers.
enum ComputedCondition {
  case comparison(NumberColumn, ComparisonOperator, NumberColumn)
  case between(NumberColumn, NumberColumn, NumberColumn, includesHigh: Bool)
  case trend([NumberColumn], ComparisonOperator)
}

/// Takes numbers of the rules apart for the column engine.
struct ComputedColumns {
  private let book: RuleBook
  /// The instrument it stands in, and the list of which a record is at hand.
  private let home: Int
  private let list: Int?
  /// The facts that are read.
  private(set) var facts: [FactReference] = []
  /// Whether the reference date itself is read, and whether anything of another instrument is.
  private(set) var readsReferenceDay = false
  private(set) var leavesHome = false
  /// How many steps there are: what each came to has to fit into one word.
  private var steps = 0

  private static let stepLimit = 30

  init(_ plan: ColumnPlan, home: Int, list: Int?) {
    book = plan.book
    self.home = home
    self.list = list
  }

  /// Whether all that is said can be told apart in one word.
  var fits: Bool { steps <= ComputedColumns.stepLimit && !(readsReferenceDay && leavesHome) }

  /// A condition; nil: it is left to the evaluator.
  mutating func condition(_ expression: Expression) -> ComputedCondition? {
    switch expression.kind {
    case .comparison(let left, let comparison, let right):
      guard let left = number(left), let right = number(right) else { return nil }
      return .comparison(left, comparison, right)
    case .between(let subject, let low, let high, let includesHigh):
      guard let subject = number(subject), let low = number(low), let high = number(high) else { return nil }
      return .between(subject, low, high, includesHigh: includesHigh)
    case .trend(let reference, let direction, let years):
      guard let place = place(of: reference), years > 0, years < 8 else { return nil }
      steps += 2 * years + 1
      return .trend((1...years + 1).map { .fact(place, back: $0) }, direction == .rising ? .greater : .less)
    default: return nil
    }
  }

  /// A number or a day; nil: it is left to the evaluator.
  mutating func number(_ expression: Expression) -> NumberColumn? {
    steps += 1
    switch expression.type {
    case .quantity, .date: break
    default: return nil
    }
    switch expression.kind {
    case .constant(.quantity(let value)): return .constant(Interval(value))
    case .constant(.date(let day)): return .constant(Interval(Ratio(Int64(day.dayNumber))))
    case .fact(let reference, let selector):
      guard let place = place(of: reference) else { return nil }
      guard book.vocabulary.fact(reference).isYearly else { return .fact(place, back: nil) }
      guard case .before(let back)? = selector else { return nil }
      return .fact(place, back: back)
    case .referenceDate:
      readsReferenceDay = true
      return .referenceDay
    case .arithmetic(let left, let operation, let right):
      guard let left = number(left), let right = number(right) else { return nil }
      return .arithmetic(left, operation, right)
    case .clamp(let left, let operation, let right):
      guard let left = number(left), let right = number(right) else { return nil }
      return .clamp(left, operation, right)
    case .shiftMonths(let day, let by, let direction):
      guard let day = number(day), let by = number(by) else { return nil }
      return .shiftMonths(day, by: by, direction)
    case .shiftDays(let day, let by, let forward):
      guard let day = number(day), let by = number(by) else { return nil }
      return .shiftDays(day, by: by, forward: forward)
    case .timeBetween(let unit, let from, let to):
      guard let from = number(from), let to = number(to) else { return nil }
      return .timeBetween(unit, from, to)
    case .definition(let number):
      guard let definition = book.definitions[checked: number], definition.list == nil || definition.list == list
      else { return nil }
      if definition.instrument != home { leavesHome = true }
      return self.number(definition.clause.value)
    case .hole(_, let low, let high):
      // A bound that cannot be computed leaves the whole to the evaluator.
      let bounds = (low.map { number($0) }, high.map { number($0) })
      if case .some(nil) = bounds.0 { return nil }
      if case .some(nil) = bounds.1 { return nil }
      return .hole(bounds.0 ?? nil, bounds.1 ?? nil)
    case .table(let subject, let rows): return table(subject, rows)
    default: return nil
    }
  }

  /// A table by an enumeration or a truth whose rows are constants.
  private mutating func table(_ subject: Expression, _ rows: [Expression.TableRow]) -> NumberColumn? {
    guard case .fact(let reference, _) = subject.kind, let place = place(of: reference),
      !book.vocabulary.fact(reference).isYearly
    else { return nil }
    steps += 1
    var given: [(values: UInt64, gives: NumberColumn)] = []
    for row in rows {
      guard case .constant = row.value.kind, let value = number(row.value) else { return nil }
      switch row.key {
      case .symbols(let numbers): given.append((Value.bits(numbers), value))
      case .truths(let truths): given.append((Value.bits(truths.map { $0 ? 1 : 0 }), value))
      case .otherwise: given.append((.max, value))
      case .numbers, .range: return nil
      }
    }
    return .table(place, given)
  }

  /// The place of a fact; nil where no record of its list is at hand.
  private mutating func place(of reference: FactReference) -> Int? {
    if let own = reference.list, own != list { return nil }
    if let known = facts.firstIndex(of: reference) { return known }
    facts.append(reference)
    return facts.count - 1
  }
}
