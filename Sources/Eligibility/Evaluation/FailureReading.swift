import RuleLanguage

/// Where a finding was made: of which records, in which year, under which provision.
struct FindingPosition {
  /// The nearest provision above it.
  var citation: Citation?
  /// The record at hand, for each list.
  var records: [Int: Int] = [:]
  /// The year being tried.
  var triedYear: Int?

  init(citation: Citation?) { self.citation = citation }

  /// The position of what stands inside a finding.
  func inside(_ finding: Finding) -> FindingPosition {
    var position = self
    position.citation = finding.citation ?? citation
    return position
  }
}

/// Reads off findings what would have to be different: through and, or, at least, not, nếu and trừ khi.
struct FailureReading {
  let evaluation: Evaluation
  /// The changes met, by number.
  private(set) var changes: [Change] = []

  init(evaluation: Evaluation) { self.evaluation = evaluation }

  /// The ways in which a finding would come to hold, or to fail. What is not known may be as wanted already.
  mutating func ways(_ finding: Finding, _ wanted: Bool, _ position: FindingPosition) -> SetFamily {
    if finding.truth != Truth(!wanted) { return .given }
    let inner = position.inside(finding)
    // An exclusion is shown turned round; what it is made of is not.
    let inside = finding.isExclusion ? !wanted : wanted
    let children = finding.children
    guard finding.note == nil, !children.isEmpty else { return leaf(finding, inside, inner) }
    switch finding.expression.kind {
    case .all: return inside ? every(children, true, inner) : some(children, false, inner)
    case .any: return inside ? some(children, true, inner) : every(children, false, inner)
    case .aggregate(.every, let list, _, _):
      return overRecords(children, inside, inner, list, all: inside)
    case .aggregate(.any, let list, _, _): return overRecords(children, inside, inner, list, all: !inside)
    case .atLeast(let count, _):
      var families: [SetFamily] = []
      for child in children { families.append(ways(child, inside, inner)) }
      return .atLeast(inside ? count : children.count - count + 1, of: families)
    case .yearsAtLeast(let count, _, _):
      var families: [SetFamily] = []
      for (back, child) in children.enumerated() {
        var year = inner
        year.triedYear = evaluation.referenceDate.year.map { $0 - back - 1 }
        families.append(ways(child, inside, year))
      }
      return .atLeast(inside ? count : children.count - count + 1, of: families)
    case .not: return ways(children[0], !inside, inner)
    case .provided where children.count == 2:
      let needed = ways(children[0], inside, inner)
      let premise = ways(children[1], !inside, inner)
      return inside ? needed.or(premise) : needed.and(premise)
    case .unless where children.count == 2:
      let needed = ways(children[0], inside, inner)
      let exception = ways(children[1], inside, inner)
      return inside ? needed.or(exception) : needed.and(exception)
    case .definition, .conditionSet, .presumed: return ways(children[0], inside, inner)
    default: return leaf(finding, inside, inner)
    }
  }

  private mutating func every(_ findings: [Finding], _ wanted: Bool, _ position: FindingPosition) -> SetFamily {
    var result = SetFamily.given
    for finding in findings { result = result.and(ways(finding, wanted, position)) }
    return result
  }

  private mutating func some(_ findings: [Finding], _ wanted: Bool, _ position: FindingPosition) -> SetFamily {
    var result = SetFamily.impossible
    for finding in findings { result = result.or(ways(finding, wanted, position)) }
    return result
  }

  private mutating func overRecords(
    _ findings: [Finding], _ wanted: Bool, _ position: FindingPosition, _ list: Int, all: Bool
  ) -> SetFamily {
    var result = all ? SetFamily.given : .impossible
    for (record, finding) in findings.enumerated() {
      var inner = position
      inner.records[list] = record
      let own = ways(finding, wanted, inner)
      result = all ? result.and(own) : result.or(own)
    }
    return result
  }

  /// A condition about facts: each change that would turn it.
  private mutating func leaf(_ finding: Finding, _ wanted: Bool, _ position: FindingPosition) -> SetFamily {
    let options = LeafReading(evaluation: evaluation, position: position).targets(finding, wanted)
    var result = SetFamily.impossible
    for option in options {
      let shown = finding.citation == nil ? finding.cited(position.citation) : finding
      let change = Change(
        finding: shown, fact: option.path, target: option.target, isChangeable: option.isChangeable)
      result = result.or(SetFamily(NumberSet(number(change))))
    }
    return result
  }

  private mutating func number(_ change: Change) -> Int {
    if let known = changes.firstIndex(where: {
      $0.fact == change.fact && $0.target == change.target && $0.target != nil
    }) {
      return known
    }
    changes.append(change)
    return changes.count - 1
  }
}

extension Finding {
  /// The same finding where it has no place of its own in the law: it stands under this one.
  fileprivate func cited(_ citation: Citation?) -> Finding {
    Finding(
      expression: expression, truth: truth, citation: citation, mark: mark, isExclusion: isExclusion, values: values,
      children: children, presumed: presumed, causes: causes, note: note)
  }
}
