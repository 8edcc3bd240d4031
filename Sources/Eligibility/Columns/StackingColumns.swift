import RuleLanguage

/// Stacking for the rows of a block: done only where a rule can bear on anything.
final class StackingColumns {
  private let book: RuleBook
  private let rules: [StackingRuleColumns]
  /// Which rules speak of each item, by its family.
  private let rulesOfFamily: [Int: [Int]]
  /// Rules that are joined, however many lie between.
  private let groups: [Group]
  private let choosesPairs: Bool
  /// The places of items in the order in which they are preferred.
  private let preference: [Int]

  /// Rules that are joined, and the items they speak of.
  private struct Group {
    let rules: [Int]
    let families: Set<Int>
  }

  /// An item of a row that is granted or may be: its column among the answers, and its place there.
  private struct Candidate {
    let column: Int
    let place: Int
  }

  init(_ plan: ColumnPlan) {
    let book = plan.book
    self.book = book
    var preference = Array(book.items.indices)
    for (place, item) in StackingOrder(book).sorted(Array(book.items.indices), { $0 }).enumerated() {
      preference[item] = place
    }
    self.preference = preference
    choosesPairs = plan.shortcuts.contains(.pairs)
    var rulesOfFamily: [Int: [Int]] = [:]
    for rule in book.stackingRules {
      for member in rule.members { rulesOfFamily[member, default: []].append(rule.number) }
    }
    self.rulesOfFamily = rulesOfFamily
    var firsts = Array(book.stackingRules.indices)
    for joined in rulesOfFamily.values {
      let own = Set(joined.map { firsts[$0] })
      let least = own.min() ?? 0
      for rule in firsts.indices where own.contains(firsts[rule]) { firsts[rule] = least }
    }
    groups = Set(firsts).sorted().map { first in
      let rules = firsts.indices.filter { firsts[$0] == first }
      return Group(rules: rules, families: Set(rules.flatMap { book.stackingRules[$0].members }))
    }
    rules = book.stackingRules.map { StackingRuleColumns($0, plan) }
  }

  /// Says of every item that is granted, or may be, whether it is chosen and what is left of it, and what rows have in all.
  func stack(_ answers: inout BlockAnswers, _ oracle: BlockOracle) {
    var columnsOfFamily: [Int: [Int]] = [:]
    for (column, items) in answers.columns.enumerated() {
      columnsOfFamily[family(items.item), default: []].append(column)
    }
    var joined: [[Bool]] = answers.columns.map { _ in [] }
    for group in groups {
      let columns = group.families.flatMap { columnsOfFamily[$0] ?? [] }.sorted()
      if !columns.isEmpty { stack(columns, group, &answers, &joined, oracle) }
    }
    // One item in several texts, where it is not known which counts.
    for (family, columns) in columnsOfFamily.sorted(by: { $0.key < $1.key })
    where columns.count > 1 && rulesOfFamily[family] == nil {
      stack(columns, Group(rules: [], families: [family]), &answers, &joined, oracle)
    }
    for (column, items) in answers.columns.enumerated() {
      let values = items.values
      for (place, row) in items.rows.enumerated()
      where values.verdicts[place] == .eligible && (joined[column].isEmpty || !joined[column][place]) {
        let isMoney = values.lows[place] >= 0
        answers.totals.add(
          isMoney ? values.takenLows[place] : 0, isMoney ? values.takenHighs[place] : 0, to: values.bases[place],
          of: Int(row))
      }
    }
  }

  private func family(_ item: Int) -> Int { book.familyOfItem[checked: item] ?? item }

  private func stack(
    _ columns: [Int], _ group: Group, _ answers: inout BlockAnswers, _ joined: inout [[Bool]], _ oracle: BlockOracle
  ) {
    // The candidates of each row, one behind the other.
    var starts = [Int](repeating: 0, count: answers.rowCount + 1)
    for column in columns {
      let items = answers.columns[column]
      let choices = items.values.choices
      for (place, row) in items.rows.enumerated() where choices[place] != nil { starts[Int(row) + 1] += 1 }
    }
    for row in 0..<answers.rowCount { starts[row + 1] += starts[row] }
    guard let count = starts.last, count > 0 else { return }
    var candidates = [Candidate](repeating: Candidate(column: 0, place: 0), count: count)
    var next = starts
    for column in columns {
      let items = answers.columns[column]
      let choices = items.values.choices
      for (place, row) in items.rows.enumerated() where choices[place] != nil {
        candidates[next[Int(row)]] = Candidate(column: column, place: place)
        next[Int(row)] += 1
      }
    }
    var rows: [Int32] = []
    let familyOfColumn = answers.columns.map { family($0.item) }
    var families: [Int] = []
    for row in 0..<answers.rowCount where starts[row + 1] > starts[row] {
      families.removeAll(keepingCapacity: true)
      for candidate in starts[row]..<starts[row + 1] { families.append(familyOfColumn[candidates[candidate].column]) }
      if bears(group, on: families, row, oracle) { rows.append(Int32(truncatingIfNeeded: row)) }
    }
    guard !rows.isEmpty else { return }
    let subjects = Subjects(rows: rows, of: answers.rowCount)
    let standings = group.rules.map { rules[$0].standings(of: subjects, oracle) }
    for (place, row) in rows.enumerated() {
      let own = candidates[starts[Int(row)]..<starts[Int(row) + 1]]
      for part in parts(of: own, group, standings, place, familyOfColumn) {
        if part.count == 1, let loss = loss(group, standings, place, familyOfColumn[part[0].column]) {
          take(loss, part[0], row, &answers, &joined)
        } else if part.count != 2 || !choosesPairs || !choose(part, group, standings, place, row, &answers, &joined) {
          let counting = zip(group.rules, standings).compactMap { rule, numbers in rules[rule].standing(numbers[place])
          }
          settle(part, counting, row, &answers, &joined)
        }
      }
    }
  }

  /// The items of a row as far as rules that count join them.
  private func parts(
    of own: ArraySlice<Candidate>, _ group: Group, _ standings: [[Int32]], _ place: Int, _ families: [Int]
  ) -> [[Candidate]] {
    if own.count == 1 { return [Array(own)] }
    var part = Array(0..<own.count)
    func join(_ one: Int, _ other: Int) {
      let (from, to) = (max(part[one], part[other]), min(part[one], part[other]))
      if from != to { for index in part.indices where part[index] == from { part[index] = to } }
    }
    let family = own.map { families[$0.column] }
    for (rule, numbers) in zip(group.rules, standings) where rules[rule].counts(numbers[place]) {
      var first: Int?
      for index in family.indices where rules[rule].members.contains(family[index]) {
        if let first { join(first, index) } else { first = index }
      }
    }
    // One item in several texts: only one of them can be.
    for index in family.indices {
      for other in 0..<index where family[other] == family[index] { join(other, index) }
    }
    var parts: [[Candidate]] = []
    for first in part.indices where part[first] == first {
      parts.append(part.indices.filter { part[$0] == first }.map { own[own.startIndex + $0] })
    }
    return parts
  }

  /// Whether a rule can bear on a row's items: with a limit, with two of the items, or with something received.
  private func bears(_ group: Group, on families: [Int], _ row: Int, _ oracle: BlockOracle) -> Bool {
    if families.count > 1, families.count == 2 ? families[0] == families[1] : Set(families).count < families.count {
      return true
    }
    // A ledger that shows something, or is not given.
    let mayHaveReceived = oracle.codes.isLedgerEmpty(row) == false
    for rule in group.rules {
      let kind = rules[rule]
      let count = families.reduce(0) { kind.members.contains($1) ? $0 + 1 : $0 }
      if count > 1 || (count == 1 && (!kind.isExclusive || (mayHaveReceived && kind.members.count > 1))) { return true }
    }
    return false
  }

  // MARK: One item

  /// What the ledger takes from the only item of a row; nil: a limit is to be looked at too.
  private func loss(_ group: Group, _ standings: [[Int32]], _ place: Int, _ family: Int) -> Truth? {
    var loss = Truth.no
    for (rule, numbers) in zip(group.rules, standings) {
      guard let own = rules[rule].loss(numbers[place], of: family) else { return nil }
      loss = loss.or(own)
    }
    return loss
  }

  private func take(
    _ loss: Truth, _ candidate: Candidate, _ row: Int32, _ answers: inout BlockAnswers, _ joined: inout [[Bool]]
  ) {
    guard loss != .no else { return }
    let (column, place) = (answers.columns[candidate.column], candidate.place)
    StackingColumns.mark(candidate, answers, &joined)
    let isMoney = column.values.lows[place] >= 0
    let isGranted = column.values.verdicts[place] == .eligible
    column.values.choices[place] = loss.negated
    // Not all of what may be lost is sure.
    let high = isMoney && loss == .unknown ? column.values.takenHighs[place] : 0
    if isMoney {
      let isChanged = column.values.takenLows[place] != 0 || column.values.takenHighs[place] != high
      column.values.takenLows[place] = 0
      column.values.takenHighs[place] = high
      if isChanged, isGranted { column.values.openness[place] = high == 0 ? .none : .unclear }
    }
    if loss == .unknown, isGranted { answers.totals.add(0, high, to: column.values.bases[place], of: Int(row)) }
  }

  private static func mark(_ candidate: Candidate, _ answers: BlockAnswers, _ joined: inout [[Bool]]) {
    if joined[candidate.column].isEmpty {
      joined[candidate.column] = Array(repeating: false, count: answers.columns[candidate.column].rows.count)
    }
    joined[candidate.column][candidate.place] = true
  }

  // MARK: Two items

  /// Chooses between two items that one rule joins, where no limit does; false: there is more to it.
  private func choose(
    _ pair: [Candidate], _ group: Group, _ standings: [[Int32]], _ place: Int, _ row: Int32,
    _ answers: inout BlockAnswers, _ joined: inout [[Bool]]
  ) -> Bool {
    let families = pair.map { family(answers.columns[$0.column].item) }
    guard families[0] != families[1] else { return false }
    var joining: (rule: StandingRule, number: Int)?
    var losses = [Truth.no, .no]
    for (rule, numbers) in zip(group.rules, standings) {
      let number = numbers[place]
      let isMember = families.map { rules[rule].members.contains($0) }
      guard isMember[0] || isMember[1], let standing = rules[rule].standing(number) else { continue }
      guard rules[rule].isExclusive else { return false }
      if isMember[0], isMember[1] {
        guard joining == nil else { return false }
        joining = (standing, rule)
      }
      for side in 0..<2 where isMember[side] {
        losses[side] = losses[side].or(rules[rule].loss(number, of: families[side]) ?? .no)
      }
    }
    guard let joining, !losses.contains(.yes) else { return false }
    let isInOrder =
      preference[answers.columns[pair[0].column].item] < preference[answers.columns[pair[1].column].item]
    let places = isInOrder ? [0, 1] : [1, 0]
    let sides = places.map { place -> PairChoice.Side in
      let values = answers.columns[pair[place].column].values
      return PairChoice.Side(
        values.standing(at: pair[place].place), isSure: values.verdicts[pair[place].place] == .eligible,
        mayBeLost: losses[place] == .unknown)
    }
    let choices = PairChoice(sides[0], sides[1], joining.rule.truth).choices
    record(
      places.map { pair[$0] }, sides, [choices.0, choices.1], places.map { losses[$0] }, joining.rule, row, &answers,
      &joined)
    return true
  }

  /// Takes down what was chosen of two.
  private func record(
    _ pair: [Candidate], _ sides: [PairChoice.Side], _ choices: [Truth], _ losses: [Truth], _ rule: StandingRule,
    _ row: Int32, _ answers: inout BlockAnswers, _ joined: inout [[Bool]]
  ) {
    // What keeps amounts from being exact before anything is taken down.
    let isUnclear = pair.map { candidate in
      let values = answers.columns[candidate.column].values
      return values.verdicts[candidate.place] != .eligible || values.openness[candidate.place] == .unclear
    }
    var ranges: [MoneyBounds] = []
    for side in 0..<2 {
      let (column, place) = (answers.columns[pair[side].column], pair[side].place)
      StackingColumns.mark(pair[side], answers, &joined)
      let choice = choices[side]
      let range =
        choice == .no
        ? MoneyBounds(low: 0, high: 0)
        : MoneyBounds(
          low: choice == .yes ? sides[side].standing.leastLow : 0, high: sides[side].standing.mostHigh)
      ranges.append(range)
      let other = choices[1 - side]
      let hasReason =
        switch choice {
        case .yes: other != .yes
        case .no: other == .yes && rule.truth == .yes
        case .unknown: other != .no
        }
      column.values.choices[place] = choice
      if hasReason { column.values.bases[place] = max(column.values.bases[place], rule.basis) }
      guard column.values.lows[place] >= 0 else { continue }
      let isChanged = column.values.takenLows[place] != range.low || column.values.takenHighs[place] != range.high
      column.values.takenLows[place] = range.low
      column.values.takenHighs[place] = range.high
      guard column.values.verdicts[place] == .eligible else { continue }
      if range.low == range.high {
        column.values.openness[place] = .none
      } else if isChanged {
        let against = choice == .unknown && hasReason
        let isOpen =
          losses[side] == .unknown || (against && (rule.truth == .unknown || isUnclear[0] || isUnclear[1]))
        if isOpen { column.values.openness[place] = .unclear }
      }
    }
    addTotals(pair, sides, ranges, isSure: rule.truth == .yes, row, &answers)
  }

  /// What two come to, by basis: of one basis the best that is sure and the best that is possible, of two each by itself.
  private func addTotals(
    _ pair: [Candidate], _ sides: [PairChoice.Side], _ ranges: [MoneyBounds], isSure: Bool, _ row: Int32,
    _ answers: inout BlockAnswers
  ) {
    let bases = pair.map { answers.columns[$0.column].values.bases[$0.place] }
    let isGranted = pair.map { answers.columns[$0.column].values.verdicts[$0.place] == .eligible }
    guard bases[0] != bases[1] else {
      guard isGranted[0] || isGranted[1] else { return }
      let own = (0..<2).filter { isGranted[$0] }.map { sides[$0].standing }
      let low = own.map(\.leastLow).max() ?? 0
      let highs = own.map(\.mostHigh)
      let high = isSure ? highs.max() ?? 0 : highs.reduce(0) { $0.clampedSum($1) }
      answers.totals.add(low, high, to: bases[0], of: Int(row))
      return
    }
    for side in 0..<2 where isGranted[side] {
      let high = min(ranges[side].high, sides[side].standing.mostHigh)
      answers.totals.add(min(ranges[side].low, high), high, to: bases[side], of: Int(row))
    }
  }

  // MARK: Several

  private func settle(
    _ candidates: [Candidate], _ rules: [StandingRule], _ row: Int32, _ answers: inout BlockAnswers,
    _ joined: inout [[Bool]]
  ) {
    let decisions = candidates.map { candidate -> ItemDecision in
      let column = answers.columns[candidate.column]
      return ItemDecision(column, at: candidate.place)
    }
    let amounts = candidates.map { candidate -> DecidedAmount in
      let column = answers.columns[candidate.column]
      return DecidedAmount(
        standing: column.values.standing(at: candidate.place)?.amount, rounding: book.items[column.item].rounding?.value
      )
    }
    let stacking = Stacking(book, decisions, amounts, rules)
    for (candidate, decision) in zip(candidates, stacking.decisions) {
      let (column, place) = (answers.columns[candidate.column], candidate.place)
      StackingColumns.mark(candidate, answers, &joined)
      column.values.choices[place] = decision.choice
      column.values.bases[place] = decision.basis
      guard let taken = decision.afterStacking else { continue }
      column.values.takenLows[place] = taken.low
      column.values.takenHighs[place] = taken.high ?? .max
      if decision.verdict == .eligible {
        column.values.openness[place] = taken.isExact ? .none : BlockAnswers.Openness(decision.causes)
      }
    }
    for (basis, total) in stacking.totals {
      answers.totals.add(total.low, total.high ?? .max, to: basis, of: Int(row))
    }
  }
}

extension ItemDecision {
  /// What stacking needs of an answer. Of why it is not exact it needs only whether anything but an authority's decision is
  /// in the way: one cause stands for all of these.
  fileprivate init(_ column: BlockAnswers.Column, at place: Int) {
    let verdict = column.values.verdicts[place]
    var causes: [Cause] = []
    switch column.values.openness[place] {
    case .none: break
    case .authority: causes = [.authorityDecides]
    case .unclear: causes = [.arithmetic(.overflow)]
    }
    if verdict != .eligible { causes = [.arithmetic(.overflow)] }
    self.init(
      item: column.item, verdict: verdict, basis: column.values.bases[place], sources: [],
      amount: column.values.amount(at: place), payable: nil, ladder: [], scope: [], findings: [], records: [],
      missing: [],
      toQualify: [], priority: [], papers: [], causes: causes)
  }
}
