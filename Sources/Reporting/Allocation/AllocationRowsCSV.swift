import Eligibility
import RuleLanguage
import Screening

/// The demands of an allocation as CSV, a line each, in the order of the register.
public struct AllocationRowsCSV {
  private let book: RuleBook
  private let words: AllocationWords

  /// For allocations by `book`.
  public init(_ book: RuleBook) {
    self.book = book
    words = AllocationWords(book, .vietnamese)
  }

  /// The first line.
  public let header =
    "mã,tên,văn_bản,khoản_hỗ_trợ,căn_cứ,đề_nghị,mức_đề_nghị,được_cấp,kết_quả,hạng,trên,cùng_hạng,nhóm_ưu_tiên,bậc,lý_do\n"

  /// The line of a demand, by its place.
  public func line(_ index: Int, of claims: AllocationClaims, _ allocation: Allocation) -> String {
    let (demand, grant) = (claims.demands[index], allocation.grants[index])
    let applicant = claims.applicants[Int(demand.applicant)]
    let item = words.item(demand.item)
    let isRanked = allocation.rules.rule == .order
    let fields = [
      applicant.identifier, applicant.name, book.instruments[item.instrument].number.text, item.name,
      demand.basis.name, "\(demand.request)", demand.bound.name, "\(grant.amount)", grant.state,
      grant.place.map { "\($0.number)" } ?? "", grant.place.map { "\($0.count)" } ?? "",
      grant.place.map { "\($0.sharing)" } ?? "", isRanked ? "\(demand.rank.tieClass)" : "",
      isRanked ? "\(demand.rank.step)" : "",
      words.reason(grant.outcome) ?? "",
    ]
    return fields.map(ScreenRowsCSV.field).joined(separator: ",") + "\n"
  }
}

extension AllocationDemand.Bound {
  /// Its name for programs.
  var name: String {
    switch self {
    case .exact: "exact"
    case .ceiling: "ceiling"
    case .floor: "floor"
    case .open: "open"
    }
  }
}

extension AllocationGrant {
  /// The name for programs of how it ended.
  var state: String {
    switch outcome {
    case .full: "full"
    case .cut: amount > 0 ? "part" : "none"
    case .undecided: "undecided"
    }
  }
}
