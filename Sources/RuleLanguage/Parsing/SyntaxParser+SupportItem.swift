/// `hỗ trợ` and its clauses (guide, section 4).
extension SyntaxParser {
  /// `hỗ trợ NAME "label"` and its clauses, up to the next statement of the place the item stands in.
  mutating func supportItem(in place: SyntaxPlace) -> SupportItemSyntax {
    let start = index
    _ = take(.support)
    let name = blockName()
    let label = optionalText()
    endClause()
    let span = span(since: start)
    return SupportItemSyntax(name: name, label: label, clauses: clauses(in: place, indent: indent + 1), span: span)
  }

  private mutating func clauses(in place: SyntaxPlace, indent: Int) -> [ClauseSyntax] {
    var clauses: [ClauseSyntax] = []
    while !isAtDeclaration {
      switch keyword {
      case .sum where isAtJointCeiling && place == .provision: return clauses
      case .condition, .exclusion, .source: break
      case let keyword? where keyword.clausePlace == .item: break
      case let keyword? where keyword.ends(in: place): return clauses
      default:
        unknownLine(in: .item)
        continue
      }
      if let clause = clause(indent: indent) { clauses.append(clause) }
    }
    return clauses
  }

  mutating func clause(indent: Int) -> ClauseSyntax? {
    beginLine(indent: indent)
    listDepth = -1
    nesting = 0
    let start = index
    let kind: ClauseSyntax.Kind?
    if take(.condition) {
      kind = .condition(conditionOrPoints())
    } else if take(.exclusion) {
      kind = .exclusion(conditionOrPoints())
    } else if take(.amount) {
      kind = amount()
    } else {
      kind = recovering(nil) { (parser) throws(Abandoned) in try parser.plainClause() }
    }
    let span = span(since: start)
    let trailer = trailer()
    return kind.map { ClauseSyntax(kind: $0, trailer: trailer, span: span) }
  }

  /// `mức X`, `mức không quá X`, `mức ít nhất X`; `mức` has been read.
  private mutating func amount() -> ClauseSyntax.Kind {
    let bound: AmountBound
    if isAtInline(.floor) || isAtInline(.ceiling) {
      // The words of a ceiling clause: after `mức` the language has its own (guide, section 4.3).
      let (found, meant): (Keyword, Keyword) = isAt(.floor) ? (.floor, .atLeast) : (.ceiling, .atMost)
      report(.unexpected(found.rawValue, need: .spelling(meant.rawValue)), at: keywordSpan)
      _ = take(found)
      bound = meant == .atLeast ? .atLeast : .atMost
    } else if takeInline(.atMost) {
      bound = .atMost
    } else {
      bound = takeInline(.atLeast) ? .atLeast : .exact
    }
    let nowhere = ExpressionSyntax(kind: .invalid, span: current.span)
    let value = recovering(nowhere) { (parser) throws(Abandoned) in try parser.sum() }
    return .amount(bound, value)
  }

  /// The clauses that are lost where a part of them cannot be read.
  private mutating func plainClause() throws(Abandoned) -> ClauseSyntax.Kind? {
    guard let keyword else { return nil }
    _ = take(keyword)
    switch keyword {
    case .beneficiaries: return .beneficiaries(try beneficiaries())
    case .forEach:
      let list = try nameInline(.listName)
      return .perRecord(list, filter: takeInline(.suchThat) ? try condition() : nil)
    case .inKind: return .inKind(try text())
    case .decision: return .decision(try nameInline())
    case .ceiling:
      return .ceilings(try commaSeparated { (parser) throws(Abandoned) in try parser.oneCeiling() })
    case .rounding: return try rounding()
    case .occurrences: return .times(Int64(try wholeNumber()), per: try keysOfTimes())
    case .deduct: return .deductReceived(same: take(.same) ? try names() : [])
    case .pay:
      return .payment(try commaSeparated { (parser) throws(Abandoned) in try parser.paymentStep() })
    case .advance:
      try expect(.atMost)
      return .advance(try percentage())
    case .papers: return .papers(try names())
    case .authority: return .authority(try text(), days: try deadline())
    case .funding:
      return .funding(try commaSeparated { (parser) throws(Abandoned) in try parser.payer() })
    case .content: return .content(try nameInline())
    case .source: return .source(try sourceAfterKeyword())
    default: return nil
    }
  }

  /// `A, B khi COND, C`, `mọi loại hình`, `A, còn lại chưa rõ "…"`, `chưa rõ "…"`.
  mutating func beneficiaries() throws(Abandoned) -> [BeneficiarySyntax] {
    try commaSeparated { (parser) throws(Abandoned) in
      let start = parser.index
      if parser.take(.everyKind) {
        return BeneficiarySyntax(who: .others(parser.span(since: start)), condition: nil)
      }
      if parser.take(.otherwise) || parser.isAt(.hole) {
        let place = parser.current.span
        guard parser.isAt(.hole) else { throw parser.fail(.spelling(Keyword.hole.rawValue)) }
        return BeneficiarySyntax(who: .others(place), condition: try parser.condition())
      }
      let kind = try parser.name()
      return BeneficiarySyntax(who: .kind(kind), condition: parser.takeInline(.when) ? try parser.condition() : nil)
    }
  }

  // MARK: Ceilings and rounding

  /// `X mỗi tổ_chức mỗi năm`.
  mutating func oneCeiling() throws(Abandoned) -> CeilingSyntax {
    let start = index
    let value = try sum()
    var keys: [NameSyntax] = []
    if isAt(.each) { beginLineAfterList() }
    while take(.each) { keys.append(try key()) }
    return CeilingSyntax(value: value, keys: keys, span: span(since: start))
  }

  /// What stands after `mỗi`: a name, or `năm`.
  private mutating func key() throws(Abandoned) -> NameSyntax {
    if isAtInline(.year), case .word(let word) = current.kind { return NameSyntax(text: word, span: advance().span) }
    return try nameInline()
  }

  /// `mỗi sản_phẩm_OCOP, hạng_sao mỗi năm`.
  private mutating func keysOfTimes() throws(Abandoned) -> [NameSyntax] {
    var keys: [NameSyntax] = []
    while take(.each) {
      keys.append(try key())
      while take(.comma) {
        _ = take(.each)
        keys.append(try key())
      }
    }
    return keys
  }

  /// `xuống nghìn đồng`; `làm tròn` has been read.
  private mutating func rounding() throws(Abandoned) -> ClauseSyntax.Kind {
    let direction: RoundingDirection
    if take(.down) {
      direction = .down
    } else if take(.upward) {
      direction = .up
    } else if take(.nearest) {
      direction = .nearest
    } else {
      throw fail(.roundingDirection)
    }
    var step: Int64 = 1
    if take(.thousand) { step = 1000 } else if take(.million) { step = 1_000_000 }
    guard takeInline(.dong) else { throw fail(step == 1 ? .roundingUnit : .spelling(Keyword.dong.rawValue)) }
    return .rounding(direction, step: step)
  }

  // MARK: Payment, authority, funding

  /// `50% khi COND`.
  private mutating func paymentStep() throws(Abandoned) -> PaymentStepSyntax {
    let share = try percentage()
    try expect(.when)
    return PaymentStepSyntax(share: share, condition: try condition())
  }

  /// `trong 15 ngày`.
  private mutating func deadline() throws(Abandoned) -> Int64? {
    guard take(.within) else { return nil }
    let days = Int64(try wholeNumber())
    try expect(.day)
    return days
  }

  /// `ngân_sách_tỉnh 50%`, `… không quá 50%`, `… phần còn lại`.
  private mutating func payer() throws(Abandoned) -> FundingSyntax {
    let name = try name()
    if take(.remainder) { return FundingSyntax(name: name, share: .remainder) }
    if take(.atMost) { return FundingSyntax(name: name, share: .atMost(try percentage())) }
    guard case .number = current.kind, !current.isFirstOnLine else {
      return FundingSyntax(name: name, share: .unstated)
    }
    return FundingSyntax(name: name, share: .exactly(try percentage()))
  }
}
