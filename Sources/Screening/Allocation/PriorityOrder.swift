/// The order the law's priority gives the demands of one item, from where each of them stands.
///
/// What comes before what is a partial order: the law may rank nothing between two, or it may depend on a missing fact.
/// A class holds those the order does not tell apart, directly or through others: everybody in a class comes before
/// everybody in the next, and no finer classes have that property.
struct PriorityOrder {
  /// The rank of each standing, in the order they were given.
  let ranks: [AllocationDemand.Rank]

  /// The order of distinct standings. With one line it takes n log n steps, with several n².
  init(_ standings: [PriorityStanding]) {
    let lines = Set(standings.flatMap(\.lines.keys)).sorted()
    let spans = standings.map { standing in lines.map { standing.lines[$0] ?? .open } }
    let places =
      switch lines.count {
      case 0: standings.map { _ in Place(tieClass: 0, height: 0) }
      case 1: PriorityOrder.places(spans.map { $0[0] })
      default: PriorityOrder.places(spans)
      }
    let highest = places.reduce(into: [Int: Int]()) { $0[$1.tieClass] = max($0[$1.tieClass] ?? 0, $1.height) }
    ranks = places.map {
      AllocationDemand.Rank(
        tieClass: Int32(clamping: $0.tieClass + 1), step: Int32(clamping: (highest[$0.tieClass] ?? 0) - $0.height + 1))
    }
  }

  /// A class from 0, and how many stand one behind the other after this one.
  private struct Place {
    var tieClass: Int
    var height: Int
  }

  // MARK: One line

  private static func places(_ spans: [PriorityStanding.Span]) -> [Place] {
    let order = spans.indices.sorted { spans[$0].best.lexicographicallyPrecedes(spans[$1].best) }
    var places = spans.map { _ in Place(tieClass: 0, height: 0) }
    var worst: [PriorityStanding.Mark]?
    var tieClass = 0
    for index in order {
      if let reached = worst, reached.lexicographicallyPrecedes(spans[index].best) { tieClass += 1 }
      places[index].tieClass = tieClass
      if worst?.lexicographicallyPrecedes(spans[index].worst) ?? true { worst = spans[index].worst }
    }
    // From the last on: whom one comes before for sure is a tail of the order.
    var highestFrom = Array(repeating: -1, count: order.count + 1)
    for position in order.indices.reversed() {
      let span = spans[order[position]]
      var (low, high) = (position + 1, order.count)
      while low < high {
        let middle = low + (high - low) / 2
        if span.precedes(spans[order[middle]]) { high = middle } else { low = middle + 1 }
      }
      places[order[position]].height = highestFrom[low] + 1
      highestFrom[position] = max(highestFrom[position + 1], highestFrom[low] + 1)
    }
    return places
  }

  // MARK: Several lines

  private static func places(_ spans: [[PriorityStanding.Span]]) -> [Place] {
    var after: [[Int]] = spans.map { _ in [] }
    var beforeCount = spans.map { _ in 0 }
    var parent = Array(spans.indices)
    for left in spans.indices {
      for right in spans.indices.dropFirst(left + 1) {
        if precedes(spans[left], spans[right]) {
          after[left].append(right)
          beforeCount[right] += 1
        } else if precedes(spans[right], spans[left]) {
          after[right].append(left)
          beforeCount[left] += 1
        } else {
          parent[root(of: left, &parent)] = root(of: right, &parent)
        }
      }
    }
    // Whoever has fewer before him can come after nobody who has more.
    let order = spans.indices.sorted { beforeCount[$0] < beforeCount[$1] }
    var places = spans.map { _ in Place(tieClass: 0, height: 0) }
    var classes: [Int: Int] = [:]
    for index in order {
      let root = root(of: index, &parent)
      let tieClass = classes[root] ?? classes.count
      classes[root] = tieClass
      places[index].tieClass = tieClass
    }
    for index in order.reversed() {
      places[index].height = (after[index].map { places[$0].height }.max() ?? -1) + 1
    }
    return places
  }

  private static func precedes(_ left: [PriorityStanding.Span], _ right: [PriorityStanding.Span]) -> Bool {
    var isBefore = false
    for (one, other) in zip(left, right) {
      guard one.isLevelOrPrecedes(other) else { return false }
      if one.precedes(other) { isBefore = true }
    }
    return isBefore
  }

  private static func root(of index: Int, _ parent: inout [Int]) -> Int {
    var index = index
    while parent[index] != index {
      parent[index] = parent[parent[index]]
      index = parent[index]
    }
    return index
  }
}
