import Eligibility
import RuleLanguage

/// Which points of the law the cases have met, and which none has.
public struct CoverageText {
  private let book: RuleBook
  private let language: MessageLanguage

  /// For the law of `book`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
  }

  /// The counts, and the points no case has met, instrument by instrument; with `instruments` only of these.
  public func text(_ coverage: Coverage, of instruments: Set<InstrumentNumber>? = nil) -> String {
    var page = TextPage()
    let lines = coverage.lines.filter { instruments?.contains($0.citation.instrument) ?? true }
    let uncovered = lines.filter { !$0.tally.isMetAtAll }
    let all = lines.count
    page.paragraph("\(say(.covered(all - uncovered.count, of: all)))")
    let oneSided = lines.count(where: CoverageText.isOneSided)
    page.paragraph(say(oneSided > 0 ? .oneSided(oneSided) : .allTwoSided))
    guard !uncovered.isEmpty else { return page.text }
    page.paragraph("\(say(.uncovered(uncovered.count))):")
    for instrument in book.instruments where instrument.version == 1 {
      let lines = uncovered.filter { $0.citation.instrument == instrument.number }
      guard !lines.isEmpty else { continue }
      var places: [(place: String, kinds: [String])] = []
      for line in lines {
        let (place, kind) = (place(of: line, within: instrument.number), say(.kind(line.kind)))
        guard let known = places.firstIndex(where: { $0.place == place }) else {
          places.append((place, [kind]))
          continue
        }
        if !places[known].kinds.contains(kind) { places[known].kinds.append(kind) }
      }
      let texts = places.map { "\($0.place) (\($0.kinds.joined(separator: ", ")))" }
      page.paragraph("\(instrument.number.text): \(texts.joined(separator: "; "))", indent: 2, hanging: 4)
    }
    return page.text
  }

  /// Every point with how many cases met it, failed it and could not tell, instrument by instrument.
  public func table(_ coverage: Coverage) -> String {
    var page = TextPage()
    for instrument in book.instruments where instrument.version == 1 {
      let lines = coverage.lines.filter { $0.citation.instrument == instrument.number }
      guard !lines.isEmpty else { continue }
      page.paragraph(instrument.number.text)
      for line in lines {
        let place = place(of: line, within: instrument.number)
        page.paragraph(
          "\(place) (\(say(.kind(line.kind)))): \(say(.tally(line.tally)))", indent: 2, hanging: 4)
      }
    }
    return page.text
  }

  /// `Điều 9 khoản 3 điểm a`, with the mark of a point that has no place of its own.
  private func place(of line: CoverageLine, within home: InstrumentNumber) -> String {
    let place = CitationText(language).short(line.citation, within: home)
    let mark: String
    switch line.mark {
    case .letter(let letter)?: mark = line.citation.path.point == letter ? "" : " \(letter))"
    case .dash?, .plus?: mark = " \(say(.ordinal(line.ordinal)))"
    case nil: mark = ""
    }
    return place + mark
  }

  /// Whether a condition was only ever met or only ever failed: the other side of its bound is untried.
  private static func isOneSided(_ line: CoverageLine) -> Bool {
    switch line.kind {
    case .condition, .exclusion, .conditionSet, .grade, .priority:
      !line.isOpen && line.tally.isMetAtAll && (line.tally.met == 0 || line.tally.failed == 0)
    case .item, .criterion, .times, .amount, .ceiling, .definition, .parameterValue, .stacking: false
    }
  }

  private func say(_ phrase: CasePhrase) -> String { phrase.text(in: language) }
}
