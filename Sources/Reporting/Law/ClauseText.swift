import RuleLanguage

/// The clauses of an item in words, as far as they are not conditions or amounts: the law report and the decision
/// report say them alike.
struct ClauseText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let words: ExpressionText

  init(_ book: RuleBook, _ language: MessageLanguage, within home: InstrumentNumber?) {
    self.book = book
    self.language = language
    words = ExpressionText(book, language, within: home)
  }

  /// `hợp tác xã, tổ hợp tác; doanh nghiệp khi quy mô …`.
  func beneficiaries(_ beneficiaries: [Beneficiary]) -> String {
    guard let fact = book.vocabulary.kindFact, case .symbol(let kinds) = book.vocabulary.facts[fact].kind else {
      return ""
    }
    let all = book.vocabulary.enumerations[kinds].values.count
    var groups: [(kinds: [Int], condition: Expression?)] = []
    for beneficiary in beneficiaries {
      if let last = groups.last, last.condition == beneficiary.condition {
        groups[groups.count - 1].kinds.append(beneficiary.kind)
      } else {
        groups.append(([beneficiary.kind], beneficiary.condition))
      }
    }
    return groups.map { group in
      // `còn lại` and `mọi loại hình` are kept as the kinds they stand for; a long list of them helps nobody.
      let names =
        switch group.kinds.count {
        case all: say(.everyKind)
        case 3... where beneficiaries.count == all && groups.count > 1: say(.otherKinds)
        default: group.kinds.map { words.symbols([$0], .symbol(kinds), joiner: .or) }.joined(separator: ", ")
        }
      guard let condition = group.condition else { return names }
      return condition.holeNumber == nil
        ? say(.kindWhen(names, words.text(condition))) : "\(names) \(words.text(condition))"
    }.joined(separator: "; ")
  }

  /// `làm tròn xuống đồng`.
  func rounding(_ rounding: Rounding) -> String {
    Phrase.rounded(rounding.direction, step(rounding.step)).text(in: language)
  }

  private func step(_ step: Int64) -> String {
    switch (step, language) {
    case (1, .vietnamese): "đồng"
    case (1000, .vietnamese): "nghìn đồng"
    case (1_000_000, .vietnamese): "triệu đồng"
    case (1, .english): "the dong"
    default: NumberText(language).money(step, .word)
    }
  }

  /// `tối đa 50.000.000 đ mỗi tổ chức mỗi năm`.
  func ceiling(_ ceiling: Ceiling, of item: SupportItem) -> String {
    switch ceiling.limit {
    case .amount(let value): "\(say(.ceiling(words.text(value)))) \(scope(of: ceiling, item))"
    case .records(let count):
      "\(say(.ceilingRecords("\(NumberText(language).grouped(count)) \(listLabel(of: item))")))\(yearly(ceiling))"
    }
  }

  /// `mỗi tổ chức mỗi năm`.
  func scope(of ceiling: Ceiling, _ item: SupportItem) -> String {
    let whom =
      switch ceiling.scope {
      case .applicant: book.vocabulary.applicantLabel
      case .record: listLabel(of: item)
      }
    return "\(say(.each(whom)))\(yearly(ceiling))"
  }

  private func yearly(_ ceiling: Ceiling) -> String { ceiling.isPerYear ? " \(say(.eachYear))" : "" }

  /// The label of the list the item is decided by.
  func listLabel(of item: SupportItem) -> String {
    item.list.map { book.vocabulary.lists[$0].label } ?? book.vocabulary.applicantLabel
  }

  /// ` mỗi sản phẩm OCOP, hạng sao`.
  func each(_ keys: [LedgerKey]) -> String {
    keys.isEmpty ? "" : " \(say(.each(keys.map(name).joined(separator: ", "))))"
  }

  /// ` cùng sản phẩm OCOP`.
  func same(_ keys: [LedgerKey]) -> String {
    keys.isEmpty ? "" : ", \(say(.sameKeys(keys.map(name).joined(separator: ", "))))"
  }

  private func name(_ key: LedgerKey) -> String {
    switch key {
    case .applicant: book.vocabulary.applicantLabel
    case .year: Phrase.unit(.year, isOne: true).text(in: language)
    case .record(let field): ledgerField(field)
    case .fact(let fact, _): words.label(fact)
    }
  }

  private func ledgerField(_ field: Int) -> String {
    book.vocabulary.ledger.map { book.vocabulary.lists[$0.list].fields[field].label } ?? ""
  }

  /// `50% khi …`.
  func paymentStep(_ step: PaymentStep) -> String {
    say(.paymentStep(NumberText(language).percent(step.share), words.text(step.condition)))
  }

  /// `UBND cấp huyện, trong 15 ngày`.
  func authority(_ authority: Authority) -> String {
    let days = authority.days.map { ", \(say(.withinDays(NumberText(language).days(Ratio($0)))))" } ?? ""
    return authority.name + days
  }

  /// `ngân sách trung ương không quá 50%, ngân sách tỉnh phần còn lại`.
  func funding(_ funding: [Funding]) -> String {
    funding.map { payer in
      let share = say(.share(text(payer.share)))
      return share.isEmpty ? payer.payer : "\(payer.payer) \(share)"
    }.joined(separator: ", ")
  }

  private func text(_ share: FundingShare) -> LawPhrase.FundingShareText {
    switch share {
    case .unstated: .unstated
    case .exactly(let share): .exactly(NumberText(language).percent(share))
    case .atMost(let share): .atMost(NumberText(language).percent(share))
    case .remainder: .remainder
    }
  }

  /// The label of a content of the ledger.
  func content(_ number: Int) -> String? {
    guard let ledger = book.vocabulary.ledger, let field = ledger.content else { return nil }
    return words.symbols([number], book.vocabulary.lists[ledger.list].fields[field].kind.type, joiner: .or)
  }

  private func say(_ phrase: LawPhrase) -> String { phrase.text(in: language) }
}
