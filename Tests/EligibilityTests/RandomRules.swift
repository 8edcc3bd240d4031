/// Random rules over the vocabulary of the tests: every construct of the guide, except presumptions (what is presumed
/// may turn out otherwise) and parameters that contradict each other.
struct RandomRules {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// An instrument with several items.
  mutating func text() -> String {
    let reference = random.once(in: 3) ? "\n  xét theo ngày_nộp" : ""
    let place = random.once(in: 3) ? "Bắc_Kạn, Bắc_Giang" : "cả nước"
    let until = random.once(in: 4) ? "\n  hiệu lực đến chưa rõ \"cuối\" từ 01/06/2022 đến 01/06/2023" : ""
    let head = """
      văn bản 1/2020/NĐ-CP
        hiệu lực từ 01/01/2020\(until)
        phạm vi \(place)\(reference)
        nguồn văn bản gốc "Công báo"
      điều 1
        quy định lương_cơ_sở là 7 đồng
      khoản 1
        định nghĩa theo_hạng là theo hạng
          - 5: 15 đồng
          - 3, 4: chi_phí
        \(random.once(in: 2) ? "  - còn lại: 2 đồng" : "")
        định nghĩa theo_diện_tích là theo diện_tích
          - dưới 1 ha: 5 đồng
          - từ 1 ha đến dưới 3 ha: (vốn tối đa 9 đồng)
        \(random.once(in: 2) ? "  - từ 3 ha: 20 đồng" : "")
        định nghĩa theo_ngành là theo ngành
          - trồng_trọt: 4 đồng
          - chăn_nuôi: 6 đồng
        định nghĩa vừa_phải là đúng và (\(condition(depth: 1, named: false)))
        chấm điểm điểm_số
          \(random.once(in: 3) ? "đối tượng hợp_tác_xã" : "")
          - theo_bậc tối đa 5: theo hạng
            + 5: 5
            + 3, 4: 3
          \(random.once(in: 2) ? "  + còn lại: 1" : "")
          - đã_cho tối đa 4: chưa rõ "thang điểm" từ 0 đến 4, đã chấm hạng
          - đã_đếm tối đa 3: đếm dự_án mà duyệt
        xếp loại xếp_hạng bậc yếu < khá < tốt
          \(random.once(in: 2) ? "không xếp loại khi \(condition(depth: 1, named: false))" : "")
          - yếu khi \(condition(depth: 1, named: false))
          - tốt khi \(condition(depth: 1, named: false))
          \(random.pick(["- còn lại: khá", "- còn lại: theo điểm_số\n + từ 6: khá\n + dưới 6: yếu", ""]))
        điều kiện chung_nhất
          a) \(condition(depth: 1, named: false))
          b) \(condition(depth: 1, named: false))
      điều 2

      """
    return head + (0..<5).map { item($0) }.joined()
  }

  private mutating func item(_ number: Int) -> String {
    var lines = ["hỗ trợ khoản_\(number)", "  đối tượng hợp_tác_xã, doanh_nghiệp khi \(condition(depth: 0))"]
    let list = random.once(in: 3)
    if list { lines.append("  cho mỗi dự_án" + (random.once(in: 2) ? " mà hạng_dự_án ≥ 2" : "")) }
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      lines.append("  điều kiện \(condition(depth: 2, inList: list))")
    }
    if random.once(in: 2) { lines.append("  không hỗ trợ khi \(condition(depth: 1, inList: list))") }
    if random.once(in: 3) {
      lines += ["  nội dung quảng_bá", "  không hỗ trợ khi đã nhận cùng nội dung từ chương trình khác"]
    }
    if random.once(in: 5) { return (lines + ["  hình thức \"giống\""]).joined(separator: "\n") + "\n" }
    lines.append("  mức \(random.pick(["", "", "không quá ", "ít nhất "]))\(amount(inList: list))")
    lines.append("  làm tròn \(random.pick(["xuống đồng", "lên đồng", "gần nhất đồng", "xuống nghìn đồng"]))")
    if random.once(in: 2) {
      let key = list ? random.pick(["mỗi tổ_chức", "mỗi dự_án"]) : ""
      let year = random.once(in: 3) ? " mỗi năm" : ""
      lines.append("  tối đa \(amount(inList: list && key == "mỗi dự_án")) \(key)\(year)")
    }
    if list, random.once(in: 3) { lines.append("  tối đa 2 dự_án" + (random.once(in: 2) ? " mỗi năm" : "")) }
    if random.once(in: 4) {
      lines.append("  quyết định \(list ? random.pick(["mức_duyệt", "mức_duyệt_dự_án"]) : "mức_duyệt")")
    }
    if random.once(in: 4) { lines.append("  số lần 2 mỗi \(list ? random.pick(["dự_án", "năm"]) : "tổ_chức")") }
    if random.once(in: 4) { lines.append("  trừ đã nhận\(list && random.once(in: 2) ? " cùng dự_án" : "")") }
    if random.once(in: 4) {
      let first = list && random.once(in: 2) ? "tỷ_lệ_xong ≥ 60%" : "tỷ_lệ_góp ≥ 60%"
      lines.append("  chi 50% khi \(first), 100% khi có_kế_hoạch")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A condition; deeper ones are put together from smaller ones.
  mutating func condition(depth: Int, inList: Bool = false, named: Bool = true) -> String {
    if depth > 0, !random.once(in: 3) {
      let first = condition(depth: depth - 1, inList: inList, named: named)
      let second = condition(depth: depth - 1, inList: inList, named: named)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: return "(\(first) và \(second))"
      case 1: return "(\(first) hoặc \(second))"
      case 2: return "(không (\(first)))"
      case 3: return "((\(first)) nếu (\(second)))"
      case 4: return "((\(first)) trừ khi (\(second)))"
      default: return "(\(first) và không (\(second)))"
      }
    }
    if named, random.once(in: 6) {
      return random.pick([
        "vừa_phải", "theo điều 1 khoản 1", "xếp_hạng ≥ khá", "xếp_hạng là yếu", "xếp_hạng ≠ tốt",
        "điểm_số ≥ \(number())",
      ])
    }
    if inList, random.once(in: 2) {
      return random.pick([
        "duyệt", "hạng_dự_án ≥ 3", "chi_phí_dự_án > \(number()) đồng", "thời_hạn_dự_án ≥ 12 tháng",
        "2 × chi_phí_dự_án ≥ tổng chi_phí_dự_án của dự_án",
      ])
    }
    return leaf()
  }

  private mutating func leaf() -> String {
    let sign = random.pick(["=", "≠", "<", "≤", ">", "≥"])
    let order = random.pick(["<", "≤", ">", "≥"])
    return random.pick([
      "mới_lập", "bị_phạt", "có_kế_hoạch", "khả_thi", "mới_lập = bị_phạt", "vốn \(sign) \(number()) đồng",
      "chi_phí \(sign) vốn", "chi_phí + vốn \(order) 2 × dư_nợ", "chênh_lệch \(order) -\(number()) đồng",
      "diện_tích từ 1 ha đến dưới 3 ha", "hạng \(order) 3", "ngành thuộc trồng_trọt, dịch_vụ", "địa_bàn ≥ khó_khăn",
      "ngành là chăn_nuôi", "tỷ_lệ_góp × vốn \(order) \(number()) đồng", "vốn / (chi_phí + 1 đồng) \(order) 2",
      "ngày_đăng_ký + thời_hạn lấy về trước ≥ ngày_xét", "ngày_đăng_ký + 30 ngày < ngày_nộp",
      "số tháng tròn từ ngày_đăng_ký đến ngày_xét \(order) 36 tháng", "ngày_nộp ≤ 31/12/2021",
      "số ngày từ ngày_đăng_ký đến ngày_nộp \(order) 100 ngày", "doanh_thu năm trước \(order) \(number()) đồng",
      "ít nhất 2 trong 3 năm trước: doanh_thu \(order) \(number()) đồng", "ít nhất 1 trong 2 năm trước: có_lãi",
      "thành_viên tăng trong 2 năm trước liền nhau", "tổng doanh_thu trong 2 năm trước \(order) \(number()) đồng",
      "trung bình doanh_thu trong 3 năm trước \(order) \(number()) đồng", "có dự_án mà (duyệt và hạng_dự_án ≥ 3)",
      "mọi dự_án đều (chi_phí_dự_án > \(number()) đồng hoặc duyệt)", "(đếm dự_án mà duyệt) \(order) 1",
      "(tổng chi_phí_dự_án của dự_án mà hạng_dự_án ≥ 3) \(order) \(number()) đồng",
      "(trung bình chi_phí_dự_án của dự_án mà duyệt) \(order) \(number()) đồng",
      "(lớn nhất chi_phí_dự_án của dự_án mà duyệt) \(order) \(number()) đồng",
      "(nhỏ nhất chi_phí_dự_án của dự_án) \(order) \(number()) đồng", "theo_hạng \(order) \(number()) đồng",
      "theo_ngành \(order) 5 đồng", "lương_cơ_sở \(order) vốn", "chưa rõ \"chưa đọc\"",
      "vốn \(order) chưa rõ \"chưa đọc\" từ 3 đồng đến chi_phí + 3 đồng", "biệt_danh = \"Sen\"",
    ])
  }

  private mutating func amount(inList: Bool) -> String {
    let own = inList ? ["chi_phí_dự_án", "50% × chi_phí_dự_án", "5 đồng × hạng_dự_án"] : []
    return random.pick(
      own + own + [
        "\(number()) đồng", "chi_phí", "50% × chi_phí", "tỷ_lệ_góp × vốn", "(vốn tối đa \(number()) đồng)",
        "chi_phí + chênh_lệch", "theo_hạng", "theo_diện_tích", "theo_ngành", "2%/năm × dư_nợ × thời_hạn",
        "tổng chi_phí_dự_án của dự_án mà duyệt", "3 × lương_cơ_sở", "vốn / 3", "(vốn tối thiểu theo_ngành)",
        "lớn nhất chi_phí_dự_án của dự_án", "chưa rõ \"mức\" từ 1 đồng đến vốn + 1 đồng",
        "trung bình doanh_thu trong 2 năm trước", "5 đồng × (đếm dự_án mà hạng_dự_án ≥ 3)",
      ])
  }

  private mutating func number() -> Int { Int.random(in: 1...12, using: &random) }
}
