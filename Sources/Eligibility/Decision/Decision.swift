import RuleLanguage

/// What an evaluation gives for one dossier (DESIGN §3).
public struct Decision: Sendable {
  /// What the dossier is called.
  public let dossier: String
  /// The date of the decision.
  public let date: CalendarDate
  /// Whether assumptions filled holes.
  public let usesAssumptions: Bool
  /// One for every support item of the rule book that was asked for, in the order of the book.
  public let items: [ItemDecision]
  /// What the eligible items come to after stacking, by basis; a basis without eligible items is not there. The least is
  /// what the best combination surely comes to, the most what it can come to at best: where a choice is open that is more
  /// than the leasts of the items together, and less than their mosts.
  public let totals: [Basis: MoneyRange]
  /// The same for the items that are eligible or may yet turn out to be.
  public let possible: [Basis: MoneyRange]
}

/// The decision on one support item.
public struct ItemDecision: Sendable {
  /// The item, by number in the rule book.
  public let item: Int
  /// The answer.
  public let verdict: Verdict
  /// The weakest source of everything that was evaluated for it.
  public internal(set) var basis: Basis
  /// The sources that were used, the weakest first, each once.
  public internal(set) var sources: [Source]
  /// What may be received, looked at by itself; nil where there is nothing in money, or the item is ineligible or out of scope.
  public let amount: MoneyRange?
  /// What of it may be paid today; nil where the item says nothing of payment.
  public internal(set) var payable: MoneyRange?
  /// Whether it is among those that are taken, where not all may be received together: yes where nothing stands in its
  /// way, unknown where that depends on what is not known. Nil where it is not granted. Of an undetermined item it says
  /// what comes of it if it is granted.
  public internal(set) var choice: Truth?
  /// What is left of the amount after that; nil where there is no amount.
  public internal(set) var afterStacking: MoneyRange?
  /// How the amount came about; for an item decided by record, what comes after the sum.
  public internal(set) var ladder: [LadderStep]
  /// In force, in this province, this kind of applicant.
  public let scope: [ScopeFinding]
  /// Conditions and exclusions of the item as a whole, as evaluated; empty for an item decided by record.
  public let findings: [Finding]
  /// The outcome for each record, for an item decided by record.
  public let records: [RecordOutcome]
  /// For an undetermined item: the smallest sets of facts that would settle it as eligible, the smallest first; where
  /// no facts can (a hole stands in the way), the sets that would settle it at all.
  public let missing: [[FactPath]]
  /// For an ineligible item: the smallest ways to yes, those the applicant can change first.
  public let toQualify: [[Change]]
  /// Where the rules on priority put the applicant, for an item that is granted or may be.
  public let priority: [PriorityFinding]
  /// The papers of the file.
  public let papers: [PaperState]
  /// Why the verdict or the amount is not exact, each once.
  public internal(set) var causes: [Cause]
}

/// The answer on an item (DESIGN §3).
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// Every condition holds.
  case eligible
  /// One fails.
  case ineligible
  /// It depends on what is not known.
  case undetermined
  /// Not in force on that day, another province, not this kind of applicant.
  case outOfScope = "out_of_scope"
  /// Two clauses give different answers and no rule ranks them.
  case conflict

  /// Its place among all cases: for what is kept by verdict, and looked up for every row.
  public var place: Int {
    switch self {
    case .eligible: 0
    case .ineligible: 1
    case .undetermined: 2
    case .outOfScope: 3
    case .conflict: 4
    }
  }
}

/// An amount in whole đồng: from `low` to `high`, both inclusive; no `high`: without upper limit.
public struct MoneyRange: Sendable, Hashable {
  /// The least.
  public let low: Int64
  /// The most.
  public let high: Int64?

  /// From `low` to `high` đồng.
  public init(low: Int64, high: Int64?) {
    self.low = low
    self.high = high
  }

  /// Nothing.
  public static let zero = MoneyRange(low: 0, high: 0)

  /// Whether it is one amount.
  public var isExact: Bool { low == high }
}

/// One state of an amount, with the clause that led to it (DESIGN §2.3).
public struct LadderStep: Sendable, Hashable {
  /// What was done.
  public let kind: Kind
  /// The amount after it.
  public let after: MoneyRange
  /// Where the clause stands; nil for a step no clause orders (a sum of records).
  public let citation: Citation?
  /// Where the clause was read.
  public let source: Source?

  /// The steps, in their order.
  public enum Kind: Sendable, Hashable {
    /// `tính`: the amount as the law gives it, its parts as evaluated, rounded as the law says (nil: it was whole).
    case computed(AmountBound, ValueFinding, Rounding?)
    /// `tính`: the sum of the eligible records; how many, and of how many.
    case summed(records: Int, of: Int)
    /// `giới hạn`: a ceiling in đồng, what was left of it after the ledger's year (`used`), and whether it bit.
    case capped(Ceiling, limit: MoneyRange, used: MoneyRange?, Bite)
    /// `giới hạn`: only so many records; the ones sure to be left out by their place in the list, and whether any is.
    case recordsCapped(limit: Int64, dropped: [Int], Bite)
    /// The authority's decision as given; it may ask for more than the law allows.
    case decided(Int64)
    /// `trừ đã nhận`: what the ledger shows.
    case deducted(MoneyRange)
    /// `chọn`: whether it is taken where not all may be received together, and which rules say so.
    case chosen(Truth, [StackingReason])
    /// `được chi`: the share that may be paid today.
    case payable(shareLow: Ratio, shareHigh: Ratio)
    /// `tạm ứng`: what may be advanced at most.
    case advance(Ratio)
  }

  /// Whether a ceiling lowered the amount.
  public enum Bite: Sendable, Hashable {
    case yes
    case no
    /// It depends on what is not known.
    case possibly
  }
}

/// A value with the values it was made of, for explanations.
public struct ValueFinding: Sendable, Hashable {
  /// The expression.
  public let expression: Expression
  /// What it came to.
  public let value: Value
  /// The same for its parts, in the order they are written; a table has only the row that was taken (its subject
  /// first), or every row that may be.
  public let parts: [ValueFinding]
}

/// Whether the item is in scope at all, by one of three tests.
public struct ScopeFinding: Sendable, Hashable {
  /// Which test.
  public let test: Test
  /// How it came out.
  public let truth: Truth
  /// What is not known.
  public let causes: [Cause]

  /// The three tests.
  public enum Test: Sendable, Hashable {
    /// The instrument is in force on the reference date (nil: that date is not known); the condition of the transition
    /// that keeps it in force, or makes it yield to an older one.
    case inForce(on: CalendarDate?, transition: Finding?)
    /// The applicant is in its province.
    case territory
    /// The item is for this kind of applicant; the finding of the kind's own condition where it has one.
    case beneficiary(condition: Finding?)
  }
}

/// A condition as evaluated, with its parts: the tree of the explanation.
public struct Finding: Sendable, Hashable {
  /// The condition.
  public let expression: Expression
  /// Whether it holds.
  public let truth: Truth
  /// Where it stands in the law.
  public let citation: Citation?
  /// Its mark in a list, where it has one.
  public let mark: ListMark?
  /// Whether it is an exclusion: then it stands here already negated, and holds where the exclusion does not apply.
  public let isExclusion: Bool
  /// The values it compares, for a comparison, a membership, a fact: the left side first.
  public let values: [ValueFinding]
  /// The conditions it is made of.
  public let children: [Finding]
  /// For a presumed fact that was not given: what was presumed.
  public let presumed: Bool?
  /// What is not known.
  public let causes: [Cause]
  /// A limit that is not an expression: `số lần` with how often the ledger shows it, or a table without a row.
  public let note: Note?

  /// What else a finding can say.
  public enum Note: Sendable, Hashable {
    /// `số lần`: the limit and how many entries there are (low and high).
    case times(TimesLimit, entriesLow: Int, entriesHigh: Int?)
    /// The amount's table has no row for the value.
    case noTableRow
    /// The amount rests on a fact that does not apply.
    case notApplicable
    /// The list has no records.
    case noRecords(list: Int)
  }
}

/// What came out for one record.
public struct RecordOutcome: Sendable, Hashable {
  /// Its place in the list.
  public let record: Int
  /// What it is called.
  public let label: String
  /// The answer for it.
  public let verdict: Verdict
  /// Its amount.
  public let amount: MoneyRange?
  /// Whether the amount is in the item's: `no` for one left out where only so many records count, `unknown` where
  /// which ones are left out is not known.
  public internal(set) var isCounted: Truth
  /// How it came about.
  public let ladder: [LadderStep]
  /// Its conditions.
  public let findings: [Finding]
  /// What is not known.
  public let causes: [Cause]
}

/// A paper of the file.
public struct PaperState: Sendable, Hashable {
  /// Which.
  public let paper: FactReference
  /// Whether it is there.
  public let truth: Truth
}

/// One thing that would have to be different for the item to be eligible.
public struct Change: Sendable, Hashable {
  /// The condition that fails.
  public let finding: Finding
  /// The fact to change, where the condition is about one fact.
  public let fact: FactPath?
  /// What the fact would have to be, at the least change; nil where it cannot be said in one value.
  public let target: Target?
  /// Whether the applicant can change it.
  public let isChangeable: Bool

  /// What a fact would have to be.
  public enum Target: Sendable, Hashable {
    case truth(Bool)
    /// This value or more, by the comparison (`≥ 36 tháng`).
    case quantity(ComparisonOperator, Ratio)
    /// One of these values of its enumeration.
    case symbols([Int])
    case date(ComparisonOperator, CalendarDate)
  }
}
