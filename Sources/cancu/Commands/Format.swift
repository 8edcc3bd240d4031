import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu fmt [--check] [PATH …]`.
  func format() throws(UsageProblem) -> ExitCode {
    var sources = SourceSet()
    var code = ExitCode.done
    func worsen(_ other: ExitCode) { if other.rawValue > code.rawValue { code = other } }
    for path in try operandFiles() {
      let bytes = try bytes(of: path)
      let file = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
      let number = sources.add(file)
      let formatted: String
      do throws(FormatterFailure) { formatted = try Formatter.format(file, number: number) } catch {
        switch error {
        case .syntaxErrors(let diagnostics):
          try show(diagnostics, of: sources)
          worsen(.wrongInput)
        case .meaningChanged, .commentLost:
          try note(say(.formatterDefect(path)) + "\n")
          worsen(.defect)
        }
        continue
      }
      guard Array(formatted.utf8) != bytes else { continue }
      if arguments.has(.check) {
        try write("\(path)\n")
        worsen(.answerIsNo)
      } else {
        do throws(SystemFault) { try system.replace(path, with: Array(formatted.utf8)) } catch { throw .system(error) }
        try write(say(.formatted(path)) + "\n")
      }
    }
    return code
  }
}
