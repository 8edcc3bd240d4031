import RuleLanguage

/// A list of a block that is looked at as a whole in one way.
final class ListLook {
  /// The records; nil: the block says nothing of the list.
  let records: RecordColumns?
  /// Of the ledger, what its entries say of support of one content elsewhere, where that is what is looked at.
  private let elsewhere: ElsewhereEntries?
  /// Whether each entry of the ledger is looked at: those of other items say nothing. Nil: all records are.
  private let looked: [Bool]?
  /// Where each field looked at stands; nil: the list has no such column.
  let columns: [FactColumn?]
  private let parts: UnitParts.ListParts
  private var knownStates: [UInt8]?

  /// It is not given.
  static let notGiven: UInt8 = 0
  /// It is given and shows nothing that is looked at.
  static let nothing: UInt8 = 1
  /// It shows that the same was received elsewhere, whatever else it shows.
  static let isElsewhere: UInt8 = 2
  /// How many states there are that are the same for every list.
  static let fixedCount = 3
  /// How many there are with those that are numbered as they are met: most ledgers show one of few things.
  static let stateCount = 32
  /// There is more to it.
  static let more = UInt8.max

  init(_ list: UnitParts.ListParts, _ codes: BlockCodes) {
    let records = codes.records(of: list.use.list)
    self.records = records
    elsewhere = list.use.elsewhere.flatMap { wanted in records.map { ElsewhereEntries(wanted, $0, codes.plan) } }
    looked = records.flatMap { ListLook.looked(list, $0, codes) }
    columns = list.fields.map { records?.field($0.reference.index) }
    parts = list
  }

  /// Whether a record is looked at.
  func isLooked(at record: Int) -> Bool { looked?[record] ?? true }

  /// What the list shows each row, as far as that can be numbered: of most rows it is not given, or shows nothing.
  func states(_ codes: BlockCodes) -> [UInt8] {
    if let knownStates { return knownStates }
    let found = find(codes)
    knownStates = found
    return found
  }

  private func find(_ codes: BlockCodes) -> [UInt8] {
    guard let records else { return Array(repeating: ListLook.notGiven, count: codes.block.count) }
    var key: [UInt64] = []
    var states = records.isGiven.map { $0 ? ListLook.nothing : ListLook.notGiven }
    for number in records.filledRows where states[Int(number)] != ListLook.notGiven {
      let row = Int(number)
      var state = ListLook.nothing
      for entry in records.range(of: row) where state != ListLook.isElsewhere {
        let found = self.state(of: entry)
        if found != ListLook.nothing { state = found }
      }
      if state == ListLook.more, parts.isOfRow {
        key.removeAll(keepingCapacity: true)
        append(row, records, codes, to: &key)
        state = codes.plan.looks.state(of: key, ofList: parts.look)
      }
      states[row] = state
    }
    return states
  }

  /// The words of what the list shows a row, where it is given and no record at hand bears on that.
  func append(_ row: Int, _ records: RecordColumns, _ codes: BlockCodes, to key: inout [UInt64]) {
    let range = records.range(of: row)
    let start = key.count
    key.append(1)
    if let elsewhere { return append(range, elsewhere, from: start, to: &key) }
    for record in range where isLooked(at: record) {
      key[start] += 1
      key.append(UInt64(record - range.lowerBound))
      for (field, column) in zip(parts.fields, columns) { codes.append(column, record, field.coding, to: &key) }
    }
  }

  /// What the entries of a ledger say of support of one content elsewhere: that one is such, or which may be and why that is
  /// not known.
  private func append(
    _ range: Range<Int>, _ elsewhere: ElsewhereEntries, from start: Int, to key: inout [UInt64]
  ) {
    for entry in range {
      let (isSame, isOther) = (elsewhere.isSame(entry), elsewhere.isOther(entry))
      switch isSame.and(isOther) {
      case .no: continue
      case .yes:
        key.removeLast(key.count - start)
        return key.append(2)
      case .unknown:
        key.append(UInt64(entry - range.lowerBound) << 2 | (isSame == .unknown ? 2 : 0) | (isOther == .unknown ? 1 : 0))
        key[start] += 4
      }
    }
  }

  private func state(of entry: Int) -> UInt8 {
    guard let elsewhere else { return isLooked(at: entry) ? ListLook.more : ListLook.nothing }
    switch elsewhere.truth(of: entry) {
    case .yes: return ListLook.isElsewhere
    case .no: return ListLook.nothing
    case .unknown: return ListLook.more
    }
  }

  private static func looked(_ list: UnitParts.ListParts, _ records: RecordColumns, _ codes: BlockCodes) -> [Bool]? {
    guard let families = list.use.families, let ledger = codes.plan.book.vocabulary.ledger,
      let item = records.field(ledger.item), list.fields.contains(where: { $0.reference.index == ledger.item })
    else { return nil }
    var isOwn = [Bool](repeating: false, count: (families.max() ?? 0) + 1)
    for family in families where family >= 0 { isOwn[family] = true }
    return (0..<item.count).map { entry in
      guard item.state(entry) == FactColumn.value else { return true }
      return isOwn[checked: Int(truncatingIfNeeded: item.number(entry))] ?? false
    }
  }
}

/// What the entries of a ledger say of support of one content elsewhere.
final class ElsewhereEntries {
  private let wanted: ListUse.Elsewhere
  private let plan: ColumnPlan
  private let items: FactColumn?
  private let contents: FactColumn?
  private let instruments: FactColumn?
  /// The instruments that occur, and whether each is another than the one it is not to come from; nil: not known.
  private let isOtherText: [Bool?]

  init(_ wanted: ListUse.Elsewhere, _ records: RecordColumns, _ plan: ColumnPlan) {
    self.wanted = wanted
    self.plan = plan
    let ledger = plan.book.vocabulary.ledger
    items = ledger.flatMap { records.field($0.item) }
    contents = ledger.flatMap { ledger in ledger.content.flatMap { records.field($0) } }
    instruments = ledger.flatMap { ledger in ledger.instrument.flatMap { records.field($0) } }
    isOtherText = instruments?.texts.map { text in wanted.instrument.map { InstrumentNumber(text) != $0 } } ?? []
  }

  /// Whether an entry is such support.
  func truth(of entry: Int) -> Truth { isSame(entry).and(isOther(entry)) }

  private func named(_ entry: Int) -> ColumnPlan.Received? {
    guard let items, items.state(entry) == FactColumn.value else { return nil }
    return plan.received[checked: Int(truncatingIfNeeded: items.number(entry))]
  }

  /// Whether it is of the content. One that is not known is that of the item the entry names.
  func isSame(_ entry: Int) -> Truth {
    func isWanted(_ number: Int64) -> Truth { wanted.content.map { Truth(Int64($0) == number) } ?? .unknown }
    return contents.truth(of: entry, otherwise: named(entry)?.content.map(isWanted) ?? .unknown, isWanted)
  }

  /// Whether it is of another instrument.
  func isOther(_ entry: Int) -> Truth {
    if let instruments {
      switch instruments.state(entry) {
      case FactColumn.absent: return .no
      case FactColumn.value:
        let isOther = isOtherText[checked: Int(truncatingIfNeeded: instruments.number(entry))] ?? nil
        return isOther.map { Truth($0) } ?? .unknown
      default: break
      }
    }
    guard let instrument = named(entry)?.instrument, let own = wanted.instrument else { return .unknown }
    return Truth(instrument != own)
  }
}
