import RuleLanguage

/// Decides dossiers by one rule book.
///
/// It is the specification of what the rules mean: one function a construct, everything evaluated, nothing silent. It
/// never fails and never traps; what cannot be known is said to be unknown, with its cause.
public struct Evaluator: Sendable {
  let book: RuleBook
  let plan: EvaluationPlan

  /// Prepares a rule book; do it once for many dossiers.
  public init(book: RuleBook) {
    self.book = book
    plan = EvaluationPlan(book)
  }

  /// Decides every support item of the book for one dossier on one date: each in the text in force on its reference date;
  /// where that is not known, in every text that may be. Then finds what may be received together. With `items` only
  /// these are given back; what comes of them and the totals do not depend on which are asked for.
  public func decide(_ dossier: Dossier, on date: CalendarDate, items: [Int]? = nil) -> Decision {
    decide(dossier, on: date, families: plan.families, shown: items)
  }

  /// Decides these items and no others than those that rules join them with: each comes out as it does among all, at a
  /// fraction of the work. The totals are those of the items looked at.
  public func decide(_ dossier: Dossier, on date: CalendarDate, only items: [Int]) -> Decision {
    let joined = plan.families(joinedWith: items, in: book)
    return decide(
      dossier, on: date, families: plan.families.filter { joined.contains($0[0]) }, shown: items)
  }

  private func decide(
    _ dossier: Dossier, on date: CalendarDate, families: [[Int]], shown items: [Int]?
  ) -> Decision {
    let evaluation = Evaluation(book: book, plan: plan, dossier: dossier, date: date)
    let wanted = items.map(book.families)
    let texts = families.flatMap(evaluation.standingTexts).sorted()
    var decided: [ItemDecision] = []
    var amounts: [DecidedAmount] = []
    decided.reserveCapacity(texts.count)
    amounts.reserveCapacity(texts.count)
    for text in texts {
      let (decision, amount) = evaluation.decide(text)
      decided.append(decision)
      amounts.append(amount)
    }
    let stacking = Stacking(book, decided, amounts, book.stackingRules.compactMap(evaluation.standing))
    var shown = stacking.decisions
    if let wanted {
      shown = shown.filter { wanted.contains(book.familyOfItem[checked: $0.item] ?? $0.item) }
    }
    return Decision(
      dossier: dossier.name, date: date, usesAssumptions: book.usesAssumptions, items: shown,
      totals: stacking.totals, possible: stacking.possible)
  }

  /// What every score and grade comes to for one dossier on one date, in the texts in force on the date their instruments
  /// are judged by.
  public func classify(_ dossier: Dossier, on date: CalendarDate) -> Classification {
    let evaluation = Evaluation(book: book, plan: plan, dossier: dossier, date: date)
    return Classification(
      dossier: dossier.name, date: date, usesAssumptions: book.usesAssumptions, outcomes: evaluation.classify())
  }

  /// What one score or grade comes to, in the text in force; nil where the definition is neither.
  public func classify(definition number: Int, for dossier: Dossier, on date: CalendarDate) -> ClassOutcome? {
    guard let definition = book.definitions[checked: number], definition.isScoreOrGrade else { return nil }
    let evaluation = Evaluation(book: book, plan: plan, dossier: dossier, date: date)
    return evaluation.standing(evaluation.texts(of: number)).last.map(evaluation.classify)
  }

  /// Looks at one named set of conditions by itself, in the text in force on the date its instrument is judged by. A set
  /// about the records of a list holds if it holds for every record.
  public func check(conditionSet number: Int, for dossier: Dossier, on date: CalendarDate) -> ConditionDecision? {
    guard let asked = book.conditionSets[checked: number] else { return nil }
    let evaluation = Evaluation(book: book, plan: plan, dossier: dossier, date: date)
    let number = evaluation.standingText(of: asked) ?? number
    let set = book.conditionSets[number]
    evaluation.turn(toInstrument: set.instrument)
    let finding = evaluation.wholeSet(set)
    return ConditionDecision(
      conditionSet: number, finding: finding, basis: evaluation.basis(plan.conditionSets[number].source),
      missing: MissingFacts.find(finding))
  }
}

/// What comes of a named set of conditions by itself.
public struct ConditionDecision: Sendable {
  /// The set, by number: of the texts of its instrument the one that was in force.
  public let conditionSet: Int
  /// Whether it holds, with its parts.
  public let finding: Finding
  /// The weakest source of everything that was evaluated for it.
  public let basis: Basis
  /// Where it depends on what is not known: the smallest sets of facts that would settle it as held; where no facts can,
  /// those that would settle it at all.
  public let missing: [[FactPath]]
}
