import Eligibility
import RuleLanguage
import Testing

@Suite("Scope")
struct ScopeTests {
  static func rules(
    from: String = "01/01/2020", until: String? = nil, place: String = "cả nước", whom: String = "hợp_tác_xã",
    extra: String = "", clauses: String = "    hình thức \"giống\""
  ) -> String {
    """
    văn bản 1/2020/NĐ-CP
      hiệu lực từ \(from)
      \(until.map { "hiệu lực đến \($0)" } ?? "")
      phạm vi \(place)
      \(extra)
      nguồn văn bản gốc "Công báo"
    điều 1
      hỗ trợ khoản_thử
        đối tượng \(whom)
    \(clauses)
    """
  }

  @Test("an act is in force from its first day to its last, both included")
  func validity() throws {
    let bench = try RuleBench(Self.rules(from: "15/07/2021", until: "31/12/2022"))
    let table: [(String, Verdict)] = [
      ("14/07/2021", .outOfScope), ("15/07/2021", .eligible), ("31/12/2022", .eligible), ("01/01/2023", .outOfScope),
    ]
    for (day, verdict) in table { #expect(try bench.decide("", on: day).verdict == verdict, "\(day)") }
  }

  @Test("a validity nobody has read is not known between its bounds")
  func holes() throws {
    let bench = try RuleBench(
      Self.rules(
        from: "chưa rõ \"đầu\" từ 01/01/2020 đến 01/02/2020", until: "chưa rõ \"cuối\" từ 01/06/2022 đến 01/07/2022"))
    let table: [(String, Verdict, [String], Basis)] = [
      ("31/12/2019", .outOfScope, [], .text), ("01/01/2020", .undetermined, ["hole: đầu"], .hole),
      ("31/01/2020", .undetermined, ["hole: đầu"], .hole), ("01/02/2020", .eligible, [], .text),
      ("01/06/2022", .eligible, [], .text), ("02/06/2022", .undetermined, ["hole: cuối"], .hole),
      ("01/07/2022", .undetermined, ["hole: cuối"], .hole), ("02/07/2022", .outOfScope, [], .text),
    ]
    for (day, verdict, causes, basis) in table {
      let decision = try bench.decide("", on: day)
      #expect(decision.verdict == verdict, "\(day)")
      #expect(bench.causes(decision) == causes, "\(day)")
      #expect(decision.basis == basis, "\(day)")
      #expect(decision.missing.isEmpty)
    }
  }

  @Test("an act may be judged by a date of the dossier")
  func referenceDate() throws {
    let bench = try RuleBench(Self.rules(from: "15/07/2021", until: "31/12/2022", extra: "xét theo ngày_nộp"))
    #expect(try bench.decide("ngày_nộp 31/12/2022", on: "01/06/2023").verdict == .eligible)
    #expect(try bench.decide("ngày_nộp 01/01/2023", on: "01/06/2022").verdict == .outOfScope)
    let open = try bench.decide("")
    #expect(open.verdict == .undetermined)
    #expect(bench.missing(open) == [["ngày_nộp"]])
    #expect(open.scope[0].test == .inForce(on: nil, transition: nil))
    #expect(try bench.decide("ngày_nộp không áp dụng").verdict == .outOfScope)
  }

  @Test("an act is for its provinces")
  func territory() throws {
    let bench = try RuleBench(Self.rules(place: "Bắc_Kạn, Bắc_Giang"))
    let table: [(String, Verdict)] = [
      ("tỉnh Bắc_Kạn", .eligible), ("tỉnh Bắc_Giang", .eligible), ("tỉnh Hà_Giang", .outOfScope), ("", .undetermined),
      ("tỉnh không biết", .undetermined),
    ]
    for (facts, verdict) in table { #expect(try bench.decide(facts).verdict == verdict, "\(facts)") }
    #expect(bench.missing(try bench.decide("")) == [["tỉnh"]])
  }

  @Test("an item is for its kinds of applicant, and what they must be besides")
  func beneficiaries() throws {
    let bench = try RuleBench(Self.rules(whom: "hợp_tác_xã, doanh_nghiệp khi vốn ≤ 5 đồng"))
    let table: [(String, Verdict, [[String]])] = [
      ("loại_hình hợp_tác_xã", .eligible, []), ("loại_hình tổ_hợp_tác", .outOfScope, []),
      ("loại_hình doanh_nghiệp\nvốn 5 đồng", .eligible, []), ("loại_hình doanh_nghiệp\nvốn 6 đồng", .outOfScope, []),
      ("loại_hình doanh_nghiệp", .undetermined, [["vốn"]]), ("", .undetermined, [["loại_hình"]]),
      ("vốn 6 đồng", .undetermined, [["loại_hình"]]),
    ]
    for (facts, verdict, missing) in table {
      let decision = try #require(try bench.decision(facts).items.first)
      #expect(decision.verdict == verdict, "\(facts)")
      #expect(bench.missing(decision) == missing, "\(facts)")
    }
  }

  @Test("an item for every kind needs no kind; for the rest nobody has read it is a hole")
  func everyKind() throws {
    let all = try RuleBench(Self.rules(whom: "mọi loại hình"))
    #expect(try #require(try all.decision("").items.first).verdict == .eligible)
    let rest = try RuleBench(Self.rules(whom: "hợp_tác_xã, còn lại chưa rõ \"chưa đọc\""))
    let enterprise = try #require(try rest.decision("loại_hình doanh_nghiệp").items.first)
    #expect(enterprise.verdict == .undetermined)
    #expect(enterprise.basis == .hole)
    #expect(rest.causes(enterprise) == ["hole: chưa đọc"])
    let cooperative = try rest.decide("")
    #expect(cooperative.verdict == .eligible)
    #expect(cooperative.basis == .text)
  }

  @Test("out of scope comes first; then what fails fails, known scope or not")
  func precedence() throws {
    let bench = try RuleBench(Self.rules(place: "Bắc_Kạn", clauses: "    điều kiện mới_lập\n    hình thức \"giống\""))
    let table: [(String, Verdict)] = [
      ("tỉnh Hà_Giang\nmới_lập không", .outOfScope), ("tỉnh Hà_Giang\nmới_lập có", .outOfScope),
      ("tỉnh Hà_Giang", .outOfScope), ("mới_lập không", .ineligible), ("mới_lập có", .undetermined),
      ("", .undetermined), ("tỉnh Bắc_Kạn\nmới_lập có", .eligible), ("tỉnh Bắc_Kạn\nmới_lập không", .ineligible),
      ("tỉnh Bắc_Kạn", .undetermined),
    ]
    for (facts, verdict) in table { #expect(try bench.decide(facts).verdict == verdict, "\(facts)") }
    #expect(bench.missing(try bench.decide("")) == [["tỉnh", "mới_lập"]])
  }

  @Test("only the items asked for are decided")
  func someItems() throws {
    let bench = try RuleBench(
      RuleBench.instrument("    hình thức \"giống\"")
        + RuleBench.instrument("    hình thức \"cây\"", number: "2/2020/NĐ-CP"))
    let dossier = try bench.dossier("loại_hình hợp_tác_xã")
    let date = try #require(CalendarDate("30/06/2022"))
    #expect(bench.evaluator.decide(dossier, on: date).items.map(\.item) == [0, 1])
    #expect(bench.evaluator.decide(dossier, on: date, items: [1]).items.map(\.item) == [1])
    #expect(bench.evaluator.decide(dossier, on: date, items: [7, -1]).items.isEmpty)
  }
}
