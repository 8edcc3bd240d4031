import RuleLanguage

/// By what an item fails, record by record: rows that fail by the same in the same order have one number, whatever else may
/// be said of them.
final class ItemFailures {
  private let item: ItemPlan
  private var citations: [Citation] = []
  private var citationNumbers: [Citation: Int32] = [:]
  /// What fails of states and of records, each once, and which of it is that of a state and of a record; -1: not known yet.
  private var parts: [Part] = []
  private var partNumbers: [Part: Int32] = [:]
  private var ofState: [Int32] = []
  private var ofRecord: [Int32] = []
  /// What failed so far, after each record; by what fails of the state where it begins.
  private var ways: [Way] = []
  private var wayNumbers: [Way: Int32] = [:]
  private let steps = StepTable()
  private var starts: [Int32] = []

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

  /// The number of what fails of a state; `findings` tells what is said there.
  func number(ofState state: ItemState.Number, _ findings: () -> [Finding?]) -> Int32 {
    ItemFailures.known(&ofState, state) { number(of: Part(checks: findings().map(places))) }
  }

  /// Where what fails of a state stands.
  func places(ofState number: Int32) -> [Citation] {
    var places: [Int32] = []
    for check in parts[Int(number)].checks { places.add(check) }
    return places.map { citations[Int($0)] }
  }

  // MARK: Records

  /// The number of how a row fails: in a state, one of `number(ofState:)`, by records; `record` tells the state of one.
  func number(_ own: Int32, _ records: ArraySlice<Int32>, _ record: (Int32) -> RecordState?) -> Int32 {
    var way = ItemFailures.known(&starts, own) { number(of: Way(state: own)) }
    for state in records {
      let part = ItemFailures.known(&ofRecord, state) { number(of: self.part(of: record(state))) }
      var next = steps.next(way, part)
      if next < 0 {
        next = number(of: adding(parts[Int(part)], to: ways[Int(way)]))
        steps.add(way, part, next)
      }
      way = next
    }
    return way
  }

  /// Where what failed stands.
  func places(of number: Int32) -> [Citation] {
    let way = ways[Int(number)]
    if way.hasRecords { return way.failed.map { citations[Int($0)] } }
    var places = self.places(ofState: way.state)
    for place in [item.support.citation] + way.leftOut.map({ citations[Int($0)] }) where !places.contains(place) {
      places.append(place)
    }
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
    var (shared, own) = (parts[Int(way.state)].checks[...], record.checks[...])
    for check in item.checks { next.failed.add((check.isByRecord ? own.popFirst() : shared.popFirst()) ?? []) }
    return next
  }

  // MARK: Numbers

  private func places(of finding: Finding?) -> [Int32] {
    (finding?.failedProvisions ?? []).map { citation in
      if let known = citationNumbers[citation] { return known }
      let number = Int32(truncatingIfNeeded: citations.count)
      citations.append(citation)
      citationNumbers[citation] = number
      return number
    }
  }

  private func number(of part: Part) -> Int32 {
    if let known = partNumbers[part] { return known }
    let number = Int32(truncatingIfNeeded: parts.count)
    parts.append(part)
    partNumbers[part] = number
    return number
  }

  private func number(of way: Way) -> Int32 {
    if let known = wayNumbers[way] { return known }
    let number = Int32(truncatingIfNeeded: ways.count)
    ways.append(way)
    wayNumbers[way] = number
    return number
  }

  /// What stands at a place; what is not known there yet is found.
  private static func known(_ numbers: inout [Int32], _ place: Int32, _ find: () -> Int32) -> Int32 {
    let place = Int(place)
    if place < numbers.count, numbers[place] >= 0 { return numbers[place] }
    let found = find()
    while numbers.count <= place { numbers.append(-1) }
    numbers[place] = found
    return found
  }
}

extension [Int32] {
  /// Adds numbers that are not there yet.
  fileprivate mutating func add(_ others: [Int32]) {
    for other in others where !contains(other) { append(other) }
  }
}
