import RuleLanguage

/// A condition on numbers that is computed: then the numbers themselves bear on nothing else.
struct ComputedUnit {
  let condition: ComputedCondition
  let facts: [FactReference]
  /// The instrument it stands in.
  let home: Int
}

/// What a unit looks at, sorted by how it can be numbered.
struct UnitParts {
  let computed: ComputedUnit?
  /// Facts with few values.
  let small: [Small]
  /// Facts that hold a value a year, or whose very value matters.
  let wide: [(reference: FactReference, coding: CellCoding)]
  /// Fields of the record at hand.
  let fields: [Field]
  let lists: [ListParts]
  /// How many combinations the small facts have, at most `Int.max`.
  let combinations: Int

  /// A field of records, by number.
  struct Field {
    let number: Int
    let coding: CellCoding
  }

  /// What is looked at in a list.
  struct ListParts {
    let use: ListUse
    let fields: [Field]
  }

  struct Small {
    let reference: FactReference
    let use: CellUse
    let coding: CellCoding
    let count: Int
  }

  /// More combinations are not kept by number.
  private static let limit = 1 << 16

  init(_ use: DossierUse, _ vocabulary: Vocabulary, _ computed: ComputedUnit? = nil) {
    self.computed = computed
    var small: [Small] = []
    var wide: [(reference: FactReference, coding: CellCoding)] = []
    func coding(_ reference: FactReference, _ cell: CellUse) -> CellCoding {
      let fact = vocabulary.fact(reference)
      return CellCoding(cell, fact.kind, scale: fact.cellScale)
    }
    for (reference, cell) in use.facts.sorted(by: { $0.key.index < $1.key.index }) {
      let coding = coding(reference, cell)
      if !vocabulary.fact(reference).isYearly, let count = coding.count {
        small.append(Small(reference: reference, use: cell, coding: coding, count: count))
      } else {
        wide.append((reference, coding))
      }
    }
    var combinations = 1
    for fact in small {
      let (product, overflow) = combinations.multipliedReportingOverflow(by: fact.count)
      combinations = overflow ? .max : product
    }
    self.small = small
    self.wide = wide
    self.combinations = combinations
    fields = use.fields.sorted { $0.key.index < $1.key.index }.map { reference, cell in
      Field(number: reference.index, coding: coding(reference, cell))
    }
    lists = use.lists.map { list in
      ListParts(
        use: list,
        fields: list.fields.sorted { $0.key < $1.key }.map { field, cell in
          Field(number: field, coding: coding(FactReference(list: list.list, index: field), cell))
        })
    }
  }

  /// Whether all it looks at can be one small number.
  var isDense: Bool {
    wide.isEmpty && fields.isEmpty && lists.isEmpty && combinations <= UnitParts.limit
  }

  /// The same in the columns of a block.
  func bound(to codes: BlockCodes) -> BoundParts { BoundParts(self, codes) }
}

extension Fact {
  /// By what the numbers of its cells are multiplied: whole ones by one, the others by a million.
  public var cellScale: Int64 {
    if case .quantity(let kind) = kind, !kind.isWhole { return 1_000_000 }
    return 1
  }
}
