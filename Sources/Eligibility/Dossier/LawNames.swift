import RuleLanguage

/// The instruments and support items of a rule book by name, for dossiers, cases and registers that speak of them.
public struct LawNames: Sendable {
  /// The items of a name, in the order of the book.
  private var items: [String: [Int]] = [:]
  private var instruments: [InstrumentNumber: Int] = [:]
  /// The instrument of each item.
  private var numbers: [InstrumentNumber] = []

  /// The names of a rule book.
  public init(_ book: RuleBook) {
    for (index, instrument) in book.instruments.enumerated() where instruments[instrument.number] == nil {
      instruments[instrument.number] = index
    }
    for item in book.distinctItems { items[item.name, default: []].append(item.number) }
    numbers = book.items.map { book.instruments[$0.instrument].number }
  }

  /// What came of looking for an item.
  public enum Found {
    /// The item, by number.
    case item(Int)
    /// There is none, or more than one.
    case problem(DossierProblem)
  }

  /// The number of an instrument of the book.
  func instrument(_ number: InstrumentNumber) -> Int? { instruments[number] }

  /// The instrument of an item.
  func instrument(ofItem item: Int) -> InstrumentNumber? { numbers.indices.contains(item) ? numbers[item] : nil }

  /// An instrument of the same number and year whose kind is spelt nearly the same: most likely the one that is meant.
  func slip(of number: InstrumentNumber) -> InstrumentNumber? {
    func parts(_ text: String) -> (head: Substring, kind: String)? {
      text.lastIndex(of: "/").map { (text[..<$0], String(text[text.index(after: $0)...])) }
    }
    guard let written = parts(number.text) else { return nil }
    let known = instruments.keys.compactMap { parts($0.text) }.filter { $0.head == written.head }
    return NearestName.nearest(to: written.kind, among: known.map(\.kind).sorted())
      .map { InstrumentNumber("\(written.head)/\($0)") }
  }

  /// An instrument number that is nearly this one.
  func nearest(to number: InstrumentNumber) -> InstrumentNumber? {
    NearestName.nearest(to: number.text, among: instruments.keys.map(\.text).sorted()).map(InstrumentNumber.init)
  }

  /// The one item of a name. Where several instruments have one, `hint` may settle which is meant; it never settles
  /// more than that.
  public func item(_ name: String, hint: InstrumentNumber? = nil) -> Found {
    let found = items[name] ?? []
    guard let first = found.first else {
      return .problem(.unknownItem(name, nearest: nearestItem(to: name)))
    }
    guard found.count > 1 else { return .item(first) }
    if let hint, let meant = found.first(where: { numbers[$0] == hint }) { return .item(meant) }
    return .problem(.ambiguousItem(name, instruments: found.map { numbers[$0] }))
  }

  /// The name of an item that is nearly this one.
  public func nearestItem(to name: String) -> String? { NearestName.nearest(to: name, among: items.keys.sorted()) }

  /// The item of a name in an instrument.
  public func item(_ name: String, of instrument: InstrumentNumber) -> Found {
    guard instruments[instrument] != nil else {
      return .problem(.unknownInstrument(instrument, nearest: nearest(to: instrument)))
    }
    let found = items[name] ?? []
    if let item = found.first(where: { numbers[$0] == instrument }) { return .item(item) }
    let siblings = items.filter { $0.value.contains { numbers[$0] == instrument } }.keys.sorted()
    return .problem(
      .itemNotInInstrument(
        name, instrument, nearest: NearestName.nearest(to: name, among: siblings), elsewhere: found.map { numbers[$0] })
    )
  }
}
