/// Conditions and values, from the loosest binding to the tightest (guide, section 5).
extension SyntaxParser {
  /// A condition or a value that ends its clause; where it cannot be read, `.invalid`, and the clause is skipped.
  mutating func clauseExpression(_ need: SyntaxNeed) -> ExpressionSyntax {
    nesting = 0
    let nowhere = ExpressionSyntax(kind: .invalid, span: current.span)
    return recovering(nowhere) { (parser) throws(Abandoned) in try parser.condition(need) }
  }

  /// `A nếu B`, `A trừ khi B`.
  mutating func condition(_ need: SyntaxNeed = .condition) throws(Abandoned) -> ExpressionSyntax {
    let start = index
    var left = try disjunction(need)
    while isAt(.provided) || isAt(.unless) {
      let leftHeight = height
      let isProvided = isAt(.provided)
      _ = take(isProvided ? .provided : .unless)
      let right = try disjunction(.condition)
      try grow(over: leftHeight)
      left = ExpressionSyntax(
        kind: isProvided ? .provided(left, premise: right) : .unless(left, exception: right), span: span(since: start))
    }
    return left
  }

  /// `A hoặc B`.
  mutating func disjunction(_ need: SyntaxNeed) throws(Abandoned) -> ExpressionSyntax {
    let start = index
    let first = try conjunction(need)
    guard isAt(.or) else { return first }
    var parts = [first]
    var tallest = height
    while take(.or) {
      parts.append(try conjunction(.condition))
      tallest = max(tallest, height)
    }
    try grow(over: tallest)
    return ExpressionSyntax(kind: .or(parts), span: span(since: start))
  }

  /// `A và B`.
  private mutating func conjunction(_ need: SyntaxNeed) throws(Abandoned) -> ExpressionSyntax {
    let start = index
    let first = try denial(need)
    guard isAt(.and) else { return first }
    var parts = [first]
    var tallest = height
    while take(.and) {
      parts.append(try denial(.condition))
      tallest = max(tallest, height)
    }
    try grow(over: tallest)
    return ExpressionSyntax(kind: .and(parts), span: span(since: start))
  }

  /// `không A`. A run of them is counted, not descended into.
  private mutating func denial(_ need: SyntaxNeed) throws(Abandoned) -> ExpressionSyntax {
    var starts: [Int] = []
    while isAt(.not) || isAt(.hasNone) {
      starts.append(index)
      if isAt(.hasNone) {
        // `không có LIST mà …`: the longest keyword is that of the dossiers, here it is `không` and `có`.
        keywords.mend(at: index, to: .not, count: 1)
      }
      _ = take(.not)
    }
    guard starts.count <= Parser.nestingLimit else {
      throw fail(.nestingTooDeep(limit: Parser.nestingLimit), at: span(since: starts[0]))
    }
    var inner = try comparison(starts.isEmpty ? need : .condition)
    for start in starts.reversed() {
      try grow(over: height)
      inner = ExpressionSyntax(kind: .not(inner), span: span(since: start))
    }
    return inner
  }

  /// One comparison, or a value.
  private mutating func comparison(_ need: SyntaxNeed) throws(Abandoned) -> ExpressionSyntax {
    let start = index
    let left = try sum(need)
    let leftHeight = height
    let kind: ExpressionSyntax.Kind
    if let comparison = takeComparison() {
      let right = try sum(.value)
      try grow(over: leftHeight)
      kind = .comparison(left, comparison, right)
    } else if take(.from) {
      kind = try range(left, from: start)
    } else if take(.member) {
      kind = .member(left, try members())
      try grow(over: leftHeight)
    } else if take(.presumed) {
      kind = try presumption(left)
      try grow(over: 0)
    } else {
      return left
    }
    if isAtComparison { throw fail(.chainedComparison, at: keywordSpan) }
    return ExpressionSyntax(kind: kind, span: span(since: start))
  }

  /// Notes that a node has been put over what was read last and a part of height `other`.
  mutating func grow(over other: Int) throws(Abandoned) {
    height = max(height, other) + 1
    guard height <= Parser.heightLimit else {
      throw fail(.nestingTooDeep(limit: Parser.heightLimit), at: tokens[max(0, index - 1)].span)
    }
  }

  private var comparisonHere: ComparisonOperator? {
    guard case .symbol(let symbol) = current.kind else { return nil }
    switch symbol {
    case .equal: return .equal
    case .notEqual: return .notEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    case .plus, .minus, .times, .divide, .percent, .openParenthesis, .closeParenthesis, .comma, .colon, .question:
      return nil
    }
  }

  private var isAtComparison: Bool {
    comparisonHere != nil || isAt(.isValue) || isAt(.member) || isAt(.from)
  }

  private mutating func takeComparison() -> ComparisonOperator? {
    if take(.isValue) { return .equal }
    guard let comparison = comparisonHere else { return nil }
    advance()
    return comparison
  }

  /// `X từ A đến B`, `X từ A đến dưới B`; `từ` has been read.
  private mutating func range(_ value: ExpressionSyntax, from start: Int) throws(Abandoned) -> ExpressionSyntax.Kind {
    let fromSpan = tokens[max(0, index - 1)].span
    let valueHeight = height
    let low = try sum(.value)
    let tallest = max(valueHeight, height)
    guard take(.upTo) else {
      if case .invalid = current.kind { throw Abandoned() }
      throw fail(.rangeWithoutEnd, at: fromSpan.joined(with: low.span))
    }
    let includesHigh = !take(.under)
    let high = try sum(.value)
    try grow(over: tallest)
    return .between(value, low: low, high: high, includesHigh: includesHigh)
  }

  /// `a, b, c` after `thuộc`. A comma belongs to the list, except where what follows it clearly starts the next part of
  /// its clause: `đối tượng A khi tỉnh thuộc x, y, B khi …`, `chi 50% khi x thuộc a, b, 100% khi …`.
  private mutating func members() throws(Abandoned) -> [ExpressionSyntax] {
    var elements = [try sum(.value)]
    var tallest = height
    while isAt(.comma), memberFollows {
      advance()
      elements.append(try sum(.value))
      tallest = max(tallest, height)
    }
    height = tallest
    return elements
  }

  private var memberFollows: Bool {
    let next = token(ahead: 1)
    if case .number = next.kind { return !(token(ahead: 2).kind == .symbol(.percent) && keyword(ahead: 3) == .when) }
    guard case .word = next.kind else { return true }
    return keyword(ahead: 2) != .when || token(ahead: 2).isFirstOnLine
  }

  /// `A coi là sai nếu chưa có`; `coi là` has been read.
  private mutating func presumption(_ value: ExpressionSyntax) throws(Abandoned) -> ExpressionSyntax.Kind {
    let truth: Bool
    if take(.yes) { truth = true } else if take(.no) { truth = false } else { throw fail(.truth) }
    try expect(.whenMissing)
    return .presumed(value, value: truth)
  }

  // MARK: Values

  /// `A + B - C`, `A + 36 tháng lấy về trước`.
  mutating func sum(_ need: SyntaxNeed = .value) throws(Abandoned) -> ExpressionSyntax {
    let start = index
    var left = try product(need)
    while isAt(.plus) || isAt(.minus) {
      let leftHeight = height
      let operation: ArithmeticOperator = isAt(.plus) ? .add : .subtract
      advance()
      let right = try product(.value)
      try grow(over: leftHeight)
      let kind: ExpressionSyntax.Kind
      if isAt(.takenBack) || isAt(.takenForward) {
        kind = try shift(left, operation, right)
      } else {
        kind = .arithmetic(left, operation, right)
      }
      left = ExpressionSyntax(kind: kind, span: span(since: start))
    }
    return left
  }

  private mutating func shift(
    _ left: ExpressionSyntax, _ operation: ArithmeticOperator, _ right: ExpressionSyntax
  ) throws(Abandoned) -> ExpressionSyntax.Kind {
    let direction: MonthEndDirection = isAt(.takenBack) ? .back : .forward
    _ = take(direction == .back ? .takenBack : .takenForward)
    guard operation == .subtract else { return .shift(left, by: right, direction) }
    try grow(over: 0)
    return .shift(left, by: ExpressionSyntax(kind: .negation(right), span: right.span), direction)
  }

  /// `A × B / C`.
  private mutating func product(_ need: SyntaxNeed) throws(Abandoned) -> ExpressionSyntax {
    let start = index
    var left = try signed(need)
    while isAt(.times) || isAt(.divide) {
      let leftHeight = height
      let operation: ArithmeticOperator = isAt(.times) ? .multiply : .divide
      advance()
      let right = try signed(.value)
      try grow(over: leftHeight)
      left = ExpressionSyntax(kind: .arithmetic(left, operation, right), span: span(since: start))
    }
    return left
  }

  /// `-A`. A run of signs is counted, not descended into.
  private mutating func signed(_ need: SyntaxNeed) throws(Abandoned) -> ExpressionSyntax {
    var starts: [Int] = []
    while isAt(.minus) {
      starts.append(index)
      layout.prefixSigns.insert(index)
      advance()
    }
    guard starts.count <= Parser.nestingLimit else {
      throw fail(.nestingTooDeep(limit: Parser.nestingLimit), at: span(since: starts[0]))
    }
    var inner = try primary(starts.isEmpty ? need : .value)
    for start in starts.reversed() {
      try grow(over: height)
      inner = ExpressionSyntax(kind: .negation(inner), span: span(since: start))
    }
    return inner
  }
}
