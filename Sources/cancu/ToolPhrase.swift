import Reporting
import RuleLanguage

/// What the tool itself says, besides its help.
enum ToolPhrase: FixedPhrase {
  case problem(String)
  case help(String)
  case rulesUnusable(Int)

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .problem(let text): ("lỗi: \(text)", "error: \(text)")
    case .help(let text): ("gợi ý: \(text)", "help: \(text)")
    case .rulesUnusable(let count):
      ("bộ luật có \(count) lỗi nên chưa dùng được", "the rules hold \(count) error(s) and cannot be used")
    }
  }
}
