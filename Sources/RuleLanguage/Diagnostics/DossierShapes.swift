/// What a fact can hold, for messages.
public enum FactShape: Sendable, Hashable {
  case truth
  case judgement
  case paper
  /// A value of an enumeration, with the first of its values.
  case symbol(example: String?)
  case money
  case moneyPer(unit: String)
  case months
  case days
  case ratio
  case integer(unit: String?)
  case number(unit: String?)
  case date
  case text
  case supportItem
  case instrument
  /// Records of a list.
  case records
  /// One record of a list.
  case record
  /// Values by year.
  case years

  /// What the fact holds.
  var words: Bilingual {
    switch self {
    case .truth: Bilingual("có hoặc không", "yes or no")
    case .judgement: Bilingual("nhận định có hoặc không", "a judgement, yes or no")
    case .paper: Bilingual("giấy tờ có hoặc không", "a paper, there or not there")
    case .symbol: Bilingual("một giá trị trong danh mục", "one of its values")
    case .money: Bilingual("số tiền", "an amount of money")
    case .moneyPer(let unit): Bilingual("số tiền trên mỗi \(readable(unit))", "an amount of money per “\(unit)”")
    case .months: Bilingual("thời hạn (tháng)", "a duration in months")
    case .days: Bilingual("số ngày", "a number of days")
    case .ratio: Bilingual("tỷ lệ", "a ratio")
    case .integer(nil): Bilingual("số nguyên", "a whole number")
    case .integer(let unit?): Bilingual("số nguyên \(readable(unit))", "a whole number of “\(unit)”")
    case .number(nil): Bilingual("số", "a number")
    case .number(let unit?): Bilingual("số \(readable(unit))", "a number of “\(unit)”")
    case .date: Bilingual("ngày", "a date")
    case .text: Bilingual("chữ", "a text")
    case .supportItem: Bilingual("khoản hỗ trợ", "a support item")
    case .instrument: Bilingual("số hiệu văn bản", "the number of an instrument")
    case .records: Bilingual("các bản ghi", "records")
    case .record: Bilingual("một bản ghi", "a record")
    case .years: Bilingual("các giá trị theo năm", "values by year")
    }
  }

  /// How to write it.
  func example(in notation: DossierNotation) -> Bilingual? {
    let examples =
      switch notation {
      case .caseText: caseExamples
      case .json: jsonExamples
      }
    guard !examples.isEmpty else { return nil }
    return Bilingual(
      "viết như \(examples.joined(separator: " hoặc "))", "write it like \(examples.joined(separator: " or "))")
  }

  private var caseExamples: [String] {
    switch self {
    case .truth, .paper: ["“có”", "“không”"]
    case .judgement: ["“có theo \"Biên bản 12\" của \"Hội đồng thẩm định\" ngày 01/02/2022”"]
    case .symbol(let example): example.map { ["“\($0)”"] } ?? []
    case .money: ["“300 triệu đồng”"]
    case .moneyPer(let unit): ["“3.000.000 đồng/\(unit)”"]
    case .months: ["“36 tháng”", "“3 năm”"]
    case .days: ["“15 ngày”"]
    case .ratio: ["“50%”"]
    case .integer(let unit), .number(let unit): ["“12\(unit.map { " " + $0 } ?? "")”"]
    case .date: ["“17/07/2019”"]
    case .text: ["“\"…\"”"]
    case .supportItem: ["“quảng_bá_sản_phẩm của 52/2018/NĐ-CP”"]
    case .instrument: ["“52/2018/NĐ-CP”"]
    case .records, .record, .years: []
    }
  }

  private var jsonExamples: [String] {
    switch self {
    case .truth, .paper: ["true", "false"]
    case .judgement: ["true", "{\"giá_trị\": true, \"theo\": \"…\", \"của\": \"…\", \"ngày\": \"2022-02-01\"}"]
    case .symbol(let example): example.map { ["\"\($0)\""] } ?? []
    case .money, .moneyPer: ["300000000 (đồng)"]
    case .months: ["36 (tháng)"]
    case .days: ["15 (ngày)"]
    case .ratio: ["0.5", "\"50%\""]
    case .integer(let unit), .number(let unit): ["12\(unit.map { " (\(readable($0)))" } ?? "")"]
    case .date: ["\"2019-07-17\""]
    case .text: ["\"…\""]
    case .supportItem: ["\"quảng_bá_sản_phẩm\"", "{\"khoản\": \"…\", \"văn_bản\": \"…\"}"]
    case .instrument: ["\"52/2018/NĐ-CP\""]
    case .records: ["[{\"tên\": \"…\"}]", "[]"]
    case .record: ["{\"tên\": \"…\"}"]
    case .years: ["{\"2021\": …, \"2020\": …}"]
    }
  }
}

/// What a dossier gives, for messages.
public enum ValueShape: Sendable, Hashable {
  case truth
  case number
  case money
  case moneyPer
  case percentage
  case rate
  case months
  case days
  case quantity
  case date
  case text
  case instrument
  case name
  case supportItem
  case array
  case object
  case null

  /// What is given.
  var words: Bilingual {
    switch self {
    case .truth: Bilingual("có hoặc không", "yes or no")
    case .number: Bilingual("một số", "a number")
    case .money: Bilingual("số tiền", "an amount of money")
    case .moneyPer: Bilingual("số tiền trên mỗi đơn vị", "an amount of money per unit")
    case .percentage: Bilingual("tỷ lệ", "a percentage")
    case .rate: Bilingual("lãi suất", "a rate")
    case .months: Bilingual("thời hạn (tháng)", "a duration in months")
    case .days: Bilingual("số ngày", "a number of days")
    case .quantity: Bilingual("số có đơn vị", "a number with a unit")
    case .date: Bilingual("ngày", "a date")
    case .text: Bilingual("chữ", "a text")
    case .instrument: Bilingual("số hiệu văn bản", "the number of an instrument")
    case .name: Bilingual("một tên", "a name")
    case .supportItem: Bilingual("khoản hỗ trợ", "a support item")
    case .array: Bilingual("một dãy", "an array")
    case .object: Bilingual("một đối tượng", "an object")
    case .null: Bilingual("null", "null")
    }
  }
}

/// How a dossier is written.
public enum DossierNotation: Sendable, Hashable {
  /// `trường hợp "…"`, and `--set`.
  case caseText
  /// JSON.
  case json
}

/// Names in quotes, the last after a word.
func quoted(_ names: [String], or word: String) -> String {
  let quoted = names.map { "“\($0)”" }
  guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "“”" }
  return quoted.dropLast().joined(separator: ", ") + " \(word) " + last
}

/// Names one after the other; a long list is cut, for a message is one line.
func listed(_ names: [String]) -> String {
  names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
}
