import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu sources [--holes]`.
  func sources() throws(UsageProblem) -> ExitCode {
    // A hole is a hole of the law, whether an assumption fills it or not.
    let isUsingAssumptions = !arguments.has(.noAssumptions) && !arguments.has(.holes)
    guard let rules = try loadRules(usingAssumptions: isUsingAssumptions) else { return .wrongInput }
    if arguments.has(.json) {
      let json = SourcesJSON(rules.book, language).value(holesOnly: arguments.has(.holes))
      try write(JSONWriter.pretty(json) + "\n")
      return .done
    }
    let sources = SourcesText(rules.book, language)
    try write(arguments.has(.holes) ? sources.holes() : sources.all())
    return .done
  }
}
