import Eligibility
import RuleLanguage

/// What was read of a block.
struct ParsedBlock: Sendable {
  /// Its rows, and what is wrong with those that are left out.
  var pieces: [Piece] = []
  /// How many line ends it has.
  var lineCount = 0
  /// Whether it is no text from a place on, so that nothing behind it is read.
  var isCutOff = false

  /// Rows that follow one another. The lines are counted from the beginning of the block, from nought.
  struct Piece: Sendable {
    var batch: RegisterBatch
    /// The keys of its identifiers.
    var keys: [IdentifierKey]
    /// The first of what is wrong.
    var faults: [(line: Int, column: Int?, fault: RegisterFault)] = []
    var faultCount = 0
    var badRows = 0
    /// The identifiers of the rows that are left out, where they could be read.
    var leftOut: [IdentifierKey] = []
    /// How many bytes they take.
    var byteCount = 0
  }
}

/// Reads blocks of one table, one at a time.
protocol BlockParsing: AnyObject {
  /// Reads a block from `position` on.
  func parse(_ block: TextBlock, from position: Int) -> ParsedBlock
}

/// A parser of CSV.
final class TableParser: BlockParsing {
  private var parser: BlockParser

  init(_ parser: consuming BlockParser) { self.parser = parser }

  func parse(_ block: TextBlock, from position: Int) -> ParsedBlock { parser.parse(block, from: position) }
}

/// Reads the rows of blocks of one table. What it has learned about cells it keeps from block to block; one parser reads
/// one block at a time.
struct BlockParser: ~Copyable {
  private let layout: RegisterTableLayout
  private let separator: UInt8
  private let columns: [Column]
  /// What the cells of each column say by their bytes.
  private var tables: [ByteTable]
  /// The texts of each column of texts, in the batch that is being read.
  private var texts: [TextNumbers]
  var batch: BatchBuilder
  private var fields: CSVScanner.Fields
  /// How the cells of each column are mostly read.
  let ways: [CellWay]
  /// The columns of which cells are looked at.
  let wanted: [Int]
  /// Where the cells of the next rows end, and how many of them are tried.
  var cells: CellEnds
  var trial: Int

  /// How the cells of a column are read.
  struct Column: Sendable {
    let kind: Kind
    let plain: PlainCell
    let scale: Int64
    /// What reads cells that are not plain.
    let reader: CellReader?

    enum Kind: Sendable {
      case identifier, name, group, list, ignored
      /// A fact whose cells always say the same by their bytes.
      case fact
      /// A fact whose values are texts, which are numbered anew for each batch.
      case text
    }
  }

  /// The most rows of a batch.
  static let rowLimit = 1 << 16
  /// How many spellings of values are remembered of a column.
  private static let memoryLimit = 4096

  init(_ layout: RegisterTableLayout, _ columns: [Column], _ tables: [ByteTable], separator: UInt8) {
    self.layout = layout
    self.columns = columns
    self.tables = tables
    self.separator = separator
    texts = columns.map { _ in TextNumbers() }
    let ways = columns.map { CellWay($0) }
    self.ways = ways
    batch = BatchBuilder(narrow: ways.map(\.isNarrow))
    fields = CSVScanner.Fields(capacity: columns.count)
    wanted = ways.indices.filter { ways[$0].kind != .skipped }
    cells = CellEnds(width: columns.count)
    trial = cells.rowLimit
  }

  /// Reads a block from `position` on.
  mutating func parse(_ block: TextBlock, from position: Int) -> ParsedBlock {
    var parsed = ParsedBlock()
    cells.startBlock(quoteFree: block.quoteFree)
    block.bytes.withUnsafeBufferPointer { bytes in
      var rows = RowReader(
        CSVScanner(bytes, count: block.count, separator: separator, from: position), offset: block.offset)
      while true {
        batch.start(capacity: BlockParser.likelyRows(in: bytes, from: rows.scanner.position, to: block.count))
        for index in texts.indices where columns[index].kind == .text || columns[index].kind == .group {
          texts[index].removeAll()
          tables[index].removeAll()
        }
        let begin = rows.scanner.position
        let isMore = readRows(&rows)
        // One that became full at the end of the block is not followed by one without rows.
        if batch.count > 0 || rows.badRows > 0 || rows.faultCount > 0 || parsed.pieces.isEmpty {
          let built = finish()
          parsed.pieces.append(
            ParsedBlock.Piece(
              batch: built, keys: built.identifiers.keys, faults: rows.faults, faultCount: rows.faultCount,
              badRows: rows.badRows, leftOut: batch.leftOut, byteCount: rows.scanner.position - begin))
        }
        rows.clear()
        guard isMore else { break }
      }
      parsed.lineCount = rows.scanner.line
      parsed.isCutOff = rows.isCutOff
    }
    return parsed
  }

  /// About how many rows there are from `start` to `end`, as their first lines show: mostly a few more than there are.
  private static func likelyRows(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    let sample = min(end - start, 1 << 16)
    let lines = ByteWord.count(of: CSVScanner.newline, in: bytes, from: start, to: start + sample)
    guard sample < end - start else { return max(1, min(lines, rowLimit)) }
    return min(lines * ((end - start) / sample + 1) * 5 / 4 + 16, rowLimit)
  }

  /// Reads rows until the batch is full or the block at its end; whether there may be more.
  private mutating func readRows(_ rows: inout RowReader) -> Bool {
    while batch.count < batch.capacity, batch.count < BlockParser.rowLimit {
      if readPlainRows(&rows.scanner) { continue }
      var (isGood, isClosed) = (false, true)
      let (before, kept) = (rows.faultCount, rows.faults.count)
      switch rows.scanner.next(&fields) {
      case .end:
        if rows.goOn() { continue }
        return false
      case .fault(let fault):
        rows.report(nil, fault)
        isClosed = false
      case .record where fields.count != columns.count:
        rows.report(nil, .wrongWidth(expected: columns.count, found: fields.count))
      case .record where rows.scanner.hasRowsInside(width: columns.count):
        rows.report(nil, .quoteOverRows(lines: rows.scanner.linesInside))
        isClosed = false
      case .record:
        isGood = readCells(&rows) && rows.faultCount == before
      }
      if isGood {
        batch.endRows(1, line: rows.scanner.recordLine)
        continue
      }
      noteIdentifier(rows.scanner)
      batch.dropRow()
      rows.badRows += 1
      // What is no text is told as that, not by what it happens to look like.
      let scanner = rows.scanner
      if let place = ByteWord.noText(in: scanner.bytes, from: scanner.recordStart, to: scanner.position) {
        rows.faults.removeLast(rows.faults.count - kept)
        rows.faultCount = before
        let record = scanner.bytes[scanner.recordStart..<scanner.position]
        rows.report(nil, record.contains(0) ? .binary : .notUTF8(byte: rows.offset + place + 1))
        rows.isCutOff = true
      }
      if rows.isCutOff { return false }
      if !isClosed { rows.splitRecord() }
    }
    return true
  }

  /// Reads the cells of a record; false where one is no text.
  private mutating func readCells(_ rows: inout RowReader) -> Bool {
    for index in ways.indices {
      switch read(index, fields[index], rows.scanner) {
      case .read: continue
      case .fault(let fault):
        rows.report(index, fault)
        batch.put(index, .notGiven, 0)
      case .noText:
        rows.isCutOff = true
        return false
      }
    }
    return true
  }

  /// Reads the identifier of a record that is left out, where its cells were not read: who it is is known, though the rest
  /// is not.
  private mutating func noteIdentifier(_ scanner: CSVScanner) {
    guard batch.identifiers.count <= batch.count, layout.identifier < min(fields.count, columns.count) else { return }
    _ = BlockParser.readTrimmed(fields[layout.identifier], scanner, into: &batch.identifiers)
  }

  /// What came of reading a cell.
  enum CellOutcome {
    case read
    case fault(RegisterFault)
    /// It is no text.
    case noText
  }

  /// Reads a cell.
  @inline(__always)
  mutating func read(_ index: Int, _ field: CSVScanner.Field, _ scanner: CSVScanner) -> CellOutcome {
    let bytes = scanner.bytes
    let (start, end) = (field.start, field.end)
    let way = ways[index]
    if start == end, way.isNotGivenWhereEmpty {
      batch.put(index, .notGiven, 0)
      return .read
    }
    if !field.hasDoubledQuotes, way.kind != .text, way.kind != .skipped {
      if way.kind == .number || way.kind == .whole, let value = way.number.read(bytes, start, end) {
        batch.put(index, .value, value)
        return .read
      }
      if way.kind == .date, let value = PlainCell.day(bytes, start, end) {
        batch.put(index, .value, value)
        return .read
      }
      if let known = tables[index].find(bytes, start, end) {
        batch.put(index, known.state, known.number)
        return .read
      }
    }
    return readText(index, field, scanner)
  }

  /// Reads a cell by its text.
  @inline(never)
  private mutating func readText(
    _ index: Int, _ field: CSVScanner.Field, _ scanner: CSVScanner
  ) -> CellOutcome {
    let bytes = scanner.bytes
    if ByteWord.noText(in: bytes, from: field.start, to: field.end) != nil { return .noText }
    func say(_ state: CellState, _ number: Int64) {
      batch.put(index, state, number)
      let isForBatch = columns[index].kind == .text || columns[index].kind == .group
      guard !field.hasDoubledQuotes, isForBatch || tables[index].count < BlockParser.memoryLimit else { return }
      tables[index].add(bytes, field.start, field.end, state, number)
    }
    switch columns[index].kind {
    case .identifier:
      if BlockParser.readTrimmed(field, scanner, into: &batch.identifiers) {
        return .fault(layout.list == nil ? .emptyIdentifier : .recordOfNobody)
      }
    case .name: _ = BlockParser.readTrimmed(field, scanner, into: &batch.names)
    case .group: say(.value, texts[index].number(of: String(scanner.text(field).trimmingBlanks)))
    case .list:
      let said = scanner.text(field).trimmingBlanks.lowercased()
      say(said == "không có" || said == "không" || said == "0" ? .value : .notGiven, 0)
    case .fact, .text:
      do throws(CellReader.Problem) {
        switch try columns[index].reader?.read(scanner.text(field)) {
        case .state(let state): say(state, 0)
        case .value(let value): say(.value, value)
        case .text(let text): say(.value, texts[index].number(of: text))
        case nil: say(.notGiven, 0)
        }
      } catch {
        return .fault(error.fault)
      }
    case .ignored: break
    }
    return .read
  }

  /// Does something with what the cells of a column say by their bytes, as far as it is known.
  @inline(__always)
  func known<Result>(in index: Int, _ body: (ByteTable) -> Result) -> Result { body(tables[index]) }

  /// Adds the text of a field without blanks at its ends; whether nothing is left.
  private static func readTrimmed(_ field: CSVScanner.Field, _ scanner: CSVScanner, into texts: inout TextCells) -> Bool
  {
    if !field.hasDoubledQuotes, readUnblank(scanner.bytes, field.start, field.end, into: &texts) { return false }
    let text = scanner.text(field).trimmingBlanks
    texts.append(String(text))
    return text.isEmpty
  }

  /// Adds the bytes from `start` up to `end` to the identifiers or names; false where nothing stands there, or blanks may
  /// stand at the ends.
  @inline(__always)
  mutating func readText(_ index: Int, _ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch columns[index].kind {
    case .identifier: BlockParser.readUnblank(bytes, start, end, into: &batch.identifiers)
    case .name: BlockParser.readUnblank(bytes, start, end, into: &batch.names)
    case .group, .list, .ignored, .fact, .text: false
    }
  }

  @inline(__always)
  private static func readUnblank(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into texts: inout TextCells
  ) -> Bool {
    guard start < end, isLetter(bytes, start), isLetter(bytes, lastLetter(bytes, start, end)) else { return false }
    texts.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    return true
  }

  /// Where the last letter from `start` up to `end` begins.
  @inline(__always)
  private static func lastLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var place = end - 1
    while place > start, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  /// Whether a letter of Vietnamese, a digit or a sign of ASCII stands at a place: none of them is blank, or belongs to a
  /// blank before it.
  @inline(__always)
  private static func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    switch bytes[place] {
    case 0x21...0x7E, 0xC3...0xC6: true
    case 0xE1: (0xB8...0xBB).contains(bytes[place + 1])
    default: false
    }
  }

  private func finish() -> RegisterBatch {
    var built = RegisterBatch(layout: layout, columns: [])
    built.rowCount = batch.count
    built.lines = batch.lines
    built.identifiers = batch.identifiers
    built.names = batch.names
    built.columns = columns.indices.map { index in
      switch columns[index].kind {
      case .fact, .list, .group, .text:
        batch.column(
          index, texts[index].texts, scale: columns[index].scale, isSmall: columns[index].reader?.isSmall == true)
      case .identifier, .name, .ignored: ColumnData()
      }
    }
    return built
  }
}
