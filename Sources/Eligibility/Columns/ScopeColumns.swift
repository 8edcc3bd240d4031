import RuleLanguage

/// One test of scope by the column: whether an instrument is in force and for this province, or whether an item is for
/// this kind of applicant.
final class ScopeColumns {
  private let unit: DecisionUnit
  private let question: (Evaluation) -> ScopeShape
  /// Whether each of the answers holds that came out.
  private(set) var truths: [Truth] = []
  private var numbers: [Key: Int32] = [:]

  private struct Key: Hashable {
    let shape: ScopeShape
    let used: UsedMark
  }

  init(_ use: DossierUse, _ vocabulary: Vocabulary, _ question: @escaping (Evaluation) -> ScopeShape) {
    unit = DecisionUnit(use, vocabulary)
    self.question = question
  }

  /// What came out for rows, by number.
  func numbers(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    unit.outcomes(of: subjects, oracle.codes) { subject in
      let (shape, used) = oracle.ask(subject, subjects, question)
      let key = Key(shape: shape, used: UsedMark(used))
      if let known = numbers[key] { return known }
      let number = Int32(truncatingIfNeeded: truths.count)
      truths.append(shape.truth)
      numbers[key] = number
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

  init(_ scope: InstrumentScope) {
    truth = scope.truth
    causes = truth == .no ? [] : [scope.validity.causes, scope.territory.causes]
    options = []
  }

  init(_ test: BeneficiaryTest) {
    truth = test.finding.truth
    causes = truth == .unknown ? [test.finding.causes, test.kindCauses] : []
    options =
      truth == .unknown
      ? test.options.map { option in
        option.map { $0.truth == .unknown ? .open(OpenShape($0)) : .settled($0.truth) }
      } : []
  }
}

extension ScopeColumns {
  /// The scope of an instrument.
  static func instrument(_ number: Int, _ plan: ColumnPlan) -> ScopeColumns {
    var finder = DossierUseFinder(plan, home: number, item: -1, list: nil)
    finder.lookAtValidity(of: number)
    if plan.book.instruments[checked: number]?.territory != nil, let fact = plan.book.vocabulary.territoryFact {
      finder.add(FactReference(list: nil, index: fact), .exact)
    }
    return ScopeColumns(finder.use, plan.book.vocabulary) { evaluation in
      evaluation.turn(toInstrument: number)
      return ScopeShape(evaluation.instrumentScope(number))
    }
  }

  /// The kinds of applicant an item is for.
  static func beneficiary(_ item: ItemPlan, _ plan: ColumnPlan) -> ScopeColumns {
    var finder = DossierUseFinder(
      plan, home: item.support.instrument, item: item.support.number, list: nil)
    if let beneficiaries = item.support.beneficiaries?.value {
      if let fact = plan.book.vocabulary.kindFact { finder.add(FactReference(list: nil, index: fact), .exact) }
      for beneficiary in beneficiaries { if let condition = beneficiary.condition { finder.look(at: condition) } }
    }
    return ScopeColumns(finder.use, plan.book.vocabulary) { evaluation in
      evaluation.turn(to: item)
      return ScopeShape(evaluation.beneficiary(item))
    }
  }
}
