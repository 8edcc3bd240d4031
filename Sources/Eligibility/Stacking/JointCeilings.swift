/// Ceilings on what several items come to together: each holds others or lies apart from them.
struct JointCeilings {
  /// The items of each, the smaller set before one that holds it.
  let members: [ItemSet]
  /// The next ceiling that holds each one.
  private let parents: [Int?]
  /// The smallest ceiling of each item.
  let homes: [Int?]
  /// Where each stood before they were put in order.
  let origins: [Int]
  /// The items of ceilings that are left out: of these no least is sure.
  let uncapped: ItemSet

  /// The ceilings with these members, of so many items. Where two cross, which only two texts of one act can do of which
  /// nobody knows which is in force, the second one is left out.
  init(_ all: [ItemSet], count: Int) {
    var kept: [Int] = []
    for place in all.indices {
      let crosses = kept.contains { other in
        !all[place].isDisjoint(with: all[other]) && !all[place].isSubset(of: all[other])
          && !all[other].isSubset(of: all[place])
      }
      if !crosses { kept.append(place) }
    }
    uncapped = all.indices.filter { !kept.contains($0) }
      .reduce(ItemSet(count: count)) { $0.union(all[$1]) }
    origins = kept.sorted { (all[$0].count, $0) < (all[$1].count, $1) }
    let members = origins.map { all[$0] }
    self.members = members
    parents = members.indices.map { place in
      members.indices.first { $0 > place && members[place].isSubset(of: members[$0]) }
    }
    homes = (0..<count).map { item in members.firstIndex { $0.contains(item) } }
  }

  /// Whether there is none.
  var isEmpty: Bool { members.isEmpty }

  /// The ceilings of an item, the smallest first.
  func ceilings(of item: Int) -> [Int] { outwards(from: homes[item]) }

  /// The ceilings that hold another, the smallest first.
  func around(_ ceiling: Int) -> [Int] { outwards(from: parents[ceiling]) }

  private func outwards(from first: Int?) -> [Int] {
    var result: [Int] = []
    var next = first
    while let place = next {
      result.append(place)
      next = parents[place]
    }
    return result
  }

  /// What amounts come to under these limits: `own` is what the items come to whose smallest ceiling is the one given
  /// (nil: none).
  func total(_ limits: [Int128], own: (Int?) -> Int128) -> Int128 {
    var sums = members.indices.map { own($0) }
    var total = own(nil)
    for place in members.indices {
      let capped = min(limits[place], sums[place])
      if let parent = parents[place] { sums[parent] += capped } else { total += capped }
    }
    return total
  }
}
