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
    let cited = home.map { citations.short(place, within: $0) } ?? citations.short(place)
    let parts = [statement(finding, rule), compared(finding)].compactMap { $0 }
    return "\(say(.priority)): \(parts.joined(separator: "; "))\(TextPage.gap)\(TextPage.unbroken(cited))"
  }

  /// The level where the criteria are ranked, else which of them hold.
  func statement(_ finding: PriorityFinding, _ rule: PriorityRule) -> String? {
    let conditions = finding.criteria.filter { $0.truth != nil }.count
    guard conditions > 0 else { return nil }
    if rule.isRanked {
      if let level = finding.level {
        return say(.priorityLevel(level, of: conditions, text(of: level - 1, in: finding)))
      }
      guard !finding.open.isEmpty else { return say(.noPriority(conditions)) }
      return say(.priorityOpen(open(finding)))
    }
    let held = finding.open.filter { finding.criteria[$0].truth == .yes }
    guard !held.isEmpty else {
      return finding.open.isEmpty ? say(.noPriority(conditions)) : say(.priorityOpen(open(finding)))
    }
    let told = held.map { text(of: $0, in: finding) }.joined(separator: "; ")
    return say(.priorityCriteria(held.count, of: conditions, told))
  }

  /// The values by which applicants are compared.
  private func compared(_ finding: PriorityFinding) -> String? {
    let values = finding.criteria.compactMap { criterion -> String? in
      guard case .value(let value, let direction) = criterion else { return nil }
      let words = ExpressionText(book, language, within: home)
      let way = LawPhrase.direction(direction, value.expression.type == .date).text(in: language)
      return "\(words.text(value.expression)) \(way) (\(words.value(value.value, of: value.expression)))"
    }
    return values.isEmpty ? nil : say(.priorityCompared(values.joined(separator: ", ")))
  }

  /// The first conditions that may hold, up to the one that is sure to.
  private func open(_ finding: PriorityFinding) -> String {
    let sure = finding.open.first { finding.criteria[$0].truth == .yes }
    let asked = finding.open.filter { place in sure.map { place <= $0 } ?? true }
    return asked.map { text(of: $0, in: finding) }.joined(separator: "; ")
  }

  private func text(of place: Int, in finding: PriorityFinding) -> String {
    guard case .condition(let condition) = finding.criteria[place] else { return "" }
    return ExpressionText(book, language, within: home).text(condition.expression)
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}

extension PriorityText {
  /// The same as JSON.
  func json(_ finding: PriorityFinding) -> JSONValue {
    let rule = book.priorityRules[finding.rule]
    return .object([
      ("citation", .text(CitationText(language).short(rule.citation))),
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
