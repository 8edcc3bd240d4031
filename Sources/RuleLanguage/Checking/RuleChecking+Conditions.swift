/// Comparisons, groups, references and tables.
extension RuleChecking {
  mutating func checkComparison(
    _ left: ExpressionSyntax, _ comparison: ComparisonOperator, _ right: ExpressionSyntax, _ scope: CheckScope,
    _ span: SourceSpan
  ) -> Expression {
    let (first, second) = checkPair(left, right, scope)
    guard first.type != .invalid, second.type != .invalid else { return invalid(span) }
    guard first.type == second.type else {
      if case .quantity(let one) = first.type, case .quantity(let other) = second.type {
        reportDimensions(one, other, span)
      } else {
        report(.wrongType(expected: words(first.type), found: words(second.type)), second.span)
      }
      return invalid(span)
    }
    if comparison != .equal, comparison != .notEqual, !isOrdered(first.type) {
      report(.notOrdered(words(first.type)), span)
    }
    warnIfSettled(first, comparison, second, span)
    return truth(.comparison(first, comparison, second), span)
  }

  func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .quantity, .date, .invalid: true
    case .symbol(let number): book.vocabulary.enumerations[number].isOrdered
    case .truth, .text, .supportItem, .instrument: false
    }
  }

  /// A fact compared with a number outside its declared range: the condition is dead, or says nothing.
  private mutating func warnIfSettled(
    _ left: Expression, _ comparison: ComparisonOperator, _ right: Expression, _ span: SourceSpan
  ) {
    guard case .fact(let reference, _) = left.kind, let value = constantQuantity(right),
      case .quantity(let kind) = book.vocabulary.fact(reference).kind
    else { return }
    let isAbove = kind.low.map { value < $0 } ?? false
    let isBelow = kind.high.map { $0 < value } ?? false
    let isAtLow = kind.low == value
    let isAtHigh = kind.high == value
    switch comparison {
    case .less:
      if isAbove || isAtLow { report(.neverHolds, span) } else if isBelow { report(.alwaysHolds, span) }
    case .lessOrEqual:
      if isAbove { report(.neverHolds, span) } else if isBelow || isAtHigh { report(.alwaysHolds, span) }
    case .greater:
      if isBelow || isAtHigh { report(.neverHolds, span) } else if isAbove { report(.alwaysHolds, span) }
    case .greaterOrEqual:
      if isBelow { report(.neverHolds, span) } else if isAbove || isAtLow { report(.alwaysHolds, span) }
    case .equal:
      if isAbove || isBelow { report(.neverHolds, span) }
    case .notEqual:
      if isAbove || isBelow { report(.alwaysHolds, span) }
    }
  }

  mutating func checkBetween(
    _ value: ExpressionSyntax, _ low: ExpressionSyntax, _ high: ExpressionSyntax, _ includesHigh: Bool,
    _ scope: CheckScope, _ span: SourceSpan
  ) -> Expression {
    let subject = check(value, scope)
    let first = check(low, expecting: subject.type, scope)
    let second = check(high, expecting: subject.type, scope)
    guard subject.type != .invalid else { return invalid(span) }
    guard isOrdered(subject.type) else {
      report(.notOrdered(words(subject.type)), value.span)
      return invalid(span)
    }
    for bound in [first, second] where bound.type != subject.type && bound.type != .invalid {
      report(mismatch(subject.type, bound.type), bound.span)
      return invalid(span)
    }
    if let from = constantQuantity(first), let to = constantQuantity(second), to < from || (to == from && !includesHigh)
    {
      report(.emptyRange, span)
    }
    return truth(.between(subject, low: first, high: second, includesHigh: includesHigh), span)
  }

  mutating func checkMember(
    _ value: ExpressionSyntax, _ others: [ExpressionSyntax], _ scope: CheckScope, _ span: SourceSpan
  ) -> Expression {
    let subject = check(value, scope)
    guard subject.type != .invalid else { return invalid(span) }
    let options = others.map { check($0, expecting: subject.type, scope) }
    guard case .symbol = subject.type else {
      let points = options.map { option -> Expression.Point in
        let equal = truth(.comparison(subject, .equal, require(subject.type, option)), option.span)
        return Expression.Point(mark: nil, condition: equal, citation: nil)
      }
      return truth(.any(points), span)
    }
    var numbers: [Int] = []
    for option in options {
      if case .constant(.symbol(let number)) = require(subject.type, option).kind { numbers.append(number) }
    }
    return truth(.member(subject, numbers), span)
  }

  mutating func checkGroup(
    _ quantifier: Quantifier, _ points: [PointSyntax], _ scope: CheckScope, _ span: SourceSpan
  ) -> Expression {
    let checked = points.map { point -> Expression.Point in
      let inside = scope.at(point.mark)
      return Expression.Point(
        mark: point.mark, condition: checkCondition(point.condition, inside),
        citation: inside.citation == scope.citation ? nil : inside.citation)
    }
    switch quantifier {
    case .all: return truth(.all(checked), span)
    case .any: return truth(.any(checked), span)
    case .atLeast(let count):
      if count < 1 || count > checked.count { report(.impossibleCount(count, of: checked.count), span) }
      return truth(.atLeast(count, checked), span)
    }
  }

  mutating func checkReference(_ reference: ReferenceSyntax, _ scope: CheckScope) -> Expression {
    let span = reference.span
    guard let target = instrumentNumber(reference.instrument, scope) else { return invalid(span) }
    let place = path(reference, scope)
    let found = conditionSyntax.indices.filter {
      let named = conditionSyntax[$0]
      // What is cited from another act stands here only where it is written.
      let isOwn = named.citation.instrument == book.instruments[target].number
      return named.instrument == target && place.covers(isOwn ? named.citation.path : named.written)
    }
    guard !found.isEmpty else {
      report(.unknownProvision(text(of: reference), instrument: book.instruments[target].number.text), span)
      return invalid(span)
    }
    let parts = found.map { use(conditionSet: $0, span, scope) }
    if parts.count == 1 { return parts[0] }
    return truth(.all(parts.map { Expression.Point(mark: nil, condition: $0, citation: nil) }), span)
  }

  /// The instrument a reference names, or the one it stands in.
  mutating func instrumentNumber(_ syntax: InstrumentNumberSyntax?, _ scope: CheckScope) -> Int? {
    guard let syntax else { return scope.instrument }
    if let number = text(of: syntax.number, for: scope.instrument) { return number }
    reportUnknown(syntax, among: book.instruments.map(\.number.text))
    return nil
  }

  /// The place a reference means; what it leaves out is where it stands.
  func path(_ reference: ReferenceSyntax, _ scope: CheckScope) -> ProvisionPath {
    if let article = reference.article {
      return ProvisionPath(article: article, unknownArticle: 0, clause: reference.clause, point: reference.point)
    }
    let own = scope.citation.path
    return ProvisionPath(
      article: own.article, unknownArticle: own.unknownArticle, clause: reference.clause ?? own.clause,
      point: reference.point)
  }

  /// A reference as it is written.
  func text(of reference: ReferenceSyntax) -> String {
    [("điều", reference.article), ("khoản", reference.clause), ("điểm", reference.point)]
      .compactMap { word, part in part.map { "\(word) \($0)" } }.joined(separator: " ")
  }

  mutating func checkTable(
    _ subject: NameSyntax, _ rows: [TableRowSyntax], expecting: ValueType?, _ scope: CheckScope, _ span: SourceSpan
  ) -> Expression {
    let value = check(subject, expecting: nil, scope)
    var type = expecting
    var checked: [Expression.TableRow] = []
    var hasOtherwise = false
    for row in rows {
      let result = check(row.value, expecting: type, scope)
      if type == nil, result.type != .invalid { type = result.type }
      if let type, result.type != type, result.type != .invalid { report(mismatch(type, result.type), result.span) }
      guard value.type != .invalid, let key = rowKey(row, value, scope) else { continue }
      if hasOtherwise { report(.rowUnreachable, row.span) }
      if case .otherwise = key { hasOtherwise = true }
      if checked.contains(where: { $0.key.overlaps(key) }) { report(.rowOverlaps, row.span) }
      checked.append(Expression.TableRow(key: key, value: result, span: row.span))
    }
    guard let type, value.type != .invalid else { return invalid(span) }
    return Expression(
      kind: .table(subject: value, checked), type: type, isWhole: checked.allSatisfy(\.value.isWhole), span: span)
  }

  private mutating func rowKey(
    _ row: TableRowSyntax, _ subject: Expression, _ scope: CheckScope
  ) -> Expression.TableRow.Key? {
    switch row.key {
    case .otherwise: return .otherwise
    case .values(let values):
      var symbols: [Int] = []
      var numbers: [Ratio] = []
      var truths: [Bool] = []
      for syntax in values {
        let value = checkKey(syntax, subject, scope)
        switch value.kind {
        case .constant(.symbol(let number)): symbols.append(number)
        case .constant(.quantity(let number)): numbers.append(number)
        case .constant(.truth(let truth)): truths.append(truth)
        case .invalid: return nil
        default:
          report(.rowKeyType(words(subject.type)), syntax.span)
          return nil
        }
      }
      if !symbols.isEmpty { return .symbols(symbols) }
      return numbers.isEmpty ? .truths(truths) : .numbers(numbers)
    case .range(let low, let includesLow, let high, let includesHigh):
      guard case .quantity = subject.type else {
        report(.rowKeyType(words(subject.type)), row.span)
        return nil
      }
      var bounds: [Ratio?] = []
      for syntax in [low, high] {
        guard let syntax else {
          bounds.append(nil)
          continue
        }
        let value = checkKey(syntax, subject, scope)
        guard let number = constantQuantity(value) else {
          if value.type != .invalid { report(.rowKeyType(words(subject.type)), syntax.span) }
          return nil
        }
        bounds.append(number)
      }
      if let from = bounds[0], let to = bounds[1], to < from || (to == from && !(includesLow && includesHigh)) {
        report(.emptyRange, row.span)
      }
      return .range(low: bounds[0], includesLow: includesLow, high: bounds[1], includesHigh: includesHigh)
    }
  }

  /// A key of a row has the type of the subject; a bare number may leave out the subject's unit.
  private mutating func checkKey(
    _ syntax: ExpressionSyntax, _ subject: Expression, _ scope: CheckScope
  ) -> Expression {
    let value = check(syntax, expecting: subject.type, scope)
    if case .quantity = subject.type, value.type == .quantity(.none) { return value }
    return require(subject.type, value)
  }
}

extension ProvisionPath {
  /// Whether `other` is this place or stands under it.
  public func covers(_ other: ProvisionPath) -> Bool {
    other.article == article && other.unknownArticle == unknownArticle && (clause == nil || clause == other.clause)
      && (point == nil || point == other.point)
  }
}

extension Expression.TableRow.Key {
  /// Whether some value is covered by both; `còn lại` covers only what no other row does.
  func overlaps(_ other: Expression.TableRow.Key) -> Bool {
    switch (self, other) {
    case (.symbols(let first), .symbols(let second)): !Set(first).isDisjoint(with: second)
    case (.numbers(let first), .numbers(let second)): !Set(first).isDisjoint(with: second)
    case (.truths(let first), .truths(let second)): !Set(first).isDisjoint(with: second)
    case (.numbers(let numbers), .range), (.range, .numbers(let numbers)):
      numbers.contains { self.covers($0) && other.covers($0) }
    case (
      .range(let low, let includesLow, let high, let includesHigh),
      .range(let low2, let includesLow2, let high2, let includesHigh2)
    ):
      !Self.ends(high, includesHigh, before: low2, includesLow2)
        && !Self.ends(high2, includesHigh2, before: low, includesLow)
    case (.otherwise, .otherwise): true
    default: false
    }
  }

  /// Whether a number is covered; `còn lại` does not say.
  public func covers(_ number: Ratio) -> Bool {
    switch self {
    case .numbers(let numbers): return numbers.contains(number)
    case .range(let low, let includesLow, let high, let includesHigh):
      if let low, includesLow ? number < low : number <= low { return false }
      if let high, includesHigh ? high < number : high <= number { return false }
      return true
    case .symbols, .truths, .otherwise: return false
    }
  }

  private static func ends(_ high: Ratio?, _ includesHigh: Bool, before low: Ratio?, _ includesLow: Bool) -> Bool {
    guard let high, let low else { return false }
    return high < low || (high == low && !(includesHigh && includesLow))
  }
}

extension Expression.TableRow.Key {
  /// A number within a range, in words, that none of these rows covers; nil where all are covered.
  static func gap(
    in keys: [Expression.TableRow.Key], _ range: (low: Ratio?, high: Ratio?), isWhole: Bool
  ) -> String? {
    let covers = { (number: Ratio) in keys.contains { $0.covers(number) } }
    // Between two ends of rows nothing changes: the ends, and a number between each two, stand for all.
    var ends: [Ratio] = [range.low, range.high].compactMap { $0 }
    for key in keys {
      switch key {
      case .numbers(let numbers): ends += numbers
      case .range(let low, _, let high, _): ends += [low, high].compactMap { $0 }
      case .symbols, .truths, .otherwise: break
      }
    }
    let inside = Set(ends).filter { end in
      range.low.map { $0 <= end } != false && range.high.map { end <= $0 } != false
    }.sorted()
    for (place, end) in inside.enumerated() {
      if !covers(end), !isWhole || end.isWhole { return text(end) }
      guard place + 1 < inside.count else { continue }
      let next = inside[place + 1]
      if isWhole {
        guard let first = try? end.rounded(.down, toMultipleOf: 1), let after = Optional(Ratio(first + 1)), after < next
        else { continue }
        if !covers(after) { return text(after) }
      } else if let sum = try? end.adding(next), let middle = try? sum.divided(by: Ratio(2)), !covers(middle) {
        return text(middle)
      }
    }
    guard let first = inside.first, let last = inside.last else { return nil }
    if range.low == nil, let below = try? first.subtracting(.one), !covers(below) { return text(below) }
    if range.high == nil, let above = try? last.adding(.one), !covers(above) { return text(above) }
    return nil
  }

  private static func text(_ number: Ratio) -> String {
    JSONWriter.exact(number).replacing(".", with: ",")
  }
}
