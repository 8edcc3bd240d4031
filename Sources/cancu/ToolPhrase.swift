import Reporting
import RuleLanguage

/// What the tool itself says, besides its help.
enum ToolPhrase: FixedPhrase {
  /// A saved decision made again.
  case replayedSame(String, String)
  case replayedOtherwise(String, String)
  case replayImpossible(String, String)
  case engineChanged(String, String)
  case rulesChanged(String, String)
  case answersTheSame
  case explanationChanged
  case notThere
  case draftEffect(String)
  case atLeast(String)
  case receiptSaved(String)
  case sampled(String, rows: Int)
  case receiptTampered
  case fileChanged(String)
  case fileGone(String)
  case problem(String)
  case help(String)
  case rulesUnusable(Int)
  case linted(files: Int, errors: Int, warnings: Int)
  case formatted(String)
  case formatterDefect(String)
  case variantsLeft([String])
  /// How many rows, in digits.
  case rowsDecided(String)
  /// A register that is not decided for its faults.
  case faultsInTheWay
  case rowsWritten(String)
  /// A file of a folder that is no table for this tool.
  case sheetLeftAside(String)

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .rowsDecided(let count): ("đã xét \(count) dòng", "\(count) rows decided")
    case .faultsInTheWay:
      (
        "chưa xét gì: hãy sửa lỗi trên (“cancu register check” nêu mọi lỗi), hoặc thêm --keep-going để bỏ các dòng có lỗi",
        "nothing was decided: mend what is told above (“cancu register check” tells all), or leave faulty rows out with --keep-going"
      )
    case .sheetLeftAside(let path):
      (
        "không đọc “\(path)”: hãy xuất bảng ấy ra CSV (UTF-8)",
        "“\(path)” is not read: export that table as CSV (UTF-8)"
      )
    case .rowsWritten(let path): ("đã ghi từng dòng vào “\(path)”", "each row is written to “\(path)”")
    case .replayedSame(let name, let date):
      ("\(name), \(date): tính lại giống từng byte", "\(name), \(date): the same bytes again")
    case .replayedOtherwise(let name, let date):
      ("\(name), \(date): tính lại không còn giống bản lưu", "\(name), \(date): no longer what was saved")
    case .replayImpossible(let name, let date):
      (
        "\(name), \(date): không tính lại được với luật bây giờ",
        "\(name), \(date): cannot be decided again by the rules of today"
      )
    case .engineChanged(let old, let new): ("chương trình: \(old) → \(new)", "engine: \(old) → \(new)")
    case .rulesChanged(let old, let new): ("luật đã đổi: \(old) → \(new)", "the rules have changed: \(old) → \(new)")
    case .answersTheSame: ("mọi khoản vẫn ra như cũ", "every item comes out as before")
    case .explanationChanged: ("kết quả như cũ, lời giải thích khác", "the same answer, explained otherwise")
    case .sampled(let path, let rows):
      (
        "đã dựng \(rows) dòng vào \(path) và các tệp danh sách bên cạnh",
        "\(rows) rows in \(path) and the files of lists beside it"
      )
    case .atLeast(let amount): ("từ \(amount)", "from \(amount)")
    case .draftEffect(let name): ("dự thảo làm đổi \(name)", "the draft changes \(name)")
    case .notThere: ("không có", "not there")
    case .receiptSaved(let path): ("đã lưu biên nhận “\(path)”", "receipt saved as “\(path)”")
    case .receiptTampered:
      (
        "luật và chương trình không đổi: biên nhận đã bị sửa sau khi lưu",
        "rules and engine have not changed: the receipt was altered after it was saved"
      )
    case .fileChanged(let path):
      (
        "tệp “\(path)” nay khác bản lưu (bản lưu được dùng)",
        "the file “\(path)” is no longer as saved (as saved it was used)"
      )
    case .fileGone(let path):
      ("tệp “\(path)” không còn (bản lưu được dùng)", "the file “\(path)” is gone (as saved it was used)")
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
