import RuleLanguage
import Testing

@testable import Reporting

@Suite("Conditions and values in words")
struct ExpressionTextTests {
  @Test(
    "Conditions",
    arguments: [
      // Facts
      ("có_kiểm_toán", "có báo cáo kiểm toán", "có báo cáo kiểm toán"),
      ("không bị_phạt", "không đang bị phạt", "not: đang bị phạt"),
      ("không đã_nghiệm_thu", "chưa nghiệm thu", "not: đã nghiệm thu"),
      ("đơn", "có đơn đề nghị", "has đơn đề nghị"),
      ("bị_phạt = sai", "không đang bị phạt", "not: đang bị phạt"),
      (
        "bị_phạt coi là sai nếu chưa có", "đang bị phạt (coi là sai nếu chưa có thông tin)",
        "đang bị phạt (taken as false if not given)"
      ),
      // Numbers
      ("diện_tích ≥ 1,5 ha", "diện tích từ 1,5 ha trở lên", "diện tích is at least 1.5 ha"),
      ("diện_tích > 1 ha", "diện tích trên 1 ha", "diện tích is more than 1 ha"),
      ("diện_tích < 1 ha", "diện tích dưới 1 ha", "diện tích is less than 1 ha"),
      ("diện_tích ≤ 1 ha", "diện tích không quá 1 ha", "diện tích is at most 1 ha"),
      ("hạng_sao = 5", "hạng sao bằng 5", "hạng sao is equal to 5"),
      ("hạng_sao ≠ 1", "hạng sao khác 1", "hạng sao is other than 1"),
      ("tỷ_lệ ≤ 30%", "tỷ lệ góp không quá 30%", "tỷ lệ góp is at most 30%"),
      ("thời_hạn_vay ≥ 36 tháng", "thời hạn vay từ 3 năm trở lên", "thời hạn vay is at least 3 years"),
      (
        "thời_hạn_vay từ 6 tháng đến 18 tháng", "thời hạn vay từ 6 tháng đến 18 tháng",
        "thời hạn vay is from 6 months to 18 months"
      ),
      (
        "thời_hạn_vay từ 6 tháng đến dưới 1 năm", "thời hạn vay từ 6 tháng đến dưới 1 năm",
        "thời hạn vay is from 6 months to less than 1 year"
      ),
      ("số_ngày_học > 15 ngày", "số ngày học trên 15 ngày", "số ngày học is more than 15 days"),
      ("vốn_A ≥ 20% × tổng_vốn", "vốn A từ 20% × tổng vốn trở lên", "vốn A is at least 20% × tổng vốn"),
      // Names, grades, dates
      ("loại_hình là hợp_tác_xã", "loại hình là hợp tác xã", "loại hình is hợp tác xã"),
      ("loại_hình ≠ hợp_tác_xã", "loại hình không phải hợp tác xã", "loại hình is not hợp tác xã"),
      (
        "loại_hình thuộc hợp_tác_xã, tổ_hợp_tác", "loại hình là hợp tác xã hoặc tổ hợp tác",
        "loại hình is hợp tác xã or tổ hợp tác"
      ),
      ("nghề thuộc rèn, dệt, gốm", "nghề là rèn, đúc; dệt; hoặc gốm, sứ", "nghề is rèn, đúc; dệt; or gốm, sứ"),
      ("địa_bàn ≥ khó_khăn", "địa bàn từ khó khăn trở lên", "địa bàn is at least khó khăn"),
      ("địa_bàn ≤ khó_khăn", "địa bàn từ khó khăn trở xuống", "địa bàn is at most khó khăn"),
      ("ngày_đăng_ký ≥ 01/07/2022", "ngày đăng ký từ ngày 01/07/2022 trở đi", "ngày đăng ký is on or after 2022-07-01"),
      ("ngày_đăng_ký < ngày_xét", "ngày đăng ký trước ngày xét", "ngày đăng ký is before the reference date"),
      ("tên_gọi là \"Chè\"", "tên gọi là “Chè”", "tên gọi is “Chè”"),
      // Groups
      (
        "có_kiểm_toán và bị_phạt hoặc đơn", "(có báo cáo kiểm toán và đang bị phạt) hoặc có đơn đề nghị",
        "(có báo cáo kiểm toán and đang bị phạt) or has đơn đề nghị"
      ),
      (
        "có_kiểm_toán và (bị_phạt hoặc đơn)", "có báo cáo kiểm toán và (đang bị phạt hoặc có đơn đề nghị)",
        "có báo cáo kiểm toán and (đang bị phạt or has đơn đề nghị)"
      ),
      (
        "không (có_kiểm_toán và đơn)", "không (có báo cáo kiểm toán và có đơn đề nghị)",
        "not: (có báo cáo kiểm toán and has đơn đề nghị)"
      ),
      (
        "có_kiểm_toán nếu diện_tích ≥ 5 ha", "có báo cáo kiểm toán nếu diện tích từ 5 ha trở lên",
        "có báo cáo kiểm toán if diện tích is at least 5 ha"
      ),
      (
        "có_kiểm_toán trừ khi bị_phạt", "có báo cáo kiểm toán, trừ khi đang bị phạt",
        "có báo cáo kiểm toán, unless đang bị phạt"
      ),
      (
        "\n    ít nhất 2 trong\n    - có_kiểm_toán\n    - đơn\n    - bị_phạt",
        "ít nhất 2 trong: có báo cáo kiểm toán; có đơn đề nghị; đang bị phạt",
        "at least 2 of: có báo cáo kiểm toán; has đơn đề nghị; đang bị phạt"
      ),
      (
        "theo điều 1 khoản 9", "đáp ứng tiêu chí thụ hưởng theo Điều 1 khoản 9",
        "satisfies tiêu chí thụ hưởng of Article 1 clause 9"
      ),
      ("chưa rõ \"chưa đọc\"", "[chưa rõ: chưa đọc]", "[not known: chưa đọc]"),
      // Lists
      (
        "có dự_án mà chi_phí > 5 đồng", "có dự án mà chi phí trên 5 đ",
        "there is a dự án where chi phí is more than 5 VND"
      ),
      (
        "mọi dự_án đều thời_hạn ≥ 12 tháng", "mọi dự án đều thời hạn từ 1 năm trở lên",
        "every dự án satisfies: thời hạn is at least 1 year"
      ),
      (
        "tổng chi_phí của dự_án ≥ 1 tỷ đồng", "tổng chi phí của các dự án từ 1.000.000.000 đ trở lên",
        "sum of chi phí over dự án is at least 1,000,000,000 VND"
      ),
      // Years
      ("doanh_thu năm trước ≥ 5 đồng", "doanh thu năm trước từ 5 đ trở lên", "doanh thu last year is at least 5 VND"),
      ("doanh_thu năm 2020 ≥ 5 đồng", "doanh thu năm 2020 từ 5 đ trở lên", "doanh thu of 2020 is at least 5 VND"),
      (
        "ít nhất 1 trong 3 năm trước: doanh_thu ≥ 1 tỷ đồng",
        "ít nhất 1 trong 3 năm trước: doanh thu từ 1.000.000.000 đ trở lên",
        "in at least 1 of the last 3 years: doanh thu is at least 1,000,000,000 VND"
      ),
      (
        "doanh_thu tăng trong 2 năm trước liền nhau", "doanh thu tăng trong 2 năm trước liền nhau",
        "doanh thu rising in the last 2 years running"
      ),
    ])
  func condition(_ source: String, _ vietnamese: String, _ english: String) throws {
    let (book, expression) = try SmallBook.condition(source)
    let home = InstrumentNumber("10/2020/NĐ-CP")
    #expect(ExpressionText(book, .vietnamese, within: home).text(expression) == vietnamese)
    #expect(ExpressionText(book, .english, within: home).text(expression) == english)
  }

  @Test(
    "Values",
    arguments: [
      ("50% × vốn_A", "50% × vốn A"), ("100% × vốn_A", "100% × vốn A"), ("1,5 × vốn_A", "1,5 × vốn A"),
      ("120% × vốn_A", "1,2 × vốn A"), ("0,5%/tháng × dư_nợ × thời_hạn_vay", "6%/năm × dư nợ × thời hạn vay"),
      ("lương × 12 tháng", "lương tối thiểu × 12 tháng"), ("60.000 đồng/giờ × số_giờ", "60.000 đ/giờ × số giờ"),
      ("40 triệu đồng/ha × diện_tích", "40.000.000 đ/ha × diện tích"),
      ("(vốn_A + vốn_B) × 30%", "(vốn A + vốn B) × 30%"), ("vốn_A - (vốn_B - dư_nợ)", "vốn A - (vốn B - dư nợ)"),
      ("vốn_A - vốn_B - dư_nợ", "vốn A - vốn B - dư nợ"),
      ("vốn_A + (vốn_B tối đa 5 đồng)", "vốn A + (vốn B nhưng tối đa 5 đ)"),
      ("(vốn_A tối thiểu 5 đồng)", "vốn A nhưng tối thiểu 5 đ"), ("tổng_vốn", "tổng vốn"),
      ("1 / 3 × vốn_A", "1/3 × vốn A"), ("vốn_A / 3", "vốn A / 3"), ("50% / 2 × vốn_A", "50% / 2 × vốn A"),
      ("vốn_A / (vốn_B / dư_nợ)", "vốn A / (vốn B / dư nợ)"),
      ("đếm dự_án mà thời_hạn ≥ 3 năm", "số dự án mà thời hạn từ 3 năm trở lên"),
      ("trung bình chi_phí của dự_án", "trung bình chi phí của các dự án"),
      ("lớn nhất chi_phí của dự_án", "chi phí lớn nhất của các dự án"),
      ("trung bình doanh_thu trong 3 năm trước", "trung bình doanh thu trong 3 năm trước"),
      ("số ngày từ ngày_đăng_ký đến ngày_xét", "số ngày từ ngày đăng ký đến ngày xét"),
      ("ngày_đăng_ký + 36 tháng lấy về trước", "ngày đăng ký cộng 3 năm"),
      ("ngày_đăng_ký - 15 ngày", "ngày đăng ký trừ 15 ngày"),
      (
        "\n    theo diện_tích\n    - từ 1 ha đến dưới 5 ha: 20 triệu đồng\n    - từ 5 ha: 50 triệu đồng\n    - còn lại: 0 đồng",
        "theo diện tích: từ 1 ha đến dưới 5 ha: 20.000.000 đ; từ 5 ha: 50.000.000 đ; còn lại: 0 đ"
      ),
      (
        "chưa rõ \"tỷ lệ\" từ 0 đồng đến 50% × vốn_A", "[chưa rõ: tỷ lệ; từ 0 đ đến 50% × vốn A]"
      ),
    ])
  func value(_ source: String, _ text: String) throws {
    let (book, expression) = try SmallBook.value(source)
    #expect(ExpressionText(book, .vietnamese).text(expression) == text)
  }
}
