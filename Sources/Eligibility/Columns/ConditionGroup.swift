import RuleLanguage

/// Conditions put together: `tất cả`, `một trong`, `không`, …
final class ConditionGroup {
  let parts: [ConditionNode]
  private let logic: Logic
  private let wanted: Truth
  /// What is asked of why it comes out so.
  private let asked: ReasonsAsked
  /// Where it was read, where it has a name.
  private let source: Int?
  private let combine: ([Finding]) -> Finding
  /// The states on the way: after the first part, after the second, …
  private var levels: [Level]
  /// Of each state at the end whether it holds, and what is found, where anybody has asked.
  private var truths: [Truth] = []
  private var ends: [Finding?] = []

  /// How the parts are put together.
  enum Logic {
    case all
    case any
    case atLeast(Int)
    case not
    /// The first, if the second holds.
    case provided
    /// What has a name; the first part says whether it still counts, where there are two.
    case named
  }

  init(
    _ parts: [ConditionNode], _ logic: Logic, wanted: Truth, _ asked: ReasonsAsked, source: Int? = nil,
    combine: @escaping ([Finding]) -> Finding
  ) {
    self.parts = parts
    self.logic = logic
    self.wanted = wanted
    self.asked = asked
    self.source = source
    self.combine = combine
    levels = parts.indices.map { Level(states: Combinations(width: $0 + 1)) }
  }

  /// The states after a part, each once, and how they are reached: by the state before and what came of the part.
  private struct Level {
    var states: Combinations
    let steps = StepTable()
    /// For each truth what stands for all that has it.
    var standIns: [Truth: Int32] = [:]
  }

  /// Whether it holds for subjects.
  func truths(of subjects: Subjects, _ oracle: BlockOracle) -> TruthColumn {
    var columns = parts.map { $0.truths(of: subjects, oracle) }
    var result: TruthColumn
    switch logic {
    case .all, .any:
      result = columns.first ?? TruthColumn(allHold: subjects.count)
      if columns.isEmpty, case .any = logic { result.negate() }
      for column in columns.dropFirst() {
        if case .all = logic { result.and(column) } else { result.or(column) }
      }
    case .atLeast(let count): result = TruthColumn(atLeast: count, of: columns, count: subjects.count)
    case .not:
      result = columns[0]
      result.negate()
    case .provided:
      result = columns[0]
      columns[1].negate()
      result.or(columns[1])
    case .named:
      result = columns[columns.count - 1]
      if columns.count > 1 { result.hold(only: columns[0]) }
    }
    if let source {
      result.meet(TruthColumn.Marks.bits(oracle.codes.plan.evaluation.sources[checked: source]?.basis ?? .text))
    }
    return result
  }

  /// How many states there are.
  var stateCount: Int { levels.reduce(0) { $0 + $1.states.count } }

  /// The combinations of what came of the parts, as far as each bears on why it came out so, by number.
  func states(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    var states = [Int32](repeating: 0, count: subjects.count)
    for (level, part) in parts.enumerated() {
      let reasons = part.reasons(of: subjects, oracle)
      levels[level].steps.advance(&states, by: reasons) { step(level, $0, $1) }
    }
    return states
  }

  /// Whether a combination holds.
  func truth(of state: Int32) -> Truth { truths[checked: Int(state)] ?? truth(of: []) }

  /// What is found of a combination.
  func finding(of state: Int32) -> Finding {
    let number = Int(state)
    if ends.count <= number { ends += repeatElement(nil, count: number + 1 - ends.count) }
    if let known = ends[number] { return known }
    let found = combine(findings(in: state).compactMap { $0 })
    assert(found.truth == truth(of: state), "truths put together by number and by finding are the same")
    ends[number] = found
    return found
  }

  /// The findings of the parts in a combination, nil where there is nothing to say.
  func findings(in state: Int32) -> [Finding?] {
    guard let reasons = levels.last?.states[state] else { return [] }
    return zip(parts, reasons).map { $0.finding(of: $1) }
  }

  private func step(_ level: Int, _ state: Int32, _ reason: Int32) -> Int32 {
    var next = level == 0 ? [] : Array(levels[level - 1].states[state])
    let truth = parts[level].truth(of: reason)
    if levels[level].standIns[truth] == nil { levels[level].standIns[truth] = reason }
    next.append(reason)
    let isLast = level == parts.count - 1
    simplify(&next, isLast: isLast)
    let number = levels[level].states.number(of: next)
    if isLast, number == truths.count { truths.append(self.truth(of: truths(of: next))) }
    return number
  }

  private func truths(of reasons: [Int32]) -> [Truth] { zip(parts, reasons).map { $0.truth(of: $1) } }

  /// Whether it holds where the parts do.
  private func truth(of parts: [Truth]) -> Truth {
    switch logic {
    case .all: parts.reduce(.yes) { $0.and($1) }
    case .any: parts.reduce(.no) { $0.or($1) }
    case .atLeast(let count): Truth(atLeast: count, of: parts)
    case .not: parts[0].negated
    case .provided: parts[0].or(parts[1].negated)
    case .named: parts.count == 1 || parts[0] == .yes ? parts[parts.count - 1] : parts[0]
    }
  }

  /// Puts in place of what can no longer bear on why it came out so something that stands for all of its truth. What is not
  /// known rests on what is not known of the parts, if that is asked; what came out as `wanted` may rest on all that did;
  /// the contrary on nothing.
  private func simplify(_ state: inout [Int32], isLast: Bool) {
    let truths = truths(of: state)
    let kept: Truth?
    switch logic {
    case .all where truths.contains(.no): kept = wanted == .no ? .no : nil
    case .any where truths.contains(.yes): kept = wanted == .yes ? .yes : nil
    case .all, .any:
      let truth = truth(of: truths)
      kept = truth == wanted || (truth == .unknown && asked == .all) ? truth : nil
    case .atLeast, .not, .provided, .named:
      guard isLast else { return }
      let truth = truth(of: truths)
      if truth == wanted { return }
      kept = truth == .unknown && asked == .all ? .unknown : nil
    }
    for (part, truth) in truths.enumerated() where truth != kept {
      state[part] = levels[part].standIns[truth] ?? state[part]
    }
  }
}
