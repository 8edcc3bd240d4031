/// The cells of a batch while its rows are read: room for all of them is made once, and kept for the next batch.
struct BatchBuilder: ~Copyable {
  private let columnCount: Int
  private var capacity = 0
  // SAFETY: one array of `columnCount` times `capacity` cells each, a column after the other; every cell of the rows before
  // `count`, and none of those after it, is read.
  private var states: UnsafeMutablePointer<UInt8>
  private var numbers: UnsafeMutablePointer<Int64>
  /// How many rows there are.
  private(set) var count = 0
  private(set) var lines: [Int] = []
  var identifiers = TextCells()
  var names = TextCells()
  /// Whose rows were left out.
  private(set) var leftOut: [IdentifierKey] = []

  init(_ columnCount: Int) {
    self.columnCount = columnCount
    (states, numbers) = (.allocate(capacity: 1), .allocate(capacity: 1))
  }

  deinit { free() }

  private func free() {
    states.deallocate()
    numbers.deallocate()
  }

  /// Begins a batch of at most `capacity` rows.
  mutating func start(capacity wanted: Int) {
    count = 0
    (lines, leftOut) = ([], [])
    identifiers = TextCells()
    names = TextCells()
    lines.reserveCapacity(wanted)
    identifiers.reserve(wanted)
    names.reserve(wanted)
    guard wanted > capacity else { return }
    free()
    // Not a multiple of a page: the columns would all fall on the same lines of the cache.
    capacity = (wanted + 511) / 512 * 512 + 8
    states = .allocate(capacity: columnCount * capacity)
    numbers = .allocate(capacity: columnCount * capacity)
    states.initialize(repeating: 0, count: columnCount * capacity)
    numbers.initialize(repeating: 0, count: columnCount * capacity)
  }

  /// Says what the cell of a column is in the row that is being read.
  @inline(__always)
  func put(_ column: Int, _ state: CellState, _ number: Int64) {
    let place = column &* capacity &+ count
    guard count < capacity else { return }
    states[place] = state.rawValue
    numbers[place] = number
  }

  /// Takes the row in.
  mutating func endRow(line: Int) {
    if identifiers.count == count { identifiers.append("") }
    if names.count == count { names.append("") }
    lines.append(line)
    count += 1
  }

  /// Leaves the row out.
  mutating func dropRow() {
    if identifiers.count > count, !identifiers.isEmpty(at: count) { leftOut.append(IdentifierKey(identifiers[count])) }
    identifiers.truncate(to: count)
    names.truncate(to: count)
  }

  /// The cells of a column.
  func column(_ index: Int, _ texts: [String], scale: Int64) -> ColumnData {
    guard count > 0 else { return ColumnData(scale: scale) }
    return ColumnData(
      states: UnsafeBufferPointer(start: states + index * capacity, count: count),
      numbers: UnsafeBufferPointer(start: numbers + index * capacity, count: count), texts: texts, scale: scale)
  }
}
