extension DossierProblem {
  /// What is wrong, in English.
  var englishMessage: String {
    switch self {
    case .unknownFact(let name, _): "the vocabulary has no “\(name)”"
    case .unknownList(let name, _): "the vocabulary has no list “\(name)”"
    case .fieldElsewhere(let name, let lists, nil):
      "“\(name)” is a field of the list \(quoted(lists, or: "or")), not of the applicant"
    case .fieldElsewhere(let name, let lists, let here?):
      "“\(name)” is a field of the list \(quoted(lists, or: "or")), not of “\(here)”"
    case .factInRecord(let name, let list): "“\(name)” is a fact of the applicant, not of the list “\(list)”"
    case .listNeedsRecords(let name): "“\(name)” is a list and cannot have a value"
    case .notAList(let name): "“\(name)” is a fact, not a list"
    case .emptyWithRecords(let name): "the list “\(name)” is said to be empty and has records"
    case .duplicateFact(let name): "“\(name)” is given twice"
    case .duplicateYear(let name, let year): "“\(name)” is given twice for \(year)"
    case .needsYears(let name): "“\(name)” is given by year, and there is no year here"
    case .notYearly(let name): "“\(name)” is not given by year"
    case .badYear(let text): "“\(text)” is not a year from 1900 to 2199"
    case .wrongKind(let name, let needs, let found, _): "“\(name)” needs \(needs.inEnglish), this is \(found.inEnglish)"
    case .missingUnit(let name, let unit, _): "“\(name)” is measured in “\(unit)”, and there is no unit here"
    case .wrongUnit(let name, let unit, let found): "“\(name)” is measured in “\(unit)”, not in “\(found)”"
    case .notWhole(let name, let value): "“\(name)” must be a whole number, this is \(value)"
    case .outOfRange(let name, let value, let low?, let high?):
      "“\(name)” must be from \(low) to \(high), this is \(value)"
    case .outOfRange(let name, let value, let low?, nil): "“\(name)” must be at least \(low), this is \(value)"
    case .outOfRange(let name, let value, nil, let high?): "“\(name)” must be at most \(high), this is \(value)"
    case .outOfRange(let name, let value, nil, nil): "“\(name)” cannot be \(value)"
    case .numberTooLarge(let name): "the number of “\(name)” is too large"
    case .unknownValue(let name, let value, _, _): "“\(name)” has no value “\(value)”"
    case .badDate(let text, _, _): "“\(text)” is not a date"
    case .badPercentage(let text): "“\(text)” is not a ratio"
    case .badInstrument(let text): "“\(text)” is not the number of an instrument"
    case .judgementOfFact(let name): "“\(name)” is not a judgement, so nobody judged it"
    case .unknownItem(let name, _): "no instrument has a support item “\(name)”"
    case .ambiguousItem(let name, let instruments):
      "several instruments have a support item “\(name)”: \(instruments.map(\.text).joined(separator: ", "))"
    case .itemNotInInstrument(let name, let instrument, _, _): "\(instrument) has no support item “\(name)”"
    case .unknownInstrument(let number, _): "the rules have no instrument \(number)"
    case .instrumentNearlyKnown(let number, _): "the rules have no instrument \(number)"
    case .duplicateLabel(let label, let list): "the list “\(list)” has two records called “\(label)”"
    case .tooManyRecords(let list, let limit): "the list “\(list)” has more than \(limit) records"
    case .unknownRecord(let label, let list, _): "the list “\(list)” has no record “\(label)”"
    case .ambiguousRecord(let label, let list): "the list “\(list)” has several records called “\(label)”"
    case .duplicateCase(let name): "this file has a case “\(name)” already"
    case .unknownBase(let name, _): "this file has no case “\(name)”"
    case .ambiguousBase(let name): "this file has several cases called “\(name)”"
    case .baseCycle(let names):
      "these cases start from one another: \(names.map { "“\($0)”" }.joined(separator: " → "))"
    case .basesTooDeep(let limit): "a chain of “như” longer than \(limit) cases"
    case .expectationsWithoutDate(let name): "the case “\(name)” has expectations but no date"
    case .json(let problem): problem.message(in: .english)
    case .notAnObject: "a JSON dossier must be an object"
    case .unknownKey(let key, _): "there is no key “\(key)” here"
    case .missingKey(let key): "the key “\(key)” is missing"
    case .badAssignment(let text): "“\(text)” is not understood"
    }
  }

  /// What to do, in English.
  var englishHelp: String? {
    switch self {
    case .unknownFact(_, let nearest), .unknownList(_, let nearest), .unknownBase(_, let nearest),
      .unknownRecord(_, _, let nearest):
      nearest.map { "did you mean “\($0)”?" }
    case .unknownItem(_, let nearest?), .itemNotInInstrument(_, _, let nearest?, _): "did you mean “\(nearest)”?"
    case .unknownItem(_, nil):
      "if the rules do not have this item, write “không áp dụng” and give its instrument and content"
    case .itemNotInInstrument(_, _, nil, let others):
      others.isEmpty ? nil : "it stands in \(others.map(\.text).joined(separator: ", "))"
    case .fieldElsewhere(_, let lists, _):
      "write it right after a line that opens a record of \(quoted(lists, or: "or"))"
    case .factInRecord: "move this key out of the list"
    case .listNeedsRecords(let name): "write its records: \(name) \"label\"; or \(name) không có; or \(name) không biết"
    case .notAList: nil
    case .emptyWithRecords: "drop “không có”, or drop the records"
    case .duplicateFact, .duplicateYear: "keep one; while there are two, the fact counts as not given"
    case .needsYears(let name): "write: \(name) năm 2021: …, năm 2020: …; in JSON: {\"2021\": …}"
    case .notYearly: "write one value, without a year"
    case .badYear: nil
    case .wrongKind(_, let needs, _, let notation): needs.englishHelp(in: notation)
    case .missingUnit(_, let unit, let value): "write the unit: \(value) \(unit)"
    case .wrongUnit(_, let unit, _): "convert it to \(unit) and write the unit “\(unit)”"
    case .notWhole: nil
    case .outOfRange: nil
    case .numberTooLarge: nil
    case .unknownValue(_, _, let nearest?, _): "did you mean “\(nearest)”?"
    case .unknownValue(_, _, nil, let values): "the values are: \(listed(values))"
    case .badDate(_, _, let rewritten?): "write “\(rewritten)”"
    case .badDate(_, .json, nil): "dates in JSON are year-month-day: “2019-07-17”"
    case .badDate(_, .caseText, nil): "dates are day/month/year: 17/07/2019"
    case .badPercentage: "write “50%” or 0.5"
    case .badInstrument: "numbers are written like “52/2018/NĐ-CP”"
    case .judgementOfFact: "write only có or không"
    case .ambiguousItem(let name, let instruments):
      "name the instrument: \(name) của \(instruments.first?.text ?? "…")"
    case .unknownInstrument(_, let nearest): nearest.map { "did you mean \($0)?" }
    case .instrumentNearlyKnown(_, let nearest): "did you mean \(nearest)? If it is another instrument, leave it"
    case .duplicateLabel: "give them different names, so that the ledger points at one of them"
    case .tooManyRecords: "split the dossier, or add records up"
    case .ambiguousRecord: "give the records different names"
    case .duplicateCase: "choose another name"
    case .ambiguousBase: "give the cases different names"
    case .baseCycle: "drop one of the “như” lines"
    case .basesTooDeep: "start from the first of them directly"
    case .expectationsWithoutDate: "add a line “xét ngày 31/12/2022”"
    case .json(let problem): problem.help(in: .english)
    case .notAnObject: "write {\"loại_hình\": \"hợp_tác_xã\", …}"
    case .unknownKey(_, let known): "the keys are: \(listed(known))"
    case .missingKey: nil
    case .badAssignment: "write FACT=VALUE, list[label].field=VALUE or fact.2021=VALUE"
    }
  }
}

extension FactShape {
  /// What the fact holds, in English.
  fileprivate var inEnglish: String {
    switch self {
    case .truth: "yes or no"
    case .judgement: "a judgement, yes or no"
    case .paper: "a paper, there or not there"
    case .symbol: "one of its values"
    case .money: "an amount of money"
    case .moneyPer(let unit): "an amount of money per “\(unit)”"
    case .months: "a duration in months"
    case .days: "a number of days"
    case .ratio: "a ratio"
    case .integer(nil): "a whole number"
    case .integer(let unit?): "a whole number of “\(unit)”"
    case .number(nil): "a number"
    case .number(let unit?): "a number of “\(unit)”"
    case .date: "a date"
    case .text: "a text"
    case .supportItem: "a support item"
    case .instrument: "the number of an instrument"
    case .records: "records"
    case .record: "a record"
    case .years: "values by year"
    }
  }

  /// How to write it, in English.
  fileprivate func englishHelp(in notation: DossierNotation) -> String? {
    example(in: notation, or: "or").map { "write it like \($0)" }
  }
}

extension ValueShape {
  /// What is given, in English.
  fileprivate var inEnglish: String {
    switch self {
    case .truth: "yes or no"
    case .number: "a number"
    case .money: "an amount of money"
    case .moneyPer: "an amount of money per unit"
    case .percentage: "a percentage"
    case .rate: "a rate"
    case .months: "a duration in months"
    case .days: "a number of days"
    case .quantity: "a number with a unit"
    case .date: "a date"
    case .text: "a text"
    case .instrument: "the number of an instrument"
    case .name: "a name"
    case .supportItem: "a support item"
    case .array: "an array"
    case .object: "an object"
    case .null: "null"
    }
  }
}
