import RuleLanguage

/// Stacking for one applicant on one date, over every item of every instrument (DESIGN §2.6).
///
/// The items that are granted, or may be, fall apart into parts that no rule joins; within one the most favourable lawful
/// combination is found exactly. Equally favourable ones go by the rank of the instrument, then the later day of issue,
/// then the place in the text.
struct Stacking {
  private let book: RuleBook
  private let rules: [StandingRule]
  /// The items that are granted or may be, in the order of preference.
  private let candidates: [Candidate]
  /// What the ledger says of each candidate, a rule at a time.
  private var lost: [[StackingReason]]
  /// Which candidates are lost for good.
  private var isOut: [Bool]

  /// The decisions, with what stacking made of them.
  private(set) var decisions: [ItemDecision]
  /// What the eligible items come to.
  private(set) var totals: [Basis: MoneyRange] = [:]
  /// What all items may come to that are eligible or may be.
  private(set) var possible: [Basis: MoneyRange] = [:]

  /// `amounts` are those of the items, an entry a decision. A decision is large: they are taken over, never copied.
  init(
    _ book: RuleBook, _ decided: consuming [ItemDecision], _ amounts: [DecidedAmount], _ rules: [StandingRule]
  ) {
    self.book = book
    self.rules = rules
    let places = decided.indices.filter { decided[$0].verdict.mayBeGranted }
    candidates = StackingOrder(book).sorted(places) { decided[$0].item }.map { place in
      let item = decided[place].item
      return Candidate(
        item: item, place: place, family: book.familyOfItem[checked: item] ?? item, verdict: decided[place].verdict,
        standing: amounts[place].standing, rounding: amounts[place].rounding)
    }
    decisions = decided
    lost = Array(repeating: [], count: candidates.count)
    isOut = Array(repeating: false, count: candidates.count)
    lookUpLedger()
    for part in parts() { settle(part) }
  }

  private func family(_ candidate: Int) -> Int { candidates[candidate].family }

  private func causes(of candidate: Int) -> [Cause] { decisions[candidates[candidate].place].causes }

  // MARK: The ledger

  private mutating func lookUpLedger() {
    for rule in rules where rule.rule.isExclusive {
      for place in candidates.indices where rule.rule.members.contains(family(place)) {
        let found = rule.receivedBesides(family(place))
        switch found.truth {
        case .no: continue
        case .yes:
          isOut[place] = true
          lost[place].append(
            StackingReason(
              rule: rule.rule.number, effect: .received(entry: found.entry ?? 0, item: found.item), causes: []))
        case .unknown:
          lost[place].append(
            StackingReason(rule: rule.rule.number, effect: .perhapsReceived, causes: found.causes))
        }
      }
    }
  }

  // MARK: Parts

  /// The candidates that rules join, in the order of preference; those that are lost stand alone.
  private func parts() -> [[Int]] {
    var groups = Array(candidates.indices)
    let bound =
      rules.map { rule in candidates.indices.filter { !isOut[$0] && rule.rule.members.contains(family($0)) } }
      + texts(of: candidates.indices.filter { !isOut[$0] })
    for members in bound {
      guard let first = members.first else { continue }
      let joined = Set(members.map { groups[$0] })
      for place in groups.indices where joined.contains(groups[place]) { groups[place] = groups[first] }
    }
    var result: [[Int]] = []
    var places: [Int: Int] = [:]
    for (place, group) in groups.enumerated() {
      if let known = places[group] {
        result[known].append(place)
      } else {
        places[group] = result.count
        result.append([place])
      }
    }
    return result
  }

  /// Candidates that are one item in several texts, where it is not known which text counts: only one of them can be.
  private func texts(of candidates: [Int]) -> [[Int]] {
    Dictionary(grouping: candidates, by: family).values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  private mutating func settle(_ part: [Int]) {
    if part.count == 1, !isOut[part[0]], lost[part[0]].isEmpty,
      !rules.contains(where: { $0.limit != nil && $0.rule.members.contains(family(part[0])) })
    {
      return settle(alone: part[0])
    }
    let members = part.filter { !isOut[$0] }
    let units = members.map(unit)
    let joining = rules.map { rule in
      (rule: rule, places: members.indices.filter { rule.rule.members.contains(family(members[$0])) })
    }.filter { !$0.places.isEmpty && ($0.rule.limit != nil || $0.places.count > 1) }
    var ties = joining.map { joined in
      StackingTie(
        truth: joined.rule.truth, members: ItemSet(joined.places, count: units.count), limit: joined.rule.room)
    }
    for texts in texts(of: members) {
      let places = members.indices.filter { texts.contains(members[$0]) }
      ties.append(StackingTie(truth: .yes, members: ItemSet(places, count: units.count), limit: nil))
    }
    let choice = StackingChoice(units, ties)
    let result = choice.result()
    for place in part where isOut[place] {
      record(place, .no, MoneyRange.zero, lost[place], .text)
    }
    for (place, candidate) in members.enumerated() {
      var reasons: [StackingReason] = []
      var basis = Basis.text
      for joined in joining where joined.places.contains(place) {
        guard let reason = reason(joined.rule, joined.places, place, members, units, result) else { continue }
        basis = max(basis, joined.rule.basis)
        reasons.append(reason)
      }
      record(candidate, result.choices[place], result.amounts[place], reasons + lost[candidate], basis)
    }
    addTotals(members, choice, result)
  }

  /// An item no rule speaks of is taken as it is: by far the most are, so they do not go through the search.
  private mutating func settle(alone candidate: Int) {
    let unit = unit(candidate)
    record(candidate, .yes, unit.money, [], .text)
    let basis = decisions[candidates[candidate].place].basis
    if candidates[candidate].verdict == .eligible { totals.add(unit.money, to: basis) }
    possible.add(unit.money, to: basis)
  }

  private func unit(_ candidate: Int) -> StackingUnit {
    let item = candidates[candidate]
    let mayBeLost = !lost[candidate].isEmpty
    guard let standing = item.standing else {
      // Support that is not money may be worth anything to whoever chooses.
      let worth = StandingAmount(
        least: MoneyRange(low: 0, high: nil), mostLow: 0, mostHigh: nil)
      return StackingUnit(worth: worth, money: MoneyRange.zero, mayBeLost: mayBeLost)
    }
    let sure = item.verdict == .eligible && !mayBeLost ? standing : standing.orNothing
    return StackingUnit(worth: sure, money: sure.range, mayBeLost: mayBeLost)
  }

  /// What a rule made of a unit; nil where there is nothing to say.
  private func reason(
    _ rule: StandingRule, _ places: [Int], _ place: Int, _ members: [Int], _ units: [StackingUnit],
    _ result: StackingResult
  ) -> StackingReason? {
    func number(_ place: Int) -> Int { candidates[members[place]].item }
    if let limit = rule.limit, let room = rule.room {
      guard result.choices[place] != .no else { return nil }
      let (before, after) = (units[place].money, result.amounts[place])
      let sum = places.reduce(MoneyRange.zero) { sum, other in
        result.choices[other] == .no ? sum : sum.adding(units[other].money)
      }
      let bite: LadderStep.Bite
      if rule.truth == .yes, before.isExact, after.isExact, after.low < before.low {
        bite = .yes
      } else if let high = sum.high, high <= room.low {
        bite = .no
      } else {
        bite = after == before && before.isExact ? .no : .possibly
      }
      return StackingReason(
        rule: rule.rule.number, effect: .capped(limit: limit, used: rule.received?.range, bite),
        causes: bite == .possibly ? rule.causes : [])
    }
    let others = places.filter { $0 != place }
    switch result.choices[place] {
    case .yes:
      let left = others.filter { result.choices[$0] != .yes }
      return left.isEmpty
        ? nil : StackingReason(rule: rule.rule.number, effect: .over(left.map(number)), causes: [])
    case .no:
      let taken = others.filter { result.choices[$0] == .yes }
      return taken.isEmpty || rule.truth != .yes
        ? nil : StackingReason(rule: rule.rule.number, effect: .under(taken.map(number)), causes: [])
    case .unknown:
      let rivals = others.filter { result.choices[$0] != .no }
      let causes = rivals.reduce(rule.causes.joined(with: self.causes(of: members[place]))) {
        $0.joined(with: self.causes(of: members[$1]))
      }
      // What an authority decides of the others says nothing of this amount.
      let own = self.causes(of: members[place]).contains(.authorityDecides)
      let shown = causes.filter { $0 != .authorityDecides || own }
      return rivals.isEmpty
        ? nil : StackingReason(rule: rule.rule.number, effect: .against(rivals.map(number)), causes: shown)
    }
  }

  // MARK: Taking it down

  private mutating func record(
    _ candidate: Int, _ choice: Truth, _ amount: MoneyRange, _ reasons: [StackingReason], _ basis: Basis
  ) {
    let item = candidates[candidate]
    let place = item.place
    decisions[place].stack(
      choice, item.standing == nil ? nil : amount, reasons, item.rounding,
      rule: reasons.first.flatMap { book.stackingRules[checked: $0.rule] })
    if !reasons.isEmpty {
      decisions[place].weaken(to: basis, reasons.compactMap { book.stackingRules[checked: $0.rule] })
    }
  }

  // MARK: Totals

  /// What a part comes to, by basis. Of a part of one basis the best that is sure and the best that is possible; of a
  /// part of several, for each basis what its own items are sure to come to, and the best they could come to alone.
  private mutating func addTotals(_ members: [Int], _ choice: StackingChoice, _ result: StackingResult) {
    func basis(_ place: Int) -> Basis {
      decisions[candidates[members[place]].place].basis
    }
    let bases = members.indices.map(basis)
    for basis in Set(bases).sorted() {
      let own = members.indices.filter { bases[$0] == basis }
      let eligible = own.filter { candidates[members[$0]].verdict == .eligible }
      let isAlone = own.count == members.count
      func range(_ places: [Int]) -> MoneyRange {
        let alone = choice.total(of: ItemSet(places, count: members.count))
        if isAlone { return alone }
        let own = places.reduce(MoneyRange.zero) { $0.adding(result.amounts[$1]) }
        let high = own.high.lesser(alone.high)
        return MoneyRange(low: min(own.low, high ?? own.low), high: high)
      }
      if !eligible.isEmpty { totals.add(range(eligible), to: basis) }
      possible.add(range(own), to: basis)
    }
  }
}

/// What stacking needs of an item that is granted or may be.
private struct Candidate {
  let item: Int
  /// Its place among the decisions.
  let place: Int
  let family: Int
  let verdict: Verdict
  let standing: StandingAmount?
  let rounding: Rounding?
}

/// The amount of an item as decided by itself, before it is looked at with the others.
struct DecidedAmount {
  /// Its amount; nil where it is not in money, or not granted.
  let standing: StandingAmount?
  let rounding: Rounding?
}

extension Verdict {
  /// Whether an item with this answer is granted, or may be.
  var mayBeGranted: Bool { self == .eligible || self == .undetermined || self == .conflict }
}
