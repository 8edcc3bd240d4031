/// Which of several items to take so that they come to the most: which are not received together, and what some may come
/// to together.
struct StackingProblem {
  /// How many items there are.
  let count: Int
  /// With which others each is not received.
  let conflicts: [ItemSet]
  /// What several may come to together.
  let ceilings: JointCeilings
  /// What is to be as large as can be: the sum of the layers.
  var layers: [Layer]

  /// What every item is worth, and the limit of each joint ceiling, in the order of `ceilings`.
  struct Layer {
    let worths: [Int128]
    let limits: [Int128]
  }

  /// More than any sum of amounts: what is without limit.
  static let unlimited: Int128 = 1 << 80

  /// What a set of items comes to.
  func value(of set: ItemSet) -> Int128 { layers.reduce(0) { $0 + value(of: set, in: $1) } }

  private func value(of set: ItemSet, in layer: Layer) -> Int128 {
    var own: [Int128] = Array(repeating: 0, count: ceilings.members.count)
    var free: Int128 = 0
    for item in set.places {
      if let home = ceilings.homes[item] { own[home] += layer.worths[item] } else { free += layer.worths[item] }
    }
    return ceilings.total(layer.limits) { place in place.map { own[$0] } ?? free }
  }
}
