/// The commands there are.
enum Command: String, CaseIterable {
  case check
  case classify
  case register
  case screen
  case allocate
  case test
  case lint
  case fmt
  case sources
  case law
  case replay
  case version
  case help

  /// A command as it is typed first; `--help` and `--version` are commands too, for people who try them.
  init?(typed word: String) {
    switch word {
    case "--help", "-h": self = .help
    case "--version", "-V": self = .version
    default:
      guard let command = Command(rawValue: word) else { return nil }
      self = command
    }
  }

  /// The options it takes.
  var options: [OptionName] {
    switch self {
    case .check:
      [.date, .item, .set, .caseName, .draft, .receipt, .rules, .full, .json, .noAssumptions, .language, .help]
    case .classify: [.date, .set, .caseName, .draft, .rules, .full, .json, .noAssumptions, .language, .help]
    case .register: [.numbers, .ignore, .rows, .seed, .province, .date, .out, .times, .rules, .language, .help]
    case .screen:
      [
        .date, .item, .items, .out, .brief, .leaveOut, .ask, .explain, .draft, .numbers, .ignore, .keepGoing, .full,
        .json,
        .engine, .without, .threads, .times, .rules, .noAssumptions, .language, .help,
      ]
    case .allocate:
      [
        .date, .budget, .item, .items, .perItem, .perInstrument, .rule, .ties, .out, .explain, .draft, .numbers,
        .ignore,
        .keepGoing, .json, .rules, .noAssumptions, .language, .help,
      ]
    case .test: [.draft, .rules, .full, .json, .language, .help]
    case .lint: [.rules, .json, .language, .help]
    case .fmt: [.check, .language, .help]
    case .sources: [.holes, .json, .rules, .noAssumptions, .language, .help]
    case .law: [.date, .diff, .timeline, .province, .draft, .rules, .noAssumptions, .language, .help]
    case .replay: [.rules, .language, .help]
    case .version, .help: [.language, .help]
    }
  }

  /// How many operands it takes at most.
  var operandLimit: Int {
    switch self {
    case .check, .classify, .screen, .allocate, .replay, .help: 1
    case .test, .lint, .fmt: .max
    // A provision may be typed as several words: `law 52/2018/NĐ-CP điều 9 khoản 3`.
    case .law: 8
    case .register: 2
    case .sources, .version: 0
    }
  }
}

/// How the tool ends, for who calls it from a script; `help` says the same in words.
enum ExitCode: Int32 {
  /// Done; with --item: eligible.
  case done = 0
  /// The answer is no: cases differ, a file is not formatted, the rules hold errors, the item is not granted.
  case answerIsNo = 1
  /// The input, the rules or the arguments are wrong.
  case wrongInput = 2
  /// With --item: undetermined.
  case undetermined = 3
  /// A defect of the tool itself.
  case defect = 70
}
