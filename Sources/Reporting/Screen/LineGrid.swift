/// What a line is made of besides its row and its amount.
struct LineParts {
  /// What stands before the amount; all of the line where it can have none.
  let before: LineText
  /// What stands behind it.
  let behind: LineText
  let hasAmount: Bool
}

/// Lines of some rows that follow one another: put down item by item, as answers are kept, and written row by row.
final class LineGrid {
  /// How many rows there is room for.
  let rowLimit: Int
  private let width: Int
  // SAFETY: `rowLimit` times `width` lines, those of a row together; of each row as many are initialised as `counts` says,
  // which has `rowLimit` entries.
  private let lines: UnsafeMutablePointer<Line>
  private let counts: UnsafeMutablePointer<Int>

  /// A line: what it is made of, and its amount, -1 where there is none, `Int64.max` without limit.
  struct Line {
    let parts: UnsafePointer<LineParts>
    let low: Int64
    let high: Int64
  }

  /// About so many lines stay in the cache.
  private static let size = 1 << 14

  /// For at most `width` lines a row.
  init(width: Int) {
    self.width = max(1, width)
    rowLimit = max(1, LineGrid.size / self.width)
    lines = .allocate(capacity: rowLimit * self.width)
    counts = .allocate(capacity: rowLimit)
    counts.initialize(repeating: 0, count: rowLimit)
  }

  deinit {
    lines.deallocate()
    counts.deallocate()
  }

  /// Begins with other rows.
  func removeAll() { counts.update(repeating: 0, count: rowLimit) }

  /// Adds a line to a row.
  @inline(__always)
  func put(_ line: Line, _ row: Int) {
    let count = counts[row]
    guard count < width else { return }
    (lines + (row &* width &+ count)).initialize(to: line)
    counts[row] = count &+ 1
  }

  /// The lines of a row.
  @inline(__always)
  func lines(of row: Int) -> UnsafeBufferPointer<Line> {
    UnsafeBufferPointer(start: lines + row &* width, count: counts[row])
  }
}
