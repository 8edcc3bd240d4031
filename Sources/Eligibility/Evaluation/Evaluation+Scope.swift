import RuleLanguage

/// Whether an item is there at all for this applicant: in force, in its province, for its kind.
extension Evaluation {
  /// The texts of an item that are in force on their reference date, or may be; where none is, the one that was last
  /// before that date, or will be first, which says when it is.
  func standingTexts(of family: [Int]) -> [Int] {
    guard family.count > 1 else { return family }
    let standing = family.filter { number in
      turn(to: plan.items[number])
      return instrumentScope(plan.items[number].support.instrument).validity.truth != .no
    }
    guard standing.isEmpty else { return standing }
    let last = family.last { number in
      turn(to: plan.items[number])
      guard let day = referenceDate.day, let text = book.instruments[checked: plan.items[number].support.instrument]
      else { return false }
      return begun(text.validFrom, on: day).truth == .yes
    }
    return [last ?? family[0]]
  }

  /// The same set of conditions in the text of its instrument that is in force on its reference date, or may be.
  func standingText(of set: ConditionSet) -> Int? {
    guard let own = book.instruments[checked: set.instrument] else { return nil }
    return book.conditionSets.indices.last { other in
      let candidate = book.conditionSets[other]
      guard candidate.name == set.name, book.instruments[checked: candidate.instrument]?.number == own.number else {
        return false
      }
      turn(toInstrument: candidate.instrument)
      return validity(of: candidate.instrument).truth != .no
    }
  }

  /// The first two tests are the same for every item of an instrument.
  func instrumentScope(_ number: Int) -> InstrumentScope {
    if let known = memory.instruments[checked: number] ?? nil { return known }
    let (validity, transition) = applies(number)
    let territory = territory(of: number)
    let scope = InstrumentScope(
      validity: ScopeFinding(
        test: .inForce(on: referenceDate.day, transition: transition), truth: validity.truth, causes: validity.causes),
      territory: ScopeFinding(test: .territory, truth: territory.truth, causes: territory.causes),
      metHole: validity.metHole)
    if memory.instruments.indices.contains(number) { memory.instruments[number] = scope }
    return scope
  }

  /// Whether an instrument is in force on the reference date taken now; both its first and its last day count.
  func validity(of number: Int) -> InstrumentTest {
    guard let instrument = book.instruments[checked: number] else { return InstrumentTest(.unknown) }
    guard case .date = referenceDate.value else { return InstrumentTest(.no) }
    guard let day = referenceDate.day else {
      // Some day may lie within; a hole without a bound on its inner side would still stand in the way.
      var causes = referenceDate.causes
      if case .hole(let hole, _, nil) = instrument.validFrom { causes = causes.joined(with: [.hole(hole)]) }
      if case .hole(let hole, nil, _)? = instrument.validUntil { causes = causes.joined(with: [.hole(hole)]) }
      return InstrumentTest(.unknown, causes: causes, metHole: causes.count > referenceDate.causes.count)
    }
    let begun = begun(instrument.validFrom, on: day)
    let going = going(instrument.validUntil, on: day)
    let truth = begun.truth.and(going.truth)
    return InstrumentTest(
      truth, causes: begun.causes.joined(with: going.causes), metHole: truth == .unknown)
  }

  /// Whether an instrument is the one to judge by: in force, or kept by a transition, and not yielding to an older one.
  func applies(_ number: Int) -> (test: InstrumentTest, transition: Finding?) {
    let validity = validity(of: number)
    guard let instrument = book.instruments[checked: number] else { return (validity, nil) }
    var test = validity
    var shown: Finding?
    for kept in instrument.keeps where test.truth != .yes {
      let act = self.validity(of: kept.act)
      let finding = condition(kept.condition.value)
      let holds = act.truth.and(finding.truth)
      if holds != .no { shown = finding }
      test = InstrumentTest(
        test.truth.or(holds), causes: test.causes.joined(with: act.causes).joined(with: finding.causes),
        metHole: test.metHole || act.metHole)
    }
    for yielded in instrument.yields where test.truth != .no {
      let finding = condition(yielded.condition.value)
      if finding.truth != .no { shown = finding }
      test = InstrumentTest(
        test.truth.and(finding.truth.negated), causes: test.causes.joined(with: finding.causes), metHole: test.metHole)
    }
    return (test, shown)
  }

  private func begun(_ bound: DateBound, on day: CalendarDate) -> InstrumentTest {
    switch bound {
    case .day(let first, _): return InstrumentTest(Truth(day >= first))
    case .hole(let hole, let low, let high):
      if let low, day < low { return InstrumentTest(.no) }
      if let high, day >= high { return InstrumentTest(.yes) }
      return InstrumentTest(.unknown, causes: [.hole(hole)])
    }
  }

  private func going(_ bound: DateBound?, on day: CalendarDate) -> InstrumentTest {
    switch bound {
    case nil: return InstrumentTest(.yes)
    case .day(let last, _): return InstrumentTest(Truth(day <= last))
    case .hole(let hole, let low, let high):
      if let high, day > high { return InstrumentTest(.no) }
      if let low, day <= low { return InstrumentTest(.yes) }
      return InstrumentTest(.unknown, causes: [.hole(hole)])
    }
  }

  /// Whether an instrument is for the applicant's province.
  func territory(of number: Int) -> InstrumentTest {
    guard let territory = book.instruments[checked: number]?.territory else { return InstrumentTest(.yes) }
    let wanted = Value.bits(territory)
    let own = roleFact(book.vocabulary.territoryFact)
    guard case .symbols(let possible) = own.value else { return InstrumentTest(own.causes.isEmpty ? .no : .unknown) }
    if possible & wanted == 0 { return InstrumentTest(.no) }
    if possible & ~wanted == 0 { return InstrumentTest(.yes) }
    return InstrumentTest(.unknown, causes: own.causes)
  }

  /// Whether an item is for this kind of applicant; one that names no kinds is for everybody.
  func beneficiary(_ item: ItemPlan) -> BeneficiaryTest {
    guard let beneficiaries = item.support.beneficiaries?.value else { return BeneficiaryTest(.yes) }
    let own = roleFact(book.vocabulary.kindFact)
    guard case .symbols(let possible) = own.value else {
      return BeneficiaryTest(own.causes.isEmpty ? .no : .unknown, causes: own.causes)
    }
    if possible & ~item.servedKinds == 0 { return BeneficiaryTest(.yes) }
    if possible & item.namedKinds == 0 { return BeneficiaryTest(.no) }
    let isKnown = possible.nonzeroBitCount == 1
    // The kinds it may be that are not sure to be served.
    var open = possible
    var truth = Truth.no
    var options: [Finding?] = []
    var causes = isKnown ? [] : own.causes
    for beneficiary in beneficiaries where possible & Value.bit(beneficiary.kind) != 0 {
      let finding = beneficiary.condition.map { condition($0) }
      options.append(finding)
      let holds = finding?.truth ?? .yes
      if holds == .yes { open &= ~Value.bit(beneficiary.kind) }
      causes = causes.joined(with: finding?.causes ?? [])
      truth = truth.or(isKnown || holds == .no ? holds : .unknown)
    }
    if open == 0 { truth = .yes }
    return BeneficiaryTest(truth, options: options, isKindKnown: isKnown, kindCauses: own.causes, causes: causes)
  }

  /// The fact that says what kind of applicant it is, or where.
  private func roleFact(_ number: Int?) -> KnownValue {
    guard let number else { return KnownValue(value: .symbols(.max), causes: []) }
    let reference = FactReference(list: nil, index: number)
    guard let fact = plan.fact(reference) else { return KnownValue(value: .symbols(.max), causes: []) }
    return read(reference, fact, record: nil)
  }
}

/// Whether an item is for this kind of applicant.
struct BeneficiaryTest {
  let finding: ScopeFinding
  /// The conditions of the kinds it may be, nil where a kind has none.
  let options: [Finding?]
  /// Why the kind itself is not known.
  let kindCauses: [Cause]

  init(
    _ truth: Truth, options: [Finding?] = [], isKindKnown: Bool = true, kindCauses: [Cause] = [], causes: [Cause] = []
  ) {
    let shown = options.first { $0 != nil } ?? nil
    finding = ScopeFinding(
      test: .beneficiary(condition: shown), truth: truth, causes: truth == .unknown ? causes : [])
    self.options = options
    self.kindCauses = isKindKnown ? [] : kindCauses
  }
}

/// Whether an instrument passes a test.
struct InstrumentTest {
  let truth: Truth
  let causes: [Cause]
  /// Whether a hole is in the way.
  let metHole: Bool

  init(_ truth: Truth, causes: [Cause] = [], metHole: Bool = false) {
    self.truth = truth
    self.causes = truth == .unknown ? causes : []
    self.metHole = metHole && truth == .unknown
  }
}

/// Whether an instrument is in force and for this province.
final class InstrumentScope {
  let validity: ScopeFinding
  let territory: ScopeFinding
  let metHole: Bool
  /// Whether both hold.
  let truth: Truth

  init(validity: ScopeFinding, territory: ScopeFinding, metHole: Bool) {
    self.validity = validity
    self.territory = territory
    self.metHole = metHole
    truth = validity.truth.and(territory.truth)
  }
}
