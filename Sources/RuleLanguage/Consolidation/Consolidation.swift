/// The law in force at any time: every instrument in the texts it has had, one after the other (DESIGN §2.4).
///
/// A pure function of the instruments as written: acts are taken in the order of their first days, whatever file they
/// stand in, and each changes what the ones before it have left. The text that was changed stays in force up to the day
/// before, so that a dossier judged by that day still finds it.
public struct Consolidation {
  /// The texts, an instrument's together and in the order of time; instruments in the order of their numbers.
  public private(set) var versions: [InstrumentVersion] = []
  /// What is wrong with the amendments.
  public private(set) var diagnostics: [Diagnostic] = []

  /// The text of every instrument as the acts so far have left it.
  private var current: [InstrumentNumber: InstrumentSyntax] = [:]
  /// The change that made the current text.
  private var opened: [InstrumentNumber: TextChange] = [:]
  /// The texts that have ended.
  private var ended: [InstrumentNumber: [InstrumentVersion]] = [:]
  /// What has been repealed, and by which act.
  private(set) var repeals: [Repeal] = []
  private var repealedInstruments: [InstrumentNumber: InstrumentNumber] = [:]

  /// Every text of these instruments, which stand in the order of their numbers, each once.
  public init(_ instruments: [InstrumentSyntax]) { self.init(instruments, splits: []) }

  /// The same, with texts that also end at the `splits`.
  init(_ instruments: [InstrumentSyntax], splits: Set<VersionSplit>) {
    for syntax in instruments { current[syntax.number.number] = syntax }
    let acts = instruments.compactMap(ChangingAct.init).sorted { ($0.day, $0.number) < ($1.day, $1.number) }
    var order = 0
    var start = acts.startIndex
    while start < acts.endIndex {
      // Acts of one day change one text: what it was before them ends the day before.
      let end =
        acts[start...].firstIndex { $0.day != acts[start].day || !$0.isKnown || !acts[start].isKnown } ?? acts.count
      apply(acts[start..<max(end, start + 1)], order, splits)
      start = max(end, start + 1)
      order += 1
    }
    for syntax in instruments {
      let number = syntax.number.number
      versions += ended[number] ?? []
      if repealedInstruments[number] == nil, let last = current[number] {
        versions.append(InstrumentVersion(syntax: last, from: opened[number], until: nil))
      }
    }
  }

  private mutating func apply(_ acts: ArraySlice<ChangingAct>, _ order: Int, _ splits: Set<VersionSplit>) {
    guard let first = acts.first else { return }
    let change = TextChange(start: first.start, source: first.source, order: order)
    let before = current
    var touched = Set(splits.filter { $0.order == order }.map(\.instrument))
    var places: [ChangedPlace: InstrumentNumber] = [:]
    for act in acts {
      // As it stands by now: another act may have taken an amendment away before it took effect.
      guard let syntax = current[act.number] else { continue }
      for provision in syntax.provisions {
        for case .amendment(let amendment) in provision.statements {
          let mark = AmendmentMark(action: amendment.action, instrument: act.number, path: provision.path)
          let source = provision.statements.lazy.compactMap { if case .source(let text) = $0 { text } else { nil } }
          apply(amendment, mark, source.first ?? syntax.source, &places, &touched)
        }
      }
    }
    for number in touched.sorted() where repealedInstruments[number] == nil || before[number] != nil {
      guard let old = before[number], !isEnded(number, before: change) else { continue }
      ended[number, default: []].append(InstrumentVersion(syntax: old, from: opened[number], until: change))
      opened[number] = change
    }
  }

  /// Whether an instrument was repealed by an earlier change.
  private func isEnded(_ number: InstrumentNumber, before change: TextChange) -> Bool {
    guard repealedInstruments[number] != nil, let last = ended[number]?.last?.until else { return false }
    return last.order < change.order
  }

  private mutating func apply(
    _ amendment: AmendmentSyntax, _ mark: AmendmentMark, _ source: SourceSyntax?,
    _ places: inout [ChangedPlace: InstrumentNumber], _ touched: inout Set<InstrumentNumber>
  ) {
    let number = amendment.instrument.number
    guard number != mark.instrument else { return report(.amendsItself(number.text), amendment.instrument.span) }
    guard let text = current[number] else {
      let nearest = NearestName.nearest(to: number.text, among: current.keys.map(\.text).sorted())
      return report(.unknownInstrument(number.text, nearest: nearest), amendment.instrument.span)
    }
    if let act = repealedInstruments[number] {
      return report(.alreadyRepealed(number.text, by: act.text), amendment.instrument.span)
    }
    if let act = current[mark.instrument] {
      if act.isNarrower(than: text) {
        return report(.narrowerPlace(mark.instrument.text, number.text), amendment.instrument.span)
      }
      if let from = act.firstDay, let first = text.earliest, from < first {
        return report(.beforeItsTarget(number.text, first.vietnamese), amendment.instrument.span)
      }
    }
    var change = TextAmendment(amendment, mark, source, of: text, repealed: repeals)
    change.apply()
    for problem in change.problems { report(problem.problem, problem.span) }
    for place in Set(change.places) {
      // One act may add twice in one place, but of two texts that take the same place one would be lost.
      if let other = places[place], other != mark.instrument || amendment.action != .add {
        report(.changedTwice(place.written, by: other.text), amendment.span)
      }
      places[place] = mark.instrument
    }
    repeals += change.repealed
    if change.endsInstrument { repealedInstruments[number] = mark.instrument }
    if change.problems.isEmpty {
      current[number] = change.text
      touched.insert(number)
    }
  }

  private mutating func report(_ problem: AmendmentProblem, _ span: SourceSpan) {
    diagnostics.append(Diagnostic(.amendment(problem), at: span))
  }
}

/// What an amendment touches: two acts that touch the same on one day contradict each other.
struct ChangedPlace: Hashable {
  let instrument: InstrumentNumber
  let path: ProvisionPath?
  let name: String
  let keyword: String

  /// As a message shows it.
  var written: String {
    let place = path.map { "\($0.words) của \(instrument.text)" } ?? instrument.text
    return keyword.isEmpty ? place : "\(keyword)\(name.isEmpty ? "" : " \(name)") (\(place))"
  }
}

extension InstrumentSyntax {
  /// Its first day, where it is known.
  fileprivate var firstDay: CalendarDate? {
    header.lazy.compactMap { if case .validFrom(let start) = $0.kind { start.date } else { nil } }.first
  }

  /// Before this day nothing could change it: the day it was issued; where nobody has written that, its first day, except
  /// for an act that changes others, which may be taken back before it takes effect.
  fileprivate var earliest: CalendarDate? {
    let issued = header.lazy.compactMap { if case .issued(let day) = $0.kind { day } else { nil } }.first
    return issued ?? (ChangingAct(self) == nil ? firstDay : nil)
  }

  /// The provinces it is for; nil for the whole country.
  private var places: Set<String>? {
    header.lazy.compactMap { clause -> Set<String>? in
      if case .territory(let names) = clause.kind { Set(names.map(\.text)) } else { nil }
    }.first
  }

  /// Whether it is not in force everywhere the other is: it cannot change the other there.
  fileprivate func isNarrower(than other: InstrumentSyntax) -> Bool {
    guard let places else { return false }
    return other.places.map { !$0.isSubset(of: places) } ?? true
  }

  /// Where it was read, as its head says.
  var source: SourceSyntax? {
    header.lazy.compactMap { if case .source(let text) = $0.kind { text } else { nil } }.first
  }
}
