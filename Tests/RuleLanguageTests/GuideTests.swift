import Foundation
import GuideText
import Testing

@testable import RuleLanguage

/// What the guide says must be so: its examples are read, checked and laid out as it shows them.
@Suite("The language guide")
struct GuideTests {
  @Test("has examples of every kind")
  func kinds() {
    #expect(Guide.blocks(.right).count >= 25)
    #expect(Guide.blocks(.wrong).count >= 10)
    #expect(!Guide.blocks(.json).isEmpty)
  }

  @Test("shows complete files that say nothing wrong", arguments: Guide.blocks(.right))
  func right(block: GuideBlock) {
    for usingAssumptions in [false, true] {
      var loader = Self.loader(upTo: block)
      _ = loader.check(usingAssumptions: usingAssumptions)
      let renderer = DiagnosticRenderer(sources: loader.sources, language: .english)
      #expect(loader.diagnostics.map { renderer.render($0) } == [])
    }
  }

  @Test("shows files in the canonical layout", .serialized, arguments: Guide.blocks(.right))
  func layout(block: GuideBlock) throws {
    let file = SourceFile(path: block.description, text: block.text)
    let canonical = try Formatter.format(file, number: 0)
    if CorpusFolder.isRecording, canonical != block.text { try Self.replace(block, by: canonical) }
    #expect(canonical == block.text)
  }

  @Test(
    "shows faults with their codes", arguments: Guide.blocks(.wrong).filter { $0.codes.first?.hasPrefix("D") != true })
  func wrong(block: GuideBlock) {
    var loader = Self.loader(upTo: block)
    loader.read(SourceFile(path: block.description, text: block.text))
    _ = loader.check(usingAssumptions: true)
    #expect(!block.codes.isEmpty)
    #expect(Set(loader.diagnostics.map(\.problem.code)) == Set(block.codes))
  }

  @Test("has every keyword in its table, and a section for it")
  func keywords() {
    let rows = Guide.table(under: "11. ")
    let named = rows.compactMap(\.first).flatMap { cell in
      cell.matches(of: /`([^`]+)`/).map { String($0.1) }
    }
    let keywords = Keyword.allCases.map(\.rawValue)
    #expect(Set(keywords).subtracting(named) == [])
    #expect(Set(named).subtracting(keywords) == [])
    #expect(named.count == Set(named).count)
    let headings = Guide.lines.filter { $0.hasPrefix("#") }
    for row in rows {
      for section in row.last?.matches(of: /\d+(\.\d+)?/).map({ String($0.0) }) ?? [] {
        #expect(
          headings.contains { $0.contains(" \(section). ") || $0.contains(" \(section) ") }, "no section \(section)")
      }
    }
  }

  @Test("has a quick start of at most 40 lines")
  func quickStart() throws {
    let start = try #require(Guide.lines.firstIndex { $0.hasPrefix("## Bắt đầu nhanh") })
    let length = Guide.lines[(start + 1)...].prefix { !$0.hasPrefix("#") }.count
    #expect(length <= 40)
  }

  @Test("states the limits of the code", arguments: limits)
  func limit(name: String, value: String) {
    let row = Guide.table(under: "8. ").first { $0.last == "`\(name)`" }
    #expect(row?.contains { $0.contains(value) } == true, "\(name) is \(value): \(row ?? [])")
  }

  private static let limits = [
    ("SourceFile.sizeLimit", "\(SourceFile.sizeLimit >> 20) MiB"),
    ("JSONReader.sizeLimit", "\(JSONReader.sizeLimit >> 20) MiB"),
    ("JSONReader.depthLimit", String(JSONReader.depthLimit)),
    ("JSONReader.digitLimit", String(JSONReader.digitLimit)),
    ("Parser.nestingLimit", String(Parser.nestingLimit)),
    ("Parser.heightLimit", String(Parser.heightLimit)),
    ("Parser.pointLimit", grouped(Parser.pointLimit)),
    ("Parser.diagnosticLimit", String(Parser.diagnosticLimit)),
    ("Enumeration.limit", String(Enumeration.limit)),
    ("RuleChecking.chainLimit", String(RuleChecking.chainLimit)),
    ("RuleChecking.yearLimit", String(RuleChecking.yearLimit)),
    ("Scanner.largestNumber", grouped(Int(Scanner.largestNumber))),
    ("CalendarDate.years", "01/01/\(CalendarDate.years.lowerBound) – 31/12/\(CalendarDate.years.upperBound)"),
  ]

  private static func grouped(_ number: Int) -> String {
    CanonicalNumber.text(Ratio(Int64(number)), isGrouped: true)
  }

  private static func loader(upTo block: GuideBlock) -> RuleLoader {
    var loader = RuleLoader()
    for file in Guide.files(upTo: block) { loader.read(SourceFile(path: file.description, text: file.text)) }
    return loader
  }

  /// Writes a block anew in the guide (`RECORD=1 swift test`), to be read in the diff.
  private static func replace(_ block: GuideBlock, by text: String) throws {
    let written = try String(contentsOf: Guide.url, encoding: .utf8)
    try written.replacing("\n\(block.text)```", with: "\n\(text)```", maxReplacements: 1)
      .write(to: Guide.url, atomically: true, encoding: .utf8)
  }
}
