import RuleLanguage

/// What must hold for each record of an item's list.
final class RecordChecks {
  private let list: Int
  private let filter: ConditionNode?
  private let group: ConditionGroup
  private let steps = StepTable()
  /// The states of records, by number: of those the item is not about, what the filter says; of the others, what else must
  /// hold.
  private(set) var states: [RecordState] = []
  private var keys = Numbering<RecordState.Key>()

  init(
    _ item: ItemPlan, list: Int, _ columns: ConditionColumns, together: ([ConditionNode]) -> ConditionGroup
  ) {
    self.list = list
    filter = item.checks.first { $0.kind == .filter }.map { columns.check($0) }
    group = together(item.checks.filter(\.isByRecord).map { columns.check($0) })
  }

  /// How many states were met.
  var stateCount: Int { states.count + group.stateCount }

  /// Whether each record of rows is one the item is about, and whether all holds that must hold for it; nil: no row says
  /// anything of the list.
  func truths(of subjects: Subjects, _ oracle: BlockOracle) -> RecordTruths? {
    guard let records = oracle.codes.records(of: list) else { return nil }
    let own = oracle.records(of: subjects, records)
    let each = own.subjects
    var truths = group.truths(of: each, oracle)
    let filtered = filter?.truths(of: each, oracle)
    if let filtered {
      // Of a record the item is not about nothing else was met.
      truths.leaveOut(where: filtered)
    }
    return RecordTruths(
      list: records, numbers: each.records ?? [], truths: truths, starts: own.starts, places: own.places)
  }

  /// What came out for the records of rows.
  func outcomes(of subjects: Subjects, _ oracle: BlockOracle) -> RecordOutcomes {
    guard let records = oracle.codes.records(of: list) else { return RecordOutcomes(list: nil, states: [], starts: []) }
    let own = oracle.records(of: subjects, records)
    let (each, starts) = (own.subjects, own.starts)
    guard each.count > 0 else { return RecordOutcomes(list: records, states: [], starts: starts) }
    var states = filter?.reasons(of: each, oracle) ?? Array(repeating: 0, count: each.count)
    steps.advance(&states, by: group.states(of: each, oracle)) { number($0, $1) }
    return RecordOutcomes(list: records, states: states, starts: starts)
  }

  private func number(_ filtered: Int32, _ checked: Int32) -> Int32 {
    let isLeftOut = filter?.truth(of: filtered) == .no
    let finding = filter?.finding(of: filtered)
    // Of a record the item is not about nothing else bears on anything.
    let key = RecordState.Key(filtered: filtered, checked: isLeftOut ? -1 : checked)
    let number = keys.number(of: key)
    guard number == states.count else { return number }
    if isLeftOut {
      states.append(RecordState(isLeftOut: true, truth: .no, filter: finding, checks: nil, checked: -1))
      return number
    }
    states.append(
      RecordState(
        isLeftOut: false, truth: group.truth(of: checked), filter: finding, checks: group, checked: checked))
    return number
  }
}

/// What came out for records that are alike.
struct RecordState {
  /// Whether the item is not about them.
  let isLeftOut: Bool
  /// Whether all holds that must hold for each.
  let truth: Truth
  /// What the filter says.
  let filter: Finding?
  /// What must hold for each record, and what came of it, by number; nil: nothing else bears on anything.
  let checks: ConditionGroup?
  let checked: Int32

  /// What each thing says that is looked at for each record, the filter among them; nil where there is nothing to say.
  var findings: [Finding?] { checks?.findings(in: checked) ?? [] }

  /// What tells states apart.
  struct Key: Hashable {
    let filtered: Int32
    let checked: Int32
  }
}

/// Whether records of rows are granted, row by row.
struct RecordTruths {
  let list: RecordColumns
  /// The records, by their places in the list of the block.
  let numbers: [Int32]
  /// Whether all holds that must hold for each; those the item is not about fail.
  let truths: TruthColumn
  /// Where each row's records begin; one more than rows.
  let starts: [Int32]
  /// The place of each record's row among those that are looked at.
  let places: [Int32]
}

/// What came out for the records of rows, row by row.
struct RecordOutcomes {
  /// The list; nil: no row says anything of it.
  let list: RecordColumns?
  /// The state of each record.
  let states: [Int32]
  /// Where each row's records begin; one more than rows. None where no row says anything.
  let starts: [Int32]
}
