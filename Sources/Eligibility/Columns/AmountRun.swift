import RuleLanguage

/// The amount of an item for some rows, or for records with their rows: one run of what is computed of them.
struct AmountRun {
  private let rows: [Int32]
  private let records: [Int32]?
  private let amount: Step?
  private let bound: AmountBound
  private let rounding: Rounding?
  private let ceilings: [Ceiling]
  private let decision: Step?
  private let deduction: AmountColumns.Deduction?
  /// What was received, where that bears on the amount.
  private let received: ReceivedColumns?
  /// Whether the ledger knows records by what they are called.
  private let hasLabels: Bool

  /// The numbers of a step, and what they are divided by.
  private struct Step {
    let numbers: StepNumbers
    let denominator: Int64

    init(_ step: Int, _ run: NumberRun, _ program: NumberProgram) {
      numbers = run.numbers(of: step)
      denominator = program.steps[step].denominator
    }
  }

  private struct Ceiling {
    let step: Step
    let isPerYear: Bool
  }

  /// Computes a program. `amount` and `decision` are steps of it; `ledger` tells the item whose entries bear on the amount,
  /// by its family.
  init(
    _ program: NumberProgram, rows: [Int32], records: [Int32]? = nil, amount: Int?, _ bound: AmountBound,
    _ rounding: Rounding?, ceilings: [AmountColumns.Limit], decision: Int?, deduction: AmountColumns.Deduction?,
    ledger family: Int?, labelField: Int? = nil, of list: RecordColumns? = nil, _ codes: BlockCodes
  ) {
    let numbers = BoundNumbers(program, codes)
    let run = NumberRun(numbers, rows: rows, records: records, of: list, in: codes.plan.scratch)
    self.rows = rows
    self.records = records
    self.amount = amount.map { Step($0, run, program) }
    self.bound = bound
    self.rounding = rounding
    self.ceilings = ceilings.map { Ceiling(step: Step($0.step, run, program), isPerYear: $0.isPerYear) }
    self.decision = decision.map { Step($0, run, program) }
    self.deduction = deduction
    received = family.map { ReceivedColumns($0, labelField: labelField, of: list, numbers, codes) }
    hasLabels = labelField != nil
  }

  /// The amount as the law says it; nil: it is left to the evaluator.
  @inline(__always)
  func start(_ place: Int) -> AmountColumns.Found? {
    guard let amount else { return nil }
    let value = amount.numbers[place]
    guard let money = MoneyBounds(value, over: amount.denominator, rounding) else { return nil }
    return AmountColumns.Found(standing: StandingBounds(bound, money), isUnclear: !value.isExact)
  }

  /// Lowers it to the ceilings; false: it is left to the evaluator.
  @inline(__always)
  func cap(_ found: inout AmountColumns.Found, _ place: Int) -> Bool {
    for ceiling in ceilings where !cap(&found, ceiling, place) { return false }
    return true
  }

  private func cap(_ found: inout AmountColumns.Found, _ ceiling: Ceiling, _ place: Int) -> Bool {
    let value = ceiling.step.numbers[place]
    guard var money = MoneyBounds(value, over: ceiling.step.denominator, rounding?.toWholeDong) else { return false }
    var isUnclear = !value.isExact
    if ceiling.isPerYear {
      guard let received = receivedThisYear(place) else { return false }
      money = money.less(received.money)
      isUnclear = isUnclear || received.isUnclear
    }
    if found.standing.cap(money) { found.isUnclear = found.isUnclear || isUnclear }
    return true
  }

  private func receivedThisYear(_ place: Int) -> ReceivedColumns.Found? {
    let row = Int(rows[place])
    guard records != nil, !hasLabels else {
      return received?.received(row, record: records.map { Int($0[place]) }, isInYear: true)
    }
    // The ledger does not say for which record an entry was: it may have been for this one, or for none of these.
    guard let all = received?.received(row, record: nil, isInYear: true) else { return nil }
    if all.money.high == 0 { return all }
    return ReceivedColumns.Found(money: MoneyBounds(low: 0, high: all.money.high), isUnclear: true)
  }

  /// Lets the authority's decision, where there is one, take its place; false: it is left to the evaluator.
  @inline(__always)
  func decide(_ found: inout AmountColumns.Found, _ place: Int) -> Bool {
    guard let decision else { return true }
    let value = decision.numbers[place]
    if value == .left { return false }
    guard value.isNumber, value.isExact else { return true }
    guard let money = MoneyBounds(value, over: decision.denominator, nil) else { return false }
    if money.low == money.high { found.standing.decide(money.low) }
    return true
  }

  /// Takes off what was received; false: it is left to the evaluator.
  @inline(__always)
  func deduct(_ found: inout AmountColumns.Found, _ place: Int) -> Bool {
    guard let deduction else { return true }
    let record = deduction.isOfRecord ? records.map { Int($0[place]) } : nil
    guard let received = received?.received(Int(rows[place]), record: record, isInYear: deduction.isInYear) else {
      return false
    }
    found.standing.deduct(received.money)
    found.isUnclear = found.isUnclear || received.isUnclear
    return true
  }

  /// Whether a row has received nothing, for sure, as far as that bears on the amount.
  func hasReceivedNothing(_ place: Int) -> Bool {
    guard let received else { return true }
    return received.received(Int(rows[place]), record: nil, isInYear: false).map { $0.money.high == 0 } ?? false
  }
}
