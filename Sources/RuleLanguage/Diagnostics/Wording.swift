/// A problem in words: its code, its message and its help, each in both languages. Both are required, so that a message
/// cannot exist in one language only.
public struct Wording: Sendable {
  /// The code, the same in every language and every version.
  public let code: String
  /// What is wrong: lower case, no full stop.
  public let message: Bilingual
  /// What to do about it.
  public let help: Bilingual?

  /// A problem in words.
  public init(_ code: String, _ vietnamese: String, _ english: String, help: Bilingual? = nil) {
    self.code = code
    message = Bilingual(vietnamese, english)
    self.help = help
  }
}

/// The same text in Vietnamese and in English.
public struct Bilingual: Sendable, Hashable {
  /// The Vietnamese text.
  public let vietnamese: String
  /// The English text.
  public let english: String

  /// A text in both languages.
  public init(_ vietnamese: String, _ english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// The text in a language.
  public func callAsFunction(_ language: MessageLanguage) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  /// The usual help where a name is nearly right.
  public static func nearest(_ name: String?) -> Bilingual? {
    name.map { Bilingual("có phải “\($0)”?", "did you mean “\($0)”?") }
  }
}
