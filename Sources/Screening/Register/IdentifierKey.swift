/// An identifier in sixteen bytes: what tells applicants apart among millions without keeping their texts. Identifiers of
/// up to fifteen letters without marks are kept as they are; of others two digests with different salts are, 120 bits.
/// Two texts that are canonically equal have the same key.
struct IdentifierKey: Equatable, Sendable {
  private let low: UInt64
  /// The last byte says how the key came about: how many letters it has, or that it is a digest.
  private let high: UInt64

  private static let digestMark: UInt64 = 0xFF << 56
  private static let markMask: UInt64 = 0xFF << 56

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The key of an identifier.
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { IdentifierKey($0) }
  }

  /// The key of an identifier that stands in these bytes of UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count > 15 || !bytes.allSatisfy({ $0 < 0x80 }) else {
      self.init(letters: bytes)
      return
    }
    let text = IdentifierKey.plain(String(decoding: bytes, as: UTF8.self))
    let letters = Array(text.utf8)
    if letters.count <= 15, letters.allSatisfy({ $0 < 0x80 }) {
      self = letters.withUnsafeBufferPointer { IdentifierKey(letters: $0) }
      return
    }
    var (first, second) = (Hasher(), Hasher())
    first.combine(text)
    second.combine(true)
    second.combine(text)
    let digest = UInt64(bitPattern: Int64(second.finalize())) & ~IdentifierKey.markMask
    self.init(low: UInt64(bitPattern: Int64(first.finalize())), high: digest | IdentifierKey.digestMark)
  }

  private init(letters: UnsafeBufferPointer<UInt8>) {
    var (low, high): (UInt64, UInt64) = (0, UInt64(letters.count) << 56)
    for place in 0..<min(8, letters.count) { low |= UInt64(letters[place]) << UInt64(place * 8) }
    for place in 8..<max(8, letters.count) { high |= UInt64(letters[place]) << UInt64((place - 8) * 8) }
    self.init(low: low, high: high)
  }

  /// The three signs that are canonically equal to one without marks, put as that one.
  private static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { signs[$0] != nil }) else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { plain.append(signs[scalar] ?? scalar) }
    return String(plain)
  }

  private static let signs: [Unicode.Scalar: Unicode.Scalar] = ["\u{212A}": "K", "\u{037E}": ";", "\u{1FEF}": "`"]

  /// Whether it comes before another: shorter ones first, of one length by their letters. Texts that are numbered come in
  /// the order of their numbers.
  func precedes(_ other: IdentifierKey) -> Bool {
    let (mark, otherMark) = (high >> 56, other.high >> 56)
    if mark != otherMark { return mark < otherMark }
    if low != other.low { return low.byteSwapped < other.low.byteSwapped }
    return high.byteSwapped < other.high.byteSwapped
  }

  /// A number that spreads keys evenly.
  var spread: UInt64 {
    let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return mixed.high ^ mixed.low
  }
}

/// Numbers by identifier: a table without a record an entry, so that ten million of them fit.
struct IdentifierTable: Sendable {
  /// Parts that grow by themselves: none is ever copied as a whole.
  private var parts = Array(repeating: Part(), count: 64)

  /// How many places of a hundred may be taken: few where most of what is asked for is not there.
  private let fullness: Int

  /// None, with so many of a hundred places taken at most.
  init(fullness: Int = 70) { self.fullness = min(fullness, 90) }

  /// One part: places are tried one after the other; a key without a number is an empty place.
  private struct Part: Sendable {
    var keys: [IdentifierKey] = []
    var numbers: [Int] = []
    var count = 0

    static let nothing = Int.min

    func place(of key: IdentifierKey, _ spread: UInt64) -> Int {
      var place = Int(truncatingIfNeeded: spread & UInt64(keys.count - 1))
      while numbers[place] != Part.nothing, keys[place] != key { place = (place + 1) & (keys.count - 1) }
      return place
    }

    mutating func remove(_ key: IdentifierKey, _ spread: UInt64) -> Int? {
      var hole = place(of: key, spread)
      let number = numbers[hole]
      guard number != Part.nothing else { return nil }
      // What would no longer be found past the hole moves into it.
      var next = hole
      while true {
        next = (next + 1) & (keys.count - 1)
        guard numbers[next] != Part.nothing else { break }
        let own = Int(truncatingIfNeeded: keys[next].spread & UInt64(keys.count - 1))
        if (next - own) & (keys.count - 1) >= (next - hole) & (keys.count - 1) {
          (keys[hole], numbers[hole]) = (keys[next], numbers[next])
          hole = next
        }
      }
      numbers[hole] = Part.nothing
      count -= 1
      return number
    }

    mutating func grow() {
      let old = (keys, numbers)
      let size = max(8, old.0.count * 2)
      keys = Array(repeating: IdentifierKey(""), count: size)
      numbers = Array(repeating: Part.nothing, count: size)
      for (key, number) in zip(old.0, old.1) where number != Part.nothing {
        let place = place(of: key, key.spread)
        (keys[place], numbers[place]) = (key, number)
      }
    }
  }

  private static func part(_ spread: UInt64) -> Int { Int(spread >> 58) }

  /// How many identifiers there are.
  var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// The number of an identifier; nil where it is not there.
  subscript(_ key: IdentifierKey) -> Int? {
    let spread = key.spread
    let part = IdentifierTable.part(spread)
    guard !parts[part].keys.isEmpty else { return nil }
    let number = parts[part].numbers[parts[part].place(of: key, spread)]
    return number == Part.nothing ? nil : number
  }

  /// Gives an identifier its number, where it has none yet; else the number it has is given back, and stays.
  mutating func add(_ key: IdentifierKey, _ number: Int) -> Int? {
    let spread = key.spread
    let part = IdentifierTable.part(spread)
    if parts[part].count * 100 >= parts[part].keys.count * fullness { parts[part].grow() }
    let place = parts[part].place(of: key, spread)
    guard parts[part].numbers[place] == Part.nothing else { return parts[part].numbers[place] }
    (parts[part].keys[place], parts[part].numbers[place]) = (key, number)
    parts[part].count += 1
    return nil
  }

  /// Takes an identifier out; its number is given back.
  mutating func remove(_ key: IdentifierKey) -> Int? {
    let spread = key.spread
    let part = IdentifierTable.part(spread)
    guard !parts[part].keys.isEmpty else { return nil }
    return parts[part].remove(key, spread)
  }

  /// All identifiers, in no order.
  var keys: [IdentifierKey] {
    parts.flatMap { part in zip(part.keys, part.numbers).filter { $0.1 != Part.nothing }.map(\.0) }
  }
}
