import Eligibility
import RuleLanguage

/// Where a rule on priority puts the applicant, in words.
struct PriorityText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let home: InstrumentNumber?

  init(_ book: RuleBook, _ language: MessageLanguage, within home: InstrumentNumber?) {
    self.book = book
    self.language = language
    self.home = home
  }

  /// `ưu tiên: mức 2 trong 3, vì địa bàn: khó khăn   15/2016/TT-BNNPTNT Điều 4 khoản 2 điểm c`.
  func line(_ finding: PriorityFinding) -> String {
    let rule = book.priorityRules[finding.rule]
    let citations = CitationText(language)
    var place = rule.citation
    if let level = finding.level, rule.isRanked { place = rule.clause.value[level - 1].citation ?? place }
    let cited = citations.short(place, within: home)
    var parts = rule.isRanked ? ranked(finding) : unranked(finding)
    parts += compared(finding)
    if finding.truth == .unknown { parts.append(say(.priorityInForce)) }
    let basis = rule.clause.source.basis
    let mark = basis == .text ? "" : " \(say(.basisMark(basis)))"
    return "\(say(.priority)): \(parts.joined(separator: "; "))\(TextPage.gap)\(TextPage.unbroken(cited + mark))"
  }

  /// The level, and why; where it is not known, what it depends on.
  private func ranked(_ finding: PriorityFinding) -> [String] {
    let count = finding.criteria.count
    if finding.open.isEmpty { return finding.criteria.contains { $0.truth != nil } ? [say(.noPriority(count))] : [] }
    // Of a rule that may not count it is told what would come of it.
    let first = finding.open[0]
    if finding.criteria[first].truth == .yes {
      return [say(.priorityLevel(first + 1, of: count, text(of: first, in: finding)))]
    }
    let sure = finding.open.first { finding.criteria[$0].truth == .yes }
    let asked = finding.open.filter { place in sure.map { place <= $0 } ?? true }
    return [say(.priorityOpen(asked.map { text(of: $0, in: finding) }.joined(separator: "; ")))]
  }

  /// Which of the criteria hold, and which may.
  private func unranked(_ finding: PriorityFinding) -> [String] {
    let count = finding.criteria.count { $0.truth != nil }
    guard count > 0 else { return [] }
    let held = finding.open.filter { finding.criteria[$0].truth == .yes }
    let open = finding.open.filter { finding.criteria[$0].truth == .unknown }
    func told(_ places: [Int]) -> String { places.map { text(of: $0, in: finding) }.joined(separator: "; ") }
    var parts: [String] = []
    if held.isEmpty, open.isEmpty { parts.append(say(.noPriority(count))) }
    if !held.isEmpty { parts.append(say(.priorityCriteria(held.count, of: count, told(held)))) }
    if !open.isEmpty { parts.append(say(.priorityOpen(told(open)))) }
    return parts
  }

  /// The values by which applicants are compared.
  private func compared(_ finding: PriorityFinding) -> [String] {
    let values = finding.criteria.compactMap { criterion -> String? in
      guard case .value(let value, let direction) = criterion else { return nil }
      let words = ExpressionText(book, language, within: home)
      let way = say(.goesFirst(direction, isDate: value.expression.type == .date))
      return "\(words.text(value.expression)) \(way) (\(words.value(value.value, of: value.expression)))"
    }
    return values.isEmpty ? [] : [say(.priorityCompared(values.joined(separator: ", ")))]
  }

  private func text(of place: Int, in finding: PriorityFinding) -> String {
    guard case .condition(let condition) = finding.criteria[place] else { return "" }
    let words = ExpressionText(book, language, within: home)
    // Of what holds, the parts that make it hold; of what may, all that is asked.
    guard condition.truth == .yes else { return words.text(condition.expression) }
    let reasons = Reason.all(in: [condition]).filter { $0.truth == .yes }.compactMap { reason -> String? in
      guard case .single(let own, let mustHold) = reason.kind else { return nil }
      let text = words.text(own.expression)
      return mustHold ? text : ExpressionPhrase.not(text).text(in: language)
    }
    return reasons.isEmpty ? words.text(condition.expression) : reasons.joined(separator: ", ")
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}

extension PriorityText {
  /// The same as JSON.
  func json(_ finding: PriorityFinding) -> JSONValue {
    let rule = book.priorityRules[finding.rule]
    return .object([
      ("citation", .text(CitationText(language).short(rule.citation))),
      ("counts", finding.truth.json),
      ("basis", .text(rule.clause.source.basis.name)),
      ("ranked", .truth(rule.isRanked)),
      ("level", rule.isRanked ? finding.level.map { .number(Int64($0)) } ?? .null : .null),
      (
        "criteria",
        .array(
          finding.criteria.map { criterion in
            let words = ExpressionText(book, language)
            switch criterion {
            case .condition(let condition):
              return .object([("text", .text(words.text(condition.expression))), ("holds", condition.truth.json)])
            case .value(let value, let direction):
              return .object([
                ("text", .text(words.text(value.expression))),
                ("first", .text(direction == .larger ? "larger" : "smaller")),
                ("value", .text(words.value(value.value, of: value.expression))),
              ])
            }
          })
      ),
    ])
  }
}
