import RuleLanguage

/// Reads dossiers against a rule book: every name, type, unit and range is checked, and what is wrong is reported and
/// left as not given, never guessed (DESIGN §1.3).
public struct DossierReader: Sendable {
  /// The rule book whose vocabulary the dossiers speak.
  public let book: RuleBook
  let names: LawNames

  /// The most records a list may have.
  public static let recordLimit = 10_000
  /// The longest chain of `như`.
  public static let baseLimit = 64
  /// How many problems of one dossier are reported; the first of so many say enough.
  public static let problemLimit = 1000

  /// Reads against this rule book.
  public init(book: RuleBook) {
    self.book = book
    names = LawNames(book)
  }

  /// Reads a case; `cases` are those of its file, for `như`.
  ///
  /// A case that starts from another has its facts and its date. It may give a fact or a year of a fact anew; a record
  /// with the label of a record that is there changes that record, any other record comes after them; `không có` and
  /// `không biết` do away with the records of a list. `date` is the day asked for instead of the dossier's own.
  public func read(
    _ dossier: CaseSyntax, among cases: [CaseSyntax], on date: CalendarDate? = nil, diagnostics: inout [Diagnostic]
  ) -> Dossier {
    var chain = [dossier]
    while let base = chain.last?.base {
      guard let next = find(base, after: chain, among: cases, diagnostics: &diagnostics) else { break }
      chain.append(next)
    }
    var read = Dossier(name: dossier.name.text, vocabulary: book.vocabulary)
    var ledgerValues: [DossierReading.Place: SourceSpan] = [:]
    for part in chain.reversed() {
      var reading = DossierReading(self, .caseText, on: read)
      reading.ledgerValues = ledgerValues
      reading.take(part)
      read = reading.dossier
      ledgerValues = reading.ledgerValues
      // The problems of a base are reported once, however many cases start from it.
      let isBase = chain.count > 1 || cases.contains { $0.base?.text == part.name.text }
      report(reading.diagnostics, once: isBase, &diagnostics)
    }
    var whole = DossierReading(self, .caseText, on: read)
    whole.ledgerValues = ledgerValues
    whole.checkLedgerValues(on: date ?? read.date)
    report(whole.diagnostics, once: true, &diagnostics)
    read.name = dossier.name.text
    return read
  }

  /// Reads a JSON dossier: facts by name, lists as arrays of objects, money in whole đồng, dates as `2019-07-17`, a
  /// key that is not there for what is not given, `null` for what is not known. Nil where the text is no JSON object.
  public func read(
    json file: SourceFile, number: Int32, on date: CalendarDate? = nil, diagnostics: inout [Diagnostic]
  ) -> Dossier? {
    guard let value = JSONReader.read(file, number: number, diagnostics: &diagnostics) else { return nil }
    guard case .object(let members) = value.kind else {
      diagnostics.append(Diagnostic(.dossier(.notAnObject), at: value.span))
      return nil
    }
    let fileName = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let name = fileName.hasSuffix(".json") ? String(fileName.dropLast(5)) : fileName
    var reading = DossierReading(self, .json, on: Dossier(name: name, vocabulary: book.vocabulary))
    reading.take(members)
    reading.checkLedgerValues(on: date ?? reading.dossier.date)
    reading.sortDiagnostics()
    diagnostics += reading.diagnostics
    return reading.dossier
  }

  /// Reads the members of an object that is one dossier of many, in a text of its own.
  public func read(_ members: [JSONMember], named name: String, diagnostics: inout [Diagnostic]) -> Dossier {
    var reading = DossierReading(self, .json, on: Dossier(name: name, vocabulary: book.vocabulary))
    reading.take(members)
    diagnostics += reading.diagnostics
    return reading.dossier
  }

  /// The keys by which a record of a JSON dossier is called something.
  public static var labelKeys: [String] { DossierReading.labelKeys }

  /// Gives one fact of a dossier anew, from a text `FACT=VALUE` (`--set`), which must be in the source set under this
  /// number: `name=…`, `name.2021=…` for a year, `list[label].field=…` for a record, `list=không có`. The values are
  /// those of a line of a dossier.
  public func set(
    _ assignment: SourceFile, number: Int32, in dossier: inout Dossier, on date: CalendarDate? = nil,
    diagnostics: inout [Diagnostic]
  ) {
    var reading = DossierReading(self, .caseText, on: dossier)
    reading.take(assignment, number: number)
    reading.checkLedgerValues(on: date ?? dossier.date)
    diagnostics += reading.diagnostics
    dossier = reading.dossier
  }

  /// The case a `như` names; nil, reported, where there is no one such case or the chain closes or grows too long.
  private func find(
    _ base: TextSyntax, after chain: [CaseSyntax], among cases: [CaseSyntax], diagnostics: inout [Diagnostic]
  ) -> CaseSyntax? {
    func fail(_ problem: DossierProblem, _ span: SourceSpan? = nil) -> CaseSyntax? {
      report([Diagnostic(.dossier(problem), at: span ?? base.span)], once: true, &diagnostics)
      return nil
    }
    let found = cases.filter { $0.name.text == base.text }
    guard let next = found.first else {
      return fail(
        .unknownBase(base.text, nearest: NearestName.nearest(to: base.text, among: cases.map(\.name.text))))
    }
    guard found.count == 1 else { return fail(.ambiguousBase(base.text)) }
    if let start = chain.firstIndex(where: { $0.name.text == base.text }) {
      // A circle is one problem, whichever of its cases is read: it is told from the first of them in the file.
      let circle = chain[start...]
      let first = circle.indices.min { circle[$0].span.start < circle[$1].span.start } ?? start
      let ordered = circle[first...] + circle[..<first]
      return fail(
        .baseCycle((ordered + ordered.prefix(1)).map(\.name.text)), ordered.first?.base?.span)
    }
    guard chain.count <= DossierReader.baseLimit else { return fail(.basesTooDeep(limit: DossierReader.baseLimit)) }
    return next
  }

  private func report(_ found: [Diagnostic], once: Bool, _ diagnostics: inout [Diagnostic]) {
    guard once, !found.isEmpty else {
      diagnostics += found
      return
    }
    var known = Set(diagnostics.map(PlacedDiagnostic.init))
    for diagnostic in found where known.insert(PlacedDiagnostic(diagnostic)).inserted { diagnostics.append(diagnostic) }
  }
}

/// A diagnostic with its place: two spans are always equal, so the place is held apart.
private struct PlacedDiagnostic: Hashable {
  let diagnostic: Diagnostic
  let place: [Int32]

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
    place = [diagnostic.span.file, diagnostic.span.start, diagnostic.span.end]
  }
}
