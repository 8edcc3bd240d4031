import RuleLanguage

/// Something that is decided by what it looks at: asked of the evaluator once for each combination of that, then looked
/// up.
final class DecisionUnit {
  /// What it looks at.
  private let parts: UnitParts
  /// Outcomes by one small number, where all it looks at has few values.
  private var dense: [Int32] = []
  /// Outcomes by words.
  private var table = WordTable()
  /// What it looks at in the block that was asked about last: a unit may be asked about one row at a time.
  private var last: (codes: BlockCodes, bound: BoundParts)?
  /// Keys that are kept at most; after that all are forgotten, so that memory does not grow with the register.
  static let limit = 1 << 17

  /// What is decided by what `use` says; with `computed` by a condition that is computed from it.
  init(_ use: DossierUse, _ vocabulary: Vocabulary, computed: ComputedUnit? = nil) {
    parts = UnitParts(use, vocabulary, computed)
    if parts.isDense { dense = Array(repeating: -1, count: parts.combinations) }
  }

  /// The outcomes of subjects; `decide` finds one that was never met.
  func outcomes(of subjects: Subjects, _ codes: BlockCodes, decide: (Int) -> Int32) -> [Int32] {
    var result = [Int32](repeating: -1, count: subjects.count)
    if table.count > DecisionUnit.limit { table.removeAll() }
    let bound = bound(to: codes)
    if parts.isDense, subjects.records == nil {
      let keys = bound.numbers(of: subjects.rows)
      for subject in result.indices {
        let key = Int(keys[subject])
        var outcome = dense[key]
        if outcome < 0 {
          outcome = decide(subject)
          dense[key] = outcome
        }
        result[subject] = outcome
      }
      return result
    }
    var key: [UInt64] = []
    for subject in result.indices {
      key.removeAll(keepingCapacity: true)
      let isWhole = bound.append(subject, subjects, to: &key)
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

  private func bound(to codes: BlockCodes) -> BoundParts {
    if let last, last.codes === codes { return last.bound }
    let bound = parts.bound(to: codes)
    last = (codes, bound)
    return bound
  }
}
