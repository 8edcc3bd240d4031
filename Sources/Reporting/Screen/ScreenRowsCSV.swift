import Eligibility
import RuleLanguage
import Screening

/// The rows of a screening as CSV: a line an item of a row that is not out of scope. What lines have in common is put
/// together once; one writer serves one thread.
public final class ScreenRowsCSV {
  private let book: RuleBook
  private let citations = CitationText(.vietnamese)
  private let words: ExpressionText
  /// By item, what its lines are made of.
  private var items: [Int: ItemLines] = [:]
  private let parts: RowParts

  /// For screenings by `book`; `parts` tells what is written besides the answers.
  public init(_ book: RuleBook, _ parts: RowParts = .all) {
    self.book = book
    self.parts = parts
    words = ExpressionText(book, .vietnamese)
  }

  /// The first line.
  public static func header(_ parts: RowParts = .all) -> String {
    let answer = ["văn_bản", "khoản_hỗ_trợ", "kết_quả", "thấp_nhất", "cao_nhất"]
    let asked = RowParts.named.filter { parts.contains($0.part) }
    let columns = (before: asked.filter { $0.part == .name }, behind: asked.filter { $0.part != .name })
    return (["mã"] + columns.before.map(\.column) + answer + columns.behind.map(\.column)).joined(separator: ",") + "\n"
  }

  /// Adds the lines of rows.
  public func write(_ block: ScreenedBlock, to buffer: LineBuffer) {
    let columns = block.columns.map { (column: $0, lines: lines(for: $0)) }
    let grid = LineGrid(width: columns.count)
    var places = Array(repeating: 0, count: columns.count)
    var head: [UInt8] = []
    for first in stride(from: 0, to: block.rowCount, by: grid.rowLimit) {
      let rows = first..<min(first + grid.rowLimit, block.rowCount)
      grid.removeAll()
      for (number, own) in columns.enumerated() {
        places[number] = put(own.column, own.lines, from: places[number], rows, into: grid)
      }
      for row in rows {
        let lines = grid.lines(of: row - first)
        guard !lines.isEmpty else { continue }
        head.removeAll(keepingCapacity: true)
        Self.endField(&head) { block.addIdentifier(of: row, to: &$0) }
        if parts.contains(.name) { Self.endField(&head) { block.addName(of: row, to: &$0) } }
        let count = head.count
        head.append(contentsOf: repeatElement(0, count: LineText.slack))
        head.withUnsafeBytes { bytes in
          if let start = bytes.baseAddress { buffer.append(LineText(start: start, count: count), lines) }
        }
      }
    }
  }

  /// Puts the lines of one item from a place on as long as they belong to these rows; where the next begins.
  private func put(
    _ column: BlockAnswers.Column, _ lines: ItemLines, from first: Int, _ rows: Range<Int>, into grid: LineGrid
  ) -> Int {
    let (own, values) = (column.rows, column.values)
    let (verdicts, bases, choices) = (values.verdicts, values.bases, values.choices)
    let (lows, highs) = (values.takenLows, values.takenHighs)
    let numbers = parts.tellReasons ? column.explanations.numbers : []
    var place = first
    while place < own.count, Int(own[place]) < rows.upperBound {
      let kind = ItemLines.kind(verdicts[place], bases[place], choices[place])
      let texts = lines.find(numbers.isEmpty ? 0 : numbers[place], kind) ?? add(column, place, kind, lines)
      grid.put(LineGrid.Line(parts: texts, low: lows[place], high: highs[place]), Int(own[place]) - rows.lowerBound)
      place += 1
    }
    return place
  }

  private func add(
    _ column: BlockAnswers.Column, _ place: Int, _ kind: Int, _ lines: ItemLines
  ) -> UnsafePointer<LineParts> {
    let values = column.values
    let number = parts.tellReasons ? column.explanations.numbers[place] : 0
    let verdict = values.verdicts[place]
    var start = start(of: column.item, verdict)
    let end = end(lines, number, values.bases[place], values.choices[place])
    guard verdict == .ineligible else { return lines.add(number, kind, start: start, end: end) }
    // Of what fails there is no amount: all of it is one text.
    start.append(UInt8(ascii: ","))
    return lines.add(number, kind, start: start + end, end: nil)
  }

  private func lines(for column: BlockAnswers.Column) -> ItemLines {
    // What an explanation says is known by its number as long as it is among the same explanations.
    let source = parts.tellReasons ? column.explanations.source : nil
    if let known = items[column.item], known.source === source, known.byteCount < 1 << 24 { return known }
    let made = ItemLines(source)
    items[column.item] = made
    return made
  }

  /// What stands before the amount.
  private func start(of item: Int, _ verdict: Verdict) -> [UInt8] {
    let support = book.items[item]
    var line: [UInt8] = []
    for text in [book.instruments[support.instrument].number.text, support.name, verdict.rawValue] {
      Self.endField(&line) { $0 += text.utf8 }
    }
    return line
  }

  /// What stands after the amount.
  private func end(_ lines: ItemLines, _ number: Int32, _ basis: Basis, _ choice: Truth?) -> [UInt8] {
    // What stands before the first is put there with it.
    var line: [UInt8] = [UInt8(ascii: ",")]
    if parts.contains(.choice) { Self.endField(&line) { $0 += (choice.map(Self.choice) ?? "").utf8 } }
    if parts.contains(.basis) { Self.endField(&line) { $0 += basis.name.utf8 } }
    if let source = lines.source, parts.contains(.failed) {
      Self.endField(&line) { addPlaces(source.failed(number), of: source, lines, to: &$0) }
    }
    if let source = lines.source, parts.contains(.missing) {
      let missing = source.explanation(number).missing.first ?? []
      Self.endField(&line) { $0 += missing.map { words.name(of: $0) }.joined(separator: "; ").utf8 }
    }
    line[line.count - 1] = UInt8(ascii: "\n")
    return line
  }

  /// Adds what places are called, each once.
  private func addPlaces(_ numbers: [Int32], of source: ItemExplanations, _ lines: ItemLines, to line: inout [UInt8]) {
    var told: [Int32] = []
    for number in numbers {
      let place = lines.place(number) { citations.short(source.citation($0)) }
      guard !told.contains(place.number) else { continue }
      if !told.isEmpty { line += [UInt8(ascii: ";"), UInt8(ascii: " ")] }
      told.append(place.number)
      line += place.text
    }
  }

  private static func choice(_ truth: Truth) -> String {
    switch truth {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "open"
    }
  }

  /// Adds a field, as `put` writes it, and what separates it from the next.
  private static func endField(_ bytes: inout [UInt8], _ put: (inout [UInt8]) -> Void) {
    let start = bytes.count
    put(&bytes)
    let text = bytes[start...]
    if text.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
      bytes.replaceSubrange(start..., with: field(String(decoding: text, as: UTF8.self)).utf8)
    }
    bytes.append(UInt8(ascii: ","))
  }

  /// A field, in quotes where it needs them.
  static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
