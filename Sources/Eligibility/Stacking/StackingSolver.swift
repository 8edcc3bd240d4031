/// Finds the combination that comes to the most, exactly; of several that come to the same, the greatest set (`ItemSet`):
/// the one with the first item in which they differ.
///
/// Without joint ceilings amounts add up (`AdditiveSolver`). Where ceilings bite, combinations are searched in the order of
/// preference, as long as the most that what is left could bring may still be better; how much that is at most tell
/// problems without ceilings, in which what a ceiling lets through is paid in part and its items count for the rest.
struct StackingSolver {
  private let problem: StackingProblem
  private var free: AdditiveSolver
  /// Which items of one ceiling surely exclude each other: at most one of a class counts.
  private let classes: [Int]
  private var relaxations: [StackingRelaxation] = []
  private var best: Combination?
  private var threshold: Int128 = 0

  /// Items taken together and what they come to.
  struct Combination: Equatable {
    var value: Int128
    var set: ItemSet

    static func better(_ left: Combination, _ right: Combination) -> Combination {
      (left.value, left.set) < (right.value, right.set) ? right : left
    }
  }

  init(_ problem: StackingProblem) {
    self.problem = problem
    free = AdditiveSolver(
      problem.conflicts, (0..<problem.count).map { item in problem.layers.reduce(0) { $0 + $1.worths[item] } })
    classes = StackingSolver.classes(problem)
  }

  /// The best combination of all items.
  mutating func solve() -> Combination { solve(.all(count: problem.count)) }

  /// The best combination of some.
  mutating func solve(_ items: ItemSet) -> Combination {
    let free = free.solve(items)
    if problem.ceilings.isEmpty { return free }
    let capped = problem.value(of: free.set)
    // No ceiling bites the combination that is best without them: none can be better, and none as good is greater.
    if capped == free.value { return free }
    best = nil
    threshold = capped
    relaxations = StackingRelaxation.find(problem, items)
    search(ItemSet(count: problem.count), items)
    return best ?? Combination(value: capped, set: free.set)
  }

  // MARK: With ceilings

  /// Looks through the combinations of what is taken with what is open, the greatest sets first.
  private mutating func search(_ taken: ItemSet, _ open: ItemSet) {
    var (taken, open) = (taken, open)
    // What excludes nothing that is left is always taken: it costs nothing.
    while let item = open.first(where: { problem.conflicts[$0].isDisjoint(with: open) }) {
      taken.insert(item)
      open.remove(item)
    }
    if isHopeless(bound(taken, open), taken, open) { return }
    for place in relaxations.indices where isHopeless(relaxations[place].bound(taken, open), taken, open) { return }
    guard let item = open.first else {
      let value = problem.value(of: taken)
      let found = Combination(value: value, set: taken)
      if value >= threshold { best = best.map { Combination.better($0, found) } ?? found }
      return
    }
    var rest = open
    rest.remove(item)
    var with = taken
    with.insert(item)
    search(with, rest.subtracting(problem.conflicts[item]))
    search(taken, rest)
  }

  /// Whether nothing better can come of what comes to no more than this.
  private func isHopeless(_ most: Int128, _ taken: ItemSet, _ open: ItemSet) -> Bool {
    if most < threshold { return true }
    guard let best else { return false }
    return most < best.value || (most == best.value && taken.union(open) <= best.set)
  }

  /// No less than the best combination of what is taken with some of what is open: of a class only the most counts.
  private func bound(_ taken: ItemSet, _ open: ItemSet) -> Int128 {
    var capped: Int128 = 0
    let (own, others) = (taken.places, open.places)
    for layer in problem.layers {
      var sums: [Int128] = Array(repeating: 0, count: problem.ceilings.members.count + 1)
      for item in own { sums[problem.ceilings.homes[item] ?? sums.count - 1] += layer.worths[item] }
      var largest: [Int: (home: Int, worth: Int128)] = [:]
      for item in others {
        let home = problem.ceilings.homes[item] ?? sums.count - 1
        let known = largest[classes[item]]?.worth ?? 0
        largest[classes[item]] = (home, max(known, layer.worths[item]))
      }
      for (home, worth) in largest.values { sums[home] += worth }
      capped += problem.ceilings.total(layer.limits) { place in sums[place ?? sums.count - 1] }
    }
    return capped
  }

  /// Puts items of one ceiling that all exclude each other into one class, greedily.
  private static func classes(_ problem: StackingProblem) -> [Int] {
    var result = Array(repeating: -1, count: problem.count)
    for item in 0..<problem.count where result[item] < 0 {
      result[item] = item
      var members = [item]
      for other in problem.conflicts[item].places
      where result[other] < 0 && problem.ceilings.homes[other] == problem.ceilings.homes[item]
        && members.allSatisfy({ problem.conflicts[other].contains($0) })
      {
        result[other] = item
        members.append(other)
      }
    }
    return result
  }
}

extension ItemSet {
  /// The first item of which this is so.
  func first(where condition: (Int) -> Bool) -> Int? { places.first(where: condition) }
}
