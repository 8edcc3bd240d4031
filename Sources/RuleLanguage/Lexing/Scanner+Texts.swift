/// Words, signs, marks and texts.
extension Scanner {
  /// A character that is neither a blank, a digit, a quote nor a comment.
  mutating func scanOther() {
    guard let (scalar, length) = scalar(at: offset) else { return }
    if scalar.startsName { return scanWord() }
    let start = offset
    if scalar.isForbidden {
      offset += length
      return report(.controlCharacter(code: scalar.code), from: start, to: offset)
    }
    switch scalar {
    // A blank that does not break lines, as copied from other programs.
    case "\u{A0}", "\u{202F}", "\u{3000}": offset += length
    case "\u{201C}", "\u{201D}", "\u{201E}": scanCurlyText(length)
    case "-" where isAtLineStart: mark(.dash)
    case "+" where isAtLineStart: mark(.plus)
    case "\u{2013}", "\u{2014}", "\u{2212}", "\u{2022}":
      guard isAtLineStart else { return scanSign(scalar, length) }
      offset += length
      report(.foreignSymbol(String(Character(scalar)), canonical: "-"), from: start, to: offset)
      emit(.mark(.dash), from: start)
    default: scanSign(scalar, length)
    }
  }

  /// A run of letters, digits and underscores; `a)` first on its line is a list mark.
  private mutating func scanWord() {
    let start = offset
    while let (scalar, length) = scalar(at: offset), scalar.continuesName { offset += length }
    let word = text(from: start, to: offset)
    if isAtLineStart, byte(at: offset) == ASCII.closeParenthesis, word.count <= 2, word.allSatisfy(\.isLetter) {
      offset += 1
      return emit(.mark(.letter(word)), from: start)
    }
    emit(.word(word), from: start)
  }

  private mutating func mark(_ mark: ListMark) {
    offset += 1
    emit(.mark(mark), from: offset - 1)
  }

  private mutating func scanSign(_ scalar: Unicode.Scalar, _ length: Int) {
    let start = offset
    for (spelling, symbol) in Scanner.foreignSpellings where matches(spelling) {
      offset += spelling.utf8.count
      report(.foreignSymbol(spelling, canonical: symbol.rawValue), from: start, to: offset)
      return emit(.symbol(symbol), from: start)
    }
    for (spelling, symbol) in Scanner.symbolSpellings where matches(spelling) {
      offset += spelling.utf8.count
      return emit(.symbol(symbol), from: start)
    }
    for (spelling, word) in Scanner.foreignWords where matches(spelling) {
      offset += spelling.utf8.count
      report(.foreignSymbol(spelling, canonical: word), from: start, to: offset)
      return emit(.word(word), from: start)
    }
    skipStray()
    report(.strayCharacter(SyntaxParser.shortened(text(from: start, to: offset))), from: start, to: offset)
    emit(.invalid, from: start)
  }

  private func matches(_ spelling: String) -> Bool {
    var index = offset
    for expected in spelling.utf8 {
      guard byte(at: index) == expected else { return false }
      index += 1
    }
    return true
  }

  /// One stray character, or a run of the same one.
  private mutating func skipStray() {
    guard let (first, length) = scalar(at: offset) else { return }
    offset += length
    while let (next, length) = scalar(at: offset), next == first { offset += length }
  }

  /// The signs, longest first, each spelling with the sign it stands for.
  private static let symbolSpellings: [(String, Symbol)] =
    [(">=", .greaterOrEqual), ("<=", .lessOrEqual), ("!=", .notEqual), ("*", .times), ("\u{2212}", .minus)]
    + Symbol.allCases.map { ($0.rawValue, $0) }

  /// Spellings of other languages that are clearly meant as one of our signs.
  private static let foreignSpellings: [(String, Symbol)] = [
    ("==", .equal), (";", .comma), ("<>", .notEqual), ("=<", .lessOrEqual), ("=>", .greaterOrEqual),
    ("\u{2013}", .minus),
    ("\u{2014}", .minus), ("\u{00F7}", .divide), ("\u{2215}", .divide), ("\u{00B7}", .times),
  ]

  /// Signs of other languages for what is a word here.
  private static let foreignWords: [(String, String)] = [("&&", "và"), ("||", "hoặc"), ("&", "và"), ("!", "không")]

  // MARK: Texts

  /// `"…"` on one line.
  mutating func scanText() {
    let start = offset
    let lineEnd = endOfLine(from: start)
    var content: [UInt8] = []
    var curlyEnd: (offset: Int, length: Int)?
    offset += 1
    while offset < lineEnd, let byte = byte(at: offset) {
      if byte == ASCII.quote {
        offset += 1
        reportControlCharacters(from: start, to: offset)
        return emit(.text(String(decoding: content, as: UTF8.self)), from: start)
      }
      if byte == ASCII.backslash {
        scanEscape(into: &content, lineEnd: lineEnd)
        continue
      }
      if curlyEnd == nil, let (scalar, length) = scalar(at: offset), scalar == "\u{201D}" {
        curlyEnd = (content.count, length)
      }
      content.append(byte)
      offset += 1
    }
    recoverText(from: start, content: content, curlyEnd: curlyEnd)
  }

  /// A text that reaches the end of its line: where a curly quote was meant as its end, it ends there.
  private mutating func recoverText(from start: Int, content: [UInt8], curlyEnd: (offset: Int, length: Int)?) {
    if let curlyEnd, let close = closingCurly(from: start) {
      offset = close
      report(.curlyQuotes, from: start, to: offset)
      return emit(.text(String(decoding: content.prefix(curlyEnd.offset), as: UTF8.self)), from: start)
    }
    report(.unterminatedText, from: start, to: offset)
    emit(.text(ASCII.trimmed(String(decoding: content, as: UTF8.self))), from: start)
  }

  /// The offset after the first `”` of the line.
  private mutating func closingCurly(from start: Int) -> Int? {
    var index = start + 1
    let end = endOfLine(from: start)
    while index < end, let (scalar, length) = scalar(at: index) {
      index += length
      if scalar == "\u{201D}" { return index }
    }
    return nil
  }

  private mutating func scanEscape(into content: inout [UInt8], lineEnd: Int) {
    let start = offset
    offset += 1
    guard offset < lineEnd, let (scalar, length) = scalar(at: offset) else {
      content.append(ASCII.backslash)
      return
    }
    offset += length
    if scalar != "\"" && scalar != "\\" {
      report(.unknownEscape(text(from: start, to: offset)), from: start, to: offset)
    }
    content += Array(String(Character(scalar)).utf8)
  }

  /// `“…”`: an error, taken as a text all the same.
  private mutating func scanCurlyText(_ length: Int) {
    let start = offset
    let lineEnd = endOfLine(from: start)
    offset += length
    let contentStart = offset
    while offset < lineEnd, let (scalar, length) = scalar(at: offset) {
      let contentEnd = offset
      offset += length
      if scalar == "\u{201C}" || scalar == "\u{201D}" || scalar == "\"" {
        report(.curlyQuotes, from: start, to: offset)
        return emit(.text(text(from: contentStart, to: contentEnd)), from: start)
      }
    }
    report(.unterminatedText, from: start, to: offset)
    emit(.text(ASCII.trimmed(text(from: contentStart, to: offset))), from: start)
  }
}
