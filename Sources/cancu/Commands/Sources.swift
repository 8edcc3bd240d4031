import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu sources [--holes]`.
  func sources() throws(UsageProblem) -> ExitCode {
    // A hole is a hole of the law, whether an assumption fills it or not.
    let isUsingAssumptions = !arguments.has(.noAssumptions) && !arguments.has(.holes)
    guard let rules = try loadRules(usingAssumptions: isUsingAssumptions) else { return .wrongInput }
    let sources = SourcesText(rules.book, language)
    try write(arguments.has(.holes) ? sources.holes() : sources.all())
    return .done
  }
}
