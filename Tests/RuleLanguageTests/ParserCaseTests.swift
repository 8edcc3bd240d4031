import Testing

@testable import RuleLanguage

/// Dossiers and cases (guide, section 7).
@Suite struct ParserCaseTests {
  private func dossier(_ lines: String) throws -> (dossier: CaseSyntax, reading: Reading) {
    let reading = Reading("trường hợp \"HTX\"\n" + lines)
    guard case .dossier(let dossier)? = reading.syntax.declarations.first else {
      throw Unread(what: "case", said: reading.rendered(), location: #_sourceLocation)
    }
    return (dossier, reading)
  }

  @Test func clausesOfACaseStandInAnyOrder() throws {
    let (dossier, reading) = try dossier(
      "ghi chú \"g\"\nnhư \"khác\"\nkhông dùng giả định\nxét ngày 31/12/2022\na b\n")
    #expect(dossier.note?.text == "g")
    #expect(dossier.base?.text == "khác")
    #expect(dossier.withoutAssumptions)
    #expect(dossier.date?.iso == "2022-12-31")
    #expect(reading.rendered() == [])
  }

  @Test(arguments: [
    ("a b", "a=b"), ("a không biết", "a=unknown"), ("a không áp dụng", "a=n/a"), ("a có", "a=yes"), ("a không", "a=no"),
    ("a đúng", "a=yes"), ("a sai", "a=no"), ("a 0,3 ha", "a=3/10:ha"), ("a -5 triệu đồng", "a=-5000000đ"),
    ("a - 2%", "a=%-1/50"), ("a 3 năm", "a=36months"), ("a 01/02/2020", "a=2020-02-01"),
    ("a 52/2018/NĐ-CP", "a=52/2018/NĐ-CP"),
    ("a b của 52/2018/NĐ-CP", "a=(of b 52/2018/NĐ-CP)"), ("ngày 01/02/2020", "ngày=2020-02-01"),
    ("a năm 2021: 1,2 tỷ đồng, năm 2020: không biết", "a=2021:1200000000đ,2020:unknown"),
    ("a năm 2021: 5,\n năm 2020: 6", "a=2021:5,2020:6"),
    ("a có theo \"BB 12\" của \"HĐ\" ngày 01/02/2022", "a=yes(BB 12,HĐ,2022-02-01)"),
    ("a sai của \"HĐ\"", "a=no(-,HĐ,-)"),
  ])
  func fact(_ text: String, _ sketch: String) throws {
    let (dossier, reading) = try dossier(text)
    #expect(dossier.facts.map { Sketch.of($0) } == [sketch])
    #expect(reading.rendered() == [])
  }

  @Test func linesAfterARecordLineGoWithIt() throws {
    let (dossier, reading) = try dossier("a b\nl \"một\"\n  c 5\n  d có\nl \"hai\"\nm không có\ne 6\n")
    #expect(dossier.facts.map { Sketch.of($0) } == ["a=b"])
    #expect(dossier.records.map { "\($0.list.text) \($0.label.text)" } == ["l một", "l hai"])
    #expect(dossier.records.map { $0.facts.map { Sketch.of($0) } } == [["c=5", "d=yes"], ["e=6"]])
    #expect(Sketch.names(dossier.emptyLists) == "m")
    #expect(reading.rendered() == [])
  }

  @Test(arguments: [
    ("đạt", "eligible"), ("không đạt", "ineligible"), ("chưa đủ căn cứ, cần b", "undetermined; needs b"),
  ])
  func findingOfANamedCondition(_ text: String, _ sketch: String) throws {
    let (dossier, reading) = try dossier("chờ đợi\n  17/2023/QH15 điều kiện a: " + text + "\n")
    #expect(dossier.expectations.map { Sketch.of($0) } == ["17/2023/QH15 condition a " + sketch])
    #expect(reading.rendered() == [])
  }

  @Test(arguments: [
    ("được", "eligible"), ("không", "ineligible"), ("chưa đủ căn cứ", "undetermined"), ("ngoài phạm vi", "outOfScope"),
    ("mâu thuẫn", "conflict"), ("được, 5 triệu đồng", "eligible; exactly(5000000)"),
    ("được, đến 5 đồng", "eligible; upTo(5)"), ("được từ 5 đồng", "eligible; from(5)"),
    ("được, từ 5 đồng đến 7 đồng", "eligible; between(5, 7)"), ("được, cho phép 5 đồng", "eligible; allows(5)"),
    ("không vì điều 11 khoản 3, điều 12", "ineligible; because @đ11.k3 @đ12"),
    ("chưa đủ căn cứ, cần a, b, căn cứ chưa rõ", "undetermined; needs a,b; basis hole"),
    ("được, 5 đồng, căn cứ văn bản", "eligible; exactly(5); basis text"),
    ("được, 5 đồng, được chi đến 3 đồng", "eligible; exactly(5); payable upTo(3)"),
    ("không vì điều ? khoản 1", "ineligible; because @đ?.k1"), ("được căn cứ thứ cấp", "eligible; basis secondary"),
    ("được, căn cứ giả định", "eligible; basis assumption"),
    ("không,\n      vì khoản 1 của 17/2023/QH15\n      cần a", "ineligible; because @k1.17/2023/QH15; needs a"),
  ])
  func expectation(_ text: String, _ sketch: String) throws {
    let (dossier, reading) = try dossier(
      "chờ đợi\n  52/2018/NĐ-CP hỗ trợ a: " + text + "\n  17/2023/QH15 hỗ trợ b: được\n")
    #expect(dossier.expectations.map { Sketch.of($0) } == ["52/2018/NĐ-CP a " + sketch, "17/2023/QH15 b eligible"])
    #expect(reading.rendered() == [])
  }

  @Test(arguments: [
    ("được, 5 đồng, được chọn", "eligible; exactly(5); chosen"),
    ("được, 5 đồng, được chọn 3 đồng", "eligible; exactly(5); chosen exactly(3)"),
    ("được, không được chọn, căn cứ văn bản", "eligible; leftOut; basis text"),
    ("được, có thể được chọn đến 5 đồng, được chi 2 đồng", "eligible; payable exactly(2); open upTo(5)"),
  ])
  func choice(_ text: String, _ sketch: String) throws {
    let (dossier, reading) = try dossier("chờ đợi\n  17/2023/QH15 hỗ trợ a: " + text + "\n")
    #expect(dossier.expectations.map { Sketch.of($0) } == ["17/2023/QH15 a " + sketch])
    #expect(reading.rendered() == [])
  }

}
