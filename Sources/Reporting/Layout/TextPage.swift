import RuleLanguage

/// The lines of a report for a terminal or a printer: wrapped, indented, in columns. Pure text, no control characters.
struct TextPage {
  /// The widest a line may be.
  static let width = 110

  /// The lines so far.
  private(set) var lines: [String] = []

  /// The text, every line ended.
  var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

  /// An empty line, unless there is one already or nothing stands above it.
  mutating func blank() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// A paragraph, its first line at `indent`, the others at `hanging`.
  mutating func paragraph(_ text: String, indent: Int = 0, hanging: Int? = nil) {
    let follow = hanging ?? indent
    let wrapped = TextPage.wrap(text, first: TextPage.width - indent, rest: TextPage.width - follow)
    for (index, line) in wrapped.enumerated() {
      lines.append(String(repeating: " ", count: index == 0 ? indent : follow) + line)
    }
  }

  /// A name and what there is to say of it, as two columns.
  mutating func entry(_ name: String, _ text: String, indent: Int, nameWidth: Int) {
    let start = indent + max(nameWidth, TextWidth.columns(of: name) + 1)
    let wrapped = TextPage.wrap(text, first: TextPage.width - start, rest: TextPage.width - start)
    for (index, line) in wrapped.enumerated() {
      let left = index == 0 ? String(repeating: " ", count: indent) + name : ""
      lines.append(TextPage.trimmed(TextPage.padded(left, to: start) + line))
    }
  }

  /// A line of the page: something at its left end and something at its right, on two lines where one is too short.
  mutating func opposed(_ left: String, _ right: String) {
    let gap = TextPage.width - TextWidth.columns(of: left) - TextWidth.columns(of: right)
    guard gap >= 2, !right.isEmpty else {
      paragraph(left, hanging: 2)
      if !right.isEmpty { paragraph(right, indent: 2) }
      return
    }
    lines.append(left + String(repeating: " ", count: gap) + right)
  }

  /// A cell of a row.
  struct Cell {
    /// What stands in it.
    let text: String
    /// How many columns it has.
    let width: Int
    /// Whether it stands at the right of its columns.
    var isRightAligned = false
  }

  /// Cells side by side, two columns apart, each wrapped in its own width.
  mutating func row(_ cells: [Cell], indent: Int = 0) {
    let columns = cells.map { TextPage.wrap($0.text, first: $0.width, rest: $0.width) }
    for index in 0..<(columns.map(\.count).max() ?? 0) {
      var line = String(repeating: " ", count: indent)
      for (cell, column) in zip(cells, columns) {
        let part = index < column.count ? column[index] : ""
        line +=
          cell.isRightAligned ? TextPage.padded(left: part, to: cell.width) : TextPage.padded(part, to: cell.width)
        line += "  "
      }
      lines.append(TextPage.trimmed(line))
    }
  }

  /// A line as it is, already laid out.
  mutating func verbatim(_ line: String) { lines.append(line) }

  /// The lines of another page, further in.
  mutating func append(_ page: TextPage, indent: Int = 0) {
    let margin = String(repeating: " ", count: indent)
    lines += page.lines.map { $0.isEmpty ? "" : margin + $0 }
  }

  // MARK: Wrapping

  /// The text broken at blanks into lines of at most so many columns; a word longer than that stands alone. A no-break
  /// space holds together what stands on both sides of it, and is written as a blank; so are a number and its unit, a
  /// place in the law and its number, held together.
  static func wrap(_ text: String, first: Int, rest: Int) -> [String] {
    if isPlain(text, upTo: first) { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in unbreakable(text) {
      let size = TextWidth.columns(of: word)
      let limit = lines.isEmpty ? first : rest
      if used > 0, used + 1 + size > limit {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += used > 0 ? " \(word)" : word
      used += size + (used > 0 ? 1 : 0)
    }
    lines.append(line)
    return lines.map { String($0.map { $0 == noBreak ? " " : $0 }) }
  }

  /// Whether a text is one line as it stands: it has no more columns than bytes.
  private static func isPlain(_ text: String, upTo width: Int) -> Bool {
    guard text.utf8.count <= width else { return false }
    // What stands before the first and behind the last is like a blank: there is none at the ends, nor are there two.
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      // A no-break space ends in this byte; so do letters, which then go the long way.
      if byte == 0xA0 || (byte == UInt8(ascii: " ") && last == byte) { return false }
      last = byte
    }
    return last != UInt8(ascii: " ") || text.isEmpty
  }

  /// What must stay on one line: words, and words that belong to the one before them.
  private static func unbreakable(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let bare = word.prefix { $0.isLetter }
      let before = words.last ?? ""
      let isUnit = before.last?.isWholeNumber == true && units.contains(bare)
      if isUnit || places.contains(before.split(separator: " ").last ?? "") {
        words[words.count - 1] += " \(word)"
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  private static let units: Set<Substring> = ["đ", "đồng", "VND", "dong", "năm", "tháng", "ngày"]
  private static let places: Set<Substring> = ["Điều", "khoản", "điểm", "Article", "clause", "point"]

  /// The text with its blanks turned into no-break spaces.
  static func unbroken(_ text: String) -> String { String(text.map { $0 == " " ? noBreak : $0 }) }

  /// The text on one line, for programs: no-break spaces are blanks, and of several blanks one is left.
  static func plain(_ text: String) -> String {
    text.split { $0 == " " || $0 == noBreak }.joined(separator: " ")
  }

  /// What stands between a sentence and the place in the law it comes from.
  static let gap = " \u{A0}\u{A0}"

  private static let noBreak: Character = "\u{A0}"

  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - TextWidth.columns(of: text)))
  }

  private static func padded(left text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - TextWidth.columns(of: text))) + text
  }

  private static func trimmed(_ line: String) -> String {
    var end = line.endIndex
    while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
    return String(line[..<end])
  }
}
