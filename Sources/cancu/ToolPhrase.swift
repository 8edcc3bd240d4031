import Reporting
import RuleLanguage

/// What the tool itself says, besides its help.
enum ToolPhrase: FixedPhrase {
  case problem(String)
  case help(String)
  case rulesUnusable(Int)
  case linted(files: Int, errors: Int, warnings: Int)
  case formatted(String)
  case formatterDefect(String)
  case variantsLeft([String])

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .problem(let text): ("lỗi: \(text)", "error: \(text)")
    case .help(let text): ("gợi ý: \(text)", "help: \(text)")
    case .rulesUnusable(let count):
      ("bộ luật có \(count) lỗi nên chưa dùng được", "the rules hold \(count) error(s) and cannot be used")
    case .linted(let files, let errors, let warnings):
      (
        "đã soát \(files) tệp: \(errors) lỗi, \(warnings) cảnh báo",
        "\(files) file(s): \(errors) error(s), \(warnings) warning(s)"
      )
    case .variantsLeft(let names):
      (
        "tệp còn \(names.count) biến thể, xét bằng --case: \(names.map { "“\($0)”" }.joined(separator: ", "))",
        "the file holds \(names.count) variant(s), decided with --case: \(names.map { "“\($0)”" }.joined(separator: ", "))"
      )
    case .formatted(let path): ("đã sắp lại \(path)", "formatted \(path)")
    case .formatterDefect(let path):
      (
        "lỗi của cancu: không sắp lại được “\(path)” mà giữ nguyên nghĩa; tệp được giữ như cũ",
        "a defect of cancu: “\(path)” cannot be formatted without changing it; the file is left as it is"
      )
    }
  }
}
