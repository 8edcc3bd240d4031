import RuleLanguage
import Testing

@testable import Eligibility

@Suite("Truths by the column say what truths by themselves say")
struct TruthColumnTests {
  private static let truths: [Truth] = [.no, .unknown, .yes]
  private static let marks: [UInt8] = stride(from: UInt8(0), through: 124, by: 4).map { $0 }

  /// Every byte there is.
  private static let bytes = truths.flatMap { truth in marks.map { TruthColumn.number(truth) | $0 } }

  private static func truth(_ byte: UInt8) -> Truth? {
    truths.first { TruthColumn.number($0) == byte & TruthColumn.truth }
  }

  private static func column(_ bytes: [UInt8]) -> TruthColumn { TruthColumn(bytes) }

  @Test("put together by two, with the marks of both", arguments: bytes)
  func pairs(first: UInt8) throws {
    let truth = try #require(Self.truth(first))
    for second in Self.bytes {
      let other = try #require(Self.truth(second))
      let marks = (first | second) & TruthColumn.Marks.all
      let cases: [(String, Truth, (inout TruthColumn, TruthColumn) -> Void)] = [
        ("and", truth.and(other), { $0.and($1) }), ("or", truth.or(other), { $0.or($1) }),
        ("hold only", other == .yes ? truth : .unknown, { $0.hold(only: $1) }),
        ("meet", truth, { $0.meet($1) }),
      ]
      for (name, expected, change) in cases {
        var column = Self.column([first])
        change(&column, Self.column([second]))
        #expect(column.bytes == [TruthColumn.number(expected) | marks], "\(first) \(name) \(second)")
      }
      var left = Self.column([first])
      left.leaveOut(where: Self.column([second]))
      let kept = other == .no ? TruthColumn.no : first
      #expect(left.bytes == [kept | second & TruthColumn.Marks.all], "\(first) left out where \(second)")
    }
  }

  @Test("turned round, and settled where they are known", arguments: bytes)
  func single(byte: UInt8) throws {
    let truth = try #require(Self.truth(byte))
    let marks = byte & TruthColumn.Marks.all
    var turned = Self.column([byte])
    turned.negate()
    #expect(turned.bytes == [TruthColumn.number(truth.negated) | marks])
    var settled = Self.column([byte])
    settled.settle()
    let kept = truth == .unknown ? marks : marks & ~TruthColumn.Marks.open
    #expect(settled.bytes == [TruthColumn.number(truth) | kept])
  }

  @Test("counted, where so many of several must hold")
  func counted() {
    for wanted in 0...4 {
      for first in Self.truths {
        for second in Self.truths {
          for third in Self.truths {
            let parts = [first, second, third]
            let certain = parts.count { $0 == .yes }
            let possible = parts.count { $0 != .no }
            let expected: Truth = certain >= wanted ? .yes : possible < wanted ? .no : .unknown
            let column = TruthColumn(
              atLeast: wanted, of: parts.map { Self.column([TruthColumn.number($0)]) }, count: 1)
            #expect(column.bytes == [TruthColumn.number(expected)], "\(wanted) of \(parts)")
          }
        }
      }
    }
  }
}

@Suite("Codes of cells")
struct CellCodingTests {
  private static let edges: [Int64] = [.min, -1, 0, 1, 2, 63, 64, 255, 32_767, 32_768, 65_536, 1 << 40, .max]

  @Test(
    "of a whole column are those of its cells one by one, and below their count",
    arguments: ["mới_lập", "loại_hình", "địa_bàn", "diện_tích", "ngày_nộp", "số_thành_viên"], [0, 1, 3, 4, 9])
  func columns(fact: String, cuts: Int) throws {
    let vocabulary = try RuleBench("").book.vocabulary
    let reference = try #require(vocabulary.fact(named: fact))
    let use = CellUse(cuts: Set((0..<cuts).map { Ratio(Int64($0 * $0) - 2) }))
    let coding = CellCoding(use, reference, vocabulary)
    let count = try #require(coding.count)
    let seed = UInt64(cuts + 1)
    var random = SeededRandom(seed: seed)
    // Once with numbers a register holds, once with any.
    for numbers in [Array(-3...40), Self.edges] {
      let numbers = numbers.map { random.once(in: 4) ? Int64.random(in: 0...9, using: &random) : Int64($0) }
      let states = numbers.map { _ in UInt8.random(in: 0...3, using: &random) }
      // What fits in a byte says the same from a byte.
      let small = zip(states, numbers).filter { UInt8(exactly: $1) != nil }
      let columns: [(cells: [(UInt8, Int64)], numbers: CellNumbers)] = [
        (Array(zip(states, numbers)), .words(numbers)),
        (small, .bytes(small.map { UInt8(truncatingIfNeeded: $1) })),
      ]
      for (cells, numbers) in columns {
        let column = FactColumn(
          reference: reference, year: nil, states: cells.map(\.0), numbers: numbers, cells: 0..<cells.count, texts: [],
          scale: 1)
        let codes = coding.codes(column)
        #expect(codes == cells.map { coding.code($0.0, $0.1) }, "seed \(seed)")
        #expect(codes.allSatisfy { Int($0) < count }, "seed \(seed): \(codes)")
      }
    }
  }
}
