/// How the cells of a column are mostly read.
struct CellWay {
  let kind: Kind
  let number: PlainNumber

  enum Kind {
    /// Yes, no or nothing.
    case truth
    /// Digits and nothing else, mostly.
    case whole
    /// Digits first.
    case number
    case date
    /// What its bytes say.
    case bytes
    /// The same, though it be empty.
    case group
    /// What its text says.
    case text
    /// Nothing: it is only looked at whether it is text.
    case skipped
  }

  /// For the cells of a column.
  init(_ column: BlockParser.Column) {
    var number = PlainNumber.none
    switch column.kind {
    case .identifier, .name: kind = .text
    case .ignored: kind = .skipped
    case .group: kind = .group
    case .list, .fact, .text:
      switch column.plain {
      case .number(let own):
        number = own
        kind = own.isDigitsOnly ? .whole : .number
      case .date: kind = .date
      case .none: kind = column.reader?.isTruth == true ? .truth : .bytes
      }
    }
    self.number = number
  }

  /// Whether its numbers are never more than one, so that its states can hold them.
  var isNarrow: Bool {
    switch kind {
    case .truth, .text, .skipped: true
    case .whole, .number, .date, .bytes, .group: false
    }
  }

  /// Whether an empty cell says nothing, and is no fault.
  var isNotGivenWhereEmpty: Bool {
    switch kind {
    case .truth, .whole, .number, .date, .bytes, .skipped: true
    case .group, .text: false
    }
  }
}

/// Reading of rows as programs write them (`CellEnds`), column by column: what cells of one column are is mostly guessed
/// right. Whatever is not so is left to the reading by `CSVScanner`, which alone finds faults.
extension BlockParser {
  /// `có` and `không`, as the lowest bytes of a word.
  private static let yes = word("có")
  private static let no = word("không")

  private static func word(_ text: String) -> UInt64 { text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) } }

  /// Reads the rows at the place of the scanner, up to one that is not plain, and takes them in; whether there were any.
  mutating func readPlainRows(_ scanner: inout CSVScanner) -> Bool {
    let room = min(batch.capacity, BlockParser.rowLimit) - batch.count
    guard scanner.position < scanner.count, room > 0 else { return false }
    let bytes = scanner.bytes
    cells.find(in: bytes, from: scanner.position, to: scanner.count, separator: scanner.separator, min(room, trial))
    var count = cells.rowCount
    guard count > 0 else { return false }
    let end = cells.start(of: count)
    // What nobody looks at must be text too.
    if !ByteWord.isCommonText(bytes, from: scanner.position, to: end),
      let place = ByteWord.noText(in: bytes, from: scanner.position, to: end)
    {
      count = (0..<count).first { cells.start(of: $0 + 1) > place } ?? count
    }
    for index in wanted where count > 0 {
      switch ways[index].kind {
      case .truth: count = readTruths(index, count, scanner)
      case .whole:
        let number = ways[index].number
        count = readNumbers(index, count, scanner) { number.digits(bytes, $0, $1) }
      case .number:
        let number = ways[index].number
        count = readNumbers(index, count, scanner) { start, length in
          length == 0 ? 0 : number.read(bytes, start, start &+ length)
        }
      case .date:
        count = readNumbers(index, count, scanner) { start, length in
          length == 0 ? 0 : PlainCell.day(bytes, start, start &+ length)
        }
      case .bytes: count = readKnown(index, count, scanner)
      case .text: count = readTexts(index, count, scanner)
      case .group: count = readOthers(index, count, scanner)
      case .skipped: break
      }
    }
    // Behind one that is not plain more may not be.
    trial = count < cells.rowCount ? 1 : min(trial * 2, cells.rowLimit)
    batch.endRows(count, line: scanner.line)
    scanner.passOver(count, to: cells.start(of: count))
    return count > 0
  }

  /// Reads the cells of a column in so many rows; how many of these are plain.
  private mutating func readTruths(_ index: Int, _ count: Int, _ scanner: CSVScanner) -> Int {
    let (bytes, states) = (scanner.bytes, batch.next(index).states)
    let (yes, no) = (BlockParser.yes, BlockParser.no)
    for row in 0..<count {
      let (start, end) = (cells.start(row, index), cells.end(row, index))
      let (word, length) = (ByteWord.load(bytes, start), UInt64(truncatingIfNeeded: end &- start))
      // No branch on what it says, of which half would be guessed wrong: the three are added, since of an “or” the compiler
      // makes branches.
      let isYes: UInt8 = ((word ^ yes) &<< 40) | (length ^ 3) == 0 ? 5 : 0
      let isNo: UInt8 = ((word ^ no) &<< 16) | (length ^ 6) == 0 ? 1 : 0
      let isEmpty: UInt8 = length == 0 ? 8 : 0
      let found = isYes &+ isNo &+ isEmpty
      states[row] = found & 7
      if found == 0 {
        guard readCell(row, index, scanner) else { return row }
      }
    }
    return count
  }

  /// The same of numbers; `plain` tells the number that begins at a place and has a length.
  @inline(__always)
  private mutating func readNumbers(
    _ index: Int, _ count: Int, _ scanner: CSVScanner, _ plain: (Int, Int) -> Int64?
  ) -> Int {
    let (states, numbers) = batch.next(index)
    for row in 0..<count {
      let start = cells.start(row, index)
      let length = cells.end(row, index) &- start
      if let value = plain(start, length) {
        states[row] = length == 0 ? 0 : 1
        numbers[row] = value
      } else {
        guard readCell(row, index, scanner) else { return row }
      }
    }
    return count
  }

  /// The same of cells that are mostly known by their bytes.
  private mutating func readKnown(_ index: Int, _ count: Int, _ scanner: CSVScanner) -> Int {
    let bytes = scanner.bytes
    let (states, numbers) = batch.next(index)
    var row = 0
    while row < count {
      row = known(in: index) { table in
        for row in row..<count {
          let (start, end) = (cells.start(row, index), cells.end(row, index))
          guard start < end else {
            (states[row], numbers[row]) = (CellState.notGiven.rawValue, 0)
            continue
          }
          guard let said = table.find(bytes, start, end) else { return row }
          (states[row], numbers[row]) = (said.state.rawValue, said.number)
        }
        return count
      }
      guard row < count else { break }
      guard readCell(row, index, scanner) else { return row }
      row += 1
    }
    return count
  }

  /// The same of texts: identifiers and names, which have been seen to be text.
  private mutating func readTexts(_ index: Int, _ count: Int, _ scanner: CSVScanner) -> Int {
    for row in 0..<count {
      if readText(index, cells.start(row, index), cells.end(row, index), scanner.bytes) { continue }
      guard readCell(row, index, scanner) else { return row }
    }
    return count
  }

  private mutating func readOthers(_ index: Int, _ count: Int, _ scanner: CSVScanner) -> Int {
    for row in 0..<count {
      guard readCell(row, index, scanner) else { return row }
    }
    return count
  }

  /// Reads a cell; false where it is not plain.
  @inline(__always)
  private mutating func readCell(_ row: Int, _ index: Int, _ scanner: CSVScanner) -> Bool {
    batch.turn(to: row)
    let field = CSVScanner.Field(start: cells.start(row, index), end: cells.end(row, index), hasDoubledQuotes: false)
    if case .read = read(index, field, scanner) { return true }
    return false
  }
}
