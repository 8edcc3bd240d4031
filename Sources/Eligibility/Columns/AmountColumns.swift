import RuleLanguage

/// The amount of an item, computed: what `Evaluation.ladder` and the sum of records come to, without their steps.
struct AmountColumns {
  private let amount: NumberColumn
  private let bound: AmountBound
  /// The ceilings of whoever is looked at: of each record, or of the applicant.
  private let ceilings: [NumberColumn]
  /// Of an item decided by record, those of the applicant as a whole.
  private let jointCeilings: [NumberColumn]
  private let rounding: Rounding?
  /// The place among the facts of the authority's decision, and whether it decides record by record.
  private let decision: Int?
  private let decidesByRecord: Bool
  /// Whether what was received bears on it.
  private let looksAtLedger: Bool
  private let facts: [FactReference]
  private let home: Int

  /// The amount of an item; nil: it is left to the evaluator.
  init?(_ item: ItemPlan, _ plan: ColumnPlan) {
    let support = item.support
    guard support.payment == nil, let amount = support.amount, support.ceilings.count < 16 else { return nil }
    var columns = ComputedColumns(plan, home: support.instrument, list: support.list)
    guard let value = columns.number(amount.value.value) else { return nil }
    var ceilings: [NumberColumn] = []
    var joint: [NumberColumn] = []
    for ceiling in support.ceilings {
      guard case .amount(let limit) = ceiling.value.limit, let value = columns.number(limit) else { return nil }
      if support.list == nil || ceiling.value.scope == .record { ceilings.append(value) } else { joint.append(value) }
    }
    var decision: Int?
    if let clause = support.decision {
      let type = plan.book.vocabulary.fact(clause.value).kind.type
      guard case .fact(let place, nil)? = columns.number(.fact(clause.value, nil, type: type, at: support.span))
      else { return nil }
      decision = place
    }
    // What another instrument sets may have ended: the evaluator sees to it.
    guard !columns.leavesHome, columns.fits else { return nil }
    self.amount = value
    bound = amount.value.bound
    self.ceilings = ceilings
    jointCeilings = joint
    rounding = support.rounding?.value
    self.decision = decision
    decidesByRecord = item.decidesByRecord
    looksAtLedger = support.deduction != nil || support.ceilings.contains { $0.value.isPerYear }
    facts = columns.facts
    home = support.instrument
  }

  /// The same in the columns of a block.
  func bound(to codes: BlockCodes) -> Bound {
    Bound(amount: self, numbers: BoundNumbers(facts, home: home, codes), codes: codes)
  }

  /// An amount that was computed.
  struct Found {
    var standing: StandingAmount
    /// How it came about, as far as that bears on why it is not exact.
    var steps: [UInt64]
  }

  /// A record that is granted, or may be, by its place in the list of the block.
  struct Part {
    let record: Int
    let isSure: Bool
  }

  /// The amount in the columns of one block.
  struct Bound {
    fileprivate let amount: AmountColumns
    fileprivate let numbers: BoundNumbers
    fileprivate let codes: BlockCodes

    /// What may come out for a row as a whole; nil: it is left to the evaluator.
    func whole(_ row: Int) -> Found? {
      guard !amount.looksAtLedger || codes.isLedgerEmpty(row) == true else { return nil }
      return ladder(BoundNumbers.Place(row: row, record: nil, list: nil), isDecided: true)
    }

    /// What may come out for the records of a row together; nil: it is left to the evaluator.
    func sum(_ row: Int, _ parts: [Part], of list: RecordColumns) -> Found? {
      guard !amount.looksAtLedger || codes.isLedgerEmpty(row) == true, !parts.isEmpty else { return nil }
      var steps: [UInt64] = []
      var sum: StandingAmount?
      var isBounded = true
      for part in parts {
        let place = BoundNumbers.Place(row: row, record: part.record, list: list)
        guard let found = ladder(place, isDecided: amount.decidesByRecord) else { return nil }
        let standing = part.isSure ? found.standing : found.standing.orNothing
        steps += found.steps
        if standing.mostHigh == nil { isBounded = false }
        sum = sum?.adding(standing) ?? standing
      }
      guard let sum else { return nil }
      // A sum that does not fit has a cause of its own.
      if sum.mostHigh == nil, isBounded { return nil }
      var found = Found(standing: sum, steps: steps)
      var computing = NumberComputing(numbers, BoundNumbers.Place(row: row, record: nil, list: nil))
      guard cap(&found, by: amount.jointCeilings, &computing) else { return nil }
      if !amount.decidesByRecord, !decide(&found, &computing) { return nil }
      close(&found, computing)
      return found
    }

    private func ladder(_ place: BoundNumbers.Place, isDecided: Bool) -> Found? {
      var computing = NumberComputing(numbers, place)
      guard let value = computing.value(amount.amount)?.interval else { return nil }
      let money = RoundedMoney(value, amount.rounding)
      guard money.fault == nil else { return nil }
      var found = Found(standing: StandingAmount(amount.bound, money.range), steps: [])
      guard cap(&found, by: amount.ceilings, &computing) else { return nil }
      if isDecided, !decide(&found, &computing) { return nil }
      close(&found, computing)
      return found
    }

    private func cap(_ found: inout Found, by ceilings: [NumberColumn], _ computing: inout NumberComputing) -> Bool {
      var bites: UInt64 = 1
      for ceiling in ceilings {
        guard let limit = computing.value(ceiling)?.interval else { return false }
        let money = RoundedMoney(limit, amount.rounding?.toWholeDong)
        guard money.fault == nil else { return false }
        bites = bites << 1 | (found.standing.cap(money.range) == .no ? 0 : 1)
      }
      found.steps.append(bites)
      return true
    }

    private func decide(_ found: inout Found, _ computing: inout NumberComputing) -> Bool {
      guard let decision = amount.decision else { return true }
      guard let decided = computing.value(.fact(decision, back: nil)) else { return false }
      guard let exact = decided.interval?.exact else { return true }
      let money = RoundedMoney(Interval(exact), nil).range
      if money.isExact { found.standing.decide(money.low) }
      return true
    }

    private func close(_ found: inout Found, _ computing: NumberComputing) {
      let standing = found.standing
      found.steps.append((standing.isOpen ? 1 : 0) | (standing.range.isExact ? 2 : 0))
      found.steps.append(computing.steps)
    }
  }
}
