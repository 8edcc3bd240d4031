import RuleLanguage

/// A fixed phrase in the two languages of the reports. The catalogues are enumerations with one exhaustive switch that
/// gives both texts at once, so that a phrase missing in either language does not compile.
public protocol FixedPhrase {
  /// The phrase in Vietnamese and in English.
  var texts: (vietnamese: String, english: String) { get }
}

extension FixedPhrase {
  /// The phrase in one language.
  public func text(in language: MessageLanguage) -> String {
    switch language {
    case .vietnamese: texts.vietnamese
    case .english: texts.english
    }
  }
}
