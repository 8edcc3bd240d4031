extension Parser {
  /// The value that stands in a text after its first `offset` bytes, as a line of a dossier would give it; nil for
  /// `không có`, which empties a list. What cannot be read is `.invalid`, and said in `diagnostics`.
  ///
  /// This is for `FACT=VALUE` on the command line: what is before the value is another matter.
  public static func parseGivenValue(
    _ file: SourceFile, after offset: Int, number: Int32, diagnostics: inout [Diagnostic]
  ) -> GivenValueSyntax? {
    // A word stands in for the fact: the value then stands where it does in a line, and its places stay right.
    let value = String(decoding: file.bytes.dropFirst(offset), as: UTF8.self)
    let line = "x" + String(repeating: " ", count: max(1, offset) - 1) + value
    let stand = SourceFile(path: file.path, text: line)
    var lexical: [Diagnostic] = []
    let stream = Lexer.tokens(of: stand, number: number, diagnostics: &lexical)
    var parser = SyntaxParser(stream: stream, file: stand)
    defer { diagnostics += lexical + parser.diagnostics }
    parser.advance()
    if parser.takeInline(.hasNone), parser.isAtEnd { return nil }
    let start = SourceSpan(file: number, start: Int32(clamping: offset), end: Int32(clamping: file.bytes.count))
    do {
      let given = try parser.givenValue()
      if !parser.isAtEnd { throw parser.failUnexpected(.endOfLine) }
      return given
    } catch {
      return GivenValueSyntax(kind: .invalid, span: start)
    }
  }
}
