import RuleLanguage

/// The facts and lists of a register that somebody wants to know: what is not among them is only looked at whether it is
/// text, and tables of other lists are not read at all.
public struct RegisterColumnSet: Sendable, Hashable {
  /// Facts of the applicant, and fields of records.
  public var facts: Set<FactReference>
  /// The lists, by number.
  public var lists: Set<Int>

  /// These facts, and these lists with those of their fields that are among the facts.
  public init(facts: Set<FactReference> = [], lists: Set<Int> = []) {
    self.facts = facts
    self.lists = lists
  }
}

extension RegisterOptions {
  /// Whether a fact is wanted. What kind of applicant it is and where always are: summaries go by them.
  func wants(_ reference: FactReference, _ vocabulary: Vocabulary) -> Bool {
    guard let wanted else { return true }
    if reference.list == nil, [vocabulary.kindFact, vocabulary.territoryFact].contains(reference.index) { return true }
    return wanted.facts.contains(reference) && reference.list.map(wanted.lists.contains) != false
  }

  /// Whether the records of a list are wanted.
  func wants(list: Int) -> Bool { wanted?.lists.contains(list) != false }
}

extension RegisterTableLayout {
  /// The same with the columns that are not wanted left out.
  func limited(to options: RegisterOptions, _ vocabulary: Vocabulary) -> RegisterTableLayout {
    guard options.wanted != nil else { return self }
    let columns = columns.map { column in
      let isWanted =
        switch column.target {
        case .fact(let reference, _): options.wants(reference, vocabulary)
        case .list(let list): options.wants(list: list)
        case .identifier, .name, .group, .ignored: true
        }
      return isWanted ? column : RegisterColumn(header: column.header, target: .ignored)
    }
    return RegisterTableLayout(list: list, columns: columns, identifier: identifier)
  }
}
