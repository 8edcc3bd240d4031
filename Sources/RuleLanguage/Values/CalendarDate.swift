/// A day of the Gregorian calendar, from 01/01/1900 to 31/12/2199.
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// Days since 01/01/1970.
  public let dayNumber: Int32

  /// The years that can be written.
  public static let years = 1900...2199

  /// A day by its number since 01/01/1970; nil outside the years that can be written.
  public init?(dayNumber: Int) {
    guard (CalendarDate.first...CalendarDate.last).contains(dayNumber) else { return nil }
    self.dayNumber = Int32(dayNumber)
  }

  /// A day by its year, month and day; nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard CalendarDate.years.contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.daysInMonth(year: year, month: month)
    else { return nil }
    dayNumber = Int32(CalendarDate.number(year: year, month: month, day: day))
  }

  /// Year, month and day that are written in digits, in this order; nil where they are not three runs of digits. There may
  /// be no such day.
  public static func numbers(_ parts: [Substring]) -> (year: Int, month: Int, day: Int)? {
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    return (numbers[0], numbers[1], numbers[2])
  }

  /// Year, month and day.
  public var components: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's civil_from_days, in years that begin in March.
    let shifted = Int(dayNumber) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The calendar year.
  public var year: Int { components.year }

  /// The day `count` days later; nil outside the years that can be written.
  public func adding(days count: Int64) -> CalendarDate? {
    let (sum, overflow) = Int64(dayNumber).addingReportingOverflow(count)
    guard !overflow, let number = Int(exactly: sum) else { return nil }
    return CalendarDate(dayNumber: number)
  }

  /// The day `count` months later. Where the month is too short, the direction says which day is meant:
  /// `.back` the last day of that month, `.forward` the first day of the next.
  public func adding(months count: Int64, _ direction: MonthEndDirection) -> CalendarDate? {
    let (year, month, day) = components
    guard count.magnitude < 4800 else { return nil }
    let total = year * 12 + (month - 1) + Int(count)
    let newYear = total / 12
    let newMonth = total % 12 + 1
    guard CalendarDate.years.contains(newYear) else { return nil }
    let length = CalendarDate.daysInMonth(year: newYear, month: newMonth)
    if day <= length { return CalendarDate(year: newYear, month: newMonth, day: day) }
    let end = CalendarDate(year: newYear, month: newMonth, day: length)
    switch direction {
    case .back: return end
    case .forward: return end?.adding(days: 1)
    }
  }

  /// How many whole months lie between this day and a later one: the largest n for which this day plus n months
  /// (taken back to the month's end) is not after it. Negative where `end` is earlier.
  public func wholeMonths(until end: CalendarDate) -> Int64 {
    let from = components
    let to = end.components
    var count = Int64((to.year - from.year) * 12 + (to.month - from.month))
    if let reached = adding(months: count, .back), reached > end { count -= 1 }
    return count
  }

  /// As the acts write it: `17/07/2019`.
  public var vietnamese: String {
    let (year, month, day) = components
    return "\(CalendarDate.two(day))/\(CalendarDate.two(month))/\(year)"
  }

  /// `2019-07-17`.
  public var iso: String {
    let (year, month, day) = components
    return "\(year)-\(CalendarDate.two(month))-\(CalendarDate.two(day))"
  }

  /// The earlier day first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.dayNumber < right.dayNumber }

  private static let first = number(year: 1900, month: 1, day: 1)
  private static let last = number(year: 2199, month: 12, day: 31)

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// What a day becomes when months are added and the month is too short for it (31/01 + 1 month).
public enum MonthEndDirection: Sendable, Hashable {
  /// The last day of that month (`lấy về trước`).
  case back
  /// The first day of the next month (`lấy về sau`).
  case forward
}
