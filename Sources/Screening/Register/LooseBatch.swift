import Eligibility
import RuleLanguage

/// A batch of which the columns come as they are met: rows need not say the same things.
struct LooseBatch {
  private let list: Int?
  private let vocabulary: Vocabulary
  private var columns: [(key: Key, data: ColumnData)] = []
  private var places: [Key: Int] = [:]
  private var lines: [Int] = []
  private var identifiers = TextCells()
  private var names = TextCells()

  /// What a column is of.
  enum Key: Hashable, Comparable {
    /// A fact, by its place, in a year where it is yearly.
    case fact(Int, year: Int)
    /// Whether a list is empty.
    case list(Int)
    /// A place summaries go by.
    case group(String)

    var isGroup: Bool {
      if case .group = self { true } else { false }
    }

    /// The year of what is said of no year, or of all.
    static let wholeFact = 0
  }

  /// What a row says of a column.
  typealias Cell = (key: Key, says: CellReader.Cell)

  /// Without rows; of the applicants, or of the records of a list.
  init(list: Int?, _ vocabulary: Vocabulary) {
    self.list = list
    self.vocabulary = vocabulary
  }

  /// How many rows there are.
  var rowCount: Int { lines.count }

  /// Adds a column though no row may speak of it.
  mutating func add(_ key: Key) { _ = place(of: key) }

  /// Adds a row.
  mutating func append(_ identifier: String, name: String, line: Int, _ cells: [Cell]) {
    for cell in cells {
      let place = place(of: cell.key)
      columns[place].data.append(cell.says, at: rowCount)
    }
    lines.append(line)
    identifiers.append(identifier)
    names.append(name)
  }

  private mutating func place(of key: Key) -> Int {
    if let known = places[key] { return known }
    var scale: Int64 = 1
    if case .fact(let index, _) = key {
      scale = vocabulary.fact(FactReference(list: list, index: index)).cellScale
    }
    places[key] = columns.count
    columns.append((key, ColumnData(scale: scale)))
    return columns.count - 1
  }

  private func column(_ key: Key) -> RegisterColumn {
    switch key {
    case .fact(let index, let year):
      let reference = FactReference(list: list, index: index)
      let name = vocabulary.fact(reference).name
      return year == Key.wholeFact
        ? RegisterColumn(header: name, target: .fact(reference, year: nil))
        : RegisterColumn(header: "\(name).\(year)", target: .fact(reference, year: year))
    case .list(let list): return RegisterColumn(header: vocabulary.lists[list].name, target: .list(list))
    case .group(let name): return RegisterColumn(header: name, target: .group)
    }
  }

  /// The batch, its columns in the order of the vocabulary.
  func batch() -> RegisterBatch {
    let identifier = RegisterColumn(header: RegisterTableLayout.identifierNames[0], target: .identifier)
    let name = RegisterColumn(header: RegisterTableLayout.nameNames[0], target: .name)
    // Groups as they were added: what all batches have stands in the same places in each.
    let groups = columns.filter { $0.key.isGroup }
    let sorted = columns.filter { !$0.key.isGroup }.sorted { $0.key < $1.key } + groups
    let layout = RegisterTableLayout(
      list: list, columns: [identifier, name] + sorted.map { column($0.key) }, identifier: 0)
    var batch = RegisterBatch(layout: layout, columns: [ColumnData(), ColumnData()])
    for (_, data) in sorted {
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
}

extension ColumnData {
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
