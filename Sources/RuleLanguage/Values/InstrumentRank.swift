/// The order of acts, the highest first (DESIGN §2.6). Laws and resolutions of the National Assembly bear one number and
/// are one rank here.
public enum InstrumentRank: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// Luật, Bộ luật, nghị quyết của Quốc hội.
  case nationalAssembly
  /// Pháp lệnh, nghị quyết của Ủy ban thường vụ Quốc hội.
  case standingCommittee
  /// Nghị định.
  case government
  /// Quyết định của Thủ tướng.
  case primeMinister
  /// Thông tư.
  case ministry
  /// Nghị quyết của Hội đồng nhân dân tỉnh.
  case provincialCouncil
  /// Quyết định của Ủy ban nhân dân tỉnh.
  case provincialCommittee
  /// What the number does not say.
  case other

  /// The higher act first.
  public static func < (left: InstrumentRank, right: InstrumentRank) -> Bool { left.rawValue < right.rawValue }
}
