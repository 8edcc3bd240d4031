import RuleLanguage

/// What a unit looks at, sorted by how it can be numbered.
struct UnitParts {
  let computed: ComputedCondition?
  /// The year by which it is judged; nil: it differs from row to row.
  let now: Int?
  /// The yearly facts among the small ones.
  let yearly: Set<Int>
  /// Facts with few values.
  let small: [Small]
  /// Facts that hold a value a year, or whose very value matters.
  let wide: [Wide]
  /// Fields of the record at hand.
  let fields: [Field]
  let lists: [ListParts]
  /// How many combinations there are of the small facts and fields, and of places of records where these bear on it; nil:
  /// too many to be numbered, or more is looked at.
  let combinations: Int?

  /// How many combinations the small facts have, at most `Int.max`.
  let smallCount: Int

  /// A field of records, by number.
  struct Field {
    let number: Int
    let use: CellUse
    let coding: CellCoding
  }

  /// What is looked at in a list.
  struct ListParts {
    let use: ListUse
    let fields: [Field]
  }

  struct Wide {
    let reference: FactReference
    let coding: CellCoding
    let years: YearUse
  }

  struct Small {
    let reference: FactReference
    /// The year, of a yearly fact.
    let year: Int?
    let use: CellUse
    let coding: CellCoding
    let count: Int
  }

  /// More combinations are not kept by number.
  private static let limit = 1 << 16
  /// Combinations of small facts beside a list that are kept by number.
  static let plainLimit = 1 << 12
  /// Yearly facts that are looked at in more years are not numbered.
  private static let yearLimit = 4
  /// Records behind so many of a row are not told apart by number.
  static let placeLimit = 6

  init(_ use: DossierUse, _ vocabulary: Vocabulary, _ computed: ComputedCondition? = nil) {
    self.computed = computed
    now = use.now
    var yearly: Set<Int> = []
    var small: [Small] = []
    var wide: [Wide] = []
    func coding(_ reference: FactReference, _ cell: CellUse) -> CellCoding {
      let fact = vocabulary.fact(reference)
      return CellCoding(cell, fact.kind, scale: fact.cellScale)
    }
    for (reference, cell) in use.facts.sorted(by: { $0.key.index < $1.key.index }) {
      let coding = coding(reference, cell)
      let years = use.years[reference] ?? YearUse(isOfAll: true)
      if !vocabulary.fact(reference).isYearly, let count = coding.count {
        small.append(Small(reference: reference, year: nil, use: cell, coding: coding, count: count))
      } else if let count = coding.count, let all = years.all(now: use.now), all.count <= UnitParts.yearLimit {
        yearly.insert(reference.index)
        for year in all.sorted() {
          small.append(Small(reference: reference, year: year, use: cell, coding: coding, count: count))
        }
      } else {
        wide.append(Wide(reference: reference, coding: coding, years: years))
      }
    }
    let fields = use.fields.sorted { $0.key.index < $1.key.index }.map { reference, cell in
      Field(number: reference.index, use: cell, coding: coding(reference, cell))
    }
    self.small = small
    self.yearly = yearly
    self.wide = wide
    self.fields = fields
    lists = use.lists.map { list in
      ListParts(
        use: list,
        fields: list.fields.sorted { $0.key < $1.key }.map { field, cell in
          Field(number: field, use: cell, coding: coding(FactReference(list: list.list, index: field), cell))
        })
    }
    smallCount = small.reduce(1) { $0.multipliedReportingOverflow(by: $1.count).overflow ? .max : $0 * $1.count }
    let places = use.fields.isEmpty ? 1 : UnitParts.placeLimit
    let counts = small.map(\.count) + fields.map { $0.coding.count ?? .max } + [places]
    let product = counts.reduce(1) { product, count in
      let (next, overflow) = product.multipliedReportingOverflow(by: count)
      return overflow ? .max : next
    }
    let isSmall = wide.isEmpty && use.lists.isEmpty && computed == nil && product <= UnitParts.limit
    combinations = isSmall ? product : nil
  }

  /// The same in the columns of a block.
  func bound(to codes: BlockCodes) -> BoundParts { BoundParts(self, codes) }
}

extension Fact {
  /// How many parts of one are kept of a number that need not be whole: six places, as the language writes them.
  public static var cellParts: Int64 { 1_000_000 }

  /// By what the numbers of its cells are multiplied: whole ones by one, the others by a million.
  public var cellScale: Int64 {
    if case .quantity(let kind) = kind, !kind.isWhole { return Fact.cellParts }
    return 1
  }
}
