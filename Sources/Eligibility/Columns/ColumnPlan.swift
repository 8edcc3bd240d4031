import RuleLanguage

/// What the column engine knows of a rule book before any row: worked out once, used by all its parts.
struct ColumnPlan {
  let book: RuleBook
  let evaluation: EvaluationPlan
  /// The date of the decision.
  let date: CalendarDate
  /// How work is saved.
  let shortcuts: ColumnShortcuts
  /// What is asked of why items come out as they do.
  let reasons: ReasonsAsked
  /// The days on which something can begin or end.
  let days: Set<Ratio>
  /// What an entry of the ledger says by the item it names, by item.
  let received: [Received]
  /// The ways in which cells and lists are looked at.
  let looks = LookNumbers()
  /// What is known of days some months from others.
  let movedDays = MovedDays()
  /// Room for computed numbers.
  let scratch = NumberScratch()

  /// What is known of something received by its item: its content as a value of the ledger's, and its instrument.
  struct Received {
    let content: Int64?
    let instrument: InstrumentNumber?
  }

  init(_ evaluator: Evaluator, on date: CalendarDate, _ shortcuts: ColumnShortcuts, _ reasons: ReasonsAsked) {
    let book = evaluator.book
    self.book = book
    evaluation = evaluator.plan
    self.shortcuts = shortcuts
    self.reasons = reasons
    self.date = date
    received = book.items.map { item in
      Received(
        content: item.content.map { Int64($0.value) }, instrument: book.instruments[checked: item.instrument]?.number)
    }
    days = ColumnPlan.days(of: book)
  }

  /// The date fact an instrument is judged by; nil: the date of the decision.
  func reference(of instrument: Int) -> FactReference? {
    evaluation.references[checked: evaluation.referenceOfInstrument[checked: instrument] ?? 0] ?? nil
  }

  /// Whether stacking may ask what the amount of an item rests on.
  func mayStack(_ item: Int) -> Bool {
    let family = book.familyOfItem[checked: item] ?? item
    return book.stackingRules.contains { $0.members.contains(family) }
      || book.familyOfItem.reduce(0) { $1 == family ? $0 + 1 : $0 } > 1
  }

  /// The year by which an instrument judges; nil: it differs from row to row.
  func year(of instrument: Int) -> Int? { reference(of: instrument) == nil ? date.year : nil }

  /// The days on which something can begin or end: of instruments, and of years.
  private static func days(of book: RuleBook) -> Set<Ratio> {
    var days: Set<Ratio> = []
    func add(_ date: CalendarDate?, _ shift: Int64 = 0) {
      if let date { days.insert(Ratio(Int64(date.dayNumber) + shift)) }
    }
    for instrument in book.instruments {
      for bound in [instrument.validFrom, instrument.validUntil] {
        switch bound {
        case .day(let day, _)?: add(day)
        case .hole(_, let low, let high)?:
          add(low)
          add(high)
        case nil: break
        }
      }
    }
    for year in 1900...2200 { add(CalendarDate(year: year, month: 1, day: 1)) }
    return days
  }
}
