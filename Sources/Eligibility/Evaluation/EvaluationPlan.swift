import RuleLanguage

/// What can be known of a rule book before any dossier: worked out once, used for every decision.
struct EvaluationPlan: Sendable {
  /// The numbers of facts, fields and lists.
  let numbering: FactNumbering
  /// What is known of a fact nobody gives, by its number.
  let facts: [FactPlan]
  /// The ways instruments take their reference date: nil the date of the decision, else a date fact.
  let references: [FactReference?]
  /// Which of them each instrument takes.
  let referenceOfInstrument: [Int]
  /// The sources, the best first; everything below points into this list.
  let sources: [Source]
  /// The definitions, condition sets and values of parameters.
  let definitions: [NamedPlan]
  let conditionSets: [NamedPlan]
  let parameterValues: [NamedPlan]
  /// Where each rule on stacking was read.
  let stackingSources: [Int]
  /// The values given to each parameter.
  let valuesOfParameter: [[Int]]
  /// Where each instrument's first and last day in force were read.
  let validitySources: [[Int]]
  /// The items.
  let items: [ItemPlan]
  /// The texts of each item, in the order of time.
  let families: [[Int]]
  /// The rules on priority for each item, by its family.
  let priorityRulesOfFamily: [Int: [Int]]
  /// The items each rule on stacking joins, by their families.
  private let stackingMembers: [[Int]]

  init(_ book: RuleBook) {
    numbering = FactNumbering(book.vocabulary)
    facts = EvaluationPlan.facts(book.vocabulary)
    var references: [FactReference?] = [nil]
    var referenceOfInstrument: [Int] = []
    for instrument in book.instruments {
      if let known = references.firstIndex(of: instrument.referenceDate) {
        referenceOfInstrument.append(known)
      } else {
        referenceOfInstrument.append(references.count)
        references.append(instrument.referenceDate)
      }
    }
    self.references = references
    self.referenceOfInstrument = referenceOfInstrument
    var finder = DependencyFinder(book, numbering)
    let sources = SourceNumbers(book)
    self.sources = sources.all
    definitions = zip(book.definitions, finder.definitions).map { definition, found in
      NamedPlan(source: sources.number(definition.clause.source), dependencies: found ?? Dependencies())
    }
    conditionSets = zip(book.conditionSets, finder.conditionSets).map { set, found in
      NamedPlan(source: sources.number(set.clause.source), dependencies: found ?? Dependencies())
    }
    parameterValues = book.parameterValues.map {
      NamedPlan(source: sources.number($0.clause.source), dependencies: finder.find($0.clause.value))
    }
    stackingSources = book.stackingRules.map { sources.number($0.source) }
    valuesOfParameter = book.vocabulary.parameters.indices.map { parameter in
      book.parameterValues.indices.filter { book.parameterValues[$0].parameter == parameter }
    }
    validitySources = book.instruments.map { instrument in
      [instrument.validFrom, instrument.validUntil].compactMap { bound in
        if case .day(_, let source)? = bound { sources.number(source) } else { nil }
      }
    }
    items = book.items.map { ItemPlan($0, book, &finder, sources) }
    stackingMembers = book.stackingRules.map(\.members)
    var priorityRules: [Int: [Int]] = [:]
    for rule in book.priorityRules {
      for member in rule.members { priorityRules[member, default: []].append(rule.number) }
    }
    priorityRulesOfFamily = priorityRules
    families = Dictionary(grouping: book.items.indices) { book.familyOfItem[checked: $0] ?? $0 }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  /// Items, by their families, and all that rules on stacking join with them, however many rules lie between.
  func families(joinedWith items: [Int], in book: RuleBook) -> Set<Int> {
    var joined = book.families(of: items)
    var before = -1
    while joined.count > before {
      before = joined.count
      for members in stackingMembers where !joined.isDisjoint(with: members) { joined.formUnion(members) }
    }
    return joined
  }

  /// What is known of a fact nobody gives.
  func fact(_ reference: FactReference) -> FactPlan? { facts[checked: numbering.number(reference)] }

  private static func facts(_ vocabulary: Vocabulary) -> [FactPlan] {
    var plans = vocabulary.facts.map { FactPlan($0, vocabulary) }
    for list in vocabulary.lists {
      // The list itself has a number too.
      plans.append(FactPlan(unknown: .truth(.unknown), isYearly: false))
      plans += list.fields.map { FactPlan($0, vocabulary) }
    }
    return plans
  }
}

/// What is known of a fact nobody gives.
struct FactPlan: Sendable {
  /// Every value it can have.
  let unknown: Value
  /// Whether it holds one value a calendar year.
  let isYearly: Bool

  init(unknown: Value, isYearly: Bool) {
    self.unknown = unknown
    self.isYearly = isYearly
  }

  init(_ fact: Fact, _ vocabulary: Vocabulary) {
    isYearly = fact.isYearly
    if case .quantity(let kind) = fact.kind {
      unknown = .quantity(Interval(low: kind.low, high: kind.high))
    } else {
      unknown = Value.unknown(fact.kind.type, vocabulary)
    }
  }
}

/// What is known of a definition, condition set or parameter value before any dossier.
struct NamedPlan: Sendable {
  /// Where it was read.
  let source: Int
  /// What it looks at.
  let dependencies: Dependencies
}

/// The sources of a book, each once, the best first.
struct SourceNumbers {
  private(set) var all: [Source] = []
  private var numbers: [Source: Int] = [:]

  init(_ book: RuleBook) {
    var seen: Set<Source> = []
    var found: [Source] = []
    func add(_ source: Source?) {
      if let source, seen.insert(source).inserted { found.append(source) }
    }
    for instrument in book.instruments {
      add(instrument.source)
      for bound in [instrument.validFrom, instrument.validUntil] {
        if case .day(_, let source)? = bound { add(source) }
      }
    }
    for item in book.items { for source in item.sources { add(source) } }
    for set in book.conditionSets { add(set.clause.source) }
    for definition in book.definitions { add(definition.clause.source) }
    for value in book.parameterValues { add(value.clause.source) }
    for rule in book.stackingRules { add(rule.source) }
    all = Basis.allCases.flatMap { basis in found.filter { $0.basis == basis } }
    for (number, source) in all.enumerated() { numbers[source] = number }
  }

  /// The number of a source; every source of the book has one.
  func number(_ source: Source) -> Int { numbers[source] ?? 0 }
}

extension SupportItem {
  /// The sources of the clauses that bear on the verdict or the amount: who decides, whose money it is and which papers
  /// are asked for say nothing about either.
  var sources: [Source] {
    var found = [source]
    found += [
      filter?.source, beneficiaries?.source, amount?.source, inKind?.source, decision?.source, rounding?.source,
      deduction?.source,
      payment?.source, advance?.source, content?.source,
    ].compactMap { $0 }
    found += conditions.map(\.source) + exclusions.map(\.source) + ceilings.map(\.source) + times.map(\.source)
    return found
  }
}

extension Value {
  /// Every value a type has.
  static func unknown(_ type: ValueType, _ vocabulary: Vocabulary) -> Value {
    switch type {
    case .truth: .truth(.unknown)
    case .symbol(let number):
      .symbols(Value.bits(Array((vocabulary.enumerations[checked: number]?.values ?? []).indices)))
    case .quantity, .invalid: .quantity(.unbounded)
    case .date: .date(earliest: nil, latest: nil)
    case .text: .text(nil)
    case .supportItem: .supportItem(nil)
    case .instrument: .instrument(nil)
    }
  }
}

extension RuleBook {
  /// The families of items, by the numbers that stand for all their texts.
  public func families(of items: [Int]) -> Set<Int> { Set(items.compactMap { familyOfItem[checked: $0] }) }
}
