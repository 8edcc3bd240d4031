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

  mutating func append(text: String) {
    if let known = textNumbers[text] { return append(.value, known) }
    let number = Int64(texts.count)
    texts.append(text)
    textNumbers[text] = number
    append(.value, number)
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
