import Eligibility
import RuleLanguage

extension RegisterBatch {
  /// Some rows as the column engine takes them.
  func block(_ rows: Range<Int>, _ book: RuleBook) -> RowBlock {
    var facts: [FactColumn] = []
    // The columns that say of lists that they are empty.
    var said: [(list: Int, column: Int)] = []
    for index in layout.columns.indices {
      switch layout.columns[index].target {
      case .fact(let reference, let year):
        if let cells = columns[index].cells(rows, reference, year) { facts.append(cells) }
      case .list(let list): said.append((list, index))
      case .identifier, .name, .group, .ignored: break
      }
    }
    func isEmptySaid(_ list: Int) -> [Bool] {
      self.isEmptySaid(said.filter { $0.list == list }.map(\.column), rows)
    }
    var lists = self.lists.map { $0.columns(rows, isEmptySaid($0.list)) }
    // Lists without a table, of which the register only says that they are empty.
    for (list, _) in said where !lists.contains(where: { $0.list == list }) {
      lists.append(
        RecordColumns(
          list: list, isGiven: isEmptySaid(list), offsets: Array(repeating: 0, count: rows.count + 1), fields: [],
          label: { _, _ in "" }))
    }
    var maker: DossierMaker?
    return RowBlock(count: rows.count, facts: facts, lists: lists) { row, part in
      var dossiers = maker.take() ?? DossierMaker(self, book.vocabulary)
      defer { maker = dossiers }
      let row = rows.lowerBound + row
      return part.map { dossiers.dossier(row, $0) } ?? dossiers.dossier(row)
    }
  }

  /// Whether each row says in one of these columns that a list is empty.
  private func isEmptySaid(_ columns: [Int], _ rows: Range<Int>) -> [Bool] {
    let said = columns.map { self.columns[$0].states }.filter { !$0.isEmpty }
    guard let first = said.first else { return Array(repeating: false, count: rows.count) }
    var result = RegisterBatch.isSaid(first, rows)
    for others in said.dropFirst() {
      let other = RegisterBatch.isSaid(others, rows)
      result.withEntries { result in
        for place in other.indices where other[place] { result[place] = true }
      }
    }
    return result
  }

  /// Whether a value is said in each row.
  private static func isSaid(_ states: [UInt8], _ rows: Range<Int>) -> [Bool] {
    states.withUnsafeBufferPointer { states in
      let own = UnsafeBufferPointer(rebasing: states[rows])
      return [Bool](count: own.count) { result in
        for place in 0..<own.count { result[place] = own[place] == CellState.value.rawValue }
      }
    }
  }
}

extension ListBatch {
  /// The records of some rows.
  fileprivate func columns(_ rows: Range<Int>, _ isEmptySaid: [Bool]) -> RecordColumns {
    let first = offsets[rows.lowerBound]
    let range = first..<offsets[rows.upperBound]
    let offsets = self.offsets.withUnsafeBufferPointer { all in
      let own = UnsafeBufferPointer(rebasing: all[rows.lowerBound...rows.upperBound])
      return [Int32](count: own.count) { offsets in
        for place in 0..<own.count { offsets[place] = Int32(truncatingIfNeeded: own[place] &- first) }
      }
    }
    let isGiven = isEmptySaid.withUnsafeBufferPointer { isEmptySaid in
      offsets.withUnsafeBufferPointer { offsets in
        [Bool](count: rows.count) { isGiven in
          for place in 0..<rows.count {
            // Without a branch: it would be guessed wrong.
            let hasRecords: UInt8 = offsets[place &+ 1] != offsets[place] ? 1 : 0
            isGiven[place] = hasRecords | (isEmptySaid[place] ? 1 : 0) != 0
          }
        }
      }
    }
    var known: (row: Int, labels: [String]) = (-1, [])
    return RecordColumns(
      list: list, isGiven: isGiven, offsets: offsets,
      fields: records.layout.columns.indices.compactMap { index in
        guard case .fact(let reference, let year) = records.layout.columns[index].target else { return nil }
        return records.columns[index].cells(range, reference, year)
      },
      label: { row, record in
        // Mostly it is asked of one record of a row after the other.
        if known.row != row { known = (row, DossierMaker.labels(of: rows.lowerBound + row, self)) }
        let place = record - Int(offsets[row])
        return known.labels.indices.contains(place) ? known.labels[place] : ""
      })
  }
}

extension ColumnData {
  /// Some cells of a fact; nil where the column was not read. The states are numbered as `CellState` is.
  fileprivate func cells(_ rows: Range<Int>, _ reference: FactReference, _ year: Int?) -> FactColumn? {
    guard !states.isEmpty else { return nil }
    return FactColumn(
      reference: reference, year: year, states: states, numbers: numbers, cells: rows, texts: texts, scale: scale)
  }
}
