import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu help [COMMAND]`.
  func help() throws(UsageProblem) -> ExitCode {
    guard let name = arguments.operands.first else { return try help(on: .help) }
    guard let command = Command(typed: name) else { throw .unknownCommand(name) }
    return try help(on: command)
  }

  /// `cancu COMMAND --help`.
  func help(on command: Command) throws(UsageProblem) -> ExitCode {
    try write(HelpText.on(command).text(in: language))
    return .done
  }

  /// `cancu version`.
  func version() throws(UsageProblem) -> ExitCode {
    try write("cancu \(Engine.version)\n")
    return .done
  }
}
