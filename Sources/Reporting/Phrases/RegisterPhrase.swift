/// What the reports on registers say.
enum RegisterPhrase: FixedPhrase {
  case problem(code: String, String)
  case inColumn(String, String)
  case help(String)
  case more(Int)
  case rows(Int, columns: Int)
  case leftOut(Int)
  case ofNobody(Int)
  case numbers(vietnamese: Bool)
  case ignored([String])
  case records(String, Int)
  case sound
  case noRows
  case unsound(Int)
  case filled(String, String)
  case empty([String])

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .problem(let code, let message): ("lỗi[\(code)]: \(message)", "error[\(code)]: \(message)")
    case .inColumn(let column, let message): ("cột “\(column)”: \(message)", "column “\(column)”: \(message)")
    case .help(let text): ("gợi ý: \(text)", "help: \(text)")
    case .more(let count): ("và \(count) lỗi nữa", "and \(count) more")
    case .rows(let rows, let columns): ("\(rows) dòng, \(columns) cột", "\(rows) row(s), \(columns) column(s)")
    case .leftOut(let rows): ("bỏ \(rows) dòng có lỗi", "\(rows) row(s) with faults left out")
    case .ofNobody(let records):
      (
        "\(records) dòng bảng con không rõ là của tổ chức nào: kết quả của tổ chức đúng ra có dòng ấy đang thiếu nó, có thể sai; sửa rồi chạy lại",
        "\(records) record(s) of lists belong to nobody that is known: what is decided of whom they belong to lacks them and may be wrong; mend them and run again"
      )
    case .numbers(vietnamese: true):
      ("số viết như trong văn bản (1.500.000; 12,5)", "numbers as the acts write them (1.500.000; 12,5)")
    case .numbers(vietnamese: false):
      ("số viết như máy (1500000; 12.5)", "numbers as programs write them (1500000; 12.5)")
    case .ignored(let names):
      ("không dùng cột: \(names.joined(separator: ", "))", "columns left out: \(names.joined(separator: ", "))")
    case .records(let list, let count): ("\(list): \(count) dòng", "\(list): \(count) record(s)")
    case .sound: ("không có lỗi", "nothing is wrong")
    case .noRows:
      (
        "không có tổ chức nào dưới dòng tiêu đề: kiểm tra lại lúc xuất bảng",
        "there is no applicant under the header: look again at how the table was exported"
      )
    case .unsound(let count): ("\(count) lỗi", "\(count) problem(s)")
    case .filled(let column, let share): ("\(column): có giá trị \(share)", "\(column): given in \(share)")
    case .empty(let names):
      (
        "cột không có giá trị nào: \(names.joined(separator: ", "))",
        "columns without a value: \(names.joined(separator: ", "))"
      )
    }
  }
}
