import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu sources [--holes]`.
  func sources() throws(UsageProblem) -> ExitCode {
    guard let rules = try loadRules(usingAssumptions: !arguments.has(.noAssumptions)) else { return .wrongInput }
    let sources = SourcesText(rules.book, language)
    try write(arguments.has(.holes) ? sources.holes() : sources.all())
    return .done
  }
}
