/// A set of small numbers, one bit each.
struct FactSet: Sendable, Hashable {
  private var words: [UInt64] = []

  /// No number at all.
  init() {}

  /// Whether nothing is in it.
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Puts a number in; a negative one is no fact.
  mutating func insert(_ number: Int) {
    guard number >= 0 else { return }
    let word = number / 64
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(number % 64)
  }

  /// Puts the numbers of another set in.
  mutating func formUnion(_ other: FactSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  /// Whether a number is in it.
  func contains(_ number: Int) -> Bool {
    guard number >= 0, number / 64 < words.count else { return false }
    return words[number / 64] & 1 << UInt64(number % 64) != 0
  }

  /// Whether the sets share a number.
  func intersects(_ other: FactSet) -> Bool {
    zip(words, other.words).contains { $0 & $1 != 0 }
  }
}

extension Array {
  /// The element at a place that may not be there: dossiers and books come from outside.
  subscript(checked index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
