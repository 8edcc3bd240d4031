import Testing

@testable import RuleLanguage

@Suite struct DiagnosticRendererTests {
  /// Renders a problem at the place between `⟦` and `⟧` of the text.
  private func render(
    _ marked: String, _ problem: SyntaxProblem = .missing(.value, after: "mức"),
    in language: MessageLanguage = .vietnamese,
    severity: Severity = .error
  ) -> [String] {
    let parts = marked.split(separator: "⟦", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let rest = (parts.last ?? "").split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var sources = SourceSet()
    let number = sources.add(SourceFile(path: "Rules/x.cancu", text: (parts.first ?? "") + rest.joined()))
    let start = Int32((parts.first ?? "").utf8.count)
    let span = SourceSpan(file: number, start: start, end: start + Int32((rest.first ?? "").utf8.count))
    let diagnostic = Diagnostic(.syntax(problem), at: span, severity: severity)
    return DiagnosticRenderer(sources: sources, language: language).render(diagnostic)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func aDiagnosticShowsPlaceMessageLineUnderlineAndHelp() {
    #expect(
      render("điều 1\n  mức ⟦a tối đa b⟧\n", .clampOutsideParentheses("tối đa")) == [
        "Rules/x.cancu:2:7: lỗi[S015]: “tối đa” giữa hai giá trị phải nằm trong ngoặc đơn", "  mức a tối đa b",
        "      ^^^^^^^^^^",
        "  gợi ý: viết “(A tối đa B)”, hoặc xuống dòng nếu là giới hạn của cả khoản hỗ trợ",
      ])
  }

  @Test func englishIsTheSameInEnglish() {
    #expect(
      render("  mức ⟦1.5⟧ tỷ", .misplacedSeparator("1.5", fix: "1,5 tỷ"), in: .english) == [
        "Rules/x.cancu:1:7: error[L007]: a point or comma is misplaced in the number “1.5”", "  mức 1.5 tỷ",
        "      ^^^",
        "  help: write “1,5 tỷ”: points group thousands, the comma is the decimal mark",
      ])
  }

  @Test func warningsSayThatTheyAreWarnings() {
    #expect(render("⟦a⟧", severity: .warning).first == "Rules/x.cancu:1:1: cảnh báo[S002]: sau “mức” thiếu một giá trị")
    #expect(render("⟦a⟧", in: .english, severity: .warning).first?.contains("warning[S002]") == true)
  }

  /// The marked text, and the underline: wide letters take two columns, marks none, tabs stay tabs.
  @Test(arguments: [
    ("农产品 ⟦x⟧", "       ^"), ("a ⟦农产⟧品", "  ^^^^"), ("\t⟦x⟧", "\t^"), ("x\u{302}x ⟦y⟧", "   ^"), ("⟦x\u{302}x⟧", "^^"),
    ("한국 ⟦😀⟧", "     ^^"), ("đặc biệt ⟦khó khăn⟧", "         ^^^^^^^^"), ("a ⟦⟧", "  ^"), ("⟦a\nb⟧", "^"), ("⟦⟧", "^"),
    ("Ａ⟦ｂ⟧", "  ^^"), ("a\u{7}⟦b⟧", "  ^"),
  ])
  func underlineFollowsTheWidthOfLetters(_ marked: String, _ underline: String) {
    let lines = render(marked)
    #expect(lines.count == 3)
    #expect(lines.last == underline)
  }

  @Test func lettersTypedAsBaseAndMarkCountOnce() {
    var sources = SourceSet()
    _ = sources.add(SourceFile(path: "x", text: "mu\u{31B}\u{301}c @"))
    var diagnostics: [Diagnostic] = []
    _ = Lexer.tokens(of: sources.files[0], number: 0, diagnostics: &diagnostics)
    let rendered = diagnostics.map(DiagnosticRenderer(sources: sources, language: .vietnamese).render)
    #expect(rendered == ["x:1:5: lỗi[L001]: ký tự “@” không thuộc ngôn ngữ này\nmức @\n    ^"])
  }

  @Test func ofAVeryLongLineOnlyThePartAroundThePlaceIsShown() {
    let lines = render(String(repeating: "x", count: 1000) + "⟦yy⟧" + String(repeating: "z", count: 1000))
    #expect(lines[0].hasPrefix("Rules/x.cancu:1:1001:"))
    #expect(lines[1].hasPrefix("…x") && lines[1].hasSuffix("z…") && lines[1].count == 202)
    #expect(lines[2] == String(repeating: " ", count: 61) + "^^")
  }

  @Test func aDiagnosticOfNoFileIsItsMessage() {
    let diagnostic = Diagnostic(.syntax(.fileTooLarge), at: SourceSpan(file: 7, start: 0, end: 0))
    let rendered = DiagnosticRenderer(sources: SourceSet(), language: .english).render(diagnostic)
    #expect(rendered.hasPrefix("error[L014]: the file is too large\n  help:"))
  }

  /// Every problem of the corpus in both languages: lower case, no full stop, nothing of ours inside.
  @Test(arguments: Corpus.files(in: "Syntax"), MessageLanguage.allCases)
  func messagesKeepTheirGrammar(_ name: String, _ language: MessageLanguage) throws {
    let text = try Corpus.text("\(Corpus.root)/Syntax/\(name).cancu")
    for diagnostic in Reading(text).parsed.diagnostics {
      let message = diagnostic.problem.message(in: language)
      #expect(message.first?.isUppercase == false && !message.hasSuffix("."), "\(message)")
      if let help = diagnostic.problem.help(in: language) {
        #expect(help.first?.isUppercase == false && !help.hasSuffix("."), "\(help)")
      }
    }
  }
}

@Suite struct NearestNameTests {
  private let names = ["mức", "mua", "hợp_tác_xã", "tổ_hợp_tác", "doanh_nghiệp", "tối đa", "tối thiểu"]

  @Test(arguments: [
    ("muc", "mức"), ("mứ", "mức"), ("hop_tac_xa", "hợp_tác_xã"), ("hợp tác xã", "hợp_tác_xã"),
    ("doanh_nghệp", "doanh_nghiệp"), ("daonh_nghiệp", "doanh_nghiệp"), ("TỐI ĐA", "tối đa"), ("toi thieu", "tối thiểu"),
    ("xyz", nil), ("", nil), ("m", nil), ("doanh", nil),
  ])
  func nearestIsTheOneMeant(_ written: String, _ meant: String?) {
    #expect(NearestName.nearest(to: written, among: names) == meant)
  }

  @Test func ofTwoAsNearTheFirstByTheAlphabetIsTaken() {
    #expect(
      NearestName.nearest(to: "dan", among: ["dàn", "dán"]) == NearestName.nearest(to: "dan", among: ["dán", "dàn"]))
  }

  @Test func veryLongNamesAreNotCompared() {
    #expect(NearestName.nearest(to: String(repeating: "a", count: 100_000), among: names) == nil)
  }
}
