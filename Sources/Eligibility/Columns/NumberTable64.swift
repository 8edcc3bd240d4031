/// Numbers by keys of one word: open addressing, keys are never taken out.
struct NumberTable64 {
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  /// How many keys there are.
  private(set) var count = 0

  /// The number of a key; -1: it is not there.
  @inline(__always)
  func value(of key: UInt64) -> Int32 {
    guard !keys.isEmpty else { return -1 }
    let mask = keys.count &- 1
    var place = NumberTable64.place(key) & mask
    while values[place] >= 0 {
      if keys[place] == key { return values[place] }
      place = (place &+ 1) & mask
    }
    return -1
  }

  /// Puts in a key that is not there, with a number that is not negative.
  mutating func add(_ key: UInt64, _ value: Int32) {
    if count * 2 >= keys.count { grow() }
    put(key, value)
    count += 1
  }

  /// All of them.
  var entries: [(key: UInt64, number: Int32)] {
    keys.indices.filter { values[$0] >= 0 }.map { (keys[$0], values[$0]) }
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    let size = max(64, oldKeys.count * 2)
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: -1, count: size)
    for place in oldKeys.indices where oldValues[place] >= 0 { put(oldKeys[place], oldValues[place]) }
  }

  private mutating func put(_ key: UInt64, _ value: Int32) {
    let mask = keys.count - 1
    var place = NumberTable64.place(key) & mask
    while values[place] >= 0 { place = (place + 1) & mask }
    (keys[place], values[place]) = (key, value)
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ (mixed &>> 32)) & Int.max
  }
}
