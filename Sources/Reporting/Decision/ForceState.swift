import RuleLanguage

/// On which side of its validity an instrument is not in force.
enum ForceState {
  case expired
  case notYet
  /// Neither is certain.
  case other

  /// The state of an instrument that is not in force on a day; a bound nobody knows counts as far as it is certain.
  init(of instrument: Instrument, on day: CalendarDate) {
    let lastPossible: CalendarDate? =
      switch instrument.validUntil {
      case .day(let last, _): last
      case .hole(_, _, let high): high
      case nil: nil
      }
    let firstPossible: CalendarDate? =
      switch instrument.validFrom {
      case .day(let first, _): first
      case .hole(_, let low, _): low
      }
    if let lastPossible, lastPossible < day {
      self = .expired
    } else if let firstPossible, day < firstPossible {
      self = .notYet
    } else {
      self = .other
    }
  }
}
