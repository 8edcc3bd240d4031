import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu law [INSTRUMENT [PROVISION]]`.
  func law() throws(UsageProblem) -> ExitCode {
    guard let rules = try loadRules(usingAssumptions: !arguments.has(.noAssumptions)) else { return .wrongInput }
    let law = LawText(rules.book, language)
    guard let named = arguments.operands.first else {
      try write(law.overview())
      return .done
    }
    let instrument = try findInstrument(named, in: rules.book)
    let place = arguments.operands.dropFirst().joined(separator: " ")
    guard !place.isEmpty else {
      try write(law.text(of: instrument) ?? "")
      return .done
    }
    guard let query = ProvisionQuery(place) else { throw .badProvision(place) }
    guard let text = law.text(of: instrument, at: query) else {
      throw .unknownProvision(place, law.places(of: instrument))
    }
    try write(text)
    return .done
  }

  /// An instrument by its number; the beginning of a number will do, and so will plain letters, as far as they name one.
  func findInstrument(_ typed: String, in book: RuleBook) throws(UsageProblem) -> Int {
    let numbers = book.instruments.map(\.number.text)
    if let exact = numbers.firstIndex(of: typed) { return exact }
    let plain = Self.plain(typed)
    if let same = numbers.firstIndex(where: { Self.plain($0) == plain }) { return same }
    let found = numbers.indices.filter { Self.plain(numbers[$0]).hasPrefix(plain) }
    guard let first = found.first, !plain.isEmpty else {
      throw .unknownInstrument(typed, nearest: NearestName.nearest(to: typed, among: numbers))
    }
    guard found.count == 1 else { throw .ambiguousInstrument(typed, found.map { numbers[$0] }) }
    return first
  }

  /// A number in letters every keyboard has: `NĐ` as `ND`.
  private static func plain(_ number: String) -> String {
    String(number.uppercased().map { $0 == "Đ" ? "D" : $0 })
  }
}
