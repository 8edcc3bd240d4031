import RuleLanguage

/// Decides rows of a register by the column.
///
/// It says what `Evaluator` says of each row. Conditions are taken apart down to what looks at facts; there each combination
/// of what is looked at is asked of the evaluator once and then looked up, and what is put together from parts is stepped
/// through by number. Amounts are computed by the column. One evaluator serves one thread.
public final class ColumnEvaluator {
  private let plan: ColumnPlan
  private let date: CalendarDate
  private let items: [Int: [ItemPlan]]
  private var instruments: [InstrumentColumns] = []
  private let stacking: StackingColumns
  private let priorities: PriorityColumns?
  private let texts = TextNumbers()
  /// How often the evaluator was asked, over all blocks.
  public private(set) var questions = 0

  /// States that are kept at most: some hundred bytes each.
  private static let stateLimit = 1 << 19

  /// The items of one instrument.
  private struct InstrumentColumns {
    let scope: ScopeColumns<InstrumentScope>
    let items: [ItemColumns]
  }

  /// Prepares what an evaluator decides for decisions on one date; with `items` only these, and those rules join them
  /// with, are looked at. With `priorities` it says where the rules on priority put each row; `reasons` is what may be asked
  /// of why they come out as they do.
  public init(
    _ evaluator: Evaluator, on date: CalendarDate, items: [Int]? = nil, priorities: Bool = false,
    reasons: ReasonsAsked = .all, shortcuts: ColumnShortcuts = .all
  ) {
    self.date = date
    let book = evaluator.book
    let plan = ColumnPlan(evaluator, on: date, shortcuts, reasons)
    self.plan = plan
    // Of some items only what rows have in all of all items is of no use.
    stacking = StackingColumns(plan, addsUp: items == nil)
    self.priorities = priorities ? PriorityColumns(plan) : nil
    let wanted = items.map { plan.evaluation.families(joinedWith: $0, in: book) }
    let texts = plan.evaluation.items.filter { item in
      guard let wanted else { return true }
      return wanted.contains(book.familyOfItem[checked: item.support.number] ?? item.support.number)
    }
    self.items = Dictionary(grouping: texts) { $0.support.instrument }
    build()
  }

  private func build() {
    let known = KnownConditions()
    instruments = items.sorted { $0.key < $1.key }.map { instrument, items in
      let scope = ScopeColumns(instrument: instrument, plan)
      return InstrumentColumns(scope: scope, items: items.map { ItemColumns($0, plan, on: date, scope, known) })
    }
  }

  /// What came out for the rows of a block.
  public func decide(_ block: RowBlock) -> BlockAnswers {
    // Memory does not grow with the register: what was learnt is learnt anew when it is too much.
    if instruments.reduce(0, { $0 + $1.items.reduce(0) { $0 + $1.stateCount } }) > ColumnEvaluator.stateLimit {
      build()
    }
    let oracle = BlockOracle(block, plan, date, texts)
    let rows = oracle.subjects((0..<block.count).map { Int32(truncatingIfNeeded: $0) })
    var columns: [BlockAnswers.Column] = []
    for instrument in instruments {
      let scopes = instrument.scope.numbers(of: rows, oracle)
      let selection = oracle.selection(of: rows, scopes, where: instrument.scope.truths.map { $0 != .no })
      guard !selection.places.isEmpty else { continue }
      let subjects = selection.subjects
      let ownScopes = selection.scopes(scopes, of: rows)
      for item in instrument.items {
        if let column = item.answers(of: subjects, instrumentScope: ownScopes, oracle) { columns.append(column) }
      }
    }
    columns.sort { $0.item < $1.item }
    var result = BlockAnswers(rowCount: block.count, columns: columns)
    stacking.stack(&result, oracle)
    priorities?.rank(result, oracle)
    questions += oracle.questions
    return result
  }
}
