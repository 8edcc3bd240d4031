import RuleLanguage

/// Compares what a case expects with what came out, fact by fact.
struct ExpectationCheck {
  let expectation: ExpectationSyntax
  let vocabulary: Vocabulary
  /// The place of the item or set of conditions: what a reference leaves out is taken from it.
  let place: Citation

  /// What is compared, of an item or of a set of conditions.
  struct Actual {
    let verdict: Verdict
    var amount: MoneyRange?
    var payable: MoneyRange?
    var choice: Truth?
    var taken: MoneyRange?
    let failed: [Citation]
    let missing: [[FactPath]]
    let basis: Basis
  }

  /// Where what was expected differs from what came out.
  func mismatches(with actual: Actual) -> [CaseMismatch] {
    var mismatches: [CaseMismatch] = []
    let verdict = Verdict(expectation.verdict)
    if actual.verdict != verdict { mismatches.append(.verdict(expected: verdict, actual: actual.verdict)) }
    if let amount = expectation.amount, !amount.fits(actual.amount) {
      mismatches.append(.amount(expected: amount, actual: actual.amount))
    }
    if let payable = expectation.payable, !payable.fits(actual.payable) {
      mismatches.append(.payable(expected: payable, actual: actual.payable))
    }
    if let choice = expectation.choice, Truth(choice) != actual.choice {
      mismatches.append(.choice(expected: choice, actual: actual.choice))
    }
    if let taken = expectation.taken, !taken.fits(actual.taken) {
      mismatches.append(.taken(expected: taken, actual: actual.taken))
    }
    for reference in expectation.because {
      let provision = NamedProvision(reference, from: place)
      if !actual.failed.contains(where: provision.contains) {
        mismatches.append(.because(expected: provision, actual: actual.failed))
      }
    }
    for name in expectation.needs where !actual.missing.contains(where: { $0.contains { matches($0, name.text) } }) {
      mismatches.append(.needs(expected: name.text, actual: actual.missing))
    }
    if let basis = expectation.basis.map(Basis.init), actual.basis != basis {
      mismatches.append(.basis(expected: basis, actual: actual.basis))
    }
    return mismatches
  }

  /// Whether a path is of the fact or list of a name, in whatever record and year.
  private func matches(_ path: FactPath, _ name: String) -> Bool {
    switch path.target {
    case .fact(let reference): vocabulary.fact(reference).name == name
    case .list(let list): vocabulary.lists[list].name == name
    }
  }
}

extension ExpectedAmount {
  /// Whether an amount is as expected.
  func fits(_ amount: MoneyRange?) -> Bool {
    guard let amount else { return false }
    return switch self {
    case .exactly(let value): amount.low == value && amount.high == value
    case .upTo(let high): amount.low == 0 && amount.high == high
    case .from(let low): amount.low == low && amount.high == nil
    case .between(let low, let high): amount.low == low && amount.high == high
    case .allows(let value): amount.low <= value && amount.high.map { value <= $0 } != false
    }
  }
}

extension Truth {
  /// The choice a case writes.
  public init(_ expected: ExpectedChoice) {
    self =
      switch expected {
      case .chosen: .yes
      case .leftOut: .no
      case .open: .unknown
      }
  }
}

extension Verdict {
  /// The verdict a case writes.
  init(_ expected: ExpectedVerdict) {
    self =
      switch expected {
      case .eligible: .eligible
      case .ineligible: .ineligible
      case .undetermined: .undetermined
      case .outOfScope: .outOfScope
      case .conflict: .conflict
      }
  }

  /// What a set of conditions comes to.
  init(_ truth: Truth) {
    self =
      switch truth {
      case .yes: .eligible
      case .no: .ineligible
      case .unknown: .undetermined
      }
  }
}

extension Basis {
  /// The basis a case writes.
  init(_ expected: ExpectedBasis) {
    self =
      switch expected {
      case .text: .text
      case .secondary: .secondary
      case .assumption: .assumption
      case .hole: .hole
      }
  }
}
