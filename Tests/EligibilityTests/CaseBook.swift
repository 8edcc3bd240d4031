import Eligibility
import RuleLanguage
import Testing

/// A small rule book with one rule of each kind, for the tests of cases and of what they cover.
enum CaseBook {
  static let rules = """
    đơn vị ha
    hồ sơ tổ_chức
      loại_hình  một trong hợp_tác_xã, doanh_nghiệp  là đối tượng
      tỉnh  một trong Bắc_Kạn, Bắc_Giang  là địa bàn áp dụng
      địa_bàn  bậc bình_thường < khó_khăn
      chi_phí  tiền
      đang_bị_phạt  đúng sai
      có_giấy  đúng sai
      có_kiểm_toán  đúng sai
      đã_giải_thể  đúng sai
      doanh_thu  tiền theo năm
      vùng  một trong vùng_I, vùng_II
      danh sách dự_án
        thời_hạn  thời hạn
        chi_phí_dự_án  tiền
      danh sách đã_nhận
        khoản_hỗ_trợ  khoản hỗ trợ
        số_tiền  tiền
        ngày  ngày
    tham số lương_tối_thiểu tiền/tháng theo vùng

    văn bản 1/2020/NĐ-CP
      tên "Một"
      cơ quan "Chính phủ"
      ban hành 01/01/2020
      hiệu lực từ 01/02/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"

    điều 4
    khoản 1
      điều kiện tiêu_chí
        a) không đang_bị_phạt
        b) một trong
           - có_giấy
           - địa_bàn ≥ khó_khăn
    khoản 2
      định nghĩa chi_phí_gốc là chi_phí - 1 triệu đồng
    khoản 3
      quy định lương_tối_thiểu theo vùng
        - vùng_I: 4 triệu đồng/tháng
        - vùng_II: 3 triệu đồng/tháng

    điều 5
    khoản 1
      hỗ trợ tư_vấn "Tư vấn"
        đối tượng hợp_tác_xã
        điều kiện theo điều 4 khoản 1
        điều kiện có_kiểm_toán (theo khoản 2)
        không hỗ trợ khi đã_giải_thể (theo khoản 3)
        mức 50% × chi_phí_gốc
        tối đa 10 triệu đồng
        làm tròn xuống đồng
        chi 50% khi có_giấy, 100% khi có_kiểm_toán

    điều 6
      hỗ trợ dự_án_mới "Dự án"
        đối tượng hợp_tác_xã, doanh_nghiệp
        cho mỗi dự_án
        điều kiện thời_hạn ≥ 3 năm (theo khoản 2)
        mức chi_phí_dự_án
        tối đa 5 triệu đồng mỗi dự_án

    điều 7
      hỗ trợ lao_động "Lao động"
        đối tượng hợp_tác_xã
        mức lương_tối_thiểu × 1 tháng
        số lần 1 mỗi tổ_chức

    điều 8
      hỗ trợ tăng_trưởng "Tăng trưởng"
        đối tượng doanh_nghiệp
        điều kiện ít nhất 1 trong 2 năm trước: doanh_thu ≥ 1 tỷ đồng
        mức ít nhất 1 triệu đồng

    văn bản 2/2021/NQ-HĐND
      tên "Hai"
      cơ quan "HĐND tỉnh"
      ban hành 01/01/2021
      hiệu lực từ 01/01/2021
      phạm vi Bắc_Kạn
      nguồn thứ cấp "Báo cáo"

    điều ?
      hỗ trợ trưng_bày "Trưng bày"
        đối tượng hợp_tác_xã
        điều kiện có_giấy
        mức chưa rõ "chưa có văn bản gốc" từ 0 đồng đến 9 triệu đồng

    giả định cho 2/2021/NQ-HĐND
      vì "như nghị quyết trước"
      sửa đổi hỗ trợ trưng_bày
        mức 7 triệu đồng
    """

  /// What came of running cases, and what was wrong with them.
  struct Run {
    let book: RuleBook
    let outcomes: [CaseOutcome]
    let diagnostics: [Diagnostic]
    /// How often the book without assumptions was made.
    let otherBooks: Int
  }

  /// Runs the cases of a text.
  static func run(_ text: String) throws -> Run {
    var loader = RuleLoader()
    loader.read(SourceFile(path: "rules.cancu", text: rules))
    let book = loader.check(usingAssumptions: true)
    let rulesOnly = loader
    let number = loader.read(SourceFile(path: "cases.cancu", text: text))
    let renderer = DiagnosticRenderer(sources: loader.sources, language: .english)
    try #require(loader.diagnostics.isEmpty, "\(loader.diagnostics.map(renderer.render))")
    var otherBooks = 0
    var runner = CaseRunner(book: book) {
      otherBooks += 1
      var loader = rulesOnly
      return loader.check(usingAssumptions: false)
    }
    var diagnostics: [Diagnostic] = []
    let outcomes = runner.run(loader.cases(of: number), diagnostics: &diagnostics)
    return Run(book: book, outcomes: outcomes, diagnostics: diagnostics, otherBooks: otherBooks)
  }

  /// A mismatch in words a test can compare.
  static func say(_ mismatch: CaseMismatch, _ book: RuleBook) -> String {
    switch mismatch {
    case .verdict(let expected, let actual): "verdict \(expected) ≠ \(actual)"
    case .amount(_, let actual): "amount is \(say(actual))"
    case .payable(_, let actual): "payable is \(say(actual))"
    case .choice(let expected, let actual): "choice \(expected) \(actual.map { "\($0)" } ?? "none")"
    case .taken(let expected, let actual): "taken \(expected) \(actual.map { "\($0.low)-\($0.high ?? -1)" } ?? "none")"
    case .because(let expected, let actual): "\(say(expected)) not in [\(actual.map(say).joined(separator: ", "))]"
    case .needs(let name, let actual):
      "\(name) not in [\(actual.map { $0.map { say($0, book) }.joined(separator: " + ") }.joined(separator: ", "))]"
    case .classification(let expected, let actual): "classification \(expected) ≠ \(actual)"
    case .priority(let expected, let actual): "priority \(expected.answer) ≠ \(actual.map { $0.level ?? 0 })"
    case .basis(let expected, let actual): "basis \(expected) ≠ \(actual)"
    }
  }

  static func say(_ citation: Citation) -> String {
    [citation.path.article ?? "?", citation.path.clause, citation.path.point].compactMap { $0 }.joined(separator: ".")
  }

  private static func say(_ provision: NamedProvision) -> String {
    [provision.article ?? "?", provision.clause, provision.point].compactMap { $0 }.joined(separator: ".")
  }

  private static func say(_ amount: MoneyRange?) -> String {
    guard let amount else { return "none" }
    return amount.isExact ? "\(amount.low)" : "\(amount.low)–\(amount.high.map { "\($0)" } ?? "…")"
  }

  private static func say(_ path: FactPath, _ book: RuleBook) -> String {
    let name =
      switch path.target {
      case .fact(let reference): book.vocabulary.fact(reference).name
      case .list(let list): book.vocabulary.lists[list].name
      }
    return name + (path.record.map { "[\($0)]" } ?? "") + (path.year.map { ".\($0)" } ?? "")
  }
}
