import RuleLanguage

/// What is known of one applicant, checked against the vocabulary: facts by their place in it.
public struct Dossier: Sendable, Hashable {
  /// What the dossier is called.
  public var name: String
  /// Where it comes from, in words.
  public var note: String?
  /// The date to decide at, where the dossier gives one.
  public var date: CalendarDate?
  /// The applicant's facts, one for each of `Vocabulary.facts`.
  public var facts: [Given]
  /// The records, one list for each of `Vocabulary.lists`; nil: the list is not given.
  public var lists: [[Record]?]

  /// A dossier in which nothing is given.
  public init(name: String, vocabulary: Vocabulary) {
    self.name = name
    facts = Array(repeating: .notGiven, count: vocabulary.facts.count)
    lists = Array(repeating: nil, count: vocabulary.lists.count)
  }
}

/// A record of a list.
public struct Record: Sendable, Hashable {
  /// What it is called; the ledger knows it by this.
  public var label: String
  /// One for each field of the list.
  public var fields: [Given]

  /// A record with these fields.
  public init(label: String, fields: [Given]) {
    self.label = label
    self.fields = fields
  }
}

/// What a dossier says of a fact. Nothing here is ever taken for false or nought (DESIGN §1.3).
public enum Given: Sendable, Hashable {
  /// The dossier does not speak of it.
  case notGiven
  /// The dossier says it is not known (`không biết`, `null`).
  case unknown
  /// The dossier says it does not apply (`không áp dụng`).
  case notApplicable
  /// A value.
  case value(Constant)
  /// A judgement with who made it, when, on which paper.
  case judged(Bool, Judgement)
  /// Values by calendar year; a year that is not there is not given.
  case yearly([Int: Given])
}

/// Who judged, when, on which paper.
public struct Judgement: Sendable, Hashable {
  /// The paper.
  public var paper: String?
  /// The person or body.
  public var person: String?
  /// The day.
  public var date: CalendarDate?

  /// A judgement; what is not said is nil.
  public init(paper: String?, person: String?, date: CalendarDate?) {
    self.paper = paper
    self.person = person
    self.date = date
  }
}
