import Eligibility
import RuleLanguage

/// An expression as a sentence: labels instead of names, the words acts use instead of signs.
public struct ExpressionText: Sendable {
  let book: RuleBook
  let language: MessageLanguage
  let numbers: NumberText
  let citations: CitationText
  /// The instrument the reader is in: places in it are cited without its number.
  let home: InstrumentNumber?

  /// For texts of `book` in `language`; `home` is the instrument the reader is in.
  public init(_ book: RuleBook, _ language: MessageLanguage, within home: InstrumentNumber? = nil) {
    self.book = book
    self.language = language
    self.home = home
    numbers = NumberText(language)
    citations = CitationText(language)
  }

  /// The whole expression on one line.
  public func text(_ expression: Expression) -> String { text(expression, asPercent: isRatio(expression)) }

  /// How tightly the parts of an expression hold together; a looser one inside a tighter one stands in parentheses.
  enum Tightness: Int, Comparable {
    /// `nếu`, `trừ khi`, `hoặc`, lists of points, `nhưng tối đa`.
    case loose
    /// `và`.
    case and
    /// A comparison or anything else that is one phrase.
    case phrase
    /// `+ -`.
    case sum
    /// `× /`.
    case product
    /// A label or a value.
    case word

    static func < (left: Tightness, right: Tightness) -> Bool { left.rawValue < right.rawValue }
  }

  func text(_ expression: Expression, asPercent: Bool) -> String {
    switch expression.kind {
    case .constant(let constant): return self.constant(constant, expression.type, asPercent: asPercent)
    case .fact(let fact, let year): return self.fact(fact, year)
    case .definition(let number): return book.definitions[number].label
    case .parameter(let number): return book.vocabulary.parameters[number].label
    case .referenceDate: return say(.referenceDate)
    case .all(let points): return joined(points, .and, tightness: .and)
    case .any(let points): return joined(points, .or, tightness: .loose)
    case .atLeast(let count, let points):
      return say(.atLeast(count, points.map { part($0.condition, in: .and) }.joined(separator: "; ")))
    case .not(let condition): return say(.not(part(condition, in: .word)))
    case .provided(let condition, let premise):
      return say(.provided(part(condition, in: .and), premise: part(premise, in: .and)))
    case .unless(let condition, let exception):
      return say(.unless(part(condition, in: .and), exception: part(exception, in: .and)))
    case .presumed(let fact, let value): return say(.presumed(text(fact), value))
    case .comparison(let left, let sign, let right):
      // `A = đúng` is A.
      if case .constant(.truth(let value)) = right.kind {
        return value == (sign == .equal) ? text(left) : say(.not(part(left, in: .word)))
      }
      return say(.statement(part(left, in: .sum), predicate(expression) ?? ""))
    case .between(let left, _, _, _), .member(let left, _):
      return say(.statement(part(left, in: .sum), predicate(expression) ?? ""))
    case .arithmetic(let left, .divide, let right) where left.wholeNumber != nil && right.wholeNumber != nil:
      return "\(text(left, asPercent: false))/\(text(right, asPercent: false))"
    case .arithmetic(let left, let sign, let right):
      let inner: Tightness = sign == .add || sign == .subtract ? .sum : .product
      // What is taken away or divided by must hold together more tightly than what stands before it.
      let after: Tightness = sign == .add || sign == .multiply ? inner : inner == .sum ? .product : .word
      let ratios = sign == .multiply || asPercent
      return "\(factor(left, in: inner, ratios)) \(sign.rawValue) \(factor(right, in: after, ratios))"
    case .clamp(let value, let sign, let bound):
      return say(
        .clamp(part(value, in: .sum, asPercent: asPercent), sign, part(bound, in: .sum, asPercent: asPercent)))
    case .shiftMonths(let date, let span, _): return say(.plusTime(text(date), part(span, in: .product)))
    case .shiftDays(let date, let span, true): return say(.plusTime(text(date), part(span, in: .product)))
    case .shiftDays(let date, let span, false): return say(.minusTime(text(date), part(span, in: .product)))
    case .timeBetween(let unit, let from, let to): return say(.timeBetween(unit, text(from), text(to)))
    case .conditionSet(let number): return conditionSet(number)
    case .table(let subject, let rows):
      let rows = rows.map { "\(row($0.key, of: subject)): \(text($0.value, asPercent: asPercent))" }
      return "\(say(.by(text(subject)))): \(rows.joined(separator: "; "))"
    case .aggregate(let kind, let list, let value, let filter): return aggregate(kind, list, value, filter)
    case .yearsAtLeast(let count, let years, let condition):
      return say(.yearsAtLeast(count, of: years, text(condition)))
    case .trend(let fact, let direction, let years): return say(.trend(label(fact), direction, years))
    case .overYears(let kind, let fact, let years): return say(.overYears(kind, label(fact), years))
    case .receivedElsewhere: return say(.receivedElsewhere)
    case .hole(let number, let low, let high): return hole(number, low, high, asPercent: asPercent)
    case .score(let score): return say(.score(score.criteria.count))
    case .grading: return say(.grading)
    case .invalid: return say(.invalid)
    }
  }

  // MARK: What is asked of the left side

  /// What a comparison asks of its left side, without it: `từ 3 năm trở lên`; nil for anything else. With the values it
  /// came to, the right side shows them where it is more than a constant.
  func predicate(_ expression: Expression, values: [ValueFinding] = [], isNegated: Bool = false) -> String? {
    switch expression.kind {
    case .comparison(let left, let sign, let right):
      if case .constant(.truth(let value)) = right.kind {
        return say((value == (sign == .equal)) != isNegated ? .yes : .no)
      }
      let percent = isRatio(left) || isRatio(right)
      let sign = isNegated ? sign.negated : sign
      let bound = bound(right, values, 1) ?? part(right, in: .sum, asPercent: percent)
      return say(.compared(sign, domain(of: left.type), bound))
    case .between(let left, let low, let high, let includesHigh):
      let percent = isRatio(left) || isRatio(low) || isRatio(high)
      let from = bound(low, values, 1) ?? text(low, asPercent: percent)
      let to = bound(high, values, 2) ?? text(high, asPercent: percent)
      let between = say(includesHigh ? .between(from, to) : .betweenBelow(from, to))
      return isNegated ? say(.not(between)) : between
    case .member(let left, let values):
      let names = symbols(values, left.type, joiner: .or)
      return say(.compared(isNegated ? .notEqual : .equal, .name, names))
    default: return nil
    }
  }

  /// A bound with what it came to, where that says more than the bound itself.
  private func bound(_ expression: Expression, _ values: [ValueFinding], _ place: Int) -> String? {
    if case .constant = expression.kind { return nil }
    guard place < values.count, values[place].expression == expression else { return nil }
    return "\(text(expression)) (\(value(values[place].value, of: expression)))"
  }

  private func domain(of type: ValueType) -> ExpressionPhrase.Domain {
    switch type {
    case .quantity: .number
    case .date: .date
    case .symbol(let number): book.vocabulary.enumerations[number].isOrdered ? .grade : .name
    case .truth, .text, .supportItem, .instrument, .invalid: .name
    }
  }

  // MARK: Parts

  /// A part, in parentheses where it holds together less tightly than what it stands in.
  private func part(_ expression: Expression, in outer: Tightness, asPercent: Bool? = nil) -> String {
    let words = text(expression, asPercent: asPercent ?? isRatio(expression))
    return tightness(of: expression) < outer ? "(\(words))" : words
  }

  /// A factor of a product: a number up to one is a share, and is written in percent; months stay months, for they
  /// count what is given by the month.
  func factor(_ expression: Expression, in outer: Tightness, _ ratios: Bool) -> String {
    guard case .constant(.quantity(let value)) = expression.kind else { return part(expression, in: outer) }
    switch expression.type {
    case .quantity(.none):
      return ratios && value > .zero && value <= .one ? numbers.percent(value) : numbers.number(value)
    case .quantity(.months): return numbers.singleMonths(value)
    default: return part(expression, in: outer)
    }
  }

  private func tightness(of expression: Expression) -> Tightness {
    switch expression.kind {
    case .any, .atLeast, .provided, .unless, .table, .yearsAtLeast, .hole, .clamp: .loose
    case .all(let points): points.count == 1 ? tightness(of: points[0].condition) : .and
    case .comparison, .between, .member, .not, .presumed: .phrase
    case .arithmetic(_, .add, _), .arithmetic(_, .subtract, _), .shiftMonths, .shiftDays: .sum
    case .arithmetic(_, .multiply, _), .arithmetic(_, .divide, _): .product
    case .constant, .fact, .definition, .parameter, .referenceDate, .conditionSet, .trend, .overYears,
      .timeBetween, .receivedElsewhere, .score, .grading, .invalid:
      .word
    case .aggregate(_, _, _, let filter): filter == nil ? .word : .phrase
    }
  }

  private func joined(_ points: [Expression.Point], _ word: ExpressionPhrase, tightness: Tightness) -> String {
    if points.count == 1 { return text(points[0].condition) }
    let inner: Tightness = tightness == .and ? .and : .phrase
    return points.map { part($0.condition, in: inner) }.joined(separator: " \(say(word)) ")
  }

  private func conditionSet(_ number: Int) -> String {
    let set = book.conditionSets[number]
    let place = citations.short(set.clause.citation, within: home)
    return say(.satisfies(set.label, place))
  }

  private func aggregate(_ kind: AggregateKind, _ list: Int, _ value: Expression?, _ filter: Expression?) -> String {
    let name = book.vocabulary.lists[list].label
    if kind == .every {
      let condition = (filter ?? value).map { part($0, in: .and) } ?? ""
      return say(.aggregate(.every, list: name, value: condition))
    }
    let question = say(.aggregate(kind, list: name, value: value.map { part($0, in: .product) } ?? ""))
    return filter.map { say(.filtered(question, part($0, in: .and))) } ?? question
  }

  private func hole(_ number: Int, _ low: Expression?, _ high: Expression?, asPercent: Bool) -> String {
    let reason = book.holes.indices.contains(number) ? book.holes[number].reason : ""
    let bounds = [
      low.map { say(.above(text($0, asPercent: asPercent), inclusive: true)) },
      high.map { say(.below(text($0, asPercent: asPercent), inclusive: true)) },
    ].compactMap { $0 }
    let words = say(.hole(reason))
    return bounds.isEmpty ? "[\(words)]" : "[\(words); \(bounds.joined(separator: " "))]"
  }

  func say(_ phrase: ExpressionPhrase) -> String { phrase.text(in: language) }
}

extension Expression {
  /// The whole number it is written as, without a unit.
  fileprivate var wholeNumber: Int64? {
    guard case .constant(.quantity(let value)) = kind, type == .quantity(.none) else { return nil }
    return value.whole
  }
}
