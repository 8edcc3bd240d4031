import Eligibility
import RuleLanguage
import Screening
import Testing

@Suite("The column engine")
struct ColumnTests {
  /// A row of the sample, a day and what it may look at.
  static let days = ["2019-06-15", "2021-08-01", "2022-12-31", "2024-11-30", "2025-12-31"]

  @Test("says of each row what the evaluator says", arguments: days)
  func agrees(day: String) throws {
    let book = try RegisterTests.book()
    let parts = day.split(separator: "-").compactMap { Int($0) }
    let date = try #require(CalendarDate(year: parts[0], month: parts[1], day: parts[2]))
    for (place, profile) in SampleProfile.all.enumerated() {
      let seed = UInt64(parts[0] * 10 + place)
      let (register, batches) = try ScreenTests.sampled(120, seed: seed, profile: profile, year: parts[0])
      let columns = RegisterScreen(book: book, on: date, threads: 1)
      let scalar = RegisterScreen(book: book, on: date, engine: .evaluator)
      for batch in batches {
        let found = columns.rows(of: batch, in: register)
        let expected = scalar.rows(of: batch, in: register)
        try #require(found.count == expected.count)
        for (one, other) in zip(found, expected) where one != other {
          for (item, same) in zip(one.items, other.items) where item != same {
            Issue.record("seed \(seed), row \(one.identifier), item \(book.items[item.item].name): \(item)\nnot \(same)")
          }
          #expect(one.items.map(\.item) == other.items.map(\.item), "seed \(seed), row \(one.identifier)")
          #expect(one.totals == other.totals, "seed \(seed), row \(one.identifier)")
        }
      }
    }
  }
}
