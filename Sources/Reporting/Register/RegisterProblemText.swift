import RuleLanguage
import Screening

/// What is wrong with a register, in lines like those of `lint`.
public struct RegisterProblemText {
  private let language: MessageLanguage

  /// For messages in `language`.
  public init(_ language: MessageLanguage) { self.language = language }

  /// `so.csv:3: lỗi[R031]: cột “vốn”: “x” không phải số` with what to do about it.
  public func line(_ problem: RegisterProblem) -> String {
    var place = problem.file
    if let line = problem.line { place += ":\(line)" }
    let message = problem.fault.message(language)
    let told = problem.column.map { say(.inColumn($0, message)) } ?? message
    let help = problem.fault.help.map { "\n  \(say(.help($0(language))))" } ?? ""
    return "\(place): \(say(.problem(code: problem.fault.code, told)))\(help)\n"
  }

  /// The first so many of them, and how many there are besides.
  public func lines(_ problems: [RegisterProblem], count: Int, limit: Int = 20) -> String {
    let shown = problems.prefix(limit).map(line).joined()
    return count > limit ? shown + "\(say(.more(count - limit)))\n" : shown
  }

  private func say(_ phrase: RegisterPhrase) -> String { phrase.text(in: language) }
}
