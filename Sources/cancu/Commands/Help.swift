import Reporting
import RuleLanguage

extension CommandRun {
  func help() throws(UsageProblem) -> ExitCode { .done }
  func help(on command: Command) throws(UsageProblem) -> ExitCode { .done }
  func version() throws(UsageProblem) -> ExitCode { .done }
  func test() throws(UsageProblem) -> ExitCode { .done }
  func lint() throws(UsageProblem) -> ExitCode { .done }
  func format() throws(UsageProblem) -> ExitCode { .done }
}
