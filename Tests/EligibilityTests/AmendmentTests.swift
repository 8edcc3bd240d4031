import Eligibility
import RuleLanguage
import Testing

@Suite("Acts that change acts")
struct AmendmentTests {
  /// A decree with two items, and what other acts do to it.
  static func law(_ acts: String, head: String = "") -> String {
    """
    văn bản 1/2020/NĐ-CP
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      \(head)
      nguồn văn bản gốc "Công báo"
    điều 1
    khoản 1
      điều kiện đủ_vốn
        vốn ≥ 5 đồng
    điều 2
    khoản 1
      hỗ trợ khoản_thử
        đối tượng hợp_tác_xã
        điều kiện theo điều 1 khoản 1
        mức 50 đồng
        tối đa 40 đồng mỗi tổ_chức
    khoản 2
      hỗ trợ khoản_khác
        đối tượng hợp_tác_xã
        mức 7 đồng

    \(acts)
    """
  }

  /// Another decree, whose item asks for what the first one sets.
  static let referring = """
    văn bản 5/2020/NĐ-CP
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"
    điều 1
      hỗ trợ khoản_dẫn_chiếu
        đối tượng hợp_tác_xã
        điều kiện theo điều 1 khoản 1 của 1/2020/NĐ-CP
        mức 5 đồng

    """

  /// An act in force from a day.
  static func act(_ number: String, from day: String, _ provisions: String) -> String {
    """
    văn bản \(number)
      hiệu lực từ \(day)
      phạm vi cả nước
      nguồn thứ cấp "\(number)"
    điều 1
    \(provisions)

    """
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let change: String
    let facts: String
    let item: String
    /// On 30/06/2021, the day before, and on 01/07/2021, when the change takes effect, and the day after.
    let before: String
    let after: String
    var testDescription: String { change }
  }

  static let rows = [
    Row(
      change: "sửa đổi điều 2 khoản 1 của 1/2020/NĐ-CP\n tối đa 45 đồng mỗi tổ_chức", facts: "vốn 9 đồng",
      item: "khoản_thử", before: "eligible 40", after: "eligible 45"),
    Row(
      change: "sửa đổi hỗ trợ khoản_thử của 1/2020/NĐ-CP\n mức 30 đồng", facts: "vốn 9 đồng", item: "khoản_thử",
      before: "eligible 40", after: "eligible 30"),
    Row(
      change: "sửa đổi điều 1 của 1/2020/NĐ-CP\n điều kiện đủ_vốn\n  vốn ≥ 10 đồng", facts: "vốn 9 đồng",
      item: "khoản_thử", before: "eligible 40", after: "ineligible"),
    Row(
      change: "sửa đổi điều 2 khoản 1 của 1/2020/NĐ-CP\n điều kiện mới_lập\n mức 35 đồng",
      facts: "vốn 1 đồng\nmới_lập có", item: "khoản_thử", before: "ineligible", after: "eligible 35"),
    Row(
      change: "sửa đổi điều 2 khoản 1 của 1/2020/NĐ-CP\n điều kiện vốn ≥ 2 đồng và mới_lập",
      facts: "vốn 2 đồng\nmới_lập có", item: "khoản_thử", before: "ineligible", after: "eligible 40"),
    Row(
      change: "sửa đổi điều 2 khoản 1 của 1/2020/NĐ-CP\n điều kiện một trong\n  - mới_lập\n  - vốn ≥ 8 đồng",
      facts: "vốn 2 đồng\nmới_lập có", item: "khoản_thử", before: "ineligible", after: "eligible 40"),
    Row(
      change:
        "sửa đổi điều 1 khoản 1 của 1/2020/NĐ-CP\n điều kiện đủ_vốn \"nhãn\" một trong\n  - mới_lập\n  - vốn ≥ 8 đồng",
      facts: "vốn 2 đồng\nmới_lập có", item: "khoản_thử", before: "ineligible", after: "eligible 40"),
    Row(
      change: "bổ sung hỗ trợ khoản_thử của 1/2020/NĐ-CP\n điều kiện mới_lập", facts: "vốn 9 đồng\nmới_lập không",
      item: "khoản_thử", before: "eligible 40", after: "ineligible"),
    Row(
      change: "bổ sung hỗ trợ khoản_thử của 1/2020/NĐ-CP\n tối đa 20 đồng mỗi tổ_chức", facts: "vốn 9 đồng",
      item: "khoản_thử", before: "eligible 40", after: "eligible 20"),
    Row(
      change: "bổ sung điều 2 khoản 1 của 1/2020/NĐ-CP\n không hỗ trợ khi mới_lập", facts: "vốn 9 đồng\nmới_lập có",
      item: "khoản_thử", before: "eligible 40", after: "ineligible"),
    Row(
      change: "bãi bỏ điều 2 khoản 1 của 1/2020/NĐ-CP", facts: "vốn 9 đồng", item: "khoản_thử", before: "eligible 40",
      after: "out_of_scope"),
    Row(
      change: "bãi bỏ điều 2 khoản 1 của 1/2020/NĐ-CP", facts: "", item: "khoản_khác", before: "eligible 7",
      after: "eligible 7"),
    Row(
      change: "bãi bỏ hỗ trợ khoản_khác của 1/2020/NĐ-CP", facts: "", item: "khoản_khác", before: "eligible 7",
      after: "out_of_scope"),
    Row(
      change: "thay thế điều 2 khoản 2 của 1/2020/NĐ-CP\n hỗ trợ khoản_khác\n  đối tượng hợp_tác_xã\n  mức 8 đồng",
      facts: "", item: "khoản_khác", before: "eligible 7", after: "eligible 8"),
    Row(
      change: "bổ sung điều 2 khoản 1a của 1/2020/NĐ-CP\n hỗ trợ khoản_mới\n  đối tượng hợp_tác_xã\n  mức 3 đồng",
      facts: "", item: "khoản_mới", before: "out_of_scope", after: "eligible 3"),
    Row(
      change: "bãi bỏ 1/2020/NĐ-CP", facts: "", item: "khoản_khác", before: "eligible 7", after: "out_of_scope"),
    Row(
      change: "thay thế 1/2020/NĐ-CP", facts: "", item: "khoản_khác", before: "eligible 7", after: "out_of_scope"),
    Row(
      change: "sửa đổi 1/2020/NĐ-CP\n hiệu lực đến 30/06/2021", facts: "", item: "khoản_khác", before: "eligible 7",
      after: "out_of_scope"),
  ]

  @Test("take effect on their first day, and not before", arguments: rows)
  func effect(row: Row) throws {
    let bench = try RuleBench(Self.law(Self.act("2/2021/NĐ-CP", from: "01/07/2021", row.change)))
    for (day, expected) in [
      ("01/01/2020", row.before), ("30/06/2021", row.before), ("01/07/2021", row.after), ("02/07/2021", row.after),
    ] {
      let decision = try bench.decide(row.facts, item: row.item, on: day)
      #expect(Self.outcome(decision) == expected, "\(day)")
    }
  }

  static func outcome(_ decision: ItemDecision) -> String {
    guard let amount = decision.amount else { return decision.verdict.rawValue }
    return "\(decision.verdict.rawValue) \(amount.isExact ? "\(amount.low)" : "\(amount.low)–\(amount.high ?? -1)")"
  }

  @Test("may change what an earlier act changed, each with its place cited")
  func changesOfChanges() throws {
    let bench = try RuleBench(
      Self.law(
        Self.act("3/2022/NĐ-CP", from: "01/01/2022", "sửa đổi điều 2 khoản 1 của 1/2020/NĐ-CP\n mức 20 đồng")
          + Self.act(
            "2/2021/NĐ-CP", from: "01/07/2021",
            "khoản 4\n thay thế điều 2 khoản 1 của 1/2020/NĐ-CP\n hỗ trợ khoản_thử\n đối tượng hợp_tác_xã\n mức 30 đồng"
          )))
    for (day, amount) in [("30/06/2021", 40), ("01/07/2021", 30), ("31/12/2021", 30), ("01/01/2022", 20)] {
      #expect(try bench.decide("vốn 9 đồng", on: day).amount == .exactly(Int64(amount)), "\(day)")
    }
    let last = try bench.decide("vốn 9 đồng", on: "01/01/2022")
    let item = bench.book.items[last.item]
    #expect(item.citation.changes.map(\.instrument.text) == ["2/2021/NĐ-CP"])
    #expect(item.amount?.citation.changes.map(\.instrument.text) == ["2/2021/NĐ-CP", "3/2022/NĐ-CP"])
    #expect(item.citation.changes.map(\.path.clause) == ["4"])
    #expect(last.basis == .secondary)
  }

  @Test("may be taken away before they take effect")
  func repealedInTime() throws {
    let bench = try RuleBench(
      Self.law(
        Self.act("2/2021/NĐ-CP", from: "01/07/2021", "khoản 1\n sửa đổi điều 2 khoản 1 của 1/2020/NĐ-CP\n mức 20 đồng")
          + Self.act("3/2021/NĐ-CP", from: "01/05/2021", "bãi bỏ điều 1 khoản 1 của 2/2021/NĐ-CP")))
    #expect(try bench.decide("vốn 9 đồng", on: "01/01/2022").amount == .exactly(40))
  }

  @Test("reach what refers to them: by the text in force on the same day")
  func references() throws {
    let change = "sửa đổi điều 1 của 1/2020/NĐ-CP\n điều kiện đủ_vốn\n  vốn ≥ 10 đồng"
    let bench = try RuleBench(Self.law(Self.referring + Self.act("2/2021/NĐ-CP", from: "01/07/2021", change)))
    #expect(try bench.decide("vốn 9 đồng", item: "khoản_dẫn_chiếu", on: "30/06/2021").verdict == .eligible)
    let after = try bench.decide("vốn 9 đồng", item: "khoản_dẫn_chiếu", on: "01/07/2021")
    #expect(after.verdict == .ineligible)
    #expect(after.toQualify.first?.first?.finding.citation?.changes.map(\.instrument.text) == ["2/2021/NĐ-CP"])
  }

  @Test("count from the date their target is judged by")
  func referenceDate() throws {
    let change = "sửa đổi điều 2 khoản 2 của 1/2020/NĐ-CP\n mức 8 đồng"
    let bench = try RuleBench(
      Self.law(Self.act("2/2021/NĐ-CP", from: "01/07/2021", change), head: "xét theo ngày_nộp"))
    func decide(_ facts: String) throws -> ItemDecision {
      try bench.decide(facts, item: "khoản_khác", on: "31/12/2021")
    }
    #expect(try decide("ngày_nộp 30/06/2021").amount == .exactly(7))
    #expect(try decide("ngày_nộp 01/07/2021").amount == .exactly(8))
    // Which text counts is not known: both are told, neither is granted.
    let all = try bench.decision("loại_hình hợp_tác_xã", on: "31/12/2021").items
      .filter { bench.book.items[$0.item].name == "khoản_khác" }
    #expect(all.map(\.verdict) == [.undetermined, .undetermined])
    #expect(all.map(\.amount) == [.upTo(7), .upTo(8)])
    // Only one of the texts can count, and they are not of one basis: each is possible by itself.
    let possible = try bench.decision("loại_hình hợp_tác_xã\nvốn 1 đồng", on: "31/12/2021").possible
    #expect(possible.mapValues(\.high) == [.text: 7, .secondary: 8])
  }

  @Test("of a day nobody has read leave both texts open between its bounds")
  func unknownDay() throws {
    let act = Self.act(
      "2/2021/NĐ-CP", from: "chưa rõ \"ngày\" từ 01/07/2021 đến 10/07/2021",
      "sửa đổi điều 2 khoản 2 của 1/2020/NĐ-CP\n mức 8 đồng")
    let bench = try RuleBench(Self.law(act))
    func amounts(_ day: String) throws -> [String] {
      try bench.decision("loại_hình hợp_tác_xã", on: day).items
        .filter { bench.book.items[$0.item].name == "khoản_khác" }.map(Self.outcome)
    }
    #expect(try amounts("30/06/2021") == ["eligible 7"])
    #expect(try amounts("05/07/2021") == ["undetermined 0–7", "undetermined 0–8"])
    #expect(try amounts("10/07/2021") == ["eligible 8"])
  }

  @Test("leave one item: the ledger counts what was received under any text of it")
  func ledger() throws {
    let change = "sửa đổi điều 2 khoản 2 của 1/2020/NĐ-CP\n mức 8 đồng"
    let bench = try RuleBench(
      Self.law(
        Self.act("2/2021/NĐ-CP", from: "01/07/2021", change)
          + Self.act("3/2020/NĐ-CP", from: "01/02/2020", "bổ sung hỗ trợ khoản_khác của 1/2020/NĐ-CP\n số lần 1")))
    let received = "đã_nhận \"1\"\nkhoản_hỗ_trợ khoản_khác của 1/2020/NĐ-CP"
    #expect(try bench.decide(received, item: "khoản_khác", on: "01/08/2021").verdict == .ineligible)
    #expect(try bench.decide("đã_nhận không có", item: "khoản_khác", on: "01/08/2021").amount == .exactly(8))
  }

  @Test("may leave what came in before them to the old instrument")
  func transition() throws {
    let new = """
      văn bản 9/2021/NĐ-CP
        hiệu lực từ 01/07/2021
        phạm vi cả nước
        nguồn văn bản gốc "Công báo"
      điều 1
        hỗ trợ khoản_mới
          đối tượng hợp_tác_xã
          mức 9 đồng
      điều 2
      khoản 1
        thay thế 1/2020/NĐ-CP
      khoản 2
        chuyển tiếp khi ngày_nộp < 01/07/2021 xét theo 1/2020/NĐ-CP

      """
    let bench = try RuleBench(Self.law(new))
    func both(_ facts: String, _ day: String) throws -> [String] {
      try ["khoản_khác", "khoản_mới"].map { Self.outcome(try bench.decide(facts, item: $0, on: day)) }
    }
    #expect(try both("ngày_nộp 30/06/2021", "30/06/2021") == ["eligible 7", "out_of_scope"])
    #expect(try both("ngày_nộp 30/06/2021", "31/12/2021") == ["eligible 7", "out_of_scope"])
    #expect(try both("ngày_nộp 01/07/2021", "31/12/2021") == ["out_of_scope", "eligible 9"])
    let open = try both("", "31/12/2021")
    #expect(open == ["undetermined 0–7", "undetermined 0–9"])
    let kept = try bench.decide("ngày_nộp 30/06/2021", item: "khoản_khác", on: "31/12/2021")
    guard case .inForce(_, transition: let condition) = kept.scope[0].test else { return #expect(Bool(false)) }
    #expect(condition?.truth == .yes)
  }

  @Test("leave what refers to an act that has ended without an answer, and name the act")
  func lapsedReference() throws {
    let bench = try RuleBench(
      Self.law(Self.referring + Self.act("2/2021/NĐ-CP", from: "01/07/2021", "bãi bỏ 1/2020/NĐ-CP")))
    func decide(_ facts: String, _ day: String) throws -> ItemDecision {
      try bench.decide(facts, item: "khoản_dẫn_chiếu", on: day)
    }
    #expect(try decide("vốn 9 đồng", "30/06/2021").verdict == .eligible)
    for facts in ["vốn 9 đồng", "vốn 1 đồng"] {
      let after = try decide(facts, "01/07/2021")
      #expect(after.verdict == .undetermined)
      #expect(bench.causes(after) == ["lapsed: 1/2020/NĐ-CP 01/07/2021"])
      #expect(after.missing.isEmpty)
    }
  }
}
