import Eligibility
import Reporting
import RuleLanguage
import Screening

extension CommandRun {
  /// `cancu screen REGISTER`.
  func screen() throws(UsageProblem) -> ExitCode {
    guard let path = arguments.operands.first else { throw .noRegisterNamed }
    guard let date = try arguments.date() else { throw .noDate }
    guard
      let rules = try loadRules(usingAssumptions: !arguments.has(.noAssumptions), draft: arguments.value(.draft))
    else { return .wrongInput }
    let files = try registerFiles(path)
    let options = try registerOptions(keepsGoing: arguments.has(.keepGoing))
    let item = try arguments.value(.item).map { (name) throws(UsageProblem) in try findItem(name, in: rules.book) }
    return try reading(path) {
      var problems: [RegisterProblem] = []
      let opened = try Register.open(files, book: rules.book, options, problems: &problems)
      guard let register = opened else {
        try note(RegisterProblemText(language).lines(problems, count: problems.count))
        return .wrongInput
      }
      let screen = RegisterScreen(book: rules.book, on: date, items: item.map { [$0] })
      let drafts = rules.book.drafts
      if !drafts.isEmpty { try write(DraftText(language).banner(drafts, isCompared: false)) }
      if let row = arguments.value(.explain) { return try explain(row, register, screen, rules.book) }
      return try run(register, screen, rules.book, date, item)
    }
  }

  private func run(
    _ register: Register, _ screen: RegisterScreen, _ book: RuleBook, _ date: CalendarDate, _ item: Int?
  ) throws -> ExitCode {
    let csv = ScreenRowsCSV(book)
    var output: (any OutputFile)?
    if let path = arguments.value(.out) {
      output = try system.create(path)
      try output?.write(Array(csv.header.utf8))
    }
    var summary: ScreenSummary?
    while let batch = try register.next() {
      if summary == nil {
        summary = ScreenSummary(book, groupNames: screen.groupNames(of: batch.layout), items: item.map { [$0] })
      }
      for row in screen.rows(of: batch, in: register) {
        summary?.add(row)
        try output?.write(Array(csv.lines(row).utf8))
      }
    }
    try note(RegisterProblemText(language).lines(register.problems, count: register.problemCount))
    // A fault that ends the reading leaves no file that looks whole.
    let isWhole = register.problemCount == 0 || arguments.has(.keepGoing)
    guard isWhole else {
      output?.discard()
      return .wrongInput
    }
    try output?.commit()
    let text = ScreenText(book, language)
    if let summary {
      try write(arguments.has(.ask) ? text.questions(summary) : text.text(summary, on: date))
    }
    return register.problemCount == 0 ? .done : .answerIsNo
  }

  /// The decision on one row, as `check` would show it.
  private func explain(
    _ identifier: String, _ register: Register, _ screen: RegisterScreen, _ book: RuleBook
  ) throws -> ExitCode {
    while let batch = try register.next() {
      guard let row = batch.identifiers.firstIndex(of: identifier) else { continue }
      let dossier = register.dossier(batch, row)
      let detail: DecisionText.Detail = arguments.has(.full) ? .full : arguments.has(.item) ? .single : .summary
      try write(DecisionText(book, language, detail: detail).text(screen.decision(on: dossier), of: dossier))
      return .done
    }
    throw UsageProblem.unknownRow(identifier)
  }
}
