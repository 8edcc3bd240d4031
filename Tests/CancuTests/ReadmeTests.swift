import Foundation
import Testing

@testable import cancu

/// Every command the README shows is run here, and what it prints is compared. In a block
///
///     ```console
///     $ cancu law 52/2018/NĐ-CP "Điều 25"
///     …
///     ```
///
/// a line `…` stands for any number of lines. `RECORD=1 swift test --filter ReadmeTests` writes the blocks without such a
/// line anew, to be read in the diff.
// One after the other: recording writes one file.
@Suite("The README", .serialized)
struct ReadmeTests {
  static let file = DamagedTextTests.root.appending(path: "README.md")

  /// A command and the lines shown after it.
  struct Example: Sendable, CustomTestStringConvertible {
    let command: String
    let expected: [String]
    var testDescription: String { command }
  }

  static let examples: [Example] = {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var examples: [Example] = []
    for block in text.components(separatedBy: "```console\n").dropFirst() {
      let lines = block.components(separatedBy: "\n```")[0].components(separatedBy: "\n")
      guard let first = lines.first, first.hasPrefix("$ cancu ") else { continue }
      examples.append(Example(command: String(first.dropFirst(2)), expected: Array(lines.dropFirst())))
    }
    return examples
  }()

  @Test("shows what its commands print", arguments: examples)
  func example(example: Example) throws {
    let actual = ReadmeTests.run(example.command)
    if ProcessInfo.processInfo.environment["RECORD"] == "1", !example.expected.contains("…") {
      let text = try String(contentsOf: ReadmeTests.file, encoding: .utf8)
      let old = (["$ " + example.command] + example.expected).joined(separator: "\n")
      let new = (["$ " + example.command] + actual).joined(separator: "\n")
      try text.replacing(old, with: new).write(to: ReadmeTests.file, atomically: true, encoding: .utf8)
      return
    }
    #expect(ReadmeTests.fits(actual[...], example.expected[...]), "\(actual.joined(separator: "\n"))")
  }

  @Test("shows commands at all")
  func hasExamples() {
    #expect(ReadmeTests.examples.count >= 8)
  }

  /// Whether lines are as expected; `…` stands for any number of them.
  static func fits(_ actual: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return actual.isEmpty }
    if first.trimmingCharacters(in: .whitespaces) == "…" {
      return (actual.startIndex...actual.endIndex).contains { fits(actual[$0...], expected.dropFirst()) }
    }
    return actual.first == first && fits(actual.dropFirst(), expected.dropFirst())
  }

  /// What a command prints, errors after results, as lines; a last line says the exit code where it is not 0.
  static func run(_ command: String) -> [String] {
    let system = CapturingSystem(root: DamagedTextTests.root.path)
    let code = CommandLineTool().run(arguments: Array(words(command).dropFirst()), system: system)
    var lines = (system.output + system.errors).components(separatedBy: "\n")
    while lines.last?.isEmpty == true { lines.removeLast() }
    if code != 0 { lines.append("[exit \(code)]") }
    return lines
  }

  /// Splits as a shell does, as far as the README needs it: blanks, and double quotes.
  static func words(_ command: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in command {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}

/// The real files below a folder, and what is written kept instead of shown.
final class CapturingSystem: SystemInterface {
  private let root: String
  private let platform = Platform()
  private(set) var output = ""
  private(set) var errors = ""

  init(root: String) { self.root = root }

  func read(_ path: String, limit: Int) throws(SystemFault) -> [UInt8] { try platform.read(full(path), limit: limit) }
  func readStandardInput(limit: Int) throws(SystemFault) -> [UInt8] { [] }
  func stream(_ path: String) throws(SystemFault) -> any ByteStream { try platform.stream(full(path)) }
  func create(_ path: String) throws(SystemFault) -> any OutputFile {
    throw .unwritable(path, reason: "a test writes nothing")
  }
  func isTerminal(_ stream: StandardStream) -> Bool { false }
  func size(of path: String) -> Int? { platform.size(of: full(path)) }
  func kind(of path: String) -> EntryKind? { platform.kind(of: full(path)) }
  func files(under folder: String) throws(SystemFault) -> [String] {
    try platform.files(under: full(folder)).map { $0.hasPrefix(root + "/") ? String($0.dropFirst(root.count + 1)) : $0 }
  }
  func replace(_ path: String, with bytes: [UInt8]) throws(SystemFault) {
    throw .unwritable(path, reason: "a test writes nothing")
  }
  func write(_ text: String, to stream: StandardStream) throws(SystemFault) {
    switch stream {
    case .output: output += text
    case .errors: errors += text
    }
  }
  var executablePath: String? { nil }

  private func full(_ path: String) -> String { path.hasPrefix("/") ? path : root + "/" + path }
}
