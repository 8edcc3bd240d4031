import RuleLanguage

/// One text of an item by the column.
final class ItemColumns {
  /// The item, by number.
  let number: Int
  private let item: ItemPlan
  private let beneficiary: ScopeColumns
  /// What must hold: of an item decided by record, what is the same for all of them.
  private let checks: ConditionGroup
  /// Of an item decided by record, what must hold for each.
  private let byRecord: RecordChecks?
  /// Rows that are alike in what makes the answer.
  private var states = WordTable()
  private var stateAnswers: [Int32] = []
  /// What the amount looks at, and rows that are alike in that too.
  private let amountParts: UnitParts
  private let amountColumns: AmountColumns?
  private var amounts = WordTable()
  /// The answers that came out.
  private(set) var answers: [ItemAnswer] = []

  init(_ item: ItemPlan, _ plan: ColumnPlan, _ known: KnownConditions) {
    number = item.support.number
    self.item = item
    beneficiary = .beneficiary(item, plan)
    let columns = ConditionColumns(plan, item: item, list: nil, known: known)
    let isByRecord = item.support.list != nil
    let shared = item.checks.filter { !isByRecord || !$0.isByRecord }.map { columns.check($0) }
    let span = item.support.span
    func together(_ parts: [ConditionNode]) -> ConditionGroup {
      ConditionGroup(parts, .all, wanted: .no) { .all(.truth(true, at: span), $0, .unplaced) }
    }
    checks = together(shared)
    byRecord = item.support.list.map { RecordChecks(item, list: $0, plan, known, together: together) }
    amountColumns = AmountColumns(item, plan)
    amountParts = UnitParts(ItemColumns.amountUse(item, plan), plan.book.vocabulary)
  }

  /// Forgets what was found, so that memory does not grow with the register; between blocks.
  func forgetIfLarge() {
    guard answers.count > 1 << 15 else { return }
    states.removeAll()
    stateAnswers = []
    amounts.removeAll()
    answers = []
  }

  /// The answers for the rows of an instrument's scope, of those that are not out of the item's: the rows, and the place
  /// in `answers` of each.
  func answers(
    of all: Subjects, instrumentScope: [Int32], _ instrumentTruths: [Truth], _ oracle: BlockOracle
  ) -> (rows: [Int32], answers: [Int32]) {
    var kept: [Int32] = []
    var scopes: [UInt64] = []
    var isInScope: [Bool] = []
    let kinds = beneficiary.numbers(of: all, oracle)
    for (place, row) in all.rows.enumerated() {
      let (own, kind) = (instrumentScope[place], kinds[place])
      let truth = instrumentTruths[Int(own)].and(beneficiary.truths[Int(kind)])
      guard truth != .no else { continue }
      kept.append(row)
      isInScope.append(truth == .yes)
      scopes.append(UInt64(own) << 32 | UInt64(kind))
    }
    guard !kept.isEmpty else { return ([], []) }
    let subjects = oracle.subjects(kept)
    let shared = checks.states(of: subjects, oracle)
    let records = byRecord?.outcomes(of: subjects, oracle)
    let exact = amountParts.bound(to: oracle.codes)
    let computed = amountColumns?.bound(to: oracle.codes)
    var result = [Int32](repeating: 0, count: kept.count)
    var key: [UInt64] = []
    for place in kept.indices {
      key.removeAll(keepingCapacity: true)
      key.append(scopes[place])
      key.append(UInt64(shared[place]))
      if let records, let byRecord {
        byRecord.append(place, of: records, shared: checks.truth(of: shared[place]), to: &key)
      }
      let state: Int32
      // What was asked of this row need not be asked again.
      var asked: Int32?
      if let known = states.value(of: key) {
        state = known
      } else {
        let answer = ask(Int(kept[place]), oracle)
        asked = answer
        state = Int32(truncatingIfNeeded: stateAnswers.count)
        states.insert(key, state)
        stateAnswers.append(answer)
      }
      let first = stateAnswers[Int(state)]
      guard answers[Int(first)].verdict.mayBeGranted else {
        result[place] = first
        continue
      }
      key.removeAll(keepingCapacity: true)
      key.append(UInt64(state))
      let own = isInScope[place] ? checks.truth(of: shared[place]) : .unknown
      if let found = amount(of: place, kept, answers[Int(first)].verdict, computed, own, records) {
        key.append(0)
        key += found.steps
        let alike = template(key) { asked ?? ask(Int(kept[place]), oracle) }
        found.standing.append(to: &key)
        if let known = amounts.value(of: key) {
          result[place] = known
        } else {
          answers.append(answers[Int(alike)].with(found.standing))
          result[place] = Int32(truncatingIfNeeded: answers.count - 1)
          amounts.insert(key, result[place])
        }
        continue
      }
      key.append(1)
      let isWhole = exact.append(place, subjects, to: &key)
      if isWhole, let known = amounts.value(of: key) {
        result[place] = known
      } else {
        result[place] = asked ?? ask(Int(kept[place]), oracle)
        if isWhole { amounts.insert(key, result[place]) }
      }
    }
    return (kept, result)
  }

  /// The amount of a row, where it can be computed; `shared` is whether all holds that is the same for all its records.
  private func amount(
    of place: Int, _ rows: [Int32], _ verdict: Verdict, _ amount: AmountColumns.Bound?, _ shared: Truth,
    _ records: RecordOutcomes?
  ) -> AmountColumns.Found? {
    guard verdict != .conflict, let amount else { return nil }
    let row = Int(rows[place])
    guard item.support.list != nil else { return amount.whole(row) }
    guard let records, let list = records.list else { return nil }
    // Of a record that fails there is no amount; which it is for, the filter may leave open.
    let parts = records.records(of: place).compactMap { record, outcome -> AmountColumns.Part? in
      guard let byRecord, !byRecord.isLeftOut(outcome) else { return nil }
      let truth = shared.and(byRecord.truth(of: outcome))
      return truth == .no ? nil : AmountColumns.Part(record: record, isSure: truth == .yes)
    }
    return amount.sum(row, parts, of: list)
  }

  /// An answer for rows that are alike in all but how much it is.
  private func template(_ key: [UInt64], _ ask: () -> Int32) -> Int32 {
    if let known = amounts.value(of: key) { return known }
    let answer = ask()
    amounts.insert(key, answer)
    return answer
  }

  /// Asks the evaluator about a row.
  private func ask(_ row: Int, _ oracle: BlockOracle) -> Int32 {
    let (decision, amount) = oracle.evaluation(of: row).decide(number)
    answers.append(ItemAnswer(decision, amount))
    return Int32(truncatingIfNeeded: answers.count - 1)
  }

  /// What the amount, its ceilings, its decision and what is taken off look at.
  private static func amountUse(_ item: ItemPlan, _ plan: ColumnPlan) -> DossierUse {
    let support = item.support
    let family = plan.book.familyOfItem[checked: support.number] ?? support.number
    var finder = DossierUseFinder(
      plan, home: support.instrument, item: support.number, list: support.list)
    if let amount = support.amount { finder.look(at: amount.value.value) }
    for ceiling in support.ceilings {
      if case .amount(let limit) = ceiling.value.limit { finder.look(at: limit) }
      guard ceiling.value.isPerYear else { continue }
      let label = item.labelField.map { [LedgerKey.record(ledgerField: $0)] } ?? []
      finder.lookAtLedger(for: family, keys: [.year] + label) { [$0.amount] }
    }
    if let decision = support.decision { finder.add(decision.value, .exact) }
    if let deduction = support.deduction {
      finder.lookAtLedger(for: family, keys: deduction.value) { [$0.amount] }
    }
    for step in support.payment?.value ?? [] { finder.look(at: step.condition) }
    var use = finder.use
    // All records bear on the sum.
    if let list = support.list {
      var all = ListUse(list: list)
      for (reference, cell) in use.fields { all.fields[reference.index] = cell }
      use.lists.append(all)
      use.fields = [:]
    }
    return use
  }
}
