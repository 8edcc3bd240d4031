/// Cuts a stream of bytes into blocks that end where a record does, so that no record is torn, however long the file.
struct BlockReader {
  private let source: ByteSource
  private var pending: [UInt8] = []
  private var isAtEnd = false
  /// How far the pending bytes have been looked through, and whether that was inside quotes.
  private var scanned = 0
  private var isInQuotes = false
  /// After the last line end outside quotes.
  private var boundary = 0
  /// How many bytes have gone before the pending ones.
  private var offset = 0
  /// The line the next block starts on.
  private(set) var line = 1

  init(_ source: @escaping ByteSource) { self.source = source }

  /// What came of looking for a block.
  enum Outcome {
    case end
    /// Bytes that end where a record does, and the line they start on.
    case block([UInt8], line: Int)
    case fault(RegisterFault, line: Int)
  }

  /// The next block. Throws what the source throws.
  mutating func next() throws -> Outcome {
    while boundary == 0, !isAtEnd {
      let bytes = try source()
      if bytes.isEmpty { isAtEnd = true } else { pending += bytes }
      scan()
      if boundary == 0, pending.count > RegisterOptions.recordLimit {
        return .fault(.recordTooLong(limit: RegisterOptions.recordLimit), line: line)
      }
    }
    if boundary == 0 {
      guard !pending.isEmpty else { return .end }
      boundary = pending.count
    }
    let block = boundary == pending.count ? pending : Array(pending[..<boundary])
    pending.removeFirst(boundary)
    defer { offset += block.count }
    (scanned, boundary) = (scanned - block.count, 0)
    if let fault = BlockReader.fault(in: block, offset) { return .fault(fault, line: line) }
    let start = line
    line += block.count { $0 == 0x0A }
    return .block(block, line: start)
  }

  private mutating func scan() {
    for index in scanned..<pending.count {
      switch pending[index] {
      case 0x22: isInQuotes.toggle()
      case 0x0A where !isInQuotes: boundary = index + 1
      default: break
      }
    }
    scanned = pending.count
  }

  /// Bytes that are no text.
  private static func fault(in block: [UInt8], _ offset: Int) -> RegisterFault? {
    if block.contains(0) { return .binary }
    if String(validating: block, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var bytes = block.makeIterator()
    var position = 0
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): position += String(scalar).utf8.count
      case .emptyInput: return nil
      case .error: return .notUTF8(byte: offset + position + 1)
      }
    }
  }
}
