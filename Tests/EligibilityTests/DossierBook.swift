import Eligibility
import Foundation
import RuleLanguage
import Testing

/// The rule book of `Tests/Corpus/Dossiers/Book`, for the tests of dossiers and cases.
enum DossierBook {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpus/Dossiers")

  /// A loader that has read the book.
  static func loader() throws -> RuleLoader {
    var loader = RuleLoader()
    for name in ["tu-vung.cancu", "van-ban.cancu"] {
      let text = try String(contentsOf: folder.appending(path: "Book/\(name)"), encoding: .utf8)
      loader.read(SourceFile(path: "Book/\(name)", text: text))
    }
    return loader
  }

  /// The book; a test fails where it is not sound.
  static func book() throws -> RuleBook {
    var loader = try loader()
    let book = loader.check(usingAssumptions: true)
    let renderer = DiagnosticRenderer(sources: loader.sources, language: .english)
    try #require(loader.diagnostics.isEmpty, "\(loader.diagnostics.map(renderer.render))")
    return book
  }
}

/// A dossier that was read, with what was wrong.
struct ReadDossier {
  let book: RuleBook
  let dossier: Dossier
  let diagnostics: [Diagnostic]
  let file: SourceFile

  /// Reads the last case of a text.
  init(_ text: String) throws {
    book = try DossierBook.book()
    file = SourceFile(path: "a.cancu", text: text)
    var diagnostics: [Diagnostic] = []
    let syntax = Parser.parse(file, number: 0, diagnostics: &diagnostics)
    let cases = syntax.declarations.compactMap { if case .dossier(let dossier) = $0 { dossier } else { nil } }
    let reader = DossierReader(book: book)
    dossier = reader.read(try #require(cases.last), among: cases, diagnostics: &diagnostics)
    self.diagnostics = diagnostics
  }

  /// Reads a JSON text.
  init(json text: String) throws {
    book = try DossierBook.book()
    file = SourceFile(path: "Hồ sơ/htx-thử.json", text: text)
    var diagnostics: [Diagnostic] = []
    let read = DossierReader(book: book).read(json: file, number: 0, diagnostics: &diagnostics)
    dossier = read ?? Dossier(name: "—", vocabulary: book.vocabulary)
    self.diagnostics = diagnostics
  }

  private init(book: RuleBook, dossier: Dossier, diagnostics: [Diagnostic], file: SourceFile) {
    self.book = book
    self.dossier = dossier
    self.diagnostics = diagnostics
    self.file = file
  }

  /// The dossier with `FACT=VALUE` laid over it, and what was wrong with that.
  func assigning(_ text: String) -> (ReadDossier, problems: [String]) {
    let line = SourceFile(path: "--set", text: text)
    var dossier = dossier
    var diagnostics: [Diagnostic] = []
    DossierReader(book: book).set(line, number: 0, in: &dossier, diagnostics: &diagnostics)
    let read = ReadDossier(book: book, dossier: dossier, diagnostics: diagnostics, file: line)
    return (read, read.problems)
  }

  /// What the dossier says of a fact, in words a test can compare: `name` or `list[0].field`.
  subscript(_ path: String) -> String {
    let vocabulary = book.vocabulary
    if let fact = vocabulary.fact(named: path) { return say(dossier.facts[fact.index], vocabulary.fact(fact)) }
    let parts = path.split(whereSeparator: { "[].".contains($0) }).map(String.init)
    guard let name = parts.first, let list = vocabulary.list(named: name) else { return "?" }
    guard let records = dossier.lists[list] else { return "chưa có" }
    guard parts.count == 3, let record = Int(parts[1]), records.indices.contains(record),
      let field = vocabulary.field(named: parts[2], of: list)
    else { return records.map(\.label).joined(separator: " | ") }
    return say(records[record].fields[field.index], vocabulary.fact(field))
  }

  /// The problems as `code line:column`.
  var problems: [String] {
    diagnostics.map { diagnostic in
      let (line, column) = file.position(of: diagnostic.span.start)
      return "\(diagnostic.problem.code) \(line):\(column)"
    }
  }

  private func say(_ given: Given, _ fact: Fact) -> String {
    switch given {
    case .notGiven: "chưa có"
    case .unknown: "không biết"
    case .notApplicable: "không áp dụng"
    case .value(let constant): say(constant, fact)
    case .judged(let truth, let judgement):
      [truth ? "có" : "không", judgement.paper, judgement.person, judgement.date?.iso].compactMap { $0 }
        .joined(separator: ", ")
    case .yearly(let years):
      years.sorted { $0.key < $1.key }.map { "\($0.key): \(say($0.value, fact))" }.joined(separator: ", ")
    }
  }

  private func say(_ constant: Constant, _ fact: Fact) -> String {
    switch constant {
    case .truth(let truth): return truth ? "có" : "không"
    case .symbol(let value):
      guard case .symbol(let enumeration) = fact.kind else { return "?" }
      return book.vocabulary.enumerations[enumeration].values[value].name
    case .quantity(let value): return JSONWriter.decimal(value) ?? "?"
    case .date(let date): return date.iso
    case .text(let text): return "“\(text)”"
    case .instrument(let number): return number.text
    case .supportItem(let item):
      return "\(book.items[item].name) của \(book.instruments[book.items[item].instrument].number)"
    }
  }
}
