import Reporting
import RuleLanguage
import Screening

extension CommandRun {
  /// `cancu register check REGISTER`, `cancu register sample`.
  func register() throws(UsageProblem) -> ExitCode {
    switch arguments.operands.first {
    case "check":
      try refuse([.rows, .seed, .province, .date, .out], "check")
      return try checkRegister()
    case "sample":
      try refuse([.numbers, .ignore, .times], "sample")
      return try sampleRegister()
    default: throw .registerAction(arguments.operands.first)
    }
  }

  private func refuse(_ options: [OptionName], _ action: String) throws(UsageProblem) {
    if let option = options.first(where: arguments.has) { throw .notOfAction(option, action) }
  }

  private func checkRegister() throws(UsageProblem) -> ExitCode {
    guard arguments.operands.count > 1 else { throw .noRegisterNamed(arguments.command) }
    guard let rules = try loadRules(usingAssumptions: true) else { return .wrongInput }
    let files = try registerFiles(arguments.operands[1])
    let texts = RegisterProblemText(language)
    var problems: [RegisterProblem] = []
    return try reading(arguments.operands[1]) {
      // Everything wrong is told at once: the reading goes on.
      let opened = try Register.open(
        files, book: rules.book, try registerOptions(keepsGoing: true), problems: &problems)
      guard let register = opened else {
        try write(texts.lines(problems, count: problems.count, limit: .max))
        return .answerIsNo
      }
      var survey = RegisterSurvey()
      var times = Stopwatch()
      while let batch = try times.reading({ try register.next() }) { times.deciding { survey.add(batch) } }
      if arguments.has(.times) { try note(times.line(rows: survey.rowCount, threads: 1, questions: 0)) }
      try write(texts.lines(register.problems, count: register.problemCount))
      try write(RegisterSurveyText(language).text(survey, of: register))
      return register.problemCount == 0 && survey.rowCount > 0 ? .done : .answerIsNo
    }
  }

  /// `cancu register sample`: a synthetic register, the same for a seed.
  private func sampleRegister() throws(UsageProblem) -> ExitCode {
    guard let path = arguments.value(.out) else { throw .noOutput }
    try refuseOtherForms([path], [".csv"])
    guard let date = try arguments.date() else { throw .noDate }
    let profile = try sampleProfile()
    let rows = try count(.rows) ?? profile.rowCount
    let seed = UInt64(try count(.seed) ?? 1)
    guard let rules = try loadRules(usingAssumptions: false) else { return .wrongInput }
    var sample = RegisterSample(rules.book, profile, seed: seed, year: date.year)
    let stem = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
    let paths = [path] + sample.lists.map { "\(stem).\($0).csv" }
    try refuseToWriteOver(paths)
    do throws(SystemFault) {
      let files = try paths.map { (path) throws(SystemFault) in try system.create(path) }
      let notes = sample.notes(rows: rows, seed: seed)
      try files[0].write(Array((notes + sample.header).utf8))
      for list in sample.lists.indices { try files[list + 1].write(Array((notes + sample.header(of: list)).utf8)) }
      for number in 1...rows {
        let (row, records) = sample.next(number)
        try files[0].write(Array(row.utf8))
        for (list, lines) in records.enumerated() where !lines.isEmpty {
          try files[list + 1].write(Array(lines.utf8))
        }
      }
      for file in files { try file.commit() }
    } catch {
      throw .system(error)
    }
    try note(say(.sampled(path, rows: rows)) + "\n")
    return .done
  }

  private func sampleProfile() throws(UsageProblem) -> SampleProfile {
    let known = SampleProfile.all.map { $0.province.replacing("_", with: " ") }
    guard let typed = arguments.value(.province) else { throw .noProfile(nil, known) }
    let name = typed.replacing(" ", with: "_")
    guard let profile = SampleProfile.all.first(where: { $0.province == name }) else { throw .noProfile(typed, known) }
    return profile
  }

  /// The whole number above nought an option gives.
  func count(_ option: OptionName) throws(UsageProblem) -> Int? {
    guard let text = arguments.value(option) else { return nil }
    guard let number = Int(text), number > 0 else { throw .badCount(option, text) }
    return number
  }
}
