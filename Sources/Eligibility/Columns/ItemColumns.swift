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
      ConditionGroup(parts, .all, wanted: .no, plan.reasons) { .all(.truth(true, at: span), $0, .unplaced) }
    }
    checks = together(shared)
    byRecord = item.support.list.map { list in
      RecordChecks(
        item, list: list, ConditionColumns(plan, on: date, item: item, list: list, known: known), together: together)
    }
    amount = AmountColumns(item, plan, on: date)
    mayStack = plan.mayStack(item.support.number)
    explainer = ItemExplainer(item, checks, byRecord, plan.reasons)
  }

  /// How much has been learnt: so that memory does not grow with the register it is forgotten now and then.
  var stateCount: Int { explainer.stateCount + checks.stateCount + (byRecord?.stateCount ?? 0) }

  /// What came out for rows, of those that are not out of scope; nil: all are.
  func answers(
    of all: Subjects, instrumentScope: [Int32], _ oracle: BlockOracle
  ) -> BlockAnswers.Column? {
    var places = scopes(of: all, instrumentScope, oracle)
    let selection = oracle.selection(of: all, places, where: scopes.map { $0.truth != .no })
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

  /// The tests of scope of rows, by number.
  private func scopes(of all: Subjects, _ instrumentScope: [Int32], _ oracle: BlockOracle) -> [Int32] {
    let kinds = beneficiary.numbers(of: all, oracle)
    let areAlike = scope.tests.count == 1 && beneficiary.tests.count == 1
    var states = areAlike ? Array(instrumentScope.prefix(1)) : instrumentScope
    scopeSteps.advance(&states, by: areAlike ? Array(kinds.prefix(1)) : kinds) { scope(Int($0), Int($1)) }
    guard areAlike, let state = states.first else { return states }
    return Array(repeating: state, count: all.count)
  }

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
    var (values, granted) = answers(selection.places, scopes, checked)
    if checked.contains(where: hasConflict) {
      granted = askAll(&values, granted, selection, oracle) { hasConflict(checked[$0]) }
    }
    guard item.support.amount != nil, !granted.isEmpty else { return values }
    let rows = granted.map { selection.rows[Int($0)] }
    let left = amount.map { $0.putWhole(&values, granted, rows, keepsStanding: mayStack, oracle.codes) }
    askAll(&values, left, granted, rows, oracle)
    return values
  }

  /// The answers of rows by what is decided by for each that is looked at, and those that do not fail, by their numbers.
  private func answers(
    _ places: [Int32], _ scopes: [Int32], _ bytes: [UInt8]
  ) -> (values: AnswerValues, open: [Int32]) {
    var open: [Int32] = []
    let values = answers.withUnsafeBufferPointer { answers in
      scopes.withUnsafeBufferPointer { scopes in
        bytes.withUnsafeBufferPointer { bytes in
          places.withUnsafeBufferPointer { places in
            AnswerValues(count: places.count, hasAmounts: item.support.amount != nil, open: &open) { number in
              let place = Int(places[number])
              return answers[Int(scopes[place]) &* ScopedAnswer.count &+ Int(bytes[place])]
            }
          }
        }
      }
    }
    return (values, open)
  }

  /// Whether clauses contradict each other: then the evaluator is asked.
  private func hasConflict(_ byte: UInt8) -> Bool { byte & TruthColumn.Marks.conflict != 0 }

  /// Asks the evaluator about those of some rows, by their numbers among the answers, where clauses contradict each other,
  /// told by the place of the row; gives the others.
  private func askAll(
    _ values: inout AnswerValues, _ numbers: [Int32], _ selection: RowSelection, _ oracle: BlockOracle,
    where hasConflict: (Int) -> Bool
  ) -> [Int32] {
    var others: [Int32] = []
    for number in numbers {
      if hasConflict(Int(selection.places[Int(number)])) {
        ask(&values, selection.rows[Int(number)], oracle, at: Int(number))
      } else {
        others.append(number)
      }
    }
    return others
  }

  private func decide(
    _ selection: RowSelection, _ scopes: [Int32], _ records: RecordTruths?, _ oracle: BlockOracle
  ) -> AnswerValues {
    let decision = RecordDecision(selection, records, checks.truths(of: selection.subjects, oracle).bytes)
    let isSure = self.scopes.map { $0.truth == .yes }
    let bytes = decision.bytes()
    var (values, granted) = answers(selection.places, scopes, bytes)
    if let conflicts = decision.conflicts() {
      let (rows, isGiven) = (selection.subjects.rows, decision.isGiven)
      granted = askAll(&values, granted, selection, oracle) { place in
        isGiven[checked: Int(rows[place])] ?? false ? conflicts[place] : hasConflict(bytes[place])
      }
    }
    guard item.support.amount != nil, !granted.isEmpty else { return values }
    let rows = granted.map { selection.rows[Int($0)] }
    let places = granted.map { selection.places[Int($0)] }
    let left = amount.map { amount in
      let parts = decision.parts { isSure[Int(scopes[$0])] }
      return amount.putSums(&values, granted, rows, places, parts, keepsStanding: mayStack, oracle.codes)
    }
    askAll(&values, left, granted, rows, oracle)
    return values
  }

  /// Asks the evaluator about rows, by their numbers among the answers, of which the amount is left to it; nil: of all.
  private func askAll(
    _ values: inout AnswerValues, _ left: [Int]?, _ numbers: [Int32], _ rows: [Int32], _ oracle: BlockOracle
  ) {
    for place in left ?? Array(numbers.indices) { ask(&values, rows[place], oracle, at: Int(numbers[place])) }
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
  /// 1 where something is granted, or may be, else 0: a number, so that it is counted without a branch.
  let opens: UInt8

  /// How many bytes `TruthColumn` has.
  static let count = 128

  init(_ scope: Truth, _ scopeMarks: UInt8, _ byte: UInt8) {
    let number = byte & TruthColumn.truth
    let truth: Truth = number == TruthColumn.yes ? .yes : number == TruthColumn.no ? .no : .unknown
    let marks = byte & TruthColumn.Marks.all | scopeMarks
    verdict = Verdict(scope: scope, conditions: truth)
    basis = TruthColumn.Marks.basis(marks, isOpen: verdict != .ineligible)
    choice = verdict.mayBeGranted ? .yes : nil
    opens = verdict == .ineligible ? 0 : 1
  }
}
