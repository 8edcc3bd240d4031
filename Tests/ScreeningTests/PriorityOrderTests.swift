import Eligibility
import RuleLanguage
import Testing

@testable import Screening

@Suite("The order of priority")
struct PriorityOrderTests {
  typealias Span = PriorityStanding.Span
  typealias Mark = PriorityStanding.Mark

  /// A standing by its lines, each from its best to its worst; nil: a line that says nothing.
  static func standing(_ lines: [ClosedRange<Int64>?]) -> PriorityStanding {
    PriorityStanding(
      lines: lines.enumerated().reduce(into: [:]) { all, entry in
        guard let range = entry.element else { return }
        all[PriorityStanding.Line(rule: 0, criterion: entry.offset)] = Span(
          best: [.at(Ratio(range.lowerBound))], worst: [.at(Ratio(range.upperBound))])
      })
  }

  static func classes(_ rows: [[ClosedRange<Int64>?]]) -> [Int32] {
    PriorityOrder(rows.map(standing)).ranks.map(\.tieClass)
  }

  static func steps(_ rows: [[ClosedRange<Int64>?]]) -> [Int32] { PriorityOrder(rows.map(standing)).ranks.map(\.step) }

  @Test("classes are what one line tells apart")
  func oneLine() {
    #expect(Self.classes([[3...3], [1...1], [2...2]]) == [3, 1, 2])
    #expect(Self.steps([[3...3], [1...1], [2...2]]) == [1, 1, 1])
  }

  @Test("whom a missing fact may put before or behind others is in one class with them, and goes with the last")
  func openLine() {
    #expect(Self.classes([[1...1], [2...2], [1...2], [3...3]]) == [1, 1, 1, 2])
    #expect(Self.steps([[1...1], [2...2], [1...2], [3...3]]) == [1, 2, 2, 1])
    // Level at best is not before.
    #expect(Self.classes([[1...2], [2...3]]) == [1, 1])
  }

  @Test("lines nobody ranks: one is before another only where no line speaks against it")
  func severalLines() {
    let rows: [[ClosedRange<Int64>?]] = [[0...0, 0...0], [0...0, 1...1], [1...1, 0...0], [1...1, 1...1]]
    #expect(Self.classes(rows) == [1, 2, 2, 3])
    // A chain beside one who is before or behind nobody is one class, with the chain's steps.
    let beside: [[ClosedRange<Int64>?]] = [[0...0, 5...5], [1...1, 5...5], [2...2, 0...0]]
    #expect(Self.classes(beside) == [1, 1, 1])
    #expect(Self.steps(beside) == [1, 2, 2])
  }

  @Test("no lines, or a line some do not have, tell nobody apart")
  func none() {
    #expect(Self.classes([[nil], [nil]]) == [1, 1])
    #expect(Self.classes([[1...1], [nil], [2...2]]) == [1, 1, 1])
  }

  @Test("one line and several give the same order, and the law's order is kept, on generated standings")
  func generated() {
    for seed in UInt64(1)...300 {
      var bench = AllocationBench(seed: seed)
      let rows = (0..<(1 + bench.below(12))).map { _ -> [ClosedRange<Int64>?] in
        (0..<2).map { _ in
          let low = Int64(bench.below(4))
          return low...(low + Int64(bench.below(3) / 2))
        }
      }
      let one = rows.map { [$0[0]] }
      // The same line twice is the same order, found the other way.
      let twice = rows.map { [$0[0], $0[0]] }
      #expect(Self.classes(one) == Self.classes(twice), "seed \(seed)")
      #expect(Self.steps(one) == Self.steps(twice), "seed \(seed)")
      let ranks = PriorityOrder(rows.map(Self.standing)).ranks
      for left in rows.indices {
        for right in rows.indices {
          let pairs = zip(rows[left], rows[right]).map { ($0?.upperBound ?? 0, $1?.lowerBound ?? 0) }
          let isBefore = pairs.allSatisfy { $0 <= $1 } && pairs.contains { $0 < $1 }
          if isBefore { #expect(ranks[left] < ranks[right], "seed \(seed)") }
          if ranks[left].tieClass < ranks[right].tieClass { #expect(isBefore, "seed \(seed)") }
        }
      }
    }
  }
}
