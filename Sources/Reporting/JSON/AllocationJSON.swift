import Eligibility
import RuleLanguage
import Screening

/// What came of sharing out a budget, as JSON for other programs: the names are fixed, amounts are whole đồng.
public struct AllocationJSON {
  private let book: RuleBook
  private let language: MessageLanguage
  private let words: AllocationWords

  /// For allocations by `book`; texts are in `language`.
  public init(_ book: RuleBook, _ language: MessageLanguage) {
    self.book = book
    self.language = language
    words = AllocationWords(book, language)
  }

  /// The whole allocation, every demand too; with `effects` what other budgets would change, each by how much it is
  /// larger; with what of the register is not in it.
  public func value(
    _ claims: AllocationClaims, _ allocation: Allocation, effects: [(Int64, AllocationEffect)], on date: CalendarDate,
    _ gaps: RegisterGaps
  ) -> JSONValue {
    let summary = AllocationSummary(claims, allocation)
    let rules = allocation.rules
    return .object([
      ("date", .text(date.iso)), ("engine", .text(Engine.version)), ("assumptions", .truth(book.usesAssumptions)),
      ("budget", .number(rules.budget)), ("rule", .text(rules.rule.name)),
      ("ties_rule", .text(orNull: rules.ties?.name)), ("per_item", json(rules.itemCap)),
      ("per_instrument", json(rules.instrumentCap)), ("rows", .number(Int64(claims.rowCount))),
      ("rows_left_out", .number(Int64(gaps.rows))), ("records_of_nobody", .number(Int64(gaps.records))),
      ("granted", .number(allocation.granted)), ("remainder", .number(allocation.remainder)),
      ("reserved", .number(allocation.reserved)), ("decided", .truth(allocation.isDecided)),
      ("total", json(summary.whole)),
      (
        "items",
        .array(
          summary.items.sorted { $0.key < $1.key }.map { number, tally in
            .object(head(of: number) + [("total", json(tally))])
          })
      ),
      (
        "amounts",
        .object(
          AllocationDemand.Bound.allCases.compactMap { bound in
            summary.bounds[bound].map { (bound.name, json($0)) }
          })
      ),
      (
        "groups",
        .array(
          summary.groups.sorted { ($0.key.column, $0.key.value) < ($1.key.column, $1.key.value) }.map { key, tally in
            .object([("column", .text(key.column)), ("value", .text(key.value)), ("total", json(tally))])
          })
      ),
      ("ties", .array(allocation.ties.map(json))),
      ("set_aside", .array(setAside(claims))),
      ("effects", .array(effects.map { json($0.1, $0.0, claims) })),
      ("demands", .array(claims.demands.indices.map { json($0, claims, allocation) })),
    ])
  }

  private func head(of item: Int32) -> [(String, JSONValue)] {
    let support = words.item(item)
    return [
      ("item", .text(support.name)), ("instrument", .text(book.instruments[support.instrument].number.text)),
      ("citation", .text(words.citations.short(support.citation))),
    ]
  }

  private func json(_ tally: AllocationSummary.Tally) -> JSONValue {
    .object([
      ("demands", .number(Int64(tally.demands))), ("applicants", .number(Int64(tally.applicants))),
      ("served", .number(Int64(tally.served))), ("full", .number(Int64(tally.full))),
      ("part", .number(Int64(tally.part))), ("none", .number(Int64(tally.none))),
      ("undecided", .number(Int64(tally.undecided))),
      (
        "money",
        .object(
          Basis.allCases.compactMap { basis in
            tally.asked[basis].map { asked in
              (
                basis.name,
                .object([("asked", number(asked)), ("granted", .number(tally.granted[basis] ?? 0))])
              )
            }
          })
      ),
    ])
  }

  private func json(_ tie: AllocationTie) -> JSONValue {
    .object([
      ("class", .number(Int64(tie.tieClass))), ("step", json(tie.step.map(Int64.init))), ("limit", json(tie.limit)),
      ("demands", .number(Int64(tie.count))),
      ("asked", .object(Basis.allCases.compactMap { basis in tie.asked[basis].map { (basis.name, number($0)) } })),
      ("left", .number(tie.left)), ("shared", .text(orNull: tie.sharing?.name)),
      ("granted", .number(tie.granted)),
    ])
  }

  private func setAside(_ claims: AllocationClaims) -> [JSONValue] {
    claims.setAside.sorted { $0.key < $1.key }.flatMap { item, tallies in
      AllocationClaims.SetAside.allCases.compactMap { reason in
        tallies[reason].map { tally in
          .object(
            head(of: item) + [
              ("why", .text(reason.name)), ("count", .number(Int64(tally.count))),
              (
                "money",
                .object(Basis.allCases.compactMap { basis in tally.money[basis].map { (basis.name, json($0)) } })
              ),
            ])
        }
      }
    }
  }

  private func json(_ money: AllocationClaims.SetAsideTally.Money) -> JSONValue {
    .object([
      ("bounded", .number(Int64(money.bounded))), ("most", number(money.most)),
      ("unbounded", .number(Int64(money.unbounded))),
    ])
  }

  private func json(_ effect: AllocationEffect, _ difference: Int64, _ claims: AllocationClaims) -> JSONValue {
    func names(_ applicants: [Int32]) -> JSONValue {
      .array(applicants.map { .text(claims.applicants[Int($0)].identifier) })
    }
    return .object([
      ("budget", .number(effect.other.rules.budget)), ("difference", .number(difference)),
      ("newly", names(effect.newly)), ("more", names(effect.more)), ("less", names(effect.less)),
      ("lost", names(effect.lost)),
      (
        "money",
        .object(Basis.allCases.compactMap { basis in effect.difference[basis].map { (basis.name, .number($0)) } })
      ),
      ("decided", .truth(effect.other.isDecided)),
    ])
  }

  private func json(_ index: Int, _ claims: AllocationClaims, _ allocation: Allocation) -> JSONValue {
    let (demand, grant) = (claims.demands[index], allocation.grants[index])
    let applicant = claims.applicants[Int(demand.applicant)]
    let isRanked = allocation.rules.rule == .order
    return .object(
      [("id", .text(applicant.identifier)), ("name", .text(applicant.name))] + head(of: demand.item) + [
        ("basis", .text(demand.basis.name)), ("asked", .number(demand.request)), ("amount", .text(demand.bound.name)),
        ("granted", .number(grant.amount)), ("result", .text(grant.state)), ("limit", limit(of: grant)),
        ("place", grant.place.map { .number(Int64($0.number)) } ?? .null),
        ("of", grant.place.map { .number(Int64($0.count)) } ?? .null),
        ("sharing", grant.place.map { .number(Int64($0.sharing)) } ?? .null),
        ("class", isRanked ? .number(Int64(demand.rank.tieClass)) : .null),
        ("step", isRanked ? .number(Int64(demand.rank.step)) : .null),
        ("why", .text(orNull: words.reason(grant.outcome))),
      ])
  }

  private func limit(of grant: AllocationGrant) -> JSONValue {
    switch grant.outcome {
    case .full: .null
    case .cut(let limit, _), .undecided(let limit): json(limit)
    }
  }

  private func json(_ limit: AllocationLimit) -> JSONValue {
    switch limit {
    case .budget: .text("budget")
    case .item: .text("item")
    case .instrument: .text("instrument")
    }
  }

  private func json(_ amount: Int64?) -> JSONValue { amount.map { .number($0) } ?? .null }

  private func number(_ amount: Int128) -> JSONValue {
    (try? Ratio(amount, over: 1)).map { .number($0) } ?? .null
  }
}

extension AllocationRules.Rule {
  /// Its name for programs.
  fileprivate var name: String {
    switch self {
    case .order: "order"
    case .proRata: "pro_rata"
    case .equal: "equal"
    }
  }
}

extension AllocationRules.Sharing {
  /// Its name for programs.
  fileprivate var name: String {
    switch self {
    case .proRata: "pro_rata"
    case .equal: "equal"
    case .byRegister: "by_register"
    }
  }
}

extension AllocationClaims.SetAside {
  /// Its name for programs.
  fileprivate var name: String {
    switch self {
    case .undetermined: "undetermined"
    case .choiceOpen: "choice_open"
    case .notChosen: "not_chosen"
    case .inKind: "in_kind"
    case .amountUnknown: "amount_unknown"
    case .nothingLeft: "nothing_left"
    case .conflict: "conflict"
    }
  }
}
