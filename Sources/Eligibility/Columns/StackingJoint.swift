import RuleLanguage

/// Rules that are joined, with the items of a block they speak of, and how each counts for rows.
struct StackingJoint {
  /// The rules, by number.
  let rules: [Int]
  /// Whether each allows one of its items only.
  let isExclusive: [Bool]
  /// The family of each item, and its place among those each rule speaks of, rule by rule, -1 where it does not.
  private let families: [Int]
  private let members: [Int]
  /// Whether rules can bear on an item where it is the only one of a row.
  private let bears: [Bearing]
  /// The ways in which each rule counts, and in which it does for each row that is asked about.
  private(set) var ways: [StackingWays] = []
  private(set) var standings: [[Int32]] = []

  typealias Candidate = StackingWork.Candidate

  /// Whether rules can bear on an item alone: with a limit, or with something received.
  private enum Bearing {
    case never
    case whereReceived
    case always

    /// `isEmpty` tells whether the ledger shows nothing for sure; nil: there is no ledger.
    func bears(whereEmpty isEmpty: Bool?) -> Bool {
      switch self {
      case .never: false
      case .whereReceived: isEmpty == false
      case .always: true
      }
    }
  }

  /// Rules, by number, and the families of items.
  init(_ numbers: [Int], _ rules: [StackingRuleColumns], families: [Int]) {
    self.rules = numbers
    self.families = families
    let own = numbers.map { rules[$0] }
    isExclusive = own.map { $0.isExclusive }
    let members = families.map { family in own.map { $0.members.firstIndex(of: family) ?? -1 } }
    self.members = members.flatMap { $0 }
    bears = members.map { members in
      let speaking = own.indices.filter { members[$0] >= 0 }.map { own[$0] }
      if speaking.contains(where: { !$0.isExclusive }) { return .always }
      return speaking.contains { $0.members.count > 1 } ? .whereReceived : .never
    }
  }

  /// Asks how the rules count for rows.
  mutating func ask(_ all: [StackingRuleColumns], _ subjects: Subjects, _ oracle: BlockOracle) {
    standings = rules.map { all[$0].standings(of: subjects, oracle) }
    ways = rules.map { all[$0].ways }
  }

  /// Whether no rule takes anything from any item that is the only one of a row, by the places of the rows asked about.
  var isQuiet: [Bool] {
    var isQuiet = [Bool](repeating: true, count: standings.first?.count ?? 0)
    for (ways, standings) in zip(ways, standings) {
      let quiet = ways.isQuiet
      for place in isQuiet.indices where !quiet[Int(standings[place])] { isQuiet[place] = false }
    }
    return isQuiet
  }

  func family(_ candidate: Candidate) -> Int { families[Int(candidate.item)] }

  /// The place of an item among those the rule at a place speaks of; nil: it does not.
  func member(_ candidate: Candidate, of rule: Int) -> Int? {
    let member = members[Int(candidate.item) &* rules.count &+ rule]
    return member < 0 ? nil : member
  }

  /// Whether a rule can bear on items of a row: with two of them, or with one as if it were alone.
  func bears(on own: UnsafeBufferPointer<Candidate>, whereEmpty isEmpty: Bool?) -> Bool {
    for one in own.indices {
      if bears[Int(own[one].item)].bears(whereEmpty: isEmpty) { return true }
      for other in 0..<one where mayJoin(own[one], own[other]) { return true }
    }
    return false
  }

  private func mayJoin(_ one: Candidate, _ other: Candidate) -> Bool {
    if family(one) == family(other) { return true }
    return rules.indices.contains { member(one, of: $0) != nil && member(other, of: $0) != nil }
  }

  /// Whether a rule that counts joins two items of a row; of one item in several texts only one can be.
  func joins(_ one: Candidate, _ other: Candidate, at place: Int) -> Bool {
    if family(one) == family(other) { return true }
    for rule in rules.indices where member(one, of: rule) != nil && member(other, of: rule) != nil {
      if counting(rule, at: place).truth != .no { return true }
    }
    return false
  }

  /// How the rule at a place counts for a row.
  func counting(_ rule: Int, at place: Int) -> StackingWays.Counting { ways[rule][standings[rule][place]] }

  /// What a rule takes from an item, by the place of that among those it speaks of; nil: it sets a limit.
  func loss(_ rule: Int, ofMember member: Int, at place: Int) -> Truth? {
    ways[rule].loss(standings[rule][place], ofMember: member)
  }

  /// What the ledger takes from the only item of a row; nil: a limit is to be looked at too.
  func loss(of candidate: Candidate, at place: Int) -> Truth? {
    var loss = Truth.no
    for rule in rules.indices {
      guard let member = member(candidate, of: rule) else { continue }
      guard let own = self.loss(rule, ofMember: member, at: place) else { return nil }
      loss = loss.or(own)
    }
    return loss
  }

  /// Of two items the one rule that joins them, and what the ledger takes from each; nil: there is more to it.
  func pair(
    _ one: Candidate, _ other: Candidate, at place: Int
  ) -> (joining: StackingWays.Counting, losses: (Truth, Truth))? {
    guard family(one) != family(other) else { return nil }
    var joining: StackingWays.Counting?
    var losses = (Truth.no, Truth.no)
    for rule in rules.indices {
      let members = (member(one, of: rule), member(other, of: rule))
      guard members.0 != nil || members.1 != nil else { continue }
      let counting = counting(rule, at: place)
      guard counting.truth != .no else { continue }
      guard isExclusive[rule] else { return nil }
      if members.0 != nil, members.1 != nil {
        guard joining == nil else { return nil }
        joining = counting
      }
      if let member = members.0 { losses.0 = losses.0.or(loss(rule, ofMember: member, at: place) ?? .no) }
      if let member = members.1 { losses.1 = losses.1.or(loss(rule, ofMember: member, at: place) ?? .no) }
    }
    guard let joining, losses.0 != .yes, losses.1 != .yes else { return nil }
    return (joining, losses)
  }

  /// The items of a row as far as rules that count join them.
  func parts(of own: [Candidate], at place: Int) -> [[Candidate]] {
    var part = Array(own.indices)
    for one in own.indices {
      for other in 0..<one where part[one] != part[other] && joins(own[one], own[other], at: place) {
        let (from, to) = (max(part[one], part[other]), min(part[one], part[other]))
        for index in part.indices where part[index] == from { part[index] = to }
      }
    }
    return part.indices.filter { part[$0] == $0 }.map { first in
      part.indices.filter { part[$0] == first }.map { own[$0] }
    }
  }
}
