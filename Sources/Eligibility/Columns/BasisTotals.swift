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
    prepare(number)
    guard lows[number][row] >= 0 else {
      (lows[number][row], highs[number][row]) = (low, high)
      return
    }
    lows[number][row] = lows[number][row].clampedSum(low)
    highs[number][row] = highs[number][row].clampedSum(high)
  }

  /// Adds what is left of the amounts of rows that are granted, but for those of `others`, empty where there are none. With
  /// `inKind` what is not in money is nought of its basis.
  public mutating func add(_ column: BlockAnswers.Column, except others: [Bool] = [], inKind: Bool) {
    let (values, rows) = (column.values, column.rows)
    let (verdicts, bases) = (values.verdicts, values.bases)
    let (lows, takenLows, takenHighs) = (values.lows, values.takenLows, values.takenHighs)
    var hasBasis = Basis.allCases.map { _ in false }
    let granted = [Int32](atMost: rows.count) { granted in
      var count = 0
      for place in 0..<rows.count {
        granted[count] = Int32(truncatingIfNeeded: place)
        count &+= verdicts[place] == .eligible ? 1 : 0
      }
      return count
    }
    let places = [Int32](atMost: granted.count) { places in
      var count = 0
      for place in granted where others.isEmpty || !others[Int(place)] {
        guard inKind || lows[Int(place)] >= 0 else { continue }
        places[count] = place
        count &+= 1
        hasBasis[bases[Int(place)].rawValue] = true
      }
      return count
    }
    for basis in Basis.allCases where hasBasis[basis.rawValue] {
      prepare(basis.rawValue)
      self.lows[basis.rawValue].withEntries { sumLows in
        highs[basis.rawValue].withEntries { sumHighs in
          for number in places {
            let place = Int(number)
            guard bases[place] == basis else { continue }
            let row = Int(rows[place])
            let isMoney = lows[place] >= 0
            let low = isMoney ? takenLows[place] : 0
            let high = isMoney ? takenHighs[place] : 0
            let isFirst = sumLows[row] < 0
            sumLows[row] = isFirst ? low : sumLows[row].clampedSum(low)
            sumHighs[row] = isFirst ? high : sumHighs[row].clampedSum(high)
          }
        }
      }
    }
  }

  private mutating func prepare(_ number: Int) {
    guard lows[number].isEmpty else { return }
    lows[number] = Array(repeating: -1, count: count)
    highs[number] = Array(repeating: -1, count: count)
  }
}
