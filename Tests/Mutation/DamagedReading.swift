import Eligibility
import RuleLanguage

/// Reads a text as whatever it may be: a rule file is parsed, checked and laid out; a dossier is read and decided.
public struct DamagedReading: Sendable {
  private let book: RuleBook
  private let evaluator: Evaluator
  private let reader: DossierReader
  /// A small vocabulary that rule files are checked with.
  private let prelude: SourceFile

  /// Reads dossiers against this book, and rule files together with `prelude`.
  public init(book: RuleBook, prelude: SourceFile) {
    self.book = book
    self.prelude = prelude
    evaluator = Evaluator(book: book)
    reader = DossierReader(book: book)
  }

  /// Reads one text; gives back how many diagnostics it gave.
  @discardableResult
  public func read(_ bytes: [UInt8], path: String) -> Int {
    let file = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    var diagnostics: [Diagnostic] = []
    if path.hasSuffix(".json") {
      if let dossier = reader.read(json: file, number: 0, diagnostics: &diagnostics) { decide(dossier) }
      return shown(diagnostics, file)
    }
    var loader = RuleLoader()
    loader.read(file)
    loader.read(prelude)
    _ = loader.check(usingAssumptions: true)
    diagnostics = loader.diagnostics
    let cases = loader.cases(of: 0)
    for dossier in cases.prefix(1) { decide(reader.read(dossier, among: cases, diagnostics: &diagnostics)) }
    _ = try? Formatter.format(file, number: 0)
    return shown(diagnostics, file)
  }

  private func decide(_ dossier: Dossier) {
    guard let date = dossier.date ?? CalendarDate(year: 2022, month: 12, day: 31) else { return }
    // A few items each time, others the next: over many texts all of them are decided.
    let items = book.items.indices.filter { $0 % 9 == dossier.name.utf8.count % 9 }
    _ = evaluator.decide(dossier, on: date, items: items)
  }

  private func shown(_ diagnostics: [Diagnostic], _ file: SourceFile) -> Int {
    var sources = SourceSet()
    _ = sources.add(file)
    let renderer = DiagnosticRenderer(sources: sources, language: .vietnamese)
    for diagnostic in diagnostics.prefix(20) { _ = renderer.render(diagnostic) }
    return diagnostics.count
  }
}
