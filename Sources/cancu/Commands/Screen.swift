import Eligibility
import Reporting
import RuleLanguage
import Screening

extension CommandRun {
  /// `cancu screen REGISTER`.
  func screen() throws(UsageProblem) -> ExitCode {
    guard let path = arguments.operands.first else { throw .noRegisterNamed(arguments.command) }
    guard let date = try arguments.date() else { throw .noDate }
    for other in [OptionName.ask, .explain] where arguments.has(.json) && arguments.has(other) {
      throw .together(.json, other)
    }
    for other in [OptionName.out, .ask] where arguments.has(.explain) && arguments.has(other) {
      throw .together(.explain, other)
    }
    for option in [OptionName.brief, .leaveOut] where arguments.has(option) && !arguments.has(.out) {
      throw .onlyWith(option, .out)
    }
    let parts = try rowParts()
    try refuseOtherForms(arguments.all(.out), [".csv", ".jsonl"])
    try refuseToWriteOver(arguments.all(.out), besides: path)
    guard
      let rules = try loadRules(usingAssumptions: !arguments.has(.noAssumptions), draft: arguments.value(.draft))
    else { return .wrongInput }
    let progress = Progress(system, language)
    let files = try registerFiles(path).map { progress.metering($0) }
    var options = try registerOptions(keepsGoing: arguments.has(.keepGoing))
    let items = try askedItems(in: rules.book)
    let (engine, threads, shortcuts) = try (engine(), count(.threads) ?? 2, shortcuts())
    return try reading(path) {
      let screen = RegisterScreen(
        book: rules.book, on: date, items: items, priorities: false, engine: engine, threads: threads,
        reasons: isAsking ? .all : parts.reasons, shortcuts: shortcuts)
      // What explains a row shows its papers too.
      if !arguments.has(.explain) {
        options.wanted = screen.wanted
        screen.prepare()
      }
      guard let register = try openRegister(files, rules.book, options) else { return .wrongInput }
      try noteNumberStyles(of: register)
      let drafts = rules.book.drafts
      // With JSON the drafts are named in it.
      if !drafts.isEmpty, !arguments.has(.json) { try write(DraftText(language).banner(drafts, isCompared: false)) }
      if let row = arguments.value(.explain) { return try explain(row, register, screen, rules.book) }
      return try run(register, screen, rules.book, date, items, parts, progress)
    }
  }

  private func run(
    _ register: Register, _ screen: RegisterScreen, _ book: RuleBook, _ date: CalendarDate, _ items: [Int]?,
    _ parts: RowParts, _ progress: Progress<System>
  ) throws -> ExitCode {
    let json = ScreenJSON(book, language)
    let isLines = arguments.value(.out)?.hasSuffix(".jsonl") == true
    var output: (any OutputFile)?
    if let path = arguments.value(.out) {
      output = try system.create(path)
      if !isLines { try output?.write(Array(ScreenRowsCSV.header(parts).utf8)) }
    }
    let work = ScreenWork(
      screen, book, items: items, output: output == nil ? .none : isLines ? .lines(json) : .csv, parts: parts,
      isAsking: isAsking
    ) { try output?.write($0) }
    var times = Stopwatch()
    while let batch = try times.reading({ try register.next() }) {
      try times.deciding { try work.add(batch) }
      try progress.show(rows: batch.rowCount)
    }
    try times.writing { try work.finish() }
    try progress.end()
    let summary = work.summary
    if arguments.has(.times) {
      try note(times.line(rows: summary.rowCount, threads: screen.threads, questions: screen.questions))
    }
    guard try isUsable(register) else {
      // A fault that ends the reading leaves no file that looks whole.
      output?.discard()
      return .wrongInput
    }
    try output?.commit()
    let text = ScreenText(book, language)
    if arguments.has(.json) {
      try write(JSONWriter.pretty(json.value(summary, on: date, register.gaps)) + "\n")
    } else {
      let gaps = register.gaps
      try write(arguments.has(.ask) ? text.questions(summary, gaps) : text.text(summary, on: date, gaps))
    }
    try noteRowsWritten()
    return register.problemCount == 0 ? .done : .answerIsNo
  }

  /// Whether it is counted which facts are missing.
  private var isAsking: Bool { arguments.has(.ask) || arguments.has(.json) }

  /// What is written of rows.
  private func rowParts() throws(UsageProblem) -> RowParts {
    if arguments.has(.brief), arguments.has(.leaveOut) { throw .together(.brief, .leaveOut) }
    if arguments.has(.brief) { return .brief }
    guard let typed = arguments.value(.leaveOut) else { return .all }
    var parts = RowParts.all
    for name in typed.split(separator: ",", omittingEmptySubsequences: false) {
      let name = name.split(separator: " ").joined(separator: " ")
      guard let known = RowParts.named.first(where: { $0.column == name }) else {
        throw .badChoice(.leaveOut, name, RowParts.named.map(\.column))
      }
      parts.subtract(known.part)
    }
    return parts
  }

  private func engine() throws(UsageProblem) -> RegisterScreen.Engine {
    guard let typed = arguments.value(.engine) else { return .columns }
    guard let engine = RegisterScreen.Engine(rawValue: typed) else { throw .badEngine(typed) }
    return engine
  }

  private func shortcuts() throws(UsageProblem) -> ColumnShortcuts {
    var shortcuts = ColumnShortcuts.all
    for name in (arguments.value(.without) ?? "").split(separator: ",").map(String.init) {
      guard let known = ColumnShortcuts.named.first(where: { $0.name == name }) else {
        throw .badChoice(.without, name, ColumnShortcuts.named.map(\.name))
      }
      shortcuts.subtract(known.shortcut)
    }
    return shortcuts
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
    try noteProblems(of: register)
    throw noRow(identifier, in: register)
  }
}
