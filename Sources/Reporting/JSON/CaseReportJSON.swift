import Eligibility
import RuleLanguage

/// What came of the cases, as JSON.
public struct CaseReportJSON {
  private let sources: SourceSet
  private let language: MessageLanguage
  private let mismatches: MismatchText

  /// For cases run by `book`, from the files of `sources`.
  public init(_ book: RuleBook, _ language: MessageLanguage, sources: SourceSet) {
    self.sources = sources
    self.language = language
    mismatches = MismatchText(book, language)
  }

  /// The cases and what they cover.
  public func value(_ outcomes: [CaseOutcome], _ coverage: Coverage) -> JSONValue {
    let citations = CitationText(language)
    return .object([
      ("met", .truth(outcomes.allSatisfy(\.isMet))),
      ("cases", .array(outcomes.map(value))),
      (
        "coverage",
        .object([
          ("points", .number(Int64(coverage.lines.count))),
          (
            "uncovered",
            .array(
              coverage.uncovered.map { line in
                .object([
                  ("citation", .text(citations.short(line.citation))),
                  ("mark", .text(orNull: line.mark?.text)),
                  ("kind", .text(CasePhrase.kind(line.kind).texts.english)),
                ])
              })
          ),
        ])
      ),
    ])
  }

  private func value(_ outcome: CaseOutcome) -> JSONValue {
    let file = sources.file(of: outcome.span)
    return .object([
      ("name", .text(outcome.name)),
      ("file", .text(orNull: file?.path)),
      ("line", file.map { .number(Int64($0.position(of: outcome.span.start).line)) } ?? .null),
      ("date", .text(outcome.date.iso)),
      ("assumptions", .truth(outcome.usesAssumptions)),
      ("met", .truth(outcome.isMet)),
      (
        "expectations",
        .array(
          outcome.expectations.map { expectation in
            .object([
              ("subject", .text(mismatches.subject(of: expectation))),
              ("met", .truth(expectation.isMet)),
              (
                "mismatches",
                .array(expectation.mismatches.map { .text(TextPage.plain(mismatches.text($0, of: expectation))) })
              ),
            ])
          })
      ),
    ])
  }
}
