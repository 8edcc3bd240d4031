/// A set of items by their place in the order of preference: 0 is the first.
///
/// Of two sets the greater is the one that holds the first item in which they differ, so that comparing sets is how ties
/// are settled.
struct ItemSet: Hashable, Comparable {
  /// 64 places a word, the first place in the highest bit.
  private var words: [UInt64]

  /// No item of so many.
  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  /// These items of so many.
  init(_ places: some Sequence<Int>, count: Int) {
    self.init(count: count)
    for place in places { insert(place) }
  }

  /// Every item of so many.
  static func all(count: Int) -> ItemSet { ItemSet(0..<count, count: count) }

  private static func bit(_ place: Int) -> UInt64 { 1 << UInt64(63 - place % 64) }

  func contains(_ place: Int) -> Bool {
    words.indices.contains(place / 64) && words[place / 64] & ItemSet.bit(place) != 0
  }

  mutating func insert(_ place: Int) {
    if words.indices.contains(place / 64) { words[place / 64] |= ItemSet.bit(place) }
  }

  mutating func remove(_ place: Int) {
    if words.indices.contains(place / 64) { words[place / 64] &= ~ItemSet.bit(place) }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The first item.
  var first: Int? {
    for (index, word) in words.enumerated() where word != 0 { return index * 64 + word.leadingZeroBitCount }
    return nil
  }

  /// The items in their order.
  var places: [Int] {
    var result: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        let place = rest.leadingZeroBitCount
        result.append(index * 64 + place)
        rest &= ~ItemSet.bit(place)
      }
    }
    return result
  }

  private func combined(_ other: ItemSet, _ operation: (UInt64, UInt64) -> UInt64) -> ItemSet {
    var result = self
    for index in result.words.indices {
      result.words[index] = operation(words[index], other.words.indices.contains(index) ? other.words[index] : 0)
    }
    return result
  }

  func union(_ other: ItemSet) -> ItemSet { combined(other, |) }
  func intersection(_ other: ItemSet) -> ItemSet { combined(other, &) }
  func subtracting(_ other: ItemSet) -> ItemSet { combined(other) { $0 & ~$1 } }
  func isSubset(of other: ItemSet) -> Bool { subtracting(other).isEmpty }
  func isDisjoint(with other: ItemSet) -> Bool { intersection(other).isEmpty }

  static func < (left: ItemSet, right: ItemSet) -> Bool { left.words.lexicographicallyPrecedes(right.words) }
}
