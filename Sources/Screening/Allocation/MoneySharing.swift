import RuleLanguage

/// Shares money among demands nobody ranks, where it does not reach for all: in proportion to what they ask for, or in
/// equal parts. Every limit is kept; where one limit binds before the others do, those under it get what it gives, and
/// what they leave goes to the rest.
///
/// Shares are whole đồng rounded down, so that the same demand under the same limits gets the same; what is left over
/// is given to nobody.
struct MoneySharing {
  /// How.
  enum Way {
    case proRata
    case equal
  }

  /// What a demand gets, and what did not reach; nil: it gets all.
  struct Share {
    var amount: Int64
    var limit: Int?
  }

  private let way: Way
  private let pools: MoneyPools
  /// What is asked for, the least first, and from which pool.
  private let requests: [(request: Int64, pool: Int)]
  /// The demands under each pool that have not got their share, by place in `requests`, the least first.
  private var waiting: [Int: [Int]] = [:]
  /// What is left in each pool that has a limit.
  private var left: [Int: Int64] = [:]
  private var shares: [Share]

  /// The shares of some demands, in the order they are given. All are in the pool `root`; those around it reach for
  /// what it gives.
  static func shares(
    of demands: [(request: Int64, pool: Int)], from pools: MoneyPools, within root: Int, _ way: Way
  ) -> [Share] {
    let order = demands.indices.sorted { demands[$0].request < demands[$1].request }
    var sharing = MoneySharing(order.map { demands[$0] }, pools, root, way)
    sharing.run()
    var shares = demands.map { Share(amount: $0.request) }
    for (place, index) in order.enumerated() { shares[index] = sharing.shares[place] }
    return shares
  }

  private init(_ requests: [(request: Int64, pool: Int)], _ pools: MoneyPools, _ root: Int, _ way: Way) {
    self.way = way
    self.pools = pools
    self.requests = requests
    shares = requests.map { Share(amount: $0.request) }
    var chains: [Int: [Int]] = [:]
    for (place, demand) in requests.enumerated() {
      let chain =
        chains[demand.pool] ?? pools.chain(from: demand.pool, through: root).filter { pools.pools[$0].left != nil }
      chains[demand.pool] = chain
      for pool in chain { waiting[pool, default: []].append(place) }
    }
    for pool in waiting.keys { left[pool] = pools.pools[pool].left }
  }

  private mutating func run() {
    var levels: [Int: Ratio] = [:]
    for pool in waiting.keys { levels[pool] = level(of: pool) }
    // The pool that gives the least is shared first: no other can give those in it less. Of several, the outermost.
    while let (pool, level) = levels.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      let served = waiting[pool] ?? []
      for place in served {
        let amount = share(of: requests[place].request, at: level)
        let isCut = amount < requests[place].request
        shares[place] = Share(amount: amount, limit: isCut ? pool : nil)
      }
      settle(served, in: pool, &levels)
    }
  }

  /// Takes the demands that have their share out of all pools.
  private mutating func settle(_ served: [Int], in pool: Int, _ levels: inout [Int: Ratio]) {
    // What a pool gives is worked out of what was left in it and asked of it when its turn came.
    let around = Set(served.map { requests[$0].pool }).flatMap { pools.chain(from: $0) }
    let done = Set(served)
    for other in Set(around) where left[other] != nil {
      let under = waiting[other] ?? []
      let spent = under.reduce(Int64(0)) { sum, place in done.contains(place) ? sum + shares[place].amount : sum }
      waiting[other] = under.filter { !done.contains($0) }
      left[other] = max(0, (left[other] ?? 0) - spent)
      levels[other] = level(of: other)
    }
    levels[pool] = nil
  }

  /// How far a pool reaches for those who wait in it: the share of what they ask for, or the amount nobody gets more
  /// than; nil where it reaches for all.
  private func level(of pool: Int) -> Ratio? {
    guard let left = left[pool], let places = waiting[pool], !places.isEmpty else { return nil }
    let asked = places.reduce(Int128(0)) { $0 + Int128(requests[$1].request) }
    guard asked > Int128(left) else { return nil }
    switch way {
    case .proRata: return (try? Ratio(Int128(left), over: asked)) ?? .zero
    case .equal:
      var rest = left
      for (index, place) in places.enumerated() {
        let request = requests[place].request
        let each = rest / Int64(places.count - index)
        if request > each { return Ratio(each) }
        rest -= request
      }
      return nil
    }
  }

  private func share(of request: Int64, at level: Ratio) -> Int64 {
    switch way {
    case .proRata:
      // INVARIANT: of a level the numerator is below 2^63, as a request is: the product fits.
      let (product, overflow) = Int128(request).multipliedReportingOverflow(by: level.numerator)
      return overflow ? 0 : Int64(clamping: product / level.denominator)
    case .equal: return min(request, level.whole ?? 0)
    }
  }
}
