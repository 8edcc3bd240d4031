import RuleLanguage
import Testing

@testable import Reporting

@Suite("Lines of a report")
struct TextPageTests {
  @Test(
    "Columns of a terminal",
    arguments: [
      ("", 0), ("đồng", 4), ("Điều", 4), ("đồ\u{300}ng", 4), ("e\u{302}\u{301}", 1), ("✓ ĐƯỢC", 6), ("漢字", 4), ("한", 2),
      ("→", 1), ("👍", 2),
    ])
  func width(_ text: String, _ columns: Int) {
    #expect(TextWidth.columns(of: text) == columns)
  }

  @Test func wrapping() {
    #expect(TextPage.wrap("một hai ba bốn", first: 7, rest: 7) == ["một hai", "ba bốn"])
    #expect(TextPage.wrap("một hai ba", first: 3, rest: 20) == ["một", "hai ba"])
    #expect(TextPage.wrap("", first: 3, rest: 3) == [""])
    #expect(TextPage.wrap("mộttừdàiquá ba", first: 3, rest: 3) == ["mộttừdàiquá", "ba"])
    #expect(TextPage.wrap("hai " + TextPage.unbroken("40.000.000 đ"), first: 8, rest: 8) == ["hai", "40.000.000 đ"])
  }

  @Test func noLineIsWiderThanThePage() {
    var page = TextPage()
    let text = Array(repeating: "chữ tiếng Việt", count: 60).joined(separator: " ")
    page.paragraph(text, indent: 4, hanging: 8)
    page.entry("tính", text, indent: 13, nameWidth: 12)
    page.opposed(text, text)
    page.row([TextPage.Cell(text: text, width: 40), TextPage.Cell(text: text, width: 30, isRightAligned: true)])
    #expect(page.lines.allSatisfy { TextWidth.columns(of: $0) <= TextPage.width })
  }

  @Test func opposedStandsAtBothEnds() {
    var page = TextPage()
    page.opposed("trái", "phải")
    #expect(page.lines == ["trái" + String(repeating: " ", count: 102) + "phải"])
  }

  @Test func rowsWrapEachCellAndKeepNoTrailingBlanks() {
    var page = TextPage()
    page.row([TextPage.Cell(text: "một hai", width: 4), TextPage.Cell(text: "ba", width: 4, isRightAligned: true)])
    #expect(page.text == "một     ba\nhai\n")
  }
}
