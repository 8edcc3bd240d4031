import Eligibility
import RuleLanguage

/// A decision as an officer reads it (DESIGN §3): what the applicant may receive, on what ground, what is missing.
public struct DecisionText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let numbers: NumberText
  private let detail: Detail

  /// How much of each item is told.
  public enum Detail: Sendable, Hashable {
    /// What decides; items out of scope are only counted.
    case summary
    /// The whole tree of every item.
    case full
    /// The one item that was asked for, whatever came out.
    case single
  }

  /// For decisions by `book` in `language`.
  public init(_ book: RuleBook, _ language: MessageLanguage, detail: Detail = .summary) {
    self.book = book
    self.language = language
    self.detail = detail
    numbers = NumberText(language)
  }

  /// An answer as a report shows it: `✓ ĐƯỢC`.
  public static func words(for verdict: Verdict, in language: MessageLanguage) -> String {
    Phrase.verdict(verdict).text(in: language)
  }

  /// The whole report; `dossier` names the records.
  public func text(_ decision: Decision, of dossier: Dossier) -> String {
    var page = TextPage()
    addHeader(decision, to: &page)
    let shown = DecisionText.order.flatMap { verdict in
      decision.items.filter { $0.verdict == verdict && (detail != .summary || verdict != .outOfScope) }
    }
    let columns = Columns(shown.map { ItemText.amount(of: $0, numbers) })
    var notes = SourceList()
    for group in grouped(shown, dossier, &notes) {
      page.blank()
      for item in group.items { writer(item, dossier).addLine(item, columns, to: &page) }
      page.append(group.details)
    }
    if detail == .summary { addOutOfScope(decision, to: &page) }
    addSources(notes, to: &page)
    return page.text
  }

  private func writer(_ item: ItemDecision, _ dossier: Dossier) -> ItemText {
    ItemText(book, language, item: book.items[item.item], dossier: dossier, detail: detail)
  }

  /// Items under one another of which the same is to be said.
  private struct Group {
    var items: [ItemDecision]
    let details: TextPage
  }

  /// Undetermined items that wait for the same facts are told together: a dossier that does not speak of a list leaves
  /// a dozen of them open, and nobody reads the same line a dozen times.
  private func grouped(_ items: [ItemDecision], _ dossier: Dossier, _ notes: inout SourceList) -> [Group] {
    var groups: [Group] = []
    var places: [[String]: Int] = [:]
    for item in items {
      var details = TextPage()
      writer(item, dossier).addDetails(item, &notes, to: &details)
      guard item.verdict == .undetermined, detail == .summary else {
        groups.append(Group(items: [item], details: details))
        continue
      }
      if let place = places[details.lines] {
        groups[place].items.append(item)
      } else {
        places[details.lines] = groups.count
        groups.append(Group(items: [item], details: details))
      }
    }
    return groups
  }

  /// Good news first; what is out of scope last.
  private static let order: [Verdict] = [.eligible, .undetermined, .conflict, .ineligible, .outOfScope]

  // MARK: The header

  private func addHeader(_ decision: Decision, to page: inout TextPage) {
    let title = say(.asOf(decision.dossier, numbers.date(decision.date)))
    var totals = Basis.allCases.compactMap { basis in
      total(basis, decision).map { "\(say(.basis(basis))): \(numbers.granted($0))" }
    }
    if !decision.usesAssumptions { totals.append(say(.withoutAssumptions)) }
    guard detail != .single else {
      return page.opposed(title, decision.usesAssumptions ? "" : say(.withoutAssumptions))
    }
    page.opposed(title, totals.joined(separator: " · "))
    for basis in Basis.allCases {
      guard let total = total(basis, decision), total.high != 0, !total.isOpen else { continue }
      page.paragraph("\(say(.inWords(say(.basis(basis))))): \(numbers.inWords(total))", indent: 2, hanging: 4)
    }
  }

  /// What the eligible items of a basis come to. What the text itself gives and what others quote is always told, and so
  /// is what rests on assumptions where they were used; amounts of different bases are never added.
  private func total(_ basis: Basis, _ decision: Decision) -> MoneyRange? {
    let isTold = basis <= .secondary || (basis == .assumption && decision.usesAssumptions)
    let total = decision.totals[basis] ?? MoneyRange.zero
    return isTold || total.high != 0 ? total : nil
  }

  // MARK: Sources

  private func addSources(_ notes: SourceList, to page: inout TextPage) {
    guard !notes.sources.isEmpty else { return }
    page.blank()
    page.paragraph("\(say(.sources)):")
    for (index, source) in notes.sources.enumerated() {
      page.paragraph(
        "[\(index + 1)] \(LawPhrase.basis(source.basis).text(in: language)): \(source.text)", indent: 2, hanging: 6)
    }
  }

  // MARK: What is out of scope

  private func addOutOfScope(_ decision: Decision, to page: inout TextPage) {
    let items = decision.items.filter { $0.verdict == .outOfScope }
    guard !items.isEmpty else { return }
    let causes = items.map(cause)
    let counts = Phrase.ScopeCause.allCases.compactMap { cause in
      let count = causes.count { $0 == cause }
      return count > 0 ? say(.outOfScopeCause(cause, count)) : nil
    }
    page.blank()
    let verdict = say(.verdict(.outOfScope))
    page.paragraph(
      "\(verdict): \(say(.outOfScope(items.count))) (\(counts.joined(separator: ", "))); \(say(.seeFull))", hanging: 2)
  }

  /// The first test an item out of scope fails: who is in another province need not hear of dates.
  private func cause(_ item: ItemDecision) -> Phrase.ScopeCause {
    let instrument = book.instruments[book.items[item.item].instrument]
    let failed = item.scope.filter { $0.truth == .no }.map { finding -> Phrase.ScopeCause in
      switch finding.test {
      case .territory: .territory
      case .inForce(_, transition: .some): .notInForce
      case .inForce(let day?, transition: nil):
        switch ForceState(of: instrument, on: day) {
        case .expired: .expired
        case .notYet: .notYetInForce
        case .other: .notInForce
        }
      case .inForce(nil, transition: nil): .notInForce
      case .beneficiary: .beneficiary
      }
    }
    return Phrase.ScopeCause.allCases.first(where: failed.contains) ?? .beneficiary
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}

/// How wide the columns of the items are.
struct Columns {
  let verdict = 16
  let label: Int
  let amount: Int
  let citation = 37

  /// Wide enough for these amounts, as far as there is room.
  init(_ amounts: [String]) {
    amount = min(32, max(8, amounts.map { TextWidth.columns(of: $0) }.max() ?? 0))
    label = TextPage.width - verdict - amount - citation - 6
  }
}

/// The sources of a report, numbered in the order they are met.
struct SourceList {
  /// The sources.
  private(set) var sources: [Source] = []

  /// The number of a source, from 1.
  mutating func number(of source: Source) -> Int {
    if let known = sources.firstIndex(of: source) { return known + 1 }
    sources.append(source)
    return sources.count
  }
}
