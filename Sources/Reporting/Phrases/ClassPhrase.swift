import Eligibility
import RuleLanguage

/// What the report on scores and grades says.
enum ClassPhrase: FixedPhrase {
  case asOf(String, String)
  case none
  case outOfScope
  case ungraded
  case noPoints
  case perhapsUngraded
  case points(String)
  case outOf(String)
  case range(String, String)
  case onlyFor(String)
  case because(String)
  case ungradedUnless(String)
  case otherwise(String)
  case awarded(String)
  case awardedBeyond(String, String, String)
  case open(String)
  case moreFacts(Int)
  case againstToday
  case sameAsToday
  case absent

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .asOf(let dossier, let day):
      ("\(dossier) — chấm điểm, xếp loại ngày \(day)", "\(dossier) — scores and grades on \(day)")
    case .none:
      (
        "Bộ luật không có văn bản nào chấm điểm, xếp loại.",
        "No instrument of these rules scores or grades."
      )
    case .outOfScope: ("– NGOÀI PHẠM VI", "– OUT OF SCOPE")
    case .ungraded: ("– KHÔNG XẾP LOẠI", "– NO GRADE")
    case .noPoints: ("– KHÔNG CÓ ĐIỂM", "– NO POINTS")
    case .perhapsUngraded: ("hoặc không xếp loại", "or no grade")
    case .points(let points): ("\(points) điểm", "\(points) point(s)")
    case .outOf(let most): ("trên \(most)", "of \(most)")
    case .range(let low, let high): ("từ \(low) đến \(high)", "\(low) to \(high)")
    case .onlyFor(let kinds): ("chỉ dành cho \(kinds)", "only for \(kinds)")
    case .because(let condition): ("không xếp loại vì \(condition)", "no grade because \(condition)")
    case .ungradedUnless(let condition): ("không xếp loại nếu \(condition)", "no grade if \(condition)")
    case .otherwise(let value): ("còn lại: \(value)", "otherwise: \(value)")
    case .awarded(let points): ("đã chấm \(points)", "\(points) given")
    case .awardedBeyond(let points, let low, let high):
      (
        low == high
          ? "đã chấm \(points), nhưng theo luật là \(low)"
          : "đã chấm \(points), nhưng luật chỉ cho từ \(low) đến \(high)",
        low == high
          ? "\(points) given, but the law gives \(low)" : "\(points) given, but the law gives \(low) to \(high) only"
      )
    case .againstToday: ("So với luật hiện hành:", "Against the law in force:")
    case .sameAsToday: ("không có gì khác", "nothing differs")
    case .absent: ("không có", "not there")
    case .moreFacts(let count):
      ("và \(count) thông tin nữa (xem --full)", "and \(count) more (see --full)")
    case .open(let reason): ("chưa chấm: \(reason)", "not scored: \(reason)")
    }
  }
}
