import Eligibility
import RuleLanguage

/// What a register asks for: the demands, whose they are, and what is not shared out.
public struct AllocationClaims: Sendable {
  /// The demands, in the order of the register.
  public let demands: [AllocationDemand]
  /// The applicants that have one, in the order of the register.
  public let applicants: [Applicant]
  /// What is not shared out, by item and why.
  public let setAside: [Int32: [SetAside: SetAsideTally]]
  /// How many rows there were.
  public let rowCount: Int
  /// The columns summaries go by.
  public let groupNames: [String]
  /// The values of these columns, by number.
  public let groupValues: [String]
  /// The row that was asked about, with what came of all its items.
  public let explained: ScreenedRow?

  /// An applicant.
  public struct Applicant: Sendable {
    /// Its identifier in the register.
    public let identifier: String
    /// What it is called.
    public let name: String
    /// Its values of the group columns, by number in `groupValues`.
    public let groups: [Int32]
  }

  /// Why an answer that is not “no” is no demand.
  public enum SetAside: Int, Sendable, Hashable, CaseIterable {
    /// Whether it is granted depends on what is not known.
    case undetermined
    /// Whether it is the one that is chosen, where not all may be received, depends on what is not known.
    case choiceOpen
    /// Another item was chosen in its place.
    case notChosen
    /// It is granted, but not in money.
    case inKind
    /// It is granted, and nothing of it is sure: how much depends on what is not known.
    case amountUnknown
    /// Nothing is left of it to be granted.
    case nothingLeft
    /// Two clauses give different answers.
    case conflict
  }

  /// How many are set aside, and what they may come to.
  public struct SetAsideTally: Sendable, Hashable {
    /// How many.
    public private(set) var count = 0
    /// What those of them that are in money may come to, by basis.
    public private(set) var money: [Basis: Money] = [:]

    /// Amounts that may yet be granted.
    public struct Money: Sendable, Hashable {
      /// How many have a known maximum.
      public internal(set) var bounded = 0
      /// What these come to at most, in đồng.
      public internal(set) var most: Int128 = 0
      /// How many have none.
      public internal(set) var unbounded = 0
    }

    /// None yet.
    public init() {}

    /// Counts an item of a row in.
    public mutating func add(_ item: ScreenedItem) {
      count += 1
      guard let amount = item.taken ?? item.amount, amount.high != 0 else { return }
      var money = money[item.basis] ?? Money()
      if let high = amount.high {
        money.bounded += 1
        money.most += Int128(high)
      } else {
        money.unbounded += 1
      }
      self.money[item.basis] = money
    }

    /// Counts those of another tally in.
    public mutating func add(_ other: SetAsideTally) {
      count += other.count
      for (basis, more) in other.money {
        var money = money[basis] ?? Money()
        money.bounded += more.bounded
        money.most += more.most
        money.unbounded += more.unbounded
        self.money[basis] = money
      }
    }
  }

  /// Why an item of a row is no demand; nil: it is one, or the answer is no.
  public static func reason(for item: ScreenedItem) -> SetAside? {
    switch item.verdict {
    case .ineligible, .outOfScope: return nil
    case .undetermined: return .undetermined
    case .conflict: return .conflict
    case .eligible: break
    }
    switch item.choice {
    case .no: return .notChosen
    case .unknown: return .choiceOpen
    case .yes, nil: break
    }
    guard let amount = item.taken ?? item.amount else { return .inKind }
    if amount.high == 0 { return .nothingLeft }
    return sure(amount, of: item).amount > 0 ? nil : .amountUnknown
  }

  /// What an item of a row asks for, and what that amount is; nil: it is no demand.
  static func request(of item: ScreenedItem) -> (amount: Int64, bound: AllocationDemand.Bound)? {
    guard item.verdict == .eligible, reason(for: item) == nil, let amount = item.taken ?? item.amount else {
      return nil
    }
    return sure(amount, of: item)
  }

  /// What of a granted amount nothing stands in the way of but the authority's decision.
  private static func sure(
    _ amount: MoneyRange, of item: ScreenedItem
  ) -> (amount: Int64, bound: AllocationDemand.Bound) {
    if amount.isExact { return (amount.low, .exact) }
    if item.openness == .unclear { return (amount.low, .open) }
    guard let high = amount.high else { return (amount.low, .floor) }
    // A range that is neither a ceiling nor a missing fact is a part of a đồng no rule rounds.
    return item.openness == .none ? (amount.low, .open) : (high, .ceiling)
  }
}
