import Eligibility
import RuleLanguage

/// The whole tree of an item, every node with ✓ ✗ ?.
struct TreeText {
  private let item: ItemText
  private let findings: FindingTreeText

  init(_ item: ItemText) {
    self.item = item
    findings = FindingTreeText(item.reasons, item.citations)
  }

  func add(_ decision: ItemDecision, to page: inout TextPage) {
    let indent = ItemText.indent
    page.paragraph("\(say(.scope)):", indent: indent)
    for finding in decision.scope {
      let text = ScopeText(item.book, item.language).text(finding, of: item.item)
      page.paragraph("\(finding.truth.mark) \(text)", indent: indent + 2, hanging: indent + 4)
      if case .beneficiary(let condition?) = finding.test { findings.add(condition, indent: indent + 4, to: &page) }
    }
    add(decision.findings, indent: indent, to: &page)
    for record in decision.records where !record.findings.isEmpty {
      page.paragraph("“\(record.label)”", indent: indent)
      add(record.findings, indent: indent + 2, to: &page)
    }
    if !decision.papers.isEmpty {
      page.paragraph("\(say(.papers)):", indent: indent)
      for paper in decision.papers {
        let text = "\(paper.truth.mark) \(item.words.label(paper.paper))"
        page.paragraph(text, indent: indent + 2, hanging: indent + 4)
      }
    }
  }

  private func add(_ findings: [Finding], indent: Int, to page: inout TextPage) {
    guard !findings.isEmpty else { return }
    page.paragraph("\(say(.conditions)):", indent: indent)
    for finding in findings { self.findings.add(finding, indent: indent + 2, to: &page) }
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: item.language) }
}

/// The tree of a condition, every node with ✓ ✗ ?.
struct FindingTreeText {
  private let reasons: ReasonText
  private let citations: CitationText

  init(_ reasons: ReasonText, _ citations: CitationText) {
    self.reasons = reasons
    self.citations = citations
  }

  private var words: ExpressionText { reasons.words }

  func add(
    _ finding: Finding, indent: Int, as role: (String) -> Phrase? = { _ in nil }, to page: inout TextPage
  ) {
    let letter = finding.mark.map { "\($0.text) " } ?? ""
    let place = finding.citation.map { citation in
      TextPage.gap + TextPage.unbroken(citations.short(citation, within: reasons.home))
    }
    let condition = text(finding)
    let text = role(condition).map(say) ?? condition
    page.paragraph("\(finding.truth.mark) \(letter)\(text)\(place ?? "")", indent: indent, hanging: indent + 2)
    for (index, child) in finding.children.enumerated() {
      // The second part of `A nếu B`, `A trừ khi B` is not asked for: it says when the first is.
      switch finding.expression.kind {
      case .provided where index == 1: add(child, indent: indent + 2, as: { .onlyIf($0) }, to: &page)
      case .unless where index == 1: add(child, indent: indent + 2, as: { .unless($0) }, to: &page)
      default: add(child, indent: indent + 2, to: &page)
      }
    }
  }

  /// What a node says: a group only its kind, for its parts follow; a leaf all of itself with what the dossier says.
  private func text(_ finding: Finding) -> String {
    if let note = finding.note { return reasons.note(note, finding) }
    let condition = head(finding)
    let said = finding.isExclusion ? say(.excludedBecause(condition)) : condition
    return said + values(finding)
  }

  private func head(_ finding: Finding) -> String {
    guard !finding.children.isEmpty else { return words.text(finding.expression) }
    switch finding.expression.kind {
    case .all: return LawPhrase.allOf.text(in: reasons.language)
    case .any: return LawPhrase.oneOf.text(in: reasons.language)
    case .atLeast(let count, _): return LawPhrase.atLeastOf(count).text(in: reasons.language)
    default: return words.text(finding.expression)
    }
  }

  private func values(_ finding: Finding) -> String {
    var parts = finding.values.filter { !$0.expression.isConstant }.map { value in
      // A condition that is a fact need not say the fact twice.
      let text = words.value(value.value, of: value.expression)
      return value.expression == finding.expression ? text : "\(words.text(value.expression)): \(text)"
    }
    if let presumed = finding.presumed { parts.append(say(.presumed(presumed))) }
    return parts.isEmpty ? "" : " [\(parts.joined(separator: "; "))]"
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: reasons.language) }
}

extension Truth {
  /// How a tree shows it.
  var mark: String {
    switch self {
    case .yes: "✓"
    case .no: "✗"
    case .unknown: "?"
    }
  }
}
