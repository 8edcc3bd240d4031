import Testing

@testable import RuleLanguage

@Suite("Exact numbers")
struct RatioTests {
  @Test("are kept in lowest terms with a positive denominator")
  func lowestTerms() throws {
    #expect(try Ratio(6, over: -4) == Ratio(-3, over: 2))
    #expect(try Ratio(6, over: -4).denominator == 2)
    #expect(try Ratio(0, over: 7).denominator == 1)
  }

  @Test("add, subtract, multiply and divide without losing anything")
  func arithmetic() throws {
    let third = try Ratio(1, over: 3)
    #expect(try third.adding(third).adding(third) == .one)
    #expect(try Ratio(7).divided(by: Ratio(2)).multiplied(by: Ratio(2)) == Ratio(7))
    #expect(try Ratio(1).subtracting(third) == Ratio(2, over: 3))
  }

  @Test("compare exactly, also where the products do not fit 128 bits")
  func comparison() throws {
    let big = Int128.max / 3
    #expect(try Ratio(big, over: big - 1) < Ratio(big - 1, over: big - 2))
    #expect(try Ratio(-big, over: 7) < Ratio(big, over: 5))
    #expect(!(Ratio(3) < Ratio(3)))
  }

  @Test("say that they overflow or divide by nought instead of trapping")
  func faults() {
    #expect(throws: ArithmeticFault.divisionByZero) { try Ratio(1).divided(by: .zero) }
    #expect(throws: ArithmeticFault.divisionByZero) { try Ratio(1, over: 0) }
    #expect(throws: ArithmeticFault.overflow) { try Ratio(Int128.max, over: 1).adding(.one) }
    #expect(throws: ArithmeticFault.overflow) { try Ratio(Int128.max, over: 2).multiplied(by: Ratio(5)) }
    #expect(throws: ArithmeticFault.overflow) { try Ratio(Int128.min, over: 1) }
  }

  @Test(
    "round in the direction asked, a half upwards",
    arguments: [
      (7, 2, RoundingDirection.down, 1, 3), (7, 2, .up, 1, 4), (7, 2, .nearest, 1, 4), (-7, 2, .down, 1, -4),
      (-7, 2, .up, 1, -3), (-7, 2, .nearest, 1, -3), (10, 3, .nearest, 1, 3), (1499, 1, .nearest, 1000, 1000),
      (1500, 1, .nearest, 1000, 2000), (1001, 1, .up, 1000, 2000), (1999, 1, .down, 1000, 1000), (6, 2, .up, 1, 3),
    ] as [(Int128, Int128, RoundingDirection, Int64, Int64)])
  func rounding(top: Int128, bottom: Int128, direction: RoundingDirection, step: Int64, expected: Int64) throws {
    #expect(try Ratio(top, over: bottom).rounded(direction, toMultipleOf: step) == expected)
  }
}

@Suite("Days of the calendar")
struct CalendarDateTests {
  @Test("go there and back through every day from 1900 to 2199")
  func everyDay() throws {
    var day = try #require(CalendarDate(year: 1900, month: 1, day: 1))
    let last = try #require(CalendarDate(year: 2199, month: 12, day: 31))
    var count = 1
    while day < last {
      let (year, month, number) = day.components
      try #require(CalendarDate(year: year, month: month, day: number) == day)
      day = try #require(day.adding(days: 1))
      count += 1
    }
    #expect(count == 109_573)
    #expect(day.adding(days: 1) == nil)
  }

  @Test(
    "do not exist where the calendar has none",
    arguments: [(2023, 2, 29), (2024, 13, 1), (2024, 4, 31), (1899, 12, 31), (2024, 1, 0), (2100, 2, 29)])
  func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test(
    "say which day is meant where a month is too short",
    arguments: [
      ("31/01/2023", 1, "28/02/2023", "01/03/2023"), ("31/01/2024", 1, "29/02/2024", "01/03/2024"),
      ("30/11/2023", 3, "29/02/2024", "01/03/2024"), ("15/01/2023", 1, "15/02/2023", "15/02/2023"),
      ("31/12/2023", -1, "30/11/2023", "01/12/2023"), ("29/02/2024", 12, "28/02/2025", "01/03/2025"),
      ("31/01/2023", -11, "28/02/2022", "01/03/2022"),
    ])
  func monthEnds(start: String, months: Int64, back: String, forward: String) throws {
    let day = try #require(CalendarDate(vietnamese: start))
    #expect(day.adding(months: months, .back)?.vietnamese == back)
    #expect(day.adding(months: months, .forward)?.vietnamese == forward)
  }

  @Test(
    "count whole months",
    arguments: [
      ("01/01/2020", "31/12/2022", 35), ("01/01/2020", "01/01/2023", 36), ("31/01/2023", "28/02/2023", 1),
      ("31/01/2023", "27/02/2023", 0), ("15/05/2023", "14/05/2023", -1), ("15/05/2023", "15/04/2023", -1),
    ])
  func wholeMonths(start: String, end: String, expected: Int64) throws {
    let from = try #require(CalendarDate(vietnamese: start))
    let to = try #require(CalendarDate(vietnamese: end))
    #expect(from.wholeMonths(until: to) == expected)
  }
}

extension CalendarDate {
  /// A day as the acts write it, for tests.
  init?(vietnamese text: String) {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[2], month: parts[1], day: parts[0])
  }
}
