/// Rule files in their one canonical layout.
public enum Formatter {
  /// The text of a file in canonical layout: the same tokens and comments, its lines, indents, signs and numbers settled.
  ///
  /// The result is read again before it is given: where it would not mean the same or a comment would be gone, nothing is
  /// given.
  public static func format(_ file: SourceFile, number: Int32) throws(FormatterFailure) -> String {
    let parsed = Parser.parseWithLayout(file, number: number)
    guard parsed.diagnostics.isEmpty else { throw .syntaxErrors(parsed.diagnostics) }
    var printer = LayoutPrinter(parsed: parsed, file: file)
    let text = printer.print()
    let again = Parser.parseWithLayout(SourceFile(path: file.path, text: text), number: number)
    guard again.diagnostics.isEmpty, again.syntax == parsed.syntax else { throw .meaningChanged }
    guard again.stream.comments.map(\.text) == parsed.stream.comments.map(\.text) else { throw .commentLost }
    return text
  }
}

/// Why a file was not formatted.
public enum FormatterFailure: Error, Sendable {
  /// It cannot be read; the diagnostics say why.
  case syntaxErrors([Diagnostic])
  /// The formatted text would not mean the same. A fault of the formatter.
  case meaningChanged
  /// The formatted text would lack a comment. A fault of the formatter.
  case commentLost
}
