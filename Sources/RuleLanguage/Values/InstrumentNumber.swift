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

  /// By the text of the number.
  public static func < (left: InstrumentNumber, right: InstrumentNumber) -> Bool { left.text < right.text }
}
