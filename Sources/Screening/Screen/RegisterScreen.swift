import Dispatch
import Eligibility
import RuleLanguage

/// Decides the rows of a register, each as `check` would decide its dossier.
public struct RegisterScreen: Sendable {
  private let book: RuleBook
  private let evaluator: Evaluator
  private let date: CalendarDate
  private let items: [Int]?

  /// Screens by `book` on `date`; with `items` only these are given back.
  public init(book: RuleBook, on date: CalendarDate, items: [Int]? = nil) {
    self.book = book
    evaluator = Evaluator(book: book)
    self.date = date
    self.items = items
  }

  /// The rows of a batch, decided on as many threads as there are processors.
  public func rows(of batch: RegisterBatch, in register: Register) -> [ScreenedRow] {
    let dossiers = (0..<batch.rowCount).map { register.dossier(batch, $0) }
    let results = RowSlots(count: batch.rowCount)
    let groupColumns = groupColumns(of: batch.layout)
    let step = 16
    DispatchQueue.concurrentPerform(iterations: (batch.rowCount + step - 1) / step) { part in
      for row in part * step..<min(batch.rowCount, (part + 1) * step) {
        let decision = decision(on: dossiers[row])
        results.put(
          ScreenedRow(
            decision, identifier: batch.identifiers[row], name: batch.names[row],
            groups: groupColumns.map { value(of: $0, batch, row) },
            isPart: items != nil), at: row)
      }
    }
    return results.rows
  }

  /// The full decision on one row, of the items that are screened.
  public func decision(on dossier: Dossier) -> Decision {
    guard let items else { return evaluator.decide(dossier, on: date) }
    return evaluator.decide(dossier, on: date, only: items)
  }

  /// By what summaries can go: the kind of applicant, the province, and the columns of the register no rule knows.
  public func groupNames(of layout: RegisterTableLayout) -> [String] {
    groupColumns(of: layout).map { layout.columns[$0].header }
  }

  private func groupColumns(of layout: RegisterTableLayout) -> [Int] {
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

/// The places of the rows of a batch, each filled by one thread.
private final class RowSlots: @unchecked Sendable {
  // SAFETY: each index is written once, by the one thread that decides that row, and read only after all have ended.
  private let slots: UnsafeMutableBufferPointer<ScreenedRow?>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  func put(_ row: ScreenedRow, at index: Int) { slots[index] = row }

  var rows: [ScreenedRow] { slots.compactMap { $0 } }
}
