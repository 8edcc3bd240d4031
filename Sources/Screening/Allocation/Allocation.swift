import RuleLanguage

/// What came of sharing out a budget. `granted` and `remainder` are the budget together, to the đồng.
public struct Allocation: Sendable {
  /// By what it was shared out.
  public let rules: AllocationRules
  /// What each demand got, in the order of the demands.
  public let grants: [AllocationGrant]
  /// The classes the money did not reach to serve, in the order they were met.
  public let ties: [AllocationTie]
  /// What was granted, in đồng.
  public let granted: Int64
  /// What was not, in đồng.
  public var remainder: Int64 { rules.budget - granted }
  /// What of it is kept for classes nothing is decided in, in đồng.
  public let reserved: Int64

  /// Whether every demand is decided.
  public var isDecided: Bool { grants.allSatisfy { if case .undecided = $0.outcome { false } else { true } } }
}

/// What a demand got.
public struct AllocationGrant: Sendable, Hashable {
  /// In đồng; never more than was asked for.
  public let amount: Int64
  /// Why not more.
  public let outcome: Outcome
  /// Where it stands among the demands of its item, where the rule goes by the law's priority.
  public let place: Place?

  /// How it ended.
  public enum Outcome: Sendable, Hashable {
    /// All that was asked for.
    case full
    /// Less, maybe nothing, because this ended; with `isShared` it was shared with others.
    case cut(AllocationLimit, isShared: Bool)
    /// Nothing is decided: this does not reach for all of its class.
    case undecided(AllocationLimit)
  }

  /// A place among the demands of an item, from 1.
  public struct Place: Sendable, Hashable {
    /// The place: one more than there are demands in the classes before.
    public let number: Int
    /// How many demands the item has.
    public let count: Int
    /// How many of them share the place, this one among them.
    public let sharing: Int
    /// The step inside the class, from 1.
    public let step: Int
    /// How many steps the class has: more than one where the law puts some of it before some others.
    public let steps: Int
  }
}

/// What can end before everybody is served.
public enum AllocationLimit: Sendable, Hashable {
  /// The budget.
  case budget
  /// What the demands of one item, by number, may take.
  case item(Int32)
  /// What the demands of one instrument, by number, may take.
  case instrument(Int32)
}

/// A class the money does not reach to serve.
public struct AllocationTie: Sendable, Hashable {
  /// Its number, from 1.
  public let tieClass: Int32
  /// The step inside the class, from 1, where it was served step by step; nil: it is the whole class.
  public let step: Int32?
  /// What does not reach.
  public let limit: AllocationLimit
  /// How many demands.
  public let count: Int
  /// What they ask for together, by basis, in đồng.
  public let asked: [Basis: Int128]
  /// What there was left for them, in đồng.
  public let left: Int64
  /// How it was shared; nil: not at all.
  public let sharing: AllocationRules.Sharing?
  /// What of it they got, in đồng.
  public let granted: Int64
}
