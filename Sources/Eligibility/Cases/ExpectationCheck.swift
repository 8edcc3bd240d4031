import RuleLanguage

/// Compares what a case expects with what came out, fact by fact.
struct ExpectationCheck {
  let expectation: ExpectationSyntax
  let vocabulary: Vocabulary
  /// The rules on priority.
  var rules: [PriorityRule] = []
  /// The place of the item or set of conditions: what a reference leaves out is taken from it.
  let place: Citation

  /// What is compared, of an item or of a set of conditions.
  struct Actual {
    let verdict: Verdict
    var amount: MoneyRange?
    var payable: MoneyRange?
    var choice: Truth?
    var taken: MoneyRange?
    var priority: [PriorityFinding] = []
    let failed: [Citation]
    let missing: [[FactPath]]
    let basis: Basis
  }

  /// Where what was expected differs from what came out.
  func mismatches(with actual: Actual) -> [CaseMismatch] {
    var mismatches: [CaseMismatch] = []
    if case .verdict(let expected) = expectation.answer, actual.verdict != Verdict(expected) {
      mismatches.append(.verdict(expected: Verdict(expected), actual: actual.verdict))
    }
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
    if let priority = expectation.priority {
      // Of the rule it names, or of any.
      let named = priority.rule.map { NamedProvision($0, from: place) }
      let findings = actual.priority.filter { finding in
        named.map { $0.contains(rules[finding.rule].citation) } ?? true
      }
      if !priority.answer.fits(findings, rules) {
        mismatches.append(.priority(expected: priority, actual: findings))
      }
    }
    for reference in expectation.because {
      let provision = NamedProvision(reference, from: place)
      if !actual.failed.contains(where: provision.contains) {
        mismatches.append(.because(expected: provision, actual: actual.failed))
      }
    }
    return mismatches + needs(actual.missing) + basis(actual.basis)
  }

  /// The same for a score or a grade.
  func mismatches(with actual: ClassOutcome) -> [CaseMismatch] {
    var mismatches: [CaseMismatch] = []
    if !expectation.answer.fits(actual.result, actual.gradeNames(in: vocabulary)) {
      mismatches.append(.classification(expected: expectation.answer, actual: actual.result))
    }
    return mismatches + needs([actual.missing]) + basis(actual.basis)
  }

  private func needs(_ missing: [[FactPath]]) -> [CaseMismatch] {
    expectation.needs.filter { name in !missing.contains { $0.contains { matches($0, name.text) } } }
      .map { .needs(expected: $0.text, actual: missing) }
  }

  private func basis(_ actual: Basis) -> [CaseMismatch] {
    guard let basis = expectation.basis.map(Basis.init), actual != basis else { return [] }
    return [.basis(expected: basis, actual: actual)]
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

extension ExpectedAnswer {
  /// Whether a score or a grade is as expected; `names` are those of its grades.
  func fits(_ result: ClassOutcome.Result, _ names: [String]) -> Bool {
    switch (self, result) {
    case (.verdict(.outOfScope), .outOfScope): true
    case (.points(let low, let high), .points(let points)): points.low == low && points.high == high
    case (.grades(let grades, let mayBeUngraded), .grades(let actual, let actuallyMay)):
      Set(grades.map(\.text)) == Set(actual.map { names[$0] }) && mayBeUngraded == actuallyMay
    case (.grades(let grades, mayBeUngraded: true), .nothing): grades.isEmpty
    default: false
    }
  }
}

extension ExpectedPriority.Answer {
  /// Whether one of the findings is so; for `không ưu tiên`, whether no criterion of any may hold.
  func fits(_ findings: [PriorityFinding], _ rules: [PriorityRule]) -> Bool {
    switch self {
    case .level(let level): findings.contains { $0.level == level && rules[$0.rule].isRanked }
    case .criteria(let places): findings.contains { $0.held.map { $0 + 1 } == places.sorted() }
    case .open: findings.contains { rules[$0.rule].isRanked ? $0.level == nil && !$0.open.isEmpty : $0.isOpen }
    case .none: !findings.contains { !$0.open.isEmpty }
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
  public init(_ expected: ExpectedVerdict) {
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
