import Screening

/// What the reports on shared-out budgets say of who is cut, and of whom nothing ranks.
enum AllocationCutPhrase: FixedPhrase {
  case ties
  case tieStep(Int32, Int32, count: Int, asked: String, left: String, of: String)
  case tie(Int32, count: Int, asked: String, left: String, of: String)
  case tieOpen
  case tieShared(AllocationRules.Sharing, granted: String, over: String)
  case budget
  case itemLimit(String)
  case instrumentLimit(String)
  case budgetEnded
  case itemEnded(String)
  case instrumentEnded(String)
  case shared(String)
  case cuts
  case cut(from: String, to: String, why: String)
  case waits(String, why: String)
  case full(String)
  case place(Int, of: Int)
  case sharedPlace(Int, of: Int, with: Int)
  case step(Int, of: Int)
  case moreCuts(Int)

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .ties: ("Ngang nhau mà không đủ cho cả nhóm:", "Tied, and not enough for the whole class:")
    case .tie(let number, let count, let asked, let left, let limit):
      (
        "nhóm ưu tiên \(number): \(count) đề nghị, cần \(asked), \(limit) còn \(left)",
        "class \(number): \(count) demands ask for \(asked), \(limit) has \(left) left"
      )
    case .tieStep(let number, let step, let count, let asked, let left, let limit):
      (
        "nhóm ưu tiên \(number), bậc \(step): \(count) đề nghị, cần \(asked), \(limit) còn \(left)",
        "class \(number), step \(step): \(count) demands ask for \(asked), \(limit) has \(left) left"
      )
    case .tieOpen:
      (
        "chưa chia cho ai trong nhóm; để chia, thêm --ties tỷ-lệ, --ties chia-đều hoặc --ties mã",
        "nothing of it is given to anyone; to share it add --ties tỷ-lệ, --ties chia-đều or --ties mã"
      )
    case .tieShared(.proRata, let granted, let over):
      ("chia theo mức đề nghị: \(granted), lẻ \(over)", "shared pro rata: \(granted), \(over) left over")
    case .tieShared(.equal, let granted, let over):
      ("chia đều: \(granted), lẻ \(over)", "shared evenly: \(granted), \(over) left over")
    case .tieShared(.byRegister, let granted, let over):
      (
        "cấp theo thứ tự trong bảng: \(granted), lẻ \(over)",
        "in the order of the register: \(granted), \(over) left over"
      )
    case .budget: ("ngân sách", "the budget")
    case .itemLimit(let name): ("hạn mức của khoản \(name)", "the limit of the item \(name)")
    case .instrumentLimit(let name): ("hạn mức của văn bản \(name)", "the limit of the instrument \(name)")
    case .budgetEnded: ("hết ngân sách", "the budget ended")
    case .itemEnded(let name): ("hết hạn mức của khoản \(name)", "the limit of the item \(name) was reached")
    case .instrumentEnded(let name):
      ("hết hạn mức của văn bản \(name)", "the limit of the instrument \(name) was reached")
    case .shared(let limit):
      ("\(limit) không đủ cho mọi đề nghị ngang nhau", "\(limit) does not reach for all that are level")
    case .cuts: ("Bị cắt giảm:", "Cut:")
    case .cut(let from, let to, let why):
      ("từ \(from) xuống \(to) vì \(why)", "from \(from) to \(to) because \(why)")
    case .waits(let asked, let why): ("đề nghị \(asked), chưa quyết vì \(why)", "\(asked) asked for, undecided: \(why)")
    case .full(let amount): ("được đủ \(amount)", "granted in full: \(amount)")
    case .place(let number, let count): ("hạng \(number) trên \(count)", "place \(number) of \(count)")
    case .sharedPlace(let number, let count, let others):
      (
        "hạng \(number) trên \(count), \(others) đề nghị cùng hạng",
        "place \(number) of \(count), shared by \(others) demands"
      )
    case .step(let step, let count): ("bậc \(step) trong \(count) bậc", "step \(step) of \(count)")
    case .moreCuts(let count):
      (
        "và \(count) đề nghị nữa; --out TỆP ghi đủ, --explain MÃ cho từng tổ chức",
        "and \(count) more; --out FILE writes all, --explain ID tells of one applicant"
      )
    }
  }
}
