import RuleLanguage

/// Whether a rule on stacking counts for the applicant, and what the ledger shows of its items.
extension Evaluation {
  /// What a rule comes to; nil where it surely does not count.
  func standing(of rule: StackingRule) -> StandingRule? {
    turn(toInstrument: rule.instrument)
    used = UsedSources([plan.stackingSources[checked: rule.number] ?? 0])
    let scope = instrumentScope(rule.instrument)
    if scope.metHole { used.metHole = true }
    let condition = rule.condition.map { self.condition($0.value) }
    let truth = scope.truth.and(condition?.truth ?? .yes)
    guard truth != .no else { return nil }
    var causes = scope.validity.causes.joined(with: scope.territory.causes).joined(with: condition?.causes ?? [])
    var limit: MoneyRange?
    var received: ReceivedAmount?
    if case .jointCeiling(let expression, let isPerYear) = rule.kind {
      let value = value(expression)
      // Amounts are whole đồng: what a limit has above them nobody can use.
      let money = RoundedMoney(value.interval ?? .unbounded, Rounding(direction: .down, step: 1))
      limit = money.range
      causes = causes.joined(with: value.causes)
      if let fault = money.fault { causes = causes.joined(with: [.arithmetic(fault)]) }
      if isPerYear {
        let sum = receivedThisYear(rule.members)
        causes = causes.joined(with: sum.causes)
        received = sum
      }
    }
    return StandingRule(
      rule: rule, truth: truth, causes: causes, limit: limit, received: received,
      ledger: rule.isExclusive ? rule.members.map(ledgerEntries) : [], basis: basis(of: rule))
  }

  private func basis(of rule: StackingRule) -> Basis { basis(plan.stackingSources[checked: rule.number] ?? 0) }

  /// What the ledger shows of items in the year of the reference date.
  private func receivedThisYear(_ members: [Int]) -> ReceivedAmount {
    var result = ReceivedAmount(range: MoneyRange.zero, causes: [])
    for member in members {
      itemNumber = member
      let own = receivedAmount(with: [.year])
      // An entry that may be of any of several items counts once for each of them: the most is never too small.
      result = ReceivedAmount(range: result.range.adding(own.range), causes: result.causes.joined(with: own.causes))
    }
    return result
  }

  /// The entries of one item, of any time.
  private func ledgerEntries(of member: Int) -> LedgerEntries {
    // Without a ledger in the vocabulary nothing was ever received.
    guard book.vocabulary.ledger != nil else { return LedgerEntries(isListKnown: true) }
    itemNumber = member
    return entries(with: [.applicant])
  }
}

/// A rule on stacking as it counts for the applicant.
struct StandingRule {
  let rule: StackingRule
  /// Whether it counts: yes or unknown.
  let truth: Truth
  /// Why that, or its limit, is not known.
  let causes: [Cause]
  /// What its items may come to together.
  let limit: MoneyRange?
  /// What of that the ledger shows in the year.
  let received: ReceivedAmount?
  /// What the ledger shows of each of its items; nothing for a joint ceiling.
  let ledger: [LedgerEntries]
  /// The weakest source of what was evaluated for it.
  let basis: Basis

  /// What is left of the limit.
  var room: MoneyRange? {
    guard let limit, let received else { return limit }
    return MoneyRange(low: limit.low.without(received.range.high), high: limit.high.less(received.range.low))
  }

  /// Whether the ledger shows another item of the rule than this one.
  func receivedBesides(_ family: Int) -> ReceivedBesides {
    var result = ReceivedBesides(truth: .no, entry: nil, item: nil, causes: [])
    for (member, entries) in zip(rule.members, ledger) where member != family {
      if let first = entries.certain.first, result.truth != .yes {
        result = ReceivedBesides(truth: .yes, entry: first, item: member, causes: [])
      } else if result.truth != .yes, !entries.isListKnown || !entries.possible.isEmpty {
        result = ReceivedBesides(
          truth: .unknown, entry: nil, item: nil, causes: result.causes.joined(with: entries.causes))
      }
    }
    return ReceivedBesides(
      truth: result.truth.and(truth), entry: result.entry, item: result.item,
      causes: result.causes.joined(with: truth == .unknown ? causes : []))
  }
}

/// Whether the ledger shows that another item of a rule was received.
struct ReceivedBesides {
  let truth: Truth
  /// The entry, by its place in the ledger.
  let entry: Int?
  /// The item it is of.
  let item: Int?
  let causes: [Cause]
}
