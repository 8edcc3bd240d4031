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
  /// The tests of scope taken together.
  private let scopeSteps = StepTable()
  private var scopes: [ScopeState] = []
  private let explainer: ItemExplainer

  /// The tests of scope: by which answers, whether they are passed, and what was met on the way.
  private struct ScopeState {
    let instrument: Int32
    let beneficiary: Int32
    let truth: Truth
    let marks: UInt8
    /// Where the answers of this scope begin among all.
    let row: Int
  }

  init(
    _ item: ItemPlan, _ plan: ColumnPlan, on date: CalendarDate, _ scope: ScopeColumns<InstrumentScope>,
    _ known: KnownConditions
  ) {
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
    explainer = ItemExplainer(item, checks, byRecord)
  }

  /// How much has been learnt: so that memory does not grow with the register it is forgotten now and then.
  var stateCount: Int { explainer.stateCount + checks.stateCount + (byRecord?.stateCount ?? 0) }

  /// What came out for the rows of an instrument's scope, of those that are not out of the item's; nil: all are.
  func answers(
    of all: Subjects, instrumentScope: [Int32], _ oracle: BlockOracle
  ) -> BlockAnswers.Column? {
    var places = instrumentScope
    scopeSteps.advance(&places, by: beneficiary.numbers(of: all, oracle)) { scope(Int($0), Int($1)) }
    let inScope = scopes.map { $0.truth != .no }
    var subjects = all
    if !inScope.allSatisfy({ $0 }) {
      var kept: [Int32] = []
      var keptScopes: [Int32] = []
      for (place, row) in all.rows.enumerated() where inScope[Int(places[place])] {
        kept.append(row)
        keptScopes.append(places[place])
      }
      guard !kept.isEmpty else { return nil }
      if kept.count < all.count { subjects = oracle.subjects(kept) }
      places = keptScopes
    }
    guard subjects.count > 0 else { return nil }
    var values: AnswerValues
    if let byRecord {
      values = decide(subjects, places, byRecord.truths(of: subjects, oracle), oracle)
    } else {
      values = decide(subjects, places, oracle)
    }
    values.settle()
    let (scopes, ofPlace) = (scopes, places)
    return BlockAnswers.Column(item: number, rows: subjects.rows, values) { [scope, beneficiary, explainer] values in
      explainer.explain(subjects, values.verdicts, oracle, scopes: ofPlace) { number in
        let tests = scopes[Int(number)]
        return (scope.tests[Int(tests.instrument)], beneficiary.tests[Int(tests.beneficiary)])
      }
    }
  }

  // MARK: Deciding

  private func scope(_ instrument: Int, _ kind: Int) -> Int32 {
    var marks = beneficiary.used[kind].bits(plan.evaluation.sources) | ownMarks
    if scope.tests[instrument].metHole { marks |= TruthColumn.Marks.metHole }
    let truth = scope.truths[instrument].and(beneficiary.truths[kind])
    scopes.append(
      ScopeState(
        instrument: Int32(truncatingIfNeeded: instrument), beneficiary: Int32(truncatingIfNeeded: kind),
        truth: truth, marks: marks, row: Int(TruthColumn.number(truth)) * 3))
    return Int32(truncatingIfNeeded: scopes.count - 1)
  }

  private var ownMarks: UInt8 {
    TruthColumn.Marks.bits(plan.evaluation.sources[checked: item.sourceNumbers.max() ?? -1]?.basis ?? .text)
  }

  /// The answers by whether the tests of scope are passed and whether what must hold does.
  private static let verdicts: [Verdict] = [Truth.no, .unknown, .yes].flatMap { scope in
    [Truth.no, .unknown, .yes].map { Verdict(scope: scope, conditions: $0) }
  }

  private func decide(_ subjects: Subjects, _ places: [Int32], _ oracle: BlockOracle) -> AnswerValues {
    let checked = checks.truths(of: subjects, oracle)
    var values = AnswerValues(count: subjects.count)
    var granted: [Int] = []
    var left: [Int] = []
    let (truths, marks) = (checked.truths, checked.marks)
    let (scopes, verdicts) = (scopes, ItemColumns.verdicts)
    values.fill { place in
      let scope = scopes[Int(places[place])]
      let verdict = verdicts[scope.row &+ Int(truths[place])]
      let marks = marks[place] | scope.marks
      if verdict != .ineligible {
        if marks & TruthColumn.Marks.conflict == 0 { granted.append(place) } else { left.append(place) }
      }
      return (verdict, TruthColumn.Marks.basis(marks, isOpen: verdict != .ineligible))
    }
    for place in left { ask(&values, subjects.rows[place], oracle, at: place) }
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
    _ subjects: Subjects, _ places: [Int32], _ records: RecordTruths?, _ oracle: BlockOracle
  ) -> AnswerValues {
    let shared = checks.truths(of: subjects, oracle)
    var values = AnswerValues(count: subjects.count)
    var granted = Granted()
    var left: [Int] = []
    let (scopes, rows, verdicts) = (scopes, subjects.rows, ItemColumns.verdicts)
    let (given, offsets) = (records?.list.isGiven ?? [], records?.list.offsets ?? [])
    let (starts, each) = (records?.starts ?? [], records?.truths ?? TruthColumn(allHold: 0))
    let (truths, sharedMarks, eachTruths, eachMarks) = (shared.truths, shared.marks, each.truths, each.marks)
    values.fill { place in
      let row = Int(rows[place])
      let scope = scopes[Int(places[place])]
      let own = truths[place]
      var marks = sharedMarks[place] | scope.marks
      guard row < given.count, given[row] else {
        // Of a list nobody gives nothing is known.
        let verdict = verdicts[scope.row &+ Int(min(own, TruthColumn.unknown))]
        if verdict != .ineligible {
          if marks & TruthColumn.Marks.conflict == 0 {
            granted.add(place, from: granted.parts.count, isGiven: false)
          } else {
            left.append(place)
          }
        }
        return (verdict, TruthColumn.Marks.basis(marks, isOpen: verdict != .ineligible))
      }
      let range = Int(starts[place])..<Int(starts[place + 1])
      var truth = TruthColumn.no
      var conflicts: UInt8 = 0
      let first = granted.parts.count
      for record in range {
        let found = min(own, eachTruths[record])
        marks |= eachMarks[record]
        guard found != TruthColumn.no else { continue }
        truth = max(truth, found)
        conflicts |= eachMarks[record] | sharedMarks[place]
        granted.parts.append(
          AmountColumns.Part(
            record: Int32(truncatingIfNeeded: offsets[row] + record - range.lowerBound),
            isSure: found == TruthColumn.yes && scope.truth == .yes))
      }
      let verdict = verdicts[scope.row &+ Int(truth)]
      if conflicts & TruthColumn.Marks.conflict != 0 {
        granted.parts.removeLast(granted.parts.count - first)
        left.append(place)
      } else if verdict != .ineligible {
        granted.add(place, from: first, isGiven: true)
      }
      return (verdict, TruthColumn.Marks.basis(marks, isOpen: verdict != .ineligible))
    }
    granted.starts.append(granted.parts.count)
    for place in left { ask(&values, rows[place], oracle, at: place) }
    addAmounts(granted, subjects, records?.list, &values, oracle)
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
    values.put(decision, amount.standing, at: place)
  }
}
