@testable import RuleLanguage

/// Dossiers and what must come out of them.
extension Sketch {
  static func of(_ fact: GivenFactSyntax) -> String {
    switch fact.value {
    case .single(let value): "\(fact.name.text)=\(of(value))"
    case .byYear(let values): "\(fact.name.text)=" + values.map { "\($0.year):\(of($0.value))" }.joined(separator: ",")
    }
  }

  static func of(_ value: GivenValueSyntax) -> String {
    switch value.kind {
    case .literal(let literal): of(literal)
    case .name(let name): name.text
    case .supportItem(let name, let instrument): "(of \(name.text) \(instrument.number))"
    case .truth(let truth, let judgement): truth ? "yes\(of(judgement))" : "no\(of(judgement))"
    case .unknown: "unknown"
    case .notApplicable: "n/a"
    case .invalid: "invalid"
    }
  }

  private static func of(_ judgement: JudgementSyntax?) -> String {
    guard let judgement else { return "" }
    return "(\(judgement.paper?.text ?? "-"),\(judgement.person?.text ?? "-"),\(judgement.date?.iso ?? "-"))"
  }

  static func of(_ answer: ExpectedAnswer) -> String {
    switch answer {
    case .verdict(let verdict): "\(verdict)"
    case .points(let low, let high): "points \(of(low))–\(of(high))"
    case .grades(let grades, let mayBeUngraded): "grades \(names(grades))" + (mayBeUngraded ? " or none" : "")
    }
  }

  static func of(_ expectation: ExpectationSyntax) -> String {
    let item = (expectation.subject == .conditionSet ? "condition " : "") + expectation.item.text
    var parts = ["\(expectation.instrument.number) \(item) \(of(expectation.answer))"]
    if let amount = expectation.amount { parts.append("\(amount)") }
    if let payable = expectation.payable { parts.append("payable \(payable)") }
    if let choice = expectation.choice { parts.append("\(choice)" + (expectation.taken.map { " \($0)" } ?? "")) }
    if !expectation.because.isEmpty {
      parts.append("because " + expectation.because.map { of($0) }.joined(separator: " "))
    }
    if !expectation.needs.isEmpty { parts.append("needs \(names(expectation.needs))") }
    if let priority = expectation.priority {
      parts.append("priority \(priority.answer)" + (priority.rule.map { " " + of($0) } ?? ""))
    }
    if let basis = expectation.basis { parts.append("basis \(basis)") }
    return parts.joined(separator: "; ")
  }
}
