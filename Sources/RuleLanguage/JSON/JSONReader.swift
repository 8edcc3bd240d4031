/// Reads JSON strictly (RFC 8259), exactly, and with places: nothing is rounded, repaired or skipped.
///
/// The first fault ends the reading, because what follows it cannot be trusted; only keys that are given twice are all
/// reported. Such a key is left out of its object altogether: neither of its values is the one that was meant.
public struct JSONReader {
  /// The largest file that is read, in bytes.
  public static let sizeLimit = 4 << 20
  /// How deep arrays and objects may nest.
  public static let depthLimit = 64
  /// How many digits a number may have, its exponent written out: so many a `Ratio` can hold.
  public static let digitLimit = 38

  private let file: SourceFile
  private let number: Int32
  private var offset = 0
  private var depth = 0
  private var problems: [Diagnostic] = []

  private init(_ file: SourceFile, number: Int32) {
    self.file = file
    self.number = number
  }

  /// The text of a JSON file, checked to be UTF-8 and not too large. Where it is neither, the file that is given back
  /// still shows where the fault is, and the diagnostic says that it cannot be used.
  public static func source(
    path: String, bytes: [UInt8], number: Int32, diagnostics: inout [Diagnostic]
  ) -> SourceFile {
    func report(_ problem: JSONProblem, at offset: Int) {
      let start = Int32(clamping: offset)
      let span = SourceSpan(file: number, start: start, end: start)
      diagnostics.append(Diagnostic(.dossier(.json(problem)), at: span))
    }
    guard bytes.count <= sizeLimit else {
      report(.tooLarge(limit: sizeLimit), at: 0)
      return SourceFile(path: path, text: "")
    }
    if let text = String(validating: bytes, as: UTF8.self) { return SourceFile(path: path, text: text) }
    let valid = SourceFile.validPrefix(of: bytes[...])
    report(.notUTF8, at: SourceFile(path: path, text: valid).bytes.count)
    return SourceFile(path: path, text: valid)
  }

  /// Reads the value of a whole file; nil where it is no JSON, which is reported.
  public static func read(
    _ file: SourceFile, number: Int32, diagnostics: inout [Diagnostic]
  ) -> JSONValue? {
    var reader = JSONReader(file, number: number)
    let value = try? reader.document()
    diagnostics.append(contentsOf: reader.problems)
    return value
  }

  /// A number that stands in a text, as JSON writes it but for its decimal mark; nil where it is none.
  public static func number(_ text: some StringProtocol, decimalMark: Character = ".") -> Ratio? {
    if decimalMark != ".", text.contains(".") { return nil }
    let bytes = Array(text.map { $0 == decimalMark ? "." : String($0) }.joined().utf8)
    guard case .value(let value) = JSONNumber.read(bytes[...]) else { return nil }
    return value
  }

  /// Ends the reading; what was wrong stands in `problems`.
  private struct Stop: Error {}

  private mutating func document() throws(Stop) -> JSONValue {
    guard file.bytes.count <= JSONReader.sizeLimit else {
      throw stop(.tooLarge(limit: JSONReader.sizeLimit), from: 0, to: 0)
    }
    skipBlanks()
    guard current != nil else { throw stop(.empty, from: 0, to: 0) }
    let value = try value()
    skipBlanks()
    guard current == nil else { throw stop(.trailingText, from: offset, to: characterEnd) }
    return value
  }

  private mutating func value() throws(Stop) -> JSONValue {
    skipBlanks()
    let start = offset
    guard let byte = current else { throw stop(.unexpectedEnd, from: offset, to: offset) }
    switch byte {
    case ascii("{"): return JSONValue(.object(try members()), at: span(from: start))
    case ascii("["): return JSONValue(.array(try elements()), at: span(from: start))
    case ascii("\""): return JSONValue(.text(try text()), at: span(from: start))
    case ascii("-"), ascii("0")...ascii("9"): return JSONValue(.number(try numeral()), at: span(from: start))
    default: break
    }
    for (word, kind) in JSONReader.words where file.bytes[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return JSONValue(kind, at: span(from: start))
    }
    throw unexpected(.value)
  }

  private static let words: [(String, JSONValue.Kind)] = [
    ("true", .truth(true)), ("false", .truth(false)), ("null", .null),
  ]

  private mutating func members() throws(Stop) -> [JSONMember] {
    var members: [JSONMember] = []
    var places: [String: Int] = [:]
    var repeated: Set<String> = []
    try open()
    skipBlanks()
    if take(ascii("}")) { return close([]) }
    while true {
      skipBlanks()
      let start = offset
      guard current == ascii("\"") else { throw unexpected(.key) }
      let key = try text()
      let keySpan = span(from: start)
      if places.updateValue(members.count, forKey: key) != nil {
        repeated.insert(key)
        problems.append(Diagnostic(.dossier(.json(.duplicateKey(key))), at: keySpan))
      }
      skipBlanks()
      guard take(ascii(":")) else { throw unexpected(.colon) }
      members.append(JSONMember(key: key, keySpan: keySpan, value: try value()))
      skipBlanks()
      if take(ascii("}")) { break }
      try comma(before: ascii("}"), or: .commaOrBrace)
    }
    return close(repeated.isEmpty ? members : members.filter { !repeated.contains($0.key) })
  }

  private mutating func elements() throws(Stop) -> [JSONValue] {
    var elements: [JSONValue] = []
    try open()
    skipBlanks()
    if take(ascii("]")) { return close([]) }
    while true {
      elements.append(try value())
      skipBlanks()
      if take(ascii("]")) { break }
      try comma(before: ascii("]"), or: .commaOrBracket)
    }
    return close(elements)
  }

  private mutating func open() throws(Stop) {
    depth += 1
    guard depth <= JSONReader.depthLimit else {
      throw stop(.tooDeep(limit: JSONReader.depthLimit), from: offset, to: offset + 1)
    }
    offset += 1
  }

  private mutating func close<Value>(_ value: Value) -> Value {
    depth -= 1
    return value
  }

  private mutating func comma(before closing: UInt8, or wanted: JSONProblem.Wanted) throws(Stop) {
    let start = offset
    guard take(ascii(",")) else { throw unexpected(wanted) }
    skipBlanks()
    guard current != closing else { throw stop(.trailingComma, from: start, to: start + 1) }
  }

  /// A text in quotes; the offset stands at its opening quote.
  private mutating func text() throws(Stop) -> String {
    let opening = offset
    offset += 1
    var plain = offset
    var bytes: [UInt8] = []
    while let byte = current {
      switch byte {
      case ascii("\""):
        bytes.append(contentsOf: file.bytes[plain..<offset])
        offset += 1
        // Escapes can spell a letter as a base and marks, like any other input.
        return VietnameseComposition.compose(String(decoding: bytes, as: UTF8.self))
      case ascii("\\"):
        bytes.append(contentsOf: file.bytes[plain..<offset])
        bytes.append(contentsOf: String(Character(try escape())).utf8)
        plain = offset
      case 0x0A, 0x0D: throw stop(.unclosedText, from: opening, to: offset)
      case 0..<0x20: throw stop(.controlCharacter(byte), from: offset, to: offset + 1)
      default: offset += 1
      }
    }
    throw stop(.unclosedText, from: opening, to: offset)
  }

  private mutating func escape() throws(Stop) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard let byte = current else { throw stop(.unexpectedEnd, from: start, to: offset) }
    if byte == ascii("u") { return try unicodeEscape(from: start) }
    let scalar: Unicode.Scalar? =
      switch byte {
      case ascii("\""), ascii("\\"), ascii("/"): Unicode.Scalar(byte)
      case ascii("b"): "\u{08}"
      case ascii("f"): "\u{0C}"
      case ascii("n"): "\n"
      case ascii("r"): "\r"
      case ascii("t"): "\t"
      default: nil
      }
    guard let scalar else {
      let end = characterEnd
      throw stop(.badEscape(shown(from: start, to: end)), from: start, to: end)
    }
    offset += 1
    return scalar
  }

  /// `\uXXXX`, two of them where the first is half of a pair; the offset stands at the `u` of the first.
  private mutating func unicodeEscape(from start: Int) throws(Stop) -> Unicode.Scalar {
    let first = try codeUnit(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let afterFirst = offset
    guard UTF16.isLeadSurrogate(first), take(ascii("\\")), current == ascii("u") else {
      throw stop(.loneSurrogate(shown(from: start, to: afterFirst)), from: start, to: afterFirst)
    }
    let second = try codeUnit(from: afterFirst)
    guard UTF16.isTrailSurrogate(second) else {
      throw stop(.loneSurrogate(shown(from: start, to: afterFirst)), from: start, to: afterFirst)
    }
    let high = UInt32(first) - 0xD800
    let low = UInt32(second) - 0xDC00
    // A pair always names a scalar; the replacement is never taken.
    return Unicode.Scalar(0x10000 + (high << 10) + low) ?? "\u{FFFD}"
  }

  private mutating func codeUnit(from start: Int) throws(Stop) -> UInt16 {
    offset += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = JSONReader.hexadecimalDigit(byte) else {
        throw stop(.badEscape(shown(from: start, to: offset)), from: start, to: offset)
      }
      unit = unit << 4 | digit
      offset += 1
    }
    return unit
  }

  private mutating func numeral() throws(Stop) -> Ratio {
    let start = offset
    while let byte = current, JSONReader.isPartOfNumber(byte) { offset += 1 }
    let text = shown(from: start, to: offset)
    switch JSONNumber.read(file.bytes[start..<offset]) {
    case .value(let value): return value
    case .malformed: throw stop(.badNumber(text), from: start, to: offset)
    case .tooLong: throw stop(.numberTooLong(text), from: start, to: offset)
    }
  }

  // MARK: - Bytes

  private var current: UInt8? { offset < file.bytes.count ? file.bytes[offset] : nil }

  /// Where the character ends that starts at the offset.
  private var characterEnd: Int {
    var end = offset + 1
    while end < file.bytes.count, file.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return min(end, file.bytes.count)
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  private func span(from start: Int) -> SourceSpan { span(from: start, to: offset) }

  private func span(from start: Int, to end: Int) -> SourceSpan {
    SourceSpan(file: number, start: Int32(clamping: start), end: Int32(clamping: end))
  }

  /// The text between two offsets, cut short where it is long: a message is one line.
  private func shown(from start: Int, to end: Int) -> String {
    let text = file.text(in: span(from: start, to: end))
    return text.count > 40 ? text.prefix(40) + "…" : text
  }

  private mutating func stop(_ problem: JSONProblem, from start: Int, to end: Int) -> Stop {
    problems.append(Diagnostic(.dossier(.json(problem)), at: span(from: start, to: end)))
    return Stop()
  }

  private mutating func unexpected(_ wanted: JSONProblem.Wanted) -> Stop {
    guard current != nil else { return stop(.unexpectedEnd, from: offset, to: offset) }
    let end = characterEnd
    return stop(.unexpectedCharacter(shown(from: offset, to: end), wanted: wanted), from: offset, to: end)
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case ascii("0")...ascii("9"), ascii("a")...ascii("z"), ascii("A")...ascii("Z"), ascii("+"), ascii("-"), ascii("."),
      ascii("_"):
      true
    default: false
    }
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case ascii("0")...ascii("9"): UInt16(byte - ascii("0"))
    case ascii("a")...ascii("f"): UInt16(byte - ascii("a")) + 10
    case ascii("A")...ascii("F"): UInt16(byte - ascii("A")) + 10
    default: nil
    }
  }
}

/// The byte of an ASCII character.
private func ascii(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: scalar.value) }
