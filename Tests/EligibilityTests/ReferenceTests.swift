import Eligibility
import RuleLanguage
import Testing

@Suite("References to conditions and grades")
struct ReferenceTests {
  /// An act that repeats a condition of a law at a place of its own, and one that stands at the same number as the law's.
  static func rules(_ reference: String, lawUntil: String = "") -> String {
    """
    văn bản 1/2020/QH14
      hiệu lực từ 01/01/2020\(lawUntil)
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"
    điều 18
    khoản 1
      điều kiện của_luật
        vốn ≥ 100 đồng
      xếp loại cỡ bậc nhỏ < lớn
        - lớn khi vốn ≥ 50 đồng
        - còn lại: nhỏ
    văn bản 2/2020/NĐ-CP
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"
    điều 6
    khoản 1
      điều kiện không_phạt
        không bị_phạt (theo điều 18 khoản 1 điểm a của 1/2020/QH14)
      điều kiện đủ_vốn
        vốn ≥ 7 đồng
    điều 7
      hỗ trợ khoản_thử
        đối tượng hợp_tác_xã
        điều kiện \(reference)
        mức 5 đồng

    """
  }

  @Test("a place means everything written there, whatever it cites")
  func citedFromElsewhere() throws {
    let bench = try RuleBench(Self.rules("theo điều 6 khoản 1"))
    #expect(try bench.decide("vốn 8 đồng\nbị_phạt không").verdict == .eligible)
    #expect(try bench.decide("vốn 8 đồng\nbị_phạt có").verdict == .ineligible)
    #expect(try bench.decide("vốn 6 đồng\nbị_phạt không").verdict == .ineligible)
    let law = try RuleBench(Self.rules("theo điều 18 khoản 1 của 1/2020/QH14"))
    #expect(try law.decide("vốn 99 đồng\nbị_phạt không").verdict == .ineligible)
    #expect(try law.decide("vốn 100 đồng\nbị_phạt có").verdict == .eligible)
  }

  @Test("a place only another act has is not found here")
  func otherActsPlace() throws {
    var loader = RuleLoader()
    loader.read(SourceFile(path: "vocabulary", text: RuleBench.vocabulary))
    loader.read(SourceFile(path: "rules", text: Self.rules("theo điều 18 khoản 1")))
    _ = loader.check(usingAssumptions: false)
    guard case .meaning(.unknownProvision)? = loader.diagnostics.first?.problem else {
      Issue.record("\(loader.diagnostics)")
      return
    }
  }

  @Test(
    "what stands in an act that only may be in force settles nothing",
    arguments: ["theo điều 18 khoản 1 của 1/2020/QH14", "cỡ của 1/2020/QH14 là lớn"])
  func doubtful(_ reference: String) throws {
    let bench = try RuleBench(
      Self.rules(reference, lawUntil: " đến chưa rõ \"chưa đọc\" từ 30/06/2022 đến 31/12/2022"))
    for (day, verdict, basis) in [
      ("30/06/2022", Verdict.eligible, Basis.text), ("01/07/2022", .undetermined, .hole),
      ("31/12/2022", .undetermined, .hole), ("01/01/2023", .undetermined, .text),
    ] {
      let decision = try bench.decide("vốn 100 đồng", on: day)
      #expect(decision.verdict == verdict, "\(day)")
      #expect(decision.basis == basis, "\(day)")
    }
  }
}
