import RuleLanguage
import Testing

@testable import Eligibility

@Suite("Arithmetic on bounds")
struct IntervalTests {
  @Test("holds whatever arithmetic on numbers within the bounds gives", arguments: 1...40 as ClosedRange<UInt64>)
  func soundness(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<60 {
      let (first, one) = interval(&random)
      let (second, other) = interval(&random)
      #expect(try first.adding(second).contains(one.adding(other)), "seed \(seed)")
      #expect(try first.subtracting(second).contains(one.subtracting(other)), "seed \(seed)")
      #expect(try first.multiplied(by: second).contains(one.multiplied(by: other)), "seed \(seed): \(first) \(second)")
      #expect(first.atMost(second).contains(min(one, other)), "seed \(seed)")
      #expect(first.atLeast(second).contains(max(one, other)), "seed \(seed)")
      #expect(first.hull(with: second).contains(one) && first.hull(with: second).contains(other))
      if other != .zero, second.exact != .zero {
        #expect(try first.divided(by: second).contains(one.divided(by: other)), "seed \(seed): \(first) \(second)")
      }
      for comparison in [ComparisonOperator.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual] {
        let known = Value.quantity(Interval(one)).compared(comparison, .quantity(Interval(other)))
        let bounds = Value.quantity(first).compared(comparison, .quantity(second))
        #expect(known != .unknown)
        #expect(bounds == .unknown || bounds == known, "seed \(seed): \(first) \(comparison) \(second)")
      }
    }
  }

  /// An interval, open on a side now and then, and a number in it.
  private func interval(_ random: inout SeededRandom) -> (Interval, Ratio) {
    let value = Int64.random(in: -6...6, using: &random)
    let low = random.once(in: 4) ? nil : Ratio(value - Int64.random(in: 0...4, using: &random))
    let high = random.once(in: 4) ? nil : Ratio(value + Int64.random(in: 0...4, using: &random))
    return (Interval(low: low, high: high), Ratio(value))
  }

  @Test("division by what may be nought leaves nothing known, by nought it fails")
  func division() throws {
    let five = Interval(Ratio(5))
    #expect(try five.divided(by: Interval(low: .zero, high: Ratio(2))) == .unbounded)
    #expect(try five.divided(by: Interval(low: Ratio(-1), high: Ratio(2))) == .unbounded)
    #expect(try five.divided(by: Interval(low: Ratio(1), high: nil)) == Interval(low: .zero, high: Ratio(5)))
    #expect(try five.divided(by: Interval(low: nil, high: Ratio(-5))) == Interval(low: Ratio(-1), high: .zero))
    #expect(throws: ArithmeticFault.divisionByZero) { try five.divided(by: Interval(.zero)) }
    #expect(throws: ArithmeticFault.divisionByZero) { try Interval.unbounded.divided(by: Interval(.zero)) }
  }

  @Test("nought times what has no limit is nought")
  func nought() throws {
    #expect(try Interval(.zero).multiplied(by: .unbounded) == Interval(.zero))
    #expect(
      try Interval(low: .zero, high: nil).multiplied(by: Interval(low: .zero, high: nil))
        == Interval(low: .zero, high: nil))
    #expect(
      try Interval(low: .zero, high: nil).multiplied(by: Interval(low: nil, high: Ratio(-1)))
        == Interval(low: nil, high: .zero))
  }

  @Test("too large a number is a fault, never a wrong one")
  func overflow() throws {
    let huge = Interval(Ratio(.max))
    let larger = try huge.multiplied(by: huge)
    #expect(throws: ArithmeticFault.overflow) { try larger.multiplied(by: huge) }
  }
}

@Suite("Amounts that may still be decided")
struct StandingAmountTests {
  @Test("a ceiling keeps the least below the most")
  func capping() {
    var floor = StandingAmount(.atLeast, MoneyRange(low: 50, high: 50))
    #expect(floor.cap(MoneyRange(low: 60, high: 70)) == .possibly)
    #expect(floor.range == MoneyRange(low: 50, high: 70))
    #expect(floor.cap(MoneyRange(low: 40, high: 45)) == .yes)
    #expect(floor.range == MoneyRange(low: 40, high: 45))
    #expect(!floor.isOpen)
  }

  @Test("sums stay sound beyond the largest amount")
  func overflow() {
    let most = StandingAmount(.exact, MoneyRange(low: .max, high: .max))
    #expect(most.adding(most).range == MoneyRange(low: .max, high: nil))
  }
}
