import Eligibility
import RuleLanguage

/// Reads one table of a register, block by block.
struct TableReader {
  let file: String
  private(set) var layout: RegisterTableLayout
  /// How the numbers of the file are written.
  let style: NumberStyle?
  let separator: UInt8
  private var blocks: BlockReader
  /// The first block, of which only the header has been read.
  private var first: (bytes: [UInt8], line: Int)?
  private let readers: [CellReader?]
  private let plain: [PlainCell]
  private let keepsGoing: Bool
  /// What is wrong right after the first block: nothing can be read beyond it.
  private var deferred: RegisterProblem?
  private var isAtFault = false

  /// How many bytes are looked at to see how a file is written.
  private static let sample = 1 << 16

  /// What came of opening a table.
  enum Opened {
    case table(TableReader)
    /// It cannot be read.
    case failed
  }

  /// Reads the header of a table; what is wrong with it is added to `problems`.
  static func open(
    _ source: @escaping ByteSource, file: String, list: Int?, _ vocabulary: Vocabulary, _ items: LawNames,
    _ options: RegisterOptions, _ problems: inout [RegisterProblem]
  ) throws -> Opened {
    var blocks = BlockReader(source)
    var bytes: [UInt8] = []
    var deferred: RegisterProblem?
    // Enough to see how the file is written; a small file whole.
    reading: while bytes.count < TableReader.sample {
      switch try blocks.next() {
      case .end: break reading
      case .fault(let fault, let line):
        guard !bytes.isEmpty else {
          problems.append(RegisterProblem(file: file, line: line, fault))
          return .failed
        }
        // The rows before it are read first.
        deferred = RegisterProblem(file: file, line: line, fault)
        break reading
      case .block(let block, _): bytes += block
      }
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let notes = noteLength(bytes)
    let line = 1 + bytes[..<notes].count { $0 == 0x0A }
    bytes.removeFirst(notes)
    let separator = separator(of: bytes)
    var headers: [String] = []
    var rest = 0
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(buffer, separator: separator, line: line)
      var fields: [CSVScanner.Field] = []
      if case .record = scanner.next(&fields) {
        headers = fields.map { String(scanner.text($0).trimmingBlanks) }
        rest = scanner.consumed
      }
    }
    guard !headers.isEmpty else {
      problems.append(RegisterProblem(file: file, .empty))
      return .failed
    }
    var header = HeaderReader(vocabulary, file: file, line: line, ignored: options.ignored)
    let layout = header.layout(headers, list: list)
    problems += header.problems
    guard let layout else { return .failed }
    let body = Array(bytes[rest...])
    let start = line + bytes[..<rest].count { $0 == 0x0A }
    let style = options.numbers ?? style(of: body, layout, separator, vocabulary)
    return .table(
      TableReader(
        file: file, layout: layout, style: style, separator: separator, blocks: blocks, first: (body, start),
        readers: layout.columns.map { column in
          guard case .fact(let reference, _) = column.target else { return nil }
          return CellReader(reference, vocabulary, items, style: style)
        }, keepsGoing: options.keepsGoing, deferred: deferred))
  }

  private init(
    file: String, layout: RegisterTableLayout, style: NumberStyle?, separator: UInt8, blocks: BlockReader,
    first: (bytes: [UInt8], line: Int), readers: [CellReader?], keepsGoing: Bool, deferred: RegisterProblem?
  ) {
    self.deferred = deferred
    self.file = file
    self.layout = layout
    self.style = style
    self.separator = separator
    self.blocks = blocks
    self.first = first
    self.readers = readers
    plain = readers.map { $0?.plain ?? .empty }
    self.keepsGoing = keepsGoing
  }

  /// Its columns without cells.
  var columns: [ColumnData] { zip(layout.columns, readers).map { $1?.empty ?? ColumnData() } }

  // MARK: Rows

  /// The rows of the next block; nil at the end, and after a fault where the reading does not go on.
  mutating func next(_ problems: inout ProblemList) throws -> RegisterBatch? {
    let bytes: [UInt8]
    let line: Int
    if let first {
      (bytes, line) = first
      self.first = nil
    } else if let deferred {
      problems.append(deferred)
      self.deferred = nil
      isAtFault = true
      return nil
    } else if isAtFault {
      return nil
    } else {
      switch try blocks.next() {
      case .end: return nil
      case .fault(let fault, let line):
        problems.append(RegisterProblem(file: file, line: line, fault))
        isAtFault = true
        return nil
      case .block(let block, let start): (bytes, line) = (block, start)
      }
    }
    return bytes.withUnsafeBufferPointer { rows(of: $0, line: line, &problems) }
  }

  private func rows(
    of bytes: UnsafeBufferPointer<UInt8>, line: Int, _ problems: inout ProblemList
  ) -> RegisterBatch {
    var batch = RegisterBatch(layout: layout, columns: columns)
    var scanner = CSVScanner(bytes, separator: separator, line: line)
    var fields: [CSVScanner.Field] = []
    reading: while true {
      var faults: [(column: Int?, fault: RegisterFault)] = []
      switch scanner.next(&fields) {
      case .end: break reading
      case .fault(let fault): faults.append((nil, fault))
      case .record:
        if fields.count == layout.columns.count {
          readRow(fields, scanner, &batch, &faults)
        } else {
          faults.append((nil, .wrongWidth(expected: layout.columns.count, found: fields.count)))
        }
      }
      guard !faults.isEmpty else {
        batch.lines.append(scanner.recordLine)
        batch.rowCount += 1
        continue
      }
      for (column, fault) in faults {
        problems.append(
          RegisterProblem(
            file: file, line: scanner.recordLine, column: column.map { layout.columns[$0].header }, fault))
      }
      batch.truncate()
      batch.identifiers.removeLast(batch.identifiers.count - batch.rowCount)
      batch.names.removeLast(batch.names.count - batch.rowCount)
      problems.badRows += 1
      if !keepsGoing { problems.isFatal = true }
    }
    return batch
  }

  private func readRow(
    _ fields: [CSVScanner.Field], _ scanner: CSVScanner, _ batch: inout RegisterBatch,
    _ faults: inout [(column: Int?, fault: RegisterFault)]
  ) {
    var name = ""
    for (index, column) in layout.columns.enumerated() {
      if case .fact = column.target, let bytes = scanner.bytes(of: fields[index]),
        plain[index].read(bytes, into: &batch.columns[index])
      {
        continue
      }
      let text = scanner.text(fields[index])
      switch column.target {
      case .identifier:
        let identifier = String(text.trimmingBlanks)
        if identifier.isEmpty { faults.append((index, .emptyIdentifier)) }
        batch.identifiers.append(identifier)
      case .name: name = String(text.trimmingBlanks)
      case .group: batch.columns[index].append(text: String(text.trimmingBlanks))
      case .fact:
        if let fault = readers[index]?.read(text, into: &batch.columns[index]) { faults.append((index, fault)) }
      case .list:
        let said = text.trimmingBlanks.lowercased()
        let isEmpty = said == "không có" || said == "không" || said == "0"
        batch.columns[index].append(isEmpty ? .value : .notGiven)
      case .ignored: break
      }
    }
    batch.names.append(name)
  }

  // MARK: What the file shows

  /// How many bytes at the beginning are lines that start with `#`: what whoever made the file says of it.
  private static func noteLength(_ bytes: [UInt8]) -> Int {
    var length = 0
    while length < bytes.count, bytes[length] == UInt8(ascii: "#") {
      guard let end = bytes[length...].firstIndex(of: 0x0A) else { return bytes.count }
      length = end + 1
    }
    return length
  }

  /// The separator that stands most often in the header, outside quotes.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isInQuotes = false
    for byte in bytes {
      if byte == 0x22 { isInQuotes.toggle() }
      if byte == 0x0A, !isInQuotes { break }
      if !isInQuotes, byte == 0x2C || byte == 0x3B || byte == 0x09 { counts[byte, default: 0] += 1 }
    }
    let candidates: [UInt8] = [0x2C, 0x3B, 0x09]
    return candidates.max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) } ?? 0x2C
  }

  /// How the numbers of a block are written; nil where nothing shows it.
  private static func style(
    of bytes: [UInt8], _ layout: RegisterTableLayout, _ separator: UInt8, _ vocabulary: Vocabulary
  ) -> NumberStyle? {
    let numeric = layout.columns.indices.filter { index in
      guard case .fact(let reference, _) = layout.columns[index].target,
        case .quantity = vocabulary.fact(reference).kind
      else { return false }
      return true
    }
    var votes: [NumberStyle: Int] = [:]
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(buffer, separator: separator, line: 1)
      var fields: [CSVScanner.Field] = []
      while true {
        if case .end = scanner.next(&fields) { break }
        for index in numeric where index < fields.count {
          if case .style(let style) = NumberShape(scanner.text(fields[index]).trimmingBlanks) {
            votes[style, default: 0] += 1
          }
        }
      }
    }
    // Where both occur the cells that do not fit are faults, whichever is taken; nothing is guessed for the rest.
    return votes.count == 1 ? votes.keys.first : nil
  }
}

/// Problems met so far.
struct ProblemList {
  /// The first of them.
  private(set) var kept: [RegisterProblem] = []
  /// How many there are.
  private(set) var count = 0
  /// How many rows were left out.
  var badRows = 0
  /// Whether the reading must end.
  var isFatal = false

  mutating func append(_ problem: RegisterProblem) {
    count += 1
    if kept.count < RegisterOptions.problemLimit { kept.append(problem) }
  }
}
