/// What cells say by their bytes: the same bytes in the same column always say the same, so they are read but once.
/// Found by a digest, compared by the bytes themselves.
struct ByteTable: Sendable {
  /// What a cell says; `number` is nought where it is no value.
  struct Said: Sendable {
    let state: CellState
    let number: Int64
  }

  private struct Entry: Sendable {
    let first: UInt64
    let digest: UInt64
    let start: Int
    let count: Int
    let said: Said
  }

  private var places: [Int32] = Array(repeating: -1, count: 16)
  private var entries: [Entry] = []
  /// The bytes of all, and some more, so that they can be read a word at a time.
  private var storage: [UInt8] = Array(repeating: 0, count: ByteTable.padding)

  private static let padding = 8

  /// Knows the values of some texts.
  init(_ known: [(name: String, value: Int64)]) {
    for (name, value) in known { add(name, .value, value) }
  }

  /// How many there are.
  var count: Int { entries.count }

  /// Forgets all.
  mutating func removeAll() {
    guard !entries.isEmpty else { return }
    for place in places.indices { places[place] = -1 }
    entries.removeAll(keepingCapacity: true)
    storage.removeLast(storage.count - ByteTable.padding)
  }

  /// What the bytes from `start` up to `end` of a padded block say; nil where it is not known.
  @inline(__always)
  func find(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Said? {
    let (first, digest) = ByteTable.digest(bytes, start, end)
    var place = Int(truncatingIfNeeded: digest) & (places.count &- 1)
    while true {
      let number = Int(places[place])
      if number < 0 { return nil }
      if entries[number].first == first, entries[number].count == end &- start,
        end &- start <= 8 || isSame(entries[number], bytes, start)
      {
        return entries[number].said
      }
      place = (place &+ 1) & (places.count &- 1)
    }
  }

  /// Whether what stands behind the first eight bytes is the same, for as many bytes as the entry has.
  @inline(__always)
  private func isSame(_ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    storage.withUnsafeBufferPointer { storage in
      var place = 8
      while place < entry.count {
        let difference = ByteWord.load(storage, entry.start &+ place) ^ ByteWord.load(bytes, start &+ place)
        if ByteWord.first(min(8, entry.count &- place), of: difference) != 0 { return false }
        place &+= 8
      }
      return true
    }
  }

  /// Keeps what bytes say that are not known yet.
  mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ state: CellState, _ number: Int64
  ) {
    if (entries.count + 1) * 2 > places.count { grow() }
    let (first, digest) = ByteTable.digest(bytes, start, end)
    let entry = Entry(
      first: first, digest: digest, start: storage.count - ByteTable.padding, count: end - start,
      said: Said(state: state, number: number))
    storage.removeLast(ByteTable.padding)
    storage.append(contentsOf: bytes[start..<end])
    storage.append(contentsOf: repeatElement(0, count: ByteTable.padding))
    put(entry, Int32(entries.count))
    entries.append(entry)
  }

  /// Keeps what a text says.
  private mutating func add(_ text: String, _ state: CellState, _ number: Int64) {
    var padded = Array(text.utf8)
    let count = padded.count
    padded += Array(repeating: 0, count: TextBlock.padding)
    padded.withUnsafeBufferPointer { add($0, 0, count, state, number) }
  }

  private mutating func put(_ entry: Entry, _ number: Int32) {
    var place = Int(truncatingIfNeeded: entry.digest) & (places.count - 1)
    while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = number
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: places.count * 2)
    for (number, entry) in entries.enumerated() { put(entry, Int32(number)) }
  }

  /// The first eight bytes, and a digest of all.
  @inline(__always)
  private static func digest(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> (UInt64, UInt64) {
    guard end > start else { return (0, 0) }
    let first = ByteWord.first(min(8, end - start), of: ByteWord.load(bytes, start))
    var digest = (first ^ UInt64(truncatingIfNeeded: end - start)) &* 0x9E37_79B9_7F4A_7C15
    var place = start + 8
    while place < end {
      let word = ByteWord.first(min(8, end - place), of: ByteWord.load(bytes, place))
      digest = (digest ^ (digest >> 29) ^ word) &* 0xD6E8_FEB8_6659_FD93
      place += 8
    }
    return (first, digest ^ (digest >> 32))
  }
}
