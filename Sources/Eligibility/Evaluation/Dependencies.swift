import RuleLanguage

/// What an expression can look at, names followed to what they stand for.
struct Dependencies: Sendable {
  /// The facts, fields and lists, by their number in `FactNumbering`.
  var facts = FactSet()
  /// The lists of which a record must be at hand.
  var records: Set<Int> = []
  /// Whether it asks for the content of the item it stands in: then it means something else in each item.
  var isAboutItem = false
  /// Whether it looks at the reference date, by itself or through years and parameters.
  var usesReferenceDate = false

  /// What both look at.
  mutating func formUnion(_ other: Dependencies) {
    facts.formUnion(other.facts)
    records.formUnion(other.records)
    isAboutItem = isAboutItem || other.isAboutItem
    usesReferenceDate = usesReferenceDate || other.usesReferenceDate
  }
}

/// One row of numbers for all facts, fields and lists of a vocabulary.
struct FactNumbering: Sendable {
  /// How many numbers there are.
  let count: Int
  /// The number of the list itself; its fields follow.
  private let listStart: [Int]

  init(_ vocabulary: Vocabulary) {
    var next = vocabulary.facts.count
    var starts: [Int] = []
    for list in vocabulary.lists {
      starts.append(next)
      next += 1 + list.fields.count
    }
    count = next
    listStart = starts
  }

  /// The number of a fact or field; -1 where there is none.
  func number(_ reference: FactReference) -> Int {
    guard let list = reference.list else { return reference.index }
    return listStart[checked: list].map { $0 + 1 + reference.index } ?? -1
  }

  /// The number of a list; -1 where there is none.
  func number(list: Int) -> Int { listStart[checked: list] ?? -1 }

  /// The number of what a path points at.
  func number(_ target: FactPath.Target) -> Int {
    switch target {
    case .fact(let reference): number(reference)
    case .list(let list): number(list: list)
    }
  }
}

/// Finds the dependencies of expressions; those of definitions, condition sets and parameters once.
struct DependencyFinder {
  let book: RuleBook
  let numbering: FactNumbering
  private(set) var definitions: [Dependencies?]
  private(set) var conditionSets: [Dependencies?]
  private var parameters: [Dependencies?]

  init(_ book: RuleBook, _ numbering: FactNumbering) {
    self.book = book
    self.numbering = numbering
    definitions = Array(repeating: nil, count: book.definitions.count)
    conditionSets = Array(repeating: nil, count: book.conditionSets.count)
    parameters = Array(repeating: nil, count: book.vocabulary.parameters.count)
    for number in book.definitions.indices { _ = definition(number) }
    for number in book.conditionSets.indices { _ = conditionSet(number) }
  }

  /// What an expression can look at.
  mutating func find(_ expression: Expression) -> Dependencies {
    var found = Dependencies()
    switch expression.kind {
    case .fact(let reference, _): look(at: reference, &found)
    case .trend(let reference, _, _), .overYears(_, let reference, _): look(at: reference, &found)
    case .referenceDate: found.usesReferenceDate = true
    case .definition(let number): found = definition(number)
    case .conditionSet(let number): found = conditionSet(number)
    case .parameter(let number): found = parameter(number)
    case .yearsAtLeast: found.usesReferenceDate = true
    case .receivedElsewhere:
      found.isAboutItem = true
      if let ledger = book.vocabulary.ledger { found.formUnion(whole(ledger.list)) }
    case .constant, .all, .any, .atLeast, .not, .provided, .unless, .presumed, .comparison, .between, .member,
      .arithmetic, .clamp, .shiftMonths, .shiftDays, .timeBetween, .table, .aggregate, .score, .grading, .hole,
      .invalid:
      break
    }
    for part in expression.parts { found.formUnion(find(part)) }
    if case .aggregate(_, let list, _, _) = expression.kind {
      found.facts.insert(numbering.number(list: list))
      found.records.remove(list)
    }
    return found
  }

  /// Everything a list holds.
  func whole(_ list: Int) -> Dependencies {
    var found = Dependencies()
    found.facts.insert(numbering.number(list: list))
    for field in book.vocabulary.lists[checked: list]?.fields.indices ?? 0..<0 {
      found.facts.insert(numbering.number(FactReference(list: list, index: field)))
    }
    return found
  }

  private func look(at reference: FactReference, _ found: inout Dependencies) {
    found.facts.insert(numbering.number(reference))
    if let list = reference.list { found.records.insert(list) }
    if book.vocabulary.fact(reference).isYearly { found.usesReferenceDate = true }
  }

  // A name that is being followed stands for nothing yet: the checker has refused circles, and this ends in any case.
  private mutating func definition(_ number: Int) -> Dependencies {
    if let known = definitions[number] { return known }
    definitions[number] = Dependencies()
    let found = find(book.definitions[number].clause.value)
    definitions[number] = found
    return found
  }

  private mutating func conditionSet(_ number: Int) -> Dependencies {
    if let known = conditionSets[number] { return known }
    conditionSets[number] = Dependencies()
    let found = find(book.conditionSets[number].clause.value)
    conditionSets[number] = found
    return found
  }

  private mutating func parameter(_ number: Int) -> Dependencies {
    if let known = parameters[number] { return known }
    parameters[number] = Dependencies()
    var found = Dependencies()
    found.usesReferenceDate = true
    // Whether a value holds depends on where the applicant is.
    found.facts.insert(book.vocabulary.territoryFact ?? -1)
    for value in book.parameterValues where value.parameter == number { found.formUnion(find(value.clause.value)) }
    parameters[number] = found
    return found
  }
}
