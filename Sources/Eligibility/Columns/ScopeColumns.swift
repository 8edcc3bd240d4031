import RuleLanguage

/// One test of scope by the column: whether an instrument is in force and for this province, or whether an item is for
/// this kind of applicant.
final class ScopeColumns<Test> {
  private let unit: DecisionUnit
  private let question: (Evaluation) -> Test
  private let shape: (Test) -> ScopeShape
  /// The answers that came out: one of those that are alike.
  private(set) var tests: [Test] = []
  /// Whether each of them holds, and what was met on the way.
  private(set) var truths: [Truth] = []
  private(set) var used: [UsedMark] = []
  private var keys = Numbering<Key>()

  private struct Key: Hashable {
    let shape: ScopeShape
    let used: UsedMark
  }

  init(
    _ use: DossierUse, _ plan: ColumnPlan, shape: @escaping (Test) -> ScopeShape,
    question: @escaping (Evaluation) -> Test
  ) {
    unit = DecisionUnit(use, plan)
    self.question = question
    self.shape = shape
  }

  /// What came out for rows, by number.
  func numbers(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    unit.outcomes(of: subjects, oracle.codes) { subject in
      let (test, used) = oracle.ask(subject, subjects, unit.part, question)
      let key = Key(shape: shape(test), used: UsedMark(used))
      let number = keys.number(of: key)
      guard number == tests.count else { return number }
      tests.append(test)
      truths.append(key.shape.truth)
      self.used.append(key.used)
      return number
    }
  }
}

/// What tells two answers on scope apart.
struct ScopeShape: Hashable {
  let truth: Truth
  /// What is not known, test by test.
  let causes: [[Cause]]
  /// How the conditions of the kinds it may be came out, nil where a kind has none.
  let options: [OpenShape.Part?]
  /// Whether a hole is in the way.
  let metHole: Bool

  init(_ scope: InstrumentScope) {
    truth = scope.truth
    causes = truth == .no ? [] : [scope.validity.causes, scope.territory.causes]
    options = []
    metHole = scope.metHole
  }

  init(_ test: BeneficiaryTest) {
    truth = test.finding.truth
    causes = truth == .unknown ? [test.finding.causes, test.kindCauses] : []
    options =
      truth == .unknown
      ? test.options.map { option in
        option.map { $0.truth == .unknown ? .open(OpenShape($0)) : .settled($0.truth) }
      } : []
    metHole = false
  }
}

extension ScopeColumns where Test == InstrumentScope {
  /// The scope of an instrument.
  convenience init(instrument number: Int, _ plan: ColumnPlan) {
    var finder = DossierUseFinder(plan, home: number, item: -1, list: nil)
    finder.lookAtValidity(of: number)
    if plan.book.instruments[checked: number]?.territory != nil, let fact = plan.book.vocabulary.territoryFact {
      finder.add(FactReference(list: nil, index: fact), .exact)
    }
    self.init(
      finder.use, plan, shape: { ScopeShape($0) },
      question: { evaluation in
        evaluation.turn(toInstrument: number)
        return evaluation.instrumentScope(number)
      })
  }
}

extension ScopeColumns where Test == BeneficiaryTest {
  /// The kinds of applicant an item is for.
  convenience init(item: ItemPlan, _ plan: ColumnPlan) {
    var finder = DossierUseFinder(
      plan, home: item.support.instrument, item: item.support.number, list: nil)
    if let beneficiaries = item.support.beneficiaries?.value {
      if let fact = plan.book.vocabulary.kindFact { finder.add(FactReference(list: nil, index: fact), .exact) }
      for beneficiary in beneficiaries { if let condition = beneficiary.condition { finder.look(at: condition) } }
    }
    self.init(
      finder.use, plan, shape: { ScopeShape($0) },
      question: { evaluation in
        evaluation.turn(to: item)
        return evaluation.beneficiary(item)
      })
  }
}
