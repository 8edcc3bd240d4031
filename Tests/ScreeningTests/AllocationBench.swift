import RuleLanguage

@testable import Screening

/// Demands that are the same for a seed.
struct AllocationBench {
  private var random: SampleRandom

  init(seed: UInt64) { random = SampleRandom(seed: seed) }

  mutating func below(_ bound: Int) -> Int { Int(random.below(Int64(bound))) }

  /// Some demands: few or many classes, amounts that are often the same, seldom huge.
  mutating func demands() -> [AllocationDemand] {
    let itemCount = 1 + below(4)
    let classCount = 1 + below(4)
    let instrumentOf = (0..<itemCount).map { _ in Int32(below(2)) }
    var demands: [AllocationDemand] = []
    for applicant in 0..<(1 + below(30)) {
      for item in 0..<itemCount where below(3) > 0 {
        let tieClass = Int32(1 + below(classCount))
        demands.append(
          AllocationDemand(
            applicant: Int32(applicant), item: Int32(item), instrument: instrumentOf[item], request: amount(),
            bound: .exact, basis: below(3) == 0 ? .assumption : .text,
            rank: AllocationDemand.Rank(tieClass: tieClass, step: 1 + Int32(below(3)))))
      }
    }
    return demands
  }

  mutating func amount() -> Int64 {
    switch below(8) {
    case 0: 0
    case 1, 2: 10
    case 3, 4: 7
    case 5: Int64(below(1000))
    case 6: Int64(below(100))
    default: below(20) == 0 ? .max - Int64(below(9)) : Int64(below(300))
    }
  }

  /// A budget that reaches for none, some or all.
  mutating func budget() -> Int64 { below(12) == 0 ? Int64.max / 2 : Int64(1 + below(2000)) }

  mutating func cap() -> Int64? { below(2) == 0 ? nil : Int64(below(600)) }

  /// Rules with or without caps, of every kind.
  mutating func rules(_ rule: AllocationRules.Rule? = nil, ties: AllocationRules.Sharing?? = nil) -> AllocationRules {
    let rule = rule ?? AllocationRules.Rule.allCases[below(3)]
    let sharings: [AllocationRules.Sharing?] = [nil] + AllocationRules.Sharing.allCases
    let sharing = ties ?? sharings[below(4)]
    return AllocationRules(
      budget: budget(), itemCap: cap(), instrumentCap: cap(), rule: rule, ties: rule == .order ? sharing : nil)
  }
}
