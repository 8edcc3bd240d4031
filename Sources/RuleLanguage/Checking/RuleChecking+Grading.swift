/// Scores and grades (guide, section 3.7).
extension RuleChecking {
  /// Takes the grades of `xếp loại` into the vocabulary; those with the same grades share them, so that one can go by
  /// another, and the texts of an instrument agree.
  mutating func declareGrades(_ definition: DefinitionSyntax) -> Int? {
    guard case .grading(let grading) = definition.value.kind else { return nil }
    let names = grading.grades.map(\.name.text)
    let label = definition.label?.text ?? readable(definition.name.text)
    if let known = gradesOfDefinition.compactMap({ $0 }).first(where: { number in
      let enumeration = book.vocabulary.enumerations[number]
      return enumeration.isOrdered == grading.isOrdered && enumeration.values.map(\.name) == names
        && enumeration.values.map(\.label) == grading.grades.map { $0.label?.text ?? readable($0.name.text) }
    }) {
      return known
    }
    if names.contains(label) { report(.duplicateName(label), definition.name.span) }
    guard
      case .symbol(let number)? = enumeration(
        grading.grades, isOrdered: grading.isOrdered, definition.name.text, definition.name.span)
    else { return nil }
    return number
  }

  /// `chấm điểm`: every criterion gives a plain number.
  mutating func checkScore(_ syntax: ScoreSyntax, _ scope: CheckScope, _ span: SourceSpan) -> Expression {
    var seen: Set<String> = []
    let criteria = syntax.criteria.map { criterion in
      if !seen.insert(criterion.name.text).inserted { report(.duplicateName(criterion.name.text), criterion.name.span) }
      let value = require(
        .quantity(.none), check(criterion.value, expecting: .quantity(.none), scope))
      reportBeyond(criterion.maximum, value)
      return Criterion(
        name: criterion.name.text, label: criterion.label?.text ?? readable(criterion.name.text),
        maximum: criterion.maximum, value: value,
        awarded: criterion.awarded.map {
          require(.quantity(.none), check($0, expecting: .quantity(.none), scope))
        }, span: criterion.span)
    }
    let score = Score(scope: kinds(syntax.beneficiaries, scope, span), criteria: criteria)
    let isWhole = criteria.allSatisfy { $0.value.isWhole && $0.awarded?.isWhole != false }
    return Expression(kind: .score(score), type: .quantity(.none), isWhole: isWhole, span: span)
  }

  /// Points that are written down and go beyond what the criterion can give.
  private mutating func reportBeyond(_ maximum: Ratio, _ value: Expression) {
    if let points = constantQuantity(value), maximum < points || points < .zero {
      report(.pointsOutOfRange, value.span)
    }
    if case .table(_, let rows) = value.kind { for row in rows { reportBeyond(maximum, row.value) } }
  }

  /// `xếp loại`: every row names a grade and says when it is given.
  mutating func checkGrading(
    _ syntax: GradingSyntax, _ grades: Int, _ scope: CheckScope, _ span: SourceSpan
  ) -> Expression {
    let exclusions = syntax.exclusions.map { checkCondition($0, scope) }
    let rows = syntax.rows.compactMap { row -> Grading.Row? in
      let place = scope.at(row.mark)
      let condition = checkCondition(row.condition, place)
      guard let grade = symbol(row.grade, of: grades) else { return nil }
      return Grading.Row(
        mark: row.mark, grade: grade, condition: condition,
        citation: place.citation == scope.citation ? nil : place.citation)
    }
    let rest = syntax.rest.map { require(.symbol(grades), check($0, expecting: .symbol(grades), scope)) }
    let grading = Grading(
      grades: grades, scope: kinds(syntax.beneficiaries, scope, span), exclusions: exclusions, rows: rows, rest: rest)
    return Expression(kind: .grading(grading), type: .symbol(grades), isWhole: false, span: span)
  }

  /// That the applicant is of one of these kinds; nil where none are named.
  private mutating func kinds(_ names: [NameSyntax], _ scope: CheckScope, _ span: SourceSpan) -> Expression? {
    guard !names.isEmpty, let fact = book.vocabulary.kindFact,
      case .symbol(let enumeration) = book.vocabulary.facts[fact].kind
    else { return nil }
    let kinds = names.compactMap { symbol($0, of: enumeration) }
    let own = Expression.fact(
      FactReference(list: nil, index: fact), nil, type: .symbol(enumeration), at: names[0].span)
    return truth(.member(own, kinds), names[0].span.joined(with: names[names.count - 1].span))
  }
}
