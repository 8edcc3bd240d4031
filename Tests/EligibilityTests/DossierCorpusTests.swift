import Eligibility
import Foundation
import RuleLanguage
import Testing

@Suite("Bad dossiers")
struct DossierCorpusTests {
  static let dossiers = {
    let all =
      (try? FileManager.default.contentsOfDirectory(at: DossierBook.folder, includingPropertiesForKeys: nil)) ?? []
    return all.filter { ["cancu", "json"].contains($0.pathExtension) }.map(\.lastPathComponent).sorted()
  }()

  @Test("give exactly the diagnostics written beside them", arguments: dossiers)
  func diagnostics(name: String) throws {
    let url = DossierBook.folder.appending(path: name)
    var loader = try DossierBook.loader()
    let book = loader.check(usingAssumptions: true)
    var sources = loader.sources
    var diagnostics: [Diagnostic] = []
    if name.hasSuffix(".json") {
      let number = Int32(sources.files.count)
      let file = JSONReader.source(
        path: name, bytes: Array(try Data(contentsOf: url)), number: number, diagnostics: &diagnostics)
      _ = sources.add(file)
      _ = DossierReader(book: book).read(json: file, number: number, diagnostics: &diagnostics)
    } else {
      let number = loader.read(SourceFile(path: name, text: try String(contentsOf: url, encoding: .utf8)))
      sources = loader.sources
      diagnostics = loader.diagnostics
      var runner = CaseRunner(book: book) { book }
      _ = runner.run(loader.cases(of: number), diagnostics: &diagnostics)
    }
    let actual = MessageLanguage.allCases.map { language in
      let renderer = DiagnosticRenderer(sources: sources, language: language)
      return diagnostics.map { renderer.render($0) + "\n" }.joined()
    }.joined(separator: "\n")
    let expectation = url.deletingPathExtension().appendingPathExtension("expected")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try actual.write(to: expectation, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: expectation, encoding: .utf8)
    #expect(actual == expected)
    #expect(!diagnostics.isEmpty)
  }

  @Test("name every code a dossier can give")
  func everyCode() throws {
    let sources = DossierBook.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/RuleLanguage")
    let texts = try ["Diagnostics/DossierProblem+Wording.swift", "JSON/JSONProblem.swift"].map {
      try String(contentsOf: sources.appending(path: $0), encoding: .utf8)
    }
    let codes = Set(texts.joined().matches(of: /"(D\d\d\d)"/).map { String($0.1) })
    let expected = try Self.dossiers.map { name in
      let url = DossierBook.folder.appending(path: name).deletingPathExtension().appendingPathExtension("expected")
      return try String(contentsOf: url, encoding: .utf8)
    }
    let shown = Set(expected.joined().matches(of: /\[(D\d\d\d)\]/).map { String($0.1) })
    // The rest is shown by tests of their own: limits, FACT=VALUE, the forms of JSON.
    let elsewhere: Set = [
      "D042", "D043", "D044", "D055", "D064", "D101", "D102", "D103", "D104", "D105", "D107", "D108", "D110", "D111",
      "D112", "D113", "D114",
    ]
    #expect(codes.subtracting(shown) == elsewhere)
  }
}
