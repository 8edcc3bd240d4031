import Eligibility
import RuleLanguage

/// What came of the cases: those that differ, with what was expected and what came out, and the counts.
public struct CaseReportText {
  private let sources: SourceSet
  private let language: MessageLanguage
  private let numbers: NumberText
  private let mismatches: MismatchText

  /// For cases run by `book`, from the files of `sources`.
  public init(_ book: RuleBook, _ language: MessageLanguage, sources: SourceSet) {
    self.sources = sources
    self.language = language
    numbers = NumberText(language)
    mismatches = MismatchText(book, language)
  }

  /// The report on cases of so many files.
  public func text(_ outcomes: [CaseOutcome], fileCount: Int, withDraft: Bool = false) -> String {
    var page = TextPage()
    for outcome in outcomes where !outcome.isMet {
      page.paragraph("✗ \(place(of: outcome.span))\(outcome.name) — \(numbers.date(outcome.date))", hanging: 2)
      for expectation in outcome.expectations where !expectation.isMet { add(expectation, to: &page) }
    }
    page.blank()
    let expectations = outcomes.flatMap(\.expectations)
    let met = expectations.count(where: \.isMet)
    let counts = CasePhrase.cases(files: fileCount, cases: outcomes.count, expectations: expectations.count)
    let failed = expectations.count - met
    // What comes out otherwise with a draft is its effect, and nobody's mistake.
    let result: CasePhrase = withDraft ? .draftCounts(same: met, changed: failed) : .counts(met: met, failed: failed)
    page.paragraph("\(say(counts)): \(say(result))")
    return page.text
  }

  private func add(_ outcome: ExpectationOutcome, to page: inout TextPage) {
    let line = sources.file(of: outcome.expectation.span)?.position(of: outcome.expectation.span.start).line
    let atLine = line.map { " (\(say(.line($0))))" } ?? ""
    let texts = outcome.mismatches.map { mismatches.text($0, of: outcome) }
    page.paragraph(
      "\(mismatches.subject(of: outcome))\(atLine): \(texts.joined(separator: "; "))", indent: 4, hanging: 6)
  }

  /// `Cases/x.cancu:12: `.
  private func place(of span: SourceSpan) -> String {
    guard let file = sources.file(of: span) else { return "" }
    return "\(file.path):\(file.position(of: span.start).line): "
  }

  private func say(_ phrase: CasePhrase) -> String { phrase.text(in: language) }
}

/// How what came out of a case differs from what was expected.
struct MismatchText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let numbers: NumberText
  private let citations: CitationText

  init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
    numbers = NumberText(language)
    citations = CitationText(language)
  }

  /// `52/2018/NĐ-CP quảng_bá_sản_phẩm`.
  func subject(of outcome: ExpectationOutcome) -> String {
    let expectation = outcome.expectation
    let name =
      switch expectation.subject {
      case .item: expectation.item.text
      case .conditionSet: say(.conditionSet(expectation.item.text))
      case .score: say(.score(expectation.item.text))
      case .grading: say(.grading(expectation.item.text))
      }
    return "\(expectation.instrument.number.text) \(name)"
  }

  func text(_ mismatch: CaseMismatch, of outcome: ExpectationOutcome) -> String {
    switch mismatch {
    case .verdict(let expected, let actual):
      return say(.expected(verdict(expected, outcome), got: verdict(actual, outcome)))
    case .amount(let expected, let actual):
      return "\(say(.amount)): \(say(.expected(amount(expected), got: range(actual))))"
    case .payable(let expected, let actual):
      return "\(say(.payable)): \(say(.expected(amount(expected), got: range(actual))))"
    case .choice(let expected, let actual):
      let got = actual.map { say(.choice($0)) } ?? say(.notInPlay)
      return say(.expected(say(.choice(Truth(expected))), got: got))
    case .taken(let expected, let actual):
      return "\(say(.taken)): \(say(.expected(amount(expected), got: range(actual))))"
    case .because(let expected, let actual):
      let got =
        actual.isEmpty
        ? say(.failedNowhere) : say(.failedAt(actual.map { citations.short($0) }.joined(separator: ", ")))
      return "\(say(.because)): \(say(.expected(provision(expected), got: got)))"
    case .needs(let expected, let actual):
      let words = ExpressionText(book, language)
      let sets = actual.map { set in set.map { words.name(of: $0) }.joined(separator: ", ") }
      let got = sets.isEmpty ? say(.needsNothing) : sets.joined(separator: " | ")
      return "\(say(.needs)): \(say(.expected(expected, got: got)))"
    case .classification(let expected, let actual):
      return say(.expected(answer(expected), got: result(actual, outcome)))
    case .priority(let expected, let actual):
      let got = actual.map { finding -> String in
        let isRanked = book.priorityRules[finding.rule].isRanked
        if finding.open.isEmpty { return say(.noPriority) }
        if isRanked { return finding.level.map { say(.priorityLevel($0)) } ?? say(.priorityOpen) }
        let held = finding.held.isEmpty ? [] : [say(.priorityCriteria(finding.held.map { $0 + 1 }))]
        return (held + (finding.isOpen ? [say(.priorityOpen)] : [])).joined(separator: ", ")
      }
      return say(
        .expected(priority(expected.answer), got: got.isEmpty ? say(.none) : got.joined(separator: "; ")))
    case .basis(let expected, let actual):
      let (expected, actual) = (LawPhrase.basis(expected), LawPhrase.basis(actual))
      return "\(say(.basis)): \(say(.expected(expected.text(in: language), got: actual.text(in: language))))"
    }
  }

  private func answer(_ expected: ExpectedAnswer) -> String {
    switch expected {
    case .verdict(let verdict): say(.verdict(Verdict(verdict)))
    case .points(let low, let high): say(.points(numbers.number(low), numbers.number(high)))
    case .grades(let grades, let mayBeUngraded):
      (grades.map(\.text) + (mayBeUngraded ? [say(.ungraded)] : [])).joined(separator: ", ")
    }
  }

  private func result(_ result: ClassOutcome.Result, _ outcome: ExpectationOutcome) -> String {
    switch result {
    case .outOfScope: return say(.verdict(.outOfScope))
    case .nothing: return say(.ungraded)
    case .points(let points):
      return say(.points(points.low.map(numbers.number) ?? "?", points.high.map(numbers.number) ?? "?"))
    case .grades(let grades, let mayBeUngraded):
      guard case .classification(let own) = outcome.subject else { return say(.ungraded) }
      let names = own.gradeNames(in: book.vocabulary)
      return (grades.map { names[$0] } + (mayBeUngraded ? [say(.ungraded)] : [])).joined(separator: ", ")
    }
  }

  private func priority(_ expected: ExpectedPriority.Answer) -> String {
    switch expected {
    case .level(let level): say(.priorityLevel(level))
    case .criteria(let places): say(.priorityCriteria(places))
    case .open: say(.priorityOpen)
    case .none: say(.noPriority)
    }
  }

  private func verdict(_ verdict: Verdict, _ outcome: ExpectationOutcome) -> String {
    say(outcome.expectation.subject == .conditionSet ? .setVerdict(verdict) : .verdict(verdict))
  }

  private func amount(_ expected: ExpectedAmount) -> String {
    switch expected {
    case .exactly(let amount): say(.exactly(numbers.money(amount)))
    case .upTo(let amount): say(.upTo(numbers.money(amount)))
    case .from(let amount): say(.from(numbers.money(amount)))
    case .between(let low, let high): say(.between(numbers.money(low), numbers.money(high)))
    case .allows(let amount): say(.allows(numbers.money(amount)))
    }
  }

  private func range(_ range: MoneyRange?) -> String { range.map { numbers.granted($0) } ?? say(.none) }

  private func provision(_ provision: NamedProvision) -> String {
    var parts = [provision.instrument.text, "\(Phrase.article.text(in: language)) \(provision.article ?? "?")"]
    if let clause = provision.clause { parts.append("\(Phrase.clause.text(in: language)) \(clause)") }
    if let point = provision.point { parts.append("\(Phrase.point.text(in: language)) \(point)") }
    return parts.joined(separator: " ")
  }

  private func say(_ phrase: CasePhrase) -> String { phrase.text(in: language) }
}
