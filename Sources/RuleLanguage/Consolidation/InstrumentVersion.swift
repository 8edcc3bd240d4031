/// The text of an instrument as it stands for a time: from one change to the next (DESIGN §2.4).
public struct InstrumentVersion: Sendable {
  /// The text.
  public let syntax: InstrumentSyntax
  /// The change that made it; nil for the text as it was issued.
  public let from: TextChange?
  /// The change that ends it; nil where none does.
  public let until: TextChange?
}

/// A day on which the text of instruments changes.
public struct TextChange: Sendable, Hashable {
  /// The first day of the new text: a date, or a hole where nobody has read it.
  public let start: ExpressionSyntax
  /// Where that day was read.
  public let source: Source
  /// Its place among all changes, from 0.
  public let order: Int
}

/// Which text of an instrument must end at a change although nothing is done to it: something it refers to changes.
struct VersionSplit: Sendable, Hashable {
  let instrument: InstrumentNumber
  let order: Int
}

/// The changes an act brings, and when.
struct ChangingAct {
  let number: InstrumentNumber
  let start: ExpressionSyntax
  let source: Source
  /// What the order of acts goes by: the day, or the earliest it can be.
  let day: CalendarDate
  /// Whether that is the day, and not only a bound of it.
  let isKnown: Bool

  /// Nil for an act that changes no other, or that has no first day.
  init?(_ syntax: InstrumentSyntax) {
    let changes = syntax.provisions.contains { provision in
      provision.statements.contains { if case .amendment = $0 { true } else { false } }
    }
    guard changes else { return nil }
    var start: ExpressionSyntax?
    var issued: CalendarDate?
    var source = Source.unstated
    for clause in syntax.header {
      switch clause.kind {
      case .validFrom(let expression): start = expression
      case .issued(let date): issued = date
      case .source(let text): source = Source(text)
      default: break
      }
    }
    guard let start else { return nil }
    number = syntax.number.number
    self.start = start
    self.source = source
    switch start.kind {
    case .literal(.date(let date)): (day, isKnown) = (date, true)
    case .hole(_, let low, let high):
      guard let first = low?.date ?? issued ?? high?.date else { return nil }
      (day, isKnown) = (first, false)
    default: return nil
    }
  }
}

extension ExpressionSyntax {
  /// The date it is, where it is one.
  var date: CalendarDate? {
    if case .literal(.date(let date)) = kind { date } else { nil }
  }
}
