import RuleLanguage
import Screening

/// What a register holds, in words.
public struct RegisterSurveyText {
  private let language: MessageLanguage
  private let numbers: NumberText

  /// For reports in `language`.
  public init(_ language: MessageLanguage) {
    self.language = language
    numbers = NumberText(language)
  }

  /// Rows, columns, how numbers are written, what is empty.
  public func text(_ survey: RegisterSurvey, of register: Register) -> String {
    var page = TextPage()
    page.paragraph(say(.rows(survey.rowCount, columns: survey.columns.count)))
    // What matters most comes first: what follows may be hundreds of lines.
    page.add(register.gaps, in: language, indent: 0)
    page.paragraph(say(verdict(survey, register)))
    for line in numberStyles(of: register) { page.paragraph(line, indent: 2, hanging: 4) }
    for records in register.recordCounts {
      let name = register.book.vocabulary.lists[records.list].name
      page.paragraph(say(.records(name, records.count)), indent: 2, hanging: 4)
    }
    let ignored = survey.columns.filter { $0.target == .ignored }.map(\.header)
    if !ignored.isEmpty { page.paragraph(say(.ignored(ignored)), indent: 2, hanging: 4) }
    let facts = survey.columns.filter { if case .fact = $0.target { true } else { false } }
    let empty = facts.filter { $0.given == 0 }.map(\.header)
    if !empty.isEmpty { page.paragraph(say(.empty(empty)), indent: 2, hanging: 4) }
    for column in facts where column.given > 0 && column.given < survey.rowCount {
      let share = try? Ratio(Int128(column.given), over: Int128(survey.rowCount))
      page.paragraph(say(.filled(column.header, percent(share ?? .zero))), indent: 2, hanging: 4)
    }
    return page.text
  }

  private func verdict(_ survey: RegisterSurvey, _ register: Register) -> RegisterPhrase {
    guard register.problemCount == 0 else { return .unsound(register.problemCount) }
    return survey.rowCount == 0 ? .noRows : .sound
  }

  /// How the numbers of each table are written, as far as that is known.
  public func numberStyles(of register: Register) -> [String] {
    register.tables.compactMap { table in
      table.style.map { "\(table.file): \(say(.numbers(vietnamese: $0 == .vietnamese)))" }
    }
  }

  /// In tenths of a percent.
  private func percent(_ share: Ratio) -> String {
    guard let thousandths = try? share.multiplied(by: Ratio(1000)).rounded(.nearest, toMultipleOf: 1),
      let rounded = try? Ratio(thousandths).divided(by: Ratio(1000))
    else { return "?" }
    return numbers.percent(rounded)
  }

  private func say(_ phrase: RegisterPhrase) -> String { phrase.text(in: language) }
}
