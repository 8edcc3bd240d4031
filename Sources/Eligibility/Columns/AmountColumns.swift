import RuleLanguage

/// The amount of an item that is decided for the applicant as a whole, computed: what `Evaluation.ladder` comes to,
/// without its steps.
struct AmountColumns {
  private let amount: NumberColumn
  private let bound: AmountBound
  private let ceilings: [NumberColumn]
  private let rounding: Rounding?
  /// The place among `facts` of the authority's decision.
  private let decision: Int?
  /// Whether what was received bears on it.
  private let looksAtLedger: Bool
  private let facts: [FactReference]
  private let home: Int

  /// The amount of an item; nil: it is left to the evaluator.
  init?(_ plan: ItemPlan, _ book: RuleBook, _ evaluation: EvaluationPlan) {
    let support = plan.support
    guard support.list == nil, support.payment == nil, let amount = support.amount else { return nil }
    guard support.ceilings.count < 16 else { return nil }
    var columns = ComputedColumns(book, evaluation, home: support.instrument, list: nil)
    guard let value = columns.number(amount.value.value) else { return nil }
    var ceilings: [NumberColumn] = []
    for ceiling in support.ceilings {
      guard case .amount(let limit) = ceiling.value.limit, let value = columns.number(limit) else { return nil }
      ceilings.append(value)
    }
    // What another instrument sets may have ended: the evaluator sees to it.
    guard !columns.leavesHome, columns.fits else { return nil }
    var decision: Int?
    if let clause = support.decision {
      let type = book.vocabulary.fact(clause.value).kind.type
      guard case .fact(let place, nil)? = columns.number(.fact(clause.value, nil, type: type, at: support.span))
      else { return nil }
      decision = place
    }
    self.amount = value
    bound = amount.value.bound
    self.ceilings = ceilings
    rounding = support.rounding?.value
    self.decision = decision
    looksAtLedger = support.deduction != nil || support.ceilings.contains { $0.value.isPerYear }
    facts = columns.facts
    home = support.instrument
  }

  /// The same in the columns of a block.
  func bound(to codes: BlockCodes) -> Bound {
    Bound(amount: self, numbers: BoundNumbers(facts, home: home, codes), codes: codes)
  }

  /// The amount in the columns of one block.
  struct Bound {
    fileprivate let amount: AmountColumns
    fileprivate let numbers: BoundNumbers
    fileprivate let codes: BlockCodes

    /// What may come out for a row, and how it came about as far as it bears on why it is not exact; nil: it is left to
    /// the evaluator.
    func standing(_ row: Int) -> (standing: StandingAmount, steps: UInt64, bites: UInt64)? {
      if amount.looksAtLedger, !hasEmptyLedger(row) { return nil }
      var computing = NumberComputing(numbers, BoundNumbers.Place(row: row, record: nil, list: nil))
      guard let value = computing.value(amount.amount)?.interval else { return nil }
      let money = RoundedMoney(value, amount.rounding)
      guard money.fault == nil else { return nil }
      var standing = StandingAmount(amount.bound, money.range)
      var bites: UInt64 = 1
      for ceiling in amount.ceilings {
        guard let limit = computing.value(ceiling)?.interval else { return nil }
        let money = RoundedMoney(limit, amount.rounding?.toWholeDong)
        guard money.fault == nil else { return nil }
        bites = bites << 2 | (standing.cap(money.range) == .no ? 0 : 1)
      }
      if let decision = amount.decision {
        guard let decided = computing.value(.fact(decision, back: nil)) else { return nil }
        if let exact = decided.interval?.exact {
          let money = RoundedMoney(Interval(exact), nil).range
          if money.isExact { standing.decide(money.low) }
        }
      }
      bites = bites << 2 | (standing.isOpen ? 1 : 0) | (standing.range.isExact ? 2 : 0)
      return (standing, computing.steps, bites)
    }

    /// Whether nothing was received, for sure.
    private func hasEmptyLedger(_ row: Int) -> Bool {
      guard let ledger = codes.book.vocabulary.ledger, let records = codes.records(of: ledger.list),
        records.isGiven[row]
      else { return false }
      return records.offsets[row + 1] == records.offsets[row]
    }
  }
}
