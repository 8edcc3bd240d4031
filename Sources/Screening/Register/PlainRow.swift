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

/// Columns that stand beside one another and are read alike.
struct ColumnRun {
  let kind: CellWay.Kind
  let columns: Range<Int>
  /// Where the numbers of the first are.
  let numberPlace: Int

  /// All of them, in their order.
  static func all(_ ways: some Collection<CellWay>, _ numberPlaces: [Int]) -> [ColumnRun] {
    var runs: [ColumnRun] = []
    for (index, way) in ways.enumerated() {
      if let last = runs.last, last.kind == way.kind {
        runs[runs.count - 1] = ColumnRun(
          kind: way.kind, columns: last.columns.lowerBound..<index + 1, numberPlace: last.numberPlace)
      } else {
        runs.append(ColumnRun(kind: way.kind, columns: index..<index + 1, numberPlace: numberPlaces[index]))
      }
    }
    return runs
  }
}

/// The cells that occur most, with the separator after them, as the words that are read at their places.
struct PlainWords {
  let separator: UInt64
  let separators: UInt64
  /// `có`, in the lowest four bytes.
  let yes: UInt64
  /// `không`, in the lowest seven bytes.
  let no: UInt64

  init(_ separator: UInt8) {
    self.separator = UInt64(separator)
    separators = ByteWord.all(separator)
    yes = PlainWords.word("có") | UInt64(separator) << 24
    no = PlainWords.word("không") | UInt64(separator) << 48
  }

  private static func word(_ text: String) -> UInt64 {
    text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// Reading of records as programs write them, cell by cell in one go: each cell ends at the next separator, the last at the
/// end of the line. Whatever is not so is left to the reading by `CSVScanner`, which alone finds faults.
extension BlockParser {
  /// Reads the record at the place of the scanner, and takes it in; false where it is not plain: nothing is changed then.
  @inline(__always)
  mutating func readPlainRow(_ scanner: inout CSVScanner) -> Bool {
    let bytes = scanner.bytes
    var place = scanner.position
    guard place < scanner.count, batch.count < batch.capacity else { return false }
    // Empty lines are passed over.
    guard bytes[place] != CSVScanner.newline, bytes[place] != CSVScanner.carriageReturn else { return false }
    for run in runs {
      let isRead =
        switch run.kind {
        case .truth: readTruths(run, scanner, &place)
        case .whole: readWholes(run, scanner, &place)
        case .date: readDates(run, scanner, &place)
        case .skipped: skip(run, scanner, &place)
        case .number: readFractions(run, scanner, &place)
        case .bytes, .group, .text: readOthers(run, scanner, &place)
        }
      guard isRead else {
        batch.restartRow()
        return false
      }
    }
    guard readCell(ways.count &- 1, CSVScanner.newline, scanner, &place) else {
      batch.restartRow()
      return false
    }
    batch.endRow(line: scanner.line)
    scanner.passOver(to: place)
    return true
  }

  /// The cell `có`, `không` or nothing that a word begins with: how a narrow column holds it, and how far behind its
  /// separator lies.
  @inline(__always)
  private func truth(_ word: UInt64) -> (code: UInt8, length: Int)? {
    // No branch on what it says: half of them would be guessed wrong.
    let isYes: UInt64 = word & 0xFFFF_FFFF == words.yes ? 1 : 0
    let isNo: UInt64 = word & 0x00FF_FFFF_FFFF_FFFF == words.no ? 1 : 0
    let isEmpty: UInt64 = word & 0xFF == words.separator ? 1 : 0
    guard isYes | isNo | isEmpty != 0 else { return nil }
    return (UInt8(truncatingIfNeeded: isYes &* 5 &+ isNo), Int(truncatingIfNeeded: 1 &+ isYes &* 3 &+ isNo &* 6))
  }

  @inline(__always)
  private mutating func readTruths(_ run: ColumnRun, _ scanner: CSVScanner, _ place: inout Int) -> Bool {
    let (bytes, capacity) = (scanner.bytes, batch.capacity)
    var states = batch.states + (run.columns.lowerBound &* capacity &+ batch.count)
    for index in run.columns {
      if let (code, length) = truth(ByteWord.load(bytes, place)) {
        states.pointee = code
        place &+= length
      } else {
        guard readCell(index, UInt8(truncatingIfNeeded: words.separator), scanner, &place) else { return false }
      }
      states += capacity
    }
    return true
  }

  @inline(__always)
  private mutating func readWholes(_ run: ColumnRun, _ scanner: CSVScanner, _ place: inout Int) -> Bool {
    let (bytes, separators) = (scanner.bytes, words.separators)
    return readNumbers(run, scanner, &place) { number, place in number.digits(bytes, place, separators) }
  }

  @inline(__always)
  private mutating func readFractions(_ run: ColumnRun, _ scanner: CSVScanner, _ place: inout Int) -> Bool {
    let (bytes, separators) = (scanner.bytes, words.separators)
    return readNumbers(run, scanner, &place) { number, place in
      let word = ByteWord.load(bytes, place)
      let length = ByteWord.noughts(word ^ separators).trailingZeroBitCount &>> 3
      if length == 0 { return (0, 0) }
      guard length < 8, let value = number.short(word, length) else { return nil }
      return (value, length)
    }
  }

  /// Reads cells of numbers; `plain` tells the number at a place and its length, which is nought where nothing is written.
  @inline(__always)
  private mutating func readNumbers(
    _ run: ColumnRun, _ scanner: CSVScanner, _ place: inout Int,
    _ plain: (PlainNumber, Int) -> (value: Int64, length: Int)?
  ) -> Bool {
    let capacity = batch.capacity
    var states = batch.states + (run.columns.lowerBound &* capacity &+ batch.count)
    var numbers = batch.numbers + (run.numberPlace &* capacity &+ batch.count)
    for index in run.columns {
      if let (value, length) = plain(ways[index].number, place) {
        states.pointee = length == 0 ? 0 : 1
        numbers.pointee = value
        place &+= length &+ 1
      } else {
        guard readCell(index, UInt8(truncatingIfNeeded: words.separator), scanner, &place) else { return false }
      }
      states += capacity
      numbers += capacity
    }
    return true
  }

  @inline(__always)
  private mutating func readDates(_ run: ColumnRun, _ scanner: CSVScanner, _ place: inout Int) -> Bool {
    let bytes = scanner.bytes
    let separator = UInt8(truncatingIfNeeded: words.separator)
    for index in run.columns {
      if bytes[place] == separator {
        batch.put(index, .notGiven, 0)
        place &+= 1
      } else if bytes[place &+ 10] == separator, let day = PlainCell.day(bytes, place, place &+ 10) {
        batch.put(index, .value, day)
        place &+= 11
      } else {
        guard readCell(index, separator, scanner, &place) else { return false }
      }
    }
    return true
  }

  private mutating func readOthers(_ run: ColumnRun, _ scanner: CSVScanner, _ place: inout Int) -> Bool {
    let separator = UInt8(truncatingIfNeeded: words.separator)
    for index in run.columns {
      guard readCell(index, separator, scanner, &place) else { return false }
    }
    return true
  }

  @inline(__always)
  private mutating func skip(_ run: ColumnRun, _ scanner: CSVScanner, _ place: inout Int) -> Bool {
    let bytes = scanner.bytes
    for index in run.columns {
      if let (_, length) = truth(ByteWord.load(bytes, place)) {
        place &+= length
      } else if let end = asciiEnd(bytes, place) {
        place = end &+ 1
      } else {
        guard readCell(index, UInt8(truncatingIfNeeded: words.separator), scanner, &place) else { return false }
      }
    }
    return true
  }

  /// Where the separator stands after a cell of printed signs of ASCII alone, without quotes around it; nil where it is not
  /// such.
  @inline(__always)
  private func asciiEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard bytes[start] != CSVScanner.quote else { return nil }
    var place = start
    while true {
      let word = ByteWord.load(bytes, place)
      let found = ByteWord.noughts(word ^ words.separators)
      let length = found == 0 ? 8 : found.trailingZeroBitCount &>> 3
      // What stands after the separator is put as a sign that is printed.
      let rest: UInt64 = found == 0 ? 0 : UInt64.max &<< UInt64(length &* 8)
      let own = (word & ~rest) | (rest & 0x3030_3030_3030_3030)
      let low = (own &- 0x2020_2020_2020_2020) & ~own
      guard (own | low) & 0x8080_8080_8080_8080 == 0 else { return nil }
      place &+= length
      // The padding of the block is of line ends, which are not printed: it is never passed.
      if found != 0 { return place }
    }
  }

  /// Reads the cell at a place, after which `terminator` must stand; false where it is not plain.
  private mutating func readCell(
    _ index: Int, _ terminator: UInt8, _ scanner: CSVScanner, _ place: inout Int
  ) -> Bool {
    let bytes = scanner.bytes
    var (start, end) = (place, 0)
    if bytes[start] == CSVScanner.quote {
      start += 1
      end = start
      while bytes[end] != CSVScanner.quote, bytes[end] != CSVScanner.newline { end += 1 }
      guard bytes[end] == CSVScanner.quote else { return false }
      var next = end + 1
      if terminator == CSVScanner.newline, bytes[next] == CSVScanner.carriageReturn { next += 1 }
      guard bytes[next] == terminator else { return false }
      place = next + 1
    } else {
      end = scanner.fieldEnd(from: start)
      guard bytes[end] == terminator else { return false }
      place = end + 1
      let isLast = terminator == CSVScanner.newline
      if isLast, end > start, bytes[end - 1] == CSVScanner.carriageReturn { end -= 1 }
    }
    if case .read = read(index, CSVScanner.Field(start: start, end: end, hasDoubledQuotes: false), scanner) {
      return true
    }
    return false
  }
}
