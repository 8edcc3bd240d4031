import Eligibility
import Reporting
import RuleLanguage

/// A dossier as a command was given it, understood by the rules it is to be looked at by.
struct OpenDossier {
  let book: RuleBook
  let dossier: Dossier
  let date: CalendarDate
  /// The files of the rules.
  let ruleFiles: [SourceFile]
  /// The dossier and the drafts, as they were read.
  let stored: [Receipt.StoredFile]
  /// The drafts that are laid over the law.
  var drafts: [InstrumentNumber] { book.drafts }
  /// What the dossier is read from, and the rules before any draft: to look at the same by the law as it is.
  fileprivate let source: DossierSource
  fileprivate let unchanged: RuleLoader
  fileprivate let usesAssumptions: Bool
  fileprivate let hasDrafts: Bool
}

/// What a dossier is read from.
private struct DossierSource {
  let path: String
  let text: DossierText
  let picked: (chosen: CaseSyntax, all: [CaseSyntax])?
  /// The day `--date` gives.
  let date: CalendarDate?
}

/// A dossier as it was read, not yet understood.
private struct DossierText {
  let path: String
  let bytes: [UInt8]
  let isJSON: Bool
}

extension CommandRun {
  /// Reads the rules and the dossier that is the first operand; nil where they hold errors, which have been shown.
  func openDossier() throws(UsageProblem) -> OpenDossier? {
    guard let path = arguments.operands.first else { throw .noDossier }
    let asked = try arguments.date()
    var loader = try readRules()
    let drafts = try arguments.value(.draft).map { (path) throws(UsageProblem) in
      try readDraft(path, into: &loader)
    }
    let ruleFiles = loader.sources.files
    let text = try dossierText(path)
    let picked = try pickCase(text, &loader)
    let usesAssumptions = !arguments.has(.noAssumptions) && picked?.chosen.withoutAssumptions != true
    let unchanged = loader
    let book = loader.check(usingAssumptions: usesAssumptions, drafts: drafts ?? [])
    guard try areUsable(loader, upTo: ruleFiles.count) else { return nil }
    var sources = loader.sources
    var diagnostics = loader.diagnostics
    let source = DossierSource(path: path, text: text, picked: picked, date: asked)
    let read = dossier(source, DossierReader(book: book), &sources, &diagnostics)
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty, let dossier = read else {
      try show(errors, of: sources)
      return nil
    }
    // What is only worth saying of the rules is said by `lint`.
    let remarks = diagnostics.filter { $0.severity == .warning && Int($0.span.file) >= ruleFiles.count }
    try show(remarks, of: sources)
    guard let date = asked ?? dossier.date else { throw .noDate }
    let stored =
      [Receipt.StoredFile(path: text.path, text: String(decoding: text.bytes, as: UTF8.self))]
      + (drafts ?? []).sorted().map { number in
        let file = sources.files[Int(number)]
        return Receipt.StoredFile(path: file.path, text: file.text)
      }
    return OpenDossier(
      book: book, dossier: dossier, date: date, ruleFiles: ruleFiles, stored: stored, source: source,
      unchanged: unchanged, usesAssumptions: usesAssumptions, hasDrafts: drafts != nil)
  }

  /// The law as it is and the same dossier by it, where a draft was laid over it: the dossier is read again, for it may
  /// name items, which each book numbers anew.
  func withoutDrafts(_ opened: OpenDossier) -> (RuleBook, Dossier)? {
    guard opened.hasDrafts else { return nil }
    var plain = opened.unchanged
    let law = plain.check(usingAssumptions: opened.usesAssumptions)
    var sources = plain.sources
    var ignored: [Diagnostic] = []
    return dossier(opened.source, DossierReader(book: law), &sources, &ignored).map { (law, $0) }
  }

  /// The dossier as a rule book understands it, with what `--set` changes.
  private func dossier(
    _ source: DossierSource, _ reader: DossierReader, _ sources: inout SourceSet, _ diagnostics: inout [Diagnostic]
  ) -> Dossier? {
    var dossier: Dossier?
    if let picked = source.picked {
      dossier = reader.read(picked.chosen, among: picked.all, on: source.date, diagnostics: &diagnostics)
    } else if source.text.isJSON {
      let known = diagnostics.count
      let number = Int32(clamping: sources.files.count)
      let file = JSONReader.source(
        path: source.path, bytes: source.text.bytes, number: number, diagnostics: &diagnostics)
      _ = sources.add(file)
      // A text that is not UTF-8 is not read at all: what would be said of it would only confuse.
      if diagnostics.count == known {
        dossier = reader.read(json: file, number: number, on: source.date, diagnostics: &diagnostics)
      }
    }
    guard var settled = dossier else { return nil }
    for assignment in arguments.all(.set) {
      let file = SourceFile(path: OptionName.set.spelling, text: assignment)
      reader.set(file, number: sources.add(file), in: &settled, on: source.date, diagnostics: &diagnostics)
    }
    return settled
  }

  /// Reads a dossier; what is piped in is JSON where it starts like an object.
  private func dossierText(_ path: String) throws(UsageProblem) -> DossierText {
    if path != "-", system.kind(of: path) == .folder { throw .folder(path) }
    do throws(SystemFault) {
      guard path == "-" || system.kind(of: path) != nil else { throw .unreadable(path, reason: "ENOENT") }
      let bytes =
        try path == "-"
        ? system.readStandardInput(limit: JSONReader.sizeLimit) : system.read(path, limit: JSONReader.sizeLimit)
      let isJSON = path == "-" ? bytes.first { $0 > 0x20 } == UInt8(ascii: "{") : path.hasSuffix(".json")
      guard isJSON || bytes.count <= SourceFile.sizeLimit else {
        throw .tooLarge(path, limit: SourceFile.sizeLimit)
      }
      return DossierText(path: path, bytes: bytes, isJSON: isJSON)
    } catch {
      if case .unreadable(let path, reason: "ENOENT") = error { throw .nothingThere(path) }
      throw .system(error)
    }
  }

  /// The case that is asked for, with the others of its file; nil for JSON.
  private func pickCase(
    _ text: DossierText, _ loader: inout RuleLoader
  ) throws(UsageProblem) -> (chosen: CaseSyntax, all: [CaseSyntax])? {
    if text.isJSON {
      guard !arguments.has(.caseName) else { throw .caseInJSON }
      return nil
    }
    let number = loader.read(path: text.path, bytes: text.bytes)
    let cases = loader.cases(of: number)
    // A dossier that brought rules along would change the law for itself.
    guard loader.syntax.last?.declarations.count == cases.count else { throw .rulesInDossier(text.path) }
    let names = cases.map(\.name.text)
    guard let only = cases.first else {
      if loader.diagnostics.contains(where: { $0.severity == .error }) { return nil }
      throw .noCases(text.path)
    }
    guard let name = arguments.value(.caseName) else {
      if cases.count == 1 { return (only, cases) }
      // The cases that start from another are variants of it: the one that starts from none is the dossier itself.
      let main = cases.filter { $0.base == nil }
      guard main.count == 1, let chosen = main.first else { throw .caseNeeded(names) }
      try note(say(.variantsLeft(names.filter { $0 != chosen.name.text })) + "\n")
      return (chosen, cases)
    }
    return (try findCase(name, among: cases), cases)
  }

  /// The case of a name, else the one case whose name holds that text.
  private func findCase(_ typed: String, among cases: [CaseSyntax]) throws(UsageProblem) -> CaseSyntax {
    // As the texts of files are: a terminal may give letters and their marks apart.
    let name = SourceFile(path: OptionName.caseName.spelling, text: typed).text
    let exact = cases.filter { $0.name.text == name }
    let found = exact.isEmpty ? cases.filter { !name.isEmpty && $0.name.text.contains(name) } : exact
    guard let chosen = found.first else {
      let names = cases.map(\.name.text)
      throw .unknownCase(name, nearest: NearestName.nearest(to: name, among: names), names)
    }
    guard found.count == 1 else { throw .ambiguousCase(name, found.map(\.name.text)) }
    return chosen
  }
}
