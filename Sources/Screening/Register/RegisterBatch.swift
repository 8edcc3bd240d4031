/// Some rows of a table, by the column.
public struct RegisterBatch: Sendable {
  /// The columns.
  public let layout: RegisterTableLayout
  /// How many rows.
  public internal(set) var rowCount = 0
  /// The line each row starts on.
  public internal(set) var lines: [Int] = []
  /// Whose row each is.
  public internal(set) var identifiers: [String] = []
  /// What the applicant or record of each row is called; empty: nothing is said.
  public internal(set) var names: [String] = []
  /// The cells, an entry a column of the layout; without cells for the identifier, the name and what is left out.
  public internal(set) var columns: [ColumnData]

  /// Takes back what was added of a row that is left out.
  mutating func truncate() {
    for index in columns.indices { columns[index].truncate(to: rowCount) }
  }
}
