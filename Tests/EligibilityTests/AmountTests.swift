import Eligibility
import RuleLanguage
import Testing

@Suite("Ladders of amounts")
struct AmountTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let clauses: [String]
    let facts: String
    let expected: MoneyRange
    /// The amounts after each step.
    let steps: [MoneyRange]
    var causes: [String] = []
    var testDescription: String { "\(clauses) | \(facts.replacing("\n", with: ", "))" }
  }

  static let rows = [
    Row(clauses: ["mức 5 đồng"], facts: "", expected: .exactly(5), steps: [.exactly(5)]),
    Row(
      clauses: ["mức không quá 50 đồng"], facts: "", expected: .upTo(50), steps: [.upTo(50)], causes: ["authority"]),
    Row(
      clauses: ["mức ít nhất 50 đồng"], facts: "", expected: MoneyRange(low: 50, high: nil),
      steps: [MoneyRange(low: 50, high: nil)], causes: ["authority"]),
    Row(
      clauses: ["mức không quá 50 đồng", "tối đa 40 đồng mỗi tổ_chức"], facts: "", expected: .upTo(40),
      steps: [.upTo(50), .upTo(40)], causes: ["authority"]),
    Row(
      clauses: ["mức ít nhất 50 đồng", "tối đa 60 đồng mỗi tổ_chức"], facts: "",
      expected: MoneyRange(low: 50, high: 60),
      steps: [MoneyRange(low: 50, high: nil), MoneyRange(low: 50, high: 60)], causes: ["authority"]),
    Row(
      clauses: ["mức ít nhất 50 đồng", "tối đa 40 đồng mỗi tổ_chức"], facts: "", expected: .exactly(40),
      steps: [MoneyRange(low: 50, high: nil), .exactly(40)]),
    Row(
      clauses: ["mức vốn", "tối đa 40 đồng mỗi tổ_chức, 30 đồng mỗi tổ_chức"], facts: "vốn 50 đồng",
      expected: .exactly(30), steps: [.exactly(50), .exactly(40), .exactly(30)]),
    Row(
      clauses: ["mức vốn", "tối đa 40 đồng"], facts: "", expected: .upTo(40), steps: [.upTo(nil), .upTo(40)],
      causes: ["vốn"]),
    Row(
      clauses: ["mức 50 đồng", "tối đa chi_phí"], facts: "", expected: .upTo(50),
      steps: [.exactly(50), .upTo(50)], causes: ["chi_phí"]),
    Row(
      clauses: ["mức 50 đồng", "tối đa chi_phí"], facts: "chi_phí 49 đồng", expected: .exactly(49),
      steps: [.exactly(50), .exactly(49)]),
    Row(
      clauses: ["mức không quá 50 đồng", "quyết định mức_duyệt"], facts: "mức_duyệt 30 đồng", expected: .exactly(30),
      steps: [.upTo(50), .exactly(30)]),
    Row(
      clauses: ["mức không quá 50 đồng", "quyết định mức_duyệt"], facts: "mức_duyệt 60 đồng", expected: .exactly(50),
      steps: [.upTo(50), .exactly(50)]),
    Row(
      clauses: ["mức không quá 50 đồng", "quyết định mức_duyệt", "tối đa 20 đồng"], facts: "mức_duyệt 30 đồng",
      expected: .exactly(20), steps: [.upTo(50), .upTo(20), .exactly(20)]),
    Row(
      clauses: ["mức không quá vốn", "quyết định mức_duyệt"], facts: "mức_duyệt 30 đồng", expected: .upTo(30),
      steps: [.upTo(nil), .upTo(30)], causes: ["vốn"]),
    Row(
      clauses: ["mức ít nhất 50 đồng", "quyết định mức_duyệt"], facts: "mức_duyệt 60 đồng", expected: .exactly(60),
      steps: [MoneyRange(low: 50, high: nil), .exactly(60)]),
    Row(
      clauses: ["mức ít nhất 50 đồng", "quyết định mức_duyệt"], facts: "mức_duyệt 40 đồng", expected: .exactly(50),
      steps: [MoneyRange(low: 50, high: nil), .exactly(50)]),
    Row(
      clauses: ["mức 50 đồng", "quyết định mức_duyệt"], facts: "mức_duyệt 40 đồng", expected: .exactly(50),
      steps: [.exactly(50), .exactly(50)]),
    Row(
      clauses: ["mức 50 đồng", "tối đa theo địa_bàn\n- khó_khăn: 40 đồng\n- còn lại: 30 đồng"],
      facts: "địa_bàn khó_khăn", expected: .exactly(40), steps: [.exactly(50), .exactly(40)]),
    Row(
      clauses: ["mức không quá 0 đồng"], facts: "", expected: .exactly(0), steps: [.exactly(0)]),
  ]

  @Test("go from what the law computes to what may be received", arguments: rows)
  func ladders(row: Row) throws {
    let bench = try RuleBench(item: row.clauses.joined(separator: "\n"))
    let decision = try bench.decide(row.facts)
    #expect(decision.verdict == .eligible)
    #expect(decision.amount == row.expected)
    #expect(decision.ladder.map(\.after) == row.steps)
    #expect(bench.causes(decision) == row.causes)
  }

  @Test("a ceiling says whether it bit")
  func bites() throws {
    let bench = try RuleBench(item: "mức không quá vốn\ntối đa 40 đồng")
    let table: [(String, LadderStep.Bite)] = [
      ("vốn 39 đồng", .no), ("vốn 40 đồng", .no), ("vốn 41 đồng", .yes), ("", .possibly),
    ]
    for (facts, expected) in table {
      let step = try #require(try bench.decide(facts).ladder.last)
      guard case .capped(_, let limit, nil, let bite) = step.kind else {
        Issue.record("no ceiling")
        continue
      }
      #expect(bite == expected, "\(facts)")
      #expect(limit == .exactly(40))
    }
  }

  @Test("a decision above the ceiling is capped and stays visible")
  func decision() throws {
    let bench = try RuleBench(item: "mức không quá 50 đồng\nquyết định mức_duyệt")
    let decision = try bench.decide("mức_duyệt 60 đồng")
    #expect(decision.ladder.map(\.kind).contains(.decided(60)))
    #expect(decision.amount == .exactly(50))
  }

  @Test("a ceiling without a row is no ceiling: the item fails, openly")
  func ceilingWithoutRow() throws {
    let bench = try RuleBench(item: "mức 50 đồng\ntối đa theo địa_bàn\n- khó_khăn: 40 đồng")
    let decision = try bench.decide("địa_bàn bình_thường")
    #expect(decision.verdict == .ineligible)
    #expect(decision.findings.map(\.note) == [.noTableRow])
    #expect(decision.amount == nil)
  }

  @Test("support that is not money has no amount")
  func inKind() throws {
    let decision = try RuleBench(item: "hình thức \"giống\"").decide("")
    #expect(decision.verdict == .eligible)
    #expect(decision.amount == nil)
    #expect(decision.ladder.isEmpty)
  }

  @Test("what is refused has no amount; what is not settled may come to nothing")
  func verdicts() throws {
    let bench = try RuleBench(item: "điều kiện mới_lập\nmức 50 đồng")
    #expect(try bench.decide("mới_lập có").amount == .exactly(50))
    #expect(try bench.decide("").amount == .upTo(50))
    #expect(try bench.decide("mới_lập không").amount == nil)
    #expect(try bench.decide("mới_lập không").ladder.isEmpty)
  }

  @Test("what may be paid today is the largest share whose condition holds")
  func payment() throws {
    let bench = try RuleBench(
      item: "mức 1.001 đồng\nchi 50% khi tỷ_lệ_góp ≥ 60%, 100% khi có_kế_hoạch\ntạm ứng không quá 30%")
    let table: [(String, MoneyRange, [String])] = [
      ("tỷ_lệ_góp 59%\ncó_kế_hoạch không", .exactly(0), []), ("tỷ_lệ_góp 60%\ncó_kế_hoạch không", .exactly(500), []),
      ("tỷ_lệ_góp 60%\ncó_kế_hoạch có", .exactly(1001), []), ("có_kế_hoạch có", .exactly(1001), []),
      ("tỷ_lệ_góp 60%", MoneyRange(low: 500, high: 1001), ["có_kế_hoạch"]),
      ("", .upTo(1001), ["tỷ_lệ_góp", "có_kế_hoạch"]),
    ]
    for (facts, expected, causes) in table {
      let decision = try bench.decide(facts)
      #expect(decision.amount == .exactly(1001))
      #expect(decision.payable == expected, "\(facts)")
      #expect(bench.causes(decision) == causes, "\(facts)")
      #expect(decision.ladder.last?.after == .upTo(300))
    }
    #expect(try RuleBench(item: "mức 5 đồng").decide("").payable == nil)
  }

  @Test("totals are kept apart by basis, and do not overflow")
  func totals() throws {
    let quoted = RuleBench.instrument("mức 7 đồng", number: "2/2020/NĐ-CP").replacing("văn bản gốc", with: "thứ cấp")
    let bench = try RuleBench(
      RuleBench.instrument("mức 5 đồng\nhỗ trợ khoản_hai\nđối tượng hợp_tác_xã\nmức vốn") + quoted)
    let decision = try bench.decision("loại_hình hợp_tác_xã\nvốn 6 đồng")
    #expect(decision.totals == [.text: .exactly(11), .secondary: .exactly(7)])
    let huge = try RuleBench(
      RuleBench.instrument("mức 5.000.000 × vốn\nhỗ trợ khoản_hai\nđối tượng hợp_tác_xã\nmức 5.000.000 × vốn"))
    #expect(
      try huge.decision("loại_hình hợp_tác_xã\nvốn 1.000 tỷ đồng").totals
        == [.text: MoneyRange(low: .max, high: nil)])
  }

  @Test("papers are reported apart from conditions")
  func papers() throws {
    let bench = try RuleBench(item: "mức 5 đồng\nhồ sơ gồm đơn_đề_nghị")
    let table: [(String, Truth)] = [("đơn_đề_nghị có", .yes), ("đơn_đề_nghị không", .no), ("", .unknown)]
    for (facts, truth) in table {
      let decision = try bench.decide(facts)
      #expect(decision.verdict == .eligible)
      #expect(decision.papers.map(\.truth) == [truth])
    }
  }
}
