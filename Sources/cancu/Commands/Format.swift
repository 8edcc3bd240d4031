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
      var found: [Diagnostic] = []
      let next = Int32(clamping: sources.files.count)
      let (file, isText) = SourceFile.decode(path: path, bytes: bytes, number: next, diagnostics: &found)
      let number = sources.add(file)
      guard isText else {
        try show(found, of: sources)
        worsen(.wrongInput)
        continue
      }
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
