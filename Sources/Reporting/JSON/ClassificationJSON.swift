import Eligibility
import RuleLanguage

/// Scores and grades as JSON, for other programs: the names are fixed.
public struct ClassificationJSON {
  private let book: RuleBook
  private let language: MessageLanguage
  private let rules: String

  /// For dossiers classified by `book`; `rules` is the digest of its files.
  public init(_ book: RuleBook, _ language: MessageLanguage, rules: String) {
    self.book = book
    self.language = language
    self.rules = rules
  }

  /// All of it; `dossier` names the records.
  public func value(
    _ classification: Classification, of dossier: Dossier, drafts: [InstrumentNumber] = [],
    today: [(name: String, result: String)]? = nil
  ) -> JSONValue {
    .object(
      [
        ("drafts", .array(drafts.map { .text($0.text) })),
        (
          "today",
          today.map { .array($0.map { .object([("name", .text($0.name)), ("result", .text($0.result))]) }) } ?? .null
        ),
      ]
        + Engine.head(
          of: classification.dossier, on: classification.date, rules: rules,
          usesAssumptions: classification.usesAssumptions)
        + [("classifications", .array(classification.outcomes.map { value($0, of: dossier) }))])
  }

  private func value(_ outcome: ClassOutcome, of dossier: Dossier) -> JSONValue {
    let definition = book.definitions[outcome.definition]
    let words = ExpressionText(book, language)
    let writer = ClassWriter(book, language, outcome)
    return .object([
      ("name", .text(definition.name)),
      ("label", .text(definition.label)),
      ("instrument", .text(book.instruments[definition.instrument].number.text)),
      ("citation", .text(CitationText(language).short(definition.clause.citation))),
      ("in_scope", .truth(outcome.result != .outOfScope)),
      ("out_of_scope_because", .array(writer.scopeFailures.map { .text(TextPage.plain($0)) })),
      ("settled", .truth(outcome.isSettled)),
      ("points", points(outcome.result)),
      ("grades", grades(outcome)),
      ("may_be_ungraded", .truth(mayBeUngraded(outcome))),
      ("basis", .text(outcome.basis.name)),
      ("criteria", criteria(outcome, writer)),
      ("rows", rows(outcome, writer)),
      ("otherwise", otherwise(outcome, writer)),
      ("missing", .array(outcome.missing.map { .text(words.name(of: $0, in: dossier)) })),
    ])
  }

  private func points(_ result: ClassOutcome.Result) -> JSONValue {
    if case .points(let points) = result { range(points) } else { .null }
  }

  private func range(_ interval: Interval) -> JSONValue {
    .object([("low", number(interval.low)), ("high", number(interval.high))])
  }

  /// A number that is not whole is written as a fraction, in a text: nothing is rounded.
  private func number(_ value: Ratio?) -> JSONValue {
    guard let value else { return .null }
    return value.whole.map { .number($0) } ?? .text("\(value.numerator)/\(value.denominator)")
  }

  private func grades(_ outcome: ClassOutcome) -> JSONValue {
    guard case .grades(let grades, _) = outcome.result else { return .array([]) }
    let names = outcome.gradeNames(in: book.vocabulary)
    return .array(grades.map { .text(names[$0]) })
  }

  private func mayBeUngraded(_ outcome: ClassOutcome) -> Bool {
    switch outcome.result {
    case .grades(_, let mayBeUngraded): mayBeUngraded
    case .nothing: true
    case .outOfScope, .points: false
    }
  }

  private func criteria(_ outcome: ClassOutcome, _ writer: ClassWriter) -> JSONValue {
    guard case .score(let criteria) = outcome.detail, case .score(let score) = outcome.value.expression.kind else {
      return .array([])
    }
    return .array(
      criteria.map { criterion in
        let own = score.criteria[criterion.place]
        return .object([
          ("criterion", .text(own.name)), ("label", .text(own.label)),
          ("points", criterion.points.map(range) ?? .null), ("most", number(own.maximum)),
          ("text", .text(TextPage.plain(writer.ground(criterion)))), ("basis", .text(criterion.basis.name)),
        ])
      })
  }

  /// The grade of whoever no row was for, where it came to that.
  private func otherwise(_ outcome: ClassOutcome, _ writer: ClassWriter) -> JSONValue {
    guard case .grading(_, _, let rest?) = outcome.detail else { return .null }
    return .text(TextPage.plain(writer.rest(rest)))
  }

  private func rows(_ outcome: ClassOutcome, _ writer: ClassWriter) -> JSONValue {
    guard case .grading(let exclusions, let rows, _) = outcome.detail else { return .array([]) }
    func row(_ grade: JSONValue, _ holds: JSONValue, _ text: String) -> JSONValue {
      .object([("grade", grade), ("holds", holds), ("text", .text(TextPage.plain(text)))])
    }
    let ungraded = exclusions.map { row(.null, $0.truth.json, writer.condition($0)) }
    let asked = rows.enumerated().map { place, finding in
      row(.text(writer.gradeName(ofRow: place)), finding.truth.json, writer.condition(finding))
    }
    return .array(ungraded + asked)
  }
}
