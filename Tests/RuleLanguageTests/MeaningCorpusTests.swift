import Foundation
import Testing

@testable import RuleLanguage

@Suite("Rules that mean nothing")
struct MeaningCorpusTests {
  static let programs = CorpusFolder.files(in: "Meaning", ending: "cancu").filter {
    $0.lastPathComponent != "prelude.cancu"
  }.map(\.lastPathComponent)

  @Test("give exactly the diagnostics written beside them", arguments: programs)
  func diagnostics(program: String) throws {
    let folder = CorpusFolder.url.appending(path: "Meaning")
    var loader = RuleLoader()
    // A program whose name begins with `alone` brings its own vocabulary.
    for name in program.hasPrefix("alone") ? [program] : ["prelude.cancu", program] {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      loader.read(SourceFile(path: name, text: text))
    }
    _ = loader.check(usingAssumptions: true)
    let renderer = DiagnosticRenderer(sources: loader.sources, language: .vietnamese)
    let actual = loader.diagnostics.map { renderer.render($0) + "\n" }.joined()
    let expectation = folder.appending(path: program.replacing(".cancu", with: ".expected"))
    if CorpusFolder.isRecording { try actual.write(to: expectation, atomically: true, encoding: .utf8) }
    let expected = try String(contentsOf: expectation, encoding: .utf8)
    #expect(actual == expected)
    #expect(!actual.isEmpty)
  }

  @Test("name every code the checker can give")
  func everyCode() throws {
    let named = Set(Self.programs.flatMap { $0.matches(of: /[AM]\d\d\d/).map { String($0.0) } })
    var codes: Set<String> = []
    for file in ["MeaningProblem", "AmendmentProblem"] {
      let source = try String(
        contentsOf: CorpusFolder.url.deletingLastPathComponent().deletingLastPathComponent()
          .appending(path: "Sources/RuleLanguage/Diagnostics/\(file).swift"), encoding: .utf8)
      codes.formUnion(source.matches(of: /"([AM]\d\d\d)"/).map { String($0.1) })
    }
    // Only the command knows which files are the rules'.
    #expect(codes.subtracting(named) == ["M072"])
  }
}
