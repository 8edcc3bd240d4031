import Testing

@testable import Reporting

@Suite("Lines put together")
struct LineBufferTests {
  /// A line with a number.
  static func line(_ low: Int64?, _ high: Int64?) -> String {
    let buffer = LineBuffer()
    let (head, end) = (Array("A,".utf8), Array(";\n".utf8))
    head.withUnsafeBufferPointer { head in
      end.withUnsafeBufferPointer { end in buffer.append(head, head, low, high, end) }
    }
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test("hold numbers in all their digits, whatever their length")
  func numbers() {
    var numbers: [Int64] = [0, 1, 9, .max, .min, -1]
    var power: Int64 = 10
    for _ in 0..<18 {
      numbers += [power - 1, power, power + 1, -power, power / 3]
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    for bits in 1..<63 { numbers += [(1 << Int64(bits)) - 1, 1 << Int64(bits)] }
    for number in numbers { #expect(Self.line(number, nil) == "A,A,\(number),;\n") }
    #expect(Self.line(23_000_000, 0) == "A,A,23000000,0;\n")
    #expect(Self.line(nil, nil) == "A,A,,;\n")
  }
}
