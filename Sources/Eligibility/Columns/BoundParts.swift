import RuleLanguage

/// What a unit looks at, in the columns of one block.
struct BoundParts {
  private let parts: UnitParts
  private let codes: BlockCodes
  /// The codes of each small fact; nil: the block has no such column.
  private let small: [(codes: [UInt32]?, count: Int)]
  private let wide: [(columns: [Int], coding: CellCoding)]
  private let lists: [BoundList]
  private let numbers: BoundNumbers?

  private struct BoundList {
    let parts: UnitParts.ListParts
    let records: RecordColumns?
    /// Where each field looked at stands; nil: the list has no such column.
    let columns: [FactColumn?]

    /// The column of a field.
    func column(_ number: Int?) -> FactColumn? {
      parts.fields.firstIndex { $0.number == number }.flatMap { columns[$0] }
    }
  }

  init(_ parts: UnitParts, _ codes: BlockCodes) {
    self.parts = parts
    self.codes = codes
    numbers = parts.computed.map { BoundNumbers($0.facts, home: $0.home, codes) }
    small = parts.small.map { fact in
      let column = codes.columns(of: fact.reference).first
      return (column.map { codes.codes($0, fact.coding, fact.use) }, fact.count)
    }
    wide = parts.wide.map { fact in
      (codes.columns(of: fact.reference).sorted { codes.year(of: $0) < codes.year(of: $1) }, fact.coding)
    }
    lists = parts.lists.map { list in
      let records = codes.records(of: list.use.list)
      let columns = list.fields.map { field in records?.fields.first { $0.reference.index == field.number } }
      return BoundList(parts: list, records: records, columns: columns)
    }
  }

  /// The combination of small facts of each row, as a number.
  func numbers(of rows: [Int32]) -> [UInt32] {
    var result = [UInt32](repeating: 0, count: rows.count)
    var radix: UInt32 = 1
    for fact in small {
      if let codes = fact.codes {
        for place in result.indices { result[place] &+= codes[Int(rows[place])] &* radix }
      }
      radix = radix &* UInt32(truncatingIfNeeded: fact.count)
    }
    return result
  }

  /// The words of one subject; whether they say all that bears on it: the labels of records have no words.
  func append(_ subject: Int, _ subjects: Subjects, to key: inout [UInt64]) -> Bool {
    let row = Int(subjects.rows[subject])
    let computed = computed(subject, subjects)
    if let computed {
      key.append(1)
      key += [computed.steps, computed.day]
    } else {
      key.append(0)
    }
    appendSmall(row, to: &key)
    if computed == nil { for fact in wide { appendWide(fact, row, to: &key) } }
    if let records = subjects.records, let list = subjects.list {
      let record = Int(records[subject])
      key.append(UInt64(record - list.offsets[row]))
      for field in parts.fields where computed == nil || field.coding.count != nil {
        let column = list.fields.first { $0.reference.index == field.number }
        append(column, record, field.coding, to: &key)
      }
    }
    var isWhole = true
    for list in lists {
      let isClose = append(list, row, to: &key)
      if isClose, list.parts.use.labels != nil { isWhole = false }
    }
    return isWhole
  }

  /// What a computed condition came to, step by step, and the year it was asked in; nil: it is left to the evaluator.
  private func computed(_ subject: Int, _ subjects: Subjects) -> (steps: UInt64, day: UInt64)? {
    guard let numbers, let unit = parts.computed else { return nil }
    let row = Int(subjects.rows[subject])
    var computing = NumberComputing(
      numbers,
      BoundNumbers.Place(row: row, record: subjects.records.map { Int($0[subject]) }, list: subjects.list))
    guard let truth = computing.truth(unit.condition) else { return nil }
    var year: UInt64 = 0
    if numbers.hasReferenceFact, let day = numbers.referenceDay(row) {
      year = UInt64(truncatingIfNeeded: CalendarDate(dayNumber: day)?.year ?? 0)
    }
    let outcome: UInt64 = truth == .yes ? 1 : truth == .no ? 2 : 3
    return (computing.steps, year << 2 | outcome)
  }

  private func appendSmall(_ row: Int, to key: inout [UInt64]) {
    var number: UInt64 = 0
    var radix: UInt64 = 1
    for fact in small {
      let (next, overflow) = radix.multipliedReportingOverflow(by: UInt64(fact.count))
      if overflow {
        key.append(number)
        (number, radix) = (UInt64(fact.codes?[row] ?? 0), UInt64(fact.count))
        continue
      }
      number &+= UInt64(fact.codes?[row] ?? 0) &* radix
      radix = next
    }
    key.append(number)
  }

  private func appendWide(
    _ fact: (columns: [Int], coding: CellCoding), _ row: Int, to key: inout [UInt64]
  ) {
    var count: UInt64 = 0
    let start = key.count
    key.append(0)
    for number in fact.columns {
      let column = codes.block.facts[number]
      guard column.states[row] != 0 else { continue }
      count += 1
      key.append(UInt64(column.year ?? 0))
      append(column, row, fact.coding, to: &key)
    }
    key[start] = count
  }

  private func append(_ column: FactColumn?, _ place: Int, _ coding: CellCoding, to key: inout [UInt64]) {
    guard let column else { return key.append(0) }
    if coding.count == nil {
      codes.appendExact(column, place, to: &key)
    } else {
      key.append(UInt64(coding.code(column.states[place], column.numbers[place])))
    }
  }

  /// How an entry of the ledger compares with a content and an instrument; the item it names counts only where the entry
  /// does not say both itself.
  private func append(_ entry: Int, _ list: BoundList, _ elsewhere: ListUse.Elsewhere, to key: inout [UInt64]) {
    guard let ledger = codes.plan.book.vocabulary.ledger else { return }
    var saysAll = true
    func word(_ column: FactColumn?, _ isEqual: (FactColumn) -> Bool) -> UInt64 {
      guard let column, column.states[entry] == FactColumn.value else {
        saysAll = false
        return 2 + UInt64(column?.states[entry] ?? 0)
      }
      return isEqual(column) ? 1 : 0
    }
    let content = word(list.column(ledger.content)) { column in
      elsewhere.content.map { Int64($0) == column.numbers[entry] } ?? false
    }
    let instrument = word(list.column(ledger.instrument)) { column in
      let number = Int(column.numbers[entry])
      return column.texts.indices.contains(number) && elsewhere.instrument == InstrumentNumber(column.texts[number])
    }
    key.append(content << 8 | instrument)
    guard !saysAll, let item = list.column(ledger.item) else { return }
    codes.appendExact(item, entry, to: &key)
  }

  /// The words of a list; whether any of its records was looked at closely.
  private func append(_ list: BoundList, _ row: Int, to key: inout [UInt64]) -> Bool {
    guard let records = list.records, records.isGiven[row] else {
      key.append(0)
      return false
    }
    let (first, end) = (records.offsets[row], records.offsets[row + 1])
    key.append(UInt64(end - first) + 1)
    let ledgerItem = codes.plan.book.vocabulary.ledger?.item
    var isClose = false
    for record in first..<end {
      if let family = list.parts.use.family, let item = list.column(ledgerItem),
        item.states[record] == FactColumn.value, item.numbers[record] != Int64(family)
      {
        // An entry of another item says nothing more.
        key.append(.max)
        continue
      }
      isClose = true
      if let elsewhere = list.parts.use.elsewhere {
        append(record, list, elsewhere, to: &key)
        continue
      }
      for (field, column) in zip(list.parts.fields, list.columns) { append(column, record, field.coding, to: &key) }
    }
    return isClose
  }
}
