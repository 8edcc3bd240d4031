import RuleLanguage

/// What stacking made of one item of one row.
public struct StackedAnswer: Sendable, Hashable {
  /// Whether it is among those that are taken.
  public let choice: Truth?
  /// What is left of the amount.
  public let taken: MoneyRange?
  /// The weakest source, that of the rules on stacking included.
  public let basis: Basis
  /// Why the verdict or what is left is not exact.
  public let causes: [Cause]
}

/// What stacking made of the items of one row that rules join.
struct StackedPart {
  let answers: [StackedAnswer]
  let totals: [Basis: MoneyRange]
}

/// Stacking for rows by the column: done only where a rule can bear on anything, and once for all rows that are alike in
/// what it looks at.
final class StackingColumns {
  private let book: RuleBook
  /// Which rules speak of each item, by its family.
  private let rulesOfFamily: [Int: [Int]]
  /// Which rules are joined, however many lie between: the first of each.
  private let groups: [Int]
  private let uses: [DossierUse]
  private var units: [RuleUnit]
  private var parts = WordTable()
  private var found: [StackedPart] = []
  private var causeNumbers: [[Cause]: UInt64] = [:]

  private struct RuleUnit {
    let unit: DecisionUnit
    var standings: [StandingRule?] = []
  }

  init(_ plan: ColumnPlan) {
    let book = plan.book
    self.book = book
    var rulesOfFamily: [Int: [Int]] = [:]
    for rule in book.stackingRules {
      for member in rule.members { rulesOfFamily[member, default: []].append(rule.number) }
    }
    self.rulesOfFamily = rulesOfFamily
    var groups = Array(book.stackingRules.indices)
    for rules in rulesOfFamily.values {
      let joined = Set(rules.map { groups[$0] })
      let least = joined.min() ?? 0
      for rule in groups.indices where joined.contains(groups[rule]) { groups[rule] = least }
    }
    self.groups = groups
    uses = book.stackingRules.map { StackingColumns.use(of: $0, plan) }
    units = uses.map { RuleUnit(unit: DecisionUnit($0, book.vocabulary)) }
  }

  private static func use(of rule: StackingRule, _ plan: ColumnPlan) -> DossierUse {
    var finder = DossierUseFinder(plan, home: rule.instrument, item: -1, list: nil)
    finder.lookAtValidity(of: rule.instrument)
    if let fact = plan.book.vocabulary.territoryFact { finder.add(FactReference(list: nil, index: fact), .exact) }
    if let condition = rule.condition { finder.look(at: condition.value) }
    if case .jointCeiling(let limit, let isPerYear) = rule.kind {
      finder.look(at: limit)
      if isPerYear { finder.lookAtLedger(for: nil) { [$0.date, $0.amount] } }
    } else {
      finder.lookAtLedger(for: nil) { _ in [] }
    }
    return finder.use
  }

  /// Forgets what was found, so that memory does not grow with the register; between blocks.
  func forgetIfLarge() {
    guard found.count > 1 << 15 else { return }
    parts.removeAll()
    found = []
    causeNumbers = [:]
    units = uses.map { RuleUnit(unit: DecisionUnit($0, book.vocabulary)) }
  }

  /// What stacking makes of the items of a row that are granted or may be.
  func stack(_ candidates: [ItemAnswer], row: Int, _ oracle: BlockOracle) -> (
    answers: [StackedAnswer], totals: [Basis: MoneyRange]
  ) {
    var answers = candidates.map { StackedAnswer(choice: .yes, taken: $0.alone, basis: $0.basis, causes: $0.causes) }
    var totals: [Basis: MoneyRange] = [:]
    var isJoined = [Bool](repeating: false, count: candidates.count)
    for group in joinedGroups(candidates, row, oracle) {
      let members = candidates.indices.filter { !isJoined[$0] && group.contains(family(candidates[$0])) }
      guard !members.isEmpty else { continue }
      let part = part(members.map { candidates[$0] }, group.rules, row, oracle)
      for (place, member) in members.enumerated() {
        answers[member] = part.answers[place]
        isJoined[member] = true
      }
      for (basis, total) in part.totals { totals.add(total, to: basis) }
    }
    for (place, candidate) in candidates.enumerated() where !isJoined[place] && candidate.verdict == .eligible {
      totals.add(candidate.alone ?? .zero, to: candidate.basis)
    }
    return (answers, totals)
  }

  private func number(of causes: [Cause]) -> UInt64 {
    if causes.isEmpty { return 0 }
    if let known = causeNumbers[causes] { return known }
    let number = UInt64(causeNumbers.count + 1)
    causeNumbers[causes] = number
    return number
  }

  private func family(_ answer: ItemAnswer) -> Int {
    book.familyOfItem[checked: answer.decision.item] ?? answer.decision.item
  }

  /// Rules that are joined, and the items they speak of.
  private struct Group {
    let rules: [Int]
    let families: Set<Int>

    func contains(_ family: Int) -> Bool { families.contains(family) }
  }

  /// The groups of rules that can bear on a row's items: with a limit, with two of the items, or with something received.
  private func joinedGroups(_ candidates: [ItemAnswer], _ row: Int, _ oracle: BlockOracle) -> [Group] {
    var counts: [Int: Int] = [:]
    var families: [Int: Int] = [:]
    for candidate in candidates {
      let family = family(candidate)
      families[family, default: 0] += 1
      for rule in rulesOfFamily[family] ?? [] { counts[rule, default: 0] += 1 }
    }
    // A ledger that shows something, or is not given.
    let mayHaveReceived = oracle.codes.isLedgerEmpty(row) == false
    var wanted: Set<Int> = []
    for (rule, count) in counts {
      let kind = book.stackingRules[rule]
      if count > 1 || !kind.isExclusive || (mayHaveReceived && kind.members.count > 1) { wanted.insert(groups[rule]) }
    }
    var result = wanted.sorted().map { group in
      let rules = groups.indices.filter { groups[$0] == group }
      return Group(rules: rules, families: Set(rules.flatMap { book.stackingRules[$0].members }))
    }
    // One item in several texts, where it is not known which counts.
    for (family, count) in families where count > 1 && !result.contains(where: { $0.contains(family) }) {
      let group = rulesOfFamily[family]?.first.map { groups[$0] }
      let rules = groups.indices.filter { groups[$0] == group }
      result.append(
        Group(rules: rules, families: Set(rules.flatMap { book.stackingRules[$0].members } + [family])))
    }
    return result
  }

  private func part(_ candidates: [ItemAnswer], _ rules: [Int], _ row: Int, _ oracle: BlockOracle) -> StackedPart {
    var key: [UInt64] = [UInt64(candidates.count)]
    for candidate in candidates {
      candidate.append(to: &key)
      key.append(number(of: candidate.causes))
    }
    var standing: [StandingRule] = []
    let subjects = Subjects(rows: [Int32(truncatingIfNeeded: row)])
    for rule in rules {
      let number = units[rule].unit.outcomes(of: subjects, oracle.codes) { subject in
        let (found, _) = oracle.ask(subject, subjects) { $0.standing(of: book.stackingRules[rule]) }
        units[rule].standings.append(found)
        return Int32(truncatingIfNeeded: units[rule].standings.count - 1)
      }
      key.append(UInt64(number[0]))
      if let rule = units[rule].standings[Int(number[0])] { standing.append(rule) }
    }
    if let known = parts.value(of: key) { return found[Int(known)] }
    let stacking = Stacking(book, candidates.map(\.decision), candidates.map(\.decided), standing)
    let part = StackedPart(
      answers: stacking.decisions.map {
        StackedAnswer(choice: $0.choice, taken: $0.afterStacking, basis: $0.basis, causes: $0.causes)
      }, totals: stacking.totals)
    parts.insert(key, Int32(truncatingIfNeeded: found.count))
    found.append(part)
    return part
  }
}

extension ItemAnswer {
  /// What it comes to where no rule on stacking speaks of it; nil: nothing in money.
  fileprivate var alone: MoneyRange? {
    guard let standing = decided.standing else { return nil }
    return verdict == .eligible ? standing.range : standing.orNothing.range
  }

  /// All that stacking looks at.
  fileprivate func append(to key: inout [UInt64]) {
    key.append(UInt64(decision.item) << 8 | UInt64(basis.rawValue) << 4 | UInt64(verdictNumber))
    guard let standing = decided.standing else { return key.append(.max) }
    standing.append(to: &key)
  }

  private var verdictNumber: Int {
    switch verdict {
    case .eligible: 0
    case .undetermined: 1
    case .conflict: 2
    case .ineligible: 3
    case .outOfScope: 4
    }
  }
}
