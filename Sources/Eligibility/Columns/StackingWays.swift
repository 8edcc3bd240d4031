import RuleLanguage

/// The ways in which a rule on stacking counts, numbered as they are met, as far as they decide.
struct StackingWays {
  /// How many items it speaks of.
  private let memberCount: Int
  private var counting: [Counting] = []
  /// What the ledger takes from each item in each way; nil: the rule sets a limit.
  private var losses: [Truth?] = []
  /// Whether it takes nothing from any item that is alone, by way.
  private(set) var isQuiet: [Bool] = []

  /// Whether a rule counts, surely not or at least maybe, and its weakest source.
  struct Counting {
    let truth: Truth
    let basis: Basis
  }

  init(memberCount: Int) { self.memberCount = memberCount }

  /// How many there are.
  var count: Int { counting.count }

  /// Adds a way; `losses` by the place of an item among those it speaks of.
  mutating func append(_ way: Counting, losses: [Truth?]) {
    counting.append(way)
    self.losses += losses
    isQuiet.append(losses.allSatisfy { $0 == .no })
  }

  /// Whether it counts.
  subscript(_ way: Int32) -> Counting { counting[Int(way)] }

  /// Whether the item at a place among the members is lost to something received; nil: the rule sets a limit.
  func loss(_ way: Int32, ofMember member: Int) -> Truth? { losses[Int(way) * memberCount + member] }
}
