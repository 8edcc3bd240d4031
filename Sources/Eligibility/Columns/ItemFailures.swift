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

  /// The numbers of what fails of states; `findings` tells what is said in one.
  func numbers(ofStates states: [ItemState.Number], _ findings: (ItemState.Number) -> [Finding?]) -> [Int32] {
    ofState.numbers(at: states) { number(of: findings($0)) }
  }

  /// The number of what fails of a state, in which these are said.
  func number(ofState state: ItemState.Number, _ findings: [Finding?]) -> Int32 {
    ofState[state] ?? ofState.add(number(of: findings), at: state)
  }

  private func number(of findings: [Finding?]) -> Int32 { parts.number(of: Part(checks: findings.map(places))) }

  /// Where what fails of a state stands.
  func places(ofState number: Int32) -> [Citation] {
    var places: [Int32] = []
    for check in parts[number].checks { places.add(check) }
    return places.map { citations[$0] }
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

  /// Where what failed stands.
  func places(of number: Int32) -> [Citation] {
    let way = ways[number]
    if way.hasRecords { return way.failed.map { citations[$0] } }
    var places = self.places(ofState: way.state)
    places.add([item.support.citation])
    places.add(way.leftOut.map { citations[$0] })
    return places
  }

  private func part(of record: RecordState?) -> Part {
    guard let record else { return Part(checks: []) }
    return Part(isLeftOut: record.isLeftOut, filter: places(of: record.filter), checks: record.findings.map(places))
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

  private func places(of finding: Finding?) -> [Int32] {
    (finding?.failedProvisions ?? []).map { citations.number(of: $0) }
  }
}
