import RuleLanguage

/// The decision on one item.
extension Evaluation {
  /// Takes the position from which an item is evaluated.
  func turn(to item: ItemPlan) {
    itemNumber = item.support.number
    turn(toInstrument: item.support.instrument)
  }

  /// Takes the reference date of an instrument.
  func turn(toInstrument number: Int) {
    reference = plan.referenceOfInstrument[checked: number] ?? 0
    home = number
    triedYear = nil
  }

  /// Decides an item by itself, and gives its amount to be looked at with the others'.
  func decide(_ number: Int) -> (ItemDecision, DecidedAmount) {
    let item = plan.items[number]
    turn(to: item)
    used = UsedSources(item.sourceNumbers)
    let scope = scope(of: item)
    var draft: ItemDraft
    if scope.truth == .no {
      // Nothing the conditions say could change it.
      draft = ItemDraft(verdict: .outOfScope)
    } else if let list = item.support.list {
      draft = decideByRecord(item, scope, list)
    } else {
      draft = decideAsWhole(item, scope)
    }
    settleConflict(&draft)
    // What fails, fails whatever the holes beside it say.
    if draft.verdict == .ineligible || draft.verdict == .outOfScope { used.metHole = false }
    let decision = ItemDecision(
      item: number, verdict: draft.verdict, basis: basis, sources: sources(of: item), amount: draft.amount,
      payable: draft.payable, ladder: draft.ladder, scope: scope.findings, findings: draft.findings,
      records: draft.records, missing: draft.missing, toQualify: draft.toQualify,
      priority: !isBrief && (draft.verdict == .eligible || draft.verdict == .undetermined) ? priority(of: number) : [],
      papers: isBrief ? [] : papers(item),
      causes: draft.causes)
    return (decision, DecidedAmount(standing: draft.standing, rounding: item.support.rounding?.value))
  }

  /// The three tests of scope.
  func scope(of item: ItemPlan) -> ItemScope {
    let instrument = instrumentScope(item.support.instrument)
    if instrument.metHole { used.metHole = true }
    return ItemScope(instrument: instrument, beneficiary: beneficiary(item))
  }

  private func decideAsWhole(_ item: ItemPlan, _ scope: ItemScope) -> ItemDraft {
    let checked = check(item)
    var draft = ItemDraft(verdict: Verdict(scope: scope.truth, conditions: checked.truth))
    draft.findings = checked.findings
    switch draft.verdict {
    case .outOfScope, .conflict: break
    case .ineligible where isBrief: break
    case .ineligible:
      draft.toQualify = WaysToYes(self, item).find(scope: scope, parts: [PartChecked(record: nil, checked)])
    case .eligible, .undetermined:
      if draft.verdict == .undetermined {
        draft.causes = scope.causes.joined(with: checked.causes)
        draft.missing = MissingFacts.find(scope: scope, parts: [checked.findings])
      }
      if var ladder = ladder(item, checked) {
        draft.take(ladder)
        let share = item.support.payment.map { payableShare($0.value) }
        pay(item, share.map { ($0, $0.of(ladder.range, item.support.rounding?.value)) }, &ladder, &draft)
      }
    }
    return draft
  }

  /// `chi …` and `tạm ứng …`: what may be paid today.
  func pay(
    _ item: ItemPlan, _ paid: (share: PayableShare, amount: MoneyRange)?, _ ladder: inout AmountLadder,
    _ draft: inout ItemDraft
  ) {
    if let clause = item.support.payment, let paid {
      ladder.note(.payable(shareLow: paid.share.low, shareHigh: paid.share.high), clause, after: paid.amount)
      draft.payable = draft.verdict == .eligible ? paid.amount : MoneyRange(low: 0, high: paid.amount.high)
      draft.causes = draft.causes.joined(with: paid.share.causes)
    }
    if let clause = item.support.advance {
      let most = PayableShare(low: .zero, high: clause.value, causes: [])
      ladder.note(.advance(clause.value), clause, after: most.of(ladder.range, item.support.rounding?.value))
    }
    draft.ladder = ladder.steps
  }

  /// Instruments that contradict each other leave no answer where one was needed.
  private func settleConflict(_ draft: inout ItemDraft) {
    guard draft.verdict == .undetermined || draft.verdict == .eligible, draft.causes.containConflict else { return }
    draft.verdict = .conflict
    draft.missing = []
  }

  private func papers(_ item: ItemPlan) -> [PaperState] {
    guard let papers = item.support.papers?.value else { return [] }
    return papers.map { paper in
      guard let fact = plan.fact(paper), case .truth(let truth) = read(paper, fact, record: nil).value else {
        return PaperState(paper: paper, truth: .no)
      }
      return PaperState(paper: paper, truth: truth)
    }
  }

  /// The weakest of what was met, and of one source more.
  func basis(_ source: Int) -> Basis {
    use(source: source)
    return basis
  }

  /// The weakest of what was met; a hole that is still open is the weakest of all.
  private var basis: Basis {
    if used.metHole { return .hole }
    return used.numbers.max().flatMap { plan.sources[checked: $0]?.basis } ?? .text
  }

  /// What was met, the weakest first.
  private func sources(of item: ItemPlan) -> [Source] {
    // Nothing is ever taken away: as many as at first are the same.
    if used.numbers.count == item.sourceNumbers.count { return item.sources }
    return used.numbers.sorted(by: >).compactMap { plan.sources[checked: $0] }
  }
}

/// A decision on an item in the making.
struct ItemDraft {
  var verdict: Verdict
  var amount: MoneyRange?
  var payable: MoneyRange?
  var standing: StandingAmount?
  var ladder: [LadderStep] = []
  var findings: [Finding] = []
  var records: [RecordOutcome] = []
  var missing: [[FactPath]] = []
  var toQualify: [[Change]] = []
  var causes: [Cause] = []

  init(verdict: Verdict) { self.verdict = verdict }

  /// Takes the amount a ladder leads to; of an item that may not be granted at all the least is nothing.
  mutating func take(_ ladder: AmountLadder) {
    let range = ladder.range
    standing = ladder.standing
    amount = verdict == .eligible ? range : MoneyRange(low: 0, high: range.high)
    if !range.isExact { causes = causes.joined(with: ladder.causes) }
    self.ladder = ladder.steps
  }
}

/// Whether an item is there at all for the applicant.
struct ItemScope {
  let instrument: InstrumentScope
  let beneficiary: BeneficiaryTest

  /// The three tests, as they are shown.
  var findings: [ScopeFinding] { [instrument.validity, instrument.territory, beneficiary.finding] }

  /// Whether all three are passed.
  var truth: Truth {
    instrument.truth.and(beneficiary.finding.truth)
  }

  /// What is not known.
  var causes: [Cause] {
    instrument.validity.causes.joined(with: instrument.territory.causes).joined(with: beneficiary.finding.causes)
  }
}

extension Verdict {
  /// The answer: out of scope before anything else; then what fails can never be granted, known scope or not.
  init(scope: Truth, conditions: Truth) {
    if scope == .no {
      self = .outOfScope
    } else if conditions == .no {
      self = .ineligible
    } else {
      self = scope == .yes && conditions == .yes ? .eligible : .undetermined
    }
  }
}
