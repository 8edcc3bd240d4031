/// Where the cells of rows end that are written as programs write them: each row a line, of as many cells as there are
/// columns, without quotes. It is found for many rows at once, before a cell is looked at, so that where a cell stands does
/// not wait for what those before it hold, and what nobody asks for is never looked at.
struct CellEnds: ~Copyable {
  /// How many cells a row has.
  private let width: Int
  // SAFETY: `rowLimit` rows of `width` ends behind the place where the row begins, and `slack` more, all initialised.
  private let ends: UnsafeMutablePointer<UInt32>
  /// How many rows were found.
  private(set) var rowCount = 0
  /// How many rows there is room for.
  let rowLimit: Int
  /// The next quote of the block, where it was looked for.
  private var quote = -1

  /// Ends that are kept at most, if a row has not more.
  private static let limit = 1 << 14
  /// So many ends are put before it is seen whether they are too many, and four at a time.
  private static let slack = 64 + 4

  init(width: Int) {
    self.width = max(1, width)
    rowLimit = min(512, max(1, CellEnds.limit / self.width))
    let size = rowLimit * (self.width + 1) + CellEnds.slack
    ends = .allocate(capacity: size)
    ends.initialize(repeating: 0, count: size)
  }

  deinit { ends.deallocate() }

  /// Where the cell of a column begins in a row.
  @inline(__always)
  func start(_ row: Int, _ column: Int) -> Int {
    Int(ends[row &* (width &+ 1) &+ column] &+ 1)
  }

  /// Where it ends.
  @inline(__always)
  func end(_ row: Int, _ column: Int) -> Int { Int(ends[row &* (width &+ 1) &+ column &+ 1]) }

  /// Where a row begins; that behind the last one is where the next would.
  func start(of row: Int) -> Int { start(row, 0) }

  /// Begins with another block.
  mutating func startBlock() { quote = -1 }

  /// Finds at most `wanted` rows of a padded block that follow one another from `start` on, up to one that is not plain.
  mutating func find(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to count: Int, separator: UInt8, _ wanted: Int
  ) {
    if quote < start { quote = ByteWord.place(of: CSVScanner.quote, in: bytes, from: start, to: count) ?? count }
    rowCount = 0
    var (begin, place) = (0, start)
    // One before where the row begins, as if a cell ended there.
    ends[0] = UInt32(truncatingIfNeeded: start) &- 1
    while rowCount < min(wanted, rowLimit), place < count {
      guard let line = ByteWord.place(of: CSVScanner.newline, in: bytes, from: place, to: count), line < quote,
        // Empty lines are none.
        bytes[place] != CSVScanner.newline, bytes[place] != CSVScanner.carriageReturn,
        let last = separators(separator, in: bytes, from: place, to: line, after: begin)
      else { return }
      ends[last] = UInt32(truncatingIfNeeded: bytes[line &- 1] == CSVScanner.carriageReturn ? line &- 1 : line)
      begin = last &+ 1
      ends[begin] = UInt32(truncatingIfNeeded: line)
      rowCount &+= 1
      place = line &+ 1
    }
  }

  /// Puts the places of the separators of a line behind `begin`; where the next end is to be put, nil where these are not as
  /// many as they should be.
  private func separators(
    _ separator: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, after begin: Int
  ) -> Int? {
    let pattern = SIMD16<UInt8>(repeating: separator)
    var (next, place) = (begin &+ 1, start)
    while end &- place >= 64 {
      let first = ByteWord.marks(of: pattern, in: bytes, at: place)
      let second = ByteWord.marks(of: pattern, in: bytes, at: place &+ 16)
      let third = ByteWord.marks(of: pattern, in: bytes, at: place &+ 32)
      let fourth = ByteWord.marks(of: pattern, in: bytes, at: place &+ 48)
      var found =
        ByteWord.bits(first) | ByteWord.bits(second) &<< 16 | ByteWord.bits(third) &<< 32
        | ByteWord.bits(fourth) &<< 48
      // At most eight marks in each place of a word: all of them added up fit in the highest.
      let sums = first &+ second &+ third &+ fourth
      let stop = next &+ Int(truncatingIfNeeded: ((sums[0] &+ sums[1]) &* 0x0101_0101_0101_0101) &>> 56)
      // Four at a time, whatever there are: how many would be guessed wrong. Those too many are written over.
      while next < stop {
        for further in 0..<4 {
          ends[next &+ further] = UInt32(truncatingIfNeeded: place &+ found.trailingZeroBitCount)
          found &= found &- 1
        }
        next &+= 4
      }
      next = stop
      guard next &- begin <= width else { return nil }
      place &+= 64
    }
    if place < end {
      var found: UInt64 = 0
      var part = 0
      while part < end &- place {
        found |= ByteWord.bits(ByteWord.marks(of: pattern, in: bytes, at: place &+ part)) &<< UInt64(part)
        part &+= 16
      }
      found &= (1 &<< UInt64(end &- place)) &- 1
      while found != 0 {
        ends[next] = UInt32(truncatingIfNeeded: place &+ found.trailingZeroBitCount)
        found &= found &- 1
        next &+= 1
      }
    }
    return next &- begin == width ? next : nil
  }
}
