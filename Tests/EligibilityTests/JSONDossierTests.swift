import Eligibility
import Mutation
import RuleLanguage
import Testing

@Suite("Dossiers in JSON")
struct JSONDossierTests {
  @Test(
    "a member gives its fact the value that is written",
    arguments: [
      (#""loại_hình": "hợp_tác_xã""#, "loại_hình", "hợp_tác_xã"),
      (#""loại_hình": null"#, "loại_hình", "không biết"),
      (#""loại_hình": "không biết""#, "loại_hình", "không biết"),
      (#""tên_sản_phẩm": "không biết""#, "tên_sản_phẩm", "không biết"),
      (#""doanh_thu": "không biết""#, "doanh_thu", "không biết"),
      (#""địa_bàn": "không áp dụng""#, "địa_bàn", "không áp dụng"),
      (#""ngày_đăng_ký": "2019-07-17""#, "ngày_đăng_ký", "2019-07-17"),
      (#""ngày_đăng_ký": "2020-02-29""#, "ngày_đăng_ký", "2020-02-29"),
      (#""thành_viên_chính_thức": 15"#, "thành_viên_chính_thức", "15"),
      (#""diện_tích": 0.3"#, "diện_tích", "0.3"),
      (#""diện_tích": 25e-4"#, "diện_tích", "0.0025"),
      (#""tỷ_lệ_góp": 0.125"#, "tỷ_lệ_góp", "0.125"),
      (#""tỷ_lệ_góp": "12,5%""#, "tỷ_lệ_góp", "0.125"),
      (#""chi_phí_quảng_bá": 1500000000"#, "chi_phí_quảng_bá", "1500000000"),
      (#""chi_phí_quảng_bá": 1.5e9"#, "chi_phí_quảng_bá", "1500000000"),
      (#""chi_phí_quảng_bá": 9223372036854775807"#, "chi_phí_quảng_bá", "9223372036854775807"),
      (#""chi_phí_quảng_bá": 0"#, "chi_phí_quảng_bá", "0"),
      (#""tiền_công": 3000000"#, "tiền_công", "3000000"),
      (#""thời_hạn_vay": 36"#, "thời_hạn_vay", "36"),
      (#""số_ngày_học": 15.0"#, "số_ngày_học", "15"),
      (#""có_báo_cáo_kiểm_toán": true"#, "có_báo_cáo_kiểm_toán", "có"),
      (#""đơn_đề_nghị": false"#, "đơn_đề_nghị", "không"),
      (#""có_tính_khả_thi": false"#, "có_tính_khả_thi", "không"),
      (
        #""có_tính_khả_thi": {"giá_trị": true, "theo": "Biên bản 12", "của": "Hội đồng", "ngày": "2022-02-01"}"#,
        "có_tính_khả_thi", "có, Biên bản 12, Hội đồng, 2022-02-01"
      ),
      (#""có_tính_khả_thi": {"giá_trị": true, "theo": null}"#, "có_tính_khả_thi", "có"),
      (#""có_tính_khả_thi": {"giá_trị": null}"#, "có_tính_khả_thi", "không biết"),
      (#""tên_sản_phẩm": "Nấm \"ăn\"""#, "tên_sản_phẩm", "“Nấm \"ăn\"”"),
      (#""chương_trình_cũ": "1804/QĐ-TTg""#, "chương_trình_cũ", "1804/QĐ-TTg"),
      (#""doanh_thu": {"2021": 1200000000, "2020": null}"#, "doanh_thu", "2020: không biết, 2021: 1200000000"),
      (#""doanh_thu": {"2020": "không áp dụng"}"#, "doanh_thu", "2020: không áp dụng"),
      (#""doanh_thu": null"#, "doanh_thu", "không biết"),
      (#""doanh_thu": {}"#, "doanh_thu", "chưa có"),
      (#""lợi_nhuận": {"2021": -20000000}"#, "lợi_nhuận", "2021: -20000000"),
      (#""đã_nhận": []"#, "đã_nhận", ""),
      (#""đã_nhận": null"#, "đã_nhận", "chưa có"),
      (#""số_sao": 5"#, "đã_nhận", "chưa có"),
      (
        #""đã_nhận": [{"khoản_hỗ_trợ": "quảng_bá_sản_phẩm"}]"#, "đã_nhận[0].khoản_hỗ_trợ",
        "quảng_bá_sản_phẩm của 52/2018/NĐ-CP"
      ),
      (
        #""đã_nhận": [{"khoản_hỗ_trợ": "tư_vấn_liên_kết của 98/2018/NĐ-CP"}]"#, "đã_nhận[0].khoản_hỗ_trợ",
        "tư_vấn_liên_kết của 98/2018/NĐ-CP"
      ),
      (
        #""đã_nhận": [{"khoản_hỗ_trợ": {"khoản": "tư_vấn_liên_kết", "văn_bản": "01/2022/NQ-HĐND"}}]"#,
        "đã_nhận[0].khoản_hỗ_trợ", "tư_vấn_liên_kết của 01/2022/NQ-HĐND"
      ),
      (
        #""đã_nhận": [{"khoản_hỗ_trợ": "tư_vấn_liên_kết", "văn_bản": "01/2022/NQ-HĐND"}]"#,
        "đã_nhận[0].khoản_hỗ_trợ", "tư_vấn_liên_kết của 01/2022/NQ-HĐND"
      ),
    ])
  func value(member: String, fact: String, value: String) throws {
    let read = try ReadDossier(json: "{\(member)}")
    #expect(read.problems == [])
    #expect(read[fact] == value)
  }

  @Test("the name, the date, the note and the labels of records")
  func frame() throws {
    let read = try ReadDossier(
      json: """
        {
          "tên": "HTX Minh Anh",
          "ngày_xét": "2022-12-31",
          "ghi_chú": "Báo cáo 396-BC/TU",
          "dự_án_liên_kết": [
            {"tên": "Nấm", "chi_phí_tư_vấn": 5, "sản_lượng": {"2021": 1.5}},
            {"nhãn": "Chè"},
            {},
            {"tên": null, "tên_cây_trồng": "Ngô"}
          ]
        }
        """)
    #expect(read.problems == [])
    #expect(read.dossier.name == "HTX Minh Anh")
    #expect(read.dossier.date?.iso == "2022-12-31")
    #expect(read.dossier.note == "Báo cáo 396-BC/TU")
    #expect(read["dự_án_liên_kết"] == "Nấm | Chè | dự án liên kết #3 | dự án liên kết #4")
    #expect(read["dự_án_liên_kết[0].sản_lượng"] == "2021: 1.5")
    #expect(read["dự_án_liên_kết[3].tên_cây_trồng"] == "“Ngô”")
  }

  @Test("a dossier without a name has that of its file")
  func fileName() throws {
    #expect(try ReadDossier(json: "{}").dossier.name == "htx-thử")
  }

  @Test(
    "a fact with a problem is left as not given",
    arguments: [
      (#"{"số_sao": 6}"#, "số_sao"),
      (#"{"số_sao": 4.5}"#, "số_sao"),
      (#"{"số_sao": "4"}"#, "số_sao"),
      (#"{"số_sao": 4, "số_sao": 4}"#, "số_sao"),
      (#"{"chi_phí_quảng_bá": 9223372036854775808}"#, "chi_phí_quảng_bá"),
      (#"{"ngày_đăng_ký": "17/07/2019"}"#, "ngày_đăng_ký"),
      (#"{"doanh_thu": 5}"#, "doanh_thu"),
      (#"{"doanh_thu": {"2021": 0.5}}"#, "doanh_thu"),
      (#"{"chi_phí_quảng_bá": {"2021": 5}}"#, "chi_phí_quảng_bá"),
      (#"{"đã_nhận": [{}, 5]}"#, "đã_nhận"),
      (#"{"đã_nhận": {}}"#, "đã_nhận"),
      (#"{"có_tính_khả_thi": {"theo": "x"}}"#, "có_tính_khả_thi"),
    ])
  func leftOut(text: String, fact: String) throws {
    let read = try ReadDossier(json: text)
    #expect(read.diagnostics.count == 1)
    #expect(read[fact] == "chưa có")
  }

  @Test("a list with too many records is not known, and many faults end in a message, not in a flood")
  func limits() throws {
    let records = Array(repeating: "{}", count: DossierReader.recordLimit + 1).joined(separator: ",")
    let read = try ReadDossier(json: "{\"đã_nhận\": [\(records)]}")
    #expect(read.diagnostics.map(\.problem.code) == ["D042"])
    #expect(read["đã_nhận"] == "chưa có")
    let unknown = (0..<5000).map { "\"lạ\($0)\": 1" }.joined(separator: ",")
    #expect(try ReadDossier(json: "{\(unknown)}").diagnostics.count == DossierReader.problemLimit)
  }

  @Test("5,000 damaged dossiers are refused or read, and never trap", arguments: 0..<4)
  func fuzz(part: Int) throws {
    let book = try DossierBook.book()
    let reader = DossierReader(book: book)
    let seed = Array(JSONDossierTests.sample.utf8)
    let other = Array(
      #""đã_nhận": [{"văn_bản": "52/2018/NĐ-CP", "nhãn": 1}], "doanh_thu": {"2199": 1e18, "": "%"}, -0.1, [null]"#.utf8)
    var mutator = Mutator(seed: 20_260_731 + UInt64(part))
    var sound = 0
    for _ in 0..<1250 {
      var diagnostics: [Diagnostic] = []
      let bytes = mutator.mutate(seed, with: other)
      let file = JSONReader.source(path: "f.json", bytes: bytes, number: 0, diagnostics: &diagnostics)
      let read = reader.read(json: file, number: 0, diagnostics: &diagnostics)
      if diagnostics.isEmpty { sound += 1 }
      #expect(read != nil || !diagnostics.isEmpty)
      for diagnostic in diagnostics {
        _ = file.position(of: diagnostic.span.start)
        #expect(!diagnostic.problem.message(in: .english).isEmpty)
      }
    }
    #expect(sound > 0)
  }

  private static let sample = """
    {"tên": "HTX", "ngày_xét": "2022-12-31", "loại_hình": "hợp_tác_xã", "diện_tích": 0.3, "tỷ_lệ_góp": "50%",
     "doanh_thu": {"2021": 1200000000, "2020": null}, "thời_hạn_vay": 36, "tên_sản_phẩm": "Nấm",
     "có_tính_khả_thi": {"giá_trị": true, "theo": "BB", "của": "HĐ", "ngày": "2022-02-01"},
     "dự_án_liên_kết": [{"tên": "Nấm", "chi_phí_tư_vấn": 100000000, "sản_lượng": {"2020": 5.5}}],
     "đã_nhận": [{"khoản_hỗ_trợ": {"khoản": "tư_vấn_liên_kết", "văn_bản": "98/2018/NĐ-CP"}, "ngày": "2021-05-06"},
                 {"khoản_hỗ_trợ": "quảng_bá_sản_phẩm của 52/2018/NĐ-CP", "số_tiền": 1}]}
    """
}
