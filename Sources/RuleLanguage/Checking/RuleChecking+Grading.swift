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

  /// A value with its holes filled. Of a score only the criteria an assumption names are filled, of a grading only the
  /// grades: what has been read stays, and naming it is reported.
  mutating func filled(
    _ base: ExpressionSyntax, with filling: ExpressionSyntax, _ span: SourceSpan
  ) -> ExpressionSyntax {
    switch (base.kind, filling.kind) {
    case (.score(let own), .score(let other)):
      var criteria = own.criteria
      for criterion in other.criteria {
        guard let index = criteria.firstIndex(where: { $0.name.text == criterion.name.text }) else {
          let nearest = NearestName.nearest(to: criterion.name.text, among: own.criteria.map(\.name.text))
          report(.unknownName(criterion.name.text, nearest: nearest), criterion.name.span)
          continue
        }
        if criteria[index].value.containsHole {
          criteria[index] = criterion
        } else {
          report(.assumptionReplacesKnown("tiêu chí \(criterion.name.text)"), criterion.name.span)
        }
      }
      return ExpressionSyntax(
        kind: .score(ScoreSyntax(beneficiaries: own.beneficiaries, criteria: criteria)), span: base.span)
    case (.grading(let own), .grading(let other)): return filled(own, with: other, base.span)
    case (.score, _), (.grading, _):
      report(.assumptionReplacesKnown(span == base.span ? "" : "định nghĩa"), span)
      return base
    default: return filling
    }
  }

  private mutating func filled(
    _ own: GradingSyntax, with other: GradingSyntax, _ span: SourceSpan
  ) -> ExpressionSyntax {
    var rows = own.rows
    for row in other.rows {
      guard let index = rows.firstIndex(where: { $0.grade.text == row.grade.text && $0.condition.containsHole }) else {
        report(.assumptionReplacesKnown("bậc \(row.grade.text)"), row.grade.span)
        continue
      }
      rows[index] = row
    }
    var rest = own.rest
    if let filling = other.rest {
      if rest?.containsHole == true {
        rest = filling
      } else {
        report(.assumptionReplacesKnown("còn lại"), filling.span)
      }
    }
    return ExpressionSyntax(
      kind: .grading(
        GradingSyntax(
          grades: own.grades, isOrdered: own.isOrdered, beneficiaries: own.beneficiaries, exclusions: own.exclusions,
          rows: rows, rest: rest)), span: span)
  }

  // MARK: Gaps

  /// Says so where a scale or a grading leaves values out: what nobody has ruled would read as no points or no grade.
  private mutating func warnOfGaps(_ value: Expression, _ span: SourceSpan) {
    guard case .table(let subject, let rows) = value.kind, !rows.contains(where: { $0.key == .otherwise }) else {
      return
    }
    switch subject.type {
    case .symbol(let number):
      let covered = rows.reduce(into: Set<Int>()) { covered, row in
        if case .symbols(let numbers) = row.key { covered.formUnion(numbers) }
      }
      let left = book.vocabulary.enumerations[number].values.indices.filter { !covered.contains($0) }
      guard let first = left.first else { return }
      report(.rowsLeaveGap(book.vocabulary.enumerations[number].values[first].name), span, .warning)
    case .quantity:
      let range = bounds(of: subject)
      guard let gap = Expression.TableRow.Key.gap(in: rows.map(\.key), range, isWhole: subject.isWhole) else { return }
      report(.rowsLeaveGap(gap), span, .warning)
    case .truth, .date, .text, .supportItem, .instrument, .invalid: return
    }
  }

  /// Within which a number is sure to lie.
  private func bounds(of subject: Expression) -> (low: Ratio?, high: Ratio?) {
    switch subject.kind {
    case .fact(let reference, _):
      guard case .quantity(let kind) = book.vocabulary.fact(reference).kind else { return (nil, nil) }
      return (kind.low, kind.high)
    case .definition(let number):
      let value = book.definitions[number].clause.value
      if case .score(let score) = value.kind { return (.zero, score.maximum) }
      return bounds(of: value)
    // What else there is measures something that is there: less than nothing it seldom is.
    default: return (.zero, nil)
    }
  }

  /// `chấm điểm`: every criterion gives a plain number.
  mutating func checkScore(_ syntax: ScoreSyntax, _ scope: CheckScope, _ span: SourceSpan) -> Expression {
    var seen: Set<String> = []
    let criteria = syntax.criteria.map { criterion in
      if !seen.insert(criterion.name.text).inserted { report(.duplicateName(criterion.name.text), criterion.name.span) }
      let value = require(
        .quantity(.none), check(criterion.value, expecting: .quantity(.none), scope))
      reportBeyond(criterion.maximum, value)
      warnOfGaps(value, criterion.name.span)
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
    if let rest { warnOfGaps(rest, span) } else { report(.rowsLeaveGap(nil), span, .warning) }
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
