import RuleLanguage

/// Where every clause was read, as JSON.
public struct SourcesJSON {
  private let book: RuleBook
  private let language: MessageLanguage

  /// For the law of `book`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
  }

  /// The clauses of every instrument; of those with holes only, where asked.
  public func value(holesOnly: Bool = false) -> JSONValue {
    let inventory = LawInventory(book)
    let citations = CitationText(language)
    let entries = inventory.entries.filter { !holesOnly || !$0.holes.isEmpty }
    return .object([
      ("assumptions", .truth(book.usesAssumptions)),
      (
        "clauses",
        .array(
          entries.map { entry in
            .object([
              ("instrument", .text(book.instruments[entry.instrument].number.text)),
              ("citation", .text(orNull: entry.citation.map { citations.short($0) })),
              ("subject", .text(orNull: entry.subject.isEmpty ? nil : entry.subject)),
              ("clause", .text(entry.part.text(in: language))),
              ("basis", .text(entry.basis.name)),
              ("source", .text(entry.source.text)),
              ("holes", .array(entry.holes.map { .text(book.holes[$0].reason) })),
            ])
          })
      ),
    ])
  }
}
