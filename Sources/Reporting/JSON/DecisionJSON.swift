import Eligibility
import RuleLanguage

/// A decision as JSON, for other programs: the names are fixed.
public struct DecisionJSON {
  private let book: RuleBook
  private let language: MessageLanguage
  private let rules: String

  /// For decisions by `book`; `rules` is the digest of its files.
  public init(_ book: RuleBook, _ language: MessageLanguage, rules: String) {
    self.book = book
    self.language = language
    self.rules = rules
  }

  /// The whole decision; `dossier` names the records. With a draft laid over the law, what it changes too.
  public func value(_ decision: Decision, of dossier: Dossier, draft: DraftEffect? = nil) -> JSONValue {
    .object(
      Engine.head(
        of: decision.dossier, on: decision.date, rules: rules, usesAssumptions: decision.usesAssumptions)
        + [
          ("totals", byBasis(decision.totals)),
          ("possible", byBasis(decision.possible)),
          (
            "items",
            .array(
              decision.items.map { item in
                ItemJSON(book, language, item: book.items[item.item], dossier: dossier).value(item)
              })
          ),
        ] + (draft.map { [("draft", DraftText(language).json($0))] } ?? []))
  }

  private func byBasis(_ totals: [Basis: MoneyRange]) -> JSONValue {
    .object(Basis.allCases.map { ($0.name, (totals[$0] ?? MoneyRange.zero).json) })
  }
}

/// The engine that decides.
public enum Engine {
  /// Its version, as receipts name it.
  public static let version = "0.1.0"

  /// What every result says of whom it is about and what it was found by.
  static func head(
    of dossier: String, on date: CalendarDate, rules: String, usesAssumptions: Bool
  ) -> [(String, JSONValue)] {
    [
      ("dossier", .text(dossier)), ("date", .text(date.iso)), ("rules", .text(rules)), ("engine", .text(version)),
      ("assumptions", .truth(usesAssumptions)),
    ]
  }
}

extension MoneyRange {
  /// The least and the most, in whole đồng; no upper limit is null.
  var json: JSONValue { .object([("low", .number(low)), ("high", high.map { .number($0) } ?? .null)]) }
}

extension Truth {
  /// Yes, no, or null for unknown.
  var json: JSONValue {
    switch self {
    case .yes: .truth(true)
    case .no: .truth(false)
    case .unknown: .null
    }
  }
}

extension Basis {
  /// Its name in JSON.
  var name: String {
    switch self {
    case .text: "text"
    case .secondary: "secondary"
    case .assumption: "assumption"
    case .hole: "hole"
    }
  }
}
