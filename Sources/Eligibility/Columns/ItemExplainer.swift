import RuleLanguage

/// Tells why an item came out as it did, for rows of a block, when somebody asks: rows are told apart by what came of all
/// conditions, which is stepped through by number.
final class ItemExplainer {
  private let checks: ConditionGroup
  private let byRecord: RecordChecks?
  private let steps = StepTable()
  private let explanations: ItemExplanations

  init(_ item: ItemPlan, _ checks: ConditionGroup, _ byRecord: RecordChecks?) {
    self.checks = checks
    self.byRecord = byRecord
    explanations = ItemExplanations(item, byRecord)
  }

  /// How much has been learnt.
  var stateCount: Int { explanations.states.count + explanations.count }

  /// The explanations of rows with these answers, by number; `scopes` are the numbers of the scopes of all that are looked
  /// at, `tests` tells the tests of one.
  func explain(
    _ selection: RowSelection, _ verdicts: [Verdict], _ oracle: BlockOracle, scopes: [Int32],
    tests: (Int32) -> (instrument: InstrumentScope, beneficiary: BeneficiaryTest)
  ) -> BlockAnswers.Explanations {
    let checked = checks.states(of: selection.subjects, oracle)
    let outcomes = byRecord?.outcomes(of: selection.subjects, oracle)
    let (given, starts, records) = (outcomes?.list?.isGiven ?? [], outcomes?.starts ?? [], outcomes?.states ?? [])
    var numbers = [Int32](repeating: ItemExplanations.none, count: selection.places.count)
    for number in selection.places.indices {
      let (answer, place) = (verdicts[number], Int(selection.places[number]))
      guard answer == .ineligible || answer == .undetermined else { continue }
      var state = steps.next(scopes[place], checked[place])
      if state < 0 {
        let scope = tests(scopes[place])
        state = explanations.add(
          ItemState(
            instrument: scope.instrument, beneficiary: scope.beneficiary, checks: checks, checked: checked[place]))
        steps.add(scopes[place], checked[place], state)
      }
      guard byRecord != nil else {
        numbers[number] = explanations.whole(state, answer, isListNotGiven: false)
        continue
      }
      let row = Int(selection.rows[number])
      guard row < given.count, given[row] else {
        numbers[number] = explanations.whole(state, answer, isListNotGiven: true)
        continue
      }
      let own = records[Int(starts[place])..<Int(starts[place + 1])]
      numbers[number] =
        answer == .ineligible
        ? explanations.failure(state, own) : explanations.opening(state, own)
    }
    return BlockAnswers.Explanations(numbers: numbers, explanations)
  }
}
