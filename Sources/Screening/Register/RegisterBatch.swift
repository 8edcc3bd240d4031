import Eligibility
import RuleLanguage

/// Some rows of a table, by the column.
public struct RegisterBatch: Sendable {
  /// The columns.
  public let layout: RegisterTableLayout
  /// How many rows.
  public internal(set) var rowCount = 0
  /// The line each row starts on.
  public internal(set) var lines: [Int] = []
  /// Whose row each is.
  public internal(set) var identifiers = TextCells()
  /// What the applicant or record of each row is called; empty: nothing is said.
  public internal(set) var names = TextCells()
  /// The cells, an entry a column of the layout; without cells for the identifier, the name and what is left out.
  public internal(set) var columns: [ColumnData]
  /// The records of the rows, one for each list that has a table; none in a batch of records.
  public internal(set) var lists: [ListBatch] = []

  /// A row as a dossier: what the column engine must agree with, and what `--explain` shows.
  public func dossier(_ row: Int, _ book: RuleBook) -> Dossier {
    DossierMaker(self, book.vocabulary).dossier(row)
  }

  /// Leaves rows out, with their records.
  mutating func remove(_ rows: Set<Int>) {
    let kept = (0..<rowCount).filter { !rows.contains($0) }
    lists = lists.map { $0.without(rows) }
    var whole = self
    swap(&whole, &self)
    rowCount = 0
    (lines, identifiers, names) = ([], TextCells(), TextCells())
    columns = whole.columns.map { $0.emptied }
    for row in kept {
      lines.append(whole.lines[row])
      identifiers.append(row..<row + 1, of: whole.identifiers)
      names.append(row..<row + 1, of: whole.names)
      rowCount += 1
    }
    for index in columns.indices where !whole.columns[index].states.isEmpty {
      var known: [Int64] = []
      for row in kept { columns[index].append(row..<row + 1, of: whole.columns[index], &known) }
    }
  }

  /// Counts the lines on by so many.
  mutating func shiftLines(by count: Int) {
    for index in lines.indices { lines[index] += count }
  }
}
