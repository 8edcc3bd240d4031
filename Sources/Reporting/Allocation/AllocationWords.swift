import Eligibility
import RuleLanguage
import Screening

/// What all reports on shared-out budgets write the same way.
struct AllocationWords {
  let book: RuleBook
  let language: MessageLanguage
  let numbers: NumberText
  let citations: CitationText

  init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
    numbers = NumberText(language)
    citations = CitationText(language)
  }

  /// An item, by the number that stands for all its texts.
  func item(_ number: Int32) -> SupportItem { book.items[Int(number)] }

  /// `Quảng bá sản phẩm (52/2018/NĐ-CP Điều 9 khoản 3 điểm a)`.
  func name(of number: Int32) -> String {
    let item = item(number)
    return "\(item.label) (\(citations.short(item.citation)))"
  }

  /// `BK01 HTX Mẫu Một`.
  func name(of applicant: AllocationClaims.Applicant) -> String {
    applicant.name.isEmpty ? applicant.identifier : "\(applicant.identifier) \(applicant.name)"
  }

  /// An amount that may be a sum of very many.
  func money(_ amount: Int128) -> String {
    (try? Ratio(amount, over: 1)).map { numbers.money($0) } ?? numbers.money(Int64(clamping: amount))
  }

  /// What a limit is called.
  func limit(_ limit: AllocationLimit) -> String {
    switch limit {
    case .budget: say(.budget)
    case .item(let number): say(.itemLimit("“\(item(number).label)”"))
    case .instrument(let number): say(.instrumentLimit(book.instruments[Int(number)].number.text))
    }
  }

  /// Why a demand did not get all it asked for; nil: it did.
  func reason(_ outcome: AllocationGrant.Outcome) -> String? {
    switch outcome {
    case .full: nil
    case .cut(let limit, true), .undecided(let limit): say(.shared(self.limit(limit)))
    case .cut(.budget, false): say(.budgetEnded)
    case .cut(.item(let number), false): say(.itemEnded("“\(item(number).label)”"))
    case .cut(.instrument(let number), false): say(.instrumentEnded(book.instruments[Int(number)].number.text))
    }
  }

  /// `hạng 37 trên 90, 12 đề nghị cùng hạng`.
  func place(_ place: AllocationGrant.Place) -> String {
    let step = place.steps > 1 ? ", \(say(.step(place.step, of: place.steps)))" : ""
    let number =
      place.sharing > 1
      ? say(.sharedPlace(place.number, of: place.count, with: place.sharing))
      : say(.place(place.number, of: place.count))
    return number + step
  }

  /// `từ 500.000.000 đ xuống 412.000.000 đ vì hết ngân sách, hạng 37 trên 90`.
  func result(_ demand: AllocationDemand, _ grant: AllocationGrant) -> String {
    let asked = numbers.money(demand.request)
    let place = grant.place.map { ", \(self.place($0))" } ?? ""
    switch (grant.outcome, reason(grant.outcome)) {
    case (.undecided, let why?): return say(.waits(asked, why: why)) + place
    case (_, let why?): return say(.cut(from: asked, to: numbers.money(grant.amount), why: why)) + place
    case (_, nil): return say(.full(asked)) + place
    }
  }

  /// `nhóm ưu tiên 2: 12 đề nghị, cần …, ngân sách còn …`, and what was done about it.
  func tie(_ tie: AllocationTie) -> (what: String, done: String) {
    let (asked, left, limit) = (byBasis(tie.asked), numbers.money(tie.left), limit(tie.limit))
    let what =
      tie.step.map { say(.tieStep(tie.tieClass, $0, count: tie.count, asked: asked, left: left, of: limit)) }
      ?? say(.tie(tie.tieClass, count: tie.count, asked: asked, left: left, of: limit))
    let done =
      tie.sharing.map {
        say(.tieShared($0, granted: numbers.money(tie.granted), over: numbers.money(tie.left - tie.granted)))
      } ?? say(.tieOpen)
    return (what, done)
  }

  /// `90.000.000 đ (văn bản gốc), 5.000.000 đ (giả định)`.
  private func byBasis(_ amounts: [Basis: Int128]) -> String {
    Basis.allCases.compactMap { basis in
      amounts[basis].map { "\(money($0)) (\(LawPhrase.basis(basis).text(in: language)))" }
    }.joined(separator: ", ")
  }

  /// What those come to at most that are set aside, a basis at a time.
  func sums(_ tally: AllocationClaims.SetAsideTally) -> [String] {
    Basis.allCases.compactMap { basis in
      guard let money = tally.money[basis] else { return nil }
      var parts: [String] = []
      if money.bounded > 0 { parts.append(say(.most(self.money(money.most), of: money.bounded))) }
      if money.unbounded > 0 { parts.append(say(.mostUnknown(money.unbounded))) }
      return say(.basis(basis, parts.joined(separator: "; ")))
    }
  }

  func say(_ phrase: AllocationAsidePhrase) -> String { phrase.text(in: language) }
  func say(_ phrase: AllocationCutPhrase) -> String { phrase.text(in: language) }
}
