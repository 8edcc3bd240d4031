import RuleLanguage

/// Which points of the law the cases have met: how many cases found each point to hold, to fail, or could not tell.
///
/// Counted are the items and condition sets the cases expect something of, as they were decided; what was found of an
/// item that is out of scope is not.
public struct Coverage: Sendable {
  /// The points that have a rule, in the order of the rule book.
  public private(set) var lines: [CoverageLine] = []

  /// The line of a point and kind.
  private var places: [CoverageKey: Int] = [:]
  /// The lines whose rule is the expression that stands here.
  private var rules: [RulePlace: [Int]] = [:]

  /// The points of a rule book, met by no case yet.
  public init(book: RuleBook) {
    for point in CoveragePoints(book).points { add(point) }
  }

  /// The points no case has met.
  public var uncovered: [CoverageLine] { lines.filter { !$0.tally.isMetAtAll } }

  /// Counts what one case came to.
  public mutating func add(_ outcome: CaseOutcome) {
    var seen = CoverageSight()
    for expectation in outcome.expectations {
      switch expectation.subject {
      case .item(let decision): look(at: decision, &seen)
      case .conditionSet(_, let decision): look(at: decision.finding, &seen)
      case .classification(let outcome): look(at: outcome, &seen)
      }
    }
    for line in seen.met { lines[line].tally.met += 1 }
    for line in seen.failed { lines[line].tally.failed += 1 }
    for line in seen.unknown { lines[line].tally.unknown += 1 }
  }

  private mutating func add(_ point: CoveragePoints.Point) {
    let key = CoverageKey(citation: point.citation, mark: point.mark, ordinal: point.ordinal, kind: point.kind)
    let line = places[key] ?? lines.count
    if line == lines.count {
      places[key] = line
      lines.append(
        CoverageLine(
          citation: point.citation, mark: point.mark, ordinal: point.ordinal, kind: point.kind, isOpen: point.isOpen,
          tally: CoverageTally()))
    }
    if let rule = point.rule { rules[RulePlace(rule), default: []].append(line) }
    if let item = point.item { items[item] = line }
    if let rule = point.stackingRule { rulesOfStacking[rule] = line }
  }

  /// The line of each item.
  private var items: [Int: Int] = [:]
  /// The line of each rule on stacking.
  private var rulesOfStacking: [Int: Int] = [:]

  // MARK: - Looking

  private func look(at decision: ItemDecision, _ seen: inout CoverageSight) {
    let item = items[decision.item].map { [$0] } ?? []
    switch decision.verdict {
    case .eligible: seen.met.formUnion(item)
    case .ineligible: seen.failed.formUnion(item)
    case .undetermined, .conflict: seen.unknown.formUnion(item)
    case .outOfScope: return seen.unknown.formUnion(item)
    }
    for finding in decision.findings { look(at: finding, &seen) }
    for criterion in decision.priority.flatMap(\.criteria) {
      switch criterion {
      case .condition(let finding): look(at: finding, &seen)
      case .value(let value, _): look(at: value, &seen)
      }
    }
    for step in decision.ladder { look(at: step, &seen) }
    for record in decision.records {
      for finding in record.findings { look(at: finding, &seen) }
      for step in record.ladder { look(at: step, &seen) }
    }
  }

  private func look(at outcome: ClassOutcome, _ seen: inout CoverageSight) {
    if case .outOfScope = outcome.result { return }
    look(at: outcome.value, &seen)
    switch outcome.detail {
    case .score(let criteria):
      guard case .score(let score) = outcome.value.expression.kind else { return }
      for criterion in criteria {
        let settled = criterion.points.map { Value.quantity($0).settled } ?? .no
        seen.note(settled, rules[RulePlace(score.criteria[criterion.place].span)] ?? [])
      }
    case .grading(let exclusions, _, _): for finding in exclusions { look(at: finding, &seen) }
    }
  }

  private func look(at finding: Finding, _ seen: inout CoverageSight) {
    let place = RulePlace(finding.expression.span)
    seen.note(finding.truth, rules[place] ?? [])
    if case .times = finding.note, let line = line(at: finding.citation, .times) { seen.note(finding.truth, [line]) }
    // A fact that is a condition by itself is its own value, but an exclusion says of it the opposite.
    for value in finding.values {
      if RulePlace(value.expression.span) != place { look(at: value, &seen) } else { look(atPartsOf: value, &seen) }
    }
    for child in finding.children { look(at: child, &seen) }
  }

  private func look(at value: ValueFinding, _ seen: inout CoverageSight) {
    seen.note(value.value.settled, rules[RulePlace(value.expression.span)] ?? [])
    look(atPartsOf: value, &seen)
  }

  private func look(atPartsOf value: ValueFinding, _ seen: inout CoverageSight) {
    for part in value.parts { look(at: part, &seen) }
  }

  private func look(at step: LadderStep, _ seen: inout CoverageSight) {
    switch step.kind {
    case .computed(_, let value, _): look(at: value, &seen)
    case .capped(_, _, _, let bite), .recordsCapped(_, _, let bite):
      let truth: Truth =
        switch bite {
        case .yes: .yes
        case .no: .no
        case .possibly: .unknown
        }
      if let line = line(at: step.citation, .ceiling) { seen.note(truth, [line]) }
    case .chosen(_, let reasons):
      for reason in reasons {
        guard let line = rulesOfStacking[reason.rule] else { continue }
        switch reason.effect {
        case .over, .under, .received, .capped(_, _, .yes): seen.note(.yes, [line])
        case .capped(_, _, .no): seen.note(.no, [line])
        case .against, .perhapsReceived, .capped(_, _, .possibly): seen.note(.unknown, [line])
        }
      }
    case .summed, .decided, .deducted, .payable, .advance: break
    }
  }

  private func line(at citation: Citation?, _ kind: CoverageLine.Kind) -> Int? {
    citation.flatMap { places[CoverageKey(citation: $0, mark: nil, ordinal: 0, kind: kind)] }
  }
}

/// A point of the law that has a rule, and how the cases met it.
public struct CoverageLine: Sendable, Hashable {
  /// Where it stands in the law.
  public let citation: Citation
  /// The mark of a point that has no place of its own in the law (`-`, `+`), or its letter.
  public let mark: ListMark?
  /// Which of the points with this mark at this place it is, from 1; 0 where it has no mark.
  public let ordinal: Int
  /// What stands there.
  public let kind: Kind
  /// Whether a hole stands in it: then no case can meet and fail it both.
  public let isOpen: Bool
  /// How the cases met it.
  public internal(set) var tally: CoverageTally

  /// What can stand at a point of the law.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// A support item: met where it is eligible, failed where ineligible, unknown where undetermined or out of scope.
    case item
    /// A condition: met where it holds.
    case condition
    /// An exclusion: met where it does not apply, failed where it does.
    case exclusion
    /// A limit of how many times: met where it is not reached.
    case times
    /// An amount: met where it comes to one figure, failed where it does not apply, unknown where it is a range.
    case amount
    /// A ceiling: met where it lowers the amount, failed where it does not.
    case ceiling
    /// A named set of conditions.
    case conditionSet
    /// A criterion of a score; met where it comes to one number of points.
    case criterion
    /// A grade, or who is given none; met where its condition holds.
    case grade
    /// A condition of priority; met where it holds. A value that is only compared with others' is no point.
    case priority
    /// A definition; one that is no condition is met where it comes to one value.
    case definition
    /// The value of a parameter; met where it is used.
    case parameterValue
    /// A rule on stacking: met where it decides something, failed where a joint ceiling is not reached, unknown where
    /// the choice is open.
    case stacking
  }
}

/// How many cases met a point, failed it, or left it unknown. A case may do several, with several items or records; it
/// counts once in each.
public struct CoverageTally: Sendable, Hashable {
  /// How many met it.
  public internal(set) var met = 0
  /// How many failed it.
  public internal(set) var failed = 0
  /// How many left it unknown.
  public internal(set) var unknown = 0

  /// Whether any case met it at all, whatever came of it.
  public var isMetAtAll: Bool { met + failed + unknown > 0 }
}

/// What one case saw, by the number of the line.
private struct CoverageSight {
  var met: Set<Int> = []
  var failed: Set<Int> = []
  var unknown: Set<Int> = []

  mutating func note(_ truth: Truth, _ lines: [Int]) {
    switch truth {
    case .yes: met.formUnion(lines)
    case .no: failed.formUnion(lines)
    case .unknown: unknown.formUnion(lines)
    }
  }
}

private struct CoverageKey: Hashable {
  let citation: Citation
  let mark: ListMark?
  let ordinal: Int
  let kind: CoverageLine.Kind
}

/// The place of a rule in its file; two spans are always equal, so they cannot be keys themselves.
private struct RulePlace: Hashable {
  let file: Int32
  let start: Int32
  let end: Int32

  init(_ span: SourceSpan) {
    file = span.file
    start = span.start
    end = span.end
  }
}

extension Value {
  /// Whether a value that was asked for came to one: a condition to yes or no, anything else to a single value.
  fileprivate var settled: Truth {
    switch self {
    case .truth(let truth): truth
    case .symbols(let bits): bits.nonzeroBitCount == 1 ? .yes : .unknown
    case .quantity(let interval): interval.exact != nil ? .yes : .unknown
    case .date(let earliest, let latest): earliest != nil && earliest == latest ? .yes : .unknown
    case .text(let text): text != nil ? .yes : .unknown
    case .supportItem(let item): item != nil ? .yes : .unknown
    case .instrument(let number): number != nil ? .yes : .unknown
    case .notApplicable: .no
    }
  }
}
