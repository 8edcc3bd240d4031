import RuleLanguage

/// What stands in a provision, in sentences an officer can read.
struct ProvisionText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let instrument: Int
  private let words: ExpressionText
  private let clauses: ClauseText
  private let common: CommonClauses

  init(_ book: RuleBook, _ language: MessageLanguage, instrument: Int) {
    self.book = book
    self.language = language
    self.instrument = instrument
    let home = book.instruments[instrument].number
    words = ExpressionText(book, language, within: home)
    clauses = ClauseText(book, language, within: home)
    common = CommonClauses(of: instrument, in: book)
  }

  /// How far in a statement stands, and its clauses.
  private static let statementIndent = 4
  private static let clauseIndent = 6

  /// A statement of the provision at `place`.
  func add(_ statement: Provision.Statement, at place: Citation, to page: inout TextPage) {
    switch statement {
    case .item(let number): addItem(book.items[number], at: place, to: &page)
    case .conditionSet(let number):
      let set = book.conditionSets[number]
      addCondition(
        say(.conditionSet(set.label)), set.clause, list: set.list, home: place, to: &page)
    case .definition(let number):
      let definition = book.definitions[number]
      switch definition.clause.value.kind {
      case .score(let score): addScore(score, definition, home: place, to: &page)
      case .grading(let grading): addGrading(grading, definition, home: place, to: &page)
      default: addValue(say(.definition(definition.label)), definition.clause, home: place, to: &page)
      }
    case .parameterValue(let number):
      let value = book.parameterValues[number]
      let label = book.vocabulary.parameters[value.parameter].label
      addValue("\(say(.parameter(label))):", value.clause, home: place, to: &page)
    case .common(.condition(let clause)):
      addCondition(say(.commonCondition), clause, home: place, to: &page)
    case .common(.exclusion(let clause)):
      addCondition(say(.exclusion), clause, home: place, to: &page)
    case .stacking(let number): addRule(book.stackingRules[number], to: &page)
    case .priority(let number): addPriority(book.priorityRules[number], home: place, to: &page)
    case .common(.beneficiaries(let clause)):
      let text = "\(say(.commonBeneficiaries)): \(clauses.beneficiaries(clause.value))"
      page.paragraph(text + mark(clause, home: place), indent: ProvisionText.statementIndent, hanging: 6)
    case .amendment(let amendment):
      let citations = CitationText(language)
      let target = [amendment.item, citations.place(amendment.path, of: amendment.instrument)]
        .compactMap { $0 }.joined(separator: ", ")
      let parts = amendment.parts.isEmpty ? "" : ": " + amendment.parts.joined(separator: "; ")
      page.paragraph(
        say(.amendment(amendment.action, target)) + parts + mark(amendment.source),
        indent: ProvisionText.statementIndent, hanging: 6)
    case .transition(let transition):
      let text = say(.transition(words.text(transition.condition.value), transition.instrument.text))
      page.paragraph(
        text + mark(transition.condition, home: place), indent: ProvisionText.statementIndent, hanging: 6)
    }
  }

  /// `Không cộng dồn: X (Điều 7 khoản 1); Y (98/2018/NĐ-CP Điều 5 khoản 2)`.
  private func addRule(_ rule: StackingRule, to page: inout TextPage) {
    let items = rule.members.map { number in
      let item = book.items[number]
      return "\(item.label) (\(CitationText(language).short(item.citation, within: rule.citation.instrument)))"
    }
    var text = say(.rule(rule.kind.word, items.joined(separator: "; ")))
    if case .jointCeiling(let limit, let isPerYear) = rule.kind {
      text += ", \(say(.ceiling(words.text(limit)))) \(say(.each(book.vocabulary.applicantLabel)))"
      if isPerYear { text += " \(say(.eachYear))" }
    }
    if let condition = rule.condition { text += ", \(say(.ruleWhen(words.text(condition.value))))" }
    page.paragraph(text + mark(rule.source), indent: ProvisionText.statementIndent, hanging: 6)
  }

  /// `Ưu tiên theo thứ tự, đối với: X (Điều 7); Y:` and the criteria on lines of their own.
  private func addPriority(_ rule: PriorityRule, home: Citation, to page: inout TextPage) {
    var title = say(.priority(isRanked: rule.isRanked))
    if rule.isScoped {
      let items = rule.members.map { number in
        let item = book.items[number]
        return "\(item.label) (\(CitationText(language).short(item.citation, within: rule.citation.instrument)))"
      }
      title += ", \(say(.concerning(items.joined(separator: "; "))))"
    }
    page.paragraph(title + mark(rule.clause, home: home) + ":", indent: ProvisionText.statementIndent, hanging: 6)
    for criterion in rule.clause.value {
      switch criterion.test {
      case .condition(let condition):
        addCondition(criterion.mark.text, condition, indent: ProvisionText.statementIndent + 2, to: &page)
      case .value(let value, let direction):
        let text = "\(criterion.mark.text) \(words.text(value)) \(say(.direction(direction, value.type == .date)))"
        page.paragraph(text, indent: ProvisionText.statementIndent + 2, hanging: ProvisionText.statementIndent + 4)
      }
    }
  }

  // MARK: Scores and grades

  /// `Chấm điểm “X”, đối với hợp tác xã:` and the criteria on lines of their own.
  private func addScore(_ score: Score, _ definition: Definition, home: Citation, to page: inout TextPage) {
    let most = score.maximum.map { ", \(say(.mostPoints(NumberText(language).number($0))))" } ?? ""
    heading(say(.score(definition.label)) + kinds(score.scope) + most, definition, home: home, to: &page)
    for criterion in score.criteria {
      let most = say(.mostPoints(NumberText(language).number(criterion.maximum)))
      let awarded = criterion.awarded.map { "; \(say(.awarded(words.text($0))))" } ?? ""
      addValue(
        "- \(criterion.label), \(most):", criterion.value, after: awarded,
        indent: ProvisionText.statementIndent + 2, to: &page)
    }
  }

  /// `Xếp loại “X”: yếu < khá < tốt` and when each is given.
  private func addGrading(_ grading: Grading, _ definition: Definition, home: Citation, to page: inout TextPage) {
    let grades = book.vocabulary.enumerations[grading.grades]
    let names = grades.values.map(\.label)
    let listed = names.joined(separator: grades.isOrdered ? " < " : ", ")
    let title = "\(say(.grading(definition.label)))\(kinds(grading.scope)): \(listed)"
    heading(title, definition, home: home, to: &page)
    let indent = ProvisionText.statementIndent + 2
    for exclusion in grading.exclusions { addCondition("- \(say(.ungraded))", exclusion, indent: indent, to: &page) }
    for row in grading.rows {
      addCondition("\(row.mark.text) \(names[row.grade]):", row.condition, indent: indent, to: &page)
    }
    if let rest = grading.rest { addValue("- \(say(.otherwise)):", rest, after: "", indent: indent, to: &page) }
  }

  private func heading(_ text: String, _ definition: Definition, home: Citation, to page: inout TextPage) {
    page.paragraph(
      text + mark(definition.clause, home: home) + ":", indent: ProvisionText.statementIndent, hanging: 6)
  }

  private func kinds(_ scope: Expression?) -> String {
    guard case .member(let kind, let numbers)? = scope?.kind else { return "" }
    return ", \(say(.concerning(words.symbols(numbers, kind.type, joiner: .and))))"
  }

  // MARK: Conditions and values

  private func addCondition(
    _ title: String, _ clause: Clause<Expression>, list: Int? = nil, home: Citation,
    indent: Int = statementIndent, to page: inout TextPage
  ) {
    let each = list.map { ", \(say(.eachRecord(book.vocabulary.lists[$0].label)))" } ?? ""
    addCondition("\(title)\(each):", clause.value, after: mark(clause, home: home), indent: indent, to: &page)
  }

  /// A condition with what stands before it; the points of a list stand on lines of their own.
  private func addCondition(
    _ before: String, _ condition: Expression, after: String = "", indent: Int, to page: inout TextPage
  ) {
    guard let (group, points) = listed(condition) else {
      return page.paragraph("\(before) \(words.text(condition))\(after)", indent: indent, hanging: indent + 2)
    }
    page.paragraph("\(before) \(say(group))\(after):", indent: indent, hanging: indent + 2)
    for point in points {
      let mark = point.mark?.text ?? "-"
      addCondition(mark, point.condition, indent: indent + 2, to: &page)
    }
  }

  /// A group written as a list, with its points.
  private func listed(_ condition: Expression) -> (LawPhrase, [Expression.Point])? {
    let (group, points): (LawPhrase, [Expression.Point])
    switch condition.kind {
    case .all(let all): (group, points) = (.allOf, all)
    case .any(let all): (group, points) = (.oneOf, all)
    case .atLeast(let count, let all): (group, points) = (.atLeastOf(count), all)
    default: return nil
    }
    return points.contains { $0.mark != nil } ? (group, points) : nil
  }

  /// A value; the rows of a table stand on lines of their own.
  private func addValue(
    _ before: String, _ clause: Clause<Expression>, home: Citation, indent: Int = statementIndent,
    to page: inout TextPage
  ) {
    addValue(before, clause.value, after: mark(clause, home: home), indent: indent, to: &page)
  }

  private func addValue(
    _ before: String, _ value: Expression, after: String, indent: Int, to page: inout TextPage
  ) {
    guard case .table(let subject, let rows) = value.kind else {
      return page.paragraph("\(before) \(words.text(value))\(after)", indent: indent, hanging: indent + 2)
    }
    let by = ExpressionPhrase.by(words.text(subject)).text(in: language)
    page.paragraph("\(before) \(by)\(after):", indent: indent, hanging: indent + 2)
    let percent = words.isRatio(value)
    for row in rows {
      let text = "- \(words.row(row.key, of: subject)): \(words.text(row.value, asPercent: percent))"
      page.paragraph(text, indent: indent + 2, hanging: indent + 4)
    }
  }

  // MARK: Items

  private func addItem(_ item: SupportItem, at place: Citation, to page: inout TextPage) {
    let notes = SourceNotes(of: item, besides: common)
    page.paragraph(
      "\(item.label) (\(item.name))\(elsewhere(item.citation, place))\(mark(item.source))",
      indent: ProvisionText.statementIndent, hanging: 6)
    if let clause = item.beneficiaries, !common.beneficiaries.contains(clause) {
      line(.beneficiaries, clauses.beneficiaries(clause.value), clause, of: item, notes, to: &page)
    }
    if let list = item.list {
      let label = book.vocabulary.lists[list].label
      let filter = item.filter.map {
        say(.forEachWhere(label, words.text($0.value))) + mark($0, of: item, notes)
      }
      sentence(filter ?? say(.forEach(label)), to: &page)
    }
    addConditions(of: item, notes, to: &page)
    for clause in item.exclusions where !common.exclusions.contains(clause) {
      let source = mark(clause, of: item, notes)
      addCondition("\(say(.exclusion)):", clause.value, after: source, indent: ProvisionText.clauseIndent, to: &page)
    }
    addAmount(of: item, notes, to: &page)
    addOtherClauses(of: item, notes, to: &page)
    let others = commonPlaces(of: item)
    if !others.isEmpty { sentence(say(.alsoApplies(others.joined(separator: ", "))), to: &page) }
    for source in notes.sources {
      sentence("[\(notes.name(of: source, language))]: \(source.text)", to: &page)
    }
  }

  private func addConditions(of item: SupportItem, _ notes: SourceNotes, to page: inout TextPage) {
    let own = item.conditions.filter { !common.conditions.contains($0) }
    let indent = ProvisionText.clauseIndent
    if own.count > 1 { page.paragraph("\(say(.conditions)): \(say(.allOf)):", indent: indent) }
    for clause in own {
      let after = mark(clause, of: item, notes)
      if own.count > 1 {
        addCondition("-", clause.value, after: after, indent: indent + 2, to: &page)
      } else {
        addCondition("\(say(.conditions)):", clause.value, after: after, indent: indent, to: &page)
      }
    }
  }

  private func addAmount(of item: SupportItem, _ notes: SourceNotes, to page: inout TextPage) {
    if let clause = item.amount {
      let rounding = item.rounding.map { ", \(clauses.rounding($0.value))" } ?? ""
      let after = rounding + mark(clause, of: item, notes)
      addValue(
        "\(say(.amount(clause.value.bound)))", clause.value.value, after: after, indent: ProvisionText.clauseIndent,
        to: &page)
    }
    if let clause = item.inKind { line(.inKind, clause.value, clause, of: item, notes, to: &page) }
    for clause in item.ceilings {
      let after = mark(clause, of: item, notes)
      if case .amount(let value) = clause.value.limit, case .table = value.kind {
        let before = NumberText.capitalized(say(.ceiling(clauses.scope(of: clause.value, item))))
        addValue(before, value, after: after, indent: ProvisionText.clauseIndent, to: &page)
      } else {
        sentence(NumberText.capitalized(clauses.ceiling(clause.value, of: item)) + after, to: &page)
      }
    }
    if let clause = item.decision {
      sentence(
        say(.decision(words.label(clause.value))) + mark(clause, of: item, notes), to: &page)
    }
    for clause in item.times {
      let text = "\(say(.times(clause.value.count)))\(clauses.each(clause.value.keys))"
      sentence(text + mark(clause, of: item, notes), to: &page)
    }
    if let clause = item.deduction {
      sentence(
        say(.deduction) + clauses.same(clause.value) + mark(clause, of: item, notes), to: &page
      )
    }
  }

  private func addOtherClauses(of item: SupportItem, _ notes: SourceNotes, to page: inout TextPage) {
    if let clause = item.payment {
      let steps = clause.value.map { clauses.paymentStep($0) }
      line(.payment, steps.joined(separator: "; "), clause, of: item, notes, to: &page)
    }
    if let clause = item.advance {
      let share = NumberText(language).percent(clause.value)
      sentence(say(.advance(share)) + mark(clause, of: item, notes), to: &page)
    }
    if let clause = item.papers {
      line(.papers, clause.value.map { words.label($0) }.joined(separator: ", "), clause, of: item, notes, to: &page)
    }
    if let clause = item.authority {
      line(.authority, clauses.authority(clause.value), clause, of: item, notes, to: &page)
    }
    if let clause = item.funding { line(.funding, clauses.funding(clause.value), clause, of: item, notes, to: &page) }
    if let clause = item.content, let label = clauses.content(clause.value) {
      line(.content, label, clause, of: item, notes, to: &page)
    }
  }

  /// The places of the instrument's common clauses that bear on the item.
  private func commonPlaces(of item: SupportItem) -> [String] {
    var citations: [Citation] = []
    if let clause = item.beneficiaries, common.beneficiaries.contains(clause) { citations.append(clause.citation) }
    citations += item.conditions.filter(common.conditions.contains).map(\.citation)
    citations += item.exclusions.filter(common.exclusions.contains).map(\.citation)
    var places: [String] = []
    for citation in citations {
      let place = CitationText(language).short(citation, within: book.instruments[instrument].number)
      if !places.contains(place) { places.append(place) }
    }
    return places
  }

  // MARK: Lines

  private func line<Value>(
    _ name: LawPhrase, _ text: String, _ clause: Clause<Value>, of item: SupportItem, _ notes: SourceNotes,
    to page: inout TextPage
  ) {
    sentence("\(say(name)): \(text)\(mark(clause, of: item, notes))", to: &page)
  }

  private func sentence(_ text: String, to page: inout TextPage) {
    page.paragraph(text, indent: ProvisionText.clauseIndent, hanging: ProvisionText.clauseIndent + 2)
  }

  /// Where a clause really stands and where it was read, as far as the heading above it does not say so.
  private func mark<Value>(_ clause: Clause<Value>, home: Citation) -> String {
    elsewhere(clause.citation, home) + mark(clause.source)
  }

  /// The same for a clause of an item, whose sources are told once, under its clauses.
  private func mark<Value>(_ clause: Clause<Value>, of item: SupportItem, _ notes: SourceNotes) -> String {
    let name = clause.source == item.source ? "" : " [\(notes.name(of: clause.source, language))]"
    return elsewhere(clause.citation, item.citation) + name
  }

  private func elsewhere(_ citation: Citation, _ home: Citation) -> String {
    if citation == home { return "" }
    let citations = CitationText(language)
    // At the same place only what has changed it is worth saying.
    if citation.instrument == home.instrument, citation.path == home.path {
      let changes = citation.changes.filter { !home.changes.contains($0) }
      return changes.isEmpty ? "" : " (\(changes.map(citations.change).joined(separator: ", ")))"
    }
    return " (\(citations.short(citation, within: home.instrument)))"
  }

  private func mark(_ source: Source) -> String {
    source == book.instruments[instrument].source
      ? "" : " [\(LawPhrase.basisOf(source.basis, source.text).text(in: language))]"
  }

  private func say(_ phrase: LawPhrase) -> String { phrase.text(in: language) }
}

/// The sources of an item's clauses that are not the item's own: named in brackets at the clause, told once below.
struct SourceNotes {
  /// The sources, in the order they are met.
  let sources: [Source]

  /// The sources of an item's own clauses; those common to the instrument are told where they stand.
  init(of item: SupportItem, besides common: CommonClauses) {
    var found: [Source] = []
    func add(_ source: Source?) {
      if let source, source != item.source, !found.contains(source) { found.append(source) }
    }
    if let clause = item.beneficiaries, !common.beneficiaries.contains(clause) { add(clause.source) }
    add(item.filter?.source)
    for clause in item.conditions where !common.conditions.contains(clause) { add(clause.source) }
    for clause in item.exclusions where !common.exclusions.contains(clause) { add(clause.source) }
    add(item.amount?.source)
    add(item.inKind?.source)
    for clause in item.ceilings { add(clause.source) }
    add(item.decision?.source)
    for clause in item.times { add(clause.source) }
    add(item.deduction?.source)
    add(item.payment?.source)
    add(item.advance?.source)
    add(item.papers?.source)
    add(item.authority?.source)
    add(item.funding?.source)
    add(item.content?.source)
    sources = found
  }

  /// `giả định`, or `giả định 2` where there are several.
  func name(of source: Source, _ language: MessageLanguage) -> String {
    let alike = sources.filter { $0.basis == source.basis }
    let word = LawPhrase.basis(source.basis).text(in: language)
    guard alike.count > 1, let place = alike.firstIndex(of: source) else { return word }
    return "\(word) \(place + 1)"
  }
}
