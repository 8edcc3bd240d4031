import RuleLanguage

/// What an expression came to, with its explanation.
struct Evaluated {
  /// The expression, its value and the values of its parts.
  let finding: ValueFinding
  /// Why the value is not exact; nothing where it is.
  let causes: [Cause]
  /// Whether there may be no value at all; certain where the value is `.notApplicable`.
  let absence: Absence

  /// What it came to.
  var value: Value { finding.value }

  /// The bounds of a number; nil where it is something else, or does not apply.
  var interval: Interval? {
    if case .quantity(let interval) = value { return interval }
    return nil
  }

  /// Whether there is sure to be no value.
  var isAbsent: Bool { value == .notApplicable }

  /// A value of an expression; `causes` count only where it is not exact.
  init(
    _ expression: Expression, _ value: Value, parts: [ValueFinding] = [], causes: [Cause] = [],
    absence: Absence = .none
  ) {
    finding = ValueFinding(expression: expression, value: value, parts: parts)
    self.causes = value.isExact ? [] : causes
    self.absence = absence
  }

  /// No value, for a reason.
  static func absent(_ expression: Expression, _ reasons: Absence.Reasons, parts: [ValueFinding] = []) -> Evaluated {
    Evaluated(expression, .notApplicable, parts: parts, absence: Absence(reasons: reasons, causes: []))
  }
}

/// Whether a value may be missing, and why that is not known.
struct Absence {
  /// What could make it missing; empty: it is there.
  let reasons: Reasons
  /// Which facts would tell.
  let causes: [Cause]

  /// It is there.
  static let none = Absence(reasons: [], causes: [])

  /// Whether it may be missing.
  var isPossible: Bool { !reasons.isEmpty }

  /// Missing if either is.
  func joined(with other: Absence) -> Absence {
    if !other.isPossible { return self }
    if !isPossible { return other }
    return Absence(reasons: reasons.union(other.reasons), causes: causes.joined(with: other.causes))
  }

  /// Why a value can be missing.
  struct Reasons: OptionSet {
    let rawValue: UInt8
    /// The dossier says that something it rests on does not apply, or a list it asks of is empty.
    static let notApplicable = Reasons(rawValue: 1)
    /// A table has no row for it.
    static let noTableRow = Reasons(rawValue: 2)
  }
}

extension Finding {
  /// The parts of a finding that are nearly always there; the rest is nothing unless said. Causes count only where the
  /// truth is not known.
  init(
    _ expression: Expression, _ truth: Truth, at place: FindingPlace = .unplaced, values: [ValueFinding] = [],
    children: [Finding] = [], presumed: Bool? = nil, causes: [Cause] = [], note: Note? = nil
  ) {
    self.init(
      expression: expression, truth: truth, citation: place.citation, mark: place.mark, isExclusion: false,
      values: values, children: children, presumed: presumed, causes: truth == .unknown ? causes : [], note: note)
  }

  /// The finding of an exclusion: it holds where the exclusion does not apply.
  var asExclusion: Finding {
    Finding(
      expression: expression, truth: truth.negated, citation: citation, mark: mark, isExclusion: true, values: values,
      children: children, presumed: presumed, causes: causes, note: note)
  }

  /// The finding of a condition where a value is asked for.
  var asValue: ValueFinding {
    ValueFinding(expression: expression, value: .truth(truth), parts: values + children.map(\.asValue))
  }
}

/// Where a condition stands.
struct FindingPlace {
  /// In the law.
  let citation: Citation?
  /// In its list.
  let mark: ListMark?

  /// Nowhere of its own.
  static let unplaced = FindingPlace(citation: nil, mark: nil)
}
