import RuleLanguage

/// The reading of one dossier: what it has come to, what this text itself has said so far, and what was wrong.
struct DossierReading {
  let book: RuleBook
  let names: LawNames
  let notation: DossierNotation
  var dossier: Dossier
  var diagnostics: [Diagnostic] = []
  /// Where the values of the ledger stand, for what can be said of them only once all has been read.
  var ledgerValues: [Place: SourceSpan] = [:]

  /// What this text has said, so that a fact given twice is seen. What a base said does not count.
  private var said: [Place: Said] = [:]
  /// How often a near name was looked for: it costs, and a file may be nothing but wrong names.
  private var lookups = 0

  /// Where a fact goes: the applicant's, or a field of a record.
  struct Place: Hashable {
    let fact: FactReference
    let record: Int?
  }

  private enum Said {
    case whole
    case years(Set<Int>)
  }

  init(_ reader: DossierReader, _ notation: DossierNotation, on dossier: Dossier) {
    book = reader.book
    names = reader.names
    self.notation = notation
    self.dossier = dossier
  }

  var vocabulary: Vocabulary { book.vocabulary }

  // MARK: - Reporting

  mutating func report(_ problem: DossierProblem, _ span: SourceSpan, _ severity: Severity = .error) {
    guard diagnostics.count < DossierReader.problemLimit else { return }
    diagnostics.append(Diagnostic(.dossier(problem), at: span, severity: severity))
  }

  /// Puts what was reported in the order of the text.
  mutating func sortDiagnostics() {
    // The enumeration keeps two diagnostics of one place in the order they were found.
    diagnostics = diagnostics.enumerated().sorted { left, right in
      (left.element.span.start, left.offset) < (right.element.span.start, right.offset)
    }.map(\.element)
  }

  mutating func nearest(to name: String, among candidates: [String]) -> String? {
    lookups += 1
    return lookups <= 50 ? NearestName.nearest(to: name, among: candidates) : nil
  }

  /// Reports a name that is no fact where it stands: a field of another list, or nothing at all.
  mutating func reportUnknown(_ name: String, in list: Int?, _ span: SourceSpan) {
    let holders = vocabulary.lists.indices.filter { vocabulary.field(named: name, of: $0) != nil }
    if !holders.isEmpty {
      let here = list.map { vocabulary.lists[$0].name }
      return report(.fieldElsewhere(name, lists: holders.map { vocabulary.lists[$0].name }, here: here), span)
    }
    var candidates = list.map { vocabulary.lists[$0].fields.map(\.name) } ?? []
    if list == nil || notation == .caseText {
      candidates += vocabulary.facts.map(\.name) + vocabulary.lists.map(\.name)
    }
    report(.unknownFact(name, nearest: nearest(to: name, among: candidates)), span)
  }

  // MARK: - Putting facts where they belong

  /// Gives a fact a value as a whole. A second time takes the first back too: which one was meant cannot be known. Of a
  /// yearly fact only what holds of every year can be said so.
  mutating func put(_ given: Given, at place: Place, _ span: SourceSpan) {
    let fact = vocabulary.fact(place.fact)
    guard said.updateValue(.whole, forKey: place) == nil else {
      report(.duplicateFact(fact.name), span)
      return store(.notGiven, at: place)
    }
    if given == .notApplicable, isRole(place), case .symbol(let number) = fact.kind {
      let values = vocabulary.enumerations[number].values.map(\.name)
      report(.alwaysApplies(fact.name, values: values), span)
      return store(.notGiven, at: place)
    }
    switch given {
    case .value, .judged:
      if fact.isYearly { report(.needsYears(fact.name), span) }
      store(fact.isYearly ? .notGiven : given, at: place)
    case .notGiven, .unknown, .notApplicable, .yearly: store(given, at: place)
    }
  }

  /// Gives a yearly fact its value of a year. The years of a fact may be given bit by bit.
  mutating func put(_ given: Given, year: Int, at place: Place, _ span: SourceSpan) {
    let name = vocabulary.fact(place.fact).name
    var years: Set<Int> = []
    switch said[place] {
    case .whole:
      report(.duplicateFact(name), span)
      return store(.notGiven, at: place)
    case .years(let known): years = known
    case nil: break
    }
    let isFirst = years.insert(year).inserted
    if !isFirst { report(.duplicateYear(name, year: year), span) }
    said[place] = .years(years)
    var values: [Int: Given] = [:]
    if case .yearly(let known) = value(at: place) { values = known }
    // A year that is not there is not given.
    values[year] = isFirst && given != .notGiven ? given : nil
    store(values.isEmpty ? .notGiven : .yearly(values), at: place)
  }

  /// Whether it is the fact that says which kind of applicant it is, or which province it is in.
  private func isRole(_ place: Place) -> Bool {
    place.fact.list == nil && [vocabulary.kindFact, vocabulary.territoryFact].contains(place.fact.index)
  }

  private func value(at place: Place) -> Given {
    guard let list = place.fact.list else { return dossier.facts[place.fact.index] }
    guard let record = place.record, let records = dossier.lists[list], records.indices.contains(record) else {
      return .notGiven
    }
    return records[record].fields[place.fact.index]
  }

  private mutating func store(_ given: Given, at place: Place) {
    guard let list = place.fact.list else {
      dossier.facts[place.fact.index] = given
      return
    }
    guard let record = place.record, dossier.lists[list]?.indices.contains(record) == true else { return }
    dossier.lists[list]?[record].fields[place.fact.index] = given
  }

  // MARK: - Records

  /// Adds a record and gives its place in the list.
  mutating func addRecord(_ label: String, to list: Int) -> Int {
    let empty = Array(repeating: Given.notGiven, count: vocabulary.lists[list].fields.count)
    dossier.lists[list, default: []].append(Record(label: label, fields: empty))
    return (dossier.lists[list]?.count ?? 1) - 1
  }

  /// What must hold of the records of a list taken together: labels that tell them apart, except in the ledger, which
  /// nothing points into; and in the ledger, items that are of the instrument that is named with them.
  mutating func checkRecords(of list: Int, places: [Int: SourceSpan]) {
    guard let records = dossier.lists[list] else { return }
    let isLedger = vocabulary.ledger?.list == list
    var labels: Set<String> = []
    for (index, record) in records.enumerated() {
      let isRepeated = !labels.insert(record.label).inserted
      guard let span = places[index] else { continue }
      if isRepeated, !isLedger {
        report(.duplicateLabel(record.label, list: vocabulary.lists[list].name), span, .warning)
      }
      if isLedger { checkLedger(record, span) }
    }
  }

  private mutating func checkLedger(_ record: Record, _ span: SourceSpan) {
    guard let layout = vocabulary.ledger, let field = layout.instrument,
      case .value(.supportItem(let item)) = record.fields[layout.item],
      case .value(.instrument(let instrument)) = record.fields[field],
      let own = names.instrument(ofItem: item), own != instrument
    else { return }
    report(.itemOfOtherInstrument(book.items[item].name, own, given: instrument), span)
  }
}

extension Array where Element == [Record]? {
  fileprivate subscript(index: Int, default records: [Record]) -> [Record] {
    get { self[index] ?? records }
    set { self[index] = newValue }
  }
}
