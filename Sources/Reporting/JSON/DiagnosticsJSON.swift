import RuleLanguage

/// Diagnostics as JSON, for editors and other programs.
public struct DiagnosticsJSON {
  private let sources: SourceSet
  private let language: MessageLanguage

  /// For diagnostics of these files.
  public init(_ sources: SourceSet, _ language: MessageLanguage) {
    self.sources = sources
    self.language = language
  }

  /// The diagnostics with their counts.
  public func value(_ diagnostics: [Diagnostic], fileCount: Int) -> JSONValue {
    let errors = diagnostics.count { $0.severity == .error }
    return .object([
      ("files", .number(Int64(fileCount))),
      ("errors", .number(Int64(errors))),
      ("warnings", .number(Int64(diagnostics.count - errors))),
      ("diagnostics", .array(diagnostics.map(value))),
    ])
  }

  private func value(_ diagnostic: Diagnostic) -> JSONValue {
    let file = sources.file(of: diagnostic.span)
    let start = file?.position(of: diagnostic.span.start)
    let end = file?.position(of: diagnostic.span.end)
    func number(_ value: Int?) -> JSONValue { value.map { .number(Int64($0)) } ?? .null }
    return .object([
      ("file", .text(orNull: file?.path)),
      ("line", number(start?.line)),
      ("column", number(start?.column)),
      ("end_line", number(end?.line)),
      ("end_column", number(end?.column)),
      ("severity", .text(diagnostic.severity == .error ? "error" : "warning")),
      ("code", .text(diagnostic.problem.code)),
      ("message", .text(diagnostic.problem.message(in: language))),
      ("help", .text(orNull: diagnostic.problem.help(in: language))),
    ])
  }
}
