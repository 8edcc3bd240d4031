/// What stands in a provision (guide, section 3).
extension SyntaxParser {
  mutating func statements() -> [StatementSyntax] {
    var statements: [StatementSyntax] = []
    while !isAtDeclaration {
      switch keyword {
      case .article, .clause, .point: return statements
      case .support: statements.append(.supportItem(supportStatement(isFirst: statements.isEmpty)))
      case .condition: add(conditionStatement(), to: &statements)
      case .definition, .score, .grading: add(definitionStatement(), to: &statements)
      case .rule: add(parameterStatement(), to: &statements)
      case .commonCondition, .commonBeneficiaries, .exclusion: add(commonClause(), to: &statements)
      case .notTogether, .chooseOne: add(stackingRule(), to: &statements)
      case .sum where isAtJointCeiling: add(stackingRule(), to: &statements)
      case .priority: add(priorityRule(), to: &statements)
      case .amend, .add, .replace, .repeal: statements += amendments().map { .amendment($0) }
      case .transition: add(transition().map { .transition($0) }, to: &statements)
      case .source: add(sourceStatement(), to: &statements)
      default: unknownLine(in: .provision)
      }
    }
    return statements
  }

  /// A statement that could not be read has been told of; it is left out.
  private func add(_ statement: StatementSyntax?, to statements: inout [StatementSyntax]) {
    if let statement { statements.append(statement) }
  }

  /// One statement, where one that may stand below an amendment starts here.
  mutating func amendedStatement(isFirst: Bool) -> StatementSyntax? {
    switch keyword {
    case .support: .supportItem(supportStatement(isFirst: isFirst))
    case .condition: conditionStatement()
    case .definition, .score, .grading: definitionStatement()
    case .rule: parameterStatement()
    case .commonCondition, .commonBeneficiaries, .exclusion: commonClause()
    case .notTogether, .chooseOne, .sum: stackingRule()
    case .priority: priorityRule()
    default: sourceStatement()
    }
  }

  private mutating func supportStatement(isFirst: Bool) -> SupportItemSyntax {
    beginLine(indent: statementIndent, blank: !isFirst)
    return supportItem(in: .provision)
  }

  private mutating func conditionStatement() -> StatementSyntax? {
    beginLine(indent: statementIndent)
    return conditionSet().map { .conditionSet($0) }
  }

  private mutating func definitionStatement() -> StatementSyntax? {
    beginLine(indent: statementIndent)
    return namedValue().map { .definition($0) }
  }

  /// `định nghĩa`, `chấm điểm` or `xếp loại`, whichever starts here.
  mutating func namedValue() -> DefinitionSyntax? {
    switch keyword {
    case .score: scoreDefinition()
    case .grading: gradingDefinition()
    default: definition()
    }
  }

  private mutating func parameterStatement() -> StatementSyntax? {
    beginLine(indent: statementIndent)
    return parameterValue().map { .parameterValue($0) }
  }

  private mutating func sourceStatement() -> StatementSyntax? {
    beginLine(indent: statementIndent)
    let source: SourceSyntax? = recovering(nil) { (parser) throws(Abandoned) in
      try parser.expect(.source)
      return try parser.sourceAfterKeyword()
    }
    endClause()
    return source.map { .source($0) }
  }

  // MARK: Named conditions, definitions, values of parameters

  /// `điều kiện NAME ["label"] [cho mỗi LIST]` and a condition.
  mutating func conditionSet() -> ConditionSetSyntax? {
    let head = recovering(nil) { (parser) throws(Abandoned) in
      try parser.expect(.condition)
      return try parser.namedHead(.conditionName)
    }
    guard let head else { return nil }
    // The condition gets a line of its own, so that it is not taken for a part of the name; a group may stay, and a sign
    // must, since first on its line it would be a mark.
    if mark == nil, !isAt(.minus), !isAt(.all), !isAt(.oneOf), !isAt(.atLeast), !isAtClauseStart {
      layout.addLine(at: index, LogicalLine(indent: indent + 1, blankBefore: false, column: nil))
    }
    let condition = conditionOrPoints()
    return ConditionSetSyntax(
      name: head.name, label: head.label, list: head.list, condition: condition, trailer: trailer())
  }

  /// What a named thing starts with.
  struct NamedHead {
    let name: NameSyntax
    let label: TextSyntax?
    let list: NameSyntax?
  }

  /// `NAME ["label"] [cho mỗi LIST]`.
  mutating func namedHead(_ need: SyntaxNeed) throws(Abandoned) -> NamedHead? {
    let name = try nameInline(need)
    let label = optionalText()
    return NamedHead(name: name, label: label, list: take(.forEach) ? try nameInline(.listName) : nil)
  }

  /// A condition, or points at once, which means `tất cả`.
  mutating func conditionOrPoints() -> ExpressionSyntax {
    guard mark != nil else { return clauseExpression(.condition) }
    nesting = 0
    listDepth = -1
    let start = index
    let unread = ExpressionSyntax(kind: .invalid, span: current.span)
    return recovering(unread) { (parser) throws(Abandoned) in
      let points = try parser.points()
      return ExpressionSyntax(kind: .group(.all, points), span: parser.span(since: start))
    }
  }

  /// `định nghĩa NAME ["label"] [cho mỗi LIST] là EXPR`.
  mutating func definition() -> DefinitionSyntax? {
    let head = recovering(nil) { (parser) throws(Abandoned) in
      try parser.expect(.definition)
      let head = try parser.namedHead(.name)
      try parser.expect(.isValue)
      return head
    }
    guard let head else { return nil }
    let value = clauseExpression(.value)
    return DefinitionSyntax(name: head.name, label: head.label, list: head.list, value: value, trailer: trailer())
  }

  /// `quy định PARAMETER là EXPR`, `quy định PARAMETER theo FACT` and rows.
  mutating func parameterValue() -> ParameterValueSyntax? {
    let name: NameSyntax? = recovering(nil) { (parser) throws(Abandoned) in
      try parser.expect(.rule)
      let name = try parser.nameInline()
      if !parser.isAtInline(.by), !parser.take(.isValue) {
        throw parser.fail(.oneOf([Keyword.isValue.rawValue, Keyword.by.rawValue]))
      }
      return name
    }
    guard let name else { return nil }
    let value = clauseExpression(.value)
    return ParameterValueSyntax(name: name, value: value, trailer: trailer())
  }

  // MARK: Common clauses

  private mutating func commonClause() -> StatementSyntax? {
    beginLine(indent: statementIndent)
    let start = index
    let kind: CommonClauseSyntax.Kind?
    if take(.commonCondition) {
      kind = commonCondition()
    } else if take(.commonBeneficiaries) {
      kind = recovering(nil) { (parser) throws(Abandoned) in .beneficiaries(try parser.beneficiaries()) }
    } else {
      _ = take(.exclusion)
      kind = .exclusion(conditionOrPoints())
    }
    let scope = recovering([]) { (parser) throws(Abandoned) in try parser.scope() }
    let span = span(since: start)
    let trailer = trailer()
    return kind.map { .common(CommonClauseSyntax(kind: $0, scope: scope, trailer: trailer, span: span)) }
  }

  private mutating func commonCondition() -> CommonClauseSyntax.Kind? {
    var list: NameSyntax?
    if take(.forEach) {
      list = recovering(nil) { (parser) throws(Abandoned) in try parser.nameInline(.listName) }
      if list == nil { return nil }
    }
    return .condition(list: list, conditionOrPoints())
  }

  /// `đối với điều 5, điều 6 khoản 1`, on the same line or the next.
  private mutating func scope() throws(Abandoned) -> [ReferenceSyntax] {
    guard isAt(.scope) else { return [] }
    beginLineAfterList()
    _ = take(.scope)
    return try commaSeparated { (parser) throws(Abandoned) in try parser.reference() }
  }
}
