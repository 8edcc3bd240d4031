import RuleLanguage

/// The points of a rule book at which there is a rule, in the order of the text.
struct CoveragePoints {
  /// A point with the expression that is its rule.
  struct Point {
    let citation: Citation
    var mark: ListMark?
    var ordinal = 0
    let kind: CoverageLine.Kind
    /// Where the rule is written, for rules that are found by their expression.
    var rule: SourceSpan?
    /// Whether a hole stands in the rule: no case can settle what nobody has read.
    var isOpen = false
    /// The item, for the point that is one.
    var item: Int?
    /// The rule, for a point that is one on stacking.
    var stackingRule: Int?
  }

  private(set) var points: [Point] = []
  /// How many points of a mark there are so far at a place.
  private var counts: [CountKey: Int] = [:]
  /// Expressions that have been walked: a clause common to several items is one rule.
  private var walked: Set<[Int32]> = []

  private struct CountKey: Hashable {
    let citation: Citation
    let mark: ListMark
    let kind: CoverageLine.Kind
  }

  init(_ book: RuleBook) {
    for instrument in book.instruments {
      for provision in instrument.provisions {
        for statement in provision.statements { add(statement, book) }
      }
    }
  }

  private mutating func add(_ statement: Provision.Statement, _ book: RuleBook) {
    switch statement {
    case .item(let number):
      guard book.items.indices.contains(number) else { return }
      add(book.items[number])
    case .conditionSet(let number):
      guard book.conditionSets.indices.contains(number) else { return }
      walk(book.conditionSets[number].clause, .conditionSet)
    case .definition(let number):
      guard book.definitions.indices.contains(number) else { return }
      walk(book.definitions[number].clause, .definition)
    case .priority(let number):
      guard let rule = book.priorityRules[checked: number] else { return }
      for criterion in rule.clause.value {
        let expression = criterion.test.expression
        guard case .condition = criterion.test, isNew(expression) else { continue }
        add(expression, at: criterion.citation ?? rule.citation, mark: criterion.mark, .priority)
        walk(expression, at: criterion.citation ?? rule.citation, .priority)
      }
    case .parameterValue(let number):
      guard book.parameterValues.indices.contains(number) else { return }
      walk(book.parameterValues[number].clause, .parameterValue)
    case .common(.condition(let clause)): walk(clause, .condition)
    case .common(.exclusion(let clause)): walk(clause, .exclusion)
    case .common(.beneficiaries), .amendment, .transition: break
    case .stacking(let number):
      guard let rule = book.stackingRules[checked: number] else { return }
      let ordinal = points.count { $0.citation == rule.citation && $0.kind == .stacking }
      points.append(Point(citation: rule.citation, ordinal: ordinal, kind: .stacking, stackingRule: number))
    }
  }

  private mutating func add(_ item: SupportItem) {
    points.append(Point(citation: item.citation, kind: .item, item: item.number))
    if let filter = item.filter { walk(filter, .condition) }
    for clause in item.conditions { walk(clause, .condition) }
    for clause in item.exclusions { walk(clause, .exclusion) }
    for clause in item.times { points.append(Point(citation: clause.citation, kind: .times)) }
    if let amount = item.amount {
      points.append(Point(citation: amount.citation, kind: .amount, rule: amount.value.value.span))
    }
    for clause in item.ceilings { points.append(Point(citation: clause.citation, kind: .ceiling)) }
  }

  private mutating func walk(_ clause: Clause<Expression>, _ kind: CoverageLine.Kind) {
    guard isNew(clause.value) else { return }
    add(clause.value, at: clause.citation, mark: nil, kind)
    walk(clause.value, at: clause.citation, kind)
  }

  private mutating func isNew(_ expression: Expression) -> Bool {
    walked.insert([expression.span.file, expression.span.start, expression.span.end]).inserted
  }

  private mutating func add(
    _ expression: Expression, at citation: Citation, mark: ListMark?, _ kind: CoverageLine.Kind, rule: SourceSpan? = nil
  ) {
    var ordinal = 0
    if let mark {
      let count = CountKey(citation: citation, mark: mark, kind: kind)
      counts[count, default: 0] += 1
      ordinal = counts[count] ?? 1
    }
    points.append(
      Point(
        citation: citation, mark: mark, ordinal: ordinal, kind: kind, rule: rule ?? expression.span,
        isOpen: CoveragePoints.isOpen(expression)))
  }

  private static func isOpen(_ expression: Expression) -> Bool {
    if case .hole = expression.kind { return true }
    return expression.parts.contains(where: isOpen)
  }

  /// The points of the lists of conditions, wherever the explanation shows what came of them.
  private mutating func walk(_ expression: Expression, at place: Citation, _ kind: CoverageLine.Kind) {
    switch expression.kind {
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts {
        let citation = part.citation ?? place
        if let mark = part.mark {
          add(part.condition, at: citation, mark: mark, kind)
        }
        walk(part.condition, at: citation, kind)
      }
    case .score(let score):
      for criterion in score.criteria {
        add(criterion.value, at: place, mark: .dash, .criterion, rule: criterion.span)
        walk(criterion.value, at: place, kind)
      }
    case .grading(let grading):
      for exclusion in grading.exclusions { add(exclusion, at: place, mark: .dash, .grade) }
      for row in grading.rows {
        add(row.condition, at: row.citation ?? place, mark: row.mark, .grade)
        walk(row.condition, at: row.citation ?? place, kind)
      }
    case .not(let part): walk(part, at: place, kind)
    case .provided(let first, let second), .unless(let first, let second):
      walk(first, at: place, kind)
      walk(second, at: place, kind)
    case .presumed(let part, _), .yearsAtLeast(_, _, let part): walk(part, at: place, kind)
    case .aggregate(.any, _, _, let filter?), .aggregate(.every, _, _, let filter?): walk(filter, at: place, kind)
    default: break
    }
  }
}
