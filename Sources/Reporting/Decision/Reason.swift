import Eligibility
import RuleLanguage

/// One condition of an explanation, taken out of the tree it was evaluated in: the text and the JSON are both made of it.
struct Reason {
  /// What the condition is.
  let kind: Kind
  /// Where it stands in the law: its own place, or the nearest above it.
  let citation: Citation?
  /// Whether what the law asks for is there; for an exclusion: whether it does not apply.
  let truth: Truth
  /// On what it is asked for at all (`A nếu B`, `A trừ khi B`), outermost first.
  let premises: [Premise]

  /// The forms of a reason.
  enum Kind {
    /// One condition: as evaluated, and whether it must hold or must not.
    case single(Finding, mustHold: Bool)
    /// So many of these.
    case choice(Int, [Reason])
  }

  /// On what a condition is asked for.
  enum Premise: Hashable {
    /// Only if this holds.
    case onlyIf(Expression)
    /// Except if this holds.
    case exceptIf(Expression)
  }

  /// All the reasons in these findings, in the order of the law.
  static func all(in findings: [Finding]) -> [Reason] {
    findings.flatMap { collect($0, mustHold: !$0.isExclusion, citation: $0.citation, premises: []) }
  }

  private static func collect(
    _ finding: Finding, mustHold: Bool, citation: Citation?, premises: [Premise]
  ) -> [Reason] {
    let place = finding.citation ?? citation
    let truth = finding.isExclusion || mustHold ? finding.truth : finding.truth.negated
    func parts(_ children: [Finding], _ mustHold: Bool, _ more: [Premise] = []) -> [Reason] {
      children.flatMap { collect($0, mustHold: mustHold, citation: place, premises: premises + more) }
    }
    let single = [
      Reason(kind: .single(finding, mustHold: mustHold), citation: place, truth: truth, premises: premises)
    ]
    guard let first = finding.children.first else { return single }
    switch finding.expression.kind {
    case .all where mustHold, .any where !mustHold:
      return parts(finding.children, mustHold)
    case .any, .all:
      return choice(1, of: finding, mustHold, place, truth, premises)
    case .atLeast(let count, _) where mustHold:
      return choice(count, of: finding, mustHold, place, truth, premises)
    case .not:
      return parts([first], !mustHold)
    case .conditionSet, .definition:
      return parts([first], mustHold)
    case .provided(_, let premise) where mustHold && truth != .yes:
      // Where it is not known whether the condition is asked for at all, that has to be known too.
      let asked = finding.children.dropFirst().filter { $0.truth == .unknown && first.truth != .yes }
      return parts([first], true, [.onlyIf(premise)]).filter { $0.truth != .yes }.map { $0.weakened(to: truth) }
        + parts(asked, false)
    case .unless(_, let exception) where mustHold && truth != .yes:
      return parts([first], true, [.exceptIf(exception)]).filter { $0.truth != .yes }.map { $0.weakened(to: truth) }
        + parts(finding.children.dropFirst().filter { $0.truth == .unknown }, true)
    default:
      return single
    }
  }

  /// Whether it is a condition nobody has read.
  var isHole: Bool {
    if case .single(let finding, _) = kind { finding.expression.holeNumber != nil } else { false }
  }

  /// The same without its place, where the reader has been told it.
  func without(_ told: Citation?) -> Reason {
    citation == told ? Reason(kind: kind, citation: nil, truth: truth, premises: premises) : self
  }

  /// A condition that fails is only an open question where it is not known whether it is asked for.
  private func weakened(to truth: Truth) -> Reason {
    guard truth == .unknown, self.truth == .no else { return self }
    return Reason(kind: kind, citation: citation, truth: .unknown, premises: premises)
  }

  private static func choice(
    _ count: Int, of finding: Finding, _ mustHold: Bool, _ place: Citation?, _ truth: Truth, _ premises: [Premise]
  ) -> [Reason] {
    let parts = finding.children.map { collect($0, mustHold: mustHold, citation: place, premises: []) }
    // What holds of a choice needs no more words: the parts that make it hold are the reasons.
    if truth == .yes { return parts.flatMap { $0.allSatisfy { $0.truth == .yes } ? $0 : [] } }
    let met = parts.count { $0.allSatisfy { $0.truth == .yes } }
    let open = parts.filter { $0.contains { $0.truth != .yes } }
    let needed = max(1, count - met)
    if open.count == 1, let only = open.first, premises.isEmpty { return only }
    let members = open.map { all -> Reason in
      // What holds of a choice need not be told: what is still needed is.
      let part = all.filter { $0.truth != .yes }
      if part.count == 1, let only = part.first { return only }
      // Several conditions that count as one of the choices.
      return Reason(
        kind: .choice(part.count, part), citation: part.first?.citation ?? place,
        truth: part.reduce(.yes) { $0.and($1.truth) }, premises: [])
    }
    return [Reason(kind: .choice(needed, members), citation: place, truth: truth, premises: premises)]
  }
}
