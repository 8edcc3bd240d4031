import Testing

@testable import Reporting

@Suite("Lines put together")
struct LineBufferTests {
  /// Does something with a text of a line.
  static func with(_ text: String, _ body: (LineText) -> Void) {
    let bytes = Array(text.utf8) + Array(repeating: 0xFF, count: LineText.slack)
    bytes.withUnsafeBytes { if let start = $0.baseAddress { body(LineText(start: start, count: text.utf8.count)) } }
  }

  /// Adds a line to a buffer.
  static func add(
    _ head: String, _ before: String, _ low: Int64, _ high: Int64, _ behind: String?, to buffer: LineBuffer
  ) {
    with(head) { head in
      with(before) { before in
        with(behind ?? "") { behind in
          let parts = LineParts(before: before, behind: behind, hasAmount: behind.count > 0)
          withUnsafePointer(to: parts) { parts in
            withUnsafePointer(to: LineGrid.Line(parts: parts, low: low, high: high)) { line in
              buffer.append(head, UnsafeBufferPointer(start: line, count: 1))
            }
          }
        }
      }
    }
  }

  /// A line with an amount.
  static func line(_ low: Int64, _ high: Int64) -> String {
    let buffer = LineBuffer()
    add("A,", "A,", low, high, ";\n", to: buffer)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test("hold numbers in all their digits, whatever their length")
  func numbers() {
    var numbers: [Int64] = [0, 1, 9, .max - 1, .min, -1]
    var power: Int64 = 10
    for _ in 0..<18 {
      numbers += [power - 1, power, power + 1, -power, power / 3]
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    for bits in 1..<63 { numbers += [(1 << Int64(bits)) - 1, 1 << Int64(bits)] }
    for number in numbers {
      #expect(Self.line(0, number) == "A,A,0,\(number);\n")
      if number >= 0 { #expect(Self.line(number, .max) == "A,A,\(number),;\n") }
    }
    #expect(Self.line(23_000_000, 0) == "A,A,23000000,0;\n")
    #expect(Self.line(-1, -1) == "A,A,,;\n")
  }

  @Test("hold texts of every length, one behind the other")
  func texts() {
    let buffer = LineBuffer()
    var expected = ""
    for length in 0..<70 {
      let text = String(repeating: "ă", count: length)
      Self.add(text, "|", 5, 7, nil, to: buffer)
      expected += text + "|"
    }
    #expect(buffer.withBytes { String(decoding: $0, as: UTF8.self) } == expected)
  }
}
