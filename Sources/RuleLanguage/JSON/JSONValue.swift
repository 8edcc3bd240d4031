/// A JSON value that knows where it stands. Numbers are exact, members keep their order.
public struct JSONValue: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands; of no meaning in a value that was made to be written.
  public let span: SourceSpan

  /// The forms of a JSON value.
  public indirect enum Kind: Sendable, Hashable {
    case null
    case truth(Bool)
    /// A number, exact; never through floating point.
    case number(Ratio)
    case text(String)
    case array([JSONValue])
    /// The members in the order they are written, each key once.
    case object([JSONMember])
  }

  /// A value that was read at a place.
  public init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// A value to be written.
  public init(_ kind: Kind) {
    self.init(kind, at: SourceSpan(file: -1, start: 0, end: 0))
  }

  /// `null`.
  public static let null = JSONValue(.null)

  /// `true` or `false`.
  public static func truth(_ value: Bool) -> JSONValue { JSONValue(.truth(value)) }

  /// A whole number.
  public static func number(_ value: Int64) -> JSONValue { JSONValue(.number(Ratio(value))) }

  /// An exact number.
  public static func number(_ value: Ratio) -> JSONValue { JSONValue(.number(value)) }

  /// A text.
  public static func text(_ value: String) -> JSONValue { JSONValue(.text(value)) }

  /// A text, or `null` where there is none.
  public static func text(orNull value: String?) -> JSONValue { value.map { .text($0) } ?? .null }

  /// An array.
  public static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }

  /// An object with its members in this order.
  public static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    JSONValue(.object(members.map { JSONMember(key: $0.0, keySpan: $0.1.span, value: $0.1) }))
  }

  /// The value of a member, where this is an object that has it.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// A member of a JSON object.
public struct JSONMember: Sendable, Hashable {
  /// Its key, without quotes and escapes.
  public let key: String
  /// Where the key stands.
  public let keySpan: SourceSpan
  /// Its value.
  public let value: JSONValue
}
