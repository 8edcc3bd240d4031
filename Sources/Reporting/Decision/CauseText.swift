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
    return "\(say(.notKnown)): \(hole.reason)\(ask)\(TextPage.gap)\(TextPage.unbroken(place))"
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

  /// `văn bản có hiệu lực ngày 31/12/2022 (có hiệu lực từ 01/01/2023)`.
  func text(_ finding: ScopeFinding, of item: SupportItem) -> String {
    let instrument = book.instruments[item.instrument]
    let law = LawText(book, language)
    switch finding.test {
    case .inForce(let day):
      let test = Phrase.inForce(on: day.map { NumberText(language).date($0) })
      return "\(test.text(in: language)) (\(law.validity(of: instrument)))"
    case .territory: return "\(Phrase.territory.text(in: language)) (\(law.territory(of: instrument)))"
    case .beneficiary:
      let kinds = item.beneficiaries.map { clause in
        ClauseText(book, language, within: instrument.number).beneficiaries(clause.value)
      }
      return Phrase.beneficiary.text(in: language) + (kinds.map { " (\($0))" } ?? "")
    }
  }
}
