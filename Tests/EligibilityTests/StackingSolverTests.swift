import Testing

@testable import Eligibility

/// The exact search against trying every combination.
@Suite("The search for the best combination")
struct StackingSolverTests {
  /// A random problem of so many items: exclusive groups, nested ceilings, few amounts so that there are ties.
  static func problem(_ random: inout SeededRandom, count: Int, groups: Int, hasCeilings: Bool) -> StackingProblem {
    var conflicts = Array(repeating: ItemSet(count: count), count: count)
    for _ in 0..<groups {
      let members = (0..<Int.random(in: 2...5, using: &random)).map { _ in Int.random(in: 0..<count, using: &random) }
      for item in members {
        for other in members where other != item { conflicts[item].insert(other) }
      }
    }
    var ceilings: [ItemSet] = []
    if hasCeilings {
      let middle = Int.random(in: 1..<count, using: &random)
      ceilings = [
        ItemSet(0..<middle, count: count), ItemSet(middle..<count, count: count),
        ItemSet(0..<max(1, middle / 2), count: count), .all(count: count),
      ].filter { !$0.isEmpty && !random.once(in: 3) }
    }
    let joint = JointCeilings(ceilings, count: count)
    let layers = (0..<Int.random(in: 1...2, using: &random)).map { _ in
      StackingProblem.Layer(
        worths: (0..<count).map { _ in Int128(random.pick([0, 1, 2, 3, 5, 8, 20])) },
        limits: joint.members.map { _ in
          random.once(in: 5) ? StackingProblem.unlimited : Int128(random.pick([0, 3, 10, 15]))
        })
    }
    return StackingProblem(count: count, conflicts: conflicts, ceilings: joint, layers: layers)
  }

  static func bruteForce(_ problem: StackingProblem) -> StackingSolver.Combination {
    var best: StackingSolver.Combination?
    for bits in 0..<(1 << problem.count) {
      let set = ItemSet((0..<problem.count).filter { bits >> $0 & 1 == 1 }, count: problem.count)
      if set.places.contains(where: { !problem.conflicts[$0].isDisjoint(with: set) }) { continue }
      let found = StackingSolver.Combination(value: problem.value(of: set), set: set)
      if best.map({ ($0.value, $0.set) < (found.value, found.set) }) ?? true { best = found }
    }
    return best ?? StackingSolver.Combination(value: 0, set: ItemSet(count: problem.count))
  }

  @Test("is what trying all of them finds, ties included", arguments: [false, true])
  func agreesWithBruteForce(hasCeilings: Bool) {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let count = Int.random(in: 1...10, using: &random)
      let problem = Self.problem(
        &random, count: max(2, count), groups: Int.random(in: 0...7, using: &random), hasCeilings: hasCeilings)
      var solver = StackingSolver(problem)
      #expect(solver.solve() == Self.bruteForce(problem), "seed \(seed)")
    }
  }

  @Test("is exact for 16 items that all interact", arguments: [false, true])
  func sixteen(hasCeilings: Bool) {
    for seed in 1...3 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let problem = Self.problem(&random, count: 16, groups: 10, hasCeilings: hasCeilings)
      var solver = StackingSolver(problem)
      #expect(solver.solve() == Self.bruteForce(problem), "seed \(seed)")
    }
  }

  @Test("is fast at 60 items in several groups", .timeLimit(.minutes(10)), arguments: [false, true])
  func sixty(hasCeilings: Bool) {
    for seed in 1...10 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let problem = Self.problem(&random, count: 60, groups: 25, hasCeilings: hasCeilings)
      var solver = StackingSolver(problem)
      let clock = ContinuousClock()
      let taken = clock.measure { _ = solver.solve() }
      #expect(taken < .seconds(5), "seed \(seed): \(taken)")
    }
  }

  @Test("a set with the first item in which they differ is the greater")
  func order() {
    let sets: [[Int]] = [[], [70], [3], [3, 70], [2], [0], [0, 69]]
    for (left, right) in zip(sets, sets.dropFirst()) {
      #expect(ItemSet(left, count: 80) < ItemSet(right, count: 80), "\(left) \(right)")
    }
    #expect(ItemSet([0, 63, 64, 79], count: 80).places == [0, 63, 64, 79])
    #expect(ItemSet([64], count: 80).first == 64)
  }
}
