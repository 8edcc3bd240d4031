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
    // Of what is granted there is nothing to say.
    let open = [Int32](atMost: verdicts.count) { open in
      var count = 0
      for number in verdicts.indices {
        open[count] = Int32(truncatingIfNeeded: number)
        count &+= verdicts[number] == .ineligible || verdicts[number] == .undetermined ? 1 : 0
      }
      return count
    }
    let places = open.map { Int(selection.places[Int($0)]) }
    var states = places.map { scopes[$0] }
    steps.advance(&states, by: places.map { checked[$0] }) { scope, checked in
      let scope = tests(scope)
      return explanations.add(
        ItemState(instrument: scope.instrument, beneficiary: scope.beneficiary, checks: checks, checked: checked))
    }
    for (index, state) in states.enumerated() {
      let (number, place) = (Int(open[index]), places[index])
      let answer = verdicts[number]
      guard byRecord != nil else {
        numbers[number] = explanations.whole(state, answer, isListNotGiven: false)
        continue
      }
      let row = Int(selection.rows[number])
      guard row < given.count, given[row] else {
        numbers[number] = explanations.whole(state, answer, isListNotGiven: true)
        continue
      }
      let own = Int(starts[place])..<Int(starts[place + 1])
      numbers[number] =
        answer == .ineligible
        ? explanations.failure(state, records, own) : explanations.opening(state, records, own)
    }
    return BlockAnswers.Explanations(numbers: numbers, explanations)
  }
}
