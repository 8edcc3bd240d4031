/// Every word and phrase of the language; the raw value is its spelling. Two words that are written the same are one
/// keyword (`tổng`, `trong`), whatever they mean where they stand.
enum Keyword: String, CaseIterable {
  // Declarations.
  case units = "đơn vị"
  case profile = "hồ sơ"
  case parameter = "tham số"
  case instrument = "văn bản"
  case draft = "dự thảo"
  case assumptionFor = "giả định cho"
  case dossier = "trường hợp"

  // Vocabulary.
  case list = "danh sách"
  case truthType = "đúng sai"
  case judgement = "nhận định"
  case paper = "giấy tờ"
  case oneOf = "một trong"
  case grade = "bậc"
  case money = "tiền"
  case integer = "số nguyên"
  case decimal = "số"
  case ratio = "tỷ lệ"
  case duration = "thời hạn"
  case numberOfDays = "số ngày"
  case letters = "chữ"
  case supportItemType = "khoản hỗ trợ"
  case byYear = "theo năm"
  case fixed = "cố định"
  case asBeneficiary = "là đối tượng"
  case asTerritory = "là địa bàn áp dụng"

  // Head of an instrument.
  case title = "tên"
  case issuer = "cơ quan"
  case issued = "ban hành"
  case validity = "hiệu lực"
  case territory = "phạm vi"
  case nationwide = "cả nước"
  case referenceDate = "xét theo"
  case source = "nguồn"
  case primary = "văn bản gốc"
  case secondary = "thứ cấp"

  // Provisions and statements.
  case article = "điều"
  case clause = "khoản"
  case point = "điểm"
  case support = "hỗ trợ"
  case condition = "điều kiện"
  case commonCondition = "điều kiện chung"
  case commonBeneficiaries = "đối tượng chung"
  case exclusion = "không hỗ trợ khi"
  case definition = "định nghĩa"
  case score = "chấm điểm"
  case awarded = "đã chấm"
  case grading = "xếp loại"
  case ungraded = "không xếp loại khi"
  case priority = "ưu tiên"
  case unranked = "không xếp thứ tự"
  case rule = "quy định"
  case scope = "đối với"
  case forEach = "cho mỗi"

  // Stacking; `tổng` stands with the values.
  case notTogether = "không cộng dồn"
  case chooseOne = "được chọn một"

  // Priority.
  case higher = "cao hơn"
  case lower = "thấp hơn"
  case more = "nhiều hơn"
  case fewer = "ít hơn"
  case earlier = "sớm hơn"
  case later = "muộn hơn"

  // Amendments and transition.
  case amend = "sửa đổi"
  case add = "bổ sung"
  case replace = "thay thế"
  case repeal = "bãi bỏ"
  case transition = "chuyển tiếp khi"

  // Clauses of a support item.
  case beneficiaries = "đối tượng"
  case amount = "mức"
  case atMost = "không quá"
  case atLeast = "ít nhất"
  case inKind = "hình thức"
  case decision = "quyết định"
  case ceiling = "tối đa"
  case floor = "tối thiểu"
  case each = "mỗi"
  case rounding = "làm tròn"
  case down = "xuống"
  case upward = "lên"
  case nearest = "gần nhất"
  case occurrences = "số lần"
  case deduct = "trừ đã nhận"
  case same = "cùng"
  case pay = "chi"
  case advance = "tạm ứng"
  case papers = "hồ sơ gồm"
  case authority = "thẩm quyền"
  case funding = "nguồn kinh phí"
  case remainder = "phần còn lại"
  case content = "nội dung"

  // Conditions and values.
  case and = "và"
  case or = "hoặc"
  case not = "không"
  case provided = "nếu"
  case unless = "trừ khi"
  case isValue = "là"
  case member = "thuộc"
  case presumed = "coi là"
  case whenMissing = "nếu chưa có"
  case from = "từ"
  case upTo = "đến"
  case under = "dưới"
  case above = "trên"
  case otherwise = "còn lại"
  case all = "tất cả"
  case within = "trong"
  case everyKind = "mọi loại hình"
  case when = "khi"
  case by = "theo"
  case of = "của"
  case sum = "tổng"
  case average = "trung bình"
  case largest = "lớn nhất"
  case smallest = "nhỏ nhất"
  case count = "đếm"
  case has = "có"
  case every = "mọi"
  case allOfThem = "đều"
  case suchThat = "mà"
  case lastYear = "năm trước"
  case lastYearsInARow = "năm trước liền nhau"
  case thisYear = "năm nay"
  case rising = "tăng trong"
  case falling = "giảm trong"
  case takenBack = "lấy về trước"
  case takenForward = "lấy về sau"
  case wholeMonths = "số tháng tròn"
  case receivedElsewhere = "đã nhận cùng nội dung từ chương trình khác"
  case hole = "chưa rõ"
  case yes = "đúng"
  case no = "sai"

  // Units of literals.
  case thousand = "nghìn"
  case million = "triệu"
  case billion = "tỷ"
  case dong = "đồng"
  case year = "năm"
  case month = "tháng"
  case day = "ngày"

  // Assumptions.
  case because = "vì"

  // Cases.
  case note = "ghi chú"
  case base = "như"
  case withoutAssumptions = "không dùng giả định"
  case decidedOn = "xét ngày"
  case unknown = "không biết"
  case notApplicable = "không áp dụng"
  case hasNone = "không có"
  case expect = "chờ đợi"
  case granted = "được"
  case met = "đạt"
  case unmet = "không đạt"
  case payable = "được chi"
  case chosen = "được chọn"
  case notChosen = "không được chọn"
  case perhapsChosen = "có thể được chọn"
  case undetermined = "chưa đủ căn cứ"
  case outOfScope = "ngoài phạm vi"
  case conflict = "mâu thuẫn"
  case notGraded = "không xếp loại"
  case level = "ưu tiên mức"
  case criteriaMet = "ưu tiên tiêu chí"
  case priorityOpen = "ưu tiên chưa rõ"
  case noPriority = "không ưu tiên"
  case needs = "cần"
  case basis = "căn cứ"
  case allows = "cho phép"
  case assumption = "giả định"

  /// The words it is made of.
  var words: [String] { rawValue.split(separator: " ").map(String.init) }

  /// A keyword of one word is no name, except `ngày`: the ledger has a field of that name.
  var isReserved: Bool { self != .day }
}

/// Where a keyword that stands first on its line starts a clause.
extension Keyword {
  /// What it does to another instrument.
  var action: AmendmentAction? { AmendmentAction(rawValue: rawValue) }

  /// Whether it starts a line that ends the clauses of an item in this place: the next statement, or the next change of
  /// an assumption, which is not a place of its own in the law, or the first article it takes to say something.
  func ends(in place: SyntaxPlace) -> Bool {
    clausePlace == place || (place == .assumption && (self == .amend || self == .article))
  }

  /// The place whose clause it starts; nil where it starts none. A keyword of two places has the outer one here.
  var clausePlace: SyntaxPlace? {
    switch self {
    case .units, .profile, .parameter, .instrument, .draft, .assumptionFor, .dossier: .file
    case .list: .vocabulary
    case .title, .issuer, .issued, .validity, .territory, .referenceDate, .source: .header
    case .article, .clause, .point, .support, .condition, .commonCondition, .commonBeneficiaries, .exclusion,
      .definition, .score, .grading, .priority, .rule, .notTogether, .chooseOne, .amend, .add, .replace, .repeal,
      .transition:
      .provision
    case .beneficiaries, .forEach, .amount, .inKind, .decision, .ceiling, .rounding, .occurrences, .deduct, .pay,
      .advance,
      .papers, .authority, .funding, .content:
      .item
    case .because: .assumption
    case .note, .base, .withoutAssumptions, .decidedOn, .expect: .dossier
    default: nil
    }
  }

  /// Where it may stand, for a message.
  var home: SyntaxPlace? {
    switch self {
    case .article, .clause, .point: .instrument
    default: clausePlace
    }
  }

  /// Whether it joins what stands on its two sides, or leads to what follows: nobody means it as a name.
  var isConnector: Bool { Keyword.connectors.contains(self) }

  /// The joining words, for one written without its diacritics.
  static let connectors: [Keyword] = [
    .and, .or, .not, .provided, .unless, .isValue, .member, .presumed, .whenMissing, .from, .upTo, .under, .above,
    .within,
    .when, .by, .of, .suchThat, .allOfThem, .each, .same, .scope, .otherwise,
  ]

  /// Whether it opens a block: a misspelt one is read as what it was meant to be, lest its whole block be in error.
  var opensBlock: Bool {
    switch self {
    case .units, .profile, .parameter, .instrument, .draft, .assumptionFor, .dossier, .list, .article, .clause, .point,
      .support, .expect:
      true
    default: false
    }
  }
}

/// Finds the keywords in a run of tokens: the longest one that stands on one line.
struct KeywordTable {
  /// What starts at each token: the keyword and how many tokens it takes.
  private(set) var matches: [(keyword: Keyword, count: Int)?]

  init(tokens: [Token]) {
    matches = []
    matches.reserveCapacity(tokens.count)
    for index in tokens.indices { matches.append(KeywordTable.longest(at: index, tokens)) }
  }

  /// Reads the tokens from `index` on as `keyword`, although they are written otherwise.
  mutating func mend(at index: Int, to keyword: Keyword, count: Int) {
    // Never the end of the file: the one diagnostic too many moves there, and nothing steps past it.
    guard matches.indices.dropLast().contains(index) else { return }
    matches[index] = (keyword, count)
  }

  private static func longest(at index: Int, _ tokens: [Token]) -> (keyword: Keyword, count: Int)? {
    guard case .word(let first) = tokens[index].kind, let candidates = byFirstWord[first] else { return nil }
    for candidate in candidates {
      var matches = true
      for (step, word) in candidate.words.enumerated().dropFirst() where matches {
        let position = index + step
        matches =
          tokens.indices.contains(position) && !tokens[position].isFirstOnLine && tokens[position].kind == .word(word)
      }
      if matches { return (candidate.keyword, candidate.words.count) }
    }
    return nil
  }

  /// The keywords by their first word, longest first. The parts of a reference may be capitalised, as in the acts.
  private static let byFirstWord: [String: [(words: [String], keyword: Keyword)]] = {
    var table: [String: [(words: [String], keyword: Keyword)]] = [:]
    for keyword in Keyword.allCases { table[keyword.words.first ?? "", default: []].append((keyword.words, keyword)) }
    for (word, keyword) in [("Điều", Keyword.article), ("Khoản", .clause), ("Điểm", .point)] {
      table[word] = [([word], keyword)]
    }
    return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()
}
