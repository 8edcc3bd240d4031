import RuleLanguage

/// Items decided for each record of a list: the item's amount is the sum of its records.
extension Evaluation {
  func decideByRecord(_ item: ItemPlan, _ scope: ItemScope, _ list: Int) -> ItemDraft {
    let shared = checkShared(item)
    guard let given = records(of: list) else { return withoutRecords(item, scope, shared, list, .unknown) }
    var outcomes: [DecidedRecord] = []
    var leftOut: [Finding] = []
    for record in given.indices {
      with(.number(record), of: list) {
        var filter = Checked(capacity: 1)
        look(at: .filter, item, &filter)
        if filter.truth == .no {
          // The item is not about this record.
          leftOut += filter.findings
        } else {
          outcomes.append(decide(record, item, scope, shared))
        }
      }
    }
    if outcomes.isEmpty { return withoutRecords(item, scope, shared, list, .no, leftOut) }
    var draft = ItemDraft(verdict: Verdict(records: outcomes.map(\.verdict)))
    draft.records = outcomes.map { $0.shown(label: given[checked: $0.record]?.label ?? "") }
    if draft.verdict == .ineligible, !isBrief {
      let parts = outcomes.map { PartChecked(record: $0.record, $0.checked) }
      draft.toQualify = WaysToYes(self, item).find(scope: scope, parts: parts)
    }
    if draft.verdict == .undetermined {
      draft.missing = MissingFacts.find(scope: scope, parts: outcomes.map(\.checked.findings))
    }
    guard draft.verdict != .outOfScope, draft.verdict != .ineligible else { return draft }
    addUp(item, shared, outcomes, &draft)
    if draft.verdict == .undetermined { draft.causes = draft.causes.joined(with: scope.causes) }
    return draft
  }

  /// A list without a record the item is about has nothing to support; of one that is not given nothing is known.
  private func withoutRecords(
    _ item: ItemPlan, _ scope: ItemScope, _ shared: Checked, _ list: Int, _ truth: Truth,
    _ leftOut: [Finding] = []
  ) -> ItemDraft {
    var checked = shared
    checked.add(.noRecords(item, list, truth, leftOut))
    var draft = ItemDraft(verdict: Verdict(scope: scope.truth, conditions: checked.truth))
    draft.findings = checked.findings
    if draft.verdict == .ineligible, !isBrief {
      draft.toQualify = WaysToYes(self, item).find(scope: scope, parts: [PartChecked(record: nil, checked)])
    }
    guard draft.verdict == .undetermined else { return draft }
    draft.causes = scope.causes.joined(with: checked.causes)
    draft.missing = MissingFacts.find(scope: scope, parts: [checked.findings])
    guard let amount = item.support.amount else { return draft }
    // However many records there are: from nothing upwards.
    var ladder = AmountLadder(standing: StandingAmount(.exact, MoneyRange(low: 0, high: nil)))
    ladder.add(causes: listCause(list))
    if amount.value.bound == .atMost { ladder.add(causes: [.authorityDecides]) }
    finish(item, shared, &ladder)
    draft.take(ladder)
    return draft
  }

  /// One record.
  private func decide(
    _ record: Int, _ item: ItemPlan, _ scope: ItemScope, _ shared: Checked
  ) -> DecidedRecord {
    let checked = check(item, like: shared)
    var decided = DecidedRecord(
      record: record, verdict: Verdict(scope: scope.truth, conditions: checked.truth), checked: checked)
    guard decided.verdict == .eligible || decided.verdict == .undetermined else { return decided }
    if decided.verdict == .undetermined { decided.causes = checked.causes.joined(with: scope.causes) }
    guard var ladder = ladder(item, checked) else { return decided }
    decided.standing = ladder.standing
    if item.paysByRecord, let clause = item.support.payment {
      let share = payableShare(clause.value)
      decided.share = share
      ladder.note(
        .payable(shareLow: share.low, shareHigh: share.high), clause,
        after: share.of(ladder.range, item.support.rounding?.value))
    }
    decided.ladder = ladder.steps
    if ladder.standing.isOpen { ladder.add(causes: [.authorityDecides]) }
    if !ladder.range.isExact { decided.causes = decided.causes.joined(with: ladder.causes) }
    if decided.causes.containConflict { decided.verdict = .conflict }
    return decided
  }

  /// The sum of the records, and what holds for the applicant as a whole.
  private func addUp(
    _ item: ItemPlan, _ shared: Checked, _ outcomes: [DecidedRecord], _ draft: inout ItemDraft
  ) {
    // What may be granted: a record that is not sure to be eligible may come to nothing.
    let granted = outcomes.filter { $0.standing != nil }
    let parts = granted.map { GrantedRecord(record: $0.record, standing: $0.surely) }
    let kept = item.support.ceilings.compactMap { clause -> (Clause<Ceiling>, Int64, KeptRecords)? in
      guard case .records(let limit) = clause.value.limit else { return nil }
      return (clause, limit, keep(limit, isPerYear: clause.value.isPerYear, of: parts, item))
    }
    // What is not known of a record that is left out in any case is of no account where the verdict stands.
    let dropped = draft.verdict == .eligible ? Set(kept.flatMap(\.2.dropped)) : []
    // Whether an authority still decides is seen at the end, when its decision for the whole has been looked for.
    for outcome in outcomes where outcome.verdict != .ineligible && !dropped.contains(outcome.record) {
      draft.causes = draft.causes.joined(with: outcome.causes.filter { $0 != .authorityDecides })
    }
    guard let amount = item.support.amount, let first = parts.first else {
      if draft.verdict == .eligible { draft.causes = [] }
      return
    }
    let sum = parts.dropFirst().reduce(first.standing) { $0.adding($1.standing) }
    var ladder = AmountLadder(standing: sum)
    ladder.add(causes: draft.causes)
    if sum.mostHigh == nil, parts.allSatisfy({ $0.standing.mostHigh != nil }), amount.value.bound != .atLeast {
      ladder.add(causes: [.arithmetic(.overflow)])
    }
    ladder.note(.summed(records: outcomes.filter { $0.verdict == .eligible }.count, of: outcomes.count))
    var isWholeSum = true
    for (clause, limit, kept) in kept {
      if kept.standing != ladder.standing { isWholeSum = false }
      ladder.keep(kept, limit: limit, clause)
      if kept.bite != .no {
        for place in draft.records.indices where draft.records[place].isCounted != .no {
          let record = draft.records[place].record
          draft.records[place].isCounted =
            kept.dropped.contains(record) ? .no : kept.counted.contains(record) ? .yes : .unknown
        }
      }
    }
    let before = ladder.standing
    finish(item, shared, &ladder)
    if ladder.standing != before { isWholeSum = false }
    if ladder.range.isExact, draft.verdict == .eligible { draft.causes = [] }
    draft.take(ladder)
    pay(item, payable(item, granted, isWholeSum, ladder.range), &ladder, &draft)
  }

  /// What may be paid today of the whole: the sum of the records, or, where a ceiling for the applicant lies between,
  /// what lies between the least and the largest of their shares.
  private func payable(
    _ item: ItemPlan, _ granted: [DecidedRecord], _ isWholeSum: Bool, _ amount: MoneyRange
  ) -> (share: PayableShare, amount: MoneyRange)? {
    guard let clause = item.support.payment else { return nil }
    let rounding = item.support.rounding?.value
    guard item.paysByRecord else {
      let share = payableShare(clause.value)
      return (share, share.of(amount, rounding))
    }
    let shares = granted.compactMap(\.share)
    guard let first = shares.first else { return nil }
    var causes: [Cause] = []
    for share in shares { causes = causes.joined(with: share.causes) }
    let low = shares.reduce(first.low) { min($0, $1.low) }
    let high = shares.reduce(first.high) { max($0, $1.high) }
    let bounds = PayableShare(low: low, high: high, causes: causes)
    guard isWholeSum else { return (bounds, bounds.of(amount, rounding)) }
    var sum = MoneyRange.zero
    for record in granted { sum = sum.adding(record.share?.of(record.surely.range, rounding) ?? sum) }
    return (bounds, sum)
  }
}

/// A record as decided.
struct DecidedRecord {
  let record: Int
  var verdict: Verdict
  let checked: Checked
  /// Its amount if it is granted; nil where it is not, or the item is not in money.
  var standing: StandingAmount?
  var share: PayableShare?
  var ladder: [LadderStep] = []
  var causes: [Cause] = []
  /// Whether it is sure to be granted.
  let isSure: Bool

  init(record: Int, verdict: Verdict, checked: Checked) {
    self.record = record
    self.verdict = verdict
    self.checked = checked
    isSure = verdict == .eligible
  }

  /// Its amount, nothing included where it is not sure to be granted.
  var surely: StandingAmount {
    guard let standing else { return .zero }
    return isSure ? standing : standing.orNothing
  }

  /// As it is shown.
  func shown(label: String) -> RecordOutcome {
    RecordOutcome(
      record: record, label: label, verdict: verdict, amount: standing.map { _ in surely.range }, isCounted: .yes,
      ladder: ladder, findings: checked.findings, causes: causes)
  }
}

/// A record that is granted, or may be.
struct GrantedRecord {
  let record: Int
  let standing: StandingAmount
}

extension Verdict {
  /// The answer for an item by the answers for its records.
  init(records: [Verdict]) {
    self = [.eligible, .conflict, .undetermined, .outOfScope].first(where: records.contains) ?? .ineligible
  }
}
