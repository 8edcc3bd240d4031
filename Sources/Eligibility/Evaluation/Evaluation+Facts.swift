import RuleLanguage

/// A value and why it is not exact.
struct KnownValue {
  let value: Value
  let causes: [Cause]
}

/// What the dossier says.
extension Evaluation {
  /// What the dossier says of a fact: of the applicant, or of a record.
  func given(_ reference: FactReference, record: Int?, year: Int?) -> Given {
    if !trial.isEmpty {
      let path = FactPath(.fact(reference), record: record, year: year)
      if let tried = trial.first(where: { $0.path == path }) { return tried.given }
    }
    var given = Given.notGiven
    if let list = reference.list {
      if let record, let records = dossier.lists[checked: list], let fields = records?[checked: record]?.fields {
        given = fields[checked: reference.index] ?? .notGiven
      }
    } else {
      given = dossier.facts[checked: reference.index] ?? .notGiven
    }
    guard let year else {
      if case .yearly = given { return .notGiven }
      return given
    }
    switch given {
    case .yearly(let years): return years[year] ?? .notGiven
    case .unknown, .notApplicable: return given
    // A value without its year says nothing of any year.
    case .notGiven, .value, .judged: return .notGiven
    }
  }

  /// The value of a fact, in the year asked where it is yearly.
  func fact(_ expression: Expression, _ reference: FactReference, _ selector: YearSelector?) -> Evaluated {
    guard let fact = plan.fact(reference) else { return Evaluated(expression, .quantity(.unbounded)) }
    guard fact.isYearly else { return self.fact(expression, reference, fact, year: nil) }
    switch selector {
    case .year(let year): return self.fact(expression, reference, fact, year: year)
    case .before(let count):
      guard let year = referenceDate.year else { return unknownYear(expression, reference, fact) }
      return self.fact(expression, reference, fact, year: year - count)
    case nil:
      guard let year = triedYear else { return unknownYear(expression, reference, fact) }
      return self.fact(expression, reference, fact, year: year)
    }
  }

  /// The value of a fact; `year` for a yearly one.
  func fact(_ expression: Expression, _ reference: FactReference, _ fact: FactPlan, year: Int?) -> Evaluated {
    let read = read(reference, fact, record: recordNumber(of: reference), year: year)
    if read.value == .notApplicable { return .absent(expression, .notApplicable) }
    return Evaluated(expression, read.value, causes: read.causes)
  }

  /// The value of a fact without its explanation.
  func read(_ reference: FactReference, _ fact: FactPlan, record: Int?, year: Int? = nil) -> KnownValue {
    let given = given(reference, record: record, year: year)
    if given == .notApplicable { return KnownValue(value: .notApplicable, causes: []) }
    if let value = known(given, like: fact.unknown) { return KnownValue(value: value, causes: []) }
    return KnownValue(value: fact.unknown, causes: [.fact(FactPath(.fact(reference), record: record, year: year))])
  }

  /// A yearly fact where the year is not known: its whole range, and perhaps no value.
  private func unknownYear(_ expression: Expression, _ reference: FactReference, _ fact: FactPlan) -> Evaluated {
    if referenceDate.value == .notApplicable, triedYear == nil { return .absent(expression, .notApplicable) }
    var absence = Absence.none
    if mayNotApply(reference) { absence = Absence(reasons: .notApplicable, causes: referenceDate.causes) }
    return Evaluated(expression, fact.unknown, causes: referenceDate.causes, absence: absence)
  }

  /// Whether the dossier says of some year that the fact does not apply.
  func mayNotApply(_ reference: FactReference) -> Bool {
    let all: Given?
    if let list = reference.list {
      guard let record = recordNumber(of: reference) else { return false }
      all = dossier.lists[checked: list]??[checked: record]?.fields[checked: reference.index]
    } else {
      all = dossier.facts[checked: reference.index]
    }
    switch all {
    case .notApplicable: return true
    case .yearly(let years): return years.values.contains(.notApplicable)
    default: return false
    }
  }

  /// The record at hand of the list a field belongs to.
  func recordNumber(of reference: FactReference) -> Int? {
    guard let list = reference.list, case .number(let record)? = records[checked: list] else { return nil }
    return record
  }

  /// The value that is given, where it is of the kind the fact holds; what is not is as if it were not there.
  func known(_ given: Given, like unknown: Value) -> Value? {
    switch (given, unknown) {
    case (.value(.truth(let truth)), .truth), (.judged(let truth, _), .truth): .truth(Truth(truth))
    case (.value(.symbol(let number)), .symbols(let all)):
      Value.bit(number) & all != 0 ? .symbols(Value.bit(number)) : nil
    case (.value(.quantity(let value)), .quantity): .quantity(Interval(value))
    case (.value(.date(let date)), .date): .date(earliest: date, latest: date)
    case (.value(.text(let text)), .text): .text(text)
    case (.value(.supportItem(let number)), .supportItem): .supportItem(number)
    case (.value(.instrument(let number)), .instrument): .instrument(number)
    default: nil
    }
  }

  /// The records of a list; nil where the list is not given.
  func records(of list: Int) -> [Record]? { dossier.lists[checked: list] ?? nil }

  /// The cause of not knowing a list.
  func listCause(_ list: Int) -> [Cause] { [.fact(FactPath(.list(list)))] }

  /// The date by which instruments are judged that take it from this fact.
  func referenceDate(_ reference: FactReference?) -> ReferenceDate {
    guard let reference else { return ReferenceDate(value: .date(earliest: date, latest: date), causes: []) }
    let given = given(reference, record: nil, year: nil)
    if given == .notApplicable { return ReferenceDate(value: .notApplicable, causes: []) }
    let unknown = Value.date(earliest: nil, latest: nil)
    if let value = known(given, like: unknown) { return ReferenceDate(value: value, causes: []) }
    return ReferenceDate(value: unknown, causes: [.fact(FactPath(.fact(reference)))])
  }
}
