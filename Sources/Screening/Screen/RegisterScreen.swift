import Dispatch
import Eligibility
import RuleLanguage

/// Decides the rows of a register, each as `check` would decide its dossier.
///
/// Rows go through column evaluators, one a thread, block by block; which thread decides a block does not depend on how
/// long others take, and no answer on which thread it is.
public final class RegisterScreen {
  /// Who decides: by the column, or each row by itself. Both say the same.
  public enum Engine: String, Sendable, CaseIterable {
    case columns
    case evaluator
  }

  private let decider: RowDecider
  private let workers: [Worker]

  /// How many rows are decided at once at most: what they look at stays in the cache.
  private static let blockSize = 2048

  /// Screens by `book` on `date`, on so many threads; with `items` only these are given back. Where rules on priority
  /// put applicants is found only where it is asked for.
  public init(
    book: RuleBook, on date: CalendarDate, items: [Int]? = nil, priorities: Bool, engine: Engine = .columns,
    threads: Int = 2
  ) {
    let decider = RowDecider(
      book: book, evaluator: Evaluator(book: book), date: date, items: items, hasPriorities: priorities)
    self.decider = decider
    workers = (0..<max(1, threads)).map { _ in
      switch engine {
      case .columns: Worker(.columns(ColumnEvaluator(book: book, on: date, items: items, priorities: priorities)))
      case .evaluator: Worker(.rows)
      }
    }
  }

  /// On how many threads rows are decided.
  public var threads: Int { workers.count }

  /// How often a combination of facts had to be asked of the evaluator.
  public var questions: Int { workers.reduce(0) { $0 + $1.questions } }

  /// The rows of a batch, decided.
  public func rows(of batch: RegisterBatch) -> [ScreenedRow] {
    let size = max(1, min(RegisterScreen.blockSize, (batch.rowCount + workers.count - 1) / workers.count))
    let blocks = (batch.rowCount + size - 1) / size
    let slots = ResultSlots<[ScreenedRow]>(count: blocks)
    let (decider, workers) = (decider, workers)
    let groups = decider.groupColumns(of: batch.layout)
    DispatchQueue.concurrentPerform(iterations: workers.count) { thread in
      for block in stride(from: thread, to: blocks, by: workers.count) {
        let rows = block * size..<min(batch.rowCount, (block + 1) * size)
        slots.put(decider.decided(rows, batch, groups, by: workers[thread]), at: block)
      }
    }
    return slots.results.flatMap { $0 }
  }

  /// The full decision on one row, of the items that are screened.
  public func decision(on dossier: Dossier) -> Decision { decider.decision(on: dossier) }

  /// By what summaries can go: the kind of applicant, the province, and the columns of the register no rule knows.
  public func groupNames(of layout: RegisterTableLayout) -> [String] {
    decider.groupColumns(of: layout).map { layout.columns[$0].header }
  }
}

/// What is needed to decide rows, on whatever thread.
private struct RowDecider: Sendable {
  let book: RuleBook
  let evaluator: Evaluator
  let date: CalendarDate
  let items: [Int]?
  let hasPriorities: Bool

  /// Some rows of a batch, decided.
  func decided(
    _ rows: Range<Int>, _ batch: RegisterBatch, _ columns: [Int], by worker: Worker
  ) -> [ScreenedRow] {
    func groups(of row: Int) -> [String] { columns.map { value(of: $0, batch, row) } }
    switch worker.means {
    case .rows:
      return rows.map { row in
        ScreenedRow(
          decision(on: batch.dossier(row, book)), identifier: batch.identifiers[row], name: batch.names[row],
          groups: groups(of: row), isPart: items != nil, hasPriorities: hasPriorities)
      }
    case .columns(let columns):
      let wanted = items.map { numbers in Set(numbers.map { book.familyOfItem[$0] }) }
      let answers = columns.decide(batch.block(rows, book))
      return rows.enumerated().map { place, row in
        ScreenedRow(
          answers, place, identifier: batch.identifiers[row], name: batch.names[row], groups: groups(of: row),
          items: wanted, book)
      }
    }
  }

  func decision(on dossier: Dossier) -> Decision {
    guard let items else { return evaluator.decide(dossier, on: date) }
    return evaluator.decide(dossier, on: date, only: items)
  }

  func groupColumns(of layout: RegisterTableLayout) -> [Int] {
    let roles = [book.vocabulary.territoryFact, book.vocabulary.kindFact]
    return layout.columns.indices.filter { index in
      switch layout.columns[index].target {
      case .group: true
      case .fact(let reference, _): reference.list == nil && roles.contains(reference.index)
      case .identifier, .name, .list, .ignored: false
      }
    }
  }

  private func value(of index: Int, _ batch: RegisterBatch, _ row: Int) -> String {
    let column = batch.columns[index]
    guard column.states[row] == CellState.value.rawValue else { return "" }
    guard case .fact(let reference, _) = batch.layout.columns[index].target,
      case .symbol(let number) = book.vocabulary.fact(reference).kind
    else { return column.texts[Int(column.numbers[row])] }
    return book.vocabulary.enumerations[number].values[Int(column.numbers[row])].label
  }
}

/// What decides the rows of one thread.
private final class Worker: @unchecked Sendable {
  // SAFETY: a worker is used by the one thread that has its number, and one batch is decided after the other.
  let means: Means

  enum Means {
    case columns(ColumnEvaluator)
    case rows
  }

  init(_ means: Means) { self.means = means }

  var questions: Int {
    switch means {
    case .columns(let columns): columns.questions
    case .rows: 0
    }
  }
}
