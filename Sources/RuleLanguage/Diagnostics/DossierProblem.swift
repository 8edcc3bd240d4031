/// What can be wrong with a dossier or a case (codes D…).
///
/// A fact with a problem is left as not given: nothing is guessed from it (DESIGN §1.3).
public enum DossierProblem: Sendable, Hashable {
  // MARK: Names

  /// A name the vocabulary does not have.
  case unknownFact(String, nearest: String?)
  /// A list the vocabulary does not have.
  case unknownList(String, nearest: String?)
  /// A field where its list is not the one that is open (`here`; nil: among the applicant's facts).
  case fieldElsewhere(String, lists: [String], here: String?)
  /// An applicant's fact inside a record of a JSON dossier.
  case factInRecord(String, list: String)
  /// A list that is given a value like a fact.
  case listNeedsRecords(String)
  /// A fact that is given records, or said to be an empty list.
  case notAList(String)
  /// A list that is said to be empty or not known, and has records.
  case emptyWithRecords(String)

  // MARK: Values

  /// A fact given twice.
  case duplicateFact(String)
  /// A year of a fact given twice.
  case duplicateYear(String, year: Int)
  /// A yearly fact without years.
  case needsYears(String)
  /// A fact with years that is not yearly.
  case notYearly(String)
  /// A year that cannot be, as written.
  case badYear(String)
  /// A value of another kind than the fact holds.
  case wrongKind(String, needs: FactShape, found: ValueShape, DossierNotation)
  /// A number without the unit of its fact.
  case missingUnit(String, unit: String, value: String)
  /// A number with another unit than its fact's.
  case wrongUnit(String, unit: String, found: String)
  /// A fraction where only whole numbers are allowed.
  case notWhole(String, value: String)
  /// A number outside the range of its fact; the bounds as written.
  case outOfRange(String, value: String, low: String?, high: String?)
  /// A number larger than can be held.
  case numberTooLarge(String)
  /// A value its enumeration does not have.
  case unknownValue(String, value: String, nearest: String?, values: [String])
  /// A text that is no date as JSON writes it; the right spelling where it can be told.
  case badDate(String, rewritten: String?)
  /// A day the calendar does not have.
  case noSuchDay(String)
  /// A text that is no percentage.
  case badPercentage(String)
  /// A text that is no number of an instrument.
  case badInstrument(String)
  /// “Does not apply” of what every applicant has: its kind, its province.
  case alwaysApplies(String, values: [String])
  /// Who judged, on a fact that nobody judges.
  case judgementOfFact(String)

  // MARK: Support items and instruments

  /// A support item the rules do not have.
  case unknownItem(String, nearest: String?)
  /// A support item that several instruments have.
  case ambiguousItem(String, instruments: [InstrumentNumber])
  /// An instrument that does not have this support item.
  case itemNotInInstrument(String, InstrumentNumber, nearest: String?, elsewhere: [InstrumentNumber])
  /// A named set of conditions its instrument does not have.
  case unknownConditionSet(String, InstrumentNumber, nearest: String?)
  /// A score or grade its instrument does not have.
  case unknownClassification(String, InstrumentNumber, nearest: String?)
  /// An instrument the rules do not have.
  case unknownInstrument(InstrumentNumber, nearest: InstrumentNumber?)
  /// An instrument in the ledger that is nearly one of the rules' (a warning: the ledger may name others).
  case instrumentNearlyKnown(InstrumentNumber, nearest: InstrumentNumber)
  /// A record of the ledger whose item is of another instrument than the one it names.
  case itemOfOtherInstrument(String, InstrumentNumber, given: InstrumentNumber)

  // MARK: Records

  /// Two records of a list with one label (a warning).
  case duplicateLabel(String, list: String)
  /// More records than are read.
  case tooManyRecords(list: String, limit: Int)
  /// A record no label names (`--set`).
  case unknownRecord(String, list: String, nearest: String?)
  /// A label several records have, where one is meant.
  case ambiguousRecord(String, list: String)
  /// An entry of the ledger that names a record the dossier does not have (a warning: it may be of a former one).
  case entryOfUnknownRecord(String, list: String, nearest: String?, labels: [String])
  /// An entry of the ledger of a day after the decision (a warning).
  case entryAfterDecision(CalendarDate, decision: CalendarDate)

  // MARK: Cases

  /// Two cases of a file with one name.
  case duplicateCase(String)
  /// `như` names a case the file does not have.
  case unknownBase(String, nearest: String?)
  /// `như` names a name that several cases have.
  case ambiguousBase(String)
  /// Cases that start from one another.
  case baseCycle([String])
  /// A longer chain of `như` than is followed.
  case basesTooDeep(limit: Int)
  /// Expectations in a case without `xét ngày`.
  case expectationsWithoutDate(String)

  // MARK: JSON and --set

  /// The JSON is not right.
  case json(JSONProblem)
  /// A JSON dossier that is no object.
  case notAnObject
  /// A key that a JSON judgement, item or record does not have.
  case unknownKey(String, known: [String])
  /// A key that a JSON judgement or item must have.
  case missingKey(String)
  /// A `--set` that is not `FACT=VALUE`.
  case badAssignment(String)
}

extension DossierProblem {
  /// Whether it may be just what was meant: an entry of the ledger under a record that no record is called but for
  /// capitals and diacritics.
  public var mayBeMeant: Bool {
    guard case .entryOfUnknownRecord(let label, _, let nearest, _) = self else { return false }
    return nearest.map { NearestName.differInMarks(label, $0) } != true
  }

  /// The stable code: a D with three digits.
  public var code: String { wording.code }

  /// What is wrong.
  public func message(in language: MessageLanguage) -> String { wording.message(language) }

  /// What to do.
  public func help(in language: MessageLanguage) -> String? { wording.help?(language) }
}
