import RuleLanguage

/// What must hold for an item, for the applicant or for one of its records.
extension Evaluation {
  /// Looks at everything that must hold. For a record, what does not differ from record to record is taken over.
  func check(_ item: ItemPlan, like shared: Checked? = nil) -> Checked {
    var checked = Checked(capacity: item.checks.count)
    for (place, check) in item.checks.enumerated() {
      if let shared, !check.isByRecord {
        checked.add(shared, place)
      } else {
        look(at: check.kind, item, &checked)
      }
    }
    return checked
  }

  /// The same for the applicant as a whole: what differs from record to record is left open.
  func checkShared(_ item: ItemPlan) -> Checked {
    var checked = Checked(capacity: item.checks.count)
    for check in item.checks {
      if check.isByRecord { checked.addNothing() } else { look(at: check.kind, item, &checked) }
    }
    return checked
  }

  /// Looks at one thing that must hold.
  func look(at kind: PlannedCheck.Kind, _ item: ItemPlan, _ checked: inout Checked) {
    switch kind {
    case .filter:
      guard let clause = item.support.filter else { return checked.addNothing() }
      checked.add(condition(clause.value, at: FindingPlace(citation: clause.citation, mark: nil)))
    case .condition(let place):
      let clause = item.support.conditions[place]
      checked.add(condition(clause.value, at: FindingPlace(citation: clause.citation, mark: nil)))
    case .exclusion(let place):
      let clause = item.support.exclusions[place]
      checked.add(condition(clause.value, at: FindingPlace(citation: clause.citation, mark: nil)).asExclusion)
    case .times(let place): checked.add(times(item.support.times[place]))
    case .amount:
      guard let clause = item.support.amount else { return checked.addNothing() }
      add(value(clause.value.value), clause.citation, &checked)
    case .ceiling(let place):
      guard case .amount(let limit) = item.support.ceilings[place].value.limit else { return checked.addNothing() }
      add(value(limit), item.support.ceilings[place].citation, &checked)
    }
  }

  /// An amount without a row in its table, or resting on what does not apply, is no amount: the item fails, openly.
  private func add(_ value: Evaluated, _ citation: Citation, _ checked: inout Checked) {
    checked.keep(value)
    guard value.absence.isPossible else { return checked.addNothing() }
    checked.add(
      Finding(
        value.finding.expression, value.isAbsent ? .no : .unknown, at: FindingPlace(citation: citation, mark: nil),
        values: [value.finding], causes: value.absence.causes,
        note: value.absence.reasons.contains(.noTableRow) ? .noTableRow : .notApplicable))
  }
}

/// How everything that must hold came out, in the order of the plan.
struct Checked {
  /// Whether each thing holds.
  private(set) var truths: [Truth] = []
  /// The explanations, of those that have one.
  private(set) var findings: [Finding] = []
  /// Where in `findings` the explanation of each thing is; -1: nowhere.
  private var explanations: [Int] = []
  /// The values of the amount and of ceilings, with the place of their thing.
  private var values: [(place: Int, value: Evaluated)] = []

  init(capacity: Int) {
    truths.reserveCapacity(capacity)
    explanations.reserveCapacity(capacity)
  }

  /// A thing with its explanation.
  mutating func add(_ finding: Finding) {
    truths.append(finding.truth)
    explanations.append(findings.count)
    findings.append(finding)
  }

  /// A thing that holds, and of which there is nothing to say.
  mutating func addNothing() {
    truths.append(.yes)
    explanations.append(-1)
  }

  /// The value of the thing that is added next.
  mutating func keep(_ value: Evaluated) { values.append((truths.count, value)) }

  /// Takes over how a thing came out elsewhere.
  mutating func add(_ other: Checked, _ place: Int) {
    if let value = other.value(place) { keep(value) }
    guard let explanation = other.explanations[checked: place], explanation >= 0 else { return addNothing() }
    add(other.findings[explanation])
  }

  /// The value of a thing that is an amount or a ceiling.
  func value(_ place: Int) -> Evaluated? { values.first { $0.place == place }?.value }

  /// Whether all of it holds.
  var truth: Truth { truths.reduce(.yes) { $0.and($1) } }

  /// What is not known.
  var causes: [Cause] { Finding.causes(findings) }
}
