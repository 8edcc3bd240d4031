import RuleLanguage

/// Sums of amounts by basis, of each row of a block: amounts of different bases are never added.
public struct BasisTotals {
  private let count: Int
  /// By basis, an entry a row, empty where no row has any: the least, -1 where a row has none, and the most, `Int64.max`
  /// without limit.
  private var lows: [[Int64]]
  private var highs: [[Int64]]

  /// Nothing yet, for so many rows.
  public init(count: Int) {
    self.count = count
    lows = Basis.allCases.map { _ in [] }
    highs = lows
  }

  /// What a row has of a basis; nil: nothing.
  public func total(of row: Int, _ basis: Basis) -> MoneyRange? {
    guard let low = lows[basis.rawValue][checked: row], low >= 0, let high = highs[basis.rawValue][checked: row] else {
      return nil
    }
    return MoneyRange(low: low, high: high == .max ? nil : high)
  }

  /// What a row has.
  public func totals(of row: Int) -> [Basis: MoneyRange] {
    var totals: [Basis: MoneyRange] = [:]
    for basis in Basis.allCases { totals[basis] = total(of: row, basis) }
    return totals
  }

  /// Whether any row has something of a basis.
  public func has(_ basis: Basis) -> Bool { !lows[basis.rawValue].isEmpty }

  /// Adds an amount; `Int64.max` is without limit.
  public mutating func add(_ low: Int64, _ high: Int64, to basis: Basis, of row: Int) {
    let number = basis.rawValue
    if lows[number].isEmpty {
      lows[number] = Array(repeating: -1, count: count)
      highs[number] = Array(repeating: -1, count: count)
    }
    guard lows[number][row] >= 0 else {
      (lows[number][row], highs[number][row]) = (low, high)
      return
    }
    lows[number][row] = lows[number][row].clampedSum(low)
    highs[number][row] = highs[number][row].clampedSum(high)
  }
}
