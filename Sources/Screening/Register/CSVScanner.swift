/// Finds the records of a CSV text and their fields (RFC 4180, with any separator): quoted fields may hold separators and
/// line ends, a quote inside quotes is written twice. Works on the padded bytes of a block.
struct CSVScanner {
  /// Where a field stands in the block, without its quotes.
  struct Field {
    private let first: UInt32
    private let last: UInt32

    private static let doubled: UInt32 = 1 << 31

    /// Blocks are far smaller than two thousand million bytes.
    @inline(__always)
    init(start: Int, end: Int, hasDoubledQuotes: Bool) {
      first = UInt32(truncatingIfNeeded: start)
      last = UInt32(truncatingIfNeeded: end) | (hasDoubledQuotes ? Field.doubled : 0)
    }

    var start: Int { Int(first) }
    var end: Int { Int(last & ~Field.doubled) }
    /// Whether a quote inside it is written twice.
    var hasDoubledQuotes: Bool { last & Field.doubled != 0 }
  }

  /// Room for the fields of a record; of a record of more fields they are counted only.
  struct Fields: ~Copyable {
    // SAFETY: `capacity` fields, all initialised; those before `count`, and before `capacity`, are of the record.
    private let fields: UnsafeMutablePointer<Field>
    private let capacity: Int
    fileprivate(set) var count = 0

    init(capacity: Int) {
      self.capacity = capacity
      fields = .allocate(capacity: max(1, capacity))
      fields.initialize(repeating: Field(start: 0, end: 0, hasDoubledQuotes: false), count: max(1, capacity))
    }

    deinit { fields.deallocate() }

    @inline(__always)
    fileprivate mutating func append(_ field: Field) {
      if count < capacity { fields[count] = field }
      count &+= 1
    }

    /// A field of the record, up to `capacity`.
    @inline(__always)
    subscript(_ index: Int) -> Field { fields[min(index, capacity &- 1)] }
  }

  /// What came of looking for a record.
  enum Outcome {
    /// The block is at its end.
    case end
    /// The fields are those of the next record.
    case record
    /// A record of which not all could be read; the fields are as far as they were.
    case fault(RegisterFault)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let count: Int
  let separator: UInt8
  private let separators: UInt64
  /// How many bytes of the block have been read.
  private(set) var position: Int
  /// The line the next record starts on: how many line ends stand before it.
  private(set) var line: Int
  /// The line of the record that was read last, and where it begins.
  private(set) var recordLine = 0
  private(set) var recordStart = 0

  /// Reads the first `count` of `bytes`, the padded bytes of a block, from `position` on, which is in a line by number.
  init(_ bytes: UnsafeBufferPointer<UInt8>, count: Int, separator: UInt8, from position: Int = 0, line: Int = 0) {
    self.line = line
    self.bytes = bytes
    self.count = count
    self.separator = separator
    separators = ByteWord.all(separator)
    self.position = position
  }

  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Passes over records of a line each, which end before `end`: they have been read already.
  mutating func passOver(_ records: Int, to end: Int) {
    line += records
    position = end
  }

  /// Reads the next record; empty lines are passed over.
  @inline(__always)
  mutating func next(_ fields: inout Fields) -> Outcome {
    while position < count, bytes[position] == CSVScanner.newline || bytes[position] == CSVScanner.carriageReturn {
      if bytes[position] == CSVScanner.newline { line += 1 }
      position += 1
    }
    guard position < count else { return .end }
    recordLine = line
    recordStart = position
    fields.count = 0
    var fault: RegisterFault?
    while true {
      if bytes[position] == CSVScanner.quote {
        if let found = quotedField(&fields) { fault = fault ?? found }
      } else {
        let start = position
        position = fieldEnd(from: start)
        var end = position
        if end > start, bytes[end] == CSVScanner.newline, bytes[end - 1] == CSVScanner.carriageReturn { end -= 1 }
        fields.append(Field(start: start, end: end, hasDoubledQuotes: false))
      }
      guard position < count else { break }
      let isEnd = bytes[position] == CSVScanner.newline
      position += 1
      if isEnd {
        line += 1
        break
      }
    }
    return fault.map { .fault($0) } ?? .record
  }

  /// Where the next separator or line end stands: the padding holds one.
  @inline(__always)
  private func fieldEnd(from start: Int) -> Int {
    var place = start
    while true {
      let word = ByteWord.load(bytes, place)
      let found = ByteWord.noughts(word ^ separators) | ByteWord.noughts(word ^ 0x0A0A_0A0A_0A0A_0A0A)
      if found != 0 { return min(place + found.trailingZeroBitCount >> 3, count) }
      place += 8
    }
  }

  /// Reads a field in quotes; stops at the separator or the line end after it.
  private mutating func quotedField(_ fields: inout Fields) -> RegisterFault? {
    let start = position + 1
    var hasDoubledQuotes = false
    position = start
    while position < count {
      let byte = bytes[position]
      if byte == CSVScanner.newline { line += 1 }
      if byte == CSVScanner.quote {
        guard position + 1 < count, bytes[position + 1] == CSVScanner.quote else { break }
        hasDoubledQuotes = true
        position += 1
      }
      position += 1
    }
    fields.append(Field(start: start, end: min(position, count), hasDoubledQuotes: hasDoubledQuotes))
    guard position < count else { return .unclosedQuote }
    position += 1
    var isStray = false
    while position < count, bytes[position] != separator, bytes[position] != CSVScanner.newline {
      if bytes[position] != CSVScanner.carriageReturn, bytes[position] != UInt8(ascii: " ") { isStray = true }
      position += 1
    }
    return isStray ? .textAfterQuote : nil
  }

  /// Whether lines of the record that was read last, but for the first, look like rows of so many fields: a quote that is
  /// one too many has taken them in up to the next. Of few fields any text may look so.
  func hasRowsInside(width: Int) -> Bool {
    guard width >= CSVScanner.leastWidth, line > recordLine + 1 else { return false }
    var (separators, isFirst) = (0, true)
    for byte in bytes[recordStart..<position] {
      if byte == separator { separators += 1 }
      guard byte == CSVScanner.newline else { continue }
      if !isFirst, separators == width - 1 { return true }
      (separators, isFirst) = (0, false)
    }
    return !isFirst && separators == width - 1
  }

  /// How many lines of the record that was read last follow on its first.
  var linesInside: Int {
    ByteWord.count(of: CSVScanner.newline, in: bytes, from: recordStart, to: max(recordStart, position - 1))
  }

  private static let leastWidth = 4

  /// The text of a field.
  func text(_ field: Field) -> String {
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[field.start..<field.end]), as: UTF8.self)
    return field.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }
}
