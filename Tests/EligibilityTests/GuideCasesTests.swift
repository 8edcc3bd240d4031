import Eligibility
import GuideText
import RuleLanguage
import Testing

/// The cases of the guide must come out, its dossiers must be read.
@Suite("The cases of the language guide")
struct GuideCasesTests {
  @Test("come out as they say", arguments: Guide.blocks(.right))
  func cases(block: GuideBlock) {
    let loader = Self.loader(upTo: block)
    var withoutAssumptions = loader
    var withAssumptions = loader
    let bare = withoutAssumptions.check(usingAssumptions: false)
    var runner = CaseRunner(book: withAssumptions.check(usingAssumptions: true)) { bare }
    var diagnostics: [Diagnostic] = []
    let cases = loader.cases(of: Int32(loader.sources.files.count - 1))
    let outcomes = runner.run(cases, diagnostics: &diagnostics)
    let renderer = DiagnosticRenderer(sources: loader.sources, language: .english)
    #expect(diagnostics.map { renderer.render($0) } == [])
    #expect(outcomes.count == cases.count { !$0.expectations.isEmpty })
    for outcome in outcomes {
      #expect(outcome.expectations.count == cases.first { $0.name.text == outcome.name }?.expectations.count)
      for expectation in outcome.expectations {
        #expect(expectation.mismatches == [], "\(outcome.name): \(expectation.expectation.item.text)")
      }
    }
  }

  @Test("read as JSON without a word", arguments: Guide.blocks(.json))
  func json(block: GuideBlock) {
    var loader = Self.loader(upTo: block)
    let reader = DossierReader(book: loader.check(usingAssumptions: true))
    var diagnostics: [Diagnostic] = []
    let dossier = reader.read(
      json: SourceFile(path: block.description, text: block.text), number: 0, diagnostics: &diagnostics)
    #expect(diagnostics.map { $0.problem.message(in: .english) } == [])
    #expect(dossier != nil)
  }

  @Test(
    "show faults of dossiers with their codes",
    arguments: Guide.blocks(.wrong).filter { $0.codes.first?.hasPrefix("D") == true })
  func wrong(block: GuideBlock) {
    var loader = Self.loader(upTo: block)
    let number = loader.read(SourceFile(path: block.description, text: block.text))
    let book = loader.check(usingAssumptions: true)
    #expect(loader.diagnostics.isEmpty)
    var diagnostics: [Diagnostic] = []
    var runner = CaseRunner(book: book) { book }
    _ = runner.run(loader.cases(of: number), diagnostics: &diagnostics)
    #expect(Set(diagnostics.map(\.problem.code)) == Set(block.codes))
  }

  @Test(
    "state the limits of the code",
    arguments: [
      ("DossierReader.recordLimit", "10.000", DossierReader.recordLimit == 10_000),
      ("DossierReader.baseLimit", "64", DossierReader.baseLimit == 64),
      ("DossierReader.problemLimit", "1.000", DossierReader.problemLimit == 1000),
    ])
  func limit(name: String, value: String, isSo: Bool) {
    let row = Guide.table(under: "8. ").first { $0.last == "`\(name)`" }
    #expect(isSo)
    #expect(row?.contains { $0.contains(value) } == true)
  }

  private static func loader(upTo block: GuideBlock) -> RuleLoader {
    var loader = RuleLoader()
    for file in Guide.files(upTo: block) { loader.read(SourceFile(path: file.description, text: file.text)) }
    return loader
  }
}
