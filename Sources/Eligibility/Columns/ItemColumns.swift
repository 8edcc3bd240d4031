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
  /// The answers of each scope by what must hold, as `TruthColumn` says it.
  private var answers: [ScopedAnswer] = []
  /// Whether stacking may ask what amounts rest on.
  private let mayStack: Bool
  private let explainer: ItemExplainer

  /// The tests of scope: by which answers, and whether they are passed.
  private struct ScopeState {
    let instrument: Int32
    let beneficiary: Int32
    let truth: Truth
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
    mayStack = plan.mayStack(item.support.number)
    explainer = ItemExplainer(item, checks, byRecord)
  }

  /// How much has been learnt: so that memory does not grow with the register it is forgotten now and then.
  var stateCount: Int { explainer.stateCount + checks.stateCount + (byRecord?.stateCount ?? 0) }

  /// What came out for rows, of those that are not out of scope; nil: all are.
  func answers(
    of all: Subjects, instrumentScope: [Int32], _ oracle: BlockOracle
  ) -> BlockAnswers.Column? {
    var places = instrumentScope
    scopeSteps.advance(&places, by: beneficiary.numbers(of: all, oracle)) { scope(Int($0), Int($1)) }
    let inScope = scopes.map { $0.truth != .no }
    let selection = oracle.selection(of: all) { inScope[Int(places[$0])] }
    guard !selection.places.isEmpty else { return nil }
    places = selection.scopes(places, of: all)
    var values: AnswerValues
    if let byRecord {
      values = decide(selection, places, byRecord.truths(of: selection.subjects, oracle), oracle)
    } else {
      values = decide(selection, places, oracle)
    }
    values.settle()
    let (scopes, ofPlace) = (scopes, places)
    return BlockAnswers.Column(item: number, rows: selection.rows, values) {
      [scope, beneficiary, explainer] values in
      explainer.explain(selection, values.verdicts, oracle, scopes: ofPlace) { number in
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
        instrument: Int32(truncatingIfNeeded: instrument), beneficiary: Int32(truncatingIfNeeded: kind), truth: truth))
    for byte in 0..<UInt8(ScopedAnswer.count) { answers.append(ScopedAnswer(truth, marks, byte)) }
    return Int32(truncatingIfNeeded: scopes.count - 1)
  }

  private var ownMarks: UInt8 {
    TruthColumn.Marks.bits(plan.evaluation.sources[checked: item.sourceNumbers.max() ?? -1]?.basis ?? .text)
  }

  private func decide(_ selection: RowSelection, _ scopes: [Int32], _ oracle: BlockOracle) -> AnswerValues {
    let checked = checks.truths(of: selection.subjects, oracle).bytes
    var values = AnswerValues(count: selection.places.count)
    let open = fill(&values, selection.places, scopes, checked)
    let left = open.filter { hasConflict(checked[Int(selection.places[Int($0)])]) }
    let granted = left.isEmpty ? open : open.filter { !hasConflict(checked[Int(selection.places[Int($0)])]) }
    for number in left { ask(&values, selection.rows[Int(number)], oracle, at: Int(number)) }
    guard item.support.amount != nil, !granted.isEmpty else { return values }
    let rows = granted.map { selection.rows[Int($0)] }
    take(amount?.whole(rows, oracle.codes), granted, rows, &values, oracle)
    return values
  }

  /// Fills in the answers of rows by what is decided by for each that is looked at; those that do not fail, by their numbers.
  private func fill(
    _ values: inout AnswerValues, _ places: [Int32], _ scopes: [Int32], _ bytes: [UInt8]
  ) -> [Int32] {
    let answers = answers
    return [Int32](atMost: places.count) { open in
      var count = 0
      values.fill { number in
        let place = Int(places[number])
        let answer = answers[Int(scopes[place]) &* ScopedAnswer.count &+ Int(bytes[place])]
        open[count] = Int32(truncatingIfNeeded: number)
        count &+= answer.fails ? 0 : 1
        return answer
      }
      return count
    }
  }

  /// Whether clauses contradict each other: then the evaluator is asked.
  private func hasConflict(_ byte: UInt8) -> Bool { byte & TruthColumn.Marks.conflict != 0 }

  /// What the records of rows come to.
  private struct Granted {
    /// The rows that are granted something, or may be, by their number among the answers.
    var numbers: [Int32] = []
    /// Which of the records that are granted, or may be, are those of each row.
    var ranges: [Range<Int32>] = []
    var isGiven: [Bool] = []
  }

  private func decide(
    _ selection: RowSelection, _ scopes: [Int32], _ records: RecordTruths?, _ oracle: BlockOracle
  ) -> AnswerValues {
    let decision = RecordDecision(selection, records, checks.truths(of: selection.subjects, oracle).bytes)
    var values = AnswerValues(count: selection.places.count)
    var granted = Granted()
    var left: [Int] = []
    let (places, rows) = (selection.places, selection.rows)
    let isSure = self.scopes.map { $0.truth == .yes }
    let (bytes, conflicts, isGiven) = (decision.bytes(), decision.conflicts(), decision.isGiven)
    let (parts, before) = decision.parts { isSure[Int(scopes[$0])] }
    let starts = records?.starts ?? []
    for number in fill(&values, places, scopes, bytes) {
      let (row, place) = (Int(rows[Int(number)]), Int(places[Int(number)]))
      let given = isGiven[checked: row] ?? false
      guard given ? !(conflicts[checked: place] ?? false) : !hasConflict(bytes[place]) else {
        left.append(Int(number))
        continue
      }
      granted.numbers.append(number)
      granted.isGiven.append(given)
      granted.ranges.append(given ? before[Int(starts[place])]..<before[Int(starts[place + 1])] : 0..<0)
    }
    for number in left { ask(&values, rows[number], oracle, at: number) }
    guard item.support.amount != nil, !granted.numbers.isEmpty else { return values }
    let grantedRows = granted.numbers.map { rows[Int($0)] }
    let found = amount?.sums(
      grantedRows, parts, granted.ranges, isGiven: granted.isGiven,
      isGranted: granted.numbers.map { values.verdicts[Int($0)] == .eligible }, of: records?.list, oracle.codes)
    take(found, granted.numbers, grantedRows, &values, oracle)
    return values
  }

  // MARK: Amounts

  /// Puts amounts of rows, by their numbers among the answers; those that could not be computed are asked of the evaluator.
  private func take(
    _ found: [AmountColumns.Found]?, _ numbers: [Int32], _ rows: [Int32], _ values: inout AnswerValues,
    _ oracle: BlockOracle
  ) {
    let left = found.map { values.put($0, at: numbers, keepsStanding: mayStack) } ?? Array(numbers.indices)
    for place in left { ask(&values, rows[place], oracle, at: Int(numbers[place])) }
  }

  /// Asks the evaluator about a row.
  private func ask(_ values: inout AnswerValues, _ row: Int32, _ oracle: BlockOracle, at place: Int) {
    let (decision, amount) = oracle.evaluation(of: Int(row)).decide(number)
    values.put(decision, amount.standing, at: place)
  }
}

/// The answer of rows with one scope by what must hold for them.
struct ScopedAnswer {
  let verdict: Verdict
  let basis: Basis
  /// Whether it is chosen, as long as nothing speaks against it; nil where it is not granted and cannot be.
  let choice: Truth?
  /// Whether nothing is granted, nor may be.
  let fails: Bool

  /// How many bytes `TruthColumn` has.
  static let count = 128

  init(_ scope: Truth, _ scopeMarks: UInt8, _ byte: UInt8) {
    let number = byte & TruthColumn.truth
    let truth: Truth = number == TruthColumn.yes ? .yes : number == TruthColumn.no ? .no : .unknown
    let marks = byte & TruthColumn.Marks.all | scopeMarks
    verdict = Verdict(scope: scope, conditions: truth)
    basis = TruthColumn.Marks.basis(marks, isOpen: verdict != .ineligible)
    choice = verdict.mayBeGranted ? .yes : nil
    fails = verdict == .ineligible
  }
}
