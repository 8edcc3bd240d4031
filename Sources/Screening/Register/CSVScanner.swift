/// Finds the records of a CSV text and their fields (RFC 4180, with any separator): quoted fields may hold separators and
/// line ends, a quote inside quotes is written twice. Works on a block of bytes that ends where a record does.
struct CSVScanner {
  /// Where a field stands in the block, without its quotes.
  struct Field {
    let start: Int
    let end: Int
    /// Whether a quote inside it is written twice.
    let hasDoubledQuotes: Bool
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

  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private var position: Int
  /// The line the next record starts on, from 1.
  private(set) var line: Int
  /// The line of the record that was read last.
  private(set) var recordLine = 0

  /// Reads `bytes`, whose first line is line `line` of the file.
  init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, line: Int) {
    self.bytes = bytes
    self.separator = separator
    self.line = line
    position = 0
  }

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Reads the next record; empty lines are passed over.
  mutating func next(_ fields: inout [Field]) -> Outcome {
    while position < bytes.count, bytes[position] == CSVScanner.newline || bytes[position] == CSVScanner.carriageReturn
    {
      if bytes[position] == CSVScanner.newline { line += 1 }
      position += 1
    }
    guard position < bytes.count else { return .end }
    recordLine = line
    fields.removeAll(keepingCapacity: true)
    var fault: RegisterFault?
    while true {
      if position < bytes.count, bytes[position] == CSVScanner.quote {
        if let found = quotedField(&fields) { fault = fault ?? found }
      } else {
        let start = position
        while position < bytes.count, bytes[position] != separator, bytes[position] != CSVScanner.newline {
          position += 1
        }
        var end = position
        if end > start, end == bytes.count || bytes[end] == CSVScanner.newline,
          bytes[end - 1] == CSVScanner.carriageReturn
        {
          end -= 1
        }
        fields.append(Field(start: start, end: end, hasDoubledQuotes: false))
      }
      guard position < bytes.count else { break }
      let isEnd = bytes[position] == CSVScanner.newline
      position += 1
      if isEnd {
        line += 1
        break
      }
      // A separator at the very end of the block leaves one more, empty field.
      if position == bytes.count {
        fields.append(Field(start: position, end: position, hasDoubledQuotes: false))
        break
      }
    }
    return fault.map { .fault($0) } ?? .record
  }

  /// Reads a field in quotes; stops at the separator or the line end after it.
  private mutating func quotedField(_ fields: inout [Field]) -> RegisterFault? {
    let start = position + 1
    var hasDoubledQuotes = false
    position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == CSVScanner.newline { line += 1 }
      if byte == CSVScanner.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == CSVScanner.quote else { break }
        hasDoubledQuotes = true
        position += 1
      }
      position += 1
    }
    fields.append(Field(start: start, end: min(position, bytes.count), hasDoubledQuotes: hasDoubledQuotes))
    guard position < bytes.count else { return .unclosedQuote }
    position += 1
    var isStray = false
    while position < bytes.count, bytes[position] != separator, bytes[position] != CSVScanner.newline {
      if bytes[position] != CSVScanner.carriageReturn, bytes[position] != UInt8(ascii: " ") { isStray = true }
      position += 1
    }
    return isStray ? .textAfterQuote : nil
  }

  /// How many bytes of the block have been read.
  var consumed: Int { position }

  /// The bytes of a field as they stand; nil where a quote inside it is written twice.
  func bytes(of field: Field) -> Slice<UnsafeBufferPointer<UInt8>>? {
    field.hasDoubledQuotes ? nil : bytes[field.start..<field.end]
  }

  /// The text of a field.
  func text(_ field: Field) -> String {
    let raw = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
    let text = String(decoding: raw, as: UTF8.self)
    return field.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }
}
