/// What assumptions say, ready to be laid over the holes they fill (DESIGN §2.4, §2.5).
struct AssumptionOverlay {
  /// An instrument and a name in it.
  struct Place: Hashable {
    let instrument: InstrumentNumber
    let name: String
  }

  /// A change with its reason.
  struct Filling<Syntax> {
    let syntax: Syntax
    let reason: String
    let name: NameSyntax
    let instrument: InstrumentNumberSyntax
  }

  private(set) var items: [Place: Filling<SupportItemSyntax>] = [:]
  private(set) var conditionSets: [Place: Filling<ConditionSetSyntax>] = [:]
  private(set) var definitions: [Place: Filling<DefinitionSyntax>] = [:]
  private(set) var parameterValues: [Place: Filling<ParameterValueSyntax>] = [:]
  /// Header clauses by instrument.
  private(set) var headers: [InstrumentNumber: [(clause: HeaderClauseSyntax, reason: String)]] = [:]
  /// What provisions are taken to say, by instrument; their source is the assumption.
  private(set) var provisions: [InstrumentNumber: [ProvisionSyntax]] = [:]
  /// The instruments that are spoken of, with where.
  private var instruments: [InstrumentNumberSyntax] = []
  private let isUsed: Bool

  init() { isUsed = false }

  init(_ declarations: [DeclarationSyntax], isUsed: Bool, diagnostics: inout [Diagnostic]) {
    self.isUsed = isUsed
    guard isUsed else { return }
    for case .assumption(let assumption) in declarations {
      if assumption.reason == nil {
        diagnostics.append(Diagnostic(.meaning(.assumptionWithoutReason), at: assumption.span))
      }
      instruments.append(assumption.instrument)
      for change in assumption.changes { add(change, of: assumption, &diagnostics) }
      let reason = assumption.reason ?? TextSyntax(text: "", span: assumption.span)
      provisions[assumption.instrument.number, default: []] += assumption.provisions.map { provision in
        ProvisionSyntax(
          path: provision.path, title: provision.title,
          statements: [.source(SourceSyntax(basis: .assumption, text: reason))] + provision.statements,
          span: provision.span)
      }
    }
  }

  private mutating func add(
    _ change: AssumptionSyntax.Change, of assumption: AssumptionSyntax, _ diagnostics: inout [Diagnostic]
  ) {
    let number = assumption.instrument
    let reason = assumption.reason?.text ?? ""
    func filling<Syntax>(_ syntax: Syntax, _ name: NameSyntax) -> Filling<Syntax> {
      Filling(syntax: syntax, reason: reason, name: name, instrument: number)
    }
    func put<Syntax>(_ name: NameSyntax, _ table: inout [Place: Filling<Syntax>], _ syntax: Syntax) {
      let place = Place(instrument: number.number, name: name.text)
      if table[place] != nil {
        diagnostics.append(Diagnostic(.meaning(.assumptionTwice(name.text)), at: name.span))
      }
      table[place] = filling(syntax, name)
    }
    switch change {
    case .supportItem(let item): put(item.name, &items, item)
    case .conditionSet(let set): put(set.name, &conditionSets, set)
    case .definition(let definition): put(definition.name, &definitions, definition)
    case .parameterValue(let value): put(value.name, &parameterValues, value)
    case .header(let clause): headers[number.number, default: []].append((clause, reason))
    }
  }

  /// The instruments that assumptions speak of.
  var namedInstruments: [InstrumentNumberSyntax] { instruments }
}

extension RuleChecking {
  /// Reports assumptions about what is not there.
  mutating func reportUnusedAssumptions() {
    func missing<Syntax>(
      _ fillings: [AssumptionOverlay.Place: AssumptionOverlay.Filling<Syntax>], among known: [AssumptionOverlay.Place]
    ) -> [(place: AssumptionOverlay.Place, span: SourceSpan, nearest: String?)] {
      fillings.filter { !known.contains($0.key) }.map { place, filling in
        let names = known.filter { $0.instrument == place.instrument }.map(\.name)
        return (place, filling.name.span, NearestName.nearest(to: place.name, among: names))
      }.sorted { ($0.span.file, $0.span.start) < ($1.span.file, $1.span.start) }
    }
    func places<Syntax>(_ all: [Named<Syntax>], _ name: (Syntax) -> NameSyntax) -> [AssumptionOverlay.Place] {
      all.map { AssumptionOverlay.Place(instrument: $0.sourceInstrument(in: book), name: name($0.syntax).text) }
    }
    for unused in missing(overlay.items, among: places(itemSyntax, \.name)) {
      report(
        .unknownItem(unused.place.name, instrument: unused.place.instrument.text, nearest: unused.nearest), unused.span)
    }
    let values = book.parameterValues.map {
      AssumptionOverlay.Place(
        instrument: book.instruments[$0.instrument].number, name: book.vocabulary.parameters[$0.parameter].name)
    }
    let rest =
      missing(overlay.conditionSets, among: places(conditionSyntax, \.name))
      + missing(overlay.definitions, among: places(definitionSyntax, \.name))
      + missing(overlay.parameterValues, among: values)
    for unused in rest { report(.unknownName(unused.place.name, nearest: unused.nearest), unused.span) }
  }
}

extension RuleChecking.Named {
  /// The number of the instrument it stands in; a trailer may cite another.
  fileprivate func sourceInstrument(in book: RuleBook) -> InstrumentNumber { book.instruments[instrument].number }
}

extension ExpressionSyntax {
  /// Whether a hole stands in it: only then may an assumption replace it.
  var containsHole: Bool {
    switch kind {
    case .hole: true
    case .literal, .name, .foreignName, .reference, .inYear, .trend, .overYears, .receivedElsewhere, .invalid: false
    case .and(let parts), .or(let parts): parts.contains(where: \.containsHole)
    case .not(let part), .negation(let part), .presumed(let part, _), .yearsAtLeast(_, _, let part): part.containsHole
    case .provided(let first, let second), .unless(let first, let second), .comparison(let first, _, let second),
      .arithmetic(let first, _, let second), .clamp(let first, _, let second), .shift(let first, let second, _),
      .timeBetween(_, let first, let second):
      first.containsHole || second.containsHole
    case .between(let value, let low, let high, _): value.containsHole || low.containsHole || high.containsHole
    case .member(let value, let others): value.containsHole || others.contains(where: \.containsHole)
    case .group(_, let points): points.contains { $0.condition.containsHole }
    case .table(_, let rows): rows.contains { $0.value.containsHole }
    case .aggregate(_, let value, _, let filter): value?.containsHole == true || filter?.containsHole == true
    case .score(let score): score.criteria.contains { $0.value.containsHole }
    case .grading(let grading):
      (grading.exclusions + grading.rows.map(\.condition)).contains(where: \.containsHole)
        || grading.rest?.containsHole == true
    }
  }
}
