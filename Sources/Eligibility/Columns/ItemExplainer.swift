import RuleLanguage

/// Tells why an item came out as it did, for rows of a block, when somebody asks: rows are told apart by what came of all
/// conditions, which is stepped through by number.
final class ItemExplainer {
  private let checks: ConditionGroup
  private let byRecord: RecordChecks?
  private let steps = StepTable()
  private let explanations: ItemExplanations
  private let asked: ReasonsAsked

  init(_ item: ItemPlan, _ checks: ConditionGroup, _ byRecord: RecordChecks?, _ asked: ReasonsAsked) {
    self.asked = asked
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
    // Of what is granted there is nothing to say.
    let open = Self.places(in: verdicts, asked == .all ? [.ineligible, .undetermined] : [.ineligible])
    let answers = open.map { verdicts[Int($0)] }
    let places = Self.numbers(selection.places, at: open)
    var states = Self.numbers(scopes, at: places)
    steps.advance(&states, by: Self.numbers(checked, at: places)) { scope, checked in
      let scope = tests(scope)
      return explanations.add(
        ItemState(instrument: scope.instrument, beneficiary: scope.beneficiary, checks: checks, checked: checked))
    }
    let found: [Int32]
    if let outcomes {
      let isGiven = outcomes.list?.isGiven ?? []
      let given = open.map { isGiven[checked: Int(selection.rows[Int($0)])] ?? false }
      found = explain(states, answers, given, places, outcomes)
    } else {
      found = explanations.wholes(states, answers, isListNotGiven: false)
    }
    var numbers = [Int32](repeating: ItemExplanations.none, count: verdicts.count)
    numbers.withEntries { numbers in
      for (number, found) in zip(open, found) { numbers[Int(number)] = found }
    }
    return BlockAnswers.Explanations(numbers: numbers, explanations)
  }

  /// The explanations of rows of an item that is decided by record: in these states, with these answers, of which each says
  /// something of the list or not, at these places among what is looked at.
  private func explain(
    _ states: [Int32], _ answers: [Verdict], _ isGiven: [Bool], _ places: [Int32], _ outcomes: RecordOutcomes
  ) -> [Int32] {
    var found = [Int32](repeating: ItemExplanations.none, count: states.count)
    let silent = states.indices.filter { !isGiven[$0] }.map { Int32(truncatingIfNeeded: $0) }
    let wholes = explanations.wholes(
      Self.numbers(states, at: silent), silent.map { answers[Int($0)] }, isListNotGiven: true)
    let refused = Self.places(in: answers, [.ineligible]).filter { isGiven[Int($0)] }
    let failures = explanations.failures(Self.numbers(states, at: refused), Self.numbers(places, at: refused), outcomes)
    found.withEntries { found in
      for (index, whole) in zip(silent, wholes) { found[Int(index)] = whole }
      for (index, failure) in zip(refused, failures) { found[Int(index)] = failure }
      for index in answers.indices where answers[index] != .ineligible && isGiven[index] {
        found[index] = explanations.opening(states[index], outcomes, at: Int(places[index]))
      }
    }
    return found
  }

  /// Where some answers stand.
  private static func places(in verdicts: [Verdict], _ wanted: [Verdict]) -> [Int32] {
    // Looked up, not compared: a branch would be guessed wrong.
    let counts = Verdict.allCases.map { wanted.contains($0) ? 1 : 0 }
    return counts.withUnsafeBufferPointer { counts in
      verdicts.withUnsafeBufferPointer { verdicts in
        [Int32](atMost: verdicts.count) { places in
          var count = 0
          for place in 0..<verdicts.count {
            places[count] = Int32(truncatingIfNeeded: place)
            count &+= counts[verdicts[place].place]
          }
          return count
        }
      }
    }
  }

  private static func numbers(_ numbers: [Int32], at places: [Int32]) -> [Int32] {
    numbers.withUnsafeBufferPointer { numbers in
      places.withUnsafeBufferPointer { places in
        [Int32](count: places.count) { result in
          for index in 0..<places.count { result[index] = numbers[Int(places[index])] }
        }
      }
    }
  }
}
