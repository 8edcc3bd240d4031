/// What the checker needs to know of a clause without checking it.
extension ClauseSyntax {
  /// Its keyword: two clauses of one keyword are about the same thing.
  var keyword: String {
    switch kind {
    case .beneficiaries: "đối tượng"
    case .perRecord: "cho mỗi"
    case .condition: "điều kiện"
    case .exclusion: "không hỗ trợ khi"
    case .amount: "mức"
    case .inKind: "hình thức"
    case .decision: "quyết định"
    case .ceilings: "tối đa"
    case .rounding: "làm tròn"
    case .times: "số lần"
    case .deductReceived: "trừ đã nhận"
    case .payment: "chi"
    case .advance: "tạm ứng"
    case .papers: "hồ sơ gồm"
    case .authority: "thẩm quyền"
    case .funding: "nguồn kinh phí"
    case .content: "nội dung"
    case .source: "nguồn"
    }
  }

  /// Whether an item may have only one.
  var standsOnce: Bool {
    switch kind {
    case .condition, .exclusion, .ceilings, .times: false
    case .beneficiaries, .perRecord, .amount, .inKind, .decision, .rounding, .deductReceived, .payment, .advance,
      .papers, .authority, .funding, .content, .source:
      true
    }
  }

  /// Whether an act put it there after the instrument was issued.
  var isOfAct: Bool { trailer?.amendment != nil }

  /// Whether a hole stands in it.
  var containsHole: Bool {
    switch kind {
    case .condition(let value), .exclusion(let value), .amount(_, let value): value.containsHole
    case .beneficiaries(let kinds): kinds.contains { $0.condition?.containsHole == true }
    case .ceilings(let ceilings): ceilings.contains { $0.value.containsHole }
    case .payment(let steps): steps.contains { $0.condition.containsHole }
    case .perRecord(_, let filter): filter?.containsHole == true
    case .inKind, .decision, .rounding, .times, .deductReceived, .advance, .papers, .authority, .funding,
      .content, .source:
      false
    }
  }

  /// Whether an assumption that fills the amount may bring it along where the item says nothing of it.
  var mayStandBesideAssumedAmount: Bool {
    switch kind {
    case .ceilings, .rounding, .decision, .times, .deductReceived, .payment, .advance, .papers, .authority, .funding,
      .content:
      true
    case .beneficiaries, .perRecord, .condition, .exclusion, .amount, .inKind, .source: false
    }
  }
}

extension Expression {
  /// Whether it asks the ledger for the content of the item it stands in.
  var searchesLedgerForContent: Bool {
    switch kind {
    case .receivedElsewhere: true
    case .all(let points), .any(let points), .atLeast(_, let points):
      points.contains(where: \.condition.searchesLedgerForContent)
    case .not(let part), .presumed(let part, _): part.searchesLedgerForContent
    case .provided(let first, let second), .unless(let first, let second):
      first.searchesLedgerForContent || second.searchesLedgerForContent
    default: false
    }
  }
}
