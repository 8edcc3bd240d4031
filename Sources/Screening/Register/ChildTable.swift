import Eligibility
import RuleLanguage

/// The records of one list, of all applicants.
struct ChildTable {
  let file: String
  let list: Int
  let layout: RegisterTableLayout
  /// Its columns without cells.
  let columns: [ColumnData]
  /// The rows, block by block.
  private(set) var batches: [RegisterBatch] = []
  /// Where the records of each applicant are: the block and the row.
  private var places: [String: [(batch: Int, row: Int)]] = [:]

  /// Reads a table whole.
  init(_ table: inout TableReader, list: Int, _ problems: inout ProblemList) throws {
    file = table.file
    layout = table.layout
    columns = table.columns
    self.list = list
    while !problems.isFatal, let batch = try table.next(&problems) {
      for row in 0..<batch.rowCount { places[batch.identifiers[row], default: []].append((batches.count, row)) }
      batches.append(batch)
    }
  }

  /// How many records there are.
  var rowCount: Int { batches.reduce(0) { $0 + $1.rowCount } }

  /// Whose records there are.
  var identifiers: Dictionary<String, [(batch: Int, row: Int)]>.Keys { places.keys }

  /// The line the first record of an applicant stands on.
  func line(of identifier: String) -> Int? {
    places[identifier]?.first.map { batches[$0.batch].lines[$0.row] }
  }

  /// Where the records of an applicant are, in the order of the file.
  func places(of identifier: String) -> [(batch: Int, row: Int)] { places[identifier] ?? [] }
}

extension ColumnData {
  /// What a cell says of a fact.
  func given(_ row: Int, _ kind: FactKind) -> Given {
    switch CellState(rawValue: states[row]) ?? .notGiven {
    case .notGiven: return .notGiven
    case .unknown: return .unknown
    case .notApplicable: return .notApplicable
    case .value: break
    }
    let number = numbers[row]
    switch kind {
    case .truth, .judgement, .paper: return .value(.truth(number != 0))
    case .symbol: return .value(.symbol(Int(number)))
    case .quantity:
      guard let value = try? Ratio(Int128(number), over: Int128(scale)) else { return .notGiven }
      return .value(.quantity(value))
    case .date: return CalendarDate(dayNumber: Int(number)).map { .value(.date($0)) } ?? .notGiven
    case .text: return .value(.text(texts[Int(number)]))
    case .instrument: return .value(.instrument(InstrumentNumber(texts[Int(number)])))
    case .supportItem: return .value(.supportItem(Int(number)))
    }
  }
}

extension Given {
  /// The same with one more value: of a year, or of the fact as a whole. What a year does not say is not given.
  func with(_ given: Given, year: Int?) -> Given {
    guard let year else { return given }
    guard given != .notGiven else { return self }
    guard case .yearly(var values) = self else { return .yearly([year: given]) }
    values[year] = given
    return .yearly(values)
  }
}
