/// What can be known about an applicant (DESIGN §2.1), checked.
public struct Vocabulary: Sendable {
  /// What the applicant is called in keys (`tổ_chức`).
  public internal(set) var applicantName = "tổ_chức"
  /// How people read it.
  public internal(set) var applicantLabel = "tổ chức"
  /// The units; `tháng` and `ngày` come first. The names of lists are units too, for numbers of records.
  public internal(set) var units = [Unit(name: "tháng"), Unit(name: "ngày")]
  /// The enumerations and grades.
  public internal(set) var enumerations: [Enumeration] = []
  /// The applicant's facts.
  public internal(set) var facts: [Fact] = []
  /// The lists of records.
  public internal(set) var lists: [RecordList] = []
  /// The parameters.
  public internal(set) var parameters: [Parameter] = []
  /// The fact that says what kind of applicant it is.
  public internal(set) var kindFact: Int?
  /// The fact that says which province it is in.
  public internal(set) var territoryFact: Int?
  /// The ledger of support already received.
  public internal(set) var ledger: LedgerLayout?

  /// The fact a reference points at.
  public func fact(_ reference: FactReference) -> Fact {
    guard let list = reference.list else { return facts[reference.index] }
    return lists[list].fields[reference.index]
  }

  /// Finds an applicant's fact.
  public func fact(named name: String) -> FactReference? {
    factNumbers[name].map { FactReference(list: nil, index: $0) }
  }

  /// Finds a list.
  public func list(named name: String) -> Int? { listNumbers[name] }

  /// Finds a field of a list.
  public func field(named name: String, of list: Int) -> FactReference? {
    lists[list].fields.firstIndex { $0.name == name }.map { FactReference(list: list, index: $0) }
  }

  /// The applicant's facts by name.
  var factNumbers: [String: Int] = [:]
  /// The lists by name.
  var listNumbers: [String: Int] = [:]
}

/// Points at a fact: of the applicant, or of the records of a list.
public struct FactReference: Sendable, Hashable, Comparable {
  /// The list, or nil for the applicant.
  public let list: Int?
  /// The place in the facts or fields.
  public let index: Int

  /// A fact of the applicant (`list` nil) or a field of a list.
  public init(list: Int?, index: Int) {
    self.list = list
    self.index = index
  }

  /// The applicant's facts first, then list by list.
  public static func < (left: FactReference, right: FactReference) -> Bool {
    (left.list ?? -1, left.index) < (right.list ?? -1, right.index)
  }
}

/// A fact of the vocabulary.
public struct Fact: Sendable {
  /// Its name.
  public let name: String
  /// How people read it.
  public let label: String
  /// What it holds.
  public let kind: FactKind
  /// Whether it holds one value a calendar year.
  public let isYearly: Bool
  /// Whether the applicant cannot change it.
  public let isFixed: Bool
  /// Where it is declared.
  public let span: SourceSpan
}

/// What a fact holds.
public enum FactKind: Sendable, Hashable {
  /// `đúng sai`.
  case truth
  /// `nhận định`: a person's judgement.
  case judgement
  /// `giấy tờ`: whether the paper is there.
  case paper
  /// `một trong`, `bậc`: a value of an enumeration.
  case symbol(Int)
  /// A number.
  case quantity(QuantityKind)
  /// `ngày`.
  case date
  /// `chữ`.
  case text
  /// `khoản hỗ trợ`.
  case supportItem
  /// `văn bản`.
  case instrument

  /// The type of its value in an expression.
  public var type: ValueType {
    switch self {
    case .truth, .judgement, .paper: .truth
    case .symbol(let enumeration): .symbol(enumeration)
    case .quantity(let kind): .quantity(kind.dimension)
    case .date: .date
    case .text: .text
    case .supportItem: .supportItem
    case .instrument: .instrument
    }
  }
}

/// A number of a fact: its dimension, whether it is whole, its range (both ends inclusive), and whether people write it in %.
public struct QuantityKind: Sendable, Hashable {
  /// What it measures.
  public let dimension: Dimension
  /// Whether only whole numbers are allowed.
  public let isWhole: Bool
  /// The lowest value, in đồng, months, days or the unit.
  public let low: Ratio?
  /// The highest value.
  public let high: Ratio?
  /// Whether it is written in percent.
  public let isRatio: Bool
}

/// An enumeration (`một trong`) or grade (`bậc`).
public struct Enumeration: Sendable {
  /// Its values in order.
  public let values: [EnumerationValue]
  /// Whether they are ordered.
  public let isOrdered: Bool
  /// The name of the fact that declares it.
  public let name: String

  /// The number of a value.
  public func number(of name: String) -> Int? { values.firstIndex { $0.name == name } }

  /// The most values one may have: a set of them is one machine word.
  public static let limit = 64
}

/// A value of an enumeration.
public struct EnumerationValue: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// How people read it.
  public let label: String
}

/// A list of records.
public struct RecordList: Sendable {
  /// Its name.
  public let name: String
  /// How people read it.
  public internal(set) var label: String
  /// Its fields.
  public internal(set) var fields: [Fact]
  /// The unit that counts its records.
  public let unit: Int
}

/// Where in the ledger what is found.
public struct LedgerLayout: Sendable, Hashable {
  /// The list.
  public let list: Int
  /// `khoản_hỗ_trợ`: which item.
  public let item: Int
  /// `số_tiền`.
  public let amount: Int
  /// `ngày`.
  public let date: Int
  /// `văn_bản`: which instrument.
  public let instrument: Int?
  /// `nội_dung`: which content.
  public let content: Int?
}

/// A value that changes with time, and with a fact where it has a key (DESIGN §2.3).
public struct Parameter: Sendable {
  /// Its name.
  public let name: String
  /// How people read it.
  public let label: String
  /// The dimension of its value.
  public let dimension: Dimension
  /// Whether its values are whole.
  public let isWhole: Bool
  /// The fact it follows.
  public let key: FactReference?
  /// Where it is declared.
  public let span: SourceSpan
}
