import RuleLanguage

/// The order in which items are preferred where nothing else tells them apart: by the rank of the instrument, then the
/// later day of issue (or, where nobody has read it, of coming into force), then the place in the text.
struct StackingOrder {
  private let book: RuleBook

  init(_ book: RuleBook) { self.book = book }

  /// Places in a list of items, the preferred items first.
  func sorted(_ places: [Int], _ item: (Int) -> Int) -> [Int] {
    places.map { (key: key(item($0)), place: $0) }.sorted { $0.key.precedes($1.key) }.map(\.place)
  }

  /// What is compared, in this order.
  private struct Key {
    let rank: Int
    let issued: Int32
    let began: Int32
    let year: Int
    let number: Int
    let item: Int

    func precedes(_ other: Key) -> Bool {
      (rank, -issued, -began, -year) != (other.rank, -other.issued, -other.began, -other.year)
        ? (rank, -issued, -began, -year) < (other.rank, -other.issued, -other.began, -other.year)
        : (-number, item) < (-other.number, other.item)
    }
  }

  private func key(_ item: Int) -> Key {
    guard let number = book.items[checked: item]?.instrument, let instrument = book.instruments[checked: number] else {
      return Key(rank: InstrumentRank.other.rawValue, issued: 0, began: 0, year: 0, number: 0, item: item)
    }
    var began: Int32 = 0
    if case .day(let day, _) = instrument.validFrom { began = day.dayNumber }
    let serial = instrument.number.serial
    return Key(
      rank: instrument.number.rank.rawValue, issued: instrument.issued?.dayNumber ?? 0, began: began,
      year: serial.year, number: serial.number, item: item)
  }
}
