import RuleLanguage

/// What came out for the rows of a block, by the column.
public struct BlockAnswers {
  /// How many rows.
  public let rowCount: Int
  /// The items, each with the rows it is not out of scope for, in the order of the book.
  public internal(set) var columns: [Column]
  /// What the granted items of each row come to, by basis.
  public internal(set) var totals: BasisTotals

  init(rowCount: Int, columns: [Column]) {
    self.rowCount = rowCount
    self.columns = columns
    totals = BasisTotals(count: rowCount)
  }

  /// What keeps an amount from being exact.
  public enum Openness: UInt8, Sendable, Hashable {
    /// Nothing, or nothing that could become known.
    case none
    /// An authority decides how much it is.
    case authority
    /// Something that is not known.
    case unclear
  }

  /// What came out for one item. Everything has an entry for each of its rows.
  public struct Column {
    /// The item, by number.
    public let item: Int
    /// The rows, ascending.
    public let rows: [Int32]
    /// The answers.
    public private(set) var verdicts: [Verdict] = []
    /// The weakest source of each, that of the rules on stacking included.
    public internal(set) var bases: [Basis] = []
    /// The amount by itself; -1 where there is none in money.
    public private(set) var lows: [Int64] = []
    /// The most of it, `Int64.max` without limit.
    public private(set) var highs: [Int64] = []
    /// What is left of it where not all may be received together; the same as by itself where that bears on nothing.
    public internal(set) var takenLows: [Int64] = []
    /// The most of that.
    public internal(set) var takenHighs: [Int64] = []
    /// Whether it is chosen; nil where it is not granted and cannot be.
    public internal(set) var choices: [Truth?] = []
    /// Why what is left is not exact; only of what is granted.
    public internal(set) var openness: [Openness] = []
    /// Where the rules on priority put each; empty where that was not asked for.
    public internal(set) var priorities: [[PriorityFinding]] = []
    /// What stacking needs of amounts.
    var standings: [StandingBounds] = []
    /// The numbers of the explanations, and what tells them.
    private var explanationNumbers: [Int32] = []
    public let explanations: ItemExplanations
    var sources = ItemExplanations.Sources(states: [], records: [])

    init(item: Int, rows: [Int32], _ explanations: ItemExplanations) {
      self.item = item
      self.rows = rows
      self.explanations = explanations
      verdicts.reserveCapacity(rows.count)
      bases.reserveCapacity(rows.count)
      lows.reserveCapacity(rows.count)
      highs.reserveCapacity(rows.count)
      choices.reserveCapacity(rows.count)
      openness.reserveCapacity(rows.count)
      explanationNumbers.reserveCapacity(rows.count)
    }

    /// The number of the explanation of the row at a place: rows with one number have one explanation.
    public func explanationNumber(at place: Int) -> Int32 { explanationNumbers[place] }

    /// Why the row at a place came out as it did.
    public func explanation(at place: Int) -> ItemExplanation {
      explanations.explanation(explanationNumbers[place], sources)
    }

    /// The amount by itself.
    public func amount(at place: Int) -> MoneyRange? { Column.range(lows[place], highs[place]) }

    /// What is left of it; nil where it is not granted and cannot be.
    public func taken(at place: Int) -> MoneyRange? {
      choices[place] == nil ? nil : Column.range(takenLows[place], takenHighs[place])
    }

    private static func range(_ low: Int64, _ high: Int64) -> MoneyRange? {
      low < 0 ? nil : MoneyRange(low: low, high: high == .max ? nil : high)
    }

    // MARK: Filling

    /// Adds an answer without an amount.
    mutating func add(_ verdict: Verdict, _ basis: Basis, _ explanation: Int32) {
      verdicts.append(verdict)
      bases.append(basis)
      lows.append(-1)
      highs.append(-1)
      choices.append(verdict.mayBeGranted ? .yes : nil)
      openness.append(.none)
      explanationNumbers.append(explanation)
      if !standings.isEmpty { standings.append(.zero) }
    }

    /// Puts an amount.
    mutating func put(_ standing: StandingBounds, isUnclear: Bool, at place: Int) {
      lows[place] = verdicts[place] == .eligible ? standing.leastLow : 0
      highs[place] = standing.mostHigh
      keep(standing, at: place)
      guard verdicts[place] == .eligible, !standing.isExact else { return }
      openness[place] = isUnclear ? .unclear : standing.isOpen ? .authority : .none
    }

    private mutating func keep(_ standing: StandingBounds, at place: Int) {
      while standings.count < verdicts.count { standings.append(.zero) }
      standings[place] = standing
    }

    /// Adds, or puts, what the evaluator says.
    mutating func put(_ decision: ItemDecision, _ standing: StandingAmount?, _ explanation: Int32, at wanted: Int?) {
      let place = wanted ?? verdicts.count
      if wanted == nil { add(decision.verdict, decision.basis, explanation) }
      verdicts[place] = decision.verdict
      bases[place] = decision.basis
      explanationNumbers[place] = explanation
      choices[place] = decision.verdict.mayBeGranted ? .yes : nil
      lows[place] = decision.amount?.low ?? -1
      highs[place] = decision.amount.map { $0.high ?? .max } ?? -1
      if let standing { keep(StandingBounds(standing), at: place) }
      openness[place] = .none
      if let amount = decision.amount, !amount.isExact, decision.verdict == .eligible {
        openness[place] = Openness(decision.causes)
      }
    }

    /// Takes what is left for what there is, before stacking.
    mutating func settle() {
      takenLows = lows
      takenHighs = highs
    }

    /// The standing of the amount at a place; nil: there is none in money.
    func standing(at place: Int) -> StandingBounds? {
      lows[place] < 0 ? nil : standings[checked: place] ?? .zero
    }
  }
}

extension BlockAnswers.Openness {
  /// Why an amount is not exact.
  public init(_ causes: [Cause]) {
    if causes.contains(where: { $0 != .authorityDecides }) {
      self = .unclear
    } else {
      self = causes.isEmpty ? .none : .authority
    }
  }
}
