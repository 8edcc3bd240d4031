import RuleLanguage

/// An amount on its way from what the law computes to what may be paid, with the steps that are shown.
struct AmountLadder {
  private(set) var standing: StandingAmount
  private(set) var steps: [LadderStep] = []
  /// Why the amount is not exact; counts only if it is not.
  private(set) var causes: [Cause] = []

  /// Before the first step.
  init(standing: StandingAmount) { self.standing = standing }

  /// The amount as it stands.
  var range: MoneyRange { standing.range }

  /// Notes a step that leaves the amount as it has become.
  mutating func note<Value>(_ kind: LadderStep.Kind, _ clause: Clause<Value>, after: MoneyRange? = nil) {
    steps.append(
      LadderStep(kind: kind, after: after ?? range, citation: clause.citation, source: clause.source))
  }

  /// Notes a step that no clause orders.
  mutating func note(_ kind: LadderStep.Kind) {
    steps.append(LadderStep(kind: kind, after: range, citation: nil, source: nil))
  }

  mutating func add(causes others: [Cause]) { causes = causes.joined(with: others) }

  /// `tính`: what the law says, rounded as it says.
  init(_ clause: Clause<Amount>, _ value: Evaluated, _ rounding: Rounding?) {
    let money = RoundedMoney(value.interval ?? .unbounded, rounding)
    standing = StandingAmount(clause.value.bound, money.range)
    causes = value.causes
    if let fault = money.fault { add(causes: [.arithmetic(fault)]) }
    note(.computed(clause.value.bound, value.finding, money.wasRounded ? rounding : nil), clause)
  }

  /// `giới hạn`: a ceiling in đồng, less what the ledger shows in the year where it is a year's.
  mutating func cap(
    _ clause: Clause<Ceiling>, _ value: Evaluated, _ rounding: Rounding?, used: ReceivedAmount?
  ) {
    // The step of the rounding is for what is granted, not for its ceiling, which only has to be whole đồng.
    let money = RoundedMoney(value.interval ?? .unbounded, rounding?.toWholeDong)
    var left = money.range
    if let used {
      left = MoneyRange(low: left.low.without(used.range.high), high: left.high.less(used.range.low))
    }
    let bite = standing.cap(left)
    if bite != .no {
      add(causes: value.causes)
      add(causes: used?.causes ?? [])
      if let fault = money.fault { add(causes: [.arithmetic(fault)]) }
    }
    note(.capped(clause.value, limit: money.range, used: used?.range, bite), clause)
  }

  /// `giới hạn`: only so many records.
  mutating func keep(_ records: KeptRecords, limit: Int64, _ clause: Clause<Ceiling>) {
    standing = records.standing
    add(causes: records.causes)
    note(.recordsCapped(limit: limit, dropped: records.dropped, records.bite), clause)
  }

  /// The authority's decision, within what the law guarantees and allows.
  mutating func decide(_ amount: Int64, _ clause: Clause<FactReference>) {
    standing.decide(amount)
    note(.decided(amount), clause)
  }

  /// `trừ đã nhận`.
  mutating func deduct(_ received: ReceivedAmount, _ clause: Clause<[LedgerKey]>) {
    standing.deduct(received.range)
    add(causes: received.causes)
    note(.deducted(received.range), clause)
  }
}

/// What is left where only so many records count.
struct KeptRecords {
  let standing: StandingAmount
  /// The records that are sure to be left out, by their place in the list.
  let dropped: [Int]
  /// The records that are not left out, whatever is not known.
  let counted: [Int]
  /// Whether any is left out.
  let bite: LadderStep.Bite
  let causes: [Cause]
}
