import Eligibility
import RuleLanguage
import Testing

@testable import Screening

@Suite("Registers in JSON Lines")
struct JSONLinesTests {
  /// A register as JSON Lines.
  static func file(_ text: String, step: Int = 5, format: RegisterFile.Format? = .jsonLines) -> RegisterFile {
    var rest = Array(text.utf8)[...]
    return RegisterFile(name: "so.jsonl", list: nil, format: format) {
      defer { rest = rest.dropFirst(step) }
      $0 += rest.prefix(step)
    }
  }

  static func open(
    _ files: [RegisterFile], _ book: RuleBook, blockSize: Int = 1 << 16, keepsGoing: Bool = true
  ) throws -> (batches: [RegisterBatch], problems: [RegisterProblem]) {
    var problems: [RegisterProblem] = []
    var options = RegisterOptions(keepsGoing: keepsGoing)
    options.blockSize = blockSize
    guard let register = try Register.open(files, book: book, options, problems: &problems) else {
      return ([], problems)
    }
    var batches: [RegisterBatch] = []
    while let batch = try register.next() { batches.append(batch) }
    return (batches, register.problems)
  }

  static func dossiers(_ batches: [RegisterBatch], _ book: RuleBook) -> [Dossier] {
    batches.flatMap { batch in (0..<batch.rowCount).map { batch.dossier($0, book) } }
  }

  // MARK: Writing

  /// A row as a line of JSON.
  static func line(_ batch: RegisterBatch, _ row: Int, _ book: RuleBook) -> String {
    let dossier = batch.dossier(row, book)
    var members: [(String, JSONValue)] = [
      ("mã", .text(batch.identifiers[row])), ("tên", .text(batch.names[row])),
    ]
    for (fact, given) in zip(book.vocabulary.facts, dossier.facts) {
      if let value = value(given, fact, book) { members.append((fact.name, value)) }
    }
    for (list, records) in zip(book.vocabulary.lists, dossier.lists) {
      guard let records else { continue }
      let values = records.map { record in
        JSONValue.object(
          [("tên", .text(record.label))]
            + zip(list.fields, record.fields).compactMap { fact, given in
              value(given, fact, book).map { (fact.name, $0) }
            })
      }
      members.append((list.name, .array(values)))
    }
    return JSONWriter.compact(.object(members)) + "\n"
  }

  private static func value(_ given: Given, _ fact: Fact, _ book: RuleBook) -> JSONValue? {
    switch given {
    case .notGiven: return nil
    case .unknown: return .null
    case .notApplicable: return .text("không áp dụng")
    case .judged(let truth, _): return .truth(truth)
    case .yearly(let years):
      return .object(years.sorted { $0.key < $1.key }.map { ("\($0.key)", value($0.value, fact, book) ?? .null) })
    case .value(let constant):
      switch constant {
      case .truth(let truth): return .truth(truth)
      case .symbol(let number):
        guard case .symbol(let enumeration) = fact.kind else { return nil }
        return .text(book.vocabulary.enumerations[enumeration].values[number].name)
      case .quantity(let quantity): return .number(quantity)
      case .date(let date): return .text(date.iso)
      case .text(let text): return .text(text)
      case .instrument(let number): return .text(number.text)
      case .supportItem(let item):
        let own = book.items[item]
        return .text("\(own.name) của \(book.instruments[own.instrument].number.text)")
      }
    }
  }

  // MARK: Tests

  @Test("say the same as CSV", arguments: [1, 2, 3], [300, 1 << 16])
  func same(seed: UInt64, blockSize: Int) throws {
    let book = try RegisterTests.book()
    let (_, batches) = try ScreenTests.sampled(200, seed: seed, isDamaged: true)
    var text = ""
    for batch in batches {
      for row in 0..<batch.rowCount { text += Self.line(batch, row, book) }
    }
    let read = try Self.open([Self.file(text, step: 1000)], book, blockSize: blockSize)
    #expect(read.problems.isEmpty, "seed \(seed): \(read.problems.prefix(3))")
    #expect(Self.dossiers(read.batches, book) == Self.dossiers(batches, book), "seed \(seed)")
    #expect(read.batches.flatMap(\.lines) == Array(1...200))
    #expect(read.batches.flatMap { Array($0.names) } == batches.flatMap { Array($0.names) })
    let date = try #require(ScreenTests.day)
    let expected = batches.flatMap { RegisterScreen(book: book, on: date, priorities: true).rows(of: $0) }
    let found = read.batches.flatMap { RegisterScreen(book: book, on: date, priorities: true).rows(of: $0) }
    #expect(found.map(\.items) == expected.map(\.items), "seed \(seed)")
    #expect(found.map(\.groups) == expected.map(\.groups), "seed \(seed)")
  }

  @Test("hold what CSV cannot: yearly facts not known as a whole, records without names", arguments: [1, 7, 1000])
  func forms(step: Int) throws {
    let book = try RegisterTests.book()
    let text = """
      {"id": 17, "name": "HTX Sen", "huyện": "Ba Bể", "xã": "Nam Mẫu", "doanh_thu": null, "tỷ_lệ": "12,5%"}\r

      {"mã": "A", "doanh_thu": {"2021": 5, "2022": null}, "sản_phẩm": [{"hạng": 3}, {"nhãn": "Chè", "hạng": null}]}
      {"mã": "B", "doanh_thu": "không áp dụng", "sản_phẩm": [], "huyện": null}
      {"mã": "C", "sản_phẩm": null, "ghi_chú": "không gì", "ngày_xét": "2022-12-31"}
      """
    let read = try Self.open([Self.file("\u{FEFF}" + text, step: step, format: nil)], book)
    #expect(read.problems.isEmpty, "\(read.problems)")
    let dossiers = Self.dossiers(read.batches, book)
    try #require(dossiers.map(\.name) == ["HTX Sen (17)", "A", "B", "C"])
    #expect(
      dossiers.map { $0.facts[5] }[0...2] == [
        .unknown, .yearly([2021: .value(.quantity(Ratio(5))), 2022: .unknown]), .notApplicable,
      ])
    #expect(try dossiers[0].facts[3] == .value(.quantity(Ratio(1).divided(by: Ratio(8)))))
    #expect(dossiers.map { $0.lists[0]?.map(\.label) } == [nil, ["1", "Chè"], [], nil])
    #expect(dossiers[1].lists[0]?.map { $0.fields[0] } == [.value(.quantity(Ratio(3))), .unknown])
    #expect(read.batches.flatMap(\.lines) == [1, 3, 4, 5])
    let date = try #require(ScreenTests.day)
    let screen = RegisterScreen(book: book, on: date, priorities: false)
    let layout = try #require(read.batches.first?.layout)
    let names = layout.groupColumns(book.vocabulary).map { layout.columns[$0].header }
    #expect(names == ["loại_hình", "tỉnh", "huyện", "xã"])
    let groups = read.batches.flatMap { screen.rows(of: $0) }[0].groups
    #expect(groups == ["loại_hình": "", "tỉnh": "", "huyện": "Ba Bể", "xã": "Nam Mẫu"])
    try ColumnTests.compare(read.batches, book, on: date, items: nil, "JSON Lines")
  }

  @Test(
    "say what is wrong, and where",
    arguments: [
      ("{\"mã\":\"1\"}\n{\"mã\":\"2\"\n", ["2 R019"]),
      ("{\"mã\":\n\"1\"}\n", ["1 R019", "2 R019"]), ("{\"mã\":\"1\"}\n[1]\n", ["2 D115"]),
      ("{\"vốn\":5}\n", ["1 R020"]), ("{\"mã\":\"1\"}\n\n{\"mã\":\"1\"}\n", ["3 R021"]),
      ("{\"mã\":\"1\",\"vốn\":\"nhiều\"}\n", ["1 D016"]), ("{\"mã\":\"1\",\"von\":5}\n", ["1 D001"]),
      ("{\"mã\":\"1\",\"id\":\"2\"}\n", ["1 R012"]), ("{\"mã\":true}\n", ["1 R042"]),
      ("{\"mã\":\"1\",\"diện_tích\":0.1234567}\n", ["1 R034"]),
    ])
  func faults(_ text: String, _ expected: [String]) throws {
    let read = try Self.open([Self.file(text)], RegisterTests.book())
    let found = read.problems.map { "\($0.line ?? 0) \($0.fault.code)" }
    // A code of JSON is the business of its reader: that it is one of these is enough.
    #expect(found.map { String($0.prefix(3)) } == expected.map { String($0.prefix(3)) }, "\(found)")
    #expect(found.count == expected.count)
  }

  @Test("keep the rows around a bad line, and stop at it where that is not asked for")
  func keepGoing() throws {
    let book = try RegisterTests.book()
    let text = (1...50).map { $0 % 10 == 5 ? "{\"mã\":\"\($0)\",\n" : "{\"mã\":\"\($0)\",\"vốn\":\($0)}\n" }.joined()
    let read = try Self.open([Self.file(text, step: 100)], book, blockSize: 64)
    #expect(read.batches.flatMap { Array($0.identifiers) } == (1...50).filter { $0 % 10 != 5 }.map(String.init))
    #expect(read.problems.map(\.line) == [5, 15, 25, 35, 45])
    let stopped = try Self.open([Self.file(text, step: 100)], book, blockSize: 64, keepsGoing: false)
    #expect(stopped.problems.map(\.line) == [5])
  }

  @Test("doubled are left out with their records")
  func doubled() throws {
    let book = try RegisterTests.book()
    let text = """
      {"mã":"1","sản_phẩm":[{"hạng":1},{"hạng":2}]}
      {"mã":"1","sản_phẩm":[{"hạng":3}]}
      {"mã":"2","sản_phẩm":[{"hạng":4}]}
      """
    let read = try Self.open([Self.file(text)], book)
    #expect(read.problems.map(\.fault.code) == ["R021"])
    let ranks = Self.dossiers(read.batches, book).map { $0.lists[0]?.map { $0.fields[0] } }
    #expect(ranks == [[1, 2], [4]].map { $0.map { .value(.quantity(Ratio($0))) } })
  }

  @Test("stand beside tables of CSV, but not beside tables of lists")
  func shards() throws {
    let book = try RegisterTests.book()
    let lines = "{\"mã\":\"1\",\"vốn\":5}\n{\"mã\":\"3\"}\n"
    let read = try Self.open([RegisterTests.file("mã,vốn\n2,6\n3,7\n"), Self.file(lines)], book)
    #expect(read.batches.flatMap { Array($0.identifiers) } == ["2", "3", "1"])
    #expect(read.problems.map(\.fault.code) == ["R021"])
    let list = RegisterTests.file("mã,hạng\n1,4\n", list: "sản_phẩm")
    #expect(try Self.open([Self.file(lines), list], book).problems.map(\.fault.code) == ["R016"])
  }

  @Test("are cut off, no text, or without end: the rows before are kept")
  func badInput() throws {
    let book = try RegisterTests.book()
    let good = (1...40).map { "{\"mã\":\"\($0)\"}\n" }.joined()
    func read(_ tail: [UInt8]) throws -> (rows: Int, faults: [String]) {
      let bytes = Array(good.utf8) + tail
      var rest = bytes[...]
      let file = RegisterFile(name: "so.jsonl", list: nil, format: .jsonLines) {
        defer { rest = rest.dropFirst(1 << 20) }
        $0 += rest.prefix(1 << 20)
      }
      let read = try Self.open([file], book)
      return (
        read.batches.map(\.rowCount).reduce(0, +), read.problems.map { "\($0.line ?? 0) \($0.fault.code)" }
      )
    }
    let deep = String(repeating: "[", count: 100_000)
    let tails: [([UInt8], String)] = [
      (Array("{\"mã\":\"41".utf8), "41 D"), ([0, 1, 2], "41 R002"), ([0x7B, 0xC3, 0x28], "41 R003"),
      (Array("{\"mã\":\"41\",\"vốn\":\(deep)".utf8), "41 D"),
      (Array("{\"mã\":\"".utf8) + [UInt8](repeating: 0x61, count: (1 << 24) + 5), "41 R008"),
      (Array("{\"mã\":\"".utf8) + [UInt8](repeating: 0x61, count: 5 << 20) + [0x0A], "41 R008"),
    ]
    for (tail, fault) in tails {
      let (rows, faults) = try read(tail)
      #expect(rows == 40, "\(fault)")
      #expect(faults.count == 1 && faults[0].hasPrefix(fault), "\(faults)")
    }
  }

  // MARK: Damage

  static let good = """
    {"mã":"1","tên":"HTX Sen","loại_hình":"hợp_tác_xã","tỉnh":"Bắc_Kạn","vốn":1500000,"tỷ_lệ":0.125,"doanh_thu":{"2021":9}}
    {"mã":"2","tên":"HTX \\"Chè\\" Ba Bể","diện_tích":2.5,"ngày_lập":"2019-07-17","bị_phạt":false,"huyện":"Ba Bể"}

    {"id":3,"sản_phẩm":[{"tên":"Chè","hạng":4,"ngày_công_nhận":"2020-01-01"},{"hạng":null}],"vốn":null}
    {"mã":"4","sản_phẩm":[],"doanh_thu":{"2020":1,"2021":null},"tỷ_lệ":"50%","loại_hình":"tổ_hợp_tác"}

    """

  static let pieces: [[UInt8]] =
    DamagedRegisterTests.pieces
    + ["{", "}", "[", "]", ":", "\"", "\\", "\\u", "\\ud800", "null", "true", "-", "1e9", ",,"]
    .map { Array($0.utf8) }

  @Test("damaged end in rows or in faults with their lines, the same however the bytes come", arguments: 0..<8)
  func damage(part: UInt64) throws {
    let book = try RegisterTests.book()
    var random = SampleRandom(seed: 900 + part)
    var withFaults = 0
    for number in 0..<2500 {
      let bytes = DamagedRegisterTests.damaged(Self.good, &random, pieces: Self.pieces)
      let place = "part \(part), number \(number): \(String(decoding: bytes, as: UTF8.self))"
      let whole = try DamagedRegisterTests.read(
        [bytes], step: 1 << 20, blockSize: 1 << 20, book: book, format: .jsonLines)
      withFaults += whole.problems.isEmpty ? 0 : 1
      #expect(!whole.isRefused, "\(place)")
      #expect(whole.problems.allSatisfy { $0.line != nil }, "\(place)")
      #expect(whole.badRows == 0 || !whole.problems.isEmpty, "\(place)")
      #expect(whole.badRows > 0 || whole.problems.isEmpty, "\(place)")
      let lines = whole.problems.map { $0.line ?? 0 }
      #expect(lines == lines.sorted(), "\(place)")
      guard number % 8 == 0 else { continue }
      let pieces = try DamagedRegisterTests.read(
        [bytes], step: 1 + Int(random.below(9)), blockSize: 1 << 20, book: book, format: .jsonLines)
      #expect(pieces == whole, "\(place)")
    }
    #expect(withFaults > 1000 && withFaults < 2500)
  }
}
