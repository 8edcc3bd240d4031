import Eligibility

/// The cells of a batch while its rows are read: room for all of them is made once, and kept for the next batch.
struct BatchBuilder: ~Copyable {
  /// How many cells of a column there is room for.
  private(set) var capacity = 0
  // SAFETY: one array of `capacity` cells for each column, and one of `capacity` numbers for each column that has a place in
  // `numberPlaces`, a column after the other; every cell of the rows before `count`, and none of those after it, is read.
  private(set) var states: UnsafeMutablePointer<UInt8>
  private(set) var numbers: UnsafeMutablePointer<Int64>
  /// Where the numbers of each column are; -1 where its states say them too (`BatchBuilder.code`).
  let numberPlaces: [Int]
  private let numberCount: Int
  /// How many rows there are.
  private(set) var count = 0
  /// The row cells are put into: one behind those there are.
  private var row = 0
  private(set) var lines: [Int] = []
  var identifiers = TextCells()
  var names = TextCells()
  /// Whose rows were left out.
  private(set) var leftOut: [IdentifierKey] = []

  /// For columns of which some are narrow: their numbers are never more than one.
  init(narrow: [Bool]) {
    var places: [Int] = []
    var next = 0
    for isNarrow in narrow {
      places.append(isNarrow ? -1 : next)
      if !isNarrow { next += 1 }
    }
    (numberPlaces, numberCount) = (places, next)
    (states, numbers) = (.allocate(capacity: 1), .allocate(capacity: 1))
  }

  deinit { free() }

  private func free() {
    states.deallocate()
    numbers.deallocate()
  }

  /// Begins a batch of at most `capacity` rows.
  mutating func start(capacity wanted: Int) {
    (count, row) = (0, 0)
    (lines, leftOut) = ([], [])
    identifiers = TextCells()
    names = TextCells()
    lines.reserveCapacity(wanted)
    identifiers.reserve(wanted)
    names.reserve(wanted)
    guard wanted > capacity else { return }
    free()
    // Not a multiple of a page: the columns would all fall on the same lines of the cache.
    capacity = (wanted + 511) / 512 * 512 + 72
    states = .allocate(capacity: numberPlaces.count * capacity)
    numbers = .allocate(capacity: max(1, numberCount * capacity))
    states.initialize(repeating: 0, count: numberPlaces.count * capacity)
    numbers.initialize(repeating: 0, count: numberCount * capacity)
  }

  /// What a narrow column holds of a cell.
  @inline(__always)
  static func code(_ state: CellState, _ number: Int64) -> UInt8 {
    state.rawValue | (number == 0 ? 0 : 4)
  }

  /// Turns to a row behind those there are: the next, or so many further on.
  @inline(__always)
  mutating func turn(to further: Int) { row = count &+ further }

  /// Says what the cell of a column is in the row that is being read.
  @inline(__always)
  func put(_ column: Int, _ state: CellState, _ number: Int64) {
    guard row < capacity else { return }
    let place = numberPlaces[column]
    if place < 0 {
      states[column &* capacity &+ row] = BatchBuilder.code(state, number)
    } else {
      states[column &* capacity &+ row] = state.rawValue
      numbers[place &* capacity &+ row] = number
    }
  }

  /// The states of the rows behind those there are, and their numbers where they have any.
  @inline(__always)
  func next(_ column: Int) -> (states: UnsafeMutablePointer<UInt8>, numbers: UnsafeMutablePointer<Int64>) {
    (states + (column &* capacity &+ count), numbers + (max(0, numberPlaces[column]) &* capacity &+ count))
  }

  /// Takes rows in that follow one another, a line each; what was read of those behind them is forgotten.
  mutating func endRows(_ rows: Int, line: Int) {
    for number in 0..<rows {
      if identifiers.count <= count { identifiers.append("") }
      if names.count <= count { names.append("") }
      lines.append(line + number)
      count += 1
    }
    restartRow()
  }

  /// Leaves the row out.
  mutating func dropRow() {
    if identifiers.count > count, !identifiers.isEmpty(at: count) { leftOut.append(IdentifierKey(identifiers[count])) }
    restartRow()
  }

  /// Begins the row anew.
  mutating func restartRow() {
    row = count
    identifiers.truncate(to: count)
    names.truncate(to: count)
  }

  /// The cells of a column; with `isSmall` its numbers are known to be no more than a byte holds.
  func column(_ index: Int, _ texts: [String], scale: Int64, isSmall: Bool) -> ColumnData {
    guard count > 0 else { return ColumnData(scale: scale) }
    let codes = UnsafeBufferPointer(start: states + index * capacity, count: count)
    let place = numberPlaces[index]
    guard place < 0 else {
      let own = UnsafeBufferPointer(start: numbers + place * capacity, count: count)
      let numbers = isSmall ? CellNumbers.bytes(own.map { UInt8(truncatingIfNeeded: $0) }) : .words(Array(own))
      return ColumnData(states: Array(codes), numbers: numbers, texts: texts, scale: scale)
    }
    return ColumnData(
      states: codes.map { $0 & 3 }, numbers: .bytes(codes.map { $0 &>> 2 }), texts: texts, scale: scale)
  }
}
