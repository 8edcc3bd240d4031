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
    isWhole = records.count == list.offsets.last.map { Int($0) }
  }

  /// How many.
  var count: Int { rows.count }

  /// Whether these are all rows of the block.
  var isAllRows: Bool { isWhole && records == nil }

  /// Whether these are the same rows or records.
  func isSame(as other: Subjects) -> Bool {
    records == other.records && list?.list == other.list?.list && rows == other.rows
  }

  /// The place of a record among those of its row.
  func position(_ subject: Int) -> Int? {
    guard let records, let list else { return nil }
    return Int(records[subject] - list.offsets[Int(rows[subject])])
  }

  /// Their places among these.
  private(set) lazy var places: [Int32] = rows.indices.map { Int32(truncatingIfNeeded: $0) }

  /// The places of records among those of their rows, at most `UInt16.max`.
  private(set) lazy var positions: [UInt16] = rows.indices.map { UInt16(clamping: position($0) ?? 0) }
}

/// Rows that are decided, among those that are looked at for it: what all rows of a block are looked at for is found once for
/// several items, and in their order, though some of them are none of an item's.
struct RowSelection {
  /// Those looked at.
  let subjects: Subjects
  /// Which of these are decided, ascending.
  let places: [Int32]
  /// The rows of the block that are decided.
  let rows: [Int32]

  /// At least one of so many is decided where all are looked at.
  static let fewest = 4

  /// Numbers of these subjects, where each of `all` has one.
  func scopes(_ numbers: [Int32], of all: Subjects) -> [Int32] {
    guard subjects !== all else { return numbers }
    var result: [Int32] = []
    result.reserveCapacity(subjects.count)
    var next = 0
    for row in subjects.rows {
      while all.rows[next] != row { next += 1 }
      result.append(numbers[next])
    }
    return result
  }
}
