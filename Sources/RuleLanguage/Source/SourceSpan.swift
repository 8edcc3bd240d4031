/// A stretch of one source file, in UTF-8 offsets of its NFC text.
///
/// Two spans are always equal: the equality of syntax trees is the equality of what they say, not of where they say it
/// (the formatter relies on it). Compare `start` and `end` where the place itself matters.
public struct SourceSpan: Sendable, Hashable {
  /// Which file of the `SourceSet` this is in.
  public let file: Int32
  /// Offset of the first byte.
  public let start: Int32
  /// Offset after the last byte.
  public let end: Int32

  /// A span of file `file` from byte `start` up to, not including, byte `end`.
  public init(file: Int32, start: Int32, end: Int32) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  /// The smallest span that holds both; both must be of the same file, else the first is given back.
  public func joined(with other: SourceSpan) -> SourceSpan {
    guard other.file == file else { return self }
    return SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }

  /// Always true; see the type.
  public static func == (left: SourceSpan, right: SourceSpan) -> Bool { true }

  /// Hashes nothing, as all spans are equal.
  public func hash(into hasher: inout Hasher) {}
}
