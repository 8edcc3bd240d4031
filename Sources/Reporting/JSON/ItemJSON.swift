import Eligibility
import RuleLanguage

/// One item of a decision as JSON.
struct ItemJSON {
  private let book: RuleBook
  private let language: MessageLanguage
  private let item: SupportItem
  private let dossier: Dossier
  private let reasons: ReasonText
  private let citations: CitationText

  init(_ book: RuleBook, _ language: MessageLanguage, item: SupportItem, dossier: Dossier) {
    self.book = book
    self.language = language
    self.item = item
    self.dossier = dossier
    reasons = ReasonText(book, language, within: nil)
    citations = CitationText(language)
  }

  func value(_ decision: ItemDecision) -> JSONValue {
    .object([
      ("item", .text(item.name)),
      ("label", .text(item.label)),
      ("instrument", .text(book.instruments[item.instrument].number.text)),
      ("text", .number(Int64(book.instruments[item.instrument].version))),
      ("citation", .text(citations.short(item.citation))),
      ("verdict", .text(decision.verdict.rawValue)),
      ("amount", decision.amount?.json ?? .null),
      ("chosen", decision.choice?.json ?? .null),
      ("after_stacking", decision.afterStacking?.json ?? .null),
      ("payable", decision.payable?.json ?? .null),
      ("basis", .text(decision.basis.name)),
      ("ladder", ladder(decision.ladder, decision.records)),
      ("reasons", .array(scope(decision.scope) + reasons(decision.findings) + reasons(decision.records))),
      ("missing", .array(decision.missing.map { .array($0.map { .text(path($0)) }) })),
      ("to_qualify", .array(decision.toQualify.map { .array($0.map(change)) })),
      ("priority", .array(decision.priority.map { PriorityText(book, language, within: nil).json($0) })),
      ("papers", .array(decision.papers.map(paper))),
      ("records", .array(decision.records.map(record))),
      ("causes", .array(decision.causes.map(cause))),
      (
        "sources",
        .array(decision.sources.map { .object([("basis", .text($0.basis.name)), ("text", .text($0.text))]) })
      ),
    ])
  }

  // MARK: The amount

  private func ladder(_ steps: [LadderStep], _ records: [RecordOutcome] = []) -> JSONValue {
    let lines = LadderText(book, language, item: item, dossier: dossier).lines(steps, records: records)
    return .array(
      zip(steps, lines).map { step, line in
        var members: [(String, JSONValue)] = [
          ("step", .text(step.kind.name)),
          ("text", .text(TextPage.plain(line.text))),
          ("after", step.after.json),
          ("citation", .text(orNull: step.citation.map { citations.short($0) })),
          ("basis", .text(orNull: step.source?.basis.name)),
        ]
        if case .chosen(let choice, let reasons) = step.kind {
          members += [("chosen", choice.json), ("rules", .array(reasons.map(rule)))]
        }
        return .object(members)
      })
  }

  /// What a rule on stacking made of the item.
  private func rule(_ reason: StackingReason) -> JSONValue {
    let rule = book.stackingRules[reason.rule]
    return .object([
      ("rule", .text(rule.kind.word.rawValue)),
      ("citation", .text(citations.short(rule.citation))),
      ("effect", .text(reason.effect.name)),
      ("items", .array(reason.effect.items.map { .text(name(of: $0)) })),
    ])
  }

  /// `chế_biến_giết_mổ của 57/2018/NĐ-CP`.
  private func name(of number: Int) -> String {
    let item = book.items[number]
    return "\(item.name) của \(book.instruments[item.instrument].number.text)"
  }

  // MARK: Reasons

  /// The tests of scope that are not passed are reasons like any other.
  private func scope(_ findings: [ScopeFinding]) -> [JSONValue] {
    findings.filter { $0.truth != .yes }.map { finding in
      .object([
        ("condition", .text(ScopeText(book, language).text(finding, of: item))),
        ("citation", .text(orNull: place(of: finding).map { citations.short($0) })),
        ("holds", finding.truth.json),
        ("has", .null),
        ("needs", .null),
      ])
    }
  }

  /// Where the test of kinds of applicant stands; the other two are the header's.
  private func place(of finding: ScopeFinding) -> Citation? {
    guard case .beneficiary = finding.test else { return nil }
    return item.beneficiaries?.citation
  }

  /// The conditions, what fails first, then what is not known.
  private func reasons(_ findings: [Finding]) -> [JSONValue] {
    let all = Reason.all(in: findings)
    let ordered = [Truth.no, .unknown, .yes].flatMap { truth in all.filter { $0.truth == truth } }
    return ordered.map { reason($0) }
  }

  /// Those of an item decided by record: each with the record it is about.
  private func reasons(_ records: [RecordOutcome]) -> [JSONValue] {
    records.flatMap { record in
      Reason.all(in: record.findings).filter { $0.truth != .yes }.map { reason($0, record: record.label) }
    }
  }

  private func reason(_ reason: Reason, record: String? = nil) -> JSONValue {
    var members: [(String, JSONValue)] = record.map { [("record", .text($0))] } ?? []
    members += [
      ("condition", .text(TextPage.plain(condition(reason)))),
      ("citation", .text(orNull: reason.citation.map { citations.short($0) })),
      ("holds", reason.truth.json),
    ]
    switch reason.kind {
    case .choice(let count, let parts):
      members += [
        ("has", .null), ("needs", .null), ("at_least", .number(Int64(count))),
        ("of", .array(parts.map { self.reason($0) })),
      ]
    case .single(let finding, let mustHold):
      let parts = reasons.parts(of: finding, mustHold: mustHold)
      members += [("has", .text(orNull: parts.has)), ("needs", .text(orNull: parts.needs))]
    }
    return .object(members)
  }

  /// What the condition is: all of it for one that stands alone, so that it can be read without the rest.
  private func condition(_ reason: Reason) -> String {
    guard case .single(let finding, let mustHold) = reason.kind else { return reasons.line(reason) }
    if finding.note != nil { return reasons.line(reason) }
    let text = reasons.words.text(finding.expression)
    return mustHold ? text : ExpressionPhrase.not(text).text(in: language)
  }

  // MARK: Facts

  private func path(_ path: FactPath) -> String { reasons.words.name(of: path, in: dossier) }

  private func change(_ change: Change) -> JSONValue {
    let writer = ChangeText(
      ItemText(book, language, item: item, dossier: dossier, detail: .full))
    return .object([
      ("fact", .text(orNull: change.fact.map(path))),
      ("text", .text(TextPage.plain(writer.what(change)))),
      ("citation", .text(orNull: change.finding.citation.map { citations.short($0) })),
      ("changeable", .truth(change.isChangeable)),
    ])
  }

  private func paper(_ paper: PaperState) -> JSONValue {
    let fact = book.vocabulary.fact(paper.paper)
    return .object([("paper", .text(fact.name)), ("label", .text(fact.label)), ("present", paper.truth.json)])
  }

  private func record(_ record: RecordOutcome) -> JSONValue {
    .object([
      ("record", .text(record.label)),
      ("verdict", .text(record.verdict.rawValue)),
      ("amount", record.amount?.json ?? .null),
      ("counted", record.isCounted.json),
      ("ladder", ladder(record.ladder)),
      ("reasons", .array(reasons(record.findings))),
      ("causes", .array(record.causes.map(cause))),
    ])
  }

  private func cause(_ cause: Cause) -> JSONValue {
    var members: [(String, JSONValue)] = [("kind", .text(cause.name))]
    switch cause {
    case .fact(let path): members.append(("text", .text(self.path(path))))
    case .authorityDecides:
      members.append(("text", .text(Phrase.authorityDecides(item.authority?.value.name).text(in: language))))
    case .hole(let number):
      let hole = book.holes[number]
      let issuer = book.instruments.first { $0.number == hole.citation.instrument }?.issuer
      members += [
        ("text", .text(hole.reason)), ("citation", .text(citations.short(hole.citation))),
        ("ask", .text(orNull: issuer)),
      ]
    case .noParameterValue, .parameterConflict, .lapsedReference, .arithmetic:
      let writer = CauseText(book, language, home: book.instruments[item.instrument].number)
      members.append(("text", .text(TextPage.plain(writer.text(cause) ?? ""))))
    }
    return .object(members)
  }
}

extension LadderStep.Kind {
  /// Its name in JSON.
  var name: String {
    switch self {
    case .computed: "computed"
    case .summed: "summed"
    case .capped: "capped"
    case .recordsCapped: "records_capped"
    case .decided: "decided"
    case .deducted: "deducted"
    case .chosen: "chosen"
    case .payable: "payable"
    case .advance: "advance"
    }
  }
}

extension StackingReason.Effect {
  /// Its name in JSON.
  var name: String {
    switch self {
    case .over: "over"
    case .under: "under"
    case .against: "open"
    case .received: "received"
    case .perhapsReceived: "perhaps_received"
    case .capped(_, _, .yes): "capped"
    case .capped(_, _, .no): "not_reached"
    case .capped(_, _, .possibly): "perhaps_capped"
    }
  }

  /// The other items it is about.
  var items: [Int] {
    switch self {
    case .over(let items), .under(let items), .against(let items): items
    case .received(_, let item): item.map { [$0] } ?? []
    case .perhapsReceived, .capped: []
    }
  }
}

extension Cause {
  /// Its name in JSON.
  var name: String {
    switch self {
    case .fact: "fact"
    case .hole: "hole"
    case .noParameterValue: "no_parameter_value"
    case .parameterConflict: "parameter_conflict"
    case .authorityDecides: "authority_decides"
    case .lapsedReference: "lapsed_reference"
    case .arithmetic: "arithmetic"
    }
  }
}
