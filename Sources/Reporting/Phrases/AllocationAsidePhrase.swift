import RuleLanguage
import Screening

/// What the reports on shared-out budgets say of what is not shared out, of other budgets, and of one applicant.
enum AllocationAsidePhrase: FixedPhrase {
  case setAside
  case reason(AllocationClaims.SetAside)
  case counted(String, Int, items: Int)
  case named(String, [String])
  case basis(Basis, String)
  case most(String, of: Int)
  case mostUnknown(Int)
  case seeScreen
  case seeRow(String)
  case effect(String, isMore: Bool)
  case noEffect
  case newly(Int, String)
  case more(Int, String)
  case less(Int, String)
  case lost(Int, String)
  case difference(Basis, String, isMore: Bool)
  case effectUndecided
  case explained(String, budget: String, day: String)
  case tieClass(Int32)
  case unranked
  case before(String)
  case nothing
  case refused(Int)

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .setAside: ("Không đưa vào phân bổ:", "Not shared out:")
    case .reason(.undetermined): ("chưa đủ căn cứ, chưa được cấp gì", "undetermined, granted nothing")
    case .reason(.choiceOpen):
      ("được, nhưng chưa rõ chọn khoản nào trong các khoản không cộng dồn", "granted, but which item is chosen is open")
    case .reason(.notChosen): ("được, nhưng đã chọn khoản khác có lợi hơn", "granted, but another item is chosen")
    case .reason(.inKind): ("được, không bằng tiền", "granted, not in money")
    case .reason(.amountUnknown):
      ("được, nhưng chưa biết bao nhiêu vì thiếu thông tin", "granted, but nothing of the amount is sure")
    case .reason(.nothingLeft): ("được, nhưng không còn gì để cấp", "granted, but nothing is left to be received")
    case .reason(.conflict): ("văn bản mâu thuẫn", "the instruments conflict")
    case .counted(let what, let count, let items):
      ("\(what): \(count) kết quả ở \(items) khoản", "\(what): \(count) answer(s) on \(items) item(s)")
    case .named(let what, let names):
      ("\(what): \(names.joined(separator: "; "))", "\(what): \(names.joined(separator: "; "))")
    case .basis(let basis, let text):
      ("\(LawPhrase.basis(basis).texts.vietnamese): \(text)", "\(LawPhrase.basis(basis).texts.english): \(text)")
    case .most(let amount, let count):
      ("nhiều nhất \(amount), ở \(count) kết quả", "at most \(amount), of \(count) answer(s)")
    case .mostUnknown(let count):
      ("\(count) kết quả chưa rõ mức", "\(count) answer(s) without a known maximum")
    case .seeScreen: ("từng khoản: cancu screen", "item by item: cancu screen")
    case .seeRow(let id):
      ("vì sao, từng khoản: cancu screen … --explain \(id)", "why, item by item: cancu screen … --explain \(id)")
    case .effect(let amount, true): ("Nếu thêm \(amount):", "With \(amount) more:")
    case .effect(let amount, false): ("Nếu bớt \(amount):", "With \(amount) less:")
    case .noEffect: ("không ai được khác đi", "nobody gets anything else")
    case .newly(let count, let names):
      ("\(count) tổ chức nay mới được: \(names)", "\(count) newly get something: \(names)")
    case .more(let count, let names): ("\(count) tổ chức được nhiều hơn: \(names)", "\(count) get more: \(names)")
    case .less(let count, let names): ("\(count) tổ chức được ít hơn: \(names)", "\(count) get less: \(names)")
    case .lost(let count, let names):
      ("\(count) tổ chức không còn được gì: \(names)", "\(count) get nothing any more: \(names)")
    case .difference(let basis, let amount, true):
      (
        "\(LawPhrase.basis(basis).texts.vietnamese): thêm \(amount)",
        "\(LawPhrase.basis(basis).texts.english): \(amount) more"
      )
    case .difference(let basis, let amount, false):
      (
        "\(LawPhrase.basis(basis).texts.vietnamese): bớt \(amount)",
        "\(LawPhrase.basis(basis).texts.english): \(amount) less"
      )
    case .effectUndecided:
      ("vẫn còn nhóm ngang nhau chưa chia", "a class is tied and not shared there too")
    case .explained(let who, let budget, let day):
      ("\(who): phân bổ \(budget), xét ngày \(day)", "\(who): \(budget) shared out, as of \(day)")
    case .tieClass(let number): ("nhóm ưu tiên \(number) của khoản", "class \(number) of the item")
    case .unranked:
      (
        "luật không xếp ưu tiên ở khoản này: mọi đề nghị ngang nhau",
        "the law ranks nothing in this item: all demands are level"
      )
    case .before(let amount):
      ("đã cấp cho các nhóm trước của mọi khoản: \(amount)", "granted to earlier classes of all items: \(amount)")
    case .nothing: ("không có đề nghị nào được phân bổ", "there is no demand to be shared out")
    case .refused(let count): ("\(count) khoản không được", "\(count) item(s) not granted")
    }
  }
}
