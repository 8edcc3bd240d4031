import Eligibility
import RuleLanguage
import Testing

@Suite("What cases cover")
struct CoverageTests {
  /// The lines as `kind place: met/failed/unknown`.
  private func lines(_ text: String) throws -> [String] {
    let run = try CaseBook.run(text)
    try #require(run.diagnostics.isEmpty)
    var coverage = Coverage(book: run.book)
    for outcome in run.outcomes { coverage.add(outcome) }
    return coverage.lines.map { line in
      let mark = line.mark.map { " \($0.text)\(line.ordinal)" } ?? ""
      let tally = "\(line.tally.met)/\(line.tally.failed)/\(line.tally.unknown)"
      return "\(line.kind) \(CaseBook.say(line.citation))\(mark): \(tally)"
    }
  }

  @Test("every point that has a rule is there, in the order of the text, before any case")
  func points() throws {
    #expect(
      try lines("") == [
        "conditionSet 4.1: 0/0/0",
        "conditionSet 4.1.a a)1: 0/0/0",
        "conditionSet 4.1.b b)1: 0/0/0",
        "conditionSet 4.1.b -1: 0/0/0",
        "conditionSet 4.1.b -2: 0/0/0",
        "definition 4.2: 0/0/0",
        "parameterValue 4.3: 0/0/0",
        "item 5.1: 0/0/0",
        "condition 5.1: 0/0/0",
        "condition 5.2: 0/0/0",
        "exclusion 5.3: 0/0/0",
        "amount 5.1: 0/0/0",
        "ceiling 5.1: 0/0/0",
        "item 6: 0/0/0",
        "condition 6.2: 0/0/0",
        "amount 6: 0/0/0",
        "ceiling 6: 0/0/0",
        "item 7: 0/0/0",
        "times 7: 0/0/0",
        "amount 7: 0/0/0",
        "item 8: 0/0/0",
        "condition 8: 0/0/0",
        "amount 8: 0/0/0",
        "item ?: 0/0/0",
        "condition ?: 0/0/0",
        "amount ?: 0/0/0",
      ])
  }

  @Test("a point counts the cases that met, failed, or could not tell it")
  func counts() throws {
    let text = """
      trường hợp "được"
        xét ngày 31/12/2022
        loại_hình hợp_tác_xã
        tỉnh Bắc_Kạn
        địa_bàn bình_thường
        chi_phí 31 triệu đồng
        đang_bị_phạt không
        có_giấy có
        có_kiểm_toán có
        đã_giải_thể không
        vùng vùng_II
        đã_nhận không có
        dự_án "Nấm"
          thời_hạn 3 năm
          chi_phí_dự_án 4 triệu đồng
        dự_án "Chè"
          thời_hạn 2 năm
          chi_phí_dự_án 4 triệu đồng
        chờ đợi
          1/2020/NĐ-CP hỗ trợ tư_vấn: được
          1/2020/NĐ-CP hỗ trợ dự_án_mới: được
          1/2020/NĐ-CP hỗ trợ lao_động: được

      trường hợp "không"
        như "được"
        đã_giải_thể có
        có_giấy không
        chi_phí không biết
        đã_nhận "Lần 1"
          khoản_hỗ_trợ lao_động
        chờ đợi
          1/2020/NĐ-CP hỗ trợ tư_vấn: không
          1/2020/NĐ-CP hỗ trợ lao_động: không

      trường hợp "chưa rõ"
        như "được"
        có_kiểm_toán không biết
        chi_phí 3 triệu đồng
        chờ đợi
          1/2020/NĐ-CP hỗ trợ tư_vấn: chưa đủ căn cứ

      trường hợp "ngoài phạm vi"
        như "được"
        loại_hình doanh_nghiệp
        chờ đợi
          1/2020/NĐ-CP hỗ trợ tư_vấn: ngoài phạm vi
      """
    let met = try lines(text).filter { !$0.hasSuffix(": 0/0/0") }
    #expect(
      met == [
        "conditionSet 4.1: 2/1/0",
        "conditionSet 4.1.a a)1: 3/0/0",
        "conditionSet 4.1.b b)1: 2/1/0",
        "conditionSet 4.1.b -1: 2/1/0",
        "conditionSet 4.1.b -2: 0/3/0",
        "definition 4.2: 2/0/0",
        "parameterValue 4.3: 1/0/0",
        "item 5.1: 1/1/2",
        "condition 5.1: 2/1/0",
        "condition 5.2: 2/0/1",
        "exclusion 5.3: 2/1/0",
        "amount 5.1: 2/0/0",
        "ceiling 5.1: 1/1/0",
        "item 6: 1/0/0",
        "condition 6.2: 1/1/0",
        "amount 6: 1/0/0",
        "ceiling 6: 0/1/0",
        "item 7: 1/1/0",
        "times 7: 1/1/0",
        "amount 7: 1/0/0",
      ])
  }

  @Test("a set of conditions asked for by itself counts")
  func conditionSets() throws {
    let text = """
      trường hợp "tiêu chí"
        xét ngày 31/12/2022
        đang_bị_phạt có
        chờ đợi
          1/2020/NĐ-CP điều kiện tiêu_chí: không đạt
      """
    #expect(
      try lines(text).filter { !$0.hasSuffix(": 0/0/0") } == [
        "conditionSet 4.1: 0/1/0",
        "conditionSet 4.1.a a)1: 0/1/0",
        "conditionSet 4.1.b b)1: 0/0/1",
        "conditionSet 4.1.b -1: 0/0/1",
        "conditionSet 4.1.b -2: 0/0/1",
      ])
  }

  @Test("points no case has met are told apart")
  func uncovered() throws {
    let run = try CaseBook.run(
      """
      trường hợp "một"
        xét ngày 31/12/2022
        loại_hình doanh_nghiệp
        doanh_thu năm 2021: 1 tỷ đồng
        chờ đợi
          1/2020/NĐ-CP hỗ trợ tăng_trưởng: được
      """)
    var coverage = Coverage(book: run.book)
    #expect(coverage.uncovered.count == coverage.lines.count)
    for outcome in run.outcomes { coverage.add(outcome) }
    #expect(coverage.lines.count - coverage.uncovered.count == 3)
    #expect(coverage.uncovered.allSatisfy { $0.citation.path.article != "8" })
  }
}
