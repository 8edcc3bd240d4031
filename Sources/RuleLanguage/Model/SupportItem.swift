/// A support item: what may be received, by whom, on what conditions, how much (DESIGN §2.2, §2.3).
public struct SupportItem: Sendable {
  /// Its number in `RuleBook.items`.
  public let number: Int
  /// Its name.
  public let name: String
  /// How people read it.
  public let label: String
  /// Its instrument, by number.
  public let instrument: Int
  /// Where it stands.
  public let citation: Citation
  /// Where it was read.
  public let source: Source
  /// The list for each of whose records it is decided.
  public internal(set) var list: Int?
  /// Which records of the list it is about; nil: all of them.
  public internal(set) var filter: Clause<Expression>?
  /// Whom it is for.
  public internal(set) var beneficiaries: Clause<[Beneficiary]>?
  /// What must hold, its own conditions first, then those common to the instrument.
  public internal(set) var conditions: [Clause<Expression>] = []
  /// What must not hold.
  public internal(set) var exclusions: [Clause<Expression>] = []
  /// How much.
  public internal(set) var amount: Clause<Amount>?
  /// Support that is not money.
  public internal(set) var inKind: Clause<String>?
  /// The fact in which the authority's decided amount is given.
  public internal(set) var decision: Clause<FactReference>?
  /// Its ceilings, in order.
  public internal(set) var ceilings: [Clause<Ceiling>] = []
  /// How its amounts are rounded to đồng.
  public internal(set) var rounding: Clause<Rounding>?
  /// How many times it may be received.
  public internal(set) var times: [Clause<TimesLimit>] = []
  /// What is taken off for what the ledger shows.
  public internal(set) var deduction: Clause<[LedgerKey]>?
  /// What may be paid when.
  public internal(set) var payment: Clause<[PaymentStep]>?
  /// What may be advanced.
  public internal(set) var advance: Clause<Ratio>?
  /// The papers of the file.
  public internal(set) var papers: Clause<[FactReference]>?
  /// Who decides.
  public internal(set) var authority: Clause<Authority>?
  /// Whose money it is.
  public internal(set) var funding: Clause<[Funding]>?
  /// Its content: a value of the ledger's `nội_dung`.
  public internal(set) var content: Clause<Int>?
  /// Where it is written.
  public let span: SourceSpan
}

extension SupportItem {
  /// Where its clauses stand, those common to the instrument among them.
  public var clauseCitations: [Citation] {
    let single = [
      filter?.citation, beneficiaries?.citation, amount?.citation, inKind?.citation, decision?.citation,
      rounding?.citation, deduction?.citation, payment?.citation, advance?.citation, papers?.citation,
      authority?.citation, funding?.citation, content?.citation,
    ].compactMap { $0 }
    return single + conditions.map(\.citation) + exclusions.map(\.citation) + ceilings.map(\.citation)
      + times.map(\.citation)
  }
}

/// A kind of applicant.
public struct Beneficiary: Sendable, Hashable {
  /// The value of the fact that says what kind of applicant it is.
  public let kind: Int
  /// What it must be besides.
  public let condition: Expression?
}

/// An amount and what the law says of it.
public struct Amount: Sendable, Hashable {
  /// Fixed, a ceiling or a floor.
  public let bound: AmountBound
  /// The value, in đồng.
  public let value: Expression
}

/// A ceiling.
public struct Ceiling: Sendable, Hashable {
  /// What is capped.
  public let limit: Limit
  /// For whom.
  public let scope: Scope
  /// Whether it is a ceiling a calendar year, the ledger's entries of the item in that year counted in.
  public let isPerYear: Bool

  /// The amount, or the number of records.
  public enum Limit: Sendable, Hashable {
    /// At most so many đồng.
    case amount(Expression)
    /// At most so many records; the most favourable are taken.
    case records(Int64)
  }

  /// For whom a ceiling is.
  public enum Scope: Sendable, Hashable {
    /// For the applicant as a whole.
    case applicant
    /// For each record of the item's list.
    case record
  }
}

/// How an amount is rounded.
public struct Rounding: Sendable, Hashable {
  /// Which way.
  public let direction: RoundingDirection
  /// To multiples of so many đồng.
  public let step: Int64

  /// Rounds this way, to multiples of so many đồng.
  public init(direction: RoundingDirection, step: Int64) {
    self.direction = direction
    self.step = step
  }

  /// The same way, to whole đồng.
  public var toWholeDong: Rounding { Rounding(direction: direction, step: 1) }
}

/// How many times an item may be received.
public struct TimesLimit: Sendable, Hashable {
  /// How many times.
  public let count: Int64
  /// With the same what.
  public let keys: [LedgerKey]
}

/// What an entry of the ledger must have in common with what is asked for now.
public enum LedgerKey: Sendable, Hashable {
  /// The applicant: any entry.
  case applicant
  /// The calendar year of the reference date.
  case year
  /// The label of the record, found in this field of the ledger.
  case record(ledgerField: Int)
  /// The value of a fact, found in this field of the ledger.
  case fact(FactReference, ledgerField: Int)
}

/// What may be paid when a condition holds.
public struct PaymentStep: Sendable, Hashable {
  /// The share of what is granted.
  public let share: Ratio
  /// When.
  public let condition: Expression
}

/// Who decides, and within how many days.
public struct Authority: Sendable, Hashable {
  /// Who.
  public let name: String
  /// Within how many days.
  public let days: Int64?
}

/// Who pays what share.
public struct Funding: Sendable, Hashable {
  /// Who, as people read it.
  public let payer: String
  /// What share.
  public let share: FundingShare
}
