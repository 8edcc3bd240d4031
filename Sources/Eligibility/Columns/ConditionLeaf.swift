import RuleLanguage

/// A part of a condition that looks at facts: asked of the evaluator once for each combination of what it looks at.
final class ConditionLeaf {
  private let unit: DecisionUnit
  private let decide: (Evaluation) -> Finding?
  private let wanted: Truth
  /// What is asked of why it comes out so.
  private let asked: ReasonsAsked
  /// What came out, each once.
  private var outcomes: [ConditionOutcome] = []
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
  private var byteOfSign: [UInt8]

  /// What tells outcomes apart.
  private struct Key: Hashable {
    let shape: ConditionShape
    let used: UsedMark
  }

  /// What `decide` finds, which looks at what the unit does; `wanted` is the truth for which provisions are cited.
  init(_ unit: DecisionUnit, wanted: Truth, _ asked: ReasonsAsked, decide: @escaping (Evaluation) -> Finding?) {
    self.unit = unit
    self.decide = decide
    self.wanted = wanted
    self.asked = asked
    byteOfSign = Array(repeating: TruthColumn.notFound, count: unit.truthCount + 1)
  }

  // MARK: Why it came out so

  /// Why it came out so for subjects, by number: an outcome that stands for all that are alike in that. `truths` tells
  /// whether it holds.
  func reasons(of subjects: Subjects, _ oracle: BlockOracle, truths: () -> TruthColumn) -> [Int32] {
    // Where only failures are asked about, whether it holds mostly tells the reason.
    if asked == .failures, reasonOfTruth != nil {
      let truths = truths()
      if let reasonOfTruth { return truths.numbers(reasonOfTruth) }
    }
    let numbers = outcomes(of: subjects, oracle)
    return hasOthers ? numbers.map { reasons[Int($0)] } : numbers
  }

  /// What came of it for a reason.
  func outcome(of reason: Int32) -> ConditionOutcome { outcomes[Int(reason)] }

  // MARK: Asking

  /// What came of it for subjects, by number.
  private func outcomes(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    unit.outcomes(of: subjects, oracle.codes) { ask($0, subjects, oracle) }
  }

  private func ask(_ subject: Int, _ subjects: Subjects, _ oracle: BlockOracle) -> Int32 {
    let (finding, used) = oracle.ask(subject, subjects, unit.part, decide)
    var mark = UsedMark(used)
    // What is settled is settled whatever the holes beside it say.
    if let finding, finding.truth != .unknown { mark.metHole = false }
    return number(of: ConditionOutcome(finding: finding, used: mark))
  }

  private func number(of outcome: ConditionOutcome) -> Int32 {
    let shape = ConditionShape(outcome, wanted: wanted)
    let number = numbers.number(of: Key(shape: shape, used: outcome.used))
    guard number == outcomes.count else { return number }
    outcomes.append(outcome)
    let reason = asked == .all ? shape : shape.withoutOpen
    let first = firsts[reason] ?? number
    firsts[reason] = first
    reasons.append(first)
    hasOthers = hasOthers || first != number
    let truth = Int(TruthColumn.number(outcome.truth))
    if let known = reasonOfTruth?[truth], known >= 0, known != first { reasonOfTruth = nil }
    reasonOfTruth?[truth] = first
    return number
  }

  // MARK: Whether it holds

  /// Whether it holds for subjects.
  func truths(of subjects: Subjects, _ oracle: BlockOracle) -> TruthColumn {
    guard unit.signCount > 0 else {
      let numbers = outcomes(of: subjects, oracle)
      learn(oracle)
      return TruthColumn(numbers.map { byteOfOutcome[Int($0)] })
    }
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
        let number = unit.outcome(of: place, combinations[place], subjects, oracle.codes) { ask($0, subjects, oracle) }
        learn(oracle)
        byteOfSign[sign] = byteOfOutcome[Int(number)]
        bytes[place] = byteOfSign[sign]
      } else {
        bytes[place] = byteOfSign[sign]
      }
    }
    let numbers = unit.outcomes(at: unnumbered, of: subjects, oracle.codes) { ask($0, subjects, oracle) }
    learn(oracle)
    for (place, number) in zip(unnumbered, numbers) { bytes[Int(place)] = byteOfOutcome[Int(number)] }
    return TruthColumn(bytes)
  }

  /// Notes what is decided by of outcomes that are new.
  private func learn(_ oracle: BlockOracle) {
    while byteOfOutcome.count < outcomes.count {
      byteOfOutcome.append(TruthColumn.byte(outcomes[byteOfOutcome.count], oracle.codes.plan.evaluation.sources))
    }
  }
}
