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
    numbers = parts.computed.map { BoundNumbers($0.program, codes) }
    small = parts.small.map { fact in
      let column = codes.columns(of: fact.reference).first
      return (column.map { codes.codes($0, fact.coding, fact.use) }, fact.count)
    }
    wide = parts.wide.map { fact in
      (codes.columns(of: fact.reference), fact.coding)
    }
    lists = parts.lists.map { list in
      let records = codes.records(of: list.use.list)
      let columns = list.fields.map { field in records?.fields.first { $0.reference.index == field.number } }
      return BoundList(parts: list, records: records, columns: columns)
    }
  }

  /// The combination of all that is looked at, as a number for each subject; nil where it cannot be one.
  func numbers(of subjects: Subjects) -> [UInt32]? {
    var result = [UInt32](repeating: 0, count: subjects.count)
    var radix: UInt32 = 1
    for fact in small {
      if let codes = fact.codes { BoundParts.add(codes, subjects.rows, isWhole: isOfAllRows(subjects), radix, to: &result) }
      radix = radix &* UInt32(truncatingIfNeeded: fact.count)
    }
    guard let records = subjects.records, let list = subjects.list, !parts.fields.isEmpty else { return result }
    for field in parts.fields {
      if let codes = codes.codes(field.number, of: list, field.coding, field.use) {
        BoundParts.add(codes, records, isWhole: subjects.isWhole, radix, to: &result)
      }
      radix = radix &* UInt32(truncatingIfNeeded: field.coding.count ?? 1)
    }
    for subject in result.indices {
      let place = Int(records[subject]) - list.offsets[Int(subjects.rows[subject])]
      guard place < UnitParts.placeLimit else { return nil }
      result[subject] &+= UInt32(truncatingIfNeeded: place) &* radix
    }
    return result
  }

  private func isOfAllRows(_ subjects: Subjects) -> Bool { subjects.isWhole && subjects.records == nil }

  private static func add(
    _ codes: [UInt32], _ places: [Int32], isWhole: Bool, _ radix: UInt32, to result: inout [UInt32]
  ) {
    result.withUnsafeMutableBufferPointer { result in
      codes.withUnsafeBufferPointer { codes in
        if isWhole, codes.count == result.count {
          for place in 0..<result.count { result[place] &+= codes[place] &* radix }
        } else {
          places.withUnsafeBufferPointer { places in
            // INVARIANT: places are of the block, and there is a code for each of its rows, or records.
            for place in 0..<result.count { result[place] &+= codes[Int(places[place])] &* radix }
          }
        }
      }
    }
  }

  /// What a computed condition came to for each subject; nil where there is none.
  func computed(_ subjects: Subjects) -> ComputedCondition.Outcomes? {
    guard let numbers, let condition = parts.computed else { return nil }
    return condition.outcomes(of: subjects, numbers)
  }

  /// The words of one subject; whether they say all that bears on it: the labels of records have no words.
  func append(
    _ subject: Int, _ subjects: Subjects, _ outcomes: ComputedCondition.Outcomes?, to key: inout [UInt64]
  ) -> Bool {
    let row = Int(subjects.rows[subject])
    var isComputed = false
    if let outcomes, outcomes.isFound(subject) {
      isComputed = true
      key.append(1 | UInt64(truncatingIfNeeded: numbers?.year(row) ?? 0) << 4 | outcomes.truth(subject) << 1)
      key.append(outcomes.steps[subject])
    } else {
      key.append(0)
    }
    if !small.isEmpty { appendSmall(row, to: &key) }
    if !isComputed { for fact in wide { appendWide(fact, row, to: &key) } }
    if let records = subjects.records, let list = subjects.list, !parts.fields.isEmpty || !lists.isEmpty {
      let record = Int(records[subject])
      key.append(UInt64(record - list.offsets[row]))
      for field in parts.fields where !isComputed || field.coding.count != nil {
        append(list.field(field.number), record, field.coding, to: &key)
      }
    }
    var isWhole = true
    for list in lists {
      let isClose = append(list, row, to: &key)
      if isClose, list.parts.use.labels != nil { isWhole = false }
    }
    return isWhole
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
      guard column.state(row) != 0 else { continue }
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
      key.append(UInt64(coding.code(column.state(place), column.number(place))))
    }
  }

  /// How an entry of the ledger compares with a content and an instrument; the item it names counts only where the entry
  /// does not say both itself.
  private func append(_ entry: Int, _ list: BoundList, _ elsewhere: ListUse.Elsewhere, to key: inout [UInt64]) {
    guard let ledger = codes.plan.book.vocabulary.ledger else { return }
    var saysAll = true
    func word(_ column: FactColumn?, _ isEqual: (FactColumn) -> Bool) -> UInt64 {
      guard let column, column.state(entry) == FactColumn.value else {
        saysAll = false
        return 2 + UInt64(column?.state(entry) ?? 0)
      }
      return isEqual(column) ? 1 : 0
    }
    let content = word(list.column(ledger.content)) { column in
      elsewhere.content.map { Int64($0) == column.number(entry) } ?? false
    }
    let instrument = word(list.column(ledger.instrument)) { column in
      let number = Int(column.number(entry))
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
        item.state(record) == FactColumn.value, item.number(record) != Int64(family)
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
