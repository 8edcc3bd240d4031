import Eligibility
import RuleLanguage
import Testing

@Suite("Questions to lists")
struct ListTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let amount: String
    let facts: String
    let expected: MoneyRange?
    var verdict = Verdict.eligible
    var causes: [String] = []
    var testDescription: String { "\(amount) | \(facts.replacing("\n", with: ", "))" }
  }

  static let two = """
    dự_án "A"
      chi_phí_dự_án 10 đồng
      duyệt có
    dự_án "B"
      chi_phí_dự_án 4 đồng
      duyệt không
    """
  static let unclear = """
    dự_án "A"
      chi_phí_dự_án 10 đồng
      duyệt có
    dự_án "B"
      chi_phí_dự_án 4 đồng
    """
  static let unpriced = """
    dự_án "A"
      duyệt có
    dự_án "B"
      chi_phí_dự_án 4 đồng
      duyệt không
    """

  static let rows = [
    Row(amount: "tổng chi_phí_dự_án của dự_án", facts: two, expected: .exactly(14)),
    Row(amount: "tổng chi_phí_dự_án của dự_án mà duyệt", facts: two, expected: .exactly(10)),
    Row(
      amount: "tổng chi_phí_dự_án của dự_án mà duyệt", facts: unclear, expected: MoneyRange(low: 10, high: 14),
      causes: ["duyệt#1"]),
    Row(
      amount: "tổng chi_phí_dự_án của dự_án", facts: unpriced, expected: MoneyRange(low: 4, high: nil),
      causes: ["chi_phí_dự_án#0"]),
    Row(amount: "tổng chi_phí_dự_án của dự_án", facts: "", expected: .upTo(nil), causes: ["dự_án"]),
    Row(amount: "tổng chi_phí_dự_án của dự_án", facts: "dự_án không có", expected: .exactly(0)),
    Row(amount: "trung bình chi_phí_dự_án của dự_án", facts: two, expected: .exactly(7)),
    Row(amount: "trung bình chi_phí_dự_án của dự_án mà duyệt", facts: two, expected: .exactly(10)),
    Row(
      amount: "trung bình chi_phí_dự_án của dự_án mà duyệt", facts: unclear, expected: MoneyRange(low: 4, high: 10),
      causes: ["duyệt#1"]),
    Row(
      amount: "trung bình chi_phí_dự_án của dự_án", facts: "dự_án không có", expected: nil, verdict: .ineligible),
    Row(
      amount: "trung bình chi_phí_dự_án của dự_án", facts: "", expected: .upTo(nil), verdict: .undetermined,
      causes: ["dự_án"]),
    Row(amount: "lớn nhất chi_phí_dự_án của dự_án", facts: two, expected: .exactly(10)),
    Row(amount: "nhỏ nhất chi_phí_dự_án của dự_án", facts: two, expected: .exactly(4)),
    Row(amount: "lớn nhất chi_phí_dự_án của dự_án mà duyệt", facts: unclear, expected: .exactly(10)),
    Row(
      amount: "nhỏ nhất chi_phí_dự_án của dự_án mà duyệt", facts: unclear, expected: MoneyRange(low: 4, high: 10),
      causes: ["duyệt#1"]),
    Row(
      amount: "nhỏ nhất chi_phí_dự_án của dự_án", facts: "dự_án không có", expected: nil, verdict: .ineligible),
    Row(
      amount: "lớn nhất chi_phí_dự_án của dự_án mà không duyệt",
      facts: "dự_án \"A\"\nchi_phí_dự_án 10 đồng\nduyệt có", expected: nil, verdict: .ineligible),
    Row(
      amount: "lớn nhất chi_phí_dự_án của dự_án mà không duyệt", facts: "dự_án \"A\"\nchi_phí_dự_án 10 đồng",
      expected: .upTo(10), verdict: .undetermined, causes: ["duyệt#0"]),
    Row(amount: "5 đồng × đếm dự_án", facts: two, expected: .exactly(10)),
    Row(amount: "5 đồng × đếm dự_án mà duyệt", facts: two, expected: .exactly(5)),
    Row(
      amount: "5 đồng × đếm dự_án mà duyệt", facts: unclear, expected: MoneyRange(low: 5, high: 10),
      causes: ["duyệt#1"]),
    Row(amount: "5 đồng × đếm dự_án", facts: "", expected: .upTo(nil), causes: ["dự_án"]),
    Row(amount: "5 đồng × đếm dự_án", facts: "dự_án không có", expected: .exactly(0)),
    Row(
      amount: "tổng chi_phí_dự_án của dự_án", facts: "dự_án \"A\"\nchi_phí_dự_án không áp dụng", expected: nil,
      verdict: .ineligible),
  ]

  @Test("come to what they should, and to sound bounds where a filter or a list is not known", arguments: rows)
  func amounts(row: Row) throws {
    let bench = try RuleBench(item: "    mức \(row.amount)\n    làm tròn xuống đồng")
    let decision = try bench.decide(row.facts)
    #expect(decision.amount == row.expected)
    #expect(decision.verdict == row.verdict)
    #expect(bench.causes(decision) == row.causes)
  }

  @Test("any and every follow the tables; every holds of an empty list, any does not")
  func quantifiers() throws {
    let any = try RuleBench(item: "    điều kiện có dự_án mà duyệt\n    hình thức \"giống\"")
    let every = try RuleBench(item: "    điều kiện mọi dự_án đều duyệt\n    hình thức \"giống\"")
    func projects(_ words: String...) -> String {
      words.enumerated().map { "dự_án \"\($0.offset)\"\nduyệt \($0.element)" }.joined(separator: "\n")
    }
    let table: [(String, Truth, Truth)] = [
      ("", .unknown, .unknown), ("dự_án không có", .no, .yes), (projects("có", "có"), .yes, .yes),
      (projects("có", "không"), .yes, .no), (projects("không", "không"), .no, .no),
      (projects("có", "không biết"), .yes, .unknown), (projects("không", "không biết"), .unknown, .no),
    ]
    for (facts, some, all) in table {
      #expect(try any.decide(facts).findings[0].truth == some, "\(facts)")
      #expect(try every.decide(facts).findings[0].truth == all, "\(facts)")
    }
    #expect(any.missing(try any.decide("")) == [["dự_án"]])
    #expect(any.missing(try any.decide(projects("không", "không biết", "không biết"))) == [["duyệt#1"], ["duyệt#2"]])
    #expect(every.missing(try every.decide(projects("có", "không biết", "không biết"))) == [["duyệt#1", "duyệt#2"]])
  }

  @Test("a question inside a record's item is asked of the whole list again")
  func rebinding() throws {
    let bench = try RuleBench(
      item: """
            cho mỗi dự_án
            điều kiện 2 × chi_phí_dự_án > tổng chi_phí_dự_án của dự_án
            mức chi_phí_dự_án
        """)
    let decision = try bench.decide(Self.two)
    #expect(decision.records.map(\.verdict) == [.eligible, .ineligible])
    #expect(decision.amount == .exactly(10))
  }
}
