/// The checked rules: one meaning, whatever runs it (DESIGN §1.2).
public struct RuleBook: Sendable {
  /// What can be known.
  public internal(set) var vocabulary = Vocabulary()
  /// The instruments, in order of their number; everything below points into these lists by number.
  public internal(set) var instruments: [Instrument] = []
  /// The support items of all instruments, an instrument's together and in the order of its text.
  public internal(set) var items: [SupportItem] = []
  /// The item that stands for all texts of an item, an entry an item: what the ledger and cases name.
  public internal(set) var familyOfItem: [Int] = []
  /// The named sets of conditions.
  public internal(set) var conditionSets: [ConditionSet] = []
  /// The definitions.
  public internal(set) var definitions: [Definition] = []
  /// What may be received together and what not.
  public internal(set) var stackingRules: [StackingRule] = []
  /// What puts one applicant before another.
  public internal(set) var priorityRules: [PriorityRule] = []
  /// The values of parameters, by whichever instrument gives them.
  public internal(set) var parameterValues: [ParameterValue] = []
  /// The provisions and instruments that acts have taken away.
  public internal(set) var repeals: [Repeal] = []
  /// The holes that are left.
  public internal(set) var holes: [Hole] = []
  /// Whether the assumptions are laid over the law.
  public internal(set) var usesAssumptions = false

  /// Finds an item by its instrument and name.
  public func item(_ name: String, of instrument: InstrumentNumber) -> Int? {
    items.firstIndex { $0.name == name && instruments[$0.instrument].number == instrument }
  }

  /// The items, each once whatever texts it has had: the one that stands for all of them.
  public var distinctItems: [SupportItem] { zip(items, familyOfItem).filter { $0.number == $1 }.map(\.0) }

  /// The drafts that count as law here.
  public var drafts: [InstrumentNumber] { instruments.filter { $0.isDraft && $0.version == 1 }.map(\.number) }
}

/// An act in one of the texts it has had: amendments make a new one, in force from the day they take effect (DESIGN
/// §2.2, §2.4).
public struct Instrument: Sendable {
  /// Its number.
  public let number: InstrumentNumber
  /// Which of its texts this is, from 1 in the order of time.
  public let version: Int
  /// Whether it is a draft.
  public let isDraft: Bool
  /// Its title.
  public let title: String?
  /// Who issued it.
  public let issuer: String?
  /// When it was issued.
  public let issued: CalendarDate?
  /// Its first day in force.
  public let validFrom: DateBound
  /// Its last day in force; nil: none known or set.
  public let validUntil: DateBound?
  /// The values of the province fact it is for; nil: the whole country.
  public let territory: [Int]?
  /// The date fact it is judged by; nil: the date of the decision.
  public let referenceDate: FactReference?
  /// Where it was read.
  public let source: Source
  /// Its provisions in order.
  public internal(set) var provisions: [Provision]
  /// What is still judged by it although it has ended (`chuyển tiếp`).
  public internal(set) var keeps: [Transition] = []
  /// What is not judged by it but by an older instrument (`chuyển tiếp`).
  public internal(set) var yields: [Transition] = []
  /// Where it stands.
  public let span: SourceSpan
}

extension Instrument {
  /// Whether a day may lie within its validity; a bound nobody has read counts as far as it is certain.
  public func mayBeInForce(on day: CalendarDate) -> Bool {
    switch validFrom {
    case .day(let first, _): if day < first { return false }
    case .hole(_, let low, _): if let low, day < low { return false }
    }
    switch validUntil {
    case .day(let last, _): return day <= last
    case .hole(_, _, let high): return high.map { day <= $0 } ?? true
    case nil: return true
    }
  }
}

/// `chuyển tiếp khi … xét theo …`: what stays under the old instrument.
public struct Transition: Sendable, Hashable {
  /// Of what.
  public let condition: Clause<Expression>
  /// The act that says so, by number in the rule book.
  public let act: Int
  /// The instrument that is applied.
  public let instrument: InstrumentNumber
}

/// An end of a validity.
public enum DateBound: Sendable, Hashable {
  /// This day.
  case day(CalendarDate, Source)
  /// Not known, between these days where a bound is certain; the hole by its number in `RuleBook.holes`.
  case hole(Int, low: CalendarDate?, high: CalendarDate?)
}

/// A provision and what stands in it.
public struct Provision: Sendable {
  /// Where it is.
  public let citation: Citation
  /// The title written at its header.
  public let title: String?
  /// What stands in it, in order.
  public internal(set) var statements: [Statement]

  /// What stands in a provision, by number in the rule book.
  public enum Statement: Sendable, Hashable {
    case item(Int)
    case conditionSet(Int)
    case definition(Int)
    case parameterValue(Int)
    /// A clause common to several items.
    case common(CommonClause)
    /// What the act does to another.
    case amendment(Amendment)
    /// What the act leaves to an older one.
    case transition(Transition)
    /// A rule on what may be received together.
    case stacking(Int)
    /// A rule on who comes first.
    case priority(Int)
  }
}

/// What an act does to another, as it says it; the text it leads to is among the texts of that instrument.
public struct Amendment: Sendable, Hashable {
  /// What it does.
  public let action: AmendmentAction
  /// To which provision; nil: to the instrument as a whole.
  public let path: ProvisionPath?
  /// Of which item, where it names one.
  public let item: String?
  /// Of which instrument.
  public let instrument: InstrumentNumber
  /// What the lines below it are about (`tối đa`, `hỗ trợ x`).
  public let parts: [String]
  /// Where it was read.
  public let source: Source
}

/// A clause common to several items, as it stands; the items have it among their own.
public enum CommonClause: Sendable, Hashable {
  case condition(Clause<Expression>)
  case exclusion(Clause<Expression>)
  case beneficiaries(Clause<[Beneficiary]>)
}

/// A clause: what it says, where it stands, where it was read.
public struct Clause<Value: Sendable & Hashable>: Sendable, Hashable {
  /// What it says.
  public let value: Value
  /// Where it stands in the law.
  public let citation: Citation
  /// Where it was read.
  public let source: Source
  /// Where it is written.
  public let span: SourceSpan
}

/// A named set of conditions.
public struct ConditionSet: Sendable {
  /// Its name.
  public let name: String
  /// How people read it.
  public let label: String
  /// The list whose records it is about.
  public let list: Int?
  /// The condition.
  public internal(set) var clause: Clause<Expression>
  /// The instrument, by number.
  public let instrument: Int
}

/// A definition.
public struct Definition: Sendable {
  /// Its name.
  public let name: String
  /// How people read it.
  public let label: String
  /// The list whose records it is about.
  public let list: Int?
  /// What it is.
  public internal(set) var clause: Clause<Expression>
  /// The instrument, by number.
  public let instrument: Int
}

/// The value of a parameter while an instrument is in force.
public struct ParameterValue: Sendable {
  /// The parameter, by number.
  public let parameter: Int
  /// The value; a table where the parameter follows a fact.
  public let clause: Clause<Expression>
  /// The instrument, by number.
  public let instrument: Int
}
