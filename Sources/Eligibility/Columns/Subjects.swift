/// What decisions are made about: rows of a block, or records of one list of theirs.
final class Subjects {
  /// The row of each.
  let rows: [Int32]
  /// The record of each, by its place in the list of the block; nil: they are rows.
  let records: [Int32]?
  /// The list the records are of.
  let list: RecordColumns?
  /// Whether these are all rows of the block, or all records of the list, in their order.
  let isWhole: Bool

  /// Rows of a block of so many.
  init(rows: [Int32], of count: Int) {
    self.rows = rows
    records = nil
    list = nil
    isWhole = rows.count == count
  }

  /// Records, with their rows.
  init(records: [Int32], rows: [Int32], of list: RecordColumns) {
    self.rows = rows
    self.records = records
    self.list = list
    isWhole = records.count == list.offsets.last
  }

  /// How many.
  var count: Int { rows.count }

  /// Whether these are the same rows or records.
  func isSame(as other: Subjects) -> Bool {
    records == other.records && list?.list == other.list?.list && rows == other.rows
  }

  /// The place of a record among those of its row.
  func position(_ subject: Int) -> Int? {
    guard let records, let list else { return nil }
    return Int(records[subject]) - list.offsets[Int(rows[subject])]
  }
}
