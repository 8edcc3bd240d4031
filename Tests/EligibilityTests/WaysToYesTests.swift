import Eligibility
import RuleLanguage
import Testing

@Suite("The smallest ways to yes")
struct WaysToYesTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let clauses: String
    let facts: String
    let expected: [[String]]
    var testDescription: String { "\(clauses) | \(facts)" }
  }

  static let rows = [
    Row(clauses: "điều kiện mới_lập", facts: "mới_lập không", expected: [["mới_lập true"]]),
    Row(clauses: "không hỗ trợ khi bị_phạt", facts: "bị_phạt có", expected: [["bị_phạt false"]]),
    Row(
      clauses: "điều kiện không (bị_phạt coi là đúng nếu chưa có)", facts: "", expected: [["bị_phạt false"]]),
    Row(clauses: "điều kiện thời_hạn ≥ 36 tháng", facts: "thời_hạn 24 tháng", expected: [["thời_hạn ≥ 36"]]),
    Row(clauses: "điều kiện 36 tháng ≤ thời_hạn", facts: "thời_hạn 24 tháng", expected: [["thời_hạn ≥ 36"]]),
    Row(clauses: "điều kiện không thời_hạn < 36 tháng", facts: "thời_hạn 24 tháng", expected: [["thời_hạn ≥ 36"]]),
    Row(clauses: "điều kiện thời_hạn > 36 tháng", facts: "thời_hạn 36 tháng", expected: [["thời_hạn > 36"]]),
    Row(clauses: "điều kiện vốn = 5 đồng", facts: "vốn 4 đồng", expected: [["vốn = 5"]]),
    Row(clauses: "điều kiện vốn ≠ 5 đồng", facts: "vốn 5 đồng", expected: [["vốn ≠ 5"]]),
    Row(clauses: "điều kiện vốn < 0 đồng + 0 đồng", facts: "vốn 5 đồng", expected: []),
    Row(clauses: "điều kiện địa_bàn ≥ khó_khăn", facts: "địa_bàn bình_thường", expected: [["địa_bàn! [1, 2]"]]),
    Row(clauses: "điều kiện ngành thuộc trồng_trọt, chăn_nuôi", facts: "ngành dịch_vụ", expected: [["ngành [0, 1]"]]),
    Row(
      clauses: "điều kiện ngành thuộc trồng_trọt, chăn_nuôi\nđiều kiện không (ngành là chăn_nuôi và mới_lập)",
      facts: "ngành dịch_vụ\nmới_lập có", expected: [["ngành [0]"]]),
    Row(
      clauses: "điều kiện ngành thuộc trồng_trọt, chăn_nuôi\nđiều kiện không (ngành ≠ dịch_vụ và mới_lập)",
      facts: "ngành dịch_vụ\nmới_lập có", expected: []),
    Row(clauses: "điều kiện ngành là dịch_vụ", facts: "ngành trồng_trọt", expected: [["ngành [2]"]]),
    Row(
      clauses: "điều kiện diện_tích từ 1 ha đến dưới 5 ha", facts: "diện_tích 0,5 ha", expected: [["diện_tích ≥ 1"]]),
    Row(clauses: "điều kiện diện_tích từ 1 ha đến dưới 5 ha", facts: "diện_tích 6 ha", expected: [["diện_tích < 5"]]),
    Row(
      clauses: "không hỗ trợ khi diện_tích từ 1 ha đến dưới 5 ha", facts: "diện_tích 2 ha",
      expected: [["diện_tích < 1"], ["diện_tích ≥ 5"]]),
    Row(
      clauses: "điều kiện mới_lập và vốn ≥ 5 đồng", facts: "mới_lập không\nvốn 4 đồng",
      expected: [["mới_lập true", "vốn ≥ 5"]]),
    Row(
      clauses: "điều kiện mới_lập hoặc vốn ≥ 5 đồng", facts: "mới_lập không\nvốn 4 đồng",
      expected: [["mới_lập true"], ["vốn ≥ 5"]]),
    Row(
      clauses: "điều kiện địa_bàn ≥ khó_khăn hoặc vốn ≥ 5 đồng", facts: "địa_bàn bình_thường\nvốn 4 đồng",
      expected: [["vốn ≥ 5"], ["địa_bàn! [1, 2]"]]),
    Row(
      clauses: "điều kiện mới_lập nếu bị_phạt", facts: "mới_lập không\nbị_phạt có",
      expected: [["mới_lập true"], ["bị_phạt false"]]),
    Row(
      clauses: "điều kiện mới_lập trừ khi bị_phạt", facts: "mới_lập không\nbị_phạt không",
      expected: [["mới_lập true"], ["bị_phạt true"]]),
    Row(
      clauses: "điều kiện ít nhất 2 trong\n- mới_lập\n- bị_phạt\n- có_kế_hoạch",
      facts: "mới_lập không\nbị_phạt có\ncó_kế_hoạch không",
      expected: [["mới_lập true"], ["có_kế_hoạch true"]]),
    Row(
      clauses: "điều kiện vốn ≥ 5 đồng\nđiều kiện vốn ≥ 7 đồng", facts: "vốn 4 đồng", expected: [["vốn ≥ 7"]]),
    Row(
      clauses: "điều kiện vốn ≥ 5 đồng\nđiều kiện vốn ≤ 3 đồng", facts: "vốn 4 đồng", expected: []),
    Row(
      clauses: "điều kiện vốn ≥ 5 đồng\nđiều kiện không (vốn > 6 đồng và mới_lập)", facts: "vốn 4 đồng\nmới_lập có",
      expected: [["vốn ≥ 5"]]),
    Row(
      clauses: "điều kiện vốn > chi_phí", facts: "vốn 4 đồng\nchi_phí 6 đồng",
      expected: [["vốn > 6"], ["chi_phí < 4"]]),
    Row(
      clauses: "điều kiện ngày_nộp ≤ 31/12/2021", facts: "ngày_nộp 01/01/2022", expected: [["ngày_nộp ≤ 31/12/2021"]]),
    Row(
      clauses: "điều kiện số tháng tròn từ ngày_đăng_ký đến ngày_xét ≥ 36 tháng", facts: "ngày_đăng_ký 01/01/2022",
      expected: [["ngày_đăng_ký! ?"]]),
    Row(clauses: "điều kiện chi_phí + vốn ≥ 9 đồng", facts: "chi_phí 1 đồng\nvốn 2 đồng", expected: [["? ?"]]),
    Row(
      clauses: "điều kiện doanh_thu năm trước ≥ 9 đồng", facts: "doanh_thu năm 2021: 3 đồng",
      expected: [["doanh_thu@2021 ≥ 9"]]),
    Row(
      clauses: "điều kiện ít nhất 1 trong 2 năm trước: doanh_thu ≥ 9 đồng",
      facts: "doanh_thu năm 2021: 3 đồng, năm 2020: 4 đồng",
      expected: [["doanh_thu@2021 ≥ 9"], ["doanh_thu@2020 ≥ 9"]]),
    Row(
      clauses: "điều kiện có dự_án mà duyệt", facts: "dự_án \"A\"\nduyệt không", expected: [["duyệt#0 true"]]),
    Row(clauses: "điều kiện có dự_án mà duyệt", facts: "dự_án không có", expected: [["dự_án ?"]]),
    Row(
      clauses: "điều kiện mọi dự_án đều duyệt", facts: "dự_án \"A\"\nduyệt không\ndự_án \"B\"\nduyệt không",
      expected: [["duyệt#0 true", "duyệt#1 true"]]),
    Row(clauses: "điều kiện ngày_xét ≤ 31/12/2021", facts: "", expected: [["?! ?"]]),
    Row(clauses: "điều kiện sai", facts: "", expected: []),
    Row(
      clauses: "điều kiện thời_hạn ≥ 36 tháng\nđiều kiện có_kế_hoạch", facts: "thời_hạn 24 tháng",
      expected: [["thời_hạn ≥ 36"]]),
    Row(
      clauses: "số lần 1 mỗi tổ_chức",
      facts: "đã_nhận \"1\"\nkhoản_hỗ_trợ khoản_thử của 1/2020/NĐ-CP", expected: [["đã_nhận! ?"]]),
    Row(clauses: "điều kiện mới_lập", facts: "mới_lập không áp dụng", expected: [["mới_lập true"]]),
  ]

  @Test("are read off what failed, tried out, and ordered by what the applicant can change", arguments: rows)
  func ways(row: Row) throws {
    let bench = try RuleBench(item: row.clauses + "\nhình thức \"giống\"")
    let decision = try bench.decide(row.facts)
    #expect(decision.verdict == .ineligible)
    #expect(bench.ways(decision) == row.expected)
  }

  @Test("a table without a row names the values that have one")
  func noRow() throws {
    let bench = try RuleBench(item: "mức theo ngành\n- trồng_trọt, chăn_nuôi: 5 đồng")
    #expect(bench.ways(try bench.decide("ngành dịch_vụ")) == [["ngành [0, 1]"]])
  }

  @Test("a record that comes to hold is enough")
  func records() throws {
    let bench = try RuleBench(item: "cho mỗi dự_án\nđiều kiện duyệt\nđiều kiện hạng_dự_án ≥ 3\nmức 5 đồng")
    let decision = try bench.decide("dự_án \"A\"\nduyệt không\nhạng_dự_án 2\ndự_án \"B\"\nduyệt không\nhạng_dự_án 3")
    #expect(bench.ways(decision) == [["duyệt#1 true"], ["duyệt#0 true", "hạng_dự_án#0 ≥ 3"]])
  }

  @Test("are found under definitions and named conditions, and cite where the condition stands")
  func names() throws {
    let bench = try RuleBench(
      item: "điều kiện theo điều 1 khoản 1\nhình thức \"giống\"",
      before: "khoản 1\nđiều kiện đủ\n  a) lâu\n  b) vốn ≥ 5 đồng\nkhoản 2\nđịnh nghĩa lâu là số_tháng ≥ 36 tháng\n"
        + "khoản 3\nđịnh nghĩa số_tháng là thời_hạn")
    let decision = try bench.decide("thời_hạn 24 tháng\nvốn 4 đồng")
    #expect(bench.ways(decision) == [["thời_hạn ≥ 36", "vốn ≥ 5"]])
    #expect(decision.toQualify[0].map(\.finding.citation?.path.clause) == ["2", "1"])
    #expect(decision.toQualify[0].map(\.finding.citation?.path.point) == [nil, "b"])
  }

  @Test("there are none for what is not refused")
  func others() throws {
    let bench = try RuleBench(item: "điều kiện mới_lập\nmức 5 đồng")
    #expect(try bench.decide("mới_lập có").toQualify.isEmpty)
    #expect(try bench.decide("").toQualify.isEmpty)
    let other = try #require(try bench.decision("loại_hình tổ_hợp_tác\nmới_lập không").items.first)
    #expect(other.verdict == .outOfScope && other.toQualify.isEmpty)
  }
}
