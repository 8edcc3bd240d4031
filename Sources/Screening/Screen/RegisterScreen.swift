import Dispatch
import Eligibility
import RuleLanguage

/// Decides the rows of a register, each as `check` would decide its dossier.
///
/// Rows go through column evaluators, one a thread, block by block; which thread decides a block does not depend on how
/// long others take, and no answer on which thread it is.
public final class RegisterScreen: @unchecked Sendable {
  // SAFETY: nothing changes but the workers, each of which is used by the one thread that has its number.
  /// Who decides: by the column, or each row by itself. Both say the same.
  public enum Engine: String, Sendable, CaseIterable {
    case columns
    case evaluator
  }

  private let decider: RowDecider
  private let shortcuts: ColumnShortcuts
  private let workers: [Worker]

  /// How many rows are decided at once at most, and how many may be all there are.
  private static let blockSize = 32768
  private static let fewRows = 2048

  /// Screens by `book` on `date`, on so many threads; with `items` only these are given back. Where rules on priority
  /// put applicants is found only where it is asked for, as is what `reasons` leaves out.
  public init(
    book: RuleBook, on date: CalendarDate, items: [Int]? = nil, priorities: Bool, engine: Engine = .columns,
    threads: Int = 2, reasons: ReasonsAsked = .all, shortcuts: ColumnShortcuts = .all
  ) {
    self.shortcuts = shortcuts
    let evaluator = Evaluator(book: book)
    decider = RowDecider(
      book: book, evaluator: evaluator, date: date, items: items, families: items.map(book.families),
      hasPriorities: priorities)
    workers = (0..<max(1, threads)).map { _ in
      switch engine {
      case .columns:
        Worker {
          .columns(
            ColumnEvaluator(
              evaluator, on: date, items: items, priorities: priorities, reasons: reasons, shortcuts: shortcuts))
        }
      case .evaluator: Worker { .rows }
      }
    }
  }

  /// On how many threads rows are decided.
  public var threads: Int { workers.count }

  /// How often a combination of facts had to be asked of the evaluator.
  public var questions: Int { workers.reduce(0) { $0 + $1.questions } }

  // What has been learnt is much; it is taken apart as it was put together.
  deinit {
    DispatchQueue.concurrentPerform(iterations: workers.count) { workers[$0].forget() }
  }

  /// Makes what rows are decided with beside what is done next, before there are any.
  public func prepare() {
    for worker in workers { worker.prepare() }
  }

  /// The blocks a batch falls into: with `divided`, and where it may be all there is, so that there is one for each thread;
  /// else as large as they may be, since what is done once a block is done the less often.
  public func blocks(of batch: RegisterBatch, divided: Bool = false) -> [Range<Int>] {
    let share = (batch.rowCount + threads - 1) / threads
    let isSmall = divided || batch.rowCount <= RegisterScreen.fewRows
    let most = max(1, isSmall ? min(RegisterScreen.blockSize, share) : RegisterScreen.blockSize)
    let count = (batch.rowCount + most - 1) / most
    return (0..<count).map { $0 * batch.rowCount / count..<($0 + 1) * batch.rowCount / count }
  }

  /// Decides rows of a batch. On each thread, told by its number, one block is decided after the other; what has been
  /// learnt there is kept for the next.
  public func decide(_ rows: Range<Int>, of batch: RegisterBatch, on thread: Int) -> ScreenedBlock {
    decider.decided(rows, batch, by: workers[thread])
  }

  /// Decides the rows of a batch and does something with each block of them, on the thread that decided it: the number of
  /// the thread and that of the block are given too.
  func screen(_ batch: RegisterBatch, _ body: @Sendable (ScreenedBlock, _ thread: Int, _ block: Int) -> Void) {
    let blocks = blocks(of: batch, divided: true)
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for block in stride(from: thread, to: blocks.count, by: threads) {
        body(decide(blocks[block], of: batch, on: thread), thread, block)
      }
    }
  }

  /// The rows of a batch, decided, each by itself.
  public func rows(of batch: RegisterBatch) -> [ScreenedRow] {
    let slots = ResultSlots<[ScreenedRow]>(count: blocks(of: batch, divided: true).count)
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
  func decided(_ rows: Range<Int>, _ batch: RegisterBatch, by worker: Worker) -> ScreenedBlock {
    let groups = batch.layout.groupColumns(book.vocabulary).map { (batch.layout.columns[$0].header, $0) }
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
  // SAFETY: a worker is used by the one thread that has its number, and one batch is decided after the other; whoever
  // prepares it has ended before (`preparing`).
  private var made: Means?
  private let make: () -> Means
  private let preparing = DispatchGroup()

  enum Means {
    case columns(ColumnEvaluator)
    case rows
  }

  init(_ make: @escaping () -> Means) { self.make = make }

  /// Makes what it decides with on some thread, once and before it is first used.
  func prepare() {
    DispatchQueue.global().async(group: preparing) { self.made = self.make() }
  }

  /// What it decides with, made when it is first needed.
  var means: Means {
    preparing.wait()
    if let made { return made }
    let found = make()
    made = found
    return found
  }

  /// Forgets what it decides with.
  func forget() {
    preparing.wait()
    made = nil
  }

  var questions: Int {
    switch made {
    case .columns(let columns)?: columns.questions
    case .rows?, nil: 0
    }
  }
}
