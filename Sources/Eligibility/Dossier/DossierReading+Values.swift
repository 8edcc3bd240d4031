import RuleLanguage

/// What is checked of a value however it is written.
extension DossierReading {
  /// A number of a fact, in đồng, months, days or the unit: whole where it must be, not too large, within its range.
  mutating func number(_ value: Ratio, _ kind: QuantityKind, of fact: Fact, _ span: SourceSpan) -> Given {
    // Made where it is needed only: most numbers are right.
    func shown(_ value: Ratio) -> String { WrittenNumber.text(value, kind, vocabulary) }
    if kind.isWhole, !value.isWhole {
      report(.notWhole(fact.name, value: shown(value)), span)
      return .notGiven
    }
    if Ratio(.max) < value || value < Ratio(-.max) {
      report(.numberTooLarge(fact.name), span)
      return .notGiven
    }
    if kind.low.map({ value < $0 }) == true || kind.high.map({ $0 < value }) == true {
      let bounds = (low: kind.low, high: kind.high)
      report(
        .outOfRange(
          fact.name, value: shown(value), low: bounds.low.map(shown), high: bounds.high.map(shown)), span)
      return .notGiven
    }
    return .value(.quantity(value))
  }

  /// A value of an enumeration.
  mutating func symbol(_ name: String, of number: Int, for fact: Fact, _ span: SourceSpan) -> Given {
    let enumeration = vocabulary.enumerations[number]
    if let value = enumeration.number(of: name) { return .value(.symbol(value)) }
    let values = enumeration.values.map(\.name)
    // Somebody who writes the label instead of the name has still said which value is meant: it is offered.
    let labelled = enumeration.values.first { $0.label == name }?.name
    report(
      .unknownValue(fact.name, value: name, nearest: labelled ?? nearest(to: name, among: values), values: values),
      span)
    return .notGiven
  }

  /// A support item by its name, in the instrument where one is named.
  mutating func supportItem(
    _ name: String, of instrument: InstrumentNumber?, hint: InstrumentNumber?, _ span: SourceSpan
  ) -> Given {
    switch instrument.map({ names.item(name, of: $0) }) ?? names.item(name, hint: hint) {
    case .item(let item): return .value(.supportItem(item))
    case .problem(let problem):
      report(problem, span)
      return .notGiven
    }
  }

  /// An instrument. A dossier may name one the rules do not have, but one that looks like a slip is worth a look.
  mutating func instrument(_ number: InstrumentNumber, _ span: SourceSpan) -> Given {
    if names.instrument(number) == nil, let nearest = names.slip(of: number) {
      report(.instrumentNearlyKnown(number, nearest: nearest), span, .warning)
    }
    return .value(.instrument(number))
  }

  /// Reports a value of another kind than the fact holds.
  mutating func wrongKind(_ fact: Fact, _ found: ValueShape, _ span: SourceSpan) -> Given {
    report(.wrongKind(fact.name, needs: shape(of: fact), found: found, notation), span)
    return .notGiven
  }

  /// What a fact holds, for messages.
  func shape(of fact: Fact) -> FactShape {
    switch fact.kind {
    case .truth: .truth
    case .judgement: .judgement
    case .paper: .paper
    case .symbol(let number): .symbol(example: vocabulary.enumerations[number].values.first?.name)
    case .quantity(let kind): shape(of: kind)
    case .date: .date
    case .text: .text
    case .supportItem: .supportItem
    case .instrument: .instrument
    }
  }

  private func shape(of kind: QuantityKind) -> FactShape {
    if kind.isRatio { return .ratio }
    if kind.dimension == .months { return .months }
    if kind.dimension == .days { return .days }
    if kind.dimension == .money { return .money }
    let unit = unit(of: kind)
    if kind.dimension.money == 1 { return .moneyPer(unit: unit ?? "…") }
    return kind.isWhole ? .integer(unit: unit) : .number(unit: unit)
  }

  /// The one unit of a number, or of the money per unit it is.
  func unit(of kind: QuantityKind) -> String? {
    guard kind.dimension.units.count == 1, let unit = kind.dimension.units.keys.first,
      vocabulary.units.indices.contains(unit)
    else { return nil }
    return vocabulary.units[unit].name
  }
}
