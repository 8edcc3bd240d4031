import Eligibility
import RuleLanguage

/// One item of a decision: its line, and what there is to say about it.
struct ItemText {
  let book: RuleBook
  let language: MessageLanguage
  let item: SupportItem
  let dossier: Dossier
  let detail: DecisionText.Detail
  let numbers: NumberText
  let citations: CitationText
  let words: ExpressionText
  let reasons: ReasonText
  private let clauses: ClauseText

  /// Where what is said of an item starts, and how wide the names of the ladder are.
  static let indent = 13
  static let nameWidth = 12

  init(
    _ book: RuleBook, _ language: MessageLanguage, item: SupportItem, dossier: Dossier, detail: DecisionText.Detail
  ) {
    self.book = book
    self.language = language
    self.item = item
    self.dossier = dossier
    self.detail = detail
    numbers = NumberText(language)
    citations = CitationText(language)
    let home = book.instruments[item.instrument].number
    words = ExpressionText(book, language, within: home)
    reasons = ReasonText(book, language, within: home)
    clauses = ClauseText(book, language, within: home)
  }

  /// The amount of an item as its line shows it.
  static func amount(of decision: ItemDecision, _ numbers: NumberText) -> String {
    guard let amount = decision.afterStacking ?? decision.amount else { return "" }
    return decision.verdict == .eligible ? numbers.granted(amount) : numbers.atStake(amount)
  }

  /// Which text of the instrument an item was decided by, where it is not known which one counts: then each is told.
  private func addText(_ decision: ItemDecision, to page: inout TextPage) {
    let instrument = book.instruments[item.instrument]
    guard decision.scope.first?.truth == .unknown,
      book.instruments.contains(where: { other in
        other.number == instrument.number && other.version != instrument.version
      })
    else { return }
    line(say(.textOf(LawText(book, language).validity(of: instrument, isBrief: true))), to: &page)
  }

  /// What there is to say of an item under its line.
  func addDetails(_ decision: ItemDecision, _ notes: inout SourceList, to page: inout TextPage) {
    if decision.verdict == .eligible || decision.verdict == .undetermined, let validity = decision.scope.first,
      let text = ScopeText(book, language).transition(validity, of: item)
    {
      line(text, to: &page)
    }
    addText(decision, to: &page)
    switch decision.verdict {
    case .eligible:
      addLadder(decision, to: &page)
      addRecords(decision, to: &page)
      addPapers(decision, to: &page)
      addProcedure(to: &page)
    case .undetermined where detail == .summary:
      addMissing(decision, to: &page)
    case .undetermined:
      addReasons(decision, .unknown, to: &page)
      addMissing(decision, to: &page)
      addLadder(decision, to: &page)
      addRecords(decision, to: &page)
      addPapers(decision, to: &page)
      addProcedure(to: &page)
    case .ineligible, .conflict:
      addReasons(decision, .no, to: &page)
      addRecords(decision, to: &page)
      addWayToYes(decision, to: &page)
    case .outOfScope: addScope(decision, to: &page)
    }
    for finding in decision.priority {
      line(PriorityText(book, language, within: book.instruments[item.instrument].number).line(finding), to: &page)
    }
    addCauses(decision.causes, to: &page)
    if decision.verdict == .eligible || detail != .summary { addSources(decision, &notes, to: &page) }
    if detail == .full { TreeText(self).add(decision, to: &page) }
  }

  // MARK: The line

  func addLine(_ decision: ItemDecision, _ columns: Columns, to page: inout TextPage) {
    var place = citations.short(item.citation)
    if decision.basis != .text, decision.verdict != .outOfScope {
      place += " \(TextPage.unbroken(say(.basisMark(decision.basis))))"
    }
    page.row([
      TextPage.Cell(text: TextPage.unbroken(say(.verdict(decision.verdict))), width: columns.verdict),
      TextPage.Cell(text: item.label, width: columns.label),
      TextPage.Cell(
        text: TextPage.unbroken(ItemText.amount(of: decision, numbers)), width: columns.amount, isRightAligned: true),
      TextPage.Cell(text: place, width: columns.citation),
    ])
    if detail == .single, let amount = decision.afterStacking ?? decision.amount, decision.verdict == .eligible,
      !amount.isOpen
    {
      line("\(say(.amountInWords)): \(numbers.inWords(amount))", to: &page)
    }
  }

  // MARK: The amount

  private func addLadder(_ decision: ItemDecision, to page: inout TextPage) {
    if let inKind = item.inKind { line("\(say(.inKind)): \(inKind.value)", to: &page) }
    // The sum of one record is that record.
    let steps = decision.ladder.filter { step in
      if case .summed(_, of: 1) = step.kind { false } else { true }
    }
    addSteps(steps, records: decision.records, indent: ItemText.indent, to: &page)
    if decision.causes.contains(.authorityDecides), decision.choice != .no {
      line(say(.authorityDecides(item.authority?.value.name)), to: &page)
    }
    // What an undetermined item waits for is told as a whole; of an eligible one only the amount is open.
    let open = decision.causes.compactMap {
      if case .fact(let path) = $0 { words.path(path, in: dossier) } else { nil }
    }
    if decision.verdict == .eligible, !open.isEmpty {
      let isAmountOpen = (decision.afterStacking ?? decision.amount)?.isExact != true
      line("\(say(isAmountOpen ? .amountDependsOn : .payableDependsOn)): \(open.joined(separator: "; "))", to: &page)
    }
  }

  private func addSteps(
    _ ladder: [LadderStep], records: [RecordOutcome] = [], indent: Int, to page: inout TextPage
  ) {
    for step in LadderText(book, language, item: item, dossier: dossier).lines(ladder, records: records) {
      page.entry(say(step.name), step.text, indent: indent, nameWidth: ItemText.nameWidth)
    }
  }

  /// The records one by one; what is true of all of them is told once, above them.
  private func addRecords(_ decision: ItemDecision, to page: inout TextPage) {
    let told = decision.records.map { record -> [[ReasonText.Line]] in
      switch record.verdict {
      case .eligible: []
      case .undetermined: lines(record.findings, .unknown)
      case .ineligible, .conflict, .outOfScope: lines(record.findings, .no)
      }
    }
    var shared: [[ReasonText.Line]] = []
    if let first = told.first, told.count > 1 {
      shared = first.filter { line in told.allSatisfy { $0.contains(line) } }
    }
    add(shared, indent: ItemText.indent, to: &page)
    for (record, lines) in zip(decision.records, told) {
      let amount = record.amount.map { ": \(record.verdict == .eligible ? numbers.granted($0) : numbers.atStake($0))" }
      var title = "“\(record.label)” \(say(.verdict(record.verdict)))\(amount ?? "")"
      if record.amount != nil, record.isCounted != .yes { title += ", \(say(.leftOut(record.isCounted)))" }
      page.paragraph(title, indent: ItemText.indent, hanging: ItemText.indent + 2)
      add(lines.filter { !shared.contains($0) }, indent: ItemText.indent + 2, to: &page)
      addSteps(record.ladder, indent: ItemText.indent + 2, to: &page)
    }
  }

  // MARK: Reasons

  private func addReasons(_ decision: ItemDecision, _ truth: Truth, to page: inout TextPage) {
    add(lines(decision.findings, truth), indent: ItemText.indent, to: &page)
  }

  /// The conditions that come out so, each once, with where they stand.
  private func lines(_ findings: [Finding], _ truth: Truth) -> [[ReasonText.Line]] {
    var all: [[ReasonText.Line]] = []
    // What nobody has read is told with whom to ask, under the item.
    for reason in Reason.all(in: findings) where reason.truth == truth && !reason.isHole {
      let lines = reasons.lines(reason)
      if !all.contains(lines) { all.append(lines) }
    }
    return all
  }

  private func add(_ reasons: [[ReasonText.Line]], indent: Int, to page: inout TextPage) {
    for line in reasons.joined() {
      let start = indent + 2 * line.depth
      page.paragraph(line.depth > 0 ? "- \(line.text)" : line.text, indent: start, hanging: start + 2)
    }
  }

  private func addScope(_ decision: ItemDecision, to page: inout TextPage) {
    for finding in decision.scope where finding.truth == .no {
      line(ScopeText(book, language).failure(finding, of: item), to: &page)
    }
  }

  /// The smallest sets of facts that would settle it.
  private func addMissing(_ decision: ItemDecision, to page: inout TextPage) {
    addChoices(.mustKnow, decision.missing.map { set in set.map { words.path($0, in: dossier) } }, to: &page)
  }

  private func addWayToYes(_ decision: ItemDecision, to page: inout TextPage) {
    let writer = ChangeText(self)
    // Where the applicant can do something, what it cannot do is left to the full tree.
    let open = decision.toQualify.filter { $0.allSatisfy(\.isChangeable) }
    let ways = open.isEmpty || detail == .full ? decision.toQualify : open
    // Several conditions may ask for the same change.
    let texts = ways.map { way in
      way.map(writer.text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    }
    addChoices(.toQualify, texts, to: &page)
  }

  /// One of several sets: what is in all of them first, then a handful of what may come with it.
  private func addChoices(_ title: Phrase, _ sets: [[String]], to page: inout TextPage) {
    guard let first = sets.first else { return }
    let common = first.filter { part in sets.allSatisfy { $0.contains(part) } }
    let others = sets.map { $0.filter { !common.contains($0) }.joined(separator: "; ") }
    var text = common.joined(separator: "; ")
    if !others.contains("") {
      let limit = detail == .full ? others.count : 4
      let shown = others.prefix(limit).joined(separator: " — \(say(.orElse)) ")
      let more = others.count > limit ? " — \(say(.moreWays(others.count - limit)))" : ""
      if text.isEmpty { text = shown + more } else { text += "; \(say(.andOneOf)): \(shown)\(more)" }
    }
    line("\(say(title)): \(text)", to: &page)
  }

  // MARK: Papers and procedure

  private func addPapers(_ decision: ItemDecision, to page: inout TextPage) {
    for (truth, title) in [(Truth.no, Phrase.missingPapers), (.unknown, .unknownPapers)] {
      let papers = decision.papers.filter { $0.truth == truth }.map { words.label($0.paper) }
      if !papers.isEmpty { line("\(say(title)): \(papers.joined(separator: ", "))", to: &page) }
    }
  }

  private func addProcedure(to page: inout TextPage) {
    if let authority = item.authority {
      line("\(say(.authority)): \(clauses.authority(authority.value))", to: &page)
    }
    if let funding = item.funding { line("\(say(.funding)): \(clauses.funding(funding.value))", to: &page) }
  }

  // MARK: What is not known, and where it was read

  private func addCauses(_ causes: [Cause], to page: inout TextPage) {
    let writer = CauseText(book, language, home: book.instruments[item.instrument].number)
    for cause in causes {
      if let text = writer.text(cause) { line(text, to: &page) }
    }
  }

  /// The sources by number, so that what a dozen items rest on is told once; of a single item in full.
  private func addSources(_ decision: ItemDecision, _ notes: inout SourceList, to page: inout TextPage) {
    guard decision.verdict != .outOfScope else { return }
    var parts: [String] = []
    for basis in [Basis.assumption, .secondary] {
      let sources = decision.sources.filter { $0.basis == basis }
      guard !sources.isEmpty else { continue }
      if detail == .single {
        for source in sources { line("\(LawPhrase.basis(basis).text(in: language)): \(source.text)", to: &page) }
      } else {
        let numbers = sources.map { "[\(notes.number(of: $0))]" }.joined(separator: " ")
        parts.append("\(LawPhrase.basis(basis).text(in: language)) \(numbers)")
      }
    }
    if !parts.isEmpty { line(parts.joined(separator: " · "), to: &page) }
  }

  func line(_ text: String, to page: inout TextPage) {
    page.paragraph(text, indent: ItemText.indent, hanging: ItemText.indent + 2)
  }

  func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}
