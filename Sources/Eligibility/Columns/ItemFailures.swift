import RuleLanguage

/// By what an item fails, record by record: rows that fail by the same in the same order have one number, whatever else may
/// be said of them.
final class ItemFailures {
  private let item: ItemPlan
  private var citations = Numbering<Citation>()
  /// What fails of states and of records, and which of it is that of a state and of a record.
  private var parts = Numbering<Part>()
  private var ofState = FoundNumbers()
  private var ofRecord = FoundNumbers()
  /// What fails of one thing that must hold, by the reason it came out so.
  private var shared: [[Int32: [Int32]]] = []
  private var own: [[Int32: [Int32]]] = []
  /// What failed so far, after each record; by what fails of the state where it begins.
  private var ways = Numbering<Way>()
  private let steps = StepTable()
  private var starts = FoundNumbers()

  /// What fails of a state, or of a record: places, by number.
  private struct Part: Hashable {
    /// Whether the item is not about the record.
    var isLeftOut = false
    /// What of the filter fails.
    var filter: [Int32] = []
    /// Check by check.
    let checks: [[Int32]]
  }

  /// What failed of the records so far.
  private struct Way: Hashable {
    let state: Int32
    /// Whether the item is about any of them.
    var hasRecords = false
    var failed: [Int32] = []
    /// What of the filter failed, of records the item is not about.
    var leftOut: [Int32] = []
  }

  init(_ item: ItemPlan) { self.item = item }

  /// How much has been learnt.
  var count: Int { parts.count + ways.count }

  // MARK: The applicant

  /// The numbers of what fails of states, which are among these.
  func numbers(ofStates numbers: [ItemState.Number], _ states: [ItemState]) -> [Int32] {
    ofState.numbers(at: numbers) { number(of: states[Int($0)]) }
  }

  /// The number of what fails of a state.
  func number(ofState number: ItemState.Number, _ state: ItemState) -> Int32 {
    ofState[number] ?? ofState.add(self.number(of: state), at: number)
  }

  private func number(of state: ItemState) -> Int32 {
    parts.number(of: Part(checks: places(of: state.checks, state.checked, &shared)))
  }

  /// Where what fails of a state stands, by the numbers of the citations.
  func places(ofState number: Int32) -> [Int32] {
    var places: [Int32] = []
    for check in parts[number].checks { places.add(check) }
    return places
  }

  // MARK: Records

  /// The numbers of how rows fail: each by the state of its applicant, one of `numbers(ofStates:)`, and by its records, told by
  /// its place; `checks` tells the states of records.
  func numbers(
    _ applicants: [Int32], _ places: [Int32], _ records: RecordOutcomes, _ checks: RecordChecks?
  ) -> [Int32] {
    let failed = ofRecord.numbers(at: records.states) { state in
      parts.number(of: part(of: checks?.states[checked: Int(state)]))
    }
    var ways = starts.numbers(at: applicants) { self.ways.number(of: Way(state: $0)) }
    for (row, place) in places.enumerated() {
      for record in Int(records.starts[Int(place)])..<Int(records.starts[Int(place) + 1]) {
        let next = steps.next(ways[row], failed[record])
        ways[row] = next < 0 ? step(ways[row], failed[record]) : next
      }
    }
    return ways
  }

  private func step(_ way: Int32, _ part: Int32) -> Int32 {
    let next = ways.number(of: adding(parts[part], to: ways[way]))
    steps.add(way, part, next)
    return next
  }

  /// Where what failed stands, by the numbers of the citations.
  func places(of number: Int32) -> [Int32] {
    let way = ways[number]
    if way.hasRecords { return way.failed }
    var places = self.places(ofState: way.state)
    places.add([citations.number(of: item.support.citation)])
    places.add(way.leftOut)
    return places
  }

  private func part(of record: RecordState?) -> Part {
    guard let record else { return Part(checks: []) }
    let checks = record.checks.map { places(of: $0, record.checked, &own) } ?? []
    return Part(isLeftOut: record.isLeftOut, filter: places(of: record.filter?.failedProvisions ?? []), checks: checks)
  }

  private func adding(_ record: Part, to way: Way) -> Way {
    var next = way
    guard !record.isLeftOut else {
      next.leftOut.add(record.filter)
      return next
    }
    next.hasRecords = true
    var (shared, own) = (parts[way.state].checks[...], record.checks[...])
    for check in item.checks { next.failed.add((check.isByRecord ? own.popFirst() : shared.popFirst()) ?? []) }
    return next
  }

  /// What fails of each thing that must hold, in a combination of why they came out so.
  private func places(of checks: ConditionGroup, _ checked: Int32, _ known: inout [[Int32: [Int32]]]) -> [[Int32]] {
    if known.isEmpty { known = Array(repeating: [:], count: checks.parts.count) }
    return zip(checks.parts, checks.reasons(in: checked)).enumerated().map { index, part in
      if let places = known[index][part.1] { return places }
      let found = places(of: part.0.finding(of: part.1)?.failedProvisions ?? [])
      known[index][part.1] = found
      return found
    }
  }

  // MARK: Places

  /// The numbers of places.
  func places(of citations: [Citation]) -> [Int32] { citations.map { self.citations.number(of: $0) } }

  /// A place by its number.
  func citation(_ number: Int32) -> Citation { citations[number] }
}
