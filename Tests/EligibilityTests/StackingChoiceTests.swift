import RuleLanguage
import Testing

@testable import Eligibility

/// What is said of ranges must be true whatever they turn out to be.
@Suite("The choice between what is not exactly known")
struct StackingChoiceTests {
  private static func exact(_ amount: Int64) -> StackingUnit {
    let range = MoneyRange(low: amount, high: amount)
    return StackingUnit(worth: StandingAmount(.exact, range), money: range, mayBeLost: false)
  }

  private static func range(_ low: Int64, _ high: Int64?) -> StackingUnit {
    let range = MoneyRange(low: low, high: high)
    return StackingUnit(worth: StandingAmount(.exact, range), money: range, mayBeLost: false)
  }

  private static func upTo(_ amount: Int64) -> StackingUnit {
    let worth = StandingAmount(.atMost, MoneyRange(low: amount, high: amount))
    return StackingUnit(worth: worth, money: worth.range, mayBeLost: false)
  }

  private static func atLeast(_ amount: Int64) -> StackingUnit {
    let worth = StandingAmount(.atLeast, MoneyRange(low: amount, high: amount))
    return StackingUnit(worth: worth, money: worth.range, mayBeLost: false)
  }

  private static func tie(_ members: [Int], of count: Int, _ truth: Truth = .yes) -> StackingTie {
    StackingTie(truth: truth, members: ItemSet(members, count: count), limit: nil)
  }

  private static func choices(_ units: [StackingUnit], _ ties: [StackingTie]) -> [Truth] {
    StackingChoice(units, ties).result().choices
  }

  @Test("of two the better is taken, of two alike the first; where it is not known which is better it is open")
  func two() {
    let table: [(StackingUnit, StackingUnit, [Truth])] = [
      (Self.exact(50), Self.exact(70), [.no, .yes]), (Self.exact(70), Self.exact(50), [.yes, .no]),
      (Self.exact(70), Self.exact(70), [.yes, .no]), (Self.exact(0), Self.exact(0), [.yes, .no]),
      (Self.range(40, 60), Self.exact(50), [.unknown, .unknown]), (Self.range(50, 60), Self.exact(50), [.yes, .no]),
      (Self.range(40, 50), Self.exact(50), [.unknown, .unknown]), (Self.exact(50), Self.range(40, 50), [.yes, .no]),
      (Self.range(0, nil), Self.exact(50), [.unknown, .unknown]), (Self.upTo(100), Self.upTo(50), [.yes, .no]),
      (Self.upTo(50), Self.upTo(100), [.no, .yes]), (Self.upTo(100), Self.exact(60), [.unknown, .unknown]),
      (Self.upTo(60), Self.exact(60), [.no, .yes]), (Self.atLeast(40), Self.atLeast(50), [.no, .yes]),
      (Self.atLeast(40), Self.exact(50), [.unknown, .unknown]), (Self.atLeast(50), Self.exact(40), [.yes, .no]),
    ]
    for (first, second, expected) in table {
      #expect(Self.choices([first, second], [Self.tie([0, 1], of: 2)]) == expected, "\(first) \(second)")
    }
  }

  @Test("a rule that only may count leaves open what it would take away")
  func uncertainRule() {
    let rule = Self.tie([0, 1], of: 2, .unknown)
    #expect(Self.choices([Self.exact(50), Self.exact(70)], [rule]) == [.unknown, .yes])
    let choice = StackingChoice([Self.exact(50), Self.exact(70)], [rule])
    #expect(choice.result().amounts == [MoneyRange(low: 0, high: 50), MoneyRange(low: 70, high: 70)])
    #expect(choice.total(of: .all(count: 2)) == MoneyRange(low: 70, high: 120))
  }

  @Test("what may be lost to something received is never sure")
  func mayBeLost() {
    let lost = StackingUnit(
      worth: StandingAmount(.exact, MoneyRange(low: 50, high: 50)).orNothing, money: MoneyRange(low: 0, high: 50),
      mayBeLost: true)
    #expect(Self.choices([lost], []) == [.unknown])
    #expect(Self.choices([lost, Self.exact(60)], [Self.tie([0, 1], of: 2)]) == [.no, .yes])
  }

  @Test("a joint ceiling is filled in the order of preference")
  func jointCeiling() {
    let units = [Self.exact(300), Self.exact(400), Self.exact(100)]
    let limit = StackingTie(truth: .yes, members: .all(count: 3), limit: MoneyRange(low: 600, high: 600))
    let result = StackingChoice(units, [limit]).result()
    #expect(result.choices == [.yes, .yes, .yes])
    #expect(result.amounts.map(\.low) == [300, 300, 0])
    #expect(result.amounts.map(\.high) == [300, 300, 0])
    let open = StackingTie(truth: .unknown, members: .all(count: 3), limit: MoneyRange(low: 600, high: 600))
    let perhaps = StackingChoice(units, [open])
    #expect(perhaps.total(of: .all(count: 3)) == MoneyRange(low: 600, high: 800))
    #expect(perhaps.result().amounts[1] == MoneyRange(low: 300, high: 400))
  }

  @Test("a ceiling can turn the choice round")
  func ceilingTurnsChoice() {
    // 0 and 1 are not received together; 0 shares a ceiling of 100 with 2.
    let units = [Self.exact(90), Self.exact(50), Self.exact(80)]
    let limit = StackingTie(
      truth: .yes, members: ItemSet([0, 2], count: 3), limit: MoneyRange(low: 100, high: 100))
    let result = StackingChoice(units, [Self.tie([0, 1], of: 3), limit]).result()
    #expect(result.choices == [.no, .yes, .yes])
    #expect(result.amounts.map(\.low) == [0, 50, 80])
  }

  private static func holds(_ range: MoneyRange, _ amount: Int64) -> Bool {
    range.low <= amount && amount <= range.high ?? .max
  }

  // MARK: Whatever it turns out to be

  private struct World {
    let units: [StackingUnit]
    let ties: [StackingTie]
  }

  private static func world(_ random: inout SeededRandom) -> World {
    let count = Int.random(in: 2...7, using: &random)
    let units = (0..<count).map { _ -> StackingUnit in
      let low = Int64(random.pick([0, 5, 10, 20]))
      switch random.pick([0, 1, 2, 3]) {
      case 0: return exact(low)
      case 1: return upTo(low)
      default: return range(low, low + Int64(random.pick([0, 3, 10, 20])))
      }
    }
    var ties = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      tie(
        (0..<3).map { _ in Int.random(in: 0..<count, using: &random) }, of: count, random.once(in: 4) ? .unknown : .yes)
    }
    if random.once(in: 2) {
      let low = Int64(random.pick([5, 15, 30]))
      let members = ItemSet(0..<Int.random(in: 1...count, using: &random), count: count)
      ties.append(
        StackingTie(
          truth: random.once(in: 4) ? .unknown : .yes, members: members,
          limit: MoneyRange(low: low, high: low + Int64(random.pick([0, 0, 10])))))
    }
    return World(units: units, ties: ties)
  }

  /// A world in which everything is known: an amount of every range, every rule there or not.
  private static func completed(_ world: World, _ random: inout SeededRandom) -> World {
    func pick(_ range: MoneyRange) -> Int64 {
      let high = range.high ?? range.low + 30
      return random.once(in: 3)
        ? range.low : random.once(in: 2) ? high : Int64.random(in: range.low...high, using: &random)
    }
    return World(
      units: world.units.map { exact(pick($0.money)) },
      ties: world.ties.compactMap { tie in
        if tie.truth == .unknown, random.once(in: 2) { return nil }
        return StackingTie(
          truth: .yes, members: tie.members,
          limit: tie.limit.map {
            let limit = pick($0)
            return MoneyRange(low: limit, high: limit)
          })
      })
  }

  @Test("what is exactly known is always settled, and as trying all combinations finds it")
  func exactIsSettled() {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let world = Self.completed(Self.world(&random), &random)
      let count = world.units.count
      let result = StackingChoice(world.units, world.ties).result()
      var conflicts = Array(repeating: ItemSet(count: count), count: count)
      for tie in world.ties where tie.limit == nil {
        for item in tie.members.places {
          conflicts[item] = conflicts[item].union(tie.members)
          conflicts[item].remove(item)
        }
      }
      let joint = world.ties.filter { $0.limit != nil }
      let ceilings = JointCeilings(joint.map(\.members), count: count)
      let best = StackingSolverTests.bruteForce(
        StackingProblem(
          count: count, conflicts: conflicts, ceilings: ceilings,
          layers: [
            StackingProblem.Layer(
              worths: world.units.map { Int128($0.money.low) },
              limits: ceilings.origins.map { Int128(joint[$0].limit?.low ?? 0) })
          ]))
      let expected = (0..<count).map { Truth(best.set.contains($0)) }
      #expect(result.choices == expected, "seed \(seed)")
      let sum = result.amounts.reduce(Int64(0)) { $0 + $1.low }
      #expect(sum == Int64(best.value), "seed \(seed)")
      let isExact = result.amounts.allSatisfy { $0.isExact }
      #expect(isExact, "seed \(seed)")
      let total = StackingChoice(world.units, world.ties).total(of: .all(count: count))
      #expect(total == MoneyRange(low: Int64(best.value), high: Int64(best.value)), "seed \(seed)")
    }
  }

  @Test("what is sure stays so, and every amount and total lies in its range, whatever turns out")
  func soundness() {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let world = Self.world(&random)
      let choice = StackingChoice(world.units, world.ties)
      let (result, total) = (choice.result(), choice.total(of: .all(count: world.units.count)))
      for attempt in 0..<8 {
        let known = Self.completed(world, &random)
        let settled = StackingChoice(known.units, known.ties)
        let (then, sum) = (settled.result(), settled.total(of: .all(count: known.units.count)))
        let place = "seed \(seed), attempt \(attempt)"
        #expect(Self.holds(total, sum.low), "\(place)")
        for item in known.units.indices {
          // An authority decides after the choice: only what the law leaves to nobody is compared.
          if world.units.allSatisfy({
            $0.worth.least == MoneyRange(low: $0.worth.mostLow ?? 0, high: $0.worth.mostHigh)
          }) {
            if result.choices[item] != .unknown {
              #expect(result.choices[item] == then.choices[item], "\(place) \(item)")
            }
            #expect(Self.holds(result.amounts[item], then.amounts[item].low), "\(place) \(item)")
          }
        }
      }
    }
  }
}
