import Foundation
import Mutation
import RuleLanguage
import Testing

@Suite("Damaged texts")
struct DamagedTextTests {
  /// The checkout.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// How many texts are read; `swift run -c release measure mutate 1000000` reads more.
  static let count = 20_000
  /// They are read in parts, side by side.
  static let parts = 20

  @Test("are read without a crash or a hang, whatever is damaged", arguments: 0..<parts)
  func damagedTexts(part: Int) throws {
    let samples = try #require(DamagedTextTests.samples)
    let size = DamagedTextTests.count / DamagedTextTests.parts
    for seed in part * size..<(part + 1) * size {
      // The last seed printed before a crash finds it again.
      var mutator = Mutator(seed: UInt64(seed))
      let chosen = mutator.below(samples.texts.count)
      let other = samples.texts[mutator.below(samples.texts.count)].bytes
      let damaged = mutator.mutate(mutator.window(of: samples.texts[chosen].bytes), with: other)
      let clock = ContinuousClock()
      let time = clock.measure { samples.reading.read(damaged, path: samples.texts[chosen].path) }
      #expect(time < .seconds(30), "seed \(seed) hangs")
    }
  }

  /// What is damaged, and what reads it.
  struct Samples: Sendable {
    let texts: [(path: String, bytes: [UInt8])]
    let reading: DamagedReading
  }

  static let samples: Samples? = {
    let rules = files(under: "Rules")
    var loader = RuleLoader()
    for file in rules { loader.read(SourceFile(path: file.path, text: file.text)) }
    let book = loader.check(usingAssumptions: true)
    let corpus = files(under: "Tests/Corpus")
    guard loader.diagnostics.isEmpty, let prelude = corpus.first(where: { $0.path.hasSuffix("Meaning/prelude.cancu") })
    else { return nil }
    return Samples(
      texts: (rules + files(under: "Cases") + corpus).map { ($0.path, Array($0.text.utf8)) },
      reading: DamagedReading(book: book, prelude: SourceFile(path: prelude.path, text: prelude.text)))
  }()

  static func files(under folder: String) -> [(path: String, text: String)] {
    let base = root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".cancu") || $0.hasSuffix(".json") }.sorted().compactMap { path in
      (try? String(contentsOf: base.appending(path: path), encoding: .utf8)).map { (folder + "/" + path, $0) }
    }
  }
}
