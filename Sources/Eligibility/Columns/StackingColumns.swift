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

  /// The items a group of rules speaks of.
  private struct Joint {
    let group: Group
    /// The family of each item, and its place among those each rule of the group speaks of, rule by rule, -1 where it does
    /// not.
    let families: [Int]
    let members: [Int]
    /// Whether rules can bear on an item where it is the only one of a row.
    let bears: [Bearing]

    /// Whether rules can bear on an item alone: with a limit, or with something received.
    enum Bearing {
      case never
      case whereReceived
      case always

      /// `isEmpty` tells whether the ledger shows nothing for sure; nil: there is no ledger.
      func bears(whereEmpty isEmpty: Bool?) -> Bool {
        switch self {
        case .never: false
        case .whereReceived: isEmpty == false
        case .always: true
        }
      }
    }

    /// The place of an item among those the rule at a place of the group speaks of; nil: it does not.
    func member(_ candidate: Candidate, of rule: Int) -> Int? {
      let member = members[Int(candidate.item) &* group.rules.count &+ rule]
      return member < 0 ? nil : member
    }

    func family(_ candidate: Candidate) -> Int { families[Int(candidate.item)] }
  }

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
    let joint = joint(group, work)
    let isEmpty = oracle.codes.emptyLedgers
    func own(_ row: Int) -> ArraySlice<Candidate> { candidates[Int(starts[row])..<Int(starts[row + 1])] }
    let rows = [Int32](atMost: rowCount) { rows in
      var count = 0
      for row in 0..<rowCount where starts[row + 1] > starts[row] {
        rows[count] = Int32(truncatingIfNeeded: row)
        let bears =
          starts[row + 1] == starts[row] + 1
          ? joint.bears[Int(candidates[Int(starts[row])].item)].bears(whereEmpty: isEmpty[checked: row])
          : bears(joint, on: own(row), whereEmpty: isEmpty[checked: row])
        count &+= bears ? 1 : 0
      }
      return count
    }
    guard !rows.isEmpty else { return }
    let subjects = Subjects(rows: rows, of: rowCount)
    let standings = group.rules.map { rules[$0].standings(of: subjects, oracle) }
    // Where no rule takes anything from an item alone.
    var isQuiet = [Bool](repeating: true, count: rows.count)
    for (rule, standings) in zip(group.rules, standings) {
      let quiet = rules[rule].isQuiet
      for place in rows.indices where !quiet[Int(standings[place])] { isQuiet[place] = false }
    }
    for place in rows.indices {
      let row = Int(rows[place])
      if isQuiet[place], starts[row + 1] == starts[row] + 1 { continue }
      let own = own(row)
      let counts = Counts(standings: standings, place: place)
      switch own.count {
      case 1: settle(own, joint, counts, row, &work)
      case 2 where !isJoined(own[own.startIndex], own[own.startIndex + 1], joint, counts):
        settle(own.prefix(1), joint, counts, row, &work)
        settle(own.suffix(1), joint, counts, row, &work)
      case 2: settle(own, joint, counts, row, &work)
      default:
        for part in parts(of: own, joint, counts) { settle(part[...], joint, counts, row, &work) }
      }
    }
  }

  private func joint(_ group: Group, _ work: StackingWork) -> Joint {
    let families = work.items.map { family($0) }
    let members = families.map { family in group.rules.map { rules[$0].members.firstIndex(of: family) ?? -1 } }
    return Joint(
      group: group, families: families, members: members.flatMap { $0 },
      bears: members.map { members in
        let own = members.indices.filter { members[$0] >= 0 }.map { rules[group.rules[$0]] }
        if own.contains(where: { !$0.isExclusive }) { return .always }
        return own.contains { $0.members.count > 1 } ? .whereReceived : .never
      })
  }

  /// How the rules of a group count for a row.
  private struct Counts {
    let standings: [[Int32]]
    let place: Int

    /// How the rule at a place of the group counts, by number.
    subscript(_ rule: Int) -> Int32 { standings[rule][place] }
  }

  /// Settles items of a row that rules join.
  private func settle(
    _ part: ArraySlice<Candidate>, _ joint: Joint, _ counts: Counts, _ row: Int, _ work: inout StackingWork
  ) {
    let first = part[part.startIndex]
    if part.count == 1, let loss = loss(joint, counts, first) {
      work.take(loss, first, of: row)
    } else if part.count == 2, choosesPairs,
      choose(first, part[part.startIndex + 1], joint, counts, row, &work)
    {
      return
    } else {
      let counting = joint.group.rules.indices.compactMap { rules[joint.group.rules[$0]].standing(counts[$0]) }
      settle(Array(part), counting, row, &work)
    }
  }

  /// Whether a rule that counts joins two items of a row; of one item in several texts only one can be.
  private func isJoined(_ one: Candidate, _ other: Candidate, _ joint: Joint, _ counts: Counts) -> Bool {
    if joint.family(one) == joint.family(other) { return true }
    for (rule, number) in joint.group.rules.enumerated()
    where joint.member(one, of: rule) != nil && joint.member(other, of: rule) != nil {
      if rules[number].counts(counts[rule]).truth != .no { return true }
    }
    return false
  }

  /// The items of a row as far as rules that count join them.
  private func parts(of own: ArraySlice<Candidate>, _ joint: Joint, _ counts: Counts) -> [[Candidate]] {
    let own = Array(own)
    var part = Array(own.indices)
    for one in own.indices {
      for other in 0..<one where part[one] != part[other] && isJoined(own[one], own[other], joint, counts) {
        let (from, to) = (max(part[one], part[other]), min(part[one], part[other]))
        for index in part.indices where part[index] == from { part[index] = to }
      }
    }
    return part.indices.filter { part[$0] == $0 }.map { first in
      part.indices.filter { part[$0] == first }.map { own[$0] }
    }
  }

  /// Whether a rule can bear on several items of a row: with two of them, or with one as if it were alone.
  private func bears(_ joint: Joint, on own: ArraySlice<Candidate>, whereEmpty isEmpty: Bool?) -> Bool {
    for one in own.indices {
      if joint.bears[Int(own[one].item)].bears(whereEmpty: isEmpty) { return true }
      for other in own.startIndex..<one {
        if joint.family(own[one]) == joint.family(own[other]) { return true }
        for rule in joint.group.rules.indices
        where joint.member(own[one], of: rule) != nil && joint.member(own[other], of: rule) != nil {
          return true
        }
      }
    }
    return false
  }

  // MARK: One item

  /// What the ledger takes from the only item of a row; nil: a limit is to be looked at too.
  private func loss(_ joint: Joint, _ counts: Counts, _ candidate: Candidate) -> Truth? {
    var loss = Truth.no
    for (rule, number) in joint.group.rules.enumerated() {
      guard let member = joint.member(candidate, of: rule) else { continue }
      guard let own = rules[number].loss(counts[rule], ofMember: member) else { return nil }
      loss = loss.or(own)
    }
    return loss
  }

  // MARK: Two items

  /// Chooses between two items that one rule joins, where no limit does; false: there is more to it.
  private func choose(
    _ one: Candidate, _ other: Candidate, _ joint: Joint, _ counts: Counts, _ row: Int, _ work: inout StackingWork
  ) -> Bool {
    guard joint.family(one) != joint.family(other) else { return false }
    var joining: StackingRuleColumns.Counting?
    var losses = (Truth.no, Truth.no)
    for (rule, number) in joint.group.rules.enumerated() {
      let members = (joint.member(one, of: rule), joint.member(other, of: rule))
      let counting = rules[number].counts(counts[rule])
      guard members.0 != nil || members.1 != nil, counting.truth != .no else { continue }
      guard rules[number].isExclusive else { return false }
      if members.0 != nil, members.1 != nil {
        guard joining == nil else { return false }
        joining = counting
      }
      if let member = members.0 { losses.0 = losses.0.or(rules[number].loss(counts[rule], ofMember: member) ?? .no) }
      if let member = members.1 { losses.1 = losses.1.or(rules[number].loss(counts[rule], ofMember: member) ?? .no) }
    }
    guard let joining, losses.0 != .yes, losses.1 != .yes else { return false }
    work.mark(one)
    work.mark(other)
    let sides = (PairSide(one, losses.0, work), PairSide(other, losses.1, work))
    if preference[work.items[Int(one.item)]] < preference[work.items[Int(other.item)]] {
      record(sides.0, sides.1, joining, row, &work)
    } else {
      record(sides.1, sides.0, joining, row, &work)
    }
    return true
  }

  /// Takes down what is chosen of two, of which the first is preferred where they are worth the same.
  private func record(
    _ first: PairSide, _ second: PairSide, _ rule: StackingRuleColumns.Counting, _ row: Int,
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
