import Eligibility
import RuleLanguage
import Testing

@Suite("Comparisons")
struct ConditionTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let condition: String
    let facts: [String: Truth]
    var testDescription: String { condition }
  }

  static let rows = [
    Row(
      condition: "vốn ≥ 100 triệu đồng",
      facts: [
        "vốn 99.999.999 đồng": .no, "vốn 100 triệu đồng": .yes, "vốn 100.000.001 đồng": .yes, "vốn không biết": .unknown,
      ]),
    Row(
      condition: "vốn > 100 triệu đồng",
      facts: ["vốn 99.999.999 đồng": .no, "vốn 100 triệu đồng": .no, "vốn 100.000.001 đồng": .yes]),
    Row(
      condition: "vốn ≤ 100 triệu đồng",
      facts: ["vốn 99.999.999 đồng": .yes, "vốn 100 triệu đồng": .yes, "vốn 100.000.001 đồng": .no]),
    Row(
      condition: "vốn < 100 triệu đồng",
      facts: ["vốn 99.999.999 đồng": .yes, "vốn 100 triệu đồng": .no, "vốn 100.000.001 đồng": .no]),
    Row(condition: "vốn = 5 đồng", facts: ["vốn 4 đồng": .no, "vốn 5 đồng": .yes, "vốn 6 đồng": .no, "": .unknown]),
    Row(condition: "vốn ≠ 5 đồng", facts: ["vốn 4 đồng": .yes, "vốn 5 đồng": .no, "vốn 6 đồng": .yes, "": .unknown]),
    Row(
      condition: "diện_tích từ 1 ha đến dưới 5 ha",
      facts: [
        "diện_tích 0,999999 ha": .no, "diện_tích 1 ha": .yes, "diện_tích 4,999999 ha": .yes, "diện_tích 5 ha": .no,
      ]),
    Row(
      condition: "diện_tích từ 1 ha đến 5 ha",
      facts: ["diện_tích 0,999999 ha": .no, "diện_tích 1 ha": .yes, "diện_tích 5 ha": .yes, "diện_tích 5,1 ha": .no]),
    Row(
      condition: "địa_bàn ≥ khó_khăn",
      facts: [
        "địa_bàn bình_thường": .no, "địa_bàn khó_khăn": .yes, "địa_bàn đặc_biệt_khó_khăn": .yes, "": .unknown,
      ]),
    Row(condition: "địa_bàn ≥ bình_thường", facts: ["": .yes, "địa_bàn khó_khăn": .yes]),
    Row(condition: "địa_bàn < bình_thường", facts: ["": .no]),
    Row(
      condition: "ngành thuộc trồng_trọt, chăn_nuôi",
      facts: ["ngành trồng_trọt": .yes, "ngành dịch_vụ": .no, "": .unknown, "ngành không áp dụng": .no]),
    Row(condition: "ngành thuộc trồng_trọt, chăn_nuôi, dịch_vụ", facts: ["": .yes]),
    Row(condition: "ngành là dịch_vụ", facts: ["ngành trồng_trọt": .no, "ngành dịch_vụ": .yes, "": .unknown]),
    Row(
      condition: "ngày_đăng_ký ≤ 01/07/2013",
      facts: ["ngày_đăng_ký 30/06/2013": .yes, "ngày_đăng_ký 01/07/2013": .yes, "ngày_đăng_ký 02/07/2013": .no, "": .unknown]
    ),
    Row(
      condition: "biệt_danh = \"Hoa Sen\"",
      facts: ["biệt_danh \"Hoa Sen\"": .yes, "biệt_danh \"Hoa\"": .no, "": .unknown]),
    Row(condition: "hạng + 0 ≥ 1", facts: ["": .yes]),
    Row(condition: "hạng + 0 > 5", facts: ["": .no]),
    Row(condition: "tỷ_lệ_góp + 0% ≤ 100%", facts: ["": .yes]),
    Row(condition: "(thời_hạn tối đa 36 tháng) ≤ 36 tháng", facts: ["": .yes, "thời_hạn 40 tháng": .yes]),
    Row(condition: "chi_phí + vốn ≥ 0 đồng", facts: ["": .yes]),
    Row(condition: "chi_phí ≥ vốn", facts: ["chi_phí 5 đồng\nvốn 5 đồng": .yes, "chi_phí 4 đồng\nvốn 5 đồng": .no]),
    Row(condition: "vốn > chi_phí", facts: ["vốn 0 đồng": .no, "vốn 1 đồng": .unknown]),
    Row(condition: "đúng", facts: ["": .yes]),
    Row(condition: "khả_thi", facts: ["khả_thi có theo \"Biên bản 1\"": .yes, "khả_thi không": .no, "": .unknown]),
    Row(condition: "đơn_đề_nghị", facts: ["đơn_đề_nghị có": .yes, "đơn_đề_nghị không": .no]),
  ]

  @Test("hold where they should, and are unknown where bounds do not settle them", arguments: rows)
  func comparisons(row: Row) throws {
    let bench = try RuleBench(item: "    điều kiện \(row.condition)\n    hình thức \"giống\"")
    for (facts, expected) in row.facts {
      let finding = try bench.decide(facts).findings[0]
      #expect(finding.truth == expected, "\(facts)")
      #expect(finding.causes.isEmpty == (expected != .unknown), "\(facts)")
    }
  }

  @Test("a comparison shows both sides with their parts")
  func explanation() throws {
    let bench = try RuleBench(item: "    điều kiện chi_phí + vốn ≥ 2 × dư_nợ\n    hình thức \"giống\"")
    let finding = try bench.decide("chi_phí 3 đồng\nvốn 4 đồng\ndư_nợ 1 đồng").findings[0]
    #expect(finding.values.map(\.value) == [.quantity(Interval(Ratio(7))), .quantity(Interval(Ratio(2)))])
    #expect(finding.values[0].parts.map(\.value) == [.quantity(Interval(Ratio(3))), .quantity(Interval(Ratio(4)))])
  }

  @Test("definitions and named conditions stand in the explanation under their names, cited where they stand")
  func names() throws {
    let bench = try RuleBench(
      item: "    điều kiện theo điều 1 khoản 1\n    điều kiện đủ_lâu và gấp_đôi > 9 đồng\n    hình thức \"giống\"",
      before: """
        khoản 1
          điều kiện đủ_vốn
            a) vốn ≥ 5 đồng
            b) không bị_phạt
        khoản 2
          định nghĩa đủ_lâu là thời_hạn ≥ 36 tháng
        khoản 3
          định nghĩa gấp_đôi là 2 × vốn
        """)
    let findings = try bench.decide("vốn 5 đồng\nbị_phạt có\nthời_hạn 36 tháng").findings
    let set = try #require(findings[0].children.first)
    #expect(findings[0].truth == .no)
    #expect(findings[0].citation?.path.article == "2")
    #expect(set.citation?.path.article == "1" && set.citation?.path.clause == "1")
    #expect(set.children.map(\.truth) == [.yes, .no])
    #expect(set.children[1].citation?.path.point == "b")
    #expect(set.children[1].mark == .letter("b"))
    let defined = findings[1].children
    #expect(defined[0].children[0].citation?.path.clause == "2")
    #expect(defined[1].values[0].parts[0].value == .quantity(Interval(Ratio(10))))
  }
}
