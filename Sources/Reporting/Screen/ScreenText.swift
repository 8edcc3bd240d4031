import Eligibility
import RuleLanguage
import Screening

/// What a screening comes to, as a planner reads it.
public struct ScreenText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let numbers: NumberText
  private let citations: CitationText

  /// For screenings by `book` in `language`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
    numbers = NumberText(language)
    citations = CitationText(language)
  }

  /// The whole summary, with what is not in it.
  public func text(_ summary: ScreenSummary, on date: CalendarDate, _ gaps: RegisterGaps) -> String {
    var page = TextPage()
    page.paragraph(say(.title(numbers.date(date), rows: summary.rowCount)))
    page.add(gaps, in: language, indent: 2)
    page.blank()
    addItems(summary, to: &page)
    page.blank()
    page.paragraph(say(.whole))
    add(summary.whole, to: &page)
    for column in Set(summary.groups.keys.map(\.column)).sorted() {
      page.blank()
      page.paragraph(say(.byColumn(column)))
      for (key, tally) in summary.groups.filter({ $0.key.column == column }).sorted(by: { $0.key.value < $1.key.value })
      {
        page.paragraph(key.value.isEmpty ? say(.noValue) : key.value, indent: 2)
        add(tally, indent: 4, to: &page)
      }
    }
    return page.text
  }

  private func addItems(_ summary: ScreenSummary, to page: inout TextPage) {
    let answers: [Verdict] = [.eligible, .ineligible, .undetermined, .conflict]
    let widths = [36, 8, 8, 8, 10]
    page.row(
      [TextPage.Cell(text: say(.item), width: widths[0])]
        + zip(answers, widths.dropFirst()).map {
          TextPage.Cell(text: say(.header($0)), width: $1, isRightAligned: true)
        } + [TextPage.Cell(text: say(.granted), width: 34)])
    var never = 0
    for item in book.distinctItems where summary.asked?.contains(item.number) != false {
      guard let tally = summary.items[item.number] else {
        never += 1
        continue
      }
      var money = sums(tally.granted)
      if tally.open.high != 0 {
        money.append(say(tally.open.high.map { .openMoney(numbers.money($0)) } ?? .openMoneyUnknown))
      }
      page.row(
        [TextPage.Cell(text: "\(item.label) (\(citations.short(item.citation)))", width: widths[0])]
          + zip(answers, widths.dropFirst()).map {
            TextPage.Cell(text: "\(tally.verdicts[$0] ?? 0)", width: $1, isRightAligned: true)
          } + [TextPage.Cell(text: money.joined(separator: "; "), width: 34)])
    }
    if never > 0 { page.paragraph(say(.neverInScope(never))) }
  }

  private func add(_ tally: ScreenSummary.GroupTally, indent: Int = 2, to page: inout TextPage) {
    page.paragraph(
      say(.group(rows: tally.rowCount, granted: tally.granted, open: tally.open)), indent: indent, hanging: indent + 2)
    for sum in sums(tally.totals) { page.paragraph(sum, indent: indent, hanging: indent + 2) }
  }

  /// `theo văn bản: 23 triệu`, a basis at a time: they are never added.
  private func sums(_ totals: [Basis: MoneyRange]) -> [String] {
    Basis.allCases.compactMap { basis in
      guard let total = totals[basis], total.high != 0 else { return nil }
      return say(.basisTotal(basis, numbers.granted(total)))
    }
  }

  /// Which missing facts to collect first: what settles most answers by itself, then most money; with what is not in it.
  public func questions(_ summary: ScreenSummary, _ gaps: RegisterGaps, limit: Int = 20) -> String {
    var page = TextPage()
    page.add(gaps, in: language, indent: 2)
    guard !summary.questions.isEmpty else {
      page.paragraph(say(.noQuestions))
      return page.text
    }
    page.paragraph(say(.questions))
    let words = ExpressionText(book, language)
    for (place, (target, question)) in summary.orderedQuestions.prefix(limit).enumerated() {
      let what = words.path(FactPath(target), in: nil)
      let settles = say(
        .question(alone: question.alone, together: question.together, rows: question.rows))
      let money = question.money.flatMap { $0 > 0 ? "; " + say(.atStake(numbers.money($0))) : nil } ?? ""
      let unknown = question.money == nil ? "; " + say(.atStakeUnknown) : ""
      page.paragraph("\(place + 1). \(what): \(settles)\(money)\(unknown)", indent: 2, hanging: 5)
    }
    return page.text
  }

  private func say(_ phrase: ScreenPhrase) -> String { phrase.text(in: language) }
}
