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
  private let shortcuts: ColumnShortcuts
  private let workers: [Worker]

  /// How many rows are decided at once at most: what they look at stays in the cache.
  private static let blockSize = 4096

  /// Screens by `book` on `date`, on so many threads; with `items` only these are given back. Where rules on priority
  /// put applicants is found only where it is asked for.
  public init(
    book: RuleBook, on date: CalendarDate, items: [Int]? = nil, priorities: Bool, engine: Engine = .columns,
    threads: Int = 2, shortcuts: ColumnShortcuts = .all
  ) {
    self.shortcuts = shortcuts
    let evaluator = Evaluator(book: book)
    decider = RowDecider(
      book: book, evaluator: evaluator, date: date, items: items, families: items.map(book.families),
      hasPriorities: priorities)
    workers = (0..<max(1, threads)).map { _ in
      switch engine {
      case .columns:
        Worker(
          .columns(
            ColumnEvaluator(evaluator, on: date, items: items, priorities: priorities, shortcuts: shortcuts)))
      case .evaluator: Worker(.rows)
      }
    }
  }

  /// On how many threads rows are decided.
  public var threads: Int { workers.count }

  /// How often a combination of facts had to be asked of the evaluator.
  public var questions: Int { workers.reduce(0) { $0 + $1.questions } }

  /// Into how many blocks a batch falls.
  public func blockCount(of batch: RegisterBatch) -> Int {
    let size = blockSize(of: batch)
    return (batch.rowCount + size - 1) / size
  }

  private func blockSize(of batch: RegisterBatch) -> Int {
    max(1, min(RegisterScreen.blockSize, (batch.rowCount + workers.count - 1) / workers.count))
  }

  /// Decides the rows of a batch and does something with each block of them, on the thread that decided it: the number of
  /// the thread and that of the block are given too.
  public func screen(_ batch: RegisterBatch, _ body: @Sendable (ScreenedBlock, _ thread: Int, _ block: Int) -> Void) {
    let (size, blocks) = (blockSize(of: batch), blockCount(of: batch))
    let (decider, workers) = (decider, workers)
    let groups = batch.layout.groupColumns(decider.book.vocabulary).map { (batch.layout.columns[$0].header, $0) }
    DispatchQueue.concurrentPerform(iterations: workers.count) { thread in
      for block in stride(from: thread, to: blocks, by: workers.count) {
        let rows = block * size..<min(batch.rowCount, (block + 1) * size)
        body(decider.decided(rows, batch, groups, by: workers[thread]), thread, block)
      }
    }
  }

  /// The rows of a batch, decided, each by itself.
  public func rows(of batch: RegisterBatch) -> [ScreenedRow] {
    let slots = ResultSlots<[ScreenedRow]>(count: blockCount(of: batch))
    screen(batch) { block, _, number in slots.put(block.screenedRows(), at: number) }
    return slots.results.flatMap { $0 }
  }

  /// What of a register bears on what is decided: the rest need not be read; nil: all is to be read all the same.
  public var wanted: RegisterColumnSet? {
    guard shortcuts.contains(.columns) else { return nil }
    let reach = decider.evaluator.reach(of: decider.items, priorities: decider.hasPriorities)
    return RegisterColumnSet(facts: reach.facts, lists: reach.lists)
  }

  /// The full decision on one row, of the items that are screened.
  public func decision(on dossier: Dossier) -> Decision { decider.decision(on: dossier) }
}

/// What is needed to decide rows, on whatever thread.
private struct RowDecider: Sendable {
  let book: RuleBook
  let evaluator: Evaluator
  let date: CalendarDate
  let items: [Int]?
  /// The families of these.
  let families: Set<Int>?
  let hasPriorities: Bool

  /// Some rows of a batch, decided.
  func decided(_ rows: Range<Int>, _ batch: RegisterBatch, _ groups: [(name: String, column: Int)], by worker: Worker)
    -> ScreenedBlock
  {
    let answers: BlockAnswers
    switch worker.means {
    case .rows:
      answers = evaluator.answers(
        on: rows.map { batch.dossier($0, book) }, date, items: items, priorities: hasPriorities)
    case .columns(let columns): answers = columns.decide(batch.block(rows, book))
    }
    return ScreenedBlock(answers, batch, rows, groupColumns: groups, wanted: families, book)
  }

  func decision(on dossier: Dossier) -> Decision {
    guard let items else { return evaluator.decide(dossier, on: date) }
    return evaluator.decide(dossier, on: date, only: items)
  }
}

extension RegisterTableLayout {
  /// The columns summaries go by: the kind of applicant, the province, and those no rule knows.
  func groupColumns(_ vocabulary: Vocabulary) -> [Int] {
    let roles = [vocabulary.territoryFact, vocabulary.kindFact]
    return columns.indices.filter { index in
      switch columns[index].target {
      case .group: true
      case .fact(let reference, _): reference.list == nil && roles.contains(reference.index)
      case .identifier, .name, .list, .ignored: false
      }
    }
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
