import Testing

@testable import RuleLanguage

@Suite struct LexerTests {
  private func read(_ text: String) -> (stream: TokenStream, diagnostics: [Diagnostic], file: SourceFile) {
    let file = SourceFile(path: "x.cancu", text: text)
    var diagnostics: [Diagnostic] = []
    let stream = Lexer.tokens(of: file, number: 0, diagnostics: &diagnostics)
    return (stream, diagnostics, file)
  }

  private func kinds(_ text: String) -> [TokenKind] { read(text).stream.tokens.dropLast().map(\.kind) }

  private func number(_ numerator: Int128, over denominator: Int128 = 1) throws -> TokenKind {
    .number(try Ratio(numerator, over: denominator))
  }

  @Test func wordsHoldLettersUnderscoresAndDigits() {
    #expect(kinds("điều kiện thời_hạn_2 _x") == ["điều", "kiện", "thời_hạn_2", "_x"].map { .word($0) })
  }

  @Test func decomposedLettersAreTheComposedOnes() {
    #expect(kinds("mu\u{031B}\u{0301}c") == [.word("mức")])
  }

  @Test func numbersAreExact() throws {
    let numbers: [(String, Int128, Int128)] = [
      ("0", 0, 1), ("5", 5, 1), ("1.500", 1500, 1), ("1.500.000", 1_500_000, 1), ("0,3", 3, 10), ("1,5", 3, 2),
      ("2020", 2020, 1), ("1.234,567890", 123_456_789, 100_000), ("0,000001", 1, 1_000_000),
      ("1.000.000.000.000.000", 1_000_000_000_000_000, 1), ("12,50", 25, 2), ("007", 7, 1),
    ]
    for (text, numerator, denominator) in numbers {
      #expect(kinds(text) == [try number(numerator, over: denominator)], "\(text)")
      #expect(read(text).diagnostics.isEmpty, "\(text)")
    }
  }

  @Test func aCommaAfterANumberSeparatesUnlessADigitFollows() throws {
    #expect(kinds("4, 3") == [try number(4), .symbol(.comma), try number(3)])
    #expect(kinds("4,3") == [try number(43, over: 10)])
    #expect(kinds("50%, 2") == [try number(50), .symbol(.percent), .symbol(.comma), try number(2)])
  }

  @Test func datesAndInstrumentNumbersAreOneToken() throws {
    let date = try #require(CalendarDate(year: 2019, month: 7, day: 5))
    #expect(kinds("05/07/2019") == [.date(date)])
    #expect(kinds("5/7/2019") == [.date(date)])
    for text in [
      "52/2018/NĐ-CP", "17/2023/QH15", "1804/QĐ-TTg", "13/2022/QĐ-TTg", "08/2019/NQ-HĐND", "01/2020/TT-BKHĐT",
    ] {
      #expect(kinds(text) == [.instrument(InstrumentNumber(text))])
    }
  }

  @Test func aSlashBeforeASmallLetterOrABlankDivides() throws {
    #expect(kinds("5/ha") == [try number(5), .symbol(.divide), .word("ha")])
    #expect(kinds("6 / 2") == [try number(6), .symbol(.divide), try number(2)])
  }

  @Test func asciiSpellingsGiveTheCanonicalSigns() {
    #expect(
      kinds("a >= <= != * = ≠ < > ( ) : ? % /").dropFirst().map(\.spelling) == [
        "≥", "≤", "≠", "×", "=", "≠", "<", ">", "(", ")", ":", "?", "%", "/",
      ])
  }

  @Test func marksStandOnlyFirstOnTheirLine() {
    #expect(
      kinds("a) x\n  đ) y\n- z - b)\n+ w") == [
        .mark(.letter("a")), .word("x"), .mark(.letter("đ")), .word("y"), .mark(.dash), .word("z"), .symbol(.minus),
        .word("b"), .symbol(.closeParenthesis), .mark(.plus), .word("w"),
      ])
    #expect(kinds("abc)") == [.word("abc"), .symbol(.closeParenthesis)])
  }

  @Test func textsKnowTwoEscapes() {
    #expect(kinds(#""a \"b\" \\ # c""#) == [.text(#"a "b" \ # c"#)])
  }

  @Test func tokensCarryTheirPlaceAndWhetherTheyStartALine() {
    let (stream, _, file) = read("mức 5\r\n\ttối đa \"một\"\n")
    let shown = stream.tokens.map { token in
      let (line, column) = file.position(of: token.span.start)
      return "\(line):\(column) \(file.text(in: token.span))\(token.isFirstOnLine ? " first" : "")"
    }
    #expect(shown == ["1:1 mức first", "1:5 5", "2:2 tối first", "2:6 đa", "2:9 \"một\"", "3:1  first"])
  }

  @Test func commentsAreKeptApartWithTheirPlace() {
    let stream = read("# đầu\nmức 5 # cuối\n\n#\n  #giữa  \nx").stream
    #expect(stream.comments.map(\.text) == ["đầu", "cuối", "", "giữa"])
    #expect(stream.comments.map(\.isAlone) == [true, false, true, true])
    #expect(stream.comments.map(\.tokenIndex) == [0, 2, 2, 2])
    #expect(stream.comments.map(\.followsBlankLine) == [false, false, true, false])
    #expect(stream.tokens.count == 4)
  }

  @Test func aProvisionNumberMayHaveALetterAndNothingElseMay() {
    #expect(kinds("điều 15a Khoản 2b") == [.word("điều"), .word("15a"), .word("Khoản"), .word("2b")])
    #expect(kinds("mức 15a") == [.word("mức"), .invalid])
  }

  /// Faults: the text, the code said of it, and the kind of token the lexer goes on with.
  @Test(arguments: [
    ("0a2b", "L006", nil), ("5ha", "L006", nil), ("1.5", "L007", "number"), ("1.50.000", "L007", nil),
    ("1,500,000", "L007", "number"), ("1,500.5", "L007", "number"), ("0.500", "L007", "number"), ("1,5,3", "L007", nil),
    ("0,1234567", "L008", nil), ("1.000.000.000.000.001", "L009", nil), ("99999999999999999999999999", "L009", nil),
    ("31/02/2020", "L010", nil), ("01/01/1899", "L010", nil), ("06/2018", "L011", nil), ("1/2/20", "L011", nil),
    ("52/18/NĐ-CP", "L012", nil), ("52/2018/1Đ", "L012", nil), ("\"a", "L003", "text"), ("“a”", "L004", "text"),
    ("\"a”", "L004", "text"), ("“a", "L003", "text"), ("\"a\\n\"", "L005", "text"), ("a\u{0}", "L002", nil),
    ("\u{FEFF}a\u{FEFF}", "L002", nil), ("@@@", "L001", nil), ("a == b", "L013", nil), ("a && b", "L013", nil),
    ("\"\u{202E}\"", "L002", "text"), ("# \u{7}", "L002", nil),
  ])
  func faultIsSaidOnceAndRecoveredFrom(_ text: String, _ code: String, _ kind: String?) {
    let (stream, diagnostics, _) = read(text)
    #expect(diagnostics.map(\.problem.code) == [code])
    if let kind { #expect(stream.tokens.first?.kind.sort == kind) }
    #expect(stream.tokens.last?.kind == .endOfFile)
  }

  @Test func anUnterminatedTextEndsWithItsLine() {
    #expect(kinds("tên \"a b\ncơ quan") == [.word("tên"), .text("a b"), .word("cơ"), .word("quan")])
    #expect(kinds("\"a\\") == [.text("a\\")])
  }

  @Test func aFileOverTheLimitIsNotRead() {
    let (stream, diagnostics, _) = read(String(repeating: "mức ", count: SourceFile.sizeLimit / 4))
    #expect(diagnostics.map(\.problem.code) == ["L014"])
    #expect(stream.tokens.map(\.kind) == [.endOfFile])
  }

  @Test func manyFaultsAreCutOff() {
    #expect(read(String(repeating: "@ ", count: 100_000)).diagnostics.count == Parser.diagnosticLimit + 1)
  }
}

extension TokenKind {
  fileprivate var spelling: String {
    if case .symbol(let symbol) = self { symbol.rawValue } else { sort }
  }

  fileprivate var sort: String {
    switch self {
    case .word: "word"
    case .number: "number"
    case .date: "date"
    case .instrument: "instrument"
    case .text: "text"
    case .mark: "mark"
    case .symbol: "symbol"
    case .invalid: "invalid"
    case .endOfFile: "end"
    }
  }
}
