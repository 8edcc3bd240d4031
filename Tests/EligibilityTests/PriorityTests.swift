import Eligibility
import RuleLanguage
import Testing

@Suite("Priority")
struct PriorityTests {
  static let rules = """
    văn bản 1/2020/NĐ-CP
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"
    điều 1
      hỗ trợ kho
        đối tượng hợp_tác_xã
        điều kiện không bị_phạt
        mức 5 đồng
      hỗ trợ xe
        đối tượng hợp_tác_xã
        mức 7 đồng
    điều 2
      ưu tiên
        a) vốn ≥ 10 đồng
        b) có_kế_hoạch
        c) địa_bàn ≥ khó_khăn
        d) số_thành_viên nhiều hơn
        đối với hỗ trợ kho
    văn bản 2/2020/NĐ-CP
      hiệu lực từ 01/01/2023
      phạm vi cả nước
      nguồn thứ cấp "báo"
    điều 1
      ưu tiên không xếp thứ tự
        - mới_lập
        - ngày_nộp sớm hơn
        đối với điều 1 của 1/2020/NĐ-CP

    """

  /// Levels of an item's findings, 0 where they are open, -1 where none holds.
  static func levels(_ decision: ItemDecision) -> [Int] {
    decision.priority.map { $0.open.isEmpty ? -1 : $0.level ?? 0 }
  }

  @Test("is open where the rule may have ended, and tells what is known of each criterion")
  func openRule() throws {
    let bench = try RuleBench(
      Self.rules.replacing(
        "hiệu lực từ 01/01/2023", with: "hiệu lực từ 01/01/2023 đến chưa rõ \"chưa đọc\" từ 31/12/2023"))
    let sure = try #require(try bench.decide("mới_lập có", item: "xe", on: "31/12/2023").priority.first)
    #expect(sure.held == [0] && sure.level == 1 && !sure.isOpen)
    let doubtful = try #require(try bench.decide("mới_lập có", item: "xe", on: "01/01/2024").priority.first)
    #expect(doubtful.held.isEmpty && doubtful.level == nil && doubtful.isOpen)
  }

  @Test(
    "is the first criterion that is sure to hold where none before it may",
    arguments: [
      ("vốn 10 đồng\ncó_kế_hoạch có", [1]), ("vốn 9 đồng\ncó_kế_hoạch có", [2]),
      ("vốn 9 đồng\ncó_kế_hoạch không\nđịa_bàn khó_khăn", [3]),
      ("vốn 9 đồng\ncó_kế_hoạch không\nđịa_bàn bình_thường", [-1]),
      ("có_kế_hoạch có", [0]), ("vốn 9 đồng\nđịa_bàn khó_khăn", [0]),
    ])
  func level(_ facts: String, _ levels: [Int]) throws {
    let bench = try RuleBench(Self.rules)
    #expect(Self.levels(try bench.decide(facts + "\nbị_phạt không")) == levels)
    #expect(try bench.decide(facts + "\nbị_phạt không", item: "xe").priority.isEmpty)
  }

  @Test("is told of what is granted or may be, changes neither verdict nor amount nor basis")
  func changesNothing() throws {
    let bench = try RuleBench(Self.rules)
    #expect(try bench.decide("bị_phạt có\nvốn 10 đồng").priority.isEmpty)
    #expect(try bench.decide("vốn 10 đồng").verdict == .undetermined)
    #expect(Self.levels(try bench.decide("vốn 10 đồng")) == [1])
    let later = try bench.decide("bị_phạt không\nvốn 10 đồng\nmới_lập có", on: "01/01/2023")
    #expect(Self.levels(later) == [1, 1])
    #expect(later.basis == .text)
    #expect(later.amount == .exactly(5))
    #expect(bench.missing(later).isEmpty)
  }

  @Test("counts only while its instrument is in force, for the items it names")
  func time() throws {
    let bench = try RuleBench(Self.rules)
    #expect(Self.levels(try bench.decide("mới_lập có", item: "xe", on: "31/12/2022")).isEmpty)
    #expect(Self.levels(try bench.decide("mới_lập có", item: "xe", on: "01/01/2023")) == [1])
    #expect(bench.book.priorityRules.map(\.isRanked) == [true, false])
  }

  @Test("compares a number, a date or a grade, and nothing else")
  func comparable() throws {
    var loader = RuleLoader()
    loader.read(SourceFile(path: "vocabulary", text: RuleBench.vocabulary))
    loader.read(
      SourceFile(path: "rules", text: Self.rules.replacing("ngày_nộp sớm hơn", with: "ngành cao hơn")))
    _ = loader.check(usingAssumptions: false)
    #expect(loader.diagnostics.count == 1)
  }
}
