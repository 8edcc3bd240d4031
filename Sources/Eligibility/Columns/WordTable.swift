/// Numbers by keys of several words: open addressing, the keys kept one behind the other and compared whole.
struct WordTable {
  private var words: [UInt64] = []
  private var entries: [Entry] = []
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var mask = 63

  private struct Entry {
    let hash: UInt64
    let start: Int
    let count: Int
    let value: Int32
  }

  /// How many keys there are.
  var count: Int { entries.count }

  /// The number of a key; nil where it was never put in.
  func value(of key: [UInt64]) -> Int32? {
    let hash = UInt64(hashing: key)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.count == key.count, isEqual(entry.start, key) { return entry.value }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Puts a key in that is not there.
  mutating func insert(_ key: [UInt64], _ value: Int32) {
    if entries.count * 2 >= slots.count { grow() }
    let entry = Entry(hash: UInt64(hashing: key), start: words.count, count: key.count, value: value)
    words += key
    place(entries.count, entry.hash)
    entries.append(entry)
  }

  /// Forgets all keys.
  mutating func removeAll() { self = WordTable() }

  private func isEqual(_ start: Int, _ key: [UInt64]) -> Bool {
    for index in key.indices where words[start + index] != key[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for (number, entry) in entries.enumerated() { place(number, entry.hash) }
  }

  private mutating func place(_ number: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(truncatingIfNeeded: number)
  }

}

extension UInt64 {
  /// A number that mostly tells words apart.
  @inline(__always)
  init(hashing words: some Sequence<some BinaryInteger>) {
    self = 0x9E37_79B9_7F4A_7C15
    for word in words {
      self = (self ^ UInt64(truncatingIfNeeded: word)) &* 0xFF51_AFD7_ED55_8CCD
      self ^= self >> 32
    }
  }
}
