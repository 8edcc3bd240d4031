import Eligibility
import RuleLanguage

/// Scores and grades as an officer reads them: what came out, and every criterion it came from.
public struct ClassificationText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let dossier: Dossier
  private let isFull: Bool
  private let numbers: NumberText
  private let citations: CitationText

  /// For a dossier classified by `book`; with `isFull` the whole tree of every condition.
  public init(_ book: RuleBook, _ language: MessageLanguage, of dossier: Dossier, isFull: Bool = false) {
    self.book = book
    self.language = language
    self.dossier = dossier
    self.isFull = isFull
    numbers = NumberText(language)
    citations = CitationText(language)
  }

  /// No more facts than this are named at once; the whole tree names all.
  private static let factLimit = 6

  /// Where what is said of an outcome starts.
  private static let indent = 6

  /// The whole report: first what came out, last what is out of scope.
  public func text(_ classification: Classification) -> String {
    var page = TextPage()
    let title = say(.asOf(classification.dossier, numbers.date(classification.date)))
    page.opposed(
      title, classification.usesAssumptions ? "" : Phrase.withoutAssumptions.text(in: language))
    if classification.outcomes.isEmpty { page.paragraph(say(.none)) }
    for outcome in classification.outcomes where outcome.result != .outOfScope { add(outcome, to: &page) }
    for outcome in classification.outcomes where outcome.result == .outOfScope { add(outcome, to: &page) }
    return page.text
  }

  /// What came out in short: the instrument and the label of each score and grade, with its result.
  public func results(_ classification: Classification) -> [(name: String, result: String)] {
    classification.outcomes.map { outcome in
      let definition = book.definitions[outcome.definition]
      let number = book.instruments[definition.instrument].number.text
      return ("\(definition.label) (\(number))", ClassWriter(book, language, outcome).result)
    }
  }

  /// What comes out otherwise with drafts than by the law as it is.
  public func comparison(
    _ today: [(name: String, result: String)], _ then: [(name: String, result: String)]
  ) -> String {
    var page = TextPage()
    page.blank()
    page.paragraph(say(.againstToday))
    let names = then.map(\.name) + today.map(\.name).filter { name in !then.contains { $0.name == name } }
    var isSame = true
    for name in names {
      let (before, after) = (today.first { $0.name == name }?.result, then.first { $0.name == name }?.result)
      guard before != after else { continue }
      isSame = false
      page.paragraph("\(name): \(before ?? say(.absent)) → \(after ?? say(.absent))", indent: 2, hanging: 4)
    }
    if isSame { page.paragraph(say(.sameAsToday), indent: 2) }
    return page.text
  }

  private func add(_ outcome: ClassOutcome, to page: inout TextPage) {
    let writer = ClassWriter(book, language, outcome)
    let definition = book.definitions[outcome.definition]
    page.blank()
    var place = citations.short(definition.clause.citation)
    if outcome.basis != .text, outcome.result != .outOfScope {
      place += " \(TextPage.unbroken(Phrase.basisMark(outcome.basis).text(in: language)))"
    }
    page.row([
      TextPage.Cell(text: writer.result, width: 32),
      TextPage.Cell(text: definition.label, width: TextPage.width - 32 - 37 - 4),
      TextPage.Cell(text: place, width: 37),
    ])
    for failure in writer.scopeFailures { line(failure, to: &page) }
    switch outcome.detail {
    case .score(let criteria): addCriteria(criteria, writer, to: &page)
    case .grading(let exclusions, let rows, let rest):
      for exclusion in exclusions where isFull || exclusion.truth != .no {
        let condition = exclusion.truth == .no ? writer.plain(exclusion) : writer.condition(exclusion)
        let text = exclusion.truth == .yes ? ClassPhrase.because(condition) : .ungradedUnless(condition)
        line("\(exclusion.truth.mark) \(say(text))", to: &page)
        addTree(exclusion, writer, to: &page)
      }
      addRows(rows, rest, writer, to: &page)
    }
    addOpen(outcome, to: &page)
  }

  private func addCriteria(_ criteria: [CriterionOutcome], _ writer: ClassWriter, to page: inout TextPage) {
    for criterion in criteria {
      let indent = ClassificationText.indent
      page.row(
        [
          TextPage.Cell(text: writer.label(criterion), width: 48),
          TextPage.Cell(text: writer.points(criterion), width: 12, isRightAligned: true),
          TextPage.Cell(text: writer.ground(criterion), width: TextPage.width - 48 - 12 - indent - 4),
        ], indent: indent)
    }
  }

  private func addRows(_ rows: [Finding], _ rest: ValueFinding?, _ writer: ClassWriter, to page: inout TextPage) {
    for (place, row) in rows.enumerated() {
      line("\(row.truth.mark) \(writer.grade(ofRow: place)): \(writer.condition(row))", to: &page)
      addTree(row, writer, to: &page)
    }
    guard let rest else { return }
    line(rows.isEmpty ? writer.rest(rest) : say(.otherwise(writer.rest(rest))), to: &page)
  }

  private func addTree(_ finding: Finding, _ writer: ClassWriter, to page: inout TextPage) {
    guard isFull else { return }
    FindingTreeText(writer.reasons, citations).add(finding, indent: ClassificationText.indent + 2, to: &page)
  }

  /// What has to be known, and what nobody has read.
  private func addOpen(_ outcome: ClassOutcome, to page: inout TextPage) {
    let words = ExpressionText(book, language)
    let facts = outcome.missing.map { words.path($0, in: dossier) }
    if !facts.isEmpty {
      // What a whole score waits for nobody reads twice.
      let shown = isFull ? facts : Array(facts.prefix(ClassificationText.factLimit))
      let more = facts.count > shown.count ? "; \(say(.moreFacts(facts.count - shown.count)))" : ""
      line("\(Phrase.mustKnow.text(in: language)): \(shown.joined(separator: "; "))\(more)", to: &page)
    }
    let home = book.definitions[outcome.definition].clause.citation.instrument
    let causes = CauseText(book, language, home: home)
    var told: [String] = []
    for text in outcome.causes.compactMap(causes.text) where !told.contains(text) {
      told.append(text)
      line(text, to: &page)
    }
  }

  private func line(_ text: String, to page: inout TextPage) {
    page.paragraph(text, indent: ClassificationText.indent, hanging: ClassificationText.indent + 2)
  }

  private func say(_ phrase: ClassPhrase) -> String { phrase.text(in: language) }
}
