/// A small set of numbered things.
struct NumberSet: Hashable {
  /// The first 64; further ones are rare.
  private var low: UInt64 = 0
  private var rest: [UInt64] = []

  init() {}

  init(_ number: Int) { insert(number) }

  mutating func insert(_ number: Int) {
    guard number >= 64 else {
      if number >= 0 { low |= 1 << UInt64(number) }
      return
    }
    let word = number / 64 - 1
    while rest.count <= word { rest.append(0) }
    rest[word] |= 1 << UInt64(number % 64)
  }

  func union(_ other: NumberSet) -> NumberSet {
    var result = self
    result.low |= other.low
    if other.rest.isEmpty { return result }
    while result.rest.count < other.rest.count { result.rest.append(0) }
    for index in other.rest.indices { result.rest[index] |= other.rest[index] }
    return result
  }

  func isSubset(of other: NumberSet) -> Bool {
    if low & ~other.low != 0 { return false }
    for (index, word) in rest.enumerated() where word & ~(other.rest[checked: index] ?? 0) != 0 { return false }
    return true
  }

  var count: Int { rest.reduce(low.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

  /// The numbers, ascending.
  var numbers: [Int] {
    var result: [Int] = []
    for (word, bits) in ([low] + rest).enumerated() {
      var bits = bits
      while bits != 0 {
        result.append(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
    return result
  }

  /// The smaller set first, then the one with the earlier numbers.
  func precedes(_ other: NumberSet) -> Bool {
    let (own, others) = (count, other.count)
    if own != others { return own < others }
    let difference = low ^ other.low
    if difference != 0 { return low & (difference & (~difference &+ 1)) != 0 }
    return numbers.lexicographicallyPrecedes(other.numbers)
  }
}

/// Ways to something, each a set of numbered steps: no way at all, or one that needs nothing, or several.
struct SetFamily {
  /// The ways, the smallest first, none within another.
  private(set) var sets: [NumberSet]

  /// It cannot be.
  static let impossible = SetFamily(sets: [])
  /// It is so already.
  static let given = SetFamily(sets: [NumberSet()])
  /// More ways than this are not followed: nobody reads them, and their number could grow without end.
  private static let limit = 48

  private init(sets: [NumberSet]) { self.sets = sets }

  /// One way.
  init(_ set: NumberSet) { sets = [set] }

  /// Whether there is no way.
  var isImpossible: Bool { sets.isEmpty }

  /// Either.
  func or(_ other: SetFamily) -> SetFamily {
    if isImpossible { return other }
    if other.isImpossible { return self }
    return SetFamily(sets: SetFamily.smallest(sets + other.sets))
  }

  /// Both.
  func and(_ other: SetFamily) -> SetFamily {
    if isImpossible || other.isImpossible { return .impossible }
    if sets.count == 1, other.sets.count == 1 { return SetFamily(sets[0].union(other.sets[0])) }
    return SetFamily(sets: SetFamily.smallest(sets.flatMap { set in other.sets.map { set.union($0) } }))
  }

  /// So many of several.
  static func atLeast(_ count: Int, of families: [SetFamily]) -> SetFamily {
    guard count > 0 else { return .given }
    guard count <= families.count else { return .impossible }
    // reached[n]: the ways to have n of those looked at so far.
    var reached = [SetFamily.given] + Array(repeating: .impossible, count: count)
    for family in families {
      for place in stride(from: count, through: 1, by: -1) {
        reached[place] = reached[place].or(reached[place - 1].and(family))
      }
    }
    return reached[count]
  }

  private static func smallest(_ sets: [NumberSet]) -> [NumberSet] {
    var result: [NumberSet] = []
    for set in sets.sorted(by: { $0.precedes($1) }) {
      if result.count == limit { break }
      if !result.contains(where: { $0.isSubset(of: set) }) { result.append(set) }
    }
    return result
  }
}
