import Testing

@testable import RuleLanguage

/// Texts changed at random: none may trap or hang, every diagnostic must have a place, and what is read without one must
/// come through the formatter unchanged in meaning.
@Suite struct ParserFuzzTests {
  private static let seeds: [UInt64] = [1, 2, 3, 4, 5]
  private static let roundsPerSeed = 1000
  private static let layoutsPerSeed = 300

  private static let texts: [String] = {
    let good = Corpus.files(in: "Syntax/Good").compactMap { try? Corpus.text("\(Corpus.root)/Syntax/Good/\($0).cancu") }
    let bad = Corpus.files(in: "Syntax").filter { $0 != "too-many-problems" }
      .compactMap { try? Corpus.text("\(Corpus.root)/Syntax/\($0).cancu") }
    // Pieces of the long ones, so that a round is short.
    let pieces = good.flatMap { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return stride(from: 0, to: lines.count, by: 15).map {
        lines[$0..<min($0 + 15, lines.count)].joined(separator: "\n")
      }
    }
    return GuideExamples.examples + pieces + bad
  }()

  private static let words: [String] =
    Keyword.allCases.map(\.rawValue)
    + [
      "\n", "\n- ", "\na) ", "\n+ ", "(", ")", ",", ":", "\"", "#", "%", "/", "-", "+", "×", "=", "≥", "?", "5", "0,3",
      "1.5",
    ]
    + [
      "17/07/2019", "52/2018/NĐ-CP", "tên_nào_đó", "“", "”", "\\", "\u{0}", "\u{301}", "😀", "\t", "\r\n",
      "999999999999999999",
    ]

  @Test(.timeLimit(.minutes(10)), arguments: seeds)
  func changedTextNeitherTrapsNorHangs(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for round in 0..<Self.roundsPerSeed {
      let text = Self.changed(&random)
      let reading = Reading(text)
      let size = Int32(reading.file.bytes.count)
      let places = reading.parsed.diagnostics.map(\.span)
      #expect(places.allSatisfy { $0.start >= 0 && $0.end <= size }, "seed \(seed), round \(round)")
      _ = reading.rendered()
      if reading.codes.isEmpty { expectFormatting(of: reading.file, "seed \(seed), round \(round)") }
    }
  }

  /// Line breaks and comments put where blanks were: what can still be read must come through the formatter.
  @Test(.timeLimit(.minutes(10)), arguments: seeds)
  func changedLayoutComesThroughTheFormatter(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let texts = Self.texts.filter { Reading($0).codes.isEmpty }
    var formatted = 0
    for round in 0..<Self.layoutsPerSeed {
      let reading = Reading(Self.relaid(texts[random.below(texts.count)], &random))
      guard reading.codes.isEmpty else { continue }
      formatted += 1
      expectFormatting(of: reading.file, "layout, seed \(seed), round \(round)")
    }
    #expect(formatted > Self.layoutsPerSeed / 4)
  }

  /// Parsing ends at the limit of diagnostics, also where the last of them is about a line read as what it was meant to
  /// be.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      ("hồ sơ h\n", "  danh sach l\n"), ("hồ sơ h\n", "  x x\n  danh sach l\n"),
      ("trường hợp \"a\"\n", "  cho đợi x\n"),
      ("", "van ban 1/2020/NQ-HĐND\n"), ("", "truong hop \"a\"\n"), ("văn bản 1/2020/NQ-HĐND\n", "dieu 1\n"),
    ])
  func mendedLinesEndAtTheLimit(head: String, line: String) {
    for more in 0..<3 {
      let text = head + String(repeating: line, count: Parser.diagnosticLimit + more)
      var diagnostics: [Diagnostic] = []
      _ = Parser.parse(SourceFile(path: "x", text: text), number: 0, diagnostics: &diagnostics)
      #expect(diagnostics.count <= Parser.diagnosticLimit + 1)
    }
  }

  private static func relaid(_ text: String, _ random: inout SplitMix) -> String {
    var characters = Array(text)
    for _ in 0...random.below(4) {
      guard let place = characters.indices.filter({ characters[$0] == " " }).randomPlace(&random) else { break }
      let blank = ["\n", "  # ghi chú\n", "\n# ghi chú\n\n", "\n\n", "\t", "\r\n"][random.below(6)]
      characters.replaceSubrange(place...place, with: blank)
    }
    return String(characters)
  }

  private func expectFormatting(of file: SourceFile, _ which: String) {
    do {
      let formatted = try RuleLanguage.Formatter.format(file, number: 0)
      let again = try RuleLanguage.Formatter.format(SourceFile(path: "x", text: formatted), number: 0)
      #expect(again == formatted, "\(which)\n\(file.text)")
    } catch {
      Issue.record("\(which): \(error)\n\(file.text)")
    }
  }

  private static func changed(_ random: inout SplitMix) -> String {
    var characters = Array(texts[random.below(texts.count)])
    for _ in 0...random.below(4) {
      let place = random.below(characters.count + 1)
      let end = min(characters.count, place + random.below(random.below(4) == 0 ? 60 : 4))
      switch random.below(6) {
      case 0: characters.removeSubrange(place..<end)
      case 1: characters.insert(contentsOf: characters[place..<end], at: random.below(characters.count + 1))
      case 2, 3: characters.insert(contentsOf: " \(words[random.below(words.count)]) ", at: place)
      case 4: characters.insert(contentsOf: words[random.below(words.count)], at: place)
      default: characters.replaceSubrange(place..<end, with: words[random.below(words.count)])
      }
    }
    return String(characters)
  }
}

extension [Int] {
  fileprivate func randomPlace(_ random: inout SplitMix) -> Int? { isEmpty ? nil : self[random.below(count)] }
}

/// A small generator whose every run is the same.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, the limit; 0 where there is none.
  mutating func below(_ limit: Int) -> Int { limit <= 0 ? 0 : Int(next() % UInt64(limit)) }
}
