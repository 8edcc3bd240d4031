import Eligibility
import Foundation
import Mutation
import RuleLanguage

/// Feeds damaged texts to everything that reads text from outside. A crash or a hang is a defect; diagnostics are not.
enum Damage {
  static func run(count: Int, from first: Int) {
    let book = Checkout.book()
    let preludes = Checkout.files(under: "Tests/Corpus/Meaning", endings: ["cancu"]).filter {
      $0.path.hasSuffix("prelude.cancu")
    }
    guard let prelude = preludes.first else { return print("Tests/Corpus/Meaning/prelude.cancu is missing") }
    let reading = DamagedReading(book: book, prelude: SourceFile(path: prelude.path, text: prelude.text))
    let texts =
      Checkout.files(under: "Rules", endings: ["cancu"]) + Checkout.files(under: "Cases", endings: ["cancu"])
      + Checkout.files(under: "Tests/Corpus", endings: ["cancu", "json"])
    let bytes = texts.map { Array($0.text.utf8) }
    let clock = ContinuousClock()
    let start = clock.now
    for number in first..<first + count {
      // The number is the seed: `measure mutate 1 SEED` shows that text and reads it.
      var mutator = Mutator(seed: UInt64(number))
      let chosen = mutator.below(bytes.count)
      let damaged = mutator.mutate(mutator.window(of: bytes[chosen]), with: bytes[mutator.below(bytes.count)])
      if count == 1 { print("\(texts[chosen].path):\n\(String(decoding: damaged, as: UTF8.self))") }
      if count == 1 || number % 1_000 == 0 {
        print("from \(number): \(clock.now - start)")
        fflush(nil)
      }
      reading.read(damaged, path: texts[chosen].path)
    }
    print("\(count) damaged texts read without a crash in \(clock.now - start)")
  }
}
