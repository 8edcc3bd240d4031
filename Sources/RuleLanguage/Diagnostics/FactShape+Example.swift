extension FactShape {
  /// A value of this shape as a dossier writes it; where there are several ways, with `word` between them.
  func example(in notation: DossierNotation, or word: String) -> String? {
    switch notation {
    case .caseText: caseExample(or: word)
    case .json: jsonExample(or: word)
    }
  }

  private func caseExample(or word: String) -> String? {
    switch self {
    case .truth, .paper: "“có” \(word) “không”"
    case .judgement: "“có theo \"Biên bản 12\" của \"Hội đồng thẩm định\" ngày 01/02/2022”"
    case .symbol(let example): example.map { "“\($0)”" }
    case .money: "“300 triệu đồng”"
    case .moneyPer(let unit): "“3.000.000 đồng/\(unit)”"
    case .months: "“36 tháng” \(word) “3 năm”"
    case .days: "“15 ngày”"
    case .ratio: "“50%”"
    case .integer(let unit), .number(let unit): "“12\(unit.map { " " + $0 } ?? "")”"
    case .date: "“17/07/2019”"
    case .text: "“\"…\"” trong dấu nháy"
    case .supportItem: "“quảng_bá_sản_phẩm của 52/2018/NĐ-CP”"
    case .instrument: "“52/2018/NĐ-CP”"
    case .records, .record, .years: nil
    }
  }

  private func jsonExample(or word: String) -> String? {
    switch self {
    case .truth, .paper: "true \(word) false"
    case .judgement:
      "true, false \(word) {\"giá_trị\": true, \"theo\": \"…\", \"của\": \"…\", \"ngày\": \"2022-02-01\"}"
    case .symbol(let example): example.map { "\"\($0)\"" }
    case .money, .moneyPer: "300000000 (đồng)"
    case .months: "36 (tháng)"
    case .days: "15 (ngày)"
    case .ratio: "0.5 \(word) \"50%\""
    case .integer(let unit), .number(let unit): "12\(unit.map { " (\(readable($0)))" } ?? "")"
    case .date: "\"2019-07-17\""
    case .text: "\"…\""
    case .supportItem: "\"quảng_bá_sản_phẩm\" \(word) {\"khoản\": \"…\", \"văn_bản\": \"…\"}"
    case .instrument: "\"52/2018/NĐ-CP\""
    case .records: "[{\"tên\": \"…\", …}] \(word) []"
    case .record: "{\"tên\": \"…\", …}"
    case .years: "{\"2021\": …, \"2020\": …}"
    }
  }
}

/// Names in quotes, the last after `or`.
func quoted(_ names: [String], or word: String) -> String {
  let quoted = names.map { "“\($0)”" }
  guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "“”" }
  return quoted.dropLast().joined(separator: ", ") + " \(word) " + last
}

/// Names one after the other; a long list is cut, for a message is one line.
func listed(_ names: [String]) -> String {
  names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
}
