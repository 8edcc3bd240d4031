/// Literals (guide, section 1).
extension SyntaxParser {
  /// The largest amount that can be written, in đồng.
  private static let largestAmount: Int64 = 1_000_000_000_000_000

  /// Whether a literal starts here.
  var isAtLiteral: Bool {
    switch current.kind {
    case .number, .date, .instrument, .text: true
    case .word: isAt(.yes) || isAt(.no)
    case .mark, .symbol, .invalid, .endOfFile: false
    }
  }

  /// A literal.
  mutating func literal() throws(Abandoned) -> ExpressionSyntax {
    let start = index
    let literal: LiteralSyntax
    switch current.kind {
    case .number(let number): return try numberLiteral(number)
    case .date(let date): literal = .date(date)
    case .instrument(let number): literal = .instrument(number)
    case .text(let text): literal = .text(text)
    case .word where isAt(.yes): literal = .truth(true)
    case .word where isAt(.no): literal = .truth(false)
    case .word, .mark, .symbol, .invalid, .endOfFile: throw fail(.literal)
    }
    advance()
    return ExpressionSyntax(kind: .literal(literal), span: span(since: start))
  }

  /// A literal that may have a `-` before it: the ends of a range, the values of a dossier.
  mutating func signedLiteral() throws(Abandoned) -> ExpressionSyntax {
    let start = index
    guard isAt(.minus) else { return try literal() }
    layout.prefixSigns.insert(index)
    advance()
    let literal = try literal()
    return ExpressionSyntax(kind: .negation(literal), span: span(since: start))
  }

  /// What a number is of: `%`, money, a duration, a unit, or nothing.
  private mutating func numberLiteral(_ number: Ratio) throws(Abandoned) -> ExpressionSyntax {
    let start = index
    advance()
    let kind = try numberKind(number, start)
    return ExpressionSyntax(kind: kind, span: span(since: start))
  }

  private mutating func numberKind(_ number: Ratio, _ start: Int) throws(Abandoned) -> ExpressionSyntax.Kind {
    if current.isFirstOnLine { return .literal(.number(number)) }
    if take(.percent) { return .literal(percentage(number)) }
    switch keyword {
    case .thousand, .million, .billion, .dong: return try moneyKind(number, start)
    case .year: return try durationKind(number, monthsEach: 12, start)
    case .month: return try durationKind(number, monthsEach: 1, start)
    case .day: return try daysKind(number, start)
    default: break
    }
    guard isAtName else { return .literal(.number(number)) }
    if keyword(ahead: 1) == .dong, !token(ahead: 1).isFirstOnLine {
      report(.unknownMoneyScale(written(current)), at: current.span)
      advance()
      advance()
      return .invalid
    }
    if isAtTimesSign { throw failTrailing() }
    if case .word(let word) = current.kind, let words = MoneyAbbreviation.expandedApart(word) {
      advance()
      let place = span(since: start)
      let fix = "\(CanonicalNumber.text(number, isGrouped: true)) \(words)"
      report(.abbreviatedMoney(SyntaxParser.shortened(file.text(in: place)), fix: fix), at: place)
      return .invalid
    }
    return .literal(.quantity(number, unit: try name(.unit)))
  }

  /// `%` has been read; `/năm` or `/tháng` makes it a rate, kept per month.
  private mutating func percentage(_ number: Ratio) -> LiteralSyntax {
    let next = keyword(ahead: 1)
    guard isAt(.divide), next == .year || next == .month else { return .percent(SyntaxParser.part(number, 100)) }
    layout.tightSigns.insert(index)
    advance()
    advance()
    return .rate(SyntaxParser.part(number, next == .year ? 1200 : 100))
  }

  private mutating func moneyKind(_ number: Ratio, _ start: Int) throws(Abandoned) -> ExpressionSyntax.Kind {
    let scale: Int64
    switch keyword {
    case .thousand: scale = 1000
    case .million: scale = 1_000_000
    case .billion: scale = 1_000_000_000
    default: scale = 1
    }
    if scale > 1 {
      advance()
      if current.isFirstOnLine || !isAt(.dong) {
        let place = span(since: start)
        report(.moneyWithoutDong(SyntaxParser.shortened(file.text(in: place))), at: place)
        return .invalid
      }
    }
    advance()
    let unit = try unitAfterDong()
    let place = span(since: start)
    // INVARIANT: the lexer lets no number over 10^15 through, so that the product fits in 128 bits.
    guard let amount = try? number.multiplied(by: Ratio(scale)), amount <= Ratio(SyntaxParser.largestAmount) else {
      throw fail(.amountTooLarge(SyntaxParser.shortened(file.text(in: place))), at: place)
    }
    if let unit { return .literal(.moneyPer(amount, unit: unit)) }
    guard let whole = amount.whole else {
      report(.fractionalMoney(SyntaxParser.shortened(file.text(in: place))), at: place)
      return .invalid
    }
    return .literal(.money(whole))
  }

  /// `/ha` without blanks after `đồng`; with blanks around the `/` it is a division.
  private mutating func unitAfterDong() throws(Abandoned) -> NameSyntax? {
    guard isAt(.divide), index > 0, tokens[index - 1].span.end == current.span.start,
      token(ahead: 1).span.start == current.span.end
    else { return nil }
    layout.tightSigns.insert(index)
    advance()
    return try unitName()
  }

  /// A unit: a name, or `tháng`, `năm`, `ngày`.
  mutating func unitName() throws(Abandoned) -> NameSyntax {
    if isAt(.year) || isAt(.month), case .word(let word) = current.kind {
      return NameSyntax(text: word, span: advance().span)
    }
    return try nameInline(.unit)
  }

  private mutating func durationKind(
    _ number: Ratio, monthsEach: Int64, _ start: Int
  ) throws(Abandoned) -> ExpressionSyntax.Kind {
    advance()
    let months = (try? number.multiplied(by: Ratio(monthsEach))).flatMap(\.whole)
    guard let months else { return fractionalDuration(since: start) }
    return .literal(.months(months))
  }

  private mutating func daysKind(_ number: Ratio, _ start: Int) throws(Abandoned) -> ExpressionSyntax.Kind {
    advance()
    guard let days = number.whole else { return fractionalDuration(since: start) }
    return .literal(.days(days))
  }

  private mutating func fractionalDuration(since start: Int) -> ExpressionSyntax.Kind {
    let place = span(since: start)
    report(.fractionalDuration(SyntaxParser.shortened(file.text(in: place))), at: place)
    return .invalid
  }

  /// A literal percentage where nothing else will do: shares, steps of payment.
  mutating func percentage() throws(Abandoned) -> Ratio {
    guard case .number(let number) = current.kind, token(ahead: 1).kind == .symbol(.percent) else {
      throw fail(.percentage)
    }
    advance()
    advance()
    return SyntaxParser.part(number, 100)
  }

  /// A hundredth, a twelfth … of a number; the numbers the lexer lets through always fit.
  private static func part(_ number: Ratio, _ divisor: Int64) -> Ratio {
    (try? number.divided(by: Ratio(divisor))) ?? .zero
  }
}
