import RuleLanguage

/// A column of a table of a register: what its header stands for.
public struct RegisterColumn: Sendable, Hashable {
  /// The header as it is written.
  public let header: String
  /// What the cells are.
  public let target: Target

  /// What a column can hold.
  public enum Target: Sendable, Hashable {
    /// What tells applicants apart; in the table of a list, whose record it is.
    case identifier
    /// What the applicant, or the record of a list, is called.
    case name
    /// A place summaries go by (`huyện`, `xã`); no rule knows it.
    case group
    /// A fact or a field of a record, in a year where it is yearly.
    case fact(FactReference, year: Int?)
    /// Whether a list is known to be empty (`không có`).
    case list(Int)
    /// Left out, because it was asked to be.
    case ignored
  }
}

/// The columns of a table.
public struct RegisterTableLayout: Sendable {
  /// The list whose records it holds; nil: the applicants.
  public let list: Int?
  /// The columns, in the order of the file.
  public let columns: [RegisterColumn]
  /// The place of the identifier.
  public let identifier: Int

  /// The names a column can have that identifies the applicant.
  public static let identifierNames = ["mã", "mã_hồ_sơ", "mã_số", "id"]
  /// The names of the column that says what the applicant or the record is called.
  public static let nameNames = ["tên", "tên_gọi", "name"]
  /// The names of columns summaries may go by.
  public static let groupNames = ["huyện", "xã", "district", "commune"]
}

/// Finds what the headers of a table stand for.
struct HeaderReader {
  let vocabulary: Vocabulary
  let file: String
  let line: Int
  let ignored: Set<String>
  private(set) var problems: [RegisterProblem] = []
  /// The facts of the applicant, or the fields of the list that was asked about, by their names, and by their labels in
  /// small letters.
  private var known: (list: Int?, byName: [String: Int], byLabel: [String: [Int]])?

  init(_ vocabulary: Vocabulary, file: String, line: Int, ignored: Set<String>) {
    self.vocabulary = vocabulary
    self.file = file
    self.line = line
    self.ignored = ignored
  }

  /// The layout of a table with these headers; nil, reported, where rows of it could not be read at all.
  mutating func layout(_ headers: [String], list: Int?) -> RegisterTableLayout? {
    var seen: [RegisterColumn.Target: String] = [:]
    var columns: [RegisterColumn] = []
    for header in headers {
      let column = RegisterColumn(header: header, target: target(of: header, in: list))
      // Places of several sizes may be named.
      if column.target != .ignored, column.target != .group, let other = seen.updateValue(header, forKey: column.target)
      {
        report(.duplicateColumn(header, with: other), header)
      }
      columns.append(column)
    }
    guard let identifier = columns.firstIndex(where: { $0.target == .identifier }) else {
      report(.noIdentifier(candidates: RegisterTableLayout.identifierNames), nil)
      return nil
    }
    return RegisterTableLayout(list: list, columns: columns, identifier: identifier)
  }

  private mutating func report(_ fault: RegisterFault, _ column: String?) {
    problems.append(RegisterProblem(file: file, line: line, column: column, fault))
  }

  private mutating func target(of header: String, in list: Int?) -> RegisterColumn.Target {
    if ignored.contains(header) { return .ignored }
    let plain = header.split(separator: " ").joined(separator: "_").lowercased()
    if RegisterTableLayout.identifierNames.contains(plain) { return .identifier }
    if RegisterTableLayout.nameNames.contains(plain) { return .name }
    let (name, year) = HeaderReader.split(header)
    if let reference = fact(named: name, in: list) {
      let fact = vocabulary.fact(reference)
      if fact.isYearly, year == nil { report(.yearMissing(fact.name), header) }
      if !fact.isYearly, year != nil { report(.notYearly(fact.name), header) }
      return .fact(reference, year: fact.isYearly ? year : nil)
    }
    if list == nil {
      if let number = vocabulary.lists.indices.first(where: { isNamed($0, header) }) { return .list(number) }
      if RegisterTableLayout.groupNames.contains(plain) { return .group }
    }
    report(.unknownColumn(header, nearest: NearestName.nearest(to: name, among: names(in: list))), header)
    return .ignored
  }

  private func isNamed(_ list: Int, _ header: String) -> Bool {
    vocabulary.lists[list].name == header || vocabulary.lists[list].label == header
  }

  /// A fact by its name, else by its label where no other fact is labelled so.
  private mutating func fact(named name: String, in list: Int?) -> FactReference? {
    let facts: (list: Int?, byName: [String: Int], byLabel: [String: [Int]])
    if let known, known.list == list {
      facts = known
    } else {
      let all = list.map { vocabulary.lists[$0].fields } ?? vocabulary.facts
      facts = (
        list, Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first },
        Dictionary(grouping: all.indices) { all[$0].label.lowercased() }
      )
      known = facts
    }
    if let index = facts.byName[name] { return FactReference(list: list, index: index) }
    guard let labelled = facts.byLabel[name.lowercased()], labelled.count == 1 else { return nil }
    return FactReference(list: list, index: labelled[0])
  }

  private func names(in list: Int?) -> [String] {
    let facts = list.map { vocabulary.lists[$0].fields } ?? vocabulary.facts
    return facts.map(\.name) + (list == nil ? vocabulary.lists.map(\.name) : [])
      + RegisterTableLayout.identifierNames + RegisterTableLayout.nameNames
  }

  /// `doanh_thu.2021` or `doanh thu năm 2021`: the name, and the year where one is written.
  static func split(_ header: String) -> (name: String, year: Int?) {
    if let dot = header.lastIndex(of: "."), let year = year(header[header.index(after: dot)...]) {
      return (String(header[..<dot]), year)
    }
    let words = header.split(separator: " ")
    if words.count > 2, words[words.count - 2] == "năm", let year = year(words[words.count - 1]) {
      return (words.dropLast(2).joined(separator: " "), year)
    }
    return (header, nil)
  }

  private static func year(_ text: Substring) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), CalendarDate.years.contains(year) else { return nil }
    return year
  }
}
