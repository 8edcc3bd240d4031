import RuleLanguage

/// Turns cells into small numbers that say all that bears on what is looked at: 0–3 for what is no value, then the
/// values, or the stretches between the numbers a value is compared with.
struct CellCoding {
  /// What tells one stretch from the next: a cell belongs to the stretch after as many of these as it reaches.
  private let bounds: [Int64]
  /// Whether the value itself is the code.
  private let isValue: Bool
  /// How many codes there can be; nil: too many to be numbered.
  let count: Int?

  /// The codes of a fact, its numbers multiplied by `scale`.
  init(_ use: CellUse, _ kind: FactKind, scale: Int64) {
    switch kind {
    case .truth, .judgement, .paper:
      (bounds, isValue, count) = ([], true, 4 + 2)
    case .symbol:
      (bounds, isValue, count) = ([], true, 4 + Enumeration.limit)
    case .quantity, .date, .text, .instrument, .supportItem:
      if use.isExact {
        (bounds, isValue, count) = ([], true, nil)
      } else {
        bounds = CellCoding.bounds(use.cuts, scale)
        isValue = false
        count = 4 + bounds.count + 1
      }
    }
  }

  /// The code of a cell.
  func code(_ state: UInt8, _ number: Int64) -> UInt32 {
    guard state == FactColumn.value else { return UInt32(state) }
    if isValue { return 4 &+ UInt32(truncatingIfNeeded: number) }
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return 4 &+ UInt32(truncatingIfNeeded: low)
  }

  /// The codes of all cells of a column.
  func codes(_ cells: FactColumn) -> [UInt32] {
    cells.withCells { states, numbers in
      let most = UInt64(max(0, (count ?? 5) - 5))
      return [UInt32](unsafeUninitializedCapacity: states.count) { codes, count in
        if isValue {
          for cell in 0..<states.count {
            // A number no value has is one none has: codes stay below their count.
            let value = 4 &+ UInt32(truncatingIfNeeded: min(UInt64(bitPattern: numbers[cell]), most))
            codes.initializeElement(at: cell, to: states[cell] == FactColumn.value ? value : UInt32(states[cell]))
          }
        } else if bounds.count <= 4 {
          for cell in 0..<states.count { codes.initializeElement(at: cell, to: UInt32(states[cell])) }
          for cell in 0..<states.count where states[cell] == FactColumn.value { codes[cell] = 4 }
          for bound in bounds {
            for cell in 0..<states.count where states[cell] == FactColumn.value && bound <= numbers[cell] {
              codes[cell] &+= 1
            }
          }
        } else {
          for cell in 0..<states.count {
            codes.initializeElement(at: cell, to: code(states[cell], numbers[cell]))
          }
        }
        count = states.count
      }
    }
  }

  /// For each number: where cells begin that are not less, and where those that are more.
  private static func bounds(_ cuts: Set<Ratio>, _ scale: Int64) -> [Int64] {
    var bounds: Set<Int64> = []
    for cut in cuts {
      let (scaled, overflow) = cut.numerator.multipliedReportingOverflow(by: Int128(scale))
      if overflow { continue }
      var floor = scaled / cut.denominator
      let rest = scaled % cut.denominator
      if rest < 0 { floor -= 1 }
      // No cell reaches what does not fit.
      if rest == 0, let bound = Int64(exactly: floor) { bounds.insert(bound) }
      if let bound = Int64(exactly: floor + 1) { bounds.insert(bound) }
    }
    return bounds.sorted()
  }
}

/// The codes of the cells of a block, each column's found once for each use.
final class BlockCodes {
  let block: RowBlock
  let plan: ColumnPlan
  /// The date of the decision.
  let date: CalendarDate
  /// Room for computed numbers.
  let scratch = NumberScratch()
  private var codes: [Key: [UInt32]] = [:]
  private let textNumbers: TextNumbers
  /// The columns of each fact of the applicant, the earlier years first.
  private let columnsOfFact: [[Int]]
  /// Whether each row's ledger shows nothing for sure.
  private var emptyLedgers: [Bool]?

  private struct Key: Hashable {
    /// The list, -1 for facts of the applicant.
    let list: Int
    let column: Int
    let use: CellUse
  }

  init(_ block: RowBlock, _ plan: ColumnPlan, _ date: CalendarDate, _ texts: TextNumbers) {
    self.block = block
    self.plan = plan
    self.date = date
    textNumbers = texts
    var columns: [[Int]] = Array(repeating: [], count: plan.book.vocabulary.facts.count)
    for (number, column) in block.facts.enumerated() where columns.indices.contains(column.reference.index) {
      columns[column.reference.index].append(number)
    }
    for fact in columns.indices where columns[fact].count > 1 {
      columns[fact].sort { (block.facts[$0].year ?? 0, $0) < (block.facts[$1].year ?? 0, $1) }
    }
    columnsOfFact = columns
  }

  /// The columns of a fact of the applicant: one, or one a year.
  func columns(of reference: FactReference) -> [Int] { columnsOfFact[checked: reference.index] ?? [] }

  /// The records of a list.
  func records(of list: Int) -> RecordColumns? { block.lists.first { $0.list == list } }

  /// The codes of a column of the applicant.
  func codes(_ column: Int, _ coding: CellCoding, _ use: CellUse) -> [UInt32] {
    codes(Key(list: -1, column: column, use: use), block.facts[column], coding)
  }

  /// The codes of a field of all records of a list; nil: nothing is said of it.
  func codes(_ field: Int, of records: RecordColumns, _ coding: CellCoding, _ use: CellUse) -> [UInt32]? {
    guard let cells = records.field(field) else { return nil }
    return codes(Key(list: records.list, column: field, use: use), cells, coding)
  }

  private func codes(_ key: Key, _ cells: FactColumn, _ coding: CellCoding) -> [UInt32] {
    if let known = codes[key] { return known }
    let found = coding.codes(cells)
    codes[key] = found
    return found
  }

  /// Whether a row's ledger shows nothing, for sure; nil: the vocabulary has no ledger.
  func isLedgerEmpty(_ row: Int) -> Bool? {
    guard let ledger = plan.book.vocabulary.ledger else { return nil }
    if emptyLedgers == nil {
      let records = records(of: ledger.list)
      emptyLedgers = (0..<block.count).map { row in
        guard let records, records.isGiven[row] else { return false }
        return records.offsets[row + 1] == records.offsets[row]
      }
    }
    return emptyLedgers?[checked: row] ?? false
  }

  /// The words of an exact cell: its state, and its value where it has one. Texts are numbered once for all blocks.
  func appendExact(_ cells: FactColumn, _ row: Int, to key: inout [UInt64]) {
    let state = cells.state(row)
    key.append(UInt64(state))
    guard state == FactColumn.value else { return }
    let number = cells.number(row)
    guard !cells.texts.isEmpty, cells.texts.indices.contains(Int(number)) else {
      return key.append(UInt64(bitPattern: number))
    }
    key.append(textNumbers.number(of: cells.texts[Int(number)]))
  }
}

/// Numbers for texts, the same in every block.
final class TextNumbers {
  private var numbers: [String: UInt64] = [:]

  func number(of text: String) -> UInt64 {
    if let known = numbers[text] { return known }
    let number = UInt64(numbers.count)
    numbers[text] = number
    return number
  }
}
