import Eligibility
import RuleLanguage
import Screening

/// What came of sharing out a budget for one applicant: what it asked for, what it got, where it stands and why.
public struct AllocationExplanation {
  private let book: RuleBook
  private let language: MessageLanguage
  private let words: AllocationWords

  /// For allocations by `book` in `language`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
    words = AllocationWords(book, language)
  }

  /// The whole explanation of a row that was taken in.
  public func text(
    _ row: ScreenedRow, _ claims: AllocationClaims, _ allocation: Allocation, on date: CalendarDate
  ) -> String {
    var page = TextPage()
    let who = row.name.isEmpty ? row.identifier : "\(row.identifier) \(row.name)"
    page.paragraph(
      say(.explained(who, budget: words.numbers.money(allocation.rules.budget), day: words.numbers.date(date))))
    let applicant = claims.applicants.firstIndex { $0.identifier == row.identifier }
    let demands = claims.demands.indices.filter { Int(claims.demands[$0].applicant) == applicant }
    if demands.isEmpty { page.paragraph(say(.nothing), indent: 2) }
    for item in row.items {
      let family = Int32(clamping: book.familyOfItem[item.item])
      guard let index = demands.first(where: { claims.demands[$0].item == family }) else { continue }
      page.blank()
      add(index, item, claims, allocation, to: &page)
    }
    let isSetAside = row.items.contains { AllocationClaims.reason(for: $0) != nil }
    if isSetAside { addSetAside(row, to: &page) }
    let refused = row.items.count { $0.verdict == .ineligible }
    if refused > 0 {
      page.blank()
      page.paragraph(say(.refused(refused)))
    }
    if isSetAside || refused > 0 { page.paragraph(say(.seeRow(row.identifier)), indent: 2) }
    return page.text
  }

  /// What is no demand, by why; what is open is counted, as `screen` tells all about it.
  private func addSetAside(_ row: ScreenedRow, to page: inout TextPage) {
    page.blank()
    page.paragraph(say(.setAside))
    for reason in AllocationClaims.SetAside.allCases {
      let items = row.items.filter { AllocationClaims.reason(for: $0) == reason }
      guard !items.isEmpty else { continue }
      let what = say(.reason(reason))
      switch reason {
      case .undetermined, .inKind:
        var tally = AllocationClaims.SetAsideTally()
        for item in items { tally.add(item) }
        page.paragraph(say(.counted(what, tally.count, items: items.count)), indent: 2, hanging: 4)
        for sum in words.sums(tally) { page.paragraph(sum, indent: 4, hanging: 6) }
      case .choiceOpen, .notChosen, .amountUnknown, .nothingLeft, .conflict:
        let names = items.map { words.name(of: Int32(clamping: book.familyOfItem[$0.item])) }
        page.paragraph(say(.named(what, names)), indent: 2, hanging: 4)
      }
    }
  }

  private func add(
    _ index: Int, _ item: ScreenedItem, _ claims: AllocationClaims, _ allocation: Allocation, to page: inout TextPage
  ) {
    let (demand, grant) = (claims.demands[index], allocation.grants[index])
    page.paragraph(words.name(of: demand.item), hanging: 2)
    page.paragraph(words.result(demand, grant), indent: 2, hanging: 4)
    let basis = LawPhrase.basis(demand.basis).text(in: language)
    let bound = AllocationPhrase.bound(demand.bound).text(in: language)
    page.paragraph("\(basis); \(bound)", indent: 2, hanging: 4)
    guard allocation.rules.rule == .order else { return }
    if item.priority.isEmpty { page.paragraph(say(.unranked), indent: 2, hanging: 4) }
    let home = book.instruments[book.items[item.item].instrument].number
    for finding in item.priority {
      page.paragraph(PriorityText(book, language, within: home).line(finding), indent: 2, hanging: 4)
    }
    page.paragraph(say(.tieClass(demand.rank.tieClass)), indent: 2)
    if allocation.rules.ties == nil, let place = grant.place, place.steps > 1 {
      page.paragraph(AllocationPhrase.stepsUnused.text(in: language), indent: 2, hanging: 4)
    }
    let before = zip(claims.demands, allocation.grants).reduce(Int64(0)) { sum, pair in
      pair.0.rank.tieClass < demand.rank.tieClass ? sum + pair.1.amount : sum
    }
    if before > 0 { page.paragraph(say(.before(words.numbers.money(before))), indent: 2) }
    for tie in allocation.ties where concerns(tie, demand) {
      let (what, done) = words.tie(tie)
      page.paragraph(what, indent: 2, hanging: 4)
      page.paragraph(done, indent: 4, hanging: 6)
    }
  }

  private func concerns(_ tie: AllocationTie, _ demand: AllocationDemand) -> Bool {
    guard tie.tieClass == demand.rank.tieClass, tie.step ?? demand.rank.step == demand.rank.step else { return false }
    switch tie.limit {
    case .budget: return true
    case .item(let item): return demand.item == item
    case .instrument(let instrument): return demand.instrument == instrument
    }
  }

  private func say(_ phrase: AllocationAsidePhrase) -> String { phrase.text(in: language) }
}
