import Eligibility
import RuleLanguage

/// Takes in the rows of a screening as what they ask for.
public struct AllocationIntake: Sendable {
  private let book: RuleBook
  /// The columns rows have values of, in the order they were met.
  private var groupNames: [String] = []
  private let explaining: String?
  private let instruments: [InstrumentNumber: Int32]
  private var drafts: [Draft] = []
  private var applicants: [AllocationClaims.Applicant] = []
  private var standings: [Int32: [PriorityStanding: Int32]] = [:]
  private var setAside: [Int32: [AllocationClaims.SetAside: AllocationClaims.SetAsideTally]] = [:]
  private var rowCount = 0
  private var groupValues = TextNumbers()
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

  /// Nothing yet. The row called `explaining` is kept.
  public init(_ book: RuleBook, explaining: String? = nil) {
    self.book = book
    self.explaining = explaining
    instruments = book.instruments.enumerated().reduce(into: [:]) { numbers, entry in
      if numbers[entry.element.number] == nil { numbers[entry.element.number] = Int32(clamping: entry.offset) }
    }
  }

  /// Takes a row in.
  public mutating func add(_ row: ScreenedRow) {
    rowCount += 1
    if row.identifier == explaining { explained = row }
    let applicant = Int32(clamping: applicants.count)
    var isNew = true
    for item in row.items {
      let family = book.familyOfItem[item.item]
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
            identifier: row.identifier, name: row.name, groups: groups(of: row)))
      }
      drafts.append(
        Draft(
          applicant: applicant, item: number,
          instrument: instruments[book.instruments[book.items[family].instrument].number] ?? 0,
          request: request, bound: bound, basis: item.basis, standing: standing(of: item, number)))
    }
  }

  private mutating func groups(of row: ScreenedRow) -> [Int32] {
    for name in row.groups.keys.sorted() where !groupNames.contains(name) { groupNames.append(name) }
    return groupNames.map { group(of: row.groups[$0] ?? "") }
  }

  private mutating func group(of value: String) -> Int32 { Int32(clamping: groupValues.number(of: value)) }

  private mutating func standing(of item: ScreenedItem, _ family: Int32) -> Int32 {
    let standing = PriorityStanding(item.priority) { book.priorityRules[$0].isRanked }
    if let known = standings[family]?[standing] { return known }
    let number = Int32(clamping: standings[family]?.count ?? 0)
    standings[family, default: [:]][standing] = number
    return number
  }

  /// All that was taken in, each demand at its place.
  public mutating func claims() -> AllocationClaims {
    // Rows before the first of a column have no value of it.
    let none = group(of: "")
    applicants = applicants.map { applicant in
      let missing = Array(repeating: none, count: groupNames.count - applicant.groups.count)
      return AllocationClaims.Applicant(
        identifier: applicant.identifier, name: applicant.name, groups: applicant.groups + missing)
    }
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
      groupValues: groupValues.texts, explained: explained)
  }
}
