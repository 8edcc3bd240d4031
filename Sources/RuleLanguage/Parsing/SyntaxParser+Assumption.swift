/// `giả định cho` (guide, section 6).
extension SyntaxParser {
  mutating func assumption() -> AssumptionSyntax {
    beginLine(indent: 0, blank: true)
    let start = index
    _ = take(.assumptionFor)
    let instrument = blockInstrument()
    endClause()
    let span = span(since: start)
    var reason: TextSyntax?
    var changes: [AssumptionSyntax.Change] = []
    var provisions: [ProvisionSyntax] = []
    isInAssumption = true
    defer { isInAssumption = false }
    while !isAtDeclaration {
      switch keyword {
      case .because:
        let place = keywordSpan
        if let text = reasonClause() {
          if reason != nil { report(.repeatedPart(Keyword.because.rawValue), at: place) }
          reason = text
        }
      case .amend: changes += self.changes()
      case .article: provisions += self.provisions()
      default: unknownLine(in: .assumption)
      }
    }
    return AssumptionSyntax(
      instrument: instrument, reason: reason, changes: changes, provisions: provisions, span: span)
  }

  private mutating func reasonClause() -> TextSyntax? {
    beginLine(indent: 1)
    _ = take(.because)
    let text: TextSyntax? = recovering(nil) { (parser) throws(Abandoned) in try parser.text() }
    endClause()
    return text
  }

  /// `sửa đổi …`; a validity with two ends is two changes.
  private mutating func changes() -> [AssumptionSyntax.Change] {
    beginLine(indent: 1)
    let start = index
    _ = take(.amend)
    guard !current.isFirstOnLine, let keyword else { return unreadableChange() }
    switch keyword {
    case .support: return [.supportItem(supportItem(in: .assumption))]
    case .condition: return conditionSet().map { [.conditionSet($0)] } ?? []
    case .definition, .score, .grading: return namedValue().map { [.definition($0)] } ?? []
    case .rule: return parameterValue().map { [.parameterValue($0)] } ?? []
    case .validity:
      let clauses: [HeaderClauseSyntax] = recovering([]) { (parser) throws(Abandoned) in
        try parser.expect(.validity)
        return try parser.validity().map { HeaderClauseSyntax(kind: $0, span: parser.span(since: start)) }
      }
      endClause()
      return clauses.map { .header($0) }
    default: return unreadableChange()
    }
  }

  private mutating func unreadableChange() -> [AssumptionSyntax.Change] {
    let openers: [Keyword] = [.support, .condition, .definition, .score, .grading, .rule, .validity]
    _ = fail(.oneOf(openers.map(\.rawValue)))
    advance()
    skipToClause()
    return []
  }
}
