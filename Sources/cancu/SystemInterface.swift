/// What the tool needs of the system it runs on; the tests run it on one held in memory.
protocol SystemInterface {
  /// The bytes of a file; a file of more than `limit` bytes is a fault.
  func read(_ path: String, limit: Int) throws(SystemFault) -> [UInt8]
  /// The bytes of a file, or of what is piped in (`-`), bit by bit: each call gives the next of them, none at the end.
  func stream(_ path: String) throws(SystemFault) -> any ByteStream
  /// What is piped in, up to `limit` bytes.
  func readStandardInput(limit: Int) throws(SystemFault) -> [UInt8]
  /// What stands at a path; nil where nothing does.
  func kind(of path: String) -> EntryKind?
  /// The files under a folder and the folders in it, in the order of their paths; hidden ones are left out.
  func files(under folder: String) throws(SystemFault) -> [String]
  /// Those of a folder itself, in the same order.
  func files(in folder: String) throws(SystemFault) -> [String]
  /// Puts new bytes in the place of a file, all of them or none.
  func replace(_ path: String, with bytes: [UInt8]) throws(SystemFault)
  /// Begins a file that is written bit by bit, aside: nothing stands at the path before all of it does.
  func create(_ path: String) throws(SystemFault) -> any OutputFile
  /// Writes a text; a reader that has gone away is no fault.
  func write(_ text: String, to stream: StandardStream) throws(SystemFault)
  /// Whether somebody looks at what is written there.
  func isTerminal(_ stream: StandardStream) -> Bool
  /// How many bytes a file has; nil where that is not known beforehand.
  func size(of path: String) -> Int?
  /// Where the tool itself stands, where the system says so.
  var executablePath: String? { get }
}

extension SystemInterface {
  func files(in folder: String) throws(SystemFault) -> [String] {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return try files(under: folder).filter { path in
      !(path.hasPrefix(start) ? path.dropFirst(start.count) : path[...]).contains("/")
    }
  }
}

/// Bytes that come bit by bit.
protocol ByteStream {
  /// Adds the next of them to those that are there; none at the end.
  func next(into bytes: inout [UInt8]) throws(SystemFault)
}

/// A file that is being written.
protocol OutputFile {
  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws(SystemFault)
  /// Adds many bytes at once.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFault)
  /// Puts it in its place.
  func commit() throws(SystemFault)
  /// Throws it away.
  func discard()
}

/// What can stand at a path.
enum EntryKind {
  case file
  case folder
}

/// Where the tool writes: results, and what is to be said about them.
enum StandardStream {
  case output
  case errors
}

/// What the system could not do.
enum SystemFault: Error, Hashable {
  /// A file or folder could not be read; the system's own words.
  case unreadable(String, reason: String)
  /// A file is larger than is read.
  case tooLarge(String, limit: Int)
  /// A file could not be written.
  case unwritable(String, reason: String)
}
