/// A rule, vocabulary or case file, as written.
public struct RuleFileSyntax: Sendable, Hashable {
  /// What stands in it, in order.
  public let declarations: [DeclarationSyntax]
}

/// What can stand at the top of a file.
public enum DeclarationSyntax: Sendable, Hashable {
  /// `đơn vị ha, km`.
  case units([NameSyntax])
  /// `hồ sơ tổ_chức …`.
  case vocabulary(VocabularySyntax)
  /// `tham số …`.
  case parameter(ParameterSyntax)
  /// `văn bản …`.
  case instrument(InstrumentSyntax)
  /// `giả định cho …`.
  case assumption(AssumptionSyntax)
  /// `trường hợp …`.
  case dossier(CaseSyntax)
}

/// `hồ sơ tổ_chức "…"` with its facts and lists.
public struct VocabularySyntax: Sendable, Hashable {
  /// What the applicant is called (`tổ_chức`).
  public let name: NameSyntax
  /// Its label.
  public let label: TextSyntax?
  /// The applicant's facts.
  public let facts: [FactSyntax]
  /// Its lists.
  public let lists: [ListSyntax]
}

/// `danh sách dự_án_liên_kết "…"` with its fields.
public struct ListSyntax: Sendable, Hashable {
  /// Its name.
  public let name: NameSyntax
  /// Its label.
  public let label: TextSyntax?
  /// The fields of a record.
  public let fields: [FactSyntax]
}

/// One fact line of the vocabulary.
public struct FactSyntax: Sendable, Hashable {
  /// Its name.
  public let name: NameSyntax
  /// Its type.
  public let type: TypeSyntax
  /// `theo năm`.
  public let isYearly: Bool
  /// `cố định`.
  public let isFixed: Bool
  /// `là đối tượng`.
  public let isBeneficiaryKind: Bool
  /// `là địa bàn áp dụng`.
  public let isTerritory: Bool
  /// Its label.
  public let label: TextSyntax?
}

/// A type, as written.
public struct TypeSyntax: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: SourceSpan

  /// The types of section 2 of the guide.
  public enum Kind: Sendable, Hashable {
    case truth
    case judgement
    case paper
    case oneOf([EnumerationValueSyntax])
    case grade([EnumerationValueSyntax])
    /// `tiền`, `tiền/tháng` with its unit.
    case money(per: NameSyntax?, RangeSyntax?)
    case integer(unit: NameSyntax?, RangeSyntax?)
    case number(unit: NameSyntax?, RangeSyntax?)
    case ratio(RangeSyntax?)
    case date
    case months(RangeSyntax?)
    case days(RangeSyntax?)
    case text
    case supportItem
    case instrument
    /// The parser could not read it and has said so.
    case invalid
  }
}

/// A value of an enumeration with its label.
public struct EnumerationValueSyntax: Sendable, Hashable {
  /// The value.
  public let name: NameSyntax
  /// Its label.
  public let label: TextSyntax?
}

/// `từ A`, `từ A đến B`: both inclusive, literals (a `-` may stand before).
public struct RangeSyntax: Sendable, Hashable {
  /// The lowest value.
  public let low: ExpressionSyntax?
  /// The highest value.
  public let high: ExpressionSyntax?
}

/// `tham số lương_tối_thiểu_vùng tiền/tháng theo vùng_lương "…"`.
public struct ParameterSyntax: Sendable, Hashable {
  /// Its name.
  public let name: NameSyntax
  /// The type of its value.
  public let type: TypeSyntax
  /// The fact it follows.
  public let key: NameSyntax?
  /// Its label.
  public let label: TextSyntax?
}
