import RuleLanguage

/// A place in an instrument as somebody asks for it: `điều 9 khoản 3 điểm a`, `9.3.a`, `Điều ?`.
public struct ProvisionQuery: Sendable, Hashable {
  /// The article; `?` asks for those whose number nobody has read.
  public let article: String
  /// The khoản.
  public let clause: String?
  /// The điểm.
  public let point: String?

  /// Reads a place; nil where the text names none.
  public init?(_ text: String) {
    let words = text.lowercased().split { " .,/".contains($0) }.map(String.init)
    var named: [String: String] = [:]
    var bare: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard let kind = ProvisionQuery.kinds[word] else {
        bare.append(word)
        continue
      }
      guard named[kind] == nil, let value = rest.popFirst() else { return nil }
      named[kind] = value
    }
    // What is not named follows the order of a citation: điều, khoản, điểm.
    for kind in ["điều", "khoản", "điểm"] where named[kind] == nil && !bare.isEmpty { named[kind] = bare.removeFirst() }
    guard bare.isEmpty, let article = named["điều"] else { return nil }
    self.article = article
    clause = named["khoản"]
    point = named["điểm"]
  }

  /// Whether a provision is the one asked for, or stands under it.
  func matches(_ path: ProvisionPath) -> Bool {
    guard article == "?" ? path.unknownArticle > 0 : path.article?.lowercased() == article else { return false }
    if let clause, clause != path.clause?.lowercased() { return false }
    if let point, point != path.point?.lowercased() { return false }
    return true
  }

  /// Whether the place asked for stands under a provision.
  func isUnder(_ path: ProvisionPath) -> Bool {
    guard path.article?.lowercased() == article else { return false }
    if let outer = path.clause?.lowercased(), outer != clause { return false }
    return path.point.map { $0.lowercased() == point } ?? true
  }

  private static let kinds = [
    "điều": "điều", "dieu": "điều", "article": "điều",
    "khoản": "khoản", "khoan": "khoản", "clause": "khoản",
    "điểm": "điểm", "diem": "điểm", "point": "điểm",
  ]
}
