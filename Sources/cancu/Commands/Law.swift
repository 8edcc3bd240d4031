import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu law [INSTRUMENT [PROVISION]]`, on a day, between two days, or all instruments in time.
  func law() throws(UsageProblem) -> ExitCode {
    guard let rules = try loadRules(usingAssumptions: !arguments.has(.noAssumptions), draft: arguments.value(.draft))
    else { return .wrongInput }
    try rejectIdleOptions()
    let law = LawText(rules.book, language)
    if arguments.has(.timeline) {
      if let named = arguments.operands.first { throw .unexpectedOperand(named) }
      let province = try arguments.value(.province).map { (name) throws(UsageProblem) in
        try findProvince(name, in: rules.book)
      }
      try write(LawTimeline(rules.book, language).text(province: province))
      return .done
    }
    guard let named = arguments.operands.first else {
      if arguments.has(.diff) || arguments.has(.date) { throw .instrumentNeeded }
      try write(law.overview())
      return .done
    }
    let number = rules.book.instruments[try findInstrument(named, in: rules.book)].number
    let place = arguments.operands.dropFirst().joined(separator: " ")
    let query = ProvisionQuery(place)
    if !place.isEmpty, query == nil { throw .badProvision(place) }
    if let (old, new) = try arguments.days() {
      try write(law.difference(of: number, from: old, to: new, at: query))
      return .done
    }
    let date = try arguments.date()
    let text = date.map { law.textInForce(of: number, on: $0) } ?? law.latestText(of: number)
    guard let instrument = text else {
      try write((date.map { law.notInForce(number, on: $0) } ?? "") + "\n")
      return .answerIsNo
    }
    guard let query else {
      try write(law.text(of: instrument) ?? "")
      return .done
    }
    guard let text = law.text(of: instrument, at: query) else {
      if let gone = law.repeal(of: number, at: query, in: instrument) {
        try write(gone + "\n")
        return .answerIsNo
      }
      throw .unknownProvision(place, law.places(of: instrument))
    }
    try write(text)
    return .done
  }

  /// An option that would be ignored is a question that would go unanswered.
  private func rejectIdleOptions() throws(UsageProblem) {
    if arguments.has(.province), !arguments.has(.timeline) { throw .onlyWith(.province, .timeline) }
    let exclusive: [OptionName] = [.date, .diff, .timeline].filter(arguments.has)
    if exclusive.count > 1 { throw .together(exclusive[0], exclusive[1]) }
  }

  /// A province by its name or label.
  private func findProvince(_ typed: String, in book: RuleBook) throws(UsageProblem) -> Int {
    guard let fact = book.vocabulary.territoryFact, case .symbol(let number) = book.vocabulary.facts[fact].kind else {
      throw .unknownProvince(typed, nearest: nil, [])
    }
    let values = book.vocabulary.enumerations[number].values
    if let found = values.firstIndex(where: { $0.name == typed || $0.label == typed }) { return found }
    let names = values.map(\.name)
    throw .unknownProvince(typed, nearest: NearestName.nearest(to: typed, among: names), names)
  }

  /// An instrument by its number; the beginning of a number will do, and so will plain letters, as far as they name one.
  func findInstrument(_ typed: String, in book: RuleBook) throws(UsageProblem) -> Int {
    guard !typed.isEmpty else { throw .instrumentNeeded }
    // An instrument counts once, whatever texts it has had: its first stands for it.
    let numbers = book.instruments.map { $0.version == 1 ? $0.number.text : "" }
    if let exact = numbers.firstIndex(of: typed) { return exact }
    let plain = Self.plain(typed)
    if let same = numbers.firstIndex(where: { Self.plain($0) == plain }) { return same }
    let found = numbers.indices.filter { Self.plain(numbers[$0]).hasPrefix(plain) }
    guard let first = found.first, !plain.isEmpty else {
      throw .unknownInstrument(typed, nearest: NearestName.nearest(to: typed, among: numbers.filter { !$0.isEmpty }))
    }
    guard found.count == 1 else { throw .ambiguousInstrument(typed, found.map { numbers[$0] }) }
    return first
  }

  /// A number in letters every keyboard has: `NĐ` as `ND`.
  private static func plain(_ number: String) -> String {
    String(number.uppercased().map { $0 == "Đ" ? "D" : $0 })
  }
}
