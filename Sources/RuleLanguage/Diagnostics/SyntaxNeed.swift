/// What the parser needs at a place where something else, or nothing, stands.
public enum SyntaxNeed: Sendable, Hashable {
  case value
  case condition
  case name
  /// The name of a set of conditions, which only inside `hỗ trợ` is not needed.
  case conditionName
  case listName
  case unit
  case text
  case number
  case wholeNumber
  case year
  case date
  case instrumentNumber
  case percentage
  case money
  case literal
  case type
  case truth
  case reference
  case provisionNumber
  case pointLetter
  case source
  case verdict
  /// What a set of conditions comes to.
  case conditionVerdict
  case basis
  case amountOfCase
  case roundingDirection
  case roundingUnit
  case tableKey
  case criterion
  case gradeRow
  /// What a grade or a score comes to, in a case.
  case gradeOfCase
  case comparisonOperator
  case endOfLine
  /// One word or phrase of the language, or one sign.
  case spelling(String)
  /// One of several words or phrases.
  case oneOf([String])

  /// The thing needed, to follow "thiếu" or "cần".
  func text(in language: MessageLanguage) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  private var vietnamese: String {
    switch self {
    case .value: "một giá trị"
    case .condition: "một điều kiện"
    case .criterion: "một tiêu chí, như: - vốn \"Vốn bình quân\" tối đa 6: …"
    case .gradeRow: "một bậc với điều kiện của nó, như: - khá khi …"
    case .gradeOfCase: "bậc xếp loại, “không xếp loại”, số điểm, “chưa đủ căn cứ” hoặc “ngoài phạm vi”"
    case .name: "một tên"
    case .conditionName: "tên của điều kiện (chỉ trong “hỗ trợ …” mới không cần tên)"
    case .listName: "tên một danh sách"
    case .unit: "một đơn vị"
    case .text: "một đoạn chữ trong \"…\""
    case .number: "một số"
    case .wholeNumber: "một số nguyên dương"
    case .year: "một năm, như 2020"
    case .date: "một ngày, như 17/07/2019"
    case .instrumentNumber: "số hiệu văn bản, như 52/2018/NĐ-CP"
    case .percentage: "một tỷ lệ, như 50%"
    case .money: "một số tiền, như 300 triệu đồng"
    case .literal: "một giá trị viết thẳng, như 5, 50%, 3 năm, 300 triệu đồng"
    case .type: "một kiểu, như đúng sai, tiền, số nguyên, một trong …"
    case .truth: "đúng hoặc sai"
    case .reference: "một điều, khoản hoặc điểm, như điều 18 khoản 1"
    case .provisionNumber: "số của điều, khoản"
    case .pointLetter: "chữ của điểm, như a, b, đ"
    case .source: "“văn bản gốc” hoặc “thứ cấp”"
    case .verdict: "được, không, chưa đủ căn cứ, ngoài phạm vi hoặc mâu thuẫn"
    case .conditionVerdict: "đạt, không đạt hoặc chưa đủ căn cứ"
    case .basis: "văn bản, thứ cấp, giả định hoặc chưa rõ"
    case .amountOfCase: "số tiền, vì …, cần … hoặc căn cứ …"
    case .roundingDirection: "xuống, lên hoặc gần nhất"
    case .roundingUnit: "đồng, nghìn đồng hoặc triệu đồng"
    case .tableKey: "các giá trị, một khoảng hoặc “còn lại”"
    case .comparisonOperator: "một phép so sánh"
    case .endOfLine: "xuống dòng"
    case .spelling(let spelling): "“\(spelling)”"
    case .oneOf(let spellings): SyntaxNeed.list(spellings, last: "hoặc")
    }
  }

  private var english: String {
    switch self {
    case .value: "a value"
    case .condition: "a condition"
    case .criterion: "a criterion, such as: - vốn \"Vốn bình quân\" tối đa 6: …"
    case .gradeRow: "a grade with its condition, such as: - khá khi …"
    case .gradeOfCase: "a grade, “không xếp loại”, points, “chưa đủ căn cứ” or “ngoài phạm vi”"
    case .name: "a name"
    case .conditionName: "the name of the condition (only inside “hỗ trợ …” it needs none)"
    case .listName: "the name of a list"
    case .unit: "a unit"
    case .text: "a text in \"…\""
    case .number: "a number"
    case .wholeNumber: "a positive whole number"
    case .year: "a year, such as 2020"
    case .date: "a date, such as 17/07/2019"
    case .instrumentNumber: "the number of an instrument, such as 52/2018/NĐ-CP"
    case .percentage: "a percentage, such as 50%"
    case .money: "an amount of money, such as 300 triệu đồng"
    case .literal: "a plain value, such as 5, 50%, 3 năm, 300 triệu đồng"
    case .type: "a type, such as đúng sai, tiền, số nguyên, một trong …"
    case .truth: "đúng or sai"
    case .reference: "a điều, khoản or điểm, such as điều 18 khoản 1"
    case .provisionNumber: "the number of the điều or khoản"
    case .pointLetter: "the letter of the điểm, such as a, b, đ"
    case .source: "“văn bản gốc” or “thứ cấp”"
    case .verdict: "được, không, chưa đủ căn cứ, ngoài phạm vi or mâu thuẫn"
    case .conditionVerdict: "đạt, không đạt or chưa đủ căn cứ"
    case .basis: "văn bản, thứ cấp, giả định or chưa rõ"
    case .amountOfCase: "an amount, vì …, cần … or căn cứ …"
    case .roundingDirection: "xuống, lên or gần nhất"
    case .roundingUnit: "đồng, nghìn đồng or triệu đồng"
    case .tableKey: "values, a range or “còn lại”"
    case .comparisonOperator: "a comparison"
    case .endOfLine: "a new line"
    case .spelling(let spelling): "“\(spelling)”"
    case .oneOf(let spellings): SyntaxNeed.list(spellings, last: "or")
    }
  }

  private static func list(_ spellings: [String], last conjunction: String) -> String {
    let quoted = spellings.map { "“\($0)”" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

/// A part of a file, as messages name it.
public enum SyntaxPlace: Sendable, Hashable {
  /// Outside every block.
  case file
  /// Inside `hồ sơ …`.
  case vocabulary
  /// Between `văn bản …` and its first điều.
  case header
  /// Inside `văn bản …`.
  case instrument
  /// Inside a điều, khoản or điểm.
  case provision
  /// Inside `hỗ trợ …`.
  case item
  /// Inside `giả định cho …`.
  case assumption
  /// Inside `trường hợp …`.
  case dossier
  /// Inside `chờ đợi`.
  case expectations

  /// The part, to follow "đứng" or "stands".
  func text(in language: MessageLanguage) -> String {
    switch (self, language) {
    case (.file, .vietnamese): "ở đầu một khối"
    case (.vocabulary, .vietnamese): "trong khối “hồ sơ …”"
    case (.header, .vietnamese): "ở phần đầu của “văn bản …”, trước điều đầu tiên"
    case (.instrument, .vietnamese): "trong khối “văn bản …”"
    case (.provision, .vietnamese): "trong một điều, khoản của “văn bản …”"
    case (.item, .vietnamese): "trong một “hỗ trợ …”"
    case (.assumption, .vietnamese): "trong khối “giả định cho …”"
    case (.dossier, .vietnamese): "trong khối “trường hợp …”"
    case (.expectations, .vietnamese): "trong phần “chờ đợi”"
    case (.file, .english): "at the start of a block of the file"
    case (.vocabulary, .english): "inside “hồ sơ …”"
    case (.header, .english): "at the head of “văn bản …”, before its first điều"
    case (.instrument, .english): "inside “văn bản …”"
    case (.provision, .english): "inside a điều or khoản of “văn bản …”"
    case (.item, .english): "inside “hỗ trợ …”"
    case (.assumption, .english): "inside “giả định cho …”"
    case (.dossier, .english): "inside “trường hợp …”"
    case (.expectations, .english): "inside “chờ đợi”"
    }
  }
}
