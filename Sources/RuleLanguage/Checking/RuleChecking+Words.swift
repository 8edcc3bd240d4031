/// Types in words, for messages.
extension RuleChecking {
  func words(_ type: ValueType) -> Bilingual {
    switch type {
    case .truth: Bilingual("điều kiện đúng sai", "a condition")
    case .symbol(let number):
      Bilingual(
        "giá trị của “\(book.vocabulary.enumerations[number].name)”",
        "a value of “\(book.vocabulary.enumerations[number].name)”")
    case .quantity(let dimension): words(dimension)
    case .date: Bilingual("ngày", "a date")
    case .text: Bilingual("chữ", "a text")
    case .supportItem: Bilingual("khoản hỗ trợ", "a support item")
    case .instrument: Bilingual("văn bản", "an instrument")
    case .invalid: Bilingual("giá trị không rõ", "an unclear value")
    }
  }

  func words(_ dimension: Dimension) -> Bilingual {
    if dimension == .none { return Bilingual("số không có đơn vị", "a bare number") }
    if dimension == .money { return Bilingual("số tiền", "money") }
    if dimension == .months { return Bilingual("thời hạn (tháng)", "a duration in months") }
    if dimension == .days { return Bilingual("số ngày", "a number of days") }
    let ordered = dimension.units.sorted { $0.key < $1.key }
    var over = ordered.filter { $0.value > 0 }.map { power($0.key, $0.value) }
    let under = ordered.filter { $0.value < 0 }.map { power($0.key, -$0.value) }
    if dimension.money != 0 { over.insert(dimension.money == 1 ? "đồng" : "đồng^\(dimension.money)", at: 0) }
    let unit = (over.isEmpty ? "1" : over.joined(separator: "·")) + under.map { "/\($0)" }.joined()
    return Bilingual("số có đơn vị \(unit)", "a number in \(unit)")
  }

  private func power(_ unit: Int, _ exponent: Int) -> String {
    let label = book.vocabulary.units.indices.contains(unit) ? book.vocabulary.units[unit].label : "?"
    return exponent == 1 ? label : "\(label)^\(exponent)"
  }
}
