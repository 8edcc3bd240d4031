import Foundation
import RuleLanguage
import Testing

/// What the commands print on a small rule book, character by character. Each golden is a command line, its exit code
/// and what it writes; `RECORD=1 swift test` writes all of them anew from their first lines, for a person to read.
@Suite("What the commands print")
struct GoldenTests {
  @Test(arguments: GoldenFolder.goldens)
  func golden(_ name: String) throws {
    let url = GoldenFolder.url.appending(path: name)
    let expected = try String(contentsOf: url, encoding: .utf8)
    let line = try #require(expected.split(separator: "\n").first)
    try #require(line.hasPrefix("$ cancu "))
    let system = try GoldenFolder.system()
    let code = system.run(String(line.dropFirst("$ cancu ".count)))
    var actual = "\(line)\n(\(code))\n\(system.output)"
    if !system.errors.isEmpty { actual += "--- stderr\n\(system.errors)" }
    if GoldenFolder.isRecording {
      try actual.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(actual == expected)
    }
  }

  @Test(arguments: GoldenFolder.goldens)
  func noLineIsWiderThanAPage(_ name: String) throws {
    let text = try String(contentsOf: GoldenFolder.url.appending(path: name), encoding: .utf8)
    guard !text.contains("--json") else { return }
    for line in text.split(separator: "\n").dropFirst() { #expect(TextWidth.columns(of: String(line)) <= 120) }
  }

  @Test func theSameCommandGivesTheSameBytes() throws {
    let first = try GoldenFolder.system()
    let second = try GoldenFolder.system()
    for line in ["check hop-tac-xa.cancu --full", "check hop-tac-xa.cancu --json", "sources", "law"] {
      #expect(first.run(line) == second.run(line))
      #expect(first.output == second.output)
    }
  }
}
