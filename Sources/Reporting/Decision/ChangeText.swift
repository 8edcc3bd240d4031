import Eligibility
import RuleLanguage

/// What would have to be different, in words: `tăng thời hạn liên kết thêm 1 năm`.
struct ChangeText {
  private let item: ItemText

  init(_ item: ItemText) { self.item = item }

  func text(_ change: Change) -> String {
    let text = what(change)
    return change.isChangeable ? text : "\(text) (\(say(.cannotChange)))"
  }

  /// The change by itself, whoever can make it.
  func what(_ change: Change) -> String {
    guard let path = change.fact, let target = change.target, case .fact(let reference) = path.target else {
      return condition(change.finding)
    }
    let label = item.words.path(path, in: item.dossier)
    switch target {
    case .truth(true): return say(.makeTrue(label))
    case .truth(false): return say(.makeFalse(label))
    case .symbols(let values): return symbols(values, reference, change, label)
    case .quantity(let comparison, let value):
      return quantity(reference, comparison, value, change, label)
    case .date(let comparison, let date):
      let bound = item.numbers.date(date)
      return "\(label) \(ExpressionPhrase.compared(comparison, .date, bound).text(in: item.language))"
    }
  }

  /// By how much a number would have to change, where what it is now is known; else what it would have to be.
  private func quantity(
    _ reference: FactReference, _ comparison: ComparisonOperator, _ target: Ratio, _ change: Change, _ label: String
  ) -> String {
    guard case .quantity(let kind) = item.book.vocabulary.fact(reference).kind else { return label }
    func write(_ value: Ratio) -> String {
      item.words.quantity(value, .quantity(kind.dimension), asPercent: kind.isRatio)
    }
    let whole = "\(label) \(ExpressionPhrase.compared(comparison, .number, write(target)).text(in: item.language))"
    guard let now = current(change.finding, reference) else { return whole }
    switch comparison {
    case .greaterOrEqual where now < target:
      guard let step = try? target.subtracting(now) else { return whole }
      return say(.increase(label, by: write(step)))
    case .lessOrEqual where target < now:
      guard let step = try? now.subtracting(target) else { return whole }
      return say(.decrease(label, by: write(step)))
    default: return whole
    }
  }

  /// What the fact is now, where the finding is about it.
  private func current(_ finding: Finding, _ reference: FactReference) -> Ratio? {
    for value in finding.values {
      if case .fact(reference, _) = value.expression.kind, case .quantity(let interval) = value.value {
        return interval.exact
      }
    }
    return finding.children.lazy.compactMap { current($0, reference) }.first
  }

  /// One of these names; where they are many, what they are not, or that the condition above lists them.
  private func symbols(
    _ values: [Int], _ reference: FactReference, _ change: Change, _ label: String
  ) -> String {
    let type = item.book.vocabulary.fact(reference).kind.type
    func state(_ comparison: ComparisonOperator, _ values: [Int]) -> String {
      let names = item.words.symbols(values, type, joiner: .or)
      return "\(label) \(ExpressionPhrase.compared(comparison, .name, names).text(in: item.language))"
    }
    guard values.count > 3, case .symbol(let enumeration) = type else { return state(.equal, values) }
    let others = item.book.vocabulary.enumerations[enumeration].values.indices.filter { !values.contains($0) }
    if case .member(_, let listed) = change.finding.expression.kind, Set(listed) == Set(values) {
      return say(.changeToOneOf(label, values.count))
    }
    return others.isEmpty || others.count >= values.count ? state(.equal, values) : state(.notEqual, others)
  }

  /// A condition that is about no single fact is told as it stands, turned round where it is one that must not hold:
  /// an exclusion, or the premise of another.
  private func condition(_ finding: Finding) -> String {
    if let note = finding.note { return way(note, finding) }
    let expression = finding.expression
    // What holds and stands in the way (the premise of a “nếu”, what is under a “không”) has to hold no longer.
    guard finding.isExclusion || finding.truth == .yes else { return say(.makeTrue(item.words.text(expression))) }
    switch expression.kind {
    case .comparison(let left, _, _), .between(let left, _, _, _), .member(let left, _):
      let asked = item.words.predicate(expression, isNegated: true) ?? ""
      return ExpressionPhrase.statement(item.words.text(left), asked).text(in: item.language)
    default: return say(.makeFalse(item.words.text(expression)))
    }
  }

  /// What would have to be different of a limit that is no condition of its own.
  private func way(_ note: Finding.Note, _ finding: Finding) -> String {
    switch note {
    case .times(let limit, _, _):
      let keys = ClauseText(item.book, item.language, within: nil).each(limit.keys)
      return say(.notYetReceived(limit.count)) + keys
    case .noTableRow: return say(.inTable)
    case .notApplicable:
      let facts = notApplicable(finding.values)
      return say(facts.isEmpty ? .amountApplies : .factsOfAmount(facts))
    case .noRecords(let list): return say(.haveRecord(item.book.vocabulary.lists[list].label))
    }
  }

  /// The facts of these values that the dossier says not to apply, each once.
  private func notApplicable(_ values: [ValueFinding]) -> [String] {
    var facts: [String] = []
    for value in values {
      let isOwn = value.expression.isFact && value.value == .notApplicable
      let found = isOwn ? [item.words.text(value.expression)] : notApplicable(value.parts)
      for fact in found where !facts.contains(fact) { facts.append(fact) }
    }
    return facts
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: item.language) }
}
