import Eligibility
import RuleLanguage
import Testing

/// What may be received together, over all instruments in force (DESIGN §2.6).
@Suite("Stacking")
struct StackingTests {
  /// An instrument with items `a`, `b` … of these amounts, a khoản of điều 1 each, and these rules in điều 2.
  static func instrument(
    _ number: String, _ amounts: [(name: String, clauses: String)], _ rules: String = "", head: String = "",
    from: String = "01/01/2020"
  ) -> String {
    let items = amounts.enumerated().map { place, item in
      "khoản \(place + 1)\n  hỗ trợ \(item.name)\n    đối tượng hợp_tác_xã\n\(item.clauses)\n"
    }.joined()
    return """
      văn bản \(number)
        hiệu lực từ \(from)
        phạm vi cả nước
        nguồn văn bản gốc "Công báo"
        \(head)
      điều 1
      \(items)
      điều 2
      \(rules)

      """
  }

  static let noLedger = "loại_hình hợp_tác_xã\nđã_nhận không có\n"

  /// The choice and what is left of each item, by name.
  static func outcome(_ bench: RuleBench, _ facts: String, on date: String = "30/06/2022") throws -> [String: String] {
    let decision = try bench.decision(facts, on: date)
    return Dictionary(uniqueKeysWithValues: decision.items.map { (bench.book.items[$0.item].name, say($0)) })
  }

  static func say(_ decision: ItemDecision) -> String {
    guard let choice = decision.choice else { return "\(decision.verdict)" }
    let word = choice == .yes ? "chosen" : choice == .no ? "out" : "open"
    guard let left = decision.afterStacking else { return word }
    return "\(word) \(say(left))"
  }

  static func say(_ range: MoneyRange) -> String {
    range.isExact ? "\(range.low)" : "\(range.low)–\(range.high.map { "\($0)" } ?? "")"
  }

  private static func exactly(_ amounts: [(String, Int)]) -> [(name: String, clauses: String)] {
    amounts.map { ($0.0, "    mức \($0.1) đồng") }
  }

  @Test("of items not received together the better is taken, and totals count what is taken")
  func notTogether() throws {
    let bench = try RuleBench(
      Self.instrument(
        "1/2020/NĐ-CP", Self.exactly([("a", 50), ("b", 70), ("c", 5)]),
        "không cộng dồn điều 1 khoản 1, khoản 2"
          .replacing(", khoản 2", with: ", điều 1 khoản 2")))
    #expect(try Self.outcome(bench, Self.noLedger) == ["a": "out 0", "b": "chosen 70", "c": "chosen 5"])
    let decision = try bench.decision(Self.noLedger)
    #expect(decision.totals == [.text: .exactly(75)])
    #expect(decision.items[0].amount == .exactly(50))
    guard case .chosen(.no, let reasons)? = decision.items[0].ladder.last?.kind else {
      Issue.record("the step says it is left out")
      return
    }
    #expect(reasons.map(\.effect) == [.under([1])])
    #expect(decision.items[2].ladder.count == 1)
  }

  @Test("several of the less may be worth more than one of the more")
  func combination() throws {
    let rules = "không cộng dồn điều 1 khoản 1, điều 1 khoản 2\nđược chọn một điều 1 khoản 1, điều 1 khoản 3"
    let bench = try RuleBench(Self.instrument("1/2020/NĐ-CP", Self.exactly([("a", 50), ("b", 30), ("c", 30)]), rules))
    #expect(try Self.outcome(bench, Self.noLedger) == ["a": "out 0", "b": "chosen 30", "c": "chosen 30"])
  }

  @Test("alike ones go by rank, then the later day, then the place in the text; never by the alphabet")
  func ties() throws {
    func pair(_ first: String, _ second: String, _ heads: (String, String) = ("", "")) throws -> [String: String] {
      let bench = try RuleBench(
        Self.instrument(
          first, Self.exactly([("a", 50)]), "không cộng dồn điều 1, điều 1 của \(second)", head: heads.0)
          + Self.instrument(second, Self.exactly([("b", 50)]), head: heads.1))
      return try Self.outcome(bench, Self.noLedger)
    }
    #expect(try pair("9/2020/TT-BTC", "10/2020/NĐ-CP") == ["a": "out 0", "b": "chosen 50"])
    #expect(try pair("1/2020/NQ-HĐND", "9/2020/TT-BTC") == ["a": "out 0", "b": "chosen 50"])
    #expect(
      try pair("9/2019/NĐ-CP", "10/2019/NĐ-CP", ("ban hành 02/01/2019", "ban hành 01/01/2019"))
        == ["a": "chosen 50", "b": "out 0"])
    // By the alphabet 10 would come before 9; the later number is the later act.
    #expect(try pair("9/2020/NĐ-CP", "10/2020/NĐ-CP") == ["a": "out 0", "b": "chosen 50"])
    let bench = try RuleBench(
      Self.instrument("1/2020/NĐ-CP", Self.exactly([("z", 50), ("a", 50)]), "được chọn một điều 1"))
    #expect(try Self.outcome(bench, Self.noLedger) == ["z": "chosen 50", "a": "out 0"])
  }

  @Test("a rule counts only while its act is in force, in its province, and where its condition holds")
  func whenItCounts() throws {
    func outcome(_ rule: String, head: String = "", from: String = "01/01/2020", _ facts: String = "") throws -> String?
    {
      let bench = try RuleBench(
        Self.instrument("1/2020/NĐ-CP", Self.exactly([("a", 50), ("b", 70)]))
          + """
          văn bản 2/2020/NĐ-CP
            hiệu lực từ \(from)
            phạm vi \(head.isEmpty ? "cả nước" : head)
            nguồn văn bản gốc "Công báo"
          điều 1
            \(rule)

          """)
      return try Self.outcome(bench, Self.noLedger + facts)["a"]
    }
    let rule = "không cộng dồn điều 1 khoản 1 của 1/2020/NĐ-CP, điều 1 khoản 2 của 1/2020/NĐ-CP"
    #expect(try outcome(rule) == "out 0")
    #expect(try outcome(rule, from: "01/07/2022") == "chosen 50")
    #expect(try outcome(rule, head: "Bắc_Kạn", "tỉnh Bắc_Giang") == "chosen 50")
    #expect(try outcome(rule, head: "Bắc_Kạn", "tỉnh Bắc_Kạn") == "out 0")
    #expect(try outcome(rule, head: "Bắc_Kạn") == "open 0–50")
    #expect(try outcome(rule + " khi mới_lập", "mới_lập không") == "chosen 50")
    #expect(try outcome(rule + " khi mới_lập", "mới_lập có") == "out 0")
    #expect(try outcome(rule + " khi mới_lập") == "open 0–50")
  }

  @Test("what the ledger shows as received keeps out the others of the group; an unknown ledger settles nothing")
  func ledger() throws {
    let bench = try RuleBench(
      Self.instrument("1/2020/NĐ-CP", Self.exactly([("a", 50), ("b", 70)]), "được chọn một điều 1"))
    let kind = "loại_hình hợp_tác_xã\n"
    func entry(_ item: String) -> String { "\(kind)đã_nhận \"đợt 1\"\nkhoản_hỗ_trợ \(item)\n" }
    let table: [(String, [String: String])] = [
      (Self.noLedger, ["a": "out 0", "b": "chosen 70"]),
      (entry("a của 1/2020/NĐ-CP"), ["a": "chosen 50", "b": "out 0"]),
      (entry("b của 1/2020/NĐ-CP"), ["a": "out 0", "b": "chosen 70"]),
      (entry("không áp dụng"), ["a": "out 0", "b": "chosen 70"]),
      (kind, ["a": "open 0–50", "b": "open 0–70"]), (entry("không biết"), ["a": "open 0–50", "b": "open 0–70"]),
    ]
    for (facts, expected) in table { #expect(try Self.outcome(bench, facts) == expected, "\(facts)") }
    let decision = try bench.decision(entry("a của 1/2020/NĐ-CP"))
    guard case .chosen(.no, let reasons)? = decision.items[1].ladder.last?.kind else {
      Issue.record("the step says it is left out")
      return
    }
    #expect(reasons.map(\.effect) == [.received(entry: 0, item: 0)])
    #expect(bench.causes(try bench.decision(kind).items[0]) == ["đã_nhận"])
  }

  @Test("together at most: filled in order, less what the ledger shows of the year")
  func jointCeiling() throws {
    let bench = try RuleBench(
      Self.instrument(
        "1/2020/NĐ-CP", Self.exactly([("a", 50), ("b", 70), ("c", 9)]),
        "tổng điều 1 khoản 1, điều 1 khoản 2 tối đa (100 đồng tối đa vốn) mỗi tổ_chức mỗi năm"))
    let kind = "loại_hình hợp_tác_xã\n"
    func entry(_ day: String, _ capital: String = "vốn 100 đồng") -> String {
      "\(kind)\(capital)\nđã_nhận \"1\"\nkhoản_hỗ_trợ a của 1/2020/NĐ-CP\nsố_tiền 30 đồng\n\(day)\n"
    }
    let table: [(String, [String: String], MoneyRange)] = [
      (Self.noLedger + "vốn 100 đồng", ["a": "chosen 50", "b": "chosen 50", "c": "chosen 9"], .exactly(109)),
      (Self.noLedger + "vốn 30 đồng", ["a": "chosen 30", "b": "chosen 0", "c": "chosen 9"], .exactly(39)),
      (entry("ngày 01/01/2022"), ["a": "chosen 50", "b": "chosen 20", "c": "chosen 9"], .exactly(79)),
      (entry("ngày 31/12/2021"), ["a": "chosen 50", "b": "chosen 50", "c": "chosen 9"], .exactly(109)),
      (
        entry(""), ["a": "chosen 50", "b": "chosen 20–50", "c": "chosen 9"], MoneyRange(low: 79, high: 109)
      ),
      (
        Self.noLedger, ["a": "chosen 0–50", "b": "chosen 0–70", "c": "chosen 9"], MoneyRange(low: 9, high: 109)
      ),
    ]
    for (facts, expected, total) in table {
      #expect(try Self.outcome(bench, facts) == expected, "\(facts)")
      #expect(try bench.decision(facts).totals == [.text: total], "\(facts)")
    }
  }

  @Test("what may be paid follows what is chosen")
  func payable() throws {
    let pay = "    chi 50% khi mới_lập, 100% khi bị_phạt"
    let bench = try RuleBench(
      Self.instrument(
        "1/2020/NĐ-CP",
        [("a", "    mức 50 đồng\n\(pay)"), ("b", "    mức 70 đồng\n\(pay)"), ("c", "    mức 30 đồng\n\(pay)")],
        "không cộng dồn điều 1 khoản 1, điều 1 khoản 2\ntổng điều 1 khoản 2, điều 1 khoản 3 tối đa 81 đồng"))
    let items = try bench.decision(Self.noLedger + "mới_lập có\nbị_phạt không").items
    #expect(items.map(\.payable) == [.exactly(0), .exactly(35), .exactly(5)])
    #expect(items.map(\.afterStacking) == [.exactly(0), .exactly(70), .exactly(11)])
    #expect(items[2].ladder.map(\.after) == [.exactly(30), .exactly(11), .exactly(5)])
  }

  @Test("an item that may not be granted leaves the choice open; totals of what is granted stay sure")
  func undetermined() throws {
    let bench = try RuleBench(
      Self.instrument(
        "1/2020/NĐ-CP", [("a", "    mức 50 đồng"), ("b", "    điều kiện khả_thi\n    mức 70 đồng")],
        "được chọn một điều 1"))
    let decision = try bench.decision(Self.noLedger)
    #expect(decision.items.map(Self.say) == ["open 0–50", "open 0–70"])
    #expect(decision.totals == [.text: .exactly(50)])
    #expect(decision.possible == [.text: MoneyRange(low: 50, high: 70)])
    let sure = try bench.decision(Self.noLedger + "khả_thi có")
    #expect(sure.items.map(Self.say) == ["out 0", "chosen 70"])
  }

  @Test("totals by basis are never mixed")
  func bases() throws {
    let bench = try RuleBench(
      Self.instrument("1/2020/NĐ-CP", Self.exactly([("a", 50)]))
        + Self.instrument(
          "2/2020/NĐ-CP", [("b", "    mức chi_phí\n    nguồn thứ cấp \"báo\"")],
          "không cộng dồn điều 1, điều 1 của 1/2020/NĐ-CP"))
    #expect(
      try bench.decision(Self.noLedger + "chi_phí 70 đồng").totals == [.text: .exactly(0), .secondary: .exactly(70)])
    #expect(
      try bench.decision(Self.noLedger + "chi_phí 20 đồng").totals == [.text: .exactly(50), .secondary: .exactly(0)])
    #expect(
      try bench.decision(Self.noLedger).totals == [.text: .upTo(50), .secondary: MoneyRange(low: 0, high: nil)])
  }

  @Test("support that is not money cannot be weighed against money")
  func inKind() throws {
    let bench = try RuleBench(
      Self.instrument(
        "1/2020/NĐ-CP", [("a", "    mức 50 đồng"), ("b", "    hình thức \"giống\"")], "được chọn một điều 1"))
    let decision = try bench.decision(Self.noLedger)
    #expect(decision.items.map(Self.say) == ["open 0–50", "open"])
    #expect(decision.totals == [.text: .exactly(50)])
  }

  @Test("a group speaks of an item in whatever text it is read")
  func texts() throws {
    let rules =
      Self.instrument("1/2020/NĐ-CP", Self.exactly([("a", 50)]))
        + """
        văn bản 3/2021/NĐ-CP
          hiệu lực từ 01/01/2022
          phạm vi cả nước
          nguồn văn bản gốc "Công báo"
        điều 1 sửa đổi điều 1 khoản 1 của 1/2020/NĐ-CP
            mức 90 đồng

        """.replacing("điều 1 sửa đổi", with: "điều 1\n  sửa đổi")
      + Self.instrument(
        "2/2020/NĐ-CP", Self.exactly([("b", 70)]), "không cộng dồn điều 1, điều 1 khoản 1 của 1/2020/NĐ-CP")
    let bench = try RuleBench(rules)
    #expect(try Self.outcome(bench, Self.noLedger, on: "31/12/2021") == ["a": "out 0", "b": "chosen 70"])
    #expect(try Self.outcome(bench, Self.noLedger, on: "01/01/2022") == ["a": "chosen 90", "b": "out 0"])
    let received = "loại_hình hợp_tác_xã\nđã_nhận \"1\"\nkhoản_hỗ_trợ a của 1/2020/NĐ-CP\n"
    #expect(try Self.outcome(bench, received, on: "31/12/2021") == ["a": "chosen 50", "b": "out 0"])
  }

  @Test("the answer does not depend on which item is asked for, nor on the order of the files")
  func independence() throws {
    for seed in 1...12 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let numbers = ["1/2020/NĐ-CP", "2/2020/TT-BTC", "3/2020/NQ-HĐND"]
      var texts: [String] = []
      for (place, number) in numbers.enumerated() {
        let items = (0..<3).map { item in
          (
            name: "i\(place)\(item)",
            clauses: "    mức \(random.pick(["", "không quá "]))\(random.pick(["5 đồng", "chi_phí", "vốn", "8 đồng"]))"
              + (random.once(in: 3) ? "\n    điều kiện mới_lập" : "")
          )
        }
        func member() -> String {
          "điều 1 khoản \(Int.random(in: 1...3, using: &random)) của \(random.pick(numbers))"
        }
        let rules =
          (0..<2).map { _ in
            let kind = random.pick(["không cộng dồn", "được chọn một"])
            return "  \(kind) \(member()), điều 1 của \(random.pick(numbers))"
          } + (place == 0 ? ["  tổng điều 1, điều 1 của 2/2020/TT-BTC tối đa 12 đồng"] : [])
        texts.append(Self.instrument(number, items, rules.joined(separator: "\n")))
      }
      let bench = try RuleBench(texts.joined())
      let other = try RuleBench(texts.reversed().joined())
      let facts = Self.noLedger + random.pick(["chi_phí 7 đồng\nvốn 6 đồng\nmới_lập có", "vốn 6 đồng", ""])
      let date = try #require(CalendarDate("30/06/2022"))
      let all = bench.evaluator.decide(try bench.dossier(facts), on: date)
      #expect(try Self.outcome(bench, facts) == Self.outcome(other, facts), "seed \(seed)")
      #expect(other.evaluator.decide(try other.dossier(facts), on: date).totals == all.totals, "seed \(seed)")
      for item in bench.book.items.indices {
        let one = bench.evaluator.decide(try bench.dossier(facts), on: date, items: [item])
        #expect(one.items.count == 1)
        #expect(one.items.map(Self.say) == [Self.say(all.items[item])], "seed \(seed)")
        #expect(one.items.map(\.ladder) == [all.items[item].ladder], "seed \(seed)")
        #expect(one.totals == all.totals)
        let alone = bench.evaluator.decide(try bench.dossier(facts), on: date, only: [item])
        #expect(alone.items.map(Self.say) == [Self.say(all.items[item])], "seed \(seed)")
        #expect(alone.items.map(\.ladder) == [all.items[item].ladder], "seed \(seed)")
      }
    }
  }
}
