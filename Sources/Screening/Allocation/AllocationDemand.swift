import RuleLanguage

/// What one applicant asks for under one item: a plain value, so that a million of them fit.
public struct AllocationDemand: Sendable, Hashable {
  /// The applicant, by its place in the register; the order of the register is the order of these.
  public let applicant: Int32
  /// The item, by the number that stands for all its texts.
  public let item: Int32
  /// The instrument of the item, by any number that tells instruments apart.
  public let instrument: Int32
  /// What is asked for, in whole đồng.
  public let request: Int64
  /// What the law says of that amount.
  public let bound: Bound
  /// The weakest source it rests on.
  public let basis: Basis
  /// Where the law's priority puts it among the demands of its item.
  public let rank: Rank

  /// What the amount asked for is.
  public enum Bound: UInt8, Sendable, Hashable, CaseIterable {
    /// The law fixes it.
    case exact
    /// The law sets a ceiling: it is what is asked for, the authority decides below it.
    case ceiling
    /// The law sets a floor only: the floor is what is asked for.
    case floor
    /// It depends on what is not known: the least it is sure to be is what is asked for. A missing fact pays nothing.
    case open
  }

  /// A place among the demands of an item.
  public struct Rank: Sendable, Hashable, Comparable {
    /// The class, from 1: the law puts everybody in it before everybody in the next. Whom it does not tell apart is
    /// in one class.
    public let tieClass: Int32
    /// The step inside the class, from 1. Some of a class the law may still put before some others of it; whoever comes
    /// before somebody for sure has a lower step than that one, and no lower one than that takes.
    public let step: Int32

    /// A place; `step` is 1 for all where nothing inside the class is ranked.
    public init(tieClass: Int32, step: Int32) {
      self.tieClass = tieClass
      self.step = step
    }

    /// By class, then step.
    public static func < (left: Rank, right: Rank) -> Bool {
      (left.tieClass, left.step) < (right.tieClass, right.step)
    }
  }

  /// A demand; `request` is at least nought.
  public init(
    applicant: Int32, item: Int32, instrument: Int32, request: Int64, bound: Bound, basis: Basis, rank: Rank
  ) {
    self.applicant = applicant
    self.item = item
    self.instrument = instrument
    self.request = max(0, request)
    self.bound = bound
    self.basis = basis
    self.rank = rank
  }
}
