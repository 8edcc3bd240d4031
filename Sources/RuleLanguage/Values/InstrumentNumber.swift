/// The number of an act, as it is cited: `52/2018/NĐ-CP`, `17/2023/QH15`, `1804/QĐ-TTg`.
public struct InstrumentNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number as written.
  public let text: String

  /// Takes the number as written.
  public init(_ text: String) { self.text = text }

  /// As written.
  public var description: String { text }

  /// What kind of act the number says it is: "Luật", "Nghị định", …; nil where the number does not say.
  public var kindInVietnamese: String? {
    let suffix = text.split(separator: "/").last.map(String.init) ?? ""
    if suffix.hasPrefix("QH") { return "Luật" }
    if suffix.hasPrefix("NĐ") { return "Nghị định" }
    if suffix.hasPrefix("TT") { return "Thông tư" }
    if suffix.hasPrefix("NQ") { return "Nghị quyết" }
    if suffix.hasPrefix("QĐ") { return "Quyết định" }
    return nil
  }

  /// Where the act stands among the others, as far as the number says.
  public var rank: InstrumentRank {
    let suffix = text.split(separator: "/").last.map(String.init) ?? ""
    if suffix.hasPrefix("UBTVQH") { return .standingCommittee }
    if suffix.hasPrefix("QH") { return .nationalAssembly }
    if suffix == "NĐ-CP" || suffix == "NQ-CP" { return .government }
    if suffix == "QĐ-TTg" || suffix == "CT-TTg" { return .primeMinister }
    if suffix.hasPrefix("NQ-HĐND") { return .provincialCouncil }
    if suffix.hasPrefix("QĐ-UBND") || suffix.hasPrefix("CT-UBND") { return .provincialCommittee }
    if suffix.hasPrefix("TT") || suffix.hasPrefix("QĐ-B") { return .ministry }
    return .other
  }

  /// The number and the year as numbers: what tells acts of one rank and day apart without the alphabet.
  public var serial: (year: Int, number: Int) {
    let parts = text.split(separator: "/")
    let year = parts.dropFirst().first.flatMap { Int($0) } ?? 0
    return (year, parts.first.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0)
  }

  /// By the text of the number.
  public static func < (left: InstrumentNumber, right: InstrumentNumber) -> Bool { left.text < right.text }
}
