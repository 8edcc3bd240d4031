import RuleLanguage

/// What a question looks at of a row: its dossier need not say more for that.
public struct DossierPart: Sendable {
  /// The facts of the applicant, by number, each once.
  public let facts: [Int]
  /// The lists, by number, each once.
  public let lists: [Int]

  init(_ use: DossierUse) {
    let applicant = use.facts.keys.map { $0 } + use.lists.flatMap { $0.compared }
    facts = Set(applicant.filter { $0.list == nil }.map(\.index)).sorted()
    let lists = use.lists.flatMap { [$0.list, $0.labels] } + use.fields.keys.map(\.list)
    self.lists = Set(lists.compactMap { $0 }).sorted()
  }

  private init(facts: [Int], lists: [Int]) {
    self.facts = facts
    self.lists = lists
  }

  /// The same with the list of which a record is at hand.
  func with(list: Int) -> DossierPart {
    lists.contains(list) ? self : DossierPart(facts: facts, lists: lists + [list])
  }
}
