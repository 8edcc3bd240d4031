import Testing

@testable import Screening

@Suite("Where cells end")
struct CellEndsTests {
  /// A table of so many columns: plain rows for the most part, and such as are not.
  static func table(_ random: inout SampleRandom, width: Int, separator: String) -> [UInt8] {
    let cells = ["", "", "có", "không", "12", "3500000", "0.31", "Hợp tác xã Miến dong Tài Hoan", "x y"]
    var text = ""
    for _ in 0..<Int(random.below(40)) + 1 {
      var row = (0..<width).map { _ in cells[Int(random.below(Int64(cells.count)))] }
      if random.happens(60) { row[Int(random.below(Int64(width)))] = "\"a\(separator)\"\"b\n\"" }
      if random.happens(60) { row.append("dôi") }
      if random.happens(60), width > 1 { row.removeLast() }
      if random.happens(40) { text += random.happens(500) ? "\n" : "\r\n" }
      text += row.joined(separator: separator) + (random.happens(200) ? "\r\n" : "\n")
    }
    return Array(text.utf8)
  }

  @Test(
    "is found for plain rows as it is found cell by cell", arguments: [1, 2, 7, 40, 337],
    [UInt8(ascii: ","), 0x3B, 0x09])
  func ends(width: Int, separator: UInt8) {
    var random = SampleRandom(seed: UInt64(width))
    var plain = 0
    for _ in 0..<60 {
      let bytes = Self.table(&random, width: width, separator: String(UnicodeScalar(separator)))
      let block = TextBlock(bytes, offset: 0)
      block.bytes.withUnsafeBufferPointer { bytes in
        var cells = CellEnds(width: width)
        cells.startBlock(quoteFree: block.quoteFree)
        var scanner = CSVScanner(bytes, count: block.count, separator: separator)
        var fields = CSVScanner.Fields(capacity: width)
        while scanner.position < block.count {
          cells.find(
            in: bytes, from: scanner.position, to: block.count, separator: separator, Int(random.below(20)) + 1)
          for row in 0..<cells.rowCount {
            #expect(cells.start(of: row) == scanner.position)
            guard case .record = scanner.next(&fields) else {
              Issue.record("no record")
              return
            }
            #expect(fields.count == width)
            for column in 0..<width {
              #expect(cells.start(row, column) == fields[column].start)
              #expect(cells.end(row, column) == fields[column].end)
            }
            #expect(cells.start(of: row + 1) == scanner.position)
            plain += 1
          }
          // What is not plain is read the other way, and the reading goes on behind it.
          _ = scanner.next(&fields)
        }
      }
    }
    #expect(plain > 300, "seed \(width)")
  }

  @Test("A block knows up to where it holds no quote, however it is cut", arguments: [1, 2, 3, 4, 5])
  func quotes(seed: UInt64) throws {
    var random = SampleRandom(seed: seed)
    let table = Self.table(&random, width: 3, separator: ",") + Self.table(&random, width: 3, separator: ",")
    var counts = (free: 0, quoted: 0)
    for size in 1...60 {
      var rest = table[...]
      var blocks = BlockReader(
        {
          let count = Int(random.below(20)) + 1
          $0 += rest.prefix(count)
          rest = rest.dropFirst(count)
        }, blockSize: size)
      #expect(try blocks.start() == nil)
      var read: [UInt8] = []
      while case .block(let block) = try blocks.next() {
        read += block.bytes[..<block.count]
        let first = block.bytes.firstIndex(of: CSVScanner.quote) ?? block.count
        #expect(block.quoteFree <= first, "seed \(seed), blocks of \(size)")
        if block.quoteFree == block.count { counts.free += 1 } else { counts.quoted += 1 }
      }
      #expect(read == table)
    }
    #expect(counts.free > 100 && counts.quoted > 20, "seed \(seed): \(counts)")
  }

  @Test("Bytes are marked alike with and without an instruction that makes the bits")
  func marks() {
    var random = SampleRandom(seed: 7)
    for _ in 0..<1000 {
      let bytes = (0..<64).map { _ in UInt8(truncatingIfNeeded: random.happens(500) ? 0x2C : random.below(256)) }
      var expected: UInt64 = 0
      for place in bytes.indices where bytes[place] == 0x2C { expected |= 1 << UInt64(place) }
      let pattern = ByteMarks.Pattern(repeating: 0x2C)
      #expect(bytes.withUnsafeBufferPointer { ByteMarks.find(pattern, in: $0, at: 0) } == expected)
      var found: UInt64 = 0
      for start in stride(from: 0, to: 64, by: 16) {
        found |= ByteMarks.bits(ByteMarks.Pattern(bytes[start..<start + 16]), pattern) << UInt64(start)
      }
      #expect(found == expected)
    }
  }

  @Test("Text of common letters is text, and what is none is not taken for it", arguments: [1, 2, 3])
  func text(seed: UInt64) {
    var random = SampleRandom(seed: seed)
    let pieces: [[UInt8]] = [
      Array("Hợp tác xã".utf8), Array(" – “Đổi mới”, ".utf8), Array("abcdefghij".utf8), Array("한글".utf8),
      Array("😀".utf8), [0], [0x80], [0xC3], [0xC0, 0xAF], [0xE1, 0xBA], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE0, 0x80, 0x80], [0xFF],
    ]
    var counts = (text: 0, other: 0)
    for _ in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int(random.below(8)) {
        // Mostly what is text.
        bytes += pieces[Int(random.below(random.happens(900) ? 4 : Int64(pieces.count)))]
      }
      bytes.append(0x0A)
      let block = TextBlock(bytes, offset: 0)
      block.bytes.withUnsafeBufferPointer { bytes in
        let isText = ByteWord.noText(in: bytes, from: 0, to: block.count) == nil
        let isCommon = ByteWord.isCommonText(bytes, from: 0, to: block.count)
        #expect(!isCommon || isText, "seed \(seed): \(Array(bytes[..<block.count]))")
        if isCommon { counts.text += 1 } else { counts.other += 1 }
      }
    }
    #expect(counts.text > 1000 && counts.other > 200, "seed \(seed): \(counts)")
  }
}
