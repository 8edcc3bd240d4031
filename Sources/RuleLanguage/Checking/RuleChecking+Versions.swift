/// Which text of an instrument is meant, and the transition from one instrument to the next.
extension RuleChecking {
  /// The text of an instrument that stands while the referring text does; a referring text that outlasts it has to end
  /// with it.
  mutating func text(of number: InstrumentNumber, for referring: Int?) -> Int? {
    let texts = book.instruments.indices.filter { book.instruments[$0].number == number }
    guard texts.count > 1, let own = referring.map({ versions[$0] }) else { return texts.first }
    let start = own.from?.order ?? -1
    guard let found = texts.last(where: { (versions[$0].from?.order ?? -1) <= start }) else { return texts.first }
    if let end = versions[found].until?.order, end < own.until?.order ?? .max, end > start {
      neededSplits.insert(VersionSplit(instrument: own.syntax.number.number, order: end))
    }
    return found
  }

  /// Gives transitions to the act that says them and to the instrument that stays in force by them.
  mutating func checkTransitions() {
    for act in instrumentSyntax.indices {
      for provision in instrumentSyntax[act].provisions {
        for case .transition(let transition) in provision.statements {
          let here = Citation(instrument: book.instruments[act].number, path: provision.path, title: nil)
          let citation = cited(transition.trailer, here, act)
          let source = transition.trailer?.source.map(Source.init) ?? book.instruments[act].source
          let scope = CheckScope(instrument: act, citation: citation, source: source)
          let number = transition.instrument.number
          guard let kept = book.instruments.lastIndex(where: { $0.number == number }), number != here.instrument else {
            let others = book.instruments.map(\.number.text).filter { $0 != here.instrument.text }
            reportUnknown(transition.instrument, among: others)
            continue
          }
          let clause = Clause(
            value: checkCondition(transition.condition, scope), citation: citation, source: source,
            span: transition.span)
          let checked = Transition(condition: clause, act: act, instrument: number)
          book.instruments[kept].keeps.append(checked)
          book.instruments[act].yields.append(checked)
          if let place = book.instruments[act].provisions.firstIndex(where: { $0.citation.path == provision.path }) {
            book.instruments[act].provisions[place].statements.append(.transition(checked))
          }
        }
      }
    }
  }
}

extension Amendment {
  /// An amendment as it is written.
  init(_ syntax: AmendmentSyntax, _ source: Source) {
    var path: ProvisionPath?
    if case .provision(let reference, _) = syntax.target {
      path = ProvisionPath(
        article: reference.article, unknownArticle: 0, clause: reference.clause, point: reference.point)
    }
    var item: String?
    if case .item(let name, _) = syntax.target { item = name.text }
    let parts =
      syntax.content.header.map(\.keyword) + syntax.content.clauses.map(\.keyword)
      + syntax.content.statements.flatMap { statement -> [String] in
        guard case .supportItem(let item) = statement else { return [statement.title] }
        return item.clauses.isEmpty ? [statement.title] : item.clauses.map { "\(statement.title): \($0.keyword)" }
      }
    self.init(
      action: syntax.action, path: path, item: item, instrument: syntax.instrument.number,
      parts: parts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, source: source)
  }
}

extension DateBound {
  /// The later of two first days; where only bounds are known, what is sure of it.
  func later(_ other: DateBound) -> DateBound {
    switch (self, other) {
    case (.day(let own, _), .day(let day, _)): return day > own ? other : self
    case (.day(let day, _), .hole(let hole, let low, let high)), (.hole(let hole, let low, let high), .day(let day, _)):
      if let high, high <= day { return isDay ? self : other }
      return .hole(hole, low: low.map { max($0, day) } ?? day, high: high)
    case (.hole, .hole): return other
    }
  }

  /// The earlier of two last days.
  func earlier(_ other: DateBound) -> DateBound {
    switch (self, other) {
    case (.day(let own, _), .day(let day, _)): return day < own ? other : self
    case (.day(let day, _), .hole(let hole, let low, let high)), (.hole(let hole, let low, let high), .day(let day, _)):
      if let low, low >= day { return isDay ? self : other }
      return .hole(hole, low: low, high: high.map { min($0, day) } ?? day)
    case (.hole, .hole): return other
    }
  }

  /// The day before.
  var dayBefore: DateBound {
    switch self {
    case .day(let day, let source): .day(day.adding(days: -1) ?? day, source)
    case .hole(let hole, let low, let high):
      .hole(hole, low: low.flatMap { $0.adding(days: -1) }, high: high.flatMap { $0.adding(days: -1) })
    }
  }

  private var isDay: Bool { if case .day = self { true } else { false } }
}
