import RuleLanguage

/// Everything the rules say, clause by clause, with where it was read: what `cancu sources` prints and `cancu law`
/// counts.
struct LawInventory {
  /// One clause.
  struct Entry {
    /// The instrument it stands in, by number.
    let instrument: Int
    /// Where it stands; nil for the header of the instrument.
    let citation: Citation?
    /// What it belongs to: the label of an item, a set of conditions, a definition, a parameter.
    let subject: String
    /// Which clause of it.
    let part: Part
    /// Where it was read.
    let source: Source
    /// The holes in it, by number.
    let holes: [Int]

    /// Whether another text of the instrument says the same at the same place.
    func isSame(as other: Entry) -> Bool {
      citation == other.citation && subject == other.subject && part == other.part && source == other.source
        && holes.isEmpty == other.holes.isEmpty
    }

    /// The same entry, counted with another text of its instrument.
    func counted(with instrument: Int) -> Entry {
      Entry(
        instrument: instrument, citation: citation, subject: subject, part: part, source: source, holes: holes)
    }

    /// How far it can be trusted: a clause with a hole in it is not known, whoever quotes the rest.
    var basis: Basis { holes.isEmpty ? source.basis : .hole }
  }

  /// What is certain of a hole.
  enum HoleBounds {
    case values(low: Expression?, high: Expression?)
    case days(low: CalendarDate?, high: CalendarDate?)
  }

  /// The clauses that have a source.
  enum Part: FixedPhrase {
    case validFrom
    case validUntil
    case beneficiaries
    case filter
    case condition
    case exclusion
    case amount
    case inKind
    case decision
    case ceiling
    case rounding
    case times
    case deduction
    case payment
    case advance
    case papers
    case authority
    case funding
    case content
    case conditionSet
    case definition
    case parameter
    case stacking
    case score
    case grading
    case priority
    case amendment

    var texts: (vietnamese: String, english: String) {
      switch self {
      case .validFrom: ("hiệu lực từ", "in force from")
      case .validUntil: ("hiệu lực đến", "in force until")
      case .beneficiaries: ("đối tượng", "beneficiaries")
      case .filter: ("mục được xét", "records")
      case .condition: ("điều kiện", "condition")
      case .exclusion: ("loại trừ", "exclusion")
      case .amount: ("mức", "amount")
      case .inKind: ("hình thức", "in kind")
      case .decision: ("số được duyệt", "decided amount")
      case .ceiling: ("tối đa", "ceiling")
      case .rounding: ("làm tròn", "rounding")
      case .times: ("số lần", "times")
      case .deduction: ("trừ đã nhận", "deduction")
      case .payment: ("chi trả", "payment")
      case .advance: ("tạm ứng", "advance")
      case .papers: ("hồ sơ gồm", "papers")
      case .authority: ("thẩm quyền", "authority")
      case .funding: ("nguồn kinh phí", "funding")
      case .content: ("nội dung", "content")
      case .conditionSet: ("bộ điều kiện", "set of conditions")
      case .definition: ("định nghĩa", "definition")
      case .parameter: ("tham số", "parameter")
      case .stacking: ("cộng dồn, chọn", "stacking")
      case .score: ("chấm điểm", "score")
      case .grading: ("xếp loại", "grade")
      case .priority: ("ưu tiên", "priority")
      case .amendment: ("sửa đổi", "amendment")
      }
    }
  }

  /// The clauses of all instruments, in the order of their texts.
  private(set) var entries: [Entry] = []
  /// The bounds within which each hole is certain, by the number of the hole.
  private(set) var bounds: [Int: HoleBounds] = [:]
  private let book: RuleBook

  /// Goes through `book`.
  init(_ book: RuleBook) {
    self.book = book
    for number in book.instruments.indices {
      let known = entries.count
      addInstrument(number)
      if book.instruments[number].version > 1 { joinTexts(number, from: known) }
    }
  }

  /// What stands in several texts of an instrument is one clause: only what a later text changes is added, and it counts
  /// with the first.
  private mutating func joinTexts(_ number: Int, from start: Int) {
    let first = number - book.instruments[number].version + 1
    let added = entries[start...]
    entries.removeSubrange(start...)
    for entry in added where !entries.contains(where: { $0.instrument == first && $0.isSame(as: entry) }) {
      entries.append(entry.counted(with: first))
    }
  }

  /// The entries of one instrument.
  func entries(of instrument: Int) -> [Entry] { entries.filter { $0.instrument == instrument } }

  private mutating func addInstrument(_ number: Int) {
    let instrument = book.instruments[number]
    addValidity(instrument.validFrom, .validFrom, of: number)
    if let until = instrument.validUntil { addValidity(until, .validUntil, of: number) }
    for statement in instrument.provisions.flatMap(\.statements) {
      switch statement {
      case .item(let item): addItem(book.items[item])
      case .conditionSet(let set):
        let set = book.conditionSets[set]
        add(set.clause, .conditionSet, of: set.label, in: number, [set.clause.value])
      case .definition(let definition):
        let definition = book.definitions[definition]
        let part: Part =
          switch definition.clause.value.kind {
          case .score: .score
          case .grading: .grading
          default: .definition
          }
        add(definition.clause, part, of: definition.label, in: number, [definition.clause.value])
      case .parameterValue(let value):
        let value = book.parameterValues[value]
        let label = book.vocabulary.parameters[value.parameter].label
        add(value.clause, .parameter, of: label, in: number, [value.clause.value])
      case .common(let clause): addCommon(clause, in: number)
      case .transition(let transition):
        add(
          transition.condition, .condition, of: transition.instrument.text, in: number,
          [transition.condition.value])
      case .amendment(let amendment):
        // What an act was read to change is told where it stands; what it is only taken to change is told here.
        guard amendment.source.basis == .assumption else { break }
        entries.append(
          Entry(
            instrument: number, citation: nil, subject: amendment.instrument.text, part: .amendment,
            source: amendment.source, holes: []))
      case .stacking(let rule): addRule(book.stackingRules[rule], in: number)
      case .priority(let rule):
        let rule = book.priorityRules[rule]
        add(rule.clause, .priority, of: "", in: number, rule.clause.value.map(\.test.expression))
      }
    }
  }

  private mutating func addValidity(_ bound: DateBound, _ part: Part, of number: Int) {
    let instrument = book.instruments[number]
    let (source, holes): (Source, [Int]) =
      switch bound {
      case .day(_, let source): (source, [])
      case .hole(let hole, _, _): (instrument.source, [hole])
      }
    if case .hole(let hole, let low, let high) = bound { bounds[hole] = .days(low: low, high: high) }
    entries.append(
      Entry(
        instrument: number, citation: nil, subject: "", part: part, source: source,
        holes: holes))
  }

  private mutating func addCommon(_ clause: CommonClause, in number: Int) {
    switch clause {
    case .condition(let clause): add(clause, .condition, of: "", in: number, [clause.value])
    case .exclusion(let clause): add(clause, .exclusion, of: "", in: number, [clause.value])
    case .beneficiaries(let clause):
      add(clause, .beneficiaries, of: "", in: number, clause.value.compactMap(\.condition))
    }
  }

  private mutating func addRule(_ rule: StackingRule, in number: Int) {
    var expressions = rule.condition.map { [$0.value] } ?? []
    if case .jointCeiling(let limit, _) = rule.kind { expressions.append(limit) }
    add(rule.clause, .stacking, of: "", in: number, expressions)
  }

  private mutating func addItem(_ item: SupportItem) {
    let common = CommonClauses(of: item.instrument, in: book)
    let (label, home) = (item.label, item.instrument)
    if let clause = item.beneficiaries, !common.beneficiaries.contains(clause) {
      add(clause, .beneficiaries, of: label, in: home, clause.value.compactMap(\.condition))
    }
    if let clause = item.filter { add(clause, .filter, of: label, in: home, [clause.value]) }
    for clause in item.conditions where !common.conditions.contains(clause) {
      add(clause, .condition, of: label, in: home, [clause.value])
    }
    for clause in item.exclusions where !common.exclusions.contains(clause) {
      add(clause, .exclusion, of: label, in: home, [clause.value])
    }
    if let clause = item.amount { add(clause, .amount, of: label, in: home, [clause.value.value]) }
    if let clause = item.inKind { add(clause, .inKind, of: label, in: home) }
    if let clause = item.decision { add(clause, .decision, of: label, in: home) }
    for clause in item.ceilings {
      let values = if case .amount(let value) = clause.value.limit { [value] } else { [Expression]() }
      add(clause, .ceiling, of: label, in: home, values)
    }
    if let clause = item.rounding { add(clause, .rounding, of: label, in: home) }
    for clause in item.times { add(clause, .times, of: label, in: home) }
    if let clause = item.deduction { add(clause, .deduction, of: label, in: home) }
    if let clause = item.payment { add(clause, .payment, of: label, in: home, clause.value.map(\.condition)) }
    if let clause = item.advance { add(clause, .advance, of: label, in: home) }
    if let clause = item.papers { add(clause, .papers, of: label, in: home) }
    if let clause = item.authority { add(clause, .authority, of: label, in: home) }
    if let clause = item.funding { add(clause, .funding, of: label, in: home) }
    if let clause = item.content { add(clause, .content, of: label, in: home) }
  }

  private mutating func add<Value>(
    _ clause: Clause<Value>, _ part: Part, of subject: String, in instrument: Int, _ expressions: [Expression] = []
  ) {
    // One hole may stand in several places at once: it is what a clause says of every other kind of applicant.
    var found: [Expression] = []
    for hole in expressions.flatMap(\.holes) where !found.contains(where: { $0.holeNumber == hole.holeNumber }) {
      found.append(hole)
    }
    for case .hole(let number, let low, let high) in found.map(\.kind) {
      bounds[number] = .values(low: low, high: high)
    }
    entries.append(
      Entry(
        instrument: instrument, citation: clause.citation, subject: subject, part: part, source: clause.source,
        holes: found.compactMap(\.holeNumber)))
  }
}

/// The clauses an instrument has for several items at once: each item carries them too, but they are told once.
struct CommonClauses {
  /// Conditions.
  private(set) var conditions: Set<Clause<Expression>> = []
  /// Exclusions.
  private(set) var exclusions: Set<Clause<Expression>> = []
  /// Kinds of applicant.
  private(set) var beneficiaries: Set<Clause<[Beneficiary]>> = []

  /// Those of one instrument.
  init(of instrument: Int, in book: RuleBook) {
    for case .common(let clause) in book.instruments[instrument].provisions.flatMap(\.statements) {
      switch clause {
      case .condition(let clause): conditions.insert(clause)
      case .exclusion(let clause): exclusions.insert(clause)
      case .beneficiaries(let clause): beneficiaries.insert(clause)
      }
    }
  }
}
