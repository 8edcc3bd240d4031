import Eligibility
import RuleLanguage
import Testing

@Suite("What comes from outside")
struct RobustnessTests {
  @Test("dossiers that do not fit the vocabulary are taken for unknown", arguments: 1...6 as ClosedRange<UInt64>)
  func misfits(seed: UInt64) throws {
    var rules = RandomRules(seed: seed)
    let bench = try RuleBench(rules.text())
    let date = try #require(CalendarDate("30/06/2022"))
    var dossiers = RandomDossiers(book: bench.book, seed: seed)
    let strange: [Given] = [
      .value(.symbol(63)), .value(.symbol(-1)), .value(.symbol(.max)), .value(.quantity(Ratio(.min))),
      .value(.text("?")), .value(.supportItem(.max)), .value(.supportItem(-1)),
      .yearly([.max: .unknown, .min: .unknown]),
      .value(.truth(true)), .notApplicable, .value(.quantity(Ratio(.max))),
    ]
    for _ in 0..<40 {
      var dossier = dossiers.full()
      for place in dossier.facts.indices where dossiers.random.once(in: 3) {
        dossier.facts[place] = dossiers.random.pick(strange)
      }
      for list in dossier.lists.indices {
        for record in (dossier.lists[list] ?? []).indices {
          dossier.lists[list]?[record].fields = (0..<Int.random(in: 0...9, using: &dossiers.random)).map { _ in
            dossiers.random.pick(strange)
          }
        }
      }
      if dossiers.random.once(in: 3) { dossier.facts.removeLast(5) }
      if dossiers.random.once(in: 3) { dossier.lists.removeLast() }
      #expect(bench.evaluator.decide(dossier, on: date).items.count == bench.book.items.count)
    }
  }

  @Test("rules with mistakes are evaluated as far as they go")
  func mistakes() throws {
    var loader = RuleLoader()
    loader.read(SourceFile(path: "vocabulary", text: RuleBench.vocabulary))
    loader.read(
      SourceFile(
        path: "rules",
        text: RuleBench.instrument(
          "điều kiện không_có_tên ≥ 5\nđiều kiện ít nhất 9 trong\n- mới_lập\n- bị_phạt\nmức vốn × ngành\nsố lần 1 mỗi gì_đó"
        )))
    let book = loader.check(usingAssumptions: true)
    #expect(loader.diagnostics.contains { $0.severity == .error })
    let date = try #require(CalendarDate("30/06/2022"))
    let items = Evaluator(book: book).decide(Dossier(name: "", vocabulary: book.vocabulary), on: date).items
    #expect(items.allSatisfy { $0.verdict != .eligible })
  }

  @Test("rules as deep as the parser allows are evaluated to their end")
  func depth() throws {
    let tall = (0..<60).map { _ in "(vốn + " }.joined() + "vốn" + String(repeating: ")", count: 60)
    let definitions = (0..<14).map { number in
      "định nghĩa tầng_\(number) là \(number == 0 ? tall : tall.replacing("+ vốn)", with: "+ tầng_\(number - 1))"))"
    }
    let bench = try RuleBench(
      item: "điều kiện tầng_13 ≥ 5 đồng\nmức tầng_13", before: definitions.joined(separator: "\n"))
    #expect(try bench.decide("vốn 1 đồng").amount == .exactly(841))
    #expect(try bench.decide("").verdict == .undetermined)
  }
}
