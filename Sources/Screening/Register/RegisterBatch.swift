import Eligibility
import RuleLanguage

/// Some rows of a table, by the column.
public struct RegisterBatch: Sendable {
  /// The columns.
  public let layout: RegisterTableLayout
  /// How many rows.
  public internal(set) var rowCount = 0
  /// The line each row starts on.
  public internal(set) var lines: [Int] = []
  /// Whose row each is.
  public internal(set) var identifiers: [String] = []
  /// What the applicant or record of each row is called; empty: nothing is said.
  public internal(set) var names: [String] = []
  /// The cells, an entry a column of the layout; without cells for the identifier, the name and what is left out.
  public internal(set) var columns: [ColumnData]
  /// The records of the rows, one for each list that has a table; none in a batch of records.
  public internal(set) var lists: [ListBatch] = []

  /// A row as a dossier: what the column engine must agree with, and what `--explain` shows.
  public func dossier(_ row: Int, _ book: RuleBook) -> Dossier {
    let vocabulary = book.vocabulary
    let identifier = identifiers[row]
    let name = names[row].isEmpty ? identifier : "\(names[row]) (\(identifier))"
    var dossier = Dossier(name: name, vocabulary: vocabulary)
    give(row, to: &dossier.facts, vocabulary)
    for (index, column) in layout.columns.enumerated() {
      guard case .list(let list) = column.target, columns[index].states[row] == CellState.value.rawValue
      else { continue }
      dossier.lists[list] = []
    }
    for list in lists {
      if let records = list.dossierRecords(of: row, vocabulary) { dossier.lists[list.list] = records }
    }
    return dossier
  }

  /// Adds what a row says to facts, or to the fields of a record.
  func give(_ row: Int, to facts: inout [Given], _ vocabulary: Vocabulary) {
    for (index, column) in layout.columns.enumerated() {
      guard case .fact(let reference, let year) = column.target else { continue }
      let given = columns[index].given(row, vocabulary.fact(reference).kind)
      facts[reference.index] = facts[reference.index].with(given, year: year)
    }
  }

  /// Takes back what was added of a row that is left out.
  mutating func truncate() {
    for index in columns.indices { columns[index].truncate(to: rowCount) }
  }
}
