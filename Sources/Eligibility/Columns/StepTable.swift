/// The steps of an automaton that is found while it runs: which state follows on a state and a sign. Small ones are a
/// matrix, larger ones are hashed.
final class StepTable {
  // SAFETY: `rows` times `stride` cells, all initialised, -1 where a step is not known; nobody else has the pointer.
  private var cells: UnsafeMutablePointer<Int32>
  private var rows: Int
  private var stride: Int
  /// Steps that lie outside the matrix once it would be too large.
  private var others = NumberTable64()

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
    for (key, next) in others.entries {
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
