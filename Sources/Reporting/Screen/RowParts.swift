import Eligibility

/// What may be left out of the rows of a screening.
public struct RowParts: OptionSet, Sendable {
  /// A bit for each part.
  public let rawValue: UInt8

  /// The parts with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What the applicant is called.
  public static let name = RowParts(rawValue: 1)
  /// The provisions that fail, of what is refused.
  public static let failed = RowParts(rawValue: 2)
  /// The facts that are missing, of what is open.
  public static let missing = RowParts(rawValue: 4)
  /// Whether an item is chosen, where not all may be received together.
  public static let choice = RowParts(rawValue: 8)
  /// The weakest source the answer rests on.
  public static let basis = RowParts(rawValue: 16)

  /// All of them.
  public static let all: RowParts = [.name, .choice, .basis, .failed, .missing]
  /// The answers alone, with what they rest on: no names and no reasons.
  public static let brief: RowParts = [.choice, .basis]

  /// Each by itself, with the column it is, in the order in which they are written.
  public static let named: [(column: String, part: RowParts)] = [
    ("tên", .name), ("được_chọn", .choice), ("căn_cứ", .basis), ("không_đạt_ở", .failed), ("cần_biết", .missing),
  ]

  /// Whether anything is said of why an item came out as it did.
  var tellReasons: Bool { !isDisjoint(with: [.failed, .missing]) }

  /// What has to be found out of why items come out as they do.
  public var reasons: ReasonsAsked { contains(.missing) ? .all : .failures }
}
