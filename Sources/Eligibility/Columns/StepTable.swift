/// The steps of an automaton that is found while it runs: which state follows on a state and a sign. Small ones are a
/// matrix, larger ones are hashed.
final class StepTable {
  // SAFETY: `rows` times `stride` cells, all initialised, -1 where a step is not known; nobody else has the pointer.
  private var cells: UnsafeMutablePointer<Int32>
  private var rows: Int
  private var stride: Int
  /// Steps that lie outside the matrix once it would be too large.
  private var others = NumberTable64()
  /// How many steps are known.
  private(set) var count = 0

  /// The most cells of the matrix.
  private static let limit = 1 << 16

  init() {
    (rows, stride) = (4, 8)
    cells = .allocate(capacity: 4 * 8)
    cells.initialize(repeating: -1, count: 4 * 8)
  }

  deinit { cells.deallocate() }

  /// The state that follows; -1: not known.
  @inline(__always)
  func next(_ state: Int32, _ sign: Int32) -> Int32 {
    let (row, column) = (Int(state), Int(sign))
    if row < rows, column < stride { return cells[row &* stride &+ column] }
    return others.value(of: StepTable.key(state, sign))
  }

  private static func key(_ state: Int32, _ sign: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: sign))
  }

  /// Says what follows where that was not known; states and signs are not negative.
  func add(_ state: Int32, _ sign: Int32, _ next: Int32) {
    count += 1
    let (row, column) = (Int(state), Int(sign))
    if row >= rows || column >= stride {
      var (wantedRows, wantedStride) = (rows, stride)
      while wantedRows <= row { wantedRows *= 2 }
      while wantedStride <= column { wantedStride *= 2 }
      guard wantedRows * wantedStride <= StepTable.limit else {
        others.add(StepTable.key(state, sign), next)
        return
      }
      grow(wantedRows, wantedStride)
    }
    cells[row &* stride &+ column] = next
  }

  private func grow(_ wantedRows: Int, _ wantedStride: Int) {
    let size = wantedRows * wantedStride
    let grown = UnsafeMutablePointer<Int32>.allocate(capacity: size)
    grown.initialize(repeating: -1, count: size)
    for row in 0..<rows {
      (grown + row * wantedStride).update(from: cells + row * stride, count: stride)
    }
    cells.deallocate()
    (cells, rows, stride) = (grown, wantedRows, wantedStride)
    // What lay outside before may lie inside now; it is found in either place.
    others.forEach { key, next in
      let (row, column) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
      if row < rows, column < stride { cells[row * stride + column] = next }
    }
  }

  /// Makes the step of every state by the sign at its place; `find` tells one that is not known.
  func advance(_ states: inout [Int32], by signs: [Int32], _ find: (Int32, Int32) -> Int32) {
    precondition(states.count == signs.count, "a sign for each state")
    states.withUnsafeMutableBufferPointer { states in
      signs.withUnsafeBufferPointer { signs in
        var place = 0
        while place < states.count {
          let (cells, rows, stride) = (self.cells, self.rows, self.stride)
          while place < states.count {
            let (row, column) = (Int(states[place]), Int(signs[place]))
            guard row < rows, column < stride else { break }
            let next = cells[row &* stride &+ column]
            guard next >= 0 else { break }
            states[place] = next
            place &+= 1
          }
          guard place < states.count else { return }
          let (state, sign) = (states[place], signs[place])
          var next = self.next(state, sign)
          if next < 0 {
            next = find(state, sign)
            add(state, sign, next)
          }
          states[place] = next
          place &+= 1
        }
      }
    }
  }
}

/// Numbers by keys of one word: open addressing, keys are never taken out.
struct NumberTable64 {
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  private var count = 0

  /// The number of a key; -1: it is not there.
  @inline(__always)
  func value(of key: UInt64) -> Int32 {
    guard !keys.isEmpty else { return -1 }
    let mask = keys.count &- 1
    var place = NumberTable64.place(key) & mask
    while values[place] >= 0 {
      if keys[place] == key { return values[place] }
      place = (place &+ 1) & mask
    }
    return -1
  }

  /// Puts in a key that is not there, with a number that is not negative.
  mutating func add(_ key: UInt64, _ value: Int32) {
    if count * 2 >= keys.count { grow() }
    put(key, value)
    count += 1
  }

  /// Goes through all of them.
  func forEach(_ body: (UInt64, Int32) -> Void) {
    for place in keys.indices where values[place] >= 0 { body(keys[place], values[place]) }
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    let size = max(64, oldKeys.count * 2)
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: -1, count: size)
    for place in oldKeys.indices where oldValues[place] >= 0 { put(oldKeys[place], oldValues[place]) }
  }

  private mutating func put(_ key: UInt64, _ value: Int32) {
    let mask = keys.count - 1
    var place = NumberTable64.place(key) & mask
    while values[place] >= 0 { place = (place + 1) & mask }
    (keys[place], values[place]) = (key, value)
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ (mixed &>> 32)) & Int.max
  }
}
