/// What stands between operators: literals, names, parentheses and the phrases that start with a keyword.
extension SyntaxParser {
  /// Every descent of the grammar into itself goes through here, so that this is where depth is limited.
  mutating func primary(_ need: SyntaxNeed) throws(Abandoned) -> ExpressionSyntax {
    guard nesting < Parser.nestingLimit else {
      throw fail(.nestingTooDeep(limit: Parser.nestingLimit), at: current.span)
    }
    nesting += 1
    defer { nesting -= 1 }
    height = 1
    let start = index
    if isAtClauseStart { throw fail(need) }
    if isAtLiteral { return try literal() }
    if isAt(.openParenthesis) { return try parenthesized() }
    if isAtName { return try named() }
    guard let keyword else { throw fail(need) }
    let kind: ExpressionSyntax.Kind
    switch keyword {
    case .all, .oneOf, .atLeast: kind = try group()
    case .by: kind = try referenceOrTable()
    case .sum, .average, .largest, .smallest: kind = try aggregateOfValues()
    case .count, .has, .every: kind = try aggregateOfRecords()
    case .numberOfDays, .wholeMonths: kind = try timeBetween()
    case .hole: kind = try hole()
    case .receivedElsewhere:
      _ = take(.receivedElsewhere)
      kind = .receivedElsewhere
    default: throw fail(need)
    }
    return ExpressionSyntax(kind: kind, span: span(since: start))
  }

  /// `(A)`, `(A tối đa B)`, `(A tối thiểu B)`. Parentheses leave no trace in the syntax but the order they force.
  private mutating func parenthesized() throws(Abandoned) -> ExpressionSyntax {
    let open = current.span
    let start = index
    advance()
    let inner = try condition(.value)
    guard isAtInline(.ceiling) || isAtInline(.floor) else {
      guard take(.closeParenthesis) else { throw failUnclosed(open) }
      return ExpressionSyntax(kind: inner.kind, span: span(since: start))
    }
    let innerHeight = height
    let operation: ClampOperator = isAt(.ceiling) ? .atMost : .atLeast
    guard isValue(inner) else { throw failTrailing() }
    _ = take(operation == .atMost ? .ceiling : .floor)
    let other = try sum()
    try grow(over: innerHeight)
    if isAtInline(.ceiling) || isAtInline(.floor) { throw failTrailing() }
    guard take(.closeParenthesis) else { throw failUnclosed(open) }
    return ExpressionSyntax(kind: .clamp(inner, operation, other), span: span(since: start))
  }

  /// Whether this can be one of the two values of a clamp; a condition cannot.
  private func isValue(_ expression: ExpressionSyntax) -> Bool {
    switch expression.kind {
    case .and, .or, .not, .provided, .unless, .presumed, .comparison, .between, .member: false
    default: true
    }
  }

  /// A name and what may follow it: `của 17/2023/QH15`, `năm trước`, `tăng trong …`.
  private mutating func named() throws(Abandoned) -> ExpressionSyntax {
    let start = index
    let name = try name()
    let kind: ExpressionSyntax.Kind
    if isAt(.of), case .instrument = token(ahead: 1).kind {
      _ = take(.of)
      kind = .foreignName(name, try instrumentNumber())
    } else if isAt(.rising) || isAt(.falling) {
      let direction: TrendDirection = isAt(.rising) ? .rising : .falling
      _ = take(direction == .rising ? .rising : .falling)
      let years = try wholeNumber()
      try expect(.lastYearsInARow)
      kind = .trend(name, direction, years: years)
    } else if take(.lastYear) {
      kind = .inYear(name, .before(1))
    } else if take(.thisYear) {
      kind = .inYear(name, .before(0))
    } else if take(.year) {
      kind = .inYear(name, .year(try year()))
    } else {
      kind = .name(name)
    }
    return ExpressionSyntax(kind: kind, span: span(since: start))
  }

  /// `theo điều 18 khoản 1` is a reference, `theo FACT` and rows a table.
  private mutating func referenceOrTable() throws(Abandoned) -> ExpressionSyntax.Kind {
    let start = index
    _ = take(.by)
    if isAtReference { return .reference(try reference()) }
    let subject = try nameInline()
    guard mark != nil else {
      if !current.isFirstOnLine, !isAtEnd { throw failUnexpected(.endOfLine) }
      throw fail(.tableWithoutRows(subject.text), at: span(since: start))
    }
    return .table(subject: subject, try rows())
  }

  /// `chưa rõ "why" từ A đến B`.
  private mutating func hole() throws(Abandoned) -> ExpressionSyntax.Kind {
    _ = take(.hole)
    let why = try text()
    var tallest = 0
    var low: ExpressionSyntax?
    var high: ExpressionSyntax?
    if take(.from) {
      low = try sum()
      tallest = height
    }
    if take(.upTo) { high = try sum() }
    try grow(over: tallest)
    return .hole(why, low: low, high: high)
  }

  /// `số ngày từ A đến B`, `số tháng tròn từ A đến B`.
  private mutating func timeBetween() throws(Abandoned) -> ExpressionSyntax.Kind {
    let unit: CalendarUnit = isAt(.numberOfDays) ? .days : .months
    _ = take(unit == .days ? .numberOfDays : .wholeMonths)
    try expect(.from)
    let low = try sum()
    let lowHeight = height
    try expect(.upTo)
    let high = try sum()
    try grow(over: lowHeight)
    return .timeBetween(unit, from: low, to: high)
  }

  // MARK: Lists of records

  /// `tổng E của L mà C`, `trung bình F trong 3 năm trước`, `lớn nhất E của L`.
  private mutating func aggregateOfValues() throws(Abandoned) -> ExpressionSyntax.Kind {
    let kind: AggregateKind
    switch advanceKeyword() {
    case .average: kind = .average
    case .largest: kind = .maximum
    case .smallest: kind = .minimum
    default: kind = .sum
    }
    let value = try sum()
    let valueHeight = height
    if kind == .sum || kind == .average, case .name(let fact) = value.kind, take(.within) {
      let years = try wholeNumber()
      try expect(.lastYear)
      return .overYears(kind, fact, years: years)
    }
    try expect(.of)
    let list = try name(.listName)
    let filter = take(.suchThat) ? try filterCondition() : nil
    try grow(over: valueHeight)
    return .aggregate(kind, value: value, list: list, filter: filter)
  }

  /// `đếm L mà C`, `có L mà C`, `mọi L đều C`.
  private mutating func aggregateOfRecords() throws(Abandoned) -> ExpressionSyntax.Kind {
    let keyword = advanceKeyword()
    let list = try name(.listName)
    switch keyword {
    case .count:
      let filter = take(.suchThat) ? try filterCondition() : nil
      try grow(over: 0)
      return .aggregate(.count, value: nil, list: list, filter: filter)
    case .has:
      try expect(.suchThat)
      let filter = try filterCondition()
      try grow(over: 0)
      return .aggregate(.any, value: nil, list: list, filter: filter)
    default:
      try expect(.allOfThem)
      let filter = try filterCondition()
      try grow(over: 0)
      return .aggregate(.every, value: nil, list: list, filter: filter)
    }
  }

  /// The condition after `mà`, `đều` or `năm trước:` takes in `và` and `hoặc`, not `nếu` and `trừ khi`: these say when the
  /// whole is needed.
  mutating func filterCondition() throws(Abandoned) -> ExpressionSyntax { try disjunction(.condition) }

  /// Steps over the keyword that stands here.
  private mutating func advanceKeyword() -> Keyword? {
    guard let keyword else { return nil }
    _ = take(keyword)
    return keyword
  }
}
