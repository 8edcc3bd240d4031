/// The codes and texts of what can be wrong with a dossier.
extension DossierProblem {
  var wording: Wording {
    switch self {
    case .unknownFact(let name, let nearest):
      Wording("D001", "từ vựng không có “\(name)”", "the vocabulary has no “\(name)”", help: .nearest(nearest))
    case .unknownList(let name, let nearest):
      Wording(
        "D002", "từ vựng không có danh sách “\(name)”", "the vocabulary has no list “\(name)”", help: .nearest(nearest))
    case .fieldElsewhere(let name, let lists, let here):
      Wording(
        "D003",
        "“\(name)” là trường của danh sách \(quoted(lists, or: "hoặc")), không phải của "
          + (here.map { "“\($0)”" } ?? "tổ chức"),
        "“\(name)” is a field of the list \(quoted(lists, or: "or")), not of "
          + (here.map { "“\($0)”" } ?? "the applicant"),
        help: Bilingual(
          "ghi trong một bản ghi của \(quoted(lists, or: "hoặc"))",
          "write it inside a record of \(quoted(lists, or: "or"))"))
    case .factInRecord(let name, let list):
      Wording(
        "D004", "“\(name)” là dữ kiện của tổ chức, không phải của danh sách “\(list)”",
        "“\(name)” is a fact of the applicant, not of the list “\(list)”",
        help: Bilingual("đưa khóa này ra ngoài danh sách", "move this key out of the list"))
    case .listNeedsRecords(let name):
      Wording(
        "D005", "“\(name)” là danh sách, không nhận một giá trị", "“\(name)” is a list and cannot have a value",
        help: Bilingual(
          "ghi từng bản ghi: \(name) \"tên\"; hoặc: \(name) không có; hoặc: \(name) không biết",
          "write its records: \(name) \"label\"; or: \(name) không có; or: \(name) không biết"))
    case .notAList(let name):
      Wording(
        "D006", "“\(name)” là dữ kiện, không phải danh sách", "“\(name)” is a fact, not a list",
        help: Bilingual(
          "ghi giá trị của dữ kiện; “không có” chỉ dùng cho danh sách và giấy tờ",
          "give it a value; “không có” is for lists and papers"))
    case .emptyWithRecords(let name):
      Wording(
        "D007", "danh sách “\(name)” vừa ghi là không có hoặc không biết, vừa có bản ghi",
        "the list “\(name)” is said to be empty or not known, and has records",
        help: Bilingual(
          "bỏ dòng “không có”, “không biết”, hoặc bỏ các bản ghi", "drop “không có”, “không biết”, or the records"))
    case .duplicateFact(let name):
      Wording("D011", "“\(name)” được ghi hai lần", "“\(name)” is given twice", help: DossierProblem.keepOne)
    case .duplicateYear(let name, let year):
      Wording(
        "D012", "“\(name)” năm \(year) được ghi hai lần", "“\(name)” is given twice for \(year)",
        help: DossierProblem.keepOne)
    case .needsYears(let name):
      Wording(
        "D013", "“\(name)” ghi theo năm, ở đây không có năm", "“\(name)” is given by year, and there is no year here",
        help: Bilingual(
          "ghi: \(name) năm 2021: …, năm 2020: …; trong JSON: {\"2021\": …, \"2020\": …}",
          "write: \(name) năm 2021: …, năm 2020: …; in JSON: {\"2021\": …, \"2020\": …}"))
    case .notYearly(let name):
      Wording(
        "D014", "“\(name)” không ghi theo năm", "“\(name)” is not given by year",
        help: Bilingual("ghi một giá trị, không có năm", "write one value, without a year"))
    case .badYear(let text):
      Wording(
        "D015", "“\(text)” không phải là một năm từ 1900 đến 2199", "“\(text)” is not a year from 1900 to 2199")
    case .wrongKind(let name, let needs, let found, let notation):
      Wording(
        "D016", "“\(name)” cần \(needs.words.vietnamese), ở đây là \(found.words.vietnamese)",
        "“\(name)” needs \(needs.words.english), this is \(found.words.english)", help: needs.example(in: notation))
    case .missingUnit(let name, let unit, let value):
      Wording(
        "D017", "“\(name)” đo bằng \(readable(unit)), ở đây thiếu đơn vị",
        "“\(name)” is measured in “\(unit)”, and there is no unit here",
        help: Bilingual("ghi đơn vị: \(value) \(unit)", "write the unit: \(value) \(unit)"))
    case .wrongUnit(let name, let unit, let found):
      Wording(
        "D018", "“\(name)” đo bằng \(readable(unit)), không phải “\(found)”",
        "“\(name)” is measured in “\(unit)”, not in “\(found)”",
        help: Bilingual("đổi ra \(readable(unit)) và ghi đơn vị “\(unit)”", "convert it and write the unit “\(unit)”"))
    case .notWhole(let name, let value):
      Wording(
        "D019", "“\(name)” phải là số nguyên, ở đây là \(value)", "“\(name)” must be a whole number, this is \(value)")
    case .outOfRange(let name, let value, let low, let high):
      Wording("D020", outOfRange(name, value, low, high).vietnamese, outOfRange(name, value, low, high).english)
    case .numberTooLarge(let name):
      Wording("D021", "số của “\(name)” quá lớn", "the number of “\(name)” is too large")
    case .unknownValue(let name, let value, let nearest, let values):
      Wording(
        "D022", "“\(name)” không có giá trị “\(value)”", "“\(name)” has no value “\(value)”",
        help: .nearest(nearest)
          ?? Bilingual("các giá trị có thể ghi: \(listed(values))", "the values are: \(listed(values))"))
    case .badDate(let text, let rewritten):
      Wording(
        "D023", "“\(text)” không phải là một ngày viết năm-tháng-ngày", "“\(text)” is not a date, year-month-day",
        help: rewritten.map { Bilingual("viết “\($0)”", "write “\($0)”") }
          ?? Bilingual("viết như “2019-07-17”", "write it like “2019-07-17”"))
    case .noSuchDay(let text):
      Wording("D027", "trong lịch không có ngày “\(text)”", "the calendar has no day “\(text)”")
    case .badPercentage(let text):
      Wording(
        "D024", "“\(text)” không phải là tỷ lệ", "“\(text)” is not a ratio",
        help: Bilingual("viết “50%”, “12,5%” hoặc 0.5", "write “50%”, “12,5%” or 0.5"))
    case .badInstrument(let text):
      Wording(
        "D025", "“\(text)” không phải là số hiệu văn bản", "“\(text)” is not the number of an instrument",
        help: Bilingual("số hiệu viết như “52/2018/NĐ-CP”", "numbers are written like “52/2018/NĐ-CP”"))
    case .judgementOfFact(let name):
      Wording(
        "D026", "“\(name)” không phải là nhận định, không ghi ai nhận định",
        "“\(name)” is not a judgement, so nobody judged it",
        help: Bilingual("chỉ ghi có hoặc không", "write only có or không"))
    case .alwaysApplies(let name, let values):
      Wording(
        "D028", "“\(name)” không thể là “không áp dụng”: tổ chức nào cũng có",
        "“\(name)” cannot be “không áp dụng”: every applicant has it",
        help: Bilingual(
          "ghi một giá trị (\(listed(values))) hoặc “không biết”", "write a value (\(listed(values))) or “không biết”"))
    case .unknownItem(let name, let nearest):
      Wording(
        "D031", "không văn bản nào có khoản hỗ trợ “\(name)”", "no instrument has a support item “\(name)”",
        help: .nearest(nearest)
          ?? Bilingual(
            "nếu bộ quy tắc không có khoản này, ghi “không áp dụng” và nêu văn bản, nội dung của khoản đã nhận",
            "if the rules do not have it, write “không áp dụng” and give its instrument and content"))
    case .ambiguousItem(let name, let instruments):
      Wording(
        "D032", "khoản hỗ trợ “\(name)” có trong nhiều văn bản: \(listed(instruments.map(\.text)))",
        "several instruments have a support item “\(name)”: \(listed(instruments.map(\.text)))",
        help: Bilingual(
          "ghi rõ văn bản: \(name) của \(instruments.first?.text ?? "…")",
          "name the instrument: \(name) của \(instruments.first?.text ?? "…")"))
    case .itemNotInInstrument(let name, let instrument, let nearest, let elsewhere):
      Wording(
        "D033", "văn bản \(instrument) không có khoản hỗ trợ “\(name)”",
        "\(instrument) has no support item “\(name)”",
        help: elsewhere.isEmpty
          ? .nearest(nearest)
          : Bilingual(
            "khoản này có trong \(listed(elsewhere.map(\.text)))", "it stands in \(listed(elsewhere.map(\.text)))"))
    case .unknownInstrument(let number, let nearest):
      Wording(
        "D034", "bộ quy tắc không có văn bản \(number)", "the rules have no instrument \(number)",
        help: nearest.map { Bilingual("có phải \($0)?", "did you mean \($0)?") })
    case .instrumentNearlyKnown(let number, let nearest):
      Wording(
        "D035", "bộ quy tắc không có văn bản \(number), nhưng có \(nearest)",
        "the rules have no instrument \(number), but they have \(nearest)",
        help: Bilingual(
          "sửa lại nếu ghi nhầm; nếu đúng là một văn bản khác thì giữ nguyên",
          "mend it if it is a slip; leave it if it is another instrument"))
    case .itemOfOtherInstrument(let name, let own, let given):
      Wording(
        "D036", "khoản hỗ trợ “\(name)” là của \(own), không phải của \(given)",
        "the support item “\(name)” is of \(own), not of \(given)",
        help: Bilingual("sửa khoản hỗ trợ hoặc văn bản", "mend the item or the instrument"))
    case .unknownConditionSet(let name, let instrument, let nearest):
      Wording(
        "D037", "văn bản \(instrument) không có điều kiện “\(name)”", "\(instrument) has no conditions “\(name)”",
        help: .nearest(nearest))
    case .unknownClassification(let name, let instrument, let nearest):
      Wording(
        "D065", "văn bản \(instrument) không chấm điểm, xếp loại “\(name)”",
        "\(instrument) has no score or grade “\(name)”", help: .nearest(nearest))
    case .duplicateLabel(let label, let list):
      Wording(
        "D041", "danh sách “\(list)” có hai bản ghi cùng tên “\(label)”",
        "the list “\(list)” has two records called “\(label)”",
        help: Bilingual(
          "đặt tên khác nhau, để sổ hỗ trợ đã nhận chỉ đúng một bản ghi",
          "give them different names, so that the ledger points at one of them"))
    case .tooManyRecords(let list, let limit):
      Wording(
        "D042", "danh sách “\(list)” có quá \(limit) bản ghi", "the list “\(list)” has more than \(limit) records")
    case .unknownRecord(let label, let list, let nearest):
      Wording(
        "D043", "danh sách “\(list)” không có bản ghi “\(label)”", "the list “\(list)” has no record “\(label)”",
        help: .nearest(nearest))
    case .ambiguousRecord(let label, let list):
      Wording(
        "D044", "danh sách “\(list)” có nhiều bản ghi cùng tên “\(label)”",
        "the list “\(list)” has several records called “\(label)”",
        help: Bilingual("đặt tên khác nhau cho từng bản ghi", "give the records different names"))
    case .entryOfUnknownRecord(let label, let list, let nearest, let labels):
      Wording(
        "D045",
        "danh sách “\(list)” của hồ sơ không có “\(label)”, nên khoản đã nhận này không thuộc bản ghi nào đang xét",
        "the list “\(list)” of the dossier has no “\(label)”, so this entry belongs to no record that is decided",
        help: .nearest(nearest)
          ?? Bilingual(
            "các bản ghi: \(listed(labels)); giữ nguyên nếu “\(label)” là của những lần trước, không xét lần này",
            "the records are: \(listed(labels)); leave it if “\(label)” is of earlier years and not decided now"))
    case .entryAfterDecision(let day, let decision):
      Wording(
        "D046", "khoản này ghi là nhận ngày \(day.vietnamese), sau ngày xét \(decision.vietnamese)",
        "this is said to have been received on \(day.iso), after the date of the decision, \(decision.iso)",
        help: Bilingual(
          "sửa ngày nhận hoặc ngày xét; để nguyên thì khoản này vẫn tính là đã nhận",
          "mend one of the two dates; as it stands it counts as received"))
    case .duplicateCase(let name):
      Wording(
        "D051", "tệp này đã có trường hợp “\(name)”", "this file has a case “\(name)” already",
        help: Bilingual("đặt tên khác", "choose another name"))
    case .unknownBase(let name, let nearest):
      Wording(
        "D052", "tệp này không có trường hợp “\(name)”", "this file has no case “\(name)”", help: .nearest(nearest))
    case .ambiguousBase(let name):
      Wording(
        "D053", "tệp này có nhiều trường hợp cùng tên “\(name)”", "this file has several cases called “\(name)”",
        help: Bilingual("đặt tên khác nhau cho từng trường hợp", "give the cases different names"))
    case .baseCycle(let names):
      Wording(
        "D054", "các trường hợp dựa vòng tròn vào nhau: \(chain(names))",
        "these cases start from one another: \(chain(names))",
        help: Bilingual("bỏ một dòng “như”", "drop one of the “như” lines"))
    case .basesTooDeep(let limit):
      Wording(
        "D055", "chuỗi “như” dài quá \(limit) trường hợp", "a chain of “như” longer than \(limit) cases",
        help: Bilingual("dựa thẳng vào trường hợp gốc", "start from the first of them directly"))
    case .expectationsWithoutDate(let name):
      Wording(
        "D056", "trường hợp “\(name)” có chờ đợi nhưng không có ngày xét",
        "the case “\(name)” has expectations but no date",
        help: Bilingual("thêm dòng “xét ngày 31/12/2022”", "add a line “xét ngày 31/12/2022”"))
    case .json(let problem): problem.wording
    case .notAnObject:
      Wording(
        "D061", "hồ sơ JSON phải là một đối tượng", "a JSON dossier must be an object",
        help: Bilingual(
          "viết {\"loại_hình\": \"hợp_tác_xã\", …}", "write {\"loại_hình\": \"hợp_tác_xã\", …}"))
    case .unknownKey(let key, let known):
      Wording(
        "D062", "không có khóa “\(key)” ở đây", "there is no key “\(key)” here",
        help: Bilingual("các khóa có thể ghi: \(listed(known))", "the keys are: \(listed(known))"))
    case .missingKey(let key): Wording("D063", "thiếu khóa “\(key)”", "the key “\(key)” is missing")
    case .badAssignment(let text):
      Wording(
        "D064", "không hiểu “\(text)”", "“\(text)” is not understood",
        help: Bilingual(
          "viết DỮ_KIỆN=GIÁ_TRỊ, danh_sách[tên bản ghi].trường=GIÁ_TRỊ hoặc dữ_kiện.2021=GIÁ_TRỊ",
          "write FACT=VALUE, list[label].field=VALUE or fact.2021=VALUE"))
    }
  }

  private static let keepOne = Bilingual(
    "chỉ giữ một; chừng nào còn hai thì coi như chưa có", "keep one; while there are two it counts as not given")

  private func outOfRange(_ name: String, _ value: String, _ low: String?, _ high: String?) -> Bilingual {
    switch (low, high) {
    case (let low?, let high?):
      Bilingual(
        "“\(name)” phải từ \(low) đến \(high), ở đây là \(value)",
        "“\(name)” must be from \(low) to \(high), this is \(value)")
    case (let low?, nil):
      Bilingual(
        "“\(name)” phải từ \(low) trở lên, ở đây là \(value)", "“\(name)” must be at least \(low), this is \(value)")
    case (nil, let high?):
      Bilingual(
        "“\(name)” không được quá \(high), ở đây là \(value)", "“\(name)” must be at most \(high), this is \(value)")
    case (nil, nil): Bilingual("“\(name)” không thể là \(value)", "“\(name)” cannot be \(value)")
    }
  }

  private func chain(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: " → ") }
}
