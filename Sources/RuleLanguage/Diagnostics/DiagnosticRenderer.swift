/// Diagnostics → text for people: where, what, the line with the place underlined, and what to do.
public struct DiagnosticRenderer: Sendable {
  private let sources: SourceSet
  private let language: MessageLanguage

  /// A renderer of the diagnostics of these files.
  public init(sources: SourceSet, language: MessageLanguage) {
    self.sources = sources
    self.language = language
  }

  /// The diagnostic, several lines without a line break at the end.
  ///
  /// ```
  /// Rules/x.cancu:12:5: lỗi[S012]: …
  ///     mức 5 đồng tối đa 3 đồng
  ///                ^^^^^^
  ///   gợi ý: …
  /// ```
  public func render(_ diagnostic: Diagnostic) -> String {
    var lines: [String] = []
    let message = "\(severity(diagnostic))[\(diagnostic.problem.code)]: \(diagnostic.problem.message(in: language))"
    if let file = sources.file(of: diagnostic.span) {
      let (line, column) = file.position(of: diagnostic.span.start)
      lines.append("\(file.path):\(line):\(column): \(message)")
      lines += excerpt(of: file.line(line), from: column - 1, length: file.text(in: diagnostic.span))
    } else {
      lines.append(message)
    }
    if let help = diagnostic.problem.help(in: language) { lines.append("  \(helpWord): \(help)") }
    return lines.joined(separator: "\n")
  }

  private func severity(_ diagnostic: Diagnostic) -> String {
    switch (diagnostic.severity, language) {
    case (.error, .vietnamese): "lỗi"
    case (.error, .english): "error"
    case (.warning, .vietnamese): "cảnh báo"
    case (.warning, .english): "warning"
    }
  }

  private var helpWord: String {
    switch language {
    case .vietnamese: "gợi ý"
    case .english: "help"
    }
  }

  /// The source line and the line that underlines the place in it. Of a very long line only the part around the place is
  /// shown.
  private func excerpt(of line: String, from column: Int, length covered: String) -> [String] {
    let characters = Array(line)
    let start = min(column, characters.count)
    // A span over several lines is underlined to the end of its first.
    let count = covered.prefix { !$0.isNewline }.count
    let end = min(max(start, start + count), characters.count)
    let isLong = characters.count > DiagnosticRenderer.longestLine
    let first = isLong ? max(0, start - DiagnosticRenderer.context) : 0
    let last = isLong ? min(characters.count, first + DiagnosticRenderer.longestLine) : characters.count
    let lead = first > 0 ? "…" : ""
    let tail = last < characters.count ? "…" : ""
    let shown = characters[first..<last].map { TextWidth.visible($0) }
    let before = characters[first..<start].map { TextWidth.padding(for: $0) }.joined()
    let underlined = characters[start..<max(start, min(end, last))]
    let width = underlined.reduce(0) { $0 + TextWidth.columns(of: $1) }
    let blanks = String(repeating: " ", count: lead.count)
    return [lead + shown.joined() + tail, blanks + before + String(repeating: "^", count: max(1, width))]
  }

  private static let longestLine = 200
  private static let context = 60
}

/// How many columns of a terminal characters take.
public enum TextWidth {
  /// The columns of a character: 2 for wide ones, 0 for marks that stand on another character.
  public static func columns(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return 1 }
    if character.unicodeScalars.contains(where: { $0.value == 0xFE0F || $0.properties.isEmojiPresentation }) {
      return 2
    }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    return wide.contains { $0.contains(first.value) } ? 2 : 1
  }

  /// The columns of a text.
  public static func columns(of text: String) -> Int { text.reduce(0) { $0 + columns(of: $1) } }

  /// What stands under a character that is not underlined: a tab stays one, so that the terminal gives it the same width.
  static func padding(for character: Character) -> String {
    character == "\t" ? "\t" : String(repeating: " ", count: columns(of: visible(character)))
  }

  /// A character as it is shown: one that would move the cursor is replaced.
  static func visible(_ character: Character) -> String {
    guard character != "\t", character.unicodeScalars.contains(where: { $0.isForbidden || $0 == "\r" }) else {
      return String(character)
    }
    return "\u{FFFD}"
  }

  /// The East Asian wide and full-width blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
