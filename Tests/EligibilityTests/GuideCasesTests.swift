import GuideText
import RuleLanguage
import Testing

@testable import Eligibility

/// The cases of the guide must come out, its dossiers must be read.
@Suite("The cases of the language guide")
struct GuideCasesTests {
  @Test("come out as they say", arguments: Guide.blocks(.right))
  func cases(block: GuideBlock) {
    var loader = Self.loader(upTo: block)
    let number = Int32(loader.sources.files.count - 1)
    let cases = loader.cases(of: number)
    for usingAssumptions in [false, true] {
      let book = loader.check(usingAssumptions: usingAssumptions)
      let reader = DossierReader(book: book)
      let evaluator = Evaluator(book: book)
      for syntax in cases where syntax.withoutAssumptions != usingAssumptions {
        var diagnostics: [Diagnostic] = []
        let dossier = reader.read(syntax, among: cases, diagnostics: &diagnostics)
        let renderer = DiagnosticRenderer(sources: loader.sources, language: .english)
        #expect(diagnostics.map { renderer.render($0) } == [], "\(syntax.name.text)")
        guard let date = dossier.date else {
          #expect(syntax.expectations.isEmpty)
          continue
        }
        let decision = evaluator.decide(dossier, on: date)
        for expectation in syntax.expectations where !expectation.isConditionSet {
          guard let item = book.item(expectation.item.text, of: expectation.instrument.number) else {
            Issue.record("no item \(expectation.item.text)")
            continue
          }
          let actual = decision.items[item]
          let check = ExpectationCheck(
            expectation: expectation, vocabulary: book.vocabulary, place: book.items[item].citation)
          let mismatches = check.mismatches(
            with: ExpectationCheck.Actual(
              verdict: actual.verdict, amount: actual.amount, payable: actual.payable,
              failed: actual.failedProvisions, missing: actual.missing, basis: actual.basis))
          #expect(mismatches == [], "\(block): \(syntax.name.text): \(expectation.item.text)")
        }
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

  @Test("show faults of dossiers with their codes", arguments: Guide.blocks(.wrong).filter { $0.codes.first?.hasPrefix("D") == true })
  func wrong(block: GuideBlock) {
    var loader = Self.loader(upTo: block)
    let number = loader.read(SourceFile(path: block.description, text: block.text))
    let reader = DossierReader(book: loader.check(usingAssumptions: true))
    #expect(loader.diagnostics.isEmpty)
    var diagnostics: [Diagnostic] = []
    let cases = loader.cases(of: number)
    for syntax in cases { _ = reader.read(syntax, among: cases, diagnostics: &diagnostics) }
    #expect(Set(diagnostics.map(\.problem.code)) == Set(block.codes))
  }

  @Test("state the limits of the code", arguments: [
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
