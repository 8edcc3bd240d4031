/// Cuts a stream of bytes into blocks that end where a record does, so that no record is torn, however long the file. Where
/// it cuts depends on the bytes alone, never on how many of them came at a time.
struct BlockReader {
  private let source: ByteSource
  /// About how many bytes a block has; one record may have more.
  private let size: Int
  private var pending: [UInt8] = []
  /// Room for the bytes of blocks.
  private var spare: [[UInt8]] = []
  private static let spareLimit = 4
  private var isAtEnd = false
  /// How many bytes have gone before the pending ones.
  private var offset = 0
  /// What is between fields; known when the header has been seen.
  private(set) var separator: UInt8 = 0x2C
  /// The line the header starts on.
  private(set) var headerLine = 1
  /// Whether each line is a record, whatever stands in it.
  private var isLines = false

  /// Where the cutting stands: how far the pending bytes have been looked through, and what stands there.
  private var scanned = 0
  private var state = State.plain
  /// After the last end of a record that a block can be cut at.
  private var cut = 0
  /// Where the first quote of the pending bytes stands, and behind which place none was met.
  private var firstQuote: Int?
  private var quotesEnd = 0

  private enum State {
    /// Outside quotes: the end of a line ends a record.
    case plain
    case quoted
    /// After a closing quote, up to the end of the field.
    case closed
  }

  init(_ source: @escaping ByteSource, blockSize: Int) {
    self.source = source
    size = blockSize
  }

  /// Room for what mostly comes at a time, and for what is put behind a block.
  private static let room = 1 << 20 + TextBlock.padding + 1
  /// How many bytes are looked at for the separator, at least.
  private static let headerSample = 1 << 16

  /// What came of looking for a block.
  enum Outcome {
    case end
    case block(TextBlock)
    /// A record of too many bytes begins where the last block ended.
    case fault(RegisterFault)
  }

  // MARK: The beginning

  /// Gives up all room: nothing more is read.
  mutating func letGo() { (pending, spare) = ([], []) }

  /// Whether the file is JSON Lines: its first letter that is no blank opens an object.
  mutating func opensObject() throws -> Bool {
    var place = 0
    while true {
      while place < pending.count {
        switch pending[place] {
        case 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF: place += 1
        case let byte: return byte == UInt8(ascii: "{")
        }
      }
      guard !isAtEnd, pending.count <= RegisterOptions.recordLimit else { return false }
      try read()
    }
  }

  /// Begins with the first line; each is a record from now on.
  mutating func startLines() throws {
    isLines = true
    while pending.count < 3, !isAtEnd { try read() }
    if pending.starts(with: [0xEF, 0xBB, 0xBF]) { drop(3) }
  }

  /// What the first block will hold, mostly; nothing is passed over.
  mutating func peek() throws -> ArraySlice<UInt8> {
    while pending.count < size, !isAtEnd { try read() }
    return pending.prefix(size)
  }

  private var tooLong: RegisterFault {
    let limit = RegisterOptions.recordLimit
    return isLines ? .lineTooLong(limit: limit) : .recordTooLong(limit: limit)
  }

  /// Passes over what stands before the header (a byte order mark, notes) and finds the separator.
  mutating func start() throws -> RegisterFault? {
    while pending.count < 3, !isAtEnd { try read() }
    if pending.starts(with: [0xEF, 0xBB, 0xBF]) { drop(3) }
    while true {
      if pending.isEmpty, !isAtEnd { try read() }
      guard pending.first == UInt8(ascii: "#") else { break }
      var searched = 0
      while true {
        if let end = pending[searched...].firstIndex(of: 0x0A) {
          drop(end + 1)
          headerLine += 1
          break
        }
        guard !isAtEnd else {
          drop(pending.count)
          return nil
        }
        guard pending.count <= RegisterOptions.recordLimit else {
          return .recordTooLong(limit: RegisterOptions.recordLimit)
        }
        searched = pending.count
        try read()
      }
    }
    let sample = max(size, BlockReader.headerSample)
    while pending.count < sample, !isAtEnd { try read() }
    separator = BlockReader.separator(of: pending.prefix(sample))
    return nil
  }

  private mutating func read() throws {
    let before = pending.count
    if pending.capacity < before + BlockReader.room {
      // Room for a block and what comes too much with its last bytes.
      pending.reserveCapacity(max(size + BlockReader.room, before * 2))
    }
    try source(&pending)
    isAtEnd = pending.count == before
  }

  /// Takes the bytes of a block that is no longer needed, so that the next needs no new room.
  mutating func reuse(_ bytes: consuming [UInt8]) {
    guard spare.count < BlockReader.spareLimit, bytes.capacity <= 2 * (size + BlockReader.room) else { return }
    bytes.removeAll(keepingCapacity: true)
    spare.append(bytes)
  }

  private mutating func drop(_ count: Int) {
    pending.removeFirst(count)
    offset += count
  }

  /// The separator that stands most often in the header, outside quotes.
  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isInQuotes = false
    for byte in bytes.drop(while: { $0 == 0x0A || $0 == 0x0D }) {
      if byte == 0x22 { isInQuotes.toggle() }
      if byte == 0x0A, !isInQuotes { break }
      if !isInQuotes, byte == 0x2C || byte == 0x3B || byte == 0x09 { counts[byte, default: 0] += 1 }
    }
    let candidates: [UInt8] = [0x2C, 0x3B, 0x09]
    return candidates.max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) } ?? 0x2C
  }

  // MARK: Blocks

  /// The next block. Throws what the source throws.
  mutating func next() throws -> Outcome {
    while true {
      scan()
      // A block is cut when all that could still belong to it has been seen.
      if cut > 0, scanned >= size || cut > size { return take(cut) }
      if isAtEnd, scanned == pending.count || cut == 0 {
        return pending.isEmpty ? .end : take(pending.count)
      }
      if cut == 0, pending.count > RegisterOptions.recordLimit {
        return .fault(tooLong)
      }
      try read()
    }
  }

  private mutating func take(_ count: Int) -> Outcome {
    // One record of many bytes is refused however many of them came at a time.
    if count > max(size, RegisterOptions.recordLimit) {
      return .fault(tooLong)
    }
    var taken = spare.popLast() ?? []
    if count < pending.count {
      taken.reserveCapacity(max(pending.count - count, min(size, pending.capacity)))
      taken.append(contentsOf: pending[count...])
      pending.removeLast(pending.count - count)
    }
    swap(&taken, &pending)
    let block = TextBlock(taken, offset: offset, quoteFree: isLines ? 0 : min(firstQuote ?? scanned, count))
    offset += count
    (firstQuote, quotesEnd) = quotesEnd > count ? (0, quotesEnd - count) : (nil, 0)
    scanned = max(0, scanned - count)
    cut = 0
    return .block(block)
  }

  /// Looks through what has not been looked through: up to the size of a block, or where no record ends before that, up to
  /// the first that ends.
  private mutating func scan() {
    var (place, state, cut) = (scanned, state, cut)
    var (firstQuote, quotesEnd) = (firstQuote, quotesEnd)
    let (size, separator, isAtEnd, isLines) = (size, separator, isAtEnd, isLines)
    pending.withUnsafeBufferPointer { bytes in
      scanning: while place < bytes.count, place < size || cut == 0 {
        let stop = place < size ? min(size, bytes.count) : bytes.count
        switch state {
        case .plain:
          let quote = isLines ? nil : ByteWord.place(of: 0x22, in: bytes, from: place, to: stop)
          let end = quote ?? stop
          if place < size {
            if let line = bytes[place..<end].lastIndex(of: 0x0A) { cut = line + 1 }
          } else if let line = ByteWord.place(of: 0x0A, in: bytes, from: place, to: end) {
            cut = line + 1
            place = cut
            break scanning
          }
          place = end
          if let quote {
            firstQuote = firstQuote ?? quote
            quotesEnd = quote + 1
            if BlockReader.isOpening(quote, bytes, separator) { state = .quoted }
            place = quote + 1
          }
        case .quoted:
          guard let quote = ByteWord.place(of: 0x22, in: bytes, from: place, to: stop) else {
            place = stop
            continue
          }
          // Whether it is written twice is seen when the byte after it is there.
          guard quote + 1 < bytes.count || isAtEnd else {
            place = quote
            break scanning
          }
          if quote + 1 < bytes.count, bytes[quote + 1] == 0x22 {
            place = quote + 2
          } else {
            state = .closed
            place = quote + 1
          }
          quotesEnd = place
        case .closed:
          if bytes[place] == 0x0A {
            state = .plain
            cut = place + 1
          } else if bytes[place] == separator {
            state = .plain
          }
          place += 1
          quotesEnd = place
        }
      }
    }
    (scanned, self.state, self.cut) = (place, state, cut)
    (self.firstQuote, self.quotesEnd) = (firstQuote, quotesEnd)
  }

  /// Whether a quote that is met outside quotes opens a field: where a field begins, and nowhere else.
  private static func isOpening(_ quote: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8) -> Bool {
    var before = quote - 1
    if before >= 0, bytes[before] == separator { return true }
    // Carriage returns before a record belong to empty lines.
    while before >= 0, bytes[before] == 0x0D { before -= 1 }
    return before < 0 || bytes[before] == 0x0A
  }
}
