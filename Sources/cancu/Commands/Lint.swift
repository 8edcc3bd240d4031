import Eligibility
import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu lint [PATH …]`.
  func lint() throws(UsageProblem) -> ExitCode {
    // The rules are read whole whatever is asked about: a file means nothing without the vocabulary.
    var loader = try readRules()
    let ruleCount = loader.sources.files.count
    let asked = try operandFiles()
    let known = Set(loader.sources.files.map(\.path))
    for path in asked where !known.contains(path) { loader.read(path: path, bytes: try bytes(of: path)) }
    let found = allDiagnostics(&loader, ruleCount: ruleCount)
    let shown = Set(asked)
    let diagnostics = inOrder(found, loader.sources) { shown.contains($0) }
    let errors = diagnostics.count { $0.severity == .error }
    if arguments.has(.json) {
      let json = DiagnosticsJSON(loader.sources, language)
      try write(JSONWriter.pretty(json.value(diagnostics, fileCount: asked.count)) + "\n")
    } else {
      try show(diagnostics, of: loader.sources)
      try write(say(.linted(files: asked.count, errors: errors, warnings: diagnostics.count - errors)) + "\n")
    }
    return errors == 0 ? .done : .answerIsNo
  }

  /// What is wrong with rules and cases: the rules are checked with and without assumptions, for a hole that is filled
  /// can hide what is wrong around it.
  private func allDiagnostics(_ loader: inout RuleLoader, ruleCount: Int) -> [Diagnostic] {
    let numbers = loader.sources.files.indices.map { Int32(clamping: $0) }
    let cases = numbers.map { loader.cases(of: $0) }
    let plain = loader.check(usingAssumptions: false)
    let book = loader.check(usingAssumptions: true)
    // Each draft is laid over the law by itself: two drafts are two proposals.
    for number in numbers where loader.hasDraft(in: number) {
      _ = loader.check(usingAssumptions: true, drafts: [number])
    }
    var found = loader.diagnostics
    // Rules are read whole by every command; a case among them is run by none.
    for dossier in cases.prefix(ruleCount).joined() {
      let problem = MeaningProblem.caseAmongRules(dossier.name.text)
      found.append(Diagnostic(.meaning(problem), at: dossier.name.span, severity: .warning))
    }
    // What is wrong with the rules would only be said again of the cases.
    guard !found.contains(where: { $0.severity == .error }) else { return found }
    var runner = CaseRunner(book: book) { plain }
    for cases in cases where !cases.isEmpty { _ = runner.run(cases, diagnostics: &found) }
    return found
  }

  /// The diagnostics of the files asked about, by place, each once; one without a place is always shown.
  private func inOrder(
    _ diagnostics: [Diagnostic], _ sources: SourceSet, _ isAsked: (String) -> Bool
  ) -> [Diagnostic] {
    var seen: Set<[String]> = []
    let kept = diagnostics.filter { diagnostic in
      if let file = sources.file(of: diagnostic.span), !isAsked(file.path) { return false }
      let place = "\(diagnostic.span.file):\(diagnostic.span.start):\(diagnostic.span.end)"
      return seen.insert([place, diagnostic.problem.message(in: .vietnamese)]).inserted
    }
    return kept.enumerated().sorted { left, right in
      let (one, other) = (left.element.span, right.element.span)
      return (one.file, one.start, left.offset) < (other.file, other.start, right.offset)
    }.map(\.element)
  }
}
