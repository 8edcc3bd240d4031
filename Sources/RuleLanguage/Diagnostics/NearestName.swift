/// Finds the name somebody most likely meant.
public enum NearestName {
  /// The name nearest to `written`, where one is near enough to be meant; of two as near, the first by the alphabet.
  ///
  /// A wrong or missing diacritic counts less than a wrong letter: `muc` is nearer to `mức` than to `mua`.
  public static func nearest(to written: String, among names: some Sequence<String>) -> String? {
    var best: (name: String, distance: Int)?
    for name in names {
      guard let distance = closeDistance(written, name) else { continue }
      if let best, (best.distance, best.name) <= (distance, name) { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// The distance of two spellings, in half letters; nil where they are too far apart for one to be meant by the other.
  static func closeDistance(_ written: String, _ name: String) -> Int? {
    let left = Array(written.prefix(lengthLimit + 1).lowercased())
    let right = Array(name.prefix(lengthLimit + 1).lowercased())
    guard !left.isEmpty, left.count <= lengthLimit, right.count <= lengthLimit else { return nil }
    // About a third of the letters may differ; of one or two letters only the diacritics.
    let allowed = max(left.count, right.count) <= 2 ? 1 : max(2, max(left.count, right.count) * 2 / 3)
    guard abs(left.count - right.count) * 2 <= allowed else { return nil }
    let distance = distance(left, right)
    return distance <= allowed ? distance : nil
  }

  /// Whether two words are the same but for diacritics and capitals.
  static func differInMarks(_ written: String, _ name: String) -> Bool {
    written != name && written.count == name.count && zip(written, name).allSatisfy { plain($0) == plain($1) }
  }

  private static let lengthLimit = 80

  /// Damerau-Levenshtein over characters: 2 for a letter put in, left out, changed or exchanged with its neighbour, 1 for a
  /// change of diacritic or of a blank to an underscore.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    let plainLeft = left.map(plain)
    let plainRight = right.map(plain)
    var beforeLast: [Int] = []
    var last = (0...right.count).map { $0 * 2 }
    for (row, letter) in left.enumerated() {
      var here = [(row + 1) * 2]
      for (column, other) in right.enumerated() {
        let change = letter == other ? 0 : (plainLeft[row] == plainRight[column] ? 1 : 2)
        var cost = min(last[column] + change, last[column + 1] + 2, here[column] + 2)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 2)
        }
        here.append(cost)
      }
      beforeLast = last
      last = here
    }
    return last.last ?? 0
  }

  /// The letter without diacritics, small; a blank and an underscore are one.
  private static func plain(_ letter: Character) -> Character {
    let small = letter.lowercased().first ?? letter
    return small == "_" ? " " : bases[small] ?? small
  }

  private static let bases: [Character: Character] = {
    let families: [(Character, String)] = [
      ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
      ("u", "ùúủũụưừứửữự"),
      ("y", "ỳýỷỹỵ"), ("d", "đ"),
    ]
    return Dictionary(
      families.flatMap { base, letters in letters.map { ($0, base) } }, uniquingKeysWith: { first, _ in first })
  }()
}
