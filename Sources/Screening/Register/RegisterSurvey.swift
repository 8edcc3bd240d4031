import RuleLanguage

/// What a register holds, column by column: what `register check` tells before anything is decided.
public struct RegisterSurvey: Sendable {
  /// How many rows could be read.
  public private(set) var rowCount = 0
  /// The columns of each table, with how many cells say something.
  public private(set) var columns: [(header: String, target: RegisterColumn.Target, given: Int)] = []

  /// Nothing yet.
  public init() {}

  /// Counts a batch in.
  public mutating func add(_ batch: RegisterBatch) {
    rowCount += batch.rowCount
    for (index, column) in batch.layout.columns.enumerated() {
      let given = batch.columns[index].states.count { $0 != CellState.notGiven.rawValue }
      // Most tables have the same columns in the same places.
      let isInPlace = index < columns.count && columns[index].header == column.header
      if let known = isInPlace ? index : columns.firstIndex(where: { $0.header == column.header }) {
        columns[known].given += given
      } else {
        columns.append((column.header, column.target, given))
      }
    }
  }
}
