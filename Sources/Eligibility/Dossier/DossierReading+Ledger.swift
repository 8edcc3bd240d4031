import RuleLanguage

/// The ledger against the rest of the dossier.
extension DossierReading {
  /// Notes where a value stands, where it is the ledger's.
  mutating func noteLedgerValue(at place: Place, _ span: SourceSpan) {
    guard let ledger = vocabulary.ledger, place.fact.list == ledger.list else { return }
    ledgerValues[place] = span
  }

  /// Warns of what would silently count for nothing, or count too early: an entry whose record the dossier does not
  /// have, and one of a day after the decision. What was received under another record is no error: it may be of a
  /// former product or project.
  mutating func checkLedgerValues(on date: CalendarDate?) {
    guard let ledger = vocabulary.ledger, let entries = dossier.lists[ledger.list] else { return }
    var known: [Int: Set<String>] = [:]
    for (place, span) in ledgerValues.sorted(by: { $0.value.start < $1.value.start }) {
      guard let record = place.record, entries.indices.contains(record),
        case .value(let value) = entries[record].fields[place.fact.index]
      else { continue }
      switch value {
      case .date(let day):
        if let date, date < day, place.fact.index == ledger.date {
          report(.entryAfterDecision(day, decision: date), span, .warning)
        }
      case .text(let label):
        // A text named as a list holds the label of a record of that list (Rules/README.md 2.4). A list that is not
        // given, or empty, has nothing an entry could have been meant for.
        let name = vocabulary.fact(place.fact).name
        guard let list = vocabulary.list(named: name), let records = dossier.lists[list], !records.isEmpty else {
          continue
        }
        let labels = known[list] ?? Set(records.map(\.label))
        known[list] = labels
        guard !labels.contains(label) else { continue }
        let all = records.map(\.label)
        let near = nearest(to: label, among: all)
        report(.entryOfUnknownRecord(label, list: name, nearest: near, labels: all), span, .warning)
      case .truth, .symbol, .quantity, .instrument, .supportItem: continue
      }
    }
  }
}
