import RuleLanguage

/// What came of a condition, as far as it bears on anything: a finding that stands for all that are alike in it.
struct ConditionOutcome {
  /// One of the findings that are alike; nil: there is nothing to say, as of what surely has a value.
  let finding: Finding?
  /// The weakest source that was met, by its number, and whether an open hole was.
  let used: UsedMark

  /// Whether it holds.
  var truth: Truth { finding?.truth ?? .yes }

  /// Whether clauses that contradict each other keep it from being known.
  var hasConflict: Bool { finding.map { $0.truth == .unknown && $0.causes.containConflict } ?? false }
}

/// What was met on the way, as far as it bears on the basis.
struct UsedMark: Hashable {
  /// The weakest source, by its number in the plan; -1: none.
  let source: Int
  /// Whether a hole that is still open was met.
  var metHole: Bool

  init(_ used: UsedSources) {
    source = used.numbers.max() ?? -1
    metHole = used.metHole
  }
}

/// What tells findings of one condition apart: its truth; where it came out as `wanted`, the provisions that are cited
/// for it; where it is not known, what is not.
struct ConditionShape: Hashable {
  let truth: Truth
  let places: [Citation]
  private(set) var open: OpenShape?

  init(_ outcome: ConditionOutcome, wanted: Truth) {
    truth = outcome.truth
    places = outcome.finding.map { $0.truth == wanted ? $0.places(of: wanted) : [] } ?? []
    open = outcome.finding.flatMap { $0.truth == .unknown ? OpenShape($0) : nil }
  }

  /// The same, whatever is not known.
  var withoutOpen: ConditionShape {
    var shape = self
    shape.open = nil
    return shape
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
