import RuleLanguage

/// Priority: shown with each item that is granted or may be; who comes first is decided where applicants are compared.
extension Evaluation {
  /// What the rules in force say of an item; nothing of it bears on the verdict or the amount, nor on their basis.
  func priority(of item: Int) -> [PriorityFinding] {
    guard let rules = plan.priorityRulesOfFamily[book.familyOfItem[checked: item] ?? item] else { return [] }
    let outer = (used, itemNumber, home, reference)
    defer {
      used = outer.0
      (itemNumber, home, reference) = (outer.1, outer.2, outer.3)
    }
    return rules.compactMap { book.priorityRules[checked: $0] }.compactMap(priority)
  }

  /// What a rule says; found once for all its items, since it is about the applicant.
  private func priority(_ rule: PriorityRule) -> PriorityFinding? {
    if let known = memory.priority[rule.number] { return known }
    turn(toInstrument: rule.instrument)
    let truth = instrumentScope(rule.instrument).truth
    let criteria = truth == .no ? [] : rule.clause.value.map { criterion in criterionFinding(criterion) }
    let finding = truth == .no ? nil : PriorityFinding(rule: rule.number, truth: truth, criteria: criteria)
    memory.priority[rule.number] = .some(finding)
    return finding
  }

  private func criterionFinding(_ criterion: PriorityRule.Criterion) -> PriorityFinding.Criterion {
    switch criterion.test {
    case .condition(let expression):
      .condition(condition(expression, at: FindingPlace(citation: criterion.citation, mark: criterion.mark)))
    case .value(let expression, let direction): .value(value(expression).finding, direction)
    }
  }
}
