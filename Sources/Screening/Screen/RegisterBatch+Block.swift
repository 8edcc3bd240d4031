import Eligibility
import RuleLanguage

extension RegisterBatch {
  /// Some rows as the column engine takes them.
  func block(_ rows: Range<Int>, _ book: RuleBook) -> RowBlock {
    let facts = layout.columns.indices.compactMap { index -> FactColumn? in
      guard case .fact(let reference, let year) = layout.columns[index].target else { return nil }
      return columns[index].cells(rows, reference, year)
    }
    var lists = self.lists.map { list in list.columns(rows, isEmptySaid(list.list, rows)) }
    // Lists without a table, of which the register only says that they are empty.
    for column in layout.columns {
      guard case .list(let list) = column.target, !lists.contains(where: { $0.list == list }) else { continue }
      lists.append(
        RecordColumns(
          list: list, isGiven: isEmptySaid(list, rows), offsets: Array(repeating: 0, count: rows.count + 1),
          fields: [], label: { _, _ in "" }))
    }
    let dossiers = DossierMaker(self, book.vocabulary)
    return RowBlock(count: rows.count, facts: facts, lists: lists) { dossiers.dossier(rows.lowerBound + $0) }
  }

  /// Whether each row says that a list is empty.
  private func isEmptySaid(_ list: Int, _ rows: Range<Int>) -> [Bool] {
    var result = [Bool](repeating: false, count: rows.count)
    for (index, column) in layout.columns.enumerated() where column.target == .list(list) {
      let states = columns[index].states
      guard !states.isEmpty else { continue }
      for (place, row) in rows.enumerated() where states[row] == CellState.value.rawValue { result[place] = true }
    }
    return result
  }
}

extension ListBatch {
  /// The records of some rows.
  fileprivate func columns(_ rows: Range<Int>, _ isEmptySaid: [Bool]) -> RecordColumns {
    let first = offsets[rows.lowerBound]
    let range = first..<offsets[rows.upperBound]
    let own = offsets[rows.lowerBound...rows.upperBound].map { $0 - first }
    return RecordColumns(
      list: list, isGiven: isEmptySaid.indices.map { isEmptySaid[$0] || own[$0 + 1] > own[$0] }, offsets: own,
      fields: records.layout.columns.indices.compactMap { index in
        guard case .fact(let reference, let year) = records.layout.columns[index].target else { return nil }
        return records.columns[index].cells(range, reference, year)
      },
      label: { row, record in
        let labels = DossierMaker.labels(of: rows.lowerBound + row, self)
        let place = record - own[row]
        return labels.indices.contains(place) ? labels[place] : ""
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
