import RuleLanguage

extension ItemDecision {
  /// Where the conditions stand that failed, each place once, those of the item first, then those of its records.
  public var failedProvisions: [Citation] {
    var places: [Citation] = []
    for finding in findings + records.flatMap(\.findings) { finding.collectFailed(&places) }
    return places
  }
}

extension Finding {
  /// Where it and the conditions it is made of stand, as far as they made it fail, each place once.
  public var failedProvisions: [Citation] {
    var places: [Citation] = []
    collectFailed(&places)
    return places
  }

  /// The places of the parts that made it come out as `wanted`, each once.
  func places(of wanted: Truth) -> [Citation] {
    var places: [Citation] = []
    collect(wanted, &places)
    return places
  }

  fileprivate func collectFailed(_ places: inout [Citation]) { collect(.no, &places) }

  /// Adds the places of the parts that made this come out as `wanted`. A part that failed inside a choice that held is
  /// not among them; below `không`, and in an exclusion, it is what held that made the whole fail.
  private func collect(_ wanted: Truth, _ places: inout [Citation]) {
    guard truth == wanted else { return }
    if let citation, !places.contains(citation) { places.append(citation) }
    let inner = isExclusion ? wanted.negated : wanted
    switch expression.kind {
    case .not: for child in children { child.collect(inner.negated, &places) }
    case .provided:
      // `A nếu B` fails where A does; it holds where A does or B does not.
      children.first?.collect(inner, &places)
      if inner == .yes { for premise in children.dropFirst() { premise.collect(.no, &places) } }
    default: for child in children { child.collect(inner, &places) }
    }
  }
}
