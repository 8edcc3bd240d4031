import RuleLanguage
import Testing

@testable import Eligibility

@Suite("Choosing between two")
struct PairChoiceTests {
  private static let limits: [Int64?] = [0, 1, 40, 50, 60, 1000, nil]

  private static func below(_ bound: Int, _ random: inout SeededRandom) -> Int {
    Int.random(in: 0..<bound, using: &random)
  }

  /// A unit as the search takes it, and the same as a side of a pair.
  private static func unit(_ random: inout SeededRandom) -> (unit: StackingUnit, side: PairChoice.Side) {
    let mayBeLost = below(6, &random) == 0
    guard below(8, &random) > 0 else {
      let worth = StandingAmount(least: MoneyRange(low: 0, high: nil), mostLow: 0, mostHigh: nil)
      return (
        StackingUnit(worth: worth, money: .zero, mayBeLost: mayBeLost),
        PairChoice.Side(nil, isSure: below(2, &random) == 0, mayBeLost: mayBeLost)
      )
    }
    let bounds = [limits[below(6, &random)] ?? 0, limits[below(7, &random)]]
    let low = bounds[0] ?? 0
    let high = bounds[1].map { max($0, low) }
    var standing = StandingAmount([.exact, .atMost, .atLeast][below(3, &random)], MoneyRange(low: low, high: high))
    if below(3, &random) == 0 {
      _ = standing.cap(MoneyRange(low: 30, high: limits[below(7, &random)].map { max($0, 30) }))
    }
    let isSure = below(3, &random) > 0
    let sure = isSure && !mayBeLost ? standing : standing.orNothing
    return (
      StackingUnit(worth: sure, money: sure.range, mayBeLost: mayBeLost),
      PairChoice.Side(StandingBounds(standing), isSure: isSure, mayBeLost: mayBeLost)
    )
  }

  @Test("comes out as the search for the best combination does", arguments: [1, 2, 3, 4] as [UInt64])
  func agrees(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var met: Set<String> = []
    for number in 0..<5000 {
      let (first, second) = (Self.unit(&random), Self.unit(&random))
      let truth: Truth = Self.below(3, &random) == 0 ? .unknown : .yes
      let tie = StackingTie(truth: truth, members: ItemSet([0, 1], count: 2), limit: nil)
      let expected = StackingChoice([first.unit, second.unit], [tie]).result().choices
      let found = PairChoice(first.side, second.side, truth).choices
      #expect([found.0, found.1] == expected, "seed \(seed), number \(number)")
      met.insert("\(expected)")
    }
    // A sample that met one outcome only would show nothing.
    #expect(met.count >= 4, "\(met)")
  }
}
