import Eligibility
import RuleLanguage

/// What an allocation comes to: in all, by item, by group. Sums are kept by basis: they are never added.
public struct AllocationSummary: Sendable {
  /// All demands.
  public private(set) var whole = Tally()
  /// The demands of each item, by the number that stands for all its texts.
  public private(set) var items: [Int32: Tally] = [:]
  /// The demands of each group.
  public private(set) var groups: [ScreenSummary.GroupKey: Tally] = [:]
  /// What of the grants goes by what kind of amount, by basis.
  public private(set) var bounds: [AllocationDemand.Bound: Tally] = [:]

  /// Demands counted together.
  public struct Tally: Sendable, Hashable {
    /// How many demands.
    public internal(set) var demands = 0
    /// How many applicants have them.
    public internal(set) var applicants = 0
    /// How many of these get something.
    public internal(set) var served = 0
    /// How many demands got all they asked for.
    public internal(set) var full = 0
    /// How many got some of it.
    public internal(set) var part = 0
    /// How many got nothing.
    public internal(set) var none = 0
    /// Of how many nothing is decided.
    public internal(set) var undecided = 0
    /// What was asked for, in đồng.
    public internal(set) var asked: [Basis: Int128] = [:]
    /// What was granted, in đồng.
    public internal(set) var granted: [Basis: Int64] = [:]
    private var lastApplicant: Int32 = -1
    private var lastServed: Int32 = -1
  }

  /// Counts what came of the demands of a register.
  public init(_ claims: AllocationClaims, _ allocation: Allocation) {
    for (demand, grant) in zip(claims.demands, allocation.grants) {
      whole.add(demand, grant)
      items[demand.item, default: Tally()].add(demand, grant)
      bounds[demand.bound, default: Tally()].add(demand, grant)
      for (column, value) in zip(claims.groupNames, claims.applicants[Int(demand.applicant)].groups) {
        let key = ScreenSummary.GroupKey(column: column, value: claims.groupValues[Int(value)])
        groups[key, default: Tally()].add(demand, grant)
      }
    }
  }
}

extension AllocationSummary.Tally {
  /// Counts a demand in; those of an applicant come one after the other.
  fileprivate mutating func add(_ demand: AllocationDemand, _ grant: AllocationGrant) {
    demands += 1
    if lastApplicant != demand.applicant { applicants += 1 }
    lastApplicant = demand.applicant
    if grant.amount > 0, lastServed != demand.applicant {
      served += 1
      lastServed = demand.applicant
    }
    switch grant.outcome {
    case .full: full += 1
    case .cut where grant.amount > 0: part += 1
    case .cut: none += 1
    case .undecided: undecided += 1
    }
    asked[demand.basis, default: 0] += Int128(demand.request)
    granted[demand.basis, default: 0] += grant.amount
  }
}
