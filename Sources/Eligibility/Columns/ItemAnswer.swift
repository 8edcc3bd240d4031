import RuleLanguage

/// What came out for an item and all rows that are alike in what it looks at.
public struct ItemAnswer: Sendable {
  /// The answer.
  public let verdict: Verdict
  /// The amount by itself; nil: none in money, or not granted.
  public let amount: MoneyRange?
  /// The weakest source.
  public let basis: Basis
  /// Where the conditions stand that fail, of what is ineligible.
  public let failed: [Citation]
  /// The smallest sets of facts that would settle it.
  public let missing: [[FactPath]]
  /// Why it is not exact, as far as the item itself goes.
  public var causes: [Cause] { decision.causes }
  /// What stacking takes it for.
  let decision: ItemDecision
  let decided: DecidedAmount

  /// The same answer with another amount.
  func with(_ standing: StandingAmount) -> ItemAnswer {
    ItemAnswer(self, standing, verdict == .eligible ? standing.range : standing.orNothing.range)
  }

  private init(_ other: ItemAnswer, _ standing: StandingAmount, _ amount: MoneyRange) {
    verdict = other.verdict
    self.amount = amount
    basis = other.basis
    failed = other.failed
    missing = other.missing
    decision = other.decision.withoutExplanation(amount: amount)
    decided = DecidedAmount(standing: standing, rounding: other.decided.rounding)
  }

  init(_ decision: ItemDecision, _ decided: DecidedAmount) {
    verdict = decision.verdict
    amount = decision.amount
    basis = decision.basis
    failed = decision.verdict == .ineligible ? decision.failedProvisions : []
    missing = decision.missing
    self.decision = decision.withoutExplanation(amount: decision.amount)
    self.decided = decided
  }
}

extension ItemDecision {
  /// The same without what only an explanation shows, of this amount.
  fileprivate func withoutExplanation(amount: MoneyRange?) -> ItemDecision {
    ItemDecision(
      item: item, verdict: verdict, basis: basis, sources: [], amount: amount, payable: payable, ladder: [],
      scope: [], findings: [], records: [], missing: missing, toQualify: [], priority: [], papers: [],
      causes: causes)
  }
}

extension StandingAmount {
  /// Its bounds, as words.
  func append(to key: inout [UInt64]) {
    for bound in [least.low, least.high, mostLow, mostHigh] {
      key.append(bound == nil ? 0 : 1)
      key.append(UInt64(bitPattern: bound ?? 0))
    }
  }
}
