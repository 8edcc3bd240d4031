/// `đơn vị`, `hồ sơ`, `danh sách`, `tham số` (guide, section 2).
extension SyntaxParser {
  /// `đơn vị ha, km`.
  mutating func units(after previous: DeclarationSyntax?) -> [NameSyntax] {
    if case .units? = previous { beginLine(indent: 0) } else { beginLine(indent: 0, blank: true) }
    _ = take(.units)
    let names = recovering([]) { (parser) throws(Abandoned) in
      try parser.commaSeparated { (parser) throws(Abandoned) in try parser.name(.unit) }
    }
    endClause()
    return names
  }

  /// `hồ sơ tổ_chức "…"`, its facts, then its lists.
  mutating func vocabulary() -> VocabularySyntax {
    beginLine(indent: 0, blank: true)
    let block = index
    _ = take(.profile)
    let name = blockName()
    let label = optionalText()
    endClause()
    let facts = facts(block: block, indent: 1)
    var lists: [ListSyntax] = []
    while isAt(.list), current.isFirstOnLine { lists.append(list()) }
    return VocabularySyntax(name: name, label: label, facts: facts, lists: lists)
  }

  private mutating func list() -> ListSyntax {
    beginLine(indent: 1, blank: true)
    let block = index
    _ = take(.list)
    let name = blockName(.listName)
    let label = optionalText()
    endClause()
    return ListSyntax(name: name, label: label, fields: facts(block: block, indent: 2))
  }

  private mutating func facts(block: Int, indent: Int) -> [FactSyntax] {
    var facts: [FactSyntax] = []
    while !isAtEnd, !isAtDeclaration, !(isAt(.list) && current.isFirstOnLine) {
      let start = index
      if !isAtName {
        unknownNameLine()
        continue
      }
      do {
        facts.append(try fact(block: block, indent: indent))
        if !current.isFirstOnLine, !isAtEnd { throw failTrailing() }
      } catch {
        if index == start || !current.isFirstOnLine { skipToLine() }
      }
    }
    return facts
  }

  /// `NAME TYPE [theo năm] [cố định] [là đối tượng | là địa bàn áp dụng] ["label"]`.
  private mutating func fact(block: Int, indent: Int) throws(Abandoned) -> FactSyntax {
    if let match = misspeltList() {
      report(.unknownLine(match.written, nearest: Keyword.list.rawValue, place: .vocabulary), at: match.span)
      keywords.mend(at: index, to: .list, count: 2)
      throw Abandoned()
    }
    beginLine(indent: indent, column: (block, index + 1))
    let name = try name()
    if current.isFirstOnLine || isAtEnd { throw fail(.type) }
    let type = try type()
    switch type.kind {
    case .oneOf, .grade: layout.gaps.insert(index)
    default: break
    }
    var marks: Set<Keyword> = []
    while let keyword, [.byYear, .fixed, .asBeneficiary, .asTerritory].contains(keyword), !current.isFirstOnLine {
      guard marks.insert(keyword).inserted else { throw fail(.repeatedPart(keyword.rawValue), at: keywordSpan) }
      _ = take(keyword)
    }
    return FactSyntax(
      name: name, type: type, isYearly: marks.contains(.byYear), isFixed: marks.contains(.fixed),
      isBeneficiaryKind: marks.contains(.asBeneficiary), isTerritory: marks.contains(.asTerritory),
      label: optionalText())
  }

  /// `danh sach x`: a line of plain words that is close to `danh sách`.
  private func misspeltList() -> (written: String, span: SourceSpan)? {
    guard case .word(let first) = current.kind, case .word(let second) = token(ahead: 1).kind,
      !token(ahead: 1).isFirstOnLine, keyword == nil, keyword(ahead: 1) == nil
    else { return nil }
    let written = "\(first) \(second)"
    guard NearestName.closeDistance(written, Keyword.list.rawValue) != nil else { return nil }
    return (written, current.span.joined(with: token(ahead: 1).span))
  }

  // MARK: Types

  mutating func type() throws(Abandoned) -> TypeSyntax {
    let start = index
    let kind: TypeSyntax.Kind
    guard let keyword else { throw failUnknownType() }
    switch keyword {
    case .truthType: kind = simple(.truth)
    case .judgement: kind = simple(.judgement)
    case .paper: kind = simple(.paper)
    case .day: kind = simple(.date)
    case .letters: kind = simple(.text)
    case .supportItemType: kind = simple(.supportItem)
    case .instrument: kind = simple(.instrument)
    case .oneOf:
      _ = take(.oneOf)
      kind = .oneOf(try commaSeparated { (parser) throws(Abandoned) in try parser.enumerationValue() })
    case .grade:
      _ = take(.grade)
      kind = .grade(try grades())
    case .money:
      _ = take(.money)
      kind = .money(per: try unitOfMoney(), try range())
    case .integer:
      _ = take(.integer)
      kind = .integer(unit: try optionalUnit(), try range())
    case .decimal:
      _ = take(.decimal)
      kind = .number(unit: try optionalUnit(), try range())
    case .ratio:
      _ = take(.ratio)
      kind = .ratio(try range())
    case .duration:
      _ = take(.duration)
      kind = .months(try range())
    case .numberOfDays:
      _ = take(.numberOfDays)
      kind = .days(try range())
    default: throw fail(.type)
    }
    return TypeSyntax(kind: kind, span: span(since: start))
  }

  private mutating func failUnknownType() -> Abandoned {
    guard case .word(let word) = current.kind else { return fail(.type) }
    let types: [Keyword] = [
      .truthType, .judgement, .paper, .oneOf, .grade, .money, .integer, .decimal, .ratio, .day, .duration,
      .numberOfDays,
      .letters, .supportItemType, .instrument,
    ]
    var phrases = [word]
    if case .word(let second) = token(ahead: 1).kind, !token(ahead: 1).isFirstOnLine {
      phrases.append("\(word) \(second)")
    }
    for phrase in phrases.reversed() {
      let words = phrase.split(separator: " ").count
      let candidates = types.filter { $0.words.count == words }.map(\.rawValue)
      guard let nearest = NearestName.nearest(to: phrase, among: candidates) else { continue }
      let place = current.span.joined(with: token(ahead: words - 1).span)
      return fail(.unknownType(phrase, nearest: nearest), at: place)
    }
    return fail(.unknownType(SyntaxParser.shortened(word), nearest: nil), at: current.span)
  }

  private mutating func simple(_ kind: TypeSyntax.Kind) -> TypeSyntax.Kind {
    if let keyword { _ = take(keyword) }
    return kind
  }

  /// A value with its label.
  mutating func enumerationValue() throws(Abandoned) -> EnumerationValueSyntax {
    let name = try name()
    return EnumerationValueSyntax(name: name, label: optionalText())
  }

  /// `yếu < khá < tốt`.
  mutating func grades() throws(Abandoned) -> [EnumerationValueSyntax] {
    var grades = [try enumerationValue()]
    while take(.less) { grades.append(try enumerationValue()) }
    return grades
  }

  /// `/tháng` after `tiền`.
  private mutating func unitOfMoney() throws(Abandoned) -> NameSyntax? {
    guard isAt(.divide) else { return nil }
    layout.tightSigns.insert(index)
    advance()
    return try unitName()
  }

  private mutating func optionalUnit() throws(Abandoned) -> NameSyntax? {
    isAtName && !current.isFirstOnLine ? try name(.unit) : nil
  }

  /// `từ A [đến B]`.
  private mutating func range() throws(Abandoned) -> RangeSyntax? {
    guard takeInline(.from) else { return nil }
    let low = try signedLiteral()
    return RangeSyntax(low: low, high: takeInline(.upTo) ? try signedLiteral() : nil)
  }

  /// `tham số NAME TYPE [theo FACT] ["label"]`.
  mutating func parameter(after previous: DeclarationSyntax?) -> ParameterSyntax {
    if case .parameter? = previous { beginLine(indent: 0) } else { beginLine(indent: 0, blank: true) }
    _ = take(.parameter)
    let name = blockName()
    let unread = TypeSyntax(kind: .invalid, span: current.span)
    let parameter = recovering(ParameterSyntax(name: name, type: unread, key: nil, label: nil)) {
      (parser) throws(Abandoned) in
      // Without a name nothing more can be told of the line, and its want has been told.
      if name.text.isEmpty { throw Abandoned() }
      if parser.current.isFirstOnLine || parser.isAtEnd { throw parser.fail(.type) }
      let type = try parser.type()
      let key = parser.takeInline(.by) ? try parser.name() : nil
      return ParameterSyntax(name: name, type: type, key: key, label: parser.optionalText())
    }
    endClause()
    return parameter
  }
}
