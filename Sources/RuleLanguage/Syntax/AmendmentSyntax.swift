/// What an act says of another: `sửa đổi …`, `bổ sung …`, `thay thế …`, `bãi bỏ …` (DESIGN §2.4).
public struct AmendmentSyntax: Sendable, Hashable {
  /// What is done.
  public let action: AmendmentAction
  /// To what.
  public let target: Target
  /// What stands there from then on.
  public let content: Content
  /// Where its first line stands.
  public let span: SourceSpan

  /// What is changed.
  public enum Target: Sendable, Hashable {
    /// A provision of an instrument.
    case provision(ReferenceSyntax, InstrumentNumberSyntax)
    /// A support item by its name: for one whose article has no known number, or that shares its place with others.
    case item(NameSyntax, InstrumentNumberSyntax)
    /// An instrument as a whole: its head, or its end.
    case instrument(InstrumentNumberSyntax)
  }

  /// The lines below an amendment.
  public struct Content: Sendable, Hashable {
    /// The title of a provision that is added.
    public var title: TextSyntax?
    /// Clauses of the head of the instrument.
    public var header: [HeaderClauseSyntax] = []
    /// Clauses of the one item that stands in the provision.
    public var clauses: [ClauseSyntax] = []
    /// Statements of the provision.
    public var statements: [StatementSyntax] = []

    /// Whether nothing stands there.
    public var isEmpty: Bool { header.isEmpty && clauses.isEmpty && statements.isEmpty }
  }

  /// The instrument it is about.
  public var instrument: InstrumentNumberSyntax {
    switch target {
    case .provision(_, let number), .item(_, let number), .instrument(let number): number
    }
  }
}

/// The four things an act can do to a provision.
public enum AmendmentAction: String, Sendable, Hashable, CaseIterable {
  /// What it names of the provision is put in the place of what stood there.
  case amend = "sửa đổi"
  /// What it names stands there besides.
  case add = "bổ sung"
  /// It stands there alone; what stood there is gone.
  case replace = "thay thế"
  /// Nothing stands there any more.
  case repeal = "bãi bỏ"
}

/// `chuyển tiếp khi COND xét theo 08/2019/NQ-HĐND`: what is judged by the old instrument still.
public struct TransitionSyntax: Sendable, Hashable {
  /// Of what: a condition about the applicant.
  public let condition: ExpressionSyntax
  /// By which instrument it is judged.
  public let instrument: InstrumentNumberSyntax
  /// Its trailer.
  public let trailer: TrailerSyntax?
  /// Where it stands.
  public let span: SourceSpan
}

/// The act that put a clause where it stands.
public struct AmendmentMark: Sendable, Hashable {
  /// What it did.
  public let action: AmendmentAction
  /// The act.
  public let instrument: InstrumentNumber
  /// The provision of the act.
  public let path: ProvisionPath

  /// What an act did, and where it says so.
  public init(action: AmendmentAction, instrument: InstrumentNumber, path: ProvisionPath) {
    self.action = action
    self.instrument = instrument
    self.path = path
  }
}
