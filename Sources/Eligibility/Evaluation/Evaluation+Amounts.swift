import RuleLanguage

/// Amounts: a ladder of named states (DESIGN §2.3).
extension Evaluation {
  /// The first steps: what the law computes, its ceilings for whoever is looked at, the decision, what was received.
  /// For a record, only the steps that differ from record to record.
  func ladder(_ item: ItemPlan, _ checked: Checked) -> AmountLadder? {
    guard let clause = item.support.amount, let value = value(of: .amount, item, checked) else { return nil }
    var ladder = AmountLadder(clause, value, item.support.rounding?.value)
    let isWhole = item.support.list == nil
    applyCeilings(item, checked, &ladder) { isWhole || $0 == .record }
    if isWhole || item.decidesByRecord { applyDecision(item, &ladder) }
    if isWhole || item.deductsByRecord { applyDeduction(item, &ladder) }
    if isWhole { explainOpenAmount(&ladder) }
    return ladder
  }

  /// The last steps of an item decided by record: what holds for the applicant as a whole.
  func finish(_ item: ItemPlan, _ shared: Checked, _ ladder: inout AmountLadder) {
    applyCeilings(item, shared, &ladder) { $0 == .applicant }
    if !item.decidesByRecord { applyDecision(item, &ladder) }
    if !item.deductsByRecord { applyDeduction(item, &ladder) }
    explainOpenAmount(&ladder)
  }

  private func applyCeilings(
    _ item: ItemPlan, _ checked: Checked, _ ladder: inout AmountLadder,
    where applies: (Ceiling.Scope) -> Bool
  ) {
    for (place, clause) in item.support.ceilings.enumerated() where applies(clause.value.scope) {
      guard let value = value(of: .ceiling(place), item, checked) else { continue }
      var used: ReceivedAmount?
      if clause.value.isPerYear { used = receivedThisYear(item, clause.value.scope) }
      ladder.cap(clause, value, item.support.rounding?.value, used: used)
    }
  }

  /// What the ledger shows of the item in the year of the reference date.
  private func receivedThisYear(_ item: ItemPlan, _ scope: Ceiling.Scope) -> ReceivedAmount {
    guard scope == .record, item.support.list != nil else { return receivedAmount(with: [.year]) }
    if let field = item.labelField { return receivedAmount(with: [.year, .record(ledgerField: field)]) }
    // The ledger does not say for which record an entry was: it may have been for this one, or for none of these.
    let all = receivedAmount(with: [.year])
    if all.range.high == 0 { return all }
    let causes = book.vocabulary.ledger.map { listCause($0.list) } ?? []
    return ReceivedAmount(range: MoneyRange(low: 0, high: all.range.high), causes: all.causes.joined(with: causes))
  }

  /// The amount an authority decided, where the dossier gives it.
  private func applyDecision(_ item: ItemPlan, _ ladder: inout AmountLadder) {
    guard let clause = item.support.decision, let fact = plan.fact(clause.value) else { return }
    let decided = read(clause.value, fact, record: recordNumber(of: clause.value)).value
    guard case .quantity(let interval) = decided, let exact = interval.exact else { return }
    let money = RoundedMoney(Interval(exact), nil).range
    if money.isExact { ladder.decide(money.low, clause) }
  }

  private func applyDeduction(_ item: ItemPlan, _ ladder: inout AmountLadder) {
    guard let clause = item.support.deduction else { return }
    ladder.deduct(receivedAmount(with: clause.value), clause)
  }

  /// Where the law leaves the amount to an authority, that is why it is not exact.
  private func explainOpenAmount(_ ladder: inout AmountLadder) {
    if ladder.standing.isOpen { ladder.add(causes: [.authorityDecides]) }
  }

  private func value(of kind: PlannedCheck.Kind, _ item: ItemPlan, _ checked: Checked) -> Evaluated? {
    item.checks.firstIndex { $0.kind == kind }.flatMap(checked.value)
  }

  /// `chi 50% khi A, 100% khi B`: the largest share whose condition holds.
  func payableShare(_ steps: [PaymentStep]) -> PayableShare {
    var low = Ratio.zero
    var high = Ratio.zero
    var causes: [Cause] = []
    for step in steps {
      let finding = condition(step.condition)
      if finding.truth == .yes { low = max(low, step.share) }
      if finding.truth != .no { high = max(high, step.share) }
      causes = causes.joined(with: finding.causes)
    }
    return PayableShare(low: low, high: high, causes: low == high ? [] : causes)
  }
}

/// The share of an amount that may be paid today.
struct PayableShare: Equatable {
  let low: Ratio
  let high: Ratio
  let causes: [Cause]

  /// So much of an amount, in whole đồng: downwards unless the item rounds another way, and never more than the amount.
  func of(_ amount: MoneyRange, _ rounding: Rounding?) -> MoneyRange {
    func part(_ share: Ratio, _ whole: Int64) -> Int64? {
      guard let product = try? Ratio(whole).multiplied(by: share),
        let amount = try? product.rounded(rounding?.direction ?? .down, toMultipleOf: 1)
      else { return nil }
      return Swift.min(whole, Swift.max(0, amount))
    }
    return MoneyRange(low: part(low, amount.low) ?? 0, high: high == .zero ? 0 : amount.high.flatMap { part(high, $0) })
  }
}
