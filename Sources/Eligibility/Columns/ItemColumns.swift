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
  /// Of each state what is looked at for every row.
  private var marks: [StateMark] = []
  /// The answers of states: of an item decided by record, where no list is given.
  private var wholeAnswers: [AnswerHead] = []
  private let explanations: ItemExplanations
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
    var values: AnswerValues
    if let byRecord {
      let outcomes = byRecord.outcomes(of: subjects, oracle)
      values = decide(subjects, keptScopes, outcomes, byRecord, oracle)
    } else {
      values = decide(subjects, keptScopes, oracle)
    }
    values.settle()
    return BlockAnswers.Column(
      item: number, rows: kept, values, explanations,
      ItemExplanations.Sources(states: states, records: byRecord?.states ?? []))
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
        instrument: self.scope.tests[instrument], beneficiary: beneficiary.tests[kind],
        findings: checks.findings(in: checked)))
    marks.append(
      StateMark(scope: tests.truth, truth: outcome.truth, used: used, hasConflict: outcome.hasConflict))
    return Int32(truncatingIfNeeded: states.count - 1)
  }

  private func basis(_ used: UsedMark, _ verdict: Verdict) -> Basis {
    // What fails, fails whatever the holes beside it say.
    if used.metHole, verdict != .ineligible { return .hole }
    return plan.evaluation.sources[checked: used.source]?.basis ?? .text
  }

  // MARK: Applicants

  private func decide(_ subjects: Subjects, _ numbers: [Int32], _ oracle: BlockOracle) -> AnswerValues {
    // The answers of the states, those that do not occur included: there are few.
    while wholeAnswers.count < marks.count {
      let number = Int32(truncatingIfNeeded: wholeAnswers.count)
      let state = marks[Int(number)]
      let verdict = state.verdict(state.truth)
      wholeAnswers.append(
        AnswerHead(
          verdict: verdict, basis: basis(state.used, verdict),
          explanation: verdict == .eligible
            ? ItemExplanations.none : explanations.whole(number, isListNotGiven: false)))
    }
    var values = AnswerValues(numbers, wholeAnswers)
    var granted: [Int] = []
    for (place, verdict) in values.verdicts.enumerated() where verdict != .ineligible {
      if marks[Int(numbers[place])].hasConflict {
        ask(&values, subjects.rows[place], oracle, at: place)
      } else {
        granted.append(place)
      }
    }
    guard item.support.amount != nil, !granted.isEmpty else { return values }
    let rows = granted.map { subjects.rows[$0] }
    guard let amount else {
      for (place, row) in zip(granted, rows) { ask(&values, row, oracle, at: place) }
      return values
    }
    let found = amount.whole(rows, oracle.codes)
    for (number, place) in granted.enumerated() { take(found[number], place, subjects, &values, oracle) }
    return values
  }

  // MARK: Records

  /// What the records of rows come to.
  private struct Granted {
    /// The places of rows that are granted something, or may be.
    var places: [Int] = []
    /// Their records that are granted, or may be, and where those of each row begin.
    var parts: [AmountColumns.Part] = []
    var starts: [Int] = []
    var isGiven: [Bool] = []

    mutating func add(_ place: Int, from start: Int, isGiven given: Bool) {
      places.append(place)
      starts.append(start)
      isGiven.append(given)
    }
  }

  private func decide(
    _ subjects: Subjects, _ numbers: [Int32], _ outcomes: RecordOutcomes, _ checks: RecordChecks,
    _ oracle: BlockOracle
  ) -> AnswerValues {
    while wholeAnswers.count < marks.count {
      let number = Int32(truncatingIfNeeded: wholeAnswers.count)
      let state = marks[Int(number)]
      let verdict = state.verdict(state.truth.and(.unknown))
      wholeAnswers.append(
        AnswerHead(
          verdict: verdict, basis: basis(state.used, verdict),
          explanation: explanations.whole(number, isListNotGiven: true)))
    }
    // First as if no list were given: of most rows none is.
    var values = AnswerValues(numbers, wholeAnswers)
    var granted = Granted()
    var left: [Int] = []
    let sources = ItemExplanations.Sources(states: states, records: checks.states)
    let (given, offsets) = (outcomes.list?.isGiven ?? [], outcomes.list?.offsets ?? [])
    let (marks, records, rows) = (marks, checks.marks, subjects.rows)
    for place in numbers.indices {
      let (number, row) = (numbers[place], Int(rows[place]))
      let state = marks[Int(number)]
      guard row < given.count, given[row] else {
        guard values.verdicts[place] != .ineligible else { continue }
        if state.hasConflict { left.append(place) } else { granted.add(place, from: granted.parts.count, isGiven: false) }
        continue
      }
      let range = Int(outcomes.starts[place])..<Int(outcomes.starts[place + 1])
      var used = state.used
      var truth = Truth.no
      var hasConflict = false
      let first = granted.parts.count
      for record in range {
        let found = records[Int(outcomes.states[record])]
        used.formUnion(found.used)
        let own = found.isLeftOut ? .no : state.truth.and(found.truth)
        guard own != .no else { continue }
        truth = truth.or(own)
        hasConflict = hasConflict || found.hasConflict || state.hasConflict
        granted.parts.append(
          AmountColumns.Part(
            record: Int32(truncatingIfNeeded: offsets[row] + record - range.lowerBound),
            isSure: own == .yes && state.scope == .yes))
      }
      if hasConflict {
        granted.parts.removeLast(granted.parts.count - first)
        left.append(place)
        continue
      }
      let verdict = state.verdict(truth)
      values.verdicts[place] = verdict
      values.bases[place] = basis(used, verdict)
      values.choices[place] = verdict.mayBeGranted ? .yes : nil
      switch verdict {
      case .ineligible: values.explanations[place] = explanations.failure(number, outcomes.states[range], sources)
      case .eligible: values.explanations[place] = ItemExplanations.none
      case .undetermined, .outOfScope, .conflict:
        values.explanations[place] = explanations.opening(number, outcomes.states[range], sources)
      }
      if verdict != .ineligible { granted.add(place, from: first, isGiven: true) }
    }
    granted.starts.append(granted.parts.count)
    for place in left { ask(&values, rows[place], oracle, at: place) }
    addAmounts(granted, subjects, outcomes.list, &values, oracle)
    return values
  }

  private func addAmounts(
    _ granted: Granted, _ subjects: Subjects, _ list: RecordColumns?, _ values: inout AnswerValues,
    _ oracle: BlockOracle
  ) {
    guard item.support.amount != nil, !granted.places.isEmpty else { return }
    let rows = granted.places.map { subjects.rows[$0] }
    guard let amount else {
      for (place, row) in zip(granted.places, rows) { ask(&values, row, oracle, at: place) }
      return
    }
    let found = amount.sums(
      rows, granted.parts, granted.starts, isGiven: granted.isGiven,
      isGranted: granted.places.map { values.verdicts[$0] == .eligible }, of: list, oracle.codes)
    for (number, place) in granted.places.enumerated() { take(found[number], place, subjects, &values, oracle) }
  }

  // MARK: Amounts

  private func take(
    _ found: AmountColumns.Found, _ place: Int, _ subjects: Subjects, _ values: inout AnswerValues,
    _ oracle: BlockOracle
  ) {
    guard !found.isLeft else { return ask(&values, subjects.rows[place], oracle, at: place) }
    values.put(found.standing, isUnclear: found.isUnclear, at: place)
  }

  /// Asks the evaluator about a row.
  private func ask(_ values: inout AnswerValues, _ row: Int32, _ oracle: BlockOracle, at place: Int) {
    let (decision, amount) = oracle.evaluation(of: Int(row)).decide(number)
    let explanation = ItemExplanation(
      failed: decision.verdict == .ineligible ? decision.failedProvisions : [], missing: decision.missing)
    values.put(
      decision, amount.standing, explanation == .nothing ? ItemExplanations.none : explanations.known(explanation),
      at: place)
  }
}
