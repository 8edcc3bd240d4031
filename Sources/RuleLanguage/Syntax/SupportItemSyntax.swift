/// `hỗ trợ NAME "label"` and its clauses.
public struct SupportItemSyntax: Sendable, Hashable {
  /// Its name.
  public let name: NameSyntax
  /// Its label.
  public let label: TextSyntax?
  /// Its clauses, in order.
  public internal(set) var clauses: [ClauseSyntax]
  /// Where its first line stands.
  public let span: SourceSpan
  /// The act that put it where it stands; never written, found by consolidation.
  public internal(set) var amendment: AmendmentMark?
}

/// A clause of a support item.
public struct ClauseSyntax: Sendable, Hashable {
  /// What it says.
  public let kind: Kind
  /// Its trailer.
  public internal(set) var trailer: TrailerSyntax?
  /// Where it stands.
  public let span: SourceSpan

  /// The clauses of section 4 of the guide.
  public enum Kind: Sendable, Hashable {
    case beneficiaries([BeneficiarySyntax])
    /// `cho mỗi LIST`, `cho mỗi LIST mà COND`.
    case perRecord(NameSyntax, filter: ExpressionSyntax?)
    case condition(ExpressionSyntax)
    case exclusion(ExpressionSyntax)
    case amount(AmountBound, ExpressionSyntax)
    case inKind(TextSyntax)
    case decision(NameSyntax)
    /// `tối đa X mỗi …, Y mỗi …`.
    case ceilings([CeilingSyntax])
    case rounding(RoundingDirection, step: Int64)
    case times(Int64, per: [NameSyntax])
    case deductReceived(same: [NameSyntax])
    /// `chi 50% khi A, 100% khi B`.
    case payment([PaymentStepSyntax])
    case advance(Ratio)
    case papers([NameSyntax])
    case authority(TextSyntax, days: Int64?)
    case funding([FundingSyntax])
    case content(NameSyntax)
    case source(SourceSyntax)
  }
}

/// The three things an act can say of an amount (DESIGN §2.3).
public enum AmountBound: Sendable, Hashable {
  /// `mức X`: the law fixes it.
  case exact
  /// `mức không quá X`: a ceiling, the authority decides below it.
  case atMost
  /// `mức ít nhất X`: a floor, somebody else sets the amount above it.
  case atLeast
}

/// A kind of applicant, with a condition where one is given (`doanh_nghiệp khi quy_mô là nhỏ`).
public struct BeneficiarySyntax: Sendable, Hashable {
  /// Which applicants.
  public let who: Who
  /// What they must be besides; a hole where nobody has read whether they are meant.
  public let condition: ExpressionSyntax?

  /// Which applicants a beneficiary clause names.
  public enum Who: Sendable, Hashable {
    /// One kind.
    case kind(NameSyntax)
    /// Every kind not named before it in the clause: `mọi loại hình`, `còn lại chưa rõ "…"`, `chưa rõ "…"`.
    case others(SourceSpan)
  }
}

/// One ceiling: a value and its keys (`mỗi tổ_chức`, `mỗi năm`).
public struct CeilingSyntax: Sendable, Hashable {
  /// The value: money, a table of money, or a number of records.
  public let value: ExpressionSyntax
  /// The keys; `năm` among them where the ceiling is a year's.
  public let keys: [NameSyntax]
  /// Where it stands.
  public let span: SourceSpan
}

/// `50% khi COND`.
public struct PaymentStepSyntax: Sendable, Hashable {
  /// The share that may be paid.
  public let share: Ratio
  /// When.
  public let condition: ExpressionSyntax
}

/// A payer and its share.
public struct FundingSyntax: Sendable, Hashable {
  /// Who pays (`ngân_sách_tỉnh`).
  public let name: NameSyntax
  /// How much of it.
  public let share: FundingShare
}

/// The share of a payer.
public enum FundingShare: Sendable, Hashable {
  /// No share is stated.
  case unstated
  /// Exactly so much.
  case exactly(Ratio)
  /// At most so much.
  case atMost(Ratio)
  /// The rest.
  case remainder
}
