import Testing

@testable import RuleLanguage

/// Conditions and values (guide, section 5): each text and what it is read as.
@Suite struct ParserExpressionTests {
  private func expect(_ text: String, reads sketch: String, _ location: Testing.SourceLocation = #_sourceLocation)
    throws
  {
    let (expression, reading) = try Reading.expression(text)
    #expect(Sketch.of(expression) == sketch, "\(text)", sourceLocation: location)
    #expect(reading.rendered() == [], sourceLocation: location)
  }

  @Test(arguments: [
    ("đúng", "true"), ("sai", "false"), ("1.500", "1500"), ("0,3", "3/10"), ("500 đồng", "500đ"),
    ("300 triệu đồng", "300000000đ"), ("1,5 tỷ đồng", "1500000000đ"), ("30 nghìn đồng", "30000đ"),
    ("40 triệu đồng/ha", "40000000đ/ha"), ("60.000 đồng/giờ", "60000đ/giờ"), ("3.000.000 đồng/tháng", "3000000đ/tháng"),
    ("0,5 đồng/năm", "1/2đ/năm"), ("1 đồng/ngày", "1đ/ngày"), ("50%", "%1/2"), ("2%/năm", "rate:1/600"),
    ("0,5%/tháng", "rate:1/200"), ("36 tháng", "36months"), ("3 năm", "36months"), ("0,5 năm", "6months"),
    ("15 ngày", "15days"), ("0,3 ha", "3/10:ha"), ("2 người", "2:người"), ("2 lao_động_trẻ", "2:lao_động_trẻ"),
    ("17/07/2019", "2019-07-17"), ("52/2018/NĐ-CP", "52/2018/NĐ-CP"), ("\"Chè\"", "\"Chè\""),
  ])
  func literal(_ text: String, _ sketch: String) throws { try expect(text, reads: sketch) }

  @Test(arguments: [
    ("a và b hoặc c và d", "(or (and a b) (and c d))"), ("a và b và c", "(and a b c)"),
    ("a hoặc b nếu c trừ khi d", "(unless (if (or a b) c) d)"),
    ("không a và không không b", "(and (not a) (not (not b)))"),
    ("không a = b", "(not (= a b))"), ("a là nhỏ", "(= a nhỏ)"), ("a ≠ b và c ≤ d", "(and (≠ a b) (≤ c d))"),
    ("(a hoặc b) và c", "(and (or a b) c)"), ("a thuộc x, y, z", "(in a x y z)"),
    ("a thuộc 1, 2 và b", "(and (in a 1 2) b)"), ("a từ 1 ha đến 5 ha", "(between a 1:ha 5:ha)"),
    ("a từ b + 1 đến dưới c", "(below a (+ b 1) c)"), ("a coi là sai nếu chưa có", "(presumed a false)"),
    ("không a coi là đúng nếu chưa có và b", "(and (not (presumed a true)) b)"),
    ("theo điều 18 khoản 1 điểm đ", "@đ18.k1.pđ"), ("theo Điều 18 Khoản 1 Luật 17/2023/QH15", "@đ18.k1.17/2023/QH15"),
    ("theo khoản 2 của Nghị định 52/2018/NĐ-CP", "@k2.52/2018/NĐ-CP"), ("theo điều 15a", "@đ15a"),
    ("đã nhận cùng nội dung từ chương trình khác", "received-elsewhere"),
  ])
  func condition(_ text: String, _ sketch: String) throws { try expect(text, reads: sketch) }

  @Test(arguments: [
    ("a + b × c - d / e", "(- (+ a (× b c)) (/ d e))"), ("a - b - c", "(- (- a b) c)"), ("-a × b", "(× (neg a) b)"),
    ("a × -b", "(× a (neg b))"), ("(a + b) × c", "(× (+ a b) c)"), ("(a tối đa 36 tháng)", "(min a 36months)"),
    ("(a tối thiểu (b tối đa c)) × d", "(× (max a (min b c)) d)"), ("a của 17/2023/QH15", "(of a 17/2023/QH15)"),
    ("500 đồng / a", "(/ 500đ a)"), ("60.000 đồng/giờ × a", "(× 60000đ/giờ a)"),
    ("2%/năm × a × b", "(× (× rate:1/600 a) b)"),
    ("ngày + 36 tháng lấy về trước", "(shift-back ngày 36months)"),
    ("ngày - 1 tháng lấy về sau", "(shift-forward ngày (neg 1months))"), ("ngày + 15 ngày", "(+ ngày 15days)"),
    ("số ngày từ a đến b + 1 ngày", "(days a (+ b 1days))"),
    ("số tháng tròn từ a đến ngày_xét ≥ 3", "(≥ (months a ngày_xét) 3)"),
    ("chưa rõ \"vì sao\"", "(hole \"vì sao\")"), ("chưa rõ \"x\" từ 0 đồng đến a", "(hole \"x\" ≥0đ ≤a)"),
    ("chưa rõ \"x\" đến 5", "(hole \"x\" ≤5)"),
  ])
  func value(_ text: String, _ sketch: String) throws { try expect(text, reads: sketch) }

  @Test(arguments: [
    ("tổng a × b của l", "(sum (× a b) l)"), ("tổng a của l mà b và c", "(sum a (and b c) l)"),
    ("tổng a của 17/2023/QH15 của l", "(sum (of a 17/2023/QH15) l)"), ("trung bình a của l mà b", "(average a b l)"),
    ("lớn nhất a của l + 1", "(+ (maximum a l) 1)"), ("nhỏ nhất a của l", "(minimum a l)"),
    ("đếm l ≥ 2", "(≥ (count l) 2)"),
    ("(đếm l mà a) ≥ 2", "(≥ (count a l) 2)"), ("có l mà a hoặc b", "(any (or a b) l)"),
    ("không có l mà a", "(not (any a l))"), ("mọi l đều a ≥ 5", "(every (≥ a 5) l)"),
    ("có l mà a nếu b", "(if (any a l) b)"), ("a năm trước", "(year a -1)"), ("a năm nay", "(year a -0)"),
    ("a năm 2020 ≥ a năm trước", "(≥ (year a 2020) (year a -1))"),
    ("ít nhất 1 trong 3 năm trước: a ≥ 5", "(years 1/3 (≥ a 5))"),
    ("a tăng trong 2 năm trước liền nhau", "(rising a 2)"),
    ("a giảm trong 3 năm trước liền nhau", "(falling a 3)"), ("tổng a trong 3 năm trước", "(sum-years a 3)"),
    ("trung bình a trong 2 năm trước > 5", "(> (average-years a 2) 5)"),
  ])
  func aggregateOrYears(_ text: String, _ sketch: String) throws { try expect(text, reads: sketch) }

  @Test(arguments: [
    ("tất cả\n a) x\n b) y", "(all a) x b) y)"), ("một trong\n - x\n - y", "(any - x - y)"),
    ("ít nhất 2 trong\n + x\n + y\n + z", "(atLeast2 + x + y + z)"),
    ("tất cả\n a) một trong\n - x\n - tất cả\n + y\n + z\n b) w", "(all a) (any - x - (all + y + z)) b) w)"),
    ("(một trong\n - x\n - y) và z", "(and (any - x - y) z)"),
    ("theo s\n - 5: 1\n - 4, 3: 2\n - còn lại: 0", "(table s 5:1 4|3:2 else:0)"),
    (
      "theo s\n - từ 1 đến dưới 5: a\n - từ 5 đến 6: b\n - từ 7: c\n - dưới 1: d\n - đến 0: e\n - trên 9: f",
      "(table s ≥1<5:a ≥5≤6:b ≥7:c <1:d ≤0:e >9:f)"
    ),
    ("theo s\n - k: theo t\n + 1: a\n + 2: b\n - m: c", "(table s k:(table t 1:a 2:b) m:c)"),
    ("(theo s\n - 1: 2) × 3", "(× (table s 1:2) 3)"),
  ])
  func list(_ text: String, _ sketch: String) throws { try expect(text, reads: sketch) }

  @Test func aClauseGoesOnOverLinesThatStartNoOther() throws {
    try expect("a\n  và b\n\n  # giữa\n  hoặc c ≥\n 5", reads: "(or (and a b) (≥ c 5))")
  }

  @Test func chainsOfAnyLengthStayFlat() throws {
    let (expression, reading) = try Reading.expression(Array(repeating: "a", count: 20_000).joined(separator: " và "))
    guard case .and(let parts)? = expression?.kind else {
      Issue.record("no conjunction")
      return
    }
    #expect(parts.count == 20_000)
    #expect(reading.codes.isEmpty)
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      String(repeating: "(", count: 50_000), String(repeating: "không ", count: 50_000),
      String(repeating: "- ", count: 50_000),
      Array(repeating: "a", count: 50_000).joined(separator: " + "),
      Array(repeating: "a", count: 5_000).joined(separator: " nếu "),
      String(repeating: "tổng ", count: 50_000), String(repeating: "đếm a mà ", count: 50_000),
      String(repeating: "(a + ", count: 50_000), String(repeating: "chưa rõ \"\" từ ", count: 50_000),
      String(repeating: "ít nhất 1 trong 3 năm trước: ", count: 10_000),
      Array(repeating: "\"\"", count: 100_000).joined(separator: " "),
    ])
  func nestingIsLimited(_ text: String) throws {
    let (_, reading) = try Reading.expression("a = " + text)
    #expect(reading.codes.count == 1)
  }

  @Test func listsAreLimited() throws {
    let points = String(repeating: "- a\n", count: Parser.pointLimit)
    #expect(try Reading.expression("tất cả\n" + points).reading.codes.isEmpty)
    #expect(try Reading.expression("tất cả\n" + points + "- a\n- a\n").reading.codes == ["S023"])
    let rows = String(repeating: "- 1: a\n", count: Parser.pointLimit + 5)
    #expect(try Reading.expression("theo s\n" + rows).reading.codes == ["S023"])
  }
}
