import RuleLanguage

/// How much of a cell bears on what is looked at. That there is a value, is none, is said not to be known or not to
/// apply always does.
struct CellUse: Hashable {
  /// The numbers it is compared with: only on which side of each it lies bears on anything.
  var cuts: Set<Ratio> = []
  /// Whether the value itself bears on it.
  var isExact = false

  /// Only whether there is a value.
  static let presence = CellUse()
  /// The value itself.
  static let exact = CellUse(isExact: true)

  /// Both uses.
  mutating func formUnion(_ other: CellUse) {
    if cuts.isEmpty { cuts = other.cuts } else { cuts.formUnion(other.cuts) }
    isExact = isExact || other.isExact
  }

  /// Uses by days have hundreds of cuts, and are looked up for every block: they are told apart by comparing.
  func hash(into hasher: inout Hasher) {
    hasher.combine(isExact)
    hasher.combine(cuts.count)
  }
}

/// What is looked at in a list as a whole.
struct ListUse: Hashable {
  let list: Int
  /// The fields, by number.
  var fields: [Int: CellUse] = [:]
  /// Of the ledger, the items whose entries alone are looked at closely; nil: all entries are.
  var families: Set<Int>?
  /// The list with whose labels the entries are compared, and the field of the entries that holds them.
  var labels: Int?
  var labelField: Int?
  /// Facts entries are compared with: they bear on something only where there are entries that are looked at.
  var compared: Set<FactReference> = []
  /// Of the ledger, what entries are compared with where they are looked at for support of one content elsewhere.
  var elsewhere: Elsewhere?

  /// A content and the instrument it is not to come from.
  struct Elsewhere: Hashable {
    /// The value of the ledger's content; nil: any.
    let content: Int?
    let instrument: InstrumentNumber?
  }
}

/// What something looks at in a dossier.
struct DossierUse: Hashable {
  /// The year by which it is judged; nil: it differs from row to row.
  var now: Int?
  /// The facts of the applicant.
  var facts: [FactReference: CellUse] = [:]
  /// The fields of the record at hand.
  var fields: [FactReference: CellUse] = [:]
  /// The years in which yearly facts of the applicant are looked at.
  var years: [FactReference: YearUse] = [:]
  /// The lists.
  var lists: [ListUse] = []
}

/// The years in which a yearly fact is looked at.
struct YearUse: Hashable {
  /// So many years before the year of the day the instrument is judged by.
  var backs: Set<Int> = []
  /// These years.
  var years: Set<Int> = []
  /// All years.
  var isOfAll = false

  mutating func formUnion(_ other: YearUse) {
    backs.formUnion(other.backs)
    years.formUnion(other.years)
    isOfAll = isOfAll || other.isOfAll
  }

  /// The years that are looked at, where that of the day is known; nil: any may be.
  func all(now: Int?) -> Set<Int>? {
    guard !isOfAll, let now else { return nil }
    return years.union(backs.map { now - $0 })
  }
}

/// Finds what an expression looks at, names followed to what they stand for; closer than `DependencyFinder`, which tells
/// only which facts there are.
struct DossierUseFinder {
  let book: RuleBook
  let plan: EvaluationPlan
  /// The instrument and the item it stands in.
  let home: Int
  let item: Int
  /// The list of which a record is at hand.
  let list: Int?
  /// The days on which something can begin or end.
  private let days: Set<Ratio>
  private(set) var use = DossierUse()
  /// The list that is asked about as a whole, while what is asked is looked at.
  private var asked: [Int: ListUse] = [:]
  /// How many years back are tried, while what is asked of each is looked at.
  private var tried: ClosedRange<Int>?
  private var followed: Set<Followed> = []

  private struct Followed: Hashable {
    let name: EvaluationMemory.Name
    let isExact: Bool
    let list: [Int]
    var tried: ClosedRange<Int>?
  }

  init(_ plan: ColumnPlan, home: Int, item: Int, list: Int?) {
    book = plan.book
    self.plan = plan.evaluation
    days = plan.days
    self.home = home
    self.item = item
    self.list = list
    use.now = plan.year(of: home)
  }

  /// Looks through an expression. Where only whether there is a value matters, numbers are not `isExact`.
  mutating func look(at expression: Expression, isExact: Bool = true) {
    let number: CellUse = isExact ? .exact : .presence
    switch expression.kind {
    case .constant, .invalid: break
    case .fact(let reference, let selector): add(reference, number, selector)
    case .comparison(let left, _, let right): compare(left, [right])
    case .between(let subject, let low, let high, _): compare(subject, [low, high])
    case .table(let subject, let rows):
      lookUp(subject, rows)
      for row in rows { look(at: row.value, isExact: isExact) }
    case .arithmetic, .clamp, .hole: for part in expression.parts { look(at: part, isExact: isExact) }
    case .definition(let number):
      guard let definition = book.definitions[checked: number] else { return }
      follow(.definition(number), definition.clause.value, definition.instrument, isExact)
    case .conditionSet(let number):
      guard let set = book.conditionSets[checked: number] else { return }
      follow(.conditionSet(number), set.clause.value, set.instrument, isExact)
    case .parameter(let number):
      lookAtReference()
      if let territory = book.vocabulary.territoryFact { add(FactReference(list: nil, index: territory), .exact) }
      guard followed.insert(Followed(name: .parameter(number), isExact: true, list: lists, tried: tried)).inserted
      else { return }
      // Whether values contradict each other depends on what they are.
      for value in book.parameterValues where value.parameter == number { look(at: value.clause.value) }
    case .referenceDate: lookAtReference(.exact)
    case .trend(let reference, _, let years):
      add(reference, .exact)
      addYears(of: reference, 1...max(1, years + 1))
      lookAtReference()
    case .overYears(_, let reference, let years):
      add(reference, .exact)
      addYears(of: reference, 1...max(1, years))
      lookAtReference()
    case .yearsAtLeast(_, let total, let part):
      lookAtReference()
      let outer = tried
      tried = 1...max(1, total)
      look(at: part)
      tried = outer
    case .aggregate(_, let list, let value, let filter): ask(list, value, filter)
    case .receivedElsewhere:
      guard let ledger = book.vocabulary.ledger, let own = book.items[checked: item] else { return }
      var entries = ListUse(list: ledger.list)
      entries.elsewhere = ListUse.Elsewhere(
        content: own.content?.value, instrument: book.instruments[checked: own.instrument]?.number)
      for field in [ledger.item, ledger.content, ledger.instrument].compactMap({ $0 }) {
        entries.fields[field] = .exact
      }
      use.lists.append(entries)
    case .score, .grading:
      lookAtReference(.exact)
      for part in expression.parts { look(at: part) }
    case .all, .any, .atLeast, .not, .provided, .unless, .presumed, .member, .shiftMonths, .shiftDays, .timeBetween:
      for part in expression.parts { look(at: part) }
    }
  }

  /// The reference date of the instrument it stands in: at least its year and which instruments are in force.
  mutating func lookAtReference(_ use: CellUse? = nil) {
    guard let reference = plan.references[checked: plan.referenceOfInstrument[checked: home] ?? 0] ?? nil else {
      return
    }
    add(reference, use ?? CellUse(cuts: days))
  }

  /// Whether an instrument applies: its validity, and the conditions of transitions.
  mutating func lookAtValidity(of instrument: Int) {
    lookAtReference()
    guard let text = book.instruments[checked: instrument] else { return }
    for transition in text.keeps + text.yields { look(at: transition.condition.value) }
  }

  /// A fact in the year a selector says; where the selector says none, in those that are tried.
  private mutating func add(_ reference: FactReference, _ use: CellUse, _ selector: YearSelector?) {
    add(reference, use)
    guard reference.list == nil, book.vocabulary.fact(reference).isYearly else { return }
    switch selector {
    case .before(let back)?: addYears(of: reference, back...back)
    case .year(let year)?: self.use.years[reference, default: YearUse()].years.insert(year)
    case nil:
      if let tried {
        addYears(of: reference, tried)
      } else {
        self.use.years[reference, default: YearUse()].isOfAll = true
      }
    }
  }

  private mutating func addYears(of reference: FactReference, _ backs: ClosedRange<Int>) {
    guard reference.list == nil else { return }
    // More years than the calendar has are all years.
    if backs.count > CalendarDate.years.count {
      use.years[reference, default: YearUse()].isOfAll = true
    } else {
      use.years[reference, default: YearUse()].backs.formUnion(backs)
    }
  }

  /// A fact of the applicant or of the record at hand.
  mutating func add(_ reference: FactReference, _ use: CellUse) {
    guard let own = reference.list else { return self.use.facts[reference, default: .presence].formUnion(use) }
    if asked[own] != nil {
      asked[own]?.fields[reference.index, default: .presence].formUnion(use)
    } else if own == list {
      self.use.fields[reference, default: .presence].formUnion(use)
    }
    // Of any other list no record is at hand, and nothing is read.
  }

  /// The ledger: whose entries, and which of their fields besides the item.
  mutating func lookAtLedger(for families: Set<Int>?, _ fields: (LedgerLayout) -> [Int?]) {
    guard let ledger = book.vocabulary.ledger else { return }
    var entries = ListUse(list: ledger.list, families: families)
    for field in [ledger.item] + fields(ledger).compactMap({ $0 }) { entries.fields[field] = .exact }
    use.lists.append(entries)
  }

  /// Entries of an item with keys in common, and more of their fields.
  mutating func lookAtLedger(for family: Int, keys: [LedgerKey], _ more: (LedgerLayout) -> [Int]) {
    guard let ledger = book.vocabulary.ledger else { return }
    var entries = ListUse(list: ledger.list, families: [family])
    entries.fields[ledger.item] = .exact
    for field in more(ledger) { entries.fields[field] = .exact }
    for key in keys {
      switch key {
      case .applicant: break
      case .year:
        lookAtReference()
        entries.fields[ledger.date, default: .presence].formUnion(yearUse)
      case .record(let field):
        entries.fields[field] = .exact
        entries.labels = list ?? entries.list
        entries.labelField = field
      case .fact(let reference, let field):
        entries.fields[field] = .exact
        // A record at hand is one of the item's own list.
        if reference.list == nil || reference.list == list { entries.compared.insert(reference) }
      }
    }
    use.lists.append(entries)
  }

  /// How a day is looked at of which only the year matters: whether it is that of the day the instrument is judged by.
  private var yearUse: CellUse {
    guard let now = use.now, let first = CalendarDate(year: now, month: 1, day: 1),
      let next = CalendarDate(year: now + 1, month: 1, day: 1)
    else { return .exact }
    return CellUse(cuts: [Ratio(Int64(first.dayNumber)), Ratio(Int64(next.dayNumber))])
  }

  private var lists: [Int] { asked.keys.sorted() }

  private mutating func follow(
    _ name: EvaluationMemory.Name, _ expression: Expression, _ instrument: Int, _ isExact: Bool
  ) {
    guard followed.insert(Followed(name: name, isExact: isExact, list: lists, tried: tried)).inserted else { return }
    if instrument != home { lookAtValidity(of: instrument) }
    look(at: expression, isExact: isExact)
  }

  private mutating func compare(_ subject: Expression, _ others: [Expression]) {
    let all = [subject] + others
    let constants = all.compactMap(\.constantNumber)
    for (place, expression) in all.enumerated() {
      // Compared with constants only, a fact matters by the side of each it lies on.
      let rest = place == 0 ? others.count : 1
      if case .fact(let reference, _) = expression.kind, constants.count >= rest, constants.count == all.count - 1 {
        add(reference, CellUse(cuts: Set(constants)), expression.selector)
      } else {
        look(at: expression)
      }
    }
  }

  private mutating func lookUp(_ subject: Expression, _ rows: [Expression.TableRow]) {
    guard case .fact(let reference, _) = subject.kind else { return look(at: subject) }
    var cuts: Set<Ratio> = []
    for row in rows {
      switch row.key {
      case .symbols, .truths, .otherwise: break
      case .numbers(let numbers): cuts.formUnion(numbers)
      case .range(let low, _, let high, _): cuts.formUnion([low, high].compactMap { $0 })
      }
    }
    add(reference, CellUse(cuts: cuts), subject.selector)
  }

  private mutating func ask(_ list: Int, _ value: Expression?, _ filter: Expression?) {
    let outer = asked[list]
    asked[list] = outer ?? ListUse(list: list)
    if let value { look(at: value) }
    if let filter { look(at: filter) }
    if let found = asked[list], outer == nil { use.lists.append(found) }
    asked[list] = outer
  }
}

extension Expression {
  /// The year a fact is asked in.
  fileprivate var selector: YearSelector? {
    if case .fact(_, let selector) = kind { selector } else { nil }
  }

  /// The number or the day it is written as.
  fileprivate var constantNumber: Ratio? {
    guard case .constant(let constant) = kind else { return nil }
    switch constant {
    case .quantity(let number): return number
    case .date(let day): return Ratio(Int64(day.dayNumber))
    case .truth, .symbol, .text, .instrument, .supportItem: return nil
    }
  }
}
