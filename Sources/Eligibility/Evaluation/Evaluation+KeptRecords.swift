import RuleLanguage

/// `tối đa 2 lao_động_trẻ`: only so many records count, the most favourable ones.
extension Evaluation {
  /// Keeps at most `limit` records. Each bound of the sum is the best choice by that bound of every record.
  func keep(
    _ limit: Int64, isPerYear: Bool, of parts: [GrantedRecord], _ item: ItemPlan
  ) -> KeptRecords {
    let places = isPerYear ? placesThisYear(limit, parts, item) : RecordPlaces(limit: limit)
    func best(_ places: RecordPlaces, _ others: Int64, _ value: (StandingAmount) -> Int64?) -> [Int] {
      places.choose(parts.map { ($0.record, value($0.standing), $0.standing.mostHigh) }, others: others)
    }
    func sum(_ chosen: [Int], _ value: (StandingAmount) -> Int64?) -> Int64? {
      var total: Int64? = 0
      for part in parts where chosen.contains(part.record) { total = total.checkedSum(value(part.standing)) }
      return total
    }
    func least(_ others: Int64, _ value: (StandingAmount) -> Int64?) -> Int64? {
      sum(best(places, others, value), value)
    }
    let standing = StandingAmount(
      least: MoneyRange(
        low: least(places.others) { $0.least.low } ?? .max, high: least(places.othersAtBest) { $0.least.high }),
      mostLow: least(places.others) { $0.mostLow }, mostHigh: least(places.othersAtBest) { $0.mostHigh })
    let isExact =
      places.others == places.othersAtBest && parts.allSatisfy { $0.standing.mostLow == $0.standing.mostHigh }
    var dropped: [Int] = []
    let bite: LadderStep.Bite
    if isExact {
      let chosen = best(places, places.others) { $0.mostHigh }
      dropped = parts.filter { !chosen.contains($0.record) && $0.standing != .zero }.map(\.record)
      bite = dropped.isEmpty ? .no : .yes
    } else {
      // Named are only those that no choice takes: what is counted and what is named must be one choice.
      let counted = Set(
        best(places, places.others) { $0.least.low } + best(places, places.othersAtBest) { $0.mostLow }
          + best(places, places.othersAtBest) { $0.mostHigh })
      dropped = parts.filter { surelyDropped($0, of: parts, places) && !counted.contains($0.record) }.map(\.record)
      bite = self.bite(places, parts)
    }
    let counted = parts.filter { isExact || surelyCounted($0, of: parts, places) }.map(\.record)
    return KeptRecords(
      standing: standing, dropped: dropped, counted: counted, bite: bite, causes: places.causes)
  }

  /// Whether fewer records than may count could be better.
  private func surelyCounted(_ part: GrantedRecord, of parts: [GrantedRecord], _ places: RecordPlaces) -> Bool {
    guard !places.free.contains(part.record) else { return true }
    guard let own = part.standing.mostLow else { return false }
    let better = parts.filter { other in
      guard other.record != part.record, !places.free.contains(other.record) else { return false }
      guard let most = other.standing.mostHigh else { return true }
      return most > own || (most == own && other.record < part.record)
    }
    return better.count < places.others
  }

  /// Whether there are more records than places.
  private func bite(_ places: RecordPlaces, _ parts: [GrantedRecord]) -> LadderStep.Bite {
    let others = parts.filter { !places.free.contains($0.record) }
    let sure = others.filter { ($0.standing.mostLow ?? .max) > 0 }.count
    let possible = others.filter { $0.standing != .zero }.count
    if sure > places.othersAtBest { return .yes }
    return possible <= places.others ? .no : .possibly
  }

  /// Whether as many records as may count are sure to be better.
  private func surelyDropped(_ part: GrantedRecord, of parts: [GrantedRecord], _ places: RecordPlaces) -> Bool {
    guard places.free.isEmpty, let own = part.standing.mostHigh else { return false }
    let better = parts.filter { other in
      guard other.record != part.record else { return false }
      guard let least = other.standing.mostLow else { return true }
      return least > own
    }
    return better.count >= places.othersAtBest
  }

  /// What the ledger shows of the year: a record it knows already takes no new place, the others share what is left.
  private func placesThisYear(
    _ limit: Int64, _ parts: [GrantedRecord], _ item: ItemPlan
  ) -> RecordPlaces {
    var places = RecordPlaces(limit: limit)
    let entries = entries(with: [.year])
    guard entries.isListKnown, let ledger = book.vocabulary.ledger else {
      places.others = 0
      places.causes = entries.causes
      return places
    }
    var labels: Set<String> = []
    var unclear = Int64(entries.possible.count)
    places.causes = entries.causes
    for entry in entries.certain {
      guard let field = item.labelField else {
        // The ledger does not say for which record an entry was: each stands for one.
        labels.insert("\(entry)")
        continue
      }
      let label = ledgerField(field, entry, ledger)
      switch label.value {
      case .text(let text?): labels.insert(text)
      case .notApplicable: labels.insert("")
      default:
        unclear += 1
        places.causes = places.causes.joined(with: label.causes)
      }
    }
    if item.labelField != nil, let list = item.support.list, let records = records(of: list) {
      places.free = Set(parts.map(\.record).filter { labels.contains(records[checked: $0]?.label ?? "") })
    }
    let taken = Int64(labels.count)
    places.others = max(0, limit.without(taken).without(unclear))
    places.othersAtBest = unclear == 0 ? places.others : limit
    return places
  }
}

/// How many records may count.
private struct RecordPlaces {
  /// At most so many in all.
  let limit: Int64
  /// Records that have their place already.
  var free: Set<Int> = []
  /// How many others at least.
  var others: Int64
  /// How many others at most.
  var othersAtBest: Int64
  /// Why that is not known.
  var causes: [Cause] = []

  init(limit: Int64) {
    self.limit = limit
    others = limit
    othersAtBest = limit
  }

  /// The records with the largest values, nil being without limit; of equal ones the one that may come to most, then the
  /// first in the list.
  func choose(_ values: [(record: Int, value: Int64?, most: Int64?)], others: Int64) -> [Int] {
    let ordered = values.enumerated().sorted { left, right in
      let (first, second) = (left.element.value ?? .max, right.element.value ?? .max)
      if first != second { return first > second }
      let (most, other) = (left.element.most ?? .max, right.element.most ?? .max)
      return most != other ? most > other : left.offset < right.offset
    }
    var chosen: [Int] = []
    var left = others
    for (_, candidate) in ordered where chosen.count < limit {
      if free.contains(candidate.record) {
        chosen.append(candidate.record)
      } else if left > 0 {
        chosen.append(candidate.record)
        left -= 1
      }
    }
    return chosen
  }
}
