/// How many columns of a terminal a text takes: combining marks take none, wide letters two.
public enum DisplayWidth {
  /// The columns of a text on one line.
  public static func of(_ text: String) -> Int {
    text.reduce(into: 0) { $0 += of($1) }
  }

  /// The columns of a character.
  static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    // Everything Vietnamese is below U+1100 and no controls are written, so that one comparison settles nearly all.
    if first.value < 0x300 { return first.value < 0x20 ? 0 : 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if first.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(first.value) } ? 2 : 1
  }

  /// The blocks whose letters are East Asian Wide or Fullwidth (Unicode annex 11), without the finer exceptions.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x20000...0x3FFFD,
  ]
}
