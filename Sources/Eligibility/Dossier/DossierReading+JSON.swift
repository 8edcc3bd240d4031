import RuleLanguage

/// Dossiers in JSON: the names of facts as keys, arrays of objects for lists.
extension DossierReading {
  /// The keys that are no facts.
  private enum Key {
    static let name = "tên"
    static let date = "ngày_xét"
    static let note = "ghi_chú"
    static let label = "nhãn"
    static let value = "giá_trị"
    static let paper = "theo"
    static let person = "của"
    static let judgedOn = "ngày"
    static let item = "khoản"
    static let instrument = "văn_bản"
  }

  /// The keys by which a record is called something.
  static var labelKeys: [String] { [Key.name, Key.label] }

  /// Takes in the members of the object a dossier is.
  mutating func take(_ members: [JSONMember]) {
    defer { sortDiagnostics() }
    for member in members {
      switch member.key {
      case Key.name: if let name = text(member) { dossier.name = name }
      case Key.note: dossier.note = text(member)
      case Key.date: dossier.date = day(member)
      default: take(member)
      }
    }
  }

  private mutating func take(_ member: JSONMember) {
    if let reference = vocabulary.fact(named: member.key) {
      take(member, at: Place(fact: reference, record: nil), hint: nil)
    } else if let list = vocabulary.list(named: member.key) {
      take(member.value, list: list)
    } else {
      reportUnknown(member.key, in: nil, member.keySpan)
    }
  }

  // MARK: - Lists

  private mutating func take(_ value: JSONValue, list: Int) {
    let name = vocabulary.lists[list].name
    guard case .array(let elements) = value.kind else {
      // `null`: the list is not known, which is what a list that is not given is.
      if value.kind != .null {
        report(.wrongKind(name, needs: .records, found: ValueShape(value), notation), value.span)
      }
      return
    }
    guard elements.count <= DossierReader.recordLimit else {
      return report(.tooManyRecords(list: name, limit: DossierReader.recordLimit), value.span)
    }
    dossier.lists[list] = []
    var places: [Int: SourceSpan] = [:]
    var isWhole = true
    for (index, element) in elements.enumerated() {
      guard case .object(let members) = element.kind else {
        report(.wrongKind(name, needs: .record, found: ValueShape(element), notation), element.span)
        isWhole = false
        continue
      }
      let record = addRecord("\(vocabulary.lists[list].label) #\(index + 1)", to: list)
      places[record] = element.span
      take(members, list: list, record: record)
    }
    checkRecords(of: list, places: places)
    // A list that is not whole says nothing for certain.
    if !isWhole { dossier.lists[list] = nil }
  }

  private mutating func take(_ members: [JSONMember], list: Int, record: Int) {
    let hint = ledgerInstrument(members, list)
    var isLabelled = false
    for member in members {
      if let field = vocabulary.field(named: member.key, of: list) {
        take(member, at: Place(fact: field, record: record), hint: hint)
      } else if member.key == Key.name || member.key == Key.label {
        if isLabelled { report(.duplicateFact(Key.name), member.keySpan) }
        isLabelled = true
        if let label = text(member), !label.isEmpty { dossier.lists[list]?[record].label = label }
      } else if vocabulary.fact(named: member.key) != nil {
        report(.factInRecord(member.key, list: vocabulary.lists[list].name), member.keySpan)
      } else {
        reportUnknown(member.key, in: list, member.keySpan)
      }
    }
  }

  /// The instrument a ledger record names, which may tell one item from another of the same name.
  private func ledgerInstrument(_ members: [JSONMember], _ list: Int) -> InstrumentNumber? {
    guard let ledger = vocabulary.ledger, ledger.list == list, let field = ledger.instrument else { return nil }
    let name = vocabulary.lists[list].fields[field].name
    for member in members where member.key == name {
      if case .text(let text) = member.value.kind { return InstrumentNumber(text) }
    }
    return nil
  }

  // MARK: - Facts

  private mutating func take(_ member: JSONMember, at place: Place, hint: InstrumentNumber?) {
    let fact = vocabulary.fact(place.fact)
    guard fact.isYearly else {
      if case .object(let values) = member.value.kind, !values.isEmpty, values.allSatisfy({ Int($0.key) != nil }) {
        return report(.notYearly(fact.name), member.value.span)
      }
      noteLedgerValue(at: place, member.value.span)
      return put(single(member.value, for: fact, hint: hint), at: place, member.keySpan)
    }
    switch member.value.kind {
    case .null, .text(DossierReading.unknown): put(.unknown, at: place, member.keySpan)
    case .text(DossierReading.notApplicable): put(.notApplicable, at: place, member.keySpan)
    case .object(let years):
      for year in years {
        guard let number = Int(year.key), year.key.utf8.count == 4, CalendarDate.years.contains(number) else {
          report(.badYear(year.key), year.keySpan)
          continue
        }
        put(single(year.value, for: fact, hint: hint), year: number, at: place, year.keySpan)
      }
    default: report(.needsYears(fact.name), member.value.span)
    }
  }

  /// The words of a dossier for what does not apply and what is not known; the latter is `null` too.
  private static let notApplicable = "không áp dụng"
  private static let unknown = "không biết"

  /// One value of a fact.
  private mutating func single(_ value: JSONValue, for fact: Fact, hint: InstrumentNumber?) -> Given {
    let span = value.span
    switch (fact.kind, value.kind) {
    case (_, .null), (_, .text(DossierReading.unknown)): return .unknown
    case (_, .text(DossierReading.notApplicable)): return .notApplicable
    case (.truth, .truth(let truth)), (.paper, .truth(let truth)): return .value(.truth(truth))
    case (.judgement, .truth(let truth)): return .judged(truth, Judgement(paper: nil, person: nil, date: nil))
    case (.judgement, .object(let members)): return judgement(members, for: fact, span)
    case (.symbol(let enumeration), .text(let name)): return symbol(name, of: enumeration, for: fact, span)
    case (.quantity(let kind), .number(let value)): return number(value, kind, of: fact, span)
    case (.quantity(let kind), .text(let text)) where kind.isRatio: return ratio(text, kind, of: fact, span)
    case (.date, .text(let text)): return date(text, span).map { .value(.date($0)) } ?? .notGiven
    case (.text, .text(let text)): return .value(.text(text))
    case (.instrument, .text(let text)): return instrumentNumber(text, span).map { instrument($0, span) } ?? .notGiven
    case (.supportItem, .text(let text)): return supportItem(written: text, hint: hint, span)
    case (.supportItem, .object(let members)): return supportItem(members, hint: hint, for: fact, span)
    default: return wrongKind(fact, ValueShape(value), span)
    }
  }

  private mutating func judgement(_ members: [JSONMember], for fact: Fact, _ span: SourceSpan) -> Given {
    var judgement = Judgement(paper: nil, person: nil, date: nil)
    var given: JSONValue?
    for member in members {
      switch member.key {
      case Key.value: given = member.value
      case Key.paper: judgement.paper = text(member)
      case Key.person: judgement.person = text(member)
      case Key.judgedOn: judgement.date = day(member)
      default:
        report(.unknownKey(member.key, known: [Key.value, Key.paper, Key.person, Key.judgedOn]), member.keySpan)
      }
    }
    guard let given else {
      report(.missingKey(Key.value), span)
      return .notGiven
    }
    switch given.kind {
    case .truth(let truth): return .judged(truth, judgement)
    case .null: return .unknown
    default: return wrongKind(fact, ValueShape(given), given.span)
    }
  }

  private mutating func ratio(_ text: String, _ kind: QuantityKind, of fact: Fact, _ span: SourceSpan) -> Given {
    guard text.hasSuffix("%"), let percent = JSONReader.number(text.dropLast(), decimalMark: ","),
      let value = try? percent.divided(by: Ratio(100))
    else {
      report(.badPercentage(text), span)
      return .notGiven
    }
    return number(value, kind, of: fact, span)
  }

  private mutating func instrumentNumber(_ text: String, _ span: SourceSpan) -> InstrumentNumber? {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "-" || $0 == "." }
    guard isPlain, text.first?.isNumber == true, text.contains("/"),
      text.last?.isLetter == true || text.last?.isNumber == true
    else {
      report(.badInstrument(text), span)
      return nil
    }
    return InstrumentNumber(text)
  }

  /// `quảng_bá_sản_phẩm` or `quảng_bá_sản_phẩm của 52/2018/NĐ-CP`.
  private mutating func supportItem(written text: String, hint: InstrumentNumber?, _ span: SourceSpan) -> Given {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 3, words[1] == Key.person else { return supportItem(text, of: nil, hint: hint, span) }
    guard let instrument = instrumentNumber(words[2], span) else { return .notGiven }
    return supportItem(words[0], of: instrument, hint: nil, span)
  }

  private mutating func supportItem(
    _ members: [JSONMember], hint: InstrumentNumber?, for fact: Fact, _ span: SourceSpan
  ) -> Given {
    var name: String?
    var instrument: InstrumentNumber?
    var isSound = true
    for member in members {
      switch member.key {
      case Key.item: name = text(member)
      case Key.instrument:
        instrument = text(member).flatMap { instrumentNumber($0, member.value.span) }
        isSound = isSound && instrument != nil
      default: report(.unknownKey(member.key, known: [Key.item, Key.instrument]), member.keySpan)
      }
    }
    guard let name else {
      if !members.contains(where: { $0.key == Key.item }) { report(.missingKey(Key.item), span) }
      return .notGiven
    }
    return isSound ? supportItem(name, of: instrument, hint: hint, span) : .notGiven
  }

  // MARK: - Texts and dates

  /// The text of a member; nil, reported unless it is `null`, where it is none.
  private mutating func text(_ member: JSONMember) -> String? {
    switch member.value.kind {
    case .text(let text): return text
    case .null: return nil
    default:
      report(.wrongKind(member.key, needs: .text, found: ValueShape(member.value), notation), member.value.span)
      return nil
    }
  }

  private mutating func day(_ member: JSONMember) -> CalendarDate? {
    switch member.value.kind {
    case .text(let text): return date(text, member.value.span)
    case .null: return nil
    default:
      report(.wrongKind(member.key, needs: .date, found: ValueShape(member.value), notation), member.value.span)
      return nil
    }
  }

  /// `2019-07-17`. A date written in another form, the day first as is usual here, is offered in this one.
  private mutating func date(_ text: String, _ span: SourceSpan) -> CalendarDate? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.map(\.utf8.count) == [4, 2, 2], parts.joined().allSatisfy({ ("0"..."9").contains($0) }) {
      let date = DossierReading.date(parts)
      if date == nil { report(.noSuchDay(text), span) }
      return date
    }
    let other = text.split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == "." })
    let isDayFirst = other.first.map { $0.utf8.count < 4 } == true
    let rewritten = DossierReading.date(isDayFirst ? other.reversed() : Array(other))
    report(.badDate(text, rewritten: rewritten?.iso), span)
    return nil
  }

  private static func date(_ parts: [Substring]) -> CalendarDate? {
    CalendarDate.numbers(parts).flatMap { CalendarDate(year: $0.year, month: $0.month, day: $0.day) }
  }
}

extension ValueShape {
  /// What a JSON value is, for messages.
  init(_ value: JSONValue) {
    self =
      switch value.kind {
      case .null: .null
      case .truth: .truth
      case .number: .number
      case .text: .text
      case .array: .array
      case .object: .object
      }
  }
}
