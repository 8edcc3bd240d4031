import RuleLanguage

/// A condition of the column engine: a part that is asked of the evaluator, or parts put together.
final class ConditionNode {
  /// How it is made up.
  let form: Form
  private let wanted: Truth
  /// What came out, each once.
  private(set) var outcomes: [ConditionOutcome] = []
  private var shapes = Numbering<ConditionShape>()
  /// Of each outcome, what is decided by.
  private var bytes: [TruthByte] = []
  /// What was asked last: items of one instrument ask the same of the same rows.
  private var last: (subjects: Subjects, numbers: [Int32])?
  private var lastTruths: (subjects: Subjects, truths: TruthColumn)?

  enum Form {
    case leaf(DecisionUnit, decide: (Evaluation) -> Finding?)
    case group(ConditionGroup)
  }

  /// A condition; `wanted` is the truth for which provisions are cited.
  init(_ form: Form, wanted: Truth) {
    self.form = form
    self.wanted = wanted
  }

  /// The number of an outcome.
  func number(of outcome: ConditionOutcome) -> Int32 {
    let number = shapes.number(of: ConditionShape(outcome, wanted: wanted))
    if number == outcomes.count { outcomes.append(outcome) }
    return number
  }

  /// Whether it holds for subjects.
  func truths(of subjects: Subjects, _ oracle: BlockOracle) -> TruthColumn {
    if let lastTruths, lastTruths.subjects === subjects { return lastTruths.truths }
    var found: TruthColumn
    switch form {
    case .leaf:
      let numbers = numbers(of: subjects, oracle)
      while bytes.count < outcomes.count {
        bytes.append(TruthByte(outcomes[bytes.count], oracle.codes.plan.evaluation.sources))
      }
      found = TruthColumn(numbers, bytes)
    case .group(let group):
      found = group.truths(of: subjects, oracle)
      found.settle()
    }
    lastTruths = (subjects, found)
    return found
  }

  /// What came out for subjects, by number.
  func numbers(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    if let last, last.subjects === subjects { return last.numbers }
    let found = found(for: subjects, oracle)
    last = (subjects, found)
    return found
  }

  private func found(for subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    switch form {
    case .leaf(let unit, let decide):
      return unit.outcomes(of: subjects, oracle.codes) { subject in
        let (finding, used) = oracle.ask(subject, subjects, decide)
        var mark = UsedMark(used)
        // What is settled is settled whatever the holes beside it say.
        if let finding, finding.truth != .unknown { mark.metHole = false }
        return number(of: ConditionOutcome(finding: finding, used: mark))
      }
    case .group(let group):
      return group.numbers(of: subjects, oracle) { number(of: $0) }
    }
  }
}
