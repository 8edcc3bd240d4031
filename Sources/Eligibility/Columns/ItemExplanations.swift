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
  private let recordChecks: RecordChecks?
  /// What rows are alike in that bears on the item, by number.
  private(set) var states: [ItemState] = []
  /// The explanations, and what was found of each; nil: nobody has asked.
  private var contents = Numbering<Content>()
  private var found: [ItemExplanation?] = []
  private let failures: ItemFailures
  /// What of an open one is open.
  private var openings = Numbering<Opening>()
  private let openingSteps = StepTable()
  /// By state where these begin, and by where they end the number of the explanation.
  private var openingStarts = FoundNumbers()
  private var openingEnds = FoundNumbers()
  /// By how rows fail, and by state and two more things, the number of the explanation.
  private var failureEnds = FoundNumbers()
  private var wholes = FoundNumbers()

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
    recordChecks = records
    failures = ItemFailures(item)
    _ = contents.number(of: .known(.nothing))
  }

  /// The number of a state that was never met.
  func add(_ state: ItemState) -> ItemState.Number {
    states.append(state)
    return ItemState.Number(truncatingIfNeeded: states.count - 1)
  }

  private func record(_ number: Int32) -> RecordState? { recordChecks?.states[checked: Int(number)] }

  /// How many there are.
  var count: Int { contents.count + failures.count }

  /// The number of what there is nothing to say of.
  static let none: Int32 = 0

  /// An explanation that was found elsewhere.
  func known(_ explanation: ItemExplanation) -> Int32 { contents.number(of: .known(explanation)) }

  /// The explanations of rows in these states with these answers, where no records bear on it, or the list is not given.
  func wholes(_ states: [ItemState.Number], _ answers: [Verdict], isListNotGiven: Bool) -> [Int32] {
    let places = zip(states, answers).map { state, answer in
      state &* 4 &+ (answer == .ineligible ? 2 : 0) &+ (isListNotGiven ? 1 : 0)
    }
    return wholes.numbers(at: places) { place in
      newWhole(place >> 2, isRefused: place & 2 != 0, isListNotGiven: isListNotGiven)
    }
  }

  private func newWhole(_ state: ItemState.Number, isRefused: Bool, isListNotGiven: Bool) -> Int32 {
    let found = states[Int(state)]
    guard isRefused, found.checks.truth(of: found.checked) == .no else {
      return contents.number(of: .whole(state, isListNotGiven: isListNotGiven))
    }
    return contents.number(of: .failingState(failures.number(ofState: state, found)))
  }

  /// The explanations of rows whose records all fail: in these states, at these places among what is looked at.
  func failures(_ states: [ItemState.Number], _ places: [Int32], _ records: RecordOutcomes) -> [Int32] {
    let applicants = failures.numbers(ofStates: states, self.states)
    return failureEnds.numbers(at: failures.numbers(applicants, places, records, recordChecks)) { failure in
      contents.number(of: .failure(failure))
    }
  }

  /// The explanation of a row of which some records are open.
  func opening(_ state: ItemState.Number, _ records: RecordOutcomes, at place: Int) -> Int32 {
    var node = openingStarts[state] ?? openingStarts.add(openings.number(of: Opening(state: state)), at: state)
    for place in Int(records.starts[place])..<Int(records.starts[place + 1]) {
      let record = records.states[place]
      var next = openingSteps.next(node, record)
      if next < 0 {
        var opening = openings[node]
        if let found = self.record(record), !found.isLeftOut, found.truth != .no { opening.records.append(record) }
        next = openings.number(of: opening)
        openingSteps.add(node, record, next)
      }
      node = next
    }
    return openingEnds[node] ?? openingEnds.add(contents.number(of: .opening(node)), at: node)
  }

  /// What an explanation says.
  public func explanation(_ number: Int32) -> ItemExplanation {
    let place = Int(number)
    guard let content = contents.values[checked: place] else { return .nothing }
    if found.count < contents.count { found += repeatElement(nil, count: contents.count - found.count) }
    if let known = found[place] { return known }
    let made = find(content)
    found[place] = made
    return made
  }

  /// Where the conditions stand that fail, as the explanation says it, by numbers that `citation` tells.
  public func failed(_ number: Int32) -> [Int32] {
    switch contents.values[checked: Int(number)] {
    case .failingState(let number)?: failures.places(ofState: number)
    case .failure(let number)?: failures.places(of: number)
    case .known?, .whole?, .opening?, nil: failures.places(of: explanation(number).failed)
    }
  }

  /// What such a number stands for.
  public func citation(_ number: Int32) -> Citation { failures.citation(number) }

  private func find(_ content: Content) -> ItemExplanation {
    switch content {
    case .known(let explanation): return explanation
    case .whole(let number, let isListNotGiven):
      let state = states[Int(number)]
      var findings = state.findings.compactMap { $0 }
      if isListNotGiven, let list = item.support.list { findings.append(.noRecords(item, list, .unknown)) }
      return ItemExplanation(findings: [findings], state)
    case .failingState(let number): return failing(failures.places(ofState: number))
    case .failure(let number): return failing(failures.places(of: number))
    case .opening(let number):
      let opening = openings[number]
      let state = states[Int(opening.state)]
      let parts = opening.records.compactMap(record).map { record in
        state.findings(with: record, item).compactMap { $0 }
      }
      return ItemExplanation(findings: parts, state)
    }
  }

  private func failing(_ places: [Int32]) -> ItemExplanation {
    ItemExplanation(failed: places.map(failures.citation), missing: [])
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

extension Finding {
  /// That a list has no record the item is about, or is not given; `leftOut` is what the filter says of its records.
  static func noRecords(_ item: ItemPlan, _ list: Int, _ truth: Truth, _ leftOut: [Finding] = []) -> Finding {
    Finding(
      .truth(true, at: item.support.span), truth, at: FindingPlace(citation: item.support.citation, mark: nil),
      children: leftOut, causes: [.fact(FactPath(.list(list)))], note: .noRecords(list: list))
  }
}
