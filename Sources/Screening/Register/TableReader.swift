import Dispatch
import Eligibility
import RuleLanguage

/// Reads one table of a register, several blocks at a time.
struct TableReader {
  let file: String
  let layout: RegisterTableLayout
  /// How the numbers of the file are written.
  let style: NumberStyle?
  /// Its columns without cells.
  let columns: [ColumnData]
  /// Whether it is JSON Lines.
  let isLines: Bool
  private let makeParser: () -> any BlockParsing
  let keepsGoing: Bool
  private var blocks: BlockReader
  /// The first block, and where its rows begin.
  private var first: (block: TextBlock, position: Int)?
  /// The blocks that are being read, in the order of the file.
  private var underWay: [BlockInReading] = []
  /// What has been read and not yet been given, in the order of the file, with the lines they begin on.
  private var parsed: [ParsedBlock.Piece] = []
  private var given = 0
  /// The line the next block starts on.
  private var line: Int
  /// What is wrong right after the last block: nothing can be read beyond it.
  private var lastFault: RegisterFault?
  /// What the source threw after the last block.
  private var lastError: (any Error)?
  private var isAtEnd = false
  private var parsers: [ParserBox] = []

  /// How many blocks are under way at most.
  var blocksAtOnce = 4
  /// Where they are read.
  private static let queue = DispatchQueue(label: "cancu.register", attributes: .concurrent)

  /// What is the same for all tables of a register.
  struct Context {
    let book: RuleBook
    let options: RegisterOptions
    let items: LawNames

    init(_ book: RuleBook, _ options: RegisterOptions) {
      self.book = book
      self.options = options
      items = LawNames(book)
    }
  }

  /// Begins with a table; nil where it cannot be read. What is wrong with it is added to `problems`.
  static func open(
    _ table: RegisterFile, list: Int?, _ context: Context, _ problems: inout [RegisterProblem]
  ) throws -> TableReader? {
    let size = list == nil ? context.options.blockSize : context.options.listBlockSize
    var blocks = BlockReader(table.source, blockSize: size)
    if try table.format == .jsonLines || (table.format == nil && list == nil && blocks.opensObject()) {
      return try openLines(blocks, file: table.name, context)
    }
    return try openTable(&blocks, file: table.name, list: list, context, &problems)
  }

  private static func openLines(_ blocks: BlockReader, file: String, _ context: Context) throws -> TableReader {
    var blocks = blocks
    try blocks.startLines()
    let vocabulary = context.book.vocabulary
    var columns: [LooseBatch.Key] = [vocabulary.kindFact, vocabulary.territoryFact].compactMap { index in
      index.map { .fact($0, year: LooseBatch.Key.wholeFact) }
    }
    let begin = try blocks.peek()
    for name in RegisterTableLayout.groupNames where begin.contains(quoted: name) { columns.append(.group(name)) }
    let reader = JSONLineReader(context.book, context.options)
    let layout = LooseBatch(list: nil, vocabulary).batch().layout
    return TableReader(
      file, layout, style: nil, columns: [ColumnData(), ColumnData()], blocks, first: nil,
      keepsGoing: context.options.keepsGoing, line: 1, isLines: true
    ) { [columns] in JSONLinesParser(reader, columns: columns) }
  }

  /// Reads the header of a table; nil where it cannot be read.
  private static func openTable(
    _ blocks: inout BlockReader, file: String, list: Int?, _ context: Context, _ problems: inout [RegisterProblem]
  ) throws -> TableReader? {
    let (vocabulary, options) = (context.book.vocabulary, context.options)
    func refuse(_ fault: RegisterFault, line: Int?) -> TableReader? {
      problems.append(RegisterProblem(file: file, line: line, fault))
      return nil
    }
    if let fault = try blocks.start() { return refuse(fault, line: blocks.headerLine) }
    let block: TextBlock
    switch try blocks.next() {
    case .end: return refuse(.empty, line: nil)
    case .fault(let fault): return refuse(fault, line: blocks.headerLine)
    case .block(let first): block = first
    }
    let (separator, headerLine) = (blocks.separator, blocks.headerLine)
    var headers: [String] = []
    var rest = 0
    var lines = 0
    let fault: RegisterFault? = block.bytes.withUnsafeBufferPointer { bytes in
      var scanner = CSVScanner(bytes, count: block.count, separator: separator)
      // The first time to see how many there are.
      var counted = CSVScanner.Fields(capacity: 0)
      _ = scanner.next(&counted)
      scanner = CSVScanner(bytes, count: block.count, separator: separator)
      var fields = CSVScanner.Fields(capacity: counted.count)
      let outcome = scanner.next(&fields)
      (rest, lines) = (scanner.position, scanner.line)
      // A file that is no text at all is told as that, whatever its first line looks like.
      if let place = ByteWord.noText(in: bytes, from: 0, to: rest) {
        return bytes[..<block.count].contains(0) ? .binary : .notUTF8(byte: block.offset + place + 1)
      }
      switch outcome {
      case .end: return .empty
      case .fault(let fault): return fault
      case .record: for index in 0..<fields.count { headers.append(String(scanner.text(fields[index]).trimmingBlanks)) }
      }
      return nil
    }
    if let fault { return refuse(fault, line: fault == .empty ? nil : headerLine) }
    var header = HeaderReader(vocabulary, file: file, line: headerLine, ignored: options.ignored)
    let written = header.layout(headers, list: list)
    problems += header.problems
    guard let written else { return nil }
    let layout = written.limited(to: options, vocabulary)
    // What is not wanted shows it too: how numbers are read does not depend on what is asked for.
    var search = NumberStyleSearch(
      isNumeric: written.columns.map { $0.isNumeric(vocabulary) }, separator: separator)
    let style = options.numbers ?? search.style(of: block, from: rest)
    let readers = layout.columns.map { column -> CellReader? in
      guard case .fact(let reference, _) = column.target else { return nil }
      return CellReader(reference, vocabulary, context.items, style: style)
    }
    let columns = zip(layout.columns, readers).map { BlockParser.Column($0, $1) }
    // Columns of truths, the most of all, share one table until one of them learns more.
    let truths = ByteTable(CellReader.truthNames)
    let known = readers.map { reader in
      guard let reader else { return ByteTable([]) }
      return reader.isTruth ? truths : ByteTable(reader.knownNames)
    }
    return TableReader(
      file, layout, style: style, columns: columns.map { ColumnData(scale: $0.scale) }, blocks, first: (block, rest),
      keepsGoing: options.keepsGoing, line: headerLine + lines, isLines: false
    ) { TableParser(BlockParser(layout, columns, known, separator: separator)) }
  }

  private init(
    _ file: String, _ layout: RegisterTableLayout, style: NumberStyle?, columns: [ColumnData], _ blocks: BlockReader,
    first: (TextBlock, Int)?, keepsGoing: Bool, line: Int, isLines: Bool,
    parser: @escaping () -> any BlockParsing
  ) {
    self.file = file
    self.layout = layout
    self.style = style
    self.columns = columns
    self.blocks = blocks
    self.first = first
    self.keepsGoing = keepsGoing
    self.line = line
    self.isLines = isLines
    makeParser = parser
  }

  // MARK: Rows

  /// Rows that follow one another, and what is wrong with those that are left out.
  struct Rows {
    var batch: RegisterBatch
    /// The keys of their identifiers.
    var keys: [IdentifierKey]
    /// In the order of the file; of very many the first.
    var problems: [RegisterProblem]
    var problemCount: Int
    var badRows: Int
    /// The identifiers of those.
    var leftOut: [IdentifierKey]
    /// How many bytes of the file they take.
    var byteCount: Int
  }

  /// The next rows; nil at the end, and after a fault where the reading does not go on.
  mutating func next() throws -> Rows? {
    while given == parsed.count {
      (parsed, given) = ([], 0)
      readAhead()
      if !underWay.isEmpty {
        finishBlock()
        continue
      }
      // Of many tables not one holds room it no longer needs.
      parsers = []
      blocks.letGo()
      if let error = lastError {
        lastError = nil
        throw error
      }
      guard let fault = lastFault else { return nil }
      lastFault = nil
      let nothing = RegisterBatch(layout: layout, columns: columns)
      let problem = RegisterProblem(file: file, line: line, fault)
      return Rows(
        batch: nothing, keys: [], problems: [problem], problemCount: 1, badRows: 0, leftOut: [], byteCount: 0)
    }
    defer { given += 1 }
    let piece = parsed[given]
    let problems = piece.faults.map { line, column, fault in
      RegisterProblem(file: file, line: line, column: column.map { piece.batch.layout.columns[$0].header }, fault)
    }
    return Rows(
      batch: piece.batch, keys: piece.keys, problems: problems, problemCount: piece.faultCount,
      badRows: piece.badRows, leftOut: piece.leftOut, byteCount: piece.byteCount)
  }

  /// Sets blocks going until so many are under way, or the file is at its end.
  mutating func readAhead(_ wanted: Int? = nil) {
    let count = wanted ?? blocksAtOnce
    while underWay.count < count, !isAtEnd {
      if let (block, position) = first {
        first = nil
        start(block, from: position)
        continue
      }
      do {
        switch try blocks.next() {
        case .end: isAtEnd = true
        case .fault(let fault): (isAtEnd, lastFault) = (true, fault)
        case .block(let block): start(block, from: 0)
        }
      } catch {
        // What stands before it is given first.
        (isAtEnd, lastError) = (true, error)
      }
    }
  }

  private mutating func start(_ block: consuming TextBlock, from position: Int) {
    let parser = parsers.popLast() ?? ParserBox(makeParser())
    underWay.append(BlockInReading(block, from: position, parser, on: TableReader.queue))
  }

  /// Waits for the first of the blocks that are under way.
  private mutating func finishBlock() {
    let (block, parser, bytes) = underWay.removeFirst().finish()
    parsers.append(parser)
    blocks.reuse(bytes)
    for var piece in block.pieces {
      piece.shiftLines(by: line)
      parsed.append(piece)
    }
    line += block.lineCount
    // Nothing behind it is read.
    guard block.isCutOff else { return }
    underWay = []
    (isAtEnd, lastFault, lastError) = (true, nil, nil)
  }

  /// A parser that reads one block at a time.
  private final class ParserBox: @unchecked Sendable {
    // SAFETY: it belongs to one block under way at a time, and is used by the one thread that reads that.
    let parser: any BlockParsing

    init(_ parser: any BlockParsing) { self.parser = parser }
  }

  /// A block that is read on another thread.
  private final class BlockInReading: @unchecked Sendable {
    // SAFETY: written by the one thread that reads the block, until `done`; looked at after that only.
    private let parser: ParserBox
    private let position: Int
    private var block: TextBlock?
    private var result = ParsedBlock()
    private let done = DispatchSemaphore(value: 0)

    init(_ block: consuming TextBlock, from position: Int, _ parser: ParserBox, on queue: DispatchQueue) {
      self.block = block
      self.position = position
      self.parser = parser
      queue.async { self.read() }
    }

    private func read() {
      if let block { result = parser.parser.parse(block, from: position) }
      done.signal()
    }

    /// Waits until it is read. Asked for once.
    func finish() -> (ParsedBlock, ParserBox, bytes: [UInt8]) {
      done.wait()
      let bytes = block?.bytes ?? []
      block = nil
      return (result, parser, bytes)
    }
  }
}

extension RegisterColumn {
  /// Whether it holds numbers.
  fileprivate func isNumeric(_ vocabulary: Vocabulary) -> Bool {
    guard case .fact(let reference, _) = target, case .quantity = vocabulary.fact(reference).kind else { return false }
    return true
  }
}

extension BlockParser.Column {
  /// What reads the cells of a column; `reader` where it is a fact.
  fileprivate init(_ column: RegisterColumn, _ reader: CellReader?) {
    let kind: Kind =
      switch column.target {
      case .identifier: .identifier
      case .name: .name
      case .group: .group
      case .list: .list
      case .ignored: .ignored
      case .fact: reader?.isText == true ? .text : .fact
      }
    self.init(kind: kind, plain: reader?.plain ?? .none, scale: reader?.scale ?? 1, reader: reader)
  }
}

extension ParsedBlock.Piece {
  /// Counts its lines on from the line its block begins on.
  fileprivate mutating func shiftLines(by count: Int) {
    batch.shiftLines(by: count)
    for index in faults.indices { faults[index].line += count }
  }
}
