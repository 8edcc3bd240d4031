import RuleLanguage
import Testing

@testable import Eligibility

@Suite("Amounts of records added up by the column")
struct StandingBoundsTests {
  /// The greatest amount one record may come to there.
  private static let most = (Int64(1) << 61) - 1

  @Test("are left to the evaluator where they are too large, and never wrap round to small ones", arguments: 2...40)
  func large(count: Int) {
    for bound in [AmountBound.exact, .atMost, .atLeast] {
      let one = StandingBounds(bound, MoneyBounds(low: Self.most, high: Self.most))
      let sum = (1..<count).reduce(one) { sum, _ in sum.adding(one) }
      #expect(!sum.isWithinLimits, "\(bound), \(count) records: \(sum)")
    }
  }

  @Test("have no limit where one of them has none, and are exact where all are")
  func limits() {
    let exact = StandingBounds(.exact, MoneyBounds(low: 7, high: 7))
    let open = exact.adding(StandingBounds(.atLeast, MoneyBounds(low: 5, high: 5)))
    #expect(open == StandingBounds(leastLow: 12, leastHigh: 12, mostLow: .max, mostHigh: .max))
    #expect(open.isWithinLimits)
    #expect(exact.adding(exact) == StandingBounds(leastLow: 14, leastHigh: 14, mostLow: 14, mostHigh: 14))
  }
}
