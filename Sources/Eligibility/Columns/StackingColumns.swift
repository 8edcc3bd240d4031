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
  /// Whether what rows have in all is added up.
  private let addsUp: Bool

  /// Rules that are joined, and the items they speak of.
  private struct Group {
    let rules: [Int]
    let families: Set<Int>
  }

  private typealias Candidate = StackingWork.Candidate

  /// With `addsUp` what rows have in all is found too.
  init(_ plan: ColumnPlan, addsUp: Bool) {
    let book = plan.book
    self.book = book
    self.addsUp = addsUp
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
    guard addsUp else { return }
    for (column, items) in answers.columns.enumerated() {
      answers.totals.add(items, except: joined[column], inKind: true)
    }
  }

  private func family(_ item: Int) -> Int { book.familyOfItem[checked: item] ?? item }

  private func stack(
    _ columns: [Int], _ group: Group, _ answers: inout BlockAnswers, _ joined: inout [[Bool]], _ oracle: BlockOracle
  ) {
    var work = StackingWork(columns, of: &answers, joined: joined, addsUp: addsUp)
    settle(&work, group, rowCount: answers.rowCount, oracle)
    work.putBack(into: &answers, joined: &joined)
  }

  private func settle(_ work: inout StackingWork, _ group: Group, rowCount: Int, _ oracle: BlockOracle) {
    let (candidates, starts) = work.candidates(rowCount: rowCount)
    var joint = StackingJoint(group.rules, rules, families: work.items.map { family($0) })
    let isEmpty = oracle.codes.emptyLedgers
    let rows = candidates.withUnsafeBufferPointer { candidates in
      [Int32](atMost: rowCount) { rows in
        var count = 0
        for row in 0..<rowCount where starts[row + 1] > starts[row] {
          rows[count] = Int32(truncatingIfNeeded: row)
          let own = UnsafeBufferPointer(rebasing: candidates[Int(starts[row])..<Int(starts[row + 1])])
          count &+= joint.bears(on: own, whereEmpty: isEmpty[checked: row]) ? 1 : 0
        }
        return count
      }
    }
    guard !rows.isEmpty else { return }
    joint.ask(rules, Subjects(rows: rows, of: rowCount), oracle)
    let isQuiet = joint.isQuiet
    for place in rows.indices {
      let row = Int(rows[place])
      let (start, end) = (Int(starts[row]), Int(starts[row + 1]))
      switch end - start {
      case 1: if !isQuiet[place] { settle(candidates[start], joint, at: place, row, &work) }
      case 2: settle(candidates[start], candidates[start + 1], joint, at: place, row, &work)
      default:
        for part in joint.parts(of: Array(candidates[start..<end]), at: place) {
          switch part.count {
          case 1: settle(part[0], joint, at: place, row, &work)
          case 2: settle(part[0], part[1], joint, at: place, row, &work)
          default: settleAll(part, joint, at: place, row, &work)
          }
        }
      }
    }
  }

  /// Settles items of a row that rules join, as the evaluator does.
  private func settleAll(
    _ part: [Candidate], _ joint: StackingJoint, at place: Int, _ row: Int, _ work: inout StackingWork
  ) {
    let counting = joint.rules.indices.compactMap { rules[joint.rules[$0]].standing(joint.standings[$0][place]) }
    settle(part, counting, row, &work)
  }

  /// Settles an item of a row that no rule joins with another.
  private func settle(
    _ candidate: Candidate, _ joint: StackingJoint, at place: Int, _ row: Int, _ work: inout StackingWork
  ) {
    if let loss = joint.loss(of: candidate, at: place) {
      work.take(loss, candidate, of: row)
    } else {
      settleAll([candidate], joint, at: place, row, &work)
    }
  }

  // MARK: Two items

  /// Settles two items of a row: by itself each, or what is chosen between them where one rule joins them and none sets a
  /// limit.
  private func settle(
    _ one: Candidate, _ other: Candidate, _ joint: StackingJoint, at place: Int, _ row: Int,
    _ work: inout StackingWork
  ) {
    guard joint.joins(one, other, at: place) else {
      settle(one, joint, at: place, row, &work)
      return settle(other, joint, at: place, row, &work)
    }
    guard choosesPairs, let (joining, losses) = joint.pair(one, other, at: place) else {
      return settleAll([one, other], joint, at: place, row, &work)
    }
    work.mark(one)
    work.mark(other)
    let sides = (PairSide(one, losses.0, work), PairSide(other, losses.1, work))
    if preference[work.items[Int(one.item)]] < preference[work.items[Int(other.item)]] {
      record(sides.0, sides.1, joining, row, &work)
    } else {
      record(sides.1, sides.0, joining, row, &work)
    }
  }

  /// Takes down what is chosen of two, of which the first is preferred where they are worth the same.
  private func record(
    _ first: PairSide, _ second: PairSide, _ rule: StackingWays.Counting, _ row: Int,
    _ work: inout StackingWork
  ) {
    let choices = PairChoice(first.choice, second.choice, rule.truth).choices
    let isUnclear = rule.truth == .unknown || first.isUnclear || second.isUnclear
    let ranges = (
      first.take(choices.0, besides: choices.1, rule, isUnclear: isUnclear, &work),
      second.take(choices.1, besides: choices.0, rule, isUnclear: isUnclear, &work)
    )
    guard addsUp else { return }
    // Of one basis the best that is sure and the best that is possible, of two each by itself.
    let (basis, other) = (first.basis(in: work), second.basis(in: work))
    guard basis != other else {
      guard first.isGranted || second.isGranted else { return }
      let low = max(
        first.isGranted ? first.choice.standing.leastLow : 0, second.isGranted ? second.choice.standing.leastLow : 0)
      let highs = (
        first.isGranted ? first.choice.standing.mostHigh : 0, second.isGranted ? second.choice.standing.mostHigh : 0
      )
      let high = rule.truth == .yes ? max(highs.0, highs.1) : highs.0.clampedSum(highs.1)
      return work.add(low, high, to: basis, of: row)
    }
    for (side, range, basis) in [(first, ranges.0, basis), (second, ranges.1, other)] where side.isGranted {
      let high = min(range.high, side.choice.standing.mostHigh)
      work.add(min(range.low, high), high, to: basis, of: row)
    }
  }

  // MARK: Several

  private func settle(_ candidates: [Candidate], _ rules: [StandingRule], _ row: Int, _ work: inout StackingWork) {
    let decisions = candidates.map { ItemDecision($0, work) }
    let amounts = candidates.map { candidate in
      let item = Int(candidate.item)
      return DecidedAmount(
        standing: work.values[item].standing(at: Int(candidate.place))?.amount,
        rounding: book.items[work.items[item]].rounding?.value)
    }
    let stacking = Stacking(book, decisions, amounts, rules)
    for (candidate, decision) in zip(candidates, stacking.decisions) {
      let (item, place) = (Int(candidate.item), Int(candidate.place))
      work.mark(candidate)
      work.values[item].choices[place] = decision.choice
      work.values[item].bases[place] = decision.basis
      guard let taken = decision.afterStacking else { continue }
      work.values[item].takenLows[place] = taken.low
      work.values[item].takenHighs[place] = taken.high ?? .max
      if decision.verdict == .eligible {
        work.values[item].openness[place] = taken.isExact ? .none : BlockAnswers.Openness(decision.causes)
      }
    }
    for (basis, total) in stacking.totals { work.add(total.low, total.high ?? .max, to: basis, of: row) }
  }
}

extension ItemDecision {
  /// What stacking needs of an answer. Of why it is not exact it needs only whether anything but an authority's decision is
  /// in the way: one cause stands for all of these.
  fileprivate init(_ candidate: StackingWork.Candidate, _ work: StackingWork) {
    let (values, place) = (work.values[Int(candidate.item)], Int(candidate.place))
    let verdict = values.verdicts[place]
    var causes: [Cause] = []
    switch values.openness[place] {
    case .none: break
    case .authority: causes = [.authorityDecides]
    case .unclear: causes = [.arithmetic(.overflow)]
    }
    if verdict != .eligible { causes = [.arithmetic(.overflow)] }
    self.init(
      item: work.items[Int(candidate.item)], verdict: verdict, basis: values.bases[place], sources: [],
      amount: values.amount(at: place), payable: nil, ladder: [], scope: [], findings: [], records: [],
      missing: [],
      toQualify: [], priority: [], papers: [], causes: causes)
  }
}
