import RuleLanguage

extension Evaluator {
  /// What comes of dossiers, each decided by itself, in the form in which the column engine gives it.
  public func answers(
    on dossiers: [Dossier], _ date: CalendarDate, items: [Int]?, priorities: Bool
  ) -> BlockAnswers {
    let decisions = dossiers.map { dossier in
      items.map { decide(dossier, on: date, only: $0) } ?? decide(dossier, on: date)
    }
    var rows: [Int: [(row: Int32, decision: ItemDecision)]] = [:]
    for (row, decision) in decisions.enumerated() {
      for item in decision.items where item.verdict != .outOfScope {
        rows[item.item, default: []].append((Int32(truncatingIfNeeded: row), item))
      }
    }
    let columns = rows.sorted { $0.key < $1.key }.map { item, rows in
      var values = AnswerValues(count: rows.count)
      values.settle()
      for (place, row) in rows.enumerated() {
        values.put(row.decision, at: place)
      }
      let column = BlockAnswers.Column(item: item, rows: rows.map(\.row), values) { _ in
        let explanations = ItemExplanations(plan.items[item])
        let numbers = rows.map { row in
          explanations.known(
            ItemExplanation(
              failed: row.decision.verdict == .ineligible ? row.decision.failedProvisions : [],
              missing: row.decision.missing))
        }
        return BlockAnswers.Explanations(numbers: numbers, explanations)
      }
      if priorities { column.priorities = rows.map(\.decision.priority) }
      return column
    }
    var answers = BlockAnswers(rowCount: dossiers.count, columns: columns)
    guard items == nil else { return answers }
    for (row, decision) in decisions.enumerated() {
      for (basis, total) in decision.totals {
        answers.totals.add(total.low, total.high ?? .max, to: basis, of: row)
      }
    }
    return answers
  }
}

extension AnswerValues {
  /// Puts what was decided, stacking included.
  fileprivate mutating func put(_ decision: ItemDecision, at place: Int) {
    put(decision, nil, at: place)
    choices[place] = decision.choice
    let taken = decision.afterStacking
    takenLows[place] = taken?.low ?? -1
    takenHighs[place] = taken.map { $0.high ?? .max } ?? -1
    let left = taken ?? decision.amount
    openness[place] =
      decision.verdict == .eligible && left?.isExact == false ? BlockAnswers.Openness(decision.causes) : .none
  }
}
