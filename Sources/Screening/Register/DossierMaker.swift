import Eligibility
import RuleLanguage

/// Makes dossiers of the rows of a batch: what is the same for all of them is looked up once.
struct DossierMaker {
  private let batch: RegisterBatch
  private let vocabulary: Vocabulary
  private let cells: [Cell]
  /// The columns that say that a list is empty.
  private let emptyLists: [(column: Int, list: Int)]
  private let lists: [(list: ListBatch, cells: [Cell], fieldCount: Int)]

  /// A column of a fact, or of a field of records.
  private struct Cell {
    let cells: ColumnData
    let fact: Int
    let year: Int?
    let kind: FactKind
  }

  init(_ batch: RegisterBatch, _ vocabulary: Vocabulary) {
    self.batch = batch
    self.vocabulary = vocabulary
    cells = DossierMaker.cells(of: batch, vocabulary)
    emptyLists = batch.layout.columns.enumerated().compactMap { index, column in
      if case .list(let list) = column.target { (index, list) } else { nil }
    }
    lists = batch.lists.map { list in
      (list, DossierMaker.cells(of: list.records, vocabulary), vocabulary.lists[list.list].fields.count)
    }
  }

  private static func cells(of batch: RegisterBatch, _ vocabulary: Vocabulary) -> [Cell] {
    batch.layout.columns.enumerated().compactMap { index, column in
      guard case .fact(let reference, let year) = column.target else { return nil }
      return Cell(
        cells: batch.columns[index], fact: reference.index, year: year, kind: vocabulary.fact(reference).kind)
    }
  }

  /// A row as a dossier.
  func dossier(_ row: Int) -> Dossier {
    let identifier = batch.identifiers[row]
    let name = batch.names[row].isEmpty ? identifier : "\(batch.names[row]) (\(identifier))"
    var dossier = Dossier(name: name, vocabulary: vocabulary)
    DossierMaker.give(row, cells, to: &dossier.facts)
    for (column, list) in emptyLists where batch.columns[column].states[row] == CellState.value.rawValue {
      dossier.lists[list] = []
    }
    for (list, cells, fieldCount) in lists where list.count(of: row) > 0 {
      dossier.lists[list.list] = DossierMaker.records(of: row, list, cells, fieldCount)
    }
    return dossier
  }

  private static func records(of row: Int, _ list: ListBatch, _ cells: [Cell], _ fieldCount: Int) -> [Record] {
    zip(list.offsets[row]..<list.offsets[row + 1], labels(of: row, list)).map { place, label in
      var fields = Array(repeating: Given.notGiven, count: fieldCount)
      give(place, cells, to: &fields)
      return Record(label: label, fields: fields)
    }
  }

  /// What the records of a row are called. The ledger points at records by their labels: they must tell them apart.
  static func labels(of row: Int, _ list: ListBatch) -> [String] {
    // Most have one: nothing is to be told apart from it.
    if list.count(of: row) == 1 {
      let name = list.records.names[list.offsets[row]]
      return [name.isEmpty ? "1" : name]
    }
    var labels: Set<String> = []
    return (list.offsets[row]..<list.offsets[row + 1]).enumerated().map { number, place in
      let name = list.records.names[place]
      var label = name.isEmpty ? "\(number + 1)" : name
      while !labels.insert(label).inserted { label += " (\(number + 1))" }
      return label
    }
  }

  /// Adds what a row says to facts, or to the fields of a record.
  private static func give(_ row: Int, _ cells: [Cell], to facts: inout [Given]) {
    for index in cells.indices where cells[index].cells.states[row] != CellState.notGiven.rawValue {
      let fact = cells[index].fact
      let given = cells[index].cells.given(row, cells[index].kind)
      facts[fact] = cells[index].year == nil ? given : facts[fact].with(given, year: cells[index].year)
    }
  }
}
