/// What is asked of why items come out as they do.
public enum ReasonsAsked: Sendable {
  /// Of what is refused where it fails, of what is open which facts are missing.
  case all
  /// Of what is refused where it fails, and nothing else.
  case failures
}
