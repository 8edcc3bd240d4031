import RuleLanguage

/// Places in the law as officers cite them.
public struct CitationText: Sendable {
  /// The language of the report.
  public let language: MessageLanguage

  /// For reports in `language`.
  public init(_ language: MessageLanguage) { self.language = language }

  /// `Điều 9 khoản 3 điểm a Nghị định 52/2018/NĐ-CP`.
  public func long(_ citation: Citation) -> String {
    let kind = language == .vietnamese ? citation.instrument.kindInVietnamese.map { "\($0) " } ?? "" : ""
    return joined(place(citation), kind + citation.instrument.text)
  }

  /// `52/2018/NĐ-CP Điều 9 khoản 3 điểm a`.
  public func short(_ citation: Citation) -> String { joined(citation.instrument.text, place(citation)) }

  /// The short form, without the instrument where the reader is in it already.
  public func short(_ citation: Citation, within instrument: InstrumentNumber) -> String {
    let place = place(citation)
    return citation.instrument == instrument && !place.isEmpty ? place : short(citation)
  }

  /// `Điều 9 khoản 3 điểm a`; `Điều ? (Điểm trưng bày)` for an article whose number nobody has read.
  public func place(_ citation: Citation) -> String {
    let path = citation.path
    var parts: [String] = []
    if let article = path.article {
      parts.append("\(Phrase.article.text(in: language)) \(article)")
    } else if path.unknownArticle > 0 {
      let title = citation.title.map { " (\($0))" } ?? (path.unknownArticle > 1 ? " (\(path.unknownArticle))" : "")
      parts.append("\(Phrase.article.text(in: language)) ?\(title)")
    }
    if let clause = path.clause { parts.append("\(Phrase.clause.text(in: language)) \(clause)") }
    if let point = path.point { parts.append("\(Phrase.point.text(in: language)) \(point)") }
    return parts.joined(separator: " ")
  }

  private func joined(_ first: String, _ second: String) -> String {
    first.isEmpty || second.isEmpty ? first + second : "\(first) \(second)"
  }
}
