/// Prints the tokens and comments of a file along the lines the parser has marked.
struct LayoutPrinter {
  let parsed: ParsedFile
  let file: SourceFile
  private var output = ""
  private let trailing: [Int: [Comment]]
  private let own: [Int: [Comment]]
  /// The width of the first column of each block of the vocabulary.
  private var columnWidths: [Int: Int] = [:]

  private static let width = 120
  private static let step = 2

  init(parsed: ParsedFile, file: SourceFile) {
    self.parsed = parsed
    self.file = file
    trailing = Dictionary(grouping: parsed.stream.comments.filter { !$0.isAlone }, by: { $0.tokenIndex - 1 })
    own = Dictionary(grouping: parsed.stream.comments.filter(\.isAlone), by: \.tokenIndex)
    measureColumns()
  }

  private var tokens: [Token] { parsed.stream.tokens }

  mutating func print() -> String {
    let end = tokens.count - 1
    var start = 0
    var lastIndent = 0
    while start < end {
      var next = start + 1
      while next < end, parsed.layout.lines[next] == nil { next += 1 }
      let line = parsed.layout.lines[start] ?? LogicalLine(indent: 0, blankBefore: false, column: nil)
      startLine(at: start, after: lastIndent, indent: line.indent, blankBefore: line.blankBefore)
      printLine(line, start..<next)
      lastIndent = line.indent
      start = next
    }
    startLine(at: end, after: lastIndent, indent: 0, blankBefore: false)
    return output
  }

  // MARK: Between lines

  /// The comments and blank lines before a line. Blank lines beside comments stay as they were, at most one; elsewhere the
  /// line says whether there is one.
  private mutating func startLine(at token: Int, after lastIndent: Int, indent: Int, blankBefore: Bool) {
    let comments = own[token] ?? []
    let blanks = blankLines(around: comments, before: token)
    let hasBlank = blanks.contains(true)
    let forced = blankBefore && !hasBlank
    // Comments right below the line above, with a blank line after them, speak of what is above.
    let belongingAbove = blanks.first == false && hasBlank ? blanks.firstIndex(of: true) ?? 0 : 0
    for (place, comment) in comments.enumerated() {
      if blanks[place] || (forced && place == 0) { blankLine() }
      output += indentation(place < belongingAbove ? lastIndent : indent) + written(comment) + "\n"
    }
    // At the end of the file nothing follows that a blank line could part from the comments.
    if token < tokens.count - 1, comments.isEmpty ? blankBefore : blanks[comments.count] { blankLine() }
  }

  /// Whether there is a blank line before each comment, and after the last. Without comments there is nothing to keep.
  private func blankLines(around comments: [Comment], before token: Int) -> [Bool] {
    guard let last = comments.last else { return [] }
    let commentLine = file.position(of: last.span.start).line
    let tokenLine = file.position(of: tokens[token].span.start).line
    return comments.map(\.followsBlankLine) + [tokenLine > commentLine + 1]
  }

  private mutating func blankLine() {
    if !output.isEmpty, !output.hasSuffix("\n\n") { output += "\n" }
  }

  private func indentation(_ indent: Int) -> String { String(repeating: " ", count: indent * LayoutPrinter.step) }

  private func written(_ comment: Comment) -> String { comment.text.isEmpty ? "#" : "# \(comment.text)" }

  // MARK: One line

  /// A stretch of tokens that stays together.
  private struct Chunk {
    let first: Int
    let gap: String
    var text: String
    /// The comment at its end; the line is broken after it.
    var comments: [Comment]
  }

  private mutating func printLine(_ line: LogicalLine, _ range: Range<Int>) {
    let continuation = indentation(line.indent + 2)
    output += indentation(line.indent)
    var column = line.indent * LayoutPrinter.step
    var isAfterComment = false
    for chunk in chunks(line, range) {
      let width = TextWidth.columns(of: chunk.text)
      let isFirst = chunk.first == range.lowerBound
      let inside = isFirst ? [] : own[chunk.first] ?? []
      let isTooLong = !isFirst && column + chunk.gap.count + width > LayoutPrinter.width
      if isAfterComment || isTooLong || !inside.isEmpty {
        output += "\n"
        for comment in inside { output += continuation + written(comment) + "\n" }
        output += continuation
        column = continuation.count
      } else {
        output += chunk.gap
        column += chunk.gap.count
      }
      output += chunk.text
      column += width
      for comment in chunk.comments { output += "  " + written(comment) }
      isAfterComment = !chunk.comments.isEmpty
    }
    output += "\n"
  }

  /// The line in stretches between which it may be broken, or must be because of a comment.
  private func chunks(_ line: LogicalLine, _ range: Range<Int>) -> [Chunk] {
    var chunks: [Chunk] = []
    for index in range {
      let gap = index == range.lowerBound ? "" : gap(before: index, line)
      let text = text(of: index)
      let comments = trailing[index] ?? []
      let startsChunk = own[index] != nil || chunks.last?.comments.isEmpty == false || mayBreak(before: index)
      if !chunks.isEmpty, !startsChunk {
        chunks[chunks.count - 1].text += gap + text
        chunks[chunks.count - 1].comments = comments
      } else {
        chunks.append(Chunk(first: index, gap: gap, text: text, comments: comments))
      }
    }
    return chunks
  }

  /// A line may be broken after a comma and before `và` and `hoặc`, where what comes next does not start something else
  /// when it stands first on its line.
  private func mayBreak(before index: Int) -> Bool {
    guard index > 0 else { return false }
    let keyword = parsed.keywords.matches[index]?.keyword
    guard tokens[index - 1].kind == .symbol(.comma) || keyword == .and || keyword == .or else { return false }
    // Places and items of a list may stand on the next line; anything else that starts a clause would start one there.
    let isListed = keyword == .article || keyword == .support
    if keyword?.clausePlace != nil, !isListed { return false }
    switch tokens[index].kind {
    case .symbol: return false
    case .word(let word): return word.count > 2 || tokens[index + 1].kind != .symbol(.closeParenthesis)
    default: return true
    }
  }

  // MARK: Tokens

  /// What stands between a token and the one before it on its line.
  private func gap(before index: Int, _ line: LogicalLine) -> String {
    let layout = parsed.layout
    if let column = line.column, column.token == index, let width = columnWidths[column.block] {
      let name = TextWidth.columns(of: text(of: index - 1))
      return String(repeating: " ", count: max(0, width - name) + 1)
    }
    if layout.gaps.contains(index) { return "  " }
    if layout.tightSigns.contains(index) || layout.tightSigns.contains(index - 1) { return "" }
    if layout.prefixSigns.contains(index - 1) || tokens[index - 1].kind == .symbol(.openParenthesis) { return "" }
    switch tokens[index].kind {
    case .symbol(.comma), .symbol(.colon), .symbol(.closeParenthesis), .symbol(.percent): return ""
    default: return " "
    }
  }

  /// A token in its canonical spelling.
  private func text(of index: Int) -> String {
    switch tokens[index].kind {
    case .word(let word): parsed.layout.loweredWords.contains(index) ? word.lowercased() : word
    case .number(let number):
      CanonicalNumber.text(number, isGrouped: !parsed.layout.plainNumbers.contains(index))
    case .date(let date): date.vietnamese
    case .instrument(let number): number.text
    case .text(let text): LayoutPrinter.quoted(text)
    case .mark(let mark): mark.text
    case .symbol(let symbol): symbol.rawValue
    // Neither is in a file without errors, and the end is not printed.
    case .invalid, .endOfFile: ""
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.append(character)
    }
    return quoted + "\""
  }

  private mutating func measureColumns() {
    for (start, line) in parsed.layout.lines {
      guard let column = line.column else { continue }
      let width = TextWidth.columns(of: text(of: start))
      columnWidths[column.block] = max(columnWidths[column.block] ?? 0, width)
    }
  }
}

/// Numbers as the language writes them.
enum CanonicalNumber {
  /// `1.500.000`, `0,3`; without points where the number is no quantity.
  static func text(_ number: Ratio, isGrouped: Bool) -> String {
    // INVARIANT: numbers of the text have at most 6 decimal places, so that their denominators divide a million.
    let millionths = number.numerator.magnitude * 1_000_000 / number.denominator.magnitude
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    var text = number.numerator < 0 ? "-" : ""
    text += isGrouped ? grouped(String(whole)) : String(whole)
    guard rest > 0 else { return text }
    var decimals = String(String(rest + 1_000_000).dropFirst())
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return text + "," + decimals
  }

  private static func grouped(_ digits: String) -> String {
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += "." }
      grouped.append(digit)
    }
    return grouped
  }
}
