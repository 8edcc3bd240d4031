import RuleLanguage

/// What another budget would change, applicant by applicant.
public struct AllocationEffect: Sendable {
  /// The allocation of the other budget.
  public let other: Allocation
  /// Who would get something and gets nothing now, by number in the claims.
  public let newly: [Int32]
  /// Who gets something and would get more.
  public let more: [Int32]
  /// Who would get less, but still something.
  public let less: [Int32]
  /// Who gets something and would get nothing.
  public let lost: [Int32]
  /// What would be granted more (or less, below nought), by basis, in đồng.
  public let difference: [Basis: Int64]

  /// What sharing out `other` in the place of `allocation` would change.
  public init(_ claims: AllocationClaims, from allocation: Allocation, to other: Allocation) {
    var now = claims.applicants.map { _ in Int64(0) }
    var then = now
    var difference: [Basis: Int64] = [:]
    for (index, demand) in claims.demands.enumerated() {
      let (before, after) = (allocation.grants[index].amount, other.grants[index].amount)
      now[Int(demand.applicant)] += before
      then[Int(demand.applicant)] += after
      if before != after { difference[demand.basis, default: 0] += after - before }
    }
    func applicants(_ applies: (Int64, Int64) -> Bool) -> [Int32] {
      now.indices.filter { applies(now[$0], then[$0]) }.map { Int32(clamping: $0) }
    }
    self.other = other
    newly = applicants { $0 == 0 && $1 > 0 }
    more = applicants { $0 > 0 && $1 > $0 }
    less = applicants { $1 > 0 && $1 < $0 }
    lost = applicants { $0 > 0 && $1 == 0 }
    self.difference = difference.filter { $0.value != 0 }
  }

  /// What another budget that is larger or smaller by so many đồng would change; nil where that is no budget.
  public init?(_ claims: AllocationClaims, _ allocation: Allocation, changedBy difference: Int64) {
    guard let rules = allocation.rules.changed(by: difference), rules.budget > 0 else { return nil }
    self.init(claims, from: allocation, to: Allocator.allocate(claims.demands, by: rules))
  }
}
