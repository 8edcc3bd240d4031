@testable import RuleLanguage

/// Syntax as short text, for tests: what belongs together stands in parentheses, the operator first.
enum Sketch {
  static func of(_ expression: ExpressionSyntax?) -> String {
    guard let expression else { return "nothing" }
    return switch expression.kind {
    case .literal(let literal): of(literal)
    case .name(let name): name.text
    case .foreignName(let name, let instrument): "(of \(name.text) \(instrument.number))"
    case .and(let parts): list("and", parts.map { of($0) })
    case .or(let parts): list("or", parts.map { of($0) })
    case .not(let inner): list("not", [of(inner)])
    case .provided(let inner, let premise): list("if", [of(inner), of(premise)])
    case .unless(let inner, let exception): list("unless", [of(inner), of(exception)])
    case .presumed(let inner, let value): list("presumed", [of(inner), "\(value)"])
    case .comparison(let left, let comparison, let right): list(comparison.rawValue, [of(left), of(right)])
    case .between(let value, let low, let high, let includesHigh):
      list(includesHigh ? "between" : "below", [of(value), of(low), of(high)])
    case .member(let value, let elements): list("in", [of(value)] + elements.map { of($0) })
    case .arithmetic(let left, let operation, let right): list(operation.rawValue, [of(left), of(right)])
    case .negation(let inner): list("neg", [of(inner)])
    case .clamp(let left, let operation, let right):
      list(operation == .atMost ? "min" : "max", [of(left), of(right)])
    case .shift(let date, let months, let direction): list("shift-\(direction)", [of(date), of(months)])
    case .timeBetween(let unit, let start, let end): list("\(unit)", [of(start), of(end)])
    case .group(let quantifier, let points):
      list(of(quantifier), points.map { "\($0.mark.text) \(of($0.condition))" })
    case .reference(let reference): of(reference)
    case .table(let subject, let rows): list("table", [subject.text] + rows.map { of($0) })
    case .aggregate(let kind, let value, let records, let filter):
      list("\(kind)", [value, filter].compactMap { $0.map { of($0) } } + [records.text])
    case .inYear(let name, let year): list("year", [name.text, of(year)])
    case .yearsAtLeast(let count, let years, let condition): list("years", ["\(count)/\(years)", of(condition)])
    case .trend(let name, let direction, let years): list("\(direction)", [name.text, "\(years)"])
    case .overYears(let kind, let name, let years): list("\(kind)-years", [name.text, "\(years)"])
    case .receivedElsewhere: "received-elsewhere"
    case .hole(let why, let low, let high):
      list("hole", ["\"\(why.text)\""] + [low.map { "≥" + of($0) }, high.map { "≤" + of($0) }].compactMap(\.self))
    case .score(let score): of(score)
    case .grading(let grading): of(grading)
    case .invalid: "invalid"
    }
  }

  static func of(_ score: ScoreSyntax) -> String {
    list(
      "score",
      score.beneficiaries.map(\.text)
        + score.criteria.map { criterion in
          let awarded = criterion.awarded.map { " awarded \(of($0))" } ?? ""
          return "\(criterion.name.text)≤\(of(criterion.maximum)) \(of(criterion.value))\(awarded)"
        })
  }

  static func of(_ grading: GradingSyntax) -> String {
    list(
      "grade",
      [grading.grades.map(\.name.text).joined(separator: grading.isOrdered ? "<" : "|")]
        + grading.beneficiaries.map(\.text)
        + grading.exclusions.map { "none-if \(of($0))" }
        + grading.rows.map { "\($0.mark.text) \($0.grade.text) if \(of($0.condition))" }
        + [grading.rest.map { "else \(of($0))" }].compactMap(\.self))
  }

  static func of(_ literal: LiteralSyntax) -> String {
    switch literal {
    case .truth(let truth): "\(truth)"
    case .number(let number): of(number)
    case .money(let amount): "\(amount)đ"
    case .moneyPer(let amount, let unit): "\(of(amount))đ/\(unit.text)"
    case .percent(let ratio): "%\(of(ratio))"
    case .rate(let ratio): "rate:\(of(ratio))"
    case .months(let months): "\(months)months"
    case .days(let days): "\(days)days"
    case .quantity(let number, let unit): "\(of(number)):\(unit.text)"
    case .date(let date): date.iso
    case .text(let text): "\"\(text)\""
    case .instrument(let number): number.text
    }
  }

  static func of(_ reference: ReferenceSyntax) -> String {
    let parts = [
      reference.article.map { "đ\($0)" }, reference.clause.map { "k\($0)" }, reference.point.map { "p\($0)" },
      reference.instrument?.number.text,
    ]
    return "@" + parts.compactMap(\.self).joined(separator: ".")
  }

  static func of(_ trailer: TrailerSyntax?) -> String {
    guard let trailer else { return "" }
    let parts = [trailer.citation.map { of($0) }, trailer.source.map { of($0) }]
    return " [" + parts.compactMap(\.self).joined(separator: " ") + "]"
  }

  static func of(_ source: SourceSyntax) -> String {
    "\(source.basis == .text ? "primary" : "secondary"):\(source.text.text)"
  }

  static func of(_ number: Ratio) -> String {
    number.isWhole ? "\(number.numerator)" : "\(number.numerator)/\(number.denominator)"
  }

  static func of(_ row: TableRowSyntax) -> String {
    let key =
      switch row.key {
      case .values(let values): values.map { of($0) }.joined(separator: "|")
      case .range(let low, let includesLow, let high, let includesHigh):
        (low.map { (includesLow ? "≥" : ">") + of($0) } ?? "")
          + (high.map { (includesHigh ? "≤" : "<") + of($0) } ?? "")
      case .otherwise: "else"
      }
    return "\(key):\(of(row.value))"
  }

  static func of(_ quantifier: Quantifier) -> String {
    switch quantifier {
    case .all: "all"
    case .any: "any"
    case .atLeast(let count): "atLeast\(count)"
    }
  }

  static func of(_ year: YearSelector) -> String {
    switch year {
    case .before(let years): "-\(years)"
    case .year(let year): "\(year)"
    }
  }

  static func list(_ head: String, _ parts: [String]) -> String { "(" + ([head] + parts).joined(separator: " ") + ")" }

  static func names(_ names: [NameSyntax]) -> String { names.map(\.text).joined(separator: ",") }
}

/// Clauses, statements and declarations.
extension Sketch {
  static func of(_ clause: ClauseSyntax) -> String {
    let text =
      switch clause.kind {
      case .beneficiaries(let kinds): "beneficiaries \(of(kinds))"
      case .perRecord(let list, let filter): "each \(list.text)" + (filter.map { " where " + of($0) } ?? "")
      case .condition(let condition): "condition \(of(condition))"
      case .exclusion(let condition): "exclusion \(of(condition))"
      case .amount(let bound, let value): "amount \(bound) \(of(value))"
      case .inKind(let text): "inKind \(text.text)"
      case .decision(let name): "decision \(name.text)"
      case .ceilings(let ceilings):
        "ceilings " + ceilings.map { "\(of($0.value))/\(names($0.keys))" }.joined(separator: "; ")
      case .rounding(let direction, let step): "rounding \(direction) \(step)"
      case .times(let count, let keys): "times \(count)/\(names(keys))"
      case .deductReceived(let keys): "deduct \(names(keys))"
      case .payment(let steps): "payment " + steps.map { "\(of($0.share)) \(of($0.condition))" }.joined(separator: "; ")
      case .advance(let share): "advance \(of(share))"
      case .papers(let papers): "papers \(names(papers))"
      case .authority(let text, let days): "authority \(text.text) \(days.map { "\($0)" } ?? "-")"
      case .funding(let payers): "funding " + payers.map { "\($0.name.text) \(of($0.share))" }.joined(separator: "; ")
      case .content(let name): "content \(name.text)"
      case .source(let source): "source \(of(source))"
      }
    return text + of(clause.trailer)
  }

  static func of(_ kinds: [BeneficiarySyntax]) -> String {
    kinds.map { kind in
      let who =
        switch kind.who {
        case .kind(let name): name.text
        case .others: "others"
        }
      return who + (kind.condition.map { "?" + of($0) } ?? "")
    }.joined(separator: ",")
  }

  static func of(_ share: FundingShare) -> String {
    switch share {
    case .unstated: "unstated"
    case .exactly(let ratio): "=\(of(ratio))"
    case .atMost(let ratio): "≤\(of(ratio))"
    case .remainder: "rest"
    }
  }

  static func of(_ statement: StatementSyntax) -> String {
    switch statement {
    case .supportItem(let item):
      "item \(item.name.text) \(item.label?.text ?? "-")" + item.clauses.map { "\n  " + of($0) }.joined()
    case .conditionSet(let set): of(set)
    case .definition(let definition): of(definition)
    case .common(let common): of(common)
    case .stacking(let rule): of(rule)
    case .priority(let rule): of(rule)
    case .parameterValue(let value): "parameter \(value.name.text) \(of(value.value))\(of(value.trailer))"
    case .amendment(let amendment): of(amendment)
    case .transition(let transition):
      "transition \(of(transition.condition)) \(transition.instrument.number.text)\(of(transition.trailer))"
    case .source(let source): "source \(of(source))"
    }
  }

  static func of(_ amendment: AmendmentSyntax) -> String {
    let target =
      switch amendment.target {
      case .provision(let reference, _): of(reference)
      case .item(let name, let number): "\(name.text) of \(number.number.text)"
      case .instrument(let number): number.number.text
      }
    return "\(amendment.action) \(target)" + (amendment.content.title.map { " \($0.text)" } ?? "")
      + amendment.content.header.map { "\n  " + of($0) }.joined()
      + amendment.content.clauses.map { "\n  " + of($0) }.joined()
      + amendment.content.statements.map { "\n  " + of($0) }.joined()
  }

  static func of(_ set: ConditionSetSyntax) -> String {
    "set \(set.name.text) \(set.label?.text ?? "-") \(set.list?.text ?? "-") \(of(set.condition))\(of(set.trailer))"
  }

  static func of(_ definition: DefinitionSyntax) -> String {
    let head = "def \(definition.name.text) \(definition.label?.text ?? "-") \(definition.list?.text ?? "-")"
    return "\(head) \(of(definition.value))\(of(definition.trailer))"
  }

  static func of(_ member: StackingMemberSyntax) -> String {
    switch member {
    case .place(let reference): of(reference)
    case .item(let name, of: let instrument): name.text + (instrument.map { ".\($0.number)" } ?? "")
    }
  }

  static func of(_ rule: PrioritySyntax) -> String {
    let criteria = rule.criteria.map { criterion in
      "\(criterion.mark.text) \(of(criterion.value))" + (criterion.direction.map { " \($0)" } ?? "")
    }
    let scope = rule.scope.map { of($0) }
    return list(rule.isRanked ? "priority" : "priority-unranked", criteria + scope) + of(rule.trailer)
  }

  static func of(_ rule: StackingSyntax) -> String {
    let members = rule.members.map { of($0) }
    var text = "\(rule.kind) " + members.joined(separator: " ")
    if let ceiling = rule.ceiling { text += " ≤\(of(ceiling.value)) \(names(ceiling.keys))" }
    if let condition = rule.condition { text += " when \(of(condition))" }
    return text + of(rule.trailer)
  }

  static func of(_ common: CommonClauseSyntax) -> String {
    let text =
      switch common.kind {
      case .condition(let list, let condition): "common condition \(list?.text ?? "-") \(of(condition))"
      case .beneficiaries(let kinds): "common beneficiaries \(of(kinds))"
      case .exclusion(let condition): "common exclusion \(of(condition))"
      }
    return text + common.scope.map { " " + of($0) }.joined() + of(common.trailer)
  }

  static func of(_ clause: HeaderClauseSyntax) -> String {
    switch clause.kind {
    case .title(let text): "title \(text.text)"
    case .issuer(let text): "issuer \(text.text)"
    case .issued(let date): "issued \(date.iso)"
    case .validFrom(let date): "from \(of(date))"
    case .validUntil(let date): "until \(of(date))"
    case .nationwide: "nationwide"
    case .territory(let values): "territory \(names(values))"
    case .referenceDate(let fact): "decided-by \(fact.text)"
    case .source(let source): "source \(of(source))"
    }
  }

  static func of(_ provision: ProvisionSyntax) -> String {
    let path = provision.path
    let article = path.article ?? "?\(path.unknownArticle)"
    return "đ\(article)" + (path.clause.map { ".k\($0)" } ?? "") + (path.point.map { ".p\($0)" } ?? "")
      + (provision.title.map { " \($0.text)" } ?? "")
  }

  static func of(_ change: AssumptionSyntax.Change) -> String {
    switch change {
    case .supportItem(let item): of(StatementSyntax.supportItem(item))
    case .conditionSet(let set): of(set)
    case .definition(let definition): of(definition)
    case .parameterValue(let value): of(StatementSyntax.parameterValue(value))
    case .header(let clause): of(clause)
    }
  }

  static func of(_ fact: FactSyntax) -> String {
    let marks = [
      fact.isYearly ? "yearly" : nil, fact.isFixed ? "fixed" : nil, fact.isBeneficiaryKind ? "kind" : nil,
      fact.isTerritory ? "territory" : nil, fact.label.map { "\"\($0.text)\"" },
    ]
    return ([fact.name.text, of(fact.type)] + marks.compactMap(\.self)).joined(separator: " ")
  }

  static func of(_ type: TypeSyntax) -> String {
    switch type.kind {
    case .truth: "truth"
    case .judgement: "judgement"
    case .paper: "paper"
    case .oneOf(let values): "oneOf(\(values.map { of($0) }.joined(separator: ",")))"
    case .grade(let values): "grade(\(values.map { of($0) }.joined(separator: "<")))"
    case .money(let unit, let range): "money" + (unit.map { "/\($0.text)" } ?? "") + of(range)
    case .integer(let unit, let range): "integer" + (unit.map { ":\($0.text)" } ?? "") + of(range)
    case .number(let unit, let range): "number" + (unit.map { ":\($0.text)" } ?? "") + of(range)
    case .ratio(let range): "ratio" + of(range)
    case .date: "date"
    case .months(let range): "months" + of(range)
    case .days(let range): "days" + of(range)
    case .text: "text"
    case .supportItem: "supportItem"
    case .instrument: "instrument"
    case .invalid: "invalid"
    }
  }

  static func of(_ value: EnumerationValueSyntax) -> String {
    value.name.text + (value.label.map { "=\($0.text)" } ?? "")
  }

  static func of(_ range: RangeSyntax?) -> String {
    guard let range else { return "" }
    return "[\(range.low.map { of($0) } ?? "")..\(range.high.map { of($0) } ?? "")]"
  }
}
