/// Damages texts in ways people and machines do, the same way for the same seed.
public struct Mutator {
  private var state: UInt64

  /// Starts from a seed; the same seed gives the same damage.
  public init(seed: UInt64) { state = seed }

  /// The next random number (SplitMix64).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `bound`; 0 where there is none.
  public mutating func below(_ bound: Int) -> Int {
    bound <= 0 ? 0 : Int(next() % UInt64(bound))
  }

  /// The text with one to four damages; `other` lends pieces.
  public mutating func mutate(_ text: [UInt8], with other: [UInt8]) -> [UInt8] {
    var result = text
    for _ in 0...below(4) { damage(&result, other) }
    return result
  }

  /// A run of lines of a long text, so that many damages can be tried in the time of one; a short text as it is.
  public mutating func window(of text: [UInt8]) -> [UInt8] {
    let most = 1200
    guard text.count > most, below(200) != 0 else { return text }
    let start = below(text.count - most)
    let lineStart = text[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Array(text[lineStart..<min(text.count, lineStart + most)])
  }

  private mutating func damage(_ text: inout [UInt8], _ other: [UInt8]) {
    switch below(9) {
    case 0: remove(&text)
    case 1: text.insert(UInt8(truncatingIfNeeded: next()), at: below(text.count + 1))
    case 2: insert(Self.fragments[below(Self.fragments.count)], into: &text)
    case 3: repeatPiece(&text)
    case 4: swapLines(&text)
    case 5: insert(piece(of: other), into: &text)
    case 6: text = Array(text.prefix(below(text.count + 1)))
    case 7: removeLine(&text)
    default: if !text.isEmpty { text[below(text.count)] = UInt8(truncatingIfNeeded: next()) }
    }
  }

  private mutating func remove(_ text: inout [UInt8]) {
    let start = below(text.count)
    text.removeSubrange(start..<min(text.count, start + 1 + below(12)))
  }

  private mutating func insert(_ piece: [UInt8], into text: inout [UInt8]) {
    text.insert(contentsOf: piece, at: below(text.count + 1))
  }

  private mutating func piece(of text: [UInt8]) -> [UInt8] {
    let start = below(text.count)
    return Array(text[start..<min(text.count, start + 1 + below(80))])
  }

  private mutating func repeatPiece(_ text: inout [UInt8]) {
    let piece = piece(of: text)
    let times = below(8) == 0 ? 200 : 1 + below(4)
    insert(Array(repeatElement(piece, count: times).joined()), into: &text)
  }

  private mutating func swapLines(_ text: inout [UInt8]) {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    lines.swapAt(below(lines.count), below(lines.count))
    text = Array(lines.joined(separator: [0x0A]))
  }

  private mutating func removeLine(_ text: inout [UInt8]) {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    lines.remove(at: below(lines.count))
    text = Array(lines.joined(separator: [0x0A]))
  }

  /// What tends to break readers: limits, signs, half letters, words of the language at wrong places.
  private static let fragments: [[UInt8]] = [
    "9223372036854775807", "-9223372036854775808", "999.999.999.999.999", "0,0000001", "1e308", "1e-999999",
    "31/02/2024",
    "01/01/0001", "\"", "\\", "\\u0000", "\\ud800", "(", ")", "((((((((((((((((", "[[[[[[[[[[[[[[[[", "{\"", "null",
    ",", ":",
    "\n- ", "\na) ", "\n+ ", "%", "% × ", " / 0", " × 999.999.999.999.999", "không ", "không biết", "không áp dụng",
    "mỗi năm", "theo ", "tổng chi_phí của đã_nhận mà ", "chưa rõ \"?\" ", "từ 1 đến 0", "năm trước", " + 36 tháng ",
    "như \"a\"", "\u{0301}", "\u{FEFF}", "\u{200B}", "điều ?", "52/2018/NĐ-CP", "-", "\r\n", "\0",
  ].map { Array($0.utf8) }
}
