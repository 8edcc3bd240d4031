import Eligibility
import RuleLanguage

/// What a draft would change for one applicant, item by item.
public struct DraftText {
  private let language: MessageLanguage
  private let numbers: NumberText
  private let citations: CitationText

  /// For reports in `language`.
  public init(_ language: MessageLanguage) {
    self.language = language
    numbers = NumberText(language)
    citations = CitationText(language)
  }

  /// What stands above a decision with a draft: nobody may take it for one by the law.
  public func banner(_ effect: DraftEffect) -> String { banner(effect.drafts) }

  /// The same above anything else that counts these drafts in; `isCompared` where the law in force stands at the end.
  public func banner(_ drafts: [InstrumentNumber], isCompared: Bool = true) -> String {
    var page = TextPage()
    page.paragraph(say(.underDraft(drafts.map(\.text).joined(separator: ", "), isCompared: isCompared)), hanging: 2)
    return page.text + "\n"
  }

  /// The comparison, to stand after the decision with the draft.
  public func text(_ effect: DraftEffect) -> String {
    var page = TextPage()
    let names = effect.drafts.map(\.text).joined(separator: ", ")
    page.paragraph("\(say(.draftEffect(names))):")
    for number in effect.idle {
      page.paragraph(say(.draftIdle(number.text, numbers.date(effect.after.date))), indent: 2, hanging: 4)
    }
    if effect.changes.isEmpty { page.paragraph(say(.draftChangesNothing), indent: 2) }
    for change in effect.changes {
      page.paragraph("\(change.label) (\(citations.short(change.citation)))", indent: 2, hanging: 4)
      page.entry(say(.today), outcome(change.before), indent: 4, nameWidth: 12)
      page.entry(say(.withDraft), outcome(change.after), indent: 4, nameWidth: 12)
      if change.before?.verdict == change.after?.verdict, change.before?.priority != change.after?.priority {
        page.entry("", say(.priorityChanged), indent: 4, nameWidth: 12)
      }
      let places = change.because.map { citations.place($0.path, of: $0.instrument) }
      if !places.isEmpty { page.entry(say(.becauseOf), places.joined(separator: "; "), indent: 4, nameWidth: 12) }
    }
    return "\n" + page.text
  }

  private func outcome(_ item: ItemDecision?) -> String {
    guard let item else { return say(.noSuchItem) }
    let amount = ItemText.amount(of: item, numbers)
    let payable = item.payable.map { ", \(say(.payable).lowercased()) \(numbers.granted($0))" }
    return say(.verdict(item.verdict)) + (amount.isEmpty ? "" : ", \(amount)") + (payable ?? "")
      + (item.choice == .no ? ", \(say(.notChosen))" : "")
  }

  /// The same for other programs.
  public func json(_ effect: DraftEffect) -> JSONValue {
    .object([
      ("drafts", .array(effect.drafts.map { .text($0.text) })),
      ("idle", .array(effect.idle.map { .text($0.text) })),
      (
        "changes",
        .array(
          effect.changes.map { change in
            .object([
              ("item", .text(change.name)),
              ("instrument", .text(change.citation.instrument.text)),
              ("citation", .text(citations.short(change.citation))),
              ("before", json(change.before)),
              ("after", json(change.after)),
              ("because", .array(change.because.map { .text(citations.place($0.path, of: $0.instrument)) })),
            ])
          })
      ),
    ])
  }

  private func json(_ item: ItemDecision?) -> JSONValue {
    guard let item else { return .null }
    return .object([
      ("verdict", .text(item.verdict.rawValue)), ("amount", item.amount?.json ?? .null),
      ("chosen", item.choice?.json ?? .null), ("after_stacking", item.afterStacking?.json ?? .null),
    ])
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}
