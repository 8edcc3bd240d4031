import Eligibility
import RuleLanguage

/// What the reports on cases and their coverage say.
enum CasePhrase: FixedPhrase {
  case verdict(Verdict)
  case setVerdict(Verdict)
  case line(Int)
  case conditionSet(String)
  case score(String)
  case grading(String)
  case points(String, String)
  case ungraded
  case priorityLevel(Int)
  case priorityCriteria([Int])
  case priorityOpen
  case noPriority
  case expected(String, got: String)
  case amount
  case payable
  case choice(Truth)
  case notInPlay
  case taken
  case because
  case needs
  case basis
  case none
  case exactly(String)
  case upTo(String)
  case from(String)
  case between(String, String)
  case allows(String)
  case failedAt(String)
  case failedNowhere
  case needsNothing
  case cases(files: Int, cases: Int, expectations: Int)
  case counts(met: Int, failed: Int)
  case draftCounts(same: Int, changed: Int)
  case covered(Int, of: Int)
  case uncovered(Int)
  case oneSided(Int)
  case allTwoSided
  case tally(CoverageTally)
  case ordinal(Int)
  case kind(CoverageLine.Kind)

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .verdict(.eligible): ("được", "eligible")
    case .verdict(.ineligible): ("không", "ineligible")
    case .verdict(.undetermined): ("chưa đủ căn cứ", "undetermined")
    case .verdict(.outOfScope): ("ngoài phạm vi", "out of scope")
    case .verdict(.conflict): ("mâu thuẫn", "conflict")
    case .setVerdict(.eligible): ("đạt", "met")
    case .setVerdict(.ineligible): ("không đạt", "not met")
    case .setVerdict(let verdict): CasePhrase.verdict(verdict).texts
    case .line(let number): ("dòng \(number)", "line \(number)")
    case .score(let name): ("chấm điểm \(name)", "score \(name)")
    case .grading(let name): ("xếp loại \(name)", "grade \(name)")
    case .points(let low, let high):
      low == high ? ("\(low) điểm", "\(low) point(s)") : ("từ \(low) đến \(high) điểm", "from \(low) to \(high) points")
    case .ungraded: ("không xếp loại", "no grade")
    case .noPriority: ("không ưu tiên", "no priority")
    case .priorityOpen: ("ưu tiên chưa rõ", "priority not known")
    case .priorityLevel(let level): ("ưu tiên mức \(level)", "priority level \(level)")
    case .priorityCriteria(let places):
      (
        "ưu tiên tiêu chí \(places.map(String.init).joined(separator: ", "))",
        "priority by criteria \(places.map(String.init).joined(separator: ", "))"
      )
    case .conditionSet(let name): ("điều kiện \(name)", "conditions \(name)")
    case .expected(let expected, let got): ("chờ \(expected), ra \(got)", "expected \(expected), got \(got)")
    case .amount: ("số tiền", "amount")
    case .payable: ("được chi", "payable")
    case .choice(.yes): ("được chọn", "chosen")
    case .choice(.no): ("không được chọn", "left out")
    case .choice(.unknown): ("có thể được chọn", "open")
    case .notInPlay: ("không xét chọn", "not in question")
    case .taken: ("số sau khi chọn", "amount after the choice")
    case .because: ("lý do", "reason")
    case .needs: ("cần biết", "needed")
    case .basis: ("căn cứ", "basis")
    case .none: ("không có", "none")
    case .exactly(let amount): (amount, amount)
    case .upTo(let amount): ("đến \(amount)", "up to \(amount)")
    case .from(let amount): ("từ \(amount)", "from \(amount)")
    case .between(let low, let high): ("từ \(low) đến \(high)", "from \(low) to \(high)")
    case .allows(let amount): ("khoảng có \(amount)", "a range that holds \(amount)")
    case .failedAt(let places): ("không đạt ở \(places)", "failed at \(places)")
    case .failedNowhere: ("không điều kiện nào không đạt", "no condition failed")
    case .needsNothing: ("không cần thêm thông tin", "nothing more is needed")
    case .cases(let files, let cases, let expectations):
      (
        "\(files) tệp, \(cases) trường hợp, \(expectations) điều chờ đợi",
        "\(files) file(s), \(cases) case(s), \(expectations) expectation(s)"
      )
    case .counts(let met, let failed): ("\(met) đúng, \(failed) sai", "\(met) met, \(failed) not met")
    case .draftCounts(let same, let changed):
      ("\(same) không đổi, \(changed) ra khác vì dự thảo", "\(same) unchanged, \(changed) changed by the draft")
    case .covered(let count, let all):
      ("các trường hợp chạm \(count)/\(all) điểm của luật", "the cases meet \(count) of \(all) points of the law")
    case .uncovered(let count): ("\(count) điểm chưa trường hợp nào chạm", "\(count) point(s) no case meets")
    case .oneSided(let count):
      (
        "\(count) điều kiện mới thử một chiều (chỉ đạt, hoặc chỉ không đạt)",
        "\(count) condition(s) tried one way only (only met, or only failed)"
      )
    case .allTwoSided:
      (
        "điều kiện nào cũng có trường hợp đạt và trường hợp không đạt",
        "every condition has a case that meets it and one that fails it"
      )
    case .tally(let tally):
      (
        "đạt \(tally.met) · không đạt \(tally.failed) · chưa rõ \(tally.unknown)",
        "met \(tally.met) · failed \(tally.failed) · unknown \(tally.unknown)"
      )
    case .ordinal(let number): ("gạch đầu dòng \(number)", "dash \(number)")
    case .kind(.item): ("khoản hỗ trợ", "item")
    case .kind(.condition): ("điều kiện", "condition")
    case .kind(.exclusion): ("loại trừ", "exclusion")
    case .kind(.times): ("số lần", "times")
    case .kind(.amount): ("mức", "amount")
    case .kind(.ceiling): ("tối đa", "ceiling")
    case .kind(.conditionSet): ("bộ điều kiện", "set of conditions")
    case .kind(.definition): ("định nghĩa", "definition")
    case .kind(.parameterValue): ("tham số", "parameter")
    case .kind(.criterion): ("tiêu chí", "criterion")
    case .kind(.grade): ("bậc xếp loại", "grade")
    case .kind(.priority): ("ưu tiên", "priority")
    case .kind(.stacking): ("cộng dồn, chọn", "stacking")
    }
  }
}
