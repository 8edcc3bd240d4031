import RuleLanguage

/// The ledger of support already received. A ledger that is not given is unknown, never empty.
extension Evaluation {
  /// `đã nhận cùng nội dung từ chương trình khác`: an entry of the item's content under another instrument.
  func receivedElsewhere(_ expression: Expression, _ place: FindingPlace) -> Finding {
    guard let ledger = book.vocabulary.ledger, let item = book.items[checked: itemNumber] else {
      return Finding(expression, .unknown, at: place)
    }
    guard let entries = records(of: ledger.list) else {
      return Finding(expression, .unknown, at: place, causes: listCause(ledger.list))
    }
    let own = book.instruments[checked: item.instrument]?.number
    let content = item.content.map { Value(.symbol($0.value)) } ?? .symbols(.max)
    var truth = Truth.no
    var causes: [Cause] = []
    for entry in entries.indices {
      let known = received(entry, ledger)
      let isSame = compare(ledgerField(ledger.content, entry, ledger), .equal, content, inPlace: known?.content)
      let isOther = compare(
        ledgerField(ledger.instrument, entry, ledger), .notEqual, .instrument(own), inPlace: known?.instrument)
      let match = isSame.truth.and(isOther.truth)
      if match == .unknown { causes = causes.joined(with: isSame.causes).joined(with: isOther.causes) }
      truth = truth.or(match)
    }
    return Finding(expression, truth, at: place, causes: causes)
  }

  /// What is said of an entry by the item it names: its instrument and its content.
  private func received(_ entry: Int, _ ledger: LedgerLayout) -> (instrument: Value, content: Value?)? {
    guard case .supportItem(let number?) = ledgerField(ledger.item, entry, ledger).value,
      let item = book.items[checked: number], let instrument = book.instruments[checked: item.instrument]
    else { return nil }
    return (.instrument(instrument.number), item.content.map { Value(.symbol($0.value)) })
  }

  /// Compares a field of an entry; one that is not given is taken from the item the entry names, where that says it.
  private func compare(
    _ field: KnownValue, _ comparison: ComparisonOperator, _ other: Value, inPlace: Value?
  ) -> (truth: Truth, causes: [Cause]) {
    let value = field.value.isExact ? field.value : inPlace ?? field.value
    let truth = value.compared(comparison, other)
    return (truth, truth == .unknown ? field.causes : [])
  }

  /// `số lần n mỗi …`: fails when the ledger shows that many entries of the item with the same keys.
  func times(_ limit: Clause<TimesLimit>) -> Finding {
    let entries = entries(with: limit.value.keys)
    let low = entries.certain.count
    let high = entries.isListKnown ? low + entries.possible.count : nil
    var truth = Truth.unknown
    if low >= limit.value.count { truth = .no } else if let high, high < limit.value.count { truth = .yes }
    return Finding(
      .truth(true, at: limit.span), truth, at: FindingPlace(citation: limit.citation, mark: nil),
      causes: entries.causes, note: .times(limit.value, entriesLow: low, entriesHigh: high))
  }

  /// What the ledger shows to have been paid for this item with the same keys.
  func receivedAmount(with keys: [LedgerKey]) -> ReceivedAmount {
    let entries = entries(with: keys)
    guard entries.isListKnown, let ledger = book.vocabulary.ledger else {
      return ReceivedAmount(range: MoneyRange(low: 0, high: nil), causes: entries.causes)
    }
    var range = MoneyRange.zero
    var causes = entries.causes
    func amount(_ entry: Int) -> MoneyRange {
      let field = ledgerField(ledger.amount, entry, ledger)
      causes = causes.joined(with: field.causes)
      // An entry to which no amount applies was not in money.
      guard case .quantity(let interval) = field.value else {
        return MoneyRange(low: 0, high: field.value == .notApplicable ? 0 : nil)
      }
      return RoundedMoney(interval, nil).range
    }
    for entry in entries.certain { range = range.adding(amount(entry)) }
    for entry in entries.possible { range = range.adding(MoneyRange(low: 0, high: amount(entry).high)) }
    return ReceivedAmount(range: range, causes: range.isExact ? [] : causes)
  }

  /// The entries of this item that have the keys in common with what is asked for now.
  func entries(with keys: [LedgerKey]) -> LedgerEntries {
    guard let ledger = book.vocabulary.ledger else { return LedgerEntries(isListKnown: false) }
    guard let entries = records(of: ledger.list) else {
      return LedgerEntries(isListKnown: false, causes: listCause(ledger.list))
    }
    var result = LedgerEntries(isListKnown: true)
    for entry in entries.indices {
      let field = ledgerField(ledger.item, entry, ledger)
      var match = field.value.compared(.equal, .supportItem(book.familyOfItem[checked: itemNumber] ?? itemNumber))
      var causes = match == .unknown ? field.causes : []
      for key in keys where match != .no {
        let shared = hasInCommon(key, entry, ledger)
        match = match.and(shared.truth)
        if shared.truth == .unknown { causes = causes.joined(with: shared.causes) }
      }
      switch match {
      case .yes: result.certain.append(entry)
      case .unknown:
        result.possible.append(entry)
        result.causes = result.causes.joined(with: causes)
      case .no: break
      }
    }
    return result
  }

  private func hasInCommon(
    _ key: LedgerKey, _ entry: Int, _ ledger: LedgerLayout
  ) -> (truth: Truth, causes: [Cause]) {
    switch key {
    case .applicant: return (.yes, [])
    case .year: return isInReferenceYear(entry, ledger)
    case .record(let field):
      guard let list = book.items[checked: itemNumber]?.list, case .number(let record)? = records[checked: list],
        let label = records(of: list)?[checked: record]?.label
      else { return (.unknown, []) }
      let own = ledgerField(field, entry, ledger)
      return (own.value.compared(.equal, .text(label)), own.causes)
    case .fact(let reference, let field):
      guard let plan = plan.fact(reference) else { return (.unknown, []) }
      let now = read(reference, plan, record: recordNumber(of: reference))
      let then = ledgerField(field, entry, ledger)
      return (then.value.compared(.equal, now.value), then.causes.joined(with: now.causes))
    }
  }

  /// Whether an entry is of the calendar year of the reference date.
  private func isInReferenceYear(_ entry: Int, _ ledger: LedgerLayout) -> (truth: Truth, causes: [Cause]) {
    let day = ledgerField(ledger.date, entry, ledger)
    if day.value == .notApplicable || referenceDate.value == .notApplicable { return (.no, []) }
    guard let year = referenceDate.year, case .date(let known?, _) = day.value else {
      return (.unknown, day.causes.joined(with: referenceDate.causes))
    }
    return (Truth(known.year == year), [])
  }

  /// A field of an entry; one the vocabulary does not have is not known.
  func ledgerField(_ field: Int?, _ entry: Int, _ ledger: LedgerLayout) -> KnownValue {
    guard let field else { return KnownValue(value: .truth(.unknown), causes: listCause(ledger.list)) }
    let reference = FactReference(list: ledger.list, index: field)
    guard let plan = plan.fact(reference) else {
      return KnownValue(value: .truth(.unknown), causes: listCause(ledger.list))
    }
    return read(reference, plan, record: entry)
  }
}

/// Entries of the ledger, by their place in it.
struct LedgerEntries {
  /// Whether the ledger is given at all.
  let isListKnown: Bool
  /// Those that are sure to be meant.
  var certain: [Int] = []
  /// Those that may be.
  var possible: [Int] = []
  /// Why that is not known.
  var causes: [Cause] = []
}

/// An amount the ledger shows.
struct ReceivedAmount {
  let range: MoneyRange
  let causes: [Cause]
}
