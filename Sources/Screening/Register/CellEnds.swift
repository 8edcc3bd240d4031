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
  /// How many bytes of the block are known to hold none.
  private var quoteFreeCount = 0

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

  /// Begins with another block, in which no quote stands before a place.
  mutating func startBlock(quoteFree: Int) {
    (quote, quoteFreeCount) = (-1, quoteFree)
  }

  /// Finds at most `wanted` rows of a padded block that follow one another from `start` on, up to one that is not plain.
  mutating func find(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to count: Int, separator: UInt8, _ wanted: Int
  ) {
    if quote < start {
      let from = max(start, quoteFreeCount)
      quote = ByteWord.place(of: CSVScanner.quote, in: bytes, from: from, to: count) ?? count
    }
    let (wanted, stop) = (min(wanted, rowLimit), min(quote, count))
    let separators = ByteMarks.Pattern(repeating: separator)
    let newlines = ByteMarks.Pattern(repeating: CSVScanner.newline)
    rowCount = 0
    // Where the row begins among the ends, and where the next end is put.
    var (begin, next, place) = (0, 1, start)
    // One before where the row begins, as if a cell ended there.
    ends[0] = UInt32(truncatingIfNeeded: start) &- 1
    while rowCount < wanted, place < stop {
      let within = stop &- place < ByteMarks.count ? (1 &<< UInt64(stop &- place)) &- 1 : UInt64.max
      var lines = ByteMarks.find(newlines, in: bytes, at: place) & within
      var found = ByteMarks.find(separators, in: bytes, at: place) & within | lines
      while lines != 0 {
        // The cells that end with this line.
        let own = found & (lines ^ (lines &- 1))
        next = put(own, place, at: next)
        guard next &- begin == width &+ 1, endRow(begin, bytes) else { return }
        begin = next
        next &+= 1
        rowCount &+= 1
        guard rowCount < wanted else { return }
        found &= ~own
        lines &= lines &- 1
      }
      next = put(found, place, at: next)
      guard next &- begin <= width else { return }
      place &+= ByteMarks.count
    }
  }

  /// Puts ends, from `next` on; where the next is to be put.
  @inline(__always)
  private func put(_ found: UInt64, _ place: Int, at next: Int) -> Int {
    let stop = next &+ found.nonzeroBitCount
    var (next, found) = (next, found)
    // Four at a time, whatever there are: how many would be guessed wrong. Those too many are written over.
    while next < stop {
      for further in 0..<4 {
        ends[next &+ further] = UInt32(truncatingIfNeeded: place &+ found.trailingZeroBitCount)
        found &= found &- 1
      }
      next &+= 4
    }
    return stop
  }

  /// Ends the row that begins at `begin` among the ends, and begins the next behind it; false where it is an empty line.
  private func endRow(_ begin: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, last) = (Int(ends[begin] &+ 1), begin &+ width)
    let line = ends[last]
    guard bytes[start] != CSVScanner.newline, bytes[start] != CSVScanner.carriageReturn else { return false }
    if bytes[Int(line) &- 1] == CSVScanner.carriageReturn { ends[last] = line &- 1 }
    ends[last &+ 1] = line
    return true
  }
}
