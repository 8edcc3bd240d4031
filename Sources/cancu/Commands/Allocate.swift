import Eligibility
import Reporting
import RuleLanguage
import Screening

extension CommandRun {
  /// `cancu allocate REGISTER --budget AMOUNT`.
  func allocate() throws(UsageProblem) -> ExitCode {
    guard let path = arguments.operands.first else { throw .noRegisterNamed(arguments.command) }
    guard let date = try arguments.date() else { throw .noDate }
    let allocationRules = try allocationRules()
    let row = arguments.value(.explain)
    if row != nil, let other = [OptionName.out, .json].first(where: arguments.has) { throw .together(.explain, other) }
    try refuseOtherForms(arguments.all(.out), [".csv"])
    try refuseToWriteOver(arguments.all(.out), besides: path)
    guard
      let rules = try loadRules(usingAssumptions: !arguments.has(.noAssumptions), draft: arguments.value(.draft))
    else { return .wrongInput }
    let files = try registerFiles(path)
    var options = try registerOptions(keepsGoing: arguments.has(.keepGoing))
    let items = try askedItems(in: rules.book)
    return try reading(path) {
      let screen = RegisterScreen(book: rules.book, on: date, items: items, priorities: true)
      options.wanted = screen.wanted
      guard let register = try openRegister(files, rules.book, options) else { return .wrongInput }
      try noteNumberStyles(of: register)
      guard let claims = try claims(of: register, screen, rules.book, explaining: row) else { return .wrongInput }
      if let row, claims.explained == nil { throw noRow(row, in: register) }
      let allocation = Allocator.allocate(claims.demands, by: allocationRules)
      try writeRows(claims, allocation, rules.book)
      try report(claims, allocation, rules.book, date, register.gaps)
      try noteRowsWritten()
      return register.problemCount == 0 && allocation.isDecided ? .done : .answerIsNo
    }
  }

  /// What the register asks for; nil where it has faults and is not to be used in part.
  private func claims(
    of register: Register, _ screen: RegisterScreen, _ book: RuleBook, explaining row: String?
  ) throws -> AllocationClaims? {
    var intake = AllocationIntake(book, explaining: row)
    while let batch = try register.next() {
      for row in screen.rows(of: batch) { intake.add(row) }
    }
    return try isUsable(register) ? intake.claims() : nil
  }

  private func writeRows(_ claims: AllocationClaims, _ allocation: Allocation, _ book: RuleBook) throws {
    guard let path = arguments.value(.out) else { return }
    let csv = AllocationRowsCSV(book)
    let file = try system.create(path)
    try file.write(Array(csv.header.utf8))
    for index in claims.demands.indices {
      try file.write(Array(csv.line(index, of: claims, allocation).utf8))
    }
    try file.commit()
  }

  private func report(
    _ claims: AllocationClaims, _ allocation: Allocation, _ book: RuleBook, _ date: CalendarDate,
    _ gaps: RegisterGaps
  ) throws(UsageProblem) {
    // With JSON the drafts are named in it.
    if !book.drafts.isEmpty, !arguments.has(.json) {
      try write(DraftText(language).banner(book.drafts, isCompared: false))
    }
    if let row = claims.explained {
      try write(AllocationExplanation(book, language).text(row, claims, allocation, on: date))
      return
    }
    let effects = [Self.step, -Self.step].compactMap { step in
      AllocationEffect(claims, allocation, changedBy: step).map { (step, $0) }
    }
    if arguments.has(.json) {
      let value = AllocationJSON(book, language).value(
        claims, allocation, effects: effects, on: date, gaps)
      try write(JSONWriter.pretty(value) + "\n")
    } else {
      let text = AllocationText(book, language)
      try write(text.text(claims, allocation, effects: effects, on: date, gaps))
    }
  }

  /// By how much another budget is larger or smaller that the report compares with, in đồng.
  private static var step: Int64 { 1_000_000_000 }

  // MARK: Arguments

  private func allocationRules() throws(UsageProblem) -> AllocationRules {
    guard let budget = try money(.budget) else { throw .noBudget }
    let rule = try choice(.rule, AllocationRules.Rule.self) ?? .order
    let ties = try choice(.ties, AllocationRules.Sharing.self)
    if ties != nil, rule != .order { throw .tiesWithoutOrder }
    return AllocationRules(
      budget: budget, itemCap: try money(.perItem), instrumentCap: try money(.perInstrument), rule: rule, ties: ties)
  }

  /// The amount an option gives, above nought, written as in the acts.
  private func money(_ option: OptionName) throws(UsageProblem) -> Int64? {
    guard let text = arguments.value(option) else { return nil }
    // A value stands after its name, as with --set.
    let stem = "\(option.rawValue)="
    let file = SourceFile(path: option.spelling, text: stem + text)
    var diagnostics: [Diagnostic] = []
    let value = Parser.parseGivenValue(file, after: stem.utf8.count, number: 0, diagnostics: &diagnostics)
    guard diagnostics.isEmpty, case .literal(.money(let amount))? = value?.kind, amount > 0 else {
      throw .badMoney(option, text)
    }
    return amount
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ option: OptionName, _ type: Choice.Type
  ) throws(UsageProblem) -> Choice? {
    guard let text = arguments.value(option) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw .badChoice(option, text, Choice.allCases.map(\.rawValue))
    }
    return choice
  }
}
