import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu sources [--holes]`.
  func sources() throws(UsageProblem) -> ExitCode {
    guard let rules = try loadRules(usingAssumptions: !arguments.has(.noAssumptions)) else { return .wrongInput }
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
