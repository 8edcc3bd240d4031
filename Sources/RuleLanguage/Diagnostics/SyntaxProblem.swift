/// What can be wrong with the tokens (codes L…) and clauses (codes S…) of a text.
public enum SyntaxProblem: Sendable, Hashable {
  /// A character that starts no token.
  case strayCharacter(String)

  /// The stable code.
  public var code: String {
    switch self {
    case .strayCharacter: "L001"
    }
  }

  /// What is wrong.
  public func message(in language: MessageLanguage) -> String {
    switch (self, language) {
    case (.strayCharacter(let character), .vietnamese): "ký tự “\(character)” không thuộc ngôn ngữ này"
    case (.strayCharacter(let character), .english): "the character “\(character)” is not part of the language"
    }
  }

  /// What to do.
  public func help(in language: MessageLanguage) -> String? { nil }
}
