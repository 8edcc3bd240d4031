import RuleLanguage

/// What came out for the rows of a block.
public struct BlockAnswers {
  /// How many rows.
  public let rowCount: Int
  /// The items, each with the rows it is not out of scope for, in the order of the book.
  public private(set) var columns: [Column]
  /// What the granted items of each row come to, by basis.
  public private(set) var totals: [[Basis: MoneyRange]]
  /// Of each row, the columns it stands in and its place in each.
  private let places: [[(column: Int, place: Int)]]

  /// What came out for one item.
  public struct Column {
    /// The item, by number.
    public let item: Int
    /// The rows, ascending.
    public let rows: [Int32]
    let places: [Int32]
    let answers: [ItemAnswer]
    /// What stacking made of each; nil where the item is not granted.
    public internal(set) var stacked: [StackedAnswer?]
    /// Where the rules on priority put each; empty where that was not asked for.
    var priorities: [[PriorityFinding]] = []

    init(item: Int, rows: [Int32], places: [Int32], answers: [ItemAnswer]) {
      self.item = item
      self.rows = rows
      self.places = places
      self.answers = answers
      stacked = Array(repeating: nil, count: rows.count)
    }

    /// The answer for the row at a place.
    public func answer(at place: Int) -> ItemAnswer { answers[Int(places[place])] }
  }

  init(rowCount: Int, columns: [Column]) {
    self.rowCount = rowCount
    self.columns = columns
    var places: [[(column: Int, place: Int)]] = Array(repeating: [], count: rowCount)
    for (column, items) in columns.enumerated() {
      for (place, row) in items.rows.enumerated() { places[Int(row)].append((column, place)) }
    }
    self.places = places
    totals = Array(repeating: [:], count: rowCount)
  }

  mutating func stack(with stacking: StackingColumns, _ oracle: BlockOracle) {
    for row in 0..<rowCount {
      let granted = places[row].filter { columns[$0.column].answer(at: $0.place).verdict.mayBeGranted }
      guard !granted.isEmpty else { continue }
      let (answers, totals) = stacking.stack(
        granted.map { columns[$0.column].answer(at: $0.place) }, row: row, oracle)
      for (at, answer) in zip(granted, answers) { columns[at.column].stacked[at.place] = answer }
      self.totals[row] = totals
    }
  }

  mutating func rank(_ oracle: BlockOracle) {
    for column in columns.indices {
      let items = columns[column]
      columns[column].priorities = items.rows.indices.map { place in
        switch items.answer(at: place).verdict {
        case .eligible, .undetermined: oracle.evaluation(of: Int(items.rows[place])).priority(of: items.item)
        case .ineligible, .outOfScope, .conflict: []
        }
      }
    }
  }

  /// What came out for a row: the items it is not out of scope for, with what stacking made of each.
  public func row(
    _ row: Int
  ) -> [(item: Int, answer: ItemAnswer, stacked: StackedAnswer?, priority: [PriorityFinding])] {
    places[row].map { column, place in
      let items = columns[column]
      return (
        items.item, items.answer(at: place), items.stacked[place],
        items.priorities.isEmpty ? [] : items.priorities[place]
      )
    }
  }
}
