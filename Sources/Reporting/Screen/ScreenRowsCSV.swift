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

  /// For screenings by `book`.
  public init(_ book: RuleBook) {
    self.book = book
    words = ExpressionText(book, .vietnamese)
  }

  /// The first line.
  public static let header =
    "mã,tên,văn_bản,khoản_hỗ_trợ,kết_quả,thấp_nhất,cao_nhất,được_chọn,căn_cứ,không_đạt_ở,cần_biết\n"

  /// Adds the lines of rows.
  public func write(_ block: ScreenedBlock, to buffer: LineBuffer) {
    let lines = block.columns.map { items(for: $0) }
    let values = block.columns.map(\.values)
    let explanations = block.columns.map(\.explanations)
    var head: [UInt8] = []
    block.forEachRow { row, places in
      guard !places.isEmpty else { return }
      head.removeAll(keepingCapacity: true)
      head += Self.field(block.identifier(of: row)).utf8
      head.append(UInt8(ascii: ","))
      head += Self.field(block.name(of: row)).utf8
      head.append(UInt8(ascii: ","))
      head.withUnsafeBufferPointer { head in
        for (column, place) in places {
          let kind = ItemLines.kind(
            values[column].verdicts[place], values[column].bases[place], values[column].choices[place])
          let parts =
            lines[column].find(explanations[column].numbers[place], kind)
            ?? add(block.columns[column].item, values[column], explanations[column], place, kind, lines[column])
          buffer.append(head)
          lines[column].append(parts.start, to: buffer)
          if values[column].verdicts[place] == .ineligible || values[column].lows[place] < 0 {
            buffer.append(UInt8(ascii: ","))
          } else {
            buffer.append(values[column].takenLows[place])
            buffer.append(UInt8(ascii: ","))
            if values[column].takenHighs[place] != .max { buffer.append(values[column].takenHighs[place]) }
          }
          lines[column].append(parts.end, to: buffer)
        }
      }
    }
  }

  private func add(
    _ item: Int, _ values: AnswerValues, _ explanations: BlockAnswers.Explanations, _ place: Int, _ kind: Int,
    _ lines: ItemLines
  ) -> ItemLines.Parts {
    lines.add(
      explanations.numbers[place], kind, start: start(of: item, values.verdicts[place]),
      end: end(explanations[place], values.bases[place], values.choices[place]))
  }

  private func items(for column: BlockAnswers.Column) -> ItemLines {
    // What an explanation says is known by its number as long as it is among the same explanations.
    if let known = items[column.item], known.source === column.explanations.source, known.byteCount < 1 << 26 {
      return known
    }
    let made = ItemLines(column.explanations.source)
    items[column.item] = made
    return made
  }

  /// What stands before the amount.
  private func start(of item: Int, _ verdict: Verdict) -> String {
    let support = book.items[item]
    let fields = [book.instruments[support.instrument].number.text, support.name, verdict.rawValue]
    return fields.map(Self.field).joined(separator: ",") + ","
  }

  /// What stands after the amount.
  private func end(_ explanation: ItemExplanation, _ basis: Basis, _ choice: Truth?) -> String {
    let failed = explanation.failed.map { citations.short($0) }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let fields = [
      choice.map(Self.choice) ?? "", basis.name, failed.joined(separator: "; "),
      (explanation.missing.first ?? []).map { words.name(of: $0) }.joined(separator: "; "),
    ]
    return "," + fields.map(Self.field).joined(separator: ",") + "\n"
  }

  private static func choice(_ truth: Truth) -> String {
    switch truth {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "open"
    }
  }

  /// A field, in quotes where it needs them.
  static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}

/// The parts of the lines of one item, each put together once.
private final class ItemLines {
  let source: ItemExplanations
  private var bytes: [UInt8] = []
  /// By the number of the explanation and the kind of line.
  private var parts: [Parts?] = []

  struct Parts {
    let start: Range<Int>
    let end: Range<Int>
  }

  private static let kindCount = 5 * 4 * 4

  init(_ source: ItemExplanations) { self.source = source }

  var byteCount: Int { bytes.count }

  /// A number for all that tells lines with one explanation apart, besides their amounts.
  static func kind(_ verdict: Verdict, _ basis: Basis, _ choice: Truth?) -> Int {
    let first =
      switch verdict {
      case .eligible: 0
      case .ineligible: 1
      case .undetermined: 2
      case .outOfScope: 3
      case .conflict: 4
      }
    let last =
      switch choice {
      case nil: 0
      case .yes?: 1
      case .no?: 2
      case .unknown?: 3
      }
    return (first * 4 + basis.rawValue) * 4 + last
  }

  func find(_ number: Int32, _ kind: Int) -> Parts? {
    let place = Int(number) * ItemLines.kindCount + kind
    return place < parts.count ? parts[place] : nil
  }

  func add(_ number: Int32, _ kind: Int, start: String, end: String) -> Parts {
    let place = Int(number) * ItemLines.kindCount + kind
    while parts.count <= place { parts.append(nil) }
    let first = bytes.count
    bytes += start.utf8
    let middle = bytes.count
    bytes += end.utf8
    let made = Parts(start: first..<middle, end: middle..<bytes.count)
    parts[place] = made
    return made
  }

  @inline(__always)
  func append(_ part: Range<Int>, to buffer: LineBuffer) {
    bytes.withUnsafeBufferPointer { buffer.append(UnsafeBufferPointer(rebasing: $0[part])) }
  }
}
