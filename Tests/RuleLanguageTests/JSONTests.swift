import Mutation
import RuleLanguage
import Testing

@Suite("JSON")
struct JSONTests {
  /// Reads a text; the value, and each problem as `code line:column`.
  private func read(_ text: String) -> (value: JSONValue?, problems: [String]) {
    let file = SourceFile(path: "a.json", text: text)
    var diagnostics: [Diagnostic] = []
    let value = JSONReader.read(file, number: 0, diagnostics: &diagnostics)
    let problems = diagnostics.map { diagnostic in
      let (line, column) = file.position(of: diagnostic.span.start)
      return "\(diagnostic.problem.code) \(line):\(column)"
    }
    return (value, problems)
  }

  @Test(
    "what is read is written back the same",
    arguments: [
      ("null", "null"),
      (" true ", "true"),
      ("[false, [], {}]", "[false,[],{}]"),
      ("{\"b\": 1, \"a\": [1, 2]}", "{\"b\":1,\"a\":[1,2]}"),
      ("\"Nấm ăn\"", "\"Nấm ăn\""),
      ("\"\\u0041\\n\\t\\\"\\\\\\/\\b\"", "\"A\\n\\t\\\"\\\\/\\u0008\""),
      ("\"\\uD83C\\uDF44\"", "\"🍄\""),
      ("\"a\\u0302\\u0301\"", "\"ấ\""),
      ("-0", "0"),
      ("0.5", "0.5"),
      ("-12.50", "-12.5"),
      ("1.5e3", "1500"),
      ("1500E-3", "1.5"),
      ("12345678901234567890.123", "12345678901234567890.123"),
      ("0.000001", "0.000001"),
      ("1e30", "1000000000000000000000000000000"),
    ])
  func roundTrip(text: String, written: String) throws {
    let (value, problems) = read(text)
    #expect(problems.isEmpty)
    #expect(JSONWriter.compact(try #require(value)) == written)
  }

  @Test(
    "every fault has its code and its place",
    arguments: [
      ("", "D103 1:1"),
      (" \n ", "D103 1:1"),
      ("{", "D104 1:2"),
      ("[1,", "D104 1:4"),
      ("{\"a\"", "D104 1:5"),
      ("tru", "D105 1:1"),
      ("[1 2]", "D105 1:4"),
      ("{\"ấn\" 1}", "D105 1:7"),
      ("{a: 1}", "D105 1:2"),
      ("{\"a\": ấ}", "D105 1:7"),
      ("{\"a\": 1;}", "D105 1:8"),
      ("'a'", "D105 1:1"),
      ("// note\n1", "D105 1:1"),
      ("[1,]", "D106 1:3"),
      ("{\"a\": 1,\n}", "D106 1:8"),
      ("1 2", "D107 1:3"),
      ("\"ab\n\"", "D109 1:1"),
      ("[\"ab", "D109 1:2"),
      ("\"a\tb\"", "D110 1:3"),
      ("\"a\\xb\"", "D111 1:3"),
      ("\"\\u12G4\"", "D111 1:2"),
      ("\"\\uD83C\"", "D112 1:2"),
      ("\"\\uDF44\"", "D112 1:2"),
      ("\"\\uD83C\\u0041\"", "D112 1:2"),
      ("01", "D113 1:1"),
      ("1.", "D113 1:1"),
      ("-", "D113 1:1"),
      ("1e", "D113 1:1"),
      ("1.2.3", "D113 1:1"),
      ("1_000", "D113 1:1"),
      ("[\n  0x10]", "D113 2:3"),
      ("1e400", "D114 1:1"),
      ("1234567890123456789012345678901234567890", "D114 1:1"),
      ("1e39", "D114 1:1"),
      ("1e-39", "D114 1:1"),
      ("123456789012e30", "D114 1:1"),
    ])
  func fault(text: String, problem: String) {
    let (value, problems) = read(text)
    #expect(value == nil)
    #expect(problems == [problem])
  }

  @Test("a key given twice is reported, and neither value is taken")
  func duplicateKeys() {
    let (value, problems) = read("{\"a\": 1, \"b\": 2,\n \"a\": 1, \"a\": 3}")
    #expect(problems == ["D115 2:2", "D115 2:10"])
    #expect(value.map(JSONWriter.compact) == "{\"b\":2}")
  }

  @Test("two spellings of one letter are one key")
  func canonicalKeys() {
    #expect(read("{\"\\u1EA5\": 1, \"a\\u0302\\u0301\": 2}").problems == ["D115 1:15"])
  }

  @Test("nesting ends at its limit, however the text goes on")
  func depth() {
    let limit = JSONReader.depthLimit
    let deep = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect(read(deep).problems.isEmpty)
    #expect(read("[" + deep + "]").problems == ["D108 1:\(limit + 1)"])
    #expect(read(String(repeating: "{\"a\":", count: 100_000)).problems == ["D108 1:\(limit * 5 + 1)"])
  }

  @Test("a span covers its value")
  func spans() throws {
    let file = SourceFile(path: "a.json", text: "{ \"tên\" : [ 1.5 , \"ấ\" ] }")
    var diagnostics: [Diagnostic] = []
    let value = try #require(JSONReader.read(file, number: 3, diagnostics: &diagnostics))
    let list = try #require(value["tên"])
    #expect(file.text(in: list.span) == "[ 1.5 , \"ấ\" ]")
    #expect(list.span.file == 3)
    guard case .array(let elements) = list.kind else { return }
    #expect(elements.map { file.text(in: $0.span) } == ["1.5", "\"ấ\""])
  }

  @Test("bytes that are not UTF-8 are refused where they stand")
  func invalidBytes() {
    for (bytes, place) in [
      (Array("{\"tên\":\n\"".utf8) + [0xFF] + Array("\"}".utf8), (2, 2)),
      ([0xE1, 0xBA], (1, 1)),
      (Array("ấ".utf8) + [0xC0, 0x80], (1, 2)),
      (Array("ab".utf8) + [0xED, 0xA0, 0x80], (1, 3)),
    ] {
      var diagnostics: [Diagnostic] = []
      let file = JSONReader.source(path: "a.json", bytes: bytes, number: 0, diagnostics: &diagnostics)
      #expect(diagnostics.map(\.problem.code) == ["D101"])
      let found = diagnostics.first.map { file.position(of: $0.span.start) }
      #expect(found?.line == place.0 && found?.column == place.1)
    }
    var diagnostics: [Diagnostic] = []
    let large = [UInt8](repeating: 0x20, count: JSONReader.sizeLimit + 1)
    _ = JSONReader.source(path: "a.json", bytes: large, number: 0, diagnostics: &diagnostics)
    #expect(diagnostics.map(\.problem.code) == ["D102"])
  }

  @Test("pretty text keeps the order and ends the same way every time")
  func pretty() {
    let value = JSONValue.object([
      ("tên", .text("HTX \"Minh Anh\"")),
      ("số tiền", .number(40_000_000)),
      ("trống", .array([])),
      ("dãy", .array([.null, .object([("a", .truth(true))])])),
    ])
    #expect(
      JSONWriter.pretty(value) == """
        {
          "tên": "HTX \\"Minh Anh\\"",
          "số tiền": 40000000,
          "trống": [],
          "dãy": [
            null,
            {
              "a": true
            }
          ]
        }
        """)
  }

  @Test("a fraction without end is written exactly, as a text")
  func fractions() throws {
    #expect(JSONWriter.compact(.number(try Ratio(1, over: 3))) == "\"1/3\"")
    #expect(JSONWriter.compact(.number(try Ratio(-1, over: 1200))) == "\"-1/1200\"")
    #expect(JSONWriter.compact(.number(try Ratio(-7, over: 40))) == "-0.175")
    #expect(JSONWriter.compact(.number(try Ratio(.max, over: 2))) == "85070591730234615865843651857942052863.5")
  }

  @Test("5,000 damaged texts are refused or read, and never trap")
  func fuzz() {
    let seed = """
      {"tên": "HTX Nấm \\uD83C\\uDF44", "doanh_thu": {"2021": 1.2e9, "2020": null}, "đã_nhận": [],
       "sản_phẩm_OCOP": [{"tên": "Gạo", "hạng_sao": 4, "ngày_công_nhận": "2021-05-06"}], "x": [true, false, -0.5]}
      """
    var mutator = Mutator(seed: 20_260_729)
    let pieces = Array("{\"\\uD83C\\u0000\": [1e30, -0.5E-7, {}, []], \"ấ\": \"\\\"\"}".utf8)
    var readable = 0
    for _ in 0..<5000 {
      let bytes = mutator.mutate(Array(seed.utf8), with: pieces)
      var diagnostics: [Diagnostic] = []
      let file = JSONReader.source(path: "f.json", bytes: bytes, number: 0, diagnostics: &diagnostics)
      let value = JSONReader.read(file, number: 0, diagnostics: &diagnostics)
      if let value, diagnostics.isEmpty {
        readable += 1
        let written = JSONWriter.pretty(value)
        var again: [Diagnostic] = []
        let back = JSONReader.read(SourceFile(path: "g.json", text: written), number: 0, diagnostics: &again)
        #expect(again.isEmpty && back.map(JSONWriter.pretty) == written)
      } else {
        #expect(!diagnostics.isEmpty)
      }
      for diagnostic in diagnostics {
        _ = file.position(of: diagnostic.span.start)
        #expect(!diagnostic.problem.message(in: .vietnamese).isEmpty)
        #expect(!diagnostic.problem.message(in: .english).isEmpty)
      }
    }
    #expect(readable > 100)
  }
}
