import Eligibility
import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu classify DOSSIER`.
  func classify() throws(UsageProblem) -> ExitCode {
    guard let opened = try openDossier() else { return .wrongInput }
    let classification = Evaluator(book: opened.book).classify(opened.dossier, on: opened.date)
    let today = withoutDrafts(opened).map { law, dossier in
      ClassificationText(law, language, of: dossier).results(Evaluator(book: law).classify(dossier, on: opened.date))
    }
    guard arguments.has(.json) else {
      let text = ClassificationText(opened.book, language, of: opened.dossier, isFull: arguments.has(.full))
      guard let today else {
        try write(text.text(classification))
        return .done
      }
      try write(
        DraftText(language).banner(opened.drafts) + text.text(classification)
          + text.comparison(today, text.results(classification)))
      return .done
    }
    let json = ClassificationJSON(opened.book, language, rules: try digest(of: opened.ruleFiles))
    try write(
      JSONWriter.pretty(json.value(classification, of: opened.dossier, drafts: opened.drafts, today: today)) + "\n")
    return .done
  }
}
