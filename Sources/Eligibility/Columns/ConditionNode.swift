import RuleLanguage

/// What came of a condition, as far as it bears on anything: a finding that stands for all that are alike in it.
struct ConditionOutcome {
  /// One of the findings that are alike; nil: there is nothing to say, as of what surely has a value.
  let finding: Finding?
  /// The weakest source that was met, by its number, and whether an open hole was.
  let used: UsedMark

  /// Whether it holds.
  var truth: Truth { finding?.truth ?? .yes }
}

/// What was met on the way, as far as it bears on the basis.
struct UsedMark: Hashable {
  /// The weakest source, by its number in the plan; -1: none.
  var source = -1
  /// Whether a hole that is still open was met.
  var metHole = false

  init() {}

  init(_ used: UsedSources) {
    source = used.numbers.max() ?? -1
    metHole = used.metHole
  }

  mutating func formUnion(_ other: UsedMark) {
    source = max(source, other.source)
    metHole = metHole || other.metHole
  }
}

/// What tells findings of one condition apart: its truth; where it came out as `wanted`, the provisions that are cited
/// for it; where it is not known, what is not.
struct ConditionShape: Hashable {
  let truth: Truth
  let places: [Citation]
  let open: OpenShape?
  let used: UsedMark

  init(_ outcome: ConditionOutcome, wanted: Truth) {
    truth = outcome.truth
    used = outcome.used
    places = outcome.finding.map { $0.truth == wanted ? $0.places(of: wanted) : [] } ?? []
    open = outcome.finding.flatMap { $0.truth == .unknown ? OpenShape($0) : nil }
  }
}

/// What is not known of a condition, and how its parts came out: all that the smallest sets of missing facts rest on.
struct OpenShape: Hashable {
  let isExclusion: Bool
  let hasNote: Bool
  let causes: [Cause]
  let parts: [Part]

  enum Part: Hashable {
    case settled(Truth)
    case open(OpenShape)
  }

  init(_ finding: Finding) {
    isExclusion = finding.isExclusion
    hasNote = finding.note != nil
    causes = finding.causes
    parts = finding.children.map { $0.truth == .unknown ? .open(OpenShape($0)) : .settled($0.truth) }
  }
}

/// A condition of the column engine: a part that is asked of the evaluator, or parts put together.
final class ConditionNode {
  /// How it is made up.
  let form: Form
  private let wanted: Truth
  /// What came out, each once.
  private(set) var outcomes: [ConditionOutcome] = []
  private var numbers: [ConditionShape: Int32] = [:]
  /// What was asked last: items of one instrument ask the same of the same rows.
  private var last: (subjects: Subjects, numbers: [Int32])?

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
    let shape = ConditionShape(outcome, wanted: wanted)
    if let known = numbers[shape] { return known }
    let number = Int32(truncatingIfNeeded: outcomes.count)
    outcomes.append(outcome)
    numbers[shape] = number
    return number
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
      return group.numbers(of: group.parts.map { $0.numbers(of: subjects, oracle) }, count: subjects.count) {
        number(of: $0)
      }
    }
  }
}

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
