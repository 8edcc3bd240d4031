import RuleLanguage

/// What a draft does to the decision on one dossier: the decision by the law with the draft laid over it, beside the one by
/// the law in force (DESIGN §2.4).
public struct DraftEffect: Sendable {
  /// The decision by the law in force.
  public let before: Decision
  /// The decision with the draft.
  public let after: Decision
  /// The items that come out otherwise, in the order of the book with the draft.
  public let changes: [ItemChange]
  /// The drafts that are laid over the law.
  public let drafts: [InstrumentNumber]
  /// The drafts that are not in force on the date of the decision, so that they can do nothing to it.
  public let idle: [InstrumentNumber]

  /// An item that comes out otherwise.
  public struct ItemChange: Sendable {
    /// How people read it.
    public let label: String
    /// Its name in the rules.
    public let name: String
    /// Where it stands, with what changed it.
    public let citation: Citation
    /// As it is decided today; nil for an item the draft brings.
    public let before: ItemDecision?
    /// As it would be decided.
    public let after: ItemDecision?
    /// The clauses of the draft that bear on it.
    public let because: [AmendmentMark]
  }

  /// Compares two decisions on one dossier: `old` by `law`, `new` by `draft`, the same law with drafts laid over it.
  public init(_ old: Decision, by law: RuleBook, _ new: Decision, by draft: RuleBook) {
    before = old
    after = new
    let drafts = draft.drafts
    self.drafts = drafts
    idle = draft.instruments.filter { $0.isDraft && !$0.mayBeInForce(on: new.date) }.map(\.number)
    let today = DraftEffect.byName(old, law)
    let then = DraftEffect.byName(new, draft)
    var found: [ItemChange] = []
    for key in then.order + today.order.filter({ then.items[$0] == nil }) {
      let (one, other) = (today.items[key], then.items[key])
      guard one?.outcome != other?.outcome else { continue }
      // What is out of scope either way is no news.
      if one == nil, other?.verdict == .outOfScope { continue }
      let support = other.map { draft.items[$0.item] } ?? one.map { law.items[$0.item] }
      guard let support else { continue }
      let marks = other.map { $0.marks(in: draft) } ?? []
      let gone = draft.repeals.filter { repeal in
        repeal.instrument == key.instrument && (repeal.path?.covers(support.citation.path) ?? true)
          && (repeal.item == nil || repeal.item == key.name)
      }.map(\.mark)
      var because = (marks + gone).filter { drafts.contains($0.instrument) }
      if because.isEmpty { because = DraftEffect.clauses(of: draft, drafts, about: key.instrument, support.citation) }
      found.append(
        ItemChange(
          label: support.label, name: support.name, citation: support.citation, before: one, after: other,
          because: because.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }))
    }
    changes = found
  }

  /// The clauses of the drafts that speak of an instrument, where no clause of the item itself was changed: its head, or
  /// what may be received together. An item of a draft is its own ground.
  private static func clauses(
    of draft: RuleBook, _ drafts: [InstrumentNumber], about instrument: InstrumentNumber, _ citation: Citation
  ) -> [AmendmentMark] {
    if drafts.contains(instrument) {
      return [AmendmentMark(action: .add, instrument: instrument, path: citation.path)]
    }
    var found: [AmendmentMark] = []
    for act in draft.instruments where drafts.contains(act.number) {
      for provision in act.provisions {
        for statement in provision.statements {
          let action: AmendmentAction
          switch statement {
          case .amendment(let amendment) where amendment.instrument == instrument: action = amendment.action
          case .stacking, .transition: action = .add
          default: continue
          }
          found.append(AmendmentMark(action: action, instrument: act.number, path: provision.citation.path))
        }
      }
    }
    return found
  }

  private struct Key: Hashable {
    let instrument: InstrumentNumber
    let name: String
  }

  private static func byName(_ decision: Decision, _ book: RuleBook) -> (order: [Key], items: [Key: ItemDecision]) {
    var order: [Key] = []
    var items: [Key: ItemDecision] = [:]
    for item in decision.items {
      let support = book.items[item.item]
      let key = Key(instrument: book.instruments[support.instrument].number, name: support.name)
      if items[key] == nil { order.append(key) }
      items[key] = items[key] ?? item
    }
    return (order, items)
  }
}

private struct Outcome: Equatable {
  let verdict: Verdict
  let amount: MoneyRange?
  let payable: MoneyRange?
  let choice: Truth?
  let left: MoneyRange?
  /// The level by each rule on priority, where it is in force.
  let priority: [[Int]]
}

extension ItemDecision {
  /// What a planner would call the answer: what comes of it beside all other items.
  fileprivate var outcome: Outcome {
    Outcome(
      verdict: verdict, amount: amount, payable: payable, choice: choice, left: afterStacking,
      priority: priority.map { [$0.level ?? 0] + $0.held })
  }

  /// The acts behind what decides: where the item is not granted, of the conditions that do not hold; where it is, of
  /// its amount. Where no act changed those, the acts behind anything the item rests on.
  fileprivate func marks(in book: RuleBook) -> [AmendmentMark] {
    var deciding: [Citation] = []
    var others: [Citation] = []
    func add(_ finding: Finding) {
      if let citation = finding.citation {
        if finding.truth != .yes && verdict != .eligible { deciding.append(citation) } else { others.append(citation) }
      }
      for child in finding.children { add(child) }
    }
    for finding in findings + records.flatMap(\.findings) { add(finding) }
    let steps = (ladder + records.flatMap(\.ladder)).compactMap(\.citation)
    if verdict == .eligible { deciding += steps } else { others += steps }
    let support = book.items[item]
    others += [support.citation] + support.clauseCitations
    let marks = deciding.flatMap(\.changes)
    return marks.isEmpty ? others.flatMap(\.changes) : marks
  }
}
