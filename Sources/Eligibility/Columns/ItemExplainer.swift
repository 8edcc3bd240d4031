import RuleLanguage

/// Tells why an item came out as it did, for rows of a block, when somebody asks: rows are told apart by what came of all
/// conditions, which is stepped through by number.
final class ItemExplainer {
  private let item: ItemPlan
  private let checks: ConditionGroup
  private let byRecord: RecordChecks?
  private let steps = StepTable()
  private var states: [ItemState] = []
  private let explanations: ItemExplanations

  init(_ item: ItemPlan, _ checks: ConditionGroup, _ byRecord: RecordChecks?) {
    self.item = item
    self.checks = checks
    self.byRecord = byRecord
    explanations = ItemExplanations(item)
  }

  /// How much has been learnt.
  var stateCount: Int { states.count + explanations.count }

  /// The explanations of rows, by number; `scope` tells of each place the number of its scope and the tests of it, `verdict`
  /// the answer.
  func start(
    _ subjects: Subjects, _ oracle: BlockOracle,
    _ scope: (Int) -> (number: Int32, instrument: InstrumentScope, beneficiary: BeneficiaryTest),
    _ verdict: (Int) -> Verdict
  ) -> BlockAnswers.Explanations {
    let checked = checks.states(of: subjects, oracle)
    let outcomes = byRecord?.outcomes(of: subjects, oracle)
    let (given, starts, records) = (outcomes?.list?.isGiven ?? [], outcomes?.starts ?? [], outcomes?.states ?? [])
    var numbers = [Int32](repeating: ItemExplanations.none, count: subjects.count)
    for place in 0..<subjects.count {
      let answer = verdict(place)
      guard answer == .ineligible || answer == .undetermined else { continue }
      let scope = scope(place)
      var state = steps.next(scope.number, checked[place])
      if state < 0 {
        state = Int32(truncatingIfNeeded: states.count)
        states.append(
          ItemState(
            instrument: scope.instrument, beneficiary: scope.beneficiary, findings: checks.findings(in: checked[place])))
        steps.add(scope.number, checked[place], state)
      }
      guard let byRecord else {
        numbers[place] = explanations.whole(state, isListNotGiven: false)
        continue
      }
      let row = Int(subjects.rows[place])
      guard row < given.count, given[row] else {
        numbers[place] = explanations.whole(state, isListNotGiven: true)
        continue
      }
      let sources = ItemExplanations.Sources(states: states, records: byRecord.states)
      let own = records[Int(starts[place])..<Int(starts[place + 1])]
      numbers[place] =
        answer == .ineligible
        ? explanations.failure(state, own, sources) : explanations.opening(state, own, sources)
    }
    return BlockAnswers.Explanations(
      numbers: numbers, explanations, ItemExplanations.Sources(states: states, records: byRecord?.states ?? []))
  }
}
