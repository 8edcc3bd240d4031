import Testing

@testable import Eligibility

@Suite("Combinations of numbers")
struct CombinationsTests {
  @Test("are numbered as they are met, each once", arguments: [0, 1, 3, 8])
  func numbers(width: Int) {
    var random = SeededRandom(seed: UInt64(width))
    var combinations = Combinations(width: width)
    var expected: [[Int32]: Int32] = [:]
    for _ in 0..<5000 {
      let combination = (0..<width).map { _ in Int32(random.next() % 7) - 1 }
      let number = expected[combination] ?? Int32(expected.count)
      expected[combination] = number
      #expect(combinations.number(of: combination) == number, "width \(width)")
    }
    #expect(combinations.count == expected.count)
    for (combination, number) in expected { #expect(Array(combinations[number]) == combination) }
  }
}
