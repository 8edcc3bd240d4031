import RuleLanguage

/// Reads the cells of one column that are written in the plainest way, byte by byte and without making a text of them:
/// nearly all of a register a program wrote. What it does not know it leaves to `CellReader`, which alone finds faults;
/// what it does know it reads as that does.
enum PlainCell: Sendable {
  /// None: the cells are known by their bytes, or not plain.
  case none
  /// Digits, between two bounds that are in parts already.
  case number(PlainNumber)
  /// `2022-12-31`, `31/12/2022`.
  case date

  /// For the cells `CellReader` reads with this scale and style.
  init(_ kind: FactKind, scale: Int64, style: NumberStyle?) {
    switch kind {
    case .date: self = .date
    case .quantity(let kind):
      guard let low = PlainCell.parts(kind.low, scale) ?? (kind.low == nil ? Int64.min : nil),
        let high = PlainCell.parts(kind.high, scale) ?? (kind.high == nil ? Int64.max : nil)
      else {
        self = .none
        return
      }
      self = .number(
        PlainNumber(scale: scale, low: low, high: high, isRatio: kind.isRatio, isWhole: kind.isWhole, style: style))
    case .truth, .judgement, .paper, .symbol, .text, .instrument, .supportItem: self = .none
    }
  }

  private static func parts(_ bound: Ratio?, _ scale: Int64) -> Int64? {
    guard let bound, let scaled = try? bound.multiplied(by: Ratio(scale)) else { return nil }
    return scaled.whole
  }

  /// The value of the cell from `start` up to `end`, which is not empty; nil where it is not plain.
  @inline(__always)
  func read(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    switch self {
    case .none: nil
    case .number(let number): number.read(bytes, start, end)
    case .date: PlainCell.day(bytes, start, end)
    }
  }

  /// The number of the day that is written from `start` up to `end`; nil where it is not plain.
  static func day(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    guard end - start == 10 else { return nil }
    let isYearFirst = bytes[start + 4] == UInt8(ascii: "-") && bytes[start + 7] == UInt8(ascii: "-")
    let isDayFirst = bytes[start + 2] == UInt8(ascii: "/") && bytes[start + 5] == UInt8(ascii: "/")
    guard isYearFirst || isDayFirst,
      let year = digits(bytes, isYearFirst ? start : start + 6, 4),
      let month = digits(bytes, isYearFirst ? start + 5 : start + 3, 2),
      let day = digits(bytes, isYearFirst ? start + 8 : start, 2)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { Int64($0.dayNumber) }
  }

  /// So many digits, at most four.
  @inline(__always)
  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for place in start..<start + count {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}

/// Reads numbers as they are mostly written: `1200000`, `-12.5`, `1.200.000`, `12,5%`.
struct PlainNumber: Sendable {
  private let scale: Int64
  private let low: Int64
  private let high: Int64
  private let isRatio: Bool
  /// What stands before the fraction, where one is read; nought where none is.
  private let mark: UInt8
  /// What stands between groups of three digits; nought where nothing may.
  private let group: UInt8

  /// Of a column that holds no numbers.
  static let none = PlainNumber(scale: 1, low: 0, high: 0, isRatio: false, isWhole: true, style: nil)

  /// Reads what lies between two bounds, in parts of which `scale` make one.
  init(scale: Int64, low: Int64, high: Int64, isRatio: Bool, isWhole: Bool, style: NumberStyle?) {
    self.scale = scale
    self.low = low
    self.high = high
    self.isRatio = isRatio
    let hasFraction = !isWhole && scale == ColumnData.parts
    switch style {
    case .vietnamese: (mark, group) = (hasFraction ? UInt8(ascii: ",") : 0, UInt8(ascii: "."))
    case .plain: (mark, group) = (hasFraction ? UInt8(ascii: ".") : 0, 0)
    case nil: (mark, group) = (0, 0)
    }
  }

  /// The most digits before the fraction that fit whatever they are.
  private static let digitLimit = 12

  /// The number from `start` up to `end`, in parts; nil where it is not plain, or not within the bounds.
  @inline(__always)
  func read(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    if end &- start <= 8, let value = plain(ByteWord.load(bytes, start), end &- start) {
      return low <= value && value <= high ? value : nil
    }
    return long(bytes, start, end)
  }

  /// Whether nothing but digits is mostly written.
  var isDigitsOnly: Bool { mark == 0 }

  /// The number of so many bytes from `start` on, where they are digits alone, at most twelve, within the bounds; nil where
  /// they are not. Of none it is nought.
  @inline(__always)
  func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> Int64? {
    let digits = ByteWord.load(bytes, start) ^ 0x3030_3030_3030_3030
    if length <= 8 {
      // In two steps: nothing is left where nothing is written.
      let half = UInt64(truncatingIfNeeded: 32 &- length &* 4)
      let own = (digits &<< half) &<< half
      let value = PlainNumber.eight(own) &* scale
      let isSound = PlainNumber.areDigits(own) && (length == 0 || low <= value && value <= high)
      return isSound ? value : nil
    }
    guard length <= PlainNumber.digitLimit, PlainNumber.areDigits(digits) else { return nil }
    let next = ByteWord.load(bytes, start &+ 8) ^ 0x3030_3030_3030_3030
    let rest = next &<< UInt64(truncatingIfNeeded: 128 &- length &* 8)
    guard PlainNumber.areDigits(rest) else { return nil }
    let value = (PlainNumber.eight(digits) &* PlainNumber.power(length &- 8) &+ PlainNumber.eight(rest)) &* scale
    return low <= value && value <= high ? value : nil
  }

  /// Ten to the power of at most four.
  @inline(__always)
  private static func power(_ exponent: Int) -> Int64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    default: 10_000
    }
  }

  /// Whether all bytes are from nought to nine.
  @inline(__always)
  private static func areDigits(_ digits: UInt64) -> Bool {
    ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080 == 0
  }

  /// At most eight bytes: digits, with the mark among them where there is one; nil where it is anything else. All bytes are
  /// looked at together, for a branch a digit costs more than all else.
  @inline(__always)
  private func plain(_ word: UInt64, _ count: Int) -> Int64? {
    let found = mark == 0 ? 0 : ByteWord.noughts(word ^ ByteWord.all(mark))
    let wholes = min(found.trailingZeroBitCount &>> 3, count)
    let parts = count &- wholes &- 1
    guard wholes > 0, parts != 0, parts <= 6 else { return nil }
    let digits = word ^ 0x3030_3030_3030_3030
    let whole = digits &<< UInt64(64 &- wholes &* 8)
    // The places of a million: what is not written is nought.
    let part = parts > 0 ? ByteWord.first(parts, of: digits &>> UInt64(wholes &* 8 &+ 8)) &<< 16 : 0
    let sum = (whole &+ 0x7676_7676_7676_7676) | whole | (part &+ 0x7676_7676_7676_7676) | part
    guard sum & 0x8080_8080_8080_8080 == 0 else { return nil }
    return PlainNumber.eight(whole) &* scale &+ PlainNumber.eight(part)
  }

  /// The number of eight digits, the first in the lowest byte.
  @inline(__always)
  private static func eight(_ digits: UInt64) -> Int64 {
    let pairs = digits &* 10 &+ (digits &>> 8)
    let first = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let second = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int64(truncatingIfNeeded: (first &+ second) &>> 32)
  }

  private func long(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    var place = start
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let first = place
    var value: Int64 = 0
    let last = min(end, first &+ PlainNumber.digitLimit)
    while place < last {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      place &+= 1
    }
    guard place > first else { return nil }
    if place < end, bytes[place] == group, group != 0 {
      guard readGroups(bytes, first, &place, end, &value) else { return nil }
    }
    // Twelve digits times a million, and a million of parts: within 64 bits.
    value = value &* scale
    if place < end {
      guard let part = fraction(bytes, &place, end) else { return nil }
      value = value &+ part
      if place < end {
        guard isRatio, place + 1 == end, bytes[place] == UInt8(ascii: "%"), value % 100 == 0 else { return nil }
        value /= 100
      }
    }
    if isNegative { value = -value }
    return low <= value && value <= high ? value : nil
  }

  /// Goes on with groups of three digits after the first of one to three; false where they are not such.
  private func readGroups(
    _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ place: inout Int, _ end: Int, _ value: inout Int64
  ) -> Bool {
    guard place - first <= 3, !(place - first == 1 && value == 0) else { return false }
    var count = place - first
    while place < end, bytes[place] == group {
      count += 3
      guard place + 4 <= end, count <= PlainNumber.digitLimit else { return false }
      for next in place + 1..<place + 4 {
        let digit = bytes[next] &- 0x30
        guard digit < 10 else { return false }
        value = value * 10 + Int64(digit)
      }
      place += 4
    }
    return true
  }

  /// What stands after the mark, up to six places, in parts; nought where no mark stands there.
  @inline(__always)
  private func fraction(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ end: Int) -> Int64? {
    guard bytes[place] == mark, mark != 0 else { return 0 }
    place += 1
    let first = place
    var part: Int64 = 0
    while place < end, place - first < 6 {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { break }
      part = part * 10 + Int64(digit)
      place += 1
    }
    guard place > first else { return nil }
    for _ in place - first..<6 { part *= 10 }
    return part
  }
}
