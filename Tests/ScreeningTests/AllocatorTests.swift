import RuleLanguage
import Screening
import Testing

@Suite("Sharing out a budget")
struct AllocatorTests {
  typealias Outcome = AllocationGrant.Outcome

  /// Demands of applicants one after the other: item, class, what is asked for.
  static func demands(_ rows: [(item: Int32, tieClass: Int32, request: Int64)]) -> [AllocationDemand] {
    rows.enumerated().map { index, row in
      AllocationDemand(
        applicant: Int32(index), item: row.item, instrument: row.item / 10, request: row.request, bound: .exact,
        basis: .text, rank: AllocationDemand.Rank(tieClass: row.tieClass, step: 1))
    }
  }

  static func amounts(_ demands: [AllocationDemand], _ rules: AllocationRules) -> [Int64] {
    Allocator.allocate(demands, by: rules).grants.map(\.amount)
  }

  @Test("serves class after class, and says where the money ended")
  func order() {
    let demands = Self.demands([(1, 2, 50), (1, 1, 60), (1, 3, 40)])
    let allocation = Allocator.allocate(demands, by: AllocationRules(budget: 90))
    #expect(allocation.grants.map(\.amount) == [30, 60, 0])
    #expect(
      allocation.grants.map(\.outcome) == [
        .cut(.budget, isShared: false), .full, .cut(.budget, isShared: false),
      ])
    #expect(allocation.grants.map { $0.place?.number } == [2, 1, 3])
    #expect(allocation.granted == 90 && allocation.remainder == 0 && allocation.ties.isEmpty)
  }

  @Test("decides nothing in a class the money does not reach, unless told how")
  func ties() throws {
    let demands = Self.demands([(1, 1, 50), (1, 2, 60), (2, 2, 30), (1, 3, 5)])
    let open = Allocator.allocate(demands, by: AllocationRules(budget: 100))
    #expect(open.grants.map(\.amount) == [50, 0, 0, 0])
    #expect(open.grants[1].outcome == .undecided(.budget) && open.grants[2].outcome == .undecided(.budget))
    #expect(open.grants[3].outcome == .cut(.budget, isShared: false))
    let tie = try #require(open.ties.first)
    #expect(tie.count == 2 && tie.asked == [.text: 90] && tie.left == 50 && tie.tieClass == 2 && tie.sharing == nil)
    #expect(open.reserved == 50 && open.remainder == 50 && !open.isDecided)
    for (sharing, expected) in [
      (AllocationRules.Sharing.proRata, [50, 33, 16, 0]), (.equal, [50, 25, 25, 0]), (.byRegister, [50, 50, 0, 0]),
    ] as [(AllocationRules.Sharing, [Int64])] {
      let shared = Allocator.allocate(demands, by: AllocationRules(budget: 100, ties: sharing))
      #expect(shared.grants.map(\.amount) == expected, "\(sharing)")
      #expect(shared.isDecided && shared.reserved == 0)
    }
  }

  @Test("keeps to what an item and an instrument may take, and lets the others have what is left")
  func caps() {
    // Items 1 and 2 are of one instrument, item 11 of another.
    let demands = Self.demands([(1, 1, 50), (1, 2, 50), (2, 1, 50), (11, 2, 50)])
    #expect(Self.amounts(demands, AllocationRules(budget: 1000, itemCap: 60)) == [50, 10, 50, 50])
    #expect(Self.amounts(demands, AllocationRules(budget: 1000, instrumentCap: 110)) == [50, 10, 50, 50])
    let capped = Allocator.allocate(demands, by: AllocationRules(budget: 1000, itemCap: 60, instrumentCap: 105))
    #expect(capped.grants.map(\.amount) == [50, 5, 50, 50])
    #expect(capped.grants[1].outcome == .cut(.instrument(0), isShared: false))
    let tied = Allocator.allocate(demands, by: AllocationRules(budget: 1000, instrumentCap: 80))
    #expect(tied.grants.map(\.amount) == [0, 0, 0, 50])
    #expect(tied.ties.map(\.limit) == [.instrument(0)] && tied.reserved == 80)
  }

  @Test("shares by what is asked for, or evenly with nobody above what is asked for")
  func fair() {
    let demands = Self.demands([(1, 1, 100), (1, 2, 50), (1, 9, 10)])
    #expect(Self.amounts(demands, AllocationRules(budget: 80, rule: .proRata)) == [50, 25, 5])
    #expect(Self.amounts(demands, AllocationRules(budget: 80, rule: .equal)) == [35, 35, 10])
    #expect(Self.amounts(demands, AllocationRules(budget: 81, rule: .equal)) == [35, 35, 10])
    #expect(Self.amounts(demands, AllocationRules(budget: 160, rule: .equal)) == [100, 50, 10])
    // What one item may not take the others share.
    let two = Self.demands([(1, 1, 100), (2, 1, 100), (11, 1, 100)])
    #expect(Self.amounts(two, AllocationRules(budget: 150, itemCap: 50, rule: .proRata)) == [50, 50, 50])
    #expect(Self.amounts(two, AllocationRules(budget: 150, instrumentCap: 60, rule: .equal)) == [30, 30, 60])
  }

  @Test("inside a class nobody goes before whom the law puts before him")
  func steps() {
    let demands = [(1, 40), (2, 40), (2, 40)].enumerated().map { index, row in
      AllocationDemand(
        applicant: Int32(index), item: 1, instrument: 0, request: Int64(row.1), bound: .exact, basis: .text,
        rank: AllocationDemand.Rank(tieClass: 1, step: Int32(row.0)))
    }
    #expect(Self.amounts(demands, AllocationRules(budget: 60)) == [0, 0, 0])
    #expect(Self.amounts(demands, AllocationRules(budget: 60, ties: .proRata)) == [40, 10, 10])
  }

  @Test("does not overflow")
  func large() {
    let demands = Self.demands([(1, 1, .max), (1, 1, .max), (2, 1, .max), (2, 2, 1)])
    for rule in AllocationRules.Rule.allCases {
      for ties in [nil] + AllocationRules.Sharing.allCases.map(Optional.some) {
        let rules = AllocationRules(budget: .max, itemCap: .max, rule: rule, ties: ties)
        let allocation = Allocator.allocate(demands, by: rules)
        #expect(allocation.granted <= Int64.max && allocation.remainder >= 0)
      }
    }
    #expect(AllocationRules(budget: .max).changed(by: 1) == nil)
    #expect(AllocationRules(budget: 1).changed(by: -2) == nil)
  }
}
