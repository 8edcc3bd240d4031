import RuleLanguage

/// Rows of a register by the column, as the column engine takes them.
public struct RowBlock {
  /// How many rows.
  public let count: Int
  /// What is said of facts, a column each; a yearly fact has one for each year.
  public let facts: [FactColumn]
  /// What is said of lists.
  public let lists: [RecordColumns]
  /// A row as a dossier: what is asked where a combination of facts was never met before.
  public let dossier: (Int) -> Dossier

  /// Rows with their columns.
  public init(count: Int, facts: [FactColumn], lists: [RecordColumns], dossier: @escaping (Int) -> Dossier) {
    self.count = count
    self.facts = facts
    self.lists = lists
    self.dossier = dossier
  }
}

/// The cells of one fact, or of one field of records.
public struct FactColumn {
  /// The fact.
  public let reference: FactReference
  /// The year, of a yearly fact; nil: of the fact as a whole.
  public let year: Int?
  /// What each cell says: 0 nothing, 1 a value, 2 that it is not known, 3 that it does not apply.
  public let states: [UInt8]
  /// The values: 0 and 1 for a truth, the number of a value of an enumeration or of a day, a number times `scale`, the
  /// place of a text in `texts`.
  public let numbers: [Int64]
  /// The texts that occur.
  public let texts: [String]
  /// By what numbers are multiplied, at least 1.
  public let scale: Int64

  /// A column.
  public init(
    reference: FactReference, year: Int?, states: [UInt8], numbers: [Int64], texts: [String], scale: Int64
  ) {
    self.reference = reference
    self.year = year
    self.states = states
    self.numbers = numbers
    self.texts = texts
    self.scale = scale
  }

  /// The state of a cell that holds a value.
  static let value: UInt8 = 1
}

/// The records of one list of all rows of a block.
public struct RecordColumns {
  /// The list.
  public let list: Int
  /// Whether each row says anything of the list.
  public let isGiven: [Bool]
  /// Where each row's records begin; one more than rows.
  public let offsets: [Int]
  /// The fields.
  public let fields: [FactColumn]

  /// The records of a list.
  public init(list: Int, isGiven: [Bool], offsets: [Int], fields: [FactColumn]) {
    self.list = list
    self.isGiven = isGiven
    self.offsets = offsets
    self.fields = fields
  }
}
