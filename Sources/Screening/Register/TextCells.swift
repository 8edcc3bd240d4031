/// Texts of the rows of a batch, one a row, kept as bytes: a text is made when it is asked for.
public struct TextCells: RandomAccessCollection, Sendable {
  private var bytes: [UInt8] = []
  /// Where each ends.
  private var ends: [Int] = []

  /// None.
  init() {}

  /// The first row.
  public var startIndex: Int { 0 }
  /// How many rows.
  public var endIndex: Int { ends.count }

  /// The text of a row.
  public subscript(_ row: Int) -> String { String(decoding: bytes[start(of: row)..<ends[row]], as: UTF8.self) }

  /// Adds the text of a row to bytes.
  public func append(_ row: Int, to others: inout [UInt8]) {
    others.append(contentsOf: bytes[start(of: row)..<ends[row]])
  }

  private func start(of row: Int) -> Int { row == 0 ? 0 : ends[row - 1] }

  /// Whether nothing is said in a row.
  public func isEmpty(at row: Int) -> Bool { start(of: row) == ends[row] }

  mutating func reserve(_ count: Int) { ends.reserveCapacity(count) }

  mutating func append(_ text: String) {
    bytes += text.utf8
    ends.append(bytes.count)
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  /// Adds rows of others.
  mutating func append(_ rows: Range<Int>, of other: TextCells) {
    guard !rows.isEmpty else { return }
    let start = other.start(of: rows.lowerBound)
    let shift = bytes.count - start
    bytes += other.bytes[start..<other.ends[rows.upperBound - 1]]
    for end in other.ends[rows] { ends.append(end + shift) }
  }

  /// Takes back what was added after the first `count` rows.
  mutating func truncate(to count: Int) {
    guard count < ends.count else { return }
    ends.removeLast(ends.count - count)
    bytes.removeLast(bytes.count - (ends.last ?? 0))
  }

  /// The keys of all rows, as identifiers.
  var keys: [IdentifierKey] {
    bytes.withUnsafeBufferPointer { bytes in
      ends.indices.map { IdentifierKey(UnsafeBufferPointer(rebasing: bytes[start(of: $0)..<ends[$0]])) }
    }
  }
}
