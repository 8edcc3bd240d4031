import RuleLanguage

/// The items of a block that rules on stacking join, while what is left of each is found: taken out of the answers, so that
/// they change where they are.
struct StackingWork {
  /// Where each item stands among the answers, which it is, and of which rows.
  let columns: [Int]
  let items: [Int]
  let rows: [[Int32]]
  /// What came out for each.
  var values: [AnswerValues]
  /// What rows have in all, where that is added up, and whether each answer is counted there already; nothing where none is.
  private(set) var totals: BasisTotals
  private(set) var joined: [[Bool]]
  let addsUp: Bool

  /// An item of a row that is granted or may be: its number among these items, and its place there.
  struct Candidate {
    let item: Int32
    let place: Int32
  }

  /// Takes items out of the answers.
  init(_ columns: [Int], of answers: inout BlockAnswers, joined: [[Bool]], addsUp: Bool) {
    self.columns = columns
    items = columns.map { answers.columns[$0].item }
    rows = columns.map { answers.columns[$0].rows }
    values = columns.map { answers.columns[$0].values }
    self.joined = columns.map { joined[$0] }
    totals = answers.totals
    self.addsUp = addsUp
    for column in columns { answers.columns[column].values = AnswerValues(count: 0) }
  }

  /// Puts them back.
  consuming func putBack(into answers: inout BlockAnswers, joined: inout [[Bool]]) {
    answers.totals = totals
    for (number, column) in columns.enumerated() {
      answers.columns[column].values = values[number]
      joined[column] = self.joined[number]
    }
  }

  /// The candidates of each row, one behind the other, and where those of each row begin; one more than rows.
  func candidates(rowCount: Int) -> (candidates: [Candidate], starts: [Int32]) {
    var starts = [Int32](repeating: 0, count: rowCount + 1)
    for (own, values) in zip(rows, values) {
      for (place, row) in own.enumerated() { starts[Int(row) + 1] &+= values.choices[place] == nil ? 0 : 1 }
    }
    for row in 0..<rowCount { starts[row + 1] &+= starts[row] }
    var candidates = [Candidate](repeating: Candidate(item: 0, place: 0), count: Int(starts[rowCount]))
    var next = starts
    for (item, own) in rows.enumerated() {
      let choices = values[item].choices
      for (place, row) in own.enumerated() where choices[place] != nil {
        candidates[Int(next[Int(row)])] = Candidate(
          item: Int32(truncatingIfNeeded: item), place: Int32(truncatingIfNeeded: place))
        next[Int(row)] &+= 1
      }
    }
    return (candidates, starts)
  }

  /// Adds to what a row has in all, where that is added up.
  mutating func add(_ low: Int64, _ high: Int64, to basis: Basis, of row: Int) {
    if addsUp { totals.add(low, high, to: basis, of: row) }
  }

  /// Notes that an item is counted together with others.
  mutating func mark(_ candidate: Candidate) {
    guard addsUp else { return }
    let item = Int(candidate.item)
    if joined[item].isEmpty { joined[item] = Array(repeating: false, count: rows[item].count) }
    joined[item][Int(candidate.place)] = true
  }

  /// What the ledger takes from an item that is the only one of a row.
  mutating func take(_ loss: Truth, _ candidate: Candidate, of row: Int) {
    guard loss != .no else { return }
    mark(candidate)
    let (item, place) = (Int(candidate.item), Int(candidate.place))
    let isMoney = values[item].lows[place] >= 0
    let isGranted = values[item].verdicts[place] == .eligible
    values[item].choices[place] = loss.negated
    // Not all of what may be lost is sure.
    let high = isMoney && loss == .unknown ? values[item].takenHighs[place] : 0
    if isMoney {
      let isChanged = values[item].takenLows[place] != 0 || values[item].takenHighs[place] != high
      values[item].takenLows[place] = 0
      values[item].takenHighs[place] = high
      if isChanged, isGranted { values[item].openness[place] = high == 0 ? .none : .unclear }
    }
    if loss == .unknown, isGranted { add(0, high, to: values[item].bases[place], of: row) }
  }
}
