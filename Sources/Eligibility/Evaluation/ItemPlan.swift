import RuleLanguage

/// What is known of an item before any dossier. A class, because an item is large and is passed around a lot.
final class ItemPlan: Sendable {
  /// The item.
  let support: SupportItem
  /// Where its clauses were read, each once, the best first.
  let sourceNumbers: [Int]
  /// The same, the weakest first, as they are shown where nothing else was met.
  let sources: [Source]
  /// The kinds of applicant it is for without a condition, as a set of bits.
  let servedKinds: UInt64
  /// The kinds it names at all.
  let namedKinds: UInt64
  /// What must hold, in the order of the explanation.
  let checks: [PlannedCheck]
  /// Whether what is deducted differs from record to record.
  let deductsByRecord: Bool
  /// Whether what may be paid differs from record to record.
  let paysByRecord: Bool
  /// Whether the authority decides record by record.
  let decidesByRecord: Bool
  /// The field of the ledger that holds the label of a record of the item's list.
  let labelField: Int?

  init(_ item: SupportItem, _ book: RuleBook, _ finder: inout DependencyFinder, _ numbers: SourceNumbers) {
    support = item
    var found = Set(item.sources.map(numbers.number))
    // Where an instrument applies is said in its header.
    if book.instruments[checked: item.instrument]?.territory != nil {
      found.insert(numbers.number(book.instruments[item.instrument].source))
    }
    for bound in book.instruments[checked: item.instrument].map({ [$0.validFrom, $0.validUntil] }) ?? [] {
      if case .day(_, let source)? = bound { found.insert(numbers.number(source)) }
    }
    sourceNumbers = found.sorted()
    sources = sourceNumbers.reversed().compactMap { numbers.all[checked: $0] }
    let beneficiaries = item.beneficiaries?.value ?? []
    servedKinds = Value.bits(beneficiaries.filter { $0.condition == nil }.map(\.kind))
    namedKinds = Value.bits(beneficiaries.map(\.kind))
    checks = PlannedCheck.all(of: item, book, &finder)
    deductsByRecord = (item.deduction?.value ?? []).contains { $0.isAboutRecord(of: item.list) }
    decidesByRecord = item.list != nil && item.decision?.value.list == item.list
    let paid = item.payment?.value.map { finder.find($0.condition) } ?? []
    paysByRecord = paid.contains { found in item.list.map(found.records.contains) ?? false }
    labelField = ItemPlan.labelField(item, book.vocabulary)
  }

  /// The ledger knows the records of a list by their label, in a field named as the list.
  private static func labelField(_ item: SupportItem, _ vocabulary: Vocabulary) -> Int? {
    guard let list = item.list, let ledger = vocabulary.ledger, let name = vocabulary.lists[checked: list]?.name,
      let field = vocabulary.field(named: name, of: ledger.list), vocabulary.fact(field).kind == .text
    else { return nil }
    return field.index
  }
}

/// One thing that must hold for an item.
struct PlannedCheck: Sendable {
  /// Which.
  let kind: Kind
  /// What it looks at.
  let dependencies: Dependencies
  /// Whether it has to be looked at for each record of the item's list.
  let isByRecord: Bool

  /// What can make an item fail, by its place among the clauses of its kind.
  enum Kind: Sendable, Hashable {
    /// The record must be one the item is about.
    case filter
    case condition(Int)
    case exclusion(Int)
    case times(Int)
    /// The amount must apply, and its table have a row.
    case amount
    /// So must a ceiling.
    case ceiling(Int)
  }

  static func all(of item: SupportItem, _ book: RuleBook, _ finder: inout DependencyFinder) -> [PlannedCheck] {
    var checks: [PlannedCheck] = []
    func add(_ kind: Kind, _ found: Dependencies, byRecord: Bool? = nil) {
      let isByRecord = item.list.map { byRecord ?? found.records.contains($0) } ?? false
      checks.append(PlannedCheck(kind: kind, dependencies: found, isByRecord: isByRecord))
    }
    if let filter = item.filter { add(.filter, finder.find(filter.value), byRecord: true) }
    for (place, clause) in item.conditions.enumerated() { add(.condition(place), finder.find(clause.value)) }
    for (place, clause) in item.exclusions.enumerated() { add(.exclusion(place), finder.find(clause.value)) }
    for (place, clause) in item.times.enumerated() {
      var found = book.vocabulary.ledger.map { finder.whole($0.list) } ?? Dependencies()
      for case .fact(let reference, _) in clause.value.keys { found.facts.insert(finder.numbering.number(reference)) }
      found.usesReferenceDate = clause.value.keys.contains(.year)
      add(.times(place), found, byRecord: clause.value.keys.contains { $0.isAboutRecord(of: item.list) })
    }
    if let amount = item.amount { add(.amount, finder.find(amount.value.value), byRecord: true) }
    for (place, clause) in item.ceilings.enumerated() {
      guard case .amount(let value) = clause.value.limit else { continue }
      add(.ceiling(place), finder.find(value), byRecord: clause.value.scope == .record)
    }
    return checks
  }
}

extension LedgerKey {
  /// Whether it is about one record of the list.
  func isAboutRecord(of list: Int?) -> Bool {
    switch self {
    case .applicant, .year: false
    case .record: list != nil
    case .fact(let reference, _): list != nil && reference.list == list
    }
  }
}
