import Eligibility
import RuleLanguage

extension ColumnData {
  /// What a cell says of a fact.
  func given(_ row: Int, _ kind: FactKind) -> Given {
    switch CellState(rawValue: states[row]) ?? .notGiven {
    case .notGiven: return .notGiven
    case .unknown: return .unknown
    case .notApplicable: return .notApplicable
    case .value: break
    }
    let number = numbers[row]
    switch kind {
    case .truth, .judgement, .paper: return .value(.truth(number != 0))
    case .symbol: return .value(.symbol(Int(number)))
    case .quantity:
      guard let value = try? Ratio(Int128(number), over: Int128(scale)) else { return .notGiven }
      return .value(.quantity(value))
    case .date: return CalendarDate(dayNumber: Int(number)).map { .value(.date($0)) } ?? .notGiven
    case .text: return .value(.text(texts[Int(number)]))
    case .instrument: return .value(.instrument(InstrumentNumber(texts[Int(number)])))
    case .supportItem: return .value(.supportItem(Int(number)))
    }
  }
}

extension Given {
  /// The same with one more value: of a year, or of the fact as a whole. What a year does not say is not given.
  func with(_ given: Given, year: Int?) -> Given {
    guard let year else { return given }
    guard given != .notGiven else { return self }
    guard case .yearly(var values) = self else { return .yearly([year: given]) }
    values[year] = given
    return .yearly(values)
  }
}
