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

  /// Says what the cell of a column is in the row that is being read.
  @inline(__always)
  func put(_ column: Int, _ state: CellState, _ number: Int64) {
    guard count < capacity else { return }
    let place = numberPlaces[column]
    if place < 0 {
      states[column &* capacity &+ count] = BatchBuilder.code(state, number)
    } else {
      states[column &* capacity &+ count] = state.rawValue
      numbers[place &* capacity &+ count] = number
    }
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
    restartRow()
  }

  /// Begins the row anew.
  mutating func restartRow() {
    identifiers.truncate(to: count)
    names.truncate(to: count)
  }

  /// The cells of a column.
  func column(_ index: Int, _ texts: [String], scale: Int64) -> ColumnData {
    guard count > 0 else { return ColumnData(scale: scale) }
    let codes = UnsafeBufferPointer(start: states + index * capacity, count: count)
    let place = numberPlaces[index]
    guard place < 0 else {
      return ColumnData(
        states: Array(codes), numbers: Array(UnsafeBufferPointer(start: numbers + place * capacity, count: count)),
        texts: texts, scale: scale)
    }
    let states = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      for row in codes.indices { buffer[row] = codes[row] & 3 }
      filled = codes.count
    }
    let numbers = [Int64](unsafeUninitializedCapacity: count) { buffer, filled in
      for row in codes.indices { buffer[row] = Int64(codes[row] &>> 2) }
      filled = codes.count
    }
    return ColumnData(states: states, numbers: numbers, texts: texts, scale: scale)
  }
}
