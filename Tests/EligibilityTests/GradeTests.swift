import Eligibility
import RuleLanguage
import Testing

@Suite("Scores and grades")
struct GradeTests {
  /// A score of three criteria and a grade by it; who is fined is weak, who is new gets no grade.
  static let rules = """
    văn bản 1/2020/NĐ-CP
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"
    điều 1
      chấm điểm điểm_số "Điểm"
        đối tượng hợp_tác_xã
        - vốn_góp tối đa 6: theo vốn
          + dưới 10 đồng: 2
          + từ 10 đồng: 6
        - quản_trị tối đa 4: chưa rõ "Phụ lục" từ 1 đến 4, đã chấm hạng
        - dự_án_duyệt tối đa 3: đếm dự_án mà duyệt
    điều 2
      xếp loại xếp_hạng "Xếp loại" bậc yếu < khá < tốt
        đối tượng hợp_tác_xã
        không xếp loại khi mới_lập
        - yếu khi bị_phạt
        - còn lại: theo điểm_số
          + từ 10: tốt
          + từ 7 đến dưới 10: khá
          + dưới 7: yếu
    điều 3
      hỗ trợ thưởng
        đối tượng mọi loại hình
        điều kiện xếp_hạng ≥ khá
        mức 5 đồng

    """

  /// What a score or grade comes to, in short: `7–9`, `khá|tốt`, `none`, `out`; a `?` where no grade may be given.
  static func say(_ outcome: ClassOutcome, _ book: RuleBook) -> String {
    switch outcome.result {
    case .outOfScope: return "out"
    case .nothing: return "none"
    case .points(let points):
      let (low, high) = (points.low.map { "\($0.numerator)" } ?? "…", points.high.map { "\($0.numerator)" } ?? "…")
      return low == high ? low : "\(low)–\(high)"
    case .grades(let grades, let mayBeUngraded):
      guard case .symbol(let number) = outcome.value.expression.type else { return "no grades" }
      let names = grades.map { book.vocabulary.enumerations[number].values[$0].name }
      return names.joined(separator: "|") + (mayBeUngraded ? "?" : "")
    }
  }

  static func classify(_ bench: RuleBench, _ facts: String, on date: String = "30/06/2022") throws -> [ClassOutcome] {
    bench.evaluator.classify(try bench.dossier(facts), on: try #require(CalendarDate(date))).outcomes
  }

  static let known = "loại_hình hợp_tác_xã\nmới_lập không\nbị_phạt không\ndự_án không có\n"

  @Test(
    "come out as the law says",
    arguments: [
      (known + "vốn 9 đồng\nhạng 4", "6", "yếu", Verdict.ineligible),
      (known + "vốn 10 đồng\nhạng 4", "10", "tốt", .eligible),
      (known + "vốn 10 đồng\nhạng 3", "9", "khá", .eligible),
      // Points beyond what the law allows count as far as it allows them.
      (known + "vốn 10 đồng\nhạng 5", "10", "tốt", .eligible),
      // What is not known is a range, and only the grades within it are possible.
      (known + "vốn 10 đồng", "7–10", "khá|tốt", .eligible),
      (known + "hạng 4", "6–10", "yếu|khá|tốt", .undetermined),
      (known.replacing("bị_phạt không", with: "bị_phạt có") + "vốn 10 đồng", "7–10", "yếu", .ineligible),
      (known.replacing("mới_lập không", with: "mới_lập có") + "vốn 10 đồng", "7–10", "none", .ineligible),
      (known.replacing("mới_lập không\n", with: "") + "vốn 10 đồng", "7–10", "khá|tốt?", .undetermined),
      (known.replacing("hợp_tác_xã", with: "tổ_hợp_tác") + "vốn 10 đồng", "out", "out", .ineligible),
      (known.replacing("loại_hình hợp_tác_xã\n", with: "") + "vốn 10 đồng\nhạng 4", "10", "tốt?", .undetermined),
      (known + "vốn không áp dụng\nhạng 4", "none", "none", .ineligible),
    ])
  func outcomes(_ facts: String, _ points: String, _ grade: String, _ verdict: Verdict) throws {
    let bench = try RuleBench(Self.rules)
    let outcomes = try Self.classify(bench, facts)
    #expect(outcomes.map { Self.say($0, bench.book) } == [points, grade])
    let decision = bench.evaluator.decide(try bench.dossier(facts), on: try #require(CalendarDate("30/06/2022")))
    #expect(decision.items[0].verdict == verdict)
  }

  @Test("a criterion gives no more than its most, however many are counted")
  func criterionCeiling() throws {
    let bench = try RuleBench(Self.rules)
    let records = (1...5).map { "dự_án \"dự án \($0)\"\nduyệt có\n" }.joined()
    let facts = "loại_hình hợp_tác_xã\nmới_lập không\nbị_phạt không\nvốn 9 đồng\nhạng 1\n" + records
    let outcome = try #require(try Self.classify(bench, facts).first)
    #expect(Self.say(outcome, bench.book) == "6")
    guard case .score(let criteria) = outcome.detail else { return #expect(Bool(false), "no criteria") }
    #expect(criteria.map { $0.points?.exact } == [Ratio(2), Ratio(1), Ratio(3)])
  }

  @Test("a hole weakens what rests on it, and nothing once the points have been given or do not matter")
  func basis() throws {
    let bench = try RuleBench(Self.rules)
    let open = try Self.classify(bench, Self.known + "vốn 10 đồng")
    #expect(open.map(\.basis) == [.hole, .hole])
    #expect(open.map { $0.missing.map(bench.name) } == [["hạng"], ["hạng"]])
    let given = try Self.classify(bench, Self.known + "vốn 10 đồng\nhạng 2")
    #expect(given.map(\.basis) == [.text, .text])
    // From 7 to 10 points is `khá` at least, whatever the annex says: the award does not rest on it.
    let award = try bench.decide("mới_lập không\nbị_phạt không\ndự_án không có\nvốn 10 đồng")
    #expect(award.basis == .text)
    let waiting = try bench.decide("mới_lập không\nbị_phạt không\ndự_án không có\nhạng 4")
    #expect(bench.missing(waiting) == [["vốn"]])
  }

  @Test("count only while their instrument is in force; a later text takes over from the day it stands")
  func time() throws {
    let bench = try RuleBench(
      """
      văn bản 1/2020/NĐ-CP
        hiệu lực từ 01/01/2020 đến 31/12/2023
        phạm vi cả nước
        nguồn văn bản gốc "Công báo"
      điều 1
        xếp loại cỡ bậc nhỏ < lớn
          - lớn khi vốn ≥ 10 đồng
          - còn lại: nhỏ
      văn bản 2/2022/NĐ-CP
        hiệu lực từ 01/07/2022
        phạm vi cả nước
        nguồn văn bản gốc "Công báo"
      điều 1
        thay thế điều 1 của 1/2020/NĐ-CP
          xếp loại cỡ bậc nhỏ < lớn
            - lớn khi vốn ≥ 20 đồng
            - còn lại: nhỏ
      """)
    let days = [
      ("31/12/2019", "out"), ("01/01/2020", "lớn"), ("30/06/2022", "lớn"), ("01/07/2022", "nhỏ"), ("31/12/2023", "nhỏ"),
      ("01/01/2024", "out"),
    ]
    for (day, grade) in days {
      let outcomes = try Self.classify(bench, "vốn 15 đồng", on: day)
      #expect(outcomes.map { Self.say($0, bench.book) } == [grade], "\(day)")
    }
  }
}

@Suite("Scores and grades, what is not known of the scale")
struct ScaleTests {
  static func rules(_ criterion: String) -> String {
    """
    văn bản 1/2020/NĐ-CP
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"
    điều 1
      chấm điểm điểm_số
        - giá tối đa 8: \(criterion)
        - khác tối đa 10: chưa rõ "Phụ lục" từ 0 đến 10

    """
  }

  @Test(
    "points that are given count within each row that may be the one",
    arguments: [
      ("bị_phạt có\nhạng 4", "0–10"), ("bị_phạt không\nhạng 4", "4–14"), ("hạng 4", "0–14"), ("bị_phạt không", "1–15"),
      // The points that are given lie between 1 and 5, whatever the row.
      ("", "0–15"),
    ])
  func branches(_ facts: String, _ points: String) throws {
    let scale = """
      theo bị_phạt
              + đúng: 0
              + sai: chưa rõ "thang" từ 1 đến 8, đã chấm hạng
      """
    let bench = try RuleBench(Self.rules(scale))
    let outcome = try #require(try GradeTests.classify(bench, facts).first)
    #expect(GradeTests.say(outcome, bench.book) == points)
    if !facts.contains("bị_phạt") { #expect(outcome.missing.map(bench.name).contains("bị_phạt")) }
  }

  @Test("an assumption fills the criteria and grades it names, and no others")
  func assumption() throws {
    let text = """
      văn bản 1/2020/NĐ-CP
        hiệu lực từ 01/01/2020
        phạm vi cả nước
        nguồn văn bản gốc "Công báo"
      điều 1
        chấm điểm điểm_số
          - một tối đa 5: 3
          - hai tối đa 10: chưa rõ "Phụ lục" từ 0 đến 10
        xếp loại cỡ bậc nhỏ < vừa < lớn
          - lớn khi vốn ≥ 10 đồng
          - vừa khi chưa rõ "chưa đọc"
          - còn lại: nhỏ
      giả định cho 1/2020/NĐ-CP
        vì "báo"
        sửa đổi chấm điểm điểm_số
          - hai tối đa 10: 7
        sửa đổi xếp loại cỡ bậc nhỏ < vừa < lớn
          - vừa khi vốn ≥ 5 đồng

      """
    let bench = try RuleBench(text, usingAssumptions: true)
    let outcomes = try GradeTests.classify(bench, "vốn 5 đồng")
    #expect(outcomes.map { GradeTests.say($0, bench.book) } == ["10", "vừa"])
    #expect(outcomes.map(\.basis) == [.assumption, .assumption])
    for replaced in ["- một tối đa 5: 4", "- ba tối đa 5: 4"] {
      var loader = RuleLoader()
      loader.read(SourceFile(path: "vocabulary", text: RuleBench.vocabulary))
      loader.read(SourceFile(path: "rules", text: text.replacing("- hai tối đa 10: 7", with: replaced)))
      _ = loader.check(usingAssumptions: true)
      #expect(loader.diagnostics.count == 1, "\(replaced)")
    }
  }
}
