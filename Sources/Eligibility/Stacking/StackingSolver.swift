/// Finds the combination that comes to the most, exactly; of several that come to the same, the greatest set (`ItemSet`):
/// the one with the first item in which they differ.
///
/// Without joint ceilings amounts add up: what is left of the items falls apart into independent parts as items are taken
/// or left, and what was found of a part is kept. With ceilings that bite, combinations are searched in the order of
/// preference, as long as the most that what is left could bring may still be better.
struct StackingSolver {
  private let problem: StackingProblem
  /// What each item is worth by itself, over all layers.
  private let worths: [Int128]
  /// What was found of sets of items when ceilings are left aside.
  private var memory: [ItemSet: Combination] = [:]
  /// Which items of one ceiling surely exclude each other: at most one of a class counts.
  private let classes: [Int]
  private var best: Combination?
  private var threshold: Int128 = 0

  /// Items taken together and what they come to.
  struct Combination: Equatable {
    var value: Int128
    var set: ItemSet
  }

  init(_ problem: StackingProblem) {
    self.problem = problem
    worths = (0..<problem.count).map { item in problem.layers.reduce(0) { $0 + $1.worths[item] } }
    classes = StackingSolver.classes(problem)
  }

  /// The best combination of all items.
  mutating func solve() -> Combination { solve(.all(count: problem.count)) }

  /// The best combination of some.
  mutating func solve(_ items: ItemSet) -> Combination {
    let free = withoutCeilings(items)
    if problem.ceilings.isEmpty { return free }
    let capped = problem.value(of: free.set)
    // No ceiling bites the combination that is best without them: none can be better, and none as good is greater.
    if capped == free.value { return free }
    best = nil
    threshold = capped
    search(ItemSet(count: problem.count), items)
    return best ?? Combination(value: capped, set: free.set)
  }

  // MARK: Without ceilings

  private mutating func withoutCeilings(_ items: ItemSet) -> Combination {
    guard let first = items.first else { return Combination(value: 0, set: items) }
    if let known = memory[items] { return known }
    let part = connected(to: first, in: items)
    let result: Combination
    if part == items {
      result = branch(items)
    } else {
      let (own, rest) = (withoutCeilings(part), withoutCeilings(items.subtracting(part)))
      result = Combination(value: own.value + rest.value, set: own.set.union(rest.set))
    }
    memory[items] = result
    return result
  }

  /// Takes or leaves the item that excludes the most.
  private mutating func branch(_ items: ItemSet) -> Combination {
    let places = items.places
    let degrees = places.map { problem.conflicts[$0].intersection(items).count }
    var chosen = 0
    for index in places.indices where degrees[index] > degrees[chosen] { chosen = index }
    let item = places[chosen]
    if degrees.allSatisfy({ $0 == places.count - 1 }) { return bestSingle(places) }
    var without = items
    without.remove(item)
    var taken = withoutCeilings(without.subtracting(problem.conflicts[item]))
    taken.value += worths[item]
    taken.set.insert(item)
    return StackingSolver.better(taken, withoutCeilings(without))
  }

  /// Of items of which each excludes all others.
  private func bestSingle(_ places: [Int]) -> Combination {
    var result: Combination?
    for place in places {
      let single = Combination(value: worths[place], set: ItemSet([place], count: problem.count))
      result = result.map { StackingSolver.better($0, single) } ?? single
    }
    return result ?? Combination(value: 0, set: ItemSet(count: problem.count))
  }

  private static func better(_ left: Combination, _ right: Combination) -> Combination {
    (left.value, left.set) < (right.value, right.set) ? right : left
  }

  private func connected(to first: Int, in items: ItemSet) -> ItemSet {
    var reached = ItemSet([first], count: problem.count)
    var front = [first]
    while let item = front.popLast() {
      for next in problem.conflicts[item].intersection(items).subtracting(reached).places {
        reached.insert(next)
        front.append(next)
      }
    }
    return reached
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
    let most = bound(taken, open)
    if most < threshold { return }
    if let best, most < best.value || (most == best.value && taken.union(open) <= best.set) { return }
    guard let item = open.first else {
      let value = problem.value(of: taken)
      let found = Combination(value: value, set: taken)
      if value >= threshold { best = best.map { StackingSolver.better($0, found) } ?? found }
      return
    }
    var rest = open
    rest.remove(item)
    var with = taken
    with.insert(item)
    search(with, rest.subtracting(problem.conflicts[item]))
    search(taken, rest)
  }

  /// No less than the best combination of what is taken with some of what is open.
  private mutating func bound(_ taken: ItemSet, _ open: ItemSet) -> Int128 {
    var added = withoutCeilings(open).value
    for item in taken.places { added += worths[item] }
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
    return min(added, capped)
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
