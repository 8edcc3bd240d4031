import Eligibility
import RuleLanguage

/// Where the law's priority puts an applicant for an item, as far as that is known: what applicants are compared by.
///
/// This is the one place that turns what an evaluation found (`PriorityFinding`) into an order:
///
/// - A rule in order is one line: its criteria one after the other, an earlier one outweighing all later ones.
/// - A rule without order has a line for every criterion, since none outweighs another.
/// - Several rules about an item are side by side too: no law ranks them.
/// - What is not known leaves a line between its best and its worst; so does a rule that does not count for the
///   applicant or may not, and a value that does not apply: a missing fact puts nobody last, and nobody first.
///
/// One applicant comes before another only where every line says so or leaves them level, whatever the missing facts
/// turn out to be, and one line says so for sure.
struct PriorityStanding: Sendable, Hashable {
  /// The lines, each by what it is of.
  let lines: [Line: Span]

  /// What a line is of.
  struct Line: Sendable, Hashable, Comparable {
    /// The rule.
    let rule: Int
    /// The criterion, by place; -1: all of them, in order.
    let criterion: Int

    static func < (left: Line, right: Line) -> Bool {
      (left.rule, left.criterion) < (right.rule, right.criterion)
    }
  }

  /// Between what a line puts the applicant; what is smaller comes first.
  struct Span: Sendable, Hashable {
    let best: [Mark]
    let worst: [Mark]

    /// Anywhere.
    static let open = Span(best: [.first], worst: [.last])

    /// Whether this comes before the other whatever is not known turns out to be.
    func precedes(_ other: Span) -> Bool { worst.lexicographicallyPrecedes(other.best) }

    /// Whether this does not come after the other, whatever is not known turns out to be.
    func isLevelOrPrecedes(_ other: Span) -> Bool { worst == other.best || precedes(other) }
  }

  /// What a criterion says; what is smaller comes first.
  enum Mark: Sendable, Hashable, Comparable {
    case first
    case at(Ratio)
    case last
  }

  /// Lines as they are.
  init(lines: [Line: Span]) { self.lines = lines }

  /// What the rules on priority found of an applicant.
  init(_ findings: [PriorityFinding], isRanked: (Int) -> Bool) {
    var lines: [Line: Span] = [:]
    for finding in findings {
      let spans = finding.criteria.map(Span.init)
      let counts = finding.truth == .yes
      if isRanked(finding.rule) {
        let whole = Span(best: spans.flatMap(\.best), worst: spans.flatMap(\.worst))
        lines[Line(rule: finding.rule, criterion: -1)] = counts ? whole : .open
      } else {
        for (place, span) in spans.enumerated() {
          lines[Line(rule: finding.rule, criterion: place)] = counts ? span : .open
        }
      }
    }
    self.lines = lines
  }
}

extension PriorityStanding.Span {
  /// What one criterion says.
  fileprivate init(_ criterion: PriorityFinding.Criterion) {
    switch criterion {
    case .condition(let finding):
      let met = PriorityStanding.Mark.at(.zero)
      let unmet = PriorityStanding.Mark.at(.one)
      self.init(best: [finding.truth == .no ? unmet : met], worst: [finding.truth == .yes ? met : unmet])
    case .value(let value, let direction):
      let (low, high) = Self.bounds(of: value.value)
      switch direction {
      case .smaller: self.init(best: [low.map { .at($0) } ?? .first], worst: [high.map { .at($0) } ?? .last])
      case .larger:
        // A number that cannot be turned around is told apart from nobody.
        let best = high.flatMap { try? $0.negated() }
        let worst = low.flatMap { try? $0.negated() }
        self.init(best: [best.map { .at($0) } ?? .first], worst: [worst.map { .at($0) } ?? .last])
      }
    }
  }

  /// The least and the most a value can be; nil: without limit.
  private static func bounds(of value: Value) -> (low: Ratio?, high: Ratio?) {
    switch value {
    case .quantity(let interval): return (interval.low, interval.high)
    case .date(let earliest, let latest):
      return (earliest.map { Ratio(Int64($0.dayNumber)) }, latest.map { Ratio(Int64($0.dayNumber)) })
    case .symbols(let bits):
      guard bits != 0 else { return (nil, nil) }
      return (Ratio(Int64(bits.trailingZeroBitCount)), Ratio(Int64(63 - bits.leadingZeroBitCount)))
    case .truth, .text, .supportItem, .instrument, .notApplicable: return (nil, nil)
    }
  }
}
