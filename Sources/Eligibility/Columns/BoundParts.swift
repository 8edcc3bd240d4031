import RuleLanguage

/// What a unit looks at, in the columns of one block: for what cannot be told by a number.
final class BoundParts {
  private let parts: UnitParts
  private let codes: BlockCodes
  /// The codes of each small fact; nil: the block has no such column.
  private let small: [(codes: [UInt16]?, count: Int)]
  private let wide: [(columns: [Int], coding: CellCoding)]
  /// Whether all that the small facts say has a code.
  private let isNumbered: Bool
  private let lists: [BoundList]
  private let numbers: BoundNumbers?

  private final class BoundList {
    let parts: UnitParts.ListParts
    let look: ListLook
    /// What its entries call records.
    let label: FactColumn?
    /// What its entries are compared with: facts with the columns of the applicant's, none of a field of records.
    let compared: [(fact: UnitParts.Wide, columns: [Int])]

    init(_ parts: UnitParts.ListParts, _ codes: BlockCodes) {
      self.parts = parts
      let look = codes.look(at: parts)
      self.look = look
      label = parts.use.labelField.flatMap { look.records?.field($0) }
      compared = parts.compared.map { ($0, $0.reference.list == nil ? codes.columns(of: $0.reference) : []) }
    }
  }

  /// With `numbers` what a computed condition reads.
  init(_ parts: UnitParts, _ codes: BlockCodes, _ numbers: BoundNumbers?) {
    self.parts = parts
    self.codes = codes
    self.numbers = numbers
    small = parts.small.map { (codes.codes($0), $0.count) }
    isNumbered = parts.isNumbered(in: codes)
    // What is said of years nobody looks at bears on nothing; which these are is plain where all rows are judged by one day.
    wide = parts.wide.map { fact in
      let years = fact.years.all(now: parts.now)
      let columns = codes.columns(of: fact.reference).filter { column in
        codes.block.facts[column].year.map { years?.contains($0) ?? true } ?? true
      }
      return (columns, fact.coding)
    }
    lists = parts.lists.map { BoundList($0, codes) }
  }

  /// Whether a computed condition is all that is looked at, besides small facts and the place of the record.
  var isComputedAlone: Bool { parts.isComputedAlone && isNumbered && parts.smallCount <= 1 << 10 }

  /// All that a computed condition came to for a subject, in one word; nil where it does not fit.
  func word(_ subject: Int, _ subjects: Subjects, _ outcomes: ComputedCondition.Outcomes) -> UInt64? {
    let steps = outcomes.steps(subject)
    let place = parts.bearsOnPlace ? subjects.position(subject) ?? 0 : 0
    var year = 0
    if let numbers, numbers.hasReferenceFact { year = numbers.year(Int(subjects.rows[subject])) ?? 0 }
    guard steps < 1 << 32, place < 1 << 6, year < 1 << 12 else { return nil }
    var number: UInt64 = 0
    for fact in small { number = number &* UInt64(fact.count) &+ UInt64(fact.codes?[Int(subjects.rows[subject])] ?? 0) }
    return steps << 32 | number << 20 | UInt64(year) << 8 | UInt64(place) << 2 | outcomes.truth(subject)
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
      key.append(outcomes.steps(subject))
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
    if !isComputed { for fact in wide { appendWide(fact.columns, fact.coding, row, to: &key) } }
    if let records = subjects.records, let list = subjects.list, parts.bearsOnPlace {
      let record = Int(records[subject])
      key.append(UInt64(record - list.range(of: row).lowerBound))
      for field in parts.fields { codes.append(list.field(field.reference.index), record, field.coding, to: &key) }
      if !isComputed {
        for field in parts.wideFields {
          codes.append(list.field(field.reference.index), record, field.coding, to: &key)
        }
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

  private func appendWide(_ columns: [Int], _ coding: CellCoding, _ row: Int, to key: inout [UInt64]) {
    var count: UInt64 = 0
    let start = key.count
    key.append(0)
    for number in columns {
      let column = codes.block.facts[number]
      guard column.state(row) != 0 else { continue }
      count += 1
      key.append(UInt64(column.year ?? 0))
      codes.append(column, row, coding, to: &key)
    }
    key[start] = count
  }

  /// The words of a list; whether they say all that bears on it.
  private func append(_ list: BoundList, _ subject: Int, _ subjects: Subjects, to key: inout [UInt64]) -> Bool {
    let row = Int(subjects.rows[subject])
    guard let records = list.look.records, records.isGiven[row] else {
      key.append(0)
      return true
    }
    if list.parts.isOfRow {
      list.look.append(row, records, codes, to: &key)
      return true
    }
    let range = records.range(of: row)
    let start = key.count
    key.append(1)
    guard list.parts.use.families != nil else {
      key[start] = UInt64(range.count) + 1
      for record in range {
        for (field, column) in zip(list.parts.fields, list.look.columns) {
          codes.append(column, record, field.coding, to: &key)
        }
      }
      return true
    }
    appendCompared(list, subject, subjects, to: &key)
    var isWhole = true
    for record in range where list.look.isLooked(at: record) {
      let label = label(of: record, list, subject, subjects)
      // What was received for another record has nothing in common with this one, whatever else it says.
      if label == .other { continue }
      isWhole = isWhole && label != .untold
      key[start] += 1
      key.append(UInt64(record - range.lowerBound))
      for (field, column) in zip(list.parts.fields, list.look.columns) {
        if field.reference.index == list.parts.use.labelField {
          key.append(column.map { UInt64($0.state(record)) } ?? 0)
        } else {
          codes.append(column, record, field.coding, to: &key)
        }
      }
    }
    return isWhole
  }

  /// What the entries are compared with.
  private func appendCompared(_ list: BoundList, _ subject: Int, _ subjects: Subjects, to key: inout [UInt64]) {
    for (fact, columns) in list.compared {
      if fact.reference.list == nil {
        appendWide(columns, fact.coding, Int(subjects.rows[subject]), to: &key)
      } else if let records = subjects.records, let own = subjects.list {
        codes.append(own.field(fact.reference.index), Int(records[subject]), fact.coding, to: &key)
      }
    }
  }

  /// What an entry calls a record, where it does: the record at hand or another.
  private enum Label {
    case own
    case other
    case notGiven
    /// No record of the list is at hand.
    case untold
  }

  private func label(of entry: Int, _ list: BoundList, _ subject: Int, _ subjects: Subjects) -> Label {
    guard let column = list.label, column.state(entry) == FactColumn.value else { return .notGiven }
    guard let own = subjects.list, own.list == list.parts.use.labels, let record = subjects.records?[subject],
      let text = column.texts[checked: Int(truncatingIfNeeded: column.number(entry))]
    else { return .untold }
    return text == own.label(Int(subjects.rows[subject]), Int(record)) ? .own : .other
  }
}
