/// Whole numbers in Vietnamese words, as they are written on appraisal sheets: `bốn mươi triệu`.
public enum VietnameseNumber {
  /// The number in words, in small letters.
  public static func words(_ value: Int64) -> String {
    if value == 0 { return digits[0] }
    let words = parts(of: value.magnitude, isLeading: true).joined(separator: " ")
    return value < 0 ? "âm \(words)" : words
  }

  /// Above a tỷ the number of tỷ is read as a number of its own: 10¹⁸ is `một tỷ tỷ`.
  private static func parts(of value: UInt64, isLeading: Bool) -> [String] {
    let (billions, rest) = value.quotientAndRemainder(dividingBy: 1_000_000_000)
    guard billions > 0 else { return belowBillion(value, isLeading: isLeading) }
    return parts(of: billions, isLeading: true) + ["tỷ"] + belowBillion(rest, isLeading: false)
  }

  /// Triệu, nghìn and the rest; a group of noughts is not read.
  private static func belowBillion(_ value: UInt64, isLeading: Bool) -> [String] {
    var result: [String] = []
    for (size, name) in [(1_000_000, "triệu"), (1000, "nghìn"), (1, "")] as [(UInt64, String)] {
      let group = value / size % 1000
      guard group > 0 else { continue }
      result += belowThousand(Int(group), isLeading: isLeading && result.isEmpty)
      if !name.isEmpty { result.append(name) }
    }
    return result
  }

  /// A group of three digits; one that does not lead the number has its hundreds read even where they are nought.
  private static func belowThousand(_ value: Int, isLeading: Bool) -> [String] {
    let (hundreds, rest) = value.quotientAndRemainder(dividingBy: 100)
    var result: [String] = []
    if hundreds > 0 || !isLeading { result += [digits[hundreds], "trăm"] }
    guard rest > 0 else { return result }
    let (tens, ones) = rest.quotientAndRemainder(dividingBy: 10)
    switch tens {
    case 0:
      if !result.isEmpty { result.append("linh") }
      result.append(digits[ones])
    case 1: result.append("mười")
    default: result += [digits[tens], "mươi"]
    }
    if tens > 0, ones > 0 { result.append(afterTens(ones, tens: tens)) }
    return result
  }

  /// A one after mươi is mốt, a four tư, a five after any ten lăm.
  private static func afterTens(_ ones: Int, tens: Int) -> String {
    switch ones {
    case 1 where tens > 1: "mốt"
    case 4 where tens > 1: "tư"
    case 5: "lăm"
    default: digits[ones]
    }
  }

  private static let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
}
