import RuleLanguage

/// The amount of an item for many rows at once: what `Evaluation.ladder` and the sum of records come to, without their
/// steps.
final class AmountColumns {
  private let bound: AmountBound
  private let rounding: Rounding?
  /// What is computed of whoever is looked at, each record or the applicant, and of an item decided by record of the
  /// applicant as a whole.
  private let own: NumberProgram
  private let joint: NumberProgram
  private let amount: Int
  /// The ceilings of whoever is looked at, and those of the applicant as a whole.
  private let ceilings: [Limit]
  private let jointCeilings: [Limit]
  /// The authority's decision, and whether it decides record by record.
  private let decision: Int?
  private let decidesByRecord: Bool
  /// What is taken off for what the ledger shows: of the year, of the record.
  private let deduction: Deduction?
  private let deductsByRecord: Bool
  /// Whether what was received bears on it.
  private let looksAtLedger: Bool
  /// How many records may count at most.
  private let recordLimit: Int64?
  private let isByRecord: Bool
  private let family: Int
  private let labelField: Int?

  private struct Deduction {
    var isInYear = false
    var isOfRecord = false

    /// Nil: it is left to the evaluator.
    init?(_ keys: [LedgerKey]) {
      for key in keys {
        switch key {
        case .applicant: continue
        case .year: isInYear = true
        case .record: isOfRecord = true
        case .fact: return nil
        }
      }
    }
  }

  private struct Limit {
    let step: Int
    let isPerYear: Bool
  }

  /// The amount of an item; nil: it is left to the evaluator.
  init?(_ item: ItemPlan, _ plan: ColumnPlan, on date: CalendarDate) {
    let support = item.support
    guard plan.shortcuts.contains(.amounts), support.payment == nil, let amount = support.amount else { return nil }
    isByRecord = support.list != nil
    var own = NumberCompiler(plan, on: date, home: support.instrument, list: support.list)
    var joint = NumberCompiler(plan, on: date, home: support.instrument, list: nil)
    guard let value = own.number(amount.value.value) else { return nil }
    var ceilings: [Limit] = []
    var jointCeilings: [Limit] = []
    var recordLimit: Int64?
    for ceiling in support.ceilings {
      switch ceiling.value.limit {
      case .records(let limit): recordLimit = min(recordLimit ?? limit, limit)
      case .amount(let limit):
        if !isByRecord || ceiling.value.scope == .record {
          guard let step = own.number(limit) else { return nil }
          ceilings.append(Limit(step: step, isPerYear: ceiling.value.isPerYear))
        } else {
          guard let step = joint.number(limit) else { return nil }
          jointCeilings.append(Limit(step: step, isPerYear: ceiling.value.isPerYear))
        }
      }
    }
    decidesByRecord = item.decidesByRecord
    var decision: Int?
    if let clause = support.decision {
      let type = plan.book.vocabulary.fact(clause.value).kind.type
      let fact = Expression.fact(clause.value, nil, type: type, at: support.span)
      guard let step = !isByRecord || decidesByRecord ? own.number(fact) : joint.number(fact) else { return nil }
      decision = step
    }
    self.amount = value
    self.ceilings = ceilings
    self.jointCeilings = jointCeilings
    self.recordLimit = recordLimit
    self.decision = decision
    self.own = own.program
    self.joint = joint.program
    bound = amount.value.bound
    rounding = support.rounding?.value
    if let clause = support.deduction {
      guard let deduction = Deduction(clause.value) else { return nil }
      self.deduction = deduction
    } else {
      deduction = nil
    }
    labelField = item.labelField
    deductsByRecord = item.deductsByRecord
    looksAtLedger = support.deduction != nil || support.ceilings.contains { $0.value.isPerYear }
    family = plan.book.familyOfItem[checked: support.number] ?? support.number
  }

  /// An amount that was computed.
  struct Found {
    var standing: StandingBounds
    /// Whether something else than an authority's decision keeps it from being exact.
    var isUnclear: Bool
    /// Whether it could not be computed.
    var isLeft = false

    /// It is left to the evaluator.
    static let left = Found(standing: .zero, isUnclear: false, isLeft: true)
  }

  /// What may come out for rows as a whole.
  func whole(_ rows: [Int32], _ codes: BlockCodes) -> [Found] {
    let numbers = BoundNumbers(own, codes)
    let run = NumberRun(numbers, rows: rows, in: codes.plan.scratch)
    let ledger = looksAtLedger ? ReceivedColumns(family, labelField: nil, of: nil, numbers, codes) : nil
    return rows.indices.map { place in
      let row = Int(rows[place])
      guard var found = start(run, place, row, record: nil, ledger), decide(&found, run, place),
        deduct(&found, row, record: nil, ledger)
      else { return .left }
      return found.standing.isWithinLimits ? found : .left
    }
  }

  /// Records that are granted, or may be.
  struct Parts {
    /// Their places in the list of the block, and their rows.
    var records: [Int32] = []
    var rows: [Int32] = []
    var isSure: [Bool] = []
  }

  /// What may come out for the records of rows together. Of row `place` the records are those of `parts` in
  /// `ranges[place]`; `isGiven` tells whether its list is given at all. `isGranted` says whether the item is sure to be
  /// granted.
  func sums(
    _ rows: [Int32], _ parts: Parts, _ ranges: [Range<Int32>], isGiven: [Bool], isGranted: [Bool],
    of list: RecordColumns?, _ codes: BlockCodes
  ) -> [Found] {
    let records = records(parts, list, codes)
    let numbers = BoundNumbers(joint, codes)
    let run = NumberRun(numbers, rows: rows, in: codes.plan.scratch)
    let ledger = looksAtLedger ? ReceivedColumns(family, labelField: labelField, of: list, numbers, codes) : nil
    return rows.indices.map { place in
      let row = Int(rows[place])
      var found = Found(standing: .anything, isUnclear: true)
      if isGiven[place] {
        let own = Int(ranges[place].lowerBound)..<Int(ranges[place].upperBound)
        // Which records count where there are too many is left to the evaluator; so is what took places already.
        if let recordLimit, own.count > recordLimit || !hasReceivedNothing(row, ledger) { return .left }
        found = Found(standing: .zero, isUnclear: false)
        for part in own {
          guard !records[part].isLeft else { return .left }
          found.standing =
            part == own.lowerBound ? records[part].standing : found.standing.adding(records[part].standing)
          found.isUnclear = found.isUnclear || records[part].isUnclear
        }
        guard found.standing.isWithinLimits else { return .left }
      }
      for ceiling in jointCeilings where !cap(&found, ceiling, run, joint, place, row, record: nil, ledger) {
        return .left
      }
      if !decidesByRecord, !decide(&found, run, place) { return .left }
      if !deductsByRecord, !deduct(&found, row, record: nil, ledger) { return .left }
      // Of what comes out exactly nothing is unclear, if it is sure to be granted.
      if found.standing.isExact, isGranted[place] { found.isUnclear = false }
      return found.standing.isWithinLimits ? found : .left
    }
  }

  private func hasReceivedNothing(_ row: Int, _ ledger: ReceivedColumns?) -> Bool {
    guard let ledger else { return true }
    return ledger.received(row, record: nil, isInYear: false).map { $0.money.high == 0 } ?? false
  }

  private func records(_ parts: Parts, _ list: RecordColumns?, _ codes: BlockCodes) -> [Found] {
    guard let list, !parts.records.isEmpty else { return [] }
    let numbers = BoundNumbers(own, codes)
    let run = NumberRun(numbers, rows: parts.rows, records: parts.records, of: list, in: codes.plan.scratch)
    let ledger = looksAtLedger ? ReceivedColumns(family, labelField: labelField, of: list, numbers, codes) : nil
    return parts.records.indices.map { part in
      let (row, record) = (Int(parts.rows[part]), Int(parts.records[part]))
      guard var found = start(run, part, row, record: record, ledger) else { return .left }
      if decidesByRecord, !decide(&found, run, part) { return .left }
      if deductsByRecord, !deduct(&found, row, record: record, ledger) { return .left }
      // Why a record is not sure to be granted makes the whole unclear; so does its amount, where it is not exact.
      found.isUnclear = !parts.isSure[part] || (found.isUnclear && !found.standing.isExact)
      if !parts.isSure[part] { found.standing = found.standing.orNothing }
      return found
    }
  }

  private func start(
    _ run: NumberRun, _ place: Int, _ row: Int, record: Int?, _ ledger: ReceivedColumns?
  ) -> Found? {
    let value = run.numbers(of: amount)[place]
    guard let money = MoneyBounds(value, over: own.steps[amount].denominator, rounding) else { return nil }
    var found = Found(standing: StandingBounds(bound, money), isUnclear: !value.isExact)
    for ceiling in ceilings where !cap(&found, ceiling, run, own, place, row, record: record, ledger) { return nil }
    return found
  }

  private func cap(
    _ found: inout Found, _ ceiling: Limit, _ run: NumberRun, _ program: NumberProgram, _ place: Int, _ row: Int,
    record: Int?, _ ledger: ReceivedColumns?
  ) -> Bool {
    let value = run.numbers(of: ceiling.step)[place]
    guard var money = MoneyBounds(value, over: program.steps[ceiling.step].denominator, rounding?.toWholeDong) else {
      return false
    }
    var isUnclear = !value.isExact
    if ceiling.isPerYear {
      guard let received = receivedThisYear(row, record, ledger) else { return false }
      money = money.less(received.money)
      isUnclear = isUnclear || received.isUnclear
    }
    if found.standing.cap(money) { found.isUnclear = found.isUnclear || isUnclear }
    return true
  }

  private func receivedThisYear(_ row: Int, _ record: Int?, _ ledger: ReceivedColumns?) -> ReceivedColumns.Found? {
    guard record != nil, labelField == nil else { return ledger?.received(row, record: record, isInYear: true) }
    // The ledger does not say for which record an entry was: it may have been for this one, or for none of these.
    guard let all = ledger?.received(row, record: nil, isInYear: true) else { return nil }
    if all.money.high == 0 { return all }
    return ReceivedColumns.Found(money: MoneyBounds(low: 0, high: all.money.high), isUnclear: true)
  }

  private func decide(_ found: inout Found, _ run: NumberRun, _ place: Int) -> Bool {
    guard let decision else { return true }
    let value = run.numbers(of: decision)[place]
    if value == .left { return false }
    guard value.isNumber, value.isExact else { return true }
    let program = !isByRecord || decidesByRecord ? own : joint
    guard let money = MoneyBounds(value, over: program.steps[decision].denominator, nil) else { return false }
    if money.low == money.high { found.standing.decide(money.low) }
    return true
  }

  private func deduct(_ found: inout Found, _ row: Int, record: Int?, _ ledger: ReceivedColumns?) -> Bool {
    guard let deduction else { return true }
    guard
      let received = ledger?.received(
        row, record: deduction.isOfRecord ? record : nil, isInYear: deduction.isInYear)
    else { return false }
    found.standing.deduct(received.money)
    found.isUnclear = found.isUnclear || received.isUnclear
    return true
  }
}
