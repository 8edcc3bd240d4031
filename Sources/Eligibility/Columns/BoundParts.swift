import RuleLanguage

/// What a unit looks at, in the columns of one block.
struct BoundParts {
  private let parts: UnitParts
  private let codes: BlockCodes
  /// The codes of each small fact; nil: the block has no such column.
  private let small: [(codes: [UInt32]?, count: Int)]
  private let wide: [(columns: [Int], coding: CellCoding)]
  /// Whether all that the small facts say has a code.
  private let isNumbered: Bool
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
      let column = codes.columns(of: fact.reference).first { codes.block.facts[$0].year == fact.year }
      return (column.map { codes.codes($0, fact.coding, fact.use) }, fact.count)
    }
    // What is said of all years of a fact at once has no digit.
    isNumbered = parts.yearly.allSatisfy { fact in
      codes.columns(of: FactReference(list: nil, index: fact)).allSatisfy { codes.block.facts[$0].year != nil }
    }
    // What is said of years nobody looks at bears on nothing; which these are is plain where all rows are judged by one day.
    wide = parts.wide.map { fact in
      let years = fact.years.all(now: parts.now)
      let columns = codes.columns(of: fact.reference).filter { column in
        codes.block.facts[column].year.map { years?.contains($0) ?? true } ?? true
      }
      return (columns, fact.coding)
    }
    lists = parts.lists.map { list in
      let records = codes.records(of: list.use.list)
      let columns = list.fields.map { records?.field($0.number) }
      return BoundList(parts: list, records: records, columns: columns)
    }
  }

  /// The combination of all that is looked at, as a number for each subject; nil where it cannot be one.
  func numbers(of subjects: Subjects) -> [UInt32]? {
    guard isNumbered else { return nil }
    var (result, radix) = smallNumbers(of: subjects, from: 1)
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

  /// The combinations of the small facts as multiples of `first`, and of what more may be a multiple.
  private func smallNumbers(of subjects: Subjects, from first: UInt32) -> (numbers: [UInt32], radix: UInt32) {
    var numbers = [UInt32](repeating: 0, count: subjects.count)
    var radix = first
    let isOfAllRows = subjects.isWhole && subjects.records == nil
    for fact in small {
      if let codes = fact.codes { BoundParts.add(codes, subjects.rows, isWhole: isOfAllRows, radix, to: &numbers) }
      radix = radix &* UInt32(truncatingIfNeeded: fact.count)
    }
    return (numbers, radix)
  }

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

  /// Where nothing but small facts and one list are looked at: a number of rows of which that is not given or for which it
  /// shows nothing, -1 of the others; nil where more is looked at.
  func plainLists(of subjects: Subjects) -> [Int32]? {
    guard subjects.records == nil, isNumbered, parts.smallCount <= UnitParts.plainLimit, wide.isEmpty,
      parts.computed == nil, lists.count == 1
    else { return nil }
    let records = lists[0].records
    let (numbers, _) = smallNumbers(of: subjects, from: 2)
    let (given, offsets) = (records?.isGiven ?? [], records?.offsets ?? [])
    return subjects.rows.enumerated().map { subject, row in
      let number = Int32(truncatingIfNeeded: numbers[subject])
      guard !given.isEmpty, given[Int(row)] else { return number }
      return offsets[Int(row)] == offsets[Int(row) + 1] ? number + 1 : -1
    }
  }

  /// Whether a computed condition is all that is looked at, besides small facts and the place of the record.
  var isComputedAlone: Bool {
    parts.computed != nil && isNumbered && parts.smallCount <= 1 << 10 && lists.isEmpty
      && parts.fields.allSatisfy { $0.coding.count == nil }
  }

  /// All that a computed condition came to for a subject, in one word; nil where it does not fit.
  @inline(__always)
  func word(_ subject: Int, _ subjects: Subjects, _ outcomes: ComputedCondition.Outcomes) -> UInt64? {
    let steps = outcomes.steps[subject]
    var place = 0
    if !parts.fields.isEmpty { place = subjects.position(subject) ?? 0 }
    var year = 0
    if let numbers, numbers.hasReferenceFact { year = numbers.year(Int(subjects.rows[subject])) ?? 0 }
    guard steps < 1 << 32, place < 1 << 6, year < 1 << 12 else { return nil }
    var number: UInt64 = 0
    for fact in small { number = number &* UInt64(fact.count) &+ UInt64(fact.codes?[Int(subjects.rows[subject])] ?? 0) }
    return steps << 32 | number << 20 | UInt64(year) << 8 | UInt64(place) << 2 | outcomes.truth(subject)
  }

  /// What a computed condition came to for each subject; nil where there is none.
  func computed(_ subjects: Subjects) -> ComputedCondition.Outcomes? {
    guard let numbers, let condition = parts.computed else { return nil }
    return condition.outcomes(of: subjects, numbers, in: codes.scratch)
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
    if !isNumbered {
      for fact in parts.yearly.sorted() {
        for column in codes.columns(of: FactReference(list: nil, index: fact))
        where codes.block.facts[column].year == nil {
          codes.appendExact(codes.block.facts[column], row, to: &key)
        }
      }
    }
    if !isComputed { for fact in wide { appendWide(fact, row, to: &key) } }
    if let records = subjects.records, let list = subjects.list, !parts.fields.isEmpty || !lists.isEmpty {
      let record = Int(records[subject])
      key.append(UInt64(record - list.offsets[row]))
      for field in parts.fields where !isComputed || field.coding.count != nil {
        append(list.field(field.number), record, field.coding, to: &key)
      }
    }
    var isWhole = true
    for list in lists { isWhole = append(list, subject, subjects, to: &key) && isWhole }
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

  /// The words of a list; whether they say all that bears on it.
  private func append(_ list: BoundList, _ subject: Int, _ subjects: Subjects, to key: inout [UInt64]) -> Bool {
    let row = Int(subjects.rows[subject])
    guard let records = list.records, records.isGiven[row] else {
      key.append(0)
      return true
    }
    let range = records.offsets[row]..<records.offsets[row + 1]
    if let elsewhere = list.parts.use.elsewhere {
      appendElsewhere(range, list, elsewhere, to: &key)
      return true
    }
    let start = key.count
    key.append(1)
    guard let families = list.parts.use.families else {
      key[start] = UInt64(range.count) + 1
      for record in range {
        for (field, column) in zip(list.parts.fields, list.columns) { append(column, record, field.coding, to: &key) }
      }
      return true
    }
    var isWhole = true
    let item = codes.plan.book.vocabulary.ledger.flatMap { list.column($0.item) }
    for record in range {
      // An entry of another item says nothing more.
      if let item, item.state(record) == FactColumn.value,
        !families.contains(Int(truncatingIfNeeded: item.number(record)))
      {
        continue
      }
      key[start] += 1
      key.append(UInt64(record - range.lowerBound))
      for (field, column) in zip(list.parts.fields, list.columns) {
        if field.number == list.parts.use.labelField {
          isWhole = appendLabel(column, record, list, subject, subjects, to: &key) && isWhole
        } else {
          append(column, record, field.coding, to: &key)
        }
      }
    }
    return isWhole
  }

  /// Whether what an entry calls a record is the label of the record at hand; false where no record of the list is.
  private func appendLabel(
    _ column: FactColumn?, _ entry: Int, _ list: BoundList, _ subject: Int, _ subjects: Subjects,
    to key: inout [UInt64]
  ) -> Bool {
    guard let column, column.state(entry) == FactColumn.value else {
      key.append(UInt64(column?.state(entry) ?? 0))
      return true
    }
    guard let own = subjects.list, own.list == list.parts.use.labels, let record = subjects.records?[subject],
      column.texts.indices.contains(Int(truncatingIfNeeded: column.number(entry)))
    else { return false }
    let label = own.label(Int(subjects.rows[subject]), Int(record))
    key.append(column.texts[Int(column.number(entry))] == label ? 4 : 5)
    return true
  }

  /// What the entries of a ledger say of support of one content elsewhere: that one is such, or which may be and why that is
  /// not known.
  private func appendElsewhere(
    _ range: Range<Int>, _ list: BoundList, _ elsewhere: ListUse.Elsewhere, to key: inout [UInt64]
  ) {
    let start = key.count
    key.append(1)
    guard let ledger = codes.plan.book.vocabulary.ledger else { return }
    let (items, contents) = (list.column(ledger.item), list.column(ledger.content))
    let instruments = list.column(ledger.instrument)
    for entry in range {
      let named = items.flatMap {
        $0.state(entry) == FactColumn.value ? Int(truncatingIfNeeded: $0.number(entry)) : nil
      }
      .flatMap { codes.plan.received[checked: $0] }
      func isWanted(_ number: Int64) -> Truth { elsewhere.content.map { Truth(Int64($0) == number) } ?? .unknown }
      // A content that is not known is that of the item the entry names.
      let isSame = contents.truth(of: entry, otherwise: named?.content.map(isWanted) ?? .unknown, isWanted)
      let isOther = isOther(instruments, entry, named, elsewhere.instrument)
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

  /// Whether an entry is of another instrument than this one.
  private func isOther(
    _ column: FactColumn?, _ entry: Int, _ named: ColumnPlan.Received?, _ own: InstrumentNumber?
  ) -> Truth {
    if column?.state(entry) == FactColumn.absent { return .no }
    var instrument = named?.instrument
    if let column, column.state(entry) == FactColumn.value {
      instrument = column.texts[checked: Int(truncatingIfNeeded: column.number(entry))].map { InstrumentNumber($0) }
    }
    guard let instrument, let own else { return .unknown }
    return Truth(instrument != own)
  }
}
