import Eligibility
import RuleLanguage
import Testing

@Suite("The ledger")
struct LedgerTests {
  static let own = "khoản_hỗ_trợ khoản_thử của 1/2020/NĐ-CP"
  static let other = "khoản_hỗ_trợ khoản_thử của 2/2020/NĐ-CP"

  /// Entries, each of several lines.
  static func ledger(_ entries: [String]...) -> String {
    if entries.isEmpty { return "đã_nhận không có" }
    return entries.enumerated().map { "đã_nhận \"\($0.offset)\"\n" + $0.element.joined(separator: "\n") }
      .joined(separator: "\n")
  }

  static func bench(_ clauses: String) throws -> RuleBench {
    try RuleBench(
      RuleBench.instrument(clauses)
        + RuleBench.instrument("hình thức \"giống\"\nnội dung quảng_bá", number: "2/2020/NĐ-CP"))
  }

  @Test("a limit of times counts the entries of the item with the same keys")
  func times() throws {
    let bench = try Self.bench("mức 5 đồng\nsố lần 2 mỗi tổ_chức\nsố lần 1 mỗi năm")
    let table: [(String, Verdict, [String])] = [
      (Self.ledger(), .eligible, []), ("", .undetermined, ["đã_nhận"]),
      (Self.ledger([Self.own, "ngày 31/12/2021"]), .eligible, []),
      (Self.ledger([Self.own, "ngày 01/01/2022"]), .ineligible, []),
      (Self.ledger([Self.own]), .undetermined, ["ngày#0"]),
      (Self.ledger([Self.other, "ngày 01/01/2022"]), .eligible, []),
      (Self.ledger(["ngày 01/01/2022"]), .undetermined, ["khoản_hỗ_trợ#0"]),
      (Self.ledger(["ngày 01/01/2021"]), .eligible, []),
      (Self.ledger([Self.own, "ngày 31/12/2020"], [Self.own, "ngày 31/12/2021"]), .ineligible, []),
      (Self.ledger([Self.own, "ngày 31/12/2020"], ["ngày 31/12/2021"]), .undetermined, ["khoản_hỗ_trợ#1"]),
    ]
    for (facts, verdict, causes) in table {
      let decision = try bench.decide(facts)
      #expect(decision.verdict == verdict, "\(facts)")
      #expect(bench.causes(decision) == causes, "\(facts)")
    }
    let notes = try bench.decide(Self.ledger([Self.own, "ngày 31/12/2020"], ["ngày 31/12/2021"])).findings.map(\.note)
    #expect(
      notes == [
        .times(bench.book.items[0].times[0].value, entriesLow: 1, entriesHigh: 2),
        .times(bench.book.items[0].times[1].value, entriesLow: 0, entriesHigh: 0),
      ])
    #expect(bench.missing(try bench.decide("")) == [["đã_nhận"]])
  }

  @Test("keys of a record are its label and its fields")
  func recordKeys() throws {
    let bench = try Self.bench("cho mỗi dự_án\nmức 5 đồng\nsố lần 1 mỗi dự_án, hạng_dự_án")
    func facts(_ entry: [String], _ rank: String = "hạng_dự_án 4") -> String {
      "dự_án \"A\"\n\(rank)\ndự_án \"B\"\n\(rank)\n" + Self.ledger(entry)
    }
    let table: [(String, [Verdict])] = [
      (facts([Self.own, "dự_án \"A\"", "hạng_dự_án 4"]), [.ineligible, .eligible]),
      (facts([Self.own, "dự_án \"A\"", "hạng_dự_án 3"]), [.eligible, .eligible]),
      (facts([Self.own, "dự_án \"C\"", "hạng_dự_án 4"]), [.eligible, .eligible]),
      (facts([Self.own, "hạng_dự_án 4"]), [.undetermined, .undetermined]),
      (facts([Self.own, "dự_án \"A\""]), [.undetermined, .eligible]),
      (facts([Self.own, "dự_án \"A\"", "hạng_dự_án 4"], ""), [.undetermined, .eligible]),
    ]
    for (facts, verdicts) in table { #expect(try bench.decide(facts).records.map(\.verdict) == verdicts, "\(facts)") }
  }

  @Test("what was received is taken off, never below nothing")
  func deduction() throws {
    let bench = try Self.bench("mức 50 đồng\ntrừ đã nhận")
    let table: [(String, MoneyRange, [String])] = [
      (Self.ledger(), .exactly(50), []), (Self.ledger([Self.own, "số_tiền 20 đồng"]), .exactly(30), []),
      (Self.ledger([Self.own, "số_tiền 20 đồng"], [Self.own, "số_tiền 15 đồng"]), .exactly(15), []),
      (Self.ledger([Self.own, "số_tiền 60 đồng"]), .exactly(0), []),
      (Self.ledger([Self.other, "số_tiền 60 đồng"]), .exactly(50), []), ("", .upTo(50), ["đã_nhận"]),
      (Self.ledger([Self.own]), .upTo(50), ["số_tiền#0"]),
      (Self.ledger(["số_tiền 20 đồng"]), MoneyRange(low: 30, high: 50), ["khoản_hỗ_trợ#0"]),
      (Self.ledger([Self.own, "số_tiền không áp dụng"]), .exactly(50), []),
    ]
    for (facts, amount, causes) in table {
      let decision = try bench.decide(facts)
      #expect(decision.verdict == .eligible)
      #expect(decision.amount == amount, "\(facts)")
      #expect(bench.causes(decision) == causes, "\(facts)")
    }
  }

  @Test("an upgrade pays the difference for the same record")
  func upgrade() throws {
    let bench = try Self.bench(
      "cho mỗi dự_án\nmức theo hạng_dự_án\n- 5: 15 đồng\n- 4: 10 đồng\n- 3: 8 đồng\ntrừ đã nhận cùng dự_án")
    let facts = "dự_án \"A\"\nhạng_dự_án 4\ndự_án \"B\"\nhạng_dự_án 5\n"
    let decision = try bench.decide(facts + Self.ledger([Self.own, "dự_án \"A\"", "số_tiền 8 đồng"]))
    #expect(decision.records.map(\.amount) == [.exactly(2), .exactly(15)])
    #expect(decision.amount == .exactly(17))
  }

  @Test("a ceiling a year counts what the ledger shows of the year")
  func yearlyCeiling() throws {
    let bench = try Self.bench("mức 50 đồng\ntối đa 60 đồng mỗi năm")
    let table: [(String, MoneyRange)] = [
      (Self.ledger(), .exactly(50)),
      (Self.ledger([Self.own, "ngày 01/01/2022", "số_tiền 20 đồng"]), .exactly(40)),
      (Self.ledger([Self.own, "ngày 31/12/2021", "số_tiền 20 đồng"]), .exactly(50)),
      (Self.ledger([Self.own, "ngày 01/01/2022", "số_tiền 90 đồng"]), .exactly(0)),
      (Self.ledger([Self.own, "số_tiền 20 đồng"]), MoneyRange(low: 40, high: 50)), ("", .upTo(50)),
    ]
    for (facts, amount) in table { #expect(try bench.decide(facts).amount == amount, "\(facts)") }
    let step = try #require(
      try bench.decide(Self.ledger([Self.own, "ngày 01/01/2022", "số_tiền 20 đồng"])).ladder.last)
    guard case .capped(_, .exactly(60), .exactly(20), .yes) = step.kind else {
      Issue.record("the ceiling, what was used of it, and that it bit")
      return
    }
  }

  @Test("a yearly ceiling of a record counts what that record received")
  func yearlyRecordCeiling() throws {
    let bench = try Self.bench("cho mỗi dự_án\nmức chi_phí_dự_án\ntối đa 60 đồng mỗi dự_án mỗi năm")
    let decision = try bench.decide(
      "dự_án \"A\"\nchi_phí_dự_án 50 đồng\ndự_án \"B\"\nchi_phí_dự_án 50 đồng\n"
        + Self.ledger([Self.own, "ngày 01/01/2022", "số_tiền 20 đồng", "dự_án \"A\""]))
    #expect(decision.records.map(\.amount) == [.exactly(40), .exactly(50)])
  }

  @Test("a number of records a year counts those the ledger shows; one that is known takes no new place")
  func yearlyRecords() throws {
    let bench = try Self.bench("cho mỗi lao_động_trẻ\nmức lương\ntối đa 2 lao_động_trẻ mỗi năm")
    let workers =
      "lao_động_trẻ \"A\"\nlương 5 đồng\nlao_động_trẻ \"B\"\nlương 7 đồng\nlao_động_trẻ \"C\"\nlương 6 đồng\n"
    func entry(_ label: String?, _ day: String? = "01/02/2022") -> [String] {
      [Self.own] + [label.map { "lao_động_trẻ \"\($0)\"" }, day.map { "ngày \($0)" }].compactMap { $0 }
    }
    let table: [(String, MoneyRange, [String])] = [
      (Self.ledger(), .exactly(13), []), (Self.ledger(entry("X")), .exactly(7), []),
      (Self.ledger(entry("X"), entry("X")), .exactly(7), []), (Self.ledger(entry("X"), entry("Y")), .exactly(0), []),
      (Self.ledger(entry("A"), entry("X")), .exactly(5), []), (Self.ledger(entry("A")), .exactly(12), []),
      (Self.ledger(entry("X", "31/12/2021")), .exactly(13), []),
      (Self.ledger(entry("X", nil)), MoneyRange(low: 7, high: 13), ["ngày#0"]),
      (Self.ledger(entry(nil)), MoneyRange(low: 7, high: 13), ["lao_động_trẻ#0"]), ("", .upTo(13), ["đã_nhận"]),
    ]
    for (facts, amount, causes) in table {
      let decision = try bench.decide(workers + facts)
      #expect(decision.amount == amount, "\(facts)")
      #expect(bench.causes(decision) == causes, "\(facts)")
    }
  }

  @Test("the same content under another act excludes; an item that is named says its act and its content")
  func elsewhere() throws {
    let bench = try Self.bench(
      "mức 5 đồng\nnội dung quảng_bá\nkhông hỗ trợ khi đã nhận cùng nội dung từ chương trình khác")
    let table: [(String, Verdict, [[String]])] = [
      (Self.ledger(), .eligible, []), ("", .undetermined, [["đã_nhận"]]),
      (Self.ledger(["văn_bản 9/2019/NĐ-CP", "nội_dung quảng_bá"]), .ineligible, []),
      (Self.ledger(["văn_bản 1/2020/NĐ-CP", "nội_dung quảng_bá"]), .eligible, []),
      (Self.ledger(["văn_bản 9/2019/NĐ-CP", "nội_dung liên_kết"]), .eligible, []),
      (Self.ledger(["văn_bản 9/2019/NĐ-CP"]), .undetermined, [["nội_dung#0"]]),
      (Self.ledger(["nội_dung quảng_bá"]), .undetermined, [["văn_bản#0"]]),
      (Self.ledger([Self.other]), .ineligible, []), (Self.ledger([Self.own]), .eligible, []),
      (Self.ledger([Self.other, "nội_dung liên_kết"]), .eligible, []),
    ]
    for (facts, verdict, missing) in table {
      let decision = try bench.decide(facts)
      #expect(decision.verdict == verdict, "\(facts)")
      #expect(bench.missing(decision) == missing, "\(facts)")
    }
  }
}
