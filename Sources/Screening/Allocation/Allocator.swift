import RuleLanguage

/// Shares a budget out over demands: a pure function of both (see `AllocationRules` for what it goes by).
///
/// By order, classes are served one after the other, each whole. One that cannot be is a tie: what is left is shared as
/// the rules say, inside it still nobody before whom the law puts before him; where they say nothing it is kept, and
/// nobody in the class gets any. A tie at the limit of an item or an instrument is one of its own demands only: the
/// others are served, and what the limit left over is theirs.
public struct Allocator {
  private let demands: [AllocationDemand]
  private let rules: AllocationRules
  private let poolOf: [Int]
  private var pools: MoneyPools
  private var amounts: [Int64]
  private var outcomes: [AllocationGrant.Outcome]
  private var ties: [AllocationTie] = []
  private var reserved: Int64 = 0

  /// What comes of sharing `rules.budget` out over `demands`.
  public static func allocate(_ demands: [AllocationDemand], by rules: AllocationRules) -> Allocation {
    var allocator = Allocator(demands, rules)
    allocator.run()
    let places = rules.rule == .order ? allocator.places() : nil
    let grants = demands.indices.map { index in
      AllocationGrant(
        amount: allocator.amounts[index], outcome: allocator.outcomes[index], place: places?[index])
    }
    return Allocation(
      rules: rules, grants: grants, ties: allocator.ties,
      // Nothing is ever granted that the budget does not hold.
      granted: allocator.amounts.reduce(0, +), reserved: allocator.reserved)
  }

  private init(_ demands: [AllocationDemand], _ rules: AllocationRules) {
    self.demands = demands
    self.rules = rules
    let pools = MoneyPools(demands, rules)
    self.pools = pools
    poolOf = demands.map { pools.pool(of: $0) }
    amounts = demands.map { _ in 0 }
    outcomes = demands.map { _ in .full }
  }

  private mutating func run() {
    switch rules.rule {
    case .proRata: serve(Array(demands.indices), of: nil, sharing: .proRata)
    case .equal: serve(Array(demands.indices), of: nil, sharing: .equal)
    case .order:
      let order = demands.indices.sorted { left, right in
        let (one, other) = (demands[left], demands[right])
        if one.rank != other.rank { return one.rank < other.rank }
        return (one.applicant, one.item, left) < (other.applicant, other.item, right)
      }
      for members in order.grouped(by: { demands[$0].rank.tieClass }) { serve(tieClass: members) }
    }
  }

  /// Serves a class: whole where the money reaches, else step by step.
  private mutating func serve(tieClass members: [Int]) {
    let number = demands[members[0]].rank.tieClass
    let steps = members.grouped { demands[$0].rank.step }
    guard let sharing = rules.ties, steps.count > 1, !short(for: members).isEmpty else {
      serve(members, of: AllocationDemand.Rank(tieClass: number, step: 0), sharing: rules.ties)
      return
    }
    for step in steps { serve(step, of: demands[step[0]].rank, sharing: sharing) }
  }

  /// Serves demands nothing ranks: a class (its step is nought then), a step of one, or all there are.
  private mutating func serve(
    _ members: [Int], of rank: AllocationDemand.Rank?, sharing: AllocationRules.Sharing?
  ) {
    var waiting: [Int] = []
    for index in members where demands[index].request > 0 {
      if let limit = pools.ended(from: poolOf[index]) {
        outcomes[index] = .cut(limit, isShared: false)
      } else {
        waiting.append(index)
      }
    }
    let short = short(for: waiting)
    guard !short.isEmpty else {
      for index in waiting { grant(demands[index].request, to: index, .full) }
      return
    }
    var bound: [Int: [Int]] = [:]
    var free: [Int] = []
    for index in waiting {
      // The outermost that is short binds all under it.
      if let pool = pools.chain(from: poolOf[index]).last(where: short.contains) {
        bound[pool, default: []].append(index)
      } else {
        free.append(index)
      }
    }
    for index in free { grant(demands[index].request, to: index, .full) }
    for pool in bound.keys.sorted() { settle(bound[pool] ?? [], in: pool, of: rank, sharing) }
    for pool in short { pools.close(pool) }
  }

  /// The pools that do not reach for all of these.
  private func short(for members: [Int]) -> Set<Int> {
    var asked: [Int: Int128] = [:]
    for index in members { asked[poolOf[index], default: 0] += Int128(demands[index].request) }
    var short: Set<Int> = []
    // Inner pools have higher numbers: what they let through is known before the one around them is looked at.
    for pool in Set(asked.keys.flatMap { pools.chain(from: $0) }).sorted(by: >) {
      var amount = asked[pool] ?? 0
      if let left = pools.pools[pool].left, amount > Int128(left) {
        short.insert(pool)
        amount = Int128(left)
      }
      if let parent = pools.pools[pool].parent { asked[parent, default: 0] += amount }
    }
    return short
  }

  /// What a pool that is short gives those in it.
  private mutating func settle(
    _ members: [Int], in pool: Int, of rank: AllocationDemand.Rank?, _ sharing: AllocationRules.Sharing?
  ) {
    let limit = pools.pools[pool].limit
    let left = pools.pools[pool].left ?? 0
    let isTie = members.count > 1
    if isTie, sharing == nil {
      for index in members { outcomes[index] = .undecided(limit) }
      reserved += left
      // Kept for them whoever of them gets it, so gone for everybody else.
      pools.take(left, from: pool)
      note(members, limit, left, of: rank, sharing: nil)
      return
    }
    switch sharing ?? .byRegister {
    case .byRegister:
      for index in members {
        let tightest = pools.tightest(from: poolOf[index])
        let amount = min(demands[index].request, tightest.left)
        let isWhole = amount == demands[index].request
        grant(amount, to: index, isWhole ? .full : .cut(pools.pools[tightest.pool].limit, isShared: isTie))
      }
    case .proRata: share(members, in: pool, .proRata, isTie)
    case .equal: share(members, in: pool, .equal, isTie)
    }
    if isTie { note(members, limit, left, of: rank, sharing: sharing) }
  }

  private mutating func share(_ members: [Int], in pool: Int, _ way: MoneySharing.Way, _ isTie: Bool) {
    let shares = MoneySharing.shares(
      of: members.map { (request: demands[$0].request, pool: poolOf[$0]) }, from: pools, within: pool, way)
    for (index, share) in zip(members, shares) {
      grant(
        share.amount, to: index,
        share.limit.map { .cut(pools.pools[$0].limit, isShared: isTie) } ?? .full)
    }
  }

  private mutating func grant(_ amount: Int64, to index: Int, _ outcome: AllocationGrant.Outcome) {
    amounts[index] = amount
    outcomes[index] = outcome
    pools.take(amount, from: poolOf[index])
  }

  private mutating func note(
    _ members: [Int], _ limit: AllocationLimit, _ left: Int64, of rank: AllocationDemand.Rank?,
    sharing: AllocationRules.Sharing?
  ) {
    guard let rank else { return }
    ties.append(
      AllocationTie(
        tieClass: rank.tieClass, step: rank.step > 0 ? rank.step : nil, limit: limit, count: members.count,
        asked: members.reduce(into: [Basis: Int128]()) {
          $0[demands[$1].basis, default: 0] += Int128(demands[$1].request)
        },
        left: left, sharing: sharing,
        granted: members.reduce(0) { $0 + amounts[$1] }))
  }

  // MARK: Places

  /// What a class of an item has.
  private struct ClassTally {
    var count = 0
    var steps: Int32 = 1
    var before = 0
  }

  private func places() -> [AllocationGrant.Place] {
    var tallies: [Int32: [Int32: ClassTally]] = [:]
    for demand in demands {
      var tally = tallies[demand.item]?[demand.rank.tieClass] ?? ClassTally()
      tally.count += 1
      tally.steps = max(tally.steps, demand.rank.step)
      tallies[demand.item, default: [:]][demand.rank.tieClass] = tally
    }
    var counts: [Int32: Int] = [:]
    for item in tallies.keys {
      for tieClass in (tallies[item] ?? [:]).keys.sorted() {
        tallies[item]?[tieClass]?.before = counts[item] ?? 0
        counts[item, default: 0] += tallies[item]?[tieClass]?.count ?? 0
      }
    }
    return demands.map { demand in
      let tally = tallies[demand.item]?[demand.rank.tieClass] ?? ClassTally()
      return AllocationGrant.Place(
        number: tally.before + 1, count: counts[demand.item] ?? 0, sharing: tally.count,
        step: Int(demand.rank.step), steps: Int(tally.steps))
    }
  }
}

extension [Int] {
  /// The runs of elements with the same key, one after the other.
  fileprivate func grouped(by key: (Int) -> Int32) -> [[Int]] {
    var groups: [[Int]] = []
    var current: [Int] = []
    for element in self {
      if let last = current.last, key(last) != key(element) {
        groups.append(current)
        current = []
      }
      current.append(element)
    }
    return current.isEmpty ? groups : groups + [current]
  }
}
