import Eligibility
import RuleLanguage
import Testing

/// Rules written in the language, checked, ready to decide dossiers written in the language.
struct RuleBench {
  let book: RuleBook
  let evaluator: Evaluator

  /// Takes instruments or whole files; a test fails where they are not right.
  init(_ rules: String, vocabulary: String = RuleBench.vocabulary, usingAssumptions: Bool = false) throws {
    var loader = RuleLoader()
    loader.read(SourceFile(path: "vocabulary", text: vocabulary))
    loader.read(SourceFile(path: "rules", text: rules))
    book = loader.check(usingAssumptions: usingAssumptions)
    try RuleBench.expectNothing(loader.diagnostics.filter { $0.severity == .error }, loader.sources)
    evaluator = Evaluator(book: book)
  }

  /// An item in an instrument of its own, with these clauses; it is for cooperatives.
  init(item clauses: String, before: String = "", rounding: Bool = false) throws {
    try self.init(RuleBench.instrument(clauses, before: before))
  }

  /// An instrument in force since 2020 with one item of these clauses.
  static func instrument(_ clauses: String, number: String = "1/2020/NĐ-CP", before: String = "") -> String {
    """
    văn bản \(number)
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"
    điều 1
    \(before)
    điều 2
    khoản 1
      hỗ trợ khoản_thử
        đối tượng hợp_tác_xã
    \(clauses)

    """
  }

  /// Reads a dossier: lines as in a case.
  func dossier(_ facts: String) throws -> Dossier {
    var loader = RuleLoader()
    let file = loader.read(SourceFile(path: "dossier", text: "trường hợp \"thử\"\n\(facts)\n"))
    let read = try #require(loader.cases(of: file).first)
    var diagnostics = loader.diagnostics
    let dossier = DossierReader(book: book).read(read, among: [], diagnostics: &diagnostics)
    try RuleBench.expectNothing(diagnostics, loader.sources)
    return dossier
  }

  /// Decides one item, the first unless named, for a cooperative of which these facts are known.
  func decide(_ facts: String, item: String? = nil, on date: String = "30/06/2022") throws -> ItemDecision {
    let all = try decision("loại_hình hợp_tác_xã\n" + facts, on: date)
    let number = try #require(item.map { name in book.items.firstIndex { $0.name == name } } ?? 0)
    return try #require(all.items.first { book.familyOfItem[$0.item] == number })
  }

  /// Decides everything.
  func decision(_ facts: String, on date: String = "30/06/2022") throws -> Decision {
    evaluator.decide(try dossier(facts), on: try #require(CalendarDate(date)))
  }

  /// How a fact or list is called.
  func name(_ path: FactPath) -> String {
    let place = [path.record.map { "#\($0)" }, path.year.map { "@\($0)" }].compactMap { $0 }.joined()
    switch path.target {
    case .fact(let reference): return book.vocabulary.fact(reference).name + place
    case .list(let list): return book.vocabulary.lists[list].name + place
    }
  }

  /// The sets of missing facts by name.
  func missing(_ decision: ItemDecision) -> [[String]] { decision.missing.map { $0.map(name) } }

  /// The causes in short.
  func causes(_ decision: ItemDecision) -> [String] { decision.causes.map(text) }

  func text(_ cause: Cause) -> String {
    switch cause {
    case .fact(let path): name(path)
    case .hole(let number): "hole: " + book.holes[number].reason
    case .noParameterValue(let parameter, let date):
      "no value: \(book.vocabulary.parameters[parameter].name) \(date.vietnamese)"
    case .parameterConflict(let parameter, let citations):
      "conflict: \(book.vocabulary.parameters[parameter].name) \(citations.map(\.instrument.text))"
    case .lapsedReference(let number, let date):
      "lapsed: \(book.instruments[number].number.text) \(date.vietnamese)"
    case .authorityDecides: "authority"
    case .arithmetic(let fault): "\(fault)"
    }
  }

  /// A way to yes in short: `thời_hạn ≥ 36`.
  func ways(_ decision: ItemDecision) -> [[String]] { decision.toQualify.map { $0.map(text) } }

  private func text(_ change: Change) -> String {
    let subject = (change.fact.map(name) ?? "?") + (change.isChangeable ? "" : "!")
    switch change.target {
    case .truth(let truth)?: return "\(subject) \(truth)"
    case .quantity(let comparison, let value)?:
      return "\(subject) \(comparison.rawValue) "
        + (value.isWhole ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)")
    case .date(let comparison, let day)?: return "\(subject) \(comparison.rawValue) \(day.vietnamese)"
    case .symbols(let numbers)?: return "\(subject) \(numbers)"
    case nil: return "\(subject) ?"
    }
  }

  private static func expectNothing(_ diagnostics: [Diagnostic], _ sources: SourceSet) throws {
    let renderer = DiagnosticRenderer(sources: sources, language: .english)
    // What may be meant is meant here: entries of the ledger under records that are not decided now.
    let wrong = diagnostics.filter { diagnostic in
      if case .dossier(let problem) = diagnostic.problem { !problem.mayBeMeant } else { true }
    }
    let text = wrong.map { renderer.render($0) }.joined(separator: "\n")
    try #require(text.isEmpty, Comment(rawValue: text))
  }
}

extension CalendarDate {
  /// A day as the acts write it.
  init?(_ text: String) {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[2], month: parts[1], day: parts[0])
  }
}

extension MoneyRange {
  /// So much exactly.
  static func exactly(_ amount: Int64) -> MoneyRange { MoneyRange(low: amount, high: amount) }
  /// From nothing up to so much.
  static func upTo(_ amount: Int64?) -> MoneyRange { MoneyRange(low: 0, high: amount) }
}
