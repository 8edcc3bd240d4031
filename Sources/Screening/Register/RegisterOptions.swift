/// How a register is to be read.
public struct RegisterOptions: Sendable, Hashable {
  /// How its numbers are written; nil: as the file shows.
  public var numbers: NumberStyle?
  /// Columns to leave out, by their headers.
  public var ignored: Set<String>
  /// Whether rows with faults are left out and the others read; else the first fault ends the reading.
  public var keepsGoing: Bool

  /// The most bytes of one record.
  public static let recordLimit = 1 << 24
  /// How many problems are kept; the rest is counted.
  public static let problemLimit = 1000

  /// Reads as the files show, and stops at faults.
  public init(numbers: NumberStyle? = nil, ignored: Set<String> = [], keepsGoing: Bool = false) {
    self.numbers = numbers
    self.ignored = ignored
    self.keepsGoing = keepsGoing
  }
}

/// Where the bytes of a table come from: each call gives the next of them, none at the end.
public typealias ByteSource = () throws -> [UInt8]
