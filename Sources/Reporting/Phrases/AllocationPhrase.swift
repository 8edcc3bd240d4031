import RuleLanguage
import Screening

/// What the reports on shared-out budgets say of the whole, of items and of groups.
enum AllocationPhrase: FixedPhrase {
  case title(budget: String, rows: Int, day: String)
  case rule(AllocationRules.Rule)
  case betweenItems
  case itemCap(String)
  case instrumentCap(String)
  case sharing(AllocationRules.Sharing)
  case steps
  case stepsBetweenItems
  case stepsUnused
  case asked(demands: Int, applicants: Int)
  case granted(String, applicants: Int)
  case counts(full: Int, part: Int, none: Int, undecided: Int)
  case remainder(String)
  case reserved(String)
  case nothingAsked
  case amounts
  case bound(AllocationDemand.Bound)
  case counted(String, Int)
  case item
  case demands
  case full
  case part
  case none
  case undecided
  case sums
  case sum(Basis, asked: String, granted: String)
  case group(demands: Int, applicants: Int, served: Int)

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .title(let budget, let rows, let day):
      (
        "Phân bổ \(budget) cho bảng đăng ký \(rows) tổ chức, xét ngày \(day)",
        "\(budget) shared out over a register of \(rows) applicants, as of \(day)"
      )
    case .rule(.order):
      (
        "cách chia: theo thứ tự ưu tiên mà luật xếp trong từng khoản hỗ trợ",
        "rule: by the law's order of priority inside every item"
      )
    case .rule(.proRata):
      ("cách chia: mọi đề nghị theo cùng một tỷ lệ, không xét ưu tiên", "rule: all pro rata, whatever their priority")
    case .rule(.equal):
      (
        "cách chia: mọi đề nghị phần bằng nhau, không quá mức đề nghị, không xét ưu tiên",
        "rule: equal shares, nobody above what is asked for, whatever their priority"
      )
    case .betweenItems:
      (
        "giữa các khoản luật không xếp thứ tự: lệnh này cấp nhóm ưu tiên 1 của mọi khoản trước, rồi nhóm 2, và cứ thế",
        "between items the law ranks nothing: this command serves class 1 of every item first, then class 2, and so on"
      )
    case .itemCap(let amount): ("mỗi khoản không quá \(amount)", "every item at most \(amount)")
    case .instrumentCap(let amount): ("mỗi văn bản không quá \(amount)", "every instrument at most \(amount)")
    case .sharing(.proRata):
      (
        "nhóm ngang nhau mà không đủ: chia theo mức đề nghị, phần lẻ dưới một đồng bỏ đi",
        "a tied class that is short: pro rata to what is asked for, rounded down to whole đồng"
      )
    case .sharing(.equal):
      (
        "nhóm ngang nhau mà không đủ: chia đều, không quá mức đề nghị, phần lẻ dưới một đồng bỏ đi",
        "a tied class that is short: equal shares, nobody above what is asked for, rounded down to whole đồng"
      )
    case .sharing(.byRegister):
      (
        "nhóm ngang nhau mà không đủ: cấp lần lượt theo thứ tự trong bảng",
        "a tied class that is short: one after the other, in the order of the register"
      )
    case .steps:
      (
        "nhóm có nhiều bậc: cấp bậc 1 của mọi khoản trước, rồi bậc 2; hồ sơ luật chắc chắn xếp trước thì ở bậc trước, hồ sơ luật không phân hơn kém hoặc chưa biết hơn kém vì thiếu thông tin thì ở bậc muộn nhất có thể: chỗ ấy là của lệnh này",
        "a class of several steps: step 1 of every item first, then step 2; whom the law surely puts first has an earlier step, whom it does not rank, or not yet since something is not known, the latest there can be: that place is this command's"
      )
    case .stepsBetweenItems:
      (
        "khoản mà luật không xếp thứ tự chỉ có bậc 1, nên được cấp trước các bậc sau của khoản khác",
        "an item the law gives no order has step 1 only, and so is served before the later steps of other items"
      )
    case .stepsUnused:
      (
        "trong một nhóm luật còn xếp thành bậc; không có --ties thì bậc không được dùng: nhóm không đủ tiền thì chưa cấp cho ai trong nhóm",
        "within a class the law still ranks by steps; without --ties they are not used: of a class that is short nobody is granted anything"
      )
    case .asked(let demands, let applicants):
      (
        "Đề nghị: \(demands), của \(applicants) tổ chức",
        "Asked for: \(demands) demand(s) of \(applicants) applicant(s)"
      )
    case .granted(let amount, let applicants):
      ("Được cấp: \(amount), cho \(applicants) tổ chức", "Granted: \(amount), to \(applicants) applicant(s)")
    case .counts(let full, let part, let none, let undecided):
      (
        "\(full) đề nghị đủ, \(part) được một phần, \(none) không được, \(undecided) chưa quyết",
        "\(full) demand(s) in full, \(part) in part, \(none) not at all, \(undecided) undecided"
      )
    case .remainder(let amount): ("Còn lại: \(amount)", "Left over: \(amount)")
    case .reserved(let amount):
      ("trong đó giữ lại cho nhóm chưa chia: \(amount)", "kept of it for classes not shared yet: \(amount)")
    case .nothingAsked: ("Không có đề nghị nào để phân bổ.", "Nothing is asked for.")
    case .amounts: ("Mức đề nghị lấy theo:", "What is asked for is:")
    case .bound(.exact): ("mức luật ấn định", "what the law fixes")
    case .bound(.ceiling):
      (
        "mức cao nhất luật cho phép, cơ quan có thẩm quyền quyết định trong mức ấy",
        "the most the law allows, the authority decides below it"
      )
    case .bound(.floor):
      ("mức thấp nhất, vì luật chỉ ấn định mức thấp nhất", "the least, since the law sets only a floor")
    case .bound(.open):
      ("phần đã chắc chắn, vì còn thông tin chưa biết", "the part that is sure, since something is not known")
    case .counted(let what, let count): ("\(what): \(count)", "\(what): \(count)")
    case .item: ("khoản hỗ trợ", "item")
    case .demands: ("đề nghị", "demands")
    case .full: ("đủ", "full")
    case .part: ("một phần", "in part")
    case .none: ("không", "none")
    case .undecided: ("chưa quyết", "undecided")
    case .sums: ("số tiền, theo căn cứ", "money, by basis")
    case .sum(let basis, let asked, let granted):
      (
        "\(LawPhrase.basis(basis).texts.vietnamese): đề nghị \(asked), được cấp \(granted)",
        "\(LawPhrase.basis(basis).texts.english): \(asked) asked for, \(granted) granted"
      )
    case .group(let demands, let applicants, let served):
      (
        "\(demands) đề nghị của \(applicants) tổ chức, \(served) tổ chức được cấp",
        "\(demands) demand(s) of \(applicants) applicant(s), \(served) of them granted something"
      )
    }
  }
}
