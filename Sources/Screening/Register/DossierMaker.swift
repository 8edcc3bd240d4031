import Eligibility
import RuleLanguage

/// Makes dossiers of the rows of a batch: what is the same for all of them is looked up once.
struct DossierMaker {
  private let batch: RegisterBatch
  private let vocabulary: Vocabulary
  private let cells: [Cell]
  /// The cells of each fact: one, or one a year.
  private let cellsOfFact: [[Int]]
  /// The columns that say that a list is empty.
  private let emptyLists: [(column: Int, list: Int)]
  private let lists: [List]
  /// The dossier of which parts are given, and what is given now: to make it anew for every question takes longer than to
  /// answer most.
  private var partial: Dossier
  private var given: DossierPart?

  /// A column of a fact, or of a field of records.
  private struct Cell {
    let cells: ColumnData
    let fact: Int
    let year: Int?
    let kind: FactKind
  }

  /// A list with the columns of its fields. A class, so that looking at one copies nothing.
  private final class List {
    let batch: ListBatch
    let cells: [Cell]
    let fieldCount: Int

    init(_ batch: ListBatch, _ vocabulary: Vocabulary) {
      self.batch = batch
      cells = DossierMaker.cells(of: batch.records, vocabulary)
      fieldCount = vocabulary.lists[batch.list].fields.count
    }

    /// The records of a row.
    func records(of row: Int) -> [Record] {
      zip(batch.offsets[row]..<batch.offsets[row + 1], DossierMaker.labels(of: row, batch)).map { place, label in
        var fields = Array(repeating: Given.notGiven, count: fieldCount)
        for index in cells.indices { DossierMaker.give(place, cells[index], to: &fields) }
        return Record(label: label, fields: fields)
      }
    }
  }

  init(_ batch: RegisterBatch, _ vocabulary: Vocabulary) {
    self.batch = batch
    self.vocabulary = vocabulary
    let cells = DossierMaker.cells(of: batch, vocabulary)
    self.cells = cells
    var cellsOfFact: [[Int]] = Array(repeating: [], count: vocabulary.facts.count)
    for index in cells.indices { cellsOfFact[cells[index].fact].append(index) }
    self.cellsOfFact = cellsOfFact
    emptyLists = batch.layout.columns.enumerated().compactMap { index, column in
      if case .list(let list) = column.target { (index, list) } else { nil }
    }
    lists = batch.lists.map { List($0, vocabulary) }
    partial = Dossier(name: "", vocabulary: vocabulary)
  }

  private static func cells(of batch: RegisterBatch, _ vocabulary: Vocabulary) -> [Cell] {
    batch.layout.columns.enumerated().compactMap { index, column in
      guard case .fact(let reference, let year) = column.target else { return nil }
      return Cell(
        cells: batch.columns[index], fact: reference.index, year: year, kind: vocabulary.fact(reference).kind)
    }
  }

  /// As much of a row as a question looks at, without a name.
  mutating func dossier(_ row: Int, _ part: DossierPart) -> Dossier {
    for fact in given?.facts ?? [] { partial.facts[fact] = .notGiven }
    for list in given?.lists ?? [] { partial.lists[list] = nil }
    given = part
    for fact in part.facts {
      for index in cellsOfFact[fact] { DossierMaker.give(row, cells[index], to: &partial.facts) }
    }
    giveLists(row, to: &partial) { part.lists.contains($0) }
    return partial
  }

  /// A row as a dossier.
  func dossier(_ row: Int) -> Dossier {
    let identifier = batch.identifiers[row]
    let name = batch.names[row].isEmpty ? identifier : "\(batch.names[row]) (\(identifier))"
    var dossier = Dossier(name: name, vocabulary: vocabulary)
    for index in cells.indices { DossierMaker.give(row, cells[index], to: &dossier.facts) }
    giveLists(row, to: &dossier) { _ in true }
    return dossier
  }

  private func giveLists(_ row: Int, to dossier: inout Dossier, where isWanted: (Int) -> Bool) {
    for (column, list) in emptyLists
    where isWanted(list) && batch.columns[column].states[row] == CellState.value.rawValue {
      dossier.lists[list] = []
    }
    for list in lists where isWanted(list.batch.list) && list.batch.count(of: row) > 0 {
      dossier.lists[list.batch.list] = list.records(of: row)
    }
  }

  /// What the records of a row are called. The ledger points at records by their labels: they must tell them apart.
  static func labels(of row: Int, _ list: ListBatch) -> [String] {
    // Most have one: nothing is to be told apart from it.
    if list.count(of: row) == 1 {
      let name = list.records.names[list.offsets[row]]
      return [name.isEmpty ? "1" : name]
    }
    var labels: [String] = []
    // Many are told apart by a set; of few, comparing them one by one is less work.
    var known: Set<String>? = list.count(of: row) > 8 ? [] : nil
    for (number, place) in (list.offsets[row]..<list.offsets[row + 1]).enumerated() {
      let name = list.records.names[place]
      var label = name.isEmpty ? "\(number + 1)" : name
      while known?.contains(label) ?? labels.contains(label) { label += " (\(number + 1))" }
      known?.insert(label)
      labels.append(label)
    }
    return labels
  }

  /// Adds what a row says in a column to facts, or to the fields of a record.
  private static func give(_ row: Int, _ cell: Cell, to facts: inout [Given]) {
    guard cell.cells.states[row] != CellState.notGiven.rawValue else { return }
    let given = cell.cells.given(row, cell.kind)
    facts[cell.fact] = cell.year == nil ? given : facts[cell.fact].with(given, year: cell.year)
  }
}
