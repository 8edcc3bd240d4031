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

  /// What the rows have of a basis, summed up by their numbers, of which there are `count`; nil: nothing.
  public func sums(of basis: Basis, by numbers: [Int], count: Int) -> [MoneyRange?] {
    let (lows, highs) = (lows[basis.rawValue], highs[basis.rawValue])
    var (sumLows, sumHighs) = ([Int64](repeating: -1, count: count), [Int64](repeating: -1, count: count))
    for row in lows.indices where lows[row] >= 0 {
      let number = numbers[row]
      sumLows[number] = max(0, sumLows[number]).clampedSum(lows[row])
      sumHighs[number] = max(0, sumHighs[number]).clampedSum(highs[row])
    }
    return zip(sumLows, sumHighs).map { $0 < 0 ? nil : MoneyRange(low: $0, high: $1 == .max ? nil : $1) }
  }

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
    var seen: UInt8 = 0
    let granted = [Int32](atMost: rows.count) { granted in
      var count = 0
      // Every place is written, whether it counts or not: that would be guessed wrong.
      for place in 0..<rows.count {
        granted[count] = Int32(truncatingIfNeeded: place)
        let isLeft = others.isEmpty ? false : others[place]
        let counts = verdicts[place] == .eligible && !isLeft && (inKind || lows[place] >= 0)
        seen |= counts ? 1 &<< UInt8(truncatingIfNeeded: bases[place].rawValue) : 0
        count &+= counts ? 1 : 0
      }
      return count
    }
    for basis in Basis.allCases where seen & 1 &<< UInt8(truncatingIfNeeded: basis.rawValue) != 0 {
      prepare(basis.rawValue)
      self.lows[basis.rawValue].withEntries { sumLows in
        highs[basis.rawValue].withEntries { sumHighs in
          for number in granted {
            let place = Int(number)
            guard bases[place] == basis else { continue }
            let row = Int(rows[place])
            // What is not in money is nought, and so is what was not there before.
            sumLows[row] = max(0, sumLows[row]).clampedSum(max(0, takenLows[place]))
            sumHighs[row] = max(0, sumHighs[row]).clampedSum(max(0, takenHighs[place]))
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
