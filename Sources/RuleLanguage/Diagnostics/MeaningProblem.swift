/// What can be wrong with the meaning of a rule file: names, types, units, places (codes M…).
public enum MeaningProblem: Sendable, Hashable {
  /// A name that nothing has.
  case unknownName(String, nearest: String?)

  /// The stable code.
  public var code: String {
    switch self {
    case .unknownName: "M001"
    }
  }

  /// What is wrong.
  public func message(in language: MessageLanguage) -> String {
    switch (self, language) {
    case (.unknownName(let name, _), .vietnamese): "không có tên “\(name)”"
    case (.unknownName(let name, _), .english): "nothing is called “\(name)”"
    }
  }

  /// What to do.
  public func help(in language: MessageLanguage) -> String? {
    switch (self, language) {
    case (.unknownName(_, let nearest?), .vietnamese): "có phải “\(nearest)”?"
    case (.unknownName(_, let nearest?), .english): "did you mean “\(nearest)”?"
    case (.unknownName(_, nil), _): nil
    }
  }
}
