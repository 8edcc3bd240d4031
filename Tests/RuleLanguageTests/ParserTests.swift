import Testing

@testable import RuleLanguage

/// Clauses, statements and declarations: each construct of the guide and what it is read as.
@Suite struct ParserTests {
  @Test(arguments: [
    ("đối tượng a, b khi c là d, e", "beneficiaries a,b?(= c d),e"),
    ("đối tượng a khi t thuộc x, y, b khi z", "beneficiaries a?(in t x y),b?z"), ("cho mỗi l", "each l"),
    ("điều kiện a và b", "condition (and a b)"), ("điều kiện\n a) x\n b) y", "condition (all a) x b) y)"),
    ("điều kiện theo điều 18 khoản 1 của 17/2023/QH15", "condition @đ18.k1.17/2023/QH15"),
    ("không hỗ trợ khi a", "exclusion a"), ("không hỗ trợ khi một trong\n - a\n - b", "exclusion (any - a - b)"),
    ("mức 50% × a", "amount exact (× %1/2 a)"), ("mức không quá a", "amount atMost a"),
    ("mức ít nhất 1,5 × a", "amount atLeast (× 3/2 a)"), ("mức theo s\n - 1: 5 đồng", "amount exact (table s 1:5đ)"),
    ("hình thức \"cây giống\"", "inKind cây giống"), ("quyết định a", "decision a"),
    ("tối đa 5 đồng mỗi tổ_chức", "ceilings 5đ/tổ_chức"),
    ("tối đa 2 người mỗi tổ_chức mỗi năm, 36 tháng mỗi l, a", "ceilings 2:người/tổ_chức,năm; 36months/l; a/"),
    ("tối đa theo s\n - a: 1 đồng\n - b: 2 đồng\n mỗi tổ_chức", "ceilings (table s a:1đ b:2đ)/tổ_chức"),
    ("làm tròn xuống đồng", "rounding down 1"), ("làm tròn lên nghìn đồng", "rounding up 1000"),
    ("làm tròn gần nhất triệu đồng", "rounding nearest 1000000"), ("số lần 1 mỗi tổ_chức", "times 1/tổ_chức"),
    ("số lần 2 mỗi a, b mỗi năm", "times 2/a,b,năm"), ("số lần 1", "times 1/"), ("trừ đã nhận", "deduct "),
    ("trừ đã nhận cùng a, b", "deduct a,b"), ("chi 50% khi a ≥ 60%, 100% khi b", "payment 1/2 (≥ a %3/5); 1 b"),
    ("chi 50% khi t thuộc x, y, 100% khi b", "payment 1/2 (in t x y); 1 b"), ("tạm ứng không quá 50%", "advance 1/2"),
    ("hồ sơ gồm a, b", "papers a,b"), ("thẩm quyền \"UBND\" trong 15 ngày", "authority UBND 15"),
    ("thẩm quyền \"UBND\"", "authority UBND -"),
    ("nguồn kinh phí a, b 50%, c không quá 20%, d phần còn lại", "funding a unstated; b =1/2; c ≤1/5; d rest"),
    ("nội dung a", "content a"), ("nguồn văn bản gốc \"x\"", "source primary:x"),
    ("nguồn thứ cấp \"x\"", "source secondary:x"),
    ("mức a (theo điều 19 khoản 3 của 58/2018/NĐ-CP)", "amount exact a [@đ19.k3.58/2018/NĐ-CP]"),
    ("mức (a + b) (nguồn thứ cấp \"x\")", "amount exact (+ a b) [secondary:x]"),
    ("tối đa a (theo khoản 3, nguồn văn bản gốc \"x\")", "ceilings a/ [@k3 primary:x]"),
    ("điều kiện\n - a\n - b\n (theo khoản 3)", "condition (all - a - b) [@k3]"),
  ])
  func clauseOfAnItem(_ text: String, _ sketch: String) throws {
    let (clauses, reading) = try Reading.clauses(text)
    #expect(clauses.map { Sketch.of($0) } == [sketch])
    #expect(reading.rendered() == [])
  }

  @Test(arguments: [
    ("hỗ trợ a \"Nhãn\"\n mức 5 đồng\n nguồn thứ cấp \"x\"", "item a Nhãn\n  amount exact 5đ\n  source secondary:x"),
    ("điều kiện a \"Nhãn\" cho mỗi l\n b ≥ 5", "set a Nhãn l (≥ b 5)"),
    ("điều kiện a\n a) x\n b) y", "set a - - (all a) x b) y)"),
    ("điều kiện a một trong\n - x\n - y", "set a - - (any - x - y)"),
    ("điều kiện a b ≥ 5 (theo khoản 1)", "set a - - (≥ b 5) [@k1]"),
    ("định nghĩa a là b + 1", "def a - - (+ b 1)"), ("định nghĩa a \"Nhãn\" cho mỗi l là b", "def a Nhãn l b"),
    ("điều kiện chung a đối với điều 5, điều 6 khoản 1", "common condition - a @đ5 @đ6.k1"),
    ("điều kiện chung cho mỗi l\n - a\n - b\n đối với điều 5", "common condition l (all - a - b) @đ5"),
    ("đối tượng chung a, b khi c đối với khoản 2", "common beneficiaries a,b?c @k2"),
    ("không hỗ trợ khi a", "common exclusion a"),
    ("không hỗ trợ khi a\n đối với điều 5 (theo điều 7)", "common exclusion a @đ5 [@đ7]"),
    ("quy định a là 5 đồng/tháng", "parameter a 5đ/tháng"),
    ("quy định a theo v\n - x: 1\n - y: 2", "parameter a (table v x:1 y:2)"),
    ("nguồn thứ cấp \"x\"", "source secondary:x"),
  ])
  func statementOfAProvision(_ text: String, _ sketch: String) throws {
    let (statements, reading) = try Reading.statements(text)
    #expect(statements.map { Sketch.of($0) } == [sketch])
    #expect(reading.rendered() == [])
  }

  @Test(arguments: [
    ("tên \"x\"", ["title x"]), ("cơ quan \"x\"", ["issuer x"]), ("ban hành 12/04/2018", ["issued 2018-04-12"]),
    ("hiệu lực từ 01/06/2018", ["from 2018-06-01"]),
    ("hiệu lực từ 01/06/2018 đến 31/12/2020", ["from 2018-06-01", "until 2020-12-31"]),
    ("hiệu lực đến 31/12/2020", ["until 2020-12-31"]), ("hiệu lực từ chưa rõ \"x\"", ["from (hole \"x\")"]),
    ("phạm vi cả nước", ["nationwide"]), ("phạm vi a, b", ["territory a,b"]), ("xét theo a", ["decided-by a"]),
    ("nguồn văn bản gốc \"x\"", ["source primary:x"]),
  ])
  func clauseOfTheHead(_ text: String, _ sketches: [String]) throws {
    let reading = Reading("văn bản 52/2018/NĐ-CP\n" + text)
    #expect(try reading.instrument().header.map { Sketch.of($0) } == sketches)
    #expect(reading.rendered() == [])
  }

  @Test func provisionsCarryTheirWholePath() throws {
    let reading = Reading(
      """
      văn bản 52/2018/NĐ-CP
      điều 9 "Xúc tiến"
      khoản 3 điểm a
      điểm b
      Khoản 4 "Khác"
      điều ?
      điểm a
      điều ? "Nữa" # ghi chú
      khoản 1
      Điều 15a khoản 2 Điểm đ "Cuối"
      """)
    #expect(
      try reading.instrument().provisions.map { Sketch.of($0) } == [
        "đ9 Xúc tiến", "đ9.k3.pa", "đ9.k3.pb", "đ9.k4 Khác", "đ?1", "đ?1.pa", "đ?2 Nữa", "đ?2.k1", "đ15a.k2.pđ Cuối",
      ])
    #expect(reading.rendered() == [])
  }

  @Test func vocabularyHoldsFactsThenLists() throws {
    let reading = Reading(
      """
      hồ sơ tổ_chức "Tổ chức"
        loại_hình một trong a "A a", b là đối tượng "loại"
        tỉnh một trong x, y là địa bàn áp dụng
        địa_bàn bậc x < y "Y" < z cố định
        ngày_đăng_ký ngày cố định
        thành_viên số nguyên người từ 0
        diện_tích số ha từ 0,5 đến 10
        hệ_số số
        góp tỷ lệ từ 0% đến 100%
        doanh_thu tiền theo năm
        lãi tiền từ -1.000 tỷ đồng theo năm "lãi"
        lương tiền/tháng
        vay thời hạn
        học số ngày từ 1 ngày
        có_a đúng sai
        khả_thi nhận định "Khả thi"
        đơn giấy tờ
        sản_phẩm chữ
        danh sách đã_nhận "đã nhận"
          khoản_hỗ_trợ khoản hỗ trợ
          số_tiền tiền
      """)
    guard case .vocabulary(let vocabulary)? = reading.syntax.declarations.first else {
      Issue.record("none")
      return
    }
    #expect(
      vocabulary.facts.map { Sketch.of($0) } == [
        "loại_hình oneOf(a=A a,b) kind \"loại\"", "tỉnh oneOf(x,y) territory", "địa_bàn grade(x<y=Y<z) fixed",
        "ngày_đăng_ký date fixed", "thành_viên integer:người[0..]", "diện_tích number:ha[1/2..10]", "hệ_số number",
        "góp ratio[%0..%1]", "doanh_thu money yearly", "lãi money[(neg 1000000000000đ)..] yearly \"lãi\"",
        "lương money/tháng",
        "vay months", "học days[1days..]", "có_a truth", "khả_thi judgement \"Khả thi\"", "đơn paper", "sản_phẩm text",
      ])
    #expect(vocabulary.lists.map { $0.name.text } == ["đã_nhận"])
    #expect(vocabulary.lists.flatMap(\.fields).map { Sketch.of($0) } == ["khoản_hỗ_trợ supportItem", "số_tiền money"])
    #expect(reading.rendered() == [])
  }

  @Test func unitsAndParametersAreDeclared() {
    let reading = Reading("đơn vị ha, km\ntham số lương tiền/tháng theo vùng \"lương\"\ntham số hệ_số số từ 0")
    #expect(reading.syntax.declarations.count == 3)
    guard case .units(let units)? = reading.syntax.declarations.first,
      case .parameter(let parameter) = reading.syntax.declarations[1]
    else {
      Issue.record("none")
      return
    }
    #expect(Sketch.names(units) == "ha,km")
    #expect(Sketch.of(parameter.type) == "money/tháng")
    #expect(parameter.key?.text == "vùng")
    #expect(reading.rendered() == [])
  }

  @Test func assumptionsGiveChanges() {
    let reading = Reading(
      """
      giả định cho 08/2019/NQ-HĐND
        vì "báo cáo"
        sửa đổi hỗ trợ a
          mức 5 đồng
          điều kiện b
        sửa đổi điều kiện c
          d ≥ 3 năm
        sửa đổi định nghĩa e là 5
        sửa đổi quy định f là 6
        sửa đổi hiệu lực từ 27/07/2019 đến 31/12/2025
      """)
    guard case .assumption(let assumption)? = reading.syntax.declarations.first else {
      Issue.record("none")
      return
    }
    #expect(assumption.reason?.text == "báo cáo")
    #expect(
      assumption.changes.map { Sketch.of($0) } == [
        "item a -\n  amount exact 5đ\n  condition b", "set c - - (≥ d 36months)", "def e - - 5", "parameter f 6",
        "from 2019-07-27", "until 2025-12-31",
      ])
    #expect(reading.rendered() == [])
  }

  @Test(arguments: GuideExamples.examples.indices)
  func everyExampleOfTheGuideIsRead(_ index: Int) {
    #expect(GuideExamples.examples.count >= 7)
    #expect(Reading(GuideExamples.examples[index]).rendered() == [])
  }

  @Test(arguments: [
    ("không cộng dồn điều 7 khoản 1, điều 5 khoản 2 của 98/2018/NĐ-CP", "notTogether @đ7.k1 @đ5.k2.98/2018/NĐ-CP"),
    ("được chọn một điều 17 khoản 3, khoản 2 điểm a", "chooseOne @đ17.k3 @k2.pa"),
    ("được chọn một hỗ trợ a, hỗ trợ b của 98/2018/NĐ-CP khi c", "chooseOne a b.98/2018/NĐ-CP when c"),
    (
      "tổng điều 8, điều 9 tối đa 600 triệu đồng mỗi tổ_chức mỗi năm (theo khoản 2)",
      "jointCeiling @đ8 @đ9 ≤600000000đ tổ_chức,năm [@k2]"
    ),
    ("tổng hỗ trợ a, hỗ trợ b tối đa 50% × c khi d", "jointCeiling a b ≤(× %1/2 c)  when d"),
  ])
  func stackingRule(_ text: String, _ sketch: String) throws {
    let (statements, reading) = try Reading.statements("hỗ trợ x\n  mức 5 đồng\n" + text)
    #expect(statements.dropFirst().map { Sketch.of($0) } == [sketch])
    #expect(reading.rendered() == [])
  }

  @Test func aSumOfFactsMayStartALine() throws {
    let (statements, reading) = try Reading.statements(
      "điều kiện a\n  tổng b của c ≥ 5 đồng\nkhông cộng dồn điều 1, điều 2")
    #expect(statements.count == 2)
    #expect(reading.rendered() == [])
  }

  @Test(arguments: [
    "không cộng dồn", "được chọn một x", "tổng điều 8, điều 9", "tổng điều 8, điều 9 tối đa",
    "không cộng dồn điều 8 điều 9",
    "được chọn một điều 8, điều 9 khi",
  ])
  func aStackingRuleThatIsNotComplete(_ text: String) throws {
    let (_, reading) = try Reading.statements(text)
    #expect(reading.codes.count == 1)
  }

}
