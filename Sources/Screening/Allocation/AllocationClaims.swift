import Eligibility
import RuleLanguage

/// What a register asks for: the demands, whose they are, and what is not shared out.
public struct AllocationClaims: Sendable {
  /// The demands, in the order of the register.
  public let demands: [AllocationDemand]
  /// The applicants that have one, in the order of the register.
  public let applicants: [Applicant]
  /// What is not shared out, by item and why.
  public let setAside: [Int32: [SetAside: SetAsideTally]]
  /// How many rows there were.
  public let rowCount: Int
  /// The columns summaries go by.
  public let groupNames: [String]
  /// The values of these columns, by number.
  public let groupValues: [String]
  /// The row that was asked about, with what came of all its items.
  public let explained: ScreenedRow?

  /// An applicant.
  public struct Applicant: Sendable {
    /// Its identifier in the register.
    public let identifier: String
    /// What it is called.
    public let name: String
    /// Its values of the group columns, by number in `groupValues`.
    public let groups: [Int32]
  }

  /// Why an answer that is not “no” is no demand.
  public enum SetAside: Int, Sendable, Hashable, CaseIterable {
    /// Whether it is granted depends on what is not known.
    case undetermined
    /// Whether it is the one that is chosen, where not all may be received, depends on what is not known.
    case choiceOpen
    /// Another item was chosen in its place.
    case notChosen
    /// It is granted, but not in money.
    case inKind
    /// It is granted, and nobody knows how much.
    case amountUnknown
    /// Nothing is left of it to be granted.
    case nothingLeft
    /// Two clauses give different answers.
    case conflict
  }

  /// How many are set aside, and what they may come to.
  public struct SetAsideTally: Sendable, Hashable {
    /// How many.
    public internal(set) var count = 0
    /// What they may come to, by basis.
    public internal(set) var money: [Basis: MoneyRange] = [:]
  }

  /// Why an item of a row is no demand; nil: it is one, or the answer is no.
  public static func reason(for item: ScreenedItem) -> SetAside? {
    switch item.verdict {
    case .ineligible, .outOfScope: return nil
    case .undetermined: return .undetermined
    case .conflict: return .conflict
    case .eligible: break
    }
    switch item.choice {
    case .no: return .notChosen
    case .unknown: return .choiceOpen
    case .yes, nil: break
    }
    guard let amount = item.taken ?? item.amount else { return .inKind }
    switch amount.high {
    case nil where amount.low == 0: return .amountUnknown
    case 0: return .nothingLeft
    case nil, .some: return nil
    }
  }

  /// What an item of a row asks for, and what that amount is; nil: it is no demand.
  static func request(of item: ScreenedItem) -> (amount: Int64, bound: AllocationDemand.Bound)? {
    guard item.verdict == .eligible, reason(for: item) == nil, let amount = item.taken ?? item.amount else {
      return nil
    }
    guard let high = amount.high else { return (amount.low, .floor) }
    if amount.isExact { return (high, .exact) }
    // What the authority decides below a ceiling is nobody's missing fact.
    return (high, item.causes.contains { $0 != .authorityDecides } ? .open : .ceiling)
  }
}

/// Takes in the rows of a screening as what they ask for.
public struct AllocationIntake: Sendable {
  private let book: RuleBook
  private let groupNames: [String]
  private let explaining: String?
  private let instruments: [InstrumentNumber: Int32]
  private var drafts: [Draft] = []
  private var applicants: [AllocationClaims.Applicant] = []
  private var standings: [Int32: [PriorityStanding: Int32]] = [:]
  private var setAside: [Int32: [AllocationClaims.SetAside: AllocationClaims.SetAsideTally]] = [:]
  private var rowCount = 0
  private var groupNumbers: [String: Int32] = [:]
  private var groupValues: [String] = []
  private var explained: ScreenedRow?

  /// A demand whose place is not known before all have been seen.
  private struct Draft {
    let applicant: Int32
    let item: Int32
    let instrument: Int32
    let request: Int64
    let bound: AllocationDemand.Bound
    let basis: Basis
    let standing: Int32
  }

  /// Nothing yet; rows have the values of these columns as their groups. The row called `explaining` is kept.
  public init(_ book: RuleBook, groupNames: [String], explaining: String? = nil) {
    self.book = book
    self.groupNames = groupNames
    self.explaining = explaining
    instruments = book.instruments.enumerated().reduce(into: [:]) { numbers, entry in
      if numbers[entry.element.number] == nil { numbers[entry.element.number] = Int32(clamping: entry.offset) }
    }
  }

  /// Takes a row in; with `items` only what it asks for under these, by the numbers that stand for all texts.
  public mutating func add(_ row: ScreenedRow, only items: Set<Int>? = nil) {
    rowCount += 1
    if row.identifier == explaining { explained = row }
    let applicant = Int32(clamping: applicants.count)
    var isNew = true
    for item in row.items {
      let family = book.familyOfItem[item.item]
      guard items?.contains(family) != false else { continue }
      let number = Int32(clamping: family)
      if let reason = AllocationClaims.reason(for: item) {
        setAside[number, default: [:]][reason, default: AllocationClaims.SetAsideTally()].add(item)
        continue
      }
      guard let (request, bound) = AllocationClaims.request(of: item) else { continue }
      if isNew {
        isNew = false
        applicants.append(
          AllocationClaims.Applicant(
            identifier: row.identifier, name: row.name, groups: row.groups.map { group(of: $0) }))
      }
      drafts.append(
        Draft(
          applicant: applicant, item: number,
          instrument: instruments[book.instruments[book.items[family].instrument].number] ?? 0,
          request: request, bound: bound, basis: item.basis, standing: standing(of: item, number)))
    }
  }

  private mutating func group(of value: String) -> Int32 {
    if let known = groupNumbers[value] { return known }
    let number = Int32(clamping: groupValues.count)
    groupNumbers[value] = number
    groupValues.append(value)
    return number
  }

  private mutating func standing(of item: ScreenedItem, _ family: Int32) -> Int32 {
    let standing = PriorityStanding(item.priority) { book.priorityRules[$0].isRanked }
    if let known = standings[family]?[standing] { return known }
    let number = Int32(clamping: standings[family]?.count ?? 0)
    standings[family, default: [:]][standing] = number
    return number
  }

  /// All that was taken in, each demand at its place.
  public func claims() -> AllocationClaims {
    let ranks = standings.mapValues { numbers in
      PriorityOrder(numbers.sorted { $0.value < $1.value }.map(\.key)).ranks
    }
    let demands = drafts.map { draft in
      let known = ranks[draft.item] ?? []
      let place = Int(draft.standing)
      let rank = known.indices.contains(place) ? known[place] : AllocationDemand.Rank(tieClass: 1, step: 1)
      return AllocationDemand(
        applicant: draft.applicant, item: draft.item, instrument: draft.instrument, request: draft.request,
        bound: draft.bound, basis: draft.basis, rank: rank)
    }
    return AllocationClaims(
      demands: demands, applicants: applicants, setAside: setAside, rowCount: rowCount, groupNames: groupNames,
      groupValues: groupValues, explained: explained)
  }
}

extension AllocationClaims.SetAsideTally {
  fileprivate mutating func add(_ item: ScreenedItem) {
    count += 1
    guard let amount = item.taken ?? item.amount else { return }
    // What may not be granted at all may come to nothing.
    money.add(item.verdict == .eligible ? amount : MoneyRange(low: 0, high: amount.high), to: item.basis)
  }
}
