/// What is left of the budget, and of what each item and instrument may take of it. A pool is in another: an item in its
/// instrument, an instrument in the budget.
struct MoneyPools {
  /// One of them.
  struct Pool {
    let limit: AllocationLimit
    /// The one it is in.
    let parent: Int?
    /// What is left in it; nil: it has no limit of its own.
    var left: Int64?
    /// Whether nobody gets anything of it any more.
    var isClosed = false

    /// Whether nothing can be had of it.
    var hasEnded: Bool { isClosed || left == 0 }
  }

  private(set) var pools: [Pool]
  private var ofItem: [Int32: Int] = [:]

  /// The pools of some demands.
  init(_ demands: [AllocationDemand], _ rules: AllocationRules) {
    pools = [Pool(limit: .budget, parent: nil, left: rules.budget)]
    var ofInstrument: [Int32: Int] = [:]
    for demand in demands where ofItem[demand.item] == nil {
      let instrument = ofInstrument[demand.instrument] ?? pools.count
      if ofInstrument[demand.instrument] == nil {
        ofInstrument[demand.instrument] = instrument
        pools.append(Pool(limit: .instrument(demand.instrument), parent: 0, left: rules.instrumentCap))
      }
      ofItem[demand.item] = pools.count
      pools.append(Pool(limit: .item(demand.item), parent: instrument, left: rules.itemCap))
    }
  }

  /// The pool a demand takes from.
  func pool(of demand: AllocationDemand) -> Int { ofItem[demand.item] ?? 0 }

  /// A pool and those it is in, the innermost first, up to `last`.
  func chain(from pool: Int, through last: Int = 0) -> [Int] {
    var chain: [Int] = []
    var next: Int? = pool
    while let current = next {
      chain.append(current)
      next = current == last ? nil : pools[current].parent
    }
    return chain
  }

  /// The innermost pool that has ended, of those a pool takes from; nil where there is money in all.
  func ended(from pool: Int) -> AllocationLimit? {
    chain(from: pool).first { pools[$0].hasEnded }.map { pools[$0].limit }
  }

  /// The pool that gives the least, of those a pool takes from, and how much; of several the outermost.
  func tightest(from pool: Int) -> (pool: Int, left: Int64) {
    var found = (pool: 0, left: pools[0].left ?? 0)
    for place in chain(from: pool).reversed() {
      if let left = pools[place].left, left < found.left { found = (place, left) }
    }
    return found
  }

  /// Takes money out; never more than there is.
  mutating func take(_ amount: Int64, from pool: Int) {
    for place in chain(from: pool) {
      guard let left = pools[place].left else { continue }
      pools[place].left = max(0, left - amount)
    }
  }

  /// Lets nobody have anything of a pool any more.
  mutating func close(_ pool: Int) { pools[pool].isClosed = true }
}
