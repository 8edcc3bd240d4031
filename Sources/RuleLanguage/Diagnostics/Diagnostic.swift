/// Something wrong, or worth saying, in a text: where, what, and what to do (DESIGN §5).
public struct Diagnostic: Sendable, Hashable {
  /// Error or warning.
  public let severity: Severity
  /// What it is; the code, the message and the help come from it.
  public let problem: Problem
  /// Where.
  public let span: SourceSpan

  /// A diagnostic of a problem at a place.
  public init(_ problem: Problem, at span: SourceSpan, severity: Severity = .error) {
    self.severity = severity
    self.problem = problem
    self.span = span
  }
}

/// How bad it is.
public enum Severity: Sendable, Hashable {
  /// The text cannot be used.
  case error
  /// The text can be used, but somebody should look.
  case warning
}

/// The language of messages.
public enum MessageLanguage: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// Every problem there is, by the stage that finds it. Each stage's own enumeration holds its codes and its texts in
/// both languages, so that a missing one does not compile.
public enum Problem: Sendable, Hashable {
  /// Found while reading tokens and clauses: codes L… and S….
  case syntax(SyntaxProblem)
  /// Found while checking what was read: codes M….
  case meaning(MeaningProblem)
  /// Found while laying acts over what they change: codes A….
  case amendment(AmendmentProblem)
  /// Found in a dossier: codes D….
  case dossier(DossierProblem)

  /// The stable code.
  public var code: String {
    switch self {
    case .syntax(let problem): problem.code
    case .meaning(let problem): problem.code
    case .amendment(let problem): problem.code
    case .dossier(let problem): problem.code
    }
  }

  /// What is wrong: lower case, no full stop, the user's words in “…”.
  public func message(in language: MessageLanguage) -> String {
    switch self {
    case .syntax(let problem): problem.message(in: language)
    case .meaning(let problem): problem.message(in: language)
    case .amendment(let problem): problem.message(in: language)
    case .dossier(let problem): problem.message(in: language)
    }
  }

  /// What to do about it, where there is something to say.
  public func help(in language: MessageLanguage) -> String? {
    switch self {
    case .syntax(let problem): problem.help(in: language)
    case .meaning(let problem): problem.help(in: language)
    case .amendment(let problem): problem.help(in: language)
    case .dossier(let problem): problem.help(in: language)
    }
  }
}
