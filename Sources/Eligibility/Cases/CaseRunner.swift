import RuleLanguage

/// Runs cases: decides each dossier and compares what comes out with what is expected, fact by fact.
public struct CaseRunner {
  private let book: Prepared
  private let makeOther: () -> RuleBook
  /// The book without assumptions, once a case has asked for it.
  private var other: Prepared?

  /// A rule book made ready for many cases.
  private struct Prepared {
    let reader: DossierReader
    let evaluator: Evaluator

    init(_ book: RuleBook) {
      reader = DossierReader(book: book)
      evaluator = Evaluator(book: book)
    }
  }

  /// Runs cases by a rule book; those that say `không dùng giả định` by the book `withoutAssumptions` makes, which is
  /// called when the first such case is met, and only once.
  public init(book: RuleBook, withoutAssumptions: @escaping () -> RuleBook) {
    self.book = Prepared(book)
    makeOther = withoutAssumptions
  }

  /// Runs the cases of one file that expect something; the others are read, so that what is wrong with them is said.
  ///
  /// What is wrong with a case is reported: two of one name, expectations without a date, names nobody knows. A line
  /// whose item is not known has no outcome.
  public mutating func run(_ cases: [CaseSyntax], diagnostics: inout [Diagnostic]) -> [CaseOutcome] {
    var names: Set<String> = []
    for dossier in cases where !names.insert(dossier.name.text).inserted {
      diagnostics.append(Diagnostic(.dossier(.duplicateCase(dossier.name.text)), at: dossier.name.span))
    }
    return cases.compactMap { run($0, among: cases, diagnostics: &diagnostics) }
  }

  private mutating func run(
    _ dossier: CaseSyntax, among cases: [CaseSyntax], diagnostics: inout [Diagnostic]
  ) -> CaseOutcome? {
    let prepared = dossier.withoutAssumptions ? bookWithoutAssumptions() : book
    let known = diagnostics.count
    let read = prepared.reader.read(dossier, among: cases, diagnostics: &diagnostics)
    // Where a case says what must come out, what such an entry of the ledger comes to is said with it.
    if !dossier.expectations.isEmpty {
      diagnostics.replaceSubrange(known..., with: diagnostics[known...].filter { !$0.mayBeMeant })
    }
    let subjects = dossier.expectations.map { subject(of: $0, prepared.reader, &diagnostics) }
    guard !dossier.expectations.isEmpty else { return nil }
    guard let date = read.date else {
      let problem = DossierProblem.expectationsWithoutDate(dossier.name.text)
      diagnostics.append(Diagnostic(.dossier(problem), at: dossier.name.span))
      return nil
    }
    let items = subjects.compactMap { if case .item(let item) = $0 { item } else { nil } }
    let decision = prepared.evaluator.decide(read, on: date, only: items)
    var outcomes: [ExpectationOutcome] = []
    for (expectation, subject) in zip(dossier.expectations, subjects) {
      let outcome: ExpectationOutcome? =
        switch subject {
        case .item(let number): check(expectation, item: number, decision, prepared.reader.book)
        case .conditionSet(let number):
          prepared.evaluator.check(conditionSet: number, for: read, on: date).map {
            check(expectation, conditionSet: $0.conditionSet, $0, prepared.reader.book)
          }
        case .classification(let number):
          prepared.evaluator.classify(definition: number, for: read, on: date).map {
            check(expectation, $0, prepared.reader.book)
          }
        case nil: nil
        }
      if let outcome { outcomes.append(outcome) }
    }
    return CaseOutcome(
      name: dossier.name.text, span: dossier.span, date: date, usesAssumptions: decision.usesAssumptions,
      decision: decision, expectations: outcomes)
  }

  private mutating func bookWithoutAssumptions() -> Prepared {
    if let other { return other }
    let made = Prepared(makeOther())
    other = made
    return made
  }

  // MARK: - Names

  /// What an expectation is about, by number.
  private enum Subject {
    case item(Int)
    case conditionSet(Int)
    case classification(Int)
  }

  /// What an expectation is about; nil, reported, where the book does not have it. The facts it needs are looked up
  /// too.
  private func subject(
    of expectation: ExpectationSyntax, _ reader: DossierReader, _ diagnostics: inout [Diagnostic]
  ) -> Subject? {
    func fail(_ problem: DossierProblem, _ span: SourceSpan) {
      diagnostics.append(Diagnostic(.dossier(problem), at: span))
    }
    let vocabulary = reader.book.vocabulary
    for name in expectation.needs where !vocabulary.hasFactOrList(named: name.text) {
      let nearest = NearestName.nearest(to: name.text, among: vocabulary.factAndListNames)
      fail(.unknownFact(name.text, nearest: nearest), name.span)
    }
    let instrument = expectation.instrument.number
    guard reader.names.instrument(instrument) != nil else {
      let nearest = reader.names.nearest(to: instrument)
      fail(.unknownInstrument(instrument, nearest: nearest), expectation.instrument.span)
      return nil
    }
    let name = expectation.item.text
    switch expectation.subject {
    case .item:
      switch reader.names.item(name, of: instrument) {
      case .item(let item): return .item(item)
      case .problem(let problem):
        fail(problem, expectation.item.span)
        return nil
      }
    case .conditionSet: break
    case .score, .grading:
      let known = reader.book.classifications(of: instrument, areScores: expectation.subject == .score)
      if let found = known.first(where: { reader.book.definitions[$0].name == name }) {
        if case .grades(let grades, _) = expectation.answer,
          case .symbol(let number) = reader.book.definitions[found].clause.value.type
        {
          let values = vocabulary.enumerations[number].values.map(\.name)
          for grade in grades where !values.contains(grade.text) {
            let nearest = NearestName.nearest(to: grade.text, among: values)
            fail(.unknownValue(name, value: grade.text, nearest: nearest, values: values), grade.span)
          }
        }
        return .classification(found)
      }
      let nearest = NearestName.nearest(to: name, among: known.map { reader.book.definitions[$0].name })
      fail(.unknownClassification(name, instrument, nearest: nearest), expectation.item.span)
      return nil
    }
    let sets = reader.book.conditionSets
    let own = sets.indices.filter { reader.book.instruments[sets[$0].instrument].number == instrument }
    guard let set = own.first(where: { sets[$0].name == name }) else {
      let nearest = NearestName.nearest(to: name, among: own.map { sets[$0].name })
      fail(.unknownConditionSet(name, instrument, nearest: nearest), expectation.item.span)
      return nil
    }
    return .conditionSet(set)
  }

  // MARK: - Comparing

  private func check(
    _ expectation: ExpectationSyntax, item: Int, _ decision: Decision, _ book: RuleBook
  ) -> ExpectationOutcome? {
    guard let own = decision.items.first(where: { book.familyOfItem[checked: $0.item] == item }) else { return nil }
    let comparison = ExpectationCheck(
      expectation: expectation, vocabulary: book.vocabulary, rules: book.priorityRules,
      place: book.items[own.item].citation)
    let actual = ExpectationCheck.Actual(
      verdict: own.verdict, amount: own.amount, payable: own.payable, choice: own.choice, taken: own.afterStacking,
      priority: own.priority, failed: own.failedProvisions, missing: own.missing, basis: own.basis)
    return ExpectationOutcome(
      expectation: expectation, subject: .item(own), mismatches: comparison.mismatches(with: actual))
  }

  private func check(
    _ expectation: ExpectationSyntax, _ outcome: ClassOutcome, _ book: RuleBook
  ) -> ExpectationOutcome {
    let comparison = ExpectationCheck(
      expectation: expectation, vocabulary: book.vocabulary,
      place: book.definitions[outcome.definition].clause.citation)
    return ExpectationOutcome(
      expectation: expectation, subject: .classification(outcome),
      mismatches: comparison.mismatches(with: outcome))
  }

  private func check(
    _ expectation: ExpectationSyntax, conditionSet: Int, _ decision: ConditionDecision, _ book: RuleBook
  ) -> ExpectationOutcome {
    let comparison = ExpectationCheck(
      expectation: expectation, vocabulary: book.vocabulary, place: book.conditionSets[conditionSet].clause.citation)
    let actual = ExpectationCheck.Actual(
      verdict: Verdict(decision.finding.truth), failed: decision.finding.failedProvisions, missing: decision.missing,
      basis: decision.basis)
    return ExpectationOutcome(
      expectation: expectation, subject: .conditionSet(conditionSet, decision),
      mismatches: comparison.mismatches(with: actual))
  }
}

extension RuleBook {
  /// The scores, or the grades, of an instrument, by number.
  fileprivate func classifications(of number: InstrumentNumber, areScores: Bool) -> [Int] {
    definitions.indices.filter { index in
      let definition = definitions[index]
      guard instruments[definition.instrument].number == number, definition.isScoreOrGrade else { return false }
      if case .score = definition.clause.value.kind { return areScores }
      return !areScores
    }
  }
}

extension Diagnostic {
  fileprivate var mayBeMeant: Bool {
    if case .dossier(let problem) = problem { problem.mayBeMeant } else { false }
  }
}

extension Vocabulary {
  /// Whether an applicant's fact, a list or a field of a list has this name.
  fileprivate func hasFactOrList(named name: String) -> Bool {
    fact(named: name) != nil || list(named: name) != nil
      || lists.contains { $0.fields.contains { $0.name == name } }
  }

  /// The names of all facts, lists and fields.
  fileprivate var factAndListNames: [String] {
    facts.map(\.name) + lists.flatMap { [$0.name] + $0.fields.map(\.name) }
  }
}
