import Eligibility
import RuleLanguage
import Screening

/// What a screening comes to, as JSON for other programs: the names are fixed, amounts are whole đồng, sums never mix
/// bases.
public struct ScreenJSON: Sendable {
  private let book: RuleBook
  private let words: ExpressionText
  private let citations: CitationText

  /// For screenings by `book`; texts are in `language`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    words = ExpressionText(book, language)
    citations = CitationText(language)
  }

  /// The whole summary, with the facts that are missing and with what is not in it.
  public func value(_ summary: ScreenSummary, on date: CalendarDate, _ gaps: RegisterGaps) -> JSONValue {
    .object([
      ("date", .text(date.iso)), ("engine", .text(Engine.version)), ("assumptions", .truth(book.usesAssumptions)),
      ("drafts", .array(book.drafts.map { .text($0.text) })), ("rows", .number(Int64(summary.rowCount))),
      ("rows_left_out", .number(Int64(gaps.rows))), ("records_of_nobody", .number(Int64(gaps.records))),
      ("items", .array(items(summary))), ("total", json(summary.whole)),
      (
        "groups",
        .array(
          summary.groups.sorted { ($0.key.column, $0.key.value) < ($1.key.column, $1.key.value) }.map { key, tally in
            .object([("column", .text(key.column)), ("value", .text(key.value)), ("total", json(tally))])
          })
      ),
      ("questions", .array(summary.orderedQuestions.map { json($0.target, $0.question) })),
    ])
  }

  /// One row on a line of its own, for JSON Lines.
  public func line(_ row: ScreenedRow, _ parts: RowParts = .all) -> String {
    let name: [(String, JSONValue)] = parts.contains(.name) ? [("name", .text(row.name))] : []
    return JSONWriter.compact(
      .object(
        [("id", .text(row.identifier))] + name + [
          ("items", .array(row.items.map { json($0, parts) })), ("totals", byBasis(row.totals)),
        ])) + "\n"
  }

  private func items(_ summary: ScreenSummary) -> [JSONValue] {
    book.distinctItems.filter { summary.asked?.contains($0.number) != false }.map { item in
      let tally = summary.items[item.number] ?? ScreenSummary.ItemTally()
      let inScope = tally.verdicts.values.reduce(0, +)
      var answers: [(String, JSONValue)] = Verdict.inJSON.map {
        ($0.rawValue, .number(Int64(tally.verdicts[$0] ?? 0)))
      }
      answers.append((Verdict.outOfScope.rawValue, .number(Int64(summary.rowCount - inScope))))
      return .object(
        head(of: item) + [
          ("answers", .object(answers)), ("granted", byBasis(tally.granted)),
          ("open_most", tally.open.high.map { .number($0) } ?? .null),
        ])
    }
  }

  private func head(of item: SupportItem) -> [(String, JSONValue)] {
    [
      ("item", .text(item.name)), ("instrument", .text(book.instruments[item.instrument].number.text)),
      ("citation", .text(citations.short(item.citation))),
    ]
  }

  private func json(_ item: ScreenedItem, _ parts: RowParts) -> JSONValue {
    var rest: [(String, JSONValue)] = []
    if parts.contains(.choice) { rest.append(("chosen", item.choice?.json ?? .null)) }
    if parts.contains(.basis) { rest.append(("basis", .text(item.basis.name))) }
    if parts.contains(.failed) {
      rest.append(("failed", .array(item.failed.map { .text(citations.short($0)) })))
    }
    if parts.contains(.missing) {
      rest.append(
        ("missing", .array(item.missing.map { set in .array(set.map { .text(words.name(of: $0)) }) })))
    }
    return .object(
      head(of: book.items[item.item]) + [
        ("verdict", .text(item.verdict.rawValue)), ("amount", item.amount?.json ?? .null),
        ("taken", item.taken?.json ?? .null),
      ] + rest)
  }

  private func json(_ tally: ScreenSummary.GroupTally) -> JSONValue {
    .object([
      ("rows", .number(Int64(tally.rowCount))), ("granted_rows", .number(Int64(tally.granted))),
      ("open_rows", .number(Int64(tally.open))), ("granted", byBasis(tally.totals)),
    ])
  }

  private func json(_ target: FactPath.Target, _ question: ScreenSummary.Question) -> JSONValue {
    .object([
      ("fact", .text(words.name(of: FactPath(target)))), ("settles_alone", .number(Int64(question.alone))),
      ("settles_with_others", .number(Int64(question.together))), ("rows", .number(Int64(question.rows))),
      ("at_stake", question.money.map { .number($0) } ?? .null),
    ])
  }

  private func byBasis(_ totals: [Basis: MoneyRange]) -> JSONValue {
    .object(Basis.allCases.map { ($0.name, (totals[$0] ?? .zero).json) })
  }
}

extension Verdict {
  /// The answers that are counted, in their order.
  fileprivate static let inJSON: [Verdict] = [.eligible, .ineligible, .undetermined, .conflict]
}
