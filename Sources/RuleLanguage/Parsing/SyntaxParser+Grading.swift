/// `chấm điểm`, `xếp loại` (guide, section 3.7).
extension SyntaxParser {
  /// `chấm điểm NAME ["label"] [cho mỗi LIST]`, whom it is for, and the criteria.
  mutating func scoreDefinition() -> DefinitionSyntax? {
    let start = index
    let head = recovering(nil) { (parser) throws(Abandoned) in
      try parser.expect(.score)
      return try parser.namedHead(.name)
    }
    guard let head else { return nil }
    let outer = indent
    endClause()
    var beneficiaries: [NameSyntax] = []
    while isAt(.beneficiaries), current.isFirstOnLine { beneficiaries += kindsLine(indent: outer + 1) }
    let criteria = recovering([]) { (parser) throws(Abandoned) in try parser.criteria() }
    let value = ExpressionSyntax(
      kind: .score(ScoreSyntax(beneficiaries: beneficiaries, criteria: criteria)), span: span(since: start))
    return DefinitionSyntax(name: head.name, label: head.label, list: head.list, value: value, trailer: trailer())
  }

  /// `xếp loại NAME ["label"] [cho mỗi LIST] bậc A < B` or `… một trong A, B`, whom it is for, and the grades with their conditions.
  mutating func gradingDefinition() -> DefinitionSyntax? {
    let start = index
    var grades: [EnumerationValueSyntax] = []
    var isOrdered = true
    let head = recovering(nil) { (parser) throws(Abandoned) in
      try parser.expect(.grading)
      let head = try parser.namedHead(.name)
      if parser.take(.oneOf) {
        isOrdered = false
        grades = try parser.commaSeparated { (parser) throws(Abandoned) in try parser.enumerationValue() }
      } else {
        guard parser.take(.grade) else {
          throw parser.fail(.oneOf([Keyword.grade.rawValue, Keyword.oneOf.rawValue]))
        }
        grades = try parser.grades()
      }
      return head
    }
    guard let head else { return nil }
    let outer = indent
    endClause()
    var beneficiaries: [NameSyntax] = []
    var exclusions: [ExpressionSyntax] = []
    while current.isFirstOnLine, isAt(.beneficiaries) || isAt(.ungraded) {
      if isAt(.beneficiaries) {
        beneficiaries += kindsLine(indent: outer + 1)
      } else {
        beginLine(indent: outer + 1)
        _ = take(.ungraded)
        exclusions.append(clauseExpression(.condition))
        endClause()
      }
    }
    indent = outer
    let parts = recovering(GradingParts()) { (parser) throws(Abandoned) in try parser.gradingParts() }
    let grading = GradingSyntax(
      grades: grades, isOrdered: isOrdered, beneficiaries: beneficiaries, exclusions: exclusions, rows: parts.rows,
      rest: parts.rest)
    let value = ExpressionSyntax(kind: .grading(grading), span: span(since: start))
    return DefinitionSyntax(name: head.name, label: head.label, list: head.list, value: value, trailer: trailer())
  }

  /// `đối tượng hợp_tác_xã, liên_hiệp_hợp_tác_xã`: kinds alone.
  private mutating func kindsLine(indent: Int) -> [NameSyntax] {
    let outer = self.indent
    beginLine(indent: indent)
    defer { self.indent = outer }
    _ = take(.beneficiaries)
    let kinds = recovering([]) { (parser) throws(Abandoned) in try parser.names() }
    endClause()
    return kinds
  }

  // MARK: Criteria

  private mutating func criteria() throws(Abandoned) -> [CriterionSyntax] {
    var criteria: [CriterionSyntax] = []
    try statementList(of: .criterion) { (parser, entry) throws(Abandoned) in
      criteria.append(try parser.criterion(entry))
    }
    return criteria
  }

  /// `NAME ["label"] tối đa N: EXPR[, đã chấm EXPR]`.
  private mutating func criterion(_ entry: ListEntry) throws(Abandoned) -> CriterionSyntax {
    let name = try nameInline(.criterion)
    let label = optionalText()
    try expect(.ceiling)
    guard case .number(let maximum) = current.kind else { throw fail(.number) }
    advance()
    // `tối đa 5 điểm`, as acts write it.
    if isAtInline(.point) { _ = take(.point) }
    try expect(.colon)
    let value = try condition(.value)
    var awarded: ExpressionSyntax?
    if take(.comma) {
      try expect(.awarded)
      awarded = try sum()
    }
    try endPoint(depth: entry.depth)
    return CriterionSyntax(
      name: name, label: label, maximum: maximum, value: value, awarded: awarded, span: span(since: entry.start))
  }

  // MARK: Grades

  private struct GradingParts {
    var rows: [GradingSyntax.Row] = []
    var rest: ExpressionSyntax?
  }

  /// `- khá khi …` and `- còn lại: …`; or a table by itself.
  private mutating func gradingParts() throws(Abandoned) -> GradingParts {
    var parts = GradingParts()
    if isAt(.by) {
      nesting = 0
      listDepth = -1
      beginLine(indent: indent + 1)
      parts.rest = try condition(.value)
      indent -= 1
      return parts
    }
    try statementList(of: .gradeRow) { (parser, entry) throws(Abandoned) in
      if parser.take(.otherwise) {
        let place = parser.span(since: entry.start)
        if parts.rest != nil { throw parser.fail(.repeatedPart(Keyword.otherwise.rawValue), at: place) }
        try parser.expect(.colon)
        parts.rest = try parser.condition(.value)
      } else {
        let grade = try parser.nameInline(.gradeRow)
        try parser.expect(.when)
        parts.rows.append(
          GradingSyntax.Row(
            mark: entry.mark, grade: grade, condition: try parser.condition(), span: parser.span(since: entry.start)))
      }
      try parser.endPoint(depth: entry.depth)
    }
    return parts
  }
}
