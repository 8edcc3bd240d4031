/// Whole numbers in English words.
enum EnglishNumber {
  /// The number in words, in small letters.
  static func words(_ value: Int64) -> String {
    if value == 0 { return "zero" }
    var result: [String] = []
    var rest = value.magnitude
    var groups: [UInt64] = []
    while rest > 0 {
      groups.append(rest % 1000)
      rest /= 1000
    }
    for (place, group) in groups.enumerated().reversed() where group > 0 {
      result += belowThousand(Int(group))
      if place > 0 { result.append(scales[place - 1]) }
    }
    return (value < 0 ? "minus " : "") + result.joined(separator: " ")
  }

  private static func belowThousand(_ value: Int) -> [String] {
    let (hundreds, rest) = value.quotientAndRemainder(dividingBy: 100)
    let above = hundreds > 0 ? [small[hundreds], "hundred"] : []
    guard rest > 0 else { return above }
    if rest < small.count { return above + [small[rest]] }
    let (tens, ones) = rest.quotientAndRemainder(dividingBy: 10)
    return above + [ones > 0 ? "\(round[tens - 2])-\(small[ones])" : round[tens - 2]]
  }

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let round = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  private static let scales = ["thousand", "million", "billion", "trillion", "quadrillion", "quintillion"]
}
