import RuleLanguage

/// Where the rules on priority put the rows of a block.
final class PriorityColumns {
  private let book: RuleBook
  private let plan: EvaluationPlan
  /// By item, its family: what its rules look at, and what they said.
  private var families: [Int: FamilyColumns] = [:]
  private let columnPlan: ColumnPlan

  private final class FamilyColumns {
    let unit: DecisionUnit
    var found: [[PriorityFinding]] = []

    init(_ unit: DecisionUnit) { self.unit = unit }
  }

  init(_ plan: ColumnPlan) {
    columnPlan = plan
    book = plan.book
    self.plan = plan.evaluation
  }

  /// Ranks what is granted or may be.
  func rank(_ answers: BlockAnswers, _ oracle: BlockOracle) {
    for column in answers.columns { rank(column, answers.rowCount, oracle) }
  }

  private func rank(_ column: BlockAnswers.Column, _ rowCount: Int, _ oracle: BlockOracle) {
    let family = book.familyOfItem[checked: column.item] ?? column.item
    column.priorities = Array(repeating: [], count: column.rows.count)
    guard plan.priorityRulesOfFamily[family] != nil else { return }
    let verdicts = column.values.verdicts
    let places = column.rows.indices.filter { verdicts[$0] == .eligible || verdicts[$0] == .undetermined }
    guard !places.isEmpty else { return }
    let subjects = Subjects(rows: places.map { column.rows[$0] }, of: rowCount)
    let columns = columns(of: family)
    let item = column.item
    let numbers = columns.unit.outcomes(of: subjects, oracle.codes) { subject in
      let (found, _) = oracle.ask(subject, subjects, columns.unit.part) { $0.priority(of: item) }
      columns.found.append(found)
      return Int32(truncatingIfNeeded: columns.found.count - 1)
    }
    for (place, number) in zip(places, numbers) { column.priorities[place] = columns.found[Int(number)] }
  }

  private func columns(of family: Int) -> FamilyColumns {
    // Values of all kinds may be compared: what was found of them is forgotten now and then.
    if let known = families[family], known.found.count < DecisionUnit.limit { return known }
    var use = DossierUse()
    for number in plan.priorityRulesOfFamily[family] ?? [] {
      guard let rule = book.priorityRules[checked: number] else { continue }
      var finder = DossierUseFinder(columnPlan, home: rule.instrument, item: -1, list: nil)
      finder.lookAtValidity(of: rule.instrument)
      if let fact = book.vocabulary.territoryFact { finder.add(FactReference(list: nil, index: fact), .exact) }
      for criterion in rule.clause.value {
        switch criterion.test {
        case .condition(let expression): finder.look(at: expression)
        case .value(let expression, _): finder.look(at: expression)
        }
      }
      use.formUnion(finder.use)
    }
    // What is found is shown, with the values themselves.
    for reference in use.facts.keys { use.facts[reference] = .exact }
    for reference in use.fields.keys { use.fields[reference] = .exact }
    let made = FamilyColumns(DecisionUnit(use, columnPlan))
    families[family] = made
    return made
  }
}

extension DossierUse {
  /// What both look at.
  fileprivate mutating func formUnion(_ other: DossierUse) {
    // Rules of several instruments may be judged by days of their own.
    now = facts.isEmpty && fields.isEmpty && lists.isEmpty || now == other.now ? other.now : nil
    for (reference, use) in other.facts { facts[reference, default: .presence].formUnion(use) }
    for (reference, use) in other.fields { fields[reference, default: .presence].formUnion(use) }
    for (reference, use) in other.years { years[reference, default: YearUse()].formUnion(use) }
    lists += other.lists
  }
}
