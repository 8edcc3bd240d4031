import Foundation
import Testing

@testable import RuleLanguage

/// Bad programs and what is said of them. `RECORD=1 swift test --filter SyntaxCorpus` writes the expectations anew; the
/// difference is then to be read by somebody.
@Suite struct SyntaxCorpusTests {
  @Test(arguments: Corpus.files(in: "Syntax"))
  func badProgramGivesItsDiagnosticsAndNoOther(_ name: String) throws {
    let path = Corpus.root + "/Syntax/" + name
    let rendered = Corpus.diagnostics(of: SourceFile(path: name + ".cancu", text: try Corpus.text(path + ".cancu")))
    try Corpus.compare(rendered, with: path + ".expected")
  }

  @Test(arguments: Corpus.files(in: "Syntax/Good"))
  func goodProgramGivesNone(_ name: String) throws {
    let text = try Corpus.text(Corpus.root + "/Syntax/Good/" + name + ".cancu")
    #expect(Corpus.diagnostics(of: SourceFile(path: name, text: text)).isEmpty)
  }

  @Test(.disabled(if: Corpus.isRecording))
  func everyProblemOfSyntaxHasABadProgram() throws {
    let recorded = try Corpus.files(in: "Syntax").map { try Corpus.text(Corpus.root + "/Syntax/\($0).expected") }
      .joined()
    // A file too large, one that is no text and a list too long are no programs to keep; other tests make them.
    let elsewhere: Set<String> = ["L014", "L015", "S023"]
    let codes =
      (1...15).map { "L0" + ($0 < 10 ? "0" : "") + "\($0)" } + (1...34).map { "S0" + ($0 < 10 ? "0" : "") + "\($0)" }
    for code in codes where !elsewhere.contains(code) { #expect(recorded.contains("lỗi[\(code)]"), "\(code)") }
  }
}

/// The files of Tests/Corpus.
enum Corpus {
  static let root = #filePath.split(separator: "/").dropLast(2).map { "/\($0)" }.joined() + "/Corpus"
  static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD"] == "1" }

  /// The names, without their ending, of the rule files of a folder.
  static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
    return names.filter { $0.hasSuffix(".cancu") }.map { String($0.dropLast(6)) }.sorted()
  }

  static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// What is said of a file, rendered in Vietnamese.
  static func diagnostics(of file: SourceFile, in language: MessageLanguage = .vietnamese) -> String {
    var sources = SourceSet()
    let number = sources.add(file)
    var diagnostics: [Diagnostic] = []
    _ = Parser.parse(file, number: number, diagnostics: &diagnostics)
    let renderer = DiagnosticRenderer(sources: sources, language: language)
    return diagnostics.map { renderer.render($0) + "\n" }.joined()
  }

  /// Compares with what is recorded, or records it.
  static func compare(_ text: String, with path: String) throws {
    if isRecording { return try text.write(toFile: path, atomically: true, encoding: .utf8) }
    #expect(text == (try? self.text(path)))
  }
}
