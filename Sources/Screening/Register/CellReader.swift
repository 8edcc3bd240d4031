import Eligibility
import RuleLanguage

/// Reads the cells of one column.
struct CellReader {
  private let fact: Fact
  private let style: NumberStyle?
  private let isRole: Bool
  private let symbols: [String: Int64]
  private let values: [String]
  private let items: LawNames

  /// For the cells of a fact; `isRole` where it says what kind of applicant it is, or where. Without a style only digits
  /// alone are numbers.
  init(_ reference: FactReference, _ vocabulary: Vocabulary, _ items: LawNames, style: NumberStyle?) {
    fact = vocabulary.fact(reference)
    self.style = style
    self.items = items
    isRole = reference.list == nil && [vocabulary.kindFact, vocabulary.territoryFact].contains(reference.index)
    var symbols: [String: Int64] = [:]
    var values: [String] = []
    if case .symbol(let number) = fact.kind {
      for (value, own) in vocabulary.enumerations[number].values.enumerated() {
        values.append(own.name)
        symbols[own.label.lowercased()] = Int64(value)
      }
      // A name comes before a label that is written the same.
      for (value, own) in vocabulary.enumerations[number].values.enumerated() {
        symbols[own.name.lowercased()] = Int64(value)
        symbols[own.name.lowercased().replacing("_", with: " ")] = Int64(value)
      }
    }
    self.symbols = symbols
    self.values = values
  }

  /// A column for the cells.
  var empty: ColumnData {
    if case .quantity(let kind) = fact.kind, !kind.isWhole { return ColumnData(scale: ColumnData.parts) }
    return ColumnData()
  }

  /// What reads the plainest of these cells.
  var plain: PlainCell {
    let known: [String: Int64] =
      switch fact.kind {
      case .truth, .judgement, .paper: CellReader.truths.mapValues { $0 ? 1 : 0 }
      // What says that nothing is known comes before a value of the same name.
      case .symbol: symbols.filter { !CellReader.unknowns.contains($0.key) && $0.key != CellReader.never }
      case .quantity, .date, .text, .instrument, .supportItem: [:]
      }
    // As the names stand in the vocabulary: they may have capitals.
    let asWritten = values.filter { known[$0.lowercased()] != nil }.map { ($0, known[$0.lowercased()] ?? 0) }
    return PlainCell(
      fact.kind, names: known.merging(asWritten) { $1 }, scale: empty.scale, style: style)
  }

  private static let unknowns = ["?", "không biết", "chưa biết"]
  private static let never = "không áp dụng"

  /// Adds a cell to a column; what is wrong with it is given back, and the cell is not given.
  func read(_ text: String, into column: inout ColumnData) -> RegisterFault? {
    let trimmed = text.trimmingBlanks
    if trimmed.isEmpty {
      column.append(.notGiven)
      return nil
    }
    let lower = trimmed.lowercased()
    if CellReader.unknowns.contains(lower) {
      column.append(.unknown)
      return nil
    }
    if lower == CellReader.never {
      column.append(isRole ? .notGiven : .notApplicable)
      return isRole ? .alwaysApplies : nil
    }
    let fault = value(trimmed, into: &column)
    if fault != nil { column.append(.notGiven) }
    return fault
  }

  private func value(_ text: Substring, into column: inout ColumnData) -> RegisterFault? {
    switch fact.kind {
    case .truth, .judgement, .paper:
      guard let truth = CellReader.truths[text.lowercased()] else { return .notATruth(String(text)) }
      column.append(.value, truth ? 1 : 0)
    case .symbol:
      guard let value = symbols[text.lowercased()] else {
        return .unknownValue(
          String(text), nearest: NearestName.nearest(to: String(text), among: values), values: values)
      }
      column.append(.value, value)
    case .quantity(let kind): return number(text, kind, into: &column)
    case .date:
      switch CellReader.date(text) {
      case .success(let day): column.append(.value, Int64(day.dayNumber))
      case .failure(let problem): return problem.fault
      }
    case .text, .instrument: column.append(text: String(text))
    case .supportItem:
      switch items.item(inCell: String(text)) {
      case .success(let item): column.append(.value, Int64(item))
      case .failure(let problem): return problem.fault
      }
    }
    return nil
  }

  private static let truths: [String: Bool] = [
    "có": true, "đúng": true, "x": true, "true": true, "1": true, "yes": true,
    "không": false, "sai": false, "false": false, "0": false, "no": false,
  ]

  // MARK: Numbers

  private func number(_ text: Substring, _ kind: QuantityKind, into column: inout ColumnData) -> RegisterFault? {
    var isVietnamese = style == .vietnamese
    switch NumberShape(text) {
    case .none: return .notANumber(String(text))
    case .ambiguous where style == nil: return .ambiguousNumber(String(text))
    case .style(let own) where style != nil && own != style: return .notANumber(String(text))
    case .style(let own): isVietnamese = own == .vietnamese
    case .digits, .ambiguous: break
    }
    var rest = text
    let isPercent = rest.last == "%"
    if isPercent { rest = rest.dropLast() }
    if isPercent, !kind.isRatio { return .notANumber(String(text)) }
    let plain = isVietnamese ? String(rest.replacing(".", with: "").replacing(",", with: ".")) : String(rest)
    guard let read = CellReader.decimal(plain), let value = isPercent ? try? read.divided(by: Ratio(100)) : read else {
      return .numberTooLarge(String(text))
    }
    if kind.isWhole, !value.isWhole { return .notWhole(String(text)) }
    if kind.low.map({ value < $0 }) == true || kind.high.map({ $0 < value }) == true {
      return .outOfRange(String(text), low: kind.low.map(JSONWriter.exact), high: kind.high.map(JSONWriter.exact))
    }
    guard let scaled = try? value.multiplied(by: Ratio(column.scale)), let number = scaled.whole else {
      return .numberTooLarge(String(text))
    }
    column.append(.value, number)
    return nil
  }

  /// `-12.5`; nil where it is too long to be kept.
  private static func decimal(_ text: some StringProtocol) -> Ratio? {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].utf8.count <= 18, let whole = Int64(parts[0]) else { return nil }
    var value = Ratio(whole)
    if parts.count == 2 {
      guard parts[1].utf8.count <= 8, let fraction = Int64(parts[1]) else { return nil }
      var divisor: Int64 = 1
      for _ in 0..<parts[1].utf8.count { divisor *= 10 }
      guard let part = try? Ratio(fraction).divided(by: Ratio(divisor)), let sum = try? value.adding(part) else {
        return nil
      }
      value = sum
    }
    return isNegative ? try? value.negated() : value
  }

  // MARK: Dates

  /// A fault that can be thrown.
  struct Problem: Error { let fault: RegisterFault }

  private static func date(_ text: Substring) -> Result<CalendarDate, Problem> {
    let separator: Character = text.contains("/") ? "/" : "-"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let isYearFirst = separator == "-" && parts.first?.utf8.count == 4
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.count <= 4 }),
      let (year, month, number) = CalendarDate.numbers(isYearFirst ? parts : parts.reversed()),
      (isYearFirst ? parts[0] : parts[2]).utf8.count == 4
    else { return .failure(Problem(fault: .notADate(String(text)))) }
    guard let day = CalendarDate(year: year, month: month, day: number) else {
      return .failure(Problem(fault: .noSuchDay(String(text))))
    }
    return .success(day)
  }
}

extension LawNames {
  /// `quảng_bá_sản_phẩm`, or `quảng_bá_sản_phẩm của 52/2018/NĐ-CP` where several instruments have one.
  fileprivate func item(inCell text: String) -> Result<Int, CellReader.Problem> {
    let words = text.split(separator: " ").map(String.init)
    let name = words.first ?? text
    let hasInstrument = words.count == 3 && words[1] == "của"
    let found = hasInstrument ? item(name, of: InstrumentNumber(words[2])) : item(name)
    switch found {
    case .item(let item) where words.count == 1 || words.count == 3: return .success(item)
    case .problem(.ambiguousItem(let name, let instruments)) where words.count == 1 || words.count == 3:
      return .failure(CellReader.Problem(fault: .ambiguousItem(name, instruments: instruments.map(\.text))))
    case .item, .problem: return .failure(CellReader.Problem(fault: .unknownItem(text, nearest: nearestItem(to: name))))
    }
  }
}

extension String {
  /// Without blanks at its ends.
  var trimmingBlanks: Substring {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    guard start < endIndex, let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return self[start...last]
  }
}
