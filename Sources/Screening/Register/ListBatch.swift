import Eligibility
import RuleLanguage

/// The records of one list, of the rows of a batch.
public struct ListBatch: Sendable {
  /// The number of the list in the vocabulary.
  public let list: Int
  /// Where each row's records begin in `records`; one more than rows.
  public let offsets: [Int]
  /// The records, in the order of the rows and, for a row, of the file.
  public let records: RegisterBatch

  /// How many records a row has.
  public func count(of row: Int) -> Int { offsets[row + 1] - offsets[row] }

  /// The records of a row as those of a dossier; nil where there are none.
  func dossierRecords(of row: Int, _ vocabulary: Vocabulary) -> [Record]? {
    guard count(of: row) > 0 else { return nil }
    var labels: Set<String> = []
    return (offsets[row]..<offsets[row + 1]).enumerated().map { number, place in
      var fields = Array(repeating: Given.notGiven, count: vocabulary.lists[list].fields.count)
      records.give(place, to: &fields, vocabulary)
      // The ledger points at records by their labels: they must tell them apart.
      var label = records.names[place].isEmpty ? "\(number + 1)" : records.names[place]
      while !labels.insert(label).inserted { label += " (\(number + 1))" }
      return Record(label: label, fields: fields)
    }
  }
}
