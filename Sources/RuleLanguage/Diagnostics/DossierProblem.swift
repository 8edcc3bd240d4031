/// What can be wrong with a dossier (codes D…).
public enum DossierProblem: Sendable, Hashable {
  /// A key the vocabulary does not have.
  case unknownFact(String, nearest: String?)

  /// The stable code.
  public var code: String {
    switch self {
    case .unknownFact: "D001"
    }
  }

  /// What is wrong.
  public func message(in language: MessageLanguage) -> String {
    switch (self, language) {
    case (.unknownFact(let name, _), .vietnamese): "từ vựng không có “\(name)”"
    case (.unknownFact(let name, _), .english): "the vocabulary has no “\(name)”"
    }
  }

  /// What to do.
  public func help(in language: MessageLanguage) -> String? {
    switch (self, language) {
    case (.unknownFact(_, let nearest?), .vietnamese): "có phải “\(nearest)”?"
    case (.unknownFact(_, let nearest?), .english): "did you mean “\(nearest)”?"
    case (.unknownFact(_, nil), _): nil
    }
  }
}
