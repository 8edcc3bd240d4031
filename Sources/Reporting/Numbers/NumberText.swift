import Eligibility
import RuleLanguage

/// Numbers, money, spans of time and days as people write them, in the language of a report. Nothing is rounded: what
/// has no exact decimal is written as a fraction.
public struct NumberText: Sendable {
  /// The language of the report.
  public let language: MessageLanguage

  /// For reports in `language`.
  public init(_ language: MessageLanguage) { self.language = language }

  /// How the đồng is written after an amount.
  public enum Currency: Sendable, Hashable {
    /// `đ`, `VND`.
    case sign
    /// `đồng`, `dong`.
    case word
  }

  // MARK: Numbers

  /// `40.000.000`, in English `40,000,000`.
  public func grouped(_ whole: Int64) -> String { grouped(Int128(whole)) }

  /// The number exactly: a decimal where it ends, else a fraction (`33.333.333 1/3`).
  public func number(_ value: Ratio) -> String {
    if value.isWhole { return grouped(value.numerator) }
    let sign = value.numerator < 0 ? "-" : ""
    let top = value.numerator.magnitude
    let bottom = value.denominator.magnitude
    let (whole, rest) = top.quotientAndRemainder(dividingBy: bottom)
    if let digits = NumberText.decimals(of: rest, over: bottom) {
      return sign + grouped(magnitude: whole) + (language == .vietnamese ? "," : ".") + digits
    }
    let fraction = "\(grouped(magnitude: rest))/\(grouped(magnitude: bottom))"
    return whole == 0 ? sign + fraction : "\(sign)\(grouped(magnitude: whole)) \(fraction)"
  }

  /// `50%`, `2,5%`; a ratio that does not end in decimals stays a fraction of one (`1/3`).
  public func percent(_ value: Ratio) -> String {
    guard let hundredfold = try? value.multiplied(by: Ratio(100)), NumberText.endsInDecimals(hundredfold) else {
      return number(value)
    }
    return number(hundredfold) + "%"
  }

  // MARK: Money

  /// `40.000.000 đ`, `40.000.000 đồng`, `40,000,000 VND`.
  public func money(_ amount: Int64, _ currency: Currency = .sign) -> String {
    "\(grouped(amount)) \(name(of: currency))"
  }

  /// An amount that may not be whole yet.
  public func money(_ amount: Ratio, _ currency: Currency = .sign) -> String {
    "\(number(amount)) \(name(of: currency))"
  }

  /// A range of money as a granted amount: `40.000.000 đ`, `đến 40.000.000 đ`, `từ 5.000.000 đ trở lên`.
  public func granted(_ range: MoneyRange) -> String {
    guard let high = range.high, range.low == 0, high > 0 else { return atStake(range) }
    return Phrase.upTo(money(high)).text(in: language)
  }

  /// A range of money as what is at stake: `0 – 60.000.000 đ`; from nought upwards says nothing: `chưa rõ mức`.
  public func atStake(_ range: MoneyRange) -> String {
    guard let high = range.high else {
      return (range.low == 0 ? Phrase.amountUnknown : .fromUp(money(range.low))).text(in: language)
    }
    return range.isExact ? money(range.low) : "\(grouped(range.low)) – \(money(high))"
  }

  /// A range of money in words, the first letter large: `Đến bốn mươi triệu đồng`.
  public func inWords(_ range: MoneyRange) -> String {
    guard let high = range.high else {
      if range.low == 0 { return NumberText.capitalized(atStake(range)) }
      return NumberText.capitalized(Phrase.fromUp(moneyInWords(range.low)).text(in: language))
    }
    if range.isExact { return NumberText.capitalized(moneyInWords(range.low)) }
    if range.low == 0 { return NumberText.capitalized(Phrase.upTo(moneyInWords(high)).text(in: language)) }
    return NumberText.capitalized(Phrase.fromTo(moneyInWords(range.low), moneyInWords(high)).text(in: language))
  }

  /// `bốn mươi triệu đồng`, `forty million dong`.
  public func moneyInWords(_ amount: Int64) -> String {
    switch language {
    case .vietnamese: "\(VietnameseNumber.words(amount)) đồng"
    case .english: "\(EnglishNumber.words(amount)) dong"
    }
  }

  // MARK: Time

  /// Months, as years where they are whole years: `3 năm`, `18 tháng`.
  public func months(_ count: Ratio) -> String {
    if let whole = count.whole, whole >= 12, whole.isMultiple(of: 12) {
      return counted(Ratio(whole / 12), .year)
    }
    return counted(count, .month)
  }

  /// Months as months, whole years or not: `12 tháng`.
  public func singleMonths(_ count: Ratio) -> String { counted(count, .month) }

  /// `15 ngày`.
  public func days(_ count: Ratio) -> String { counted(count, .day) }

  /// `31/12/2022`; in English `2022-12-31`, which cannot be read with day and month exchanged.
  public func date(_ date: CalendarDate) -> String {
    switch language {
    case .vietnamese: date.vietnamese
    case .english: date.iso
    }
  }

  // MARK: Quantities

  /// A number with what it measures: `0,3 ha`, `40.000.000 đ/ha`, `2%/năm`, `36 tháng` as `3 năm`.
  public func quantity(
    _ value: Ratio, _ dimension: Dimension, of vocabulary: Vocabulary, asPercent: Bool = false
  ) -> String {
    switch dimension {
    case .none: return asPercent ? percent(value) : number(value)
    case .money: return money(value)
    case .months: return months(value)
    case .days: return days(value)
    case NumberText.perMonth: return rate(value)
    default: return "\(number(value))\(suffix(dimension, vocabulary))"
    }
  }

  /// A rate, kept per month: by the year where that ends in decimals, as contracts state it.
  private func rate(_ perMonth: Ratio) -> String {
    if let yearly = try? perMonth.multiplied(by: Ratio(12)), let hundredfold = try? yearly.multiplied(by: Ratio(100)),
      NumberText.endsInDecimals(hundredfold)
    {
      return "\(number(hundredfold))%/\(Phrase.unit(.year, isOne: true).text(in: language))"
    }
    return "\(percent(perMonth))/\(Phrase.unit(.month, isOne: true).text(in: language))"
  }

  /// ` đ/ha`, ` ha`, ` km·ha`: what stands after the number.
  private func suffix(_ dimension: Dimension, _ vocabulary: Vocabulary) -> String {
    var above = Array(repeating: name(of: .sign), count: max(0, dimension.money))
    var below = Array(repeating: name(of: .sign), count: max(0, -dimension.money))
    for (unit, power) in dimension.units.sorted(by: { $0.key < $1.key }) {
      let name = unitName(unit, vocabulary)
      above += Array(repeating: name, count: max(0, power))
      below += Array(repeating: name, count: max(0, -power))
    }
    let top = above.isEmpty ? "" : " " + above.joined(separator: "·")
    return below.isEmpty ? top : top + "/" + below.joined(separator: "/")
  }

  private func unitName(_ unit: Int, _ vocabulary: Vocabulary) -> String {
    switch unit {
    case Unit.month: Phrase.unit(.month, isOne: true).text(in: language)
    case Unit.day: Phrase.unit(.day, isOne: true).text(in: language)
    default: vocabulary.units.indices.contains(unit) ? vocabulary.unitLabel(unit) : "?"
    }
  }

  private func counted(_ count: Ratio, _ unit: Phrase.TimeUnit) -> String {
    "\(number(count)) \(Phrase.unit(unit, isOne: count == .one).text(in: language))"
  }

  private func name(of currency: Currency) -> String {
    switch (currency, language) {
    case (.sign, .vietnamese): "đ"
    case (.word, .vietnamese): "đồng"
    case (.sign, .english): "VND"
    case (.word, .english): "dong"
    }
  }

  // MARK: Digits

  private static let perMonth = Dimension(money: 0, units: [Unit.month: -1])

  private func grouped(_ whole: Int128) -> String { (whole < 0 ? "-" : "") + grouped(magnitude: whole.magnitude) }

  private func grouped(magnitude: UInt128) -> String {
    let digits = Array(String(magnitude))
    let separator: Character = language == .vietnamese ? "." : ","
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(separator) }
      result.append(digit)
    }
    return result
  }

  private static func endsInDecimals(_ value: Ratio) -> Bool {
    let rest = value.numerator.magnitude % value.denominator.magnitude
    return rest == 0 || decimals(of: rest, over: value.denominator.magnitude) != nil
  }

  /// The digits after the decimal mark of a proper fraction; nil where they do not end, or only after a dozen: nobody
  /// reads those.
  private static func decimals(of numerator: UInt128, over denominator: UInt128) -> String? {
    var digits = ""
    var rest = numerator
    while rest != 0 {
      guard digits.utf8.count < 12 else { return nil }
      let (tenfold, overflow) = rest.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      digits += String(tenfold / denominator)
      rest = tenfold % denominator
    }
    return digits
  }

  /// The text with its first letter large.
  static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}

extension Vocabulary {
  /// How people read a unit: the label of the list where it counts records.
  func unitLabel(_ unit: Int) -> String {
    lists.first { $0.unit == unit }?.label ?? units[unit].label
  }
}

extension MoneyRange {
  /// Whether nothing is known of it: from nought upwards has no words worth reading.
  var isOpen: Bool { low == 0 && high == nil }
}
