import Eligibility
import RuleLanguage
import Testing

@Suite("Running cases")
struct CaseRunnerTests {
  /// A cooperative in order, to be varied line by line.
  private static let base = """
    trường hợp "gốc"
      xét ngày 31/12/2022
      loại_hình hợp_tác_xã
      tỉnh Bắc_Kạn
      địa_bàn bình_thường
      chi_phí 31 triệu đồng
      đang_bị_phạt không
      có_giấy có
      có_kiểm_toán có
      đã_giải_thể không
      vùng vùng_I
      dự_án "Nấm"
        thời_hạn 3 năm
        chi_phí_dự_án 4 triệu đồng
      dự_án "Chè"
        thời_hạn 3 năm
        chi_phí_dự_án 8 triệu đồng
      đã_nhận không có

    """

  /// Runs one case that starts from the base, and says how it differs from what it expects.
  private func mismatches(_ lines: String, _ expectation: String) throws -> [String] {
    let text = Self.base + "trường hợp \"thử\"\n  như \"gốc\"\n  \(lines)\n  chờ đợi\n    \(expectation)\n"
    let run = try CaseBook.run(text)
    try #require(run.diagnostics.isEmpty)
    return try #require(run.outcomes.first).expectations.flatMap(\.mismatches).map { CaseBook.say($0, run.book) }
  }

  @Test(
    "what comes out as expected is met",
    arguments: [
      ("", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, 10.000.000 đồng, được chi 10 triệu đồng, căn cứ văn bản"),
      ("", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, cho phép 10 triệu đồng"),
      ("chi_phí 3 triệu đồng", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, 1.000.000 đồng"),
      ("chi_phí không biết", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, đến 10 triệu đồng"),
      ("chi_phí không biết", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, cho phép 3 triệu đồng"),
      ("", "1/2020/NĐ-CP hỗ trợ dự_án_mới: được, 9.000.000 đồng"),
      ("loại_hình doanh_nghiệp", "1/2020/NĐ-CP hỗ trợ tư_vấn: ngoài phạm vi"),
      ("đang_bị_phạt có", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì điều 4 khoản 1 điểm a"),
      ("đang_bị_phạt có", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì điều 4"),
      ("có_giấy không", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì điều 4 khoản 1 điểm b"),
      ("có_kiểm_toán không", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì khoản 2"),
      ("đã_giải_thể có", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì điều 5 khoản 3 của 1/2020/NĐ-CP"),
      (
        "đang_bị_phạt có\n có_kiểm_toán không",
        "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì điều 4 khoản 1 điểm a, điều 5 khoản 2"
      ),
      (
        "dự_án \"Nấm\"\n thời_hạn 2 năm\n dự_án \"Chè\"\n thời_hạn 1 năm",
        "1/2020/NĐ-CP hỗ trợ dự_án_mới: không vì khoản 2"
      ),
      ("có_giấy không\n địa_bàn không biết", "1/2020/NĐ-CP hỗ trợ tư_vấn: chưa đủ căn cứ, cần địa_bàn"),
      ("đã_nhận không biết", "1/2020/NĐ-CP hỗ trợ lao_động: chưa đủ căn cứ, cần đã_nhận"),
      ("dự_án không biết", "1/2020/NĐ-CP hỗ trợ dự_án_mới: chưa đủ căn cứ, cần dự_án"),
      ("dự_án \"Chè\"\n thời_hạn không biết", "1/2020/NĐ-CP hỗ trợ dự_án_mới: được, từ 4 triệu đồng đến 9 triệu đồng"),
      (
        "loại_hình doanh_nghiệp\n doanh_thu năm 2021: không biết, năm 2020: 5 đồng",
        "1/2020/NĐ-CP hỗ trợ tăng_trưởng: chưa đủ căn cứ, cần doanh_thu"
      ),
      (
        "loại_hình doanh_nghiệp\n doanh_thu năm 2021: 1 tỷ đồng",
        "1/2020/NĐ-CP hỗ trợ tăng_trưởng: được, từ 1 triệu đồng"
      ),
      ("", "2/2021/NQ-HĐND hỗ trợ trưng_bày: được, 7 triệu đồng, căn cứ giả định"),
      ("không dùng giả định", "2/2021/NQ-HĐND hỗ trợ trưng_bày: được, đến 9 triệu đồng, căn cứ chưa rõ"),
      ("có_giấy không", "2/2021/NQ-HĐND hỗ trợ trưng_bày: không vì điều ?"),
      ("", "1/2020/NĐ-CP điều kiện tiêu_chí: đạt, căn cứ văn bản"),
      ("có_giấy không", "1/2020/NĐ-CP điều kiện tiêu_chí: không đạt vì điểm b"),
      ("đang_bị_phạt không biết", "1/2020/NĐ-CP điều kiện tiêu_chí: chưa đủ căn cứ, cần đang_bị_phạt"),
    ])
  func met(lines: String, expectation: String) throws {
    #expect(try mismatches(lines, expectation) == [])
  }

  @Test(
    "what comes out differently is told, both sides",
    arguments: [
      ("", "1/2020/NĐ-CP hỗ trợ tư_vấn: không", ["verdict ineligible ≠ eligible"]),
      ("", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, 9.999.999 đồng", ["amount is 10000000"]),
      ("", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, đến 10 triệu đồng", ["amount is 10000000"]),
      ("", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, được chi 5 triệu đồng", ["payable is 10000000"]),
      ("", "1/2020/NĐ-CP hỗ trợ lao_động: được, được chi 5 triệu đồng", ["payable is none"]),
      ("chi_phí không biết", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, cho phép 11 triệu đồng", ["amount is 0–10000000"]),
      ("chi_phí không biết", "1/2020/NĐ-CP hỗ trợ tư_vấn: được, từ 0 đồng", ["amount is 0–10000000"]),
      ("loại_hình doanh_nghiệp", "1/2020/NĐ-CP hỗ trợ tư_vấn: ngoài phạm vi, 5 đồng", ["amount is none"]),
      (
        "đang_bị_phạt có", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì điều 4 khoản 1 điểm b",
        ["4.1.b not in [5.1, 4.1, 4.1.a]"]
      ),
      ("đang_bị_phạt có", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì khoản 2", ["5.2 not in [5.1, 4.1, 4.1.a]"]),
      (
        "đang_bị_phạt có", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì điều 4 của 2/2021/NQ-HĐND",
        ["4 not in [5.1, 4.1, 4.1.a]"]
      ),
      (
        "đang_bị_phạt có\n có_kiểm_toán không", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì điều 5 khoản 2, điều 5 khoản 3",
        ["5.3 not in [5.1, 4.1, 4.1.a, 5.2]"]
      ),
      ("đang_bị_phạt có", "1/2020/NĐ-CP hỗ trợ tư_vấn: không vì điều ?", ["? not in [5.1, 4.1, 4.1.a]"]),
      (
        "có_giấy không\n địa_bàn không biết", "1/2020/NĐ-CP hỗ trợ tư_vấn: chưa đủ căn cứ, cần có_giấy, chi_phí",
        ["có_giấy not in [địa_bàn]", "chi_phí not in [địa_bàn]"]
      ),
      ("", "2/2021/NQ-HĐND hỗ trợ trưng_bày: được, căn cứ thứ cấp", ["basis secondary ≠ assumption"]),
      (
        "", "1/2020/NĐ-CP điều kiện tiêu_chí: không đạt vì điểm a",
        ["verdict ineligible ≠ eligible", "4.1.a not in []"]
      ),
    ])
  func unmet(lines: String, expectation: String, differences: [String]) throws {
    #expect(try mismatches(lines, expectation) == differences)
  }

  @Test("the book without assumptions is made once, and only where a case asks for it")
  func lazyBook() throws {
    let expectation = "  chờ đợi\n    2/2021/NQ-HĐND hỗ trợ trưng_bày: được\n"
    let plain = Self.base + "trường hợp \"a\"\n  như \"gốc\"\n" + expectation
    #expect(try CaseBook.run(plain).otherBooks == 0)
    let twice = ["b", "c"].map { "trường hợp \"\($0)\"\n  như \"gốc\"\n  không dùng giả định\n" + expectation }.joined()
    let run = try CaseBook.run(plain + twice)
    #expect(run.otherBooks == 1)
    #expect(run.outcomes.map(\.usesAssumptions) == [true, false, false])
    #expect(run.outcomes.map(\.name) == ["a", "b", "c"])
    #expect(run.outcomes.map(\.isMet) == [true, true, true])
  }

  @Test("a line whose names are not known is reported, and the other lines are still compared")
  func unknownNames() throws {
    let run = try CaseBook.run(
      Self.base + """
        trường hợp "thử"
          như "gốc"
          chờ đợi
            3/2020/NĐ-CP hỗ trợ tư_vấn: được
            1/2020/NĐ-CP hỗ trợ tư_ván: được
            1/2020/NĐ-CP điều kiện tiêu_chi: đạt
            1/2020/NĐ-CP hỗ trợ tư_vấn: được, cần chi_phi
        """)
    #expect(run.diagnostics.map(\.problem.code) == ["D034", "D033", "D037", "D001"])
    #expect(run.outcomes.map { $0.expectations.count } == [1])
  }

  @Test("expectations need a date, and names must differ")
  func form() throws {
    let run = try CaseBook.run(
      """
      trường hợp "a"
        chờ đợi
          1/2020/NĐ-CP hỗ trợ tư_vấn: được
      trường hợp "a"
        xét ngày 31/12/2022
        chờ đợi
          1/2020/NĐ-CP hỗ trợ tư_vấn: chưa đủ căn cứ
      """)
    #expect(run.diagnostics.map(\.problem.code) == ["D051", "D056"])
    #expect(run.outcomes.map(\.isMet) == [true])
  }
}
