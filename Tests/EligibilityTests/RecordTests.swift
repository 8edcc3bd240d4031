import Eligibility
import RuleLanguage
import Testing

@Suite("Items decided by record")
struct RecordTests {
  static let item = """
    cho mỗi dự_án
    điều kiện duyệt
    điều kiện không bị_phạt
    mức chi_phí_dự_án
    tối đa 40 đồng mỗi dự_án, 60 đồng mỗi tổ_chức
    """

  static func projects(_ projects: (cost: String, approved: String)...) -> String {
    "bị_phạt không\n"
      + projects.enumerated().map { place, project in
        "dự_án \"\(place)\"\nchi_phí_dự_án \(project.cost)\nduyệt \(project.approved)"
      }.joined(separator: "\n")
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let facts: String
    let verdict: Verdict
    let records: [Verdict]
    let amount: MoneyRange?
    var causes: [String] = []
    var testDescription: String { facts.replacing("\n", with: ", ") }
  }

  static let rows = [
    Row(facts: projects(("10 đồng", "có")), verdict: .eligible, records: [.eligible], amount: .exactly(10)),
    Row(facts: projects(("50 đồng", "có")), verdict: .eligible, records: [.eligible], amount: .exactly(40)),
    Row(
      facts: projects(("50 đồng", "có"), ("30 đồng", "có")), verdict: .eligible, records: [.eligible, .eligible],
      amount: .exactly(60)),
    Row(
      facts: projects(("50 đồng", "có"), ("30 đồng", "không")), verdict: .eligible, records: [.eligible, .ineligible],
      amount: .exactly(40)),
    Row(
      facts: projects(("10 đồng", "có"), ("30 đồng", "không biết")), verdict: .eligible,
      records: [.eligible, .undetermined], amount: MoneyRange(low: 10, high: 40), causes: ["duyệt#1"]),
    Row(
      facts: projects(("không biết", "có"), ("30 đồng", "không")), verdict: .eligible,
      records: [.eligible, .ineligible], amount: .upTo(40), causes: ["chi_phí_dự_án#0"]),
    Row(
      facts: projects(("10 đồng", "không"), ("30 đồng", "không biết")), verdict: .undetermined,
      records: [.ineligible, .undetermined], amount: .upTo(30), causes: ["duyệt#1"]),
    Row(
      facts: projects(("10 đồng", "không"), ("30 đồng", "không")), verdict: .ineligible,
      records: [.ineligible, .ineligible], amount: nil),
    Row(
      facts: projects(("60 đồng", "có"), ("60 đồng", "có"), ("60 đồng", "không biết")), verdict: .eligible,
      records: [.eligible, .eligible, .undetermined], amount: .exactly(60)),
    Row(facts: "bị_phạt không\ndự_án không có", verdict: .ineligible, records: [], amount: nil),
    Row(facts: "bị_phạt không", verdict: .undetermined, records: [], amount: .upTo(60), causes: ["dự_án"]),
    Row(facts: "bị_phạt có", verdict: .ineligible, records: [], amount: nil),
  ]

  @Test("come to the sum of their records, within the ceilings of a record and of the applicant", arguments: rows)
  func sums(row: Row) throws {
    let bench = try RuleBench(item: Self.item)
    let decision = try bench.decide(row.facts)
    #expect(decision.verdict == row.verdict)
    #expect(decision.records.map(\.verdict) == row.records)
    #expect(decision.amount == row.amount)
    #expect(bench.causes(decision) == row.causes)
  }

  @Test("an empty list has nothing to support")
  func noRecords() throws {
    let bench = try RuleBench(item: Self.item)
    let decision = try bench.decide("bị_phạt không\ndự_án không có")
    #expect(decision.findings.map(\.note) == [nil, .noRecords(list: 0)])
    #expect(bench.ways(decision) == [["dự_án ?"]])
    #expect(bench.missing(try bench.decide("")) == [["bị_phạt", "dự_án"]])
  }

  @Test("only the records the item is about are decided")
  func filter() throws {
    let bench = try RuleBench(item: "cho mỗi dự_án mà hạng_dự_án ≥ 3\nđiều kiện duyệt\nmức 5 đồng")
    func facts(_ ranks: String...) -> String {
      ranks.enumerated().map {
        "dự_án \"\($0.offset)\"\nduyệt có\n" + ($0.element.isEmpty ? "" : "hạng_dự_án \($0.element)")
      }
      .joined(separator: "\n")
    }
    let mixed = try bench.decide(facts("2", "3", "5"))
    #expect(mixed.records.map(\.record) == [1, 2])
    #expect(mixed.amount == .exactly(10))
    let none = try bench.decide(facts("2", "1"))
    #expect(none.verdict == .ineligible)
    #expect(none.findings.map(\.note) == [.noRecords(list: 0)])
    #expect(none.findings[0].children.map(\.truth) == [.no, .no])
    let open = try bench.decide(facts("2", ""))
    #expect(open.verdict == .undetermined)
    #expect(open.records.map(\.record) == [1])
    #expect(open.amount == .upTo(5))
    #expect(bench.missing(open) == [["hạng_dự_án#1"]])
  }

  @Test("only so many records count, the most favourable ones")
  func recordCeiling() throws {
    let bench = try RuleBench(
      item: "cho mỗi lao_động_trẻ\nđiều kiện đại_học\nmức lương\ntối đa 2 lao_động_trẻ")
    func workers(_ workers: (String, String)...) -> String {
      workers.enumerated().map { "lao_động_trẻ \"\($0.offset)\"\nlương \($0.element.0)\nđại_học \($0.element.1)" }
        .joined(separator: "\n")
    }
    let table: [(String, MoneyRange, [Int], LadderStep.Bite)] = [
      (workers(("5 đồng", "có"), ("7 đồng", "có"), ("6 đồng", "có")), .exactly(13), [0], .yes),
      (workers(("5 đồng", "có"), ("7 đồng", "có"), ("9 đồng", "không")), .exactly(12), [], .no),
      (workers(("5 đồng", "có"), ("5 đồng", "có"), ("5 đồng", "có")), .exactly(10), [2], .yes),
      (
        workers(("5 đồng", "có"), ("7 đồng", "có"), ("9 đồng", "không biết")), MoneyRange(low: 12, high: 16), [],
        .possibly
      ),
      (
        workers(("5 đồng", "có"), ("7 đồng", "có"), ("không biết", "có")), MoneyRange(low: 12, high: nil), [], .possibly
      ),
      (
        workers(("5 đồng", "có"), ("7 đồng", "có"), ("9 đồng", "có"), ("3 đồng", "không biết")), .exactly(16), [0, 3],
        .yes
      ),
    ]
    for (facts, expected, dropped, bite) in table {
      let decision = try bench.decide(facts)
      #expect(decision.amount == expected, "\(facts)")
      #expect(decision.ladder.map(\.kind).contains(.recordsCapped(limit: 2, dropped: dropped, bite)), "\(facts)")
      #expect(decision.records.filter { $0.isCounted == .no }.map(\.record) == dropped, "\(facts)")
    }
  }

  @Test("what is not known of a record left out in any case is not asked for")
  func recordCeilingNotKnown() throws {
    let bench = try RuleBench(
      item: "cho mỗi lao_động_trẻ\nđiều kiện đại_học\nmức lương\ntối đa 1 lao_động_trẻ")
    func decide(_ first: String, _ second: String) throws -> ItemDecision {
      try bench.decide(
        "lao_động_trẻ \"A\"\nlương \(first)\nđại_học không biết\nlao_động_trẻ \"B\"\nlương \(second)\nđại_học có")
    }
    let settled = try decide("5 đồng", "7 đồng")
    #expect(settled.amount == .exactly(7))
    #expect(settled.causes.isEmpty)
    #expect(settled.records.map(\.isCounted) == [.no, .yes])
    let open = try decide("7 đồng", "5 đồng")
    #expect(open.amount == MoneyRange(low: 5, high: 7))
    #expect(bench.causes(open) == ["đại_học#0"])
    #expect(open.records.map(\.isCounted) == [.unknown, .unknown])
  }

  @Test("an authority may decide record by record, or for the whole")
  func decisions() throws {
    let byRecord = try RuleBench(item: "cho mỗi dự_án\nmức không quá chi_phí_dự_án\nquyết định mức_duyệt_dự_án")
    let facts = "dự_án \"A\"\nchi_phí_dự_án 10 đồng\nmức_duyệt_dự_án 6 đồng\ndự_án \"B\"\nchi_phí_dự_án 20 đồng"
    let some = try byRecord.decide(facts)
    #expect(some.records.map(\.amount) == [.exactly(6), .upTo(20)])
    #expect(some.amount == MoneyRange(low: 6, high: 26))
    #expect(byRecord.causes(some) == ["authority"])
    #expect(try byRecord.decide(facts + "\nmức_duyệt_dự_án 30 đồng").amount == .exactly(26))
    let whole = try RuleBench(item: "cho mỗi dự_án\nmức không quá chi_phí_dự_án\nquyết định mức_duyệt")
    #expect(try whole.decide(facts).amount == .upTo(30))
    let decided = try whole.decide("mức_duyệt 25 đồng\n" + facts)
    #expect(decided.amount == .exactly(25))
    #expect(decided.causes.isEmpty)
    #expect(try whole.decide("mức_duyệt 35 đồng\n" + facts).amount == .exactly(30))
  }

  @Test("what may be paid differs from record to record where its conditions do")
  func payment() throws {
    let bench = try RuleBench(item: "cho mỗi dự_án\nmức chi_phí_dự_án\nchi 50% khi tỷ_lệ_xong ≥ 60%, 100% khi duyệt")
    let facts = """
      dự_án "A"
        chi_phí_dự_án 10 đồng
        tỷ_lệ_xong 60%
        duyệt không
      dự_án "B"
        chi_phí_dự_án 20 đồng
        tỷ_lệ_xong 100%
        duyệt có
      """
    let decision = try bench.decide(facts)
    #expect(decision.amount == .exactly(30))
    #expect(decision.payable == .exactly(25))
    let capped = try RuleBench(
      item: "cho mỗi dự_án\nmức chi_phí_dự_án\ntối đa 20 đồng mỗi tổ_chức\nchi 50% khi tỷ_lệ_xong ≥ 60%, 100% khi duyệt"
    )
    #expect(try capped.decide(facts).payable == MoneyRange(low: 10, high: 20))
  }
}
