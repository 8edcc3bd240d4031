import Eligibility
import RuleLanguage

/// One score or grade in words: the text and the JSON are both made of it.
struct ClassWriter {
  let reasons: ReasonText
  private let book: RuleBook
  private let language: MessageLanguage
  private let outcome: ClassOutcome
  private let numbers: NumberText

  init(_ book: RuleBook, _ language: MessageLanguage, _ outcome: ClassOutcome) {
    self.book = book
    self.language = language
    self.outcome = outcome
    numbers = NumberText(language)
    reasons = ReasonText(
      book, language, within: book.definitions[outcome.definition].clause.citation.instrument)
  }

  private var words: ExpressionText { reasons.words }

  // MARK: What came out

  /// `✓ KHÁ`, `? từ yếu đến khá`, `✓ 72 điểm trên 100`.
  var result: String {
    switch outcome.result {
    case .outOfScope: return say(.outOfScope)
    case .nothing: return say(isScore ? .noPoints : .ungraded)
    case .points(let points):
      let most = score?.maximum.map { " \(say(.outOf(numbers.number($0))))" } ?? ""
      return "\(sign) \(say(.points(range(points))))\(most)"
    case .grades(let grades, let mayBeUngraded):
      let names = grades.map(name)
      var text = names.count == 1 ? names[0].uppercased() : span(grades)
      if mayBeUngraded { text += ", \(say(.perhapsUngraded))" }
      return "\(sign) \(text)"
    }
  }

  private var sign: String { outcome.isSettled ? Truth.yes.mark : Truth.unknown.mark }

  private var isOrdered: Bool {
    if case .symbol(let number) = outcome.value.expression.type {
      book.vocabulary.enumerations[number].isOrdered
    } else {
      false
    }
  }

  /// Grades that follow one another from the lowest to the highest, others one by one.
  private func span(_ grades: [Int]) -> String {
    guard let low = grades.first, let high = grades.last, grades.count > 2, high - low == grades.count - 1, isOrdered
    else {
      return words.symbols(grades, outcome.value.expression.type, joiner: .or)
    }
    return say(.range(name(of: low), name(of: high)))
  }

  /// The name of a grade.
  func name(of number: Int) -> String { words.symbols([number], outcome.value.expression.type, joiner: .or) }

  /// The grade of a row that was asked.
  func grade(ofRow place: Int) -> String {
    guard case .grading(let grading) = outcome.value.expression.kind else { return "" }
    return name(of: grading.rows[place].grade)
  }

  /// Its name in the rules.
  func gradeName(ofRow place: Int) -> String {
    guard case .grading(let grading) = outcome.value.expression.kind else { return "" }
    return outcome.gradeNames(in: book.vocabulary)[grading.rows[place].grade]
  }

  /// Why it is out of scope: not in force, another province, not this kind of applicant.
  var scopeFailures: [String] {
    let scope = ScopeText(book, language)
    var texts = outcome.scope.filter { $0.truth == .no }.map {
      scope.failure($0, in: book.definitions[outcome.definition].instrument)
    }
    if outcome.kind?.truth == .no, case .member(let kind, let numbers)? = outcome.kind?.expression.kind {
      texts.append(say(.onlyFor(words.symbols(numbers, kind.type, joiner: .and))))
    }
    return texts
  }

  /// A condition with what the dossier says of it.
  func condition(_ finding: Finding) -> String {
    let all = Reason.all(in: [finding])
    let told = all.filter { $0.truth == finding.truth }
    return (told.isEmpty ? all : told).map { TextPage.plain(text($0)) }.joined(separator: "; ")
  }

  /// A condition as it is written, with the values it looked at.
  func plain(_ finding: Finding) -> String {
    let values = finding.values.filter { !$0.expression.isConstant }.map { words.value($0.value, of: $0.expression) }
    let text = words.text(finding.expression)
    return values.isEmpty ? text : "\(text) (\(values.joined(separator: "; ")))"
  }

  /// Of a yes or no what the dossier says is enough: what is asked is the condition itself.
  private func text(_ reason: Reason) -> String {
    guard case .single(let finding, let mustHold) = reason.kind, case .fact = finding.expression.kind,
      let has = reasons.parts(of: finding, mustHold: mustHold).has
    else { return reasons.line(reason.without(reason.citation)) }
    return "\(words.text(finding.expression)): \(has)"
  }

  /// The grade of the rest: of a table what it goes by, with what came of it.
  func rest(_ finding: ValueFinding) -> String {
    guard case .table(let subject, _) = finding.expression.kind, let first = finding.parts.first else {
      return words.value(finding.value, of: finding.expression)
    }
    let grade = words.value(finding.value, of: finding.expression)
    return "\(words.text(subject)) (\(words.value(first.value, of: subject))) → \(grade)"
  }

  // MARK: Criteria

  private var isScore: Bool { score != nil }

  private var score: Score? {
    if case .score(let score) = outcome.value.expression.kind { score } else { nil }
  }

  /// What a criterion is called.
  func label(_ criterion: CriterionOutcome) -> String { score?.criteria[criterion.place].label ?? "" }

  /// `4 / 6`, `0 – 6 / 6`.
  func points(_ criterion: CriterionOutcome) -> String {
    let most = score.map { " / \(numbers.number($0.criteria[criterion.place].maximum))" } ?? ""
    return (criterion.points.map(brief) ?? "–") + most
  }

  /// Where the points come from.
  func ground(_ criterion: CriterionOutcome) -> String {
    if let awarded = criterion.awarded, case .quantity(let given) = awarded.value, let points = given.exact {
      let text = numbers.number(points)
      if let allowed = criterion.allowed, let low = allowed.low, let high = allowed.high, points < low || high < points
      {
        return say(.awardedBeyond(text, numbers.number(low), numbers.number(high)))
      }
      return say(.awarded(text))
    }
    if case .hole(let number, _, _) = criterion.law.expression.kind { return say(.open(book.holes[number].reason)) }
    return words.filled(criterion.law)
  }

  private func range(_ points: Interval) -> String { bounds(points) { say(.range($0, $1)) } }

  private func brief(_ points: Interval) -> String { bounds(points) { "\($0)–\($1)" } }

  private func bounds(_ points: Interval, _ join: (String, String) -> String) -> String {
    let (low, high) = (points.low.map(numbers.number) ?? "?", points.high.map(numbers.number) ?? "?")
    return low == high ? low : join(low, high)
  }

  private func say(_ phrase: ClassPhrase) -> String { phrase.text(in: language) }
}
