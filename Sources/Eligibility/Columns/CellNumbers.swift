/// The numbers of the cells of a column, of a byte each where they are small: most cells of a register are truths and values
/// of enumerations, and what is read for each of them is what deciding waits for.
public enum CellNumbers: Sendable {
  /// From nought to 255.
  case bytes([UInt8])
  case words([Int64])

  /// None.
  public init() { self = .bytes([]) }

  /// How many.
  public var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .words(let words): words.count
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { count == 0 }

  /// The number of a cell.
  @inlinable
  public subscript(_ cell: Int) -> Int64 {
    switch self {
    case .bytes(let bytes): Int64(bytes[cell])
    case .words(let words): words[cell]
    }
  }

  /// Adds a number.
  public mutating func append(_ number: Int64) {
    switch self {
    case .bytes(var bytes):
      guard let byte = UInt8(exactly: number) else {
        self = .words(bytes.map { Int64($0) } + [number])
        return
      }
      self = .bytes([])
      bytes.append(byte)
      self = .bytes(bytes)
    case .words(var words):
      self = .bytes([])
      words.append(number)
      self = .words(words)
    }
  }

  /// Adds some of others.
  public mutating func append(_ cells: Range<Int>, of others: CellNumbers) {
    switch (self, others) {
    case (.bytes(var own), .bytes(let more)):
      self = .bytes([])
      own += more[cells]
      self = .bytes(own)
    case (.words(var own), .words(let more)):
      self = .bytes([])
      own += more[cells]
      self = .words(own)
    case (.bytes(let own), .words(let more)):
      var words = own.map { Int64($0) }
      words += more[cells]
      self = .words(words)
    case (.words(var own), .bytes(let more)):
      self = .bytes([])
      own += more[cells].lazy.map { Int64($0) }
      self = .words(own)
    }
  }

  /// Adds noughts.
  public mutating func appendNoughts(_ count: Int) {
    append(0..<count, of: .bytes(Array(repeating: 0, count: count)))
  }
}
