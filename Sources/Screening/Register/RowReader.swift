/// Where the reading of a block stands, and what was wrong on the way.
struct RowReader {
  var scanner: CSVScanner
  /// How many bytes of the file stand before the block.
  let offset: Int
  var faults: [(line: Int, column: Int?, fault: RegisterFault)] = []
  var faultCount = 0
  var badRows = 0
  var isCutOff = false
  /// Where the reading goes on behind a record of which the lines are read by themselves.
  private var behind: CSVScanner?

  init(_ scanner: CSVScanner, offset: Int) {
    self.scanner = scanner
    self.offset = offset
  }

  /// Has the lines behind the first of the record that was read last read by themselves: its quotes do not close, or not
  /// where a field ends, and what they had swallowed is not lost.
  mutating func splitRecord() {
    let first = scanner.recordStart
    guard behind == nil, let end = newline(from: first), end + 1 < scanner.position else { return }
    behind = scanner
    turn(to: end + 1, scanner.recordLine + 1)
  }

  /// Goes on with the next of such lines, or behind the last; false where there are none.
  mutating func goOn() -> Bool {
    guard let behind else { return false }
    if scanner.position < behind.position {
      turn(to: scanner.position, scanner.line)
    } else {
      scanner = behind
      self.behind = nil
    }
    return true
  }

  /// Reads one line.
  private mutating func turn(to start: Int, _ line: Int) {
    let end = newline(from: start).map { $0 + 1 } ?? scanner.count
    scanner = CSVScanner(scanner.bytes, count: end, separator: scanner.separator, from: start, line: line)
  }

  private func newline(from start: Int) -> Int? {
    let end = behind?.position ?? scanner.position
    return ByteWord.place(of: CSVScanner.newline, in: scanner.bytes, from: start, to: end)
  }

  /// Tells what is wrong with the record that was read last, or with one of its cells.
  mutating func report(_ column: Int?, _ fault: RegisterFault) {
    faultCount += 1
    if faults.count < RegisterOptions.problemLimit { faults.append((scanner.recordLine, column, fault)) }
  }

  /// Begins with the next rows.
  mutating func clear() {
    faults = []
    (faultCount, badRows) = (0, 0)
  }
}
