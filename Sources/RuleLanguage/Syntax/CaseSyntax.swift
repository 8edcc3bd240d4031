/// `trường hợp "…"`: a dossier, and what must come out of it where `chờ đợi` stands.
public struct CaseSyntax: Sendable, Hashable {
  /// Its name.
  public let name: TextSyntax
  /// `ghi chú "…"`.
  public let note: TextSyntax?
  /// `như "…"`: the case of the same file whose facts it starts from.
  public let base: TextSyntax?
  /// `không dùng giả định`.
  public let withoutAssumptions: Bool
  /// `xét ngày …`.
  public let date: CalendarDate?
  /// The facts of the applicant.
  public let facts: [GivenFactSyntax]
  /// The lists that are said to be empty (`đã_nhận không có`).
  public let emptyLists: [NameSyntax]
  /// The records, in order.
  public let records: [RecordSyntax]
  /// What must come out.
  public let expectations: [ExpectationSyntax]
  /// Where its first line stands.
  public let span: SourceSpan
}

/// A record of a list: `dự_án_liên_kết "Nấm ăn"` and the facts that follow.
public struct RecordSyntax: Sendable, Hashable {
  /// The list.
  public let list: NameSyntax
  /// What the record is called.
  public let label: TextSyntax
  /// Its facts.
  public let facts: [GivenFactSyntax]
}

/// A fact that is given. The parser cannot know whether a line belongs to a record or to the applicant: a line after a
/// record line belongs to the record if the list has such a field; the dossier reader decides.
public struct GivenFactSyntax: Sendable, Hashable {
  /// The fact.
  public let name: NameSyntax
  /// Its value, or its values by year.
  public let value: Value

  /// The forms of a given fact.
  public enum Value: Sendable, Hashable {
    case single(GivenValueSyntax)
    case byYear([YearValue])
  }

  /// `năm 2021: 1,2 tỷ đồng`.
  public struct YearValue: Sendable, Hashable {
    /// The calendar year.
    public let year: Int
    /// The value.
    public let value: GivenValueSyntax
    /// Where the year stands.
    public let span: SourceSpan
  }
}

/// A value in a dossier, as written.
public struct GivenValueSyntax: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: SourceSpan

  /// The forms of a value.
  public enum Kind: Sendable, Hashable {
    /// A literal, a `-` taken in.
    case literal(LiteralSyntax)
    /// A value of an enumeration, or the name of a support item.
    case name(NameSyntax)
    /// `quảng_bá_sản_phẩm của 52/2018/NĐ-CP`.
    case supportItem(NameSyntax, of: InstrumentNumberSyntax)
    /// `có`/`đúng` or `không`/`sai`, with who judged so, for a judgement.
    case truth(Bool, JudgementSyntax?)
    /// `không biết`.
    case unknown
    /// `không áp dụng`.
    case notApplicable
    /// The parser could not read it and has said so.
    case invalid
  }
}

/// `theo "Biên bản 12" của "Hội đồng thẩm định" ngày 01/02/2022`.
public struct JudgementSyntax: Sendable, Hashable {
  /// The paper.
  public let paper: TextSyntax?
  /// Who judged.
  public let person: TextSyntax?
  /// When.
  public let date: CalendarDate?
}

/// One line under `chờ đợi`.
public struct ExpectationSyntax: Sendable, Hashable {
  /// The instrument.
  public let instrument: InstrumentNumberSyntax
  /// What it is about.
  public let subject: ExpectedSubject
  /// Its name.
  public let item: NameSyntax
  /// What comes of it.
  public let answer: ExpectedAnswer
  /// The amount.
  public let amount: ExpectedAmount?
  /// What may be paid today (`được chi X`).
  public let payable: ExpectedAmount?
  /// Whether it is chosen where not all can be received together.
  public let choice: ExpectedChoice?
  /// What is left of the amount after that (`được chọn X`).
  public let taken: ExpectedAmount?
  /// At which level of priority it is.
  public let priority: ExpectedPriority?
  /// Provisions of conditions that must have failed.
  public let because: [ReferenceSyntax]
  /// Facts that must be among those needed.
  public let needs: [NameSyntax]
  /// The basis.
  public let basis: ExpectedBasis?
  /// Where it stands.
  public let span: SourceSpan
}

/// What a line under `chờ đợi` is about.
public enum ExpectedSubject: Sendable, Hashable {
  /// `hỗ trợ NAME`.
  case item
  /// `điều kiện NAME`.
  case conditionSet
  /// `chấm điểm NAME`.
  case score
  /// `xếp loại NAME`.
  case grading
}

/// What a case says comes of it.
public enum ExpectedAnswer: Sendable, Hashable {
  /// A verdict; of a score or a grade, that it is out of scope.
  case verdict(ExpectedVerdict)
  /// `72`, `từ 60 đến 75`: points.
  case points(low: Ratio, high: Ratio)
  /// `khá`, `trung_bình, khá`, `không xếp loại`: the grades it may be, and whether it may be given none.
  case grades([NameSyntax], mayBeUngraded: Bool)
}

/// What a case says of priority.
public struct ExpectedPriority: Sendable, Hashable {
  /// What comes of the rule.
  public let answer: Answer
  /// `theo điều 4 khoản 2 của …`: of which rule; nil: of any of those that are about the item.
  public let rule: ReferenceSyntax?

  /// What comes of a rule on priority.
  public enum Answer: Sendable, Hashable {
    /// `ưu tiên mức 2`: the criteria are ranked and the second is the first that holds.
    case level(Int)
    /// `ưu tiên tiêu chí 1, 3`: these criteria, no others, are sure to hold.
    case criteria([Int])
    /// `ưu tiên chưa rõ`: it depends on what is not known.
    case open
    /// `không ưu tiên`: none holds.
    case none
  }
}

/// A verdict as a case writes it.
public enum ExpectedVerdict: Sendable, Hashable {
  /// `được`; for a set of conditions `đạt`.
  case eligible
  /// `không`; for a set of conditions `không đạt`.
  case ineligible
  /// `chưa đủ căn cứ`.
  case undetermined
  /// `ngoài phạm vi`.
  case outOfScope
  /// `mâu thuẫn`.
  case conflict
}

/// What a case says of the choice between items.
public enum ExpectedChoice: Sendable, Hashable {
  /// `được chọn`.
  case chosen
  /// `không được chọn`.
  case leftOut
  /// `có thể được chọn`: it depends on what is not known.
  case open
}

/// An amount as a case writes it, in đồng.
public enum ExpectedAmount: Sendable, Hashable {
  /// Exactly.
  case exactly(Int64)
  /// `đến X`: from 0 to X.
  case upTo(Int64)
  /// `từ X`: X or more, no upper end.
  case from(Int64)
  /// `từ X đến Y`.
  case between(Int64, Int64)
  /// `cho phép X`: X lies in the range.
  case allows(Int64)
}

/// `căn cứ văn bản` and so on.
public enum ExpectedBasis: Sendable, Hashable {
  case text
  case secondary
  case assumption
  case hole
}
