/// `ưu tiên` (guide, section 4.12).
extension SyntaxParser {
  /// `ưu tiên [không xếp thứ tự]`, the criteria, and the items it is about.
  mutating func priorityRule() -> StatementSyntax? {
    beginLine(indent: statementIndent)
    let start = index
    _ = take(.priority)
    let isRanked = !takeInline(.unranked)
    endClause()
    let criteria = recovering([]) { (parser) throws(Abandoned) in try parser.priorityCriteria() }
    let scope = recovering([]) { (parser) throws(Abandoned) in try parser.priorityScope() }
    let span = span(since: start)
    let trailer = trailer()
    guard !criteria.isEmpty else { return nil }
    return .priority(
      PrioritySyntax(isRanked: isRanked, criteria: criteria, scope: scope, trailer: trailer, span: span))
  }

  private mutating func priorityCriteria() throws(Abandoned) -> [PrioritySyntax.Criterion] {
    var criteria: [PrioritySyntax.Criterion] = []
    try statementList(of: .condition) { (parser, entry) throws(Abandoned) in
      let value = try parser.condition()
      let direction = parser.priorityDirection()
      try parser.endPoint(depth: entry.depth)
      criteria.append(
        PrioritySyntax.Criterion(
          mark: entry.mark, value: value, direction: direction, span: parser.span(since: entry.start)))
    }
    return criteria
  }

  private mutating func priorityDirection() -> PriorityDirection? {
    if take(.higher) || take(.more) || take(.later) { return .larger }
    if take(.lower) || take(.fewer) || take(.earlier) { return .smaller }
    return nil
  }

  /// `đối với điều 5, hỗ trợ NAME của N`, on the same line or the next.
  private mutating func priorityScope() throws(Abandoned) -> [StackingMemberSyntax] {
    guard isAt(.scope) else { return [] }
    beginLineAfterList()
    _ = take(.scope)
    return try commaSeparated { (parser) throws(Abandoned) in try parser.stackingMember() }
  }
}
