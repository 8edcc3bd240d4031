import RuleLanguage

/// Something that is decided by what it looks at: asked of the evaluator once for each combination of that, then looked
/// up.
final class DecisionUnit {
  /// What it looks at.
  private let parts: UnitParts
  /// Outcomes by one small number, where all it looks at has few values.
  private var dense: [Int32] = []
  /// Outcomes of a computed condition by one word, where nothing else is looked at.
  private var computedOutcomes = NumberTable64()
  /// Outcomes of what looks at one list alone, where that is not given and where it shows nothing.
  private var plainOutcomes = FoundNumbers()
  /// Outcomes by words.
  private var table = WordTable()
  /// What it looks at in the block that was asked about last: a unit may be asked about one row at a time.
  private var last: (codes: BlockCodes, bound: BoundParts)?
  /// Keys that are kept at most; after that all are forgotten, so that memory does not grow with the register.
  static let limit = 1 << 17

  /// What is decided by what `use` says; with `computed` by a condition that is computed from it.
  init(_ use: DossierUse, _ vocabulary: Vocabulary, computed: ComputedCondition? = nil) {
    parts = UnitParts(use, vocabulary, computed)
    if let count = parts.combinations { dense = Array(repeating: -1, count: count) }
  }

  /// The outcomes of subjects; `decide` finds one that was never met.
  func outcomes(of subjects: Subjects, _ codes: BlockCodes, decide: (Int) -> Int32) -> [Int32] {
    if table.count > DecisionUnit.limit { table.removeAll() }
    let bound = bound(to: codes)
    if parts.combinations != nil, let numbers = bound.numbers(of: subjects) {
      return outcomes(by: numbers, decide: decide)
    }
    var result = [Int32](repeating: -1, count: subjects.count)
    let computed = bound.computed(subjects)
    var key: [UInt64] = []
    // Of most rows lists are not given, or show nothing: those are told apart by a number.
    let plain = bound.plainLists(of: subjects)
    let isComputedAlone = bound.isComputedAlone
    for subject in result.indices {
      if isComputedAlone, let computed, computed.isFound(subject), let word = bound.word(subject, subjects, computed) {
        var outcome = computedOutcomes.value(of: word)
        if outcome < 0 {
          outcome = decide(subject)
          computedOutcomes.add(word, outcome)
        }
        result[subject] = outcome
        continue
      }
      if let plain, plain[subject] >= 0 {
        result[subject] = plainOutcomes.number(at: plain[subject]) { decide(subject) }
        continue
      }
      key.removeAll(keepingCapacity: true)
      let isWhole = bound.append(subject, subjects, computed, to: &key)
      if isWhole, let known = table.value(of: key) {
        result[subject] = known
      } else {
        let outcome = decide(subject)
        if isWhole { table.insert(key, outcome) }
        result[subject] = outcome
      }
    }
    return result
  }

  private func outcomes(by numbers: [UInt32], decide: (Int) -> Int32) -> [Int32] {
    var subject = 0
    return [Int32](unsafeUninitializedCapacity: numbers.count) { result, count in
      while subject < numbers.count {
        subject = dense.withUnsafeBufferPointer { dense in
          numbers.withUnsafeBufferPointer { numbers in
            var place = subject
            while place < numbers.count {
              // Every number is below the number of combinations, and there are as many entries.
              let outcome = dense[Int(numbers[place])]
              guard outcome >= 0 else { break }
              result.initializeElement(at: place, to: outcome)
              place &+= 1
            }
            return place
          }
        }
        guard subject < numbers.count else { break }
        let outcome = decide(subject)
        dense[Int(numbers[subject])] = outcome
        result.initializeElement(at: subject, to: outcome)
        subject += 1
      }
      count = numbers.count
    }
  }

  private func bound(to codes: BlockCodes) -> BoundParts {
    if let last, last.codes === codes { return last.bound }
    let bound = parts.bound(to: codes)
    last = (codes, bound)
    return bound
  }
}
