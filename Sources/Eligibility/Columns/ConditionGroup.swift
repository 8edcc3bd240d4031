import RuleLanguage

/// Conditions put together: `tất cả`, `một trong`, `không`, …
final class ConditionGroup {
  let parts: [ConditionNode]
  private let logic: Logic
  private let wanted: Truth
  /// Where it was read, where it has a name.
  private let source: Int?
  private let combine: ([Finding]) -> Finding
  /// The states on the way: after the first part, after the second, …
  private var levels: [Level]
  /// The outcome of each state at the end; -1: not yet known.
  private var results: [Int32] = []
  private var truths: [Truth?] = []

  /// What settles a group before all of its parts are known.
  enum Logic {
    case all
    case any
    /// Nothing: every part counts.
    case other
  }

  init(
    _ parts: [ConditionNode], _ logic: Logic, wanted: Truth, source: Int? = nil,
    combine: @escaping ([Finding]) -> Finding
  ) {
    self.parts = parts
    self.logic = logic
    self.wanted = wanted
    self.source = source
    self.combine = combine
    levels = parts.map { _ in Level() }
  }

  /// The states after a part, each once, and how they are reached.
  private struct Level {
    var states: [GroupState] = []
    var numbers: [GroupState: Int32] = [:]
    /// By the state before and the outcome of the part.
    var steps: [[Int32]] = []
    /// For each truth the outcome that stands for all others with it.
    var standIns: [Truth: Int32] = [:]
  }

  /// The outcomes of the parts so far.
  struct GroupState: Hashable {
    var outcomes: [Int32] = []
    var used = UsedMark()
  }

  /// The outcomes by those of the parts.
  func numbers(of columns: [[Int32]], count: Int, _ number: (ConditionOutcome) -> Int32) -> [Int32] {
    var states = self.states(of: columns, count: count)
    for subject in 0..<count {
      let state = Int(states[subject])
      while results.count <= state { results.append(-1) }
      if results[state] < 0 { results[state] = number(result(state)) }
      states[subject] = results[state]
    }
    return states
  }

  /// The combinations of what came of the parts, as far as each bears on anything, by number.
  func states(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    states(of: parts.map { $0.numbers(of: subjects, oracle) }, count: subjects.count)
  }

  /// What was met on the way to a combination.
  func used(in state: Int32) -> UsedMark { levels.last?.states[Int(state)].used ?? UsedMark() }

  /// Whether a combination holds.
  func truth(of state: Int32) -> Truth {
    let number = Int(state)
    while truths.count <= number { truths.append(nil) }
    if let known = truths[number] { return known }
    let found = result(number).truth
    truths[number] = found
    return found
  }

  private func states(of columns: [[Int32]], count: Int) -> [Int32] {
    var states = [Int32](repeating: 0, count: count)
    for (level, column) in columns.enumerated() {
      for subject in 0..<count {
        let (state, part) = (Int(states[subject]), Int(column[subject]))
        var next: Int32 = -1
        if state < levels[level].steps.count, part < levels[level].steps[state].count {
          next = levels[level].steps[state][part]
        }
        if next < 0 { next = step(level, state, part) }
        states[subject] = next
      }
    }
    return states
  }

  private func step(_ level: Int, _ state: Int, _ part: Int) -> Int32 {
    var next = level == 0 ? GroupState() : levels[level - 1].states[state]
    let outcome = parts[level].outcomes[part]
    if levels[level].standIns[outcome.truth] == nil { levels[level].standIns[outcome.truth] = Int32(part) }
    next.outcomes.append(Int32(part))
    next.used.formUnion(outcome.used)
    simplify(&next)
    let number: Int32
    if let known = levels[level].numbers[next] {
      number = known
    } else {
      number = Int32(truncatingIfNeeded: levels[level].states.count)
      levels[level].states.append(next)
      levels[level].numbers[next] = number
    }
    while levels[level].steps.count <= state { levels[level].steps.append([]) }
    while levels[level].steps[state].count <= part { levels[level].steps[state].append(-1) }
    levels[level].steps[state][part] = number
    return number
  }

  /// Puts in place of outcomes that can no longer bear on anything one that stands for all of their truth.
  private func simplify(_ state: inout GroupState) {
    let truths = state.outcomes.enumerated().map { parts[$0].outcomes[Int($1)].truth }
    let settling: Truth
    switch logic {
    case .all: settling = .no
    case .any: settling = .yes
    case .other: return
    }
    let kept: Truth?
    if truths.contains(settling) {
      kept = settling == wanted ? settling : nil
    } else if truths.contains(.unknown) {
      kept = .unknown
    } else {
      kept = settling.negated == wanted ? settling.negated : nil
    }
    for (part, truth) in truths.enumerated() where truth != kept {
      state.outcomes[part] = levels[part].standIns[truth] ?? state.outcomes[part]
    }
  }

  private func result(_ number: Int) -> ConditionOutcome {
    let state = levels.last.map { $0.states[number] } ?? GroupState()
    let findings = state.outcomes.enumerated().compactMap { parts[$0].outcomes[Int($1)].finding }
    let finding = combine(findings)
    var used = state.used
    if let source { used.source = max(used.source, source) }
    if finding.truth != .unknown { used.metHole = false }
    return ConditionOutcome(finding: finding, used: used)
  }
}
