import Testing

@testable import Reporting
@testable import RuleLanguage

@Suite("Citations")
struct CitationTextTests {
  private func citation(
    _ number: String, _ article: String?, _ clause: String? = nil, _ point: String? = nil, unknown: Int = 0,
    title: String? = nil
  ) -> Citation {
    Citation(
      instrument: InstrumentNumber(number),
      path: ProvisionPath(article: article, unknownArticle: unknown, clause: clause, point: point), title: title)
  }

  @Test func vietnamese() {
    let text = CitationText(.vietnamese)
    let place = citation("52/2018/NĐ-CP", "9", "3", "a", title: "Xúc tiến thương mại")
    #expect(text.long(place) == "Điều 9 khoản 3 điểm a Nghị định 52/2018/NĐ-CP")
    #expect(text.short(place) == "52/2018/NĐ-CP Điều 9 khoản 3 điểm a")
    #expect(text.short(place, within: InstrumentNumber("52/2018/NĐ-CP")) == "Điều 9 khoản 3 điểm a")
    #expect(text.short(place, within: InstrumentNumber("17/2023/QH15")) == "52/2018/NĐ-CP Điều 9 khoản 3 điểm a")
    #expect(text.long(citation("17/2023/QH15", "18")) == "Điều 18 Luật 17/2023/QH15")
    #expect(text.long(citation("1804/QĐ-TTg", "1")) == "Điều 1 Quyết định 1804/QĐ-TTg")
    #expect(text.long(citation("396-BC/TU", "1")) == "Điều 1 396-BC/TU")
  }

  @Test func english() {
    let text = CitationText(.english)
    #expect(text.long(citation("52/2018/NĐ-CP", "9", "3", "a")) == "Article 9 clause 3 point a 52/2018/NĐ-CP")
  }

  @Test func anArticleWhoseNumberNobodyHasRead() {
    let text = CitationText(.vietnamese)
    let titled = citation("08/2019/NQ-HĐND", nil, unknown: 1, title: "Điểm trưng bày")
    #expect(text.short(titled) == "08/2019/NQ-HĐND Điều ? (Điểm trưng bày)")
    #expect(text.place(citation("08/2019/NQ-HĐND", nil, "2", unknown: 2)) == "Điều ? (2) khoản 2")
    #expect(text.place(citation("08/2019/NQ-HĐND", nil, unknown: 1)) == "Điều ?")
  }

  @Test func anInstrumentAsAWhole() {
    let whole = citation("52/2018/NĐ-CP", nil)
    #expect(CitationText(.vietnamese).short(whole) == "52/2018/NĐ-CP")
    #expect(CitationText(.vietnamese).short(whole, within: whole.instrument) == "52/2018/NĐ-CP")
  }

  @Test(
    "Places as people type them",
    arguments: [
      ("điều 9", "9", nil, nil), ("9", "9", nil, nil), ("9.3", "9", "3", nil), ("9.3.a", "9", "3", "a"),
      ("Điều 9 khoản 3 điểm a", "9", "3", "a"), ("khoản 3 điều 9", "9", "3", nil), ("dieu 9, khoan 3", "9", "3", nil),
      ("điều ?", "?", nil, nil), ("article 9 clause 3 point đ", "9", "3", "đ"), ("15a", "15a", nil, nil),
    ] as [(String, String, String?, String?)])
  func queries(_ typed: String, _ article: String, _ clause: String?, _ point: String?) throws {
    let query = try #require(ProvisionQuery(typed))
    #expect(query.article == article)
    #expect(query.clause == clause)
    #expect(query.point == point)
  }

  @Test("What names no place", arguments: ["", "điều", "khoản 3", "điều 9 điều 8", "1.2.3.4", "..."])
  func noQueries(_ typed: String) {
    #expect(ProvisionQuery(typed) == nil)
  }

  @Test func queriesMatchWhatStandsUnderThem() throws {
    func matches(_ typed: String, _ place: Citation) throws -> Bool {
      try #require(ProvisionQuery(typed)).matches(place.path)
    }
    let place = citation("52/2018/NĐ-CP", "9", "3", "đ")
    #expect(try matches("9", place))
    #expect(try matches("9.3.Đ", place))
    #expect(try !matches("9.4", place))
    #expect(try matches("?", citation("1", nil, unknown: 2)))
    #expect(try !matches("?", place))
  }
}
