import RuleLanguage

/// The smallest sets of facts that would settle an item, read off the findings: what must become true through and, or,
/// at least, not, nếu and trừ khi.
struct MissingFacts {
  /// The facts met, by number.
  private var paths: [FactPath] = []

  /// No more sets than this are shown.
  static let limit = 16

  /// The sets that would settle the item as eligible; where none can, because a hole stands in the way, those that
  /// would settle it at all. `parts` are the findings of the item, or of each of its records: one of them must hold.
  static func find(scope: ItemScope, parts: [[Finding]]) -> [[FactPath]] {
    var missing = MissingFacts()
    return missing.sets(scope: scope, parts: parts)
  }

  /// The same for a condition by itself.
  static func find(_ finding: Finding) -> [[FactPath]] {
    if finding.truth != .unknown { return [] }
    var missing = MissingFacts()
    let held = missing.need(finding, true)
    return missing.shown(held.isImpossible ? missing.need(finding, false) : held)
  }

  private mutating func sets(scope: ItemScope, parts: [[Finding]]) -> [[FactPath]] {
    var eligible = SetFamily.impossible
    for part in parts { eligible = eligible.or(need(part)) }
    eligible = eligible.and(need(scope))
    if !eligible.isImpossible { return shown(eligible) }
    var refused = SetFamily.given
    for part in parts { refused = refused.and(needFailure(part)) }
    return shown(refused.or(needFailure(scope)))
  }

  private mutating func need(_ findings: [Finding]) -> SetFamily {
    var result = SetFamily.given
    for finding in findings { result = result.and(need(finding, true)) }
    return result
  }

  private mutating func needFailure(_ findings: [Finding]) -> SetFamily {
    var result = SetFamily.impossible
    for finding in findings { result = result.or(need(finding, false)) }
    return result
  }

  private mutating func need(_ scope: ItemScope) -> SetFamily {
    let place = leaf(scope.instrument.validity).and(leaf(scope.instrument.territory))
    let test = scope.beneficiary
    guard test.finding.truth == .unknown else { return place }
    var kind = SetFamily.impossible
    for option in test.options { kind = kind.or(option.map { need($0, true) } ?? .given) }
    if test.options.isEmpty { kind = .given }
    return place.and(kind).and(facts(test.kindCauses))
  }

  private mutating func needFailure(_ scope: ItemScope) -> SetFamily {
    var result = SetFamily.impossible
    for finding in [scope.instrument.validity, scope.instrument.territory] where finding.truth == .unknown {
      result = result.or(facts(finding.causes))
    }
    let test = scope.beneficiary
    guard test.finding.truth == .unknown else { return result }
    if !test.kindCauses.isEmpty { return result.or(facts(test.kindCauses)) }
    var kind = SetFamily.given
    for option in test.options { kind = kind.and(option.map { need($0, false) } ?? .impossible) }
    return result.or(kind)
  }

  private mutating func leaf(_ finding: ScopeFinding) -> SetFamily {
    finding.truth == .unknown ? facts(finding.causes) : .given
  }

  /// What would make a finding hold, or fail.
  private mutating func need(_ finding: Finding, _ wanted: Bool) -> SetFamily {
    if finding.truth == Truth(wanted) { return .given }
    if finding.truth != .unknown { return .impossible }
    // An exclusion is shown turned round; what it is made of is not.
    let inside = finding.isExclusion ? !wanted : wanted
    let children = finding.children
    guard finding.note == nil, !children.isEmpty else { return facts(finding.causes) }
    switch finding.expression.kind {
    case .all, .aggregate(.every, _, _, _): return inside ? every(children, true) : some(children, false)
    case .any, .aggregate(.any, _, _, _): return inside ? some(children, true) : every(children, false)
    case .atLeast(let count, _), .yearsAtLeast(let count, _, _):
      var families: [SetFamily] = []
      for child in children { families.append(need(child, inside)) }
      return .atLeast(inside ? count : children.count - count + 1, of: families)
    case .not: return need(children[0], !inside)
    case .provided where children.count == 2:
      let needed = need(children[0], inside)
      let premise = need(children[1], !inside)
      return inside ? needed.or(premise) : needed.and(premise)
    case .unless where children.count == 2:
      let needed = need(children[0], inside)
      let exception = need(children[1], inside)
      return inside ? needed.or(exception) : needed.and(exception)
    case .definition, .conditionSet, .presumed: return need(children[0], inside)
    // A set of conditions that was looked at for every record of a list.
    case .constant: return inside ? every(children, true) : some(children, false)
    default: return facts(finding.causes)
    }
  }

  private mutating func every(_ findings: [Finding], _ wanted: Bool) -> SetFamily {
    var result = SetFamily.given
    for finding in findings { result = result.and(need(finding, wanted)) }
    return result
  }

  private mutating func some(_ findings: [Finding], _ wanted: Bool) -> SetFamily {
    var result = SetFamily.impossible
    for finding in findings { result = result.or(need(finding, wanted)) }
    return result
  }

  /// All the facts among the causes together; impossible where something else than facts is in the way.
  private mutating func facts(_ causes: [Cause]) -> SetFamily {
    if causes.isEmpty { return .impossible }
    var set = NumberSet()
    for cause in causes {
      guard case .fact(let path) = cause else { return .impossible }
      set.insert(number(path))
    }
    return SetFamily(set)
  }

  private mutating func number(_ path: FactPath) -> Int {
    if let known = paths.firstIndex(of: path) { return known }
    paths.append(path)
    return paths.count - 1
  }

  private func shown(_ family: SetFamily) -> [[FactPath]] {
    let sets = family.sets.map { set in
      let facts = set.numbers.map { paths[$0] }
      return facts.count < 2 ? facts : facts.sorted { $0.order < $1.order }
    }
    if sets.count == 1 { return sets.filter { !$0.isEmpty } }
    let ordered = sets.filter { !$0.isEmpty }.sorted { left, right in
      if left.count != right.count { return left.count < right.count }
      return left.lexicographicallyPrecedes(right) { $0.order < $1.order }
    }
    return Array(ordered.prefix(MissingFacts.limit))
  }
}
