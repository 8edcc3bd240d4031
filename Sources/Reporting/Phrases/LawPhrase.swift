import RuleLanguage

/// The sentences in which provisions are read back to people.
enum LawPhrase: FixedPhrase {
  /// An act changed a provision: how, and where it says so.
  case changed(AmendmentAction, String)
  case amendment(AmendmentAction, String)
  case transition(String, String)
  case draft
  case consolidated(String, String)
  case notInForce(String, String, String)
  case difference(String, String, String)
  case noDifference
  case textFrom(String, String)
  case olderApplies(String, String)
  case gapsTitle
  case gap(String, String, String, String)
  case textsInTime(Int)
  case article(String)
  case clause(String)
  case point(String)
  case issuedBy(String)
  case issuedOn(String)
  case issuedByOn(String, String)
  case validFrom(String)
  case validUntil(String)
  case nationwide
  case territory(String)
  case judgedBy(String)
  case commonBeneficiaries
  case beneficiaries
  case kindWhen(String, String)
  case commonCondition
  case conditions
  case exclusion
  case allOf
  case oneOf
  case atLeastOf(Int)
  case forEach(String)
  case forEachWhere(String, String)
  case everyKind
  case otherKinds
  case conditionSet(String)
  case score(String)
  case grading(String)
  case mostPoints(String)
  case awarded(String)
  case ungraded
  case otherwise
  case concerning(String)
  case priority(isRanked: Bool)
  case direction(PriorityDirection, Bool)
  case definition(String)
  case parameter(String)
  case amount(AmountBound)
  case inKind
  case decision(String)
  case ceiling(String)
  case ceilingRecords(String)
  case each(String)
  case eachYear
  case times(Int64)
  case deduction
  case sameKeys(String)
  case payment
  case paymentStep(String, String)
  case advance(String)
  case papers
  case authority
  case withinDays(String)
  case funding
  case share(FundingShareText)
  case content
  case alsoApplies(String)
  case itemCount(Int)
  case holeCount(Int)
  case basis(Basis)
  case basisOf(Basis, String)
  case clauseCount(Int)
  case toClose
  case closeByReading(String, String)
  case bounds(String)
  case noHoles
  case usedBy(Int)
  case notKnown
  case eachRecord(String)
  case stacking(StackingSyntax.Kind)
  case rule(StackingSyntax.Kind, String)
  case ruleWhen(String)

  /// The share of a payer with its number as text.
  enum FundingShareText: Sendable, Hashable {
    case unstated
    case exactly(String)
    case atMost(String)
    case remainder
  }

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .amendment(.amend, let place): ("Sửa đổi \(place)", "Amends \(place)")
    case .amendment(.add, let place): ("Bổ sung \(place)", "Adds \(place)")
    case .amendment(.replace, let place): ("Thay thế \(place)", "Replaces \(place)")
    case .amendment(.repeal, let place): ("Bãi bỏ \(place)", "Repeals \(place)")
    case .transition(let condition, let older):
      ("Chuyển tiếp: khi \(condition) thì xét theo \(older)", "Transition: where \(condition), \(older) applies")
    case .consolidated(let day, ""): ("Bản hợp nhất từ \(day)", "Consolidated text from \(day)")
    case .consolidated(let day, let acts):
      ("Bản hợp nhất từ \(day), gồm sửa đổi của \(acts)", "Consolidated text from \(day), with the changes of \(acts)")
    case .notInForce(let number, let day, let bounds):
      ("\(number) không có hiệu lực ngày \(day) (\(bounds))", "\(number) is not in force on \(day) (\(bounds))")
    case .difference(let number, let old, let new):
      ("\(number): ngày \(old) so với ngày \(new)", "\(number): \(old) against \(new)")
    case .noDifference: ("Không có gì khác.", "Nothing differs.")
    case .textFrom(let day, ""):
      (
        "từ \(day): bản mới, do văn bản được dẫn chiếu thay đổi",
        "from \(day): a new text, since what it refers to changes"
      )
    case .textFrom(let day, let acts): ("từ \(day): sửa đổi bởi \(acts)", "from \(day): changed by \(acts)")
    case .olderApplies(let older, let place):
      (
        "chuyển tiếp: có hồ sơ vẫn xét theo \(older) (\(place))",
        "transition: some are still judged by \(older) (\(place))"
      )
    case .gapsTitle: ("Khoảng trống về thời gian:", "Gaps in time:")
    case .gap(let content, let place, let first, let last):
      (
        "\(content) (\(place)): từ \(first) đến \(last) không văn bản nào",
        "\(content) (\(place)): from \(first) to \(last) no instrument"
      )
    case .draft: ("dự thảo", "draft")
    case .textsInTime(let count): ("\(count) bản theo thời gian", "\(count) texts in time")
    case .changed(.amend, let place): ("được sửa đổi bởi \(place)", "amended by \(place)")
    case .changed(.add, let place): ("được bổ sung bởi \(place)", "added by \(place)")
    case .changed(.replace, let place): ("được thay thế bởi \(place)", "replaced by \(place)")
    case .changed(.repeal, let place): ("bị bãi bỏ bởi \(place)", "repealed by \(place)")
    case .article(let number): ("Điều \(number)", "Article \(number)")
    case .clause(let number): ("Khoản \(number)", "Clause \(number)")
    case .point(let letter): ("Điểm \(letter)", "Point \(letter)")
    case .issuedBy(let issuer): ("\(issuer) ban hành", "issued by \(issuer)")
    case .issuedByOn(let issuer, let day): ("\(issuer) ban hành ngày \(day)", "issued by \(issuer) on \(day)")
    case .issuedOn(let day): ("ban hành ngày \(day)", "issued on \(day)")
    case .validFrom(let day): ("có hiệu lực từ \(day)", "in force from \(day)")
    case .validUntil(let day): ("đến hết ngày \(day)", "to the end of \(day)")
    case .nationwide: ("áp dụng trong cả nước", "for the whole country")
    case .territory(let names): ("áp dụng tại \(names)", "for \(names)")
    case .judgedBy(let fact): ("xét theo \(fact)", "judged by \(fact)")
    case .commonBeneficiaries: ("Đối tượng chung", "Beneficiaries of all items")
    case .beneficiaries: ("Đối tượng", "Beneficiaries")
    case .kindWhen(let kind, let condition): ("\(kind) khi \(condition)", "\(kind) if \(condition)")
    case .commonCondition: ("Điều kiện chung", "Condition of all items")
    case .conditions: ("Điều kiện", "Conditions")
    case .exclusion: ("Không hỗ trợ khi", "No support if")
    case .allOf: ("đủ các điều kiện sau", "all of the following")
    case .oneOf: ("một trong các điều kiện sau", "one of the following")
    case .atLeastOf(let count): ("ít nhất \(count) trong các điều kiện sau", "at least \(count) of the following")
    case .forEach(let list): ("Xét riêng từng \(list)", "Decided for each \(list)")
    case .forEachWhere(let list, let filter):
      ("Xét riêng từng \(list) mà \(filter)", "Decided for each \(list) where \(filter)")
    case .everyKind: ("mọi loại hình", "every kind of applicant")
    case .otherKinds: ("loại hình khác", "other kinds of applicant")
    case .score(let label): ("Chấm điểm “\(label)”", "Score “\(label)”")
    case .grading(let label): ("Xếp loại “\(label)”", "Grade “\(label)”")
    case .mostPoints(let points): ("tối đa \(points) điểm", "at most \(points) point(s)")
    case .awarded(let fact): ("lấy \(fact) nếu đã chấm", "\(fact) where it has been given")
    case .ungraded: ("không xếp loại khi", "no grade where")
    case .otherwise: ("còn lại", "otherwise")
    case .concerning(let whom): ("đối với \(whom)", "for \(whom)")
    case .priority(true): ("Ưu tiên theo thứ tự sau", "Priority, in this order")
    case .priority(false): ("Ưu tiên, không xếp thứ tự", "Priority, in no order")
    case .direction(.larger, true): ("muộn hơn", "later first")
    case .direction(.smaller, true): ("sớm hơn", "earlier first")
    case .direction(.larger, false): ("cao hơn", "higher first")
    case .direction(.smaller, false): ("thấp hơn", "lower first")
    case .conditionSet(let label): ("Điều kiện “\(label)”", "Conditions “\(label)”")
    case .definition(let label): ("“\(label)” là", "“\(label)” is")
    case .parameter(let label): ("Quy định \(label)", "Sets \(label)")
    case .amount(.exact): ("Mức hỗ trợ", "Amount")
    case .amount(.atMost): ("Mức hỗ trợ không quá", "Amount at most")
    case .amount(.atLeast): ("Mức hỗ trợ ít nhất", "Amount at least")
    case .inKind: ("Hình thức", "In kind")
    case .decision(let fact): ("Số được duyệt ghi ở “\(fact)”", "The amount decided is given as “\(fact)”")
    case .ceiling(let amount): ("tối đa \(amount)", "at most \(amount)")
    case .ceilingRecords(let records): ("tối đa \(records)", "at most \(records)")
    case .each(let what): ("mỗi \(what)", "for each \(what)")
    case .eachYear: ("mỗi năm", "a year")
    case .times(let count): ("Được nhận tối đa \(count) lần", "May be received \(count) time(s)")
    case .deduction: ("Trừ phần đã nhận của khoản này", "Less what was received of this item")
    case .sameKeys(let keys): ("cùng \(keys)", "with the same \(keys)")
    case .payment: ("Chi trả", "Payment")
    case .paymentStep(let share, let condition): ("\(share) khi \(condition)", "\(share) when \(condition)")
    case .advance(let share): ("Tạm ứng không quá \(share)", "Advance of at most \(share)")
    case .papers: ("Hồ sơ gồm", "Papers")
    case .authority: ("Thẩm quyền", "Decided by")
    case .withinDays(let days): ("trong \(days)", "within \(days)")
    case .funding: ("Nguồn kinh phí", "Paid from")
    case .share(.unstated): ("", "")
    case .share(.exactly(let share)): ("\(share)", "\(share)")
    case .share(.atMost(let share)): ("không quá \(share)", "at most \(share)")
    case .share(.remainder): ("phần còn lại", "the rest")
    case .content: ("Nội dung", "Content")
    case .alsoApplies(let places): ("Áp dụng cả: \(places)", "Also applies: \(places)")
    case .itemCount(let count): ("\(count) khoản hỗ trợ", "\(count) support item(s)")
    case .holeCount(let count): ("\(count) chỗ chưa rõ", "\(count) hole(s)")
    case .basis(.text): ("văn bản gốc", "gazette text")
    case .basis(.secondary): ("nguồn thứ cấp", "secondary source")
    case .basis(.assumption): ("giả định", "assumption")
    case .basis(.hole): ("chưa rõ", "not known")
    case .basisOf(let basis, let text):
      ("\(LawPhrase.basis(basis).texts.vietnamese): \(text)", "\(LawPhrase.basis(basis).texts.english): \(text)")
    case .clauseCount(let count): ("\(count) mệnh đề", "\(count) clause(s)")
    case .toClose: ("để lấp", "to close")
    case .closeByReading(let place, let issuer):
      ("đọc \(place) trong văn bản gốc; hỏi \(issuer)", "read \(place) in the gazette text; ask \(issuer)")
    case .bounds(let range): ("chỉ biết: \(range)", "known only: \(range)")
    case .noHoles: ("Không còn chỗ nào chưa rõ.", "No holes are left.")
    case .notKnown: ("chưa rõ", "not known")
    case .eachRecord(let list): ("xét từng \(list)", "for each \(list)")
    case .stacking(.notTogether): ("không cộng dồn", "not together")
    case .stacking(.chooseOne): ("được chọn một", "one may be chosen")
    case .stacking(.jointCeiling): ("tổng tối đa", "joint ceiling")
    case .rule(.notTogether, let items): ("Không cộng dồn: \(items)", "Not received together: \(items)")
    case .rule(.chooseOne, let items):
      ("Được chọn một, mức có lợi nhất: \(items)", "One is chosen, the most favourable: \(items)")
    case .rule(.jointCeiling, let items): ("Tổng của \(items)", "Together \(items)")
    case .ruleWhen(let condition): ("khi \(condition)", "when \(condition)")
    case .usedBy(let count): ("ảnh hưởng \(count) khoản hỗ trợ", "bears on \(count) support item(s)")
    }
  }
}
