import Eligibility
import RuleLanguage
import Testing

@Suite("The smallest sets of facts that would settle an item")
struct MissingFactsTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let clauses: String
    let facts: String
    let expected: [[String]]
    var testDescription: String { "\(clauses) | \(facts)" }
  }

  static let rows = [
    Row(clauses: "điều kiện mới_lập và bị_phạt", facts: "", expected: [["mới_lập", "bị_phạt"]]),
    Row(clauses: "điều kiện mới_lập hoặc bị_phạt", facts: "", expected: [["mới_lập"], ["bị_phạt"]]),
    Row(clauses: "điều kiện mới_lập hoặc bị_phạt", facts: "mới_lập không", expected: [["bị_phạt"]]),
    Row(clauses: "điều kiện mới_lập\nđiều kiện không bị_phạt", facts: "", expected: [["mới_lập", "bị_phạt"]]),
    Row(clauses: "điều kiện mới_lập\nđiều kiện không bị_phạt", facts: "mới_lập có", expected: [["bị_phạt"]]),
    Row(clauses: "không hỗ trợ khi mới_lập và bị_phạt", facts: "", expected: [["mới_lập"], ["bị_phạt"]]),
    Row(clauses: "không hỗ trợ khi mới_lập hoặc bị_phạt", facts: "", expected: [["mới_lập", "bị_phạt"]]),
    Row(clauses: "điều kiện mới_lập nếu bị_phạt", facts: "", expected: [["mới_lập"], ["bị_phạt"]]),
    Row(clauses: "điều kiện mới_lập nếu bị_phạt", facts: "bị_phạt có", expected: [["mới_lập"]]),
    Row(clauses: "điều kiện mới_lập trừ khi bị_phạt", facts: "", expected: [["mới_lập"], ["bị_phạt"]]),
    Row(clauses: "không hỗ trợ khi mới_lập nếu bị_phạt", facts: "", expected: [["mới_lập", "bị_phạt"]]),
    Row(clauses: "không hỗ trợ khi mới_lập trừ khi bị_phạt", facts: "", expected: [["mới_lập", "bị_phạt"]]),
    Row(
      clauses: "điều kiện ít nhất 2 trong\n- mới_lập\n- bị_phạt\n- có_kế_hoạch", facts: "",
      expected: [["mới_lập", "bị_phạt"], ["mới_lập", "có_kế_hoạch"], ["bị_phạt", "có_kế_hoạch"]]),
    Row(
      clauses: "điều kiện ít nhất 2 trong\n- mới_lập\n- bị_phạt\n- có_kế_hoạch", facts: "bị_phạt có",
      expected: [["mới_lập"], ["có_kế_hoạch"]]),
    Row(
      clauses: "không hỗ trợ khi ít nhất 2 trong\n- mới_lập\n- bị_phạt\n- có_kế_hoạch", facts: "",
      expected: [["mới_lập", "bị_phạt"], ["mới_lập", "có_kế_hoạch"], ["bị_phạt", "có_kế_hoạch"]]),
    Row(clauses: "điều kiện chi_phí ≥ vốn", facts: "", expected: [["chi_phí", "vốn"]]),
    Row(clauses: "điều kiện chi_phí ≥ vốn", facts: "vốn 5 đồng", expected: [["chi_phí"]]),
    Row(clauses: "điều kiện mới_lập", facts: "vốn không biết", expected: [["mới_lập"]]),
    Row(
      clauses: "điều kiện mới_lập và bị_phạt hoặc mới_lập", facts: "", expected: [["mới_lập"]]),
    Row(clauses: "điều kiện mới_lập và chưa rõ \"chưa đọc\"", facts: "", expected: [["mới_lập"]]),
    Row(clauses: "điều kiện mới_lập hoặc chưa rõ \"chưa đọc\"", facts: "", expected: [["mới_lập"]]),
    Row(clauses: "điều kiện chưa rõ \"chưa đọc\"", facts: "", expected: []),
    Row(clauses: "điều kiện mới_lập và chưa rõ \"chưa đọc\"", facts: "mới_lập có", expected: []),
    Row(clauses: "điều kiện vốn ≥ chưa rõ \"chưa đọc\" từ 5 đồng", facts: "", expected: []),
  ]

  @Test("are read through the connectives; a hole cannot be filled by a fact", arguments: rows)
  func sets(row: Row) throws {
    let bench = try RuleBench(item: row.clauses + "\nhình thức \"giống\"")
    let decision = try bench.decide(row.facts)
    #expect(decision.verdict == .undetermined)
    #expect(bench.missing(decision) == row.expected)
  }

  @Test("one record is enough for an item decided by record")
  func records() throws {
    let bench = try RuleBench(item: "cho mỗi dự_án\nđiều kiện duyệt\nđiều kiện mới_lập\nmức 5 đồng")
    let decision = try bench.decide("dự_án \"A\"\ndự_án \"B\"")
    #expect(bench.missing(decision) == [["mới_lập", "duyệt#0"], ["mới_lập", "duyệt#1"]])
  }

  @Test("facts that are needed for the amount alone are causes, not missing")
  func amount() throws {
    let bench = try RuleBench(item: "điều kiện mới_lập\nmức vốn")
    let decision = try bench.decide("")
    #expect(bench.missing(decision) == [["mới_lập"]])
    #expect(bench.causes(decision) == ["vốn", "mới_lập"])
    #expect(try bench.decide("mới_lập có").missing.isEmpty)
  }

  @Test("no more than sixteen are shown, however many there are")
  func limit() throws {
    let bench = try RuleBench(
      item: """
        điều kiện mới_lập hoặc bị_phạt hoặc có_kế_hoạch
        điều kiện vốn > 1 đồng hoặc chi_phí > 1 đồng hoặc dư_nợ > 1 đồng
        điều kiện diện_tích > 1 ha hoặc hạng > 2 hoặc khả_thi
        hình thức "giống"
        """)
    let decision = try bench.decide("")
    #expect(decision.missing.count == 16)
    #expect(decision.missing.allSatisfy { $0.count == 3 })
  }
}
