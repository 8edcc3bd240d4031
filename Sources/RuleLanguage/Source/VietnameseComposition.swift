/// Composition of Vietnamese letters to NFC, without Foundation.
///
/// Text typed on some keyboards and copied from some PDFs holds letters as a base and combining marks. Swift compares
/// such characters as equal already; composing them makes byte offsets and columns agree with what a reader counts.
enum VietnameseComposition {
  /// The text with every Vietnamese letter composed; other text is left as it is.
  static func compose(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { (0x0300...0x036F).contains($0.value) }) else { return text }
    var composed = ""
    composed.reserveCapacity(text.utf8.count)
    for character in text { composed.append(letters[character] ?? character) }
    return composed
  }

  /// Each precomposed letter, found by any of its canonical spellings (a `Character` hashes canonically).
  private static let letters: [Character: Character] = {
    let lower = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    let upper = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    return Dictionary((lower + upper).map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
  }()
}
