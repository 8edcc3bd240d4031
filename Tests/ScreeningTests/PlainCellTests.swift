import Eligibility
import RuleLanguage
import Testing

@testable import Screening

@Suite("Plain cells")
struct PlainCellTests {
  /// Pieces of which cells are made: right ones, wrong ones, and what is nearly right.
  static let pieces = [
    "0", "1", "5", "12", "150", "500", ".500", ".", ",", "-", "/", "%", "2020", "-02-", "-12-31", "29/02/2020", "29",
    "000001", "999999999999", "9223372036854", " ", "hợp_tác_xã", "Hợp tác xã", "Bắc_Kạn", "bắc kạn", "Bắc_Giang", "có",
    "không", "x", "sai", "?", "không biết",
    "không áp dụng", "\u{00A0}", "e5", "+",
  ]

  /// A cell; every other is made of what numbers and dates are made of.
  static func text(_ random: inout SampleRandom) -> String {
    let kinds = random.happens(500) ? pieces.count : 18
    return (0..<Int(random.below(6))).map { _ in pieces[Int(random.below(Int64(kinds)))] }.joined()
  }

  /// What is read of a cell byte by byte.
  static func plain(_ text: String, _ reader: CellReader) -> Int64? {
    let block = TextBlock(Array(text.utf8), offset: 0)
    return block.bytes.withUnsafeBufferPointer { reader.plain.read($0, 0, text.utf8.count) }
  }

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
        let text = Self.text(&random)
        guard !text.isEmpty, let quick = Self.plain(text, reader) else { continue }
        plainCount += 1
        let full = try? reader.read(text)
        #expect(full == .value(quick), "“\(text)” of \(vocabulary.fact(reference).name)")
      }
    }
    #expect(plainCount > 1200)
  }

  @Test(
    "A table is read as its cells are, one by one", arguments: [NumberStyle?.none, .vietnamese, .plain], [1, 2])
  func tables(style: NumberStyle?, seed: UInt64) throws {
    let book = try RegisterTests.book()
    let vocabulary = book.vocabulary
    let items = LawNames(book)
    var random = SampleRandom(seed: seed)
    // The column at the end of the row, and before others.
    let places = vocabulary.facts.indices.flatMap { [($0, ""), ($0, ",tên")] }
    for (index, tail) in places {
      let fact = vocabulary.facts[index]
      let reader = CellReader(FactReference(list: nil, index: index), vocabulary, items, style: style)
      let texts = (0..<1500).map { _ in Self.text(&random) }
      var expected: [CellReader.Cell?] = []
      var table = "mã,\(fact.name)\(fact.isYearly ? ".2021" : "")\(tail)\n"
      for (row, text) in texts.enumerated() {
        expected.append(try? reader.read(text))
        let isQuoted = text.contains(",") || random.happens(200)
        table += "\(row),\(isQuoted ? "\"\(text)\"" : text)\(tail)\n"
      }
      var options = RegisterOptions(numbers: style, keepsGoing: true)
      options.blockSize = 1 << 12
      var problems: [RegisterProblem] = []
      let opened = try TableReader.open(
        RegisterTests.file(table, step: 1000), list: nil, TableReader.Context(book, options), &problems)
      var reading = try #require(opened)
      // Without a style the file shows one, where it does.
      guard reading.style == style else { continue }
      var seen: [Int: CellReader.Cell] = [:]
      var badRows = 0
      while let rows = try reading.next() {
        badRows += rows.badRows
        for row in 0..<rows.batch.rowCount {
          let cells = rows.batch.columns[1]
          let state = try #require(CellState(rawValue: cells.states[row]))
          let number = cells.numbers[row]
          let value: CellReader.Cell = cells.texts.isEmpty ? .value(number) : .text(cells.texts[Int(number)])
          seen[try #require(Int(rows.batch.identifiers[row]))] = state == .value ? value : .state(state)
        }
      }
      for (row, cell) in expected.enumerated() {
        #expect(seen[row] == cell, "seed \(seed): “\(texts[row])” of \(fact.name)")
      }
      #expect(badRows == expected.count { $0 == nil })
    }
  }

  @Test("Numbers of every length are read as their texts are", arguments: [NumberStyle.vietnamese, .plain])
  func numbers(style: NumberStyle) throws {
    let book = try RegisterTests.book()
    let items = LawNames(book)
    var random = SampleRandom(seed: 31)
    // Money, a ratio, any number from nought on.
    for index in [2, 3, 4] {
      let reader = CellReader(FactReference(list: nil, index: index), book.vocabulary, items, style: style)
      var plainCount = 0
      for _ in 0..<6000 {
        func digits(_ most: Int64) -> String {
          String((0..<Int(random.below(most + 1))).map { _ in Character(String(random.below(10))) })
        }
        let marks = ["", "", ".", ",", "%", "-", "/", ":", "\u{0}"]
        let text = digits(9) + marks[Int(random.below(9))] + digits(7)
        guard !text.isEmpty, let quick = Self.plain(text, reader) else { continue }
        plainCount += 1
        #expect((try? reader.read(text)) == .value(quick), "“\(text)”")
      }
      #expect(plainCount > 15, "\(index)")
    }
  }

  @Test("Whatever a program writes is plain")
  func written() throws {
    let book = try RegisterTests.book()
    let items = LawNames(book)
    let written = ["hợp_tác_xã", "Bắc_Kạn", "1500000", "0.125", "2.5", "900", "2019-07-17", "không"]
    for (index, text) in written.enumerated() {
      let reader = CellReader(FactReference(list: nil, index: index), book.vocabulary, items, style: .plain)
      let isKnown = reader.knownNames.contains { $0.name == text }
      #expect(isKnown || Self.plain(text, reader) != nil, "“\(text)”")
    }
  }
}
