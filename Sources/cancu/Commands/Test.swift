import Eligibility
import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu test [PATH …]`.
  func test() throws(UsageProblem) -> ExitCode {
    var loader = try readRules()
    let drafts = try arguments.value(.draft).map { (path) throws(UsageProblem) in try readDraft(path, into: &loader) }
    let ruleCount = loader.sources.files.count
    let paths = try caseFiles()
    var numbers: [Int32] = []
    // The cases are read after the rules: nothing they hold can change the law.
    var cases = RuleLoader()
    for path in paths {
      let bytes = try bytes(of: path)
      cases.read(path: path, bytes: bytes)
      numbers.append(loader.read(path: path, bytes: bytes))
    }
    if let rules = zip(cases.syntax, paths).first(where: { $0.0.declarations.contains { !$0.isCase } }) {
      throw .rulesInDossier(rules.1)
    }
    // What differs with a draft is what the draft does.
    let book = loader.check(usingAssumptions: true, drafts: drafts ?? [])
    guard try areUsable(loader, upTo: ruleCount) else { return .wrongInput }
    var found = loader.diagnostics
    var other = loader
    var runner = CaseRunner(book: book) { other.check(usingAssumptions: false, drafts: drafts ?? []) }
    var coverage = Coverage(book: book)
    var outcomes: [CaseOutcome] = []
    for number in numbers { outcomes += runner.run(loader.cases(of: number), diagnostics: &found) }
    for outcome in outcomes { coverage.add(outcome) }
    let errors = found.filter { $0.severity == .error }
    try show(errors, of: loader.sources)
    if arguments.has(.json) {
      let json = CaseReportJSON(book, language, sources: loader.sources)
      try write(JSONWriter.pretty(json.value(outcomes, coverage)) + "\n")
    } else {
      let report = CaseReportText(book, language, sources: loader.sources)
      let covered = CoverageText(book, language)
      // How far cases reach is a question about the law, not about a draft.
      try write(
        report.text(outcomes, fileCount: paths.count, withDraft: drafts != nil)
          + (drafts == nil ? covered.text(coverage, of: named(outcomes)) : ""))
      if arguments.has(.full) { try write(covered.table(coverage)) }
    }
    if !errors.isEmpty { return .wrongInput }
    guard !outcomes.isEmpty else { throw .noCases(paths.first ?? "Cases") }
    return outcomes.allSatisfy(\.isMet) ? .done : .answerIsNo
  }

  /// The instruments that some of the cases speak of, where not all cases are run: of the others nothing was asked.
  private func named(_ outcomes: [CaseOutcome]) -> Set<InstrumentNumber>? {
    guard !arguments.operands.isEmpty else { return nil }
    return Set(outcomes.flatMap(\.expectations).map(\.expectation.instrument.number))
  }
}

extension DeclarationSyntax {
  /// Whether it is a case.
  fileprivate var isCase: Bool {
    if case .dossier = self { true } else { false }
  }
}
