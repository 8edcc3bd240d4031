extension DossierProblem {
  /// What is wrong, in Vietnamese.
  var vietnameseMessage: String {
    switch self {
    case .unknownFact(let name, _): "từ vựng không có “\(name)”"
    case .unknownList(let name, _): "từ vựng không có danh sách “\(name)”"
    case .fieldElsewhere(let name, let lists, nil):
      "“\(name)” là trường của danh sách \(quoted(lists, or: "hoặc")), không phải của tổ chức"
    case .fieldElsewhere(let name, let lists, let here?):
      "“\(name)” là trường của danh sách \(quoted(lists, or: "hoặc")), không phải của “\(here)”"
    case .factInRecord(let name, let list): "“\(name)” là dữ kiện của tổ chức, không phải của danh sách “\(list)”"
    case .listNeedsRecords(let name): "“\(name)” là danh sách, không thể nhận một giá trị"
    case .notAList(let name): "“\(name)” là dữ kiện, không phải danh sách"
    case .emptyWithRecords(let name): "danh sách “\(name)” vừa ghi là không có vừa có bản ghi"
    case .duplicateFact(let name): "“\(name)” được ghi hai lần"
    case .duplicateYear(let name, let year): "“\(name)” năm \(year) được ghi hai lần"
    case .needsYears(let name): "“\(name)” ghi theo năm, ở đây không có năm"
    case .notYearly(let name): "“\(name)” không ghi theo năm"
    case .badYear(let text): "“\(text)” không phải là một năm từ 1900 đến 2199"
    case .wrongKind(let name, let needs, let found, _):
      "“\(name)” cần \(needs.inVietnamese), ở đây là \(found.inVietnamese)"
    case .missingUnit(let name, let unit, _): "“\(name)” đo bằng \(readable(unit)), ở đây thiếu đơn vị"
    case .wrongUnit(let name, let unit, let found): "“\(name)” đo bằng \(readable(unit)), không phải “\(found)”"
    case .notWhole(let name, let value): "“\(name)” phải là số nguyên, ở đây là \(value)"
    case .outOfRange(let name, let value, let low?, let high?):
      "“\(name)” phải từ \(low) đến \(high), ở đây là \(value)"
    case .outOfRange(let name, let value, let low?, nil): "“\(name)” phải từ \(low) trở lên, ở đây là \(value)"
    case .outOfRange(let name, let value, nil, let high?): "“\(name)” không được quá \(high), ở đây là \(value)"
    case .outOfRange(let name, let value, nil, nil): "“\(name)” không thể là \(value)"
    case .numberTooLarge(let name): "số của “\(name)” quá lớn"
    case .unknownValue(let name, let value, _, _): "“\(name)” không có giá trị “\(value)”"
    case .badDate(let text, _, _): "“\(text)” không phải là một ngày"
    case .badPercentage(let text): "“\(text)” không phải là tỷ lệ"
    case .badInstrument(let text): "“\(text)” không phải là số hiệu văn bản"
    case .judgementOfFact(let name): "“\(name)” không phải là nhận định, không ghi ai nhận định"
    case .unknownItem(let name, _): "không văn bản nào có khoản hỗ trợ “\(name)”"
    case .ambiguousItem(let name, let instruments):
      "khoản hỗ trợ “\(name)” có trong nhiều văn bản: \(instruments.map(\.text).joined(separator: ", "))"
    case .itemNotInInstrument(let name, let instrument, _, _):
      "văn bản \(instrument) không có khoản hỗ trợ “\(name)”"
    case .unknownInstrument(let number, _): "bộ quy tắc không có văn bản \(number)"
    case .instrumentNearlyKnown(let number, _): "bộ quy tắc không có văn bản \(number)"
    case .duplicateLabel(let label, let list): "danh sách “\(list)” có hai bản ghi cùng tên “\(label)”"
    case .tooManyRecords(let list, let limit): "danh sách “\(list)” có quá \(limit) bản ghi"
    case .unknownRecord(let label, let list, _): "danh sách “\(list)” không có bản ghi “\(label)”"
    case .ambiguousRecord(let label, let list): "danh sách “\(list)” có nhiều bản ghi cùng tên “\(label)”"
    case .duplicateCase(let name): "tệp này đã có trường hợp “\(name)”"
    case .unknownBase(let name, _): "tệp này không có trường hợp “\(name)”"
    case .ambiguousBase(let name): "tệp này có nhiều trường hợp cùng tên “\(name)”"
    case .baseCycle(let names):
      "các trường hợp dựa vòng tròn vào nhau: \(names.map { "“\($0)”" }.joined(separator: " → "))"
    case .basesTooDeep(let limit): "chuỗi “như” dài quá \(limit) trường hợp"
    case .expectationsWithoutDate(let name): "trường hợp “\(name)” có chờ đợi nhưng không có ngày xét"
    case .json(let problem): problem.message(in: .vietnamese)
    case .notAnObject: "hồ sơ JSON phải là một đối tượng"
    case .unknownKey(let key, _): "không có khóa “\(key)” ở đây"
    case .missingKey(let key): "thiếu khóa “\(key)”"
    case .badAssignment(let text): "không hiểu “\(text)”"
    }
  }

  /// What to do, in Vietnamese.
  var vietnameseHelp: String? {
    switch self {
    case .unknownFact(_, let nearest), .unknownList(_, let nearest), .unknownBase(_, let nearest),
      .unknownRecord(_, _, let nearest):
      nearest.map { "có phải “\($0)”?" }
    case .unknownItem(_, let nearest?), .itemNotInInstrument(_, _, let nearest?, _): "có phải “\(nearest)”?"
    case .unknownItem(_, nil):
      "nếu bộ quy tắc không có khoản này, ghi “không áp dụng” và nêu văn bản, nội dung của khoản đã nhận"
    case .itemNotInInstrument(_, _, nil, let others):
      others.isEmpty ? nil : "khoản này có trong \(others.map(\.text).joined(separator: ", "))"
    case .fieldElsewhere(_, let lists, _): "ghi ngay sau dòng mở một bản ghi của \(quoted(lists, or: "hoặc"))"
    case .factInRecord: "đưa khóa này ra ngoài danh sách"
    case .listNeedsRecords(let name):
      "ghi từng bản ghi: \(name) \"tên\"; hoặc \(name) không có; hoặc \(name) không biết"
    case .notAList: nil
    case .emptyWithRecords: "bỏ dòng “không có”, hoặc bỏ các bản ghi"
    case .duplicateFact, .duplicateYear: "chỉ giữ một dòng; chừng nào còn hai dòng, dữ kiện này coi như chưa có"
    case .needsYears(let name): "ghi: \(name) năm 2021: …, năm 2020: …; trong JSON: {\"2021\": …}"
    case .notYearly: "ghi một giá trị, không có năm"
    case .badYear: nil
    case .wrongKind(_, let needs, _, let notation): needs.vietnameseHelp(in: notation)
    case .missingUnit(_, let unit, let value): "ghi đơn vị: \(value) \(unit)"
    case .wrongUnit(_, let unit, _): "đổi ra \(unit) và ghi đơn vị “\(unit)”"
    case .notWhole: nil
    case .outOfRange: nil
    case .numberTooLarge: nil
    case .unknownValue(_, _, let nearest?, _): "có phải “\(nearest)”?"
    case .unknownValue(_, _, nil, let values): "các giá trị có thể ghi: \(listed(values))"
    case .badDate(_, _, let rewritten?): "viết “\(rewritten)”"
    case .badDate(_, .json, nil): "ngày trong JSON viết năm-tháng-ngày: “2019-07-17”"
    case .badDate(_, .caseText, nil): "ngày viết ngày/tháng/năm: 17/07/2019"
    case .badPercentage: "viết “50%” hoặc 0.5"
    case .badInstrument: "số hiệu viết như “52/2018/NĐ-CP”"
    case .judgementOfFact: "chỉ ghi có hoặc không"
    case .ambiguousItem(let name, let instruments):
      "ghi rõ văn bản: \(name) của \(instruments.first?.text ?? "…")"
    case .unknownInstrument(_, let nearest): nearest.map { "có phải \($0)?" }
    case .instrumentNearlyKnown(_, let nearest): "có phải \(nearest)? Nếu đúng là văn bản khác thì giữ nguyên"
    case .duplicateLabel: "đặt tên khác nhau để sổ hỗ trợ đã nhận chỉ đúng một bản ghi"
    case .tooManyRecords: "tách hồ sơ, hoặc cộng gộp các bản ghi"
    case .ambiguousRecord: "đặt tên khác nhau cho từng bản ghi"
    case .duplicateCase: "đặt tên khác"
    case .ambiguousBase: "đặt tên khác nhau cho từng trường hợp"
    case .baseCycle: "bỏ một dòng “như”"
    case .basesTooDeep: "dựa thẳng vào trường hợp gốc"
    case .expectationsWithoutDate: "thêm dòng “xét ngày 31/12/2022”"
    case .json(let problem): problem.help(in: .vietnamese)
    case .notAnObject: "viết {\"loại_hình\": \"hợp_tác_xã\", …}"
    case .unknownKey(_, let known): "các khóa có thể ghi: \(listed(known))"
    case .missingKey: nil
    case .badAssignment:
      "viết DỮ_KIỆN=GIÁ_TRỊ, danh_sách[tên bản ghi].trường=GIÁ_TRỊ hoặc dữ_kiện.2021=GIÁ_TRỊ"
    }
  }
}

extension FactShape {
  /// What the fact holds, in Vietnamese.
  fileprivate var inVietnamese: String {
    switch self {
    case .truth: "có hoặc không"
    case .judgement: "nhận định có hoặc không"
    case .paper: "giấy tờ có hoặc không"
    case .symbol: "một giá trị trong danh mục"
    case .money: "số tiền"
    case .moneyPer(let unit): "số tiền trên mỗi \(readable(unit))"
    case .months: "thời hạn"
    case .days: "số ngày"
    case .ratio: "tỷ lệ"
    case .integer(nil): "số nguyên"
    case .integer(let unit?): "số nguyên \(readable(unit))"
    case .number(nil): "số"
    case .number(let unit?): "số \(readable(unit))"
    case .date: "ngày"
    case .text: "chữ"
    case .supportItem: "khoản hỗ trợ"
    case .instrument: "số hiệu văn bản"
    case .records: "các bản ghi"
    case .record: "một bản ghi"
    case .years: "các giá trị theo năm"
    }
  }

  /// How to write it, in Vietnamese.
  fileprivate func vietnameseHelp(in notation: DossierNotation) -> String? {
    example(in: notation, or: "hoặc").map { "viết như \($0)" }
  }
}

extension ValueShape {
  /// What is given, in Vietnamese.
  fileprivate var inVietnamese: String {
    switch self {
    case .truth: "có hoặc không"
    case .number: "một số"
    case .money: "số tiền"
    case .moneyPer: "số tiền trên mỗi đơn vị"
    case .percentage: "tỷ lệ"
    case .rate: "lãi suất"
    case .months: "thời hạn"
    case .days: "số ngày"
    case .quantity: "số có đơn vị"
    case .date: "ngày"
    case .text: "chữ"
    case .instrument: "số hiệu văn bản"
    case .name: "một tên"
    case .supportItem: "khoản hỗ trợ"
    case .array: "một dãy"
    case .object: "một đối tượng"
    case .null: "null"
    }
  }
}
