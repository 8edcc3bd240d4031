import Eligibility
import RuleLanguage
import Testing

@Suite("Dates")
struct DateTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let condition: String
    let facts: [String: Truth]
    var testDescription: String { condition }
  }

  static let rows = [
    Row(
      condition: "ngày_đăng_ký + 1 tháng lấy về trước = 28/02/2022",
      facts: [
        "28/01/2022": .yes, "29/01/2022": .yes, "31/01/2022": .yes, "27/01/2022": .no, "01/02/2022": .no,
      ]),
    Row(
      condition: "ngày_đăng_ký + 1 tháng lấy về sau = 01/03/2022",
      facts: ["28/01/2022": .no, "29/01/2022": .yes, "31/01/2022": .yes, "01/02/2022": .yes]),
    Row(condition: "ngày_đăng_ký + 12 tháng lấy về trước = 28/02/2021", facts: ["29/02/2020": .yes]),
    Row(condition: "ngày_đăng_ký + 48 tháng lấy về trước = 29/02/2024", facts: ["29/02/2020": .yes]),
    Row(
      condition: "ngày_đăng_ký + 36 tháng lấy về sau ≥ ngày_xét",
      facts: ["29/06/2019": .no, "30/06/2019": .yes, "": .unknown]),
    Row(condition: "ngày_đăng_ký + 15 ngày = 01/03/2020", facts: ["15/02/2020": .yes, "14/02/2020": .no]),
    Row(condition: "ngày_đăng_ký - 1 ngày = 29/02/2020", facts: ["01/03/2020": .yes]),
    Row(condition: "số ngày từ ngày_đăng_ký đến ngày_xét = 1 ngày", facts: ["29/06/2022": .yes, "30/06/2022": .no]),
    Row(condition: "số ngày từ ngày_đăng_ký đến ngày_xét ≥ 0 ngày", facts: ["01/07/2022": .no]),
    Row(
      condition: "số tháng tròn từ ngày_đăng_ký đến ngày_xét ≥ 36 tháng",
      facts: ["30/06/2019": .yes, "01/07/2019": .no, "": .unknown]),
    Row(
      condition: "số tháng tròn từ ngày_đăng_ký đến 28/02/2022 = 1 tháng",
      facts: ["31/01/2022": .yes, "28/01/2022": .yes, "27/01/2022": .yes]),
    Row(condition: "ngày_đăng_ký + thời_hạn lấy về trước ≥ 01/01/2000", facts: ["01/01/2000": .yes, "31/12/1999": .unknown]),
    Row(condition: "ngày_xét = 30/06/2022", facts: ["": .yes]),
    Row(condition: "ngày_đăng_ký = 01/01/2020", facts: ["không áp dụng": .no]),
    Row(condition: "ngày_đăng_ký + 1 tháng lấy về trước ≠ 01/01/2020", facts: ["không áp dụng": .no]),
    Row(condition: "ngày_đăng_ký + 4000 tháng lấy về trước > 01/01/2020", facts: ["01/01/2020": .unknown]),
  ]

  @Test("are counted as the acts count them, also at the ends of months", arguments: rows)
  func dates(row: Row) throws {
    let bench = try RuleBench(item: "    điều kiện \(row.condition)\n    hình thức \"giống\"")
    for (day, expected) in row.facts {
      let finding = try bench.decide(day.isEmpty ? "" : "ngày_đăng_ký \(day)").findings[0]
      #expect(finding.truth == expected, "\(day)")
    }
  }

  @Test("a day beyond the calendar is not known, and says why")
  func beyond() throws {
    let bench = try RuleBench(
      item: "    điều kiện ngày_đăng_ký + 4000 tháng lấy về trước > 01/01/2020\n    hình thức \"giống\"")
    #expect(bench.causes(try bench.decide("ngày_đăng_ký 01/01/2020")) == ["overflow"])
  }
}
