import RuleLanguage

/// One text of an item by the column.
final class ItemColumns {
  /// The item, by number.
  let number: Int
  private let item: ItemPlan
  private let plan: ColumnPlan
  private let scope: ScopeColumns<InstrumentScope>
  private let beneficiary: ScopeColumns<BeneficiaryTest>
  /// What must hold: of an item decided by record, what is the same for all of them.
  private let checks: ConditionGroup
  /// Of an item decided by record, what must hold for each.
  private let byRecord: RecordChecks?
  private let amount: AmountColumns?
  /// The tests of scope taken together, and those with what must hold.
  private let scopeSteps = StepTable()
  private var scopes: [(instrument: Int32, beneficiary: Int32, truth: Truth)] = []
  private let stateSteps = StepTable()
  private var states: [ItemState] = []
  private var explanations: ItemExplanations
  private let ownSource: Int

  init(_ item: ItemPlan, _ plan: ColumnPlan, on date: CalendarDate, _ scope: ScopeColumns<InstrumentScope>, _ known: KnownConditions) {
    number = item.support.number
    self.item = item
    self.plan = plan
    self.scope = scope
    beneficiary = ScopeColumns(item: item, plan)
    let columns = ConditionColumns(plan, on: date, item: item, list: nil, known: known)
    let isByRecord = item.support.list != nil
    let shared = item.checks.filter { !isByRecord || !$0.isByRecord }.map { columns.check($0) }
    let span = item.support.span
    func together(_ parts: [ConditionNode]) -> ConditionGroup {
      ConditionGroup(parts, .all, wanted: .no) { .all(.truth(true, at: span), $0, .unplaced) }
    }
    checks = together(shared)
    byRecord = item.support.list.map { list in
      RecordChecks(
        item, list: list, ConditionColumns(plan, on: date, item: item, list: list, known: known), together: together)
    }
    amount = AmountColumns(item, plan, on: date)
    explanations = ItemExplanations(item)
    ownSource = item.sourceNumbers.max() ?? -1
  }

  /// How much has been learnt: so that memory does not grow with the register it is forgotten now and then.
  var stateCount: Int { states.count + checks.stateCount + (byRecord?.stateCount ?? 0) + explanations.count }

  /// What came out for the rows of an instrument's scope, of those that are not out of the item's; nil: all are.
  func answers(
    of all: Subjects, instrumentScope: [Int32], _ oracle: BlockOracle
  ) -> BlockAnswers.Column? {
    var places = instrumentScope
    scopeSteps.advance(&places, by: beneficiary.numbers(of: all, oracle)) { scope(Int($0), Int($1)) }
    var kept: [Int32] = []
    var keptScopes: [Int32] = []
    kept.reserveCapacity(all.count)
    keptScopes.reserveCapacity(all.count)
    for (place, row) in all.rows.enumerated() where scopes[Int(places[place])].truth != .no {
      kept.append(row)
      keptScopes.append(places[place])
    }
    guard !kept.isEmpty else { return nil }
    let subjects = kept.count == all.count ? all : oracle.subjects(kept)
    stateSteps.advance(&keptScopes, by: checks.states(of: subjects, oracle)) { state(Int($0), $1) }
    var column = BlockAnswers.Column(item: number, rows: kept, explanations)
    if let byRecord {
      decide(subjects, keptScopes, byRecord.outcomes(of: subjects, oracle), byRecord, &column, oracle)
    } else {
      decide(subjects, keptScopes, &column, oracle)
    }
    column.sources = ItemExplanations.Sources(states: states, records: byRecord?.states ?? [])
    return column
  }

  // MARK: States

  private func scope(_ instrument: Int, _ kind: Int) -> Int32 {
    scopes.append(
      (
        Int32(truncatingIfNeeded: instrument), Int32(truncatingIfNeeded: kind),
        scope.truths[instrument].and(beneficiary.truths[kind])
      ))
    return Int32(truncatingIfNeeded: scopes.count - 1)
  }

  private func state(_ scope: Int, _ checked: Int32) -> Int32 {
    let tests = scopes[scope]
    let (instrument, kind) = (Int(tests.instrument), Int(tests.beneficiary))
    let outcome = checks.outcome(of: checked)
    var used = checks.used(in: checked)
    used.source = max(used.source, ownSource)
    used.formUnion(beneficiary.used[kind])
    used.metHole = used.metHole || self.scope.tests[instrument].metHole
    states.append(
      ItemState(
        instrument: self.scope.tests[instrument], beneficiary: beneficiary.tests[kind], scope: tests.truth,
        truth: outcome.truth, used: used, hasConflict: outcome.hasConflict, findings: checks.findings(in: checked)))
    return Int32(truncatingIfNeeded: states.count - 1)
  }

  private func basis(_ used: UsedMark, _ verdict: Verdict) -> Basis {
    // What fails, fails whatever the holes beside it say.
    if used.metHole, verdict != .ineligible { return .hole }
    return plan.evaluation.sources[checked: used.source]?.basis ?? .text
  }

  // MARK: Applicants

  private func decide(
    _ subjects: Subjects, _ numbers: [Int32], _ column: inout BlockAnswers.Column, _ oracle: BlockOracle
  ) {
    var granted: [Int] = []
    var ofState: [(verdict: Verdict, basis: Basis, explanation: Int32)?] = Array(repeating: nil, count: states.count)
    for (place, number) in numbers.enumerated() {
      let answer: (verdict: Verdict, basis: Basis, explanation: Int32)
      if let known = ofState[Int(number)] {
        answer = known
      } else {
        let state = states[Int(number)]
        let verdict = state.verdict(state.truth)
        let explanation =
          verdict == .eligible ? ItemExplanations.none : explanations.whole(number, isListNotGiven: false)
        answer = (verdict, basis(state.used, verdict), explanation)
        ofState[Int(number)] = answer
      }
      if answer.verdict == .ineligible {
        column.add(.ineligible, answer.basis, answer.explanation)
      } else if states[Int(number)].hasConflict {
        ask(&column, subjects.rows[place], oracle)
      } else {
        column.add(answer.verdict, answer.basis, answer.explanation)
        granted.append(place)
      }
    }
    guard item.support.amount != nil, !granted.isEmpty else { return }
    let rows = granted.map { subjects.rows[$0] }
    guard let amount else {
      for (place, row) in zip(granted, rows) { ask(&column, row, oracle, at: place) }
      return
    }
    for (place, found) in zip(granted, amount.whole(rows, oracle.codes)) { take(found, place, &column, oracle) }
  }

  // MARK: Records

  private func decide(
    _ subjects: Subjects, _ numbers: [Int32], _ outcomes: RecordOutcomes, _ checks: RecordChecks,
    _ column: inout BlockAnswers.Column, _ oracle: BlockOracle
  ) {
    var granted: [Int] = []
    var parts: [AmountColumns.Part] = []
    var starts: [Int] = []
    var isGiven: [Bool] = []
    let sources = ItemExplanations.Sources(states: states, records: checks.states)
    for (place, number) in numbers.enumerated() {
      let row = subjects.rows[place]
      let state = states[Int(number)]
      guard outcomes.isGiven(row) else {
        let verdict = state.verdict(state.truth.and(.unknown))
        if verdict != .ineligible, state.hasConflict {
          ask(&column, row, oracle)
          continue
        }
        column.add(
          verdict, basis(state.used, verdict), explanations.whole(number, isListNotGiven: true))
        guard verdict != .ineligible else { continue }
        granted.append(place)
        starts.append(parts.count)
        isGiven.append(false)
        continue
      }
      let range = Int(outcomes.starts[place])..<Int(outcomes.starts[place + 1])
      let records = outcomes.states[range]
      var used = state.used
      var truth = Truth.no
      var hasConflict = false
      let first = parts.count
      let firstRecord = outcomes.list?.offsets[Int(row)] ?? 0
      for (place, record) in records.enumerated() {
        let found = checks.states[Int(record)]
        used.formUnion(found.used)
        guard !found.isLeftOut else { continue }
        let own = state.truth.and(found.truth)
        guard own != .no else { continue }
        truth = truth.or(own)
        hasConflict = hasConflict || found.hasConflict || state.hasConflict
        parts.append(
          AmountColumns.Part(
            record: Int32(truncatingIfNeeded: firstRecord + place), isSure: own == .yes && state.scope == .yes))
      }
      let verdict = state.verdict(truth)
      if hasConflict {
        parts.removeLast(parts.count - first)
        ask(&column, row, oracle)
        continue
      }
      switch verdict {
      case .ineligible:
        column.add(verdict, basis(used, verdict), explanations.failure(number, records, sources))
      case .eligible: column.add(verdict, basis(used, verdict), ItemExplanations.none)
      case .undetermined, .outOfScope, .conflict:
        column.add(verdict, basis(used, verdict), explanations.opening(number, records, sources))
      }
      guard verdict != .ineligible else { continue }
      granted.append(place)
      starts.append(first)
      isGiven.append(true)
    }
    starts.append(parts.count)
    guard item.support.amount != nil, !granted.isEmpty else { return }
    let rows = granted.map { subjects.rows[$0] }
    guard let amount else {
      for (place, row) in zip(granted, rows) { ask(&column, row, oracle, at: place) }
      return
    }
    let found = amount.sums(
      rows, parts, starts, isGiven: isGiven, isGranted: granted.map { column.verdicts[$0] == .eligible },
      of: outcomes.list, oracle.codes)
    for (place, found) in zip(granted, found) { take(found, place, &column, oracle) }
  }

  // MARK: Amounts

  private func take(
    _ found: AmountColumns.Found, _ place: Int, _ column: inout BlockAnswers.Column, _ oracle: BlockOracle
  ) {
    guard !found.isLeft else { return ask(&column, column.rows[place], oracle, at: place) }
    column.put(found.standing, isUnclear: found.isUnclear, at: place)
  }

  /// Asks the evaluator about a row; its answer is added, or put at a place.
  private func ask(_ column: inout BlockAnswers.Column, _ row: Int32, _ oracle: BlockOracle, at place: Int? = nil) {
    let (decision, amount) = oracle.evaluation(of: Int(row)).decide(number)
    let explanation = ItemExplanation(
      failed: decision.verdict == .ineligible ? decision.failedProvisions : [], missing: decision.missing)
    column.put(
      decision, amount.standing, explanation == .nothing ? ItemExplanations.none : explanations.known(explanation),
      at: place)
  }
}
