/// Money as people type it, where the acts write it in full.
enum MoneyAbbreviation {
  /// What a word right after a number stands for, in full; nil where it is no abbreviation and no word of money.
  static func expanded(_ word: String) -> String? {
    switch word.lowercased() {
    case "đ", "đồng", "vnđ", "vnd": "đồng"
    case "k", "ng", "nghìn", "ngàn": "nghìn đồng"
    case "tr", "trđ", "triệu": "triệu đồng"
    case "tỉ", "tỷ": "tỷ đồng"
    default: nil
    }
  }

  /// The same where the word stands apart and could be a unit of measure: only what cannot be one.
  static func expandedApart(_ word: String) -> String? {
    ["k", "ng"].contains(word.lowercased()) ? nil : expanded(word)
  }
}
