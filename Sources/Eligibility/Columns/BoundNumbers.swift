import RuleLanguage

/// The facts of a program in the columns of one block.
struct BoundNumbers {
  let program: NumberProgram
  /// The columns of each fact of the applicant, one without a year where it is not yearly; none of a field.
  let cells: [[FactColumn]]
  /// The number of each field of records, nil of facts of the applicant.
  let fields: [Int?]
  /// The day of the decision.
  let day: Int64
  /// Whether the day the instrument is judged by differs from row to row, and the column it stands in.
  let hasReferenceFact: Bool
  let reference: FactColumn?
  private let yearOfDecision: Int
  /// What is known of days some months from others.
  let movedDays: MovedDays

  init(_ program: NumberProgram, _ codes: BlockCodes) {
    self.program = program
    movedDays = codes.plan.movedDays
    day = Int64(codes.date.dayNumber)
    yearOfDecision = codes.date.year
    let fact = codes.plan.reference(of: program.home)
    hasReferenceFact = fact != nil
    reference = fact.flatMap { codes.columns(of: $0).first }.map { codes.block.facts[$0] }
    fields = program.facts.map { $0.list == nil ? nil : $0.index }
    cells = program.facts.map { reference in
      reference.list == nil ? codes.columns(of: reference).map { codes.block.facts[$0] } : []
    }
  }

  /// The year by which all rows are judged; nil: it differs from row to row.
  var yearOfAll: Int? { hasReferenceFact ? nil : yearOfDecision }

  /// The day a row is judged by; nil where it is not known.
  func day(_ row: Int) -> Int64? {
    guard hasReferenceFact else { return day }
    guard let reference, reference.state(row) == FactColumn.value else { return nil }
    return reference.number(row)
  }

  /// Whether there is such a day, though it may not be known.
  func hasDay(_ row: Int) -> Bool { reference?.state(row) != FactColumn.absent }

  /// The year of that day; nil where it is not known.
  func year(_ row: Int) -> Int? {
    guard hasReferenceFact else { return yearOfDecision }
    return day(row).flatMap { Int(exactly: $0) }.flatMap { CalendarDate(dayNumber: $0)?.year }
  }
}

/// Room for the numbers of a program, kept from one run to the next.
final class NumberScratch {
  // SAFETY: `capacity` entries each, all initialised; only used by the one run that is going on.
  private var lows: UnsafeMutablePointer<Int64>
  private var highs: UnsafeMutablePointer<Int64>
  private var capacity = 0
  /// How many rows or records the run is about.
  private(set) var count = 0

  init() {
    lows = .allocate(capacity: 1)
    highs = .allocate(capacity: 1)
    lows.initialize(to: 0)
    highs.initialize(to: 0)
  }

  deinit {
    lows.deallocate()
    highs.deallocate()
  }

  /// Makes room for so many steps for so many.
  func start(steps: Int, count: Int) {
    self.count = count
    let wanted = max(1, steps * count)
    guard wanted > capacity else { return }
    lows.deallocate()
    highs.deallocate()
    lows = .allocate(capacity: wanted)
    highs = .allocate(capacity: wanted)
    lows.initialize(repeating: 0, count: wanted)
    highs.initialize(repeating: 0, count: wanted)
    capacity = wanted
  }

  /// The numbers of a step.
  @inline(__always)
  func numbers(of step: Int) -> StepNumbers {
    StepNumbers(lows: lows + step &* count, highs: highs + step &* count, count: count)
  }
}

/// The numbers one step computed, of each row or record.
struct StepNumbers {
  // SAFETY: `count` entries of a scratch that is not started anew while they are used.
  fileprivate let lows: UnsafeMutablePointer<Int64>
  fileprivate let highs: UnsafeMutablePointer<Int64>
  let count: Int

  @inline(__always)
  subscript(_ place: Int) -> NumberBounds {
    get { NumberBounds(low: lows[place], high: highs[place]) }
    nonmutating set {
      lows[place] = newValue.low
      highs[place] = newValue.high
    }
  }
}
