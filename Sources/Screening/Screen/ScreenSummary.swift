import Eligibility
import RuleLanguage

/// What a screening comes to: by item, by group, in all.
public struct ScreenSummary: Sendable {
  /// How many rows.
  public private(set) var rowCount = 0
  /// The items, by the number that stands for all texts.
  public private(set) var items: [Int: ItemTally] = [:]
  /// The groups, by the column they go by and their value.
  public private(set) var groups: [GroupKey: GroupTally] = [:]
  /// All rows together.
  public private(set) var whole = GroupTally()
  /// The facts that are missing, with what they would settle.
  public private(set) var questions: [FactPath.Target: Question] = [:]
  private let book: RuleBook
  private let groupNames: [String]
  /// The items that were asked for, by the number that stands for all texts; nil: all.
  public let asked: Set<Int>?

  /// One value of one column.
  public struct GroupKey: Sendable, Hashable {
    /// The column.
    public let column: String
    /// Its value; empty: not given.
    public let value: String
  }

  /// What came of an item over all rows.
  public struct ItemTally: Sendable {
    /// How many rows by answer; those out of scope are the rest.
    public internal(set) var verdicts: [Verdict: Int] = [:]
    /// What the granted ones come to after stacking, by basis.
    public internal(set) var granted: [Basis: MoneyRange] = [:]
    /// What those come to that may yet be granted, at most.
    public internal(set) var open: MoneyRange = .zero

    /// No row yet.
    public init() {}
  }

  /// What came of a group of rows.
  public struct GroupTally: Sendable {
    /// How many rows.
    public internal(set) var rowCount = 0
    /// How many of them are granted something.
    public internal(set) var granted = 0
    /// How many are granted nothing, but may yet be.
    public internal(set) var open = 0
    /// What the granted items come to, by basis.
    public internal(set) var totals: [Basis: MoneyRange] = [:]
  }

  /// What a missing fact would settle.
  public struct Question: Sendable {
    /// The items of rows it would settle by itself.
    public internal(set) var alone = 0
    /// The items of rows it would settle together with others.
    public internal(set) var together = 0
    /// The rows it bears on.
    public internal(set) var rows = 0
    /// The most that depends on it, in đồng; nil: without limit.
    public internal(set) var money: Int64? = 0
  }

  /// Nothing yet; rows have the values of these columns as their groups. With `items` only these are decided.
  public init(_ book: RuleBook, groupNames: [String], items: [Int]? = nil) {
    self.book = book
    asked = items.map { Set($0.map { book.familyOfItem[$0] }) }
    self.groupNames = groupNames
  }

  /// Counts a row in.
  public mutating func add(_ row: ScreenedRow) {
    rowCount += 1
    let isGranted = row.items.contains { $0.verdict == .eligible }
    let isOpen = row.items.contains { $0.verdict == .undetermined }
    whole.add(row, isGranted, isOpen)
    for (column, value) in zip(groupNames, row.groups) {
      groups[GroupKey(column: column, value: value), default: GroupTally()].add(row, isGranted, isOpen)
    }
    var asked: Set<FactPath.Target> = []
    for item in row.items {
      let family = book.familyOfItem[item.item]
      items[family, default: ItemTally()].add(item)
      guard item.verdict == .undetermined else { continue }
      ask(item, &asked)
    }
  }

  /// The facts that are missing: first what settles most answers by itself, then with others, then most money.
  public var orderedQuestions: [(target: FactPath.Target, question: Question)] {
    questions.sorted { left, right in
      let (one, other) = (left.value, right.value)
      if one.alone != other.alone { return one.alone > other.alone }
      if one.together != other.together { return one.together > other.together }
      if one.money != other.money { return (one.money ?? .max) > (other.money ?? .max) }
      return FactPath(left.key) < FactPath(right.key)
    }.map { ($0.key, $0.value) }
  }

  private mutating func ask(_ item: ScreenedItem, _ asked: inout Set<FactPath.Target>) {
    let alone = Set(item.missing.filter { $0.count == 1 }.map { $0[0].target })
    let all = Set(item.missing.joined().map(\.target))
    for target in all {
      var question = questions[target] ?? Question()
      if alone.contains(target) { question.alone += 1 } else { question.together += 1 }
      if asked.insert(target).inserted { question.rows += 1 }
      if let amount = item.amount {
        question.money = MoneyRange(low: 0, high: question.money).adding(amount).high
      }
      questions[target] = question
    }
  }
}

extension ScreenSummary.ItemTally {
  fileprivate mutating func add(_ item: ScreenedItem) {
    verdicts[item.verdict, default: 0] += 1
    guard let amount = item.taken ?? item.amount else { return }
    switch item.verdict {
    case .eligible:
      granted.add(amount, to: item.basis)
    case .undetermined: open = open.adding(MoneyRange(low: 0, high: amount.high))
    case .ineligible, .outOfScope, .conflict: break
    }
  }
}

extension ScreenSummary.GroupTally {
  fileprivate mutating func add(_ row: ScreenedRow, _ isGranted: Bool, _ isOpen: Bool) {
    rowCount += 1
    if isGranted { granted += 1 } else if isOpen { open += 1 }
    for (basis, total) in row.totals { totals.add(total, to: basis) }
  }
}
