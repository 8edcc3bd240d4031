import Eligibility
import RuleLanguage
import Testing

@testable import Screening

@Suite("Registers of which not all is wanted")
struct ProjectionTests {
  /// The tables of a sampled register.
  static func tables(_ count: Int, seed: UInt64, _ book: RuleBook) throws -> [(list: String?, text: String)] {
    var sample = RegisterSample(book, try #require(SampleProfile.all.first), seed: seed, year: 2022)
    var main = sample.header
    var lists = sample.lists.indices.map { sample.header(of: $0) }
    for number in 1...count {
      let (row, records) = sample.next(number)
      main += row
      for (list, lines) in records.enumerated() { lists[list] += lines }
    }
    return [(nil, main)] + zip(sample.lists, lists).map { ($0, $1) }
  }

  static func batches(
    _ tables: [(list: String?, text: String)], _ book: RuleBook, _ wanted: RegisterColumnSet?
  ) throws -> [RegisterBatch] {
    var problems: [RegisterProblem] = []
    let opened = try Register.open(
      tables.map { RegisterTests.file($0.text, list: $0.list, step: 4096) }, book: book,
      RegisterOptions(wanted: wanted), problems: &problems)
    let register = try #require(opened, "\(problems)")
    var batches: [RegisterBatch] = []
    while let batch = try register.next() { batches.append(batch) }
    #expect(register.problemCount == 0)
    return batches
  }

  /// A dossier without what is not wanted.
  static func limited(_ dossier: Dossier, to wanted: RegisterColumnSet, _ vocabulary: Vocabulary) -> Dossier {
    var limited = dossier
    let options = RegisterOptions(wanted: wanted)
    for index in limited.facts.indices where !options.wants(FactReference(list: nil, index: index), vocabulary) {
      limited.facts[index] = .notGiven
    }
    for list in limited.lists.indices {
      guard options.wants(list: list) else {
        limited.lists[list] = nil
        continue
      }
      limited.lists[list] = limited.lists[list]?.map { record in
        var own = record
        for index in own.fields.indices where !options.wants(FactReference(list: list, index: index), vocabulary) {
          own.fields[index] = .notGiven
        }
        return own
      }
    }
    return limited
  }

  @Test("say of what is wanted the same, and of the rest nothing", arguments: [1, 2, 3, 4])
  func same(seed: UInt64) throws {
    let book = try RegisterTests.book()
    let vocabulary = book.vocabulary
    var random = SampleRandom(seed: seed)
    let tables = try Self.tables(150, seed: seed, book)
    let all = try Self.batches(tables, book, nil)
    var wanted = RegisterColumnSet()
    for index in vocabulary.facts.indices where random.happens(400) {
      wanted.facts.insert(FactReference(list: nil, index: index))
    }
    if seed % 2 == 0 {
      wanted.lists = [0]
      wanted.facts.insert(FactReference(list: 0, index: 1))
    }
    let some = try Self.batches(tables, book, wanted)
    func dossiers(_ batches: [RegisterBatch]) -> [Dossier] {
      batches.flatMap { batch in (0..<batch.rowCount).map { batch.dossier($0, book) } }
    }
    let expected = dossiers(all).map { Self.limited($0, to: wanted, vocabulary) }
    #expect(dossiers(some) == expected, "seed \(seed)")
    // What is not wanted takes no room.
    for batch in some {
      for (column, data) in zip(batch.layout.columns, batch.columns) where column.target == .ignored {
        #expect(data.states.isEmpty && data.numbers.isEmpty)
      }
      #expect(batch.lists.count == wanted.lists.count)
    }
  }

  @Test("do not read the tables of lists nobody wants")
  func lists() throws {
    let book = try RegisterTests.book()
    var problems: [RegisterProblem] = []
    let list = RegisterFile(name: "so.sản_phẩm.csv", list: "sản_phẩm") { _ in
      Issue.record("the table is read")
    }
    let opened = try Register.open(
      [RegisterTests.file("mã,vốn\n1,5\n"), list], book: book, RegisterOptions(wanted: RegisterColumnSet()),
      problems: &problems)
    let register = try #require(opened)
    #expect(try register.next()?.rowCount == 1)
    #expect(try register.next() == nil || register.problemCount == 0)
  }

  @Test("are looked at cell by cell where nothing is wanted", arguments: ["", "12345678", "a\u{1}b"])
  func cells(before: String) throws {
    let book = try RegisterTests.book()
    let cases: [(cell: [UInt8], fault: String?)] = [
      (Array("có".utf8), nil), (Array("không".utf8), nil), (Array("khôngx".utf8), nil), (Array("12345678".utf8), nil),
      (Array("123456789012345678901234567".utf8), nil), (Array("12345678é".utf8), nil), (Array("a\u{1}b".utf8), nil),
      (Array("\"a,b\"".utf8), nil), (Array("\"a\nb\"".utf8), nil), (Array("\"a\"\"b\"".utf8), nil),
      (Array("a\"b".utf8), nil), (Array("a\nb".utf8), "R006"), (Array("12345678\n".utf8), "R006"),
      (Array("a,b".utf8), "R006"), (Array("\"a\"b".utf8), "R007"), ([0x61, 0, 0x62], "R002"), ([0xC3, 0x28], "R003"),
      (Array("12345678".utf8) + [0xFF], "R003"), (Array("12345678".utf8) + [0], "R002"), ([0xC3, 0xB3, 0], "R002"),
    ]
    for (cell, fault) in cases {
      let bytes = Array("mã,vốn,bị_phạt,diện_tích\n1,\(before),".utf8) + cell + Array(",7\n".utf8)
      var rest = bytes[...]
      let file = RegisterFile(name: "so.csv", list: nil) {
        defer { rest = [] }
        $0 += rest
      }
      let wanted = RegisterColumnSet(facts: [FactReference(list: nil, index: 4)])
      var problems: [RegisterProblem] = []
      let opened = try Register.open(
        [file], book: book, RegisterOptions(keepsGoing: true, wanted: wanted), problems: &problems)
      let register = try #require(opened)
      var dossiers: [Dossier] = []
      while let batch = try register.next() { dossiers += (0..<batch.rowCount).map { batch.dossier($0, book) } }
      #expect(register.problems.first?.fault.code == fault, "\(cell)")
      #expect(dossiers.map { $0.facts[4] } == (fault == nil ? [.value(.quantity(Ratio(7)))] : []), "\(cell)")
    }
  }

  @Test("are checked for width, text and identifiers all the same; how numbers are written is seen in all of them")
  func checks() throws {
    let book = try RegisterTests.book()
    let wanted = RegisterColumnSet(facts: [FactReference(list: nil, index: 4)])
    func read(_ bytes: [UInt8]) throws -> (dossiers: [Dossier], faults: [String]) {
      var rest = bytes[...]
      let file = RegisterFile(name: "so.csv", list: nil) {
        defer { rest = [] }
        $0 += rest
      }
      var problems: [RegisterProblem] = []
      let opened = try Register.open(
        [file], book: book, RegisterOptions(keepsGoing: true, wanted: wanted), problems: &problems)
      let register = try #require(opened)
      var dossiers: [Dossier] = []
      while let batch = try register.next() {
        dossiers += (0..<batch.rowCount).map { batch.dossier($0, book) }
      }
      return (dossiers, register.problems.map { "\($0.line ?? 0) \($0.fault.code)" })
    }
    let text = "mã,vốn,diện_tích\n1,x,5\n1,5,6\n,5,6\n2,5\n3,1.000.000,1.500\n"
    let (dossiers, faults) = try read(Array(text.utf8))
    #expect(faults == ["3 R021", "4 R020", "5 R006"])
    #expect(dossiers.map { $0.facts[2] } == [.notGiven, .notGiven])
    #expect(dossiers.map { $0.facts[4] } == [.value(.quantity(Ratio(5))), .value(.quantity(Ratio(1500)))])
    #expect(try read(Array("mã,vốn\n1,".utf8) + [0xC3, 0x28, 0x0A]).faults == ["2 R003"])
    #expect(try read(Array("mã,vốn\n1,".utf8) + [0, 0x0A]).faults == ["2 R002"])
  }
}
