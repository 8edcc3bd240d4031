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
  /// Whether names and reasons are left out.
  private let isBrief: Bool

  /// For screenings by `book`; `isBrief` leaves names and reasons out.
  public init(_ book: RuleBook, isBrief: Bool = false) {
    self.book = book
    self.isBrief = isBrief
    words = ExpressionText(book, .vietnamese)
  }

  /// The first line.
  public static func header(isBrief: Bool = false) -> String {
    let answer = "văn_bản,khoản_hỗ_trợ,kết_quả,thấp_nhất,cao_nhất,được_chọn,căn_cứ"
    return isBrief ? "mã,\(answer)\n" : "mã,tên,\(answer),không_đạt_ở,cần_biết\n"
  }

  /// Adds the lines of rows.
  public func write(_ block: ScreenedBlock, to buffer: LineBuffer) {
    let columns = block.columns
    let sources = columns.map { Source($0, items(for: $0), isBrief: isBrief) }
    var head: [UInt8] = []
    block.forEachRow { row, places in
      guard !places.isEmpty else { return }
      head.removeAll(keepingCapacity: true)
      Self.endField(&head) { block.addIdentifier(of: row, to: &$0) }
      if !isBrief { Self.endField(&head) { block.addName(of: row, to: &$0) } }
      let count = head.count
      head.append(contentsOf: repeatElement(0, count: LineText.slack))
      head.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return }
        let head = LineText(start: start, count: count)
        for (column, place) in places {
          let source = sources[column]
          let verdict = source.verdicts[place]
          let kind = ItemLines.kind(verdict, source.bases[place], source.choices[place])
          let parts =
            source.lines.find(isBrief ? 0 : source.explanations[place], kind)
            ?? add(columns[column], place, kind, source.lines)
          if verdict == .ineligible {
            buffer.append(head, source.lines.text(parts.before))
          } else {
            let (low, high) = (source.lows[place], source.highs[place])
            buffer.append(
              head, source.lines.text(parts.before), low < 0 ? nil : low, low < 0 || high == .max ? nil : high,
              source.lines.text(parts.behind))
          }
        }
      }
    }
  }

  /// What the lines of an item are made of in a block. A class: it is looked at for every line.
  private final class Source {
    let lines: ItemLines
    let explanations: [Int32]
    let verdicts: [Verdict]
    let bases: [Basis]
    let choices: [Truth?]
    let lows: [Int64]
    let highs: [Int64]

    init(_ column: BlockAnswers.Column, _ lines: ItemLines, isBrief: Bool) {
      self.lines = lines
      explanations = isBrief ? [] : column.explanations.numbers
      let values = column.values
      (verdicts, bases, choices) = (values.verdicts, values.bases, values.choices)
      (lows, highs) = (values.takenLows, values.takenHighs)
    }
  }

  private func add(
    _ column: BlockAnswers.Column, _ place: Int, _ kind: Int, _ lines: ItemLines
  ) -> ItemLines.Parts {
    let values = column.values
    let explanations = isBrief ? nil : column.explanations
    let (number, verdict) = (explanations?.numbers[place] ?? 0, values.verdicts[place])
    let start = start(of: column.item, verdict)
    let end = end(explanations?[place], values.bases[place], values.choices[place])
    // Of what fails there is no amount: all of it is one text.
    return verdict == .ineligible
      ? lines.add(number, kind, start: start + "," + end, end: "") : lines.add(number, kind, start: start, end: end)
  }

  private func items(for column: BlockAnswers.Column) -> ItemLines {
    // What an explanation says is known by its number as long as it is among the same explanations.
    let source = isBrief ? nil : column.explanations.source
    if let known = items[column.item], known.source === source, known.byteCount < 1 << 24 { return known }
    let made = ItemLines(source)
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
  private func end(_ explanation: ItemExplanation?, _ basis: Basis, _ choice: Truth?) -> String {
    var fields = [choice.map(Self.choice) ?? "", basis.name]
    if let explanation {
      let failed = explanation.failed.map { citations.short($0) }.reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      fields.append(failed.joined(separator: "; "))
      fields.append((explanation.missing.first ?? []).map { words.name(of: $0) }.joined(separator: "; "))
    }
    return "," + fields.map(Self.field).joined(separator: ",") + "\n"
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

/// The parts of the lines of one item, each put together once.
private final class ItemLines {
  /// Nil where reasons are left out.
  let source: ItemExplanations?
  // SAFETY: `capacity` bytes and `LineText.slack` more, all initialised.
  private var texts: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 12
  private(set) var byteCount = 0
  // SAFETY: by the kind of line, `kindCount` of them: the parts of lines with the first explanation, which most have.
  private let firsts: UnsafeMutablePointer<Parts>
  /// By the kind of line and the number of the explanation.
  private var parts: [[Parts]] = Array(repeating: [], count: ItemLines.kindCount)
  /// Where texts stand that are there already.
  private var places: [String: Place] = [:]

  /// Where a text stands.
  struct Place {
    let start: Int32
    let end: Int32

    static let none = Place(start: -1, end: -1)
  }

  /// Where a line's texts stand: what is before the amount, all where there can be none, and what is behind it.
  struct Parts {
    let before: Place
    let behind: Place

    /// Not known yet.
    static let none = Parts(before: .none, behind: .none)
  }

  private static let kindCount = 5 * 4 * 4

  init(_ source: ItemExplanations?) {
    self.source = source
    texts = ItemLines.room(capacity)
    firsts = .allocate(capacity: ItemLines.kindCount)
    firsts.initialize(repeating: .none, count: ItemLines.kindCount)
  }

  deinit {
    texts.deallocate()
    firsts.deallocate()
  }

  private static func room(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + LineText.slack)
    room.initialize(repeating: 0, count: capacity + LineText.slack)
    return room
  }

  /// A number for all that tells lines with one explanation apart, besides their amounts.
  @inline(__always)
  static func kind(_ verdict: Verdict, _ basis: Basis, _ choice: Truth?) -> Int {
    let last =
      switch choice {
      case nil: 0
      case .yes?: 1
      case .no?: 2
      case .unknown?: 3
      }
    return (verdict.place * 4 + basis.rawValue) * 4 + last
  }

  @inline(__always)
  func find(_ number: Int32, _ kind: Int) -> Parts? {
    if number == 0 {
      let found = firsts[kind]
      return found.before.start < 0 ? nil : found
    }
    let place = Int(number)
    guard place < parts[kind].count, parts[kind][place].before.start >= 0 else { return nil }
    return parts[kind][place]
  }

  func add(_ number: Int32, _ kind: Int, start: String, end: String) -> Parts {
    let made = Parts(before: place(of: start), behind: place(of: end))
    guard number != 0 else {
      firsts[kind] = made
      return made
    }
    let place = Int(number)
    if parts[kind].count <= place {
      let wanted = max(place + 1, parts[kind].count * 2)
      parts[kind].append(contentsOf: repeatElement(.none, count: wanted - parts[kind].count))
    }
    parts[kind][place] = made
    return made
  }

  /// Where a text stands; one that is not there yet is added.
  private func place(of text: String) -> Place {
    if let known = places[text] { return known }
    let start = byteCount
    add(text)
    let made = Place(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: byteCount))
    places[text] = made
    return made
  }

  private func add(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if byteCount + utf8.count > capacity {
        let wanted = max(capacity * 2, byteCount + utf8.count)
        let grown = ItemLines.room(wanted)
        grown.update(from: texts, count: byteCount)
        texts.deallocate()
        (texts, capacity) = (grown, wanted)
      }
      if let start = utf8.baseAddress { (texts + byteCount).update(from: start, count: utf8.count) }
      byteCount += utf8.count
    }
  }

  @inline(__always)
  func text(_ place: Place) -> LineText {
    LineText(start: texts + Int(place.start), count: Int(place.end &- place.start))
  }
}
