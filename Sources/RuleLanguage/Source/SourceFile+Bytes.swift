extension SourceFile {
  /// The file of some bytes, to which its set gives this number, as far as they are text; the first byte that is none is
  /// reported, and nothing else need be said of such a file.
  ///
  /// A nought is no text either: it is what pictures, archives and UTF-16 are full of.
  public static func decode(
    path: String, bytes: [UInt8], number: Int32, diagnostics: inout [Diagnostic]
  ) -> (file: SourceFile, isText: Bool) {
    let end = bytes.firstIndex(of: 0) ?? bytes.count
    if end == bytes.count, let text = String(validating: bytes, as: UTF8.self) {
      return (SourceFile(path: path, text: text), true)
    }
    let text = validPrefix(of: bytes[..<end])
    let file = SourceFile(path: path, text: text)
    let start = Int32(clamping: file.bytes.count)
    let span = SourceSpan(file: number, start: start, end: start)
    diagnostics.append(Diagnostic(.syntax(.notUTF8(byte: text.utf8.count + 1)), at: span))
    return (file, false)
  }

  /// The text up to the first byte that is not UTF-8.
  static func validPrefix(of bytes: ArraySlice<UInt8>) -> String {
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = (low + high + 1) / 2
      // A prefix that cuts a letter in two is judged up to that letter.
      var end = middle
      while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80, middle - end < 3 { end -= 1 }
      if String(validating: bytes[..<end], as: UTF8.self) != nil { low = middle } else { high = middle - 1 }
    }
    while low > 0, String(validating: bytes[..<low], as: UTF8.self) == nil { low -= 1 }
    return String(validating: bytes[..<low], as: UTF8.self) ?? ""
  }
}
