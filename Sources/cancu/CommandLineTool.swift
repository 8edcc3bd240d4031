import Reporting
import RuleLanguage

/// The whole tool: arguments in, texts and an exit code out. It touches the world only through `SystemInterface`.
struct CommandLineTool {
  /// Runs one command.
  func run(arguments: [String], system: some SystemInterface) -> Int32 {
    var language = MessageLanguage.vietnamese
    do throws(UsageProblem) {
      language = try Arguments.language(arguments)
      let arguments = try Arguments(arguments)
      let run = CommandRun(arguments: arguments, language: language, system: system)
      return try perform(run).rawValue
    } catch {
      let message = ToolPhrase.problem(error.text(in: language)).text(in: language)
      let help = error.help(in: language).map { "  \(ToolPhrase.help($0).text(in: language))\n" } ?? ""
      // Where even this cannot be written there is nobody left to tell.
      try? system.write("\(message)\n\(help)", to: .errors)
      return ExitCode.wrongInput.rawValue
    }
  }

  private func perform(_ run: CommandRun<some SystemInterface>) throws(UsageProblem) -> ExitCode {
    let command = run.arguments.command
    if run.arguments.has(.help) { return try run.help(on: command) }
    switch command {
    case .check: return try run.check()
    case .classify: return try run.classify()
    case .register: return try run.register()
    case .screen: return try run.screen()
    case .allocate: return try run.allocate()
    case .test: return try run.test()
    case .lint: return try run.lint()
    case .fmt: return try run.format()
    case .sources: return try run.sources()
    case .law: return try run.law()
    case .replay: return try run.replay()
    case .version: return try run.version()
    case .help: return try run.help()
    }
  }
}

/// One run of one command; each command is an extension in a file of its own.
struct CommandRun<System: SystemInterface> {
  let arguments: Arguments
  let language: MessageLanguage
  let system: System

  /// Writes a result.
  func write(_ text: String) throws(UsageProblem) {
    guard !text.isEmpty else { return }
    do throws(SystemFault) { try system.write(text, to: .output) } catch { throw .system(error) }
  }

  /// Says something about the result.
  func note(_ text: String) throws(UsageProblem) {
    guard !text.isEmpty else { return }
    do throws(SystemFault) { try system.write(text, to: .errors) } catch { throw .system(error) }
  }

  /// Shows what is wrong with the files that were read.
  func show(_ diagnostics: [Diagnostic], of sources: SourceSet) throws(UsageProblem) {
    let renderer = DiagnosticRenderer(sources: sources, language: language)
    try note(diagnostics.map { renderer.render($0) + "\n" }.joined())
  }

  func say(_ phrase: ToolPhrase) -> String { phrase.text(in: language) }
}
