/// How a register is to be read.
public struct RegisterOptions: Sendable, Hashable {
  /// How its numbers are written; nil: as the file shows.
  public var numbers: NumberStyle?
  /// Columns to leave out, by their headers.
  public var ignored: Set<String>
  /// Whether rows with faults are left out and the others read; else the first fault ends the reading.
  public var keepsGoing: Bool
  /// What is to be known of it; nil: all.
  public var wanted: RegisterColumnSet?
  /// About how many bytes are read as one block. Larger blocks are decided a little faster, and more of them is in memory.
  public var blockSize = 1 << 22

  /// The same of a table of a list: there are many of them, each with blocks of its own.
  var listBlockSize: Int { max(1, blockSize / 4) }
  /// How many bytes of one table of a list are held, so that its records may stand in any order.
  var heldTableBytes = 1 << 26
  /// How many bytes of all of them are held. Of tables beyond it only a part is held at a time.
  var heldBytes = 1 << 28
  /// How many bytes of a table that is too large to be held are held beyond the last record that was taken.
  var aheadBytes = 1 << 21

  /// The most bytes of one record.
  public static let recordLimit = 1 << 24
  /// How many problems are kept; the rest is counted.
  public static let problemLimit = 1000

  /// Reads as the files show, and stops at faults.
  public init(
    numbers: NumberStyle? = nil, ignored: Set<String> = [], keepsGoing: Bool = false, wanted: RegisterColumnSet? = nil
  ) {
    self.wanted = wanted
    self.numbers = numbers
    self.ignored = ignored
    self.keepsGoing = keepsGoing
  }
}

/// Where the bytes of a table come from: each call adds the next of them to those that are there, none at the end.
public typealias ByteSource = (inout [UInt8]) throws -> Void
