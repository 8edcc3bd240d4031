import RuleLanguage

/// One evaluation: one dossier on one date, and where in the rules and the dossier it stands at the moment.
///
/// Conditions and values are evaluated whole, without short cuts, because the explanation shows all of them. What has
/// been found of a definition, a condition set or a parameter is kept for the next item that asks.
final class Evaluation {
  let book: RuleBook
  let plan: EvaluationPlan
  let dossier: Dossier
  /// The date of the decision.
  let date: CalendarDate
  /// What is tried out in place of what the dossier says.
  let trial: [TriedFact]
  /// Whether only the answers are wanted: no ways to qualify, no priority, no papers.
  let isBrief: Bool

  /// The reference date taken now, by its number in the plan.
  var reference = 0
  /// The instrument by which is judged now.
  var home = 0
  /// The item decided now, by its number in the book.
  var itemNumber = 0
  /// The record at hand, for each list.
  var records: [RecordPosition]
  /// The year being tried in `… năm trước: C`.
  var triedYear: Int?
  /// The sources met since they were last asked for.
  var used = UsedSources()

  /// The reference dates, by their number in the plan.
  private(set) var references: [ReferenceDate] = []
  /// What has been found of instruments, definitions, condition sets and parameters.
  var memory: EvaluationMemory

  init(
    book: RuleBook, plan: EvaluationPlan, dossier: Dossier, date: CalendarDate, trial: [TriedFact] = [],
    isBrief: Bool = false
  ) {
    self.isBrief = isBrief
    self.book = book
    self.plan = plan
    self.dossier = dossier
    self.date = date
    self.trial = trial
    memory = EvaluationMemory(book)
    records = Array(repeating: .none, count: book.vocabulary.lists.count)
    references = plan.references.map(referenceDate)
  }

  /// The reference date taken now.
  var referenceDate: ReferenceDate { references[reference] }

  /// Does something with a record at hand.
  func with<Result>(_ position: RecordPosition, of list: Int, _ body: () -> Result) -> Result {
    guard records.indices.contains(list) else { return body() }
    let outer = records[list]
    records[list] = position
    defer { records[list] = outer }
    return body()
  }

  /// Notes that something was read in a source.
  func use(source: Int) { used.insert(source) }
}

/// Which record of a list is at hand.
enum RecordPosition: Hashable {
  /// No record.
  case none
  /// Any record: of its fields only the declared ranges are known.
  case any
  /// This one, by its place.
  case number(Int)
}

/// A fact that is tried out.
struct TriedFact {
  let path: FactPath
  let given: Given
}

/// The date by which an instrument is judged.
struct ReferenceDate {
  /// The date, or why there is none.
  let value: Value
  /// What is not known.
  let causes: [Cause]

  /// The day, where it is known.
  var day: CalendarDate? {
    if case .date(let earliest?, let latest) = value, earliest == latest { return earliest }
    return nil
  }

  /// Its calendar year.
  let year: Int?

  init(value: Value, causes: [Cause]) {
    self.value = value
    self.causes = causes
    if case .date(let earliest?, let latest) = value, earliest == latest { year = earliest.year } else { year = nil }
  }
}

/// The sources that were met, and whether a hole was.
struct UsedSources {
  /// The sources, by their number in the plan, each once.
  private(set) var numbers: [Int]
  /// Whether a hole that is still open was met.
  var metHole = false

  init(_ numbers: [Int] = []) { self.numbers = numbers }

  mutating func insert(_ source: Int) {
    if !numbers.contains(source) { numbers.append(source) }
  }

  mutating func formUnion(_ other: UsedSources) {
    for source in other.numbers { insert(source) }
    metHole = metHole || other.metHole
  }
}

/// What has been found and holds for every item that asks again.
struct EvaluationMemory {
  /// What a name stands for, where it was asked.
  struct Key: Hashable {
    let name: Name
    /// By which reference date.
    let reference: Int
    /// For which record of the list it is about.
    let record: RecordPosition
  }

  /// What has a name.
  enum Name: Hashable {
    case definition(Int)
    case conditionSet(Int)
    case parameter(Int)
  }

  /// What was found, and what was met on the way.
  struct Found {
    let content: Content
    let used: UsedSources
  }

  enum Content {
    case value(Evaluated)
    case condition(Finding)
  }

  /// What rules on priority say of the applicant, by number; nil inside: the rule does not count.
  var priority: [Int: PriorityFinding?] = [:]

  /// What a name stands for.
  var named: [Key: Found] = [:]

  init(_ book: RuleBook) { instruments = Array(repeating: nil, count: book.instruments.count) }

  /// Whether instruments are in force and for this province.
  var instruments: [InstrumentScope?]
}
