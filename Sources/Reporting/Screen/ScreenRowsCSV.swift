import Eligibility
import RuleLanguage
import Screening

/// The rows of a screening as CSV: a line an item of a row that is not out of scope.
public struct ScreenRowsCSV {
  private let book: RuleBook
  private let citations = CitationText(.vietnamese)
  private let words: ExpressionText

  /// For screenings by `book`.
  public init(_ book: RuleBook) {
    self.book = book
    words = ExpressionText(book, .vietnamese)
  }

  /// The first line.
  public let header = "mã,tên,văn_bản,khoản_hỗ_trợ,kết_quả,thấp_nhất,cao_nhất,được_chọn,căn_cứ,không_đạt_ở,cần_biết\n"

  /// The lines of a row.
  public func lines(_ row: ScreenedRow) -> String {
    var text = ""
    for item in row.items {
      let support = book.items[item.item]
      let amount = item.verdict == .ineligible ? nil : item.taken ?? item.amount
      let failed = item.failed.map { citations.short($0) }.reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      let fields = [
        row.identifier, row.name, book.instruments[support.instrument].number.text, support.name,
        item.verdict.rawValue, amount.map { "\($0.low)" } ?? "", amount.flatMap(\.high).map { "\($0)" } ?? "",
        item.choice.map(Self.choice) ?? "", item.basis.name, failed.joined(separator: "; "),
        (item.missing.first ?? []).map { words.name(of: $0) }.joined(separator: "; "),
      ]
      text += fields.map(Self.field).joined(separator: ",") + "\n"
    }
    return text
  }

  private static func choice(_ truth: Truth) -> String {
    switch truth {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "open"
    }
  }

  /// A field, in quotes where it needs them.
  static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
