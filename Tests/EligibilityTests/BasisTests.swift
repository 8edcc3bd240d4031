import Eligibility
import RuleLanguage
import Testing

@Suite("Where an answer comes from")
struct BasisTests {
  @Test("the weakest of what was evaluated")
  func weakest() throws {
    let table: [(String, Basis)] = [
      ("mức 5 đồng", .text), ("mức 5 đồng (nguồn thứ cấp \"báo\")", .secondary),
      ("mức 5 đồng\nđiều kiện vốn ≥ 1 đồng (nguồn thứ cấp \"báo\")", .secondary),
      ("mức 5 đồng\ntối đa 9 đồng (nguồn thứ cấp \"báo\")", .secondary),
      ("mức 5 đồng\nthẩm quyền \"UBND\" (nguồn thứ cấp \"báo\")", .text),
      ("mức chưa rõ \"chưa đọc\" đến 9 đồng", .hole),
      // What nobody has read changes nothing here: the condition holds whatever it says.
      ("mức 5 đồng\nđiều kiện vốn ≥ 1 đồng hoặc chưa rõ \"chưa đọc\"", .text),
      ("mức gấp_đôi", .secondary), ("điều kiện theo điều 1 khoản 2\nmức 5 đồng", .secondary),
      ("mức theo ngành\n- trồng_trọt: 5 đồng\n- còn lại: chưa rõ \"chưa đọc\"", .text),
    ]
    for (clauses, basis) in table {
      let bench = try RuleBench(
        item: clauses,
        before: """
          khoản 1
            định nghĩa gấp_đôi là 2 × vốn (nguồn thứ cấp "báo")
          khoản 2
            điều kiện đủ_vốn
              vốn ≥ 1 đồng (nguồn thứ cấp "báo")
          """)
      let decision = try bench.decide("vốn 2 đồng\nngành trồng_trọt")
      #expect(decision.verdict == .eligible)
      #expect(decision.basis == basis, "\(clauses)")
    }
  }

  @Test("what a definition rests on counts for every item that uses it")
  func remembered() throws {
    let bench = try RuleBench(
      item: "mức gấp_đôi\nhỗ trợ khoản_hai\nđối tượng hợp_tác_xã\nmức gấp_đôi",
      before: "khoản 1\nđịnh nghĩa gấp_đôi là 2 × gốc\nđịnh nghĩa gốc là 3 đồng (nguồn thứ cấp \"báo\")")
    let items = try bench.decision("loại_hình hợp_tác_xã").items
    #expect(items.map(\.basis) == [.secondary, .secondary])
    #expect(items.map { $0.sources.map(\.text) } == [["báo", "Công báo"], ["báo", "Công báo"]])
  }

  static let assumed = """
    văn bản 1/2020/NĐ-CP
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"
    điều 1
      hỗ trợ khoản_thử
        đối tượng hợp_tác_xã
        mức chưa rõ "chưa đọc" đến 900 đồng
    giả định cho 1/2020/NĐ-CP
      vì "báo cáo"
      sửa đổi hỗ trợ khoản_thử
        mức không quá 50% × vốn
        làm tròn xuống đồng

    """

  @Test("an assumption is openly one; without it the hole stays")
  func assumption() throws {
    let with = try RuleBench(Self.assumed, usingAssumptions: true)
    let assumed = try with.decide("vốn 100 đồng")
    #expect(assumed.amount == .upTo(50))
    #expect(assumed.basis == .assumption)
    #expect(assumed.sources.first?.text == "báo cáo")
    let total = try with.decision("loại_hình hợp_tác_xã\nvốn 100 đồng")
    #expect(total.totals == [.assumption: .upTo(50)])
    #expect(total.usesAssumptions)
    let without = try RuleBench(Self.assumed)
    let open = try without.decide("vốn 100 đồng")
    #expect(open.verdict == .eligible)
    #expect(open.amount == .upTo(900))
    #expect(open.basis == .hole)
    #expect(without.causes(open) == ["hole: chưa đọc"])
  }

  @Test("a named set of conditions can be looked at by itself")
  func conditionSet() throws {
    let bench = try RuleBench(
      item: "mức 5 đồng",
      before: """
        khoản 1
          điều kiện đủ
            a) vốn ≥ 5 đồng
            b) không bị_phạt
        khoản 2
          điều kiện đủ_dự_án cho mỗi dự_án
            duyệt
        """)
    let date = try #require(CalendarDate("30/06/2022"))
    func check(_ number: Int, _ facts: String) throws -> ConditionDecision {
      try #require(bench.evaluator.check(conditionSet: number, for: try bench.dossier(facts), on: date))
    }
    #expect(try check(0, "vốn 5 đồng\nbị_phạt không").finding.truth == .yes)
    #expect(try check(0, "vốn 4 đồng").finding.failedProvisions.map(\.path.point) == [nil, "a"])
    let open = try check(0, "vốn 5 đồng")
    #expect(open.missing.map { $0.map(bench.name) } == [["bị_phạt"]])
    #expect(open.basis == .text)
    #expect(try check(1, "").missing.map { $0.map(bench.name) } == [["dự_án"]])
    #expect(try check(1, "dự_án \"A\"\nduyệt có\ndự_án \"B\"\nduyệt không").finding.truth == .no)
    #expect(
      try check(1, "dự_án \"A\"\ndự_án \"B\"").missing.map { $0.map(bench.name) } == [["duyệt#0", "duyệt#1"]])
    #expect(bench.evaluator.check(conditionSet: 7, for: try bench.dossier(""), on: date) == nil)
  }
}
