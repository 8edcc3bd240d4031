/// What of a register is not in what was decided of it.
public struct RegisterGaps: Sendable, Hashable {
  /// How many rows of applicants were left out for their faults.
  public let rows: Int
  /// How many records of lists belong to nobody that is known: what is decided of whomever they belong to lacks them.
  public let records: Int
}
