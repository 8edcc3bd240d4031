import Glibc

/// A piece of a table that ends where a record does, with line ends after it: whoever looks for the end of a field finds
/// one, and 64 bytes can be read at every place.
struct TextBlock: Sendable {
  /// The bytes, and `padding` line ends more.
  let bytes: [UInt8]
  /// How many bytes of the file there are; the last is a line end.
  let count: Int
  /// How many bytes of the file stand before it.
  let offset: Int

  /// Before this place there is no quote; behind it there may be.
  let quoteFree: Int

  /// How many line ends are put after the bytes.
  static let padding = 64

  /// Takes bytes; a line end is put after them where the last is none.
  init(_ bytes: consuming [UInt8], offset: Int, quoteFree: Int = 0) {
    self.quoteFree = quoteFree
    if bytes.last != 0x0A { bytes.append(0x0A) }
    count = bytes.count
    self.offset = offset
    bytes.append(contentsOf: repeatElement(0x0A, count: TextBlock.padding))
    self.bytes = bytes
  }
}

/// Eight bytes at a time, each in its place of a word.
enum ByteWord {
  /// The bytes from a place on, the first the lowest.
  @inline(__always)
  static func load(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
    // SAFETY: callers read inside a padded block only (`TextBlock.padding`).
    UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// A byte in all eight places.
  @inline(__always)
  static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The lowest bit set marks the first byte that is nought; above it others may be marked that are not.
  @inline(__always)
  static func noughts(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 }

  /// The lowest `count` bytes, from one to eight.
  @inline(__always)
  static func first(_ count: Int, of word: UInt64) -> UInt64 { word & (UInt64.max &>> UInt64(64 - count * 8)) }

  /// Where a byte stands next, from `start` up to, not including, `end`; nil where it does not.
  static func place(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    // SAFETY: callers look inside a block only.
    guard start < end, let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// How often a byte stands from `start` up to, not including, `end`.
  static func count(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var (count, place) = (0, start)
    let (pattern, low) = (all(byte), all(0x7F))
    while place + 8 <= end {
      // A count in each byte, for as many words as it can hold; bits are not counted by one instruction everywhere.
      var counts: UInt64 = 0
      let stop = min(end - 7, place + 255 * 8)
      while place < stop {
        let word = load(bytes, place) ^ pattern
        // The highest bit of each byte is set unless it is nought.
        counts &+= (~((((word & low) &+ low) | word) | low)) &>> 7
        place += 8
      }
      let pairs = (counts & 0x00FF_00FF_00FF_00FF) &+ ((counts &>> 8) & 0x00FF_00FF_00FF_00FF)
      count += Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) &>> 48)
    }
    while place < end {
      if bytes[place] == byte { count += 1 }
      place += 1
    }
    return count
  }

  /// Whether bytes that begin and end with whole letters are text of the letters that are common: many are looked at
  /// together, and those of which that cannot be told so are left to `noText`.
  static func isCommonText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    guard end - start > 2 else { return noText(in: bytes, from: start, to: end) == nil }
    @inline(__always)
    func fault(_ two: UInt8, _ one: UInt8, _ byte: UInt8) -> UInt8 {
      // What follows a first byte of two or three, and nothing else, is a byte that goes on.
      let goesOn: UInt8 = byte & 0xC0 == 0x80 ? 0xFF : 0
      let mustGoOn: UInt8 = (one >= 0xC0 ? 0xFF : 0) | (two >= 0xE0 ? 0xFF : 0)
      let isRare: UInt8 =
        (byte & 0xFE == 0xC0 ? 0xFF : 0) | (byte == 0xE0 ? 0xFF : 0) | (byte == 0xED ? 0xFF : 0)
        | (byte >= 0xF0 ? 0xFF : 0) | (byte == 0 ? 0xFF : 0)
      return goesOn ^ mustGoOn | isRare
    }
    var found = fault(0, 0, bytes[start]) | fault(0, bytes[start], bytes[start + 1])
    // SAFETY: `end` is within the block, and `start + 2` not behind it.
    let own = UnsafeBufferPointer(rebasing: bytes[start..<end])
    for place in 2..<own.count { found |= fault(own[place &- 2], own[place &- 1], own[place]) }
    return found == 0 && bytes[end - 1] < 0x80
  }

  /// Where the first bytes stand that are no UTF-8, or are nought; nil where all is text.
  static func noText(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    var place = start
    while place < end {
      let byte = bytes[place]
      if byte < 0x80 {
        if byte == 0 { return place }
        place += 1
        continue
      }
      let length: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch byte {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, low) = (3, 0xA0)
      case 0xED: (length, high) = (3, 0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, low) = (4, 0x90)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, high) = (4, 0x8F)
      default: return place
      }
      guard place + length <= end, low <= bytes[place + 1], bytes[place + 1] <= high else { return place }
      for next in place + 2..<max(place + 2, place + length) where bytes[next] & 0xC0 != 0x80 { return place }
      place += length
    }
    return nil
  }
}
