/// Tells of most identifiers that are not among some that they are not: a bit for each of these, sixteen bits wide apart.
struct IdentifierFilter {
  private var words: [UInt64]
  private var count: Int

  /// With these identifiers, and room for as many and some more.
  init(_ keys: [IdentifierKey] = [], room: Int = 0) {
    var size = 16
    while size * 4 < (keys.count + room) * 2 { size *= 2 }
    words = Array(repeating: 0, count: size)
    count = 0
    for key in keys { add(key) }
  }

  /// Whether so many more would make it useless.
  func isFull(with more: Int) -> Bool { count + more > words.count * 4 }

  /// Takes an identifier in.
  mutating func add(_ key: IdentifierKey) {
    let (word, bit) = place(of: key)
    words[word] |= bit
    count += 1
  }

  /// Whether an identifier may be among those that were taken in; false: it is not.
  func mayHold(_ key: IdentifierKey) -> Bool {
    let (word, bit) = place(of: key)
    return words[word] & bit != 0
  }

  private func place(of key: IdentifierKey) -> (word: Int, bit: UInt64) {
    let spread = key.spread
    return (Int(truncatingIfNeeded: spread >> 6) & (words.count - 1), 1 << (spread & 63))
  }
}
