import RuleLanguage

/// The smallest ways to yes for an item that is refused: read off the findings that failed, then tried out.
struct WaysToYes {
  let evaluation: Evaluation
  let item: ItemPlan

  /// No more ways than this are shown.
  static let limit = 8
  /// No more than this are tried out for one part of an item.
  private static let trials = 12

  init(_ evaluation: Evaluation, _ item: ItemPlan) {
    self.evaluation = evaluation
    self.item = item
  }

  /// The ways, those the applicant can change first, then the smallest. `parts` are the item, or each of its records:
  /// one of them must come to hold.
  func find(scope: ItemScope, parts: [PartChecked]) -> [[Change]] {
    var found: [[Change]] = []
    for part in parts {
      var kept = 0
      for changes in candidates(part).prefix(WaysToYes.trials) where kept < WaysToYes.limit {
        guard let way = narrowed(changes, part, scope), leadsToYes(way, part, scope) else { continue }
        found.append(way)
        kept += 1
      }
    }
    return Array(WaysToYes.ordered(found).prefix(WaysToYes.limit))
  }

  /// What would have to be different for one part of the item, not yet tried out.
  private func candidates(_ part: PartChecked) -> [[Change]] {
    var position = FindingPosition(citation: item.support.citation)
    if let record = part.record, let list = item.support.list { position.records[list] = record }
    var reading = FailureReading(evaluation: evaluation)
    var family = SetFamily.given
    for finding in part.checked.findings where finding.truth == .no {
      family = family.and(reading.ways(finding, true, position))
    }
    let sets = family.sets.map { set in WaysToYes.withoutImplied(set.numbers.map { reading.changes[$0] }) }
    return WaysToYes.ordered(sets.filter { !$0.isEmpty })
  }

  /// The changes with only those names that lead to yes: of `một trong các loại hình` another condition may refuse some.
  /// Nil where none of the names does.
  private func narrowed(_ changes: [Change], _ part: PartChecked, _ scope: ItemScope) -> [Change]? {
    guard changes.allSatisfy({ $0.target != nil }) else { return changes }
    var way = changes
    for (place, change) in changes.enumerated() {
      guard case .symbols(let names)? = change.target, names.count > 1 else { continue }
      let working = names.filter { name in
        way[place] = change.aiming(at: .symbols([name]))
        return leadsToYes(way, part, scope)
      }
      guard !working.isEmpty else { return nil }
      way[place] = change.aiming(at: .symbols(working))
    }
    return way
  }

  /// Whether the changes turn the part to yes, or leave only what is not known; a way with a change that cannot be said
  /// in one value cannot be tried, and stands as it was read off.
  private func leadsToYes(_ changes: [Change], _ part: PartChecked, _ scope: ItemScope) -> Bool {
    if changes.contains(where: { $0.target == nil }) { return true }
    guard let trial = TrialFacts(changes, evaluation) else { return false }
    let outer = evaluation
    let attempt = Evaluation(
      book: outer.book, plan: outer.plan, dossier: outer.dossier, date: outer.date, trial: trial.facts)
    attempt.turn(to: item)
    let truth = attempt.truth(of: part, item, changed: trial.numbers)
    let verdict = Verdict(scope: attempt.scope(of: item).truth, conditions: truth)
    return verdict == .eligible || verdict == .undetermined
  }

  /// Changeable facts first, then the fewest changes; otherwise as they were read.
  private static func ordered(_ ways: [[Change]]) -> [[Change]] {
    func weight(_ changes: [Change]) -> (Int, Int) {
      (changes.filter { !$0.isChangeable }.count, changes.count)
    }
    var unique: [[Change]] = []
    for way in ways where !unique.contains(way) { unique.append(way) }
    let weighted = unique.map { (way: $0, weight: weight($0)) }.enumerated()
    return weighted.sorted { left, right in
      left.element.weight != right.element.weight
        ? left.element.weight < right.element.weight : left.offset < right.offset
    }.map(\.element.way)
  }

  /// Of two changes of one fact in one direction only the farther one is said.
  private static func withoutImplied(_ changes: [Change]) -> [Change] {
    changes.enumerated().filter { place, change in
      !changes.enumerated().contains { otherPlace, other in
        otherPlace != place && other.fact == change.fact && other.target.implies(change.target)
          && (!change.target.implies(other.target) || otherPlace < place)
      }
    }.map(\.element)
  }
}

/// What was found for the item as a whole, or for one of its records.
struct PartChecked {
  let record: Int?
  let checked: Checked

  init(record: Int?, _ checked: Checked) {
    self.record = record
    self.checked = checked
  }
}

extension Evaluation {
  /// Whether a part holds now; what does not look at anything that changed is as it was.
  fileprivate func truth(of part: PartChecked, _ item: ItemPlan, changed: FactSet) -> Truth {
    let movesDates = plan.references.contains { reference in
      reference.map { changed.contains(plan.numbering.number($0)) } ?? false
    }
    func lookAgain() -> Truth {
      var truth = Truth.yes
      var again = Checked(capacity: 0)
      for (place, old) in part.checked.truths.enumerated() {
        guard let check = item.checks[checked: place] else {
          truth = truth.and(old)
          continue
        }
        let isTouched =
          check.dependencies.facts.intersects(changed) || (movesDates && check.dependencies.usesReferenceDate)
        if isTouched { look(at: check.kind, item, &again) }
        truth = truth.and(isTouched ? again.truths.last ?? old : old)
      }
      return truth
    }
    guard let record = part.record, let list = item.support.list else { return lookAgain() }
    return with(.number(record), of: list, lookAgain)
  }
}

extension Change {
  /// The same change with another target.
  fileprivate func aiming(at target: Target) -> Change {
    Change(finding: finding, fact: fact, target: target, isChangeable: isChangeable)
  }
}

extension Change.Target? {
  /// Whether whoever reaches this has reached the other.
  fileprivate func implies(_ other: Change.Target?) -> Bool {
    switch (self, other) {
    case (.quantity(let own, let value)?, .quantity(let asked, let bound)?): farther(own, value, asked, bound)
    case (.date(let own, let value)?, .date(let asked, let bound)?): farther(own, value, asked, bound)
    case (let own?, let asked?): own == asked
    default: false
    }
  }

  private func farther<Bound: Comparable>(
    _ own: ComparisonOperator, _ value: Bound, _ asked: ComparisonOperator, _ bound: Bound
  ) -> Bool {
    switch (own, asked) {
    case (.greaterOrEqual, .greaterOrEqual), (.greater, .greater), (.greater, .greaterOrEqual): value >= bound
    case (.greaterOrEqual, .greater): value > bound
    case (.lessOrEqual, .lessOrEqual), (.less, .less), (.less, .lessOrEqual): value <= bound
    case (.lessOrEqual, .less): value < bound
    default: own == asked && value == bound
    }
  }
}
