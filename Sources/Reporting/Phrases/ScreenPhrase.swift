import Eligibility
import RuleLanguage

/// What the reports on screenings say.
enum ScreenPhrase: FixedPhrase {
  case title(String, rows: Int)
  case header(Verdict)
  case item
  case granted
  case openMoney(String)
  case openMoneyUnknown
  case byColumn(String)
  case whole
  case noValue
  case group(rows: Int, granted: Int, open: Int)
  case neverInScope(Int)
  case questions
  case noQuestions
  case question(alone: Int, together: Int, rows: Int)
  case atStake(String)
  case atStakeUnknown
  case basisTotal(Basis, String)

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .title(let day, let rows):
      ("Sàng lọc \(rows) tổ chức, xét ngày \(day)", "\(Self.applicants(rows)) screened as of \(day)")
    case .header(.eligible): ("được", "granted")
    case .header(.ineligible): ("không", "not")
    case .header(.undetermined): ("chưa đủ", "open")
    case .header(.conflict): ("mâu thuẫn", "conflict")
    case .header(.outOfScope): ("ngoài PV", "out")
    case .item: ("khoản hỗ trợ", "item")
    case .granted: ("số tiền được, theo căn cứ", "granted, by basis")
    case .openMoney(let most): ("còn tùy: nhiều nhất \(most)", "still open: at most \(most)")
    case .openMoneyUnknown: ("còn tùy: chưa biết mức tối đa", "still open: no known maximum")
    case .byColumn(let column): ("Theo \(column):", "By \(column):")
    case .whole: ("Tất cả:", "All:")
    case .noValue: ("(chưa khai)", "(not given)")
    case .group(let rows, let granted, let open):
      (
        "\(rows) tổ chức: \(granted) được ít nhất một khoản, \(open) chưa được khoản nào nhưng còn chưa rõ",
        "\(Self.applicants(rows)): \(granted) granted something, \(open) nothing yet but may be"
      )
    case .neverInScope(let count):
      ("\(count) khoản không tổ chức nào thuộc phạm vi", "\(count) item(s) no applicant is in scope of")
    case .questions: ("Nên hỏi thêm, theo thứ tự:", "To be asked, in this order:")
    case .noQuestions: ("Không còn gì phải hỏi.", "Nothing is left to be asked.")
    case .question(let alone, let together, let rows):
      (
        "quyết định ngay \(alone) kết quả, cùng thông tin khác thêm \(together), ở \(rows) tổ chức",
        "settles \(alone) answers by itself, \(together) more with other facts, of \(Self.applicants(rows))"
      )
    case .atStake(let amount): ("liên quan đến \(amount)", "\(amount) at stake")
    case .atStakeUnknown: ("số tiền liên quan chưa rõ", "amounts not known at stake")
    case .basisTotal(let basis, let amount):
      (
        "\(LawPhrase.basis(basis).texts.vietnamese): \(amount)", "\(LawPhrase.basis(basis).texts.english): \(amount)"
      )
    }
  }

  private static func applicants(_ count: Int) -> String { count == 1 ? "1 applicant" : "\(count) applicants" }
}
