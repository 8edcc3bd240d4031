import RuleLanguage
import Testing

@testable import Screening

@Suite("Registers that are cut off, no tables, or without end")
struct BadInputTests {
  /// The identifiers that were read, the faults as `line code`, and how many rows were left out.
  static func read(
    _ source: @escaping ByteSource, blockSize: Int = 1 << 20
  ) throws -> (rows: [String], faults: [String], badRows: Int) {
    var problems: [RegisterProblem] = []
    var options = RegisterOptions(keepsGoing: true)
    options.blockSize = blockSize
    let file = RegisterFile(name: "so.csv", list: nil, source: source)
    func say(_ problem: RegisterProblem) -> String { "\(problem.line ?? 0) \(problem.fault.code)" }
    guard let register = try Register.open([file], book: RegisterTests.book(), options, problems: &problems) else {
      return ([], problems.map(say), 0)
    }
    var rows: [String] = []
    while let batch = try register.next() { rows += Array(batch.identifiers) }
    return (rows, register.problems.map(say), register.gaps.rows)
  }

  static func bytes(_ bytes: [UInt8]) -> ByteSource {
    var rest = bytes[...]
    return {
      defer { rest = rest.dropFirst(1 << 16) }
      $0 += rest.prefix(1 << 16)
    }
  }

  /// `count` rows under a header of two columns.
  static func table(_ count: Int) -> [UInt8] { Array(("mã,vốn\n" + (1...count).map { "\($0),5\n" }.joined()).utf8) }

  @Test("keep the rows before the fault, whatever it is", arguments: [64, 1 << 20])
  func rowsBefore(blockSize: Int) throws {
    let names = (1...500).map(String.init)
    let cases: [(tail: [UInt8], faults: [String], badRows: Int)] = [
      (Array("501".utf8), ["502 R006"], 1), (Array("501,\"5".utf8), ["502 R005"], 1),
      (Array("501,5,5\n".utf8), ["502 R006"], 1), (Array("501,\u{0}\n".utf8), ["502 R002"], 1),
      ([0x35, 0x2C, 0xC3, 0x28, 0x0A], ["502 R003"], 1), ([0xFF, 0xFE, 0, 1, 2, 0x0A, 3, 4], ["502 R002"], 1),
    ]
    for (tail, faults, badRows) in cases {
      let read = try Self.read(Self.bytes(Self.table(500) + tail), blockSize: blockSize)
      #expect(read.rows == names, "\(tail)")
      #expect(read.faults == faults, "\(tail)")
      #expect(read.badRows == badRows, "\(tail)")
    }
  }

  @Test("have rows too short or too long among the others: these are told, the others kept", arguments: [64, 1 << 20])
  func widths(blockSize: Int) throws {
    var text = "mã,tên,vốn\n"
    var names: [String] = []
    var faults: [String] = []
    for number in 1...300 {
      switch number % 10 {
      case 3: text += "\(number),A\n"
      case 5: text += "\(number),A,5,6\n"
      case 7: text += "\(number),\"A,5\n\",\n"
      case 9: text += "\(number)\n"
      default: text += "\(number),A,5\n"
      }
      let line = text.utf8.count { $0 == 0x0A }
      if [3, 5, 9].contains(number % 10) { faults.append("\(line) R006") } else { names.append("\(number)") }
    }
    let read = try Self.read(Self.bytes(Array(text.utf8)), blockSize: blockSize)
    #expect(read.rows == names)
    #expect(read.faults == faults)
    #expect(read.badRows == faults.count)
  }

  @Test("are no tables: told at once", arguments: [64, 1 << 20])
  func noTables(blockSize: Int) throws {
    let archive: [UInt8] = [0x50, 0x4B, 3, 4, 0x14, 0, 6, 0, 8, 0x0A, 0xFF, 0xC0, 0, 0, 0x0A]
    #expect(try Self.read(Self.bytes(archive + archive), blockSize: blockSize).faults == ["1 R002"])
    let wide = Array("mã,vốn\n1,5\n".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try Self.read(Self.bytes([0xFF, 0xFE] + wide), blockSize: blockSize).faults == ["1 R002"])
  }

  @Test("hold a line of two gigabytes: refused after the most bytes a record may have", arguments: ["", "\""])
  func endlessLine(_ quote: String) throws {
    let chunk = [UInt8](repeating: 0x61, count: 1 << 20)
    var first = Self.table(500) + Array("501,\(quote)".utf8)
    var given = 0
    let read = try Self.read {
      if !first.isEmpty {
        $0 += first
        first = []
        return
      }
      given += chunk.count
      if given < 2 << 30 { $0 += chunk }
    }
    #expect(read.rows.count == 500)
    #expect(read.faults == ["502 R004"])
    // No more was asked for than is needed to see it.
    #expect(given <= RegisterOptions.recordLimit + 2 * chunk.count)
  }

  @Test(
    "lose no row to a quote that does not close: the lines behind it are read each by itself",
    arguments: [9, 64, 1 << 20])
  func openQuote(blockSize: Int) throws {
    let rows = (1...40).map { $0 == 7 ? "7,\"a\n" : "\($0),\($0 % 9 == 0 ? "\"x\"" : "x")\n" }.joined()
    // To the end of the file, to a quote that begins a field, and to one that stands alone.
    let cases: [(text: String, faults: [String])] = [
      ("mã,tên\n1,x\n2,\"a\n3,x\n4,x\n", ["3 R005"]), ("mã,tên\n1,x\n2,\"a\n3,\"x\"\n4,x\n", ["3 R007"]),
      ("mã,tên\n1,x\n2,\"a\n3,x\n4,\"x\n5,x\n", ["3 R007", "5 R005"]), ("mã,tên\n" + rows, ["8 R007"]),
    ]
    for (text, faults) in cases {
      let lines = text.split(separator: "\n").dropFirst()
      let read = try Self.read(Self.bytes(Array(text.utf8)), blockSize: blockSize)
      #expect(read.faults == faults, "\(text)")
      #expect(read.badRows == faults.count, "\(text)")
      let faulty = Set(faults.compactMap { Int($0.split(separator: " ")[0]) })
      let whole = lines.enumerated().filter { !faulty.contains($0.offset + 2) }.map(\.element)
      #expect(read.rows == whole.map { String($0.split(separator: ",")[0]) }, "\(text)")
    }
  }

  @Test("are read in the same rows however blocks are cut", arguments: [1, 2, 3, 4])
  func blocks(seed: UInt64) throws {
    var random = SampleRandom(seed: seed)
    let cells = ["5", "\"5\"", "", "\"\"", "\" 5\"", "?", "\"?\"", "x", "\"a\"\"b\"", "\"5\n\"", "5\r", "\"6\r\n\""]
    var text = "mã,vốn,tên\r\n"
    for number in 1...400 {
      text += "\(number),\(cells[Int(random.below(12))]),\(cells[Int(random.below(12))])"
      text += random.happens(100) ? ",\n\r\n\n" : "\n"
    }
    let whole = try Self.read(Self.bytes(Array(text.utf8)))
    #expect(whole.rows.count + whole.badRows == 400)
    for blockSize in [1, 7, 64, 300, 4096] {
      let pieces = try Self.read(Self.bytes(Array(text.utf8)), blockSize: blockSize)
      #expect(pieces.rows == whole.rows, "seed \(seed), blocks of \(blockSize)")
      #expect(pieces.faults == whole.faults, "seed \(seed), blocks of \(blockSize)")
    }
  }
}
