/// Groups of conditions and tables: what has points or rows on lines of their own.
extension SyntaxParser {
  /// `tất cả`, `một trong`, `ít nhất k trong` and their points; also `ít nhất k trong n năm trước: C`.
  mutating func group() throws(Abandoned) -> ExpressionSyntax.Kind {
    let start = index
    let quantifier: Quantifier
    if take(.all) {
      quantifier = .all
    } else if take(.oneOf) {
      quantifier = .any
    } else {
      try expect(.atLeast)
      let count = try wholeNumber()
      try expect(.within)
      if case .number = current.kind, !current.isFirstOnLine { return try years(atLeast: count) }
      quantifier = .atLeast(count)
    }
    guard mark != nil else {
      if case .invalid = current.kind { throw Abandoned() }
      let keyword = span(since: start)
      throw fail(.groupWithoutPoints(SyntaxParser.shortened(file.text(in: keyword))), at: keyword)
    }
    return .group(quantifier, try points())
  }

  /// `n năm trước: C`.
  private mutating func years(atLeast count: Int) throws(Abandoned) -> ExpressionSyntax.Kind {
    let years = try wholeNumber()
    try expect(.lastYear)
    try expect(.colon)
    let condition = try filterCondition()
    try grow(over: 0)
    return .yearsAtLeast(count, of: years, condition)
  }

  /// The points of a group; their mark must be deeper than the one they stand under.
  mutating func points() throws(Abandoned) -> [PointSyntax] {
    let depth = try listStart()
    var points: [PointSyntax] = []
    var tallest = 0
    try eachLine(ofDepth: depth) { (parser, mark) in
      let span = parser.advance().span
      let condition = parser.pointCondition(depth: depth)
      tallest = max(tallest, parser.height)
      points.append(PointSyntax(mark: mark, condition: condition, span: span))
    }
    height = tallest
    try grow(over: 0)
    return points
  }

  private mutating func pointCondition(depth: Int) -> ExpressionSyntax {
    let place = current.span
    do {
      if current.isFirstOnLine { throw fail(.condition) }
      let condition = try condition()
      try endPoint(depth: depth)
      return condition
    } catch {
      skipToPoint(depth: depth)
      return ExpressionSyntax(kind: .invalid, span: place)
    }
  }

  /// After a point or a row: the next line, or what may follow the whole list.
  mutating func endPoint(depth: Int) throws(Abandoned) {
    if let mark, mark.depth > depth { throw fail(.strayPoint(mark.text), at: current.span) }
    if current.isFirstOnLine || isAtEnd || isAtTrailer || isAt(.closeParenthesis) || isAt(.comma) || isAt(.scope) {
      return
    }
    guard isAt(.each) else { throw failTrailing() }
    var next = index + 1
    while next < tokens.count - 1, !tokens[next].isFirstOnLine { next += 1 }
    if case .mark = tokens[next].kind { throw fail(.keysInsideTable, at: current.span) }
  }

  /// The depth of the list that starts here.
  private mutating func listStart() throws(Abandoned) -> Int {
    guard let mark else { throw fail(.condition) }
    guard mark.depth > listDepth else { throw fail(.shallowMark(mark.text), at: current.span) }
    return mark.depth
  }

  /// Reads every line of a list, each at its mark; keeps the indent and the depth of what stands around it.
  private mutating func eachLine(
    ofDepth depth: Int, _ read: (inout SyntaxParser, ListMark) throws(Abandoned) -> Void
  ) throws(Abandoned) {
    let (outerDepth, outerIndent) = (listDepth, indent)
    listDepth = depth
    defer { (listDepth, indent, listEnd) = (outerDepth, outerIndent, index) }
    var count = 0
    while let mark, mark.depth == depth || (mark.depth > outerDepth && count > 0) {
      if mark.depth != depth {
        report(.shallowMark(mark.text), at: current.span)
        advance()
        skipToPoint(depth: depth)
        continue
      }
      count += 1
      guard count <= Parser.pointLimit else {
        let place = current.span
        while self.mark != nil {
          advance()
          skipToPoint(depth: depth)
        }
        throw fail(.tooManyPoints(limit: Parser.pointLimit), at: place)
      }
      beginLine(indent: outerIndent + 1)
      try read(&self, mark)
      indent = outerIndent
    }
  }

  /// A line of a list that is being read, after its mark.
  struct ListEntry {
    let mark: ListMark
    /// The depth of its list.
    let depth: Int
    /// The token of its mark.
    let start: Int
  }

  /// Reads what follows the mark of every line of a list; a line that cannot be read is passed over.
  private mutating func eachEntry(
    ofDepth depth: Int, _ read: (inout SyntaxParser, ListEntry) throws(Abandoned) -> Void
  ) throws(Abandoned) {
    try eachLine(ofDepth: depth) { (parser, mark) in
      let entry = ListEntry(mark: mark, depth: depth, start: parser.index)
      parser.advance()
      do { try read(&parser, entry) } catch { parser.skipToPoint(depth: depth) }
    }
  }

  /// Reads the list a statement consists of, line by line; `need` is what each line is.
  mutating func statementList(
    of need: SyntaxNeed, _ read: (inout SyntaxParser, ListEntry) throws(Abandoned) -> Void
  ) throws(Abandoned) {
    nesting = 0
    listDepth = -1
    guard mark != nil else { throw fail(need) }
    try eachEntry(ofDepth: try listStart()) { (parser, entry) throws(Abandoned) in
      if parser.current.isFirstOnLine { throw parser.fail(need) }
      try read(&parser, entry)
    }
  }

  // MARK: Tables

  /// The rows of a table. They are `-` or, inside such a list, `+`: letters are for the points of the law.
  mutating func rows() throws(Abandoned) -> [TableRowSyntax] {
    let depth = try listStart()
    var rows: [TableRowSyntax] = []
    var tallest = 0
    try eachEntry(ofDepth: depth) { (parser, entry) throws(Abandoned) in
      rows.append(try parser.row(entry))
      tallest = max(tallest, parser.height)
    }
    height = tallest
    try grow(over: 0)
    return rows
  }

  private mutating func row(_ entry: ListEntry) throws(Abandoned) -> TableRowSyntax {
    if current.isFirstOnLine { throw fail(.tableKey) }
    let key = try rowKey()
    try expect(.colon)
    let value = try condition(.value)
    try endPoint(depth: entry.depth)
    return TableRowSyntax(key: key, value: value, span: span(since: entry.start))
  }

  private mutating func rowKey() throws(Abandoned) -> TableRowSyntax.Key {
    if take(.otherwise) { return .otherwise }
    if isAt(.from) || isAt(.above) {
      let includesLow = isAt(.from)
      _ = take(includesLow ? .from : .above)
      let low = try sum()
      guard take(.upTo) else {
        return .range(low: low, includesLow: includesLow, high: nil, includesHigh: false)
      }
      let includesHigh = !take(.under)
      return .range(low: low, includesLow: includesLow, high: try sum(), includesHigh: includesHigh)
    }
    if take(.under) { return .range(low: nil, includesLow: false, high: try sum(), includesHigh: false) }
    if take(.upTo) {
      let includesHigh = !take(.under)
      return .range(low: nil, includesLow: false, high: try sum(), includesHigh: includesHigh)
    }
    return .values(try commaSeparated { (parser) throws(Abandoned) in try parser.sum(.tableKey) })
  }
}
