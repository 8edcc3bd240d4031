/// `không cộng dồn …`, `được chọn một …`, `tổng … tối đa …`: what may be received together (DESIGN §2.6).
public struct StackingSyntax: Sendable, Hashable {
  /// Which of the three.
  public let kind: Kind
  /// The items it is about, by where they stand or by name.
  public let members: [StackingMemberSyntax]
  /// The ceiling of `tổng … tối đa …`.
  public let ceiling: CeilingSyntax?
  /// `khi …`: when it counts.
  public let condition: ExpressionSyntax?
  /// Its trailer.
  public internal(set) var trailer: TrailerSyntax?
  /// Where it stands.
  public let span: SourceSpan

  /// The three rules on what may be received together.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Items that are not received together.
    case notTogether = "không cộng dồn"
    /// The same content at several levels, of which one is taken.
    case chooseOne = "được chọn một"
    /// What items come to together at most.
    case jointCeiling = "tổng"
  }
}

/// What a rule on stacking names.
public enum StackingMemberSyntax: Sendable, Hashable {
  /// The items that stand at a place of the law.
  case place(ReferenceSyntax)
  /// An item by its name: the only way where it stands in a `điều ?`.
  case item(NameSyntax, of: InstrumentNumberSyntax?)

  /// Where it stands.
  public var span: SourceSpan {
    switch self {
    case .place(let reference): reference.span
    case .item(let name, of: let instrument): instrument.map { name.span.joined(with: $0.span) } ?? name.span
    }
  }
}
