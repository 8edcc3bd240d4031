import RuleLanguage

/// Decides rows of a register by the column.
///
/// It says what `Evaluator` says of each row, and it is `Evaluator` that says it: what an answer rests on is put into a
/// few small numbers for all rows of a block at once, and the evaluator is asked once for each combination that was never
/// met. Rows that are alike in everything an item looks at are one question. One evaluator serves one thread.
public final class ColumnEvaluator {
  private let book: RuleBook
  private let plan: EvaluationPlan
  private let date: CalendarDate
  private var instruments: [InstrumentColumns]
  private let stacking: StackingColumns
  private let texts = TextNumbers()
  private let hasPriorities: Bool
  /// How often the evaluator was asked, over all blocks.
  public private(set) var questions = 0

  /// The items of one instrument.
  private struct InstrumentColumns {
    let scope: ScopeColumns
    let items: [ItemColumns]
  }

  /// Prepares a rule book for decisions on one date; with `items` only these, and those rules join them with, are looked
  /// at. With `priorities` it says where the rules on priority put each row.
  public init(book: RuleBook, on date: CalendarDate, items: [Int]? = nil, priorities: Bool = false) {
    self.book = book
    hasPriorities = priorities
    self.date = date
    let plan = EvaluationPlan(book)
    self.plan = plan
    stacking = StackingColumns(book, plan)
    let wanted = items.map { numbers in
      plan.joinedFamilies(with: Set(numbers.compactMap { book.familyOfItem[checked: $0] }))
    }
    let texts = plan.items.filter { item in
      guard let wanted else { return true }
      return wanted.contains(book.familyOfItem[checked: item.support.number] ?? item.support.number)
    }
    let known = KnownConditions()
    instruments = Dictionary(grouping: texts) { $0.support.instrument }.sorted { $0.key < $1.key }.map {
      instrument, items in
      InstrumentColumns(
        scope: .instrument(instrument, book, plan), items: items.map { ItemColumns($0, book, plan, known) })
    }
  }

  /// What came out for the rows of a block.
  public func decide(_ block: RowBlock) -> BlockAnswers {
    let oracle = BlockOracle(block, book, plan, date, texts)
    let rows = oracle.subjects((0..<block.count).map { Int32(truncatingIfNeeded: $0) })
    var columns: [BlockAnswers.Column] = []
    for instrument in instruments {
      let scopes = instrument.scope.numbers(of: rows, oracle)
      var kept: [Int32] = []
      var keptScopes: [Int32] = []
      for (row, scope) in zip(rows.rows, scopes) where instrument.scope.truths[Int(scope)] != .no {
        kept.append(row)
        keptScopes.append(scope)
      }
      guard !kept.isEmpty else { continue }
      let subjects = oracle.subjects(kept)
      for item in instrument.items {
        item.forgetIfLarge()
        let (rows, answers) = item.answers(
          of: subjects, instrumentScope: keptScopes, instrument.scope.truths, oracle)
        guard !rows.isEmpty else { continue }
        columns.append(BlockAnswers.Column(item: item.number, rows: rows, places: answers, answers: item.answers))
      }
    }
    columns.sort { $0.item < $1.item }
    var result = BlockAnswers(rowCount: block.count, columns: columns)
    stacking.forgetIfLarge()
    result.stack(with: stacking, oracle)
    if hasPriorities { result.rank(oracle) }
    questions += oracle.questions
    return result
  }
}

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
