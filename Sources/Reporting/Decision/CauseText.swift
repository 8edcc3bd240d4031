import Eligibility
import RuleLanguage

/// Why something is not known, in words; what a dossier leaves out is told apart, as what has to be known.
struct CauseText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let home: InstrumentNumber
  private let citations: CitationText

  init(_ book: RuleBook, _ language: MessageLanguage, home: InstrumentNumber) {
    self.book = book
    self.language = language
    self.home = home
    citations = CitationText(language)
  }

  /// The cause in words; nil for what is told elsewhere: facts, and an amount an authority decides.
  func text(_ cause: Cause) -> String? {
    switch cause {
    case .fact, .authorityDecides: return nil
    case .hole(let number): return hole(number)
    case .noParameterValue(let parameter, let date):
      return say(.parameterMissing(book.vocabulary.parameters[parameter].label, NumberText(language).date(date)))
    case .parameterConflict(let parameter, let places):
      let places = places.map { citations.short($0) }.joined(separator: ", ")
      return say(.parameterConflict(book.vocabulary.parameters[parameter].label, places))
    case .lapsedReference(let number, let date):
      let instrument = book.instruments[number]
      let bounds = LawText(book, language).validity(of: instrument)
      return say(.lapsedReference(instrument.number.text, NumberText(language).date(date), bounds))
    case .arithmetic(.overflow): return say(.overflow)
    case .arithmetic(.divisionByZero): return say(.divisionByZero)
    }
  }

  /// A hole, where it stands, and whom to ask: who issued the act has its text.
  private func hole(_ number: Int) -> String {
    let hole = book.holes[number]
    let place = citations.short(hole.citation, within: home)
    let issuer = book.instruments.first { $0.number == hole.citation.instrument }?.issuer
    let ask = issuer.map { " — \(say(.ask($0)))" } ?? ""
    return "\(say(.openQuestion(hole.reason)))\(ask)\(TextPage.gap)\(TextPage.unbroken(place))"
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}

/// The three tests of scope in words.
struct ScopeText {
  private let book: RuleBook
  private let language: MessageLanguage

  init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
  }

  /// What was tested: `văn bản có hiệu lực ngày 31/12/2022 (có hiệu lực từ 01/03/2020)`.
  func text(_ finding: ScopeFinding, of item: SupportItem) -> String {
    text(finding, item, in: item.instrument, isFailed: false)
  }

  /// That an instrument is applied although it has ended, and by which provision.
  func transition(_ finding: ScopeFinding, of item: SupportItem) -> String? {
    guard case .inForce(_, transition: let condition?) = finding.test, finding.truth != .no else { return nil }
    let citations = CitationText(language)
    let kept = book.instruments[item.instrument].keeps.filter { $0.condition.value == condition.expression }
    guard !kept.isEmpty else { return nil }
    return Phrase.keptBy(kept.map { citations.long($0.condition.citation) }.joined(separator: "; ")).text(in: language)
  }

  /// A test that was not passed: `không thuộc địa bàn áp dụng (áp dụng tại Bắc Kạn)`.
  func failure(_ finding: ScopeFinding, of item: SupportItem) -> String {
    text(finding, item, in: item.instrument, isFailed: true)
  }

  /// The same of anything else that stands in an instrument, by number.
  func failure(_ finding: ScopeFinding, in instrument: Int) -> String {
    text(finding, nil, in: instrument, isFailed: true)
  }

  private func text(_ finding: ScopeFinding, _ item: SupportItem?, in number: Int, isFailed: Bool) -> String {
    let instrument = book.instruments[number]
    let law = LawText(book, language)
    let citations = CitationText(language)
    let phrase: Phrase
    let bounds: String?
    switch finding.test {
    case .inForce(_, transition: .some) where isFailed:
      let yields = instrument.yields.map { citations.long($0.condition.citation) }.joined(separator: "; ")
      let older = instrument.yields.map(\.instrument.text).joined(separator: ", ")
      return Phrase.yields(to: older, by: yields).text(in: language)
    case .inForce(let day, _):
      phrase = isFailed ? notInForce(instrument, on: day) : .inForce(on: day.map { NumberText(language).date($0) })
      // What is told is the life of the instrument, whichever of its texts was looked at.
      let texts = law.texts(of: instrument.number).map { book.instruments[$0] }
      let last = texts.last ?? instrument
      bounds = law.validity(from: texts.first?.validFrom ?? instrument.validFrom, until: last.validUntil)
      if isFailed, let day, let item, let text = addedLater(item, texts, on: day) { return text }
      if isFailed, let day, let item, let text = repealed(item, by: texts, on: day) { return text }
    case .territory:
      phrase = isFailed ? .otherTerritory : .territory
      bounds = law.territory(of: instrument)
    case .beneficiary:
      let clauses = ClauseText(book, language, within: instrument.number)
      phrase = isFailed ? .otherBeneficiary : .beneficiary
      bounds = item?.beneficiaries.map { clauses.beneficiaries($0.value) }
    }
    return phrase.text(in: language) + (bounds.map { " (\($0))" } ?? "")
  }

  /// That an item was put into its instrument later than the day: since when, and by which act.
  private func addedLater(_ item: SupportItem, _ texts: [Instrument], on day: CalendarDate) -> String? {
    guard case .day(let start, _) = book.instruments[item.instrument].validFrom, day < start, let first = texts.first,
      case .day(let begin, _) = first.validFrom, begin <= day
    else { return nil }
    let acts = item.citation.changes.map { CitationText(language).place($0.path, of: $0.instrument) }
    return Phrase.addedLater(since: NumberText(language).date(start), by: acts.joined(separator: "; "))
      .text(in: language)
  }

  /// That an item is gone although its instrument may still be in force, or that the instrument was taken away: since
  /// when, and by which act.
  private func repealed(_ item: SupportItem, by texts: [Instrument], on day: CalendarDate) -> String? {
    let number = book.instruments[item.instrument].number
    let repeals = book.repeals.filter { repeal in
      repeal.instrument == number && (repeal.item == nil || repeal.item == item.name)
        && (repeal.path?.covers(item.citation.path) ?? true)
    }
    guard case .day(let last, _)? = book.instruments[item.instrument].validUntil, last < day, !repeals.isEmpty,
      let from = last.adding(days: 1)
    else { return nil }
    let citations = CitationText(language)
    let acts = repeals.map { citations.place($0.mark.path, of: $0.mark.instrument) }.joined(separator: "; ")
    let since = NumberText(language).date(from)
    let isWhole = repeals.contains { $0.path == nil }
    let text = Phrase.repealed(isWhole: isWhole, since: since, by: acts).text(in: language)
    return repeals.allSatisfy(\.isAssumed) ? "\(text) \(Phrase.basisMark(.assumption).text(in: language))" : text
  }

  /// On which side of its validity the day lies, where the day is known.
  private func notInForce(_ instrument: Instrument, on day: CalendarDate?) -> Phrase {
    guard let day else { return .notInForce(on: nil) }
    let written = NumberText(language).date(day)
    switch ForceState(of: instrument, on: day) {
    case .expired: return .expired(on: written)
    case .notYet: return .notYetInForce(on: written)
    case .other: return .notInForce(on: written)
    }
  }
}
