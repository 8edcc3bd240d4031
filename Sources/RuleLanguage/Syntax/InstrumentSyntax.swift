/// `văn bản 52/2018/NĐ-CP`, its header and its provisions.
public struct InstrumentSyntax: Sendable, Hashable {
  /// Whether it is a draft (`dự thảo`), which counts only where it is asked for.
  public let isDraft: Bool
  /// Its number.
  public let number: InstrumentNumberSyntax
  /// Its header clauses, in order.
  public internal(set) var header: [HeaderClauseSyntax]
  /// Its provisions, in order; each carries its whole path.
  public internal(set) var provisions: [ProvisionSyntax]
}

/// A clause of the header of an instrument.
public struct HeaderClauseSyntax: Sendable, Hashable {
  /// What it says.
  public let kind: Kind
  /// Where it stands.
  public let span: SourceSpan

  /// The header clauses of section 3 of the guide.
  public enum Kind: Sendable, Hashable {
    case title(TextSyntax)
    case issuer(TextSyntax)
    case issued(CalendarDate)
    /// `hiệu lực từ X`: a date or a hole.
    case validFrom(ExpressionSyntax)
    /// `hiệu lực đến X`: a date or a hole; also the second half of `hiệu lực từ A đến B`.
    case validUntil(ExpressionSyntax)
    case nationwide
    case territory([NameSyntax])
    case referenceDate(NameSyntax)
    case source(SourceSyntax)
  }
}

/// `nguồn văn bản gốc "…"` or `nguồn thứ cấp "…"`.
public struct SourceSyntax: Sendable, Hashable {
  /// How far it can be trusted: the gazette text, somebody who quotes it, or (never written) an assumption.
  public let basis: Basis
  /// Where, or who says so.
  public let text: TextSyntax
}

/// One provision with what stands in it.
public struct ProvisionSyntax: Sendable, Hashable {
  /// Where it is in the instrument.
  public let path: ProvisionPath
  /// The title of its điều or khoản, where one is written at this header.
  public let title: TextSyntax?
  /// What stands in it.
  public internal(set) var statements: [StatementSyntax]
  /// Where its header stands.
  public let span: SourceSpan
}

/// Điều, khoản, điểm.
public struct ProvisionPath: Sendable, Hashable {
  /// The number of the điều ("9", "15a"), or nil for `điều ?`.
  public let article: String?
  /// Which `điều ?` of the instrument this is, from 1; 0 where the number is known.
  public let unknownArticle: Int
  /// The khoản.
  public let clause: String?
  /// The điểm.
  public let point: String?
}

extension ProvisionPath {
  /// As it is written: `điều 9 khoản 3 điểm a`.
  var words: String {
    let parts = [article.map { "điều \($0)" } ?? "điều ?", clause.map { "khoản \($0)" }, point.map { "điểm \($0)" }]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

/// What can stand in a provision.
public enum StatementSyntax: Sendable, Hashable {
  /// `hỗ trợ …`.
  case supportItem(SupportItemSyntax)
  /// `điều kiện NAME …`.
  case conditionSet(ConditionSetSyntax)
  /// `định nghĩa NAME … là …`.
  case definition(DefinitionSyntax)
  /// `điều kiện chung …`, `đối tượng chung …`, `không hỗ trợ khi …`.
  case common(CommonClauseSyntax)
  /// `quy định PARAMETER …`.
  case parameterValue(ParameterValueSyntax)
  /// `không cộng dồn …`, `được chọn một …`, `tổng … tối đa …`.
  case stacking(StackingSyntax)
  /// `ưu tiên …`.
  case priority(PrioritySyntax)
  /// `sửa đổi …`, `bổ sung …`, `thay thế …`, `bãi bỏ …`.
  case amendment(AmendmentSyntax)
  /// `chuyển tiếp khi …`.
  case transition(TransitionSyntax)
  /// `nguồn …`.
  case source(SourceSyntax)
}

/// `điều kiện NAME "label" cho mỗi LIST` + condition.
public struct ConditionSetSyntax: Sendable, Hashable {
  /// Its name.
  public let name: NameSyntax
  /// Its label.
  public let label: TextSyntax?
  /// The list whose records it is about.
  public let list: NameSyntax?
  /// The condition.
  public let condition: ExpressionSyntax
  /// Its trailer.
  public internal(set) var trailer: TrailerSyntax?
}

/// `định nghĩa NAME "label" cho mỗi LIST là EXPR`; `chấm điểm NAME …`, `xếp loại NAME …`.
public struct DefinitionSyntax: Sendable, Hashable {
  /// Its name.
  public let name: NameSyntax
  /// Its label.
  public let label: TextSyntax?
  /// The list whose records it is about.
  public let list: NameSyntax?
  /// What it is.
  public let value: ExpressionSyntax
  /// Its trailer.
  public internal(set) var trailer: TrailerSyntax?
}

/// A clause common to several items.
public struct CommonClauseSyntax: Sendable, Hashable {
  /// What it says.
  public let kind: Kind
  /// The provisions whose items it is for; empty: all of the instrument.
  public let scope: [ReferenceSyntax]
  /// Its trailer.
  public internal(set) var trailer: TrailerSyntax?
  /// Where it stands.
  public let span: SourceSpan

  /// The three common clauses.
  public enum Kind: Sendable, Hashable {
    case condition(list: NameSyntax?, ExpressionSyntax)
    case beneficiaries([BeneficiarySyntax])
    case exclusion(ExpressionSyntax)
  }
}

/// `quy định PARAMETER là EXPR` or `… theo FACT` + rows.
public struct ParameterValueSyntax: Sendable, Hashable {
  /// The parameter.
  public let name: NameSyntax
  /// Its value; a table where it follows a fact.
  public let value: ExpressionSyntax
  /// Its trailer.
  public internal(set) var trailer: TrailerSyntax?
}

/// `(theo khoản 3, nguồn thứ cấp "…")` at the end of a clause.
public struct TrailerSyntax: Sendable, Hashable {
  /// Where the clause really stands.
  public internal(set) var citation: ReferenceSyntax?
  /// Where it was read.
  public internal(set) var source: SourceSyntax?
  /// The act that put the clause there; never written, found by consolidation.
  public internal(set) var amendment: AmendmentMark?
}

/// `giả định cho 08/2019/NQ-HĐND`.
public struct AssumptionSyntax: Sendable, Hashable {
  /// The instrument whose holes it fills.
  public let instrument: InstrumentNumberSyntax
  /// Why (`vì "…"`).
  public let reason: TextSyntax?
  /// What it fills.
  public let changes: [Change]
  /// What it takes provisions nobody has read to say.
  public let provisions: [ProvisionSyntax]
  /// Where it stands.
  public let span: SourceSpan

  /// `sửa đổi …`.
  public enum Change: Sendable, Hashable {
    /// `sửa đổi hỗ trợ NAME` + clauses.
    case supportItem(SupportItemSyntax)
    /// `sửa đổi điều kiện NAME` + condition.
    case conditionSet(ConditionSetSyntax)
    /// `sửa đổi định nghĩa NAME là EXPR`.
    case definition(DefinitionSyntax)
    /// `sửa đổi quy định PARAMETER …`.
    case parameterValue(ParameterValueSyntax)
    /// `sửa đổi hiệu lực từ …` / `… đến …`.
    case header(HeaderClauseSyntax)
  }
}
