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

  /// By what numbers of the fact are multiplied in a column.
  var scale: Int64 { fact.cellScale }

  /// What reads the plainest of these cells.
  var plain: PlainCell { PlainCell(fact.kind, scale: scale, style: style) }

  /// Whether its values are texts.
  var isText: Bool {
    switch fact.kind {
    case .text, .instrument: true
    case .truth, .judgement, .paper, .symbol, .quantity, .date, .supportItem: false
    }
  }

  /// Whether its values are yes and no.
  var isTruth: Bool {
    switch fact.kind {
    case .truth, .judgement, .paper: true
    case .symbol, .text, .instrument, .quantity, .date, .supportItem: false
    }
  }

  /// Whether its values are so few that a byte holds the number of each.
  var isSmall: Bool {
    switch fact.kind {
    case .truth, .judgement, .paper: true
    case .symbol: values.count <= Int(UInt8.max)
    case .text, .instrument, .quantity, .date, .supportItem: false
    }
  }

  /// How yes and no are written.
  static var truthNames: [(name: String, value: Int64)] { truths.map { ($0.key, $0.value ? 1 : 0) } }

  /// The names of values as they are mostly written.
  var knownNames: [(name: String, value: Int64)] {
    switch fact.kind {
    case .truth, .judgement, .paper: CellReader.truthNames
    case .symbol: values.enumerated().map { ($0.element, Int64($0.offset)) }
    case .quantity, .date, .text, .instrument, .supportItem: []
    }
  }

  private static let unknowns = ["?", "không biết", "chưa biết"]
  private static let never = "không áp dụng"

  /// What a cell says.
  enum Cell: Equatable {
    /// No value.
    case state(CellState)
    case value(Int64)
    case text(String)
  }

  /// A fault that can be thrown.
  struct Problem: Error { let fault: RegisterFault }

  /// Reads a cell.
  func read(_ text: String) throws(Problem) -> Cell {
    let trimmed = text.trimmingBlanks
    if trimmed.isEmpty { return .state(.notGiven) }
    let lower = trimmed.lowercased()
    if CellReader.unknowns.contains(lower) { return .state(.unknown) }
    if lower == CellReader.never {
      if isRole { throw Problem(fault: .alwaysApplies) }
      return .state(.notApplicable)
    }
    return try value(trimmed)
  }

  private func value(_ text: Substring) throws(Problem) -> Cell {
    switch fact.kind {
    case .truth, .judgement, .paper:
      guard let truth = CellReader.truths[text.lowercased()] else { throw fault(RegisterFault.notATruth, text) }
      return .value(truth ? 1 : 0)
    case .symbol:
      guard let value = symbols[text.lowercased()] else {
        let nearest = NearestName.nearest(to: String(text), among: values)
        throw fault({ .unknownValue($0, nearest: nearest, values: values) }, text)
      }
      return .value(value)
    case .quantity(let kind): return .value(try number(text, kind))
    case .date: return .value(Int64(try date(text).dayNumber))
    case .text, .instrument: return .text(String(text))
    case .supportItem:
      switch items.item(inCell: String(text)) {
      case .success(let item): return .value(Int64(item))
      case .failure(let problem): throw problem
      }
    }
  }

  /// A fault of a cell, which is shown in part where it is long.
  private func fault(_ fault: (String) -> RegisterFault, _ text: Substring) -> Problem {
    Problem(fault: fault(CellReader.shown(text)))
  }

  /// As much of a text as a message can hold.
  fileprivate static func shown(_ text: Substring) -> String {
    text.unicodeScalars.count > 80
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(80))) + "…" : String(text)
  }

  private static let truths: [String: Bool] = [
    "có": true, "đúng": true, "x": true, "true": true, "1": true, "yes": true,
    "không": false, "sai": false, "false": false, "0": false, "no": false,
  ]

  // MARK: Numbers

  private func number(_ text: Substring, _ kind: QuantityKind) throws(Problem) -> Int64 {
    var isVietnamese = style == .vietnamese
    switch NumberShape(text.utf8) {
    case .none: throw fault(RegisterFault.notANumber, text)
    case .ambiguous where style == nil: throw fault(RegisterFault.ambiguousNumber, text)
    // 850.000 đồng are not 850 because some other cell of the file is written as programs write it.
    case .ambiguous where kind.isWhole && text.contains(isVietnamese ? "," : "."):
      throw fault(RegisterFault.groupedOtherwise, text)
    case .style(let own) where style != nil && own != style: throw fault(RegisterFault.notANumber, text)
    case .style(let own): isVietnamese = own == .vietnamese
    case .digits, .ambiguous: break
    }
    var rest = text
    let isPercent = rest.last == "%"
    if isPercent { rest = rest.dropLast() }
    if isPercent, !kind.isRatio { throw fault(RegisterFault.notANumber, text) }
    let plain = isVietnamese ? String(rest.replacing(".", with: "").replacing(",", with: ".")) : String(rest)
    guard let read = CellReader.decimal(plain), let value = isPercent ? try? read.divided(by: Ratio(100)) : read else {
      throw fault(RegisterFault.numberTooLarge, text)
    }
    if kind.isWhole, !value.isWhole { throw fault(RegisterFault.notWhole, text) }
    if kind.low.map({ value < $0 }) == true || kind.high.map({ $0 < value }) == true {
      let (low, high) = (kind.low.map(JSONWriter.exact), kind.high.map(JSONWriter.exact))
      throw fault({ .outOfRange($0, low: low, high: high) }, text)
    }
    guard let scaled = try? value.multiplied(by: Ratio(scale)), let number = scaled.whole else {
      throw fault(RegisterFault.numberTooLarge, text)
    }
    return number
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

  private func date(_ text: Substring) throws(Problem) -> CalendarDate {
    let separator: Character = text.contains("/") ? "/" : "-"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let isYearFirst = separator == "-" && parts.first?.utf8.count == 4
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.count <= 4 }),
      let (year, month, number) = CalendarDate.numbers(isYearFirst ? parts : parts.reversed()),
      (isYearFirst ? parts[0] : parts[2]).utf8.count == 4
    else { throw fault(RegisterFault.notADate, text) }
    guard let day = CalendarDate(year: year, month: month, day: number) else {
      throw fault(RegisterFault.noSuchDay, text)
    }
    return day
  }
}

extension LawNames {
  /// `quảng_bá_sản_phẩm`, or `quảng_bá_sản_phẩm của 52/2018/NĐ-CP` where several instruments have one.
  fileprivate func item(inCell text: String) -> Result<Int, CellReader.Problem> {
    let words = text.split(separator: " ").map(String.init)
    let name = words.first ?? text
    let hasInstrument = words.count == 3 && words[1] == "của"
    let isName = words.count == 1 || hasInstrument
    let found = hasInstrument ? item(name, of: InstrumentNumber(words[2])) : item(name)
    switch found {
    case .item(let item) where isName: return .success(item)
    case .problem(.ambiguousItem(let name, let instruments)) where isName:
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
