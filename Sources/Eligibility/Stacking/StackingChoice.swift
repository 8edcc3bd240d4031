/// Chooses among units; they stand in the order of preference, the first before the others where all else is equal.
struct StackingChoice {
  private let units: [StackingUnit]
  private let ties: [StackingTie]
  /// What surely excludes each unit, and what surely or perhaps does.
  private let sure: [ItemSet]
  private let possible: [ItemSet]
  private let ceilings: JointCeilings
  /// The limits of the ceilings, in their order.
  private let limits: [MoneyRange]
  private let none: JointCeilings
  /// The whole of each range: the least guaranteed and the most allowed, each from its low to its high.
  private let least: Bounds
  private let most: Bounds

  /// The two ends of what every unit is worth.
  private struct Bounds {
    let low: [Int128]
    let high: [Int128]
  }

  init(_ units: [StackingUnit], _ ties: [StackingTie]) {
    self.units = units
    self.ties = ties
    let count = units.count
    func excluded(_ counts: (StackingTie) -> Bool) -> [ItemSet] {
      var result = Array(repeating: ItemSet(count: count), count: count)
      for tie in ties where tie.limit == nil && counts(tie) {
        for item in tie.members.places { result[item] = result[item].union(tie.members) }
      }
      for item in 0..<count { result[item].remove(item) }
      return result
    }
    sure = excluded { $0.truth == .yes }
    possible = excluded { _ in true }
    let joint = ties.filter { $0.limit != nil }
    ceilings = JointCeilings(joint.map(\.members), count: count)
    limits = ceilings.origins.map { place in
      let limit = joint[place].limit ?? MoneyRange(low: 0, high: nil)
      return MoneyRange(low: limit.low, high: joint[place].truth == .yes ? limit.high : nil)
    }
    none = JointCeilings([], count: count)
    least = Bounds(
      low: units.map { Int128($0.worth.least.low) }, high: units.map { StackingChoice.number($0.worth.least.high) })
    most = Bounds(
      low: units.map { StackingChoice.number($0.worth.mostLow) },
      high: units.map { StackingChoice.number($0.worth.mostHigh) })
  }

  private static func number(_ amount: Int64?) -> Int128 { amount.map { Int128($0) } ?? StackingProblem.unlimited }

  private static func amount(_ number: Int128) -> Int64? {
    number >= StackingProblem.unlimited ? nil : Int64(exactly: number)
  }

  // MARK: Totals

  /// What some units come to: the best that is sure, and the best that is possible.
  func total(of items: ItemSet) -> MoneyRange {
    func best(_ conflicts: [ItemSet], _ worth: (Int) -> Int128, _ limit: (MoneyRange) -> Int128) -> Int128 {
      let layer = StackingProblem.Layer(worths: units.indices.map(worth), limits: limits.map(limit))
      var solver = StackingSolver(
        StackingProblem(count: units.count, conflicts: conflicts, ceilings: ceilings, layers: [layer]))
      return solver.solve(items).value
    }
    let low = best(possible) {
      Int128(surely($0))
    } _: {
      Int128($0.low)
    }
    let high = best(sure) {
      StackingChoice.number(units[$0].money.high)
    } _: {
      StackingChoice.number($0.high)
    }
    return MoneyRange(low: Int64(clamping: low), high: StackingChoice.amount(high))
  }

  /// The least a unit is sure to bring where it is taken.
  private func surely(_ item: Int) -> Int64 { ceilings.uncapped.contains(item) ? 0 : units[item].money.low }

  // MARK: Choosing

  /// What is taken, left out, or open, and what every unit comes to.
  func result() -> StackingResult {
    var choices = Array(repeating: Truth.unknown, count: units.count)
    if let whole = bestOfExact() {
      for item in units.indices { choices[item] = Truth(whole.contains(item)) }
    } else {
      var (open, doubtful) = (ItemSet.all(count: units.count), ItemSet(count: units.count))
      takeSafe(&open, &doubtful, &choices)
      for part in parts(of: open) { settle(part, doubtful, &choices) }
    }
    for item in units.indices where units[item].mayBeLost && choices[item] == .yes { choices[item] = .unknown }
    return StackingResult(choices: choices, amounts: amounts(choices))
  }

  /// Where nothing is left to be known but what an authority decides: the best combination, if one is the best both in
  /// what is guaranteed and in what is allowed.
  private func bestOfExact() -> ItemSet? {
    guard ties.allSatisfy({ $0.truth == .yes }), limits.allSatisfy(\.isExact), least.low == least.high,
      most.low == most.high
    else { return nil }
    let all = limits.map { StackingChoice.number($0.high) }
    let layers = [least.low, most.low].map { StackingProblem.Layer(worths: $0, limits: all) }
    func problem(_ layers: [StackingProblem.Layer]) -> StackingProblem {
      StackingProblem(count: units.count, conflicts: sure, ceilings: ceilings, layers: layers)
    }
    var both = StackingSolver(problem(layers))
    let found = both.solve().set
    for layer in layers {
      var one = StackingSolver(problem([layer]))
      if one.solve().value > problem([layer]).value(of: found) { return nil }
    }
    return found
  }

  /// Takes, one after the other, every unit that is no worse than whatever it could exclude, and leaves that out.
  private func takeSafe(_ open: inout ItemSet, _ doubtful: inout ItemSet, _ choices: inout [Truth]) {
    var goesOn = true
    while goesOn {
      goesOn = false
      for item in open.places where open.contains(item) && !doubtful.contains(item) {
        let rivals = possible[item].intersection(open)
        guard isSafe(item, against: rivals) else { continue }
        goesOn = true
        choices[item] = .yes
        open.remove(item)
        for rival in rivals.intersection(sure[item]).places {
          choices[rival] = .no
          open.remove(rival)
        }
        doubtful = doubtful.union(rivals.subtracting(sure[item]))
      }
    }
  }

  /// Whether a unit, at its worst, is worth as much as the best of its rivals together, at their best.
  private func isSafe(_ item: Int, against rivals: ItemSet) -> Bool {
    guard let first = rivals.first else { return true }
    if units[item].mayBeLost { return false }
    // Under a ceiling that its rivals are not under, a unit may come to less than it is worth.
    let own = Set(ceilings.ceilings(of: item))
    guard rivals.places.allSatisfy({ own.isSubset(of: ceilings.ceilings(of: $0)) }) else { return false }
    var isBetter = item < first
    for bounds in [least, most] {
      let rival = bestWithoutCeilings(bounds.high, sure, rivals).value
      if bounds.low[item] < rival { return false }
      // Below one ceiling what is worth more may come to the same: then the order of preference tells.
      if bounds.low[item] > rival, own.isEmpty { isBetter = true }
    }
    return isBetter
  }

  private func bestWithoutCeilings(
    _ worths: [Int128], _ conflicts: [ItemSet], _ items: ItemSet
  ) -> StackingSolver.Combination {
    let layer = StackingProblem.Layer(worths: worths, limits: [])
    var solver = StackingSolver(
      StackingProblem(count: units.count, conflicts: conflicts, ceilings: none, layers: [layer]))
    return solver.solve(items)
  }

  /// The parts of what is still open that exclude nothing of each other.
  private func parts(of open: ItemSet) -> [ItemSet] {
    var rest = open
    var result: [ItemSet] = []
    while let first = rest.first {
      var part = ItemSet([first], count: units.count)
      var front = [first]
      while let item = front.popLast() {
        for next in possible[item].intersection(rest).subtracting(part).places {
          part.insert(next)
          front.append(next)
        }
      }
      rest = rest.subtracting(part)
      result.append(part)
    }
    return result
  }

  /// Looks for one combination of a part that is the best whatever turns out: then it is the best halfway, and no other is
  /// better where its own items are at their worst and all others at their best.
  private func settle(_ part: ItemSet, _ doubtful: ItemSet, _ choices: inout [Truth]) {
    guard part.isDisjoint(with: doubtful), part.places.allSatisfy({ ceilings.homes[$0] == nil }) else { return }
    let halfway = units.indices.map { least.low[$0] + least.high[$0] + most.low[$0] + most.high[$0] }
    let best = bestWithoutCeilings(halfway, possible, part).set
    var adverse: [[Int128]] = []
    for bounds in [least, most] {
      let worths = units.indices.map { best.contains($0) ? bounds.low[$0] : bounds.high[$0] }
      let own = best.places.reduce(Int128(0)) { $0 + worths[$1] }
      if bestWithoutCeilings(worths, sure, part).value > own { return }
      adverse.append(worths)
    }
    let both = units.indices.map { adverse[0][$0] + adverse[1][$0] }
    guard bestWithoutCeilings(both, sure, part).set == best else { return }
    for item in part.places { choices[item] = Truth(best.contains(item)) }
  }

  // MARK: What is left of every amount

  /// Ceilings are filled in the order of preference. Each bound of what is left of an amount supposes that the ones before
  /// it take as much, or as little, as they can.
  private func amounts(_ choices: [Truth]) -> [MoneyRange] {
    var left: [MoneyRange] = []
    for item in units.indices {
      guard choices[item] != .no else {
        left.append(MoneyRange.zero)
        continue
      }
      let money = units[item].money
      var (low, high) = (choices[item] == .yes ? surely(item) : 0, money.high)
      for place in ceilings.ceilings(of: item) {
        var room = limits[place]
        for other in ceilings.members[place].places where other < item {
          room = MoneyRange(
            low: room.low.without(left[other].high), high: room.high.less(left[other].low))
        }
        low = min(low, room.low)
        high = high.lesser(room.high)
      }
      left.append(MoneyRange(low: low, high: high))
    }
    return left
  }
}
