import Eligibility
import RuleLanguage
import Testing

/// What the evaluator says would settle or turn an answer, tried out on dossiers.
@Suite("What would settle or turn an answer")
struct SettlingTests {
  static let seeds: [UInt64] = Array(1...120)

  @Test(
    "the missing facts really can settle it, none of them is too many, and none alone is left out", arguments: seeds)
  func missing(seed: UInt64) throws {
    var random = RandomConditions(seed: seed)
    let text = random.item()
    let bench = try RuleBench(item: text)
    let leaves = random.used
    for _ in 0..<6 {
      let known = random.knowledge(hiding: true)
      let decision = try #require(bench.decide(leaves, known))
      guard decision.verdict == .undetermined else { continue }
      let context: Testing.Comment = "seed \(seed), \(known)\n\(text)"
      let sets = bench.missing(decision).map { Set($0) }
      #expect(!sets.isEmpty, context)
      for set in sets {
        #expect(canSettle(bench, leaves, known, set), context)
        for fact in set { #expect(!canSettle(bench, leaves, known, set.subtracting([fact])), context) }
      }
      for (leaf, value) in zip(leaves, known) where value == nil && canSettle(bench, leaves, known, [leaf.fact]) {
        #expect(sets.contains([leaf.fact]), context)
      }
    }
  }

  @Test("the ways to yes turn it, and no change in them is too many", arguments: seeds)
  func ways(seed: UInt64) throws {
    var random = RandomConditions(seed: seed)
    let text = random.item()
    let bench = try RuleBench(item: text)
    let leaves = random.used
    for _ in 0..<6 {
      let known = random.knowledge(hiding: false)
      let decision = try #require(bench.decide(leaves, known))
      guard decision.verdict == .ineligible else { continue }
      let context: Testing.Comment = "seed \(seed), \(known)\n\(text)"
      #expect(!decision.toQualify.isEmpty, context)
      for way in decision.toQualify {
        #expect(try verdict(bench, leaves, known, way) == .eligible, context)
        for place in way.indices {
          var fewer = way
          fewer.remove(at: place)
          #expect(try verdict(bench, leaves, known, fewer) == .ineligible, context)
        }
      }
    }
  }

  /// Whether some values of these facts make the item eligible while the others stay unknown.
  private func canSettle(
    _ bench: RuleBench, _ leaves: [RandomConditions.Leaf], _ known: [Constant?], _ facts: Set<String>
  ) -> Bool {
    let places = leaves.indices.filter { facts.contains(leaves[$0].fact) }
    return (0..<(1 << places.count)).contains { choice in
      var values = known
      for (bit, place) in places.enumerated() {
        values[place] = choice & (1 << bit) == 0 ? leaves[place].no : leaves[place].yes
      }
      return bench.decide(leaves, values)?.verdict == .eligible
    }
  }

  private func verdict(
    _ bench: RuleBench, _ leaves: [RandomConditions.Leaf], _ known: [Constant?], _ way: [Change]
  ) throws -> Verdict? {
    var values = known
    for change in way {
      let path = try #require(change.fact)
      let place = try #require(leaves.firstIndex { $0.fact == bench.name(path) })
      let target = try #require(change.target)
      let reaching = leaves[place].values.first { reaches($0, target) }
      let value: Constant = try #require(reaching)
      values[place] = value
    }
    return bench.decide(leaves, values)?.verdict
  }

  private func reaches(_ value: Constant, _ target: Change.Target) -> Bool {
    switch (value, target) {
    case (.truth(let truth), .truth(let wanted)): truth == wanted
    case (.symbol(let number), .symbols(let wanted)): wanted.contains(number)
    case (.quantity(let number), .quantity(let comparison, let bound)): holds(number, comparison, bound)
    case (.date(let day), .date(let comparison, let bound)): holds(day, comparison, bound)
    default: false
    }
  }

  private func holds<Bound: Comparable>(_ value: Bound, _ comparison: ComparisonOperator, _ bound: Bound) -> Bool {
    switch comparison {
    case .equal: value == bound
    case .notEqual: value != bound
    case .less: value < bound
    case .lessOrEqual: value <= bound
    case .greater: value > bound
    case .greaterOrEqual: value >= bound
    }
  }
}
