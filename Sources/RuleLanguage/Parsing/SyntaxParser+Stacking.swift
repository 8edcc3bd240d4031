/// `không cộng dồn`, `được chọn một`, `tổng … tối đa …` (guide, section 4.11).
extension SyntaxParser {
  /// A rule on what may be received together.
  mutating func stackingRule() -> StatementSyntax? {
    beginLine(indent: statementIndent)
    let start = index
    listDepth = -1
    nesting = 0
    let kind: StackingSyntax.Kind
    if take(.notTogether) {
      kind = .notTogether
    } else if take(.chooseOne) {
      kind = .chooseOne
    } else {
      _ = take(.sum)
      kind = .jointCeiling
    }
    let parts = recovering(nil) { (parser) throws(Abandoned) in try parser.stackingParts(kind) }
    let span = span(since: start)
    let trailer = trailer()
    return parts.map { parts in
      .stacking(
        StackingSyntax(
          kind: kind, members: parts.members, ceiling: parts.ceiling, condition: parts.condition, trailer: trailer,
          span: span))
    }
  }

  private struct StackingParts {
    let members: [StackingMemberSyntax]
    let ceiling: CeilingSyntax?
    let condition: ExpressionSyntax?
  }

  /// `MEMBER, MEMBER [tối đa X mỗi năm] [khi COND]`.
  private mutating func stackingParts(_ kind: StackingSyntax.Kind) throws(Abandoned) -> StackingParts? {
    let members = try commaSeparated { (parser) throws(Abandoned) in try parser.stackingMember() }
    var ceiling: CeilingSyntax?
    if kind == .jointCeiling {
      try expect(.ceiling)
      ceiling = try oneCeiling()
    }
    if isAt(.when) { beginLineAfterList() }
    let condition = take(.when) ? try condition() : nil
    return StackingParts(members: members, ceiling: ceiling, condition: condition)
  }

  /// `điều 7 khoản 1 [của N]`, `hỗ trợ NAME [của N]`.
  mutating func stackingMember() throws(Abandoned) -> StackingMemberSyntax {
    guard isContinued, take(.support) else { return .place(try reference()) }
    let name = try nameInline()
    return .item(name, of: takeInline(.of) ? try instrumentNumber() : nil)
  }
}
