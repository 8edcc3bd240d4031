/// A provision, or an instrument, that an act has taken away.
public struct Repeal: Sendable, Hashable {
  /// The instrument.
  public let instrument: InstrumentNumber
  /// The provision; nil: all of it.
  public let path: ProvisionPath?
  /// The one item of it that is gone; nil: all that stood there.
  public let item: String?
  /// The act that did so, and where it says it.
  public let mark: AmendmentMark
  /// Whether that is only assumed.
  public let isAssumed: Bool
}
