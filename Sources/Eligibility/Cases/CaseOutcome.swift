import RuleLanguage

/// What came of running one case.
public struct CaseOutcome: Sendable {
  /// The case.
  public let name: String
  /// Where its first line stands.
  public let span: SourceSpan
  /// The date it was decided at.
  public let date: CalendarDate
  /// Whether assumptions filled holes.
  public let usesAssumptions: Bool
  /// The decisions on the items it expects something of.
  public let decision: Decision
  /// What came of each line under `chờ đợi` whose item is known.
  public let expectations: [ExpectationOutcome]

  /// Whether everything came out as expected.
  public var isMet: Bool { expectations.allSatisfy(\.isMet) }
}

/// What came of one line under `chờ đợi`.
public struct ExpectationOutcome: Sendable {
  /// The line.
  public let expectation: ExpectationSyntax
  /// What it is about.
  public let subject: Subject
  /// Where what was expected differs from what came out.
  public let mismatches: [CaseMismatch]

  /// Whether it came out as expected.
  public var isMet: Bool { mismatches.isEmpty }

  /// What a line under `chờ đợi` is about.
  public enum Subject: Sendable {
    /// A support item, with the decision on it.
    case item(ItemDecision)
    /// A score or a grade.
    case classification(ClassOutcome)
    /// A named set of conditions, by its number in the rule book, with what came of it.
    case conditionSet(Int, ConditionDecision)
  }
}

/// One way in which what came out is not what was expected.
public enum CaseMismatch: Sendable, Hashable {
  /// Another verdict.
  case verdict(expected: Verdict, actual: Verdict)
  /// Another amount; nil: none.
  case amount(expected: ExpectedAmount, actual: MoneyRange?)
  /// Another amount that may be paid today; nil: none.
  case payable(expected: ExpectedAmount, actual: MoneyRange?)
  /// Another choice; nil: not granted at all.
  case choice(expected: ExpectedChoice, actual: Truth?)
  /// Another amount after the choice; nil: none.
  case taken(expected: ExpectedAmount, actual: MoneyRange?)
  /// No condition failed at this provision; what did fail.
  case because(expected: NamedProvision, actual: [Citation])
  /// The fact or list of this name is in none of the smallest sets; the sets there are.
  case needs(expected: String, actual: [[FactPath]])
  /// Other points, other grades, or none where some were expected.
  case classification(expected: ExpectedAnswer, actual: ClassOutcome.Result)
  /// Another level of priority; the findings there are.
  case priority(expected: ExpectedPriority, actual: [PriorityFinding])
  /// Another basis.
  case basis(expected: Basis, actual: Basis)
}

/// A provision as a case names it, with what it leaves out taken from the item it speaks of.
public struct NamedProvision: Sendable, Hashable {
  /// The instrument.
  public let instrument: InstrumentNumber
  /// The điều; nil: a `điều ?`.
  public let article: String?
  /// Which `điều ?` of the instrument, where there is no number; nil: any of them.
  public let unknownArticle: Int?
  /// The khoản; nil: the whole điều.
  public let clause: String?
  /// The điểm; nil: all of it.
  public let point: String?

  /// What `reference` names, seen from `place`.
  init(_ reference: ReferenceSyntax, from place: Citation) {
    instrument = reference.instrument?.number ?? place.instrument
    if reference.article == ReferenceSyntax.unknownArticle {
      article = nil
      unknownArticle = nil
      clause = reference.clause
    } else {
      article = reference.article ?? place.path.article
      unknownArticle = reference.article == nil ? place.path.unknownArticle : 0
      clause = reference.clause ?? (reference.article == nil ? place.path.clause : nil)
    }
    point = reference.point
  }

  /// Whether a place in the law is this provision or stands under it.
  public func contains(_ citation: Citation) -> Bool {
    citation.instrument == instrument && citation.path.article == article
      && (unknownArticle == nil || unknownArticle == citation.path.unknownArticle)
      && (clause == nil || clause == citation.path.clause) && (point == nil || point == citation.path.point)
  }
}
