import Eligibility
import RuleLanguage
import Testing

@Suite("Years")
struct YearTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let condition: String
    let facts: String
    let expected: Truth
    var missing: [[String]] = []
    var testDescription: String { "\(condition) | \(facts)" }
  }

  static func revenue(_ years: (Int, String)...) -> String {
    years.isEmpty ? "" : "doanh_thu " + years.map { "năm \($0.0): \($0.1)" }.joined(separator: ", ")
  }

  static let all = revenue((2021, "5 đồng"), (2020, "4 đồng"), (2019, "3 đồng"))
  static let rows = [
    Row(condition: "doanh_thu năm trước ≥ 5 đồng", facts: all, expected: .yes),
    Row(condition: "doanh_thu năm trước ≥ 6 đồng", facts: all, expected: .no),
    Row(condition: "doanh_thu năm nay ≥ 5 đồng", facts: all, expected: .unknown, missing: [["doanh_thu@2022"]]),
    Row(condition: "doanh_thu năm 2019 = 3 đồng", facts: all, expected: .yes),
    Row(condition: "doanh_thu năm trước ≥ 5 đồng", facts: "doanh_thu không biết", expected: .unknown, missing: [["doanh_thu@2021"]]),
    Row(condition: "doanh_thu năm trước ≥ 5 đồng", facts: "doanh_thu không áp dụng", expected: .no),
    Row(condition: "ít nhất 2 trong 3 năm trước: doanh_thu ≥ 4 đồng", facts: all, expected: .yes),
    Row(condition: "ít nhất 2 trong 3 năm trước: doanh_thu ≥ 5 đồng", facts: all, expected: .no),
    Row(
      condition: "ít nhất 2 trong 3 năm trước: doanh_thu ≥ 4 đồng", facts: revenue((2021, "5 đồng")),
      expected: .unknown, missing: [["doanh_thu@2019"], ["doanh_thu@2020"]]),
    Row(condition: "ít nhất 1 trong 3 năm trước: doanh_thu ≥ 4 đồng", facts: revenue((2020, "5 đồng")), expected: .yes),
    Row(condition: "ít nhất 1 trong 2 năm trước: có_lãi", facts: "có_lãi năm 2021: không, năm 2020: có", expected: .yes),
    Row(condition: "doanh_thu tăng trong 2 năm trước liền nhau", facts: all, expected: .yes),
    Row(condition: "doanh_thu giảm trong 2 năm trước liền nhau", facts: all, expected: .no),
    Row(
      condition: "doanh_thu tăng trong 2 năm trước liền nhau",
      facts: revenue((2021, "5 đồng"), (2020, "4 đồng"), (2019, "4 đồng")), expected: .no),
    Row(
      condition: "doanh_thu tăng trong 2 năm trước liền nhau", facts: revenue((2021, "5 đồng"), (2020, "4 đồng")),
      expected: .unknown, missing: [["doanh_thu@2019"]]),
    Row(condition: "doanh_thu tăng trong 1 năm trước liền nhau", facts: revenue((2021, "5 đồng"), (2020, "4 đồng")), expected: .yes),
    Row(
      condition: "doanh_thu tăng trong 2 năm trước liền nhau", facts: revenue((2021, "5 đồng"), (2020, "5 đồng")),
      expected: .no),
    Row(condition: "tổng doanh_thu trong 3 năm trước = 12 đồng", facts: all, expected: .yes),
    Row(condition: "trung bình doanh_thu trong 3 năm trước = 4 đồng", facts: all, expected: .yes),
    Row(
      condition: "tổng doanh_thu trong 2 năm trước ≥ 5 đồng", facts: revenue((2021, "5 đồng")), expected: .yes),
    Row(
      condition: "tổng doanh_thu trong 2 năm trước ≥ 6 đồng", facts: revenue((2021, "5 đồng")), expected: .unknown,
      missing: [["doanh_thu@2020"]]),
    Row(
      condition: "tổng doanh_thu trong 2 năm trước ≥ 6 đồng",
      facts: revenue((2021, "5 đồng"), (2020, "không áp dụng")), expected: .no),
  ]

  @Test("count from the year of the decision", arguments: rows)
  func years(row: Row) throws {
    let bench = try RuleBench(item: "    điều kiện \(row.condition)\n    hình thức \"giống\"")
    let decision = try bench.decide(row.facts)
    #expect(decision.findings[0].truth == row.expected)
    #expect(bench.missing(decision) == row.missing)
  }

  @Test("the year is that of the date the instrument is judged by")
  func referenceDate() throws {
    let rules = RuleBench.instrument("    điều kiện doanh_thu năm trước ≥ 5 đồng\n    hình thức \"giống\"")
      .replacing("phạm vi cả nước", with: "phạm vi cả nước\n  xét theo ngày_nộp")
    let bench = try RuleBench(rules)
    #expect(try bench.decide(Self.all + "\nngày_nộp 31/12/2022").verdict == .eligible)
    #expect(try bench.decide(Self.all + "\nngày_nộp 31/12/2021").verdict == .ineligible)
    let open = try bench.decide(Self.all)
    #expect(open.verdict == .undetermined)
    #expect(bench.missing(open) == [["ngày_nộp"]])
  }

  @Test("the findings of the years stand in order, the year before first")
  func order() throws {
    let bench = try RuleBench(
      item: "    điều kiện ít nhất 1 trong 3 năm trước: doanh_thu ≥ 5 đồng\n    hình thức \"giống\"")
    #expect(try bench.decide(Self.all).findings[0].children.map(\.truth) == [.yes, .no, .no])
  }
}
