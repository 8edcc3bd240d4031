import RuleLanguage

/// Reads the cells of one column that are written in the plainest way, byte by byte and without making a text of them:
/// nearly all of a register a program wrote. What it does not know it leaves to `CellReader`, which alone finds faults;
/// what it does know it reads as that does.
enum PlainCell {
  /// Only empty cells.
  case empty
  /// Digits, between two bounds that are in parts already; `hasFraction` where `12.5` is read too.
  case number(scale: Int64, low: Int64, high: Int64, hasFraction: Bool)
  /// Texts, exactly as they stand.
  case names([String: Int64])
  /// `2022-12-31`.
  case date

  /// For the cells `CellReader` reads with these names, bounds and style.
  init(_ kind: FactKind, names: [String: Int64], scale: Int64, style: NumberStyle?) {
    switch kind {
    case .truth, .judgement, .paper, .symbol: self = .names(names)
    case .date: self = .date
    case .quantity(let kind):
      guard let low = PlainCell.parts(kind.low, scale) ?? (kind.low == nil ? Int64.min : nil),
        let high = PlainCell.parts(kind.high, scale) ?? (kind.high == nil ? Int64.max : nil)
      else {
        self = .empty
        return
      }
      self = .number(scale: scale, low: low, high: high, hasFraction: !kind.isWhole && style == .plain)
    case .text, .instrument, .supportItem: self = .empty
    }
  }

  private static func parts(_ bound: Ratio?, _ scale: Int64) -> Int64? {
    guard let bound, let scaled = try? bound.multiplied(by: Ratio(scale)) else { return nil }
    return scaled.whole
  }

  /// Adds a cell to its column; false where it is not plain, and nothing was added.
  func read(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, into column: inout ColumnData) -> Bool {
    guard !bytes.isEmpty else {
      column.append(.notGiven)
      return true
    }
    let value: Int64? =
      switch self {
      case .empty: nil
      case .number(let scale, let low, let high, let hasFraction):
        PlainCell.number(bytes, scale, hasFraction).flatMap { low <= $0 && $0 <= high ? $0 : nil }
      case .names(let names): names[String(decoding: bytes, as: UTF8.self)]
      case .date: PlainCell.day(bytes)
      }
    guard let value else { return false }
    column.append(.value, value)
    return true
  }

  /// `1200000`, `12.5`, in parts; up to twelve digits before the point and six after it.
  private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ scale: Int64, _ hasFraction: Bool) -> Int64?
  {
    let point = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
    guard let whole = digits(bytes[bytes.startIndex..<point], atMost: 12) else { return nil }
    let (value, isTooLarge) = whole.multipliedReportingOverflow(by: scale)
    guard !isTooLarge else { return nil }
    guard point < bytes.endIndex else { return value }
    let places = bytes[(point + 1)...]
    // Only where parts are kept do six places fit exactly.
    guard hasFraction, scale == ColumnData.parts, let fraction = digits(places, atMost: 6) else { return nil }
    var part = fraction
    for _ in places.count..<6 { part *= 10 }
    let (sum, overflows) = value.addingReportingOverflow(part)
    return overflows ? nil : sum
  }

  private static func day(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
    let start = bytes.startIndex
    let dash = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[start + 4] == dash, bytes[start + 7] == dash,
      let year = digits(bytes[start..<start + 4], atMost: 4),
      let month = digits(bytes[start + 5..<start + 7], atMost: 2),
      let day = digits(bytes[start + 8..<start + 10], atMost: 2)
    else { return nil }
    return CalendarDate(year: Int(year), month: Int(month), day: Int(day)).map { Int64($0.dayNumber) }
  }

  /// At most so many digits, and at least one; nil where there is anything else.
  private static func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, atMost limit: Int) -> Int64? {
    guard (1...limit).contains(bytes.count) else { return nil }
    var value: Int64 = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    return value
  }
}
