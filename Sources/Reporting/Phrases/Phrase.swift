import Eligibility
import RuleLanguage

/// Every fixed phrase of the decision report, and the words all reports share.
public enum Phrase: FixedPhrase {
  // MARK: Numbers and places

  case upTo(String)
  case amountUnknown
  case fromUp(String)
  case fromTo(String, String)
  case unit(TimeUnit, isOne: Bool)
  case article
  case clause
  case point
  case ofRecord(String, String)
  case ofList(String, String)
  case listOf(String)

  // MARK: The header

  case asOf(String, String)
  case basis(Basis)
  case basisMark(Basis)
  case withoutAssumptions
  case inWords(String)
  case amountInWords

  // MARK: The line of an item

  case verdict(Verdict)
  case outOfScope(Int)
  case outOfScopeCause(ScopeCause, Int)
  case seeFull

  // MARK: The ladder

  case computed
  case capped
  case deducted
  case payable
  case decided
  case chosen
  case advance
  case bound(AmountBound, String)
  case rounded(RoundingDirection, String)
  case summed(Int, of: Int, String)
  case notReached
  case mayBeReached
  case reached
  /// A record beyond as many as may count: surely, or perhaps.
  case leftOut(Truth)
  case left(String)
  case usedThisYear(String)
  case recordsDropped(String)
  case approved(String)
  case beyondLaw(String)
  case belowLaw(String)
  case perhapsOutsideLaw(String)
  case receivedSoFar(String)
  case share(String)
  case advanceAtMost(String)
  case authorityDecides(String?)

  // MARK: The choice

  case choice(Truth)
  case over(String)
  case under(String)
  case against(String)
  case receivedOther(String, entry: String)
  case perhapsReceivedOther
  case jointCeiling(String)

  // MARK: Priority

  case priority
  case priorityLevel(Int, of: Int, String)
  case priorityCriteria(Int, of: Int, String)
  case priorityOpen(String)
  case priorityCompared(String)
  case noPriority(Int)
  case priorityChanged
  case priorityInForce
  case goesFirst(PriorityDirection, isDate: Bool)

  // MARK: Reasons

  case has(String)
  case needs(String)
  case needsAnyOf
  case needsSome(Int)
  case excludedBecause(String)
  case notHeld(String)
  case unless(String)
  case onlyIf(String)
  case openQuestion(String)
  case timesReached(Int, Int64)
  case timesMayBeReached(Int64)
  case noTableRow
  case tableRowUnknown
  case amountMayNotApply
  case recordsUnknown(String)
  case amountNotApplicable
  case noRecords(String)
  case presumed(Bool)
  case mustKnow
  case amountDependsOn
  case payableDependsOn
  case orElse
  case andOneOf
  case moreWays(Int)
  case toQualify
  case increase(String, by: String)
  case decrease(String, by: String)
  case makeTrue(String)
  case makeFalse(String)
  case changeToOneOf(String, Int)
  case notYetReceived(Int64)
  case inTable
  case amountApplies
  case factsOfAmount([String])
  case haveRecord(String)
  case cannotChange
  case missingPapers
  case unknownPapers
  case ask(String)
  case parameterMissing(String, String)
  case parameterConflict(String, String)
  case overflow
  case lapsedReference(String, String, String)
  case divisionByZero

  // MARK: What else is said of an item

  case inKind
  case authority
  case funding
  case sources
  case scope
  case conditions
  case inForce(on: String?)
  /// A transition: the older instrument is applied.
  case yields(to: String, by: String)
  /// A draft against the law in force.
  case draftEffect(String)
  case draftIdle(String, String)
  case draftChangesNothing
  case today
  case withDraft
  case becauseOf
  case noSuchItem
  case notChosen
  case keptBy(String)
  case textOf(String)
  case repealed(isWhole: Bool, since: String, by: String)
  case addedLater(since: String, by: String)
  case underDraft(String, isCompared: Bool)
  case notInForce(on: String?)
  case expired(on: String)
  case notYetInForce(on: String)
  case territory
  case otherTerritory
  case beneficiary
  case otherBeneficiary
  case papers

  /// Units of time.
  public enum TimeUnit: Sendable, Hashable {
    case year
    case month
    case day
  }

  /// Why an item is out of scope.
  public enum ScopeCause: Sendable, Hashable, CaseIterable {
    case territory
    case expired
    case notYetInForce
    case notInForce
    case beneficiary
  }

  /// The phrase in Vietnamese and in English.
  public var texts: (vietnamese: String, english: String) {
    switch self {
    case .upTo(let amount): ("đến \(amount)", "up to \(amount)")
    case .amountUnknown: ("chưa rõ mức", "not known")
    case .fromUp(let amount): ("từ \(amount) trở lên", "\(amount) or more")
    case .fromTo(let low, let high): ("từ \(low) đến \(high)", "from \(low) to \(high)")
    case .unit(.year, let isOne): ("năm", isOne ? "year" : "years")
    case .unit(.month, let isOne): ("tháng", isOne ? "month" : "months")
    case .unit(.day, let isOne): ("ngày", isOne ? "day" : "days")
    case .article: ("Điều", "Article")
    case .clause: ("khoản", "clause")
    case .point: ("điểm", "point")
    case .ofRecord(let fact, let record): ("\(fact) của “\(record)”", "\(fact) of “\(record)”")
    case .ofList(let fact, let list): ("\(fact) của các \(list)", "\(fact) of each \(list)")
    case .listOf(let list): ("danh sách \(list)", "the list of \(list)")
    case .asOf(let dossier, let day): ("\(dossier) — xét ngày \(day)", "\(dossier) — decided as of \(day)")
    case .basis(let basis): Phrase.total(basis)
    case .basisMark(let basis): Phrase.mark(basis)
    case .withoutAssumptions: ("không dùng giả định", "without assumptions")
    case .inWords(let basis): ("\(basis), bằng chữ", "\(basis), in words")
    case .amountInWords: ("bằng chữ", "in words")
    case .verdict(let verdict): Phrase.verdict(verdict)
    case .outOfScope(let count): ("\(count) khoản", "\(count) item(s)")
    case .outOfScopeCause(.territory, let count): ("\(count) không thuộc địa bàn", "\(count) of other provinces")
    case .outOfScopeCause(.notInForce, let count):
      ("\(count) không có hiệu lực", "\(count) not in force")
    case .outOfScopeCause(.expired, let count): ("\(count) đã hết hiệu lực", "\(count) no longer in force")
    case .outOfScopeCause(.notYetInForce, let count): ("\(count) chưa có hiệu lực", "\(count) not yet in force")
    case .outOfScopeCause(.beneficiary, let count):
      ("\(count) không đúng đối tượng", "\(count) for other kinds of applicant")
    case .seeFull: ("xem --full", "see --full")
    case .computed: ("tính", "computed")
    case .capped: ("giới hạn", "capped")
    case .deducted: ("trừ đã nhận", "received")
    case .payable: ("được chi", "payable")
    case .decided: ("quyết định", "decided")
    case .chosen: ("chọn", "chosen")
    case .choice(.yes): ("được chọn", "chosen")
    case .choice(.no): ("không được chọn", "left out")
    case .choice(.unknown): ("chưa rõ có được chọn không", "open")
    case .over(let items): ("không nhận cùng \(items)", "not together with \(items)")
    case .under(let items): ("đã chọn \(items)", "\(items) is taken")
    case .against(let items): ("chỉ được một trong khoản này và \(items)", "only one of this and \(items)")
    case .receivedOther(let item, let entry):
      ("đã nhận \(item) (sổ đã nhận: “\(entry)”)", "\(item) was received (ledger: “\(entry)”)")
    case .perhapsReceivedOther:
      ("chưa rõ đã nhận khoản khác cùng nhóm chưa", "it is not known whether another of the group was received")
    case .jointCeiling(let limit): ("tổng các khoản cùng nhóm tối đa \(limit)", "together at most \(limit)")
    case .advance: ("tạm ứng", "advance")
    case .bound(.exact, let amount): (amount, amount)
    case .bound(.atMost, let amount): ("không quá \(amount)", "at most \(amount)")
    case .bound(.atLeast, let amount): ("ít nhất \(amount)", "at least \(amount)")
    case .rounded(.down, let step): ("làm tròn xuống \(step)", "rounded down to \(step)")
    case .rounded(.up, let step): ("làm tròn lên \(step)", "rounded up to \(step)")
    case .rounded(.nearest, let step): ("làm tròn đến \(step) gần nhất", "rounded to the nearest \(step)")
    case .summed(let count, let all, let list): ("cộng \(count)/\(all) \(list)", "sum of \(count) of \(all) \(list)")
    case .notReached: ("chưa chạm", "not reached")
    case .mayBeReached: ("có thể chạm", "may be reached")
    case .reached: ("đã chạm", "reached")
    case .leftOut(.no): ("không được tính vì vượt số tối đa", "not counted: beyond as many as may count")
    case .leftOut: ("có thể không được tính vì vượt số tối đa", "perhaps not counted: beyond as many as may count")
    case .left(let amount): ("còn \(amount)", "leaves \(amount)")
    case .usedThisYear(let amount): ("trong năm đã nhận \(amount)", "\(amount) received this year")
    case .recordsDropped(let names): ("không tính \(names)", "leaves out \(names)")
    case .approved(let amount): ("được duyệt \(amount)", "\(amount) approved")
    case .belowLaw(let amount): ("thấp hơn mức luật định, tính \(amount)", "less than the law grants: \(amount)")
    case .perhapsOutsideLaw(let amount):
      ("có thể ngoài mức luật định, tính \(amount)", "perhaps outside what the law grants: \(amount)")
    case .beyondLaw(let amount): ("vượt mức luật cho, tính \(amount)", "more than the law allows, \(amount) is taken")
    case .receivedSoFar(let amount): ("đã nhận \(amount)", "\(amount) received")
    case .share(let share): ("\(share) số được hưởng", "\(share) of what is granted")
    case .advanceAtMost(let share): ("không quá \(share)", "at most \(share)")
    case .authorityDecides(let name?): ("mức cụ thể do \(name) quyết định", "the amount is decided by \(name)")
    case .authorityDecides(nil):
      ("mức cụ thể do cơ quan có thẩm quyền quyết định", "the amount is decided by the competent authority")
    case .priority: ("ưu tiên", "priority")
    case .priorityLevel(let level, let all, let why):
      ("mức \(level) trong \(all), vì \(why)", "level \(level) of \(all), because \(why)")
    case .priorityCriteria(let count, let all, let which):
      (
        "đạt \(count) trong \(all) tiêu chí (không xếp thứ tự): \(which)",
        "meets \(count) of \(all) criteria (in no order): \(which)"
      )
    case .priorityOpen(let conditions): ("còn tùy: \(conditions)", "depends on: \(conditions)")
    case .priorityCompared(let values): ("so với hồ sơ khác: \(values)", "against other dossiers: \(values)")
    case .priorityChanged: ("mức ưu tiên ra khác", "priority comes out otherwise")
    case .priorityInForce: ("chưa chắc văn bản còn hiệu lực", "the instrument may not be in force")
    case .goesFirst(.larger, isDate: true): ("muộn hơn đứng trước", "later goes first")
    case .goesFirst(.smaller, isDate: true): ("sớm hơn đứng trước", "earlier goes first")
    case .goesFirst(.larger, isDate: false): ("lớn hơn đứng trước", "larger goes first")
    case .goesFirst(.smaller, isDate: false): ("nhỏ hơn đứng trước", "smaller goes first")
    case .noPriority(1): ("không thuộc diện ưu tiên", "the criterion is not met")
    case .noPriority(let all): ("không đạt tiêu chí nào trong \(all)", "none of \(all) criteria is met")
    case .has(let value): ("có \(value)", "has \(value)")
    case .needs(let value): ("cần \(value)", "needs \(value)")
    case .needsAnyOf: ("cần một trong các điều kiện sau", "one of the following is needed")
    case .needsSome(let count):
      ("cần ít nhất \(count) trong các điều kiện sau", "at least \(count) of the following are needed")
    case .excludedBecause(let condition): ("không hỗ trợ khi \(condition)", "no support if \(condition)")
    case .notHeld(let condition): ("không đáp ứng: \(condition)", "does not hold: \(condition)")
    case .openQuestion(let condition):
      (condition.hasPrefix("chưa rõ") ? condition : "chưa rõ: \(condition)", "not known: \(condition)")
    case .onlyIf(let condition): ("nếu \(condition)", "if \(condition)")
    case .unless(let condition): ("trừ khi \(condition)", "unless \(condition)")
    case .timesReached(let entries, let limit):
      ("đã nhận \(entries) lần, tối đa \(limit) lần", "received \(entries) time(s), at most \(limit)")
    case .timesMayBeReached(let limit):
      ("chưa rõ đã nhận mấy lần, tối đa \(limit) lần", "not known how often it was received, at most \(limit)")
    case .noTableRow: ("văn bản không quy định mức cho trường hợp này", "the table has no row for this case")
    case .tableRowUnknown:
      ("chưa rõ văn bản có quy định mức cho trường hợp này không", "it is not known whether the table has a row")
    case .amountMayNotApply:
      ("chưa rõ mức có áp dụng được cho hồ sơ này không", "it is not known whether the amount applies")
    case .recordsUnknown(let list): ("chưa rõ có \(list) nào không", "it is not known whether there is a \(list)")
    case .amountNotApplicable:
      ("mức dựa vào thông tin không áp dụng cho hồ sơ này", "the amount rests on a fact that does not apply")
    case .noRecords(let list): ("hồ sơ không có \(list) nào", "the dossier has no \(list)")
    case .presumed(true): ("coi là có vì hồ sơ chưa nêu", "taken as true, not given")
    case .presumed(false): ("coi là không vì hồ sơ chưa nêu", "taken as false, not given")
    case .mustKnow: ("cần biết", "to be known")
    case .amountDependsOn: ("để biết mức, cần biết", "to know the amount")
    case .payableDependsOn: ("để biết số được chi, cần biết", "to know what may be paid")
    case .orElse: ("hoặc", "or")
    case .andOneOf: ("và một trong", "and one of")
    case .moreWays(let count): ("và \(count) cách khác", "and \(count) other way(s)")
    case .toQualify: ("để được", "to qualify")
    case .increase(let fact, let amount): ("tăng \(fact) thêm \(amount)", "raise \(fact) by \(amount)")
    case .decrease(let fact, let amount): ("giảm \(fact) bớt \(amount)", "lower \(fact) by \(amount)")
    case .makeTrue(let fact): (fact, fact)
    case .makeFalse(let fact): ("không còn “\(fact)”", "no longer “\(fact)”")
    case .changeToOneOf(let fact, let count):
      ("\(fact) là một trong \(count) giá trị khác", "\(fact) is one of \(count) other values")
    case .notYetReceived(let limit): ("chưa nhận đủ \(limit) lần", "received fewer than \(limit) time(s)")
    case .inTable: ("thuộc trường hợp văn bản có quy định mức", "a case the table has a row for")
    case .amountApplies:
      ("những gì dùng để tính mức đều áp dụng cho hồ sơ", "all that the amount rests on applies to the applicant")
    case .factsOfAmount(let facts):
      (
        "khai giá trị của \(Phrase.quoted(facts)) (hồ sơ đang ghi “không áp dụng”)",
        "give a value to \(Phrase.quoted(facts)) (the dossier says “does not apply”)"
      )
    case .haveRecord(let list): ("có \(list) đáp ứng các điều kiện", "a \(list) that meets the conditions")
    case .cannotChange: ("không tự thay đổi được", "not in the applicant's hands")
    case .missingPapers: ("giấy tờ còn thiếu", "papers missing")
    case .unknownPapers: ("giấy tờ chưa rõ đã có", "papers not known to be there")
    case .ask(let whom): ("hỏi \(whom)", "ask \(whom)")
    case .parameterMissing(let name, let day):
      ("không có văn bản đang có hiệu lực ngày \(day) quy định \(name)", "nothing in force on \(day) sets \(name)")
    case .parameterConflict(let name, let places):
      ("\(name): các văn bản quy định khác nhau (\(places))", "\(name): provisions differ (\(places))")
    case .lapsedReference(let number, let day, let bounds):
      (
        "dẫn chiếu \(number), văn bản không có hiệu lực ngày \(day) (\(bounds)): hỏi cơ quan ban hành áp dụng văn bản nào",
        "refers to \(number), which is not in force on \(day) (\(bounds)): ask who issued the act what applies instead"
      )
    case .overflow: ("phép tính vượt giới hạn của số", "the arithmetic goes beyond what can be represented")
    case .divisionByZero: ("phép tính chia cho 0", "the arithmetic divides by nought")
    case .inKind: ("hình thức", "in kind")
    case .authority: ("thẩm quyền", "decided by")
    case .funding: ("nguồn kinh phí", "paid from")
    case .sources: ("Nguồn của các mệnh đề không đọc từ văn bản gốc", "Sources of the clauses not read in the gazette")
    case .scope: ("phạm vi", "scope")
    case .conditions: ("điều kiện", "conditions")
    case .draftEffect(let names): ("Dự thảo \(names) so với luật hiện hành", "Draft \(names) against the law in force")
    case .draftIdle(let name, let day):
      (
        "\(name) chưa có hoặc hết hiệu lực ngày \(day): xét vào ngày khác bằng --date, hoặc sửa “hiệu lực từ”",
        "\(name) is not in force on \(day): choose another day with --date, or change “hiệu lực từ”"
      )
    case .draftChangesNothing: ("không làm khác kết quả của hồ sơ này", "changes nothing for this dossier")
    case .today: ("hiện hành", "today")
    case .withDraft: ("dự thảo", "draft")
    case .becauseOf: ("vì", "because of")
    case .notChosen: ("không được chọn", "not chosen")
    case .noSuchItem: ("không có khoản này", "there is no such item")
    case .yields(let older, let place):
      ("chuyển tiếp: xét theo \(older) (\(place))", "transition: judged by \(older) (\(place))")
    case .addedLater(let since, let acts):
      ("khoản này được bổ sung từ \(since) bởi \(acts)", "this item was added from \(since) by \(acts)")
    case .repealed(true, let day, let act):
      ("văn bản bị bãi bỏ từ \(day) bởi \(act)", "the instrument is repealed since \(day) by \(act)")
    case .repealed(false, let day, let act):
      ("khoản này bị bãi bỏ từ \(day) bởi \(act)", "this item is repealed since \(day) by \(act)")
    case .underDraft(let names, isCompared: false):
      ("TÍNH THEO DỰ THẢO \(names), chưa phải luật", "DECIDED WITH DRAFT \(names), not law")
    case .underDraft(let names, isCompared: true):
      (
        "TÍNH THEO DỰ THẢO \(names), chưa phải luật; so với luật hiện hành ở cuối",
        "DECIDED WITH DRAFT \(names), not law; compared with the law in force at the end"
      )
    case .textOf(let bounds): ("theo bản \(bounds)", "by the text that is \(bounds)")
    case .keptBy(let place): ("vẫn xét theo văn bản này: \(place)", "still judged by this instrument: \(place)")
    case .inForce(let day?): ("văn bản có hiệu lực ngày \(day)", "the instrument is in force on \(day)")
    case .inForce(nil): ("văn bản có hiệu lực vào ngày xét", "the instrument is in force on the reference date")
    case .notInForce(let day?):
      ("ngày \(day) văn bản không có hiệu lực", "the instrument is not in force on \(day)")
    case .expired(let day):
      ("ngày \(day) văn bản đã hết hiệu lực", "the instrument is no longer in force on \(day)")
    case .notYetInForce(let day):
      ("ngày \(day) văn bản chưa có hiệu lực", "the instrument is not yet in force on \(day)")
    case .notInForce(nil):
      ("vào ngày xét văn bản không có hiệu lực", "the instrument is not in force on the reference date")
    case .otherTerritory: ("không thuộc địa bàn áp dụng", "not in its territory")
    case .otherBeneficiary: ("không đúng đối tượng", "not the right kind of applicant")
    case .territory: ("thuộc địa bàn áp dụng", "in its territory")
    case .beneficiary: ("đúng đối tượng", "the right kind of applicant")
    case .papers: ("giấy tờ", "papers")
    }
  }

  private static func quoted(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: ", ") }

  private static func total(_ basis: Basis) -> (vietnamese: String, english: String) {
    switch basis {
    case .text: ("theo văn bản", "by the text")
    case .secondary: ("theo nguồn thứ cấp", "by secondary sources")
    case .assumption: ("theo giả định", "by assumptions")
    case .hole: ("chưa rõ căn cứ", "on unknown grounds")
    }
  }

  private static func mark(_ basis: Basis) -> (vietnamese: String, english: String) {
    switch basis {
    case .text: ("", "")
    case .secondary: ("[thứ cấp]", "[secondary]")
    case .assumption: ("[giả định]", "[assumption]")
    case .hole: ("[chưa rõ]", "[not known]")
    }
  }

  private static func verdict(_ verdict: Verdict) -> (vietnamese: String, english: String) {
    switch verdict {
    case .eligible: ("✓ ĐƯỢC", "✓ YES")
    case .ineligible: ("✗ KHÔNG", "✗ NO")
    case .undetermined: ("? CHƯA ĐỦ CĂN CỨ", "? UNDETERMINED")
    case .outOfScope: ("– NGOÀI PHẠM VI", "– OUT OF SCOPE")
    case .conflict: ("! MÂU THUẪN", "! CONFLICT")
    }
  }
}
