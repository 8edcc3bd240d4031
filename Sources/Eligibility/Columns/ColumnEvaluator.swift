import RuleLanguage

/// Decides rows of a register by the column.
///
/// It says what `Evaluator` says of each row, and it is `Evaluator` that says it: what an answer rests on is put into a
/// few small numbers for all rows of a block at once, and the evaluator is asked once for each combination that was never
/// met. Rows that are alike in everything an item looks at are one question. One evaluator serves one thread.
public final class ColumnEvaluator {
  private let plan: ColumnPlan
  private let date: CalendarDate
  private let instruments: [InstrumentColumns]
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
    hasPriorities = priorities
    self.date = date
    let plan = ColumnPlan(book)
    self.plan = plan
    stacking = StackingColumns(plan)
    let wanted = items.map { numbers in
      plan.evaluation.joinedFamilies(with: Set(numbers.compactMap { book.familyOfItem[checked: $0] }))
    }
    let texts = plan.evaluation.items.filter { item in
      guard let wanted else { return true }
      return wanted.contains(book.familyOfItem[checked: item.support.number] ?? item.support.number)
    }
    let known = KnownConditions()
    instruments = Dictionary(grouping: texts) { $0.support.instrument }.sorted { $0.key < $1.key }.map {
      instrument, items in
      InstrumentColumns(
        scope: .instrument(instrument, plan), items: items.map { ItemColumns($0, plan, known) })
    }
  }

  /// What came out for the rows of a block.
  public func decide(_ block: RowBlock) -> BlockAnswers {
    let oracle = BlockOracle(block, plan, date, texts)
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
