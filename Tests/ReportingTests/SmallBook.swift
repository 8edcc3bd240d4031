@testable import RuleLanguage

/// A rule book from a few lines, for the tests of texts.
struct SmallBook {
  let book: RuleBook

  /// The vocabulary all tests share, and the provisions of one instrument.
  init(_ provisions: String) throws {
    var loader = RuleLoader()
    loader.read(SourceFile(path: "vocabulary.cancu", text: SmallBook.vocabulary))
    loader.read(SourceFile(path: "rules.cancu", text: SmallBook.header + provisions))
    book = loader.check(usingAssumptions: false)
    guard !loader.diagnostics.contains(where: { $0.severity == .error }) else {
      let renderer = DiagnosticRenderer(sources: loader.sources, language: .vietnamese)
      throw Wrong(loader.diagnostics.map(renderer.render).joined(separator: "\n"))
    }
  }

  /// What is wrong with the lines of a test.
  struct Wrong: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// The one condition of a book that has nothing else.
  static func condition(_ text: String) throws -> (RuleBook, Expression) {
    let small = try SmallBook("khoản 1\n  điều kiện thử \(text)\n")
    guard let set = small.book.conditionSets.last else { throw Wrong("no condition") }
    return (small.book, set.clause.value)
  }

  /// The one value of a book that has nothing else.
  static func value(_ text: String) throws -> (RuleBook, Expression) {
    let small = try SmallBook("khoản 1\n  định nghĩa thử là \(text)\n")
    guard let definition = small.book.definitions.last else { throw Wrong("no value") }
    return (small.book, definition.clause.value)
  }

  private static let header = """
    văn bản 10/2020/NĐ-CP
      tên "Văn bản thử"
      cơ quan "Chính phủ"
      ban hành 01/01/2020
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"

    điều 1
      định nghĩa tổng_vốn "tổng vốn" là vốn_A + vốn_B
    khoản 9
      điều kiện tiêu_chí "tiêu chí thụ hưởng"
        có_kiểm_toán

    điều 2

    """

  private static let vocabulary = """
    đơn vị ha, giờ

    hồ sơ tổ_chức "tổ chức"
      loại_hình  một trong hợp_tác_xã "hợp tác xã", tổ_hợp_tác "tổ hợp tác"  là đối tượng "loại hình"
      tỉnh  một trong Bắc_Kạn, Bắc_Giang  là địa bàn áp dụng
      địa_bàn  bậc bình_thường "bình thường" < khó_khăn "khó khăn" < đặc_biệt "đặc biệt khó khăn"  "địa bàn"
      nghề  một trong rèn "rèn, đúc", dệt "dệt", gốm "gốm, sứ"
      ngày_đăng_ký  ngày "ngày đăng ký"
      diện_tích  số ha từ 0 "diện tích"
      số_giờ  số giờ từ 0 "số giờ"
      hạng_sao  số nguyên từ 1 đến 5 "hạng sao"
      tỷ_lệ  tỷ lệ từ 0% đến 100% "tỷ lệ góp"
      vốn_A  tiền "vốn A"
      vốn_B  tiền "vốn B"
      dư_nợ  tiền "dư nợ"
      thời_hạn_vay  thời hạn "thời hạn vay"
      số_ngày_học  số ngày "số ngày học"
      doanh_thu  tiền theo năm "doanh thu"
      có_kiểm_toán  đúng sai "có báo cáo kiểm toán"
      bị_phạt  đúng sai "đang bị phạt"
      đã_nghiệm_thu  đúng sai "đã nghiệm thu"
      đơn  giấy tờ "đơn đề nghị"
      tên_gọi  chữ "tên gọi"

      danh sách dự_án "dự án"
        chi_phí  tiền "chi phí"
        thời_hạn  thời hạn "thời hạn"

      danh sách đã_nhận "hỗ trợ đã nhận"
        khoản_hỗ_trợ  khoản hỗ trợ
        văn_bản  văn bản
        nội_dung  một trong quảng_bá, khác
        số_tiền  tiền
        ngày  ngày

    tham số lương tiền/tháng "lương tối thiểu"

    """
}
