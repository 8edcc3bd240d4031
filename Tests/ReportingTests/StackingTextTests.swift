import Eligibility
import RuleLanguage
import Testing

@testable import Reporting

/// What is said of items that are not all received together.
@Suite("The choice in words")
struct StackingTextTests {
  private func book() throws -> RuleBook {
    try SmallBook(
      """
      khoản 1
        hỗ trợ máy "Máy sấy"
          đối tượng hợp_tác_xã
          mức vốn_A
      khoản 2
        hỗ trợ kho "Kho lạnh"
          đối tượng hợp_tác_xã
          mức 70 đồng
      điều 3
      khoản 1
        không cộng dồn điều 2 khoản 1, điều 2 khoản 2 khi bị_phạt
      khoản 2
        tổng điều 2 tối đa 60 đồng mỗi tổ_chức mỗi năm

      """
    ).book
  }

  private func report(_ book: RuleBook, _ capital: Int64?, _ language: MessageLanguage) throws -> String {
    var dossier = Dossier(name: "thử", vocabulary: book.vocabulary)
    func give(_ name: String, _ value: Constant) throws {
      dossier.facts[try #require(book.vocabulary.fact(named: name)).index] = .value(value)
    }
    try give("loại_hình", .symbol(0))
    try give("bị_phạt", .truth(true))
    if let capital { try give("vốn_A", .quantity(Ratio(capital))) }
    dossier.lists[try #require(book.vocabulary.ledger).list] = []
    let date = try #require(CalendarDate(year: 2022, month: 6, day: 30))
    return DecisionText(book, language).text(Evaluator(book: book).decide(dossier, on: date), of: dossier)
  }

  @Test("says what was taken, what was left, and by which clause")
  func decision() throws {
    let text = try report(try book(), 50, .vietnamese)
    #expect(text.contains("không được chọn: đã chọn “Kho lạnh” (không cộng dồn, Điều 3 khoản 1); còn 0 đ"))
    #expect(text.contains("được chọn: không nhận cùng “Máy sấy” (không cộng dồn, Điều 3 khoản 1)"))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "tổng các khoản cùng nhóm tối đa 60 đ mỗi năm, trong năm đã nhận 0 đ: đã chạm (tổng tối đa, Điều 3 khoản 2); còn 60 đ"
      ))
  }

  @Test("says where the choice is open")
  func open() throws {
    let words = try report(try book(), nil, .english).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("open: only one of this and “Kho lạnh” (not together, Article 3 clause 1)"))
  }

  @Test("reads the clauses of the law back")
  func law() throws {
    let book = try book()
    let number = try #require(book.instruments.indices.last)
    var page = TextPage()
    let writer = ProvisionText(book, .vietnamese, instrument: number)
    for rule in book.stackingRules {
      writer.add(.stacking(rule.number), at: rule.citation, to: &page)
    }
    let words = page.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Không cộng dồn: Máy sấy (Điều 2 khoản 1); Kho lạnh (Điều 2 khoản 2), khi đang bị phạt"))
    #expect(
      words.contains(
        "Tổng của Máy sấy (Điều 2 khoản 1); Kho lạnh (Điều 2 khoản 2), tối đa 60 đ mỗi tổ chức mỗi năm"))
  }
}
