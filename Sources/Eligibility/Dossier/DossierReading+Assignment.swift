import RuleLanguage

/// `FACT=VALUE` on the command line: one fact of a dossier given anew.
extension DossierReading {
  /// What stands before the `=`, in bytes of the text.
  private struct Target {
    var name: Range<Int>
    /// The label of a record and the field of it.
    var label: Range<Int>?
    var field: Range<Int>?
    var year: Range<Int>?
    /// Where the value starts.
    var value: Int
  }

  /// Takes in `name=…`, `name.2021=…`, `list[label].field=…`, `list[label].field.2021=…`, `list=không có`.
  mutating func take(_ file: SourceFile, number: Int32) {
    func span(_ range: Range<Int>) -> SourceSpan {
      SourceSpan(file: number, start: Int32(clamping: range.lowerBound), end: Int32(clamping: range.upperBound))
    }
    func text(_ range: Range<Int>) -> String { file.text(in: span(range)) }
    guard let target = DossierReading.target(file.bytes) else {
      return report(.badAssignment(file.text), span(0..<file.bytes.count))
    }
    let value = Parser.parseGivenValue(file, after: target.value, number: number, diagnostics: &diagnostics)
    let name = text(target.name)
    if let label = target.label, let field = target.field {
      guard let list = vocabulary.list(named: name) else { return reportNoList(name, span(target.name)) }
      guard let record = record(text(label), of: list, span(label)) else { return }
      guard let reference = vocabulary.field(named: text(field), of: list) else {
        return reportUnknown(text(field), in: list, span(field))
      }
      let place = Place(fact: reference, record: record)
      let hint = ledgerInstrument(of: list, record)
      return assign(value, year: target.year.map { (text($0), span($0)) }, at: place, span(field), hint: hint)
    }
    if let reference = vocabulary.fact(named: name) {
      let place = Place(fact: reference, record: nil)
      return assign(value, year: target.year.map { (text($0), span($0)) }, at: place, span(target.name), hint: nil)
    }
    guard let list = vocabulary.list(named: name) else { return reportUnknown(name, in: nil, span(target.name)) }
    switch value?.kind {
    case nil: dossier.lists[list] = []
    case .unknown: dossier.lists[list] = nil
    case .invalid: dossier.lists[list] = nil
    default:
      report(.listNeedsRecords(name), span(target.name))
      dossier.lists[list] = nil
    }
  }

  private mutating func assign(
    _ value: GivenValueSyntax?, year: (text: String, span: SourceSpan)?, at place: Place, _ span: SourceSpan,
    hint: InstrumentNumber?
  ) {
    let fact = vocabulary.fact(place.fact)
    let given: Given
    if let value {
      noteLedgerValue(at: place, value.span)
      given = single(value.kind, value.span, for: fact, hint: hint)
    } else if fact.kind == .paper {
      given = .value(.truth(false))
    } else {
      report(.notAList(fact.name), span)
      given = .notGiven
    }
    guard let year else { return put(given, at: place, span) }
    guard fact.isYearly else {
      report(.notYearly(fact.name), year.span)
      return put(.notGiven, at: place, span)
    }
    guard let number = Int(year.text), year.text.utf8.count == 4, CalendarDate.years.contains(number) else {
      return report(.badYear(year.text), year.span)
    }
    put(given, year: number, at: place, span)
  }

  /// The one record of a label.
  private mutating func record(_ label: String, of list: Int, _ span: SourceSpan) -> Int? {
    let records = dossier.lists[list] ?? []
    let found = records.indices.filter { records[$0].label == label }
    if found.count == 1 { return found.first }
    let name = vocabulary.lists[list].name
    if found.isEmpty {
      report(.unknownRecord(label, list: name, nearest: nearest(to: label, among: records.map(\.label))), span)
    } else {
      report(.ambiguousRecord(label, list: name), span)
    }
    return nil
  }

  private mutating func reportNoList(_ name: String, _ span: SourceSpan) {
    if vocabulary.fact(named: name) != nil { return report(.notAList(name), span) }
    report(.unknownList(name, nearest: nearest(to: name, among: vocabulary.lists.map(\.name))), span)
  }

  /// The instrument a record of the ledger names.
  func ledgerInstrument(of list: Int, _ record: Int) -> InstrumentNumber? {
    guard let ledger = vocabulary.ledger, ledger.list == list, let field = ledger.instrument,
      case .value(.instrument(let number))? = dossier.lists[list]?[record].fields[field]
    else { return nil }
    return number
  }

  // MARK: - Taking apart

  /// What stands before the `=`; nil where it has another form. A label ends at the first `].`, so that it may hold
  /// any other sign.
  private static func target(_ bytes: [UInt8]) -> Target? {
    guard let equal = bytes.firstIndex(of: 0x3D) else { return nil }
    if let open = bytes.firstIndex(of: 0x5B), open < equal {
      let rest = bytes.indices.dropFirst(open + 1)
      guard let close = rest.first(where: { bytes[$0] == 0x5D && $0 + 1 < bytes.count && bytes[$0 + 1] == 0x2E }),
        let equal = bytes[close...].firstIndex(of: 0x3D)
      else { return nil }
      let (field, year) = parts(close + 2..<equal, bytes)
      return complete(
        Target(name: trimmed(0..<open, bytes), label: open + 1..<close, field: field, year: year, value: equal + 1),
        bytes)
    }
    let (name, year) = parts(0..<equal, bytes)
    return complete(Target(name: name, year: year, value: equal + 1), bytes)
  }

  /// A name and the year after its point.
  private static func parts(_ range: Range<Int>, _ bytes: [UInt8]) -> (name: Range<Int>, year: Range<Int>?) {
    guard let point = range.first(where: { bytes[$0] == 0x2E }) else { return (trimmed(range, bytes), nil) }
    return (
      trimmed(range.lowerBound..<point, bytes), trimmed(point + 1..<range.upperBound, bytes)
    )
  }

  private static func complete(_ target: Target, _ bytes: [UInt8]) -> Target? {
    let isWhole = !target.name.isEmpty && target.field?.isEmpty != true && target.year?.isEmpty != true
    return isWhole && !trimmed(target.value..<bytes.count, bytes).isEmpty ? target : nil
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
    return low..<high
  }
}
