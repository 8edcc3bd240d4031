import RuleLanguage

/// Dossiers in the notation of the guide, section 7.
extension DossierReading {
  /// Takes in what a case says, over what its base has said.
  mutating func take(_ dossier: CaseSyntax) {
    defer { sortDiagnostics() }
    if let note = dossier.note { self.dossier.note = note.text }
    if let date = dossier.date { self.dossier.date = date }
    var records = CaseRecords(base: self.dossier.lists)
    for fact in dossier.facts { take(fact, &records) }
    for index in dossier.records.indices { take(dossier.records[index...], &records) }
    for list in dossier.emptyLists { takeEmpty(list, &records) }
    // A list that is not whole says nothing for certain.
    for list in records.broken { self.dossier.lists[list] = nil }
    for (list, places) in records.places.sorted(by: { $0.key < $1.key }) { checkRecords(of: list, places: places) }
  }

  /// The first of these record lines, with the facts that follow it; the others are looked at, not taken. The parser
  /// cannot tell a record from a text: inside a record whose list has a text field of the name it is that field, and a
  /// text of the applicant stays one.
  private mutating func take(_ lines: ArraySlice<RecordSyntax>, _ records: inout CaseRecords) {
    guard let record = lines.first else { return }
    let name = record.list.text
    if let open = records.open, let field = textField(name, of: open.list) {
      takeText(record, at: Place(fact: field, record: open.record))
    } else if let list = vocabulary.list(named: name) {
      open(list, record, &records)
      records.hint = records.open.flatMap { ledgerInstrument(lines, $0) }
    } else if let fact = vocabulary.fact(named: name) {
      takeText(record, at: Place(fact: fact, record: nil))
    } else {
      records.lose()
      reportUnknownList(record.list)
    }
    for fact in record.facts { take(fact, &records) }
  }

  /// The field a line `NAME "…"` gives inside a record of a list: a text, or what is no list and so can only be a field.
  private func textField(_ name: String, of list: Int) -> FactReference? {
    guard let field = vocabulary.field(named: name, of: list) else { return nil }
    return vocabulary.fact(field).kind == .text || vocabulary.list(named: name) == nil ? field : nil
  }

  private mutating func takeText(_ record: RecordSyntax, at place: Place) {
    take(.literal(.text(record.label.text)), record.label.span, for: place, record.list.span, hint: nil)
  }

  private mutating func reportUnknownList(_ name: NameSyntax) {
    let isField = vocabulary.lists.indices.contains { vocabulary.field(named: name.text, of: $0) != nil }
    if isField { return reportUnknown(name.text, in: nil, name.span) }
    let texts = vocabulary.facts.filter { $0.kind == .text }.map(\.name)
    let near = nearest(to: name.text, among: vocabulary.lists.map(\.name) + texts)
    report(.unknownList(name.text, nearest: near), name.span)
  }

  /// Opens a record: one of the base's, by its label, or a new one.
  private mutating func open(_ list: Int, _ record: RecordSyntax, _ records: inout CaseRecords) {
    let name = vocabulary.lists[list].name
    if records.said.contains(list), records.broken.insert(list).inserted {
      report(.emptyWithRecords(name), record.list.span)
    }
    let inBase = records.inBase(record.label.text, of: list)
    if inBase.count > 1 {
      report(.ambiguousRecord(record.label.text, list: name), record.label.span)
      records.broken.insert(list)
      return records.lose()
    }
    // A record of the base is changed once; the same label again is another record, which is reported with the labels.
    let known = inBase.first.flatMap { records.places[list]?[$0] == nil ? $0 : nil }
    guard known != nil || (dossier.lists[list]?.count ?? 0) < DossierReader.recordLimit else {
      if records.broken.insert(list).inserted {
        report(.tooManyRecords(list: name, limit: DossierReader.recordLimit), record.list.span)
      }
      return records.lose()
    }
    let index = known ?? addRecord(record.label.text, to: list)
    records.places[list, default: [:]][index] = record.label.span
    records.open = (list, index)
  }

  private mutating func take(_ fact: GivenFactSyntax, _ records: inout CaseRecords) {
    let name = fact.name.text
    if let open = records.open, let field = vocabulary.field(named: name, of: open.list) {
      return take(fact, for: Place(fact: field, record: open.record), hint: records.hint)
    }
    if let reference = vocabulary.fact(named: name) {
      return take(fact, for: Place(fact: reference, record: nil), hint: nil)
    }
    if let list = vocabulary.list(named: name) {
      guard case .single(let value) = fact.value, value.kind == .unknown else {
        return report(.listNeedsRecords(name), fact.name.span)
      }
      return say(list, is: nil, fact.name, &records)
    }
    // After a record of a list nobody knows, what is no fact of the applicant was meant for that record.
    if !records.isLost { reportUnknown(name, in: records.open?.list, fact.name.span) }
  }

  private mutating func takeEmpty(_ name: NameSyntax, _ records: inout CaseRecords) {
    if let list = vocabulary.list(named: name.text) { return say(list, is: [], name, &records) }
    if let fact = vocabulary.fact(named: name.text) {
      // A paper that is “không có” is not there: that is what the words say.
      guard vocabulary.fact(fact).kind == .paper else { return report(.notAList(name.text), name.span) }
      return put(.value(.truth(false)), at: Place(fact: fact, record: nil), name.span)
    }
    reportUnknownList(name)
  }

  /// The whole list is said to be empty (`[]`) or not known (nil).
  private mutating func say(_ list: Int, is value: [Record]?, _ name: NameSyntax, _ records: inout CaseRecords) {
    if records.places[list] != nil {
      if records.broken.insert(list).inserted { report(.emptyWithRecords(name.text), name.span) }
    } else if !records.said.insert(list).inserted {
      records.broken.insert(list)
      report(.duplicateFact(name.text), name.span)
    } else {
      dossier.lists[list] = value
      ledgerValues = ledgerValues.filter { $0.key.fact.list != list }
    }
  }

  // MARK: - Facts

  /// Takes in a fact at its place.
  private mutating func take(_ fact: GivenFactSyntax, for place: Place, hint: InstrumentNumber?) {
    let declared = vocabulary.fact(place.fact)
    switch fact.value {
    case .single(let value): take(value.kind, value.span, for: place, fact.name.span, hint: hint)
    case .byYear(let values):
      guard declared.isYearly else {
        report(.notYearly(declared.name), values.first?.span ?? fact.name.span)
        return put(.notGiven, at: place, fact.name.span)
      }
      for value in values {
        guard CalendarDate.years.contains(value.year) else {
          report(.badYear(String(value.year)), value.span)
          continue
        }
        let given = single(value.value.kind, value.value.span, for: declared, hint: hint)
        put(given, year: value.year, at: place, value.span)
      }
    }
  }

  /// Takes in a value without a year at its place; `name` is where the fact is named.
  mutating func take(
    _ value: GivenValueSyntax.Kind, _ span: SourceSpan, for place: Place, _ name: SourceSpan, hint: InstrumentNumber?
  ) {
    noteLedgerValue(at: place, span)
    put(single(value, span, for: vocabulary.fact(place.fact), hint: hint), at: place, name)
  }

  /// One value of a fact.
  mutating func single(
    _ value: GivenValueSyntax.Kind, _ span: SourceSpan, for fact: Fact, hint: InstrumentNumber?
  ) -> Given {
    switch value {
    case .unknown: .unknown
    case .notApplicable: .notApplicable
    case .invalid: .notGiven
    case .truth(let truth, let judgement): self.truth(truth, judgement, for: fact, span)
    case .literal(.truth(let truth)): self.truth(truth, nil, for: fact, span)
    case .name(let name):
      switch fact.kind {
      case .symbol(let enumeration): symbol(name.text, of: enumeration, for: fact, span)
      case .supportItem: supportItem(name.text, of: nil, hint: hint, span)
      default: wrongKind(fact, .name, span)
      }
    case .supportItem(let name, let instrument):
      fact.kind == .supportItem
        ? supportItem(name.text, of: instrument.number, hint: nil, span) : wrongKind(fact, .supportItem, span)
    case .literal(let literal): self.literal(literal, for: fact, span)
    }
  }

  private mutating func truth(
    _ truth: Bool, _ judgement: JudgementSyntax?, for fact: Fact, _ span: SourceSpan
  ) -> Given {
    switch fact.kind {
    case .judgement:
      let judged = Judgement(
        paper: judgement?.paper?.text, person: judgement?.person?.text, date: judgement?.date)
      return .judged(truth, judged)
    case .truth, .paper:
      guard judgement == nil else {
        report(.judgementOfFact(fact.name), span)
        return .notGiven
      }
      return .value(.truth(truth))
    default: return wrongKind(fact, .truth, span)
    }
  }

  private mutating func literal(_ literal: LiteralSyntax, for fact: Fact, _ span: SourceSpan) -> Given {
    switch (fact.kind, literal) {
    case (.date, .date(let date)): .value(.date(date))
    case (.text, .text(let text)): .value(.text(text))
    case (.instrument, .instrument(let number)): instrument(number, span)
    case (.quantity(let kind), _): quantity(literal, kind, for: fact, span)
    default: wrongKind(fact, ValueShape(literal), span)
    }
  }

  private mutating func quantity(
    _ literal: LiteralSyntax, _ kind: QuantityKind, for fact: Fact, _ span: SourceSpan
  ) -> Given {
    switch literal {
    case .money(let value) where kind.dimension == .money: return number(Ratio(value), kind, of: fact, span)
    case .months(let value) where kind.dimension == .months: return number(Ratio(value), kind, of: fact, span)
    case .days(let value) where kind.dimension == .days: return number(Ratio(value), kind, of: fact, span)
    case .percent(let value) where kind.isRatio: return number(value, kind, of: fact, span)
    case .number(let value) where kind.dimension == .none && !kind.isRatio:
      return number(value, kind, of: fact, span)
    case .number(let value):
      guard kind.dimension.money == 0, kind.dimension != .months, kind.dimension != .days,
        let unit = unit(of: kind)
      else { return wrongKind(fact, .number, span) }
      report(.missingUnit(fact.name, unit: unit, value: WrittenNumber.text(value)), span)
      return .notGiven
    case .quantity(let value, let unit):
      guard kind.dimension.money == 0, let own = self.unit(of: kind) else { return wrongKind(fact, .quantity, span) }
      return unit.text == own
        ? number(value, kind, of: fact, span) : wrongUnit(own, unit.text, for: fact, unit.span)
    case .moneyPer(let value, let unit):
      guard kind.dimension.money == 1, let own = self.unit(of: kind) else { return wrongKind(fact, .moneyPer, span) }
      // As in rules: an amount a year is a twelfth of it a month.
      if unit.text == "năm", kind.dimension == Dimension(money: 1, units: [Unit.month: -1]),
        let monthly = try? value.divided(by: Ratio(12))
      {
        return number(monthly, kind, of: fact, span)
      }
      return unit.text == own
        ? number(value, kind, of: fact, span) : wrongUnit("đồng/\(own)", "đồng/\(unit.text)", for: fact, span)
    default: return wrongKind(fact, ValueShape(literal), span)
    }
  }

  private mutating func wrongUnit(_ own: String, _ found: String, for fact: Fact, _ span: SourceSpan) -> Given {
    report(.wrongUnit(fact.name, unit: own, found: found), span)
    return .notGiven
  }

  /// The instrument a ledger record names, which may tell one item from another of the same name: in the lines up to
  /// the next record, or in the base.
  private func ledgerInstrument(_ lines: ArraySlice<RecordSyntax>, _ open: (list: Int, record: Int))
    -> InstrumentNumber?
  {
    guard let ledger = vocabulary.ledger, open.list == ledger.list, let field = ledger.instrument else { return nil }
    let name = vocabulary.lists[ledger.list].fields[field].name
    let texts = lines.dropFirst().prefix {
      textField($0.list.text, of: ledger.list) != nil || vocabulary.list(named: $0.list.text) == nil
    }
    for fact in (lines.prefix(1) + texts).flatMap(\.facts) where fact.name.text == name {
      if case .single(let value) = fact.value, case .literal(.instrument(let number)) = value.kind { return number }
    }
    return ledgerInstrument(of: open.list, open.record)
  }
}

/// The records of a case while it is read.
private struct CaseRecords {
  /// The record that is open.
  var open: (list: Int, record: Int)? {
    didSet { isLost = open == nil }
  }
  /// Whether the last record line opened none, so that what follows it was meant for no record there is.
  private(set) var isLost = false
  /// The instrument that may tell which item the open record of the ledger means.
  var hint: InstrumentNumber?
  /// Where the records stand that this case speaks of, by list and place in it.
  var places: [Int: [Int: SourceSpan]] = [:]
  /// The lists that this case says to be empty or not known.
  var said: Set<Int> = []
  /// The lists that contradict themselves or have too many records.
  var broken: Set<Int> = []
  /// The places of the base's records by list and label.
  private var base: [[String: [Int]]]

  init(base: [[Record]?]) {
    self.base = base.map { records in
      Dictionary(grouping: records?.indices.map { $0 } ?? [], by: { records?[$0].label ?? "" })
    }
  }

  /// Notes that a record line opened no record.
  mutating func lose() { open = nil }

  func inBase(_ label: String, of list: Int) -> [Int] { base.indices.contains(list) ? base[list][label] ?? [] : [] }
}

extension ValueShape {
  /// What a literal is, for messages.
  init(_ literal: LiteralSyntax) {
    self =
      switch literal {
      case .truth: .truth
      case .number: .number
      case .money: .money
      case .moneyPer: .moneyPer
      case .percent: .percentage
      case .rate: .rate
      case .months: .months
      case .days: .days
      case .quantity: .quantity
      case .date: .date
      case .text: .text
      case .instrument: .instrument
      }
  }
}
