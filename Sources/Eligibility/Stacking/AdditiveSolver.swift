/// Finds the best combination where amounts simply add up: what is left of the items falls apart into independent parts as
/// items are taken or left, and what was found of a part is kept.
struct AdditiveSolver {
  private let conflicts: [ItemSet]
  /// What each item is worth.
  let worths: [Int128]
  private var memory: [ItemSet: StackingSolver.Combination] = [:]

  init(_ conflicts: [ItemSet], _ worths: [Int128]) {
    self.conflicts = conflicts
    self.worths = worths
  }

  /// The best combination of some of the items; of several as good the greatest set.
  mutating func solve(_ items: ItemSet) -> StackingSolver.Combination {
    guard let first = items.first else { return StackingSolver.Combination(value: 0, set: items) }
    if let known = memory[items] { return known }
    let part = connected(to: first, in: items)
    let result: StackingSolver.Combination
    if part == items {
      result = branch(items)
    } else {
      let (own, rest) = (solve(part), solve(items.subtracting(part)))
      result = StackingSolver.Combination(value: own.value + rest.value, set: own.set.union(rest.set))
    }
    memory[items] = result
    return result
  }

  /// Takes or leaves the item that excludes the most.
  private mutating func branch(_ items: ItemSet) -> StackingSolver.Combination {
    let places = items.places
    let degrees = places.map { conflicts[$0].intersection(items).count }
    var chosen = 0
    for index in places.indices where degrees[index] > degrees[chosen] { chosen = index }
    let item = places[chosen]
    if degrees.allSatisfy({ $0 == places.count - 1 }) { return bestSingle(places) }
    var without = items
    without.remove(item)
    var taken = solve(without.subtracting(conflicts[item]))
    taken.value += worths[item]
    taken.set.insert(item)
    return StackingSolver.Combination.better(taken, solve(without))
  }

  /// Of items of which each excludes all others.
  private func bestSingle(_ places: [Int]) -> StackingSolver.Combination {
    var result: StackingSolver.Combination?
    for place in places {
      let single = StackingSolver.Combination(value: worths[place], set: ItemSet([place], count: conflicts.count))
      result = result.map { StackingSolver.Combination.better($0, single) } ?? single
    }
    return result ?? StackingSolver.Combination(value: 0, set: ItemSet(count: conflicts.count))
  }

  private func connected(to first: Int, in items: ItemSet) -> ItemSet {
    var reached = ItemSet([first], count: conflicts.count)
    var front = [first]
    while let item = front.popLast() {
      for next in conflicts[item].intersection(items).subtracting(reached).places {
        reached.insert(next)
        front.append(next)
      }
    }
    return reached
  }
}
