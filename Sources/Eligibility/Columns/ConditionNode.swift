import RuleLanguage

/// A condition of the column engine: a part that is asked of the evaluator, or parts put together.
final class ConditionNode {
  /// How it is made up.
  let form: Form
  private let wanted: Truth
  /// What is asked of why it comes out so.
  private let asked: ReasonsAsked
  /// What came of a leaf, each once.
  private var outcomes: [ConditionOutcome] = []
  private var truths: [Truth] = []
  private var numbers = Numbering<Key>()
  /// Of each outcome the first with the same reasons, and whether that is ever another.
  private var reasons: [Int32] = []
  private var firsts: [ConditionShape: Int32] = [:]
  private var hasOthers = false
  /// The reason of each truth, as `TruthColumn` numbers them, -1 where it was not met; nil: one has several.
  private var reasonOfTruth: [Int32]? = Array(repeating: -1, count: Int(TruthColumn.truth) + 1)
  /// What is decided by, as `TruthColumn` has it: of each outcome, and of each combination of what bears on whether it
  /// holds; the last stands for those without a number.
  private var byteOfOutcome: [UInt8] = []
  private var byteOfSign: [UInt8] = []
  /// What was asked last: items of one instrument ask the same of the same rows.
  private var last: (subjects: Subjects, reasons: [Int32])?
  private var lastTruths: (subjects: Subjects, truths: TruthColumn)?

  enum Form {
    case leaf(DecisionUnit, decide: (Evaluation) -> Finding?)
    case group(ConditionGroup)
  }

  /// A condition; `wanted` is the truth for which provisions are cited.
  init(_ form: Form, wanted: Truth, _ asked: ReasonsAsked) {
    self.form = form
    self.wanted = wanted
    self.asked = asked
    if case .leaf(let unit, _) = form {
      byteOfSign = Array(repeating: TruthColumn.notFound, count: unit.truthCount + 1)
    }
  }

  /// What tells outcomes of a leaf apart.
  private struct Key: Hashable {
    let shape: ConditionShape
    let used: UsedMark
  }

  /// Whether it holds for subjects.
  func truths(of subjects: Subjects, _ oracle: BlockOracle) -> TruthColumn {
    if let lastTruths, lastTruths.subjects === subjects { return lastTruths.truths }
    var found: TruthColumn
    switch form {
    case .leaf(let unit, _) where unit.signCount == 0:
      let numbers = leafNumbers(of: subjects, oracle)
      learn(oracle)
      found = TruthColumn(numbers.map { byteOfOutcome[Int($0)] })
    case .leaf(let unit, let decide):
      found = truths(of: subjects, unit, oracle, decide)
    case .group(let group):
      found = group.truths(of: subjects, oracle)
      found.settle()
    }
    lastTruths = (subjects, found)
    return found
  }

  /// Why it came out so for subjects, by number: of a group a state, of a leaf an outcome that stands for all that are alike
  /// in that.
  func reasons(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    if let last, last.subjects === subjects { return last.reasons }
    let found: [Int32]
    switch form {
    case .leaf: found = reasonsByTruth(of: subjects, oracle) ?? leafReasons(of: subjects, oracle)
    case .group(let group): found = group.states(of: subjects, oracle)
    }
    last = (subjects, found)
    return found
  }

  /// Whether it holds for a reason.
  func truth(of reason: Int32) -> Truth {
    switch form {
    case .leaf: truths[Int(reason)]
    case .group(let group): group.truth(of: reason)
    }
  }

  /// What is found for a reason; nil: there is nothing to say.
  func finding(of reason: Int32) -> Finding? {
    switch form {
    case .leaf: outcomes[Int(reason)].finding
    case .group(let group): group.finding(of: reason)
    }
  }

  /// The reasons of a leaf where whether it holds tells them: mostly it does, where only failures are asked about.
  private func reasonsByTruth(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32]? {
    guard asked == .failures, reasonOfTruth != nil else { return nil }
    let truths = truths(of: subjects, oracle)
    return reasonOfTruth.map { truths.numbers($0) }
  }

  private func leafReasons(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    let numbers = leafNumbers(of: subjects, oracle)
    return hasOthers ? numbers.map { reasons[Int($0)] } : numbers
  }

  /// The outcomes of a leaf for subjects, by number.
  private func leafNumbers(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    guard case .leaf(let unit, let decide) = form else { return [] }
    return unit.outcomes(of: subjects, oracle.codes) { ask($0, subjects, unit, oracle, decide) }
  }

  /// The number of an outcome of a leaf.
  private func number(of outcome: ConditionOutcome) -> Int32 {
    let key = Key(shape: ConditionShape(outcome, wanted: wanted, .all), used: outcome.used)
    let number = numbers.number(of: key)
    guard number == outcomes.count else { return number }
    outcomes.append(outcome)
    truths.append(outcome.truth)
    let shape = asked == .all ? key.shape : ConditionShape(outcome, wanted: wanted, asked)
    let first = firsts[shape] ?? number
    firsts[shape] = first
    reasons.append(first)
    hasOthers = hasOthers || first != number
    let truth = Int(TruthColumn.number(outcome.truth))
    if let known = reasonOfTruth?[truth] { reasonOfTruth = known == first || known < 0 ? reasonOfTruth : nil }
    reasonOfTruth?[truth] = first
    return number
  }

  private func ask(
    _ subject: Int, _ subjects: Subjects, _ unit: DecisionUnit, _ oracle: BlockOracle,
    _ decide: (Evaluation) -> Finding?
  ) -> Int32 {
    let (finding, used) = oracle.ask(subject, subjects, unit.part, decide)
    var mark = UsedMark(used)
    // What is settled is settled whatever the holes beside it say.
    if let finding, finding.truth != .unknown { mark.metHole = false }
    return number(of: ConditionOutcome(finding: finding, used: mark))
  }

  /// Notes what is decided by of outcomes that are new.
  private func learn(_ oracle: BlockOracle) {
    while byteOfOutcome.count < outcomes.count {
      byteOfOutcome.append(TruthColumn.byte(outcomes[byteOfOutcome.count], oracle.codes.plan.evaluation.sources))
    }
  }

  /// What is decided by, looked up by the combinations of what is looked at.
  private func truths(
    of subjects: Subjects, _ unit: DecisionUnit, _ oracle: BlockOracle, _ decide: (Evaluation) -> Finding?
  ) -> TruthColumn {
    let signs = unit.truthSigns(of: subjects, oracle.codes)
    var seen: UInt8 = 0
    var bytes = [UInt8](count: signs.count) { bytes in
      signs.withUnsafeBufferPointer { signs in
        byteOfSign.withUnsafeBufferPointer { known in
          // INVARIANT: a number is at most the count of combinations, and there is a byte for each.
          for place in 0..<signs.count {
            let byte = known[Int(signs[place])]
            bytes[place] = byte
            seen |= byte
          }
        }
      }
    }
    guard seen & TruthColumn.notFound != 0 else { return TruthColumn(bytes) }
    let combinations = unit.signs(of: subjects, oracle.codes)
    // What has no number is decided one by one.
    var unnumbered: [Int32] = []
    for place in bytes.indices where bytes[place] == TruthColumn.notFound {
      let sign = Int(signs[place])
      if sign == unit.truthCount {
        unnumbered.append(Int32(truncatingIfNeeded: place))
      } else if byteOfSign[sign] == TruthColumn.notFound {
        let number = unit.outcome(of: place, combinations[place], subjects, oracle.codes) {
          ask($0, subjects, unit, oracle, decide)
        }
        learn(oracle)
        byteOfSign[sign] = byteOfOutcome[Int(number)]
        bytes[place] = byteOfSign[sign]
      } else {
        bytes[place] = byteOfSign[sign]
      }
    }
    let numbers = unit.outcomes(at: unnumbered, of: subjects, oracle.codes) {
      ask($0, subjects, unit, oracle, decide)
    }
    learn(oracle)
    for (place, number) in zip(unnumbered, numbers) { bytes[Int(place)] = byteOfOutcome[Int(number)] }
    return TruthColumn(bytes)
  }
}
