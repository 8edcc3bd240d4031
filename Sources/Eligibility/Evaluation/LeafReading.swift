import RuleLanguage

/// Reads off one condition about facts what a fact would have to be.
struct LeafReading {
  let evaluation: Evaluation
  let position: FindingPosition

  /// A change that would turn the condition.
  struct Option {
    let path: FactPath?
    let target: Change.Target?
    let isChangeable: Bool
  }

  /// The changes any one of which would turn the condition to what is wanted.
  func targets(_ finding: Finding, _ wanted: Bool) -> [Option] {
    if let note = finding.note { return [noted(note, finding)] }
    let values = finding.values
    var options: [Option] = []
    switch finding.expression.kind {
    case .fact, .presumed:
      if let path = values.first.flatMap(path) { options = [option(path, .truth(wanted))] }
    case .comparison(_, let comparison, _) where values.count == 2:
      let needed = wanted ? comparison : comparison.negated
      options = [
        compare(values[0], needed, values[1]), compare(values[1], needed.turned, values[0]),
      ].compactMap { $0 }
    case .between(_, _, _, let includesHigh) where values.count == 3:
      options = between(values, wanted, includesHigh)
    case .member(_, let numbers):
      if let subject = values.first, let path = path(subject) {
        let wanted = symbols(subject) { numbers.contains($0) == wanted }
        if !wanted.isEmpty { options = [option(path, .symbols(wanted))] }
      }
    case .aggregate(_, let list, _, _): options = [openList(list)]
    case .constant: return []
    default: break
    }
    if !options.isEmpty { return options }
    let facts = Set(values.flatMap(paths))
    guard facts.count == 1, let only = facts.first else { return [Option(path: nil, target: nil, isChangeable: false)] }
    return [option(only, nil)]
  }

  /// `A từ B đến C`: a value that fails lies on one side of the range; leaving the range is possible on both.
  private func between(_ values: [ValueFinding], _ wanted: Bool, _ includesHigh: Bool) -> [Option] {
    let inside: ComparisonOperator = includesHigh ? .lessOrEqual : .less
    if !wanted {
      return [
        compare(values[0], .less, values[1]), compare(values[0], inside.negated, values[2]),
      ].compactMap { $0 }
    }
    let isBelow = values[0].value.compared(.less, values[1].value) == .yes
    let side = isBelow ? compare(values[0], .greaterOrEqual, values[1]) : compare(values[0], inside, values[2])
    return [side].compactMap { $0 }
  }

  /// A fact against a value that is known: what the fact would have to be.
  private func compare(_ subject: ValueFinding, _ comparison: ComparisonOperator, _ bound: ValueFinding) -> Option? {
    guard let path = path(subject), bound.value.isExact, !paths(bound).contains(path) else { return nil }
    switch bound.value {
    case .quantity(let interval):
      guard let value = interval.exact else { return nil }
      return option(path, .quantity(comparison, value))
    case .date(let day?, _): return option(path, .date(comparison, day))
    case .symbols:
      let fitting = symbols(subject) { Value.symbols(Value.bit($0)).compared(comparison, bound.value) == .yes }
      return fitting.isEmpty ? nil : option(path, .symbols(fitting))
    case .truth(let truth):
      switch comparison {
      case .equal: return option(path, .truth(truth == .yes))
      case .notEqual: return option(path, .truth(truth == .no))
      case .less, .lessOrEqual, .greater, .greaterOrEqual: return nil
      }
    case .date, .text, .supportItem, .instrument, .notApplicable: return nil
    }
  }

  /// The values of the subject's enumeration that fit, those nearest to its own value first.
  private func symbols(_ subject: ValueFinding, _ fits: (Int) -> Bool) -> [Int] {
    guard case .symbol(let number) = subject.expression.type,
      let enumeration = evaluation.book.vocabulary.enumerations[checked: number]
    else { return [] }
    return enumeration.values.indices.filter(fits)
  }

  private func noted(_ note: Finding.Note, _ finding: Finding) -> Option {
    switch note {
    case .times:
      let ledger = evaluation.book.vocabulary.ledger.map { FactPath(.list($0.list)) }
      return Option(path: ledger, target: nil, isChangeable: false)
    case .noRecords(let list): return openList(list)
    case .noTableRow:
      guard let table = finding.values.first.flatMap(table), case .table(_, let rows) = table.expression.kind,
        let subject = table.parts.first, let path = path(subject)
      else { return onlyFact(finding) }
      let covered = rows.flatMap { row -> [Int] in
        if case .symbols(let numbers) = row.key { numbers } else { [] }
      }
      return option(path, covered.isEmpty ? nil : .symbols(covered.sorted()))
    case .notApplicable: return onlyFact(finding)
    }
  }

  private func onlyFact(_ finding: Finding) -> Option {
    let facts = Set(finding.values.flatMap(paths))
    guard facts.count == 1, let only = facts.first else { return Option(path: nil, target: nil, isChangeable: false) }
    return option(only, nil)
  }

  /// The table a value was taken from.
  private func table(_ value: ValueFinding) -> ValueFinding? {
    switch value.expression.kind {
    case .table: value
    case .definition: value.parts.first.flatMap(table)
    default: nil
    }
  }

  private func openList(_ list: Int) -> Option {
    Option(
      path: FactPath(.list(list)), target: nil, isChangeable: evaluation.book.vocabulary.ledger?.list != list)
  }

  private func option(_ path: FactPath, _ target: Change.Target?) -> Option {
    Option(path: path, target: target, isChangeable: isChangeable(path))
  }

  /// What the applicant is, where it is and what it has received it cannot change.
  private func isChangeable(_ path: FactPath) -> Bool {
    let vocabulary = evaluation.book.vocabulary
    guard case .fact(let reference) = path.target else { return true }
    if let list = reference.list { return list != vocabulary.ledger?.list && !vocabulary.fact(reference).isFixed }
    return !vocabulary.fact(reference).isFixed && reference.index != vocabulary.kindFact
      && reference.index != vocabulary.territoryFact
  }

  /// The fact a value is, by itself or under the name of a definition.
  private func path(_ value: ValueFinding) -> FactPath? {
    switch value.expression.kind {
    case .fact(let reference, let selector): factPath(reference, selector)
    case .definition: value.parts.first.flatMap(path)
    default: nil
    }
  }

  private func factPath(_ reference: FactReference, _ selector: YearSelector?) -> FactPath? {
    var record: Int?
    if let list = reference.list {
      guard let known = position.records[list] else { return nil }
      record = known
    }
    guard evaluation.plan.fact(reference)?.isYearly == true else { return FactPath(.fact(reference), record: record) }
    let year: Int? =
      switch selector {
      case .year(let number): number
      case .before(let back): evaluation.referenceDate.year.map { $0 - back }
      case nil: position.triedYear
      }
    return year.map { FactPath(.fact(reference), record: record, year: $0) }
  }

  /// All facts a value rests on, as far as they can be pointed at.
  private func paths(_ value: ValueFinding) -> [FactPath] {
    if case .fact(let reference, let selector) = value.expression.kind {
      return factPath(reference, selector).map { [$0] } ?? []
    }
    return value.parts.flatMap(paths)
  }
}

extension ComparisonOperator {
  /// The same comparison with its sides exchanged.
  var turned: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
