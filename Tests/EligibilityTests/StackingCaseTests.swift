import Eligibility
import RuleLanguage
import Testing

/// What cases can say of the choice, and what they cover of it.
@Suite("Cases about the choice")
struct StackingCaseTests {
  private static let rules = StackingTests.instrument(
    "1/2020/NĐ-CP",
    [("a", "    mức 50 đồng"), ("b", "    mức 70 đồng"), ("c", "    mức 30 đồng"), ("d", "    mức chi_phí")],
    "không cộng dồn điều 1 khoản 1, điều 1 khoản 2\nkhoản 2\ntổng điều 1 khoản 3, điều 1 khoản 4 tối đa 40 đồng")

  private func run(_ lines: String) throws -> (mismatches: [String], coverage: [String]) {
    var loader = RuleLoader()
    loader.read(SourceFile(path: "vocabulary", text: RuleBench.vocabulary))
    loader.read(SourceFile(path: "rules", text: Self.rules))
    let book = loader.check(usingAssumptions: false)
    let number = loader.read(
      SourceFile(path: "cases", text: "trường hợp \"thử\"\n  xét ngày 30/06/2022\n  \(lines)\n"))
    var runner = CaseRunner(book: book) { book }
    var diagnostics = loader.diagnostics
    let outcomes = runner.run(loader.cases(of: number), diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    var coverage = Coverage(book: book)
    for outcome in outcomes { coverage.add(outcome) }
    return (
      outcomes.flatMap(\.expectations).flatMap(\.mismatches).map { CaseBook.say($0, book) },
      coverage.lines.filter { $0.kind == .stacking }.map {
        "\(CaseBook.say($0.citation)): \($0.tally.met)/\($0.tally.failed)/\($0.tally.unknown)"
      }
    )
  }

  private static let facts = "loại_hình hợp_tác_xã\nđã_nhận không có\nchi_phí 25 đồng\nchờ đợi\n"

  @Test(
    "are met, or told of, choice and amount",
    arguments: [
      ("a: được, 50 đồng, không được chọn", []), ("b: được, được chọn 70 đồng", []),
      ("d: được, 25 đồng, được chọn 10 đồng", []), ("a: được, được chọn", ["choice chosen no"]),
      ("b: được, có thể được chọn đến 70 đồng", ["choice open yes", "taken upTo(70) 70-70"]),
      ("d: được, được chọn 25 đồng", ["taken exactly(25) 10-10"]),
    ])
  func compared(line: String, expected: [String]) throws {
    let found = try run(Self.facts + "1/2020/NĐ-CP hỗ trợ " + line).mismatches
    #expect(found == expected)
  }

  @Test(
    "count for the rules they touch",
    arguments: [
      ("a", "chi_phí 25 đồng", ["2: 1/0/0", "2.2: 0/0/0"]), ("c", "chi_phí 25 đồng", ["2: 0/0/0", "2.2: 0/1/0"]),
      ("d", "chi_phí 25 đồng", ["2: 0/0/0", "2.2: 1/0/0"]), ("d", "chi_phí 5 đồng", ["2: 0/0/0", "2.2: 0/1/0"]),
      ("d", "chi_phí không biết", ["2: 0/0/0", "2.2: 0/0/1"]),
    ])
  func coverage(item: String, cost: String, expected: [String]) throws {
    let facts = Self.facts.replacing("chi_phí 25 đồng", with: cost)
    #expect(try run(facts + "1/2020/NĐ-CP hỗ trợ \(item): được").coverage == expected)
  }
}
