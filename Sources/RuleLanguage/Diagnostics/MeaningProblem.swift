/// What can be wrong with the meaning of a rule file: names, types, units, places (codes M…).
public enum MeaningProblem: Sendable, Hashable {
  case unknownName(String, nearest: String?)
  case unknownUnit(String, nearest: String?)
  case unknownList(String, nearest: String?)
  case unknownInstrument(String, nearest: String?)
  case unknownProvision(String, instrument: String)
  case unknownValue(String, of: String, nearest: String?)
  case unknownItem(String, instrument: String, nearest: String?)
  case unknownParameter(String, nearest: String?)
  case fieldOutOfScope(String, list: String)
  case ambiguousValue(String, of: [String])
  case duplicateName(String)
  case duplicateInstrument(String)
  case duplicateClause(String)
  case fieldNamedAsFact(String)
  case tooManyValues(Int)
  case wrongType(expected: Bilingual, found: Bilingual)
  case differentDimensions(left: Bilingual, right: Bilingual)
  case monthsAgainstDays
  case notOrdered(Bilingual)
  case notANumber(Bilingual)
  case yearMissing(String)
  case notYearly(String)
  case holeWithoutType
  case circular([String])
  case chainTooDeep(String, limit: Int)
  case monthEndMissing
  case roundingMissing
  case amountNotMoney(Bilingual, perUnit: String?)
  case ceilingKeyMissing
  case ceilingKeyUnusable(String)
  case recordsCeilingNeedsRecords(String)
  case clauseMissing(item: String, clause: String)
  case headerMissing(instrument: String, clause: String)
  case ledgerMissing
  case ledgerFieldMissing(String)
  case ledgerFieldType(String, expected: Bilingual)
  case keyUnusable(String)
  case rowOverlaps
  case rowUnreachable
  case rowKeyType(Bilingual)
  case emptyRange
  case shareOutOfRange
  case neverHolds
  case alwaysHolds
  case secondRole(String)
  case roleMissing(String)
  case roleNotEnumeration
  case validityReversed
  case assumptionReplacesKnown(String)
  case assumptionWithoutReason
  case assumptionTwice(String)
  case parameterOverlap(String, String, String)
  case parameterKey(parameter: String, key: String)
  case impossibleCount(Int, of: Int)
  case yearsOutOfRange(limit: Int)
  case contentMissing
  case emptyScope
  case recordScopeMismatch(String, list: String)
  case notInItem
  case notAPaper(String)
  case ceilingKeyTwice
  case secondApplicant(String)
  case percentMissing
  case divisionByZero
  /// A case in a file of the rules; only who knows where the file stands can tell (`cancu lint`).
  case caseAmongRules(String)
  /// A provision whose header stands twice in its instrument (a warning).
  case duplicateProvision(String)
  case decisionNotMoney(String)
  case noItemAtPlace(String, instrument: String, nearest: String?)
  case stackingOfOne(String)
  case jointCeilingKey(String, applicant: String)
  case crossingCeilings(String, String)
  case pointsOutOfRange
  case rowsLeaveGap(String?)

  /// The stable code.
  public var code: String { wording.code }

  /// What is wrong.
  public func message(in language: MessageLanguage) -> String { wording.message(language) }

  /// What to do.
  public func help(in language: MessageLanguage) -> String? { wording.help?(language) }

  private var wording: Wording {
    switch self {
    case .unknownName(let name, let nearest):
      Wording("M001", "không có tên “\(name)”", "nothing is called “\(name)”", help: .nearest(nearest))
    case .unknownUnit(let name, let nearest):
      Wording(
        "M002", "không có đơn vị “\(name)”", "there is no unit “\(name)”",
        help: .nearest(nearest)
          ?? Bilingual("khai đơn vị trong từ vựng: đơn vị \(name)", "declare it in the vocabulary: đơn vị \(name)"))
    case .unknownList(let name, let nearest):
      Wording("M003", "không có danh sách “\(name)”", "there is no list “\(name)”", help: .nearest(nearest))
    case .unknownInstrument(let name, let nearest):
      Wording("M004", "không có văn bản “\(name)”", "there is no instrument “\(name)”", help: .nearest(nearest))
    case .unknownProvision(let place, let instrument):
      Wording(
        "M005", "“\(place)” của \(instrument) không có điều kiện nào",
        "“\(place)” of \(instrument) holds no condition",
        help: Bilingual(
          "chỉ dẫn chiếu được đến nơi có “điều kiện TÊN …”", "only a place with “điều kiện NAME …” can be referred to"))
    case .unknownValue(let name, let fact, let nearest):
      Wording(
        "M006", "“\(name)” không phải là một giá trị của “\(fact)”", "“\(name)” is not a value of “\(fact)”",
        help: .nearest(nearest))
    case .unknownItem(let name, let instrument, let nearest):
      Wording(
        "M007", "\(instrument) không có khoản hỗ trợ “\(name)”", "\(instrument) has no support item “\(name)”",
        help: .nearest(nearest))
    case .unknownParameter(let name, let nearest):
      Wording("M008", "không có tham số “\(name)”", "there is no parameter “\(name)”", help: .nearest(nearest))
    case .fieldOutOfScope(let name, let list):
      Wording(
        "M009", "“\(name)” thuộc từng dòng của danh sách “\(list)”", "“\(name)” belongs to the records of “\(list)”",
        help: Bilingual(
          "viết “cho mỗi \(list)”, hoặc “tổng \(name) của \(list)”",
          "write “cho mỗi \(list)”, or “tổng \(name) của \(list)”"))
    case .ambiguousValue(let name, let facts):
      Wording(
        "M010", "“\(name)” là giá trị của nhiều dữ kiện: \(facts.joined(separator: ", "))",
        "“\(name)” is a value of several facts: \(facts.joined(separator: ", "))",
        help: Bilingual("so sánh với dữ kiện cần hỏi", "compare it with the fact that is meant"))
    case .duplicateName(let name):
      Wording("M011", "“\(name)” đã được đặt tên rồi", "“\(name)” is already the name of something")
    case .duplicateInstrument(let number):
      Wording("M012", "văn bản \(number) đã có rồi", "instrument \(number) is there already")
    case .ceilingKeyTwice:
      Wording(
        "M068", "một mức tối đa chỉ có một “mỗi …” (và “mỗi năm”)", "a ceiling has one “mỗi …” (and “mỗi năm”)",
        help: Bilingual(
          "viết thành hai mức tối đa, cách nhau bằng dấu phẩy", "write two ceilings, with a comma between"))
    case .secondApplicant(let name):
      Wording(
        "M069", "từ vựng đã gọi người xin hỗ trợ là “\(name)”", "the vocabulary calls the applicant “\(name)” already",
        help: Bilingual("viết: hồ sơ \(name)", "write: hồ sơ \(name)"))
    case .divisionByZero: Wording("M071", "không chia được cho 0", "nothing can be divided by nought")
    case .caseAmongRules(let name):
      Wording(
        "M072", "trường hợp “\(name)” nằm trong thư mục luật nên không bao giờ được chạy",
        "the case “\(name)” stands among the rules and is never run",
        help: Bilingual(
          "chuyển sang một tệp dưới Cases/, tệp ấy chỉ có trường hợp, không có luật",
          "move it to a file under Cases/ that holds cases only, no rules"))
    case .duplicateProvision(let place):
      Wording(
        "M073", "“\(place)” đã có ở trên trong văn bản này", "“\(place)” stands above already in this instrument",
        help: Bilingual(
          "sửa số nếu ghi nhầm; nếu đúng là một nơi thì gộp lại một chỗ",
          "mend the number if it is a slip; else put the two together"))
    case .percentMissing:
      Wording(
        "M070", "nhân lên bấy nhiêu lần chứ không phải bấy nhiêu phần trăm", "this multiplies, it is no percentage",
        help: Bilingual("có phải thiếu dấu %?", "is a % missing?"))
    case .duplicateClause(let keyword):
      Wording("M013", "“\(keyword)” đã có ở trên", "“\(keyword)” stands above already")
    case .fieldNamedAsFact(let name):
      Wording(
        "M014", "trường “\(name)” trùng tên với một dữ kiện của tổ chức",
        "the field “\(name)” has the name of a fact of the applicant")
    case .tooManyValues(let limit):
      Wording("M015", "nhiều hơn \(limit) giá trị", "more than \(limit) values")
    case .wrongType(let expected, let found):
      Wording(
        "M020", "cần \(expected.vietnamese), nhưng đây là \(found.vietnamese)",
        "needs \(expected.english), but this is \(found.english)")
    case .differentDimensions(let left, let right):
      Wording(
        "M021", "không cộng, trừ, so sánh được \(left.vietnamese) với \(right.vietnamese)",
        "\(left.english) and \(right.english) neither add nor compare")
    case .monthsAgainstDays:
      Wording(
        "M022", "tháng và ngày không so sánh, không cộng trừ với nhau được", "months and days neither compare nor add",
        help: Bilingual("dùng một đơn vị ở cả hai bên", "use one unit on both sides"))
    case .notOrdered(let type):
      Wording(
        "M023", "\(type.vietnamese) không có thứ tự lớn nhỏ", "\(type.english) has no order",
        help: Bilingual("dùng “là”, “≠” hoặc “thuộc”", "use “là”, “≠” or “thuộc”"))
    case .notANumber(let type):
      Wording("M024", "\(type.vietnamese) không tính toán được", "\(type.english) cannot be calculated with")
    case .yearMissing(let name):
      Wording(
        "M025", "“\(name)” có giá trị theo năm, cần nói năm nào", "“\(name)” has a value a year; say which",
        help: Bilingual("ví dụ: \(name) năm trước", "for example: \(name) năm trước"))
    case .notYearly(let name):
      Wording("M026", "“\(name)” không phải là số liệu theo năm", "“\(name)” is not given by year")
    case .holeWithoutType:
      Wording(
        "M027", "không biết chỗ chưa rõ này là loại giá trị gì", "what kind of value this hole is cannot be told",
        help: Bilingual(
          "đặt nó ở nơi cần điều kiện, số tiền hoặc so sánh",
          "put it where a condition, an amount or a comparison stands"))
    case .circular(let names):
      Wording(
        "M030", "định nghĩa vòng tròn: \(names.joined(separator: " → "))",
        "circular definition: \(names.joined(separator: " → "))")
    case .chainTooDeep(let name, let limit):
      Wording(
        "M031", "“\(name)” dựa vào hơn \(limit) định nghĩa nối nhau",
        "“\(name)” rests on a chain of more than \(limit) definitions")
    case .monthEndMissing:
      Wording(
        "M032", "cộng tháng vào ngày phải nói lấy ngày nào khi tháng thiếu ngày",
        "adding months to a date must say which day is meant where the month is too short",
        help: Bilingual("thêm “lấy về trước” hoặc “lấy về sau”", "add “lấy về trước” or “lấy về sau”"))
    case .roundingMissing:
      Wording(
        "M033", "số tiền có thể lẻ hơn một đồng mà không có “làm tròn”",
        "the amount can be a fraction of a đồng and there is no “làm tròn”",
        help: Bilingual("thêm dòng: làm tròn xuống đồng", "add the line: làm tròn xuống đồng"))
    case .amountNotMoney(let type, let unit):
      Wording(
        "M034", "mức hỗ trợ phải là tiền, nhưng đây là \(type.vietnamese)",
        "an amount must be money, but this is \(type.english)",
        help: unit.map {
          Bilingual("có phải thiếu “/\($0)” sau “đồng”?", "is “/\($0)” missing after “đồng”?")
        })
    case .ceilingKeyMissing:
      Wording(
        "M035", "mức tối đa của khoản tính cho từng dòng phải nói “mỗi …”",
        "a ceiling of an item decided by record must say “mỗi …”",
        help: Bilingual(
          "thêm “mỗi tổ_chức” hoặc “mỗi” và tên danh sách", "add “mỗi tổ_chức” or “mỗi” and the name of the list"))
    case .ceilingKeyUnusable(let name):
      Wording(
        "M036", "không đặt được mức tối đa “mỗi \(name)”", "a ceiling “mỗi \(name)” cannot be set",
        help: Bilingual(
          "dùng mỗi tổ_chức, mỗi năm, hoặc danh sách nêu ở “cho mỗi”",
          "use mỗi tổ_chức, mỗi năm, or the list of “cho mỗi”"))
    case .recordsCeilingNeedsRecords(let list):
      Wording(
        "M037", "chỉ giới hạn được số “\(list)” khi khoản hỗ trợ tính “cho mỗi \(list)”",
        "the number of “\(list)” can be limited only in an item “cho mỗi \(list)”")
    case .clauseMissing(let item, let clause):
      Wording("M038", "khoản hỗ trợ “\(item)” thiếu “\(clause)”", "support item “\(item)” has no “\(clause)”")
    case .headerMissing(let instrument, let clause):
      Wording("M039", "văn bản \(instrument) thiếu “\(clause)”", "instrument \(instrument) has no “\(clause)”")
    case .ledgerMissing:
      Wording(
        "M040", "từ vựng không có danh sách “đã_nhận”", "the vocabulary has no list “đã_nhận”",
        help: Bilingual(
          "khai danh sách đã_nhận với khoản_hỗ_trợ, số_tiền, ngày", "declare đã_nhận with khoản_hỗ_trợ, số_tiền, ngày"))
    case .ledgerFieldMissing(let name):
      Wording("M041", "danh sách “đã_nhận” thiếu trường “\(name)”", "the list “đã_nhận” has no field “\(name)”")
    case .ledgerFieldType(let name, let expected):
      Wording(
        "M042", "trường “\(name)” của “đã_nhận” phải là \(expected.vietnamese)",
        "the field “\(name)” of “đã_nhận” must be \(expected.english)")
    case .keyUnusable(let name):
      Wording(
        "M043", "sổ đã nhận không cho biết “\(name)”", "the ledger does not tell “\(name)”",
        help: Bilingual(
          "thêm trường “\(name)” vào danh sách đã_nhận, cùng kiểu (danh sách: kiểu chữ)",
          "add a field “\(name)” of the same type to đã_nhận (for a list: chữ)"))
    case .rowOverlaps:
      Wording("M044", "dòng này trùng với một dòng ở trên", "this row overlaps one above")
    case .rowUnreachable:
      Wording(
        "M045", "dòng này đứng sau “còn lại” nên không bao giờ dùng đến",
        "this row stands after “còn lại” and is never used")
    case .rowKeyType(let type):
      Wording(
        "M046", "bảng theo \(type.vietnamese) không có dòng kiểu này", "a table by \(type.english) has no such rows")
    case .emptyRange:
      Wording("M047", "khoảng này rỗng: đầu lớn hơn cuối", "this range is empty: it begins after its end")
    case .shareOutOfRange:
      Wording("M048", "tỷ lệ phải từ 0% đến 100%", "a share must lie between 0% and 100%")
    case .neverHolds:
      Wording("M049", "điều kiện này không bao giờ đúng", "this condition can never hold")
    case .alwaysHolds:
      Wording("M050", "điều kiện này luôn đúng", "this condition always holds")
    case .secondRole(let role):
      Wording("M051", "đã có dữ kiện khác “\(role)”", "another fact is “\(role)” already")
    case .roleMissing(let role):
      Wording("M052", "từ vựng không có dữ kiện nào “\(role)”", "no fact of the vocabulary is “\(role)”")
    case .roleNotEnumeration:
      Wording(
        "M053", "dữ kiện này phải là “một trong …” của tổ chức", "this fact must be a “một trong …” of the applicant")
    case .validityReversed:
      Wording("M054", "ngày hết hiệu lực trước ngày có hiệu lực", "it ends before it begins")
    case .assumptionReplacesKnown(let clause):
      Wording(
        "M055", "giả định không được thay “\(clause)” đã rõ", "an assumption may not replace the known “\(clause)”",
        help: Bilingual("giả định chỉ lấp chỗ “chưa rõ”", "an assumption only fills “chưa rõ”"))
    case .assumptionWithoutReason:
      Wording(
        "M056", "giả định phải nói vì sao", "an assumption must say why",
        help: Bilingual("thêm dòng: vì \"…\"", "add the line: vì \"…\""))
    case .assumptionTwice(let name):
      Wording("M057", "“\(name)” đã có giả định khác", "“\(name)” has another assumption already")
    case .parameterOverlap(let name, let first, let second):
      Wording(
        "M058", "\(first) và \(second) quy định “\(name)” khác nhau trong cùng một thời gian",
        "\(first) and \(second) set “\(name)” to different values at the same time",
        help: Bilingual(
          "khoản nào cần đến nó sẽ ra “mâu thuẫn”; nếu văn bản sau thay văn bản trước thì ghi “bãi bỏ” hoặc ngày hết hiệu lực",
          "what needs it comes out as a conflict; where the later act replaces the earlier one, say “bãi bỏ” or the last day"
        ))
    case .parameterKey(let parameter, let key):
      Wording("M059", "“\(parameter)” phải được quy định theo “\(key)”", "“\(parameter)” must be set by “\(key)”")
    case .impossibleCount(let count, let total):
      Wording("M060", "không thể có \(count) trong \(total)", "there cannot be \(count) of \(total)")
    case .yearsOutOfRange(let limit):
      Wording("M061", "số năm phải từ 1 đến \(limit)", "the number of years must be from 1 to \(limit)")
    case .contentMissing:
      Wording(
        "M062", "khoản hỗ trợ không nêu “nội dung” nên không đối chiếu được với sổ đã nhận",
        "the item has no “nội dung”, so the ledger cannot be searched for it",
        help: Bilingual("thêm dòng: nội dung …", "add the line: nội dung …"))
    case .emptyScope:
      Wording("M063", "không có khoản hỗ trợ nào ở nơi này", "no support item stands there")
    case .recordScopeMismatch(let name, let list):
      Wording(
        "M064", "“\(name)” chỉ dùng được cho từng dòng của “\(list)”",
        "“\(name)” can be used only for the records of “\(list)”",
        help: Bilingual("viết “cho mỗi \(list)”", "write “cho mỗi \(list)”"))
    case .notInItem:
      Wording(
        "M065", "chỉ dùng được trong khoản hỗ trợ hoặc “không hỗ trợ khi”",
        "can be used only in a support item or “không hỗ trợ khi”")
    case .notAPaper(let name):
      Wording(
        "M066", "“\(name)” không phải là giấy tờ", "“\(name)” is not a paper",
        help: Bilingual("khai kiểu “giấy tờ” trong từ vựng", "declare it as “giấy tờ” in the vocabulary"))
    case .noItemAtPlace(let place, let instrument, let nearest):
      Wording(
        "M074", "\(place) của \(instrument) không có khoản hỗ trợ nào",
        "no support item stands at \(place) of \(instrument)", help: .nearest(nearest))
    case .stackingOfOne(let keyword):
      Wording(
        "M075", "“\(keyword)” phải nói đến ít nhất hai khoản hỗ trợ",
        "“\(keyword)” must be about two support items at least",
        help: Bilingual(
          "nêu thêm nơi khác, cách nhau bằng dấu phẩy: điều 7 khoản 1, điều 5 khoản 2 của 98/2018/NĐ-CP",
          "name another place after a comma: điều 7 khoản 1, điều 5 khoản 2 của 98/2018/NĐ-CP"))
    case .jointCeilingKey(let name, let applicant):
      Wording(
        "M076", "không đặt được mức tối đa chung “mỗi \(name)”", "a joint ceiling “mỗi \(name)” cannot be set",
        help: Bilingual("dùng mỗi \(applicant), mỗi năm", "use mỗi \(applicant), mỗi năm"))
    case .crossingCeilings(let instrument, let place):
      Wording(
        "M077", "mức tối đa chung này chồng một phần lên mức ở \(place) của \(instrument)",
        "this joint ceiling covers some, not all, of the items of the one at \(place) of \(instrument)",
        help: Bilingual(
          "hai mức tối đa chung phải tách rời nhau, hoặc một mức bao trọn mức kia",
          "two joint ceilings lie apart, or one holds all the items of the other"))
    case .pointsOutOfRange:
      Wording(
        "M078", "điểm không nằm từ 0 đến mức tối đa của tiêu chí",
        "the points do not lie between 0 and the most the criterion gives",
        help: Bilingual("sửa số điểm, hoặc số ghi sau “tối đa”", "correct the points, or the number after “tối đa”"))
    case .rowsLeaveGap(let value):
      Wording(
        "M079", value.map { "không dòng nào nói đến \($0)" } ?? "thiếu “còn lại”",
        value.map { "no row speaks of \($0)" } ?? "“còn lại” is missing",
        help: Bilingual(
          "thêm dòng cho trường hợp ấy, hoặc “- còn lại: …”; không có thì trường hợp ấy không có điểm, không có bậc",
          "add a row for it, or “- còn lại: …”; without one it has no points and no grade"))
    case .decisionNotMoney(let name):
      Wording(
        "M067", "“\(name)” không phải là một số tiền của tổ chức hoặc của dòng đang xét",
        "“\(name)” is not money of the applicant or of the record")
    }
  }
}
