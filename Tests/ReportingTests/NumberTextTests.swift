import Eligibility
import Reporting
import Testing

@testable import RuleLanguage

@Suite("Numbers, money and time")
struct NumberTextTests {
  let vietnamese = NumberText(.vietnamese)
  let english = NumberText(.english)
  let vocabulary = Vocabulary()

  @Test(
    "Whole numbers are grouped by thousands",
    arguments: [
      (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1000, "1.000", "1,000"),
      (40_000_000, "40.000.000", "40,000,000"), (-1_234_567, "-1.234.567", "-1,234,567"),
      (.min, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
    ] as [(Int64, String, String)])
  func grouped(_ value: Int64, _ inVietnamese: String, _ inEnglish: String) {
    #expect(vietnamese.grouped(value) == inVietnamese)
    #expect(english.grouped(value) == inEnglish)
  }

  @Test(
    "A number is exact: a decimal where it ends, else a fraction",
    arguments: [
      (3, 10, "0,3"), (-3, 10, "-0,3"), (3, 2, "1,5"), (1, 3, "1/3"), (100_000_000, 3, "33.333.333 1/3"),
      (-7, 3, "-2 1/3"), (1_234_567, 1000, "1.234,567"), (1, 1_000_000_000_000, "0,000000000001"),
      (1, 10_000_000_000_000, "1/10.000.000.000.000"), (0, 5, "0"),
    ] as [(Int128, Int128, String)])
  func exact(_ numerator: Int128, _ denominator: Int128, _ text: String) throws {
    #expect(vietnamese.number(try Ratio(numerator, over: denominator)) == text)
  }

  @Test(
    "Percentages",
    arguments: [(1, 2, "50%"), (1, 40, "2,5%"), (1, 1, "100%"), (3, 2, "150%"), (1, 3, "1/3"), (2, 3, "2/3")]
      as [(Int128, Int128, String)])
  func percent(_ numerator: Int128, _ denominator: Int128, _ text: String) throws {
    #expect(vietnamese.percent(try Ratio(numerator, over: denominator)) == text)
  }

  @Test func percentOfTheLargestNumbersDoesNotTrap() throws {
    let huge = try Ratio(.max, over: 7)
    #expect(!vietnamese.percent(huge).isEmpty)
    #expect(!vietnamese.number(try Ratio(1, over: .max)).isEmpty)
    #expect(!vietnamese.quantity(huge, Dimension(money: 0, units: [Unit.month: -1]), of: vocabulary).isEmpty)
  }

  @Test func money() {
    #expect(vietnamese.money(40_000_000) == "40.000.000 đ")
    #expect(vietnamese.money(40_000_000, .word) == "40.000.000 đồng")
    #expect(english.money(1_234_567) == "1,234,567 VND")
    #expect(english.money(1_234_567, .word) == "1,234,567 dong")
  }

  @Test(
    "Ranges of money, as granted, at stake and in words",
    arguments: [
      (40_000_000, 40_000_000, "40.000.000 đ", "40.000.000 đ", "Bốn mươi triệu đồng"),
      (0, 40_000_000, "đến 40.000.000 đ", "0 – 40.000.000 đ", "Đến bốn mươi triệu đồng"),
      (0, 0, "0 đ", "0 đ", "Không đồng"),
      (5, 10, "5 – 10 đ", "5 – 10 đ", "Từ năm đồng đến mười đồng"),
      (5, nil, "từ 5 đ trở lên", "từ 5 đ trở lên", "Từ năm đồng trở lên"),
      (0, nil, "chưa rõ mức", "chưa rõ mức", "Chưa rõ mức"),
    ] as [(Int64, Int64?, String, String, String)])
  func ranges(_ low: Int64, _ high: Int64?, _ granted: String, _ atStake: String, _ words: String) {
    let range = MoneyRange(low: low, high: high)
    #expect(vietnamese.granted(range) == granted)
    #expect(vietnamese.atStake(range) == atStake)
    #expect(vietnamese.inWords(range) == words)
  }

  @Test(
    "Months are years where they are whole years",
    arguments: [
      (36, "3 năm", "3 years"), (12, "1 năm", "1 year"), (18, "18 tháng", "18 months"), (1, "1 tháng", "1 month"),
      (0, "0 tháng", "0 months"), (-12, "-12 tháng", "-12 months"),
    ] as [(Int64, String, String)])
  func months(_ count: Int64, _ inVietnamese: String, _ inEnglish: String) {
    #expect(vietnamese.months(Ratio(count)) == inVietnamese)
    #expect(english.months(Ratio(count)) == inEnglish)
  }

  @Test func dates() throws {
    let day = try #require(CalendarDate(year: 2022, month: 12, day: 1))
    #expect(vietnamese.date(day) == "01/12/2022")
    #expect(english.date(day) == "2022-12-01")
  }

  @Test func quantities() throws {
    let perMonth = Dimension(money: 0, units: [Unit.month: -1])
    let perMonthMoney = Dimension(money: 1, units: [Unit.month: -1])
    #expect(vietnamese.quantity(try Ratio(1, over: 2), .none, of: vocabulary) == "0,5")
    #expect(vietnamese.quantity(try Ratio(1, over: 2), .none, of: vocabulary, asPercent: true) == "50%")
    #expect(vietnamese.quantity(Ratio(15), .days, of: vocabulary) == "15 ngày")
    #expect(vietnamese.quantity(try Ratio(2, over: 1200), perMonth, of: vocabulary) == "2%/năm")
    #expect(vietnamese.quantity(Ratio(3_000_000), perMonthMoney, of: vocabulary) == "3.000.000 đ/tháng")
    #expect(english.quantity(Ratio(3_000_000), perMonthMoney, of: vocabulary) == "3,000,000 VND/month")
    #expect(vietnamese.quantity(Ratio(3), Dimension(money: 0, units: [99: 1]), of: vocabulary) == "3 ?")
  }
}
