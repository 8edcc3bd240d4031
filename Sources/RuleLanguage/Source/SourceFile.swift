/// One text, in NFC, with what is needed to say where something stands in it.
public struct SourceFile: Sendable {
  /// Where the text came from, as it is shown to people (`Rules/National/52-2018-ND-CP.cancu`).
  public let path: String
  /// The text, composed to NFC.
  public let text: String
  /// The bytes of `text`.
  public let bytes: [UInt8]
  /// Offset of the first byte of each line.
  private let lineStarts: [Int32]

  /// The largest rule, vocabulary or case file that is read, in bytes.
  public static let sizeLimit = 1 << 20

  /// Takes the text of a file; a byte-order mark at its start is dropped.
  public init(path: String, text: String) {
    self.path = path
    var composed = VietnameseComposition.compose(text)
    if composed.unicodeScalars.first == "\u{FEFF}" { composed.unicodeScalars.removeFirst() }
    self.text = composed
    bytes = Array(composed.utf8)
    var starts: [Int32] = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(Int32(clamping: offset + 1)) }
    lineStarts = starts
  }

  /// Line and column, both from 1; a column counts characters as a reader sees them, not bytes.
  public func position(of offset: Int32) -> (line: Int, column: Int) {
    let line = lineIndex(of: offset)
    let start = Int(lineStarts[line])
    let end = min(max(Int(offset), start), bytes.count)
    return (line + 1, String(decoding: bytes[start..<end], as: UTF8.self).count + 1)
  }

  /// The text of a line, from 1, without its line break; empty beyond the last line.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = Int(lineStarts[number - 1])
    var end = number < lineStarts.count ? Int(lineStarts[number]) - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  /// The text a span covers.
  public func text(in span: SourceSpan) -> String {
    let start = min(max(0, Int(span.start)), bytes.count)
    let end = min(max(start, Int(span.end)), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func lineIndex(of offset: Int32) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// The files of one run; a span names its file by its place here.
public struct SourceSet: Sendable {
  /// The files, in the order they were added.
  public private(set) var files: [SourceFile] = []

  /// An empty set.
  public init() {}

  /// Adds a file and gives the number its spans carry.
  public mutating func add(_ file: SourceFile) -> Int32 {
    files.append(file)
    return Int32(clamping: files.count - 1)
  }

  /// The file of a span, where it has one.
  public func file(of span: SourceSpan) -> SourceFile? {
    let index = Int(span.file)
    return files.indices.contains(index) ? files[index] : nil
  }
}
