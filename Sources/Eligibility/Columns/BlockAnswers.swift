import RuleLanguage

/// What came out for the rows of a block, by the column.
public struct BlockAnswers {
  /// How many rows.
  public let rowCount: Int
  /// The items, each with the rows it is not out of scope for, in the order of the book.
  public internal(set) var columns: [Column]
  /// What the granted items of each row come to, by basis; nothing where only some items were decided.
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

  /// Why an item came out as it did for its rows.
  public struct Explanations {
    /// The number of each row's explanation: rows with one number have one explanation.
    public let numbers: [Int32]
    /// Numbers mean something among these only.
    public let source: ItemExplanations

    init(numbers: [Int32], _ source: ItemExplanations) {
      self.numbers = numbers
      self.source = source
    }

    /// The explanation of the row at a place.
    public subscript(_ place: Int) -> ItemExplanation { source.explanation(numbers[place]) }
  }

  /// What came out for one item. A class, because it is large and is passed around a lot; it changes only while its block
  /// is decided.
  public final class Column {
    /// The item, by number.
    public let item: Int
    /// The rows, ascending.
    public let rows: [Int32]
    /// What came out for each. Whoever looks at many rows takes them out once.
    public internal(set) var values: AnswerValues
    /// Where the rules on priority put each; empty where that was not asked for.
    public internal(set) var priorities: [[PriorityFinding]] = []
    private let explain: (AnswerValues) -> Explanations
    private var found: Explanations?

    init(item: Int, rows: [Int32], _ values: AnswerValues, explain: @escaping (AnswerValues) -> Explanations) {
      self.item = item
      self.rows = rows
      self.values = values
      self.explain = explain
    }

    /// Why each came out as it did: found when it is first asked for, which has to be before the next block is decided.
    public var explanations: Explanations {
      if let found { return found }
      let made = explain(values)
      found = made
      return made
    }
  }
}

/// What came out for an item, an entry a row.
public struct AnswerValues {
  /// The answers.
  public internal(set) var verdicts: [Verdict] = []
  /// The weakest source of each, that of the rules on stacking included.
  public internal(set) var bases: [Basis] = []
  /// The amount by itself; -1 where there is none in money.
  public internal(set) var lows: [Int64] = []
  /// The most of it, `Int64.max` without limit.
  public internal(set) var highs: [Int64] = []
  /// What is left of it where not all may be received together; the same as by itself where that bears on nothing.
  public internal(set) var takenLows: [Int64] = []
  /// The most of that.
  public internal(set) var takenHighs: [Int64] = []
  /// Whether it is chosen; nil where it is not granted and cannot be.
  public internal(set) var choices: [Truth?] = []
  /// Why what is left is not exact; only of what is granted.
  public internal(set) var openness: [BlockAnswers.Openness] = []
  /// The places where clauses contradict each other.
  private var conflicts: [Int] = []
  /// What stacking needs of amounts; empty where none was put.
  var standings: [StandingBounds] = []

  /// So many that fail, with nothing to say of them yet.
  init(count: Int) {
    verdicts = Array(repeating: .ineligible, count: count)
    bases = Array(repeating: .text, count: count)
    choices = Array(repeating: nil, count: count)
    lows = Array(repeating: -1, count: count)
    highs = lows
    openness = Array(repeating: .none, count: count)
  }

  /// So many, each as `answer` tells it, still without amounts; `hasAmounts` tells whether some may be put, `open` is filled
  /// with the numbers of those that do not fail.
  @inline(__always)
  init(count: Int, hasAmounts: Bool, open: inout [Int32], _ answer: (Int) -> ScopedAnswer) {
    var (bases, choices, numbers): ([Basis], [Truth?], [Int32]) = ([], [], [])
    verdicts = [Verdict](count: count) { verdicts in
      bases = [Basis](count: count) { bases in
        choices = [Truth?](count: count) { choices in
          numbers = [Int32](atMost: count) { open in
            var openCount = 0
            for place in 0..<count {
              let found = answer(place)
              verdicts[place] = found.verdict
              bases[place] = found.basis
              choices[place] = found.choice
              // Every number is written, whether it counts or not: that would be guessed wrong.
              open[openCount] = Int32(truncatingIfNeeded: place)
              openCount &+= Int(truncatingIfNeeded: found.opens)
            }
            return openCount
          }
        }
      }
    }
    open = numbers
    (self.bases, self.choices) = (bases, choices)
    lows = Array(repeating: -1, count: count)
    // What will be changed is not shared: it would be copied first.
    highs = hasAmounts ? Array(repeating: -1, count: count) : lows
    openness = Array(repeating: .none, count: count)
  }

  /// The amount by itself.
  @inline(__always)
  public func amount(at place: Int) -> MoneyRange? { AnswerValues.range(lows[place], highs[place]) }

  /// What is left of it; nil where it is not granted and cannot be.
  @inline(__always)
  public func taken(at place: Int) -> MoneyRange? {
    choices[place] == nil ? nil : AnswerValues.range(takenLows[place], takenHighs[place])
  }

  @inline(__always)
  private static func range(_ low: Int64, _ high: Int64) -> MoneyRange? {
    low < 0 ? nil : MoneyRange(low: low, high: high == .max ? nil : high)
  }

  // MARK: Filling

  /// Puts amounts at places, as `find` tells them; gives the numbers of those it does not.
  @inline(__always)
  mutating func put(at places: [Int32], keepsStanding: Bool, _ find: (Int) -> AmountColumns.Found?) -> [Int] {
    var left: [Int] = []
    let verdicts = verdicts
    if keepsStanding, standings.isEmpty { standings = Array(repeating: .zero, count: lows.count) }
    lows.withEntries { lows in
      highs.withEntries { highs in
        openness.withEntries { openness in
          for number in places.indices {
            guard let found = find(number) else {
              left.append(number)
              continue
            }
            let (place, standing) = (Int(places[number]), found.standing)
            let isGranted = verdicts[place] == .eligible
            lows[place] = isGranted ? standing.leastLow : 0
            highs[place] = standing.mostHigh
            if isGranted, !standing.isExact {
              openness[place] = found.isUnclear ? .unclear : standing.isOpen ? .authority : .none
            }
            if keepsStanding { standings[place] = standing }
          }
        }
      }
    }
    return left
  }

  private mutating func keep(_ standing: StandingBounds, at place: Int) {
    if standings.isEmpty { standings = Array(repeating: .zero, count: lows.count) }
    standings[place] = standing
  }

  /// Puts what the evaluator says.
  mutating func put(_ decision: ItemDecision, _ standing: StandingAmount?, at place: Int) {
    verdicts[place] = decision.verdict
    if decision.verdict == .conflict { conflicts.append(place) }
    bases[place] = decision.basis
    choices[place] = decision.verdict.mayBeGranted ? .yes : nil
    lows[place] = decision.amount?.low ?? -1
    highs[place] = decision.amount.map { $0.high ?? .max } ?? -1
    if let standing { keep(StandingBounds(standing), at: place) }
    openness[place] = .none
    if let amount = decision.amount, !amount.isExact, decision.verdict == .eligible {
      openness[place] = BlockAnswers.Openness(decision.causes)
    }
  }

  /// Takes down what stacking leaves of an amount that is not more than there is. `basis` is that of the rule that decides,
  /// `isOpen` tells whether something that is not known keeps what is left from being exact.
  mutating func take(_ range: MoneyBounds, _ choice: Truth, _ basis: Basis, isOpen: Bool, at place: Int) {
    choices[place] = choice
    if bases[place] < basis { bases[place] = basis }
    guard lows[place] >= 0 else { return }
    let isChanged = takenLows[place] != range.low || takenHighs[place] != range.high
    takenLows[place] = range.low
    takenHighs[place] = range.high
    guard verdicts[place] == .eligible else { return }
    if range.low == range.high {
      openness[place] = .none
    } else if isChanged, isOpen {
      openness[place] = .unclear
    }
  }

  /// Takes what is left for what there is, before stacking.
  mutating func settle() {
    takenLows = lows
    takenHighs = highs
    // Where clauses contradict each other nothing is sure.
    for place in conflicts where lows[place] > 0 { takenLows[place] = 0 }
  }

  /// The standing of the amount at a place; nil: there is none in money.
  @inline(__always)
  func standing(at place: Int) -> StandingBounds? {
    lows[place] < 0 ? nil : standings[checked: place] ?? .zero
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
