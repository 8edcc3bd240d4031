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
    levels = parts.indices.map { Level(width: $0 + 1) }
  }

  /// The states after a part, each once, and how they are reached: by the state before and what came of the part.
  private struct Level {
    var states: Combinations
    let steps = StepTable()
    /// For each truth what stands for all that has it, as `TruthColumn` numbers them; -1: it was not met.
    private var standIns = [Int32](repeating: -1, count: Int(TruthColumn.truth) + 1)

    init(width: Int) { states = Combinations(width: width) }

    /// What stands for all that has a truth.
    func standIn(_ truth: Truth) -> Int32? {
      let known = standIns[Int(TruthColumn.number(truth))]
      return known < 0 ? nil : known
    }

    /// Knows something that has a truth.
    mutating func meet(_ truth: Truth, _ reason: Int32) {
      if standIn(truth) == nil { standIns[Int(TruthColumn.number(truth))] = reason }
    }
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
  func findings(in state: Int32) -> [Finding?] { zip(parts, reasons(in: state)).map { $0.finding(of: $1) } }

  /// Why the parts came out so in a combination, by their own numbers.
  func reasons(in state: Int32) -> ArraySlice<Int32> { levels.last?.states[state] ?? [] }

  private func step(_ level: Int, _ state: Int32, _ reason: Int32) -> Int32 {
    var next = level == 0 ? [] : Array(levels[level - 1].states[state])
    levels[level].meet(parts[level].truth(of: reason), reason)
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

  /// Puts in place of what can no longer bear on why it came out so something that stands for all of its kind. What is not
  /// known rests on what is not known of the parts, if that is asked; what came out as `wanted` may rest on all that did;
  /// the contrary on nothing.
  private func simplify(_ state: inout [Int32], isLast: Bool) {
    let truths = truths(of: state)
    switch logic {
    case .all: simplify(&state, truths, decisive: .no)
    case .any: simplify(&state, truths, decisive: .yes)
    case .atLeast, .not, .provided, .named:
      guard isLast else { return }
      let truth = truth(of: truths)
      if truth == wanted { return }
      let kept: Truth? = truth == .unknown && asked == .all ? .unknown : nil
      for (part, truth) in truths.enumerated() where truth != kept { put(truth, or: truth, for: part, in: &state) }
    }
  }

  /// The same of parts of which one that is `decisive` decides all, by itself.
  private func simplify(_ state: inout [Int32], _ truths: [Truth], decisive: Truth) {
    if truths.contains(decisive) {
      // What the others come to bears on nothing, not even on whether it holds.
      for (part, truth) in truths.enumerated() where truth != decisive || decisive != wanted {
        put(truth == decisive ? truth : decisive.negated, or: truth, for: part, in: &state)
      }
      return
    }
    let truth = truth(of: truths)
    let kept = truth == wanted || (truth == .unknown && asked == .all) ? truth : nil
    var hasUnknown = false
    for (part, own) in truths.enumerated() where own != kept {
      // One that is not known makes all of it not known.
      put(own == .unknown && hasUnknown ? decisive.negated : own, or: own, for: part, in: &state)
      hasUnknown = hasUnknown || own == .unknown
    }
  }

  /// Puts what stands for all that has a truth, or where none ever had it for all that has another.
  private func put(_ truth: Truth, or other: Truth, for part: Int, in state: inout [Int32]) {
    if let standIn = levels[part].standIn(truth) ?? levels[part].standIn(other) { state[part] = standIn }
  }
}
