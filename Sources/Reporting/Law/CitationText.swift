import RuleLanguage

/// Places in the law as officers cite them.
public struct CitationText: Sendable {
  /// The language of the report.
  public let language: MessageLanguage

  /// For reports in `language`.
  public init(_ language: MessageLanguage) { self.language = language }

  /// `Điều 9 khoản 3 điểm a Nghị định 52/2018/NĐ-CP`.
  public func long(_ citation: Citation) -> String {
    joined(place(citation), named(citation.instrument)) + changes(citation)
  }

  /// `52/2018/NĐ-CP Điều 9 khoản 3 điểm a`; a changed provision with the act that changed it.
  public func short(_ citation: Citation) -> String {
    joined(citation.instrument.text, place(citation)) + changes(citation)
  }

  /// `, được sửa đổi bởi Điều 1 khoản 1 Nghị quyết 04/2019/NQ-HĐND`, for every act that changed the place.
  public func changes(_ citation: Citation) -> String { citation.changes.map { ", \(change($0))" }.joined() }

  /// `được sửa đổi bởi Điều 1 khoản 1 Nghị quyết 04/2019/NQ-HĐND`.
  public func change(_ mark: AmendmentMark) -> String {
    LawPhrase.changed(mark.action, place(mark.path, of: mark.instrument)).text(in: language)
  }

  /// A place as an act names it: `Điều 5 khoản 2 Nghị quyết 08/2017/NQ-HĐND`; without a place the instrument.
  func place(_ path: ProvisionPath?, of instrument: InstrumentNumber) -> String {
    joined(path.map { place($0, title: nil) } ?? "", named(instrument))
  }

  private func named(_ number: InstrumentNumber) -> String {
    let kind = language == .vietnamese ? number.kindInVietnamese.map { "\($0) " } ?? "" : ""
    return kind + number.text
  }

  /// The short form, without the instrument where the reader is in it already.
  public func short(_ citation: Citation, within instrument: InstrumentNumber?) -> String {
    let place = place(citation)
    return citation.instrument == instrument && !place.isEmpty ? place + changes(citation) : short(citation)
  }

  /// `Điều 9 khoản 3 điểm a`; `Điều ? (Điểm trưng bày)` for an article whose number nobody has read.
  public func place(_ citation: Citation) -> String { place(citation.path, title: citation.title) }

  private func place(_ path: ProvisionPath, title: String?) -> String {
    var parts: [String] = []
    if let article = path.article {
      parts.append("\(Phrase.article.text(in: language)) \(article)")
    } else if path.unknownArticle > 0 {
      let title = title.map { " (\($0))" } ?? (path.unknownArticle > 1 ? " (\(path.unknownArticle))" : "")
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
