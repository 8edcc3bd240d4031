/// `sửa đổi`, `bổ sung`, `thay thế`, `bãi bỏ`, `chuyển tiếp` (guide, section 8).
extension SyntaxParser {
  /// `sửa đổi điều 5 khoản 2 của 08/2017/NQ-HĐND` and what stands there from then on; `bãi bỏ` may name several.
  mutating func amendments() -> [AmendmentSyntax] {
    guard let action = keyword?.action, let opener = keyword else { return [] }
    beginLine(indent: statementIndent)
    let start = index
    _ = take(opener)
    let targets: [AmendmentSyntax.Target]? = recovering(nil) { (parser) throws(Abandoned) in
      if action == .repeal {
        return try parser.commaSeparated { (parser) throws(Abandoned) in try parser.amendmentTarget() }
      }
      return [try parser.amendmentTarget()]
    }
    var content = AmendmentSyntax.Content()
    content.title = optionalText()
    endClause()
    let span = span(since: start)
    var namesItem = false
    if case .item? = targets?.first { namesItem = true }
    if action != .repeal { amendmentLines(&content, ofItem: namesItem) }
    return (targets ?? []).map { AmendmentSyntax(action: action, target: $0, content: content, span: span) }
  }

  /// `điều 5 khoản 2 của 08/2017/NQ-HĐND`, `hỗ trợ NAME của …`, or the instrument by itself.
  private mutating func amendmentTarget() throws(Abandoned) -> AmendmentSyntax.Target {
    if case .instrument = current.kind, isContinued { return .instrument(try instrumentNumber()) }
    if isContinued, take(.support) {
      let name = try nameInline()
      try expect(.of)
      return .item(name, try instrumentNumber())
    }
    let reference = try reference()
    guard let instrument = reference.instrument else { throw fail(.spelling(Keyword.of.rawValue)) }
    return .provision(reference, instrument)
  }

  /// The lines below an amendment, up to the next provision or amendment.
  private mutating func amendmentLines(_ content: inout AmendmentSyntax.Content, ofItem: Bool) {
    statementIndent = 2
    defer { statementIndent = 1 }
    while !isAtDeclaration {
      switch keyword {
      case .article, .clause, .point, .amend, .add, .replace, .repeal, .transition: return
      case .title, .issuer, .issued, .validity, .territory, .referenceDate: content.header += headerClauses(indent: 2)
      case .condition where ofItem || startsConditionOfItem, .exclusion where ofItem, .source where ofItem:
        if let clause = clause(indent: 2) { content.clauses.append(clause) }
      case let keyword? where keyword.clausePlace == .item:
        if let clause = clause(indent: 2) { content.clauses.append(clause) }
      case .support, .condition, .definition, .score, .grading, .rule, .commonCondition, .commonBeneficiaries,
        .exclusion, .source:
        if let statement = amendedStatement(isFirst: content.isEmpty) { content.statements.append(statement) }
      case .notTogether, .chooseOne, .priority:
        if let statement = amendedStatement(isFirst: false) { content.statements.append(statement) }
      case .sum where isAtJointCeiling:
        if let statement = amendedStatement(isFirst: false) { content.statements.append(statement) }
      default: unknownLine(in: .provision)
      }
    }
  }

  /// Whether `điều kiện …` here is a clause of an item and not a named set: a set is a name, perhaps a label and a list,
  /// and then its condition on lines of its own or after the word that opens a group.
  private var startsConditionOfItem: Bool {
    guard isName(ahead: 2), !token(ahead: 2).isFirstOnLine else { return true }
    let next = token(ahead: 3)
    if next.isFirstOnLine || next.kind == .endOfFile {
      return keyword(ahead: 3)?.clausePlace != nil || next.kind == .endOfFile
    }
    if case .text = next.kind { return false }
    switch keyword(ahead: 3) {
    case .forEach, .all, .oneOf, .atLeast: return false
    default: return true
    }
  }

  /// `chuyển tiếp khi COND xét theo 08/2019/NQ-HĐND`.
  mutating func transition() -> TransitionSyntax? {
    beginLine(indent: statementIndent)
    let start = index
    _ = take(.transition)
    let condition = conditionOrPoints()
    let instrument: InstrumentNumberSyntax? = recovering(nil) { (parser) throws(Abandoned) in
      parser.beginLineAfterList()
      try parser.expect(.referenceDate)
      return try parser.instrumentNumber()
    }
    let span = span(since: start)
    let trailer = trailer()
    return instrument.map { TransitionSyntax(condition: condition, instrument: $0, trailer: trailer, span: span) }
  }
}
