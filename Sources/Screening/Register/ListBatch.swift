/// The records of one list, of the rows of a batch.
public struct ListBatch: Sendable {
  /// The number of the list in the vocabulary.
  public let list: Int
  /// Where each row's records begin in `records`; one more than rows.
  public let offsets: [Int]
  /// The records, in the order of the rows and, for a row, of the file.
  public let records: RegisterBatch

  /// How many records a row has.
  public func count(of row: Int) -> Int { offsets[row + 1] - offsets[row] }

  /// Without the records of some rows, and without these.
  func without(_ rows: Set<Int>) -> ListBatch {
    var records = records
    records.remove(Set(rows.flatMap { offsets[$0]..<offsets[$0 + 1] }))
    var kept = [0]
    for row in 0..<max(0, offsets.count - 1) where !rows.contains(row) {
      kept.append((kept.last ?? 0) + count(of: row))
    }
    return ListBatch(list: list, offsets: kept, records: records)
  }
}
