import Reporting
import RuleLanguage
import Screening

extension CommandRun {
  /// `cancu register check REGISTER`.
  func register() throws(UsageProblem) -> ExitCode {
    switch arguments.operands.first {
    case "check": return try checkRegister()
    default: throw .registerAction(arguments.operands.first)
    }
  }

  private func checkRegister() throws(UsageProblem) -> ExitCode {
    guard arguments.operands.count > 1 else { throw .noRegisterNamed }
    guard let rules = try loadRules(usingAssumptions: true) else { return .wrongInput }
    let files = try registerFiles(arguments.operands[1])
    let texts = RegisterProblemText(language)
    var problems: [RegisterProblem] = []
    do {
      // Everything wrong is told at once: the reading goes on.
      let opened = try Register.open(
        files, book: rules.book, try registerOptions(keepsGoing: true), problems: &problems)
      guard let register = opened else {
        try write(texts.lines(problems, count: problems.count, limit: .max))
        return .answerIsNo
      }
      var survey = RegisterSurvey()
      while let batch = try register.next() { survey.add(batch) }
      try write(texts.lines(register.problems, count: register.problemCount))
      try write(RegisterSurveyText(language).text(survey, of: register))
      return register.problemCount == 0 ? .done : .answerIsNo
    } catch let fault as SystemFault {
      throw .system(fault)
    } catch let problem as UsageProblem {
      throw problem
    } catch {
      throw .system(.unreadable(arguments.operands[1], reason: "\(error)"))
    }
  }
}
