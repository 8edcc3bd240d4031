import Eligibility
import RuleLanguage

extension ExpressionText {
  // MARK: Facts

  /// How people read a fact.
  func label(_ fact: FactReference) -> String { book.vocabulary.fact(fact).label }

  /// A fact in the year asked; a paper is said to be there.
  func fact(_ reference: FactReference, _ year: YearSelector?) -> String {
    let fact = book.vocabulary.fact(reference)
    var name = fact.label
    if fact.kind == .paper, !name.hasPrefix("có ") { name = say(.hasPaper(name)) }
    return year.map { say(.inYear(name, $0)) } ?? name
  }

  /// What a dossier has to say: `thời hạn liên kết của “Nấm ăn”`, `doanh thu năm 2021`.
  func path(_ path: FactPath, in dossier: Dossier?) -> String {
    switch path.target {
    case .list(let list): return Phrase.listOf(book.vocabulary.lists[list].label).text(in: language)
    case .fact(let reference):
      var text = label(reference)
      if let year = path.year { text = say(.inYear(text, .year(year))) }
      guard let list = reference.list else { return text }
      if let record = path.record, let records = dossier?.lists[list], records.indices.contains(record) {
        return Phrase.ofRecord(text, records[record].label).text(in: language)
      }
      return Phrase.ofList(text, book.vocabulary.lists[list].label).text(in: language)
    }
  }

  /// A fact as `--set` names it: `doanh_thu.2021`, `dự_án_liên_kết[Nấm ăn].thời_hạn_liên_kết`.
  func name(of path: FactPath, in dossier: Dossier? = nil) -> String {
    switch path.target {
    case .list(let list): return book.vocabulary.lists[list].name
    case .fact(let reference):
      let name = book.vocabulary.fact(reference).name + (path.year.map { ".\($0)" } ?? "")
      guard let list = reference.list else { return name }
      var label = ""
      if let record = path.record, let records = dossier?.lists[list], records.indices.contains(record) {
        label = "[\(records[record].label)]"
      }
      return "\(book.vocabulary.lists[list].name)\(label).\(name)"
    }
  }

  // MARK: Values

  /// A constant as people write it.
  func constant(_ constant: Constant, _ type: ValueType, asPercent: Bool) -> String {
    switch constant {
    case .truth(let value): say(value ? .yes : .no)
    case .symbol(let number): symbols([number], type, joiner: .or)
    case .quantity(let value): quantity(value, type, asPercent: asPercent)
    case .date(let date): numbers.date(date)
    case .text(let text): "“\(text)”"
    case .instrument(let number): number.text
    case .supportItem(let item): book.items.indices.contains(item) ? book.items[item].label : "?"
    }
  }

  /// A value that came out for `expression`, or the bounds it lies within.
  func value(_ value: Value, of expression: Expression) -> String {
    let percent = isRatio(expression)
    switch value {
    case .truth(.yes): return say(.yes)
    case .truth(.no): return say(.no)
    case .truth(.unknown): return say(.unknown)
    case .symbols(let bits):
      guard case .symbol(let number) = expression.type else { return say(.unknown) }
      let all = book.vocabulary.enumerations[number].values.indices
      let possible = all.filter { $0 < UInt64.bitWidth && bits & (1 << UInt64($0)) != 0 }
      // Several values left open tell an officer nothing unless they are few.
      return possible.isEmpty || possible.count > 3 ? say(.unknown) : symbols(possible, expression.type, joiner: .or)
    case .quantity(let interval):
      if let exact = interval.exact { return quantity(exact, expression.type, asPercent: percent) }
      if isWholeRange(interval, of: expression) { return say(.unknown) }
      // Of money nought is no bound worth saying.
      let low = expression.type == .money && interval.low == .zero ? nil : interval.low
      return range(
        low.map { quantity($0, expression.type, asPercent: percent) },
        interval.high.map { quantity($0, expression.type, asPercent: percent) })
    case .date(let earliest, let latest):
      if let earliest, earliest == latest { return numbers.date(earliest) }
      return range(earliest.map(numbers.date), latest.map(numbers.date))
    case .text(let text): return text.map { "“\($0)”" } ?? say(.unknown)
    case .supportItem(let item):
      return item.map { constant(.supportItem($0), expression.type, asPercent: false) } ?? say(.unknown)
    case .instrument(let number): return number?.text ?? say(.unknown)
    case .notApplicable: return say(.notApplicable)
    }
  }

  /// Whether a number may be anything at all: nought or more, as every amount is, or what the vocabulary allows.
  private func isWholeRange(_ interval: Interval, of expression: Expression) -> Bool {
    if interval.high == nil, interval.low == nil || interval.low == .zero { return true }
    guard case .fact(let fact, _) = expression.kind, case .quantity(let kind) = book.vocabulary.fact(fact).kind else {
      return false
    }
    return interval == Interval(low: kind.low, high: kind.high)
  }

  /// Names of values of an enumeration: `hợp tác xã, tổ hợp tác hoặc doanh nghiệp`.
  func symbols(_ numbers: [Int], _ type: ValueType, joiner: ExpressionPhrase) -> String {
    guard case .symbol(let enumeration) = type else { return say(.invalid) }
    let values = book.vocabulary.enumerations[enumeration].values
    return listed(numbers.map { values.indices.contains($0) ? values[$0].label : "?" }, joiner: joiner)
  }

  /// `a, b hoặc c`; names that hold commas of their own are told apart by semicolons.
  func listed(_ names: [String], joiner: ExpressionPhrase) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    guard names.contains(where: { $0.contains(",") }) else {
      return "\(names.dropLast().joined(separator: ", ")) \(say(joiner)) \(last)"
    }
    return "\(names.dropLast().joined(separator: "; ")); \(say(joiner)) \(last)"
  }

  func quantity(_ value: Ratio, _ type: ValueType, asPercent: Bool) -> String {
    guard case .quantity(let dimension) = type else { return numbers.number(value) }
    return numbers.quantity(value, dimension, of: book.vocabulary, asPercent: asPercent)
  }

  private func range(_ low: String?, _ high: String?) -> String {
    switch (low, high) {
    case (let low?, let high?): say(.between(low, high))
    case (let low?, nil): say(.above(low, inclusive: true))
    case (nil, let high?): say(.below(high, inclusive: true))
    case (nil, nil): say(.unknown)
    }
  }

  // MARK: Values filled in

  /// An expression with the values its facts had: `50% × chi phí quảng bá (80.000.000 đ)`.
  func filled(_ finding: ValueFinding) -> String {
    let expression = finding.expression
    switch expression.kind {
    case .constant: return text(expression)
    case .arithmetic(_, let sign, _) where finding.parts.count == 2:
      return "\(filledFactor(finding.parts[0], sign)) \(sign.rawValue) \(filledFactor(finding.parts[1], sign))"
    case .clamp(_, let sign, _) where finding.parts.count == 2:
      return say(.clamp(filled(finding.parts[0]), sign, filled(finding.parts[1])))
    case .table(let subject, _) where finding.parts.count == 2:
      let row = filled(finding.parts[1])
      return "\(row) (\(text(subject)): \(value(finding.parts[0].value, of: subject)))"
    case .hole: return text(expression)
    default: return "\(text(expression)) (\(value(finding.value, of: expression)))"
    }
  }

  private func filledFactor(_ finding: ValueFinding, _ outer: ArithmeticOperator) -> String {
    switch finding.expression.kind {
    case .constant: return factor(finding.expression, in: .product, outer == .multiply)
    case .arithmetic(_, let inner, _) where !(outer == .add || (outer == .multiply && inner == .multiply)):
      return "(\(filled(finding)))"
    case .clamp: return "(\(filled(finding)))"
    default: return filled(finding)
    }
  }

  // MARK: Tables

  /// The left side of a row: `từ 1 ha đến dưới 5 ha`.
  func row(_ key: Expression.TableRow.Key, of subject: Expression) -> String {
    let percent = isRatio(subject)
    switch key {
    case .symbols(let numbers): return symbols(numbers, subject.type, joiner: .or)
    case .numbers(let values):
      return values.map { quantity($0, subject.type, asPercent: percent) }.joined(separator: ", ")
    case .truths(let values): return values.map { say($0 ? .yes : .no) }.joined(separator: ", ")
    case .otherwise: return say(.otherwise)
    case .range(let low, let includesLow, let high, let includesHigh):
      let (low, high) = (
        low.map { quantity($0, subject.type, asPercent: percent) },
        high.map { quantity($0, subject.type, asPercent: percent) }
      )
      return [
        low.map { say(.above($0, inclusive: includesLow)) },
        high.map { low == nil || includesHigh ? say(.below($0, inclusive: includesHigh)) : belowAfterLow($0) },
      ].compactMap { $0 }.joined(separator: " ")
    }
  }

  /// After a lower end `dưới` reads `đến dưới`.
  private func belowAfterLow(_ high: String) -> String {
    Phrase.upTo(say(.below(high, inclusive: false))).text(in: language)
  }

  // MARK: Percent or number

  /// Whether people write the number in percent. The checked rules keep only the number, so what it measures decides:
  /// a fact declared as a ratio, a share below one, a quotient.
  func isRatio(_ expression: Expression, depth: Int = 0) -> Bool {
    guard expression.type == .quantity(.none), depth < 16 else { return false }
    switch expression.kind {
    case .constant(.quantity(let value)): return value > .zero && value < .one
    case .fact(let fact, _), .overYears(_, let fact, _):
      guard case .quantity(let kind) = book.vocabulary.fact(fact).kind else { return false }
      return kind.isRatio
    case .definition(let number): return isRatio(book.definitions[number].clause.value, depth: depth + 1)
    case .parameter(let number): return !book.vocabulary.parameters[number].isWhole
    case .arithmetic(_, .divide, _): return true
    case .arithmetic(let left, _, let right): return isRatio(left, depth: depth + 1) || isRatio(right, depth: depth + 1)
    case .clamp(let left, _, let right): return isRatio(left, depth: depth + 1) || isRatio(right, depth: depth + 1)
    case .table(_, let rows): return rows.contains { isRatio($0.value, depth: depth + 1) }
    case .aggregate(_, _, let value?, _): return isRatio(value, depth: depth + 1)
    default: return false
    }
  }
}
