import Eligibility
import RuleLanguage
import Screening

/// What came of sharing out a budget, as a planner reads it.
public struct AllocationText {
  /// How many names or lines are shown where there may be many.
  private static let shown = 20
  private let book: RuleBook
  private let language: MessageLanguage
  private let words: AllocationWords

  /// For allocations by `book` in `language`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
    words = AllocationWords(book, language)
  }

  /// The whole report; with `effects` what other budgets would change, each by how much it is larger. With what of
  /// the register is not in it.
  public func text(
    _ claims: AllocationClaims, _ allocation: Allocation, effects: [(Int64, AllocationEffect)], on date: CalendarDate,
    _ gaps: RegisterGaps
  ) -> String {
    let summary = AllocationSummary(claims, allocation)
    var page = TextPage()
    addRules(claims, allocation.rules, date, to: &page)
    page.add(gaps, in: language, indent: 2)
    page.blank()
    if claims.demands.isEmpty {
      page.paragraph(say(.nothingAsked))
    } else {
      addWhole(summary, allocation, to: &page)
      page.blank()
      addItems(summary, to: &page)
      addTies(allocation, to: &page)
      addCuts(claims, allocation, to: &page)
    }
    addSetAside(claims, to: &page)
    for (difference, effect) in effects where !claims.demands.isEmpty { add(effect, difference, claims, to: &page) }
    addGroups(summary, to: &page)
    return page.text
  }

  private func addRules(
    _ claims: AllocationClaims, _ rules: AllocationRules, _ date: CalendarDate, to page: inout TextPage
  ) {
    page.paragraph(
      say(
        .title(
          budget: words.numbers.money(rules.budget), rows: claims.rowCount, day: words.numbers.date(date))))
    page.paragraph(say(.rule(rules.rule)), indent: 2, hanging: 4)
    // Of one item there is nothing between items to be told of.
    let hasSeveralItems = Set(claims.demands.lazy.map(\.item)).count > 1
    if rules.rule == .order, hasSeveralItems { page.paragraph(say(.betweenItems), indent: 2, hanging: 4) }
    if let ties = rules.ties { page.paragraph(say(.sharing(ties)), indent: 2, hanging: 4) }
    // Where no class has steps there is nothing to be told of them.
    if rules.rule == .order, claims.demands.contains(where: { $0.rank.step > 1 }) {
      page.paragraph(say(rules.ties == nil ? .stepsUnused : .steps), indent: 2, hanging: 4)
      if rules.ties != nil, hasSeveralItems { page.paragraph(say(.stepsBetweenItems), indent: 2, hanging: 4) }
    }
    if let cap = rules.itemCap { page.paragraph(say(.itemCap(words.numbers.money(cap))), indent: 2) }
    if let cap = rules.instrumentCap { page.paragraph(say(.instrumentCap(words.numbers.money(cap))), indent: 2) }
  }

  private func addWhole(_ summary: AllocationSummary, _ allocation: Allocation, to page: inout TextPage) {
    let whole = summary.whole
    page.paragraph(say(.asked(demands: whole.demands, applicants: whole.applicants)))
    page.paragraph(say(.granted(words.numbers.money(allocation.granted), applicants: whole.served)))
    page.paragraph(
      say(.counts(full: whole.full, part: whole.part, none: whole.none, undecided: whole.undecided)), indent: 2)
    for sum in sums(whole) { page.paragraph(sum, indent: 2, hanging: 4) }
    page.paragraph(say(.remainder(words.numbers.money(allocation.remainder))))
    if allocation.reserved > 0 {
      page.paragraph(say(.reserved(words.numbers.money(allocation.reserved))), indent: 2)
    }
    page.paragraph(say(.amounts))
    for bound in AllocationDemand.Bound.allCases {
      guard let tally = summary.bounds[bound] else { continue }
      page.paragraph(say(.counted(say(.bound(bound)), tally.demands)), indent: 2, hanging: 4)
      for sum in sums(tally) { page.paragraph(sum, indent: 4, hanging: 6) }
    }
  }

  private func addItems(_ summary: AllocationSummary, to page: inout TextPage) {
    let widths = [32, 8, 6, 8, 6, 10]
    let heads: [AllocationPhrase] = [.demands, .full, .part, .none, .undecided]
    page.row(
      [TextPage.Cell(text: say(.item), width: widths[0])]
        + zip(heads, widths.dropFirst()).map { TextPage.Cell(text: say($0), width: $1, isRightAligned: true) }
        + [TextPage.Cell(text: say(.sums), width: 28)])
    for (number, tally) in summary.items.sorted(by: { $0.key < $1.key }) {
      let counts = [tally.demands, tally.full, tally.part, tally.none, tally.undecided]
      page.row(
        [TextPage.Cell(text: words.name(of: number), width: widths[0])]
          + zip(counts, widths.dropFirst()).map { TextPage.Cell(text: "\($0)", width: $1, isRightAligned: true) }
          + [TextPage.Cell(text: sums(tally).joined(separator: "; "), width: 28)])
    }
  }

  private func addTies(_ allocation: Allocation, to page: inout TextPage) {
    guard !allocation.ties.isEmpty else { return }
    page.blank()
    page.paragraph(AllocationCutPhrase.ties.text(in: language))
    for tie in allocation.ties {
      let (what, done) = words.tie(tie)
      page.paragraph(what, indent: 2, hanging: 4)
      page.paragraph(done, indent: 4, hanging: 6)
    }
  }

  /// The demands that did not get all, those first that got some, then in the order they were served in.
  private func addCuts(_ claims: AllocationClaims, _ allocation: Allocation, to page: inout TextPage) {
    let cut = claims.demands.indices.filter { index in
      if case .cut = allocation.grants[index].outcome { true } else { false }
    }.sorted { left, right in
      let (one, other) = (allocation.grants[left].amount > 0, allocation.grants[right].amount > 0)
      if one != other { return one }
      let (first, second) = (claims.demands[left], claims.demands[right])
      if allocation.rules.rule == .order, first.rank != second.rank { return first.rank < second.rank }
      return left < right
    }
    guard !cut.isEmpty else { return }
    page.blank()
    page.paragraph(AllocationCutPhrase.cuts.text(in: language))
    for index in cut.prefix(Self.shown) {
      let demand = claims.demands[index]
      let who = words.name(of: claims.applicants[Int(demand.applicant)])
      let result = words.result(demand, allocation.grants[index])
      page.paragraph("\(who) — \(words.item(demand.item).label): \(result)", indent: 2, hanging: 4)
    }
    if cut.count > Self.shown {
      page.paragraph(AllocationCutPhrase.moreCuts(cut.count - Self.shown).text(in: language), indent: 2)
    }
  }

  private func addSetAside(_ claims: AllocationClaims, to page: inout TextPage) {
    guard !claims.setAside.isEmpty else { return }
    page.blank()
    page.paragraph(aside(.setAside))
    for reason in AllocationClaims.SetAside.allCases {
      var whole = AllocationClaims.SetAsideTally()
      let tallies = claims.setAside.values.compactMap { $0[reason] }
      for tally in tallies { whole.add(tally) }
      guard whole.count > 0 else { continue }
      page.paragraph(aside(.counted(aside(.reason(reason)), whole.count, items: tallies.count)), indent: 2, hanging: 4)
      for sum in words.sums(whole) { page.paragraph(sum, indent: 4, hanging: 6) }
    }
    page.paragraph(aside(.seeScreen), indent: 2)
  }

  private func add(
    _ effect: AllocationEffect, _ difference: Int64, _ claims: AllocationClaims, to page: inout TextPage
  ) {
    page.blank()
    let isMore = difference > 0
    page.paragraph(aside(.effect(words.numbers.money(isMore ? difference : 0 - difference), isMore: isMore)))
    if effect.difference.isEmpty, effect.newly.isEmpty, effect.lost.isEmpty {
      page.paragraph(aside(.noEffect), indent: 2)
    }
    func names(_ applicants: [Int32]) -> String {
      let shown = applicants.prefix(Self.shown / 2).map { words.name(of: claims.applicants[Int($0)]) }
      return shown.joined(separator: ", ") + (applicants.count > shown.count ? ", …" : "")
    }
    let changes: [([Int32], (Int, String) -> AllocationAsidePhrase)] = [
      (effect.newly, { .newly($0, $1) }), (effect.more, { .more($0, $1) }), (effect.less, { .less($0, $1) }),
      (effect.lost, { .lost($0, $1) }),
    ]
    for (applicants, phrase) in changes where !applicants.isEmpty {
      page.paragraph(aside(phrase(applicants.count, names(applicants))), indent: 2, hanging: 4)
    }
    for basis in Basis.allCases {
      guard let change = effect.difference[basis] else { continue }
      let amount = words.numbers.money(change > 0 ? change : 0 - change)
      page.paragraph(aside(.difference(basis, amount, isMore: change > 0)), indent: 2)
    }
    if !effect.other.isDecided { page.paragraph(aside(.effectUndecided), indent: 2) }
  }

  private func addGroups(_ summary: AllocationSummary, to page: inout TextPage) {
    for column in Set(summary.groups.keys.map(\.column)).sorted() {
      page.blank()
      page.paragraph(ScreenPhrase.byColumn(column).text(in: language))
      for (key, tally) in summary.groups.filter({ $0.key.column == column }).sorted(by: { $0.key.value < $1.key.value })
      {
        page.paragraph(key.value.isEmpty ? ScreenPhrase.noValue.text(in: language) : key.value, indent: 2)
        page.paragraph(
          say(.group(demands: tally.demands, applicants: tally.applicants, served: tally.served)), indent: 4)
        for sum in sums(tally) { page.paragraph(sum, indent: 4, hanging: 6) }
      }
    }
  }

  /// A basis at a time: they are never added.
  private func sums(_ tally: AllocationSummary.Tally) -> [String] {
    Basis.allCases.compactMap { basis in
      guard let asked = tally.asked[basis] else { return nil }
      return say(.sum(basis, asked: words.money(asked), granted: words.numbers.money(tally.granted[basis] ?? 0)))
    }
  }

  private func say(_ phrase: AllocationPhrase) -> String { phrase.text(in: language) }
  private func aside(_ phrase: AllocationAsidePhrase) -> String { phrase.text(in: language) }
}
