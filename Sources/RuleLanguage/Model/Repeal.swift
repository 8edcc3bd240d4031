/// A provision, or an instrument, that an act has taken away.
public struct Repeal: Sendable, Hashable {
  /// The instrument.
  public let instrument: InstrumentNumber
  /// The provision; nil: all of it.
  public let path: ProvisionPath?
  /// The act that did so, and where it says it.
  public let mark: AmendmentMark
}
