import Eligibility
import RuleLanguage
import Testing

@testable import Screening

@Suite("Plain cells")
struct PlainCellTests {
  /// Pieces of which cells are made: right ones, wrong ones, and what is nearly right.
  static let pieces = [
    "0", "1", "5", "12", "150", "999999999999", "9223372036854", ".", ",", "-", "/", "%", " ", "2020", "-02-", "-12-31",
    "29", "hợp_tác_xã", "Hợp tác xã", "Bắc_Kạn", "bắc kạn", "Bắc_Giang", "có", "không", "x", "sai", "?", "không biết",
    "không áp dụng", "\u{00A0}", "e5", "+",
  ]

  @Test(
    "What is read byte by byte is read as it is from its text", arguments: [NumberStyle?.none, .vietnamese, .plain])
  func same(style: NumberStyle?) throws {
    let book = try RegisterTests.book()
    let vocabulary = book.vocabulary
    let items = LawNames(book)
    let references =
      vocabulary.facts.indices.map { FactReference(list: nil, index: $0) }
      + vocabulary.lists.indices.flatMap { list in
        vocabulary.lists[list].fields.indices.map { FactReference(list: list, index: $0) }
      }
    var random = SampleRandom(seed: 20)
    var plainCount = 0
    for reference in references {
      let reader = CellReader(reference, vocabulary, items, style: style)
      for _ in 0..<4000 {
        let count = Int(random.below(5))
        let text = (0..<count).map { _ in Self.pieces[Int(random.below(Int64(Self.pieces.count)))] }.joined()
        var quick = reader.empty
        let isPlain = Array(text.utf8).withUnsafeBufferPointer { reader.plain.read($0[...], into: &quick) }
        var full = reader.empty
        let fault = reader.read(text, into: &full)
        guard isPlain else {
          #expect(quick.states.isEmpty, "“\(text)” added something")
          continue
        }
        plainCount += 1
        #expect(fault == nil, "“\(text)” of \(vocabulary.fact(reference).name)")
        #expect(quick.states == full.states, "“\(text)” of \(vocabulary.fact(reference).name)")
        #expect(quick.numbers == full.numbers, "“\(text)” of \(vocabulary.fact(reference).name)")
      }
    }
    #expect(plainCount > 2000)
  }

  @Test("Whatever a program writes is plain")
  func written() throws {
    let book = try RegisterTests.book()
    let items = LawNames(book)
    let written = ["hợp_tác_xã", "Bắc_Kạn", "1500000", "0.125", "2.5", "900", "2019-07-17", "không"]
    for (index, text) in written.enumerated() {
      let reader = CellReader(FactReference(list: nil, index: index), book.vocabulary, items, style: .plain)
      var column = reader.empty
      #expect(Array(text.utf8).withUnsafeBufferPointer { reader.plain.read($0[...], into: &column) }, "“\(text)”")
    }
  }
}
