import Testing

@testable import RuleLanguage

@Suite struct FormatterTests {
  private func format(_ text: String) throws -> String {
    try RuleLanguage.Formatter.format(SourceFile(path: "x.cancu", text: text), number: 0)
  }

  /// The good programs of the corpus, each with its canonical layout beside it (`RECORD=1` writes it anew).
  @Test(arguments: Corpus.files(in: "Syntax/Good"))
  func programHasItsCanonicalLayout(_ name: String) throws {
    let path = "\(Corpus.root)/Syntax/Good/\(name)"
    let formatted = try format(try Corpus.text(path + ".cancu"))
    try Corpus.compare(formatted, with: path + ".formatted")
    #expect(try format(formatted) == formatted)
  }

  @Test(arguments: GuideExamples.examples.indices)
  func formattingTwiceIsFormattingOnce(_ index: Int) throws {
    let formatted = try format(GuideExamples.examples[index])
    #expect(try format(formatted) == formatted)
  }

  @Test func structureGivesTheIndentAndTheBlankLines() throws {
    let text = """
      văn bản 52/2018/NĐ-CP
      tên "x"


      điều 9 "Xúc tiến"

      Khoản 3   điểm a
      hỗ trợ b
      mức   50%*a
      điều kiện
      a) một trong
      - c
      - d
      đ)  e
      hỗ trợ f
      mức theo g
      - 5 : 1500 đồng
      - còn lại:0 đồng
      khoản 4
      định nghĩa h là -i+( j-1 )/60000 đồng/giờ
      """
    #expect(
      try format(text) == """
        văn bản 52/2018/NĐ-CP
          tên "x"

        điều 9 "Xúc tiến"
        khoản 3 điểm a
          hỗ trợ b
            mức 50% × a
            điều kiện
              a) một trong
                - c
                - d
              đ) e

          hỗ trợ f
            mức theo g
              - 5: 1.500 đồng
              - còn lại: 0 đồng

        khoản 4
          định nghĩa h là -i + (j - 1) / 60.000 đồng/giờ

        """)
  }

  @Test func columnsOfTheVocabularyAreAlignedWithinABlock() throws {
    let text = """
      hồ sơ tổ_chức
      a tiền
      một_tên_dài    đúng sai "nhãn"
      b một trong c, d   cố định
      danh sách l
      e chữ
      fgh ngày
      """
    #expect(
      try format(text) == """
        hồ sơ tổ_chức
          a           tiền
          một_tên_dài đúng sai "nhãn"
          b           một trong c, d  cố định

          danh sách l
            e   chữ
            fgh ngày

        """)
  }

  @Test func commentsStayWhereTheyBelong() throws {
    let text = """
      # đầu tệp

      #nhóm
      văn bản 52/2018/NĐ-CP   # số hiệu
      # về tên
          tên "x"

      # về điều 9
      điều 9
        hỗ trợ a
          đối tượng b, # thứ nhất
            # thứ hai
            c
          # còn thiếu: tối đa

      # cuối điều
      khoản 2
        hỗ trợ d #
      #cuối tệp
      """
    #expect(
      try format(text) == """
        # đầu tệp

        # nhóm
        văn bản 52/2018/NĐ-CP  # số hiệu
          # về tên
          tên "x"

        # về điều 9
        điều 9
          hỗ trợ a
            đối tượng b,  # thứ nhất
                # thứ hai
                c
            # còn thiếu: tối đa

        # cuối điều
        khoản 2
          hỗ trợ d  #
        # cuối tệp

        """)
  }

  @Test func longLinesAreBrokenAtCommasAndJoiningWords() throws {
    let names = (1...12).map { "tên_dài_vừa_phải_\($0)" }
    let text =
      "văn bản 1/2018/NĐ-CP\nđiều 1\n  hỗ trợ a\n    đối tượng \(names.joined(separator: ", "))\n    điều kiện "
    let formatted = try format(text + names.joined(separator: " và "))
    let lines = formatted.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.count <= 120 })
    #expect(lines.filter { $0.hasPrefix("        và tên") }.count == 2)
    #expect(lines.filter { $0.hasPrefix("        tên") }.count == 2)
    #expect(lines.contains { $0.hasPrefix("    đối tượng") && $0.hasSuffix(",") })
  }

  @Test func aLineIsNotBrokenWhereTheRestWouldStartAClause() throws {
    let scope = (1...20).map { "điều \($0) khoản \($0)" }.joined(separator: ", ")
    let formatted = try format("văn bản 1/2018/NĐ-CP\nđiều 1\n  không hỗ trợ khi a đối với \(scope)\n")
    // After a comma a place goes on with the list; without one it would be the header of a provision.
    let lines = formatted.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 120 })
    #expect(lines.dropLast().dropFirst(2).allSatisfy { $0.hasSuffix(",") })
    #expect(try format(formatted) == formatted)
    let letters = String(repeating: "a_rất_dài_để_phải_xuống_dòng và ", count: 4)
    #expect(
      try format("văn bản 1/2018/NĐ-CP\nđiều 1\n  định nghĩa x là (\(letters)(ab hoặc c) và d)\n").contains("c) và d)"))
  }

  @Test func recordsKeepTheLinesThatAreWrittenBelowThem() throws {
    let text = """
      trường hợp "x"
          a b
          l "một"
              c 5
              d "hai"
              e 6
          f 7
      """
    #expect(
      try format(text) == """
        trường hợp "x"
          a b
          l "một"
            c 5
            d "hai"
            e 6
          f 7

        """)
  }

  @Test(arguments: [
    (Int128(0), Int128(1), "0"), (1_500_000, 1, "1.500.000"), (999, 1, "999"), (1000, 1, "1.000"), (3, 10, "0,3"),
    (1, 1_000_000, "0,000001"), (2_469_135, 2, "1.234.567,5"), (-3, 2, "-1,5"),
  ])
  func numberIsWrittenInOneWay(_ numerator: Int128, _ denominator: Int128, _ text: String) throws {
    #expect(CanonicalNumber.text(try Ratio(numerator, over: denominator), isGrouped: true) == text)
  }

  @Test func yearsAndProvisionsTakeNoPoints() throws {
    let text = "văn bản 1/2018/NĐ-CP\n\nđiều 1005\n  định nghĩa x là a năm 2020 + 2020\n"
    #expect(try format(text) == text.replacing("+ 2020", with: "+ 2.020"))
  }

  @Test func aFileWithErrorsIsNotFormatted() {
    #expect {
      _ = try format("văn bản\n")
    } throws: { error in
      guard case FormatterFailure.syntaxErrors(let diagnostics) = error else { return false }
      return diagnostics.map(\.problem.code) == ["S002"]
    }
  }

  @Test(arguments: ["", "\n\n", "# chỉ có ghi chú", "\n\n# một\n\n\n# hai\n"])
  func aFileWithoutDeclarationsKeepsItsComments(_ text: String) throws {
    let formatted = try format(text)
    #expect(try format(formatted) == formatted)
    #expect(formatted.filter { $0 == "#" }.count == text.filter { $0 == "#" }.count)
  }
}
