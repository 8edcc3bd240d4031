import Eligibility
import Mutation
import RuleLanguage
import Testing

@Suite("Dossiers as cases")
struct DossierReaderTests {
  @Test(
    "a line gives its fact the value that is written",
    arguments: [
      ("loại_hình hợp_tác_xã", "loại_hình", "hợp_tác_xã"),
      ("loại_hình không biết", "loại_hình", "không biết"),
      ("địa_bàn đặc_biệt_khó_khăn", "địa_bàn", "đặc_biệt_khó_khăn"),
      ("ngày_đăng_ký 17/07/2019", "ngày_đăng_ký", "2019-07-17"),
      ("thành_viên_chính_thức 15 thành_viên", "thành_viên_chính_thức", "15"),
      ("thành_viên_chính_thức 0 thành_viên", "thành_viên_chính_thức", "0"),
      ("diện_tích 0,3 ha", "diện_tích", "0.3"),
      ("số_sao 5", "số_sao", "5"),
      ("tỷ_lệ_góp 12,5%", "tỷ_lệ_góp", "0.125"),
      ("tỷ_lệ_góp 100%", "tỷ_lệ_góp", "1"),
      ("chi_phí_quảng_bá 1,5 tỷ đồng", "chi_phí_quảng_bá", "1500000000"),
      ("chi_phí_quảng_bá không áp dụng", "chi_phí_quảng_bá", "không áp dụng"),
      ("tiền_công 3 triệu đồng/tháng", "tiền_công", "3000000"),
      ("tiền_công 36 triệu đồng/năm", "tiền_công", "3000000"),
      ("đơn_giá_giờ 60.000 đồng/giờ", "đơn_giá_giờ", "60000"),
      ("thời_hạn_vay 3 năm", "thời_hạn_vay", "36"),
      ("số_ngày_học 15 ngày", "số_ngày_học", "15"),
      ("có_báo_cáo_kiểm_toán có", "có_báo_cáo_kiểm_toán", "có"),
      ("có_báo_cáo_kiểm_toán sai", "có_báo_cáo_kiểm_toán", "không"),
      ("có_tính_khả_thi có", "có_tính_khả_thi", "có"),
      (
        "có_tính_khả_thi không theo \"Biên bản 12\" của \"Hội đồng\" ngày 01/02/2022", "có_tính_khả_thi",
        "không, Biên bản 12, Hội đồng, 2022-02-01"
      ),
      ("đơn_đề_nghị có", "đơn_đề_nghị", "có"),
      ("đơn_đề_nghị không có", "đơn_đề_nghị", "không"),
      ("tên_sản_phẩm \"Nấm ăn\"", "tên_sản_phẩm", "“Nấm ăn”"),
      ("chương_trình_cũ 1804/QĐ-TTg", "chương_trình_cũ", "1804/QĐ-TTg"),
      (
        "doanh_thu năm 2021: 1,2 tỷ đồng, năm 2020: không biết", "doanh_thu",
        "2020: không biết, 2021: 1200000000"
      ),
      (
        "doanh_thu năm 2021: 1 tỷ đồng\n doanh_thu năm 2020: 2 tỷ đồng", "doanh_thu",
        "2020: 2000000000, 2021: 1000000000"
      ),
      ("doanh_thu không biết", "doanh_thu", "không biết"),
      ("lợi_nhuận năm 2021: -20 triệu đồng", "lợi_nhuận", "2021: -20000000"),
      ("đã_nhận không có", "đã_nhận", ""),
      ("đã_nhận không biết", "đã_nhận", "chưa có"),
      ("số_sao 5", "đã_nhận", "chưa có"),
    ])
  func value(line: String, fact: String, value: String) throws {
    let read = try ReadDossier("trường hợp \"thử\"\n  \(line)\n")
    #expect(read.problems == [])
    #expect(read[fact] == value)
  }

  @Test("a line after a record is the record's where its list has such a field, else the applicant's")
  func records() throws {
    let read = try ReadDossier(
      """
      trường hợp "thử"
        ghi chú "nguồn"
        xét ngày 31/12/2022
        dự_án_liên_kết "Nấm"
          chi_phí_tư_vấn 100 triệu đồng
          tên_cây_trồng "Nấm rơm"
        số_sao 4
          thời_hạn_liên_kết 3 năm
        tên_sản_phẩm "Nấm khô"
          sản_lượng năm 2021: 12, năm 2020: 0,5
        dự_án_liên_kết "Chè"
          chi_phí_tư_vấn không biết
        đã_nhận "Lần 1"
          khoản_hỗ_trợ tư_vấn_liên_kết
          văn_bản 01/2022/NQ-HĐND
          dự_án_liên_kết "Nấm"
          số_tiền 10 triệu đồng
      """)
    #expect(read.problems == [])
    #expect(read.dossier.note == "nguồn")
    #expect(read.dossier.date?.iso == "2022-12-31")
    #expect(read["dự_án_liên_kết"] == "Nấm | Chè")
    #expect(read["dự_án_liên_kết[0].chi_phí_tư_vấn"] == "100000000")
    #expect(read["dự_án_liên_kết[0].tên_cây_trồng"] == "“Nấm rơm”")
    #expect(read["dự_án_liên_kết[0].thời_hạn_liên_kết"] == "36")
    #expect(read["dự_án_liên_kết[0].sản_lượng"] == "2020: 0.5, 2021: 12")
    #expect(read["số_sao"] == "4")
    #expect(read["tên_sản_phẩm"] == "“Nấm khô”")
    #expect(read["dự_án_liên_kết[1].chi_phí_tư_vấn"] == "không biết")
    #expect(read["dự_án_liên_kết[1].thời_hạn_liên_kết"] == "chưa có")
    #expect(read["đã_nhận"] == "Lần 1")
    #expect(read["đã_nhận[0].dự_án_liên_kết"] == "“Nấm”")
    #expect(read["đã_nhận[0].khoản_hỗ_trợ"] == "tư_vấn_liên_kết của 01/2022/NQ-HĐND")
    #expect(read["đã_nhận[0].ngày"] == "chưa có")
  }

  @Test("a case that starts from another has its facts and date, and may give them anew")
  func inheritance() throws {
    let read = try ReadDossier(
      """
      trường hợp "gốc"
        xét ngày 31/12/2022
        loại_hình hợp_tác_xã
        số_sao 4
        doanh_thu năm 2021: 1 tỷ đồng, năm 2020: 2 tỷ đồng
        dự_án_liên_kết "Nấm"
          chi_phí_tư_vấn 100 triệu đồng
          thời_hạn_liên_kết 3 năm
        đã_nhận "Lần 1"
          số_tiền 1 triệu đồng

      trường hợp "giữa"
        như "gốc"
        số_sao 5
        dự_án_liên_kết "Chè"
          chi_phí_tư_vấn 5 triệu đồng

      trường hợp "nhánh"
        như "giữa"
        doanh_thu năm 2021: 3 tỷ đồng
        loại_hình không biết
        dự_án_liên_kết "Nấm"
          thời_hạn_liên_kết 2 năm
        đã_nhận không có
      """)
    #expect(read.problems == [])
    #expect(read.dossier.name == "nhánh")
    #expect(read.dossier.date?.iso == "2022-12-31")
    #expect(read["loại_hình"] == "không biết")
    #expect(read["số_sao"] == "5")
    #expect(read["doanh_thu"] == "2020: 2000000000, 2021: 3000000000")
    #expect(read["dự_án_liên_kết"] == "Nấm | Chè")
    #expect(read["dự_án_liên_kết[0].chi_phí_tư_vấn"] == "100000000")
    #expect(read["dự_án_liên_kết[0].thời_hạn_liên_kết"] == "24")
    #expect(read["đã_nhận"] == "")
  }

  @Test("an item of several instruments is told by the instrument its record names, wherever in the record")
  func itemByInstrument() throws {
    let read = try ReadDossier(
      """
      trường hợp "gốc"
        đã_nhận "Lần 2"
          văn_bản 98/2018/NĐ-CP
      trường hợp "thử"
        như "gốc"
        đã_nhận "Lần 1"
          khoản_hỗ_trợ tư_vấn_liên_kết
          dự_án_liên_kết "Nấm"
          tên_sản_phẩm "Nấm khô"
          văn_bản 01/2022/NQ-HĐND
        đã_nhận "Lần 2"
          khoản_hỗ_trợ tư_vấn_liên_kết
      """)
    #expect(read.problems == [])
    #expect(read["đã_nhận"] == "Lần 2 | Lần 1")
    #expect(read["đã_nhận[0].khoản_hỗ_trợ"] == "tư_vấn_liên_kết của 98/2018/NĐ-CP")
    #expect(read["đã_nhận[1].khoản_hỗ_trợ"] == "tư_vấn_liên_kết của 01/2022/NQ-HĐND")
    #expect(read["tên_sản_phẩm"] == "“Nấm khô”")
  }

  @Test("a record of the base that cannot be told from another makes the list unknown")
  func ambiguousRecord() throws {
    let read = try ReadDossier(
      """
      trường hợp "gốc"
        đã_nhận "Lần"
        đã_nhận "Lần"
      trường hợp "thử"
        như "gốc"
        đã_nhận "Lần"
          số_tiền 5 đồng
          số_sao 4
      """)
    #expect(read.problems == ["D044 6:11"])
    #expect(read["đã_nhận"] == "chưa có")
    #expect(read["số_sao"] == "4")
  }

  @Test("what is wrong in a base is said once, however many cases start from it")
  func basesOnce() throws {
    let book = try DossierBook.book()
    let file = SourceFile(
      path: "a.cancu",
      text: """
        trường hợp "nhánh 1"
          như "gốc"
        trường hợp "gốc"
          số_sao 9
        trường hợp "nhánh 2"
          như "gốc"
          số_sao 8
        """)
    var diagnostics: [Diagnostic] = []
    let syntax = Parser.parse(file, number: 0, diagnostics: &diagnostics)
    let cases = syntax.declarations.compactMap { if case .dossier(let dossier) = $0 { dossier } else { nil } }
    let reader = DossierReader(book: book)
    for dossier in cases { _ = reader.read(dossier, among: cases, diagnostics: &diagnostics) }
    #expect(diagnostics.map { file.position(of: $0.span.start).line } == [4, 7])
  }

  @Test("a fact with a problem is left as not given")
  func leftOut() throws {
    let read = try ReadDossier(
      """
      trường hợp "gốc"
        số_sao 3
        chi_phí_quảng_bá 5 triệu đồng
        doanh_thu năm 2020: 2 tỷ đồng
        dự_án_liên_kết "Nấm"
      trường hợp "nhánh"
        như "gốc"
        số_sao 9
        chi_phí_quảng_bá 1 triệu đồng
        chi_phí_quảng_bá 1 triệu đồng
        doanh_thu năm 2020: 5 ha, năm 2021: 1 tỷ đồng
        dự_án_liên_kết không có
        dự_án_liên_kết "Chè"
      """)
    #expect(read.diagnostics.count == 4)
    #expect(read["số_sao"] == "chưa có")
    #expect(read["chi_phí_quảng_bá"] == "chưa có")
    #expect(read["doanh_thu"] == "2021: 1000000000")
    #expect(read["dự_án_liên_kết"] == "chưa có")
  }

  @Test("a list with too many records is not known")
  func tooManyRecords() throws {
    let lines = (0...DossierReader.recordLimit).map { "  đã_nhận \"\($0)\"" }
    let read = try ReadDossier("trường hợp \"thử\"\n" + lines.joined(separator: "\n"))
    #expect(read.diagnostics.map(\.problem.code) == ["D042"])
    #expect(read["đã_nhận"] == "chưa có")
  }

  @Test("a long chain of cases ends")
  func longChain() throws {
    let count = DossierReader.baseLimit + 2
    let text = (0..<count).map { "trường hợp \"\($0)\"\n" + ($0 > 0 ? "  như \"\($0 - 1)\"\n" : "  số_sao 3\n") }
    #expect(try ReadDossier(text.joined()).diagnostics.map(\.problem.code) == ["D055"])
    #expect(try ReadDossier(text.dropLast().joined())["số_sao"] == "3")
  }

  @Test(
    "FACT=VALUE gives one fact anew",
    arguments: [
      ("số_sao=5", "số_sao", "5"),
      (" loại_hình = tổ_hợp_tác ", "loại_hình", "tổ_hợp_tác"),
      ("doanh_thu.2021=3 tỷ đồng", "doanh_thu", "2020: 2000000000, 2021: 3000000000"),
      ("doanh_thu=không biết", "doanh_thu", "không biết"),
      ("lợi_nhuận.2021=-5 triệu đồng", "lợi_nhuận", "2021: -5000000"),
      ("dự_án_liên_kết[Nấm = \"ăn\"].chi_phí_tư_vấn=7 đồng", "dự_án_liên_kết[0].chi_phí_tư_vấn", "7"),
      ("dự_án_liên_kết[Chè].sản_lượng.2020=1,5", "dự_án_liên_kết[1].sản_lượng", "2020: 1.5"),
      ("dự_án_liên_kết=không có", "dự_án_liên_kết", ""),
      ("dự_án_liên_kết=không biết", "dự_án_liên_kết", "chưa có"),
      ("đã_nhận[Lần 1].khoản_hỗ_trợ=tư_vấn_liên_kết", "đã_nhận[0].khoản_hỗ_trợ", "tư_vấn_liên_kết của 98/2018/NĐ-CP"),
      ("tên_sản_phẩm=\"a = b\"", "tên_sản_phẩm", "“a = b”"),
      ("có_tính_khả_thi=có theo \"BB\"", "có_tính_khả_thi", "có, BB"),
      ("đơn_đề_nghị=không có", "đơn_đề_nghị", "không"),
    ])
  func assignment(text: String, fact: String, value: String) throws {
    let (read, problems) = try assign(text)
    #expect(problems == [])
    #expect(read[fact] == value)
  }

  @Test(
    "a wrong FACT=VALUE is reported where it is wrong, and the fact is not given",
    arguments: [
      ("số_sao", "D064 1:1", "số_sao", "4"),
      ("=5", "D064 1:1", "số_sao", "4"),
      ("số_sao=", "D064 1:1", "số_sao", "4"),
      ("số_sao=9", "D020 1:8", "số_sao", "chưa có"),
      ("số_sao=5 triệu đồng", "D016 1:8", "số_sao", "chưa có"),
      ("số_sáo=5", "D001 1:1", "số_sao", "4"),
      ("số_sao.2021=5", "D014 1:8", "số_sao", "chưa có"),
      ("doanh_thu=5 tỷ đồng", "D013 1:1", "doanh_thu", "chưa có"),
      ("doanh_thu.21=5 tỷ đồng", "D015 1:11", "doanh_thu", "2020: 2000000000"),
      ("dự_án_liên_kết=5", "D005 1:1", "dự_án_liên_kết", "chưa có"),
      ("dự_án_liên_kết[Ngô].chi_phí_tư_vấn=5 đồng", "D043 1:16", "dự_án_liên_kết", "Nấm = \"ăn\" | Chè"),
      ("dự_án_liên_kết[Chè].số_sao=5", "D001 1:21", "số_sao", "4"),
      ("số_sao[1].x=5", "D006 1:1", "số_sao", "4"),
      ("dự_án_liên_kết[Chè]=5", "D064 1:1", "số_sao", "4"),
      ("loại_hình=không có", "D006 1:1", "loại_hình", "chưa có"),
    ])
  func wrongAssignment(text: String, problem: String, fact: String, value: String) throws {
    let (read, problems) = try assign(text)
    #expect(problems == [problem])
    #expect(read[fact] == value)
  }

  private func assign(_ text: String) throws -> (ReadDossier, [String]) {
    let base = try ReadDossier(
      """
      trường hợp "thử"
        loại_hình hợp_tác_xã
        số_sao 4
        doanh_thu năm 2020: 2 tỷ đồng
        dự_án_liên_kết "Nấm = \\"ăn\\""
        dự_án_liên_kết "Chè"
        đã_nhận "Lần 1"
          văn_bản 98/2018/NĐ-CP
      """)
    try #require(base.problems == [])
    return base.assigning(text)
  }

  @Test("5,000 damaged cases are refused or read, and never trap", arguments: 0..<4)
  func fuzz(part: Int) throws {
    let book = try DossierBook.book()
    let reader = DossierReader(book: book)
    let seed = Array(DossierReaderTests.sample.utf8)
    let other = Array("doanh_thu năm 2021: 1 đồng\n như \"b\"\n đã_nhận \"\"\n -1 ha không áp dụng 31/12/2022".utf8)
    var mutator = Mutator(seed: 20_260_730 + UInt64(part))
    for _ in 0..<1250 {
      let text = String(decoding: mutator.mutate(seed, with: other), as: UTF8.self)
      let file = SourceFile(path: "f.cancu", text: text)
      var diagnostics: [Diagnostic] = []
      let syntax = Parser.parse(file, number: 0, diagnostics: &diagnostics)
      let cases = syntax.declarations.compactMap { if case .dossier(let dossier) = $0 { dossier } else { nil } }
      for dossier in cases {
        var read = reader.read(dossier, among: cases, diagnostics: &diagnostics)
        #expect(read.facts.count == book.vocabulary.facts.count)
        let assignment = mutator.mutate(Array("dự_án_liên_kết[Nấm].sản_lượng.2020=1,5".utf8), with: seed)
        let line = SourceFile(path: "--set", text: String(decoding: assignment, as: UTF8.self))
        reader.set(line, number: 1, in: &read, diagnostics: &diagnostics)
      }
      for diagnostic in diagnostics {
        #expect(!diagnostic.problem.message(in: .vietnamese).isEmpty)
        _ = diagnostic.problem.help(in: .english)
      }
    }
  }

  private static let sample = """
    trường hợp "a"
      xét ngày 31/12/2022
      loại_hình hợp_tác_xã
      diện_tích 0,3 ha
      doanh_thu năm 2021: 1,2 tỷ đồng, năm 2020: không biết
      có_tính_khả_thi có theo "BB" của "HĐ" ngày 01/02/2022
      dự_án_liên_kết "Nấm"
        chi_phí_tư_vấn 100 triệu đồng
        sản_lượng năm 2020: 5
      đã_nhận "Lần 1"
        khoản_hỗ_trợ tư_vấn_liên_kết của 98/2018/NĐ-CP
        dự_án_liên_kết "Nấm"
      chờ đợi
        52/2018/NĐ-CP hỗ trợ quảng_bá_sản_phẩm: được, đến 40 triệu đồng

    trường hợp "b"
      như "a"
      đã_nhận không có
      số_sao 4
      thời_hạn_vay 3 năm
      tỷ_lệ_góp 50%
      tên_sản_phẩm "x"
    """
}
