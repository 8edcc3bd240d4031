import Eligibility
import RuleLanguage

/// What a screening comes to: by item, by group, in all.
public struct ScreenSummary: Sendable {
  /// How many rows.
  public private(set) var rowCount = 0
  /// The items, by the number that stands for all texts.
  public private(set) var items: [Int: ItemTally] = [:]
  /// The groups, by the column they go by and their value.
  public private(set) var groups: [GroupKey: GroupTally] = [:]
  /// All rows together.
  public private(set) var whole = GroupTally()
  /// The facts that are missing, with what they would settle.
  public private(set) var questions: [FactPath.Target: Question] = [:]
  private let book: RuleBook
  /// The items that were asked for, by the number that stands for all texts; nil: all.
  public let asked: Set<Int>?

  /// One value of one column.
  public struct GroupKey: Sendable, Hashable {
    /// The column.
    public let column: String
    /// Its value; empty: not given.
    public let value: String
  }

  /// What came of an item over all rows.
  public struct ItemTally: Sendable {
    /// How many rows by answer; those out of scope are the rest.
    public internal(set) var verdicts: [Verdict: Int] = [:]
    /// What the granted ones come to after stacking, by basis.
    public internal(set) var granted: [Basis: MoneyRange] = [:]
    /// What those come to that may yet be granted, at most.
    public internal(set) var open: MoneyRange = .zero

    /// No row yet.
    public init() {}
  }

  /// What came of a group of rows.
  public struct GroupTally: Sendable {
    /// How many rows.
    public internal(set) var rowCount = 0
    /// How many of them are granted something.
    public internal(set) var granted = 0
    /// How many are granted nothing, but may yet be.
    public internal(set) var open = 0
    /// What the granted items come to, by basis.
    public internal(set) var totals: [Basis: MoneyRange] = [:]
  }

  /// What a missing fact would settle.
  public struct Question: Sendable {
    /// The items of rows it would settle by itself.
    public internal(set) var alone = 0
    /// The items of rows it would settle together with others.
    public internal(set) var together = 0
    /// The rows it bears on.
    public internal(set) var rows = 0
    /// The most that depends on it, in đồng; nil: without limit.
    public internal(set) var money: Int64? = 0
  }

  /// Nothing yet. With `items` only these are decided.
  public init(_ book: RuleBook, items: [Int]? = nil) {
    self.book = book
    asked = items.map(book.families)
  }

  /// Counts rows in; with `asking` the facts that are missing too.
  public mutating func add(_ block: ScreenedBlock, asking: Bool) {
    rowCount += block.rowCount
    var states = [RowState](repeating: .neither, count: block.rowCount)
    for column in block.columns {
      let (rows, verdicts) = (column.rows, column.values.verdicts)
      states.withEntries { states in
        for place in 0..<rows.count {
          let row = Int(rows[place])
          states[row] = states[row].with(verdicts[place])
        }
      }
      items[book.familyOfItem[column.item], default: ItemTally()].add(column)
    }
    for tally in block.tallies(of: states, by: Array(repeating: 0, count: block.rowCount), count: 1) {
      whole.add(tally)
    }
    for (name, column) in block.groupColumns {
      let (numbers, values) = block.groupValues(of: column)
      let tallies = block.tallies(of: states, by: numbers, count: values.count)
      for (value, tally) in zip(values, tallies) where tally.rowCount > 0 {
        groups[GroupKey(column: name, value: value), default: GroupTally()].add(tally)
      }
    }
    if asking { ask(block) }
  }

  /// Counts in what another summary of the same register counted.
  public mutating func add(_ other: ScreenSummary) {
    rowCount += other.rowCount
    for (item, tally) in other.items { items[item, default: ItemTally()].add(tally) }
    for (key, tally) in other.groups { groups[key, default: GroupTally()].add(tally) }
    whole.add(other.whole)
    for (target, question) in other.questions { questions[target, default: Question()].add(question) }
  }

  /// The facts that are missing: first what settles most answers by itself, then with others, then most money.
  public var orderedQuestions: [(target: FactPath.Target, question: Question)] {
    questions.sorted { left, right in
      let (one, other) = (left.value, right.value)
      if one.alone != other.alone { return one.alone > other.alone }
      if one.together != other.together { return one.together > other.together }
      if one.money != other.money { return (one.money ?? .max) > (other.money ?? .max) }
      return FactPath(left.key) < FactPath(right.key)
    }.map { ($0.key, $0.value) }
  }

  private mutating func ask(_ block: ScreenedBlock) {
    // What rows that are alike in an item lack is the same.
    var known: [[Int32: Lack]] = block.columns.map { _ in [:] }
    let values = block.columns.map(\.values)
    let explanations = block.columns.map(\.explanations)
    block.forEachRow { _, places in
      var asked: Set<FactPath.Target> = []
      for (column, place) in places where values[column].verdicts[place] == .undetermined {
        let number = explanations[column].numbers[place]
        let lack = known[column][number] ?? Lack(explanations[column][place].missing)
        known[column][number] = lack
        for (target, settles) in lack.targets {
          var question = questions[target] ?? Question()
          if settles { question.alone += 1 } else { question.together += 1 }
          if asked.insert(target).inserted { question.rows += 1 }
          if let amount = values[column].amount(at: place) {
            question.money = MoneyRange(low: 0, high: question.money).adding(amount).high
          }
          questions[target] = question
        }
      }
    }
  }

  /// What rows lack for an answer, and whether each would settle it by itself.
  private struct Lack {
    let targets: [(FactPath.Target, settles: Bool)]

    init(_ missing: [[FactPath]]) {
      let alone = Set(missing.filter { $0.count == 1 }.map { $0[0].target })
      targets = Set(missing.joined().map(\.target)).map { ($0, alone.contains($0)) }
    }
  }
}

/// What came of a row in all: the most that came of any item.
private struct RowState {
  let number: UInt8

  static let neither = RowState(number: 0)
  static let open = RowState(number: 1)
  static let granted = RowState(number: 2)
  static let count = 3

  /// With the answer of one item more. Without a branch on it: it would be guessed wrong.
  @inline(__always)
  func with(_ verdict: Verdict) -> RowState {
    let own: RowState = verdict == .eligible ? .granted : verdict == .undetermined ? .open : .neither
    return RowState(number: max(number, own.number))
  }
}

extension ScreenedBlock {
  /// Counts the rows into so many tallies, each into the one of its number.
  fileprivate func tallies(of states: [RowState], by numbers: [Int], count: Int) -> [ScreenSummary.GroupTally] {
    // As numbers: to change a tally in place is slow, because of its sums.
    var rows = [Int](repeating: 0, count: count * RowState.count)
    for (state, number) in zip(states, numbers) { rows[number * RowState.count + Int(state.number)] += 1 }
    func rowCount(_ number: Int, _ state: RowState) -> Int { rows[number * RowState.count + Int(state.number)] }
    var tallies = (0..<count).map { number in
      let (granted, open) = (rowCount(number, .granted), rowCount(number, .open))
      return ScreenSummary.GroupTally(
        rowCount: rowCount(number, .neither) + open + granted, granted: granted, open: open)
    }
    for basis in Basis.allCases where totals.has(basis) {
      let sums = totals.sums(of: basis, by: numbers, count: count)
      for (number, sum) in sums.enumerated() {
        if let sum { tallies[number].totals.add(sum, to: basis) }
      }
    }
    return tallies
  }
}

extension ScreenSummary.ItemTally {
  fileprivate mutating func add(_ column: BlockAnswers.Column) {
    let values = column.values
    let (all, bases, choices) = (values.verdicts, values.bases, values.choices)
    let (lows, highs, takenLows, takenHighs) = (values.lows, values.highs, values.takenLows, values.takenHighs)
    var counts = [Int](repeating: 0, count: Verdict.allCases.count)
    var sums: [MoneyRange?] = Array(repeating: nil, count: Basis.allCases.count)
    for place in all.indices {
      let verdict = all[place]
      counts[verdict.place] += 1
      guard verdict == .eligible || verdict == .undetermined else { continue }
      let isTaken = choices[place] != nil && takenLows[place] >= 0
      let (low, high) = (isTaken ? takenLows[place] : lows[place], isTaken ? takenHighs[place] : highs[place])
      guard low >= 0 else { continue }
      let amount = MoneyRange(low: low, high: high == .max ? nil : high)
      if verdict == .eligible {
        let basis = bases[place].rawValue
        sums[basis] = sums[basis]?.adding(amount) ?? amount
      } else {
        open = open.adding(MoneyRange(low: 0, high: amount.high))
      }
    }
    for verdict in Verdict.allCases where counts[verdict.place] > 0 {
      verdicts[verdict, default: 0] += counts[verdict.place]
    }
    for basis in Basis.allCases {
      if let sum = sums[basis.rawValue] { granted.add(sum, to: basis) }
    }
  }

  fileprivate mutating func add(_ other: ScreenSummary.ItemTally) {
    for (verdict, count) in other.verdicts { verdicts[verdict, default: 0] += count }
    for (basis, sum) in other.granted { granted.add(sum, to: basis) }
    open = open.adding(other.open)
  }
}

extension ScreenSummary.GroupTally {
  fileprivate mutating func add(_ other: ScreenSummary.GroupTally) {
    rowCount += other.rowCount
    granted += other.granted
    open += other.open
    for (basis, total) in other.totals { totals.add(total, to: basis) }
  }
}

extension ScreenSummary.Question {
  fileprivate mutating func add(_ other: ScreenSummary.Question) {
    alone += other.alone
    together += other.together
    rows += other.rows
    money = MoneyRange(low: 0, high: money).adding(MoneyRange(low: 0, high: other.money)).high
  }
}
