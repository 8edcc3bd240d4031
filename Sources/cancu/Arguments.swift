import RuleLanguage

/// The options there are; each command takes some of them.
enum OptionName: String, CaseIterable {
  case date
  case item
  case items
  case set
  case caseName = "case"
  case rules
  case full
  case json
  case noAssumptions = "no-assumptions"
  case language = "lang"
  case draft
  case receipt
  case diff
  case timeline
  case province
  case holes
  case numbers
  case out
  case brief
  case leaveOut = "leave-out"
  case ask
  case explain
  case keepGoing = "keep-going"
  case ignore
  case rows
  case seed
  case engine
  case without
  case threads
  case times
  case budget
  case perItem = "per-item"
  case perInstrument = "per-instrument"
  case rule
  case ties
  case check
  case help

  /// As it is typed.
  var spelling: String { "--\(rawValue)" }

  /// Whether a value follows.
  var takesValue: Bool { valueCount > 0 }

  /// How many values follow.
  var valueCount: Int {
    switch self {
    case .diff: 2
    case .date, .item, .set, .caseName, .rules, .language, .draft, .receipt, .province, .numbers, .ignore, .out,
      .explain, .rows, .seed, .items, .engine, .without, .leaveOut, .threads, .budget, .perItem, .perInstrument, .rule,
      .ties:
      1
    case .full, .json, .noAssumptions, .holes, .check, .help, .timeline, .ask, .keepGoing, .times, .brief: 0
    }
  }

  /// Whether a command takes it more than once.
  func isRepeatable(for command: Command) -> Bool {
    self == .set || self == .ignore || (self == .item && (command == .allocate || command == .screen))
  }
}

/// What was typed after the name of the tool, read and checked against what the command takes.
struct Arguments {
  /// The command.
  let command: Command
  /// What is not an option, in order.
  let operands: [String]
  private let values: [OptionName: [String]]

  /// Reads what was typed.
  init(_ typed: [String]) throws(UsageProblem) {
    guard let first = typed.first else { throw .noCommand }
    guard let command = Command(typed: first) else {
      throw first.hasPrefix("-") ? .commandExpected(first) : .unknownCommand(first)
    }
    self.command = command
    var operands: [String] = []
    var values: [OptionName: [String]] = [:]
    var rest = typed.dropFirst()
    var takesOptions = true
    while let word = rest.popFirst() {
      guard takesOptions, word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      if word == "--" {
        takesOptions = false
        continue
      }
      let (option, joined) = try Arguments.option(word, of: command)
      var value = joined
      if option.takesValue, value == nil {
        // A value that looks like an option is a value left out, far more often than meant.
        guard let next = rest.first, !next.hasPrefix("--") else { throw .missingValue(option) }
        value = rest.popFirst()
      }
      if !option.takesValue, value != nil { throw .unexpectedValue(option) }
      if values[option] != nil, !option.isRepeatable(for: command) { throw .repeated(option) }
      values[option, default: []].append(value ?? "")
      for _ in 0..<max(0, option.valueCount - 1) {
        guard let next = rest.first, !next.hasPrefix("--") else { throw .missingValue(option) }
        values[option, default: []].append(next)
        rest = rest.dropFirst()
      }
    }
    if operands.count > command.operandLimit, values[.help] == nil {
      throw .unexpectedOperand(operands[command.operandLimit])
    }
    self.operands = operands
    self.values = values
  }

  private static func option(_ word: String, of command: Command) throws(UsageProblem) -> (OptionName, String?) {
    if word == "-h" { return (.help, nil) }
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts[0]
    guard let option = OptionName.allCases.first(where: { $0.spelling == name }) else {
      throw .unknownOption(name, of: command)
    }
    guard command.options.contains(option) else { throw .foreignOption(option, of: command) }
    return (option, parts.count > 1 ? parts[1] : nil)
  }

  /// Whether an option was given.
  func has(_ option: OptionName) -> Bool { values[option] != nil }

  /// The value of an option, where it was given.
  func value(_ option: OptionName) -> String? { values[option]?.first }

  /// All values of an option that may be repeated.
  func all(_ option: OptionName) -> [String] { values[option] ?? [] }

  /// What was asked of `check`, without how it is to be shown: what a receipt keeps.
  var request: [String] {
    let kept: [OptionName] = [.date, .item, .set, .caseName, .draft, .rules]
    let options = kept.flatMap { option in all(option).map { "\(option.spelling)=\($0)" } }
    return options + (has(.noAssumptions) ? [OptionName.noAssumptions.spelling] : []) + ["--"] + operands
  }

  /// The day `--date` gives.
  func date() throws(UsageProblem) -> CalendarDate? {
    guard let text = value(.date) else { return nil }
    return try Arguments.date(text)
  }

  /// The two days `--diff` gives, as they were typed.
  func days() throws(UsageProblem) -> (CalendarDate, CalendarDate)? {
    let typed = all(.diff)
    guard typed.count == 2 else { return nil }
    let days = try typed.map { (text) throws(UsageProblem) in try Arguments.date(text) }
    return (days[0], days[1])
  }

  private static func date(_ text: String) throws(UsageProblem) -> CalendarDate {
    guard let date = CalendarDate(typed: text) else { throw .badDate(text) }
    return date
  }

  /// The language asked for, even where the rest of what was typed cannot be read: messages about it are in it too.
  static func language(_ typed: [String]) throws(UsageProblem) -> MessageLanguage {
    var rest = typed[...]
    while let word = rest.popFirst() {
      if word == "--" { break }
      let value: String
      if word == "--lang" {
        guard let next = rest.popFirst() else { throw .missingValue(.language) }
        value = next
      } else if word.hasPrefix("--lang=") {
        value = String(word.dropFirst("--lang=".count))
      } else {
        continue
      }
      guard let language = MessageLanguage(rawValue: value) else { throw .badLanguage(value) }
      return language
    }
    return .vietnamese
  }
}

extension CalendarDate {
  /// A day as people type it: `31/12/2022` or `2022-12-31`.
  init?(typed text: String) {
    let separator: Character = text.contains("/") ? "/" : "-"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let isYearFirst = separator == "-"
    guard let (year, month, day) = CalendarDate.numbers(isYearFirst ? parts : parts.reversed()),
      (isYearFirst ? parts[0] : parts[2]).utf8.count == 4
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
