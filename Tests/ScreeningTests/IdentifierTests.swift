import Testing

@testable import Screening

@Suite("Identifiers")
struct IdentifierTests {
  @Test("have the same key where they are the same text, and only there")
  func keys() {
    let texts = [
      "", "1", "01", "A1", "a1", "123456789012345", "1234567890123456", "1234567890123457", "mã 1", "Hợp tác xã số 12",
      "Hợp tác xã số 13", "é", "e\u{301}", "K1", "\u{212A}1", "\u{037E}", ";", "`", "\u{1FEF}", "\u{0}", "\u{0}\u{0}",
      "K23456789012345", "\u{212A}23456789012345", "\u{212A}234567890123456", "K234567890123456",
    ]
    for left in texts {
      for right in texts {
        #expect((IdentifierKey(left) == IdentifierKey(right)) == (left == right), "“\(left)” and “\(right)”")
      }
    }
  }

  @Test("Every sign that is canonically one without marks has its key")
  func singletons() {
    let plain = Set((0..<0x80).map { String(Unicode.Scalar(UInt8($0))) })
    for value in UInt32(0x80)...0x2FFF {
      guard let scalar = Unicode.Scalar(value), let same = plain.first(where: { $0 == String(scalar) }) else {
        continue
      }
      #expect(IdentifierKey(String(scalar)) == IdentifierKey(same), "U+\(String(value, radix: 16))")
    }
  }

  @Test("are found again among many, and keep the number they had first", arguments: [1, 2, 3])
  func table(seed: UInt64) {
    var random = SampleRandom(seed: seed)
    var table = IdentifierTable()
    var known: [String: Int] = [:]
    for number in 0..<20_000 {
      let text = "HTX \(random.below(12_000))" + (random.below(3) == 0 ? " xã miền núi" : "")
      #expect(table.add(IdentifierKey(text), number) == known[text], "seed \(seed), “\(text)”")
      if known[text] == nil { known[text] = number }
    }
    #expect(table.count == known.count)
    for (text, number) in known { #expect(table[IdentifierKey(text)] == number, "seed \(seed), “\(text)”") }
    #expect(table[IdentifierKey("không có")] == nil)
    #expect(IdentifierTable()[IdentifierKey("1")] == nil)
  }

  /// How many come in order before one comes out of it; more than there are: all do.
  @Test("of rows are found again whether they come in order or not", arguments: [0, 1, 17, 16_384, 20_000, 40_000])
  func given(inOrder: Int) {
    var random = SampleRandom(seed: UInt64(inOrder))
    var given = GivenIdentifiers()
    var known: [String: Int] = [:]
    for line in 0..<36_000 {
      // Ascending numbers that leave every second one out; those out of order are anything, met before or not.
      let text = line < inOrder ? "\(line * 2)" : random.below(2) == 0 ? "HTX \(line)" : "\(random.below(80_000))"
      #expect(given.add(IdentifierKey(text), line) == known[text], "“\(text)”")
      if known[text] == nil { known[text] = line }
    }
    #expect(given.add(IdentifierKey("0"), 99) == known["0"])
    for number in 0..<80_000 where number == 0 || known["\(number)"] != nil || number < 100 {
      let line = number == 0 ? known["0"] ?? 99 : known["\(number)"]
      #expect(given[IdentifierKey("\(number)")] == line, "“\(number)”")
    }
    #expect(given[IdentifierKey("không có")] == nil)
    #expect(GivenIdentifiers()[IdentifierKey("1")] == nil)
  }

  @Test("Of rows one that comes twice is met again at once")
  func twice() {
    var given = GivenIdentifiers()
    #expect(given.add(IdentifierKey("5"), 1) == nil)
    #expect(given.add(IdentifierKey("5"), 2) == 1)
    #expect(given.add(IdentifierKey("6"), 3) == nil)
    #expect(given[IdentifierKey("6")] == 3)
  }
}
