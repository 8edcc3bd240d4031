import Eligibility
import Foundation
import RuleLanguage
import Testing

@Suite("The whole law on any day")
struct AnyDayTests {
  static let book: RuleBook? = {
    var loader = RuleLoader()
    for file in DamagedTextTests.files(under: "Rules") {
      loader.read(SourceFile(path: file.path, text: file.text))
    }
    let book = loader.check(usingAssumptions: true)
    return loader.diagnostics.contains { $0.severity == .error } ? nil : book
  }()

  @Test("has one text of an instrument, and decides an item once", arguments: 0..<10)
  func anyDay(part: Int) throws {
    let book = try #require(Self.book)
    let evaluator = Evaluator(book: book)
    var diagnostics: [Diagnostic] = []
    let json = SourceFile(path: "x.json", text: "{\"ngày_nộp_hồ_sơ\": null}")
    let reader = DossierReader(book: book)
    for index in part * 50..<(part + 1) * 50 {
      var state = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 29
      let first = try #require(CalendarDate(year: 2013, month: 1, day: 1))
      let day = try #require(first.adding(days: Int64(state % 5200)))
      var inForce: [InstrumentNumber: Int] = [:]
      for instrument in book.instruments where isInForce(instrument, on: day) {
        inForce[instrument.number, default: 0] += 1
      }
      #expect(inForce.values.allSatisfy { $0 == 1 }, "seed \(index), \(day.vietnamese)")
      guard let dossier = reader.read(json: json, number: 0, diagnostics: &diagnostics) else { continue }
      let decision = evaluator.decide(dossier, on: day)
      let families = decision.items.compactMap { item -> Int? in
        let instrument = book.instruments[book.items[item.item].instrument]
        return instrument.referenceDate == nil ? book.familyOfItem[item.item] : nil
      }
      #expect(Set(families).count == families.count, "seed \(index), \(day.vietnamese)")
      #expect(decision.items.allSatisfy { $0.verdict != .eligible || $0.basis != .hole })
    }
  }

  private func isInForce(_ instrument: Instrument, on day: CalendarDate) -> Bool {
    guard case .day(let first, _) = instrument.validFrom, first <= day else { return false }
    switch instrument.validUntil {
    case .day(let last, _): return day <= last
    case .hole: return false
    case nil: return true
    }
  }
}
