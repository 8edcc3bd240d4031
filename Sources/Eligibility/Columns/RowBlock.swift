import RuleLanguage

/// Rows of a register by the column, as the column engine takes them.
public struct RowBlock {
  /// How many rows.
  public let count: Int
  /// What is said of facts, a column each; a yearly fact has one for each year.
  public let facts: [FactColumn]
  /// What is said of lists.
  public let lists: [RecordColumns]
  /// A row as a dossier, or a part of it: what is asked where a combination of facts was never met before.
  public let dossier: (Int, DossierPart?) -> Dossier

  /// Rows with their columns.
  public init(
    count: Int, facts: [FactColumn], lists: [RecordColumns], dossier: @escaping (Int, DossierPart?) -> Dossier
  ) {
    self.count = count
    self.facts = facts
    self.lists = lists
    self.dossier = dossier
  }
}

/// The cells of one fact, or of one field of records. A class, because it is looked at for every row.
public final class FactColumn {
  /// The fact.
  public let reference: FactReference
  /// The year, of a yearly fact; nil: of the fact as a whole.
  public let year: Int?
  /// The texts that occur.
  public let texts: [String]
  /// By what numbers are multiplied, at least 1.
  public let scale: Int64
  /// How many cells.
  public let count: Int
  /// The cells of a larger column, and which is the first of these.
  private let states: [UInt8]
  private let numbers: CellNumbers
  private let first: Int

  /// Some cells of a column. A state says 0 nothing, 1 a value, 2 that it is not known, 3 that it does not apply; a number
  /// is 0 or 1 for a truth, the number of a value of an enumeration or of a day, a number times `scale`, the place of a text
  /// in `texts`. Both have an entry for every cell.
  public init(
    reference: FactReference, year: Int?, states: [UInt8], numbers: CellNumbers, cells: Range<Int>, texts: [String],
    scale: Int64
  ) {
    let inside = cells.clamped(to: 0..<min(states.count, numbers.count))
    self.reference = reference
    self.year = year
    self.states = states
    self.numbers = numbers
    first = inside.lowerBound
    count = inside.count
    self.texts = texts
    self.scale = scale
  }

  /// What a cell says.
  func state(_ cell: Int) -> UInt8 { states[first + cell] }

  /// The value of a cell.
  func number(_ cell: Int) -> Int64 { numbers[first + cell] }

  /// The values of all cells, as they are kept.
  enum Numbers {
    case bytes(UnsafeBufferPointer<UInt8>)
    case words(UnsafeBufferPointer<Int64>)
  }

  /// Does something with all cells: what they say, and their values.
  @inline(__always)
  func withCells<Result>(_ body: (UnsafeBufferPointer<UInt8>, Numbers) -> Result) -> Result {
    states.withUnsafeBufferPointer { states in
      let states = UnsafeBufferPointer(rebasing: states[first..<first + count])
      switch numbers {
      case .bytes(let bytes):
        return bytes.withUnsafeBufferPointer { bytes in
          body(states, .bytes(UnsafeBufferPointer(rebasing: bytes[first..<first + count])))
        }
      case .words(let words):
        return words.withUnsafeBufferPointer { words in
          body(states, .words(UnsafeBufferPointer(rebasing: words[first..<first + count])))
        }
      }
    }
  }

  /// The state of a cell that holds a value.
  static let value: UInt8 = 1
  /// The state of a cell that says that the fact does not apply.
  static let absent: UInt8 = 3
}

extension FactColumn? {
  /// Whether a cell is as wanted: where it holds no value as `otherwise` says, and surely not where it does not apply.
  @inline(__always)
  func truth(of cell: Int, otherwise: Truth = .unknown, _ isWanted: (Int64) -> Truth) -> Truth {
    guard let self else { return otherwise }
    switch self.state(cell) {
    case FactColumn.value: return isWanted(self.number(cell))
    case FactColumn.absent: return .no
    default: return otherwise
    }
  }
}

/// The records of one list of all rows of a block.
public final class RecordColumns {
  /// The list.
  public let list: Int
  /// Whether each row says anything of the list.
  public let isGiven: [Bool]
  /// Where each row's records begin; one more than rows.
  public let offsets: [Int32]
  /// The fields.
  public let fields: [FactColumn]
  /// What a record of a row is called, by its place among the records of all rows.
  let label: (_ row: Int, _ record: Int) -> String

  /// The records of a list.
  public init(
    list: Int, isGiven: [Bool], offsets: [Int32], fields: [FactColumn],
    label: @escaping (_ row: Int, _ record: Int) -> String
  ) {
    self.label = label
    self.list = list
    self.isGiven = isGiven
    self.offsets = offsets
    self.fields = fields
  }

  /// The rows that have records, ascending.
  private(set) lazy var filledRows: [Int32] = offsets.withUnsafeBufferPointer { offsets in
    let rowCount = max(0, offsets.count - 1)
    return [Int32](atMost: rowCount) { filled in
      var count = 0
      // Every row is written, whether it counts or not: that would be guessed wrong.
      for row in 0..<rowCount {
        filled[count] = Int32(truncatingIfNeeded: row)
        // Nought less something is negative: its highest bit is set.
        let negative = UInt32(bitPattern: offsets[row] &- offsets[row &+ 1])
        count &+= Int(truncatingIfNeeded: negative &>> 31)
      }
      return count
    }
  }

  /// The records of a row, by their places in the list.
  func range(of row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }

  /// The cells of a field; nil: nothing is said of it.
  func field(_ number: Int) -> FactColumn? { fields.first { $0.reference.index == number } }
}
