import Foundation

@testable import cancu

/// A system held in memory: files by path, and what was written.
final class MemorySystem: SystemInterface {
  var files: [String: [UInt8]]
  var input: [UInt8] = []
  var executablePath: String?
  /// What cannot be written: a path, or one of the streams.
  var unwritable: Set<String> = []
  var output = ""
  var errors = ""

  init(_ files: [String: String] = [:]) { self.files = files.mapValues { Array($0.utf8) } }

  /// Runs the tool; the words of a line are split at blanks, except inside quotes.
  func run(_ line: String) -> Int32 { run(MemorySystem.words(line)) }

  func run(_ arguments: [String]) -> Int32 {
    output = ""
    errors = ""
    return CommandLineTool().run(arguments: arguments, system: self)
  }

  static func words(_ line: String) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      let isQuoted = index % 2 == 1
      if isQuoted { words.append(String(part)) } else { words += part.split(separator: " ").map(String.init) }
    }
    return words
  }

  func read(_ path: String, limit: Int) throws(SystemFault) -> [UInt8] {
    guard let bytes = files[path] else { throw .unreadable(path, reason: "No such file or directory") }
    guard bytes.count <= limit else { throw .tooLarge(path, limit: limit) }
    return bytes
  }

  func stream(_ path: String) throws(SystemFault) -> any ByteStream {
    guard let bytes = path == "-" ? input : files[Self.plain(path)] else {
      throw .unreadable(path, reason: "No such file or directory")
    }
    return MemoryStream(bytes)
  }

  /// A path without `./` before it.
  private static func plain(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  /// Gives its bytes a few at a time, so that what is torn between two reads is seen.
  private final class MemoryStream: ByteStream {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    func next(into bytes: inout [UInt8]) throws(SystemFault) {
      bytes += rest.prefix(7)
      rest = rest.dropFirst(7)
    }
  }

  func readStandardInput(limit: Int) throws(SystemFault) -> [UInt8] {
    guard input.count <= limit else { throw .tooLarge("-", limit: limit) }
    return input
  }

  func isTerminal(_ stream: StandardStream) -> Bool { false }

  func size(of path: String) -> Int? { files[path]?.count }

  func kind(of path: String) -> EntryKind? {
    if files[path] != nil || files[Self.plain(path)] != nil { return .file }
    return files.keys.contains { $0.hasPrefix("\(path)/") } ? .folder : nil
  }

  func files(under folder: String) throws(SystemFault) -> [String] {
    let found = folder == "." ? files.keys.map { "./\($0)" } : files.keys.filter { $0.hasPrefix("\(folder)/") }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func replace(_ path: String, with bytes: [UInt8]) throws(SystemFault) {
    guard !unwritable.contains(path) else { throw .unwritable(path, reason: "Permission denied") }
    files[path] = bytes
  }

  func create(_ path: String) throws(SystemFault) -> any OutputFile {
    guard !unwritable.contains(path) else { throw .unwritable(path, reason: "Permission denied") }
    return MemoryFile(self, path)
  }

  private final class MemoryFile: OutputFile {
    private let system: MemorySystem
    private let path: String
    private var bytes: [UInt8] = []

    init(_ system: MemorySystem, _ path: String) {
      self.system = system
      self.path = path
    }

    func write(_ bytes: [UInt8]) throws(SystemFault) { self.bytes += bytes }
    func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFault) { self.bytes += bytes }
    func commit() throws(SystemFault) { system.files[path] = bytes }
    func discard() {}
  }

  func write(_ text: String, to stream: StandardStream) throws(SystemFault) {
    switch stream {
    case .output:
      guard !unwritable.contains("stdout") else { throw .unwritable("stdout", reason: "No space left on device") }
      output += text
    case .errors: errors += text
    }
  }
}

/// The folder `Tests/Corpus/Golden`: rules, dossiers, and command lines with what they print.
enum GoldenFolder {
  static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpus/Golden")

  /// Its files as a system: rules and dossiers under the paths the command lines use.
  static func system() throws -> MemorySystem {
    let system = MemorySystem()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path)
    for path in paths where [".cancu", ".json", ".csv"].contains(where: path.hasSuffix) {
      system.files[path] = Array(try Data(contentsOf: url.appending(path: path)))
    }
    return system
  }

  /// The command lines.
  static let goldens: [String] = {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []
    return paths.filter { $0.hasSuffix(".golden") }.sorted()
  }()

  /// Whether expectations are to be written anew (`RECORD=1 swift test`), to be read in the diff.
  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
}
