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
  /// What comes out at the end, by state, and the number it has; nil and -1: not yet known.
  private var ends: [ConditionOutcome?] = []
  private var results = FoundNumbers()

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

  /// The states after a part, each once, and how they are reached: by the state before and the outcome of the part.
  private struct Level {
    var states = Numbering<GroupState>()
    let steps = StepTable()
    /// For each truth the outcome that stands for all others with it.
    var standIns: [Truth: Int32] = [:]
  }

  /// The outcomes of the parts so far.
  struct GroupState: Hashable {
    var outcomes: [Int32] = []
    var used = UsedMark()
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

  /// The outcomes by those of the parts.
  func numbers(of subjects: Subjects, _ oracle: BlockOracle, _ number: (ConditionOutcome) -> Int32) -> [Int32] {
    var states = self.states(of: subjects, oracle)
    for place in states.indices {
      let state = states[place]
      states[place] = results[state] ?? results.add(number(outcome(of: state)), at: state)
    }
    return states
  }

  /// The combinations of what came of the parts, as far as each bears on anything, by number.
  func states(of subjects: Subjects, _ oracle: BlockOracle) -> [Int32] {
    var states = [Int32](repeating: 0, count: subjects.count)
    for (level, part) in parts.enumerated() {
      let outcomes = part.numbers(of: subjects, oracle)
      levels[level].steps.advance(&states, by: outcomes) { step(level, $0, $1) }
    }
    return states
  }

  /// What comes of a combination.
  func outcome(of state: Int32) -> ConditionOutcome {
    let number = Int(state)
    while ends.count <= number { ends.append(nil) }
    if let known = ends[number] { return known }
    let found = result(state)
    ends[number] = found
    return found
  }

  /// The findings of the parts in a combination, nil where there is nothing to say.
  func findings(in state: Int32) -> [Finding?] {
    let outcomes = levels.last.map { $0.states[state].outcomes } ?? []
    return outcomes.enumerated().map { parts[$0].outcomes[Int($1)].finding }
  }

  private func step(_ level: Int, _ state: Int32, _ part: Int32) -> Int32 {
    var next = level == 0 ? GroupState() : levels[level - 1].states[state]
    let outcome = parts[level].outcomes[Int(part)]
    if levels[level].standIns[outcome.truth] == nil { levels[level].standIns[outcome.truth] = part }
    next.outcomes.append(part)
    next.used.formUnion(outcome.used)
    simplify(&next)
    return levels[level].states.number(of: next)
  }

  /// Puts in place of outcomes that can no longer bear on anything one that stands for all of their truth.
  private func simplify(_ state: inout GroupState) {
    let truths = state.outcomes.enumerated().map { parts[$0].outcomes[Int($1)].truth }
    let settling: Truth
    switch logic {
    case .all: settling = .no
    case .any: settling = .yes
    case .atLeast, .not, .provided, .named: return
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

  private func result(_ number: Int32) -> ConditionOutcome {
    let state = levels.last.map { $0.states[number] } ?? GroupState()
    let findings = state.outcomes.enumerated().compactMap { parts[$0].outcomes[Int($1)].finding }
    let finding = combine(findings)
    var used = state.used
    if let source { used.source = max(used.source, source) }
    if finding.truth != .unknown { used.metHole = false }
    return ConditionOutcome(finding: finding, used: used)
  }
}
