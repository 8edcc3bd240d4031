import Eligibility
import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu check DOSSIER`.
  func check() throws(UsageProblem) -> ExitCode {
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
    guard try areUsable(loader, upTo: ruleFiles.count) else { return .wrongInput }
    var sources = loader.sources
    var diagnostics = loader.diagnostics
    let source = DossierSource(path: path, text: text, picked: picked, date: asked)
    let read = dossier(source, DossierReader(book: book), &sources, &diagnostics)
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty, let dossier = read else {
      try show(errors, of: sources)
      return .wrongInput
    }
    // What is only worth saying of the rules is said by `lint`.
    let remarks = diagnostics.filter { $0.severity == .warning && Int($0.span.file) >= ruleFiles.count }
    try show(remarks, of: sources)
    guard let date = asked ?? dossier.date else { throw .noDate }
    let item = try arguments.value(.item).map { (name) throws(UsageProblem) in try findItem(name, in: book) }
    let evaluator = Evaluator(book: book)
    let decision = evaluator.decide(dossier, on: date, items: item.map { [$0] })
    var effect: DraftEffect?
    if drafts != nil {
      // The same dossier by the law as it is: it is read again, for it may name items, which each book numbers anew.
      var plain = unchanged
      let law = plain.check(usingAssumptions: usesAssumptions)
      var ignored: [Diagnostic] = []
      if let same = self.dossier(source, DossierReader(book: law), &sources, &ignored) {
        let today = Evaluator(book: law).decide(same, on: date)
        let then = item == nil ? decision : evaluator.decide(dossier, on: date)
        effect = DraftEffect(today, by: law, then, by: book)
      }
    }
    if let path = arguments.value(.receipt) {
      // A receipt is the record of a decision, and its name may be mistyped: nothing is ever written over.
      guard system.kind(of: path) == nil else { throw .receiptExists(path) }
      let json = DecisionJSON(book, language, rules: try digest(of: ruleFiles))
      let files = [Receipt.StoredFile(path: text.path, text: String(decoding: text.bytes, as: UTF8.self))]
      let receipt = Receipt(
        arguments: arguments.request,
        files: files
          + (drafts ?? []).sorted().map { number in
            let file = sources.files[Int(number)]
            return Receipt.StoredFile(path: file.path, text: file.text)
          }, language: language, decision: json.value(decision, of: dossier, draft: effect))
      let bytes = Array((JSONWriter.pretty(receipt.json) + "\n").utf8)
      do throws(SystemFault) { try system.replace(path, with: bytes) } catch { throw .system(error) }
      try note(say(.receiptSaved(path)) + "\n")
    }
    try write(report(decision, of: dossier, book, effect, ruleFiles, isSingle: item != nil))
    guard item != nil, let only = decision.items.first else { return .done }
    switch only.verdict {
    case .eligible: return .done
    case .ineligible, .outOfScope, .conflict: return .answerIsNo
    case .undetermined: return .undetermined
    }
  }

  private func report(
    _ decision: Decision, of dossier: Dossier, _ book: RuleBook, _ effect: DraftEffect?, _ ruleFiles: [SourceFile],
    isSingle: Bool
  ) throws(UsageProblem) -> String {
    if arguments.has(.json) {
      let json = DecisionJSON(book, language, rules: try digest(of: ruleFiles))
      return JSONWriter.pretty(json.value(decision, of: dossier, draft: effect)) + "\n"
    }
    let detail: DecisionText.Detail = arguments.has(.full) ? .full : isSingle ? .single : .summary
    let text = DecisionText(book, language, detail: detail).text(decision, of: dossier)
    guard let effect else { return text }
    let draft = DraftText(language)
    return draft.banner(effect) + text + draft.text(effect)
  }

  // MARK: The dossier

  /// What a dossier is read from.
  private struct DossierSource {
    let path: String
    let text: DossierText
    let picked: (chosen: CaseSyntax, all: [CaseSyntax])?
    /// The day `--date` gives.
    let date: CalendarDate?
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

  /// A dossier as it was read, not yet understood.
  private struct DossierText {
    let path: String
    let bytes: [UInt8]
    let isJSON: Bool
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

  // MARK: The item

  /// An item by its name, or by its instrument and name where several have it.
  private func findItem(_ typed: String, in book: RuleBook) throws(UsageProblem) -> Int {
    var name = typed
    var instrument: Int?
    if let colon = typed.lastIndex(of: ":") {
      instrument = try findInstrument(String(typed[..<colon]), in: book)
      name = String(typed[typed.index(after: colon)...])
    }
    let number = instrument.map { book.instruments[$0].number }
    // An item counts once, whatever texts it has had.
    let candidates = book.items.filter { item in
      book.familyOfItem[item.number] == item.number
        && (number == nil || book.instruments[item.instrument].number == number)
    }
    let found = candidates.filter { $0.name == name }
    guard let item = found.first else {
      throw .unknownItem(name, nearest: NearestName.nearest(to: name, among: Set(candidates.map(\.name)).sorted()))
    }
    guard found.count == 1 else {
      throw .ambiguousItem(name, found.map { "\(book.instruments[$0.instrument].number.text):\($0.name)" })
    }
    return item.number
  }
}
