import RuleLanguage
import Screening

extension TextPage {
  /// Says what of a register is not in a report.
  mutating func add(_ gaps: RegisterGaps, in language: MessageLanguage, indent: Int) {
    if gaps.rows > 0 { paragraph(RegisterPhrase.leftOut(gaps.rows).text(in: language), indent: indent) }
    if gaps.records > 0 {
      paragraph(RegisterPhrase.ofNobody(gaps.records).text(in: language), indent: indent, hanging: indent + 2)
    }
  }
}
