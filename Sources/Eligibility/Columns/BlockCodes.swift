import RuleLanguage

/// The codes of the cells of a block, each column's found once for each way in which it is looked at.
final class BlockCodes {
  let block: RowBlock
  let plan: ColumnPlan
  /// The date of the decision.
  let date: CalendarDate
  private var codes: [Codes]
  private var lists: [ListLook?]
  private let textNumbers: TextNumbers
  /// The columns of each fact of the applicant, the earlier years first.
  private let columnsOfFact: [[Int]]

  private enum Codes {
    case notAsked
    /// The block has no such column.
    case nothing
    case cells([UInt16])
  }

  init(_ block: RowBlock, _ plan: ColumnPlan, _ date: CalendarDate, _ texts: TextNumbers) {
    self.block = block
    self.plan = plan
    self.date = date
    textNumbers = texts
    codes = Array(repeating: .notAsked, count: plan.looks.cellCount)
    lists = Array(repeating: nil, count: plan.looks.listCount)
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

  /// Whether something is said of a fact as a whole where it has a value a year.
  func isSaidOfAllYears(_ fact: Int) -> Bool {
    columnsOfFact[checked: fact]?.contains { block.facts[$0].year == nil } ?? false
  }

  /// The records of a list.
  func records(of list: Int) -> RecordColumns? { block.lists.first { $0.list == list } }

  /// The codes of a column as it is looked at, of all rows or of all records of its list; nil: nothing is said of it.
  func codes(_ small: UnitParts.Small) -> [UInt16]? {
    while codes.count <= small.look { codes.append(.notAsked) }
    switch codes[small.look] {
    case .nothing: return nil
    case .cells(let known): return known
    case .notAsked:
      guard let column = column(small.reference, small.year) else {
        codes[small.look] = .nothing
        return nil
      }
      let found = small.coding.codes(column)
      codes[small.look] = .cells(found)
      return found
    }
  }

  private func column(_ reference: FactReference, _ year: Int?) -> FactColumn? {
    if let list = reference.list { return records(of: list)?.field(reference.index) }
    return columns(of: reference).first { block.facts[$0].year == year }.map { block.facts[$0] }
  }

  /// A list as it is looked at.
  func look(at list: UnitParts.ListParts) -> ListLook {
    while lists.count <= list.look { lists.append(nil) }
    if let known = lists[list.look] { return known }
    let made = ListLook(list, self)
    lists[list.look] = made
    return made
  }

  /// What a list shows each row, as far as that can be numbered.
  func states(of list: UnitParts.ListParts) -> [UInt8] { look(at: list).states(self) }

  /// Whether each row's ledger shows nothing, for sure; none where the vocabulary has no ledger.
  private(set) lazy var emptyLedgers: [Bool] = {
    guard let ledger = plan.book.vocabulary.ledger else { return [] }
    guard let records = records(of: ledger.list) else { return Array(repeating: false, count: block.count) }
    let (isGiven, offsets) = (records.isGiven, records.offsets)
    return [Bool](count: block.count) { isEmpty in
      for row in 0..<block.count { isEmpty[row] = isGiven[row] ? offsets[row &+ 1] == offsets[row] : false }
    }
  }()

  /// The words of a cell, as it is looked at; of none: nought.
  func append(_ column: FactColumn?, _ place: Int, _ coding: CellCoding, to key: inout [UInt64]) {
    guard let column else { return key.append(0) }
    if coding.count == nil {
      appendExact(column, place, to: &key)
    } else {
      key.append(UInt64(coding.code(column.state(place), column.number(place))))
    }
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
