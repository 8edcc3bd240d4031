import RuleLanguage

/// A condition of the column engine: a part that is asked of the evaluator, or parts put together.
final class ConditionNode {
  private let form: Form
  /// What was asked last: items of one instrument ask the same of the same rows.
  private var lastReasons: (subjects: Subjects, reasons: [Int32])?
  private var lastTruths: (subjects: Subjects, truths: TruthColumn)?

  /// How it is made up.
  enum Form {
    case leaf(ConditionLeaf)
    case group(ConditionGroup)
  }

  init(_ form: Form) { self.form = form }

  /// Whether it holds for subjects.
  func truths(of subjects: Subjects, _ oracle: BlockOracle) -> TruthColumn {
    if let lastTruths, lastTruths.subjects === subjects { return lastTruths.truths }
    var found: TruthColumn
    switch form {
    case .leaf(let leaf): found = leaf.truths(of: subjects, oracle)
    case .group(let group):
      found = group.truths(of: subjects, oracle)
      found.settle()
    }
    lastTruths = (subjects, found)
    return found
  }

  /// Why it came out so for subjects, by number: of a group a state, of a leaf an outcome.
  func reasons(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    if let lastReasons, lastReasons.subjects === subjects { return lastReasons.reasons }
    let found: [Int32]
    switch form {
    case .leaf(let leaf): found = leaf.reasons(of: subjects, oracle) { truths(of: subjects, oracle) }
    case .group(let group): found = group.states(of: subjects, oracle)
    }
    lastReasons = (subjects, found)
    return found
  }

  /// Whether it holds for a reason.
  func truth(of reason: Int32) -> Truth {
    switch form {
    case .leaf(let leaf): leaf.outcome(of: reason).truth
    case .group(let group): group.truth(of: reason)
    }
  }

  /// What is found for a reason; nil: there is nothing to say.
  func finding(of reason: Int32) -> Finding? {
    switch form {
    case .leaf(let leaf): leaf.outcome(of: reason).finding
    case .group(let group): group.finding(of: reason)
    }
  }
}
