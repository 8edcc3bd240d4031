/// Numbers, dates and the numbers of instruments.
extension Scanner {
  /// The largest number that can be written.
  static let largestNumber: Int64 = 1_000_000_000_000_000
  private static let decimalLimit = 6

  /// Everything that starts with a digit is one token, good or bad: `0a2b` is one bad number, not two tokens.
  mutating func scanNumber() {
    let start = offset
    var end = start
    while ASCII.isDigit(byte(at: end)) { end += 1 }
    if byte(at: end) == ASCII.slash, startsSlashedPart(at: end + 1) { return scanSlashed(from: start) }
    offset = endOfNumber(from: end)
    let written = text(from: start, to: offset)
    if written.contains(where: { $0.isLetter || $0 == "_" }) { return scanLettered(written, from: start) }
    guard let (whole, fraction) = Scanner.parts(written) else { return recoverSeparators(written, from: start) }
    emitNumber(written, whole: whole, fraction: fraction, from: start)
  }

  /// The digits before and after the comma; nil where points and commas are misplaced.
  private static func parts(_ written: String) -> (whole: String, fraction: String)? {
    let parts = written.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let whole = parts.first ?? ""
    let fraction = parts.count > 1 ? parts[1] : ""
    guard parts.count <= 2, !fraction.contains("."), isGrouped(whole) else { return nil }
    return (whole.filter { $0 != "." }, fraction)
  }

  /// A number goes on over letters, underscores and digits, and over a point or comma that a digit follows.
  private func endOfNumber(from start: Int) -> Int {
    var end = start
    while let (scalar, length) = scalar(at: end) {
      if scalar.continuesName {
        end += length
      } else if scalar == "." || scalar == ",", ASCII.isDigit(byte(at: end + 1)) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// `1.500.000`: first one to three digits, then threes; a lone leading nought groups nothing.
  private static func isGrouped(_ whole: String) -> Bool {
    let groups = whole.split(separator: ".", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first else { return true }
    return (1...3).contains(first.count) && first.first != "0" && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private mutating func emitNumber(_ written: String, whole: String, fraction: String, from start: Int) {
    if fraction.count > Scanner.decimalLimit {
      report(.tooManyDecimals(SyntaxParser.shortened(written)), from: start, to: offset)
      return emit(.invalid, from: start)
    }
    guard let value = Scanner.value(whole: whole, fraction: fraction) else {
      report(.numberTooLarge(SyntaxParser.shortened(written)), from: start, to: offset)
      return emit(.invalid, from: start)
    }
    emit(.number(value), from: start)
  }

  /// The exact value of digits before and after the comma; nil where it is over the limit.
  private static func value(whole: String, fraction: String) -> Ratio? {
    let digits = whole.drop { $0 == "0" }
    guard digits.count <= 16,
      let top = Int128(String(digits) + fraction) ?? (digits.isEmpty && fraction.isEmpty ? 0 : nil)
    else { return nil }
    var scale: Int128 = 1
    for _ in 0..<min(fraction.count, decimalLimit) { scale *= 10 }
    guard let value = try? Ratio(top, over: scale), value <= Ratio(largestNumber) else { return nil }
    return value
  }

  /// `1.5`, `1,500,000`, `1.50.000`: says what was most likely meant and goes on with that.
  private mutating func recoverSeparators(_ written: String, from start: Int) {
    let fix = written.count <= 40 ? Scanner.mendedSeparators(written) : nil
    let unit = fix == nil ? "" : moneyScaleAfter(offset).map { " \($0)" } ?? ""
    report(.misplacedSeparator(SyntaxParser.shortened(written), fix: fix.map { $0 + unit }), from: start, to: offset)
    guard let fix else { return emit(.invalid, from: start) }
    let parts = fix.split(separator: ",", omittingEmptySubsequences: false)
    let whole = parts.first.map { $0.filter { $0 != "." } } ?? ""
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    guard fraction.count <= Scanner.decimalLimit, let value = Scanner.value(whole: whole, fraction: fraction) else {
      return emit(.invalid, from: start)
    }
    emit(.number(value), from: start)
  }

  /// The number in our spelling, where the misspelling has one plain reading.
  private static func mendedSeparators(_ written: String) -> String? {
    let commas = written.filter { $0 == "," }.count
    let dots = written.filter { $0 == "." }.count
    // English: commas group, a point is the decimal mark.
    let swapped = String(written.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
    let parts = swapped.split(separator: ",").map(String.init)
    if commas >= 1, dots <= 1, commas + dots >= 2, let whole = parts.first, isGrouped(whole),
      !parts.dropFirst().contains(where: { $0.contains(".") })
    {
      return swapped
    }
    if commas == 0, dots == 1 { return swapped }
    return nil
  }

  /// `nghìn`, `triệu`, `tỷ` after a number, so that the help shows the whole amount mended.
  private func moneyScaleAfter(_ start: Int) -> String? {
    var index = start
    while byte(at: index) == ASCII.space { index += 1 }
    let wordStart = index
    while let (scalar, length) = scalar(at: index), scalar.continuesName { index += length }
    let word = text(from: wordStart, to: index)
    return ["nghìn", "triệu", "tỷ"].contains(word) ? word : nil
  }

  /// `15a` after điều or khoản is the number of a provision put in later; anywhere else it is a bad number.
  private mutating func scanLettered(_ written: String, from start: Int) {
    let digits = written.prefix { $0.isNumber }
    let rest = written.dropFirst(digits.count)
    if rest.count == 1, rest.allSatisfy(\.isLetter), case .word(let previous)? = tokens.last?.kind,
      ["điều", "khoản"].contains(previous.lowercased())
    {
      return emit(.word(written), from: start)
    }
    let isShort = written.count <= 40
    let unit = isShort && rest.allSatisfy(\.isLetter) ? "\(digits) \(rest)" : nil
    let fix = isShort ? Scanner.moneyInFull(written) ?? unit : nil
    report(.badNumber(SyntaxParser.shortened(written), fix: fix), from: start, to: offset)
    emit(.invalid, from: start)
  }

  /// `50000000đ`, `1.5tỷ`, `50tr` as the acts write them; nil for what is no money.
  private static func moneyInFull(_ written: String) -> String? {
    let number = written.prefix { $0.isNumber || $0 == "." || $0 == "," }
    guard let words = MoneyAbbreviation.expanded(String(written.dropFirst(number.count))) else { return nil }
    guard let (whole, fraction) = parts(String(number)) ?? mendedSeparators(String(number)).flatMap(parts),
      fraction.count <= decimalLimit, let value = value(whole: whole, fraction: fraction)
    else { return nil }
    return "\(CanonicalNumber.text(value, isGrouped: true)) \(words)"
  }

  // MARK: Dates and instruments

  private func startsSlashedPart(at index: Int) -> Bool {
    guard let (scalar, _) = scalar(at: index) else { return false }
    return ASCII.isDigit(byte(at: index)) || scalar.properties.isUppercase
  }

  /// `17/07/2019`, `52/2018/NĐ-CP`: letters, digits, slashes, and hyphens inside.
  private mutating func scanSlashed(from start: Int) {
    while let (scalar, length) = scalar(at: offset) {
      if scalar.continuesName || scalar == "/" {
        offset += length
      } else if scalar == "-", let (next, _) = self.scalar(at: offset + 1), next.continuesName {
        offset += 1
      } else {
        break
      }
    }
    let written = text(from: start, to: offset)
    let parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { ASCII.isDigit($0) } }) {
      return emitDate(written, parts, from: start)
    }
    guard Scanner.isInstrumentNumber(parts) else {
      report(.badInstrumentNumber(SyntaxParser.shortened(written)), from: start, to: offset)
      return emit(.invalid, from: start)
    }
    emit(.instrument(InstrumentNumber(written)), from: start)
  }

  private mutating func emitDate(_ written: String, _ parts: [String], from start: Int) {
    guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else {
      report(.incompleteDate(SyntaxParser.shortened(written)), from: start, to: offset)
      return emit(.invalid, from: start)
    }
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      report(.impossibleDate(SyntaxParser.shortened(written)), from: start, to: offset)
      return emit(.invalid, from: start)
    }
    emit(.date(date), from: start)
  }

  private static func isInstrumentNumber(_ parts: [String]) -> Bool {
    guard parts.count == 2 || parts.count == 3, let first = parts.first, let last = parts.last else { return false }
    guard (1...6).contains(first.count), first.allSatisfy(\.isNumber), last.first?.isUppercase == true,
      !last.contains("_"), last.count <= 30
    else { return false }
    return parts.count == 2 || (parts[1].count == 4 && parts[1].allSatisfy(\.isNumber))
  }
}
