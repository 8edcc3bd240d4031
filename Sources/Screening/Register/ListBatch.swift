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
}
