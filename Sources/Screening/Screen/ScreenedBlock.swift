import Eligibility
import RuleLanguage

/// Rows of a register that have been decided, by the column.
public struct ScreenedBlock {
  /// The rule book they were decided by.
  public let book: RuleBook
  /// What came out for the items that were asked for, in the order of the book.
  public let columns: [BlockAnswers.Column]
  private let sums: Sums
  /// The columns of the batch summaries go by, with their headers.
  let groupColumns: [(name: String, column: Int)]
  private let batch: RegisterBatch
  private let rows: Range<Int>

  /// Rows of a batch with what came out for them; with `wanted`, by their families, only these items are shown and summed.
  init(
    _ answers: BlockAnswers, _ batch: RegisterBatch, _ rows: Range<Int>, groupColumns: [(name: String, column: Int)],
    wanted: Set<Int>?,
    _ book: RuleBook
  ) {
    self.book = book
    self.batch = batch
    self.rows = rows
    self.groupColumns = groupColumns
    guard let wanted else {
      columns = answers.columns
      sums = Sums(answers.totals)
      return
    }
    columns = answers.columns.filter { wanted.contains(book.familyOfItem[$0.item]) }
    sums = Sums(of: columns, count: rows.count)
  }

  /// What the granted ones of these items come to, by basis, of each row.
  public var totals: BasisTotals { sums.totals }

  /// Sums of rows, added up when they are first asked for.
  private final class Sums {
    private(set) lazy var totals = find()
    private let find: () -> BasisTotals

    init(_ totals: BasisTotals) { find = { totals } }

    init(of columns: [BlockAnswers.Column], count: Int) {
      find = {
        var totals = BasisTotals(count: count)
        for column in columns { totals.add(column, inKind: false) }
        return totals
      }
    }
  }

  /// How many rows.
  public var rowCount: Int { rows.count }

  /// Whose row it is.
  public func identifier(of row: Int) -> String { batch.identifiers[rows.lowerBound + row] }

  /// What the applicant is called.
  public func name(of row: Int) -> String { batch.names[rows.lowerBound + row] }

  /// Adds whose row it is to a text.
  public func addIdentifier(of row: Int, to text: inout [UInt8]) {
    batch.identifiers.append(rows.lowerBound + row, to: &text)
  }

  /// Adds what the applicant is called to a text.
  public func addName(of row: Int, to text: inout [UInt8]) { batch.names.append(rows.lowerBound + row, to: &text) }

  /// The values of one of these columns: the number of each row's, and what the numbers stand for.
  func groupValues(of column: Int) -> (numbers: [Int], names: [String]) {
    let cells = batch.columns[column]
    let names = groupNames(of: column)
    let numbers = rows.map { row in
      guard cells.states[row] == CellState.value.rawValue, names.indices.contains(Int(cells.numbers[row])) else {
        return names.count
      }
      return Int(cells.numbers[row])
    }
    return (numbers, names + [""])
  }

  private func groupNames(of column: Int) -> [String] {
    guard case .fact(let reference, _) = batch.layout.columns[column].target,
      case .symbol(let number) = book.vocabulary.fact(reference).kind
    else { return batch.columns[column].texts }
    return book.vocabulary.enumerations[number].values.map(\.label)
  }

  /// Goes through the rows, each with the columns that say something of it and its place in each.
  public func forEachRow(_ body: (_ row: Int, _ places: [(column: Int, place: Int)]) -> Void) {
    // All columns' rows, one column behind the other, each with a row behind its last that none has.
    let rows = columns.flatMap { $0.rows + [Int32.max] }
    var starts = [0]
    for column in columns { starts.append(starts[starts.count - 1] + column.rows.count + 1) }
    starts.removeLast()
    var next = starts
    var places: [(column: Int, place: Int)] = []
    for row in 0..<rowCount {
      places.removeAll(keepingCapacity: true)
      for column in next.indices where Int(rows[next[column]]) == row {
        places.append((column, next[column] - starts[column]))
        next[column] += 1
      }
      body(row, places)
    }
  }

  /// The rows by themselves, with the reasons unless they are not `explained`.
  public func screenedRows(explained: Bool = true) -> [ScreenedRow] {
    var result: [ScreenedRow] = []
    result.reserveCapacity(rowCount)
    let groups = groupColumns.map { (name: $0.name, values: groupValues(of: $0.column)) }
    forEachRow { row, places in
      result.append(
        ScreenedRow(
          identifier: identifier(of: row), name: name(of: row),
          groups: Dictionary(
            groups.map { ($0.name, $0.values.names[$0.values.numbers[row]]) }, uniquingKeysWith: { first, _ in first }),
          items: places.map { ScreenedItem(columns[$0.column], at: $0.place, explained: explained) },
          totals: totals.totals(of: row)))
    }
    return result
  }
}
