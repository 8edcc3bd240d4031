import RuleLanguage

/// A batch of which the columns come as they are met: rows need not say the same things.
struct LooseBatch {
  private let list: Int?
  private let vocabulary: Vocabulary
  private var columns: [(column: RegisterColumn, data: ColumnData)] = []
  private var places: [RegisterColumn: Int] = [:]
  private var lines: [Int] = []
  private var identifiers = TextCells()
  private var names = TextCells()

  /// What a row says of a column.
  typealias Cell = (column: RegisterColumn, says: CellReader.Cell)

  /// Without rows; of the applicants, or of the records of a list.
  init(list: Int?, _ vocabulary: Vocabulary) {
    self.list = list
    self.vocabulary = vocabulary
  }

  /// How many rows there are.
  var rowCount: Int { lines.count }

  /// Adds a column though no row may speak of it.
  mutating func add(_ column: RegisterColumn) { _ = place(of: column) }

  /// Adds a row.
  mutating func append(_ identifier: String, name: String, line: Int, _ cells: [Cell]) {
    for cell in cells {
      let place = place(of: cell.column)
      columns[place].data.append(cell.says, at: rowCount)
    }
    lines.append(line)
    identifiers.append(identifier)
    names.append(name)
  }

  private mutating func place(of column: RegisterColumn) -> Int {
    if let known = places[column] { return known }
    var scale: Int64 = 1
    if case .fact(let reference, _) = column.target { scale = ColumnData.scale(of: vocabulary.fact(reference).kind) }
    places[column] = columns.count
    columns.append((column, ColumnData(scale: scale)))
    return columns.count - 1
  }

  /// The batch, its columns in the order of the vocabulary.
  func batch() -> RegisterBatch {
    let identifier = RegisterColumn(header: RegisterTableLayout.identifierNames[0], target: .identifier)
    let name = RegisterColumn(header: RegisterTableLayout.nameNames[0], target: .name)
    let sorted = columns.map { (order: LooseBatch.order($0.column), column: $0.column, data: $0.data) }
      .sorted { $0.order < $1.order }
    let layout = RegisterTableLayout(list: list, columns: [identifier, name] + sorted.map(\.column), identifier: 0)
    var batch = RegisterBatch(layout: layout, columns: [ColumnData(), ColumnData()])
    for (_, _, data) in sorted {
      var whole = data
      whole.appendNothing(count: rowCount - whole.states.count)
      batch.columns.append(whole)
    }
    batch.rowCount = rowCount
    batch.lines = lines
    batch.identifiers = identifiers
    batch.names = names
    return batch
  }

  private static func order(_ column: RegisterColumn) -> (Int, Int, Int) {
    switch column.target {
    case .identifier, .name, .ignored: (0, 0, 0)
    case .fact(let reference, let year): (1, reference.index, year ?? 0)
    case .list(let list): (2, list, 0)
    // Last, so that what all batches have comes before what only some have.
    case .group: (3, RegisterTableLayout.groupNames.firstIndex(of: column.header) ?? 0, 0)
    }
  }
}

extension ColumnData {
  /// By what the numbers of a fact are multiplied.
  static func scale(of kind: FactKind) -> Int64 {
    if case .quantity(let kind) = kind, !kind.isWhole { return ColumnData.parts }
    return 1
  }

  /// Adds what the cell of a row says; the rows before it of which nothing was said say nothing.
  fileprivate mutating func append(_ cell: CellReader.Cell, at row: Int) {
    appendNothing(count: row - states.count)
    switch cell {
    case .state(let state): append(state, 0)
    case .value(let value): append(.value, value)
    case .text(let text): append(.value, number(of: text))
    }
  }
}
