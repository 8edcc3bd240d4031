import Eligibility
import RuleLanguage

/// The cells of one column, a value a row.
public struct ColumnData: Sendable {
  /// What a cell says, a byte a row (`CellState`).
  public internal(set) var states: [UInt8] = []
  /// The values: 0 and 1 for a truth, the number of a value of an enumeration, a number times `scale`, the number of a
  /// day, of a support item, or of a text in `texts`. Nought where there is none.
  public internal(set) var numbers = CellNumbers()
  /// The texts and instruments that occur, each once.
  public var texts: [String] { numbered.texts }
  /// By what the numbers are multiplied: 1 for whole ones, a million for the others.
  public let scale: Int64
  private var numbered = TextNumbers()

  /// How many parts of one are kept of a number that need not be whole: six places, as the language writes them.
  static let parts = Fact.cellParts

  init(scale: Int64 = 1) { self.scale = scale }

  /// Cells that have been read, of which the texts occur in `texts`.
  init(states: [UInt8], numbers: CellNumbers, texts: [String], scale: Int64) {
    self.states = states
    self.numbers = numbers
    numbered = TextNumbers(texts)
    self.scale = scale
  }

  /// Adds cells of another column of the same fact. What the texts of the other are numbered here is kept in `known`, an
  /// entry a text, -1 where it is not known yet.
  mutating func append(_ rows: Range<Int>, of other: ColumnData, _ known: inout [Int64]) {
    states += other.states[rows]
    guard !other.texts.isEmpty else {
      numbers.append(rows, of: other.numbers)
      return
    }
    if known.isEmpty { known = Array(repeating: -1, count: other.texts.count) }
    for row in rows {
      guard other.states[row] == CellState.value.rawValue else {
        numbers.append(0)
        continue
      }
      let text = Int(other.numbers[row])
      if known[text] < 0 { known[text] = number(of: other.texts[text]) }
      numbers.append(known[text])
    }
  }

  /// The same without cells.
  var emptied: ColumnData { ColumnData(scale: scale) }

  /// Adds cells that say nothing.
  mutating func appendNothing(count: Int) {
    states += repeatElement(CellState.notGiven.rawValue, count: count)
    numbers.appendNoughts(count)
  }

  /// Adds a cell.
  mutating func append(_ state: CellState, _ number: Int64) {
    states.append(state.rawValue)
    numbers.append(number)
  }

  /// The number of a text, which is kept where it is new.
  mutating func number(of text: String) -> Int64 { numbered.number(of: text) }
}

/// What a cell says.
public enum CellState: UInt8, Sendable {
  /// Nothing: the cell is empty.
  case notGiven
  case value
  /// `?`, `không biết`.
  case unknown
  /// `không áp dụng`.
  case notApplicable
}
