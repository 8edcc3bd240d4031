import RuleLanguage

/// Why an item came out as it did, for rows of a block: found when it is asked for.
public struct ItemExplanation: Sendable, Hashable {
  /// Where the conditions stand that fail, of what is ineligible.
  public let failed: [Citation]
  /// The smallest sets of facts that would settle it, of what is undetermined.
  public let missing: [[FactPath]]

  /// Nothing to say.
  static let nothing = ItemExplanation(failed: [], missing: [])
}

/// The explanations of one item. Rows that are alike in all that bears on them have one number; what it says is put together
/// from the findings of the parts by the evaluator's own rules when somebody asks.
public final class ItemExplanations {
  // Used by one thread at a time: the one that decides the rows, then whoever writes them.
  private let item: ItemPlan
  private let records: RecordChecks?
  /// What rows are alike in that bears on the item, by number.
  private(set) var states: [ItemState] = []
  private var entries: [Entry] = [Entry(content: .known(.nothing))]
  private let failures: ItemFailures
  /// What of an open one is open.
  private var openings: [Opening] = []
  private var openingNumbers: [Opening: Int32] = [:]
  private let openingSteps = StepTable()
  private var numbers: [Content: Int32] = [:]
  /// By state where these begin, and by where they end the number of the explanation; -1: not known yet.
  private var openingStarts: [Int32] = []
  private var openingEnds: [Int32] = []
  /// By how rows fail, and by state and three more things, the number of the explanation; -1: not known yet.
  private var failureEnds: [Int32] = []
  private var wholes: [Int32] = []

  private struct Entry {
    let content: Content
    var found: ItemExplanation?
  }

  private enum Content: Hashable {
    case known(ItemExplanation)
    case whole(ItemState.Number, isListNotGiven: Bool)
    case failingState(Int32)
    case failure(Int32)
    case opening(Int32)
  }

  /// The records so far that are not known to fail.
  private struct Opening: Hashable {
    let state: ItemState.Number
    var records: [Int32] = []
  }

  /// Of an item; `records` tells what came of its records, where it is decided by record.
  init(_ item: ItemPlan, _ records: RecordChecks? = nil) {
    self.item = item
    self.records = records
    failures = ItemFailures(item)
  }

  /// The number of a state that was never met.
  func add(_ state: ItemState) -> ItemState.Number {
    states.append(state)
    return ItemState.Number(truncatingIfNeeded: states.count - 1)
  }

  private func record(_ number: Int32) -> RecordState? { records?.states[checked: Int(number)] }

  /// How many there are.
  var count: Int { entries.count + failures.count }

  /// The number of what there is nothing to say of.
  static let none: Int32 = 0

  /// An explanation that was found elsewhere.
  func known(_ explanation: ItemExplanation) -> Int32 { number(of: .known(explanation)) }

  /// The explanation of rows in a state with an answer, where no records bear on it, or the list is not given.
  func whole(_ state: ItemState.Number, _ answer: Verdict, isListNotGiven: Bool) -> Int32 {
    let place = state &* 4 &+ (answer == .ineligible ? 2 : 0) &+ (isListNotGiven ? 1 : 0)
    let known = ItemExplanations.known(&wholes, place)
    if known >= 0 { return known }
    let findings = states[Int(state)].findings
    var content = Content.whole(state, isListNotGiven: isListNotGiven)
    if answer == .ineligible, findings.contains(where: { $0?.truth == .no }) {
      content = .failingState(failures.number(ofState: state) { findings })
    }
    let found = number(of: content)
    wholes[Int(place)] = found
    return found
  }

  /// The explanation of a row whose records all fail.
  func failure(_ state: ItemState.Number, _ records: ArraySlice<Int32>) -> Int32 {
    let own = failures.number(ofState: state) { states[Int(state)].findings }
    let failure = failures.number(own, records, record)
    var end = ItemExplanations.known(&failureEnds, failure)
    if end < 0 {
      end = number(of: .failure(failure))
      failureEnds[Int(failure)] = end
    }
    return end
  }

  /// The explanation of a row of which some records are open.
  func opening(_ state: ItemState.Number, _ records: ArraySlice<Int32>) -> Int32 {
    var node = ItemExplanations.known(&openingStarts, state)
    if node < 0 {
      node = number(of: Opening(state: state))
      openingStarts[Int(state)] = node
    }
    for record in records {
      var next = openingSteps.next(node, record)
      if next < 0 {
        var opening = openings[Int(node)]
        if let found = self.record(record), !found.isLeftOut, found.truth != .no { opening.records.append(record) }
        next = number(of: opening)
        openingSteps.add(node, record, next)
      }
      node = next
    }
    var end = ItemExplanations.known(&openingEnds, node)
    if end < 0 {
      end = number(of: .opening(node))
      openingEnds[Int(node)] = end
    }
    return end
  }

  /// What stands at a place, -1 where nothing does yet; room for it is made.
  private static func known(_ numbers: inout [Int32], _ place: Int32) -> Int32 {
    while numbers.count <= Int(place) { numbers.append(-1) }
    return numbers[Int(place)]
  }

  private func number(of opening: Opening) -> Int32 {
    if let known = openingNumbers[opening] { return known }
    let number = Int32(truncatingIfNeeded: openings.count)
    openings.append(opening)
    openingNumbers[opening] = number
    return number
  }

  private func number(of content: Content) -> Int32 {
    if let known = numbers[content] { return known }
    let number = Int32(truncatingIfNeeded: entries.count)
    entries.append(Entry(content: content))
    numbers[content] = number
    return number
  }

  /// What an explanation says.
  func explanation(_ number: Int32) -> ItemExplanation {
    let place = Int(number)
    guard let entry = entries[checked: place] else { return .nothing }
    if let found = entry.found { return found }
    let found = find(entry.content)
    entries[place].found = found
    return found
  }

  private func find(_ content: Content) -> ItemExplanation {
    switch content {
    case .known(let explanation): return explanation
    case .whole(let number, let isListNotGiven):
      let state = states[Int(number)]
      var findings = state.findings.compactMap { $0 }
      if isListNotGiven, let list = item.support.list { findings.append(.noRecords(item, list, .unknown)) }
      return ItemExplanation(findings: [findings], state)
    case .failingState(let number): return ItemExplanation(failed: failures.places(ofState: number), missing: [])
    case .failure(let number): return ItemExplanation(failed: failures.places(of: number), missing: [])
    case .opening(let number):
      let opening = openings[Int(number)]
      let state = states[Int(opening.state)]
      let parts = opening.records.compactMap(record).map { record in
        state.findings(with: record, item).compactMap { $0 }
      }
      return ItemExplanation(findings: parts, state)
    }
  }
}

extension ItemExplanation {
  /// Put together from findings, of a row that is not granted or may not be.
  fileprivate init(findings parts: [[Finding]], _ state: ItemState) {
    let scope = ItemScope(instrument: state.instrument, beneficiary: state.beneficiary)
    let failed = parts.joined().contains { $0.truth == .no }
    // One of several records that does not fail leaves the whole open.
    let allFail = failed && parts.allSatisfy { part in part.contains { $0.truth == .no } }
    self.failed = allFail ? Array(parts.joined()).failedPlaces : []
    missing = allFail ? [] : MissingFacts.find(scope: scope, parts: parts)
  }
}

extension [Finding] {
  /// Where the conditions stand that failed, each place once.
  fileprivate var failedPlaces: [Citation] {
    var places: [Citation] = []
    for finding in self { places.add(finding.failedProvisions) }
    return places
  }
}

extension [Citation] {
  /// Adds places that are not there yet.
  fileprivate mutating func add(_ others: [Citation]) {
    for other in others where !contains(other) { append(other) }
  }
}

extension Finding {
  /// That a list has no record the item is about, or is not given.
  static func noRecords(_ item: ItemPlan, _ list: Int, _ truth: Truth) -> Finding {
    Finding(
      .truth(true, at: item.support.span), truth, at: FindingPlace(citation: item.support.citation, mark: nil),
      causes: [.fact(FactPath(.list(list)))], note: .noRecords(list: list))
  }
}
