import RuleLanguage

/// What the ledgers of rows show to have been paid for one item: what `Evaluation.receivedAmount` finds.
struct ReceivedColumns {
  private let family: Int
  private let records: RecordColumns?
  private let item: FactColumn?
  private let date: FactColumn?
  private let amount: FactColumn?
  private let label: FactColumn?
  /// The list of which records are at hand.
  private let own: RecordColumns?
  private let numbers: BoundNumbers

  /// An amount between two bounds, and whether anything keeps it from being exact.
  struct Found {
    let money: MoneyBounds
    let isUnclear: Bool

    /// It is not known what was received.
    static let anything = Found(money: MoneyBounds(low: 0, high: StandingBounds.unlimited), isUnclear: true)
  }

  /// For an item whose records, of this list, the ledger knows by the field `labelField`.
  init(_ family: Int, labelField: Int?, of own: RecordColumns?, _ numbers: BoundNumbers, _ codes: BlockCodes) {
    self.family = family
    self.own = own
    self.numbers = numbers
    let ledger = codes.plan.book.vocabulary.ledger
    let records = ledger.flatMap { codes.records(of: $0.list) }
    self.records = records
    item = ledger.flatMap { ledger in records?.field(ledger.item) }
    date = ledger.flatMap { ledger in records?.field(ledger.date) }
    amount = ledger.flatMap { ledger in records?.field(ledger.amount) }
    label = labelField.flatMap { field in records?.field(field) }
  }

  /// What a row's ledger shows in all, in the year of the day the item is judged by, or for one record; nil: it is left to
  /// the evaluator.
  func received(_ row: Int, record: Int?, isInYear: Bool) -> Found? {
    guard let records, records.isGiven[row] else { return .anything }
    var (low, high) = (Int64(0), Int64(0))
    for entry in records.range(of: row) {
      var match = item.truth(of: entry) { Truth($0 == Int64(family)) }
      if match != .no, isInYear { match = match.and(isOfYear(entry, row)) }
      if match != .no, let record { match = match.and(isOfRecord(entry, row, record)) }
      guard match != .no else { continue }
      guard let paid = paid(entry) else { return nil }
      if match == .yes { low = low.clampedSum(paid.low) }
      high = high.clampedSum(paid.high)
    }
    return Found(money: MoneyBounds(low: low, high: high), isUnclear: low != high)
  }

  private func isOfYear(_ entry: Int, _ row: Int) -> Truth {
    // Where it is not known which day counts, or that there is none, only what does not apply is of no year.
    guard let year = numbers.year(row) else { return numbers.hasDay(row) ? .unknown : .no }
    return date.truth(of: entry) { number in
      Truth(Int(exactly: number).flatMap { CalendarDate(dayNumber: $0) }?.year == year)
    }
  }

  private func isOfRecord(_ entry: Int, _ row: Int, _ record: Int) -> Truth {
    guard let own, let label else { return .unknown }
    return self.label.truth(of: entry) { number in
      Truth(label.texts[checked: Int(truncatingIfNeeded: number)] == own.label(row, record))
    }
  }

  /// What an entry comes to; one to which no amount applies was not in money.
  private func paid(_ entry: Int) -> MoneyBounds? {
    guard let amount else { return MoneyBounds(low: 0, high: StandingBounds.unlimited) }
    switch amount.state(entry) {
    case FactColumn.value:
      let number = amount.number(entry)
      return MoneyBounds(NumberBounds(low: number, high: number), over: amount.scale, nil)
    case FactColumn.absent: return MoneyBounds(low: 0, high: 0)
    default: return MoneyBounds(low: 0, high: StandingBounds.unlimited)
    }
  }
}
