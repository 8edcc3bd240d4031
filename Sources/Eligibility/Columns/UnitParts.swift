import RuleLanguage

/// What a unit looks at, sorted by how it can be numbered. A class, because it is looked at for every row.
final class UnitParts {
  /// A condition that is computed, where what it looks at cannot be numbered.
  let computed: ComputedCondition?
  /// The year by which it is judged; nil: it differs from row to row.
  let now: Int?
  /// The yearly facts among the small ones.
  let yearly: Set<Int>
  /// Facts with few values.
  let small: [Small]
  /// Facts that hold a value a year, or whose very value matters.
  let wide: [Wide]
  /// Fields of the record at hand: those with few values, and those whose very value matters.
  let fields: [Small]
  let wideFields: [Wide]
  let lists: [ListParts]
  /// The only fact or field with few values, where there is but one: mostly there is nothing else.
  private let single: Small?
  /// How many combinations the small facts have, at most `Int.max`.
  let smallCount: Int
  /// Whether the place of a record among those of its row bears on it.
  let bearsOnPlace: Bool
  /// Whether a computed condition is all that is looked at besides small facts and the place of the record.
  let isComputedAlone: Bool
  /// How many combinations of all that is looked at have a number; 0: none has. `signs(of:_:_:)` tells which.
  let signCount: Int
  /// How many there are of what bears on whether it holds: the place of a record is told, but bears on nothing else, unless
  /// a list is looked at whose entries may name the record.
  let truthCount: Int
  /// How many states of each list have a number.
  private let stateCount: Int
  /// Whether all that is looked at fits in a word, though it is too much for a number.
  let hasWords: Bool

  /// What is looked at in a list.
  struct ListParts {
    let use: ListUse
    let fields: [Wide]
    /// What its entries are compared with.
    let compared: [Wide]
    /// The number of the list as it is looked at (`LookNumbers`).
    let look: Int
    /// Whether it is a ledger that shows a row the same whatever record is at hand.
    var isOfRow: Bool {
      use.elsewhere != nil || (use.families != nil && use.labelField == nil && compared.isEmpty)
    }
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
    let coding: CellCoding
    let count: Int
    /// The number of the column as it is looked at (`LookNumbers`).
    let look: Int
  }

  /// More combinations are not kept by number: the number after the last must fit too.
  private static let limit = Int(UInt16.max)
  /// Yearly facts that are looked at in more years are not numbered.
  private static let yearLimit = 4
  /// Records behind so many of a row are not told apart by number.
  static let placeLimit = 6

  init(_ use: DossierUse, _ plan: ColumnPlan, _ computed: ComputedCondition? = nil) {
    now = use.now
    let vocabulary = plan.book.vocabulary
    var yearly: Set<Int> = []
    var small: [Small] = []
    var wide: [Wide] = []
    func coding(_ reference: FactReference, _ cell: CellUse) -> CellCoding { CellCoding(cell, reference, vocabulary) }
    func few(_ reference: FactReference, _ year: Int?, _ cell: CellUse, _ coding: CellCoding, _ count: Int) -> Small {
      // However it is looked at, a value that is its own code has the same.
      let use = coding.isValue ? CellUse.exact : cell
      return Small(
        reference: reference, year: year, coding: coding, count: count,
        look: plan.looks.number(of: LookNumbers.Cells(reference: reference, year: year, use: use)))
    }
    for (reference, cell) in use.facts.sorted(by: { $0.key.index < $1.key.index }) {
      let coding = coding(reference, cell)
      let years = use.years[reference] ?? YearUse(isOfAll: true)
      if !vocabulary.fact(reference).isYearly, let count = coding.count {
        small.append(few(reference, nil, cell, coding, count))
      } else if let count = coding.count, let all = years.all(now: use.now), all.count <= UnitParts.yearLimit {
        yearly.insert(reference.index)
        for year in all.sorted() { small.append(few(reference, year, cell, coding, count)) }
      } else {
        wide.append(Wide(reference: reference, coding: coding, years: years))
      }
    }
    var fields: [Small] = []
    var wideFields: [Wide] = []
    for (reference, cell) in use.fields.sorted(by: { $0.key.index < $1.key.index }) {
      let coding = coding(reference, cell)
      if let count = coding.count {
        fields.append(few(reference, nil, cell, coding, count))
      } else {
        wideFields.append(Wide(reference: reference, coding: coding, years: YearUse()))
      }
    }
    self.small = small
    self.yearly = yearly
    self.wide = wide
    self.fields = fields
    self.wideFields = wideFields
    lists = use.lists.map { list in
      ListParts(
        use: list,
        fields: list.fields.sorted { $0.key < $1.key }.map { field, cell in
          let reference = FactReference(list: list.list, index: field)
          return Wide(reference: reference, coding: coding(reference, cell), years: YearUse())
        },
        compared: list.compared.sorted().map { reference in
          Wide(reference: reference, coding: coding(reference, .exact), years: YearUse(isOfAll: true))
        }, look: plan.looks.number(of: list))
    }
    single = small.count + fields.count == 1 ? small.first ?? fields.first : nil
    smallCount = UnitParts.product(small.map(\.count))
    bearsOnPlace = !fields.isEmpty || !wideFields.isEmpty || !lists.isEmpty
    let place = bearsOnPlace ? UnitParts.placeLimit : 1
    let isNumbered = wide.isEmpty && wideFields.isEmpty
    let withoutLists = UnitParts.product([smallCount] + fields.map(\.count) + [place])
    let listCount = lists.count
    func with(_ states: Int) -> Int {
      UnitParts.product([withoutLists] + Array(repeating: states, count: listCount))
    }
    stateCount = with(ListLook.stateCount) <= UnitParts.limit ? ListLook.stateCount : ListLook.fixedCount
    let all = with(stateCount)
    hasWords = isNumbered && lists.isEmpty && all > UnitParts.limit && all < .max
    if isNumbered, all <= UnitParts.limit || hasWords {
      // What few numbers say need not be computed.
      self.computed = nil
      isComputedAlone = false
      signCount = hasWords ? 0 : all
    } else {
      self.computed = computed
      isComputedAlone = computed != nil && lists.isEmpty && fields.isEmpty
      let count = UnitParts.product([smallCount, computed?.combinations ?? .max, place])
      signCount = isComputedAlone && use.now != nil && count <= UnitParts.limit ? count : 0
    }
    truthCount = lists.isEmpty ? signCount / place : signCount
  }

  private static func product(_ counts: [Int]) -> Int {
    counts.reduce(1) { product, count in
      let (next, overflow) = product.multipliedReportingOverflow(by: count)
      return overflow ? .max : next
    }
  }
}

extension UnitParts {
  /// Whether all that the small facts say in a block has a code: what is said of all years of a fact at once has none.
  func isNumbered(in codes: BlockCodes) -> Bool { yearly.allSatisfy { !codes.isSaidOfAllYears($0) } }

  /// The combination of all that is looked at, as a number for each subject, `signCount` where it has none; with
  /// `truthsOnly` of what bears on whether it holds, `truthCount` where it has none.
  func signs(
    of subjects: Subjects, _ codes: BlockCodes, _ computed: ComputedCondition.Outcomes?, truthsOnly: Bool
  ) -> [UInt16] {
    let count = truthsOnly ? truthCount : signCount
    let none = UInt16(truncatingIfNeeded: count)
    guard count > 0, isNumbered(in: codes) else { return Array(repeating: none, count: subjects.count) }
    // Most look at one fact of all rows, or one field of all records: its codes are the numbers.
    if let single, count == single.count, computed == nil, subjects.isWhole,
      fields.isEmpty == (subjects.records == nil), let own = codes.codes(single)
    {
      return own
    }
    return combinations(of: subjects, codes, computed, none: none, hasPlace: count == signCount)
  }

  /// The same for what is too much for a number, as a word for each subject, `UInt64.max` where it has none; nil where not
  /// all of it has a code.
  func words(of subjects: Subjects, _ codes: BlockCodes) -> [UInt64]? {
    hasWords && isNumbered(in: codes) ? combinations(of: subjects, codes, nil, none: .max, hasPlace: true) : nil
  }

  private func combinations<Number: FixedWidthInteger & UnsignedInteger>(
    of subjects: Subjects, _ codes: BlockCodes, _ computed: ComputedCondition.Outcomes?, none: Number, hasPlace: Bool
  ) -> [Number] {
    var digits = Digits<Number>(count: subjects.count)
    for fact in small { digits.add(codes.codes(fact), by: subjects.rows, isWhole: subjects.isAllRows, fact.count) }
    for field in fields {
      digits.add(codes.codes(field), by: subjects.records ?? [], isWhole: subjects.isWhole, field.count)
    }
    if let computed, let condition = self.computed { digits.add(computed, condition.combinations) }
    if hasPlace, bearsOnPlace, subjects.records != nil { digits.add(subjects.positions, none: UnitParts.placeLimit) }
    for list in lists {
      digits.add(codes.states(of: list), by: subjects.rows, isWhole: subjects.isAllRows, stateCount)
    }
    return digits.numbers(none: none)
  }
}

/// Numbers put together digit by digit.
private struct Digits<Number: FixedWidthInteger & UnsignedInteger> {
  private var numbers: [Number]
  private var radix: Number = 1
  /// The places that have no number.
  private var left: [Int] = []

  init(count: Int) { numbers = Array(repeating: 0, count: count) }

  /// A digit by the codes of rows or records; where there are none it is nought.
  mutating func add(_ codes: [UInt16]?, by places: [Int32], isWhole: Bool, _ count: Int) {
    let radix = next(count)
    guard let codes else { return }
    let count = numbers.count
    numbers.withEntries { numbers in
      codes.withUnsafeBufferPointer { codes in
        places.withUnsafeBufferPointer { places in
          if isWhole, codes.count == count {
            for place in 0..<count { numbers[place] &+= Number(truncatingIfNeeded: codes[place]) &* radix }
          } else {
            // INVARIANT: places are of the block, and there is a code for each of its rows, or records.
            for place in 0..<count {
              numbers[place] &+= Number(truncatingIfNeeded: codes[Int(places[place])]) &* radix
            }
          }
        }
      }
    }
  }

  /// A digit by states of rows; those from `count` on have no number.
  mutating func add(_ states: [UInt8], by rows: [Int32], isWhole: Bool, _ count: Int) {
    let radix = next(count)
    for place in numbers.indices {
      let state = states[isWhole ? place : Int(rows[place])]
      if state >= count { left.append(place) } else { numbers[place] &+= Number(truncatingIfNeeded: state) &* radix }
    }
  }

  /// A digit by places of records; those from `none` on have no number.
  mutating func add(_ positions: [UInt16], none: Int) {
    let radix = next(none)
    for place in numbers.indices {
      if positions[place] >= none {
        left.append(place)
      } else {
        numbers[place] &+= Number(truncatingIfNeeded: positions[place]) &* radix
      }
    }
  }

  /// A digit by what a computed condition came to; what is left to the evaluator has no number.
  mutating func add(_ computed: ComputedCondition.Outcomes, _ count: Int) {
    switch computed {
    case .small(let words): add(words, count)
    case .large(let words): add(words, count)
    }
  }

  private mutating func add<Word: FixedWidthInteger & UnsignedInteger>(_ words: [Word], _ count: Int) {
    let radix = next(count)
    var isAllFound = true
    numbers.withEntries { numbers in
      for place in words.indices {
        numbers[place] &+= Number(truncatingIfNeeded: words[place]) &* radix
        isAllFound = isAllFound && words[place] & 3 != 0
      }
    }
    if !isAllFound { left += words.indices.filter { words[$0] & 3 == 0 } }
  }

  private mutating func next(_ count: Int) -> Number {
    let own = radix
    radix = radix &* Number(truncatingIfNeeded: count)
    return own
  }

  /// The numbers, with `none` for those that have none.
  func numbers(none: Number) -> [Number] {
    var numbers = numbers
    for place in left { numbers[place] = none }
    return numbers
  }
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
