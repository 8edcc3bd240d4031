/// Three-valued truth (Kleene; DESIGN §3).
public enum Truth: Sendable, Hashable {
  case yes
  case no
  case unknown

  /// The truth of something known.
  public init(_ value: Bool) { self = value ? .yes : .no }

  /// Both.
  public func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    return self == .yes && other == .yes ? .yes : .unknown
  }

  /// Either.
  public func or(_ other: Truth) -> Truth {
    if self == .yes || other == .yes { return .yes }
    return self == .no && other == .no ? .no : .unknown
  }

  /// Not.
  public var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }
}
