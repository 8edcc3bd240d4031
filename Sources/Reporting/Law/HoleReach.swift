import RuleLanguage

/// Which holes bear on which items, through whatever names lie between.
struct HoleReach {
  /// How many items each hole bears on, by the number of the hole.
  private(set) var itemCounts: [Int: Int] = [:]
  private let book: RuleBook

  init(_ book: RuleBook) {
    self.book = book
    for item in book.items {
      for hole in holes(of: item) { itemCounts[hole, default: 0] += 1 }
    }
  }

  private func holes(of item: SupportItem) -> Set<Int> {
    var search = Search(book: book)
    let instrument = book.instruments[item.instrument]
    for case .hole(let number, _, _)? in [instrument.validFrom, instrument.validUntil] { search.holes.insert(number) }
    for condition in item.beneficiaries?.value.compactMap(\.condition) ?? [] { search.visit(condition) }
    if let filter = item.filter { search.visit(filter.value) }
    for clause in item.conditions + item.exclusions { search.visit(clause.value) }
    if let amount = item.amount { search.visit(amount.value.value) }
    for case .amount(let value) in item.ceilings.map(\.value.limit) { search.visit(value) }
    for step in item.payment?.value ?? [] { search.visit(step.condition) }
    return search.holes
  }

  /// Follows names, each once, so that it ends whatever the rules say.
  private struct Search {
    let book: RuleBook
    var holes: Set<Int> = []
    private var seen: Set<Name> = []

    enum Name: Hashable {
      case definition(Int)
      case conditionSet(Int)
      case parameter(Int)
    }

    init(book: RuleBook) { self.book = book }

    mutating func visit(_ expression: Expression) {
      switch expression.kind {
      case .hole(let number, _, _): holes.insert(number)
      case .definition(let number): follow(.definition(number), [book.definitions[number].clause.value])
      case .conditionSet(let number): follow(.conditionSet(number), [book.conditionSets[number].clause.value])
      case .parameter(let number):
        follow(.parameter(number), book.parameterValues.filter { $0.parameter == number }.map(\.clause.value))
      default: break
      }
      for part in expression.parts { visit(part) }
    }

    private mutating func follow(_ name: Name, _ meanings: [Expression]) {
      guard seen.insert(name).inserted else { return }
      for meaning in meanings { visit(meaning) }
    }
  }
}
