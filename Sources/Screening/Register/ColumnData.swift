import RuleLanguage

/// The cells of one column, a value a row.
public struct ColumnData: Sendable {
  /// What a cell says, a byte a row (`CellState`).
  public internal(set) var states: [UInt8] = []
  /// The values: 0 and 1 for a truth, the number of a value of an enumeration, a number times `scale`, the number of a
  /// day, of a support item, or of a text in `texts`. Nought where there is none.
  public internal(set) var numbers: [Int64] = []
  /// The texts and instruments that occur, each once.
  public internal(set) var texts: [String] = []
  /// By what the numbers are multiplied: 1 for whole ones, a million for the others.
  public let scale: Int64
  private var textNumbers: [String: Int64] = [:]

  /// How many parts of one are kept of a number that need not be whole: six places, as the language writes them.
  static let parts: Int64 = 1_000_000

  init(scale: Int64 = 1) { self.scale = scale }

  mutating func append(_ state: CellState, _ number: Int64 = 0) {
    states.append(state.rawValue)
    numbers.append(number)
  }

  /// Takes back what was added after the first `count` cells.
  mutating func truncate(to count: Int) {
    states.removeLast(max(0, states.count - count))
    numbers.removeLast(max(0, numbers.count - count))
  }

  /// Adds cells of another column of the same fact.
  mutating func append(_ rows: Range<Int>, of other: ColumnData) {
    states += other.states[rows]
    guard !other.texts.isEmpty else {
      numbers += other.numbers[rows]
      return
    }
    for row in rows {
      let isText = other.states[row] == CellState.value.rawValue
      numbers.append(isText ? number(of: other.texts[Int(other.numbers[row])]) : 0)
    }
  }

  /// Adds cells that say nothing.
  mutating func appendNothing(count: Int) {
    states += repeatElement(CellState.notGiven.rawValue, count: count)
    numbers += repeatElement(0, count: count)
  }

  mutating func append(text: String) { append(.value, number(of: text)) }

  private mutating func number(of text: String) -> Int64 {
    if let known = textNumbers[text] { return known }
    let number = Int64(texts.count)
    texts.append(text)
    textNumbers[text] = number
    return number
  }
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
