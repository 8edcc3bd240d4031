import Eligibility
import RuleLanguage
import Testing

@Suite("Parameters")
struct ParameterTests {
  static func wage(
    _ number: String, from: String, until: String? = nil, value: String, place: String = "cả nước",
    source: String = "văn bản gốc \"Công báo\""
  ) -> String {
    """
    văn bản \(number)
      hiệu lực từ \(from)
      \(until.map { "hiệu lực đến \($0)" } ?? "")
      phạm vi \(place)
      nguồn \(source)
    điều 1
      quy định lương_cơ_sở \(value)

    """
  }

  static let old = wage("10/2018/NĐ-CP", from: "01/01/2018", until: "31/12/2020", value: "là 10 đồng")
  static let new = wage("20/2021/NĐ-CP", from: "01/07/2021", value: "là 20 đồng")
  static let item = RuleBench.instrument("    mức 3 × lương_cơ_sở")

  @Test("are those in force on the day, never those of another")
  func validity() throws {
    let bench = try RuleBench(Self.old + Self.new + Self.item)
    let table: [(String, MoneyRange, [String])] = [
      ("31/12/2020", .exactly(30), []), ("01/01/2021", .upTo(nil), ["no value: lương_cơ_sở 01/01/2021"]),
      ("30/06/2021", .upTo(nil), ["no value: lương_cơ_sở 30/06/2021"]), ("01/07/2021", .exactly(60), []),
    ]
    for (day, expected, causes) in table {
      let decision = try bench.decide("", on: day)
      #expect(decision.verdict == .eligible)
      #expect(decision.amount == expected, "\(day)")
      #expect(bench.causes(decision) == causes)
    }
  }

  @Test("are taken on the date of the item that asks")
  func askingItem() throws {
    let item = Self.item.replacing("phạm vi cả nước", with: "phạm vi cả nước\n  xét theo ngày_nộp")
    let bench = try RuleBench(Self.old + Self.new + item)
    #expect(try bench.decide("ngày_nộp 31/12/2020").amount == .exactly(30))
    #expect(try bench.decide("ngày_nộp 01/07/2021").amount == .exactly(60))
    let open = try bench.decide("")
    #expect(open.verdict == .undetermined)
    #expect(open.amount == .upTo(nil))
    #expect(bench.causes(open) == ["ngày_nộp"])
  }

  @Test("whose validity is a hole may or may not count")
  func hole() throws {
    let unclear = Self.wage(
      "20/2021/NĐ-CP", from: "chưa rõ \"chưa đọc\" từ 01/07/2021 đến 01/09/2021", value: "là 20 đồng")
    let bench = try RuleBench(unclear + Self.item)
    #expect(try bench.decide("", on: "01/09/2021").amount == .exactly(60))
    #expect(bench.causes(try bench.decide("", on: "30/06/2021")) == ["no value: lương_cơ_sở 30/06/2021"])
    let between = try bench.decide("", on: "31/08/2021")
    #expect(between.amount == .upTo(nil))
    #expect(bench.causes(between) == ["hole: chưa đọc"])
    #expect(between.basis == .hole)
    #expect(try bench.decide("", on: "01/09/2021").basis == .text)
  }

  @Test("that contradict each other are a conflict, where they are needed")
  func conflict() throws {
    // The end of the older one is not known, so that the checker cannot see the overlap.
    let older = Self.wage(
      "10/2018/NĐ-CP", from: "01/01/2018", until: "chưa rõ \"chưa đọc\" từ 31/12/2021", value: "là 10 đồng")
    let bench = try RuleBench(older + Self.new + Self.item)
    let decision = try bench.decide("", on: "01/12/2021")
    #expect(decision.verdict == .conflict)
    #expect(decision.amount == MoneyRange(low: 30, high: 60))
    #expect(bench.causes(decision) == ["conflict: lương_cơ_sở [\"10/2018/NĐ-CP\", \"20/2021/NĐ-CP\"]"])
    // After the day up to which the older one is sure to hold it may be gone.
    let later = try bench.decide("", on: "01/01/2022")
    #expect(later.verdict == .eligible)
    #expect(later.amount == MoneyRange(low: 30, high: 60))
    #expect(bench.causes(later) == ["hole: chưa đọc"])
    let settled = try RuleBench(
      older + Self.new + RuleBench.instrument("    điều kiện vốn ≥ lương_cơ_sở\n    hình thức \"giống\""))
    #expect(try settled.decide("vốn 20 đồng", on: "01/12/2021").verdict == .eligible)
    #expect(try settled.decide("vốn 19 đồng", on: "01/12/2021").verdict == .conflict)
    #expect(try settled.decide("vốn 9 đồng", on: "01/12/2021").verdict == .ineligible)
    let same = try RuleBench(older + Self.new.replacing("20 đồng", with: "10 đồng") + Self.item)
    #expect(try same.decide("", on: "01/12/2021").amount == .exactly(30))
  }

  @Test("follow a fact; a value without a row has no value")
  func key() throws {
    let table = """
      văn bản 10/2018/NĐ-CP
        hiệu lực từ 01/01/2018
        phạm vi cả nước
        nguồn văn bản gốc "Công báo"
      điều 1
        quy định lương_vùng theo ngành
          - trồng_trọt: 10 đồng/tháng
          - chăn_nuôi: 12 đồng/tháng

      """
    let bench = try RuleBench(table + RuleBench.instrument("    mức lương_vùng × thời_hạn"))
    #expect(try bench.decide("ngành chăn_nuôi\nthời_hạn 3 tháng").amount == .exactly(36))
    let none = try bench.decide("ngành dịch_vụ\nthời_hạn 3 tháng")
    #expect(none.amount == .upTo(nil))
    #expect(bench.causes(none) == ["no value: lương_vùng 30/06/2022"])
    let open = try bench.decide("thời_hạn 3 tháng")
    #expect(open.amount == .upTo(nil))
    #expect(bench.causes(open) == ["ngành"])
  }

  @Test("of another province are not taken")
  func place() throws {
    let here = Self.wage("10/2018/NĐ-CP", from: "01/01/2018", value: "là 10 đồng", place: "Bắc_Kạn")
    let there = Self.wage("11/2018/NĐ-CP", from: "01/01/2018", value: "là 11 đồng", place: "Bắc_Giang")
    let bench = try RuleBench(here + there + Self.item)
    #expect(try bench.decide("tỉnh Bắc_Kạn").amount == .exactly(30))
    #expect(try bench.decide("tỉnh Bắc_Giang").amount == .exactly(33))
    #expect(try bench.decide("tỉnh Hà_Giang").amount == .upTo(nil))
    #expect(bench.causes(try bench.decide("")) == ["tỉnh"])
  }

  @Test("bring their source with them")
  func source() throws {
    let quoted = Self.wage("10/2018/NĐ-CP", from: "01/01/2018", value: "là 10 đồng", source: "thứ cấp \"báo\"")
    let bench = try RuleBench(quoted + Self.item)
    let decision = try bench.decide("")
    #expect(decision.basis == .secondary)
    #expect(decision.sources.map(\.text) == ["báo", "Công báo"])
  }
}
