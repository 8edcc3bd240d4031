/// A problem without ceilings that never comes to less than the one with them.
///
/// What goes through a ceiling is no more than the limit, and no more than what its items come to; so it is no more than
/// any part of the one with the rest of the other.
struct StackingRelaxation {
  private var solver: AdditiveSolver
  /// What the parts of the limits come to.
  private let constant: Int128
  /// What all numbers are multiplied by.
  private let scale: Int128

  /// Into how many parts a limit is cut.
  private static let parts = 8

  /// Takes so many parts of each limit; nil where a limit that is taken is no limit, or there are too many in each other.
  private init?(_ problem: StackingProblem, _ shares: [Int]) {
    let ceilings = problem.ceilings
    let depth = (0..<problem.count).map { ceilings.ceilings(of: $0).count }.max() ?? 0
    guard depth <= 6 else { return nil }
    let parts = Int128(StackingRelaxation.parts)
    let whole = (0..<depth).reduce(Int128(1)) { product, _ in product * parts }
    func kept(_ places: some Sequence<Int>) -> Int128 {
      places.reduce(whole) { $0 / parts * (parts - Int128(shares[$1])) }
    }
    var constant: Int128 = 0
    for place in ceilings.members.indices where shares[place] > 0 {
      for layer in problem.layers {
        guard layer.limits[place] < StackingProblem.unlimited else { return nil }
        constant += layer.limits[place] * (kept(ceilings.around(place)) / parts * Int128(shares[place]))
      }
    }
    let worths = (0..<problem.count).map { item -> Int128 in
      let factor = kept(ceilings.ceilings(of: item))
      return problem.layers.reduce(0) { $0 + $1.worths[item] * factor }
    }
    self.constant = constant
    scale = whole
    solver = AdditiveSolver(problem.conflicts, worths)
  }

  /// No less than the best combination of what is taken with some of what is open.
  mutating func bound(_ taken: ItemSet, _ open: ItemSet) -> Int128 {
    var sum = constant + solver.solve(open).value
    for item in taken.places { sum += solver.worths[item] }
    return sum / scale
  }

  /// The relaxation that bounds the whole most closely, found one ceiling after the other, and the one that leaves the
  /// ceilings aside.
  static func find(_ problem: StackingProblem, _ items: ItemSet) -> [StackingRelaxation] {
    let none = ItemSet(count: problem.count)
    var shares = Array(repeating: 0, count: problem.ceilings.members.count)
    guard var plain = StackingRelaxation(problem, shares) else { return [] }
    var best = plain
    var least = plain.bound(none, items)
    for _ in 0..<2 {
      for place in shares.indices {
        for share in 0...parts where share != shares[place] {
          var tried = shares
          tried[place] = share
          guard var relaxation = StackingRelaxation(problem, tried) else { continue }
          let bound = relaxation.bound(none, items)
          if bound < least { (least, best, shares) = (bound, relaxation, tried) }
        }
      }
    }
    return [plain, best]
  }
}
