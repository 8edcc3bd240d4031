import RuleLanguage

/// Numbers as the acts write them, for messages: `1.500.000 đồng`, `36 tháng`, `12,5%`, `0,3 ha`.
enum WrittenNumber {
  /// A number of a fact, with its unit.
  static func text(_ value: Ratio, _ kind: QuantityKind, _ vocabulary: Vocabulary) -> String {
    if kind.isRatio, let percent = try? value.multiplied(by: Ratio(100)) { return text(percent) + "%" }
    let dimension = kind.dimension
    var text = text(value)
    if dimension.money == 1 { text += " đồng" }
    for (unit, power) in dimension.units.sorted(by: { $0.key < $1.key }) where vocabulary.units.indices.contains(unit) {
      text += power < 0 ? "/" : " "
      text += vocabulary.units[unit].label
    }
    return text
  }

  /// A bare number.
  static func text(_ value: Ratio) -> String {
    guard let decimal = JSONWriter.decimal(value) else { return "\(value.numerator)/\(value.denominator)" }
    let parts = decimal.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first ?? "0"
    let digits = whole.drop { $0 == "-" }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "." }
      grouped.append(digit)
    }
    return (whole.hasPrefix("-") ? "-" : "") + grouped + (parts.count > 1 ? "," + parts[1] : "")
  }
}
