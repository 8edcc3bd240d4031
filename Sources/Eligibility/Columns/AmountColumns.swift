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

  /// Which entries of the ledger are taken off.
  struct Deduction {
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

  /// A ceiling: the step that computes it.
  struct Limit {
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

    /// Of records nobody gives.
    static let anything = Found(standing: .anything, isUnclear: true)
    static let nothing = Found(standing: .zero, isUnclear: false)
  }

  /// Puts what may come out for rows as a whole, by their numbers among the answers; gives those, by their place among
  /// these, that are left to the evaluator.
  func putWhole(
    _ values: inout AnswerValues, _ numbers: [Int32], _ rows: [Int32], keepsStanding: Bool, _ codes: BlockCodes
  ) -> [Int] {
    var left: [Int] = []
    // Part by part: what is computed of one stays at hand.
    for start in stride(from: 0, to: rows.count, by: NumberRun.partSize) {
      let part = start..<min(rows.count, start + NumberRun.partSize)
      let run = AmountRun(
        own, rows: Array(rows[part]), amount: amount, bound, rounding, ceilings: ceilings, decision: decision,
        deduction: deduction, ledger: ledger, codes)
      left += values.put(at: Array(numbers[part]), keepsStanding: keepsStanding) { place in
        guard var found = run.start(place), run.cap(&found, place), run.decide(&found, place),
          run.deduct(&found, place), found.standing.isWithinLimits
        else { return nil }
        return found
      }.map { start + $0 }
    }
    return left
  }

  /// Records that are granted, or may be, row by row.
  struct Parts {
    /// Their places in the list of the block, and their rows.
    var records: [Int32] = []
    var rows: [Int32] = []
    var isSure: [Bool] = []
    /// How many of them come before each row, of all that are looked at, by its place; one more than rows. Empty: there are
    /// no records.
    var starts: [Int32] = []
    /// The list; nil: no row says anything of it.
    var list: RecordColumns?

    /// Which of them are those of the row at a place.
    @inline(__always)
    func range(of place: Int) -> Range<Int> {
      starts.isEmpty ? 0..<0 : Int(starts[place])..<Int(starts[place + 1])
    }
  }

  /// Puts what may come out for the records of rows together, as `putWhole` does; `places` are those by which `parts` knows
  /// the rows.
  func putSums(
    _ values: inout AnswerValues, _ numbers: [Int32], _ rows: [Int32], _ places: [Int32], _ parts: Parts,
    keepsStanding: Bool, _ codes: BlockCodes
  ) -> [Int] {
    let records = records(parts, codes)
    let run = AmountRun(
      joint, rows: rows, amount: nil, bound, rounding, ceilings: jointCeilings,
      decision: decidesByRecord ? nil : decision, deduction: deductsByRecord ? nil : deduction, ledger: ledger,
      labelField: labelField, of: parts.list, codes)
    let isGiven = parts.list?.isGiven ?? []
    let verdicts = values.verdicts
    return values.put(at: numbers, keepsStanding: keepsStanding) { number in
      var found = Found.anything
      if isGiven[checked: Int(rows[number])] ?? false {
        let own = parts.range(of: Int(places[number]))
        // Which records count where there are too many is left to the evaluator; so is what took places already.
        if let recordLimit, own.count > recordLimit || !run.hasReceivedNothing(number) { return nil }
        found = .nothing
        for part in own {
          guard let record = records[part] else { return nil }
          found.standing = part == own.lowerBound ? record.standing : found.standing.adding(record.standing)
          found.isUnclear = found.isUnclear || record.isUnclear
        }
        guard found.standing.isWithinLimits else { return nil }
      }
      guard run.cap(&found, number), run.decide(&found, number), run.deduct(&found, number) else { return nil }
      // Of what comes out exactly nothing is unclear, if it is sure to be granted.
      if found.standing.isExact, verdicts[Int(numbers[number])] == .eligible { found.isUnclear = false }
      return found.standing.isWithinLimits ? found : nil
    }
  }

  /// What each record comes to; nil where it is left to the evaluator.
  private func records(_ parts: Parts, _ codes: BlockCodes) -> [Found?] {
    guard let list = parts.list, !parts.records.isEmpty else { return [] }
    let run = AmountRun(
      own, rows: parts.rows, records: parts.records, amount: amount, bound, rounding, ceilings: ceilings,
      decision: decidesByRecord ? decision : nil, deduction: deductsByRecord ? deduction : nil, ledger: ledger,
      labelField: labelField, of: list, codes)
    return parts.records.indices.map { part in
      guard var found = run.start(part), run.cap(&found, part), run.decide(&found, part), run.deduct(&found, part)
      else { return nil }
      // Why a record is not sure to be granted makes the whole unclear; so does its amount, where it is not exact.
      found.isUnclear = !parts.isSure[part] || (found.isUnclear && !found.standing.isExact)
      if !parts.isSure[part] { found.standing = found.standing.orNothing }
      return found
    }
  }

  /// The item whose entries in the ledger bear on the amount, by its family; nil: what was received does not.
  private var ledger: Int? { looksAtLedger ? family : nil }
}
