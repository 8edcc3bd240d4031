import Eligibility
import RuleLanguage
import Testing

@Suite("Values and amounts that are computed")
struct ValueTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let amount: String
    let facts: String
    let expected: MoneyRange?
    var verdict = Verdict.eligible
    var testDescription: String { "\(amount) | \(facts.replacing("\n", with: ", "))" }
  }

  static let rows = [
    Row(amount: "chi_phí", facts: "chi_phí 7 đồng", expected: .exactly(7)),
    Row(amount: "chi_phí", facts: "", expected: .upTo(nil)),
    Row(amount: "chi_phí", facts: "chi_phí không áp dụng", expected: nil, verdict: .ineligible),
    Row(amount: "50% × chi_phí", facts: "chi_phí 7 đồng", expected: .exactly(3)),
    Row(amount: "50% × chi_phí + vốn", facts: "chi_phí 7 đồng\nvốn 1 đồng", expected: .exactly(4)),
    Row(amount: "chi_phí - vốn", facts: "chi_phí 7 đồng\nvốn 9 đồng", expected: .exactly(0)),
    Row(amount: "tỷ_lệ_góp × vốn", facts: "vốn 1.000 đồng", expected: .upTo(1000)),
    Row(amount: "tỷ_lệ_góp × vốn", facts: "tỷ_lệ_góp 33,3333%\nvốn 1.000.000 đồng", expected: .exactly(333_333)),
    Row(amount: "vốn / 3", facts: "vốn 1.000 đồng", expected: .exactly(333)),
    Row(amount: "vốn × (dư_nợ / chi_phí)", facts: "vốn 10 đồng\ndư_nợ 1 đồng\nchi_phí 3 đồng", expected: .exactly(3)),
    Row(amount: "vốn × (dư_nợ / chi_phí)", facts: "vốn 10 đồng\ndư_nợ 1 đồng\nchi_phí 0 đồng", expected: .upTo(nil)),
    Row(amount: "(vốn tối đa 100 đồng)", facts: "vốn 101 đồng", expected: .exactly(100)),
    Row(amount: "(vốn tối đa 100 đồng)", facts: "", expected: .upTo(100)),
    Row(amount: "(vốn tối thiểu 100 đồng)", facts: "vốn 99 đồng", expected: .exactly(100)),
    Row(amount: "(vốn tối thiểu 100 đồng)", facts: "", expected: MoneyRange(low: 100, high: nil)),
    Row(amount: "2%/năm × dư_nợ × thời_hạn", facts: "dư_nợ 1.000.000 đồng\nthời_hạn 6 tháng", expected: .exactly(10_000)),
    Row(amount: "40.000 đồng/ha × diện_tích", facts: "diện_tích 0,3 ha", expected: .exactly(12_000)),
    Row(amount: "chênh_lệch + 1 tỷ đồng", facts: "", expected: .upTo(2_000_000_000)),
    Row(amount: "chênh_lệch", facts: "chênh_lệch -5 đồng", expected: .exactly(0)),
    Row(amount: "vốn × (9.000.000.000 × 9.000.000.000)", facts: "vốn 9.000.000.000 đồng", expected: .upTo(nil)),
    Row(amount: "chưa rõ \"chưa đọc\" từ 5 đồng đến 9 đồng", facts: "", expected: MoneyRange(low: 5, high: 9)),
    Row(amount: "chưa rõ \"chưa đọc\" đến chi_phí", facts: "chi_phí 9 đồng", expected: .upTo(9)),
    Row(amount: "chưa rõ \"chưa đọc\" đến chi_phí", facts: "", expected: .upTo(nil)),
    Row(amount: "chưa rõ \"chưa đọc\"", facts: "", expected: .upTo(nil)),
  ]

  @Test("come to what they should, in whole đồng rounded down", arguments: rows)
  func amounts(row: Row) throws {
    let bench = try RuleBench(item: "    mức \(row.amount)\n    làm tròn xuống đồng")
    let decision = try bench.decide(row.facts)
    #expect(decision.verdict == row.verdict)
    #expect(decision.amount == row.expected)
    #expect(decision.causes.isEmpty == (row.expected?.isExact ?? true))
  }

  @Test("arithmetic that fails is unknown, and says so")
  func arithmetic() throws {
    let huge = try RuleBench(item: "    mức vốn × vốn / 1 đồng × (9.000.000.000 × 9.000.000.000)\n    làm tròn xuống đồng")
    #expect(huge.causes(try huge.decide("vốn 9.000.000.000 đồng")) == ["overflow"])
    let zero = try RuleBench(item: "    mức vốn / (chi_phí / 1 đồng)\n    làm tròn xuống đồng")
    #expect(zero.causes(try zero.decide("vốn 1 đồng\nchi_phí 0 đồng")) == ["divisionByZero"])
    let condition = try RuleBench(item: "    điều kiện vốn / chi_phí ≥ 2\n    hình thức \"giống\"")
    let decision = try condition.decide("vốn 1 đồng\nchi_phí 0 đồng")
    #expect(decision.verdict == .undetermined)
    #expect(condition.causes(decision) == ["divisionByZero"])
    #expect(decision.missing.isEmpty)
  }

  struct TableRow: CustomTestStringConvertible, Sendable {
    let table: String
    let facts: String
    let expected: MoneyRange?
    var verdict = Verdict.eligible
    var missing: [[String]] = []
    var testDescription: String { facts + " | " + table }
  }

  static let byRank = "theo hạng\n- 5: 15 đồng\n- 4, 3: 8 đồng"
  static let byArea = "theo diện_tích\n- từ 1 ha đến dưới 5 ha: 20 đồng\n- từ 5 ha: 50 đồng\n- dưới 1 ha: 5 đồng"
  static let tables = [
    TableRow(table: byRank, facts: "hạng 5", expected: .exactly(15)),
    TableRow(table: byRank, facts: "hạng 4", expected: .exactly(8)),
    TableRow(table: byRank, facts: "hạng 3", expected: .exactly(8)),
    TableRow(table: byRank, facts: "hạng 2", expected: nil, verdict: .ineligible),
    TableRow(table: byRank, facts: "", expected: .upTo(15), verdict: .undetermined, missing: [["hạng"]]),
    TableRow(table: byRank + "\n- còn lại: 1 đồng", facts: "", expected: MoneyRange(low: 1, high: 15)),
    TableRow(table: byRank + "\n- 1, 2: 1 đồng", facts: "", expected: MoneyRange(low: 1, high: 15)),
    TableRow(table: byRank, facts: "hạng không áp dụng", expected: nil, verdict: .ineligible),
    TableRow(table: byArea, facts: "diện_tích 0,999999 ha", expected: .exactly(5)),
    TableRow(table: byArea, facts: "diện_tích 1 ha", expected: .exactly(20)),
    TableRow(table: byArea, facts: "diện_tích 4,999999 ha", expected: .exactly(20)),
    TableRow(table: byArea, facts: "diện_tích 5 ha", expected: .exactly(50)),
    TableRow(table: byArea, facts: "", expected: MoneyRange(low: 5, high: 50)),
    TableRow(
      table: "theo số_thành_viên\n- từ 1 người đến 5 người: 1 đồng\n- từ 6 người: 2 đồng\n- đến 0 người: 3 đồng",
      facts: "", expected: MoneyRange(low: 1, high: 3)),
    TableRow(
      table: "theo diện_tích\n- từ 1 ha đến 5 ha: 1 đồng\n- từ 6 ha: 2 đồng\n- dưới 1 ha: 3 đồng",
      facts: "", expected: .upTo(3), verdict: .undetermined, missing: [["diện_tích"]]),
    TableRow(table: "theo mới_lập\n- đúng: 4 đồng\n- sai: 5 đồng", facts: "mới_lập có", expected: .exactly(4)),
    TableRow(
      table: "theo mới_lập\n- đúng: 4 đồng\n- sai: 5 đồng", facts: "", expected: MoneyRange(low: 4, high: 5)),
    TableRow(
      table: "theo ngành\n- trồng_trọt, chăn_nuôi: 4 đồng\n- dịch_vụ: 4 đồng", facts: "", expected: .exactly(4)),
    TableRow(
      table: "theo ngành\n- trồng_trọt: vốn\n- còn lại: 4 đồng", facts: "ngành dịch_vụ", expected: .exactly(4)),
    TableRow(
      table: "theo ngành\n- trồng_trọt: vốn\n- còn lại: 4 đồng", facts: "vốn 9 đồng",
      expected: MoneyRange(low: 4, high: 9)),
    TableRow(
      table: "theo ngành\n- trồng_trọt: vốn\n- còn lại: 4 đồng", facts: "vốn không áp dụng", expected: .upTo(4),
      verdict: .undetermined, missing: [["ngành"]]),
  ]

  @Test("tables take the row that covers the value, or the hull of those that may", arguments: tables)
  func table(row: TableRow) throws {
    let bench = try RuleBench(item: "    mức \(row.table)")
    let decision = try bench.decide(row.facts)
    #expect(decision.verdict == row.verdict)
    #expect(decision.amount == row.expected)
    #expect(bench.missing(decision) == row.missing)
  }

  @Test("a value that no row covers gets nothing, and the explanation says so")
  func noRow() throws {
    let bench = try RuleBench(item: "    mức \(Self.byRank)")
    #expect(try bench.decide("hạng 2").findings.map(\.note) == [.noTableRow])
    let possible = try bench.decide("").findings
    #expect(possible.map(\.note) == [.noTableRow])
    #expect(possible.map(\.truth) == [.unknown])
    #expect(try bench.decide("hạng 4").findings.isEmpty)
    #expect(try bench.decide("hạng không áp dụng").findings.map(\.note) == [.notApplicable])
  }

  @Test("rounding goes the way the law says, at both ends of a range")
  func rounding() throws {
    let table: [(String, Int64)] = [
      ("xuống đồng", 1234), ("lên đồng", 1235), ("gần nhất đồng", 1235), ("xuống nghìn đồng", 1000),
      ("lên nghìn đồng", 2000), ("gần nhất nghìn đồng", 1000),
    ]
    for (words, expected) in table {
      let bench = try RuleBench(item: "    mức 50% × vốn\n    làm tròn \(words)")
      let decision = try bench.decide("vốn 2.469 đồng")
      #expect(decision.amount == .exactly(expected), "\(words)")
      guard case .computed(.exact, _, let rounding?)? = decision.ladder.first?.kind else {
        Issue.record("no rounding shown")
        continue
      }
      #expect(rounding == bench.book.items[0].rounding?.value)
    }
    let range = try RuleBench(item: "    mức tỷ_lệ_góp × vốn\n    làm tròn lên nghìn đồng")
    #expect(try range.decide("vốn 1.500 đồng").amount == .upTo(2000))
    let whole = try RuleBench(item: "    mức vốn\n    làm tròn xuống đồng")
    guard case .computed(_, _, nil)? = try whole.decide("vốn 5 đồng").ladder.first?.kind else {
      Issue.record("a whole amount was not rounded")
      return
    }
  }
}
