import RuleLanguage

extension ItemDecision {
  /// Takes down what stacking made of the item: the step `chọn`, and what may be paid of what is left.
  mutating func stack(
    _ choice: Truth, _ left: MoneyRange?, _ reasons: [StackingReason], _ rounding: Rounding?, rule: StackingRule?
  ) {
    self.choice = choice
    afterStacking = left
    guard !reasons.isEmpty else { return }
    let step = LadderStep(
      kind: .chosen(choice, reasons), after: left ?? .zero, citation: rule?.citation, source: rule?.source)
    let place = ladder.firstIndex { $0.kind.isPayment } ?? ladder.endIndex
    if let left, left != amount {
      for index in place..<ladder.endIndex { ladder[index] = ladder[index].paying(of: left, rounding) }
      if let paid = ladder[place...].first(where: { if case .payable = $0.kind { true } else { false } }) {
        let most = payable?.high.lesser(paid.after.high) ?? paid.after.high
        payable = MoneyRange(low: verdict == .eligible ? paid.after.low : 0, high: most)
      }
      if !left.isExact { for reason in reasons { causes = causes.joined(with: reason.causes) } }
    }
    ladder.insert(step, at: place)
  }

  /// Takes in where the rules were read that bear on what is received.
  mutating func weaken(to basis: Basis, _ rules: [StackingRule]) {
    self.basis = max(self.basis, basis)
    for rule in rules where !sources.contains(rule.source) {
      let place = sources.firstIndex { $0.basis < rule.source.basis } ?? sources.endIndex
      sources.insert(rule.source, at: place)
    }
  }
}

extension LadderStep {
  /// The step of a payment, of another amount.
  fileprivate func paying(of amount: MoneyRange, _ rounding: Rounding?) -> LadderStep {
    let share: PayableShare
    switch kind {
    case .payable(let low, let high): share = PayableShare(low: low, high: high, causes: [])
    case .advance(let most): share = PayableShare(low: .zero, high: most, causes: [])
    default: return self
    }
    return LadderStep(kind: kind, after: share.of(amount, rounding), citation: citation, source: source)
  }
}

extension LadderStep.Kind {
  /// Whether it comes after the amount is settled.
  fileprivate var isPayment: Bool {
    switch self {
    case .payable, .advance: true
    default: false
    }
  }
}
