import RuleLanguage

/// Days some months from other days, each worked out once: rows by the million have days of a few thousand.
final class MovedDays {
  private var tables: [Key: Table] = [:]
  private var last: Key?
  // SAFETY: the days of the table of `last`, which `tables` keeps.
  private var lastDays: UnsafeMutablePointer<Int32>?

  private struct Key: Hashable {
    let months: Int64
    let direction: MonthEndDirection
  }

  /// The days of all that can be written, by the day they are counted from.
  private final class Table {
    // SAFETY: `MovedDays.count` of them, all initialised.
    let days: UnsafeMutablePointer<Int32>

    init() {
      days = .allocate(capacity: MovedDays.count)
      days.initialize(repeating: MovedDays.unknown, count: MovedDays.count)
    }

    deinit { days.deallocate() }
  }

  /// It was not worked out yet; there is no such day.
  private static let unknown = Int32.min
  private static let none = Int32.max
  /// Tables that are kept: months that are a fact of their own could be many.
  private static let limit = 16
  private static let first = CalendarDate(year: CalendarDate.years.lowerBound, month: 1, day: 1)?.dayNumber ?? 0
  private static let count = CalendarDate.years.count * 366

  /// The day so many months from a day, by their numbers; nil where there is none that can be written.
  @inline(__always)
  func day(_ months: Int64, from day: Int64, _ direction: MonthEndDirection) -> Int64? {
    let key = Key(months: months, direction: direction)
    let days: UnsafeMutablePointer<Int32>
    if let lastDays, last == key { days = lastDays } else { days = table(key) }
    let place = day &- Int64(MovedDays.first)
    guard place >= 0, place < MovedDays.count else { return nil }
    var moved = days[Int(place)]
    if moved == MovedDays.unknown {
      let found = Int(exactly: day).flatMap { CalendarDate(dayNumber: $0) }?.adding(months: months, direction)
      moved = found?.dayNumber ?? MovedDays.none
      days[Int(place)] = moved
    }
    return moved == MovedDays.none ? nil : Int64(moved)
  }

  private func table(_ key: Key) -> UnsafeMutablePointer<Int32> {
    let found: Table
    if let known = tables[key] {
      found = known
    } else {
      if tables.count >= MovedDays.limit { tables = [:] }
      found = Table()
      tables[key] = found
    }
    (last, lastDays) = (key, found.days)
    return found.days
  }
}
