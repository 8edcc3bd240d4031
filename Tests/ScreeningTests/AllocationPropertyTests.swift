import Screening
import Testing

/// What holds of every allocation, on generated demands; each failure names its seed.
@Suite("Sharing out a budget, generated")
struct AllocationPropertyTests {
  static let seeds: ClosedRange<UInt64> = 1...1500

  @Test("granted and remainder are the budget; nobody gets more than is asked for; limits are kept")
  func sums() {
    for seed in Self.seeds {
      var bench = AllocationBench(seed: seed)
      let (demands, rules) = (bench.demands(), bench.rules())
      let allocation = Allocator.allocate(demands, by: rules)
      let amounts = allocation.grants.map(\.amount)
      #expect(amounts.reduce(0, +) == allocation.granted, "seed \(seed)")
      #expect(allocation.granted + allocation.remainder == rules.budget, "seed \(seed)")
      #expect(allocation.remainder >= allocation.reserved && allocation.reserved >= 0, "seed \(seed)")
      for (demand, grant) in zip(demands, allocation.grants) {
        #expect((0...demand.request).contains(grant.amount), "seed \(seed)")
        switch grant.outcome {
        case .full: #expect(grant.amount == demand.request, "seed \(seed)")
        case .cut: #expect(grant.amount < demand.request, "seed \(seed)")
        case .undecided: #expect(grant.amount == 0 && rules.ties == nil && rules.rule == .order, "seed \(seed)")
        }
      }
      for (key, cap) in [(\AllocationDemand.item, rules.itemCap), (\.instrument, rules.instrumentCap)] {
        guard let cap else { continue }
        for (number, group) in Dictionary(grouping: demands.indices, by: { demands[$0][keyPath: key] }) {
          #expect(group.map { amounts[$0] }.reduce(0, +) <= cap, "seed \(seed), \(number)")
        }
      }
      #expect(allocation.isDecided == (allocation.ties.allSatisfy { $0.sharing != nil }), "seed \(seed)")
    }
  }

  @Test("nobody is paid while somebody the law puts before him is cut, but by a limit only that one has")
  func order() {
    for seed in Self.seeds {
      var bench = AllocationBench(seed: seed)
      let demands = bench.demands()
      let rules = bench.rules(.order)
      let allocation = Allocator.allocate(demands, by: rules)
      for (higher, first) in zip(demands, allocation.grants) where first.outcome != .full {
        for (lower, second) in zip(demands, allocation.grants) where second.amount > 0 {
          guard higher.rank.tieClass < lower.rank.tieClass else { continue }
          switch first.outcome {
          case .full, .cut(.budget, _), .undecided(.budget): Issue.record("seed \(seed)")
          case .cut(.item(let item), _), .undecided(.item(let item)): #expect(lower.item != item, "seed \(seed)")
          case .cut(.instrument(let instrument), _), .undecided(.instrument(let instrument)):
            #expect(lower.instrument != instrument, "seed \(seed)")
          }
        }
      }
    }
  }

  @Test("with more money nobody gets less", arguments: AllocationRules.Rule.allCases)
  func monotone(rule: AllocationRules.Rule) throws {
    for seed in Self.seeds {
      var bench = AllocationBench(seed: seed)
      let demands = bench.demands()
      let rules = bench.rules(rule)
      let more = try #require(rules.changed(by: Int64(1 + bench.below(400))), "seed \(seed)")
      let before = Allocator.allocate(demands, by: rules)
      let after = Allocator.allocate(demands, by: more)
      for (one, other) in zip(before.grants, after.grants) {
        #expect(one.amount <= other.amount, "seed \(seed): \(rules)")
      }
    }
  }

  @Test("the order of the register changes nothing, but where ties go by it")
  func shuffled() {
    for seed in Self.seeds {
      var bench = AllocationBench(seed: seed)
      let demands = bench.demands()
      let rules = bench.rules()
      guard rules.ties != .byRegister else { continue }
      let straight = Allocator.allocate(demands, by: rules).grants
      let turned = Allocator.allocate(demands.reversed(), by: rules).grants
      #expect(straight == turned.reversed(), "seed \(seed): \(rules)")
    }
  }

  @Test("equal demands of a class get the same")
  func equal() {
    for seed in Self.seeds {
      var bench = AllocationBench(seed: seed)
      let demands = bench.demands()
      let rules = bench.rules()
      guard rules.ties != .byRegister else { continue }
      let grants = Allocator.allocate(demands, by: rules).grants
      var seen: [[Int64]: Int64] = [:]
      for (demand, grant) in zip(demands, grants) {
        let isCapped = rules.itemCap != nil || rules.instrumentCap != nil
        let isRanked = rules.rule == .order
        let key = [
          demand.request, isRanked ? Int64(demand.rank.tieClass) : 0, isRanked ? Int64(demand.rank.step) : 0,
          isCapped ? Int64(demand.item) : 0,
        ]
        if let known = seen[key] { #expect(known == grant.amount, "seed \(seed): \(rules)") }
        seen[key] = grant.amount
      }
    }
  }
}
