import Eligibility
import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu check DOSSIER`.
  func check() throws(UsageProblem) -> ExitCode {
    guard let opened = try openDossier() else { return .wrongInput }
    let (book, dossier, date, ruleFiles) = (opened.book, opened.dossier, opened.date, opened.ruleFiles)
    let item = try arguments.value(.item).map { (name) throws(UsageProblem) in try findItem(name, in: book) }
    let evaluator = Evaluator(book: book)
    let decision = evaluator.decide(dossier, on: date, items: item.map { [$0] })
    var effect: DraftEffect?
    if let (law, same) = withoutDrafts(opened) {
      let today = Evaluator(book: law).decide(same, on: date)
      let then = item == nil ? decision : evaluator.decide(dossier, on: date)
      effect = DraftEffect(today, by: law, then, by: book)
    }
    if let path = arguments.value(.receipt) {
      // A receipt is the record of a decision, and its name may be mistyped: nothing is ever written over.
      guard system.kind(of: path) == nil else { throw .receiptExists(path) }
      let json = DecisionJSON(book, language, rules: try digest(of: ruleFiles))
      let receipt = Receipt(
        arguments: arguments.request, files: opened.stored, language: language,
        decision: json.value(decision, of: dossier, draft: effect))
      let bytes = Array((JSONWriter.pretty(receipt.json) + "\n").utf8)
      do throws(SystemFault) { try system.replace(path, with: bytes) } catch { throw .system(error) }
      try note(say(.receiptSaved(path)) + "\n")
    }
    try write(report(decision, of: dossier, book, effect, ruleFiles, isSingle: item != nil))
    guard item != nil, let only = decision.items.first else { return .done }
    switch only.verdict {
    case .eligible: return .done
    case .ineligible, .outOfScope, .conflict: return .answerIsNo
    case .undetermined: return .undetermined
    }
  }

  private func report(
    _ decision: Decision, of dossier: Dossier, _ book: RuleBook, _ effect: DraftEffect?, _ ruleFiles: [SourceFile],
    isSingle: Bool
  ) throws(UsageProblem) -> String {
    if arguments.has(.json) {
      let json = DecisionJSON(book, language, rules: try digest(of: ruleFiles))
      return JSONWriter.pretty(json.value(decision, of: dossier, draft: effect)) + "\n"
    }
    let detail: DecisionText.Detail = arguments.has(.full) ? .full : isSingle ? .single : .summary
    let text = DecisionText(book, language, detail: detail).text(decision, of: dossier)
    guard let effect else { return text }
    let draft = DraftText(language)
    return draft.banner(effect) + text + draft.text(effect)
  }

  // MARK: The item

  /// An item by its name, or by its instrument and name where several have it.
  func findItem(_ typed: String, in book: RuleBook) throws(UsageProblem) -> Int {
    var name = typed
    var instrument: Int?
    if let colon = typed.lastIndex(of: ":") {
      instrument = try findInstrument(String(typed[..<colon]), in: book)
      name = String(typed[typed.index(after: colon)...])
    }
    let number = instrument.map { book.instruments[$0].number }
    let candidates = book.distinctItems.filter { item in
      number == nil || book.instruments[item.instrument].number == number
    }
    let found = candidates.filter { $0.name == name }
    guard let item = found.first else {
      throw .unknownItem(name, nearest: NearestName.nearest(to: name, among: Set(candidates.map(\.name)).sorted()))
    }
    guard found.count == 1 else {
      throw .ambiguousItem(name, found.map { "\(book.instruments[$0.instrument].number.text):\($0.name)" })
    }
    return item.number
  }
}
