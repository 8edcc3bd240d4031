import Eligibility
import RuleLanguage

/// Reasons in words: what it is, what it needs.
struct ReasonText {
  let book: RuleBook
  let language: MessageLanguage
  let words: ExpressionText
  let citations: CitationText
  let home: InstrumentNumber?

  init(_ book: RuleBook, _ language: MessageLanguage, within home: InstrumentNumber?) {
    self.book = book
    self.language = language
    self.home = home
    words = ExpressionText(book, language, within: home)
    citations = CitationText(language)
  }

  /// A single condition taken apart: what it is about, what the dossier says, what the law asks.
  struct Parts {
    /// What it is about: a fact, or the whole condition where it is not about one.
    let subject: String
    /// What the dossier says.
    let has: String?
    /// What the law asks of it.
    let needs: String?
    /// Whether the dossier's value is a measure (`có 2 năm`) rather than a name (`là hợp tác xã`).
    var isMeasure = false
  }

  // MARK: In lines

  /// A line of a reason, and how far in it stands: the parts of a choice stand under it.
  struct Line: Hashable {
    let text: String
    let depth: Int
  }

  /// A reason with where it stands in the law: one line, or a choice with its parts under it.
  func lines(_ reason: Reason, depth: Int = 0) -> [Line] {
    let place = reason.citation.map { citation in
      let short = citations.short(citation, within: home)
      return TextPage.gap + TextPage.unbroken(short)
    }
    guard case .choice(let count, let members) = reason.kind else {
      return [Line(text: line(reason, isPart: depth > 0) + (place ?? ""), depth: depth)]
    }
    let parts = members.flatMap { lines($0.without(reason.citation), depth: depth + 1) }
    return [Line(text: "\(head(count, of: members.count))\(premises(reason))\(place ?? "")", depth: depth)] + parts
  }

  private func head(_ count: Int, of all: Int) -> String {
    count == all ? LawPhrase.allOf.text(in: language) : say(count == 1 ? .needsAnyOf : .needsSome(count))
  }

  /// `thời hạn liên kết: có 2 năm, cần từ 3 năm trở lên (chu kỳ sản xuất dưới 1 năm)`.
  func line(_ reason: Reason, isPart: Bool = false) -> String {
    switch reason.kind {
    case .choice(let count, let members):
      let parts = members.map { line($0, isPart: true) }.joined(separator: "; ")
      return "\(head(count, of: members.count)): \(parts)\(premises(reason))"
    case .single(let finding, let mustHold):
      if let note = finding.note { return self.note(note, finding) + premises(reason) }
      let parts = parts(of: finding, mustHold: mustHold)
      return line(parts, reason.truth, mustHold, isPart) + presumption(finding) + premises(reason)
    }
  }

  private func line(_ parts: Parts, _ truth: Truth, _ mustHold: Bool, _ isPart: Bool) -> String {
    guard let needs = parts.needs else {
      let state = parts.has.map { ": \($0)" } ?? ""
      switch truth {
      case .unknown: return say(.openQuestion(parts.subject)) + state
      case .no where !mustHold: return say(.excludedBecause(parts.subject)) + state
      case .no where !isPart: return say(.notHeld(parts.subject)) + state
      case .no, .yes: return parts.subject + state
      }
    }
    guard let has = parts.has else { return "\(parts.subject): \(say(.needs(needs)))" }
    let state = parts.isMeasure ? say(.has(has)) : has
    return "\(parts.subject): \(state), \(say(.needs(needs)))"
  }

  private func presumption(_ finding: Finding) -> String {
    finding.presumed.map { " (\(say(.presumed($0))))" } ?? ""
  }

  private func premises(_ reason: Reason) -> String {
    let texts = reason.premises.map { premise in
      switch premise {
      case .onlyIf(let condition): words.text(condition)
      case .exceptIf(let condition): say(.unless(words.text(condition)))
      }
    }
    return texts.isEmpty ? "" : " (\(texts.joined(separator: "; ")))"
  }

  // MARK: Taken apart

  /// A single condition taken apart.
  func parts(of finding: Finding, mustHold: Bool) -> Parts {
    let expression = finding.expression
    switch expression.kind {
    case .comparison(let left, _, _), .between(let left, _, _, _), .member(let left, _):
      let asked = words.predicate(expression, values: finding.values, isNegated: !mustHold)
      return about(left, finding.values.first, asked)
    case .presumed(let inner, _):
      return inner.isFact ? about(inner, finding.values.first, yesOrNo(mustHold)) : whole(finding)
    case .fact, .definition, .constant:
      return about(expression, finding.values.first, yesOrNo(mustHold), truth: finding.truth)
    case .trend: return overYears(finding, finding.values)
    case .yearsAtLeast: return overYears(finding, finding.children.compactMap(\.values.first))
    default: return whole(finding)
    }
  }

  /// A question to several years, with their values, the earliest first.
  private func overYears(_ finding: Finding, _ years: [ValueFinding]) -> Parts {
    let values = years.reversed().map { words.value($0.value, of: $0.expression) }
    return Parts(
      subject: words.text(finding.expression), has: values.isEmpty ? nil : values.joined(separator: " → "), needs: nil)
  }

  private func about(_ subject: Expression, _ value: ValueFinding?, _ needs: String?, truth: Truth? = nil) -> Parts {
    var has = value.map { words.value($0.value, of: subject) }
    if has == nil, let truth, truth != .unknown { has = yesOrNo(truth == .yes) }
    let isNumber = if case .quantity = subject.type { true } else { false }
    return Parts(
      subject: words.text(subject), has: has, needs: needs,
      isMeasure: isNumber && value.map { ReasonText.isKnown($0.value) } ?? false)
  }

  private func whole(_ finding: Finding) -> Parts {
    Parts(subject: words.text(finding.expression), has: nil, needs: nil)
  }

  private func yesOrNo(_ value: Bool) -> String { words.say(value ? .yes : .no) }

  private static func isKnown(_ value: Value) -> Bool {
    if case .quantity(let interval) = value { interval.exact != nil } else { false }
  }

  // MARK: What is no expression

  /// A limit that is not a condition of its own.
  func note(_ note: Finding.Note, _ finding: Finding) -> String {
    let isOpen = finding.truth == .unknown
    switch note {
    case .times(let limit, let low, let high):
      let keys = ClauseText(book, language, within: home).each(limit.keys)
      return say(high == low ? .timesReached(low, limit.count) : .timesMayBeReached(limit.count)) + keys
    case .noTableRow:
      // The table's value; its first part is what the rows go by.
      let subject = finding.values.first?.parts.first.map { value in
        " (\(words.text(value.expression)): \(words.value(value.value, of: value.expression)))"
      }
      return say(isOpen ? .tableRowUnknown : .noTableRow) + (subject ?? "")
    case .notApplicable: return say(isOpen ? .amountMayNotApply : .amountNotApplicable)
    case .noRecords(let list):
      let label = book.vocabulary.lists[list].label
      return say(isOpen ? .recordsUnknown(label) : .noRecords(label))
    }
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}

extension Expression {
  /// Whether it is a fact by itself.
  var isFact: Bool {
    if case .fact = kind { true } else { false }
  }
}
